"""Articles, analyses and actors → Briefing: who and what earns a page, and in which order it shows."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from generator.briefing import Briefing, DayEntry, MonthEntry, Ref, TopicEntry
from generator.curate.actors import actor_entries, most_common, moved_entries
from generator.curate.articles import article_entry
from generator.curate.directory import Directory, Material, make_directory
from generator.curate.ties import find_ties
from generator.dates import month_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.briefing import ActorEntry, ArticleEntry
    from generator.language import LanguageProfile, PathsProfile
    from generator.settings import PageSettings
    from generator.taxonomy import Taxonomy

__all__ = ["Material", "curate"]


def curate(material: Material, settings: PageSettings, interface: LanguageProfile) -> Briefing:
    """The site's content, everything sorted; the interface's profile gives folder names and labels."""
    directory = make_directory(material, settings, interface)
    entries = {
        article.id: article_entry(article, analysis, directory, settings)
        for article, analysis in zip(material.articles, material.analyses, strict=True)
    }
    newest_first = tuple(
        entries[one.id] for one in sorted(material.articles, key=lambda a: (a.date, a.id), reverse=True)
    )
    ties = find_ties(material, directory, entries)
    actors = sorted(actor_entries(material, directory, entries, ties), key=_by_name)
    return Briefing(
        articles=newest_first,
        persons=tuple(actor for actor in actors if actor.kind == "person" and actor.ref.path),
        organisations=tuple(actor for actor in actors if actor.kind == "organisation" and actor.ref.path),
        minor=tuple(actor for actor in actors if not actor.ref.path),
        ties=ties,
        moved=tuple(moved_entries(material, directory)),
        topics=tuple(_topic_entries(material.taxonomy, directory, newest_first)),
        days=tuple(_day_entries(newest_first)),
        months=tuple(_month_entries(newest_first, directory.paths)),
    )


def _by_name(actor: ActorEntry) -> tuple[str, str, str]:
    """People by surname, as in an index of names."""
    name = actor.ref.name.casefold()
    return (name.split()[-1] if actor.kind == "person" else name, name, actor.ref.path)


def _topic_entries(taxonomy: Taxonomy, directory: Directory, articles: Sequence[ArticleEntry]) -> Iterator[TopicEntry]:
    by_topic: dict[Ref, list[ArticleEntry]] = defaultdict(list)
    for article in articles:
        for link in article.topics:
            by_topic[link.topic].append(article)
    for topic in taxonomy.topics:
        ref = directory.topics.get(topic.id)
        if ref is None:
            continue
        own = by_topic[ref]
        children = (directory.topics.get(other.id) for other in taxonomy.topics if other.parent == topic.id)
        yield TopicEntry(
            ref=ref,
            parent=directory.topics.get(topic.parent),
            children=tuple(child for child in children if child),
            articles=tuple(own),
            quotes=tuple(quote for article in own for quote in article.quotes),
            actors=most_common(one for article in own for one in (*article.persons, *article.organisations)),
        )


def _day_entries(articles: Sequence[ArticleEntry]) -> Iterator[DayEntry]:
    by_day: dict[Ref, list[ArticleEntry]] = defaultdict(list)
    for article in articles:
        if article.day:
            by_day[article.day].append(article)
    for day, own in by_day.items():
        yield DayEntry(
            ref=day,
            date=day.name,
            articles=tuple(own),
            actors=most_common(one for article in own for one in (*article.persons, *article.organisations)),
            topics=most_common(link.topic for article in own for link in article.topics),
            quotes=sum(len(article.quotes) for article in own),
        )


def _month_entries(articles: Sequence[ArticleEntry], paths: PathsProfile) -> Iterator[MonthEntry]:
    for month, own in groupby(articles, key=lambda article: month_of(article.date)):
        quotes = tuple(quote for article in own for quote in article.quotes)
        if quotes:
            yield MonthEntry(Ref(month, f"{paths.quote}/{month or paths.undated}.md"), month, quotes)
