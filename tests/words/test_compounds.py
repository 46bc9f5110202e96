"""Tests of how German compounds are taken apart: in words of the news, in those that are none, in any text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from generator.words.compounds import compound_parts, constituents
from generator.words.word_list import look_up
from tests.samples import PROPERTY

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

# Each word with its parts.
CUT = """
    Bahnstreik          Bahn Streik
    Bahnstreiks         Bahn Streik
    Hafenarbeiter       Hafen Arbeiter
    Deichverstärkung    Deich Verstärkung
    Wahlbeteiligung     Wahl Beteiligung
    Stadtrat            Stadt Rat
    Krebsforschung      Krebs Forschung
    Sturmflut           Sturm Flut
    Weltkulturerbe      Welt Kultur Erbe
    Waldbrandgefahr     Wald Brand Gefahr
    Theaterpremiere     Theater Premiere
    Fußballverein       Fußball Verein
    Paketzusteller      Paket Zusteller
    Donaudampfschifffahrtsgesellschaft  Donau Dampf Schiff Fahrt Gesellschaft
"""
LINKED = """
    Sanktionsaufhebung  Sanktion Aufhebung
    Staatsanwaltschaft  Staat Anwaltschaft
    Regierungsbildung   Regierung Bildung
    Tarifverhandlungen  Tarif Verhandlung
    Freiheitsstrafe     Freiheit Strafe
    Küstenschutz        Küste Schutz
    Drohnenangriff      Drohne Angriff
    Bienenvolk          Biene Volk
    Insektensterben     Insekt Sterben
    Meeresboden         Meer Boden
    Bundeswehr          Bund Wehr
    Landesregierung     Land Regierung
    Kinderarmut         Kind Armut
    Häuserkampf         Haus Kampf
    Rinderzucht         Rind Zucht
    Hühnerstall         Huhn Stall
    Länderfinanzausgleich  Land Finanz Ausgleich
    Hundesteuer         Hund Steuer
    Schweinepest        Schwein Pest
    Tagebau             Tag Bau
"""
SHORT_PARTS = """
    Ölpreise            Öl Preis
    Gasleitung          Gas Leitung
    Zollstreit          Zoll Streit
    Zugausfälle         Zug Ausfall
    Radverkehr          Rad Verkehr
    Seehafen            See Hafen
    Müllabfuhr          Müll Abfuhr
    Genschere           Gen Schere
    Wohnungsnot         Wohnung Not
    Raumstation         Raum Station
    Poststreik          Post Streik
"""
OTHER_STEMS = """
    Impfpflicht         impfen Pflicht
    Trinkwasser         trinken Wasser
    Schwimmbad          schwimmen Bad
    Kommunalwahl        kommunal Wahl
    Zentralbank         zentral Bank
    Kurzarbeit          kurz Arbeit
"""
HYPHENS = """
    Russland-Sanktionen     Russland Sanktion
    US-Präsident            US Präsident
    EU-Kommissionspräsidentin  EU Kommission Präsidentin
    E-Auto                  E Auto
    Sachsen-Anhalt          Sachsen Anhalt
    Ukraine-Friedensgespräche  Ukraine Frieden Gespräch
"""
# What looks like a compound: endings that are words too („-ration“, „-minister“), names, and lexemes of their own.
WHOLE = [
    "Generation", "Minister", "Ministerin", "Partner", "Partei", "Parteien", "Polizei", "Nation", "Station",
    "Operation", "Inflation", "Organisation", "Kommission", "Regierung", "Zeitung", "Wohnung", "Verwaltung",
    "Überschwemmung", "Einigung", "Freiheit", "Gesundheit", "Wissenschaft", "Wirtschaft", "Freundschaft",
    "Gesellschaft", "Präsidentin", "Kanzlerin", "Studentin", "Polizistin", "Fischerei", "Brauerei", "Patient",
    "Student", "Präsident", "Parlament", "Dokument", "Kandidat", "Soldat", "Senat", "Monat", "Theater",
    "Orchester", "Einkommen", "Abkommen", "Unternehmen", "Verfahren", "Vorhaben", "Norden", "Osten", "Boden",
    "Garten", "Schaden", "Legende", "Rotation", "Genom", "Seele", "Wahlen", "Tagung", "Kultur", "Temperatur",
    "Agentur", "Struktur", "Merkel", "Scholz", "Selenskyj", "Greeling", "Berlin", "Hamburg", "Potsdam", "Dresden",
    "Leipzig", "Bremen", "Hannover", "Rostock", "Schwerin", "Augsburg",
]  # fmt: skip
COUNTRIES = sorted(
    name for code, name in Locale("de").territories.items() if re.fullmatch("[A-Z]{2}", code) and name.isalpha()
)
# Countries whose names are compounds indeed.
OF_PARTS = re.compile(r"(Nord|Süd|West|Ost|Euro|Äquatorial|Vatikan).+|.+inseln?|Niederlande|Frankreich|Dänemark")
KNOWN_FAILURES = {
    "Datenschutz": ("Daten Schutz", "the list has „Daten“ as a form of „Date“"),
    "Artenschutz": ("Art Schutz", "the list has „Arten“ as a form of „Arte“, and „Art“ is too short"),
    "Wärmepumpe": ("Wärme Pumpe", "the list has „Pumpe“ as a form of „Pump“"),
    "Schuldenbremse": ("Schuld Bremse", "the list has „Schulden“ as a form of „Schulde“"),
    "Weihnachtsmarkt": ("Weihnacht Markt", "„Weihnacht“ is cut again, behind an „n“ that is taken for a link"),
    "Haushaltsloch": ("Haushalt Loch", "„Haushalt“ is cut again"),
    "Misstrauensvotum": ("Misstrauen Votum", "„Misstrauen“ is cut again, as a verb's stem and the rest"),
    "Teesorte": ("Tee Sorte", "an „s“ is taken for a link"),
    "Kindertagesstätte": ("Kind Tag Stätte", "what is cut by the fewest parts is not always right"),
    "Staatsverschuldung": ("Staat Verschuldung", "„verschul-“ is taken for a verb's stem"),
    "Schleswig-Holstein": ("Schleswig Holstein", "„Holstein“ is cut as if it were „Hols-tein“"),
    "Algerien": ("Algerien", "„Rien“ stands in the list"),
    "Malediven": ("Malediven", "„Diven“ stands in the list"),
    "Suriname": ("Suriname", "„Suri“ stands in the list"),
    "Flüchtling": ("Flüchtling", "„Ling“ stands in the list"),
    "Schriftsteller": ("Schriftsteller", "„Teller“ stands in the list"),
    "Verbrechen": ("Verbrechen", "„Verb“ and „Rechen“ stand in the list"),
    "Pflegenotstand": ("Pflege Not Stand", "„Tand“ stands in the list"),
    "Kriegsende": ("Krieg Ende", "„-ende“ is the end of many words, so it is no part"),
    "Dortmund": ("Dortmund", "names of towns that are made of words are not known as names"),
    "Hafenamt": ("Hafen Amt", "„Amt“ is too short to be a part"),
}
LETTERS = st.text(st.sampled_from("abcdeäöüßẞſİﬁ-–’ ASZÄÖ1²"), max_size=12)
WORDS = st.sampled_from(["Hafen", "Sanktion", "Kinder", "Land", "Öl", "Zug", "Wasser", "Ministerin", "Xylo", "Tage"])


def table(text: str) -> list[ParameterSet]:
    """Return a word and its parts from each line."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    return [pytest.param(word, parts, id=word) for word, *parts in lines]


@pytest.mark.parametrize(("word", "parts"), table(CUT + LINKED + SHORT_PARTS + OTHER_STEMS))
def test_parts(word: str, parts: list[str]) -> None:
    """A compound's parts are found by lemma, with or without letters that link them."""
    assert list(compound_parts(word)) == parts


@pytest.mark.parametrize(("word", "parts"), table(HYPHENS))
def test_hyphens(word: str, parts: list[str]) -> None:
    """A hyphen always parts, whatever stands beside it."""
    assert list(compound_parts(word)) == parts


@pytest.mark.parametrize("word", WHOLE)
def test_no_compounds(word: str) -> None:
    """What is no compound stays whole, and has no constituents."""
    assert compound_parts(word) == (look_up(word),)
    assert constituents(word) == ()


@pytest.mark.parametrize(
    "country", [one for one in COUNTRIES if not OF_PARTS.fullmatch(one) and one not in KNOWN_FAILURES]
)
def test_countries(country: str) -> None:
    """The name of a country is no compound, though „Land“ is a word („Finnland“, „Thailand“)."""
    assert compound_parts(country) == (look_up(country),)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        pytest.param(word, parts.split(), id=word, marks=pytest.mark.xfail(strict=True, reason=reason))
        for word, (parts, reason) in KNOWN_FAILURES.items()
    ],
)
def test_known_failures(word: str, parts: list[str]) -> None:
    """These are cut wrongly, or not at all."""
    assert list(compound_parts(word)) == parts


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("Windpark", "Windparks"), ("Ölpreis", "Ölpreise"), ("Waldbrand", "Waldbrände"), ("Zollstreit", "Zollstreits")],
)
def test_inflected_compounds(singular: str, plural: str) -> None:
    """A compound has the same parts in every form."""
    assert compound_parts(singular) == compound_parts(plural)
    assert constituents(singular) == constituents(plural)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Bahnstreik", ("Bahn", "Streik")),
        ("Waldbrandgefahr", ("Wald", "Waldbrand", "Brand", "Brandgefahr", "Gefahr")),
        ("Bundesverfassungsgerichts", ("Bund", "Bundesverfassung", "Verfassung", "Verfassungsgericht", "Gericht")),
        ("EU-Sanktionen", ("EU", "Sanktion")),
        ("Hafen", ()),
        ("bahnstreik", ()),
        ("", ()),
    ],
    ids=["two parts", "three parts", "genitive", "hyphen", "a word", "small letters", "nothing"],
)
def test_constituents(word: str, expected: tuple[str, ...]) -> None:
    """Every run of neighbouring parts is a constituent, the links inside it kept; the word itself is none."""
    assert constituents(word) == expected


def same_but_for_inflection(part: str, word: str) -> bool:
    """Return whether the part, or one of the same lemma, stands in the word."""
    runs = {word[begin:end] for begin in range(len(word)) for end in range(begin + 1, len(word) + 1)}
    return part in runs or any(look_up(run) == part or look_up(run.capitalize()) == part for run in runs)


@pytest.mark.parametrize(
    "word", [*WHOLE, *(one.values[0] for one in table(CUT + LINKED + SHORT_PARTS + OTHER_STEMS + HYPHENS))]
)
def test_parts_stand_in_the_word(word: str) -> None:
    """Nothing is a part or a constituent that does not stand in the word, in one form or another."""
    wrong = [one for one in (*compound_parts(word), *constituents(word)) if not same_but_for_inflection(one, word)]
    assert wrong == []


@PROPERTY
@given(st.one_of(st.text(max_size=20), LETTERS, st.lists(WORDS, max_size=4).map("".join)))
def test_any_text(word: str) -> None:
    """Whatever stands there, there is an answer without empty parts, and no word is a constituent of its own."""
    parts, inner = compound_parts(word), constituents(word)
    assert "" not in (*parts, *inner)
    assert bool(parts) == bool(word.strip("-"))
    assert len(set(inner)) == len(inner)
    if word:
        assert look_up(word) not in inner


@PROPERTY
@given(st.lists(WORDS, min_size=1, max_size=3))
def test_hyphens_part_any_words(words: list[str]) -> None:
    """Joined by hyphens, words have the parts that they have alone."""
    assert compound_parts("-".join(words)) == tuple(part for word in words for part in compound_parts(word))
