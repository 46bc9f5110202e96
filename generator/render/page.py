"""What a page is before it is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.briefing import ActorEntry, ArticleEntry, PeriodEntry, StoryEntry, TopicEntry

MAILED = frozenset({"day", "week", "person", "organisation", "topic"})
FEEDING = frozenset({"start", "person", "organisation", "topic"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render: its file's path, its template and the values for it.

    ``entry`` is what the page is about, if it is about one thing; ``updated`` the newest date of what stands on it.
    ``redirect`` is the address, relative to this page's own, at which its readers arrive.
    """

    path: str
    template: str
    kind: str
    title: str
    description: str
    values: dict[str, Any] = field(default_factory=dict)
    entry: ActorEntry | ArticleEntry | PeriodEntry | StoryEntry | TopicEntry | None = None
    updated: str = ""
    redirect: str = ""

    @property
    def mails(self) -> bool:
        """Whether the page can be had as a mail."""
        return self.kind in MAILED and self.entry is not None

    @property
    def feeds(self) -> bool:
        """Whether the page has feeds."""
        return self.kind in FEEDING
