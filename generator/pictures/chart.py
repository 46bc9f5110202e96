"""Rows of bars over one axis of time, as SVG: pygal places the bars, what it writes besides is left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pygal

from generator.markdown import shorten
from generator.pictures.axis import Tick, ticks
from generator.pictures.picture import add, canvas, number, serialised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from generator.pictures.axis import Axis

# Lengths are those of the picture's own 480 units. On a phone it is some 288 pixels wide and its letters are 19 units
# high (pictures.css), which are 11 pixels; they are 10 units wide on average.
WIDTH = 480
LETTER = 10.0
HEADING = 40.0  # above the bars, where there is a heading
HEAD = 12.0  # where there is none
BASELINE = 17.0  # of the heading
FOOT = 26.0  # the row of labels below
GAP = 10.0  # below the bars
LEAST_HEIGHT, MOST_HEIGHT, UNIT_HEIGHT = 22.0, 66.0, 14.0  # of a row's bars, by the end of its scale
LABEL_GAP = 10.0
MAX_NAME = 38  # letters
LEAST_HALVED = 4  # a scale up to this has a line in its middle
# What the end of a scale may be, times ten, a hundred and so on; up to 5 it is the largest value itself.
ENDS = (6, 8, 10, 12, 14, 16, 20, 24, 30, 40, 50, 60)
SMALL = 5


@dataclass(frozen=True, slots=True)
class Bars:
    """A value for each step; bars of one row stand on one another. ``style`` is a class of pictures.css."""

    name: str
    values: tuple[int, ...]
    style: str


@dataclass(frozen=True, slots=True)
class Row:
    """Bars under a heading, which leads to the address if there is one; several kinds of bars are named beside it."""

    heading: str
    bars: tuple[Bars, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows over one axis.

    ``notes`` say of a step what is there, ``addresses`` where it leads, by its number. ``marked`` are the steps that
    the page is about. With a ``height`` all rows have that and one scale.
    """

    axis: Axis
    rows: tuple[Row, ...]
    notes: Mapping[int, str]
    addresses: Mapping[int, str]
    marked: range = range(0)
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where pygal has put things: the plot's left edge and size, the lines across, and each series' bars.

    ``top`` is the plot's place in the picture, ``end`` that of its scale.
    """

    top: float
    end: int
    left: float
    width: float
    height: float
    lines: tuple[float, ...]
    bars: tuple[tuple[tuple[float, float, float, float], ...], ...]


class _Bar(pygal.Bar):  # type: ignore[misc]  # pygal has no types
    """Bars without what would be left out again: that saves a fourth of the time."""

    def _tooltip_and_print_values(self, *_: object) -> None:
        """Write no tooltip and no value."""

    def _confidence_interval(self, *_: object) -> None:
        """Draw no interval."""


class _StackedBar(_Bar, pygal.StackedBar):  # type: ignore[misc]
    """The same, one on another."""


def draw(kind: str, title: str, description: str, chart: Chart, locale: str) -> str:
    """The chart as SVG."""
    linked = bool(chart.addresses) or any(row.address for row in chart.rows)
    plots = _plots(chart)
    bottom = plots[-1].top + plots[-1].height
    root = canvas(kind, title, description, (WIDTH, bottom + FOOT), role="group" if linked else "img")
    _columns(root, chart, plots[0], bottom)
    for row, plot in zip(chart.rows, plots, strict=True):
        _row(root, row, plot)
    _labels(root, chart.axis, plots[0], bottom + FOOT, locale)
    return serialised(root)


def scale_end(largest: int) -> int:
    """Where a scale up to this value ends, so that its lines stand at whole numbers.

    >>> scale_end(3), scale_end(7), scale_end(61), scale_end(1001)
    (3, 8, 80, 1200)
    """
    if largest <= SMALL:
        return max(1, largest)
    unit = 1
    while ENDS[-1] * unit < largest:
        unit *= 10
    return next(end * unit for end in ENDS if end * unit >= largest)


def _plots(chart: Chart) -> list[_Plot]:
    """The rows' plots, one below the other."""
    ends = [scale_end(max(map(sum, zip(*(bars.values for bars in row.bars), strict=True)))) for row in chart.rows]
    if chart.height:
        ends = [max(ends)] * len(ends)
    left = LETTER * max(len(str(end)) for end in ends) + LABEL_GAP
    stacked = any(len(row.bars) > 1 for row in chart.rows)  # for all rows, so that their bars are of one width
    plots: list[_Plot] = []
    below = 0.0
    for row, end in zip(chart.rows, ends, strict=True):
        top = below + (HEADING if row.heading else HEAD)
        height = chart.height or min(LEAST_HEIGHT + UNIT_HEIGHT * end, MOST_HEIGHT)
        plots.append(_plot(row, end, top, left, height, stacked=stacked))
        below = top + height + GAP
    return plots


def _plot(row: Row, end: int, top: float, left: float, height: float, *, stacked: bool) -> _Plot:  # noqa: PLR0913
    """Have pygal place the bars of a row."""
    middle = [end // 2] if end >= LEAST_HALVED and end % 2 == 0 else []
    graph = (_StackedBar if stacked else _Bar)(
        width=WIDTH,
        height=height,
        margin=0,
        margin_left=left - 2 * LABEL_GAP,  # what pygal itself keeps free for a label
        show_legend=False,
        show_x_labels=False,
        y_labels=[{"label": "", "value": value} for value in (0, *middle, end)],
        range=(0, end),
        js=[],
        css=[],
        no_prefix=True,
    )
    for bars in row.bars:
        graph.add("", [value or None for value in bars.values])
    tree = graph.render_tree()
    plot = tree.find(".//g[@class='plot']")
    edge = plot.get("transform").removeprefix("translate(").partition(",")[0]
    area = plot.find("rect")
    series = [
        tuple(
            (x, y, width, high)
            for bar in group.iterfind(".//rect")
            if (high := float(bar.get("height"))) > 0
            for x, y, width in [(float(bar.get("x")), float(bar.get("y")), float(bar.get("width")))]
        )
        for group in plot.findall("g")
        if group.get("class").startswith("series")
    ]
    series = series or [()] * len(row.bars)  # pygal draws none where there is nothing to draw at all
    across = (float(path.get("d").split()[1]) for path in plot.iterfind(".//g[@class='guides']/path"))
    return _Plot(
        top, end, float(edge), float(area.get("width")), float(area.get("height")), tuple(across), tuple(series)
    )


def _row(root: _Element, row: Row, plot: _Plot) -> None:
    """Heading, lines with numbers, and bars."""
    if row.heading:
        name, baseline = shorten(row.heading, MAX_NAME), plot.top - HEADING + BASELINE
        parent = add(root, "a", href=row.address) if row.address else root
        add(parent, "text", name, class_="reihe", x=0, y=baseline)
        if len(row.bars) > 1:
            _legend(root, row, baseline, LETTER * (len(name) + 2))
    area = add(root, "g", transform=f"translate({number(plot.left)} {number(plot.top)})")
    lines = "".join(f"M0 {number(y)}h{number(plot.width)}" for y in plot.lines[1:])
    add(area, "path", class_="linie", d=lines)
    for bars, places in zip(row.bars, plot.bars, strict=True):
        shape = "".join(f"M{number(x)} {number(y)}h{number(w)}v{number(h)}h-{number(w)}z" for x, y, w, h in places)
        if shape:
            add(area, "path", class_=f"balken {bars.style}", d=shape)
    add(area, "path", class_="achse", d=f"M0 {number(plot.lines[0])}h{number(plot.width)}")
    add(area, "text", str(plot.end), class_="zahl", x=-5, y=plot.lines[-1] + 5)


def _legend(root: _Element, row: Row, y: float, x: float) -> None:
    """A sample of each kind of bar with its name, right of the heading."""
    for bars in row.bars:
        add(root, "path", class_=f"balken {bars.style}", d=f"M{number(x)} {number(y - 10)}h10v10h-10z")
        add(root, "text", bars.name, class_="reihe", x=x + 15, y=y)
        x += LETTER * (len(bars.name) + 3)


def _columns(root: _Element, chart: Chart, plot: _Plot, bottom: float) -> None:
    """A field over all rows for each step that has a note, to point at or to follow."""
    inset = plot.height - plot.lines[0]  # pygal's margin, which is of the same share at each side
    share = inset / plot.height
    pace = plot.width * (1 - 2 * share) / len(chart.axis.starts)
    start = plot.left + plot.width * share
    if chart.marked:
        x, width = start + pace * chart.marked.start, pace * len(chart.marked)
        add(root, "rect", class_="hier", x=x, width=width, height=bottom)
    fields = add(root, "g", class_="spalten")
    for index, note in sorted(chart.notes.items()):
        address = chart.addresses.get(index, "")
        parent = add(fields, "a", href=address, aria_label=note) if address else fields
        field = add(parent, "rect", x=start + pace * index, width=pace, height=bottom)
        add(field, "title", note)


def _labels(root: _Element, axis: Axis, plot: _Plot, bottom: float, locale: str) -> None:
    """The axis' labels, within the picture's edges."""
    share = (plot.height - plot.lines[0]) / plot.height

    def centre(tick: Tick) -> float:
        x = plot.left + plot.width * (share + (1 - 2 * share) * (tick.index + 0.5) / len(axis.starts))
        half = LETTER * len(tick.label) / 2
        return min(max(x, half), WIDTH - half)

    def fits(chosen: Sequence[Tick]) -> bool:
        ends = [(centre(tick), LETTER * len(tick.label) / 2) for tick in chosen]
        return all(x + w + LABEL_GAP <= y - v for (x, w), (y, v) in pairwise(ends))

    for tick in ticks(axis, fits, locale):
        add(root, "text", tick.label, class_="marke", x=centre(tick), y=bottom - 6)
