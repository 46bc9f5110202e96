"""Tests of who speaks, to whom, and who is spoken of, by the sentence's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.reading import read
from generator.extract.speakers import (
    addressee_of,
    is_somebody,
    referent_of,
    speaker_by_tree,
    speaker_of,
    topic_before,
)
from tests.samples import pipeline, profiles

if TYPE_CHECKING:
    from spacy.tokens import Span

    from generator.extract.reading import Reading


def reading_of(text: str, language: str = "de") -> Reading:
    """Return the reading of a text."""
    return read(pipeline(language)(text), profiles()[language])


def words(span: Span | None) -> str:
    """Return the words of what was found, "" for nothing."""
    return span.text if span else ""


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Die Ministerin sagte nichts.", "sagte", "Die Ministerin"),
        ("Dr. Wiebke Ott warnte vor dem Eis.", "warnte", "Dr. Wiebke Ott"),
        ("Ole Tamsen, Chef der Werft, sagte nichts.", "sagte", "Ole Tamsen, Chef der Werft"),
        ("Das sagte Hafenmeister Ole Tamsen.", "sagte", "Hafenmeister Ole Tamsen"),
        ("Der Hafenmeister kam und sagte, es sei spät.", "sagte", "Der Hafenmeister"),
        ("Vor dem Eis wurde von der Behörde gewarnt.", "gewarnt", "der Behörde"),
        ("Vor dem Eis wurde gewarnt.", "gewarnt", ""),
        ("Die Zeitung zitierte ihn.", "zitierte", "ihn"),
        ("Die Zeitung zitierte den Kapitän mit einem Satz.", "zitierte", "den Kapitän"),
        ("Der Kapitän wird mit einem Satz zitiert.", "zitiert", "Der Kapitän"),
        ("In dem Schreiben heißt es, die Frist ende.", "heißt", "dem Schreiben"),
        ("Es heißt in dem Schreiben der Stadt, die Frist ende.", "heißt", "dem Schreiben der Stadt"),
        ("Es heißt, die Frist ende.", "heißt", ""),
        ("Dies beweist, dass er lügt.", "beweist", ""),
    ],
)
def test_speaker(text: str, verb: str, expected: str) -> None:
    """Who does it speaks; who is quoted; where it stands. It and that are nobody."""
    reading = reading_of(text)
    (token,) = [token for token in reading.doc if token.text == verb]
    assert words(speaker_by_tree(reading, token)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alma Reese said nothing.", "Alma Reese"),
        ("“Yes,” said Mayor Alma Reese.", "Mayor Alma Reese"),
        ("“Yes,” said, as always, nobody.", ""),
    ],
)
def test_speaker_without_a_tree(text: str, expected: str) -> None:
    """Where there are no trees, the words beside the verb name the speaker."""
    reading = reading_of(text, "en")
    (cue,) = reading.cues
    assert words(speaker_of(reading, cue, 0, len(reading.doc))) == expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Die alte Ministerin, die vor dem Eis warnte, lacht.", 4, "Die alte Ministerin"),
        ("Der Chef der Werft, der das sagte, lacht.", 5, "Der Chef der Werft"),
        ("Die Ministerin lacht.", 1, "Ministerin"),
        ("Er lacht.", 0, "Er"),
    ],
)
def test_referent(text: str, place: int, expected: str) -> None:
    """A relative pronoun stands for the noun before it, other words for themselves."""
    reading = reading_of(text)
    assert referent_of(reading, reading.doc[place : place + 1]).text == expected


def test_referent_without_a_tree() -> None:
    """Where there are no trees, words stand for themselves."""
    reading = reading_of("Alma Reese, who spoke, left.", "en")
    assert referent_of(reading, reading.doc[3:4]).text == "who"


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("Ole Tamsen lacht.", 2, True),
        ("Die Behörde lacht.", 2, True),
        ("Die Stadtverwaltung lacht.", 2, True),
        ("Der Bericht liegt vor.", 2, True),
        ("Eine Hafenmeisterin lacht.", 2, True),
        ("Sie lacht.", 1, True),
        ("Das Wasser steigt.", 2, False),
        ("Der Stein rollt.", 2, False),
        ("Niemand lacht.", 1, False),
        ("Polen lacht.", 1, False),
    ],
)
def test_somebody(text: str, first: int, expected: object) -> None:
    """People and bodies are somebody, by name, pronoun or noun; things and countries are not."""
    reading = reading_of(text)
    assert is_somebody(reading, reading.doc[:first]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Behörde sucht Zeugen. Es sei spät.", "Die Behörde"),
        ("Wiebke Ott kam. Es sei spät.", "Wiebke Ott"),
        ("Der Stein rollt. Es sei spät.", ""),
        ("Es sei spät.", ""),
    ],
)
def test_topic(text: str, expected: str) -> None:
    """Who is the subject of the sentence before is spoken of, if it is somebody."""
    reading = reading_of(text)
    assert words(topic_before(reading, reading.sentences[-1])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Ministerin sagte der Zeitung, es sei spät.", "der Zeitung"),
        ("Ole Tamsen sagte gegenüber dem Sender, es sei spät.", "dem Sender"),
        ("Dem Sender sagte Ole Tamsen, es sei spät.", "Dem Sender"),
        ("Ole Tamsen sagte zu Wiebke Ott, es sei spät.", "Wiebke Ott"),
        ("Die Ministerin sagte am Montag, es sei spät.", ""),
        ("Die Ministerin sagte nichts.", ""),
    ],
)
def test_addressee(text: str, expected: str) -> None:
    """To whom somebody speaks stands in the dative or behind a preposition; a time does not count."""
    reading = reading_of(text)
    cue = reading.cues[0]
    assert words(addressee_of(reading, cue, speaker_by_tree(reading, reading.doc[cue.begin]))) == expected


def test_nobody_is_addressed_without_a_tree() -> None:
    """Where there are no trees, it is not known to whom somebody speaks."""
    reading = reading_of("Alma Reese told Tom Hale nothing.", "en")
    (cue,) = reading.cues
    assert addressee_of(reading, cue, None) is None
    assert topic_before(reading, reading.sentences[-1]) is None
