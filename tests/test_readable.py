"""Tests of dates in words."""

from __future__ import annotations

import pytest

from generator.readable import readable_date, readable_day, readable_month
from tests.samples import profiles


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("de", "", "ohne Datum"),
        ("de", "2025-04", "April 2025"),
        ("de", "2025-04-04", "4. April 2025"),
        ("de", "2025-03-31T03:51", "31. März 2025, 03:51 Uhr"),
        ("de", "2025-04-04T03:51+02:00", "4. April 2025, 03:51 Uhr (UTC+02:00)"),
        ("de", "2025-04-04T03:51+00:00", "4. April 2025, 03:51 Uhr (UTC)"),
        ("en", "", "undated"),
        ("en", "2025-04", "April 2025"),
        ("en", "2025-04-04", "April 4, 2025"),
        ("en", "2025-04-04T15:51", "April 4, 2025, 3:51\u202fPM"),
    ],
)
def test_date(language: str, value: str, expected: str) -> None:
    """A date is said as far as it is known, in the language's way."""
    assert expected == readable_date(value, profiles()[language])


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", "ohne Datum"), ("2025-04", "April 2025"), ("2025-04-04T03:51+02:00", "4. April 2025")],
)
def test_day(value: str, expected: str) -> None:
    """The day leaves the time out."""
    assert expected == readable_day(value, profiles()["de"])


@pytest.mark.parametrize(
    ("value", "expected"), [("", "ohne Datum"), ("2025-12-04", "Dezember 2025"), ("2025-01", "Januar 2025")]
)
def test_month(value: str, expected: str) -> None:
    """The month leaves the day out."""
    assert expected == readable_month(value, profiles()["de"])
