"""Sentences as offsets, without the white space around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def sentence_spans(doc: Doc) -> tuple[Span, ...]:
    """The sentences in text order; white space belongs to none."""
    text = doc.text  # put together anew each time it is asked for
    return tuple(trimmed for sentence in doc.sents if (trimmed := trim(text, sentence.start_char, sentence.end_char)))


def trim(text: str, begin: int, end: int) -> Span | None:
    """The span without white space at its ends, None if nothing else is in it.

    >>> trim(" ab ", 0, 4)
    Span(begin=1, end=3)
    """
    inner = text[begin:end]
    begin += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return Span(begin, end) if begin < end else None
