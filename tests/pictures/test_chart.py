"""Tests of charts: where bars and labels are."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from generator.pictures.axis import axis_of
from generator.pictures.chart import LETTER, WIDTH, Bars, Chart, Row, draw, scale_end
from generator.pictures.picture import Picture
from tests.pictures.made import HOSTILE, HOSTILE_SHOWN, found, parsed, words

AXIS = axis_of(["2025-04-04", "2025-04-07"])


def drawn(*rows: Row, height: float = 0.0, notes: dict[int, str] | None = None) -> Picture:
    """Return the chart of these rows over four days."""
    assert AXIS is not None
    chart = Chart(AXIS, rows, notes or {}, {}, height=height)
    return Picture("", "", draw("probe", HOSTILE, HOSTILE, chart, "de"), (), ())


def heights(picture: Picture) -> list[list[float]]:
    """Return the heights of the bars of each row."""
    paths = (path.get("d", "") for path in found(parsed(picture), "path", "artikel"))
    return [[float(high) for high in re.findall(r"v([\d.]+)", path)] for path in paths]


def test_bars_are_in_proportion() -> None:
    """A bar is as high as its number, and none has none."""
    (bars,) = heights(drawn(Row("", (Bars("", (1, 0, 2, 4), "artikel"),))))
    assert [round(bar / bars[0], 1) for bar in bars] == [1, 2, 4]


def test_rows_on_one_scale() -> None:
    """With a height for all, rows can be compared."""
    rows = [Row("a", (Bars("", (1, 0, 0, 0), "artikel"),)), Row("b", (Bars("", (0, 8, 0, 0), "artikel"),))]
    (small,), (large,) = heights(drawn(*rows, height=40))
    assert large == pytest.approx(8 * small, abs=0.5)
    assert words(parsed(drawn(*rows, height=40)), "text", "zahl") == ["8", "8"]


def test_parts_stand_on_one_another() -> None:
    """The second kind of a row begins where the first ends."""
    root = parsed(drawn(Row("Z", (Bars("w", (2, 1, 0, 0), "artikel"), Bars("s", (1, 0, 0, 0), "sinngemaess")))))
    below, above = (found(root, "path", kind)[-1].get("d", "") for kind in ("artikel", "sinngemaess"))
    top_of_lower = re.match(r"M[\d.]+ ([\d.]+)h", below)
    upper = re.match(r"M[\d.]+ ([\d.]+)h[\d.]+v([\d.]+)", above)
    assert top_of_lower is not None
    assert upper is not None
    assert float(upper[1]) + float(upper[2]) == pytest.approx(float(top_of_lower[1]), abs=0.2)


def test_labels_stay_within_the_picture() -> None:
    """No label of the axis is cut or lies on another, even with the letters of a phone."""
    root = parsed(drawn(Row("", (Bars("", (1, 0, 2, 4), "artikel"),))))
    spans = [
        (float(text.get("x", "")) - half, float(text.get("x", "")) + half)
        for text in found(root, "text", "marke")
        for half in [LETTER * len(text.text or "") / 2]
    ]
    assert spans[0][0] >= 0
    assert spans[-1][1] <= WIDTH
    assert all(one[1] < other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize("largest", [*range(1, 130), 999, 1000, 1001, 123_456])
def test_scale_ends_at_a_whole_number(largest: int) -> None:
    """A scale has room for its largest value and not much more."""
    assert largest <= scale_end(largest) <= max(largest + 1, largest * 1.5)


def test_hostile_words_stay_text() -> None:
    """Markup in any word of a chart is shown, not obeyed, and control characters are gone."""
    picture = drawn(
        Row(HOSTILE[:30], (Bars(HOSTILE, (1, 0, 0, 1), "artikel"), Bars("b", (1, 0, 0, 0), "artikel"))),
        notes={0: HOSTILE},
    )
    root = parsed(picture)
    assert found(root, "script") == []
    assert words(root, "title") == [HOSTILE_SHOWN, HOSTILE_SHOWN]
    assert words(root, "desc") == [HOSTILE_SHOWN]
    assert HOSTILE_SHOWN in words(root, "text", "reihe")


def test_row_without_a_value() -> None:
    """A row in which nothing happens has no bars, and the one beside it has its own."""
    nothing = Row("Z", (Bars("w", (0, 0, 0, 0), "woertlich"), Bars("s", (0, 0, 0, 0), "sinngemaess")))
    (bars,) = heights(drawn(Row("A", (Bars("", (1, 0, 2, 4), "artikel"),)), nothing))
    assert len(bars) == 3
