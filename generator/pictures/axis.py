"""Dates → an axis of days, weeks, months or years, and its labels; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from babel.dates import format_date, format_skeleton

from generator.dates import day_of, month_of
from generator.readable import readable_day, readable_month, readable_span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.website import Website

Step = Literal["day", "week", "month", "year"]

# The longest spans that are shown by days, by weeks and by months: about what can be told apart on a phone.
MAX_DAYS = 21
MAX_WEEKS = 26
MAX_MONTHS = 60
DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12
# Every how many days, months or years there may be a label.
STRIDES: dict[Step, tuple[int, ...]] = {
    "day": (1, 2, 3, 5, 7),
    "week": (1, 2, 3, 6),
    "month": (1, 2, 3, 6, 12, 24),
    "year": (1, 2, 5, 10, 20, 50, 100),
}


@dataclass(frozen=True, slots=True)
class Axis:
    """The first days of all steps from the first to the last, without a gap."""

    step: Step
    starts: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label at a step of the axis, by the step's number."""

    index: int
    label: str


def axis_of(dates: Iterable[str]) -> Axis | None:
    """The axis on which dates of ``Article.date`` spread best, None if they are all in one place.

    Where only months are known, days alone make the axis if they can.
    """
    known = set(dates)
    days = [date.fromisoformat(day) for day in map(day_of, known) if day]
    if days and (axis := spanned(min(days), max(days))):
        return axis
    months = sorted(month for month in map(month_of, known) if month)
    if not months:
        return None
    return spanned(_first_of(months[0]), _first_of(months[-1]), least="month")


def spanned(first: date, last: date, *, least: Step = "day") -> Axis | None:
    """The axis from one day to another with the finest step that such a span can have; None for a single step."""
    days, months = (last - first).days + 1, _months(last) - _months(first) + 1
    steps: dict[Step, bool] = {
        "day": days <= MAX_DAYS,
        "week": days <= MAX_WEEKS * DAYS_IN_WEEK,
        "month": months <= MAX_MONTHS,
        "year": True,
    }
    names = list(steps)
    step = next(name for name in names[names.index(least) :] if steps[name])
    starts = tuple(_starts(_begin(first, step), last, step))
    return Axis(step, starts) if len(starts) > 1 else None


def place(axis: Axis, value: str) -> int | None:
    """The number of the step that a date of ``Article.date`` is in; None if that is not known or not on the axis."""
    day, month = day_of(value), month_of(value)
    if not day and (not month or axis.step in {"day", "week"}):
        return None
    when, first = date.fromisoformat(day) if day else _first_of(month), axis.starts[0]
    index = {
        "day": (when - first).days,
        "week": (when - first).days // DAYS_IN_WEEK,
        "month": _months(when) - _months(first),
        "year": when.year - first.year,
    }[axis.step]
    return index if 0 <= index < len(axis.starts) else None


def step_name(axis: Axis, index: int, site: Website) -> str:
    """A step in words: „4. April 2025“, „KW 14 (31. März – 6. April 2025)“, „April 2025“, „2025“."""
    start = axis.starts[index]
    if axis.step == "day":
        return readable_day(start.isoformat(), site.profile)
    if axis.step == "month":
        return readable_month(start.isoformat(), site.profile)
    if axis.step == "year":
        return str(start.year)
    span = readable_span(start.isoformat(), (start + timedelta(days=6)).isoformat(), site.profile)
    return site.texts.text("picture_week_name", week=start.isocalendar().week, span=span)


def span_name(axis: Axis, site: Website) -> str:
    """All of the axis in words."""
    first, last = axis.starts[0], axis.starts[-1]
    if axis.step == "year":
        return f"{first.year} – {last.year}"
    if axis.step == "month":
        return " – ".join(readable_month(day.isoformat(), site.profile) for day in (first, last))
    end = last + timedelta(days=6) if axis.step == "week" else last
    return readable_span(first.isoformat(), end.isoformat(), site.profile)


def ticks(axis: Axis, fits: Callable[[Sequence[Tick]], bool], locale: str) -> tuple[Tick, ...]:
    """As many labels as fit."""
    candidates = _candidates(axis)
    for stride in STRIDES[axis.step]:
        chosen = [index for index in candidates if _ordinal(axis, index) % stride == 0]
        labels = [Tick(index, _label(axis, index, stride, locale)) for index in chosen]
        if labels and fits(labels):
            return tuple(labels)
    return (Tick(candidates[0], _label(axis, candidates[0], 1, locale)),)


def _candidates(axis: Axis) -> list[int]:
    """The steps that may have a label: all of them, but of weeks the first that begins in a month."""
    if axis.step != "week":
        return list(range(len(axis.starts)))
    new = [n for n in range(1, len(axis.starts)) if axis.starts[n].month != axis.starts[n - 1].month]
    return new or [0]


def _ordinal(axis: Axis, index: int) -> int:
    start = axis.starts[index]
    return {"day": index, "week": _months(start), "month": _months(start), "year": start.year}[axis.step]


def _label(axis: Axis, index: int, stride: int, locale: str) -> str:
    """„4. Apr.“, „Apr.“, in January with the year."""
    start = axis.starts[index]
    if axis.step == "day":
        return str(format_skeleton("MMMd", start, locale=locale))
    if axis.step == "year" or stride >= MONTHS_IN_YEAR:
        return str(start.year)
    if start.month == 1:
        return str(format_skeleton("yMMM", start, locale=locale))
    return str(format_date(start, format="MMM", locale=locale))


def _starts(first: date, last: date, step: Step) -> Iterable[date]:
    start = first
    while start <= last:
        yield start
        if step in {"day", "week"}:
            start += timedelta(days=1 if step == "day" else DAYS_IN_WEEK)
        else:
            start = _month_behind(start, 1 if step == "month" else MONTHS_IN_YEAR)


def _begin(day: date, step: Step) -> date:
    """The first day of the step that the day is in."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def _months(day: date) -> int:
    return day.year * MONTHS_IN_YEAR + day.month - 1


def _month_behind(first: date, months: int) -> date:
    year, month = divmod(_months(first) + months, MONTHS_IN_YEAR)
    return date(year, month + 1, 1)


def _first_of(month: str) -> date:
    return date.fromisoformat(f"{month}-01")
