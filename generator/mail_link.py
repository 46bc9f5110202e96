"""A page → the link of its mail button: subject, what the page says in short, and its address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.briefing import ActorEntry, ArticleEntry, PeriodEntry, StoryEntry, TopicEntry
from generator.dates import day_of
from generator.markdown import clean, shorten
from generator.readable import readable_day, readable_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.briefing import QuoteEntry
    from generator.texts import Texts
    from generator.website import Website

    Entry = ActorEntry | ArticleEntry | PeriodEntry | StoryEntry | TopicEntry

MAX_LENGTH = 1_800  # Windows hands about 2,000 characters on to mail programs
LENGTHS = (300, 120, 60, 30)  # of the subject and of a line, until all of it is short enough
HEADLINES = 2


def mailto_link(title: str, lines: Sequence[str], address: str = "") -> str:
    """The link, to nobody yet; its characters need no escaping in HTML but for „&“.

    >>> mailto_link("Größe & mehr", ["12 Zitate"], "https://example.org/a/#z-1")
    'mailto:?subject=Gr%C3%B6%C3%9Fe%20%26%20mehr&body=12%20Zitate%0D%0A%0D%0Ahttps%3A%2F%2Fexample.org%2Fa%2F%23z-1'
    """
    for length in LENGTHS:
        link = _link(*(shorten(clean(text), length) for text in (title, *lines)), address=address)
        if len(link) <= MAX_LENGTH:
            return link
    return _link(shorten(clean(title), LENGTHS[-1]), address=address)


def summary_lines(entry: Entry | None, site: Website) -> list[str]:
    """What the page of this entry says in short, in at most three lines; none where there is no entry."""
    match entry:
        case PeriodEntry():
            return [_period(entry, site.texts), *(f"– {item.headline.name}" for item in entry.items[:HEADLINES])]
        case ActorEntry():
            return [*(role.text for role in entry.roles[:1]), _actor(entry, site)]
        case TopicEntry():
            return [_counted("topic_summary", entry, entry.quotes, site.texts)]
        case StoryEntry():
            span = readable_span(day_of(entry.first), day_of(entry.last), site.profile)
            return [_counted("story_summary", entry, entry.quotes, site.texts, span=span)]
        case ArticleEntry():
            return [", ".join(filter(None, (entry.source, readable_day(entry.date, site.profile)))), entry.lead]
    return []


def _period(period: PeriodEntry, texts: Texts) -> str:
    numbers = {kind: texts.count(kind, getattr(period, kind)) for kind in ("reports", "sources", "quotes", "speakers")}
    return texts.text("period_summary", **numbers)


def _actor(actor: ActorEntry, site: Website) -> str:
    newest = max((article.date for article in actor.articles), default="")
    if not newest:
        return _counted("actor_summary_undated", actor, actor.says, site.texts)
    return _counted("actor_summary", actor, actor.says, site.texts, date=readable_day(newest, site.profile))


def _counted(
    key: str, entry: ActorEntry | StoryEntry | TopicEntry, quotes: Sequence[QuoteEntry], texts: Texts, **values: str
) -> str:
    return texts.text(
        key, articles=texts.count("articles", entry.articles), quotes=texts.count("quotes", quotes), **values
    )


def _link(title: str, *lines: str, address: str) -> str:
    body = "\r\n".join((*filter(None, lines), "", address)) if address else "\r\n".join(filter(None, lines))
    return f"mailto:?subject={quote(title, safe='')}&body={quote(body.strip(), safe='')}"
