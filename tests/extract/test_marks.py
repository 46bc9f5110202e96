"""Tests of the stretches in quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.marks import stretches
from tests.samples import PROPERTY, profiles

MARKS = profiles()["de"].quotes.marks
SIGNS = sorted({mark for pair in MARKS for mark in pair})
PIECES = [*SIGNS, "'", "5″", "rock’n’roll", "Deich", "das Wasser", "ja", " ", "  ", ",", ".", ":", "\n", "\n\n", "\r\n"]


def found(text: str) -> list[tuple[str, int, bool]]:
    """Return the stretches with their words, depth and whether they are closed."""
    return [(text[one.inner.begin : one.inner.end], one.depth, one.closed) for one in stretches(text, MARKS)]


@pytest.mark.parametrize("pair", ["„“", "„”", '„"', "“”", "»«", "«»", '""', "‚‘", "‚’", "›‹", "‹›"])
def test_every_pair(pair: str) -> None:
    """Each pair of the language opens and closes a stretch."""
    assert found(f"Er rief {pair[0]}Kommt heim{pair[1]} und ging.") == [("Kommt heim", 0, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kein Wort.", []),
        ("", []),
        ("Er rief „“ und ging.", []),
        ("„ “", []),
        ("„Ja“ und „nein“", [("Ja", 0, True), ("nein", 0, True)]),
        ("„ Ja “", []),
        ("„Er rief ‚Kommt heim‘ hinaus“", [("Er rief ‚Kommt heim‘ hinaus", 0, True), ("Kommt heim", 1, True)]),
        ("»Er rief ›Kommt heim‹ hinaus«", [("Er rief ›Kommt heim‹ hinaus", 0, True), ("Kommt heim", 1, True)]),
        ("„Das „Haus“ brennt“", [("Das „Haus“ brennt", 0, True), ("Haus", 1, True)]),
        ("„Das »Haus« brennt“", [("Das »Haus« brennt", 0, True), ("Haus", 1, True)]),
        ('"Das ‚Haus‘ brennt", rief er.', [("Das ‚Haus‘ brennt", 0, True), ("Haus", 1, True)]),
        ("„Ja“, sagte er. »Nein«, sagte sie.", [("Ja", 0, True), ("Nein", 0, True)]),
    ],
)
def test_pairs(text: str, expected: list[tuple[str, int, bool]]) -> None:
    """Marks of all kinds stand side by side and inside one another."""
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Das ist Ole’s Deich“", [("Das ist Ole’s Deich", 0, True)]),
        ("‚Das ist Ole’s Deich‘", [("Das ist Ole’s Deich", 0, True)]),
        ("Er hört Rock’n’Roll.", []),
        ('Der 27" breite und der 19" breite Schirm.', []),
        ('Ein 27" Schirm, „neu“', [("neu", 0, True)]),
        ("Das ‚Haus und „der Deich“ stehen.", [("der Deich", 0, True)]),
        ("„Das ‚Haus brennt“, rief er.", [("Das ‚Haus brennt", 0, True)]),
        ("Das Haus“ brennt, „das Dorf“ nicht.", [("das Dorf", 0, True)]),
        ("Der „ Deich „hält“.", [("hält", 0, True)]),
    ],
)
def test_what_is_no_mark(text: str, expected: list[tuple[str, int, bool]]) -> None:
    """Apostrophes, inch signs and marks without a partner open and close nothing."""
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Der Deich hält.\n\nEr kam.", [("Der Deich hält.", 0, False)]),
        ("Er rief: „Der Deich hält.\n\nEr kam.", [("Der Deich hält.", 0, False)]),
        ("Er rief: „Der Deich hält", [("Der Deich hält", 0, False)]),
        ("Er rief „Der Deich hält.\n\nEr kam.", []),
        ("„Das Wasser steigt.\n\n„Und es fällt.“", [("Das Wasser steigt.", 0, False), ("Und es fällt.", 0, True)]),
        ("„Der Deich\nhält“", [("Der Deich", 0, False)]),
        ("Er rief: „\n\nDer Deich hält.“", []),
        ("Er rief: „Der ‚Deich‘ hält.", [("Der ‚Deich‘ hält.", 0, False), ("Deich", 1, True)]),
    ],
)
def test_paragraphs(text: str, expected: list[tuple[str, int, bool]]) -> None:
    """Nothing reaches into the next paragraph; behind a colon or at the beginning, the closing mark may be missing."""
    assert expected == found(text)


def test_order() -> None:
    """Stretches come in text order, an outer one before what stands in it."""
    text = "„‚Ja‘, rief er“ und „so weiter“"
    assert [text[one.inner.begin : one.inner.end] for one in stretches(text, MARKS)] == [
        "‚Ja‘, rief er",
        "Ja",
        "so weiter",
    ]


@PROPERTY
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    """Words lie in the text, in one line and without white space around them; outer stretches are apart."""
    marked = stretches(text, MARKS)
    for one in marked:
        words = text[one.inner.begin : one.inner.end]
        assert 0 <= one.inner.begin < one.inner.end <= len(text)
        assert words == words.strip() != ""
        assert "\n" not in words
        assert one.depth >= 0
        assert text[: one.inner.begin].rstrip()[-1] in SIGNS
    outer = [one.inner for one in marked if one.depth == 0]
    assert [one for one, following in pairwise(outer) if one.end > following.begin] == []
