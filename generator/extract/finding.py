"""What a finder finds: a quotation before it is known which actor speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as TokenSpan

    from generator.extract.reading import Cue
    from generator.records import QuoteType

# What stands between a statement and the words that say whose it is.
EDGES = " \t\n,–-:;"
MARKS = '„“”"»«›‹‚‘’'


@dataclass(frozen=True, slots=True)
class Finding:
    """A quotation with the words that show it; ``spans`` are characters of the text."""

    type: QuoteType
    spans: tuple[Span, ...]
    rule: str
    confidence: float
    cue: Cue | None = None
    speaker: TokenSpan | None = None


def contains(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Whether each of the inner spans lies within one of the outer ones."""
    return all(any(a.begin <= b.begin and b.end <= a.end for a in outer) for b in inner)


def overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether the two share a character."""
    return any(a.begin < b.end and b.begin < a.end for a in one for b in other)


def words_between(text: str, begin: int, end: int, more: str = "") -> Span | None:
    """The span without white space, commas, dashes and ``more`` at its ends, None if no word is left.

    >>> words_between("ja, so – ", 3, 9)
    Span(begin=4, end=6)
    """
    words = text[begin:end]
    begin += len(words) - len(words.lstrip(EDGES + more))
    end -= len(words) - len(words.rstrip(EDGES + more))
    while end - begin > 1 and text[begin] in MARKS and text[begin + 1] in EDGES:  # of words that are left out
        begin += 1 + len(text[begin + 1 : end]) - len(text[begin + 1 : end].lstrip(EDGES))
    while end - begin > 1 and text[end - 1] in MARKS and text[end - 2] in EDGES:
        end -= 1 + len(text[begin : end - 1]) - len(text[begin : end - 1].rstrip(EDGES))
    return Span(begin, end) if begin < end and any(one.isalnum() for one in text[begin:end]) else None


def length(spans: Sequence[Span]) -> int:
    """The number of characters."""
    return sum(span.end - span.begin for span in spans)
