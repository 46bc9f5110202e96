"""Tests of the lists of names that come with other packages."""

from __future__ import annotations

import pytest

from generator.gazetteer import country_names, first_names
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
