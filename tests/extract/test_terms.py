"""Tests of an article's words as topics and keyphrases ask for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from generator.extract.terms import BODY, HEADLINE, LEAD, Term, terms_of, word_forms
from tests.samples import PROPERTY, make_article, pipeline, profiles

VOCAB = Vocab()


def terms(text: str, *, title: str = "", lead: bool = False, language: str = "de") -> list[Term]:
    """Return the words of an article, as the language's pipeline reads it."""
    return terms_of(pipeline(language)(text), make_article(text, title=title, lead=lead, language=language))


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Häfen", "de", ("Häfen", "Hafen")),
        ("Hafen", "de", ("Hafen",)),
        ("verhandelten", "de", ("verhandelten", "verhandeln")),
        ("Greelings", "de", ("Greelings", "Greeling")),
        ("greelings", "de", ("greelings",)),
        ("Ferries", "en", ("ferries", "ferry")),
        ("Xyzzys", "en", ("xyzzys",)),
        ("Uylar", "uz", ("uylar",)),
    ],
)
def test_forms(word: str, language: str, expected: tuple[str, ...]) -> None:
    """A word may be asked for as it is written and by its lemma; German alone keeps capitals."""
    assert word_forms(word, language) == expected


def test_headline_comes_first_then_lead_then_body() -> None:
    """The words come in the order in which they are read, each with the weight of its place."""
    found = terms("Im Lead.\n\nIm Text.", title="Der Titel", lead=True)
    assert [(one.text, one.weight) for one in found] == [
        ("Der", HEADLINE),
        ("Titel", HEADLINE),
        ("Im", LEAD),
        ("Lead", LEAD),
        ("Im", BODY),
        ("Text", BODY),
    ]


def test_parts() -> None:
    """A German noun knows its parts; verbs and words of other languages have none."""
    (term,) = terms("Sanktionsaufhebung")
    assert term.parts == ("Sanktion", "Aufhebung")
    assert [one.parts for one in terms("sanktionsaufhebung")] == [()]
    assert [one.parts for one in terms("Sanktionsaufhebung", language="en")] == [()]


def test_lemmas() -> None:
    """What the pipeline says of a word counts beside what the list says."""
    doc = Doc(VOCAB, words=["Häfen"], lemmas=["Xyzzy"])
    (term,) = terms_of(doc, make_article("Häfen"))
    assert {"Häfen", "Hafen", "Xyzzy"} <= set(term.forms)
    assert {"häfen", "hafen", "xyzzy"} <= set(term.loose)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Hafen“, sagte er – nichts.", ["Hafen", "sagte", "er", "nichts"]),
        ("Russland-Sanktionen", ["Russland-Sanktionen"]),
        ("", []),
        ("… – !", []),
    ],
    ids=["marks", "hyphen", "nothing", "only marks"],
)
def test_words(text: str, expected: list[str]) -> None:
    """Words are what has letters; headline and text are cut alike."""
    assert [one.text for one in terms(text)] == expected
    assert [one.text for one in terms("", title=text)] == expected


@PROPERTY
@given(st.text(max_size=30), st.text(max_size=20), st.sampled_from(sorted(profiles())))
def test_offsets(text: str, title: str, language: str) -> None:
    """Whatever stands there, a word is where its offsets say, and weighs what its place does."""
    for term in terms(text, title=title, language=language):
        source = title if term.weight == HEADLINE else text
        assert source[term.begin : term.end] == term.text
        assert term.text[0].isalnum()
        assert term.forms[0].lower() == term.loose[0] == term.text.lower()
