"""Dates as newspapers, feeds and files write them → ISO 8601 as far as they are known; pure and without a clock."""

from __future__ import annotations

import re
from datetime import date, datetime

FIRST_YEAR = 1600  # the first printed newspapers; what is older is a filler such as 0001-01-01
LAST_YEAR = 2199  # no clock is asked, so this catches slips of the pen only
_CENTURY_PIVOT = 69  # two-digit years as POSIX reads them: 68 is 2068, 69 is 1969

_MONTH_NAMES = (
    "januar jänner jan january",
    "februar feber feb february",
    "märz maerz mär mar mrz march",
    "april apr",
    "mai may",
    "juni jun june",
    "juli jul july",
    "august aug",
    "september sep sept",
    "oktober okt oct october",
    "november nov",
    "dezember dez dec december",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_ZONES = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WEZ"), "+00:00"),
    **dict.fromkeys(("MEZ", "CET", "BST"), "+01:00"),
    **dict.fromkeys(("MESZ", "CEST"), "+02:00"),
    # The American zones of RFC 822, which feeds are written after.
    "EDT": "-04:00",
    **dict.fromkeys(("EST", "CDT"), "-05:00"),
    **dict.fromkeys(("CST", "MDT"), "-06:00"),
    **dict.fromkeys(("MST", "PDT"), "-07:00"),
    "PST": "-08:00",
}

_ZONE = rf"(?:\s*(?P<zone>[+-][0-9]{{2}}:?[0-9]{{2}}|(?:{'|'.join(_ZONES)})(?![\w-])))?"
_SECONDS = r"(?::[0-9]{2}(?:[.,][0-9]+)?)?"
_CLOCK = rf"(?P<hour>[0-9]{{1,2}})(?::(?P<minute>[0-9]{{2}}){_SECONDS}(?:\s*Uhr)?|\.(?P<minutes>[0-9]{{2}})\s*Uhr)"
_TIME = rf"(?:\s*[,|–-]?\s*(?:um\s+|at\s+)?{_CLOCK}{_ZONE})?"
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,\s*(?:den\s+)?)?"
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_SHORT_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_END = r"(?![\w])"

_FORMS = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        # 2025-04-04T03:51+02:00
        rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?:(?:T|,?\s+){_CLOCK}{_ZONE})?",
        # 2025-04
        rf"{_YEAR}-(?P<month>[0-9]{{2}})(?!-?[0-9])",
        # 04.04.2025, 3:51 Uhr
        rf"{_WEEKDAY}{_DAY}\.\s?(?P<month>[0-9]{{1,2}})\.\s?{_SHORT_YEAR}{_TIME}",
        # Freitag, 4. April 2025, 03:51 Uhr; Fri, 04 Apr 2025 03:51:00 +0200
        rf"{_WEEKDAY}{_DAY}\.?\s*{_MONTH}\s+{_SHORT_YEAR}{_TIME}",
        # April 4, 2025
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}",
        # April 2025
        rf"{_MONTH}\s+{_YEAR}",
    )
)


def normalise_date(value: str | date) -> str:
    """The date as ISO 8601, to the minute at most, with an offset only where the value has one.

    Raises ValueError for what is no date or not plausibly one.

    >>> normalise_date("4. April 2025, 03:51 Uhr")
    '2025-04-04T03:51'
    """
    text = value.isoformat() if isinstance(value, date) else " ".join(value.split())
    match = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if match is None:
        raise ValueError(f"{text!r} is not a date")
    return _iso(match)


def date_prefix(text: str) -> int:
    """How many characters at the text's beginning are a date; 0 if none.

    >>> date_prefix("04.04.2025 03:51 Uhr Neues aus Berlin")
    20
    """
    return max((match.end() for form in _FORMS if (match := form.match(text))), default=0)


def _iso(match: re.Match[str]) -> str:
    found = match.groupdict()
    year, month = _full_year(found["year"]), _month(found)
    day = found.get("day")
    moment = datetime(year, month, int(day or 1), *_time(found))  # noqa: DTZ001 - only checks that there is such a day
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{match[0]!r} is not between {FIRST_YEAR} and {LAST_YEAR}")
    if day is None:
        return f"{moment:%Y-%m}"
    return f"{moment:%Y-%m-%dT%H:%M}{_offset(found.get('zone'))}" if found.get("hour") else f"{moment:%Y-%m-%d}"


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > len("25"):
        return year
    return year + (1900 if year >= _CENTURY_PIVOT else 2000)


def _month(found: dict[str, str | None]) -> int:
    name = found.get("name")
    return _MONTHS[name.lower()] if name else int(found.get("month") or 1)


def _time(found: dict[str, str | None]) -> tuple[int, int]:
    return int(found.get("hour") or 0), int(found.get("minute") or found.get("minutes") or 0)


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    named = _ZONES.get(zone.upper())
    if named is None:
        digits = zone.replace(":", "")
        named = f"{digits[:3]}:{digits[3:]}"
        datetime.fromisoformat(f"2000-01-01T00:00{named}")  # raises for hours and minutes there are not
    return named
