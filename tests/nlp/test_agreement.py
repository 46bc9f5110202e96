"""Tests for the persons that subjects demand of their verbs."""

from __future__ import annotations

import pytest

from generator.nlp.agreement import persons


def test_subjects_coordination_and_auxiliaries() -> None:
    """„Ich werde das prüfen und komme dann“: the auxiliary and the second verb have the first one's subject."""
    words = ["Ich", "werde", "das", "prüfen", "und", "komme", "dann"]
    tags = ["PRON", "AUX", "PRON", "VERB", "CCONJ", "VERB", "ADV"]
    heads = [3, 3, 3, 3, 5, 3, 5]
    relations = ["nsubj", "aux", "obj", "ROOT", "cc", "conj", "advmod"]
    assert persons(words, tags, heads, relations) == ["", "1", "", "1", "", "1", ""]


@pytest.mark.parametrize(
    ("subject", "tag", "person"),
    [("Ministerin", "NOUN", "3"), ("man", "PRON", "3"), ("Wir", "PRON", "1"), ("ihr", "PRON", ""), ("das", "PRON", "")],
)
def test_kinds_of_subjects(subject: str, tag: str, person: str) -> None:
    assert persons([subject, "gehe"], [tag, "VERB"], [1, 1], ["nsubj", "ROOT"]) == ["", person]


def test_a_second_subject_is_not_overruled() -> None:
    """„Ich gehe, und er bleibe“: each has its own."""
    words, tags = ["Ich", "gehe", "er", "bleibe"], ["PRON", "VERB", "PRON", "VERB"]
    assert persons(words, tags, [1, 1, 3, 1], ["nsubj", "ROOT", "nsubj", "conj"]) == ["", "1", "", "3"]


def test_words_that_hang_on_each_other_end() -> None:
    assert persons(["hat", "habe"], ["AUX", "AUX"], [1, 0], ["conj", "conj"]) == ["", ""]
