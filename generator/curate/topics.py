"""Topics and stories → what stands on their pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.briefing import MonthCount, NeighbourEntry, Ref, StoryEntry, TopicEntry
from generator.curate.actors import most_common, newest_first
from generator.dates import month_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.briefing import ArticleEntry, QuoteEntry
    from generator.curate.directory import Directory, Material
    from generator.records import Topic

MAX_NEIGHBOURS = 8
MONTHS_IN_YEAR = 12


def story_entries(
    material: Material, directory: Directory, entries: Mapping[str, ArticleEntry]
) -> tuple[StoryEntry, ...]:
    """The stories, the one with the newest article first."""
    found = [
        StoryEntry(
            ref=directory.stories[story.id],
            id=story.id,
            articles=tuple(own := [entries[article] for article in story.articles]),
            reports=sum(article.original is None for article in own),
            actors=most_common(_acting(own)),
            topics=most_common(link.topic for article in own for link in article.topics),
            quotes=tuple(quote for article in own for quote in article.quotes),
        )
        for story in material.stories
    ]
    return tuple(sorted(found, key=lambda story: (story.last, story.ref.path), reverse=True))


def topic_entries(
    material: Material, directory: Directory, entries: Mapping[str, ArticleEntry], stories: Iterable[StoryEntry]
) -> Iterator[TopicEntry]:
    """The topics in the order of the material."""
    told: dict[Ref, StoryEntry] = {story.ref: story for story in stories}
    children: dict[str, list[Ref]] = defaultdict(list)
    for topic in material.topics:
        children[topic.parent].append(directory.topics[topic.id])
    for topic in material.topics:
        ref = directory.topics[topic.id]
        own = newest_first(entries[place.article] for place in topic.appearances if not place.touched)
        quotes = tuple(_quotes(topic, entries))
        yield TopicEntry(
            ref=ref,
            parent=directory.topics.get(topic.parent),
            children=tuple(children[topic.id]),
            articles=tuple(own),
            quotes=quotes,
            actors=most_common(_acting(own)),
            id=topic.id,
            emerging=topic.emerging,
            pinned=topic.pinned,
            other_names=topic.other_names,
            note=topic.note,
            speakers=_speakers(quotes),
            stories=tuple(told[one] for one in dict.fromkeys(article.story for article in own) if one in told),
            neighbours=_neighbours(ref, own, {*children[topic.id]}),
            months=_months(own),
            touched=tuple(newest_first(entries[place.article] for place in topic.appearances if place.touched)),
        )


def _quotes(topic: Topic, entries: Mapping[str, ArticleEntry]) -> Iterator[QuoteEntry]:
    """What is said in the topic's articles; where it only comes up, what has one of its words."""
    words = {entries[place.article].ref: place.evidence for place in topic.appearances if place.touched}
    for article in newest_first(entries[place.article] for place in topic.appearances):
        telling = words.get(article.ref, ("",))
        yield from (
            quote for quote in article.quotes if any(word in piece for word in telling for piece in quote.pieces)
        )


def _acting(articles: Iterable[ArticleEntry]) -> Iterator[Ref]:
    return (actor for article in articles for actor in (*article.persons, *article.organisations))


def _speakers(quotes: Iterable[QuoteEntry]) -> tuple[tuple[Ref, int], ...]:
    """Who speaks, most first, with the number of quotations."""
    counts = Counter(quote.actor for quote in quotes if quote.actor and quote.actor.path)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _neighbours(own: Ref, articles: Iterable[ArticleEntry], below: Iterable[Ref]) -> tuple[NeighbourEntry, ...]:
    """The topics that the same articles have, most first; those below it are named elsewhere."""
    counts = Counter(link.topic for article in articles for link in article.topics)
    for known in (own, *below):
        counts.pop(known, None)
    best = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(NeighbourEntry(topic, count) for topic, count in best[:MAX_NEIGHBOURS])


def _months(articles: Sequence[ArticleEntry]) -> tuple[MonthCount, ...]:
    """Every month from the first to the last, also those without an article."""
    counts = Counter(month for article in articles if (month := month_of(article.date)))
    if not counts:
        return ()
    first, last = (_month_number(edge(counts)) for edge in (min, max))
    names = (f"{number // MONTHS_IN_YEAR:04}-{number % MONTHS_IN_YEAR + 1:02}" for number in range(first, last + 1))
    return tuple(MonthCount(name, counts[name]) for name in names)


def _month_number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * MONTHS_IN_YEAR + int(number) - 1
