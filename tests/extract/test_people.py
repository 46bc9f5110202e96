"""Tests of people's names that are joined at their particles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.people import complete_people
from tests.samples import PROPERTY, analysed, pipeline, profiles

WORDS = ["Almut", "Ole", "von", "der", "Von", "van", "Heide", "Almsee", "Tamsen", "zu", "kam", ".", "und", "Die Werft"]


def people(text: str) -> dict[str, list[str]]:
    """Return the names of the people in a German text with their mentions."""
    _, analysis = analysed(text)
    return {one.name: [mention.text for mention in one.mentions] for one in analysis.actors if one.kind == "person"}


@pytest.mark.parametrize(
    "name",
    [
        "Almut von der Heide",
        "Ursula von Almsee",
        "Ole van der Berg",
        "Luis de la Cruz",
        "Mohammed bin Salman",
        "Leonardo da Vinci",
        "Hans-Peter von Brockdorff",
        "Ludwig van Berghe",
        "Anna zu Harmsberg",
    ],
)
def test_full_name(name: str) -> None:
    """A first name, particles and a last word are one name, whatever the last word is otherwise."""
    assert {name: [name]} == people(f"Gestern sprach {name} in Hamburg.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ursula von der Lahe kam. Das freute von der Lahe.", ["Ursula von der Lahe", "von der Lahe"]),
        ("Ursula von der Lahe kam. Von der Lahe blieb.", ["Ursula von der Lahe", "Von der Lahe"]),
        ("Ursula von der Lahe kam. Von der Lahes Plan gilt.", ["Ursula von der Lahe", "Von der Lahes"]),
        ("Das freute von der Lahe. Ursula von der Lahe blieb.", ["von der Lahe", "Ursula von der Lahe"]),
    ],
)
def test_surname_with_particles(text: str, expected: list[str]) -> None:
    """The surname with its particles is the same person, with a capital at a beginning and in the genitive as well."""
    assert {"Ursula von der Lahe": expected} == people(text)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Hans-Peter von Brockdorff sprach. Brockdorff lachte.", "Hans-Peter von Brockdorff", "Brockdorff"),
        ("Mohammed bin Salman reiste ab. Bin Salman schwieg.", "Mohammed bin Salman", "Bin Salman"),
        ("Ole van der Berg gewann. Später jubelte van der Berg.", "Ole van der Berg", "van der Berg"),
        ("Luis de la Cruz gewann. Das freute de la Cruz.", "Luis de la Cruz", "de la Cruz"),
    ],
)
def test_short_forms(text: str, name: str, expected: str) -> None:
    """The surname is known with its particles, and without them."""
    assert {name: [name, expected]} == people(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ole Tamsen von der Werft Almsee kam.", ["Ole Tamsen"]),
        ("Harms von der SPD kam.", ["Harms"]),
        ("Peter aus Hamburg kam.", ["Peter"]),
        ("Anna fuhr von Bremen nach Hamburg.", ["Anna"]),
        ("Eine Reise von Bremen nach Hamburg kostet viel.", []),
        ("Wiebke Ott von der CDU und Ole Tamsen kamen.", ["Wiebke Ott", "Ole Tamsen"]),
    ],
)
def test_no_particle(text: str, expected: list[str]) -> None:
    """A preposition between a person and a body, or between two places, joins nothing."""
    assert expected == list(people(text))


def test_two_of_a_family() -> None:
    """Where two have the surname with its particles, the bare one is neither's."""
    assert sorted(people("Ursula von der Lahe traf Karl von der Lahe. Das freute von der Lahe.")) == [
        "Karl von der Lahe",
        "Ursula von der Lahe",
        "von der Lahe",
    ]


def test_titles_are_no_part() -> None:
    """What stands before a name is none of it, even if the pipeline takes it for one."""
    assert people("Außenminister a. D. Enno Brandt kam.") == {"Enno Brandt": ["Enno Brandt"]}


def test_without_particles() -> None:
    """Where no name has a particle, the entities stay as they are, in a text without trees as well."""
    doc = pipeline("en")("Alma Reese met Tom Hale. Reese laughed.")
    before = [(one.text, one.label_) for one in doc.ents]
    complete_people(doc, profiles()["en"])
    assert before == [(one.text, one.label_) for one in doc.ents]


@PROPERTY
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_completing_twice(parts: list[str]) -> None:
    """Whatever stands together, no place belongs to two names, and what is completed stays so."""
    doc = pipeline("de")(" ".join(parts))
    complete_people(doc, profiles()["de"])
    once = [(one.start, one.end, one.label_) for one in doc.ents]
    complete_people(doc, profiles()["de"])
    assert once == [(one.start, one.end, one.label_) for one in doc.ents]
