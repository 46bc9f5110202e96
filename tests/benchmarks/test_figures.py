"""Tests of floors, goals and the table."""

from __future__ import annotations

import pytest

from benchmarks.figures import (
    Figure,
    Kept,
    Publication,
    Publications,
    Target,
    Targets,
    below_floor,
    dump,
    f1_figure,
    figure,
    load,
    rounded,
    table,
)
from benchmarks.metrics import Retrieval, Tally

TARGETS = Targets(
    set_from="goals",
    target=(
        Target(figure="names.per.f1", goal=91, floor=88),
        Target(figure="process.load", goal=3, floor=5, less=True),
        Target(figure="speed.one.own", goal=5000),
    ),
)
GOOD = (
    Figure("names.per.f1", "PER F1", "dev", 89.96, 88, 91),
    Figure("process.load", "load", "here", 4.2, unit="s"),
    Figure("speed.one.own", "words", "here", 12.0, unit="words/s"),
)
PARTS = ("names", "process", "speed")


def test_above_the_floors() -> None:
    """A figure between floor and goal passes; one without a floor always does."""
    assert below_floor(GOOD, TARGETS, PARTS) == []


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ((Figure("names.per.f1", "", "", 87.99), *GOOD[1:]), "names.per.f1: 87.99 % is below its floor, 88"),
        ((GOOD[0], Figure("process.load", "", "", 5.1, unit="s")), "process.load: 5.10 s is above its ceiling, 5"),
        ((Figure("names.per.f1", "", "", None), *GOOD[1:]), "names.per.f1: the pipeline gives none; the floor is 88"),
        (GOOD[1:], "names.per.f1: not measured; its floor is 88"),
    ],
)
def test_below_a_floor(figures: tuple[Figure, ...], expected: str) -> None:
    """A figure that is worse than its floor, or that is not there, is a fault."""
    assert below_floor(figures, TARGETS, PARTS) == [expected]


def test_parts_left_out_have_no_floor() -> None:
    """Only the parts that were measured are checked."""
    assert below_floor(GOOD[1:], TARGETS, ["process", "speed"]) == []


def test_table() -> None:
    """A row has the value with its interval, goal and floor, and what others have published; sources stand below."""
    published = Publications(
        sources={"a": "A paper.", "b": "Another one."},
        published=(
            Publication(figure="names.per.f1", system="System", value=90.5, on="other texts", source="a"),
            Publication(figure="names.org.f1", system="System", value=77, on="other texts", source="b"),
        ),
    )
    rows = table([*GOOD, Figure("syntax.raw.tag", "tags", "dev", None)], TARGETS, published).splitlines()
    assert rows[2:6] == [
        "| PER F1 | dev | 90.0 (88.0–91.0) | 91.0 ✗ | 88.0 | System 90.5 (other texts) |",
        "| load | here | 4.20 s | ≤ 3.00 ✗ | 5.00 |  |",
        "| words | here | 12.0 words/s | 5,000 ✗ |  |  |",
        "| tags | dev | – |  |  |  |",
    ]
    assert rows[-1] == "- A paper."


def test_figures_of_counts() -> None:
    """A figure has its interval and its cases, one of F1 also precision and recall."""
    counts = Retrieval()
    counts.add({1, 2}, {2, 3, 4})
    one = f1_figure("names.per.f1", "PER F1", "dev", counts)
    assert one.value == pytest.approx(40)
    assert one.note == "P 50.0, R 33.3, 3 cases"
    assert figure("names.per.f1", "PER F1", "dev", Tally()).value is None
    assert f1_figure("names.per.f1", "PER F1", "dev", None).value is None


def test_kept_figures() -> None:
    """What is written can be read again, rounded."""
    model = {"name": "de_briefings", "version": "1"}
    kept = Kept(model, {"cores": "2"}, [rounded(Figure("a.b", "ä", "x", 1 / 3, 0.25, None))])
    assert kept.figures == [Figure("a.b", "ä", "x", 0.333, 0.25, None)]
    assert load(dump(kept)) == kept
