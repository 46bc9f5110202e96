"""Tests that varied sentences are still annotated rightly."""

from __future__ import annotations

import random

from generator.nlp.decode import name_spans
from training.corpora import Sentence
from training.vary import as_indirect_speech, name_lists, with_new_names

CHANCE = random.Random(1)
NAMED = Sentence(
    ["Imre", "Halász", "traf", "Klonk", "."],
    [True, True, True, False, False],
    "germeval",
    names=["B-PER", "I-PER", "O", "B-PER", "O"],
)
STATEMENT = Sentence(
    ["Ist", "er", "krank", ",", "kommen", "sie", "und", "sie", "lächelt", "."],
    [True, True, False, True, True, True, True, True, False, False],
    "trees",
    features=[
        {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3", "Number": "Sing"},
        {}, {}, {},
        {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3", "Number": "Plur"},
        {}, {}, {},
        {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3", "Number": "Sing"},
        {},
    ],
    lemmas=["sein", "er", "krank", ",", "kommen", "sie", "und", "sie", "lächeln", "."],
)  # fmt: skip


def test_name_lists_hold_latin_names_of_many_countries() -> None:
    lists = name_lists()
    assert len(lists) > 15
    assert all(first and last for first, last in lists)


def test_new_names_are_marked_as_the_old_ones_were() -> None:
    changed = [with_new_names(NAMED, CHANCE) for _ in range(200)]
    assert any(sentence.words != NAMED.words for sentence in changed)
    for sentence in changed:
        spans = [span for span in name_spans(sentence.names or []) if span[2] == "PER"]
        assert len(spans) == 2
        outside = [word for word, name in zip(sentence.words, sentence.names or [], strict=True) if name == "O"]
        assert outside == ["traf", "."]
        assert sentence.text.endswith(".")


def test_statements_become_indirect_speech_where_that_can_be_seen() -> None:
    changed = [as_indirect_speech(STATEMENT, CHANCE) for _ in range(100)]
    others = [sentence for sentence in changed if sentence.words != STATEMENT.words]
    assert others
    for sentence in others:
        assert sentence.words == ["Sei", "er", "krank", ",", "kommen", "sie", "und", "sie", "lächle", "."]
        moods = [(given or {}).get("Mood") for given in sentence.features or []]
        assert moods == ["Sub", None, None, None, "Ind", None, None, None, "Sub", None]


def test_a_sentence_without_the_layers_stays_as_it_is() -> None:
    assert as_indirect_speech(NAMED, CHANCE) is NAMED
    assert with_new_names(STATEMENT, CHANCE) is STATEMENT
