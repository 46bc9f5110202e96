"""Names: on GermEval sentences, and people in whole news texts."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, MissingDataError, f1_figure, figure
from benchmarks.metrics import Offsets, Retrieval, Tally, word_offsets
from generator.nlp.decode import name_spans
from training.corpora import NAMES, NEWS_SHARE, held_out, read_germeval, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from training.corpora import Sentence

GERMEVAL = "ner/germeval14-dev.conll.gz"
SMARTDATA = "ner/smartdata.jsonl.gz"
ON_GERMEVAL = "GermEval 2014 dev, outer labels, strict spans"
ON_NEWS = "SmartData news, held-out part, people introduced in full"
GROUPS = {**{name: (name,) for name in NAMES}, "PER+ORG+LOC": ("PER", "ORG", "LOC"), "all four": NAMES}
FULL_NAME = 2  # words
LONG_LINE = 60  # characters: longer than headings and credits that many papers share

Name = tuple[int, int, str]


def measure_names(nlp: Language, corpora: Path) -> Iterator[Figure]:
    """F1 of each kind of name and of several together; raises MissingDataError without the corpus."""
    sentences = read_germeval(existing(corpora / GERMEVAL))
    docs = list(nlp.pipe(sentence.text for sentence in sentences))
    known = any(doc.ents for doc in docs)
    for name, kinds in GROUPS.items():
        counts = Retrieval()
        for doc, sentence in zip(docs, sentences, strict=True):
            counts.add(of_kinds(found_names(doc), kinds), of_kinds(gold_names(sentence), kinds))
        key = {"PER+ORG+LOC": "three", "all four": "all"}.get(name, name.lower())
        yield f1_figure(f"names.{key}.f1", f"{name} F1", ON_GERMEVAL, counts if known else None)


def existing(path: Path) -> Path:
    """The path. Raises MissingDataError if there is no such file."""
    if not path.is_file():
        raise MissingDataError(f"{path} is not there; the annotated corpora are no part of the project (--corpora)")
    return path


def found_names(doc: Doc) -> set[Name]:
    """The names that the pipeline has found, by characters."""
    return {(span.start_char, span.end_char, span.label_) for span in doc.ents}


def gold_names(sentence: Sentence) -> set[Name]:
    """The names of a sentence by characters of its text."""
    words = word_offsets(sentence.words, sentence.spaces)
    return {(words[begin][0], words[end - 1][1], kind) for begin, end, kind in name_spans(sentence.names or [])}


def of_kinds(names: set[Name], kinds: Sequence[str]) -> set[Name]:
    """The names of these kinds."""
    return {name for name in names if name[2] in kinds}


# --- people in whole texts ---


def measure_people(nlp: Language, corpora: Path) -> Iterator[Figure]:
    """How many mentions of people are found whose full name stands somewhere in the text."""
    exact, touched, precision = Tally(), Tally(), Tally()
    known = False
    for text, people in news_with_people(existing(corpora / SMARTDATA)):
        mentions = introduced(text, people)
        if not mentions:
            continue
        doc = nlp(text)
        known = known or bool(doc.ents)
        found = {(begin, end) for begin, end, _ in of_kinds(found_names(doc), ("PER",))}
        exact.add(sum(mention in found for mention in mentions), len(mentions), cases=len(mentions))
        overlapping = sum(any(overlap(mention, one) for one in found) for mention in mentions)
        touched.add(overlapping, len(mentions), cases=len(mentions))
        precision.add(len(found & set(people)), len(found), cases=len(found))
    for key, what, tally in (
        ("exact", "PER recall, exact span", exact),
        ("overlap", "PER recall, overlapping span", touched),
        ("precision", "PER precision, exact span", precision),
    ):
        yield figure(f"people.{key}", what, ON_NEWS, tally if known else None)


def news_with_people(path: Path) -> Iterator[tuple[str, list[Offsets]]]:
    """The held-out news with the people in them; of nested spans the longest, and none that cuts through a word.

    News that share a long line with a text that may be trained on (agency reports are printed by several papers) are
    left out.
    """
    documents = [json.loads(line) for line in read_lines(path)]
    kept = [one["source"] == "news" and held_out(one["id"], NEWS_SHARE) for one in documents]
    trained = {
        line for one, apart in zip(documents, kept, strict=True) if not apart for line in long_lines(one["text"])
    }
    for document in itertools.compress(documents, kept):
        text = document["text"]
        if trained & long_lines(text):
            continue
        spans = {(begin, end) for begin, end, kind in document["spans"] if kind == "person"}
        outer = [one for one in spans if not any(one != other and contains(other, one) for other in spans)]
        yield text, sorted(span for span in outer if not cuts_word(text, span))


def long_lines(text: str) -> set[str]:
    """The lines that are too long to be the same by chance."""
    return {line.strip() for line in text.splitlines() if len(line.strip()) > LONG_LINE}


def introduced(text: str, people: Sequence[Offsets]) -> list[Offsets]:
    """The mentions of people whose name stands in full somewhere in the text.

    >>> introduced("Ida Roth kam. Roths Rede. Ott schwieg.", [(0, 8), (14, 19), (26, 29)])
    [(0, 8), (14, 19)]
    """
    words = {span: text[slice(*span)].split() for span in people}
    full = {bare(parts[-1]) for parts in words.values() if len(parts) >= FULL_NAME}
    return [span for span, parts in words.items() if bare(parts[-1]) in full]


def bare(word: str) -> str:
    """A last name without the ending of the genitive.

    >>> bare("Roths"), bare("Marx'"), bare("Weiss")
    ('Roth', 'Marx', 'Weis')
    """
    return word.rstrip("'’").removesuffix("s")


def overlap(one: Offsets, other: Offsets) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def contains(outer: Offsets, inner: Offsets) -> bool:
    """Whether one span lies in the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def cuts_word(text: str, span: Offsets) -> bool:
    """Whether a word goes on at an end of the span („Roth-Besuch“): parts of words are no mentions here.

    >>> cuts_word("der Roth-Besuch", (4, 8)), cuts_word("der Roth.", (4, 8))
    (True, False)
    """
    around = text[max(0, span[0] - 1) : span[0]] + text[span[1] : span[1] + 1]
    return any(letter.isalnum() or letter == "-" for letter in around)
