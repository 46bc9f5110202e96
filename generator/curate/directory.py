"""Which page everything has, settled before any entry is put together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.briefing import Ref, Standing
from generator.dates import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.language import LanguageProfile, PathsProfile
    from generator.records import (
        Actor,
        ActorKind,
        Analysis,
        Appearance,
        Article,
        Moved,
        PageKind,
        Story,
        Topic,
        TopicAppearance,
    )
    from generator.settings import PageSettings


# Who is named in several articles and on several days matters more than one long article says.
ARTICLE_POINTS = 1.0
DAY_POINTS = 1.0


@dataclass(frozen=True, slots=True)
class Material:
    """What the stages before have found; ``analyses`` in the order of ``articles``, ``slugs`` by article id.

    ``copies`` lead from a copy to its original, by article id.
    """

    articles: Sequence[Article]
    analyses: Sequence[Analysis]
    actors: Sequence[Actor]
    slugs: Mapping[str, str]
    topics: Sequence[Topic] = ()
    stories: Sequence[Story] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    moved: Sequence[Moved] = ()
    hidden: frozenset[Appearance] = frozenset()


@dataclass(frozen=True, slots=True)
class Directory:
    """Pages by what they are about; an actor without a page is missing or has an empty path.

    ``topics_of`` are an article's topics, best first, without those above them; ``story_of`` is its story's id.
    """

    paths: PathsProfile
    articles: Mapping[str, Ref]
    actors: Mapping[Appearance, Ref]
    standings: Mapping[str, Standing]
    kinds: Mapping[Appearance, ActorKind]
    hidden: frozenset[Appearance]
    topics: Mapping[str, Ref]
    topics_of: Mapping[str, Sequence[tuple[Topic, TopicAppearance]]]
    stories: Mapping[str, Ref]
    story_of: Mapping[str, str]
    copies: Mapping[str, str]
    copies_of: Mapping[str, Sequence[str]]
    stances: Mapping[str, str]


def make_directory(material: Material, settings: PageSettings, interface: LanguageProfile) -> Directory:
    """The directory of the site; an actor earns a page by weight."""
    paths = interface.interface.paths
    standings = find_standings(material)
    return Directory(
        paths=paths,
        articles={
            article.id: Ref(article.title, f"{paths.article}/{material.slugs[article.id]}.md")
            for article in material.articles
        },
        actors={
            place: Ref(actor.name, page_path(paths, actor.kind, actor.slug))
            for actor in material.actors
            if actor.had_page or standings[actor.id].points >= settings.min_actor_weight
            for place in actor.appearances
        },
        standings=standings,
        kinds={place: actor.kind for actor in material.actors for place in actor.appearances},
        hidden=material.hidden,
        topics={topic.id: Ref(topic.name, page_path(paths, "topic", topic.slug)) for topic in material.topics},
        topics_of=_topics_of(material.topics),
        stories={story.id: Ref(story.name, page_path(paths, "story", story.slug)) for story in material.stories},
        story_of={article: story.id for story in material.stories for article in story.articles},
        copies=material.copies,
        copies_of=_copies_of(material.copies),
        stances={group.stance: group.label for group in interface.quotes.cue},
    )


def page_path(paths: PathsProfile, kind: PageKind, slug: str) -> str:
    """The page of an actor, topic or story with that slug."""
    return f"{getattr(paths, kind)}/{slug}.md"


def _copies_of(copies: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for copy, original in sorted(copies.items()):
        found[original].append(copy)
    return found


def _topics_of(topics: Sequence[Topic]) -> dict[str, list[tuple[Topic, TopicAppearance]]]:
    """By article, the topics that are none above another: those of the list by score, then those found in articles."""
    by_id = {topic.id: topic for topic in topics}
    found: dict[str, list[tuple[Topic, TopicAppearance]]] = defaultdict(list)
    for topic in topics:
        for place in topic.appearances:
            found[place.article].append((topic, place))
    for article, own in found.items():
        above: set[str] = set()
        for topic, _ in own:
            parent = by_id.get(topic.parent)
            while parent is not None and parent.id not in above:
                above.add(parent.id)
                parent = by_id.get(parent.parent)
        finest = [(topic, place) for topic, place in own if topic.id not in above]
        found[article] = sorted(finest, key=lambda one: (one[1].touched, one[0].emerging, -one[1].score, one[0].id))
    return found


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
