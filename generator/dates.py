"""The parts of ``Article.date``, which is ISO 8601 as far as it is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY_LENGTH = len("2025-04-04")
MONTH_LENGTH = len("2025-04")


def day_of(value: str) -> str:
    """The day, empty where it is not known.

    >>> day_of("2025-04-04T03:51"), day_of("2025-04")
    ('2025-04-04', '')
    """
    return value[:DAY_LENGTH] if len(value) >= DAY_LENGTH else ""


def month_of(value: str) -> str:
    """The month, empty where nothing is known.

    >>> month_of("2025-04-04")
    '2025-04'
    """
    return value[:MONTH_LENGTH]


def first_new_day(values: Iterable[str], days: int) -> str:
    """The first of so many days up to the newest of these dates; empty if none has a day, or for no days.

    >>> first_new_day(["2025-04-11T11:40", "2025-03-28", ""], 7)
    '2025-04-05'
    """
    newest = max(map(day_of, values), default="")
    if not newest or not days:
        return ""
    first = date.fromisoformat(newest).toordinal() - days + 1
    return date.fromordinal(max(first, 1)).isoformat()
