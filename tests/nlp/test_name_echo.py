"""Tests that a surname is known after its bearer was named in full, and only then."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Span

from generator.nlp.name_echo import name_echo

NLP = spacy.blank("de")


def echoed(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """The names of the text after the component, given those that were found (text of the name, label) in order."""
    doc = NLP(text)
    entities, at = [], 0
    for name, label in names:
        begin = text.index(name, at)
        span = doc.char_span(begin, begin + len(name))
        assert span is not None
        entities.append(Span(doc, span.start, span.end, label=label))
        at = begin + len(name)
    doc.ents = entities
    return [(entity.text, entity.label_) for entity in name_echo(doc).ents]


def test_the_surname_is_found_again_and_in_the_genitive() -> None:
    text = "Vera Klonk tritt an. Klonk ist Ärztin. Klonks Gegner schweigt."
    assert echoed(text, ("Vera Klonk", "PER")) == [("Vera Klonk", "PER"), ("Klonk", "PER"), ("Klonks", "PER")]


def test_it_is_found_before_the_full_name_too() -> None:
    assert echoed("Klonk gewinnt. Vera Klonk jubelt.", ("Vera Klonk", "PER"))[0] == ("Klonk", "PER")


def test_a_single_name_teaches_nothing() -> None:
    assert echoed("Klonk gewinnt. Klonk jubelt.", ("Klonk", "PER")) == [("Klonk", "PER")]


@pytest.mark.parametrize(
    "text",
    [
        "Vera Koch tritt an. Sie will, dass alle koch en lernen. Der Koch lacht.",
        "Vera Koch tritt an. Das koch t über, sagt der Koch und koch t.",
    ],
)
def test_a_surname_that_the_text_uses_as_a_word_is_left_alone(text: str) -> None:
    assert echoed(text, ("Vera Koch", "PER")) == [("Vera Koch", "PER")]


def test_a_word_inside_a_longer_name_is_left_alone() -> None:
    text = "Vera Klonk leitet die Klonk GmbH allein."
    names = [("Vera Klonk", "PER"), ("Klonk GmbH", "ORG")]
    assert echoed(text, *names) == names


def test_a_surname_taken_for_a_place_is_mended() -> None:
    text = "Vera Klonk kam. Klonk ging. Klonk sprach."
    names = [("Vera Klonk", "PER"), ("Klonk", "LOC"), ("Klonk", "PER")]
    assert echoed(text, *names) == [(name, "PER") for name, _ in names]


def test_a_place_with_the_name_of_a_person_stays_one_where_it_mostly_is() -> None:
    text = "Vera Essen kam nach Essen. Essen ist groß. In Essen regnet es."
    names = [("Vera Essen", "PER"), ("Essen", "LOC"), ("Essen", "LOC"), ("Essen", "LOC")]
    assert echoed(text, *names) == names


def test_particles_belong_to_the_surname() -> None:
    text = "Vera von der Heide kam. Von der Heide ging. Sie fuhren von der Heide fort in die Heide."
    names = [("Vera von der Heide", "PER"), ("Heide", "LOC"), ("Heide", "LOC"), ("Heide", "LOC")]
    assert echoed(text, ("Vera von der Heide", "PER"), *names[1:]) == [
        ("Vera von der Heide", "PER"),
        ("Von der Heide", "PER"),
        ("von der Heide", "PER"),
        ("Heide", "LOC"),
    ]


def test_half_of_a_hyphened_compound_is_no_name() -> None:
    assert echoed("Vera Klonk spricht. Die Klonk-Partei jubelt.", ("Vera Klonk", "PER")) == [("Vera Klonk", "PER")]
