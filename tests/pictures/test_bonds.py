"""Tests of bonds: all that ties two actors, counted once for both."""

from __future__ import annotations

from generator.pictures.bonds import bonds_by_actor, find_bonds, kind_of, node_name, partner
from tests.pictures.made import ENGLISH, SITE, body, person, tie

OTT, TAMSEN, RAILWAY = person("Ott"), person("Tamsen"), body("Küstenbahn")


def test_ties_of_two_make_one_bond() -> None:
    """Sentences with both and quotations about each other are counted apart, whoever speaks; the newest is kept."""
    newest = tie(TAMSEN, OTT, 2, "answers", "2025-04-06")
    ties = [tie(OTT, TAMSEN, 3), tie(OTT, TAMSEN, 1, "about", "2025-04-05"), newest]
    (bond,) = find_bonds(ties)
    assert (bond.one, bond.other, bond.together, bond.spoken, bond.strength) == (OTT, TAMSEN, 3, 3, 6)
    assert bond.newest == newest


def test_strongest_first() -> None:
    """Bonds are in order of strength, for all and for each actor, who has its own only."""
    ties = [tie(OTT, TAMSEN), tie(OTT, RAILWAY, 3), tie(RAILWAY, TAMSEN, 2)]
    bonds = find_bonds(ties)
    assert [bond.strength for bond in bonds] == [3, 2, 1]
    own = bonds_by_actor(bonds)
    assert [partner(bond, OTT) for bond in own[OTT]] == [RAILWAY, TAMSEN]
    assert [partner(bond, TAMSEN) for bond in own[TAMSEN]] == [RAILWAY, OTT]
    assert find_bonds(reversed(ties)) == bonds


def test_names_of_nodes() -> None:
    """A node says whose it is, of which kind, and how many ties it has."""
    assert node_name(OTT, 5, SITE) == "Ott, Person, 5 Verbindungen"
    assert node_name(RAILWAY, 1, SITE) == "Küstenbahn, Organisation, 1 Verbindung"
    assert kind_of(body("Küstenbahn"), SITE) == "organisation"
    assert node_name(person("Ott")._replace(path="people/ott.md"), 1, ENGLISH) == "Ott, person, 1 tie"
