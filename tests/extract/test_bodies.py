"""Tests of the names of bodies: where they begin and end, which words name one at all, and their nominative."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.bodies import base_name, complete_bodies
from tests.samples import PROPERTY, analysed, pipeline, profiles

BODIES = [
    "Norddeutschen Ruderverbandes",
    "Amtsgericht Almsee",
    "Bundeskartellamt",
    "Fonds für Hafen und Fischerei",
    "Nachrichtenagentur Tass",
    "Hersteller Solarwind GmbH",
    "Hannover 96",
    "SPD",
    "Behörden",
    "Frankreich",
    "Katrin Ohlsen",
]
WORDS = ["Der Leiter des", "Die", "und die", ",", "(", ")", "warnt vor dem", "lobt", "schweigt."]


def bodies(text: str) -> list[str]:
    """Return the names of the organisations in a German text, heaviest first."""
    _, analysis = analysed(text)
    return [one.name for one in analysis.actors if one.kind == "organisation"]


def mentions(text: str) -> list[str]:
    """Return where the German text names organisations, in its words."""
    _, analysis = analysed(text)
    return [mention.text for one in analysis.actors if one.kind == "organisation" for mention in one.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Norddeutsche Ruderverband tagt.", "Norddeutscher Ruderverband"),
        ("Der Streit mit dem Norddeutschen Ruderverband dauert an.", "Norddeutscher Ruderverband"),
        ("Die Mitglieder des Hansischen Segelvereins stimmten zu.", "Hansischer Segelverein"),
        ("Nach Angaben des Bayerischen Rundfunks stimmt das.", "Bayerischer Rundfunk"),
        ("Vom Deutschen Wetterdienst kam keine Warnung.", "Deutscher Wetterdienst"),
        ("Der Internationale Strafgerichtshof ermittelt.", "Internationaler Strafgerichtshof"),
        ("Nach Angaben des Internationalen Währungsfonds stimmt das.", "Internationaler Währungsfonds"),
        ("Ein Bericht der Russischen Seeagentur liegt vor.", "Russische Seeagentur"),
        ("Die Präsidentin der Europäischen Zentralbank warnte.", "Europäische Zentralbank"),
        ("Die Züge der Deutschen Bahn fahren nicht.", "Deutsche Bahn"),
        ("Die Europäische Union zahlt.", "Europäische Union"),
        ("Das Gutachten des Europäischen Fischereiinstituts liegt vor.", "Europäisches Fischereiinstitut"),
        ("Im Nordischen Museum hängt ein Bild.", "Nordisches Museum"),
        ("Das Deutsche Theater spielt.", "Deutsches Theater"),
        ("Das Auswärtige Amt bestätigte die Reise.", "Auswärtiges Amt"),
        ("Das Statistische Bundesamt zählt neu.", "Statistisches Bundesamt"),
        ("Ein Helfer des Roten Kreuzes kam.", "Rotes Kreuz"),
        ("Die Vereinten Nationen helfen.", "Vereinte Nationen"),
        ("Eine Sprecherin der Vereinten Nationen kam.", "Vereinte Nationen"),
    ],
)
def test_nominative(text: str, expected: str) -> None:
    """In whatever case it stands, an adjective before the noun gets the ending of its gender without an article."""
    assert [expected] == bodies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Urteil des Berliner Verwaltungsgerichts liegt vor.", "Berliner Verwaltungsgericht"),
        ("Ein Sprecher der Hamburger Feuerwehr warnte.", "Hamburger Feuerwehr"),
        ("Die Berliner Staatsanwaltschaft ermittelt.", "Berliner Staatsanwaltschaft"),
        ("Beim Hamburger Oberlandesgericht lief der Prozess.", "Hamburger Oberlandesgericht"),
    ],
)
def test_adjective_of_a_place(text: str, expected: str) -> None:
    """„Berliner“ has one form for all cases and genders."""
    assert [expected] == bodies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Sprecher des Innenministeriums warnte.", "Innenministerium"),
        ("Ein Urteil des Bundesverfassungsgerichts liegt vor.", "Bundesverfassungsgericht"),
        ("Ein Urteil des Amtsgerichts Almsee liegt vor.", "Amtsgericht Almsee"),
        ("Eine Sprecherin des Auswärtigen Amtes kam.", "Auswärtiges Amt"),
        ("Nach Zahlen des Statistischen Bundesamtes sank der Umsatz.", "Statistisches Bundesamt"),
        ("Ein Sprecher des Robert-Koch-Instituts warnte.", "Robert-Koch-Institut"),
        ("Ein Gutachten des Instituts für Meeresforschung liegt vor.", "Institut für Meeresforschung"),
        ("Der Chef des Bundesamts für Verfassungsschutz warnte.", "Bundesamt für Verfassungsschutz"),
        ("Der Leiter des Norddeutschen Hilfsfonds kam.", "Norddeutscher Hilfsfonds"),
    ],
)
def test_genitive_of_the_noun(text: str, expected: str) -> None:
    """The noun loses -s or -es of the genitive, „Fonds“ keeps its own."""
    assert [expected] == bodies(text)


def test_mention_is_what_stands_there() -> None:
    """The name is in the nominative, its mentions are as the text has them."""
    text = "Ein Sprecher des Norddeutschen Ruderverbandes kam. Dem Norddeutschen Ruderverband fehlt Geld."
    assert bodies(text) == ["Norddeutscher Ruderverband"]
    assert mentions(text) == ["Norddeutschen Ruderverbandes", "Norddeutschen Ruderverband"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Verband für Küstenschutz warnt.", "Verband für Küstenschutz"),
        ("Der Fonds für Hafen und Fischerei zahlt.", "Fonds für Hafen und Fischerei"),
        ("Die Bundesagentur für Arbeit meldet Zahlen.", "Bundesagentur für Arbeit"),
        ("Das teilte das Bundesamt für Verfassungsschutz mit.", "Bundesamt für Verfassungsschutz"),
        ("Der Verband der Automobilindustrie warnt.", "Verband der Automobilindustrie"),
        ("Die Gewerkschaft Deutscher Lokführer streikt.", "Gewerkschaft Deutscher Lokführer"),
    ],
)
def test_what_it_is_for(text: str, expected: str) -> None:
    """What a body is for, or of whom, belongs to its name, two nouns with „und“ as well."""
    assert [expected] == bodies(text)


@pytest.mark.parametrize(
    "name",
    [
        "Amtsgericht Almsee",
        "Landgericht Hamburg",
        "Oberlandesgericht Celle",
        "Polizei Almsee",
        "Polizeipräsidium Almsee",
        "Feuerwehr Lehnau",
        "Universität Almsee",
        "Handelskammer Almsee",
        "Sparkasse Lehnau",
        "Stadtverwaltung Lehnau",
        "Klinikum Lehnau",
        "Stadtwerke Lehnau",
        "Klinik Lehnau",
        "Theater Lehnau",
        "Museum Brandhorst",
        "Stiftung Warentest",
    ],
)
def test_local_bodies(name: str) -> None:
    """A place or founder behind such a noun belongs to the name."""
    assert [name] == bodies(f"Vertreter der Stadt lobten {name}, auch die Bürger.")


def test_two_local_bodies() -> None:
    """Two of a kind in two places are two."""
    assert bodies("Das Amtsgericht Almsee tagte. Das Amtsgericht Lehnau nicht.") == [
        "Amtsgericht Almsee",
        "Amtsgericht Lehnau",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Nachrichtenagentur Reuters meldet das.", "Reuters"),
        ("Die russische Nachrichtenagentur Tass meldet das.", "Tass"),
        ("Das meldete die staatliche Agentur RIA.", "RIA"),
        ("Der Sender RTL meldet das.", "RTL"),
        ("Die Gewerkschaft Verdi streikt.", "Verdi"),
        ("Der Dienst Telegram ist gesperrt.", "Telegram"),
        ("Die Partei Die Linke streitet.", "Die Linke"),
    ],
)
def test_name_behind_its_kind(text: str, expected: str) -> None:
    """Where a noun only says of what kind the name behind it is, the name is that alone."""
    assert [expected] == bodies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Reisedienst Hellweg GmbH ist pleite.", "Reisedienst Hellweg GmbH"),
        ("Die Solarwind GmbH baut.", "Solarwind GmbH"),
        ("Die Hafenbau Almsee GmbH & Co. KG liefert.", "Hafenbau Almsee GmbH & Co. KG"),
        ("Der Hersteller Solarwind GmbH baut.", "Solarwind GmbH"),
        ("Der Flugzeughersteller Nordwind SE liefert.", "Nordwind SE"),
        ("Das Unternehmen Küstennetz AG liefert.", "Küstennetz AG"),
        ("Der Staatskonzern Küstennetz AG schweigt.", "Küstennetz AG"),
        ("Die Tochter Küstennetz GmbH schweigt.", "Küstennetz GmbH"),
        ("Der Chef der Firma Solarwind GmbH schweigt.", "Solarwind GmbH"),
        ("Der Autobauer Nordwind AG liefert.", "Nordwind AG"),
        ("Der Energieversorger Nordwind AG liefert.", "Nordwind AG"),
        ("Das Start-up Solarwind GmbH wächst.", "Solarwind GmbH"),
    ],
)
def test_legal_forms(text: str, expected: str) -> None:
    """A legal form ends the name of a firm, and what the firm is or makes does not begin it."""
    assert [expected] == bodies(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hannover 96 gewann.", ["Hannover 96"]),
        ("Der Trainer von Hannover 96 ging.", ["Hannover 96"]),
        ("Am Samstag spielte Schalke 04 gegen den HSV.", ["Schalke 04", "HSV"]),
        ("Bayer 04 Leverkusen gewann.", ["Bayer 04 Leverkusen"]),
        ("In Hannover kamen 96 Menschen.", []),
        ("Aus Hannover 96 Menschen zu holen gelang nicht.", []),
        ("Nach Hannover 2026 kam niemand mehr.", []),
    ],
)
def test_number_of_a_club(text: str, expected: list[str]) -> None:
    """Two digits behind a place make a club of it, unless they count what follows."""
    assert expected == bodies(text)


@pytest.mark.parametrize(
    "name",
    [
        "Bundestag",
        "Bundesrat",
        "Bundesregierung",
        "Bundespolizei",
        "Bundesgerichtshof",
        "Bundeskartellamt",
        "Innenministerium",
        "US-Regierung",
        "EU-Kommission",
        "Weltsicherheitsrat",
        "Bundeswehr",
    ],
)
def test_sole_bodies(name: str) -> None:
    """A noun that only one body has for a name is enough."""
    assert [name] == bodies(f"Zuerst prüft {name} den Fall.")


@pytest.mark.parametrize(
    "text",
    [
        "Die Regierung tagt.",
        "Das Gericht urteilte.",
        "Die Kirche schweigt.",
        "Die Behörden warnen.",
        "Die Verbände und Vereine warnen.",
        "Mehrere Gerichte urteilten.",
        "Die Parteien streiten.",
        "Die Nationen streiten.",
        "Viele Betriebe in Almsee klagen.",
        "Mehrere Bundesministerien prüfen.",
        "Die Innenministerien der Länder prüfen.",
        "Die russische Regierung schweigt.",
        "Die zuständige Behörde prüft.",
        "Ein Museum in Almsee öffnet.",
        "Ein Verein aus Lehnau hilft.",
        "Das Gericht in Almsee urteilte.",
        "Die Opposition in Polen schweigt.",
        "Die Schule am Deich schließt.",
        "Die Bundesstraße bleibt gesperrt.",
        "Das Bundesland zahlt.",
        "Der Bundesvorsitzende schweigt.",
        "Die EU-Staaten zahlen.",
        "Die US-Wahl naht.",
        "Der UN-Generalsekretär warnte.",
    ],
)
def test_descriptions(text: str) -> None:
    """A noun that is all there is, a plural, and one with an adjective in small letters name no body."""
    assert bodies(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Frankreich, Polen und die Ukraine verhandeln.",
        "Der Iran droht Israel.",
        "Die Vereinigten Staaten liefern.",
        "China und die USA streiten.",
    ],
)
def test_countries(text: str) -> None:
    """A country is no body."""
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Norddeutschen Ruderverbandes", "Norddeutscher Ruderverband"),
        ("Berliner Verwaltungsgerichts", "Berliner Verwaltungsgericht"),
        ("Amtes", "Amt"),
        ("Fonds", "Fonds"),
        ("Solarwind GmbH", "Solarwind GmbH"),
    ],
)
def test_base_name(words: str, expected: str) -> None:
    """A name in the genitive is brought into the nominative, spaces single; other names stay."""
    article = "Der Leiter der " if "GmbH" in words else "Der Leiter des "
    doc = pipeline("de")(f"{article}{words} schwieg.")
    span = doc.char_span(len(article), len(article) + len(words))
    assert span is not None
    assert expected == base_name(span, profiles()["de"].names)


@pytest.mark.parametrize(
    ("text", "cut", "expected"),
    [
        ("Sie durchsuchten die Zentrale des Wasserverbands Untere Lahe (WUL) am Freitag.", "Untere Lahe", "WUL"),
        ("Sie durchsuchten die Zentrale des Wasserverbands Untere Lahe (ULA) am Freitag.", "Untere Lahe", "ULA"),
    ],
    ids=["spelled out", "another short form"],
)
def test_short_form_tells_where_the_name_begins(text: str, cut: str, expected: str) -> None:
    """A cut name gets the noun before it only if the short form in brackets has its letter."""
    doc = pipeline("de")(text)
    spans = (doc.char_span(text.index(part), text.index(part) + len(part), label="ORG") for part in (cut, expected))
    doc.ents = [span for span in spans if span is not None]
    complete_bodies(doc, profiles()["de"])
    names = {one.text for one in doc.ents}
    assert ("Wasserverbands Untere Lahe" in names) == (expected == "WUL")
    assert (cut in names) == (expected != "WUL")


def test_without_a_tree() -> None:
    """Where there are no trees, entities and names stay as they are, spaces single."""
    doc = pipeline("en")("The Bank  of England met. The NRC did not.")
    before = [(one.text, one.label_) for one in doc.ents]
    complete_bodies(doc, profiles()["de"])
    assert before == [(one.text, one.label_) for one in doc.ents]
    assert base_name(doc[1:5], profiles()["de"].names) == "Bank of England"


@PROPERTY
@given(st.lists(st.sampled_from([*BODIES, *WORDS]), max_size=10))
def test_nothing_is_lost(parts: list[str]) -> None:
    """Whatever stands together, a body stays one or becomes part of one, a country is none, and nobody new is there."""
    doc = pipeline("de")(" ".join(parts))
    before = [(one.text, one.label_, range(one.start, one.end)) for one in doc.ents]
    complete_bodies(doc, profiles()["de"])
    now = {token.i for one in doc.ents if one.label_ == "ORG" for token in one}
    assert all(now & set(places) for text, label, places in before if label == "ORG" and text != "Frankreich")
    assert "Frankreich" not in {one.text for one in doc.ents if one.label_ == "ORG"}
    people = [places for _, label, places in before if label == "PER"]
    assert all(range(one.start, one.end) in people for one in doc.ents if one.label_ == "PER")
