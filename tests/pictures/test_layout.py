"""Tests of the layout: everything within the area, apart from each other, and the same every time."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.labels import Box
from generator.pictures.layout import fields, lay_out
from tests.samples import PROPERTY

AREA = Box(0, 0, 600, 500)
NODES = [f"n{number}" for number in range(12)]
EDGES = [("n0", "n1", 1.0), ("n1", "n2", 2.0), ("n2", "n0", 1.0), ("n3", "n4", 1.0)]


def test_places() -> None:
    """Each node has a place in the area, and no two have the same."""
    places = lay_out(NODES, EDGES, AREA)
    assert set(places) == set(NODES)
    assert all(AREA.left <= x <= AREA.right and AREA.top <= y <= AREA.bottom for x, y in places.values())
    assert min(abs(one[0] - other[0]) + abs(one[1] - other[1]) for one, other in combinations(places.values(), 2)) > 20
    assert lay_out(NODES, EDGES, AREA) == places


def test_what_hangs_together_stays_together() -> None:
    """Parts of the graph have fields of their own."""
    places = lay_out(NODES[:5], EDGES, AREA)
    assert max(places[node][0] for node in NODES[:3]) < min(places[node][0] for node in NODES[3:5])


@PROPERTY
@given(st.lists(st.integers(1, 50), min_size=1, max_size=12))
def test_fields_fill_the_area(sizes: list[int]) -> None:
    """Every size has its share, and no more."""
    found = fields(sizes, AREA)
    whole = (AREA.right - AREA.left) * (AREA.bottom - AREA.top)
    shares = [(box.right - box.left) * (box.bottom - box.top) / whole for box in found]
    assert [round(share * sum(sizes), 3) for share in shares] == sizes
