"""Tests of where a clause that hangs on a word of saying begins and ends."""

from __future__ import annotations

import pytest

from generator.extract.reading import read
from generator.extract.reported_clause import clause_begin, clause_end
from tests.samples import pipeline, profiles


def clauses(text: str, language: str = "de") -> list[str]:
    """Return the clause that hangs on each verb of saying, "" where there is none."""
    reading = read(pipeline(language)(text), profiles()[language])
    found = []
    for cue in reading.cues:
        sentence = reading.sentences[cue.begin]
        begin = clause_begin(reading, cue, sentence.end)
        end = clause_end(reading, cue, begin, sentence) if begin is not None else 0
        found.append("" if begin is None else text[reading.doc[begin].idx : end].strip(" ,–"))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie sagte, es sei spät.", "es sei spät"),
        ("Sie sagte, dass es spät ist.", "dass es spät ist"),
        ("Sie fragte, ob er komme oder ob er bleibe.", "ob er komme oder ob er bleibe"),
        ("Sie fragte, wer komme.", "wer komme"),
        ("Sie erklärte, warum es spät sei.", "warum es spät sei"),
        ("Sie kündigte am Montag an, im Mai zu bauen.", "im Mai zu bauen"),
        ("Sie warnte davor, zu viel zu bauen.", "zu viel zu bauen"),
        ("Sie erklärte, wenn es regne, bleibe das Bad zu.", "wenn es regne, bleibe das Bad zu"),
        ("Sie sagte dem Mann, der gestern kam, es sei spät.", "es sei spät"),
        ("Sie sagte: Es sei spät.", "Es sei spät"),
        ("Sie sagte, der Plan, den er kenne, sei gut.", "der Plan, den er kenne, sei gut"),
        ("Sie sagte, Ole Tamsen, der Wirt, sei krank.", "Ole Tamsen, der Wirt, sei krank"),
    ],
)
def test_begin(text: str, expected: str) -> None:
    """A clause begins behind a comma or colon: with its conjunction or question word, in the Konjunktiv, with „zu“."""
    assert clauses(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sie sagte nichts.",
        "Sie sagte: „Es ist spät.“",
        "Sie betonte den Ton, der falsch war.",
        "Er versprach, um zu gefallen, nichts.",
        "Sie sagte nichts; es sei spät.",
    ],
)
def test_no_clause(text: str) -> None:
    """Relative clauses, purposes, words in marks and what stands behind a semicolon do not hang on the verb."""
    assert clauses(text) == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie sagte, dass es spät sei, und ging.", "dass es spät sei"),
        ("Sie sagte am Abend, dass der Plan, den er kenne, gut sei.", "dass der Plan, den er kenne, gut sei"),
        ("Sie sagte, es sei spät; dann ging sie.", "es sei spät"),
        ("Die Stadt (sie sagte, es sei spät) baut.", "es sei spät"),
        ("Während sie ankündigte, zu bauen, zögert er.", "zu bauen"),
        ("Sie sagte, es sei spät, so der Rat.", "es sei spät"),
    ],
)
def test_end(text: str, expected: str) -> None:
    """A clause ends where the verb's own clause goes on, or at a bracket, a semicolon or „so X“."""
    assert clauses(text) == [expected]


def test_contrast() -> None:
    """A main clause with „doch“ in the indicative is no part of what is reported."""
    assert clauses("Sie sagte, es sei spät, doch der Rat lehnt ab.")[0] == "es sei spät"


def test_two_verbs() -> None:
    """Each of two verbs has its own clause."""
    text = "Sie hofft, dass er kommt, und sie glaubt, dass er bleibt."
    assert clauses(text) == ["dass er kommt", "dass er bleibt"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alma Reese denied that the dyke was old. Then she left.", "that the dyke was old"),
        ("Alma Reese said the dyke was old. Then she left.", "the dyke was old"),
        ("Alma Reese denied it, and the dyke was old.", ""),
    ],
)
def test_without_a_tree(text: str, expected: str) -> None:
    """Where there are no trees, a conjunction opens a clause, or the verb alone, up to the sentence's end."""
    assert clauses(text, "en") == [expected]
