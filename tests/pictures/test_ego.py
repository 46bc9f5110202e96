"""Tests of one actor's network."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from generator.pictures import bonds_by_actor, ego_network, find_bonds
from generator.pictures.ego import LETTERS_IN_LINE, MAX_TIES, name_lines
from tests.pictures.made import HOSTILE, SITE, actor, body, found, parsed, person, tie, words

if TYPE_CHECKING:
    from generator.briefing import TieEntry
    from generator.pictures import Picture

OTT = person("Ott")
OTHERS = [person("Tamsen"), body("Bahn"), body("Amt"), person("Brehm")]


def drawn(*ties: TieEntry) -> Picture | None:
    """Return the picture of Ott's ties."""
    return ego_network(actor(ref=OTT), bonds_by_actor(find_bonds(ties)), SITE)


def test_ego_network() -> None:
    """The others are links around, the strongest first; the actor itself is none, since this is its page."""
    picture = drawn(*(tie(OTT, other, 5 - number) for number, other in enumerate(OTHERS)), tie(OTHERS[0], OTHERS[1], 9))
    assert picture is not None
    root = parsed(picture)
    assert picture.title == "Verbindungen von Ott"
    assert [(a.get("href"), a.get("aria-label")) for a in found(root, "a")] == [
        ("../tamsen/", "Tamsen, Person, 2 Verbindungen"),
        ("../../organisationen/bahn/", "Bahn, Organisation, 2 Verbindungen"),
        ("../../organisationen/amt/", "Amt, Organisation, 1 Verbindung"),
        ("../brehm/", "Brehm, Person, 1 Verbindung"),
    ]
    assert len(found(root, "path", "kante")) == 5
    assert len(found(root, "path", "neben")) == 1
    assert picture.rows == tuple((other, str(5 - number), "0") for number, other in enumerate(OTHERS))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_few_ties_need_no_picture(number: int) -> None:
    """One or two ties are said more easily than drawn."""
    assert drawn(*(tie(OTT, other) for other in OTHERS[:number])) is None


@pytest.mark.parametrize("number", [3, 7, 12, 20])
def test_names_have_rows_of_their_own(number: int) -> None:
    """No more than twelve are drawn, and on each side no two names are at one height."""
    picture = drawn(*(tie(OTT, person(f"P{other}")) for other in range(number)))
    assert picture is not None
    names = found(parsed(picture), "text", "name")
    assert len(names) == len(picture.rows) == min(number, MAX_TIES)
    for side in "lr":
        heights = sorted(float(text.get("y", "")) for text in names if side in text.get("class", "").split())
        assert all(one + 49 <= other for one, other in pairwise(heights))
        assert heights[0] >= 25


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ott", ["Ott"]),
        ("Karl-Theodor zu Guttenberg", ["Karl-Theodor zu", "Guttenberg"]),
        ("Bundesverfassungsgericht", ["Bundesverfassun…"]),
        ("Bündnis Soziale Gerechtigkeit und Vernunft", ["Bündnis Soziale", "Gerechtigkeit …"]),
        ("  ", [""]),
    ],
)
def test_names_have_two_lines(name: str, lines: list[str]) -> None:
    """A long name is broken once, and then cut."""
    assert name_lines(name) == lines
    assert all(len(line) <= LETTERS_IN_LINE for line in lines)


def test_hostile_names() -> None:
    """Names are text, the actor's own as well as others'."""
    own, other = OTT._replace(name=HOSTILE), OTHERS[0]._replace(name=HOSTILE)
    ties = [tie(own, other), tie(own, OTHERS[1]), tie(own, OTHERS[2])]
    picture = ego_network(actor(ref=own), bonds_by_actor(find_bonds(ties)), SITE)
    assert picture is not None
    root = parsed(picture)
    assert found(root, "script") == []
    assert any("<script>" in text for text in words(root, "title"))
