"""Which page everything has, settled before any entry is put together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.briefing import Ref, Standing
from generator.dates import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.language import LanguageProfile, PathsProfile
    from generator.records import Actor, ActorKind, Analysis, Appearance, Article, Moved
    from generator.settings import PageSettings
    from generator.taxonomy import Taxonomy


# Who is named in several articles and on several days matters more than one long article says.
ARTICLE_POINTS = 1.0
DAY_POINTS = 1.0


@dataclass(frozen=True, slots=True)
class Material:
    """What the stages before have found; ``analyses`` in the order of ``articles``, ``slugs`` by article id."""

    articles: Sequence[Article]
    analyses: Sequence[Analysis]
    actors: Sequence[Actor]
    slugs: Mapping[str, str]
    taxonomy: Taxonomy
    moved: Sequence[Moved] = ()
    hidden: frozenset[Appearance] = frozenset()


@dataclass(frozen=True, slots=True)
class Directory:
    """Pages by what they are about; an actor or topic without a page is missing or has an empty path."""

    paths: PathsProfile
    articles: Mapping[str, Ref]
    actors: Mapping[Appearance, Ref]
    standings: Mapping[str, Standing]
    kinds: Mapping[Appearance, ActorKind]
    hidden: frozenset[Appearance]
    topics: Mapping[str, Ref]
    stances: Mapping[str, str]


def make_directory(material: Material, settings: PageSettings, interface: LanguageProfile) -> Directory:
    """The directory of the site; an actor earns a page by weight, a topic by one article that is about it."""
    paths = interface.interface.paths
    standings = find_standings(material)
    return Directory(
        paths=paths,
        articles={
            article.id: Ref(article.title, f"{paths.article}/{material.slugs[article.id]}.md")
            for article in material.articles
        },
        actors={
            place: Ref(actor.name, actor_path(paths, actor.kind, actor.slug))
            for actor in material.actors
            if actor.had_page or standings[actor.id].points >= settings.min_actor_weight
            for place in actor.appearances
        },
        standings=standings,
        kinds={place: actor.kind for actor in material.actors for place in actor.appearances},
        hidden=material.hidden,
        topics=_topic_refs(material, settings, interface),
        stances={group.stance: group.label for group in interface.quotes.cue},
    )


def actor_path(paths: PathsProfile, kind: ActorKind, slug: str) -> str:
    """The page of an actor with that slug."""
    return f"{getattr(paths, kind)}/{slug}.md"


def find_standings(material: Material) -> dict[str, Standing]:
    """What each actor has points for, by the actor's id."""
    by_id = {analysis.article: analysis for analysis in material.analyses}
    articles = {article.id: article for article in material.articles}
    return {actor.id: _standing(actor, by_id, articles) for actor in material.actors}


def _standing(actor: Actor, analyses: Mapping[str, Analysis], articles: Mapping[str, Article]) -> Standing:
    own = [(analyses[place.article], place.position) for place in actor.appearances]
    in_articles = {place.article for place in actor.appearances}
    days = {day for one in in_articles if (day := day_of(articles[one].date))}
    weight = sum(analysis.actors[position].weight for analysis, position in own)
    names = [re.compile(rf"\b{re.escape(name)}s?\b") for name in _headline_forms(actor)]
    return Standing(
        points=weight + ARTICLE_POINTS * (len(in_articles) - 1) + DAY_POINTS * max(len(days) - 1, 0),
        mentions=sum(len(analysis.actors[position].mentions) for analysis, position in own),
        speeches=sum(quote.actor == position for analysis, position in own for quote in analysis.quotes),
        headlines=sum(any(name.search(articles[one].title) for name in names) for one in in_articles),
        articles=len(in_articles),
        days=len(days),
    )


def _headline_forms(actor: Actor) -> set[str]:
    """How a headline may name the actor: as the articles do, a person also by the surname."""
    return {*actor.surfaces, *([actor.name.rpartition(" ")[2]] if actor.kind == "person" else [])}


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
