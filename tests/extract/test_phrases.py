"""Tests of which words beside a verb name who speaks, by the order of words alone."""

from __future__ import annotations

import pytest

from generator.extract.phrases import phrase_from, speaker_after, speaker_before, subject_behind
from generator.extract.reading import read
from tests.samples import pipeline, profiles

TEXT = "Sprecherin Wiebke Ott vom Amt traf die alte Ministerin, ihn und Ole Tamsen (48) am Hafen."


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Sprecherin", "Sprecherin Wiebke Ott"),
        ("Wiebke", "Wiebke Ott"),
        ("Ott", ""),
        ("vom", ""),
        ("die", "die alte Ministerin"),
        ("alte", ""),
        ("ihn", "ihn"),
        ("und", ""),
        ("Ole", "Ole Tamsen"),
        (",", ""),
    ],
)
def test_phrase(first: str, expected: str) -> None:
    """Words that name somebody begin with a determiner, a function, a name or a pronoun."""
    reading = read(pipeline("de")(TEXT), profiles()["de"])
    (index,) = [token.i for token in reading.doc if token.text == first]
    phrase = phrase_from(reading, index, len(reading.doc))
    assert expected == (phrase.text if phrase else "")


@pytest.mark.parametrize(
    ("text", "verb", "before", "after", "behind"),
    [
        ("Gestern sagte Wiebke Ott nichts.", "sagte", "", "Wiebke Ott", "Wiebke Ott"),
        ("Wiebke Ott sagte Ole Tamsen nichts.", "sagte", "Wiebke Ott", "Ole Tamsen", "Ole Tamsen"),
        ("Gestern sagte er nichts.", "sagte", "", "er", "er"),
        ("Die Ministerin sagte nichts.", "sagte", "Die Ministerin", "", ""),
        ("Ole Tamsen kam, die Ministerin sagte nichts.", "sagte", "die Ministerin", "", ""),
        ("Gestern sagte, als es hell war, die Ministerin nichts.", "sagte", "", "", ""),
        ("Ole Tamsen „lachte“, sagte nichts.", "sagte", "", "", ""),
        ("Da sagte.", "sagte", "", "", ""),
        ("Gestern sagte und rief und weinte und lachte und tobte und sang und flehte Ole Tamsen.", "sagte", "", "", ""),
    ],
)
def test_speakers_around_a_verb(text: str, verb: str, before: str, after: str, behind: str) -> None:
    """The nearest words that name somebody count, up to the border of the clause."""
    reading = read(pipeline("de")(text), profiles()["de"])
    (index,) = [token.i for token in reading.doc if token.text == verb]
    found = [
        speaker_before(reading, 0, index),
        speaker_after(reading, index + 1, len(reading.doc)),
        subject_behind(reading, index + 1),
    ]
    assert [one.text if one else "" for one in found] == [before, after, behind]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("“Yes,” said Mayor Alma Reese.", "said", "Mayor Alma Reese"),
        ("“Yes,” said Chen Qigang.", "said", "Chen Qigang"),
        ("“Yes,” she said.", "said", ""),
        ("“Yes,” said she.", "said", "she"),
        ("“Yes,” it said", "said", ""),
    ],
)
def test_subject_behind_in_english(text: str, verb: str, expected: str) -> None:
    """Right behind the verb stands its subject, also a name that no list knows."""
    reading = read(pipeline("en")(text), profiles()["en"])
    (index,) = [token.i for token in reading.doc if token.text == verb]
    found = subject_behind(reading, index + 1)
    assert expected == (found.text if found else "")
