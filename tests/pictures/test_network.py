"""Tests of the network: who is drawn, as what, and with which words."""

from __future__ import annotations

from generator.pictures import network, network_values
from generator.pictures.network import MAX_ACTORS, MAX_BONDS
from tests.pictures.made import HOSTILE, HOSTILE_SHOWN, SITE, body, briefing, found, parsed, person, tie, words

OTT, TAMSEN, RAILWAY = person("Ott"), person("Tamsen"), body("Kuestenbahn")
TIES = [tie(OTT, TAMSEN, 2), tie(OTT, RAILWAY, 5), tie(RAILWAY, OTT, 1, "about"), tie(body("A"), body("B"))]
PAGE = "netz/index.md"
CROWD = [person(f"P{number}") for number in range(80)]
CROWDED = [
    tie(one, other, 1 + (index * step) % 7)
    for step in (1, 2, 3)
    for index, one in enumerate(CROWD)
    for other in [CROWD[(index + step) % len(CROWD)]]
]


def test_network() -> None:
    """Each actor is a link with its name, kind and ties: a circle for a person, a square for an organisation."""
    picture = network(briefing(ties=TIES), SITE, PAGE)
    assert picture is not None
    root = parsed(picture)
    assert root.get("role") == "group"
    assert [(a.get("href"), a.get("aria-label")) for a in found(root, "a", "knoten")] == [
        ("../personen/ott/", "Ott, Person, 2 Verbindungen"),
        ("../organisationen/kuestenbahn/", "Kuestenbahn, Organisation, 1 Verbindung"),
        ("../personen/tamsen/", "Tamsen, Person, 1 Verbindung"),
        ("../organisationen/a/", "A, Organisation, 1 Verbindung"),
        ("../organisationen/b/", "B, Organisation, 1 Verbindung"),
    ]
    assert [len(found(a, "circle")) for a in found(root, "a", "person")] == [1, 1]
    assert [len(found(a, "rect")) for a in found(root, "a", "organisation")] == [1, 1, 1]
    assert words(root, "text", "name") == ["Ott", "Kuestenbahn", "Tamsen", "A", "B"]


def test_lines() -> None:
    """A line for each bond, thicker the stronger it is, with the numbers of its ends for the script."""
    picture = network(briefing(ties=TIES), SITE, PAGE)
    assert picture is not None
    lines = found(parsed(picture), "path", "kante")
    assert [line.get("data-tie") for line in lines] == ["3 4 1", "0 2 2", "1 0 6"]
    widths = [float(line.get("stroke-width", "")) for line in lines]
    assert widths == sorted(set(widths))
    assert picture.head == ("Name", "verbunden mit", "Sätze mit beiden", "Zitate übereinander")
    assert picture.rows[0] == (RAILWAY, OTT, "5", "1")


def test_most_are_left_out() -> None:
    """Of many, the strongest are drawn, each with its strongest bond, and it is said how many."""
    values = network_values(briefing(ties=CROWDED), SITE, PAGE)
    root = parsed(values["picture"])
    nodes, lines = found(root, "a", "knoten"), found(root, "path", "kante")
    assert len(nodes) <= MAX_ACTORS
    assert len(lines) == len(values["picture"].rows) <= MAX_BONDS
    tied = {end for line in lines for end in line.get("data-tie", "").split()[:2]}
    assert tied == {str(number) for number in range(len(nodes))}
    assert f"die {len(nodes)} Namen" in values["note"]
    assert "von 80 und" in values["note"]
    assert "von 240 Verbindungen" in values["note"]
    assert len(values["bonds"]) < 240


def test_all_are_shown() -> None:
    """A small network is whole, and says so."""
    values = network_values(briefing(ties=TIES), SITE, PAGE)
    assert values["note"] == "Gezeigt werden alle 5 Namen mit Verbindungen."
    assert [bond.strength for bond in values["bonds"]] == [6, 2, 1]


def test_no_ties_no_network() -> None:
    """Without ties there is no picture."""
    assert network(briefing(), SITE, PAGE) is None
    assert network_values(briefing(), SITE, PAGE)["picture"] is None


def test_same_every_time() -> None:
    """The same ties give the same bytes, in whatever order they come."""
    one, other = (network(briefing(ties=ties), SITE, PAGE) for ties in (CROWDED, CROWDED[::-1]))
    assert one == other


def test_hostile_name() -> None:
    """A name is text in every place."""
    picture = network(briefing(ties=[tie(person("Ott")._replace(name=HOSTILE), TAMSEN)]), SITE, PAGE)
    assert picture is not None
    root = parsed(picture)
    assert found(root, "script") == []
    assert HOSTILE_SHOWN in words(root, "text", "name")
    assert f"{HOSTILE_SHOWN}, Person, 1 Verbindung" in words(root, "title")
