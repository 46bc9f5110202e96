"""Tests of which words beside a verb name who speaks, and which actor that is."""

from __future__ import annotations

import pytest

from generator.extract.reading import read
from generator.extract.speakers import actor_of, phrase_from, speaker_after, speaker_before, subject_behind
from generator.records import ArticleActor, Mention
from tests.samples import pipeline, profiles, span_of

TEXT = "Sprecherin Wiebke Ott vom Amt traf die alte Ministerin, ihn und Ole Tamsen (48) am Hafen."


def actor(name: str, text: str, *, kind: str = "person") -> ArticleActor:
    """Return an actor that is mentioned in the text once."""
    begin, end = span_of(text, name)
    return ArticleActor(name, kind, 1.0, (Mention(begin, end, name, "name", "test"),))  # type: ignore[arg-type]


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


def test_actor() -> None:
    """The speaker is the actor whose name stands in the words, a person before the body that is named with it."""
    text = "Wiebke Ott und Ole Tamsen vom Amtsgericht Brellin"
    ott, tamsen = actor("Wiebke Ott", text), actor("Ole Tamsen", text)
    court = actor("Amtsgericht Brellin", text, kind="organisation")
    doc = pipeline("de")(text)
    assert actor_of(doc[0:2], [tamsen, ott]) == 1
    assert actor_of(doc[3:8], [court, tamsen]) == 1
    assert actor_of(doc[5:8], [tamsen, court]) == 1
    assert actor_of(doc[2:3], [ott, tamsen]) is None


def test_two_actors_are_nobody() -> None:
    """Where the words name two people, or two bodies, it cannot be known who of them speaks."""
    text = "Wiebke Ott und Ole Tamsen"
    assert actor_of(pipeline("de")(text)[:], [actor("Wiebke Ott", text), actor("Ole Tamsen", text)]) is None
    bodies = [actor(name, text, kind="organisation") for name in ("Wiebke Ott", "Ole Tamsen")]
    assert actor_of(pipeline("de")(text)[:], bodies) is None
