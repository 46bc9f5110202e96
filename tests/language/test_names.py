"""Tests of the words that help to see names and functions."""

from __future__ import annotations

import pytest

from generator.language import BodyNouns, RoleWords, name_rules
from tests.samples import profiles

GERMAN = RoleWords(profiles()["de"].names)
NAMES = profiles()["de"].names


@pytest.mark.parametrize(
    "word",
    [
        "Chef",
        "Chefin",
        "Chefs",
        "Chefinnen",
        "Kremlchef",
        "SPD-Chef",
        "CDU-Fraktionschefin",
        "Ministers",
        "Ministern",
        "Ministerinnen",
        "Verkehrsministerin",
        "Präsidenten",
        "Ex-Präsident",
        "US-Präsidenten",
        "Vorsitzender",
        "Vorsitzende",
        "Vorsitzenden",
        "Vorstandsvorsitzender",
        "Abgeordneter",
        "Bundestagsabgeordnete",
        "Sonderbeauftragten",
        "Oberbürgermeisters",
        "Landrätin",
        "Politikerinnen",
        "Torhüterin",
        "Professoren",
        "PRÄSIDENT",
        "präsident",
    ],
)
def test_functions(word: str) -> None:
    """A function counts alone, as the end of a compound, in every case and number, in capitals and without."""
    assert word in GERMAN


@pytest.mark.parametrize(
    "word",
    [
        "",
        "s",
        "en",
        "Chefsache",
        "Chefetage",
        "Ministerium",
        "Ministerien",
        "Präsidium",
        "Präsidentschaft",
        "Kanzleramt",
        "Trainerbank",
        "Anwaltschaft",
        "Direktion",
        "Botschaft",
        "Senat",
        "Vorsitz",
        "Leitung",
        "Mutter",
        "Ehefrau",
        "Bruder",
        "Kind",
        "Stadt",
        "Hafen",
        "Hamburg",
        "Chef Tamsen",
        "Chef.",
        "„Chef“",
        "Chef/Präsident",
        "-",
    ],
)
def test_no_functions(word: str) -> None:
    """A function as a first part, what is derived from one, family, bodies, and more than one word are none."""
    assert word not in GERMAN


@pytest.mark.parametrize(
    ("roles", "endings", "word", "expected"),
    [
        (("chef",), ("",), "Kremlchef", True),
        (("chef",), ("",), "Chefs", False),
        (("chef",), ("", "s"), "Chefs", True),
        (("chef",), ("s",), "Chef", False),
        (("Chef",), ("",), "chef", True),
        (("chef",), ("",), "Che", False),
        ((), ("",), "Chef", False),
        (("chef",), (), "Chef", False),
        (("großmeister",), ("",), "GROSSMEISTER", True),
        (("vice-president",), ("",), "Vice-President", True),
    ],
)
def test_role_words(roles: tuple[str, ...], endings: tuple[str, ...], word: str, expected: object) -> None:
    """Only the endings of the list count, and nothing counts without one."""
    found = RoleWords(NAMES.model_copy(update={"roles": roles, "role_endings": endings}))
    assert expected == (word in found)


def test_every_role_is_one() -> None:
    """Each word of the lists is a function with each ending that it may have."""
    missing = [
        f"{role}{ending}"
        for names in (profile.names for profile in profiles().values())
        for words in [RoleWords(names)]
        for role in names.roles
        for ending in names.role_endings
        if f"{role}{ending}" not in words
    ]
    assert missing == []


def test_words_of_functions_are_lower_case() -> None:
    """What is compared with words in small letters is written so."""
    words = [
        word
        for names in (profile.names for profile in profiles().values())
        for word in (
            *names.roles,
            *names.no_roles,
            *names.role_suffixes,
            *names.feminine_endings,
            *names.body_nouns.all,
            *names.local_bodies,
            *names.firms,
            *names.sole_bodies,
            *names.sole_body_beginnings,
            *names.body_links,
        )
    ]
    assert [word for word in words if word != word.lower()] == []


def test_lists_say_nothing_twice() -> None:
    """No list has a word twice, and no noun for a body has two genders."""
    lists = [
        words
        for names in (profile.names for profile in profiles().values())
        for words in (names.roles, names.no_roles, names.titles, names.firms, names.club_words, names.body_nouns.all)
    ]
    assert [word for words in lists for word in sorted(set(words)) if words.count(word) > 1] == []


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("ruderverband", ["Masc"]),
        ("rechnungshof", ["Masc"]),
        ("staatsanwaltschaft", ["Fem"]),
        ("schiffswerft", ["Fem"]),
        ("amtsgericht", ["Neut"]),
        ("kraftwerk", ["Neut"]),
        ("stadtwerke", ["Plur"]),
        ("hafen", []),
    ],
)
def test_gender_of_body_nouns(noun: str, expected: list[str]) -> None:
    """The end of a noun for a body tells its gender."""
    assert expected == [gender for gender, nouns in NAMES.body_nouns.by_gender if noun.endswith(nouns)]


def test_body_nouns() -> None:
    """Nouns of all genders are there together, and without any the table is false."""
    nouns = BodyNouns(masculine=("rat",), feminine=("bank",), neuter=("amt",))
    assert nouns.all == ("rat", "bank", "amt")
    assert nouns
    assert not BodyNouns()
    assert BodyNouns().all == ()


def test_name_rules() -> None:
    """Words of all languages come together, in small letters, and a legal form has no point at its end."""
    german = NAMES.model_copy(
        update={"particles": ("Von",), "legal_forms": ("GmbH", "Co."), "club_words": ("SV",), "titles": ("Dr.",)}
    )
    english = NAMES.model_copy(
        update={"particles": ("of",), "legal_forms": ("Ltd.", "Ltd"), "club_words": (), "titles": ("Sir",)}
    )
    rules = name_rules(iter([german, english]))
    assert {"von", "of"} == rules.particles
    assert {"gmbh", "co", "ltd"} == rules.legal_forms
    assert {"sv"} == rules.club_words
    assert {"dr.", "sir"} == rules.titles


def test_no_name_rules() -> None:
    """Without a language, nothing is known of names."""
    rules = name_rules([])
    assert (frozenset(), frozenset(), frozenset(), frozenset()) == (
        rules.particles,
        rules.legal_forms,
        rules.club_words,
        rules.titles,
    )
