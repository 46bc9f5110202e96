"""Articles, analyses and actors → Briefing: who and what earns a page, and in which order it shows."""

from __future__ import annotations

import difflib
from itertools import groupby
from typing import TYPE_CHECKING

from generator.briefing import Briefing, MonthEntry, Ref
from generator.curate.actors import actor_entries, moved_entries
from generator.curate.articles import article_entry, with_related
from generator.curate.directory import Material, make_directory
from generator.curate.periods import calendar_months, day_entries, find_firsts, period, week_entries, within
from generator.curate.ties import find_ties
from generator.curate.topics import story_entries, topic_entries
from generator.dates import day_of, month_of
from generator.errors import SelectionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.briefing import ActorEntry, ArticleEntry, PeriodEntry, TopicEntry
    from generator.language import LanguageProfile, PathsProfile
    from generator.settings import PageSettings

__all__ = ["Material", "brief", "curate"]


def curate(material: Material, settings: PageSettings, interface: LanguageProfile) -> Briefing:
    """The site's content, everything sorted; the interface's profile gives folder names and labels."""
    directory = make_directory(material, settings, interface)
    entries = {
        article.id: article_entry(article, analysis, directory, settings)
        for article, analysis in zip(material.articles, material.analyses, strict=True)
    }
    entries = with_related(entries)
    newest_first = tuple(
        entries[one.id] for one in sorted(material.articles, key=lambda a: (a.date, a.id), reverse=True)
    )
    ties = find_ties(material, directory, entries)
    actors = sorted(actor_entries(material, directory, entries, ties), key=_by_name)
    stories = story_entries(material, directory, entries)
    topics = tuple(topic_entries(material, directory, entries, stories))
    firsts = find_firsts(newest_first, (topic.ref for topic in topics if topic.pinned))
    days = day_entries(newest_first, firsts, directory.paths)
    return Briefing(
        articles=newest_first,
        persons=tuple(actor for actor in actors if actor.kind == "person" and actor.ref.path),
        organisations=tuple(actor for actor in actors if actor.kind == "organisation" and actor.ref.path),
        minor=tuple(actor for actor in actors if not actor.ref.path),
        ties=ties,
        moved=tuple(moved_entries(material, directory)),
        topics=topics,
        stories=stories,
        days=days,
        weeks=week_entries(newest_first, firsts, directory.paths),
        calendar=calendar_months(days, directory.paths),
        months=tuple(_month_entries(newest_first, directory.paths)),
    )


def brief(
    briefing: Briefing, *, actors: Sequence[str] = (), topics: Sequence[str] = (), first: str = "", last: str = ""
) -> PeriodEntry:
    """The briefing of a span of days, both included, of the articles that are about all of these, by name or address.

    Days are ISO 8601; an empty one leaves that end open.

    Raises SelectionError where a name is nobody's or no article fits.
    """
    everybody = (*briefing.persons, *briefing.organisations, *briefing.minor)
    about = [
        *(_subject(name, everybody) for name in actors),
        *(_subject(name, briefing.topics) for name in topics),
    ]
    articles = [article for article in briefing.articles if within(article, first, last)]
    for subject in about:
        own = {article.ref for article in subject.articles}
        articles = [article for article in articles if article.ref in own]
    if not articles:
        raise SelectionError("No article fits. Widen the span of days, or leave one of the subjects out.")
    days = sorted(day_of(article.date) for article in articles)
    name = ", ".join(subject.ref.name for subject in about)
    firsts = find_firsts(briefing.articles, (topic.ref for topic in briefing.topics if topic.pinned))
    return period("span", Ref(name, ""), name, (first or days[0], last or days[-1]), articles, firsts)


def _subject(name: str, entries: Sequence[ActorEntry | TopicEntry]) -> ActorEntry | TopicEntry:
    """The one with that name, other name or slug."""
    wanted = name.casefold()
    for entry in entries:
        slug = entry.ref.path.rpartition("/")[2].removesuffix(".md")
        if wanted and wanted in {one.casefold() for one in (entry.ref.name, *entry.other_names, slug)}:
            return entry
    known = {one.casefold(): one for entry in entries for one in (entry.ref.name, *entry.other_names)}
    near = [known[one] for one in difflib.get_close_matches(wanted, known, n=3)]
    hint = f" Did you mean {' or '.join(map(repr, near))}?" if near else " Names stand on the site's index pages."
    raise SelectionError(f"Nothing is called {name!r}.{hint}")


def _by_name(actor: ActorEntry) -> tuple[str, str, str]:
    """People by surname, as in an index of names."""
    name = actor.ref.name.casefold()
    return (name.split()[-1] if actor.kind == "person" else name, name, actor.ref.path)


def _month_entries(articles: Sequence[ArticleEntry], paths: PathsProfile) -> Iterator[MonthEntry]:
    for month, own in groupby(articles, key=lambda article: month_of(article.date)):
        quotes = tuple(quote for article in own for quote in article.quotes)
        if quotes:
            yield MonthEntry(Ref(month, f"{paths.quote}/{month or paths.undated}.md"), month, quotes)
