"""Which topics of the taxonomy an article is about, by the words that speak for each."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.records import Span, TopicEvidence

if TYPE_CHECKING:
    from generator.records import Article
    from generator.taxonomy import Taxonomy, TopicDefinition

# A word in headline or lead says what an article is about; one further down may be in passing.
PROMINENT_WEIGHT = 2.0


def find_topics(article: Article, taxonomy: Taxonomy) -> tuple[TopicEvidence, ...]:
    """Topics with their evidence, best first."""
    found = [topic for definition in taxonomy.topics if (topic := _evidence(article, definition))]
    return tuple(sorted(found, key=lambda topic: (-topic.score, topic.topic)))


def _evidence(article: Article, definition: TopicDefinition) -> TopicEvidence | None:
    """The topic with its words, or None if the text has none of them or one that excludes it."""
    words = definition.words.get(article.language, ())
    if not words:
        return None
    exclude = definition.exclude.get(article.language, ())
    if exclude and _pattern(exclude).search(article.text):
        return None
    pattern = _pattern(words)
    spans = tuple(Span(match.start(), match.end()) for match in pattern.finditer(article.text))
    if not spans:
        return None
    lead_end = max((block.end for block in article.blocks if block.kind == "lead"), default=0)
    score = sum(PROMINENT_WEIGHT if span.begin < lead_end else 1.0 for span in spans)
    score += PROMINENT_WEIGHT * len(pattern.findall(article.title))
    return TopicEvidence(definition.id, score, spans)


@functools.lru_cache(maxsize=4096)  # compiled once a topic, not once an article
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_word_pattern(word) for word in words), re.IGNORECASE)


def _word_pattern(word: str) -> str:
    """A word of the taxonomy as a regular expression; what a star stands for is part of the evidence.

    >>> re.findall(_word_pattern("sanktion*"), "Die sanktionen und Exportsanktionen")
    ['sanktionen']
    """
    before = r"\w*" if word.startswith("*") else r"(?<!\w)"
    after = r"\w*" if word.endswith("*") else r"(?!\w)"
    return before + r"\s+".join(map(re.escape, word.strip("*").split())) + after
