"""Tests that the features agree with the word's form and its part of speech, whatever the network scores."""

from __future__ import annotations

import numpy as np
import pytest

from generator.nlp.morphology import Morphology
from generator.nlp.network import read_labels
from tests.samples import ROOT

LABELS = read_labels((ROOT / "models" / "de_briefings" / "briefings_encoder" / "labels.json").read_bytes())
FEATURES = LABELS.features
MORPHOLOGY = Morphology(LABELS)


def features(word: str, tag: str, person: str = "", **favoured: str) -> str:
    """The features of one word whose network favours these values, and nothing where none is named.

    `person` is what its subject demands.
    """
    scores = [float(value == favoured.get(name, "")) for name, values in FEATURES.items() for value in values]
    (found,) = MORPHOLOGY.features([word], [tag], [person], np.array([scores], dtype=np.float32))
    return found


FINITE = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3", "Number": "Sing"}


def test_the_network_decides_where_the_form_allows_it() -> None:
    assert features("geht", "VERB", **FINITE) == "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    first = features("gehe", "VERB", **FINITE | {"Person": "1"})
    assert first == "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin"


@pytest.mark.parametrize(
    ("word", "mood", "tense"),
    [("sei", "Sub", "Pres"), ("könne", "Sub", "Pres"), ("wäre", "Sub", "Past"), ("würden", "Sub", "Past")],
)
def test_the_form_decides_against_the_network(word: str, mood: str, tense: str) -> None:
    """No third person singular in the indicative has these forms."""
    found = features(word, "AUX", **FINITE).split("|")
    assert f"Mood={mood}" in found
    assert f"Tense={tense}" in found


def test_a_third_person_in_e_is_no_indicative() -> None:
    favoured = {name: value for name, value in FINITE.items() if name != "Mood"}
    assert "Mood=Sub" in features("gehe", "VERB", **favoured)
    assert "Mood=Ind" in features("gehe", "VERB", **favoured | {"Person": "1"})


def test_the_subject_decides_against_the_network() -> None:
    """„ich komme“ is the same in both moods, so it is no Konjunktiv; „ich sei“ has but one."""
    favoured = FINITE | {"Mood": "Sub"}
    assert features("komme", "VERB", "1", **favoured).startswith("Mood=Ind|Number=Sing|Person=1")
    assert features("sei", "AUX", "1", **favoured).startswith("Mood=Sub|Number=Sing|Person=1")
    assert features("komme", "VERB", "3", **favoured | {"Person": "1"}).startswith("Mood=Sub|Number=Sing|Person=3")
    assert features("kommt", "VERB", "1", **FINITE).startswith("Mood=Ind|Number=Sing|Person=3"), "no such form"


def test_a_verb_always_has_a_form() -> None:
    assert "VerbForm=" in features("gehen", "VERB")
    assert features("gegangen", "VERB", VerbForm="Part") == "VerbForm=Part"


def test_only_verbs_have_a_mood_and_only_nominals_a_case() -> None:
    favoured = FINITE | {"Case": "Dat", "Gender": "Fem"}
    assert features("Lage", "NOUN", **favoured) == "Case=Dat|Gender=Fem|Number=Sing"
    assert features("sie", "PRON", **favoured) == "Case=Dat|Gender=Fem|Number=Sing|Person=3"
    assert features("und", "CCONJ", **favoured) == ""
    assert "Case" not in features("geht", "VERB", **favoured)
