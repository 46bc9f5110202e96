"""Which page everything has, settled before any entry is put together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.briefing import Ref
from generator.dates import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.language import LanguageProfile, PathsProfile
    from generator.records import Actor, Analysis, Appearance, Article
    from generator.settings import PageSettings
    from generator.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Material:
    """What the stages before have found; ``analyses`` in the order of ``articles``, ``slugs`` by article id."""

    articles: Sequence[Article]
    analyses: Sequence[Analysis]
    actors: Sequence[Actor]
    slugs: Mapping[str, str]
    taxonomy: Taxonomy


@dataclass(frozen=True, slots=True)
class Directory:
    """Pages by what they are about; an actor or topic without a page is missing or has an empty path."""

    paths: PathsProfile
    articles: Mapping[str, Ref]
    actors: Mapping[Appearance, Ref]
    weights: Mapping[str, float]
    topics: Mapping[str, Ref]
    stances: Mapping[str, str]


def make_directory(material: Material, settings: PageSettings, interface: LanguageProfile) -> Directory:
    """The directory of the site; an actor earns a page by weight, a topic by one article that is about it."""
    paths = interface.interface.paths
    by_id = {analysis.article: analysis for analysis in material.analyses}
    weights = {
        actor.id: sum(by_id[place.article].actors[place.position].weight for place in actor.appearances)
        for actor in material.actors
    }
    return Directory(
        paths=paths,
        articles={
            article.id: Ref(article.title, f"{paths.article}/{material.slugs[article.id]}.md")
            for article in material.articles
        },
        actors={
            place: Ref(actor.name, f"{getattr(paths, actor.kind)}/{actor.slug}.md")
            for actor in material.actors
            if weights[actor.id] >= settings.min_actor_weight
            for place in actor.appearances
        },
        weights=weights,
        topics=_topic_refs(material, settings, interface),
        stances={group.stance: group.label for group in interface.quotes.cue},
    )


def day_ref(date: str, paths: PathsProfile) -> Ref | None:
    """The page of that day, None where only the month or nothing is known."""
    day = day_of(date)
    return Ref(day, f"{paths.day}/{day}.md") if day else None


def _topic_refs(material: Material, settings: PageSettings, interface: LanguageProfile) -> dict[str, Ref]:
    articles: dict[str, int] = defaultdict(int)
    for analysis in material.analyses:
        for topic in analysis.topics:
            articles[topic.topic] += topic.score >= settings.min_topic_score
    parents = {topic.id: topic.parent for topic in material.taxonomy.topics}
    shown = set()
    for identifier in parents:
        above = identifier if articles[identifier] else ""
        while above:  # a topic's way up is on its page, so all of it has pages
            shown.add(above)
            above = parents[above]
    return {
        topic.id: Ref(topic.name.get(interface.code, topic.id), f"{interface.interface.paths.topic}/{topic.id}.md")
        for topic in material.taxonomy.topics
        if topic.id in shown
    }
