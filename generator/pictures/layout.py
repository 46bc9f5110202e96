"""Where the nodes of a graph are drawn: each part that hangs together is laid out in a field of its own; pure."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.pictures.labels import Box

ROUNDS = 200
SEED = 7
EXTRA = 3  # what a part's field has room for beside its nodes, as many more of them
EVENNESS = 0.6  # how much a node's rank among the others counts for its place, beside its distance: spreads the middle
FIELD_MARGIN = 12.0
PUSHES = 60
# Room that a node with its name would like.
ROOM = (104.0, 30.0)

Place = tuple[float, float]


def lay_out(nodes: Sequence[str], edges: Sequence[tuple[str, str, float]], area: Box) -> dict[str, Place]:
    """A place for each node, in the order given; edges have a weight."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from(edges)
    order = {node: index for index, node in enumerate(nodes)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    places: dict[str, Place] = {}
    for part, field in zip(parts, fields([len(part) + EXTRA for part in parts], area), strict=True):
        own: nx.Graph[str] = nx.Graph()  # with nodes in their order, which the layout goes by
        own.add_nodes_from(part)
        own.add_weighted_edges_from(edge for edge in edges if edge[0] in own)
        places |= _separated(_fitted(_sprung(own), field), field)
    return places


def fields(sizes: Sequence[int], area: Box) -> list[Box]:
    """The area cut into one field for each size, in proportion to them, as square as halving makes it.

    >>> from generator.pictures.labels import Box
    >>> fields([3, 1], Box(0, 0, 8, 2))
    [Box(left=0, top=0, right=6.0, bottom=2), Box(left=6.0, top=0, right=8, bottom=2)]
    """
    if len(sizes) == 1:
        return [area]
    cut = min(range(1, len(sizes)), key=lambda place: abs(2 * sum(sizes[:place]) - sum(sizes)))
    share = sum(sizes[:cut]) / sum(sizes)
    if area.right - area.left >= area.bottom - area.top:
        x = area.left + (area.right - area.left) * share
        first, second = area._replace(right=x), area._replace(left=x)
    else:
        y = area.top + (area.bottom - area.top) * share
        first, second = area._replace(bottom=y), area._replace(top=y)
    return [*fields(sizes[:cut], first), *fields(sizes[cut:], second)]


def _sprung(graph: nx.Graph[str]) -> dict[str, Place]:
    found = nx.spring_layout(graph, k=2 / sqrt(len(graph)), iterations=ROUNDS, seed=SEED, method="force")
    return {node: (float(x), float(y)) for node, (x, y) in found.items()}


def _fitted(places: Mapping[str, Place], field: Box) -> dict[str, Place]:
    """The places stretched to the field, and spread within it."""
    columns = []
    for axis, low, high in ((0, field.left, field.right), (1, field.top, field.bottom)):
        values = {node: place[axis] for node, place in places.items()}
        least, span = min(values.values()), (max(values.values()) - min(values.values())) or 1
        ranks = {node: rank for rank, node in enumerate(sorted(values, key=lambda node: (values[node], node)))}
        last = max(1, len(ranks) - 1)
        columns.append(
            {
                node: low
                + FIELD_MARGIN
                + (high - low - 2 * FIELD_MARGIN)
                * ((1 - EVENNESS) * (value - least) / span + EVENNESS * ranks[node] / last)
                for node, value in values.items()
            }
        )
    return {node: (columns[0][node], columns[1][node]) for node in places}


def _separated(places: Mapping[str, Place], field: Box) -> dict[str, Place]:
    """The places pushed apart where two have not the room for their names, as far as the field allows."""
    x = {node: place[0] for node, place in places.items()}
    y = {node: place[1] for node, place in places.items()}
    for _ in range(PUSHES):
        for one, other in combinations(places, 2):
            across, down = ROOM[0] - abs(x[one] - x[other]), ROOM[1] - abs(y[one] - y[other])
            if across > 0 and down > 0:
                axis, push = (x, across / 4) if across / ROOM[0] < down / ROOM[1] else (y, down / 4)
                push = push if axis[one] > axis[other] or (axis[one] == axis[other] and one > other) else -push
                axis[one] += push
                axis[other] -= push
        for node in places:
            x[node] = min(max(x[node], field.left + FIELD_MARGIN), field.right - FIELD_MARGIN)
            y[node] = min(max(y[node], field.top + FIELD_MARGIN), field.bottom - FIELD_MARGIN)
    return {node: (x[node], y[node]) for node in places}
