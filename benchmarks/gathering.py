"""How gathering copes with many articles: seconds of each of its parts, and memory, over generated analyses.

    python -m benchmarks.gathering [--articles 1000 10000 100000] [--pace ARTICLES_A_DAY]

Texts are those of `benchmarks.copies`: words drawn by Zipf's law, 1 in 20 a copy. What the others are about (actors,
phrases, places, topics) is drawn by Zipf's law as well, for half of them from one of the events under way. Articles
come at an even pace, so that many of them span years. Shares and numbers are guessed.

Each size runs in a process of its own; memory is its largest resident set. The ratio is that of the seconds per 1,000
articles to the smallest size's.
"""

from __future__ import annotations

import argparse
import importlib
import random
import resource
import time
from collections import defaultdict, deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import wraps
from itertools import accumulate
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from benchmarks import copies
from benchmarks.actor_gold import LANGUAGE
from benchmarks.actors import PROJECT
from benchmarks.speed import MEGABYTE_IN_KILOBYTES
from generator.extract.terms import WORD
from generator.gather import gather
from generator.records import Actor, Analysis, Appearance, ArticleActor, Keyphrase, Place, Span, TopicEvidence
from generator.registry import Registry
from generator.settings import PageSettings
from generator.taxonomy import load_taxonomy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.gather import Gathered
    from generator.records import Article
    from generator.taxonomy import Taxonomy

SIZES = (1_000, 10_000, 100_000)
SEED = 22
PACE = 50  # articles a day
FIRST_DAY = date(2020, 1, 1)
OF_EVENTS = 0.5  # of the reports
UNDER_WAY = 0.1  # of a day's articles are so many events told of at a time
OF_ITS_EVENT = 0.6  # of a report's actors, phrases and places are its event's
TOPICAL, NARROW, IN_HEADLINE = 0.6, 0.7, 0.3  # of phrases
HIGHEST_SCORE = 8.0  # of a topic
TITLE_LENGTH = 60
PLACES_IN_ALL = 3_000
# What `generator.gather.gather` calls, in its order; what is beside them is counted as the rest.
MODULE = "generator.gather"
PARTS = {
    "copies": ("find_copies",),
    "features": ("_features", "unit_vectors"),
    "stories": ("find_stories", "central", "story_addresses"),
    "emerging": ("find_emerging",),
    "topics": ("gather_topics",),
}
COLUMNS = ("articles", "part", "seconds", "s/1000", "ratio", "MB before", "MB peak", "found")


@dataclass(frozen=True, slots=True)
class Made:
    """Articles, what was found in them, and who acts across them."""

    articles: list[Article]
    analyses: list[Analysis]
    actors: list[Actor]


class Kind(NamedTuple):
    """Things that reports are about: how many of an article, how many there are for each, and how common they are.

    The weight of the thing with a rank is 1 / (rank + ``offset``), by Mandelbrot's form of Zipf's law.
    """

    of_article: int
    for_each: int
    offset: int


# The offsets make the commonest actor and phrase stand in some two of 100 articles, the commonest place in five.
KINDS = {"actors": Kind(4, 3, 50), "phrases": Kind(12, 10, 50), "places": Kind(2, 0, 5), "topics": Kind(3, 0, 5)}
Subject = dict[str, list[int]]  # by kind, the ranks of what a report is about


@dataclass(frozen=True, slots=True)
class Row:
    """What gathering so many articles takes, by part; megabytes without and with it; how many things it found."""

    articles: int
    seconds: dict[str, float]
    before: float
    peak: float
    found: dict[str, int]


def main() -> None:
    """Generate and gather each size, and print its lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--pace", type=int, default=PACE, metavar="ARTICLES_A_DAY")
    arguments = parser.parse_args()
    print("".join(f"{name:>10}" for name in COLUMNS))
    smallest: dict[str, float] = {}
    for articles in sorted(arguments.articles):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
            row = executor.submit(measure, articles, arguments.pace).result()
        for line in lines(row, smallest):
            print(line, flush=True)


def lines(row: Row, smallest: dict[str, float]) -> Iterator[str]:
    """A line for each part and one for the whole; ``smallest`` keeps the pace of the first row."""
    for part, seconds in row.seconds.items():
        pace = 1000 * seconds / row.articles
        ratio = pace / smallest.setdefault(part, pace) if pace else 1.0
        text = f"{row.articles:10,}{part:>10}{seconds:10.2f}{pace:10.3f}{ratio:10.2f}"
        memory = f"{row.before:10,.0f}{row.peak:10,.0f}" if part == "whole" else " " * 20
        found = f"{row.found[part]:10,}" if part in row.found else ""
        yield f"{text}{memory}{found}".rstrip()


def measure(articles: int, pace: int = PACE) -> Row:
    """Runs in a process of its own, since peak memory is counted once for a process."""
    taxonomy = load_taxonomy((PROJECT / "site_config" / "topics.toml",))
    made = generate(articles, taxonomy, pace=pace)
    clocks: dict[str, float] = defaultdict(float)
    module = importlib.import_module(MODULE)
    timed: dict[str, Any] = {
        name: _timed(getattr(module, name), clocks, part) for part, names in PARTS.items() for name in names
    }
    before = _megabytes()
    with patch.multiple(MODULE, **timed):
        begin = time.perf_counter()
        gathered = _gathered(made, taxonomy)
        whole = time.perf_counter() - begin
    seconds = {part: clocks[part] for part in PARTS}
    seconds |= {"rest": whole - sum(seconds.values()), "whole": whole}
    return Row(articles, seconds, before, _megabytes(), _counted(gathered))


def _gathered(made: Made, taxonomy: Taxonomy) -> Gathered:
    settings = PageSettings()
    return gather(
        made.articles,
        made.analyses,
        made.actors,
        taxonomy,
        Registry(),
        language=LANGUAGE,
        least_score=settings.min_topic_score,
        least_reports=settings.min_emerging_reports,
    )


def _counted(gathered: Gathered) -> dict[str, int]:
    emerging = sum(topic.emerging for topic in gathered.topics)
    return {
        "copies": len(gathered.copies),
        "stories": len(gathered.stories),
        "emerging": emerging,
        "topics": len(gathered.topics) - emerging,
    }


def _timed(function: Callable[..., Any], clocks: dict[str, float], part: str) -> Callable[..., Any]:
    """The function with its seconds added to those of the part."""

    @wraps(function)
    def timed(*given: Any, **named: Any) -> Any:
        begin = time.perf_counter()
        try:
            return function(*given, **named)
        finally:
            clocks[part] += time.perf_counter() - begin

    return timed


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE_IN_KILOBYTES


# --- articles ---


def generate(articles: int, taxonomy: Taxonomy, *, pace: int = PACE, seed: int = SEED) -> Made:
    """So many articles and what is found in them; the same for the same numbers, taxonomy and seed."""
    chance = random.Random(seed)
    parents = {topic.id: topic.parent for topic in taxonomy.topics}
    subjects = _subjects(articles, len(parents), max(1, round(UNDER_WAY * pace)), chance)
    made = Made([], [], [])
    appearances: dict[int, list[Appearance]] = defaultdict(list)
    originals: dict[str, tuple[Analysis, Subject]] = {}
    for number, printed in enumerate(copies.generate(articles)):
        day = FIRST_DAY + timedelta(days=number // pace)
        article = replace(printed, title=printed.text[:TITLE_LENGTH], date=f"{day}T{number % 24:02}:00")
        original = printed.id.partition("#")[0]
        if original not in originals:
            subject = next(subjects)
            originals[original] = _analysis(article, subject, parents, chance), subject
        analysis, subject = originals[original]
        for position, actor in enumerate(subject["actors"]):
            appearances[actor].append(Appearance(article.id, position))
        made.articles.append(article)
        made.analyses.append(replace(analysis, article=article.id))
    made.actors.extend(
        Actor(f"p{one}", f"p{one}", "person", f"P {one}", (f"P {one}",), tuple(places))
        for one, places in sorted(appearances.items())
    )
    return made


def _subjects(articles: int, topics: int, under_way: int, chance: random.Random) -> Iterator[Subject]:
    """What reports are about, one after the other: half of them partly an event that others tell of as well."""
    in_all = {"places": PLACES_IN_ALL, "topics": topics}
    sums = {
        name: list(accumulate(1 / (rank + kind.offset) for rank in range(in_all.get(name) or kind.for_each * articles)))
        for name, kind in KINDS.items()
    }
    events: deque[Subject] = deque(maxlen=under_way)
    while True:
        own = {
            name: chance.choices(range(len(sums[name])), cum_weights=sums[name], k=kind.of_article)
            for name, kind in KINDS.items()
        }
        if chance.random() < OF_EVENTS:
            place = chance.randrange(under_way + 1)  # the last one is a new event, in whose place an old one ends
            if place >= len(events):
                events.append(own)
            else:
                own = {name: _mixed(events[place][name], own[name], chance) for name in own}
        yield {name: list(dict.fromkeys(ranks)) for name, ranks in own.items()}


def _mixed(event: Sequence[int], own: Sequence[int], chance: random.Random) -> list[int]:
    return [one if chance.random() < OF_ITS_EVENT else other for one, other in zip(event, own, strict=True)]


def _analysis(article: Article, subject: Subject, parents: Mapping[str, str], chance: random.Random) -> Analysis:
    topics = tuple(parents)
    words = chance.sample([Span(*match.span()) for match in WORD.finditer(article.text)], KINDS["phrases"].of_article)
    return Analysis(
        article=article.id,
        sentences=(),
        actors=tuple(ArticleActor(f"P {one}", "person", chance.randint(1, 9), ()) for one in subject["actors"]),
        quotes=(),
        topics=_topics([topics[one] for one in subject["topics"]], parents, words, chance),
        keyphrases=tuple(
            Keyphrase(
                key=f"k{one}",
                label=f"K{one}",
                score=round(1 / (place + 1), 3),
                evidence=(words[place],),
                # Whether it is a term does not change from article to article.
                topical=one % 10 < 10 * TOPICAL,
                narrow=one // 10 % 10 < 10 * NARROW,
                headline=chance.random() < IN_HEADLINE,
            )
            for place, one in enumerate(subject["phrases"])
        ),
        places=tuple(Place(f"o{one}", chance.randint(1, 9), (words[0],)) for one in subject["places"]),
    )


def _topics(
    own: Sequence[str], parents: Mapping[str, str], words: Sequence[Span], chance: random.Random
) -> tuple[TopicEvidence, ...]:
    """These topics and those above them, best first."""
    scores: dict[str, float] = defaultdict(float)
    for topic in own:
        score, above = chance.uniform(0, HIGHEST_SCORE), topic
        while above:
            scores[above] += score
            above = parents[above]
    found = sorted(scores, key=lambda topic: (-scores[topic], topic))
    return tuple(TopicEvidence(topic, round(scores[topic], 3), (words[0],), (), 1) for topic in found)


if __name__ == "__main__":
    main()
