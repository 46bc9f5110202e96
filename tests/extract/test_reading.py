"""Tests of what every finder asks of a text."""

from __future__ import annotations

import pytest

from generator.extract.reading import phrase_places, read, statement_end
from tests.samples import pipeline, profiles


def test_verbs_of_saying() -> None:
    """Each form of a verb is known with its lemma and stance, also at the beginning of a sentence."""
    reading = read(pipeline("de")("Sagte er es? Sie bestritt das nicht."), profiles()["de"])
    assert [(cue.begin, cue.end, cue.lemma, cue.stance) for cue in reading.cues] == [
        (0, 1, "sagen", "sagen"),
        (5, 6, "bestreiten", "bestreiten"),
    ]


def test_sentences_by_word() -> None:
    """Each word knows its sentence."""
    reading = read(pipeline("de")("Er kam. Sie ging."), profiles()["de"])
    assert [one.text for one in reading.sentences] == ["Er kam."] * 3 + ["Sie ging."] * 3


def test_entities_that_act() -> None:
    """Only people and bodies can speak; a country cannot."""
    reading = read(pipeline("de")("In Polen traf Ole Tamsen die Küstennetz AG."), profiles()["de"])
    assert {start: one.text for start, one in reading.entities.items()} == {3: "Ole Tamsen", 6: "Küstennetz AG"}


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        (["laut"], ["laut", "laut"]),
        (["nach Angaben"], ["nach angaben"]),
        (["nach", "nach Angaben", "nach Angaben von"], ["nach angaben von"]),
        (["von"], ["von"]),
        ([], []),
        (["fehlt"], []),
    ],
)
def test_phrases(phrases: list[str], expected: list[str]) -> None:
    """Phrases are found without regard to case, the longest at each place."""
    reading = read(pipeline("de")("Laut ihm kam, laut ihr ging er, nach Angaben von uns nicht."), profiles()["de"])
    assert expected == [cue.lemma for cue in phrase_places(reading, phrases)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Er kam.", "Er kam"), ("Er kam?!  ", "Er kam"), ("Er kam", "Er kam"), ("Er kam …", "Er kam …")],
)
def test_statement_end(text: str, expected: str) -> None:
    """A statement ends before its full stop."""
    (sentence,) = pipeline("de")(text).sents
    assert expected == text[: statement_end(sentence)]
