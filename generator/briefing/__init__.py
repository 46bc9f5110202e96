"""What the pages show: flat records that templates read, with every link as a page's path below the docs folder."""

from __future__ import annotations

from dataclasses import dataclass

from generator.briefing.entries import (
    ActorEntry,
    AffiliationEntry,
    ArticleEntry,
    MonthCount,
    MonthEntry,
    MovedEntry,
    NeighbourEntry,
    QuoteEntry,
    Ref,
    RoleEntry,
    Standing,
    StoryEntry,
    TextBlock,
    TieEntry,
    TieKind,
    TopicEntry,
    TopicLink,
)
from generator.briefing.periods import BriefingItem, CalendarMonth, PeriodEntry, PeriodKind

__all__ = [
    "ActorEntry",
    "AffiliationEntry",
    "ArticleEntry",
    "Briefing",
    "BriefingItem",
    "CalendarMonth",
    "MonthCount",
    "MonthEntry",
    "MovedEntry",
    "NeighbourEntry",
    "PeriodEntry",
    "PeriodKind",
    "QuoteEntry",
    "Ref",
    "RoleEntry",
    "Standing",
    "StoryEntry",
    "TextBlock",
    "TieEntry",
    "TieKind",
    "TopicEntry",
    "TopicLink",
]


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole site: articles, days, weeks, months and stories newest first, actors and topics by name.

    ``minor`` are the actors without a page, ``ties`` all ties between those with one, ``moved`` old addresses.
    """

    articles: tuple[ArticleEntry, ...]
    persons: tuple[ActorEntry, ...]
    organisations: tuple[ActorEntry, ...]
    topics: tuple[TopicEntry, ...]
    days: tuple[PeriodEntry, ...]
    months: tuple[MonthEntry, ...]
    minor: tuple[ActorEntry, ...] = ()
    ties: tuple[TieEntry, ...] = ()
    moved: tuple[MovedEntry, ...] = ()
    weeks: tuple[PeriodEntry, ...] = ()
    stories: tuple[StoryEntry, ...] = ()
    calendar: tuple[CalendarMonth, ...] = ()
