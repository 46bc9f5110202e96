"""Articles → briefings of a day, a week or any span: what was told, by weight, and what is new."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from generator.briefing import BriefingItem, CalendarMonth, PeriodEntry, Ref
from generator.curate.actors import most_common
from generator.curate.directory import day_ref
from generator.dates import day_of, month_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.briefing import ArticleEntry, PeriodKind, QuoteEntry
    from generator.language import PathsProfile

MAX_QUOTES = 2
# What an item weighs in a briefing: how often and by how many it is told, and how much is said in it.
REPORT_POINTS = 2.0
SOURCE_POINTS = 1.0
QUOTE_POINTS = 0.5
MAX_QUOTES_COUNTED = 8
SPEAKER_POINTS = 0.5
ACTOR_POINTS = 0.25
MAX_ACTORS_COUNTED = 8
PINNED_POINTS = 4.0


@dataclass(frozen=True, slots=True)
class Firsts:
    """The first day of each actor and topic, and of the whole site; and the topics that the editor has pinned."""

    days: Mapping[Ref, str]
    site: str
    pinned: frozenset[Ref] = frozenset()


def find_firsts(articles: Iterable[ArticleEntry], pinned: Iterable[Ref] = ()) -> Firsts:
    """When everything first comes up."""
    days: dict[Ref, str] = {}
    dated = sorted((day, article.ref, article) for article in articles if (day := day_of(article.date)))
    for day, _, article in dated:
        for ref in (*article.persons, *article.organisations, *(link.topic for link in article.topics)):
            days.setdefault(ref, day)
    return Firsts(days, dated[0][0] if dated else "", frozenset(pinned))


def day_entries(articles: Sequence[ArticleEntry], firsts: Firsts, paths: PathsProfile) -> tuple[PeriodEntry, ...]:
    """A briefing for each day that has articles, the newest first."""
    by_day: dict[str, list[ArticleEntry]] = defaultdict(list)
    for article in articles:
        if day := day_of(article.date):
            by_day[day].append(article)
    refs = {day: ref for day in by_day if (ref := day_ref(day, paths))}
    found = [
        replace(period("day", ref, day, (day, day), by_day[day], firsts), week=week_ref(day, paths))
        for day, ref in sorted(refs.items(), reverse=True)
    ]
    return _chained(found)


def week_entries(articles: Sequence[ArticleEntry], firsts: Firsts, paths: PathsProfile) -> tuple[PeriodEntry, ...]:
    """A briefing for each ISO week that has articles, the newest first."""
    by_week: dict[str, list[ArticleEntry]] = defaultdict(list)
    for article in articles:
        if day := day_of(article.date):
            by_week[_monday(day).isoformat()].append(article)
    found = []
    for monday, own in sorted(by_week.items(), reverse=True):
        ref = week_ref(monday, paths)
        sunday = (date.fromisoformat(monday) + timedelta(days=6)).isoformat()
        days = sorted({article.day for article in own if article.day})
        found.append(replace(period("week", ref, ref.name, (monday, sunday), own, firsts), days=tuple(days)))
    return _chained(found)


def week_ref(day: str, paths: PathsProfile) -> Ref:
    """The page of the ISO week of that day, named „2025-W14“."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return Ref(f"{year}-W{week:02}", f"{paths.day}/{year}-w{week:02}.md")


def period(  # noqa: PLR0913, PLR0917 - what a briefing is made of
    kind: PeriodKind,
    ref: Ref,
    name: str,
    span: tuple[str, str],
    articles: Sequence[ArticleEntry],
    firsts: Firsts,
) -> PeriodEntry:
    """The briefing of these articles, which lie within the span of days; copies count once."""
    first, last = span
    groups: dict[str, list[ArticleEntry]] = defaultdict(list)
    for article in articles:
        groups[(article.story or article.original or article.ref).path].append(article)
    reports = _reports(articles)
    items = sorted((_item(own, firsts) for own in groups.values()), key=lambda one: (-one.points, one.headline))
    quotes = [quote for article in reports for quote in article.quotes]
    acting = [actor for article in articles for actor in (*article.persons, *article.organisations)]
    topics = most_common(link.topic for article in articles for link in article.topics)
    later = first > firsts.site
    return PeriodEntry(
        kind=kind,
        ref=ref,
        date=name,
        first=first,
        last=last,
        items=tuple(items),
        topics=topics,
        new_actors=tuple(one for one in most_common(acting) if later and first <= firsts.days.get(one, "") <= last),
        new_topics=tuple(one for one in topics if later and first <= firsts.days.get(one, "") <= last),
        articles=len(articles),
        reports=len(reports),
        sources=len({article.source for article in articles if article.source}),
        verbatim=sum(quote.verbatim for quote in quotes),
        paraphrased=sum(not quote.verbatim for quote in quotes),
        speakers=len({quote.actor for quote in quotes if quote.actor}),
    )


def _item(articles: Sequence[ArticleEntry], firsts: Firsts) -> BriefingItem:
    """What is told of one story; its newest report gives the headline."""
    reports = _reports(articles)
    newest = max(reports, key=lambda article: (article.date, article.ref))
    quotes = [quote for article in reports for quote in article.quotes]
    sources = tuple(dict.fromkeys(article.source for article in articles if article.source))
    actors = most_common(actor for article in articles for actor in (*article.persons, *article.organisations))
    topics = most_common(link.topic for article in articles for link in article.topics)
    speakers = {quote.actor for quote in quotes if quote.actor}
    return BriefingItem(
        headline=newest.ref,
        story=next((article.story for article in articles), None),
        date=newest.date,
        place=newest.place,
        lead=newest.lead,
        articles=tuple(sorted(articles, key=lambda article: (article.date, article.ref), reverse=True)),
        reports=len(reports),
        sources=sources,
        quotes=_most_telling(quotes),
        actors=actors,
        topics=topics,
        points=REPORT_POINTS * len(reports)
        + SOURCE_POINTS * len(sources)
        + QUOTE_POINTS * min(len(quotes), MAX_QUOTES_COUNTED)
        + SPEAKER_POINTS * len(speakers)
        + ACTOR_POINTS * min(len(actors), MAX_ACTORS_COUNTED)
        + PINNED_POINTS * any(topic in firsts.pinned for topic in topics),
    )


def _reports(articles: Iterable[ArticleEntry]) -> list[ArticleEntry]:
    """One article of each report: the original, or if that is not among them, its first copy."""
    found: dict[Ref, ArticleEntry] = {}
    for article in sorted(articles, key=lambda one: (one.original is not None, one.date, one.ref)):
        found.setdefault(article.original or article.ref, article)
    return list(found.values())


def _most_telling(quotes: Sequence[QuoteEntry]) -> tuple[QuoteEntry, ...]:
    """The two best, of two speakers where there are two, in the order in which they are said."""
    ranked = sorted((quote for quote in quotes if quote.telling > 0), key=lambda quote: (-quote.telling, quote.anchor))
    best, rest = ranked[:1], ranked[1:]
    others = [quote for quote in rest if quote.actor is None or quote.actor != best[0].actor]
    chosen = [*best, *others, *rest][:MAX_QUOTES]
    return tuple(quote for quote in quotes if quote in chosen)


def _chained(periods: Sequence[PeriodEntry]) -> tuple[PeriodEntry, ...]:
    """Each with links to the one before and after it in time; they come newest first."""
    return tuple(
        replace(
            one,
            next=periods[place - 1].ref if place else None,
            previous=periods[place + 1].ref if place + 1 < len(periods) else None,
        )
        for place, one in enumerate(periods)
    )


def calendar_months(days: Sequence[PeriodEntry], paths: PathsProfile) -> tuple[CalendarMonth, ...]:
    """The months that have briefings, the newest first."""
    found = []
    for month, own in groupby(days, key=lambda one: month_of(one.date)):
        refs = {one.date: one.ref for one in own}
        year, number = (int(part) for part in month.split("-"))
        weeks = []
        for week in calendar.Calendar().monthdatescalendar(year, number):
            cells = tuple((one.day, refs.get(one.isoformat())) if one.month == number else (0, None) for one in week)
            has_any = any(ref for _, ref in cells)
            weeks.append((week_ref(week[0].isoformat(), paths) if has_any else None, cells))
        found.append(CalendarMonth(month, tuple(weeks)))
    return tuple(found)


def _monday(day: str) -> date:
    one = date.fromisoformat(day)
    return one - timedelta(days=one.weekday())


def within(article: ArticleEntry, first: str, last: str) -> bool:
    """Whether the article's day lies in the span; an empty end leaves it open."""
    day = day_of(article.date)
    return bool(day) and (not first or first <= day) and (not last or day <= last)
