"""Tests of the stand-in for a trained model: whom and what it sees, and what it leaves alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nlp.pipelines import stand_in
from tests.samples import PROPERTY, Case, load_cases


class NameCase(Case):
    """A text and its entities with their labels."""

    language: str = "de"
    text: str
    entities: list[tuple[str, str]]


@pytest.mark.parametrize("case", load_cases("names.toml", NameCase))
def test_names(case: NameCase) -> None:
    """All people, bodies and places of the text are found, and nothing else."""
    assert case.entities == [(one.text, one.label_) for one in stand_in(case.language)(case.text).ents]


WORDS = [
    "Sprecherin",
    "Wiebke",
    "Ott",
    "von",
    "der",
    "Müller-Brandt",
    "Dr.",
    "(",
    ")",
    ",",
    "VDB",
    "GmbH",
    "Universität",
]
WORDS += ["J.", "Polen", "Die", "kam", "\n", "-", "’", "Amtsgericht"]


@PROPERTY
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_entities_are_whole_words_in_order(text: str) -> None:
    """Whatever words meet, entities do not overlap, begin with a capital letter and have one of three labels."""
    entities = stand_in("de")(text).ents
    assert [one.text for one in entities if not one.text[0].isupper()] == []
    assert [one.text for one, following in pairwise(entities) if one.end > following.start] == []
    assert {one.label_ for one in entities} <= {"PER", "ORG", "LOC"}
