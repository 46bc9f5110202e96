"""Articles, analyses and actors → Briefing: who and what earns a page, and in which order it shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from generator.briefing import ActorEntry, Briefing, DayEntry, MonthEntry, Ref, RoleEntry, TopicEntry
from generator.curate.articles import article_entry
from generator.curate.directory import Directory, Material, make_directory
from generator.dates import month_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.briefing import ArticleEntry
    from generator.language import LanguageProfile, PathsProfile
    from generator.records import Actor
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
    actors = sorted(_actor_entries(material, directory, entries), key=_by_name)
    return Briefing(
        articles=newest_first,
        persons=tuple(actor for actor in actors if actor.kind == "person"),
        organisations=tuple(actor for actor in actors if actor.kind == "organisation"),
        topics=tuple(_topic_entries(material.taxonomy, directory, newest_first)),
        days=tuple(_day_entries(newest_first)),
        months=tuple(_month_entries(newest_first, directory.paths)),
    )


def _by_name(actor: ActorEntry) -> tuple[str, str, str]:
    """People by surname, as in an index of names."""
    name = actor.ref.name.casefold()
    return (name.split()[-1] if actor.kind == "person" else name, name, actor.ref.path)


def _actor_entries(
    material: Material, directory: Directory, entries: Mapping[str, ArticleEntry]
) -> Iterator[ActorEntry]:
    by_id = {analysis.article: analysis for analysis in material.analyses}
    for actor in material.actors:
        ref = directory.actors.get(actor.appearances[0])
        if ref is None:
            continue
        own = tuple(_newest_first({place.article: entries[place.article] for place in actor.appearances}.values()))
        quotes = [quote for article in own for quote in article.quotes]
        roles = [
            RoleEntry(role.text, entries[place.article].date, entries[place.article].ref)
            for place in actor.appearances
            for role in by_id[place.article].actors[place.position].roles
        ]
        yield ActorEntry(
            ref=ref,
            kind=actor.kind,
            weight=directory.weights[actor.id],
            other_names=_other_names(actor),
            roles=_newest_of_each(roles),
            says=tuple(quote for quote in quotes if quote.actor == ref),
            about=tuple(quote for quote in quotes if ref in quote.names and quote.actor != ref),
            articles=own,
            topics=_most_common(link.topic for article in own for link in article.topics),
        )


def _other_names(actor: Actor) -> tuple[str, ...]:
    """Spellings that are more than a part of the name."""
    return tuple(surface for surface in actor.surfaces if surface not in actor.name and " " in surface)


def _newest_of_each(roles: Iterable[RoleEntry]) -> tuple[RoleEntry, ...]:
    newest: dict[str, RoleEntry] = {}
    for role in sorted(roles, key=lambda one: (one.date, one.article.path), reverse=True):
        newest.setdefault(role.text, role)
    return tuple(newest.values())


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
            actors=_most_common(one for article in own for one in (*article.persons, *article.organisations)),
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
            actors=_most_common(one for article in own for one in (*article.persons, *article.organisations)),
            topics=_most_common(link.topic for article in own for link in article.topics),
            quotes=sum(len(article.quotes) for article in own),
        )


def _month_entries(articles: Sequence[ArticleEntry], paths: PathsProfile) -> Iterator[MonthEntry]:
    for month, own in groupby(articles, key=lambda article: month_of(article.date)):
        quotes = tuple(quote for article in own for quote in article.quotes)
        if quotes:
            yield MonthEntry(Ref(month, f"{paths.quote}/{month or paths.undated}.md"), month, quotes)


def _newest_first(articles: Iterable[ArticleEntry]) -> list[ArticleEntry]:
    return sorted(articles, key=lambda article: (article.date, article.ref.path), reverse=True)


def _most_common(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """The pages that are named, most often first; what has no page is left out."""
    counts = Counter(ref for ref in refs if ref.path)
    return tuple(sorted(counts, key=lambda ref: (-counts[ref], ref)))
