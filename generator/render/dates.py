"""Dates as people write them, in the interface's language."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from babel.dates import format_date, format_time

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
