"""Across articles: what is the same report, the same event, the same topic."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.gather.addresses import story_addresses
from generator.gather.copies import find_copies
from generator.gather.emerging import find_emerging
from generator.gather.stories import Features, article_features, central, find_stories, unit_vectors
from generator.gather.topics import gather_topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.records import Actor, Analysis, Article, Moved, Story, Topic
    from generator.registry import Registry, StoryEntry
    from generator.taxonomy import Taxonomy

__all__ = ["Gathered", "gather"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the articles are about together.

    ``copies`` lead from a copy to its original, by article id; ``registry`` has the new addresses; ``moved`` are those
    that lead elsewhere; ``unused`` and ``refused`` are what the editor said in vain.
    """

    copies: Mapping[str, str]
    stories: tuple[Story, ...]
    topics: tuple[Topic, ...]
    registry: Registry
    moved: tuple[Moved, ...]
    unused: tuple[str, ...]
    refused: tuple[str, ...]


def gather(  # noqa: PLR0913 - what a site is made of
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    actors: Iterable[Actor],
    taxonomy: Taxonomy,
    registry: Registry,
    *,
    language: str,
    least_score: float,
    least_reports: int,
) -> Gathered:
    """Copies, stories and topics of all articles; names are in the given language where there is one.

    An article is about a topic of the list from ``least_score`` on; phrases of ``least_reports`` reports make a topic.
    """
    copies = {copy: group[0] for group in find_copies(articles) for copy in group[1:]}
    features = unit_vectors(_features(analyses, actors), copies)
    stories, story_entries, story_moves = _stories(articles, features, copies, registry)
    emerging = find_emerging(
        articles,
        analyses,
        copies,
        features,
        covered=_covered(taxonomy),
        least=least_reports,
        pinned=frozenset(rule.topic.casefold() for rule in taxonomy.rules if rule.pin),
        known=_known(taxonomy, registry),
    )
    topics = gather_topics(
        articles, analyses, emerging, taxonomy, registry.topics, language=language, least_score=least_score
    )
    moved = (*topics.moved, *story_moves)
    registry = replace(registry, topics=topics.entries, stories=story_entries)
    return Gathered(copies, stories, topics.topics, registry, moved, topics.unused, topics.refused)


def _stories(
    articles: Sequence[Article],
    features: Mapping[str, Features],
    copies: Mapping[str, str],
    registry: Registry,
) -> tuple[tuple[Story, ...], tuple[StoryEntry, ...], tuple[Moved, ...]]:
    by_id = {article.id: article for article in articles}
    groups = find_stories(articles, features, copies)
    names = {group: by_id[central(group, features, copies)].title for group in groups}
    return story_addresses(groups, names, by_id, registry.stories)


def _known(taxonomy: Taxonomy, registry: Registry) -> frozenset[str]:
    """Phrases that have a page of their own already."""
    listed = {topic.id for topic in taxonomy.topics}
    return frozenset(key for entry in registry.topics if entry.slug not in listed for key in entry.keys)


def _features(analyses: Iterable[Analysis], actors: Iterable[Actor]) -> dict[str, dict[str, float]]:
    """What each article is about, by its id."""
    named: dict[str, dict[int, str]] = defaultdict(dict)
    for actor in actors:
        for place in actor.appearances:
            named[place.article][place.position] = actor.id
    return {analysis.article: article_features(analysis, named[analysis.article]) for analysis in analyses}


def _covered(taxonomy: Taxonomy) -> frozenset[str]:
    """What topics of the list are called, and their ids: no phrase becomes a topic beside one of the same name."""
    names = (name for topic in taxonomy.topics for name in topic.name.values())
    parts = (part.strip().casefold() for name in names for part in (name, *name.split(" und ")))
    return frozenset((*(part.replace("-", "") for part in parts), *(topic.id for topic in taxonomy.topics)))
