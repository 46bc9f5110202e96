"""The parts of ``Article.date``, which is ISO 8601 as far as it is known."""

from __future__ import annotations

DAY_LENGTH = len("2025-04-04")
MONTH_LENGTH = len("2025-04")


def day_of(date: str) -> str:
    """The day, empty where it is not known.

    >>> day_of("2025-04-04T03:51"), day_of("2025-04")
    ('2025-04-04', '')
    """
    return date[:DAY_LENGTH] if len(date) >= DAY_LENGTH else ""


def month_of(date: str) -> str:
    """The month, empty where nothing is known.

    >>> month_of("2025-04-04")
    '2025-04'
    """
    return date[:MONTH_LENGTH]
