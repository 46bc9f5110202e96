"""How well copies of a report are found, and how that copes with many articles.

    python -m benchmarks.copies [--part dev|test|both] [--details N] [--shared FOLDER] [--articles 1000 10000 100000]

Copies are made of real articles: content/articles, the project's annotated ones, and those of FOLDER/corpora/quotes if
it is there. Half of the articles are for setting thresholds (dev), the other half for the figures (test). Each way of
making a copy has a collection of its own: all articles, a copy of each, and what must not be joined: reports that share
quotations and a background paragraph with an article, outlets' short reports with one ending, weekly statistics. A pair
is right if both are one report. In the collection ``all`` each article has a copy of every kind.

For speed, articles are drawn by Zipf's law from made words, each outlet's with an ending of its own, 1 in 20 a copy.
Each size runs in a process of its own; memory is its largest resident set.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import accumulate, combinations
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.actor_gold import LANGUAGE, read_own
from benchmarks.speed import MEGABYTE_IN_KILOBYTES
from generator.gather.copies import find_copies
from generator.read import read_folder
from generator.records import Article
from generator.settings import ReadSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PROJECT = Path(__file__).resolve().parent.parent
PARTS = ("dev", "test")
SIZES = (1_000, 10_000, 100_000)
SEED = 1997
SHORTEST = 80  # words of an article that copies are made of, so that a third of it is more than a notice
BORROWED = 1 / 3  # of an article, at most, that others take from it, so that they are no copies of it
SHORTEST_EVENT = 600  # characters that a report on the same event has of its own
OUTLETS = ("Lahe-Zeitung", "Nordmark-Bote", "Küstenkurier", "Hörnsander Nachrichten")
PLACES = ("Berlin", "München", "Kiel", "Brüssel", "Frankfurt/Main", "New York")
NUMERALS = {"zwei": "2", "drei": "3", "vier": "4", "fünf": "5", "zehn": "10", "zwölf": "12"}
EDITS = 0.07  # of words, by an outlet
DROPPED = 0.1  # of sentences, by an outlet
CLOSING = 0.25  # of the text is the length of an outlet's closing paragraph
ENDED, ENDING_WORDS, SHORT_WORDS = 12, 45, (45, 110)  # reports of an outlet with one ending, and their lengths
WEEKS = 12
SENTENCE_END = re.compile(r"(?<=[.!?“])\s+")

VOCABULARY, WORDS = 100_000, (120, 450)
SPEED_OUTLETS = 40
COPIED = 20  # one of so many articles is a copy
COPY_EDITS = 0.08

# --- the reports that are written after one pattern; N is another number each week ---

STATISTICS = """
Die Zahl der Arbeitslosen im Landkreis Osterfleth ist im Vergleich zur Vorwoche um N auf N gesunken. Die Quote liege
damit bei N,N Prozent, teilte die Agentur für Arbeit mit. Gemeldet waren N offene Stellen, N mehr als vor einem Jahr.
Von den Arbeitslosen waren N jünger als 25 Jahre und N älter als 55 Jahre.

Das Robert-Koch-Institut hat binnen einer Woche N Fälle von Grippe in Nordmark erfasst. Das sind N mehr als in der
Woche zuvor. N Menschen wurden in Krankenhäusern behandelt, N von ihnen auf Intensivstationen. Seit Beginn der Saison
starben N Menschen im Zusammenhang mit der Krankheit.

Ein Liter Super E10 kostet im Land derzeit durchschnittlich N,N Cent. Das sind N,N Cent mehr als in der vergangenen
Woche, wie der Automobilklub mitteilte. Für Diesel müssen Autofahrer N,N Cent bezahlen, ein Plus von N,N Cent. Am
teuersten war Kraftstoff am Montag mit N,N Cent, am günstigsten am Freitag mit N,N Cent.

Der Leitindex hat die Woche mit N Punkten beendet, ein Plus von N,N Prozent. Der Index der mittelgroßen Werte stieg um
N,N Prozent auf N Punkte. Der Euro kostete zuletzt N,N Dollar, die Europäische Zentralbank setzte den Referenzkurs auf
N,N Dollar fest. Gold wurde mit N Dollar je Feinunze gehandelt.

Die Pegel im Einzugsgebiet der Lahe sind leicht gestiegen. In Osterfleth wurden am Sonntag N Zentimeter gemessen, N
mehr als vor einer Woche. In Kaltenhude stand das Wasser bei N Zentimetern, in Brellin bei N. Die Talsperren waren zu
N,N Prozent gefüllt, insgesamt N Millionen Kubikmeter.
""".strip().split("\n\n")


class Material(NamedTuple):
    """The articles of a half, all their words, and of each those paragraphs and sentences that others may take."""

    articles: list[Article]
    words: list[str]
    paragraphs: list[list[str]]
    sentences: list[list[str]]


class Scored(NamedTuple):
    """Pairs that were found, that are right, and both; what was wrong, with its ids."""

    found: int
    right: int
    both: int
    wrong: list[tuple[str, str]]
    missed: list[tuple[str, str]]


class Row(NamedTuple):
    """What finding the copies among so many articles takes; megabytes without and with it; copies found in percent."""

    articles: int
    seconds: float
    before: float
    peak: float
    recall: float


def main() -> None:
    """Print precision and recall by kind of copy, then a line for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=(*PARTS, "both"), default="test")
    parser.add_argument("--details", type=int, default=0, metavar="N", help="print so many wrong and missed pairs")
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared")
    parser.add_argument("--articles", type=int, nargs="*", default=SIZES, metavar="N")
    arguments = parser.parse_args()
    for part in PARTS:
        if arguments.part in (part, "both"):
            report(part, material(part, arguments.shared), arguments.details)
    if arguments.articles:
        print_speed(sorted(arguments.articles))


# --- precision and recall ---


def report(part: str, half: Material, details: int) -> None:
    """Make, find and score the copies of each kind, and print a line for it."""
    print(f"{part}: {len(half.articles)} articles")
    print(f"{'kind of copy':28}{'right':>8}{'found':>8}{'P':>8}{'R':>8}")
    rows = {name: score(half, (name,)) for name in KINDS}
    found, right, both = (sum(counts) for counts in zip(*(row[:3] for row in rows.values()), strict=True))
    rows["in all"] = Scored(found, right, both, [], [])
    rows["all kinds of each together"] = score(half, tuple(KINDS))
    for name, row in rows.items():
        precision, recall = 100 * row.both / max(1, row.found), 100 * row.both / max(1, row.right)
        print(f"{name:28}{row.right:8,}{row.found:8,}{precision:8.1f}{recall:8.1f}")
        for label, examples in (("wrong", row.wrong), ("missed", row.missed)):
            print("".join(f"    {label}: {one} – {other}\n" for one, other in examples[:details]), end="")


def score(half: Material, kinds: Sequence[str]) -> Scored:
    """Pairs in a collection with a copy of each of these kinds, named after its original and a sharp sign."""
    chance = random.Random(SEED)
    copies = [_copy(article, kind, half, chance) for kind in kinds for article in half.articles]
    articles = [*half.articles, *copies, *negatives(half, chance)]
    chance.shuffle(articles)
    of = {article.id: article.id.partition("#")[0] for article in articles}
    found = {pair for group in find_copies(articles) for pair in combinations(sorted(group), 2)}
    groups = [[article.id, *(f"{article.id}#{kind}" for kind in kinds)] for article in half.articles]
    right = {pair for group in groups for pair in combinations(sorted(group), 2)}
    wrong = sorted(pair for pair in found if of[pair[0]] != of[pair[1]])
    return Scored(len(found), len(right), len(found & right), wrong, sorted(right - found))


def material(part: str, shared: Path) -> Material:
    """The German articles of that half."""
    articles = sorted(_articles(shared), key=lambda article: article.id)
    random.Random(SEED).shuffle(articles)
    articles = articles[PARTS.index(part) :: len(PARTS)]
    words = [word for article in articles for word in article.text.split()]
    paragraphs = [_borrowed(article.text.split("\n\n"), article.text) for article in articles]
    sentences = [_borrowed(SENTENCE_END.split(article.text), article.text) for article in articles]
    long = [article for article in articles if len(article.text.split()) >= SHORTEST]
    return Material(long, words, [few for few in paragraphs if few], [few for few in sentences if few])


def _borrowed(parts: Sequence[str], text: str) -> list[str]:
    return [part for part in parts if len(part) <= BORROWED * len(text)]


def _of_others(parts: Sequence[Sequence[str]], text: str, room: float, chance: random.Random) -> Iterator[str]:
    """At most one part of each other article, up to so many characters, none of them half of that."""
    largest = room / 2
    for own in chance.sample(parts, len(parts)):
        part = chance.choice(own)
        if len(part) <= min(room, largest) and part not in text:
            room -= len(part)
            yield part


def _articles(shared: Path) -> Iterator[Article]:
    yield from (one for one in read_folder(PROJECT / "content/articles", ReadSettings())[0] if one.language == LANGUAGE)
    yield from (gold.article for collection in read_own("dev") for gold in collection.articles)
    corpus = shared / "corpora" / "quotes" / "dev.jsonl.gz"
    if corpus.exists():
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield Article(row["id"], row["title"], row["text"], (), date=row["date"], language=LANGUAGE)


# --- copies ---


def _copy(article: Article, kind: str, half: Material, chance: random.Random) -> Article:
    text = KINDS[kind](article.text, half, chance)
    return replace(article, id=f"{article.id}#{kind}", title="Anders", text=text, source=chance.choice(OUTLETS))


def _edited(text: str, half: Material, chance: random.Random, *, share: float) -> str:
    """That share of words replaced by others."""
    words = re.split(r"(\s+)", text)
    return "".join(chance.choice(half.words) if word.strip() and chance.random() < share else word for word in words)


def _cut(text: str, share: float) -> str:
    """The beginning, up to the end of a word."""
    words = re.split(r"(\s+)", text)
    return "".join(words[: 1 + 2 * round(share * len(words) / 2)]).strip()


def _longer(text: str, half: Material, chance: random.Random, *, share: float) -> str:
    """Other articles' paragraphs before and behind, up to that share of its length."""
    before: list[str] = []
    behind: list[str] = []
    for paragraph in _of_others(half.paragraphs, text, share * len(text), chance):
        chance.choice((before, behind)).append(paragraph)
    return "\n\n".join([*before, text, *behind])


def _rewritten(text: str, half: Material, chance: random.Random) -> str:
    """What an outlet does: place line, edits, sentences left out or turned, marks, numerals, a closing paragraph."""
    paragraphs = []
    for paragraph in text.split("\n\n"):
        sentences = [one for one in SENTENCE_END.split(paragraph) if chance.random() >= DROPPED]
        if len(sentences) > 1 and chance.random() < 1 / 2:
            place = chance.randrange(len(sentences) - 1)
            sentences[place : place + 2] = reversed(sentences[place : place + 2])
        paragraphs.append(" ".join(sentences))
    rest = _edited("\n\n".join(paragraph for paragraph in paragraphs if paragraph), half, chance, share=EDITS)
    for one, other in {"„": "»", "“": "«", " – ": " - ", "-": "‐", "Prozent": "%", "ß": "ss"}.items():
        rest = rest.replace(one, other)
    rest = re.sub(r"\w+", lambda match: NUMERALS.get(match[0], match[0]), rest)
    closing = " ".join(_of_others(half.sentences, text, CLOSING * len(text), chance))
    return f"{chance.choice(PLACES)} (dpa) – {rest}\n\n{closing}"


KINDS: dict[str, Callable[[str, Material, random.Random], str]] = {
    "edits 5 %": lambda text, half, chance: _edited(text, half, chance, share=0.05),
    "edits 10 %": lambda text, half, chance: _edited(text, half, chance, share=0.1),
    "edits 20 %": lambda text, half, chance: _edited(text, half, chance, share=0.2),
    "cut to 2/3": lambda text, _, __: _cut(text, 2 / 3),
    "cut to 1/2": lambda text, _, __: _cut(text, 1 / 2),
    "cut to 1/3": lambda text, _, __: _cut(text, 1 / 3),
    "half as much added": lambda text, half, chance: _longer(text, half, chance, share=0.5),
    "as much added": lambda text, half, chance: _longer(text, half, chance, share=1),
    "outlet": _rewritten,
    "outlet, cut to 2/3": lambda text, half, chance: _rewritten(_cut(text, 2 / 3), half, chance),
    "outlet, cut to 1/2": lambda text, half, chance: _rewritten(_cut(text, 1 / 2), half, chance),
    "outlet, cut to 1/3": lambda text, half, chance: _rewritten(_cut(text, 1 / 3), half, chance),
}


# --- what are no copies ---


def negatives(half: Material, chance: random.Random) -> list[Article]:
    """Reports on the same event, short reports with an outlet's ending, and statistics; dates within some weeks."""
    texts = [(f"event {article.id}", "", _same_event(article.text, half, chance)) for article in half.articles]
    draw = _drawer(chance)
    for outlet in OUTLETS:
        ending = draw(ENDING_WORDS)
        texts += [
            (f"ending {outlet} {one}", outlet, f"{draw(chance.randint(*SHORT_WORDS))}\n\n{ending}")
            for one in range(ENDED)
        ]
    for number, pattern in enumerate(STATISTICS):
        for week in range(WEEKS):
            text = re.sub(r"\bN\b", lambda _: str(chance.randint(2, 2000)), pattern)
            texts.append((f"statistics {number} {week}", OUTLETS[number % len(OUTLETS)], text))
    return [
        Article(id_, "", text, (), date=f"2025-04-{chance.randint(1, 30):02}", source=source, language=LANGUAGE)
        for id_, source, text in texts
    ]


def _same_event(text: str, half: Material, chance: random.Random) -> str:
    """Other articles' sentences, and up to a third of the text: its last paragraph and its quotations."""
    quoting = (one for one in SENTENCE_END.split(text) if "„" in one)
    sentences = [*SENTENCE_END.split(text.rpartition("\n\n")[2]), *quoting]
    shared: list[str] = []
    for sentence in dict.fromkeys(sentences):
        if sum(map(len, shared)) + len(sentence) <= BORROWED * len(text):
            shared.append(sentence)
    own = list(_of_others(half.sentences, text, max(len(text), SHORTEST_EVENT), chance))
    return f"{' '.join(own)}\n\n{' '.join(shared)}"


# --- speed ---


def print_speed(sizes: Sequence[int]) -> None:
    """Measure each size; the ratio is that of seconds per 1,000 articles to the smallest size's."""
    print("".join(f"{name:>10}" for name in ("articles", "seconds", "s/1000", "ratio", "MB before", "MB peak", "R")))
    smallest = 0.0
    for articles in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
            row = executor.submit(measure, articles).result()
        pace = 1000 * row.seconds / row.articles
        smallest = smallest or pace
        print(
            f"{row.articles:10,}{row.seconds:10.1f}{pace:10.3f}{pace / smallest:10.2f}{row.before:10,.0f}"
            f"{row.peak:10,.0f}{row.recall:10.1f}",
            flush=True,
        )


def measure(articles: int) -> Row:
    """Runs in a process of its own, since peak memory is counted once for a process."""
    made = generate(articles)
    before = _megabytes()
    begin = time.perf_counter()
    groups = find_copies(made)
    seconds = time.perf_counter() - begin
    found = {pair for group in groups for pair in combinations(sorted(group), 2)}
    copies = [article.id for article in made if "#" in article.id]
    hits = sum((copy.partition("#")[0], copy) in found for copy in copies)
    return Row(articles, seconds, before, _megabytes(), 100 * hits / max(1, len(copies)))


def generate(articles: int, seed: int = SEED) -> list[Article]:
    """So many articles, the same for a number and seed. Copies are edited, every other one is cut in half as well."""
    chance = random.Random(seed)
    draw = _drawer(chance)
    endings = [draw(ENDING_WORDS) for _ in range(SPEED_OUTLETS)]
    words = draw(VOCABULARY).split()
    half = Material([], words, [], [])
    made: list[Article] = []
    for number in range(articles):
        outlet = chance.randrange(SPEED_OUTLETS)
        if number % COPIED == COPIED - 1:
            original = made[-chance.randint(1, COPIED - 1)]
            id_, text = f"{original.id}#{number}", original.text.partition("\n\n")[0]
            text = _edited(_cut(text, 1 / (1 + number // COPIED % 2)), half, chance, share=COPY_EDITS)
        else:
            id_, text = f"a{number}", draw(chance.randint(*WORDS))
        text = f"{text}\n\n{endings[outlet]}"
        made.append(Article(id_, "", text, (), date="2025-04-01", source=f"o{outlet}", language=LANGUAGE))
    return made


def _drawer(chance: random.Random) -> Callable[[int], str]:
    """What gives a text of so many words, drawn by Zipf's law, in sentences of a dozen."""
    syllables = [first + vowel for first in "bdfghklmnprstwz" for vowel in ("a", "e", "i", "o", "u", "en", "er", "ung")]
    vocabulary = [
        "".join(chance.choices(syllables, k=1 + min(3, rank.bit_length() // 5))) for rank in range(VOCABULARY)
    ]
    sums = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def draw(words: int) -> str:
        drawn = chance.choices(vocabulary, cum_weights=sums, k=words)
        return " ".join(word if place % 12 else word.capitalize() for place, word in enumerate(drawn)) + "."

    return draw


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE_IN_KILOBYTES


if __name__ == "__main__":
    main()
