"""Tests of names as strings: their parts, how alike two spellings are, what is short for what."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.names import (
    NameRules,
    PersonName,
    body_key,
    compare_people,
    fold,
    initials,
    is_acronym,
    is_short_for,
    is_surname,
    legal_form,
    parse_person,
    skeletons,
)
from tests.samples import PROPERTY

RULES = NameRules(
    particles=frozenset({"von", "der", "de", "van"}),
    legal_forms=frozenset({"gmbh", "ag", "kg", "co", "se", "e.v"}),
    club_words=frozenset({"sv", "fc"}),
    titles=frozenset({"dr.", "prof.", "h.", "c.", "frau"}),
    bodies=("klinikum",),
)
GIVEN = ["", "Jan", "Jan P.", "J.", "Jan Peter", "Jana", "Hans-Peter", "Hans", "Wolodymyr", "Volodymyr", "Dr.", "-"]
SURNAMES = ["Ott", "von Ott", "Ott jr.", "Ott-Hagen", "Hagen", "Selenskyj", "Zelensky", "Отт", "", "."]
NAMES = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan  Müller", "jan muller"),
        (" Łódź ", "lodz"),
        ("Mu\u0308ller", "muller"),
        ("Weiß", "weiss"),
        ("Отт", "ott"),
        ("Jarosław Kaczyński", "jaroslaw kaczynski"),
        ("", ""),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Letters lose their signs and case, however they are stored, and spaces are single."""
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Selenskyj", "Selenskij"),
        ("Selenskyj", "Zelensky"),
        ("Selenskij", "Zelenskyy"),
        ("Dmitrijew", "Dmitriev"),
        ("Gorbatschow", "Gorbachev"),
        ("Netanjahu", "Netanyahu"),
        ("Tschernow", "Chernov"),
        ("Smirnow", "Smirnoff"),
        ("Peskow", "Peskov"),
        ("Lukaschenko", "Lukashenko"),
        ("Schoigu", "Shoigu"),
        ("Schukow", "Zhukov"),
        ("Chodorkowski", "Khodorkovsky"),
        ("Rjabkow", "Ryabkov"),
        ("Nawalny", "Navalny"),
        ("Meier", "Meyer"),
        ("Mayer", "Maier"),
        ("Müller", "Mueller"),
        ("Müller", "Muller"),
        ("Schröder", "Schroeder"),
        ("Weiß", "Weiss"),
        ("Kaczyński", "Kaczynski"),
        ("D'Angelo", "D’Angelo"),
        ("Отт", "Ott"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    """Spellings of different countries, and with or without signs, have a form in common."""
    assert skeletons(one) & skeletons(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meier", "Mayer"),
        ("Müller", "Möller"),
        ("Müller", "Miller"),
        ("Schmidt", "Schmitt"),
        ("Ott", "Otto"),
        ("Hahn", "Han"),
        ("Hansen", "Jansen"),
        ("Petrow", "Petrenko"),
        ("Lars", "Lara"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    """Names that are only alike have no form in common."""
    assert not skeletons(one) & skeletons(other)


# --- People ---


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jan Ott", PersonName(("jan",), "ott")),
        ("Ott", PersonName((), "ott")),
        ("Jan Peter Ott", PersonName(("jan", "peter"), "ott")),
        ("Dr. Almut von der Heide", PersonName(("almut",), "von der heide")),
        ("Prof. Dr. Jan Ott", PersonName(("jan",), "ott")),
        ("von der Heide", PersonName((), "von der heide")),
        ("Jan Ott jr.", PersonName(("jan",), "ott", "jr.")),
        ("Jan Ott III.", PersonName(("jan",), "ott", "iii.")),
        ("Ott jr.", PersonName(("ott",), "jr.")),
        ("George H. W. Bush", PersonName(("george", "h.", "w."), "bush")),
        ("Hans-Peter Müller-Hagen", PersonName(("hans-peter",), "muller-hagen")),
        ("", PersonName((), "")),
        ("H. Ott", PersonName(("h.",), "ott")),
        ("Dr. h. c. Jan Ott", PersonName(("jan",), "ott")),
        pytest.param(
            "Jan Ott Jr",
            PersonName(("jan",), "ott", "jr."),
            marks=pytest.mark.xfail(strict=True, reason="a suffix is known only with its point"),
        ),
    ],
)
def test_parts_of_a_name(name: str, expected: PersonName) -> None:
    """Particles belong to the surname, titles to nothing, and a word alone is a surname."""
    assert parse_person(name, RULES) == expected


def test_surname_without_particles() -> None:
    """The last word of a surname is what it is without its particles."""
    assert [parse_person(name, RULES).last for name in ("Almut von der Heide", "Jan Ott", "Ott")] == [
        "heide",
        "ott",
        "ott",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ott", True),
        ("von der Heide", True),
        ("Von der Heide", True),
        ("Müller-Hagen", True),
        ("Jan Ott", False),
        ("J. Ott", False),
        ("Almut von der Heide", False),
    ],
)
def test_bare_surnames(name: str, expected: bool) -> None:  # noqa: FBT001 - the outcome
    """A word with nothing but particles before it is a surname: „von der Heide“ is bare."""
    assert is_surname(name, RULES) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Jan Ott", "JAN OTT", "same"),
        ("Jan Müller", "Jan Muller", "same"),
        ("Dr. Jan Ott", "Jan Ott", "same"),
        ("Jan P. Ott", "Jan Ott", "fuller"),
        ("Jan P. Ott", "Jan Peter Ott", "fuller"),
        ("J. Ott", "Jan Ott", "fuller"),
        ("J Ott", "Jan Ott", "fuller"),
        ("J. P. Ott", "Jan Peter Ott", "fuller"),
        ("Hans Ott", "Hans-Peter Ott", "fuller"),
        ("Ida Ott-Hagen", "Ida Ott", "fuller"),
        ("Ida Ott-Hagen", "Ida Hagen", "fuller"),
        ("George Bush", "George W. Bush", "fuller"),
        ("George Bush", "George H. W. Bush", "fuller"),
        ("Jan Meier", "Jan Meyer", "spelling"),
        ("Jan Müller", "Jan Mueller", "spelling"),
        ("Wolodymyr Selenskyj", "Volodymyr Zelensky", "spelling"),
        ("Mohammed Ott", "Mohamed Ott", "spelling"),
        ("Alexei Ott", "Aleksej Ott", "spelling"),
        ("J. Meier", "Jan Meyer", "spelling"),
        ("Jan Ott", "Ida Ott", "different"),
        ("Lech Kaczyński", "Jarosław Kaczyński", "different"),
        ("Lars Ott", "Lara Ott", "different"),
        ("Daniel Ott", "Daniela Ott", "different"),
        ("Alexander Ott", "Alexandra Ott", "different"),
        ("Christian Ott", "Christiane Ott", "different"),
        ("George W. Bush", "George H. W. Bush", "different"),
        ("Jan P. Ott", "Jan K. Ott", "different"),
        ("Peter Ott", "Jan Peter Ott", "different"),
        ("Hans-Peter Ott", "Hans-Georg Ott", "different"),
        ("Ida Ott-Hagen", "Ida Ott-Roth", "different"),
        ("Jan Ott jr.", "Jan Ott", "different"),
        ("Jan Ott", "Ott", "different"),
        ("Ott", "Ott", "different"),
    ],
)
def test_likeness(one: str, other: str, expected: str) -> None:
    """Two names are the same, one is fuller, they are spelled otherwise, or they are of different people."""
    assert compare_people(parse_person(one, RULES), parse_person(other, RULES)) == expected


@PROPERTY
@given(NAMES, NAMES)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    """Two names are as alike as the other way round."""
    first, second = parse_person(one, RULES), parse_person(other, RULES)
    assert compare_people(first, second) == compare_people(second, first)


# --- Bodies ---


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deutsche Werft", "Deutschen Werft"),
        ("Deutsche Werft", "DEUTSCHER WERFT"),
        ("Lahemet", "Lahemet GmbH"),
        ("Lahn & Söhne", "Lahn & Söhne GmbH & Co. KG"),
        ("Nordhilfe", "Nordhilfe e.V."),
        ("Café Nord", "Cafe Nord"),
        ("Radio/Nord", "Radio Nord"),
        ("Grüne", "Grünen"),
    ],
)
def test_same_words(one: str, other: str) -> None:
    """Endings, signs and legal forms do not tell the words of two bodies apart."""
    assert body_key(one, RULES) == body_key(other, RULES)


@pytest.mark.parametrize(
    ("one", "other"), [("Nordrat", "Südrat"), ("Rat", "Rad"), ("Werft Nord", "Nord Werft"), ("AG", "KG")]
)
def test_other_words(one: str, other: str) -> None:
    """Other words, or the same in another order, are other bodies; a legal form alone is a name."""
    assert body_key(one, RULES) != body_key(other, RULES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Lahemet GmbH", "gmbh"), ("Lahn GmbH & Co. KG", "kg"), ("Nordhilfe e.V.", "e.v"), ("Lahemet", ""), ("", "")],
)
def test_legal_form(name: str, expected: str) -> None:
    """The last word that is a legal form counts."""
    assert legal_form(name, RULES) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("RDIF", True),
        ("NordFV", True),
        ("ZSO", True),
        ("EU", True),
        ("Tass", False),
        ("IG Metall", False),
        ("A", False),
        ("NORDWERFTEN", False),
        ("Nato", False),
        ("", False),
    ],
)
def test_acronyms(name: str, expected: bool) -> None:  # noqa: FBT001 - the outcome
    """One short word with several capitals is an acronym."""
    assert is_acronym(name) == expected


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Eintracht", "SV Eintracht Falkenau"),
        ("Eintracht Falkenau", "SV Eintracht Falkenau"),
        ("Falkenau", "SV Eintracht Falkenau"),
        ("Medivita", "Medivita SE"),
        ("Lahemet", "Lahemet Recycling GmbH"),
        ("Kreisklinikum", "Kreisklinikum Nordau"),
        ("Wiegand-Stiftung", "Ida-Wiegand-Stiftung"),
        ("Werft", "Deutsche Werft"),
    ],
)
def test_short_forms(short: str, long: str) -> None:
    """A name without legal form, club word, or first words is a shorter form, but the long one is none of it."""
    assert (is_short_for(short, long, RULES), is_short_for(long, short, RULES)) == (True, False)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wiebke Ott", "WO"),
        ("Detmar von der Heide", "DH"),
        ("Anna-Lena Ott", "AO"),
        ("George H. W. Bush", "GB"),
        ("Wolodymyr Selenskyj", "WS"),
        ("Øystein Åby", "ØÅ"),
        ("ibn Saud", "S"),
        ("Otto Ott", "OO"),
        ("Ott Ott", "O"),
        ("SpaceX", "S"),
        ("ver.di", "V"),
        ("1. FC Union", "FU"),
        ("3sat", "3"),
        ("  Ott  ", "O"),
        ("*", ""),
        ("", ""),
    ],
)
def test_initials(name: str, expected: str) -> None:
    """A name has at most two initials: those of its first and last word with a capital, or of its first at all."""
    assert initials(name) == expected


@PROPERTY
@given(st.text())
def test_any_name_has_short_initials(name: str) -> None:
    """Whatever a name is, its initials are letters or digits, and few."""
    found = initials(name)
    assert [char for char in found if not re.fullmatch(r"\w", char) and not unicodedata.combining(char)] == []
    assert len(found) <= 6  # a letter may have three for a capital


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Vereinte Nationen", "Welternährungsprogramm der Vereinten Nationen"),
        ("Polizei", "Polizei Rostock"),
        ("Lahemet", "Lahemet Recycling"),
        ("Lahemet AG", "Lahemet Recycling GmbH"),
        ("Bank", "Deutsche Bank"),
        ("Stiftung", "Ida-Wiegand-Stiftung"),
        ("Eintracht", "SV Fortuna Falkenau"),
        ("Werft", "Nordwerft"),
    ],
)
def test_no_short_forms(short: str, long: str) -> None:
    """What is left out may not make another body of it."""
    assert not is_short_for(short, long, RULES)
