"""Tests of the lists of forms and lemmas, and of the nouns that stand in all texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.words.word_list import common_nouns, is_listed, is_ordinary_word, look_up
from tests.samples import PROPERTY, profiles


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Häuser", "Haus"),
        ("Häusern", "Haus"),
        ("Sanktionen", "Sanktion"),
        ("Ministerinnen", "Ministerin"),
        ("verhandelten", "verhandeln"),
        ("seltenen", "selten"),
        ("Greeling", "Greeling"),
    ],
)
def test_lemmas(form: str, lemma: str) -> None:
    """A form of the list has its lemma, anything else is its own."""
    assert look_up(form) == lemma


@pytest.mark.parametrize(
    ("form", "language", "lemma"),
    [("talks", "en", "talk"), ("wharves", "en", "wharf"), ("maisons", "fr", "maison"), ("uylar", "uz", "uylar")],
)
def test_other_languages(form: str, language: str, lemma: str) -> None:
    """Other languages have lists of their own; where there is none, every form is its own lemma."""
    assert look_up(form, language) == lemma


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("Häfen", "de", True),
        ("häfen", "de", False),
        ("Xyzzy", "de", False),
        ("harbour", "en", True),
        ("Hafen", "uz", False),
    ],
)
def test_listed(form: str, language: str, *, expected: bool) -> None:
    """A form is listed as it is written; a language without a list has none."""
    assert is_listed(form, language) is expected


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [("Linke", "de", True), ("GRÜNEN", "de", True), ("Apple", "en", True), ("SpaceX", "en", False), ("Uy", "uz", True)],
)
def test_ordinary_words(form: str, language: str, *, expected: bool) -> None:
    """A word is ordinary if it is listed, also in small letters; without a list any word may be."""
    assert is_ordinary_word(form, language) is expected


@PROPERTY
@given(st.text(min_size=1, max_size=20), st.sampled_from([*profiles(), "uz"]))
def test_any_text_has_a_lemma(form: str, language: str) -> None:
    """Whatever stands there, there is a lemma."""
    assert look_up(form, language)


def test_common_nouns() -> None:
    """The German list has what stands everywhere, and not what articles are about."""
    nouns = common_nouns()
    assert nouns >= {"Abend", "Jahr", "Stadt", "Frage", "Mensch"}
    assert not nouns & {"Sanktion", "Windrad", "Deich", "Waffenruhe", "Wärmepumpe"}


def test_common_nouns_are_lemmas() -> None:
    """Each entry is one noun as the list writes it, so that a lemma can be looked up in it."""
    assert [one for one in sorted(common_nouns()) if not one[0].isupper() or one != one.strip() or "#" in one] == []
    assert [one for one in sorted(common_nouns()) if not is_listed(one)] == []


@pytest.mark.parametrize("language", ["en", "uz"])
def test_common_nouns_of_other_languages(language: str) -> None:
    """A language without a file has no common nouns."""
    assert common_nouns(language) == frozenset()
