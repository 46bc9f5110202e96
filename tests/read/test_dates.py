"""Dates in all their spellings."""

from datetime import UTC, date, datetime

import pytest

from generator.read.dates import date_prefix, normalise_date

KNOWN = {
    "2025-04": "2025-04",
    "2025-04-04": "2025-04-04",
    "2025-04-04T03:51": "2025-04-04T03:51",
    "2025-04-04 3:51": "2025-04-04T03:51",
    "2025-04-04T03:51:20.123Z": "2025-04-04T03:51+00:00",
    "2025-04-04T03:51:20+0200": "2025-04-04T03:51+02:00",
    "04.04.2025": "2025-04-04",
    "4.4.25": "2025-04-04",
    "04.04.2025 | 03:51 Uhr": "2025-04-04T03:51",
    "04.04.2025, 3.51 Uhr": "2025-04-04T03:51",
    "4. April 2025": "2025-04-04",
    " 4. April\n2025, 03:51 Uhr MESZ ": "2025-04-04T03:51+02:00",
    "Freitag, den 4. Januar 2025 um 13:00 Uhr MEZ": "2025-01-04T13:00+01:00",
    "1. Jänner 2024": "2024-01-01",
    "März 2025": "2025-03",
    "Fri, 04 Apr 2025 03:51:00 +0200": "2025-04-04T03:51+02:00",
    "Fr, 4 Okt 2025 03:51:00 GMT": "2025-10-04T03:51+00:00",
    "04 Apr 99 03:51 EST": "1999-04-04T03:51-05:00",
    "April 4, 2025": "2025-04-04",
}


@pytest.mark.parametrize(("written", "expected"), KNOWN.items())
def test_spellings_become_iso_dates(written: str, expected: str) -> None:
    assert normalise_date(written) == expected


def test_dates_of_the_standard_library_are_taken() -> None:
    assert normalise_date(date(2025, 4, 4)) == "2025-04-04"
    assert normalise_date(datetime(2025, 4, 4, 3, 51, 20, tzinfo=UTC)) == "2025-04-04T03:51+00:00"


UNKNOWN = ["", "gestern", "2025", "0001-01-01", "1599-12-31", "2200-01-01", "2025-13-01", "31.02.2025", "04/05/2025"]


@pytest.mark.parametrize("written", [*UNKNOWN, "2025-04-04T25:00", "04.04.2025 03:51 +99:99", "2025-04-04 und mehr"])
def test_what_is_no_plausible_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        normalise_date(written)


PREFIXES = {
    "04.04.2025 03:51 Uhr US-Handel stockt": "04.04.2025 03:51 Uhr",
    "4. April 2025 Neues": "4. April 2025",
    "04.04.2025 12.50 Euro mehr": "04.04.2025",
    "2025-04 Neues": "2025-04",
    "2025-04-04 Neues": "2025-04-04",
    "heute 04.04.2025": "",
}


@pytest.mark.parametrize(("text", "expected"), PREFIXES.items())
def test_a_date_is_found_at_the_beginning(text: str, expected: str) -> None:
    assert text[: date_prefix(text)] == expected
