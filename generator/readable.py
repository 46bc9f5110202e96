"""Dates as people write them, in the interface's language."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton, format_time

from generator.dates import day_of, month_of

if TYPE_CHECKING:
    from generator.language import LanguageProfile


def readable_date(value: str, profile: LanguageProfile) -> str:
    """A date of ``Article.date`` in words, with its time and zone as far as they are known."""
    day = readable_day(value, profile)
    if value in {day_of(value), month_of(value)}:
        return day
    texts = profile.interface.text
    moment = datetime.fromisoformat(value)
    time = format_time(moment.time(), format="short", locale=profile.code)
    if moment.tzinfo is None:
        return texts["time"].format(date=day, time=time)
    return texts["time_zone"].format(date=day, time=time, zone=moment.tzname())


def readable_time(value: str, profile: LanguageProfile) -> str:
    """The time of a date, empty if it has none."""
    if "T" not in value:
        return ""
    time = format_time(datetime.fromisoformat(value).time(), format="short", locale=profile.code)
    return profile.interface.text["clock"].format(time=time)


def readable_day(value: str, profile: LanguageProfile) -> str:
    """A date of ``Article.date`` in words, without its time; the month where the day is not known."""
    day = day_of(value)
    if not day:
        return readable_month(value, profile)
    return str(format_date(date.fromisoformat(day), format="long", locale=profile.code))


def readable_month(value: str, profile: LanguageProfile) -> str:
    """The month of a date in words: „April 2025“."""
    if not value:
        return profile.interface.text["undated"]
    first = date.fromisoformat(f"{month_of(value)}-01")
    return str(format_date(first, format="LLLL yyyy", locale=profile.code))


def readable_span(first: str, last: str, profile: LanguageProfile) -> str:
    """Days from the first to the last: „31. März – 6. April 2025“; one day alone if both are the same."""
    if first == last:
        return readable_day(first, profile)
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin.year == end.year:
        return f"{format_skeleton('MMMMd', begin, locale=profile.code)} – {readable_day(last, profile)}"
    return f"{readable_day(first, profile)} – {readable_day(last, profile)}"
