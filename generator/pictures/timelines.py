"""Records → timelines: how often and when, with the numbers as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.briefing import Ref
from generator.pictures.axis import axis_of, place, span_name, spanned, step_name
from generator.pictures.chart import Bars, Chart, Row, draw
from generator.pictures.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.briefing import ActorEntry, ArticleEntry, Briefing, PeriodEntry, StoryEntry, TopicEntry
    from generator.pictures.axis import Axis
    from generator.website import Website

LEAST_STEPS = 2  # that have anything: fewer are no course of time
MARGIN = timedelta(days=10)  # before and behind the day of a briefing
WEEK_MARGIN = timedelta(days=7)  # before and behind its week

Counts = Counter[int | None]  # by the axis' step; None is for what has no place on it


@dataclass(frozen=True, slots=True)
class Part:
    """Things of a kind, with their name in legend and table and their class in pictures.css."""

    name: str
    style: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in one row; ``unit`` is the key of the texts that count it, ``total`` all of its parts together."""

    heading: str
    unit: str
    parts: tuple[Part, ...]
    total: Counts


def actor_timeline(actor: ActorEntry, site: Website) -> Picture | None:
    """When articles name a person or organisation, and when they quote it."""
    axis = axis_of(article.date for article in actor.articles)
    if axis is None:
        return None
    parts = tuple(
        Part(
            site.texts.text(f"picture_{style}"),
            style,
            _counted(axis, (quote.date for quote in actor.says if quote.verbatim == verbatim)),
        )
        for verbatim, style in ((True, "woertlich"), (False, "sinngemaess"))
    )
    quotes = _group(site.texts.text("picture_quotes"), "quotes", *parts)
    groups = [_articles(axis, actor.articles, site), *([quotes] if quotes.total else [])]
    return _picture(
        "actor_quotes" if quotes.total else "articles", axis, groups, _pages(axis, actor.articles, site), site
    )


def topic_timeline(topic: TopicEntry, site: Website) -> Picture | None:
    """When articles are about a topic."""
    return _articles_timeline(topic.articles, site)


def story_timeline(story: StoryEntry, site: Website) -> Picture | None:
    """When articles tell of a story."""
    return _articles_timeline(story.articles, site)


def period_timeline(period: PeriodEntry, briefing: Briefing, site: Website, page: str = "") -> Picture | None:
    """How many reports the days around a briefing have; its bars lead to the briefings of their days.

    ``page`` is the page that the picture stands on, if that is not the briefing's own.
    """
    margin = {"day": MARGIN, "week": WEEK_MARGIN, "span": timedelta()}[period.kind]
    first, last = date.fromisoformat(period.first), date.fromisoformat(period.last)
    axis = spanned(first - margin, last + margin)
    if axis is None:
        return None
    counts, pages = Counts(), {}
    begin, end = ((edge + days).isoformat() for edge, days in ((first, -margin), (last, margin)))
    for day in briefing.days:
        if begin <= day.date <= end and (index := place(axis, day.date)) is not None:
            counts[index] += day.reports
            pages[index] = _page(axis, index, day.ref.path, site)
    group = _group(site.texts.text("picture_reports"), "reports", Part("", "artikel", counts))
    marked = range(0)
    if period.kind != "span":
        marked = range((first - axis.starts[0]).days, (last - axis.starts[0]).days + 1)
    kind = "reports" if period.kind == "span" else "reports_around"
    return _picture(kind, axis, [group], pages, site, source=page or period.ref.path, marked=marked)


def _articles_timeline(articles: Sequence[ArticleEntry], site: Website) -> Picture | None:
    axis = axis_of(article.date for article in articles)
    if axis is None:
        return None
    return _picture("articles", axis, [_articles(axis, articles, site)], _pages(axis, articles, site), site)


def _articles(axis: Axis, articles: Iterable[ArticleEntry], site: Website) -> Group:
    counts = _counted(axis, (article.date for article in articles))
    return _group(site.texts.text("picture_articles"), "articles", Part("", "artikel", counts))


def _group(heading: str, unit: str, *parts: Part) -> Group:
    return Group(heading, unit, parts, sum((part.counts for part in parts), Counter()))


def _counted(axis: Axis, dates: Iterable[str]) -> Counts:
    return Counter(place(axis, one) for one in dates)


def _pages(axis: Axis, articles: Iterable[ArticleEntry], site: Website) -> dict[int, Ref]:
    """The briefings of the steps that articles are in, as far as there are any."""
    places = ((place(axis, article.date), article.day) for article in articles)
    return {
        index: _page(axis, index, day.path, site)
        for index, day in places
        if index is not None and day is not None and axis.step in {"day", "week"}
    }


def _page(axis: Axis, index: int, path: str, site: Website) -> Ref:
    """The briefing of a step, given that of a day in it; there is none of months and years."""
    name = step_name(axis, index, site)
    if axis.step == "week":
        year, week, _ = axis.starts[index].isocalendar()
        return Ref(name, f"{site.paths.day}/{year}-w{week:02}.md")
    return Ref(name, path if axis.step == "day" else "")


def _picture(  # noqa: PLR0913 - what a timeline is made of
    kind: str,
    axis: Axis,
    groups: Sequence[Group],
    pages: Mapping[int, Ref],
    site: Website,
    *,
    source: str = "",
    marked: range = range(0),
) -> Picture | None:
    """A row for each group; with a ``source`` the bars are links as seen from that page."""
    shown = sorted({index for group in groups for index in group.total if index is not None})
    if len(shown) < LEAST_STEPS:
        return None
    notes = {index: _note(axis, index, groups, site) for index in shown}
    title = site.texts.text(
        f"picture_title_{kind}", step=site.texts.text(f"picture_per_{axis.step}"), span=span_name(axis, site)
    )
    highest = max(shown, key=lambda index: (groups[0].total[index], index))
    description = site.texts.text("picture_description", highest=notes[highest])
    chart = Chart(
        axis=axis,
        rows=tuple(_row(axis, group, named=len(groups) > 1) for group in groups),
        notes=notes,
        addresses={n: site.relative(source, ref.path) for n, ref in pages.items() if source and ref.path},
        marked=marked,
    )
    names = (part.name or group.heading for group in groups for part in group.parts)
    head = (site.texts.text(f"picture_{axis.step}"), *names)
    svg = draw("zeit", title, description, chart, site.profile.code)
    return Picture(title, description, svg, head, tuple(_rows(axis, groups, shown, pages, site)))


def _rows(
    axis: Axis, groups: Sequence[Group], shown: Iterable[int], pages: Mapping[int, Ref], site: Website
) -> Iterator[tuple[str | Ref, ...]]:
    """The steps that have anything, and at last what has no place among them."""
    parts = [part for group in groups for part in group.parts]
    for index in shown:
        yield pages.get(index, step_name(axis, index, site)), *(str(part.counts[index]) for part in parts)
    if any(part.counts[None] for part in parts):
        yield site.texts.text("picture_undated"), *(str(part.counts[None]) for part in parts)


def _row(axis: Axis, group: Group, *, named: bool) -> Row:
    steps = range(len(axis.starts))
    bars = (Bars(part.name, tuple(part.counts[n] for n in steps), part.style) for part in group.parts)
    return Row(group.heading if named else "", tuple(bars))


def _note(axis: Axis, index: int, groups: Sequence[Group], site: Website) -> str:
    """A step in words: „April 2025: 5 Artikel, 3 Zitate“."""
    counted = (site.texts.count(group.unit, group.total[index]) for group in groups if group.total[index])
    return f"{step_name(axis, index, site)}: {', '.join(counted)}"
