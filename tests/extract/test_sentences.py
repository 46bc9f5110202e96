"""Tests of an article's sentences as offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.sentences import sentence_spans, trim
from generator.records import Span
from tests.samples import PROPERTY, pipeline


@pytest.mark.parametrize(
    ("text", "begin", "end", "expected"),
    [
        ("  Hafen \n", 0, 9, Span(2, 7)),
        ("Hafen", 0, 5, Span(0, 5)),
        ("Der Hafen ist zu", 3, 10, Span(4, 9)),
        (" \n\t ", 0, 4, None),
        ("Hafen", 2, 2, None),
    ],
)
def test_trim(text: str, begin: int, end: int, expected: Span | None) -> None:
    """White space at the ends of a span belongs to nothing."""
    assert expected == trim(text, begin, end)


@PROPERTY
@given(st.lists(st.sampled_from(["Die Fähre kam", ".", "!", " ", "\n\n", "\t", "„", "“"]), max_size=14).map("".join))
def test_sentences_cover_every_word(text: str) -> None:
    """Sentences are in order, do not overlap, and hold everything but white space."""
    spans = sentence_spans(pipeline("de")(text))
    ends = [0, *(end for span in spans for end in span), len(text)]
    assert ends == sorted(ends)
    assert "".join("".join(text[slice(*span)].split()) for span in spans) == "".join(text.split())
    assert [text[slice(*span)] for span in spans] == [text[slice(*span)].strip() for span in spans]
