"""Tests of axes: which steps a span gets, where a date lies, and what is written below."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.pictures.axis import Tick, axis_of, place, span_name, spanned, step_name, ticks
from tests.pictures.made import ENGLISH, SITE

FIRST = date(2025, 1, 6)  # a Monday


@pytest.mark.parametrize(
    ("days", "step", "steps"),
    [
        (2, "day", 2),
        (21, "day", 21),
        (22, "week", 4),
        (26 * 7, "week", 26),
        (26 * 7 + 1, "month", 7),
        (5 * 365 - 30, "month", 60),
        (5 * 365 + 30, "year", 6),
        (30 * 365, "year", 30),
    ],
)
def test_step_follows_span(days: int, step: str, steps: int) -> None:
    """The longer the span, the longer its steps; none is left out."""
    axis = spanned(FIRST, FIRST + timedelta(days=days - 1))
    assert axis is not None
    assert (axis.step, len(axis.starts)) == (step, steps)


@pytest.mark.parametrize(
    "dates",
    [[], [""], ["", "2025-04"], ["2025-04-04", "2025-04-04T09:30+02:00"], ["2025-04-04", "2025-04"]],
)
def test_no_axis_for_one_step(dates: list[str]) -> None:
    """Where nothing is known, or all is on one day or in one month, there is no axis."""
    assert axis_of(dates) is None


def test_months_make_the_axis_where_days_do_not() -> None:
    """One known day is no course of time, but a month beside it may make one."""
    axis = axis_of(["2025-02", "2025-04-04"])
    assert axis is not None
    assert (axis.step, [place(axis, one) for one in ("2025-02", "2025-04-04", "2025-03", "")]) == (
        "month",
        [0, 2, 1, None],
    )


@pytest.mark.parametrize(
    ("dates", "value", "expected"),
    [
        (["2025-04-01", "2025-04-09"], "2025-04-03T23:59+02:00", 2),
        (["2025-04-01", "2025-04-09"], "2025-04", None),
        (["2025-04-01", "2025-04-09"], "2025-04-10", None),
        (["2025-04-01", "2025-04-09"], "2025-03-31", None),
        (["2024-12-30", "2025-02-02"], "2025-01-05", 0),
        (["2024-12-30", "2025-02-02"], "2025-01-06", 1),
        (["2024-11-03", "2025-11-02"], "2025-01", 2),
        (["2010-11-03", "2025-11-02"], "2025-01", 15),
    ],
)
def test_place(dates: list[str], value: str, expected: int | None) -> None:
    """A date is in the step that it falls in; without a day it has no place among days and weeks."""
    axis = axis_of(dates)
    assert axis is not None
    assert place(axis, value) == expected


@pytest.mark.parametrize(
    ("dates", "step", "span"),
    [
        (["2025-04-04", "2025-04-09"], "4. April 2025", "4. April – 9. April 2025"),
        (
            ["2024-12-31", "2025-02-02"],
            "KW 1 (30. Dezember 2024 – 5. Januar 2025)",
            "30. Dezember 2024 – 2. Februar 2025",
        ),
        (["2024-03-31", "2025-02-02"], "März 2024", "März 2024 – Februar 2025"),
        (["2004-03-31", "2025-02-02"], "2004", "2004 – 2025"),
    ],
)
def test_names(dates: list[str], step: str, span: str) -> None:
    """Steps and spans are named in words."""
    axis = axis_of(dates)
    assert axis is not None
    assert (step_name(axis, 0, SITE), span_name(axis, SITE)) == (step, span)


def test_names_are_in_the_language_of_the_interface() -> None:
    """Months are named in English where the interface is."""
    axis = axis_of(["2024-03-31", "2025-02-02"])
    assert axis is not None
    assert span_name(axis, ENGLISH) == "March 2024 – February 2025"
    assert [tick.label for tick in ticks(axis, lambda _: True, "en")][:2] == ["Mar", "Apr"]


@pytest.mark.parametrize(
    ("dates", "most", "expected"),
    [
        (["2025-04-04", "2025-04-07"], 9, [(0, "4. Apr."), (1, "5. Apr."), (2, "6. Apr."), (3, "7. Apr.")]),
        (["2025-04-04", "2025-04-07"], 2, [(0, "4. Apr."), (2, "6. Apr.")]),
        (["2024-12-02", "2025-02-23"], 9, [(5, "Jan. 2025"), (9, "Feb.")]),
        (["2024-11-02", "2025-06-23"], 3, [(2, "Jan. 2025"), (5, "Apr.")]),
        (["2021-11-02", "2025-06-23"], 4, [(2, "2022"), (14, "2023"), (26, "2024"), (38, "2025")]),
        (["2001-11-02", "2025-06-23"], 4, [(9, "2010"), (19, "2020")]),
    ],
)
def test_ticks_are_as_many_as_fit(dates: list[str], most: int, expected: list[tuple[int, str]]) -> None:
    """Labels stand at round steps, January with its year."""
    axis = axis_of(dates)
    assert axis is not None
    assert ticks(axis, lambda chosen: len(chosen) <= most, "de") == tuple(Tick(*one) for one in expected)


def test_one_tick_where_none_fits() -> None:
    """There is a label even where there is hardly room."""
    axis = axis_of(["2025-04-04", "2025-04-07"])
    assert axis is not None
    assert ticks(axis, lambda _: False, "de") == (Tick(0, "4. Apr."),)
