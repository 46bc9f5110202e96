"""Which topics of the taxonomy an article is about, by the words that speak for each."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.records import Span, TopicEvidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records import Article
    from generator.taxonomy import Taxonomy, TopicDefinition

# A word in headline or lead says what an article is about; one further down may be in passing.
PROMINENT_WEIGHT = 2.0


def find_topics(article: Article, taxonomy: Taxonomy) -> tuple[TopicEvidence, ...]:
    """Topics with their evidence, best first."""
    text, title = _lower(article.text), _lower(article.title)
    lead_end = max((block.end for block in article.blocks if block.kind == "lead"), default=0)
    found = [
        topic
        for definition in taxonomy.topics
        if (topic := _evidence(definition, article.language, text, title, lead_end))
    ]
    return tuple(sorted(found, key=lambda topic: (-topic.score, topic.topic)))


def _evidence(definition: TopicDefinition, language: str, text: str, title: str, lead_end: int) -> TopicEvidence | None:
    """The topic with its words, or None if the text has none of them or one that excludes it."""
    if any(_places(word, text) for word in definition.exclude.get(language, ())):
        return None
    words = definition.words.get(language, ())
    spans = _evidence_spans(words, text)
    if not spans:
        return None
    score = sum(PROMINENT_WEIGHT if span.begin < lead_end else 1.0 for span in spans)
    score += PROMINENT_WEIGHT * len(_evidence_spans(words, title))
    return TopicEvidence(definition.id, score, spans)


def _evidence_spans(words: Iterable[str], text: str) -> tuple[Span, ...]:
    """Where any of the words stands; where two match at one place („Mars“, „Mars-Mission“), the longer counts."""
    spans: list[Span] = []
    for span in sorted((span for word in words for span in _places(word, text)), key=lambda one: (one.begin, -one.end)):
        if not spans or span.begin >= spans[-1].end:
            spans.append(span)
    return tuple(spans)


def _places(word: str, text: str) -> list[Span]:
    """Where a word of the taxonomy stands in the text, which must be in lower case."""
    word = word.lower()
    if word.strip("*").split()[0] not in text:  # most words are in no text: this is far quicker than a pattern
        return []
    return [_whole_word(text, match) for match in _pattern(word).finditer(text)]


@functools.cache  # compiled once a word, not once an article
def _pattern(word: str) -> re.Pattern[str]:
    """A word of the taxonomy as a regular expression; the rest of a word behind a match belongs to it.

    >>> _pattern("sanktion*").findall("die sanktionen und exportsanktionen")
    ['sanktionen']
    """
    before = "" if word.startswith("*") else r"(?<!\w)"
    after = r"\w*" if word.endswith("*") else r"(?!\w)"
    return re.compile(before + r"\s+".join(map(re.escape, word.strip("*").split())) + after)


def _lower(text: str) -> str:
    """The text in lower case, letter by letter: „İ“ would become two, and offsets would shift."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _whole_word(text: str, match: re.Match[str]) -> Span:
    """The match from the beginning of its word on: looking back is far quicker than trying from every letter."""
    begin = match.start()
    while begin and (text[begin - 1].isalnum() or text[begin - 1] == "_"):
        begin -= 1
    return Span(begin, match.end())
