"""Tests of labels: none lies on another one or on a point."""

from __future__ import annotations

from itertools import combinations

from generator.pictures.labels import Box, Point, box_of, enlarged, place_labels

AREA = Box(0, 0, 400, 300)


def overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes have anything in common."""
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def test_labels_keep_clear() -> None:
    """Of many points close together, those with a label have one that is free and within the area."""
    points = [(f"Name {number}", Point(20 + 53 * number % 360, 15 + 37 * number % 270, 4)) for number in range(60)]
    labels = place_labels(points, 12, AREA)
    boxes = [box_of(label, points[index][0], 12) for index, label in labels.items()]
    assert 10 < len(labels) < 60
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    for index, label in labels.items():
        box = box_of(label, points[index][0], 12)
        assert AREA.left <= box.left < box.right <= AREA.right
        assert AREA.top <= box.top < box.bottom <= AREA.bottom
        others = [Box(p.x - 4, p.y - 4, p.x + 4, p.y + 4) for number, (_, p) in enumerate(points) if number != index]
        assert not any(overlap(box, other) for other in others)


def test_first_comes_first() -> None:
    """Where there is room for one name only, the first has it."""
    points = [("A" * 30, Point(200, 150, 4)), ("B" * 60, Point(200, 170, 4))]
    assert set(place_labels(points, 12, AREA)) == {0}


def test_outwards() -> None:
    """At the right half a name runs right, at the left half left."""
    points = [("a", Point(100, 150, 4)), ("b", Point(300, 150, 4))]
    assert [label.side for label in place_labels(points, 12, AREA).values()] == ["m l", "m r"]


def test_larger_letters_leave_fewer() -> None:
    """With larger letters the strongest keep their names where they are."""
    points = [("Name", Point(200, 100 + 16 * number, 2)) for number in range(6)]
    labels = place_labels(points, 12, AREA)
    assert set(labels) == {0, 1, 2, 3, 4, 5}
    assert enlarged(points, labels, 24, AREA) == {0, 2, 4}
