"""Tests of the parts of a date."""

import pytest

from generator.dates import day_of, month_of


@pytest.mark.parametrize(
    ("date", "month", "day"),
    [
        ("", "", ""),
        ("2025-04", "2025-04", ""),
        ("2025-04-04", "2025-04", "2025-04-04"),
        ("2025-04-04T03:51+02:00", "2025-04", "2025-04-04"),
    ],
)
def test_parts(date: str, month: str, day: str) -> None:
    """A part that is not known is empty."""
    assert (month_of(date), day_of(date)) == (month, day)
