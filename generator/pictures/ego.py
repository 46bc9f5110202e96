"""One actor and its strongest bonds: a ring around it, with the bonds that the others have among themselves."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from generator.markdown import clean
from generator.pictures.bonds import kind_of, partner
from generator.pictures.labels import Point
from generator.pictures.network import line_width, node, shape, stroke
from generator.pictures.picture import Picture, add, canvas, serialised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from generator.briefing import ActorEntry, Ref
    from generator.pictures.bonds import Bond
    from generator.website import Website

MAX_TIES = 12
LEAST_TIES = 3  # fewer need no picture
WIDTH = 480.0  # letters are as high as in charts: 19 units on a phone
ROW = 50.0  # of a name's two lines
MARGIN = 30.0
RING = 52.0  # the ring's radius across; down it is as high as its names need
LETTERS_IN_LINE = 16
RADIUS, OWN_RADIUS = 8.0, 12.0
LINE_HEIGHT = 1.1


def ego_network(actor: ActorEntry, bonds: Mapping[Ref, Sequence[Bond]], site: Website) -> Picture | None:
    """The actor in the middle of those to whom it is tied the most; ``bonds`` are those of every actor."""
    own = bonds.get(actor.ref, ())[:MAX_TIES]
    if len(own) < LEAST_TIES:
        return None
    texts = site.texts
    title = texts.text("network_ego_title", name=actor.ref.name)
    names = ", ".join(partner(bond, actor.ref).name for bond in own)
    description = texts.text("network_ego_description", name=actor.ref.name, ties=names)
    points = _ring(actor.ref, own)
    height = 2 * points[actor.ref].y
    root = canvas("verbindungen", title, description, (WIDTH, height), role="group")
    _lines(root, points, own, bonds)
    shape(
        add(root, "g", class_=f"knoten mitte {kind_of(actor.ref, site)}"), kind_of(actor.ref, site), points[actor.ref]
    )
    for bond in own:
        _node(root, partner(bond, actor.ref), points, bonds, actor.ref, site)
    head = tuple(texts.text(f"network_head_{name}") for name in ("other", "together", "spoken"))
    rows = tuple((partner(bond, actor.ref), str(bond.together), str(bond.spoken)) for bond in own)
    return Picture(title, description, serialised(root), head, rows)


def _ring(own: Ref, bonds: Sequence[Bond]) -> dict[Ref, Point]:
    """The others on both sides by turns, the strongest above, at even distances so that names have their rows."""
    rows = (len(bonds) + 1) // 2
    middle = MARGIN + ROW * (rows - 1) / 2
    points = {own: Point(WIDTH / 2, middle, OWN_RADIUS)}
    for index, bond in enumerate(bonds):
        side, row = (-1, 1)[index % 2], index // 2
        count = rows - (index % 2) * (len(bonds) % 2)  # there is one less at the right if they are odd
        y = middle + ROW * (row - (count - 1) / 2)
        bow = sqrt(1 - ((y - middle) / (ROW * (rows + 1) / 2)) ** 2)
        points[partner(bond, own)] = Point(WIDTH / 2 + side * RING * bow, y, RADIUS)
    return points


def _lines(
    root: _Element, points: Mapping[Ref, Point], own: Sequence[Bond], bonds: Mapping[Ref, Sequence[Bond]]
) -> None:
    group = add(root, "g", aria_hidden="true")
    drawn = dict.fromkeys(bond for ref in points for bond in bonds[ref] if bond.one in points and bond.other in points)
    for bond in sorted(drawn, key=lambda bond: (bond in own, bond.one.path, bond.other.path)):
        add(
            group,
            "path",
            class_="kante" if bond in own else "kante neben",
            stroke_width=line_width(bond.strength) if bond in own else 1,
            d=stroke(points[bond.one], points[bond.other]),
        )


def _node(  # noqa: PLR0913, PLR0917 - what a node shows
    root: _Element,
    ref: Ref,
    points: Mapping[Ref, Point],
    bonds: Mapping[Ref, Sequence[Bond]],
    own: Ref,
    site: Website,
) -> None:
    """Another actor as a link, its name outside of the ring."""
    point = points[ref]
    link = node(root, ref, point, len(bonds[ref]), site, own.path)
    side = 1 if point.x > points[own].x else -1
    x = point.x + side * (point.radius + 8)
    text = add(link, "text", class_=f"name m {'r' if side > 0 else 'l'}", x=x, y=point.y)
    lines = name_lines(ref.name)
    for index, line in enumerate(lines):
        first = f"{-LINE_HEIGHT * (len(lines) - 1) / 2:g}em"
        add(text, "tspan", line, x=x, dy=first if index == 0 else f"{LINE_HEIGHT}em")


def name_lines(name: str) -> list[str]:
    """The name on no more than two lines.

    >>> name_lines("Bundesministerium für Wirtschaft und Energie")
    ['Bundesministeri…', 'für Wirtschaft …']
    """
    lines = [""]
    for word in clean(name).split():
        if lines[-1] and len(lines[-1]) + len(word) >= LETTERS_IN_LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    shown = [line if len(line) <= LETTERS_IN_LINE else f"{line[: LETTERS_IN_LINE - 1]}…" for line in lines[:2]]
    if len(lines) > len(shown):
        shown[-1] = f"{shown[-1].rstrip('…')[: LETTERS_IN_LINE - 2]} …"
    return shown
