"""Tests of which organisations are one: inflected names, legal forms, short forms and acronyms."""

from __future__ import annotations

import pytest

from tests.link import COMPANY, doubts_of, linked, make_body, mentioned_as, pages_with
from tests.samples import make_actor

OLE, WIEBKE = COMPANY
FALKENAU, BRELLIN = make_body("SV Eintracht Falkenau"), make_body("FC Eintracht Brellin")
FUND = mentioned_as(make_body("Russischer Direktinvestitionsfonds"), "Russischer Direktinvestitionsfonds", "RDIF")
AGENCY = mentioned_as(make_body("Rostocker Dienst für Information"), "Rostocker Dienst für Information", "RDIF")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deutsche Werft", "Deutschen Werft"),
        ("Nordische Werft", "Nordischen Werften"),
        pytest.param(
            "Nordischer Rat",
            "Nordischen Rates",
            marks=pytest.mark.xfail(strict=True, reason="of a word with four letters no ending is cut"),
        ),
        ("Grüne", "Grünen"),
        ("Lahn Optik", "Lahn Optik GmbH"),
        ("Lahn Optik GmbH", "LAHN OPTIK GMBH"),
        ("Lahn & Söhne", "Lahn & Söhne GmbH & Co. KG"),
        ("Nordhilfe", "Nordhilfe e.V."),
        ("Nordhilfe", "Nordhilfe e. V."),
        ("Café Nord", "Cafe Nord"),
    ],
)
def test_forms_of_a_name_are_one(one: str, other: str) -> None:
    """Inflected forms of a name, with or without legal form, are one body."""
    found = linked([make_body(one)], [make_body(other)])
    assert ([len(actor.appearances) for actor in found.actors], doubts_of(found)) == ([2], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lahn Optik", "Lahn Akustik"),
        ("Deutsche Werft", "Deutsche Bahn"),
        ("Vereinte Nationen", "Welternährungsprogramm der Vereinten Nationen"),
        ("Amtsgericht Nordau", "Amtsgericht Südau"),
        ("RDIF", "RDIV"),
    ],
)
def test_other_names_are_two(one: str, other: str) -> None:
    """A body with another word in its name is another, also in the same company."""
    found = linked([make_body(one), *COMPANY], [make_body(other), *COMPANY])
    assert [len(actor.appearances) for actor in found.actors if actor.kind == "organisation"] == [1, 1]


def test_two_legal_forms_are_two_firms() -> None:
    """Two firms that differ in their legal form stay two, and the name without one is neither's."""
    found = linked([make_body("Lahn AG")], [make_body("Lahn GmbH")], [make_body("Lahn")])
    assert pages_with(found, "Lahn") == [("Lahn",), ("Lahn AG",), ("Lahn GmbH",)]
    assert set(doubts_of(found)) >= {("lahn", "lahn ag"), ("lahn", "lahn gmbh")}


def test_a_doubt_is_named_once() -> None:
    """Two bodies that may be one are asked about once."""
    assert doubts_of(linked([make_body("Lahn AG")], [make_body("Lahn GmbH")])) == [("lahn ag", "lahn gmbh")]


# --- Acronyms ---


def test_acronym_with_one_owner() -> None:
    """An acronym alone is the body's that has it beside its name in some article."""
    found = linked([FUND], [make_body("RDIF")])
    assert [(actor.name, len(actor.appearances)) for actor in found.actors] == [(FUND.name, 2)]


def test_acronym_with_two_owners() -> None:
    """An acronym that two bodies have is nobody's, and in doubt with both."""
    found = linked([FUND], [AGENCY], [make_body("RDIF")])
    assert len(found.actors) == 3
    assert doubts_of(found) == [("rdif", AGENCY.name.casefold()), ("rdif", FUND.name.casefold())]


def test_company_decides_between_two_owners() -> None:
    """An acronym that two bodies have is the one's in whose company it is named most."""
    found = linked([FUND, OLE], [AGENCY, WIEBKE], [make_body("RDIF"), OLE])
    assert {actor.name: len(actor.appearances) for actor in found.actors if actor.kind == "organisation"} == {
        FUND.name: 2,
        AGENCY.name: 1,
    }


def test_acronym_without_owner() -> None:
    """An acronym that stands beside no name is a body of its own."""
    found = linked([make_body("Russischer Direktinvestitionsfonds")], [make_body("RDIF")])
    assert (len(found.actors), doubts_of(found)) == (2, [])


# --- Short forms ---


def test_short_form_in_like_company() -> None:
    """„Eintracht“ is the only club of that name if both are named beside the same people."""
    found = linked([make_body("Eintracht"), OLE], [FALKENAU, OLE])
    assert pages_with(found, "Eintracht") == [("Eintracht", "SV Eintracht Falkenau")]


def test_short_form_in_the_same_article() -> None:
    """A short form beside the only long one is the same body."""
    found = linked([make_body("Eintracht"), FALKENAU])
    assert pages_with(found, "Eintracht") == [("Eintracht", "SV Eintracht Falkenau")]


def test_short_form_without_evidence() -> None:
    """A short form that nothing joins to the long one stays a body of its own, in doubt."""
    found = linked([make_body("Eintracht"), WIEBKE], [FALKENAU, OLE])
    assert pages_with(found, "Eintracht") == [("Eintracht",), ("SV Eintracht Falkenau",)]
    assert doubts_of(found) == [("eintracht", "sv eintracht falkenau")]


def test_short_form_of_two() -> None:
    """A short form of two bodies is neither's, and in doubt with both."""
    found = linked([make_body("Eintracht"), OLE], [FALKENAU, OLE], [BRELLIN, OLE])
    assert len(pages_with(found, "Eintracht")) == 3
    assert doubts_of(found) == [("eintracht", "fc eintracht brellin"), ("eintracht", "sv eintracht falkenau")]


def test_last_part_of_a_founders_name() -> None:
    """A foundation is named by the last of its founder's names as well."""
    found = linked([make_body("Wiegand-Stiftung"), OLE], [make_body("Ida-Wiegand-Stiftung"), OLE])
    assert [actor.surfaces for actor in found.actors if actor.kind == "organisation"] == [
        ("Ida-Wiegand-Stiftung", "Wiegand-Stiftung")
    ]


def test_people_and_bodies_are_not_joined() -> None:
    """A person of a body's name is no short form of it."""
    found = linked([make_actor("Deutsche Werft"), OLE], [make_body("Deutschen Werft"), OLE])
    assert sorted(actor.kind for actor in found.actors if actor.name != OLE.name) == ["organisation", "person"]
