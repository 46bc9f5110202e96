"""Tests of words that are searched and not shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.hidden import plain, related_words, spelled_out, stem, stems, tokens
from tests.samples import PROPERTY, ROOT


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Direktinvestitionen", "investition"),
        ("Brückensperrung", "sperrung"),
        ("Nitratwerte", "wert"),
        ("Offshorewindpark", "windpark"),
        ("Sonderprüfung", "prüfung"),
        ("Häuser", "haus"),
        ("Sie sprach davon", "sprechen"),
        ("Er ging", "gehen"),
    ],
)
def test_german_word_has_related_ones(text: str, word: str) -> None:
    """Dictionary forms and the parts of compounds are among the words."""
    assert word in related_words(text, (), "de")


@pytest.mark.parametrize("text", ["Russland-Sanktionen", "die Sanktionen", "Wasser und Wasserwerk", "Er fordert Geld"])
def test_nothing_is_there_twice(text: str) -> None:
    """What begins a word of the text is found by that word, so it is not there again."""
    shown = [piece for word in tokens(text.lower()) for piece in word.split("-")]
    assert [word for word in related_words(text, (), "de") if any(one.startswith(word) for one in shown)] == []


def test_names_have_no_parts() -> None:
    """Parts of a person's name mean nothing: „Ketelhorn“ is no horn."""
    assert related_words("Finja Ketelhorn", {"finja", "ketelhorn"}, "de") == ()


def test_english_has_dictionary_forms_alone() -> None:
    """English words are not cut; a form that differs from its dictionary form is related to it."""
    assert related_words("The children said so", (), "en") == ("say",)


def test_language_without_list_has_none() -> None:
    """A language that no list is there for has no related words."""
    assert related_words("Direktinvestitionen sprach", (), "uz") == ()


def test_umlauts() -> None:
    """Umlauts and sharp s are spelled out, or lose their marks, also where they are stored as two characters."""
    assert spelled_out("Gro\u0308ße") == "groesse"
    assert plain("Größe") == plain("Gro\u0308ße") == "grosse"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Müller", "mueller"),
        ("Müller", "muller"),
        ("Müllers", "müller"),
        ("Mueller", "müller"),
        ("Straße", "strasse"),
        ("Strasse", "straße"),
        ("Häuser", "haus"),
        ("Haus", "häuser"),
        ("Häuser", "haeuser"),
        ("Sanktion", "sanktionen"),
        ("Sanktionen", "sanktion"),
        ("Kanzler", "kanzlers"),
        ("Petrović", "petrovic"),
    ],
)
def test_stem_is_found(text: str, typed: str) -> None:
    """What the script asks for begins the word itself or one of its stems."""
    asked = (typed, stem(plain(typed)))
    there = (text.lower(), *stems([text]))
    assert any(word.startswith(form) for form in asked for word in there)


@pytest.mark.parametrize("word", ["Quelle", "neue", "Bauer", "Wasser", "Israel"])
def test_ordinary_word_needs_no_stem(word: str) -> None:
    """A word without umlauts is found by its beginning; „ue“ in an ordinary word is no umlaut."""
    assert stems([word]) == ()


@PROPERTY
@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever the text: the words are lower-case letters, and no word is there twice."""
    found = related_words(text, (), "de")
    assert len(set(found)) == len(found)
    assert all(word.isalpha() and word == word.lower() for word in found)


def test_script_cuts_the_same_endings() -> None:
    """The search page's script takes off the endings that are taken off here."""
    script = (ROOT / "site_config" / "theme" / "assets" / "search.js").read_text("utf-8")
    endings = re.search(r"replace\(/\(\?:([a-z|]+)\)\$/", script)
    assert endings
    assert [stem(f"sanktx{ending}") for ending in endings[1].split("|")] == ["sanktx"] * 8
