"""Tests of what every finder asks of a text."""

from __future__ import annotations

import pytest

from generator.extract.reading import is_mark, is_punctuation, phrase_places, predicate_cue, read, statement_end
from tests.samples import pipeline, profiles


def test_verbs_of_saying() -> None:
    """Each form of a verb is known with its lemma and stance, also at the beginning of a sentence."""
    reading = read(pipeline("de")("Sagte er es? Sie bestritt das nicht."), profiles()["de"])
    assert [(cue.begin, cue.end, cue.lemma, cue.stance) for cue in reading.cues] == [
        (0, 1, "sagen", "sagen"),
        (5, 6, "bestreiten", "bestreiten"),
    ]


@pytest.mark.parametrize(
    ("text", "lemma", "words", "frames"),
    [
        ("Die Stadt kündigte den Bau an.", "ankündigen", ["kündigte", "an"], {"clause", "infinitive", "object"}),
        ("Die Stadt gab den Bau bekannt.", "bekanntgeben", ["gab", "bekannt"], {"clause", "infinitive", "object"}),
        ("Sie hat den Plan abgelehnt.", "ablehnen", ["hat", "abgelehnt"], {"clause", "infinitive"}),
        ("Sie sprach von einem Erfolg.", "sprechen", ["sprach"], {"clause", "about", "name"}),
    ],
)
def test_parts_of_a_verb(text: str, lemma: str, words: list[str], frames: set[str]) -> None:
    """A verb has its auxiliaries and what is split off it, and opens the ways of quoting of its group."""
    reading = read(pipeline("de")(text), profiles()["de"])
    (cue,) = reading.cues
    assert cue.lemma == lemma
    assert [reading.doc[place].text for place in cue.tokens] == words
    assert set(cue.frames) == frames


def test_verbs_without_a_tree() -> None:
    """Where there are no trees, verbs are known by the forms that are listed; nouns are none."""
    reading = read(pipeline("en")("She says nothing and denied it; the statement reports."), profiles()["en"])
    assert not reading.parsed
    assert [(cue.lemma, cue.stance) for cue in reading.cues] == [
        ("say", "sagen"),
        ("deny", "bestreiten"),
        ("report", "sagen"),
    ]


def test_a_verb_of_any_kind() -> None:
    """Any verb can be made a cue, with its parts."""
    reading = read(pipeline("de")("Er schlief am Abend ein."), profiles()["de"])
    cue = predicate_cue(reading.doc[1], reading.profile)
    assert (cue.lemma, cue.stance, cue.frames, cue.tokens) == ("einschlafen", "", (), [1, 4])


def test_words_in_marks() -> None:
    """Each word knows whether it stands in marks; the marks themselves do not."""
    reading = read(pipeline("de")("Er rief „Kommt ‚bald‘ heim“ und ging."), profiles()["de"])
    inside = [token.text for token, marked in zip(reading.doc, reading.in_marks, strict=True) if marked]
    assert inside == ["Kommt", "‚", "bald", "‘", "heim"]
    assert [token.text for token in reading.doc if is_mark(token, reading.profile)] == ["„", "‚", "‘", "“"]
    assert [token.text for token in reading.doc if is_punctuation(token)] == ["„", "‚", "‘", "“", "."]


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
