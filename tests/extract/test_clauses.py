"""Tests of what a sentence's tree says of predicates, subjects and noun phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.clauses import (
    agent,
    clause_of,
    finite,
    finite_verbs,
    full_lemma,
    has_child,
    is_finite,
    is_passive,
    lexical,
    mood,
    noun_phrase,
    predicate,
    relation,
    subject,
)
from tests.samples import pipeline, profiles

if TYPE_CHECKING:
    from spacy.tokens import Token

GRAMMAR = profiles()["de"].quotes.grammar


def word(text: str, form: str) -> Token:
    """Return the only word of the parsed text that has this form."""
    (found,) = [token for token in pipeline("de")(text) if token.text == form]
    return found


@pytest.mark.parametrize(
    ("text", "form", "lemma", "parts", "spoken"),
    [
        ("Die Ministerin sagte nichts.", "sagte", "sagen", "sagte", "sagte"),
        ("Die Stadt kündigte den Bau an.", "kündigte", "ankündigen", "kündigte an", "kündigte"),
        ("Die Stadt gab den Bau bekannt.", "gab", "bekanntgeben", "gab bekannt", "gab"),
        ("Die Stadt hat den Bau angekündigt.", "angekündigt", "ankündigen", "hat angekündigt", "hat"),
        ("Der Bau ist angekündigt worden.", "angekündigt", "ankündigen", "ist angekündigt worden", "ist"),
        ("Er will morgen kommen.", "kommen", "kommen", "will kommen", "will"),
        ("Sie versprach, zu kommen.", "kommen", "kommen", "kommen", ""),
        ("Die Schleuse ist alt.", "alt", "alt", "ist alt", "ist"),
    ],
)
def test_predicate(text: str, form: str, lemma: str, parts: str, spoken: str) -> None:
    """A predicate has its auxiliaries and what is split off its verb; one word of it is finite, or none."""
    verb = word(text, form)
    found = finite(verb)
    assert full_lemma(verb, GRAMMAR.verb_parts) == lemma
    assert " ".join(token.text for token in predicate(verb, GRAMMAR.verb_parts)) == parts
    assert (found.text if found else "") == spoken


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Morgen kommt Ole Tamsen.", "kommt", "Ole"),
        ("Die Ministerin kam und sagte nichts.", "sagte", "Ministerin"),
        ("Die Frau, die den Deich baute, ging.", "baute", "die"),
        ("Ole Tamsen und Wiebke Ott kamen.", "kamen", "Ole"),
        ("Der Plan wurde von der Stadt geändert.", "geändert", "Plan"),
        ("Die Stadt will morgen bauen.", "will", "Stadt"),
        ("Hier wurde getanzt.", "getanzt", ""),
    ],
)
def test_subject(text: str, form: str, expected: str) -> None:
    """A verb without a subject of its own has that of the verb it is coordinated with or belongs to."""
    found = subject(word(text, form))
    assert expected == (found.text if found else "")


@pytest.mark.parametrize(
    ("text", "form", "passive", "expected"),
    [
        ("Der Plan wurde von der Stadt geändert.", "geändert", True, "Stadt"),
        ("Der Streit wurde durch das Gericht beendet.", "beendet", True, "Gericht"),
        ("Vor dem Eis wurde von Wiebke Ott gewarnt.", "gewarnt", True, "Wiebke"),
        ("Der Plan wurde im Mai geändert.", "geändert", True, ""),
        ("Die Stadt hat den Plan geändert.", "geändert", False, ""),
    ],
)
def test_passive(text: str, form: str, passive: object, expected: str) -> None:
    """In the passive, a preposition leads who does it."""
    verb = word(text, form)
    found = agent(verb, GRAMMAR.agents)
    assert is_passive(verb) is passive
    assert expected == (found.text if found else "")


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Er lacht.", "Er", "Er"),
        ("Die alte Ministerin, die gestern kam, lacht.", "Ministerin", "Die alte Ministerin"),
        ("Ein Sprecher des Amtes, das den Bau plant, lacht.", "Sprecher", "Ein Sprecher des Amtes"),
        ("Der Sprecher der Stadt lacht.", "Sprecher", "Der Sprecher der Stadt"),
        ("Wiebke Ott, die Deichgräfin, lacht.", "Wiebke", "Wiebke Ott, die Deichgräfin"),
        ("Mit dem alten Hafenmeister Ole Tamsen sprach niemand.", "Hafenmeister", "dem alten Hafenmeister Ole Tamsen"),
        ("Ole Tamsen und Wiebke Ott lachen.", "Ole", "Ole Tamsen und Wiebke Ott"),
    ],
)
def test_noun_phrase(text: str, head: str, expected: str) -> None:
    """A noun phrase has what names the noun, appositions too, but no relative clause and no preposition before it."""
    noun = word(text, head)
    begin, end = noun_phrase(noun)
    assert noun.doc[begin:end].text == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Er sei krank.", "sei", "K1"),
        ("Er habe Zeit.", "habe", "K1"),
        ("Er wäre krank.", "wäre", "K2"),
        ("Sie hätten Zeit.", "hätten", "K2"),
        ("Er ist krank.", "ist", ""),
        ("Er ist krank.", "krank", ""),
    ],
)
def test_mood(text: str, form: str, expected: str) -> None:
    """The two Konjunktive are told apart; nothing else has a mood."""
    assert mood(word(text, form)) == expected


def test_finite_verbs() -> None:
    """Only finite verbs count, within the given words."""
    doc = pipeline("de")("Er wollte gehen, blieb aber sitzen.")
    assert [verb.text for verb in finite_verbs(doc, 0, len(doc))] == ["wollte", "blieb"]
    assert [verb.text for verb in finite_verbs(doc, 0, 3)] == ["wollte"]
    assert not is_finite(doc[2])


@pytest.mark.parametrize(
    ("text", "form", "clause", "verb"),
    [
        ("Die Frau, die den Deich baute, ging.", "Deich", "baute", "Deich"),
        ("Er sagte, dass das alte Tor klemmt.", "Tor", "klemmt", "Tor"),
        ("Die Stadt hat den Bau angekündigt.", "hat", "angekündigt", "angekündigt"),
        ("Die Stadt hat den Bau angekündigt.", "Bau", "angekündigt", "Bau"),
        ("Die Schleuse ist alt.", "ist", "alt", "alt"),
    ],
)
def test_clause(text: str, form: str, clause: str, verb: str) -> None:
    """A word belongs to the clause of the nearest verb above it; an auxiliary to its verb or adjective."""
    found = word(text, form)
    assert clause_of(found).text == clause
    assert lexical(found).text == verb


def test_relations() -> None:
    """Relations are asked for with their subtype or without."""
    verb = word("Der Plan wurde geändert.", "geändert")
    assert has_child(verb, "nsubj:pass")
    assert not has_child(verb, "obj", "iobj")
    assert {relation(child) for child in verb.children} == {"nsubj", "aux", "punct"}
