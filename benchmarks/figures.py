"""What was measured: figures, their goals and floors, and the table that shows them."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.toml_file import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.metrics import Retrieval, Tally

PERCENT = "%"
NONE = "–"
HEADER = ("what", "on", "measured (95 % interval)", "goal", "floor", "published elsewhere")
# How many digits behind the point are no noise: none from 200 on (percent go to 100), two below 10.
WHOLE_NUMBERS, SMALL_NUMBERS = 200, 10


class MissingDataError(Exception):
    """What a part measures on is not there; the message says what and where it would be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its key in floors.toml, and None for its value if the pipeline does not set that layer."""

    key: str
    what: str
    on: str
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str = PERCENT
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in figures.json: which model was measured, on what machine its speed, and the figures."""

    model: Mapping[str, str]
    machine: Mapping[str, str]
    figures: Sequence[Figure]


class Target(Table):
    """What a figure should reach (``goal``) and must not fall below (``floor``); ``less`` turns both round."""

    figure: str
    goal: float | None = None
    floor: float | None = None
    less: bool = False


class Targets(Table):
    """The file floors.toml; ``set_from`` names the model whose figures the floors were taken from."""

    set_from: str
    target: tuple[Target, ...]


class Publication(Table):
    """A figure that others published, on what; ``source`` is a key of the file's sources."""

    figure: str
    system: str
    value: float
    on: str
    source: str


class Publications(Table):
    """The file published.toml."""

    sources: dict[str, str]
    published: tuple[Publication, ...]


def figure(key: str, what: str, on: str, tally: Tally | None, *, note: str = "") -> Figure:
    """The figure of a tally; with no tally, or none that has counted anything, a figure without value."""
    score = tally.score() if tally is not None else None
    if score is None:
        return Figure(key, what, on, None)
    cases = f"{score.cases:,} cases"
    return Figure(
        key, what, on, score.value, score.low, score.high, note=", ".join(part for part in (note, cases) if part)
    )


def f1_figure(key: str, what: str, on: str, counts: Retrieval | None) -> Figure:
    """The harmonic mean, with precision and recall beside it."""
    if counts is None:
        return Figure(key, what, on, None)
    both = (("P", counts.precision.score()), ("R", counts.recall.score()))
    note = ", ".join(f"{name} {score.value:.1f}" for name, score in both if score is not None)
    return figure(key, what, on, counts.f1, note=note)


# --- goals and floors ---


def reached(value: float | None, wanted: float, *, less: bool) -> bool:
    """Whether the value is as good as that; none never is."""
    return value is not None and (value <= wanted if less else value >= wanted)


def below_floor(figures: Iterable[Figure], targets: Targets, parts: Iterable[str]) -> list[str]:
    """What is wrong: figures of these parts that are below their floor, not given by the pipeline, or not there.

    A part is the first word of a figure's key.
    """
    measured = {one.key: one for one in figures}
    wanted = frozenset(parts)
    faults = []
    for target in targets.target:
        if target.floor is None or part_of(target.figure) not in wanted:
            continue
        one = measured.get(target.figure)
        if one is None:
            faults.append(f"{target.figure}: not measured; its floor is {target.floor:g}")
        elif one.value is None:
            faults.append(f"{target.figure}: the pipeline gives none; the floor is {target.floor:g}")
        elif not reached(one.value, target.floor, less=target.less):
            side = "above its ceiling" if target.less else "below its floor"
            faults.append(f"{target.figure}: {one.value:.2f} {one.unit} is {side}, {target.floor:g}")
    return faults


def part_of(key: str) -> str:
    """The part of the benchmark that gives the figure.

    >>> part_of("names.per.f1")
    'names'
    """
    return key.partition(".")[0]


# --- the table ---


def table(figures: Sequence[Figure], targets: Targets, publications: Publications) -> str:
    """The figures as a Markdown table, and the sources of the published ones below it."""
    by_key = {target.figure: target for target in targets.target}
    rows = [HEADER, ("---",) * len(HEADER)]
    rows += [_row(one, by_key.get(one.key), publications) for one in figures]
    used = {one.source for one in _published(figures, publications)}
    sources = [f"- {text}" for name, text in publications.sources.items() if name in used]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(
        [*lines, "", "Published elsewhere, most of it on other texts or with other training data:", "", *sources]
    )


def _published(figures: Iterable[Figure], publications: Publications) -> Iterator[Publication]:
    keys = {one.key for one in figures}
    return (one for one in publications.published if one.figure in keys)


def _row(one: Figure, target: Target | None, publications: Publications) -> tuple[str, ...]:
    others = "; ".join(
        f"{other.system} {number(other.value)} ({other.on})" for other in _published([one], publications)
    )
    goal = floor = ""
    if target is not None and target.goal is not None:
        sign = "≤ " if target.less else ""
        mark = "" if one.value is None else " ✓" if reached(one.value, target.goal, less=target.less) else " ✗"
        goal = f"{sign}{number(target.goal)}{mark}"
    if target is not None and target.floor is not None:
        floor = number(target.floor)
    return one.what, one.on, cell(one), goal, floor, others


def cell(one: Figure) -> str:
    """The value with its interval, its unit if it is no percentage, and its note."""
    if one.value is None:
        return NONE
    text = number(one.value)
    if one.low is not None and one.high is not None:
        text += f" ({number(one.low)}–{number(one.high)})"
    if one.unit != PERCENT:
        text += f" {one.unit}"
    return f"{text}; {one.note}" if one.note else text


def number(value: float) -> str:
    """A value as the table shows it.

    >>> number(91.25), number(0.5), number(5432.1)
    ('91.2', '0.50', '5,432')
    """
    digits = 0 if value >= WHOLE_NUMBERS else 1 if value >= SMALL_NUMBERS else 2
    return f"{value:,.{digits}f}"


# --- kept with the model ---


def dump(kept: Kept) -> str:
    """The text of figures.json."""
    return json.dumps(dataclasses.asdict(kept), ensure_ascii=False, indent=1) + "\n"


def load(text: str) -> Kept:
    """The content of a figures.json. Raises KeyError or TypeError if it is none."""
    content = json.loads(text)
    return Kept(content["model"], content["machine"], [Figure(**row) for row in content["figures"]])


def rounded(one: Figure) -> Figure:
    """The figure as it is kept: with no more digits than a table made of it needs."""
    value, low, high = (each if each is None else round(each, 3) for each in (one.value, one.low, one.high))
    return dataclasses.replace(one, value=value, low=low, high=high)
