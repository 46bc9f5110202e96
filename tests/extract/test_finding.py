"""Tests of how findings lie to one another."""

from __future__ import annotations

import pytest

from generator.extract.finding import contains, length, overlap, words_between
from generator.records import Span


@pytest.mark.parametrize(
    ("one", "other", "inside", "shared"),
    [
        ([(0, 9)], [(2, 5)], True, True),
        ([(0, 9)], [(0, 9)], True, True),
        ([(2, 5)], [(0, 9)], False, True),
        ([(0, 5)], [(3, 9)], False, True),
        ([(0, 5)], [(5, 9)], False, False),
        ([(0, 3), (6, 9)], [(3, 6)], False, False),
        ([(0, 3), (6, 9)], [(1, 2), (7, 8)], True, True),
        ([(0, 3), (6, 9)], [(1, 8)], False, True),
        ([(0, 9)], [], True, False),
        ([], [(0, 9)], False, False),
    ],
)
def test_places(
    one: list[tuple[int, int]],
    other: list[tuple[int, int]],
    inside: object,
    shared: object,
) -> None:
    """One contains another if each piece lies in one of its own; they overlap if they share a character."""
    first, second = [Span(*span) for span in one], [Span(*span) for span in other]
    assert contains(first, second) is inside
    assert overlap(first, second) is shared
    assert overlap(second, first) is shared


@pytest.mark.parametrize(("spans", "expected"), [([], 0), ([(2, 5)], 3), ([(2, 5), (7, 9)], 5)])
def test_length(spans: list[tuple[int, int]], expected: int) -> None:
    """The characters of all pieces count, those between them do not."""
    assert length([Span(*span) for span in spans]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("so", "so"),
        (" , so – ", "so"),
        ("\nso:\n", "so"),
        ("so, so", "so, so"),
        ("so!", "so!"),
        ("„so“;", "„so“"),
        ("", None),
        (" – , ", None),
        ("…", None),
        ("„!“", None),
    ],
)
def test_words_between(words: str, expected: str | None) -> None:
    """What parts a statement from its source is left out; without a word nothing is left."""
    text = f"Ja{words}nein"
    span = words_between(text, 2, 2 + len(words))
    assert expected == (text[span.begin : span.end] if span else None)
