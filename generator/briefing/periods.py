"""Briefings of a day, a week or any span, and the calendar of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from generator.briefing.entries import ArticleEntry, QuoteEntry, Ref


@dataclass(frozen=True, slots=True)
class BriefingItem:
    """A story or article in a briefing, with what tells most of it.

    ``headline`` leads to the newest article; ``articles`` are all within the span, the newest first; ``story`` is there
    if it has a page. ``lead`` is the beginning of the article. ``reports`` are the articles without copies, ``points``
    the weight by which items are ordered.
    """

    headline: Ref
    story: Ref | None
    date: str
    place: str
    lead: str
    articles: tuple[ArticleEntry, ...]
    reports: int
    sources: tuple[str, ...]
    quotes: tuple[QuoteEntry, ...]
    actors: tuple[Ref, ...]
    topics: tuple[Ref, ...]
    points: float


PeriodKind = Literal["day", "week", "span"]


@dataclass(frozen=True, slots=True)
class PeriodEntry:
    """A briefing over a span of days, both included; ``date`` names it: a day, an ISO week („2025-W14“), a span.

    ``items`` by falling weight. ``new_actors`` and ``new_topics`` first come up in the span, where there are articles
    of before. ``reports`` are the articles without copies.
    """

    kind: PeriodKind
    ref: Ref
    date: str
    first: str
    last: str
    items: tuple[BriefingItem, ...]
    topics: tuple[Ref, ...]
    new_actors: tuple[Ref, ...]
    new_topics: tuple[Ref, ...]
    articles: int
    reports: int
    sources: int
    verbatim: int
    paraphrased: int
    speakers: int
    previous: Ref | None = None
    next: Ref | None = None
    week: Ref | None = None
    days: tuple[Ref, ...] = ()

    @property
    def quotes(self) -> int:
        """All quotations."""
        return self.verbatim + self.paraphrased


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month of the archive: a row a week, with its briefing if there is one, then its seven days.

    A day is its number and its briefing's page, 0 outside the month.
    """

    month: str
    weeks: tuple[tuple[Ref | None, tuple[tuple[int, Ref | None], ...]], ...]
