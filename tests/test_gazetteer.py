"""Tests of the lists of names that come with other packages."""

from __future__ import annotations

import pytest

from generator.gazetteer import country_names, first_names, names_of_one_gender
from tests.samples import profiles


def test_first_names() -> None:
    """The names of all given locales are there, without what is too short to be told from other words."""
    names = first_names(["de_DE", "fr_FR"], {})
    assert {"Anna", "Wolfgang", "Océane"} <= names
    assert names == first_names(["de_DE"], {}) | first_names(["fr_FR"], {})
    assert min(map(len, names)) == 3
    assert [name for name in names if not name.isalpha()] == []


@pytest.mark.parametrize(("language", "name"), [("de", "Wladimir"), ("en", "Vladimir")])
def test_transcription(language: str, name: str) -> None:
    """Cyrillic names are written as the language writes them, and in no other way."""
    names = first_names(["ru_RU"], profiles()[language].names.transcription)
    assert name in names
    assert [one for one in names if not one.isascii()] == []


def test_chosen_lists() -> None:
    """Only the lists that are asked for count; all together they are what is given without asking."""
    men, women = (first_names(["de_DE"], {}, [f"first_names_{one}"]) for one in ("male", "female"))
    assert "Wolfgang" in men - women
    assert "Anna" in women - men
    assert men | women <= first_names(["de_DE"], {})
    assert first_names(["de_DE"], {}, []) == frozenset()


@pytest.mark.parametrize("language", sorted(profiles()))
def test_names_of_one_gender(language: str) -> None:
    """No name is both a man's and a woman's; those that both may bear are neither."""
    names = profiles()[language].names
    men, women = names_of_one_gender(names.first_name_locales, names.transcription)
    assert {"Peter", "Hans"} <= men
    assert "Anna" in women
    assert men & women == frozenset()
    assert men | women <= first_names(names.first_name_locales, names.transcription)


def test_names_that_both_bear() -> None:
    """A name that is in both lists says nothing of who bears it, whichever country's list it is in."""
    men, women = names_of_one_gender(["de_DE", "it_IT"], {})
    shared = [first_names(["de_DE", "it_IT"], {}, [f"first_names_{one}"]) for one in ("male", "female")]
    assert shared[0] & shared[1]
    assert not (shared[0] & shared[1]) & (men | women)


@pytest.mark.parametrize("language", sorted(profiles()))
def test_every_locale_is_there(language: str) -> None:
    """Each locale that a language file names has first names."""
    transcription = profiles()[language].names.transcription
    locales = profiles()[language].names.first_name_locales
    assert [one for one in locales if not first_names([one], transcription)] == []


def test_country_names() -> None:
    """Countries and continents have the names of the language."""
    assert {"Frankreich", "Europa", "Ukraine"} <= country_names("de")
    assert {"France", "Europe", "Ukraine"} <= country_names("en")
    assert "Frankreich" not in country_names("en")
