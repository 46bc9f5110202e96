"""Who with whom: the strongest actors and their bonds as a network, laid out by networkx."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.pictures.bonds import bonds_by_actor, find_bonds, kind_of, node_name
from generator.pictures.labels import SIDES, Box, Point, enlarged, label_at, place_labels
from generator.pictures.layout import lay_out
from generator.pictures.picture import Picture, add, canvas, number, serialised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from generator.briefing import Briefing, Ref
    from generator.pictures.bonds import Bond
    from generator.website import Website

MAX_ACTORS = 60
MAX_BONDS = 150
MAX_SENTENCES = 40
# The picture's own units. A column of text is some 720 pixels wide, a phone's 288, on which letters 28 units high are
# some 11 pixels high (pictures.css).
WIDTH, HEIGHT = 720.0, 700.0
WIDE_LETTERS, NARROW_LETTERS = 12.5, 28.0
LEAST_RADIUS, MOST_RADIUS = 4.5, 13.0
AREA = Box(0, 0, WIDTH, HEIGHT)
FIELD = Box(50, 10, WIDTH - 50, HEIGHT - 10)  # of the nodes, since names stand beside them


class Chosen(NamedTuple):
    """What of all bonds is drawn: actors and bonds, the strongest first."""

    actors: tuple[Ref, ...]
    bonds: tuple[Bond, ...]


def network_values(briefing: Briefing, site: Website, page: str) -> dict[str, Any]:
    """What the template of the network's page asks for."""
    bonds = find_bonds(briefing.ties)
    by_actor = bonds_by_actor(bonds)
    chosen = choose(bonds, by_actor)
    key = "network_all" if len(chosen.bonds) == len(bonds) else "network_left_out"
    note = site.texts.text(
        key, shown=len(chosen.actors), actors=len(by_actor), drawn=len(chosen.bonds), bonds=len(bonds)
    )
    return {"picture": _picture(chosen, by_actor, site, page), "note": note, "bonds": bonds[:MAX_SENTENCES]}


def network(briefing: Briefing, site: Website, page: str) -> Picture | None:
    """The strongest actors and their bonds, as seen from that page."""
    bonds = find_bonds(briefing.ties)
    by_actor = bonds_by_actor(bonds)
    return _picture(choose(bonds, by_actor), by_actor, site, page)


def choose(bonds: Sequence[Bond], by_actor: Mapping[Ref, Sequence[Bond]]) -> Chosen:
    """The actors with the strongest bonds, as far as they have any among themselves, and the strongest of these.

    Each of them keeps its strongest bond.
    """
    strength = {ref: sum(bond.strength for bond in own) for ref, own in by_actor.items()}
    ranked = sorted(strength, key=lambda ref: (-strength[ref], ref.path))
    top = frozenset(ranked[:MAX_ACTORS])
    among = [bond for bond in bonds if bond.one in top and bond.other in top]
    best = [next((bond for bond in among if ref in {bond.one, bond.other}), None) for ref in ranked[:MAX_ACTORS]]
    kept = dict.fromkeys([*filter(None, best), *among])
    drawn = frozenset(list(kept)[:MAX_BONDS])
    tied = {ref for bond in drawn for ref in (bond.one, bond.other)}
    return Chosen(tuple(ref for ref in ranked if ref in tied), tuple(bond for bond in among if bond in drawn))


def _picture(chosen: Chosen, by_actor: Mapping[Ref, Sequence[Bond]], site: Website, page: str) -> Picture | None:
    if not chosen.bonds:
        return None
    texts = site.texts
    first = chosen.bonds[0]
    title = texts.text("network_title")
    description = texts.text(
        "network_description",
        shown=len(chosen.actors),
        drawn=len(chosen.bonds),
        strongest=f"{first.one.name}, {first.other.name}",
    )
    root = canvas("netz", title, description, (WIDTH, HEIGHT), role="group")
    points = _points(chosen)
    _lines(root, chosen, points)
    _nodes(root, chosen, points, by_actor, site, page)
    head = tuple(texts.text(f"network_head_{name}") for name in ("one", "other", "together", "spoken"))
    rows = tuple((bond.one, bond.other, str(bond.together), str(bond.spoken)) for bond in chosen.bonds)
    return Picture(title, description, serialised(root), head, rows)


def _points(chosen: Chosen) -> dict[Ref, Point]:
    """Where the actors are; the stronger what is drawn of one, the larger."""
    edges = [(bond.one.path, bond.other.path, sqrt(bond.strength)) for bond in chosen.bonds]
    places = lay_out([ref.path for ref in chosen.actors], edges, FIELD)
    share: Counter[Ref] = Counter()
    for bond in chosen.bonds:
        share.update({bond.one: bond.strength, bond.other: bond.strength})
    most = max(share.values())
    return {
        ref: Point(*places[ref.path], LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * sqrt(share[ref] / most))
        for ref in chosen.actors
    }


def _lines(root: _Element, chosen: Chosen, points: Mapping[Ref, Point]) -> None:
    """The bonds; a script finds the numbers of both ends and the strength in each."""
    group = add(root, "g", class_="kanten", aria_hidden="true")
    numbers = {ref: index for index, ref in enumerate(chosen.actors)}
    for bond in reversed(chosen.bonds):
        add(
            group,
            "path",
            class_="kante",
            stroke_width=line_width(bond.strength),
            data_tie=f"{numbers[bond.one]} {numbers[bond.other]} {bond.strength}",
            d=stroke(points[bond.one], points[bond.other]),
        )


def _nodes(  # noqa: PLR0913, PLR0917 - what a node shows
    root: _Element,
    chosen: Chosen,
    points: Mapping[Ref, Point],
    by_actor: Mapping[Ref, Sequence[Bond]],
    site: Website,
    page: str,
) -> None:
    """The actors as links: a circle for a person, a square for an organisation, with names where there is room."""
    named = [(ref.name, points[ref]) for ref in chosen.actors]
    wide = place_labels(named, WIDE_LETTERS, AREA)
    narrow = enlarged(named, wide, NARROW_LETTERS, AREA)
    for index, ref in enumerate(chosen.actors):
        point = points[ref]
        link = node(root, ref, point, len(by_actor[ref]), site, page)
        tier = "name" if index in narrow else "name weit" if index in wide else "name nie"
        label = wide.get(index, label_at(point, SIDES[0]))
        add(link, "text", ref.name, class_=f"{tier} {label.side}", x=label.x, y=label.y)


def node(root: _Element, ref: Ref, point: Point, ties: int, site: Website, page: str) -> _Element:  # noqa: PLR0913, PLR0917
    """An actor's shape as a link from a page, with its name, kind and number of ties for those who cannot see it."""
    kind, words = kind_of(ref, site), node_name(ref, ties, site)
    link = add(root, "a", class_=f"knoten {kind}", href=site.relative(page, ref.path), aria_label=words)
    add(link, "title", words)
    shape(link, kind, point)
    return link


def stroke(one: Point, other: Point) -> str:
    """The path from one point to another."""
    return f"M{number(one.x)} {number(one.y)}L{number(other.x)} {number(other.y)}"


def shape(parent: _Element, kind: str, point: Point) -> None:
    """A circle for a person, a square for an organisation."""
    if kind == "person":
        add(parent, "circle", cx=point.x, cy=point.y, r=point.radius)
    else:
        side = point.radius * 1.8
        add(parent, "rect", x=point.x - side / 2, y=point.y - side / 2, width=side, height=side)


def line_width(strength: int) -> float:
    """How thick the line of a bond is."""
    return min(1 + 0.7 * (strength - 1), 7)
