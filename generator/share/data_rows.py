"""Rows of the data files: what a quotation, an article, an actor, a topic and a story are in them, each once a file."""

from __future__ import annotations

import html
import json
from functools import partial
from typing import TYPE_CHECKING

from generator.dates import day_of, first_new_day
from generator.markdown import safe_url
from generator.render.environment import SURE
from generator.render.lists import latest

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from generator.briefing import ActorEntry, ArticleEntry, Briefing, QuoteEntry, Ref, StoryEntry, TopicEntry
    from generator.website import Website

    Row = dict[str, object]

VERSION = 1
EMPTY: tuple[object, ...] = (None, "", (), [], {})


def present(**values: object) -> Row:
    """The values that say something: what is not known is left out, zero and false stay.

    >>> present(name="A", stance="", articles=0, actor=None)
    {'name': 'A', 'articles': 0}
    """
    return {name: value for name, value in values.items() if value not in EMPTY}


def compact(value: object) -> str:
    """JSON on one line, also for programs that take the line separators of Unicode for the end of one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085") + "\n"


def source_url(article: ArticleEntry) -> str:
    """The article's address at its publisher; empty unless it is one that may be opened."""
    return html.unescape(safe_url(article.url))


def quote_facts(quote: QuoteEntry) -> Row:
    """What a quotation is by itself, without whose and where."""
    return present(
        id=quote.anchor,
        type="direct" if quote.verbatim else "indirect",
        words=quote.pieces,
        context=quote.context,
        speaker=quote.speaker,
        stance=quote.stance,
        confidence=round(quote.confidence, 2) if quote.confidence < 1 else None,
        uncertain=((quote.actor is not None or quote.speaker != "") and quote.confidence < SURE) or None,
    )


def article_facts(article: ArticleEntry) -> Row:
    """What an article is by itself."""
    return present(
        title=article.ref.name,
        kicker=article.kicker,
        date=article.date,
        source=article.source,
        source_url=source_url(article),
        author=article.author,
        language=article.language,
        place=article.place,
        text=[present(heading=block.heading or None, text=block.text) for block in article.text],
        keyphrases=article.keyphrases,
    )


def actor_facts(actor: ActorEntry) -> Row:
    """What an actor is by itself."""
    standing = actor.standing
    return present(
        id=actor.id,
        name=actor.ref.name,
        other_names=actor.other_names,
        listed_roles=actor.listed_roles,
        wikidata=actor.wikidata,
        note=actor.note,
        standing={
            "points": round(standing.points, 2),
            "mentions": standing.mentions,
            "speeches": standing.speeches,
            "headlines": standing.headlines,
            "articles": standing.articles,
            "days": standing.days,
        },
    )


def topic_facts(topic: TopicEntry) -> Row:
    """What a topic is by itself."""
    return present(
        id=topic.id,
        name=topic.ref.name,
        other_names=topic.other_names,
        note=topic.note,
        emerging=topic.emerging or None,
        pinned=topic.pinned or None,
        months=[{"month": month.month, "articles": month.articles} for month in topic.months if month.articles],
    )


def story_facts(story: StoryEntry) -> Row:
    """What a story is by itself."""
    return present(id=story.id, name=story.ref.name, first=story.first, last=story.last, reports=story.reports)


class Directory:
    """What the site knows of a page that is only named somewhere."""

    def __init__(self, briefing: Briefing, site: Website) -> None:
        self.site = site
        self.articles = {article.ref.path: article for article in briefing.articles}
        self.stories = {story.ref.path: story for story in briefing.stories}
        actors = (*briefing.persons, *briefing.organisations)
        self._kinds = {actor.ref.path: actor.kind for actor in actors}
        self._ids = {actor.ref.path: actor.id for actor in actors}
        self._ids |= {topic.ref.path: topic.id for topic in briefing.topics}
        self._ids |= {story.ref.path: story.id for story in briefing.stories}
        self._first_new = first_new_day((article.date for article in briefing.articles), site.days_new)

    def place(self, path: str, anchor: str = "") -> Row:
        """A page's address below the site's, and its full one if the site has an address."""
        if not path:
            return {}
        url = self.site.absolute(path, anchor) if self.site.url else ""
        return {"page": self.site.address(path, anchor)} | present(url=url)

    def named(self, ref: Ref) -> Row:
        """An actor, topic or story with its id and page, as far as it has them."""
        page = self.site.address(ref.path) if ref.path else ""
        kind, identifier = self._kinds.get(ref.path), self._ids.get(ref.path)
        return present(type=kind, id=identifier, name=ref.name, page=page)

    def is_new(self, date: str) -> bool | None:
        """Whether pages mark what has this date as new; nothing rather than no."""
        return (self._first_new != "" and day_of(date) >= self._first_new) or None


class Tables:
    """The rows of one file. What refers to a row has its number, counted from 0, in the table of its kind."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._rows: dict[str, list[Row]] = {"quotes": [], "articles": [], "actors": [], "topics": [], "stories": []}
        self._numbers: dict[tuple[str, Hashable], int] = {}

    @property
    def rows(self) -> dict[str, list[Row]]:
        """The tables that have rows."""
        return {name: rows for name, rows in self._rows.items() if rows}

    def quotes(self, quotes: Iterable[QuoteEntry]) -> list[int]:
        """The numbers of these quotations."""
        return [self._number("quotes", (one.article, one.anchor), partial(self._quote, one)) for one in quotes]

    def articles(self, refs: Iterable[Ref]) -> list[int]:
        """The numbers of these articles."""
        return [self._number("articles", ref.path, partial(self._article, ref)) for ref in refs]

    def actors(self, refs: Iterable[Ref]) -> list[int]:
        """The numbers of these actors."""
        return [self._number("actors", ref, partial(self._directory.named, ref)) for ref in refs]

    def topics(self, refs: Iterable[Ref]) -> list[int]:
        """The numbers of these topics."""
        return [self._number("topics", ref, partial(self._directory.named, ref)) for ref in refs]

    def stories(self, refs: Iterable[Ref]) -> list[int]:
        """The numbers of these stories."""
        return [self._number("stories", ref, partial(self._story, ref)) for ref in refs]

    def listed_actors(self, entries: Iterable[ActorEntry]) -> list[int]:
        """The numbers of these actors, whose rows say more: as an index of actors does."""
        return [self._number("actors", one.id, partial(self._listed_actor, one)) for one in entries]

    def listed_topics(self, entries: Iterable[TopicEntry]) -> list[int]:
        """The numbers of these topics, whose rows say more: as an index of topics does."""
        return [self._number("topics", one.id, partial(self._listed_topic, one)) for one in entries]

    def _number(self, table: str, key: Hashable, make: Callable[[], Row]) -> int:
        place = (table, key)
        if place not in self._numbers:
            row = make()
            self._rows[table].append(row)
            self._numbers[place] = len(self._rows[table]) - 1
        return self._numbers[place]

    def _quote(self, quote: QuoteEntry) -> Row:
        (article,) = self.articles([quote.article])
        actor = self.actors([quote.actor])[0] if quote.actor else None
        return quote_facts(quote) | present(actor=actor, names=self.actors(quote.names), article=article)

    def _article(self, ref: Ref) -> Row:
        article = self._directory.articles[ref.path]
        return present(
            title=ref.name,
            page=self._directory.site.address(ref.path),
            date=article.date,
            source=article.source,
            source_url=source_url(article),
            quotes=len(article.quotes),
            copy=article.original is not None or None,
            new=self._directory.is_new(article.date),
            topics=self.topics(link.topic for link in article.topics),
        )

    def _story(self, ref: Ref) -> Row:
        story = self._directory.stories[ref.path]
        numbers = {"articles": len(story.articles), "quotes": len(story.quotes)}
        facts = present(
            first=story.first,
            last=story.last,
            new=self._directory.is_new(story.last),
            topics=self.topics(story.topics),
        )
        return self._directory.named(ref) | numbers | facts

    def _listed_actor(self, actor: ActorEntry) -> Row:
        only = self.articles([actor.articles[0].ref])[0] if actor.articles and not actor.ref.path else None
        return self._directory.named(actor.ref) | present(
            type=actor.kind,
            id=actor.id,
            role=actor.roles[0].text if actor.roles else None,
            articles=len(actor.articles),
            quotes=len(actor.says),
            date=latest(actor.articles),
            new=self._directory.is_new(latest(actor.articles)),
            article=only,
        )

    def _listed_topic(self, topic: TopicEntry) -> Row:
        return self._directory.named(topic.ref) | present(
            parent=topic.parent.name if topic.parent else None,
            parent_page=self._directory.site.address(topic.parent.path) if topic.parent else None,
            emerging=topic.emerging or None,
            pinned=topic.pinned or None,
            articles=len(topic.articles),
            touched=len(topic.touched) or None,
            quotes=len(topic.quotes),
            date=latest(topic.articles),
        )
