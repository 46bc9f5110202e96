"""Labels of points so that none lies on another label or point, as far as there is room; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LETTER_WIDTH = 0.56  # of a letter's height, on average
LINE = 1.15  # of a letter's height
DISTANCE = 4.0  # of a label from its point


class Point(NamedTuple):
    """Where something is, with its radius."""

    x: float
    y: float
    radius: float


class Box(NamedTuple):
    """Left, upper, right and lower edge."""

    left: float
    top: float
    right: float
    bottom: float


class Label(NamedTuple):
    """Where a label is.

    ``side`` says whether it is above its point (o), below (u) or level with it (m), and whether it runs left, right
    or both ways (z); these are classes of pictures.css.
    """

    x: float
    y: float
    side: str


SIDES = ("m r", "m l", "o z", "u z", "o r", "u r", "o l", "u l")


def label_at(point: Point, side: str) -> Label:
    """The label at that side of a point."""
    away = point.radius + DISTANCE
    level, way = side.split()
    across = {"r": away, "l": -away}.get(way, 0.0) if level == "m" else 0.0
    return Label(point.x + across, point.y + {"o": -away, "u": away, "m": 0.0}[level], side)


def box_of(label: Label, text: str, height: float) -> Box:
    """What a label with letters of that height covers."""
    width, line = len(text) * height * LETTER_WIDTH, height * LINE
    level, way = label.side.split()
    left = label.x - {"r": 0.0, "l": width, "z": width / 2}[way]
    top = label.y - {"o": line, "u": 0.0, "m": line / 2}[level]
    return Box(left, top, left + width, top + line)


def place_labels(points: Sequence[tuple[str, Point]], height: float, area: Box) -> dict[int, Label]:
    """A label for each point, by its number, that can have one; the first choose first."""
    choices = [[label_at(point, side) for side in _sides(point, area)] for _, point in points]
    return _chosen(points, choices, height, area)


def enlarged(points: Sequence[tuple[str, Point]], labels: Mapping[int, Label], height: float, area: Box) -> set[int]:
    """Those of the labels for which there is still room if their letters are that high."""
    return set(_chosen(points, [[labels[n]] if n in labels else [] for n in range(len(points))], height, area))


def _chosen(
    points: Sequence[tuple[str, Point]], choices: Sequence[Sequence[Label]], height: float, area: Box
) -> dict[int, Label]:
    """The first of each point's choices that is free."""
    labels: dict[int, Label] = {}
    boxes: list[Box] = []
    spots = [Box(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for _, p in points]
    for index, (text, _) in enumerate(points):
        for label in choices[index]:
            box = box_of(label, text, height)
            others = (*boxes, *spots[:index], *spots[index + 1 :])
            if _within(box, area) and not any(_overlap(box, other) for other in others):
                labels[index] = label
                boxes.append(box)
                break
    return labels


def _sides(point: Point, area: Box) -> list[str]:
    """Outwards first: there are fewer lines."""
    inward_way = "l" if point.x >= (area.left + area.right) / 2 else "r"
    inward_level = "u" if point.y < (area.top + area.bottom) / 2 else "o"
    return sorted(SIDES, key=lambda side: (side[0] != "m", inward_way in side, inward_level in side))


def _within(box: Box, area: Box) -> bool:
    return area.left <= box.left and box.right <= area.right and area.top <= box.top and box.bottom <= area.bottom


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
