"""Tests of names that the gazetteer knows and the pipeline has missed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract import extract
from generator.extract.known_names import add_known_names, index_names
from generator.known_actors import KnownActor
from generator.words.word_list import is_ordinary_word
from tests.samples import PROPERTY, make_article, no_topics, pipeline, profiles

if TYPE_CHECKING:
    from generator.extract.known_names import KnownNames
    from generator.records import Analysis

ACTORS = (
    KnownActor("Bundesregierung", "organisation"),
    KnownActor("Bündnis Deich", "organisation", ("Bündnis Deich Nord", "BDN", "Anker", "ANKER", "Deichbehörde", "Xy")),
    KnownActor("Bündnis Almut Reessing", "organisation"),
    KnownActor("Die Grünen", "organisation"),
    KnownActor("Leuchtturm", "organisation"),
    KnownActor("Lahemet Norda", "organisation", ("Norda",)),
    KnownActor("Lahemet Norda West", "organisation"),
    KnownActor("Xandoria", "organisation"),
    KnownActor("Deichgold", "organisation", ("Doppelt Benannt",)),
    KnownActor("Doppelt Benannt", "person"),
)
WORDS = ["Norda", "Nordas", "Lahemet", "West", "Bündnis", "Almut", "Reessing", "Die", "Grünen", "-", "der", ".", "Chef"]


@functools.cache
def known(language: str = "de") -> KnownNames:
    """Return the index of the names above."""
    return index_names(ACTORS, profiles()[language].names, functools.partial(is_ordinary_word, language=language))


def added(text: str, language: str = "de") -> list[str]:
    """Return the words that are marked beside those that the pipeline has found."""
    doc = pipeline(language)(text)
    return [doc[begin:end].text for begin, end in add_known_names(doc, profiles()[language], known(language))]


def found(text: str, language: str = "de") -> Analysis:
    """Return what is found in a text with these names known."""
    article = make_article(text, language=language)
    return extract(pipeline(language)(text), article, profiles()[language], no_topics(language), known(language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Bundesregierung schweigt.", ["Bundesregierung"]),
        ("Gestern kam die Deichbehörde zum Siel.", ["Deichbehörde"]),
        ("Lahemet Nordas Plan gilt.", ["Lahemet Nordas"]),
        ("Das teilte die Lahemet Norda West mit.", ["Lahemet Norda West"]),
        ("Das Bündnis Almut Reessing stimmte zu.", ["Bündnis Almut Reessing"]),
        ("Wir lesen Lahemet\u00a0Norda West.", ["Lahemet\u00a0Norda West"]),
    ],
)
def test_missed_names(text: str, expected: list[str]) -> None:
    """A name that the pipeline has missed, cut or taken for something else is marked, the longest at its place."""
    assert added(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Im Hof stand ein alter Leuchtturm.",  # a word that is in the dictionary
        "Der Anker hielt nicht.",  # an alias that is one
        "Das Xy ist klein.",  # an alias that is too short
        "bundesregierung schrieb er klein.",
        "Der Bundesregierungssprecher schwieg.",
        "Die Bundesregierung-Nord schwieg.",
        "Die Norda Stiftung wächst.",
        "Im Büro der Xandoria Kolding klingelt es.",
        "Doppelt Benannt kam.",  # a person's and a body's
        "Die Grünen stimmten zu.",  # found already, but for the article
    ],
)
def test_no_names(text: str) -> None:
    """Doubtful words are left alone: ordinary ones, parts of longer words and names, names of two, other letters."""
    assert added(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials at Xandoria said so.", ["Xandoria"]),
        ("The Xandoria said nothing.", ["Xandoria"]),
        ("Xandoria's plan failed.", ["Xandoria"]),
        ("President Norda Lahemet met Xandoria.", ["Xandoria"]),
        ("The Xandoria Museum opened.", []),
        ("They went to Mega Xandoria.", []),
        ("The anker held.", []),
    ],
)
def test_without_tags(text: str, expected: list[str]) -> None:
    """Where nothing tags the words, capitals decide what belongs to a name."""
    assert added(text, "en") == expected


def test_actors_of_known_names() -> None:
    """What is added is a mention with a rule of its own; the genitive is the same actor; it speaks like any other."""
    analysis = found("Xandorias Plan gilt. „Es reicht“, teilte die Bundesregierung mit. Die Bundesregierung ging.")
    (body,) = [actor for actor in analysis.actors if actor.name == "Bundesregierung"]
    assert [(one.text, one.form, one.rule) for one in body.mentions] == [("Bundesregierung", "name", "gazetteer")] * 2
    assert [analysis.actors[quote.actor or 0].name for quote in analysis.quotes] == ["Bundesregierung"]


def test_genitive_of_a_known_name() -> None:
    """The actor has the name that the gazetteer knows, without the ending."""
    assert [(one.name, one.kind) for one in found("Lahemet Nordas Plan gilt.").actors] == [
        ("Lahemet Norda", "organisation")
    ]


def test_nothing_known() -> None:
    """Without a gazetteer the entities stay as they are."""
    doc = pipeline("de")("Die Bundesregierung schweigt, Ole Tamsen nicht.")
    before = [(one.text, one.label_) for one in doc.ents]
    assert add_known_names(doc, profiles()["de"], {}) == {}
    assert before == [(one.text, one.label_) for one in doc.ents]


@PROPERTY
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_adding_twice(parts: list[str]) -> None:
    """Whatever stands together, no place belongs to two names, and nothing is added a second time."""
    doc = pipeline("de")(" ".join(parts))
    add_known_names(doc, profiles()["de"], known())
    once = [(one.start, one.end, one.label_) for one in doc.ents]
    assert add_known_names(doc, profiles()["de"], known()) == {}
    assert once == [(one.start, one.end, one.label_) for one in doc.ents]
