"""First names and country names that permissively licensed packages ship (Faker: MIT; Babel: BSD)."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import babel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MIN_FIRST_NAME_LENGTH = 3  # shorter ones („An“, „Jo“) are more often other words


NO_COUNTRIES = frozenset({"EU", "EZ", "UN"})  # bodies that the list of territories has as well
BOTH = ("first_names", "first_names_male", "first_names_female")


def first_names(
    locales: Iterable[str], transcription: Mapping[str, str], lists: Iterable[str] = BOTH
) -> frozenset[str]:
    """First names of the given Faker locales, such as "de_DE"; ``transcription`` writes letters in Latin ones.

    ``lists`` are those of Faker's lists that count.
    """
    letters = str.maketrans({**transcription, **{key.upper(): value.title() for key, value in transcription.items()}})
    names: set[str] = set()
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in lists:
            names.update(name.translate(letters) for name in getattr(provider, attribute, ()))
    return frozenset(name for name in names if len(name) >= MIN_FIRST_NAME_LENGTH and name.isalpha())


def country_names(language: str) -> frozenset[str]:
    """Names of countries and continents in that language."""
    territories = babel.Locale(language).territories
    return frozenset(name for code, name in territories.items() if code not in NO_COUNTRIES)


def names_of_one_gender(
    locales: Iterable[str], transcription: Mapping[str, str]
) -> tuple[frozenset[str], frozenset[str]]:
    """First names that only men have, and those that only women have, as far as the lists know."""
    locales = tuple(locales)
    men = first_names(locales, transcription, ("first_names_male",))
    women = first_names(locales, transcription, ("first_names_female",))
    return men - women, women - men
