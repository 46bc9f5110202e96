"""Each page's content as JSON beside it: ``data.json``."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from generator.render.lists import ordered_topics
from generator.share.data_rows import (
    VERSION,
    Directory,
    Tables,
    actor_facts,
    article_facts,
    compact,
    present,
    story_facts,
    topic_facts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.briefing import (
        ActorEntry,
        ArticleEntry,
        Briefing,
        BriefingItem,
        MonthEntry,
        PeriodEntry,
        Ref,
        StoryEntry,
        TieEntry,
        TopicEntry,
        TopicLink,
    )
    from generator.share.data_rows import Row
    from generator.website import Website

PAGE_FILE = "data.json"


def page_files(briefing: Briefing, site: Website, files: Iterable[str]) -> dict[str, bytes]:
    """The data of every page by path below the docs folder; ``files`` are those of the site as a whole."""
    maker = _PageData(briefing, site)
    pages = [
        maker.start(briefing, files),
        *(maker.period(period) for period in (*briefing.days, *briefing.weeks)),
        *(maker.actor(actor) for actor in (*briefing.persons, *briefing.organisations)),
        *(maker.topic(topic) for topic in briefing.topics),
        *(maker.story(story) for story in briefing.stories),
        *(maker.article(article) for article in briefing.articles),
        *(maker.month(month) for month in briefing.months),
        *maker.indexes(briefing),
    ]
    return {path: compact(content).encode() for path, content in pages}


class _PageData:
    """Makes the data of pages: what a page says, its lists, and the tables to which their numbers refer."""

    def __init__(self, briefing: Briefing, site: Website) -> None:
        self.site = site
        self.directory = Directory(briefing, site)

    def start(self, briefing: Briefing, files: Iterable[str]) -> tuple[str, Row]:
        """The site as a whole: how much it has, and where its data are."""
        numbers = {
            "articles": len(briefing.articles),
            "quotes": sum(len(article.quotes) for article in briefing.articles),
            "persons": len(briefing.persons),
            "organisations": len(briefing.organisations),
            "topics": len(briefing.topics),
            "stories": len(briefing.stories),
        }
        newest = self.site.address(briefing.days[0].ref.path) if briefing.days else None
        values = present(name=self.site.name, numbers=numbers, newest=newest, files=list(files))
        return self._file("index.md", "site", values)

    def actor(self, actor: ActorEntry) -> tuple[str, Row]:
        """What somebody says and others say about them, with functions, ties and articles."""
        tables = Tables(self.directory)
        lists = {
            "says": tables.quotes(actor.says),
            "about": tables.quotes(actor.about),
            "articles": tables.articles(article.ref for article in actor.articles),
        }
        values = present(
            **actor_facts(actor),
            roles=[
                present(text=role.text, date=role.date, article=tables.articles([role.article])[0])
                for role in actor.roles
            ],
            affiliations=[
                present(
                    other=tables.actors([one.other])[0],
                    role=one.role,
                    date=one.date,
                    article=tables.articles([one.article])[0],
                )
                for one in actor.affiliations
            ],
            ties=[_tie(tie, tables) for tie in actor.ties],
            topics=tables.topics(actor.topics),
        )
        return self._file(actor.ref.path, actor.kind, values, lists, tables)

    def topic(self, topic: TopicEntry) -> tuple[str, Row]:
        """What is said and reported about a topic."""
        tables = Tables(self.directory)
        lists = {
            "quotes": tables.quotes(topic.quotes),
            "articles": tables.articles(article.ref for article in topic.articles),
            "touched": tables.articles(article.ref for article in topic.touched),
            "stories": tables.stories(story.ref for story in topic.stories),
        }
        values = present(
            **topic_facts(topic),
            parent=tables.topics([topic.parent])[0] if topic.parent else None,
            children=tables.topics(topic.children),
            actors=tables.actors(topic.actors),
            speakers=[{"actor": tables.actors([actor])[0], "quotes": number} for actor, number in topic.speakers],
            neighbours=[{"topic": tables.topics([one.topic])[0], "articles": one.articles} for one in topic.neighbours],
        )
        return self._file(topic.ref.path, "topic", values, lists, tables)

    def story(self, story: StoryEntry) -> tuple[str, Row]:
        """A story's articles and quotations."""
        tables = Tables(self.directory)
        lists = {
            "articles": tables.articles(article.ref for article in story.articles),
            "quotes": tables.quotes(story.quotes),
        }
        values = story_facts(story) | present(actors=tables.actors(story.actors), topics=tables.topics(story.topics))
        return self._file(story.ref.path, "story", values, lists, tables)

    def article(self, article: ArticleEntry) -> tuple[str, Row]:
        """An article with its quotations, and as much of its text as its page shows."""
        tables = Tables(self.directory)
        lists = {"quotes": tables.quotes(article.quotes)}
        values = article_facts(article) | present(
            persons=tables.actors(article.persons),
            organisations=tables.actors(article.organisations),
            topics=_evidence(article.topics, tables),
            touched=_evidence(article.touched, tables),
            story=tables.stories([article.story])[0] if article.story else None,
            original=tables.articles([article.original])[0] if article.original else None,
            copies=tables.articles(article.copies),
            related=tables.articles(article.related),
        )
        return self._file(article.ref.path, "article", values, lists, tables)

    def period(self, period: PeriodEntry) -> tuple[str, Row]:
        """The briefing of a day or week."""
        tables = Tables(self.directory)
        values = present(
            date=period.date,
            first=period.first,
            last=period.last,
            numbers={
                "articles": period.articles,
                "reports": period.reports,
                "sources": period.sources,
                "direct": period.verbatim,
                "indirect": period.paraphrased,
                "speakers": period.speakers,
            },
            items=[_item(item, tables) for item in period.items],
            topics=tables.topics(period.topics),
            new_actors=tables.actors(period.new_actors),
            new_topics=tables.topics(period.new_topics),
            previous=self._page_of(period.previous),
            next=self._page_of(period.next),
            week=self._page_of(period.week),
        )
        return self._file(period.ref.path, period.kind, values, {}, tables)

    def month(self, month: MonthEntry) -> tuple[str, Row]:
        """All quotations of a month."""
        tables = Tables(self.directory)
        lists = {"quotes": tables.quotes(month.quotes)}
        return self._file(month.ref.path, "month", present(month=month.date), lists, tables)

    def indexes(self, briefing: Briefing) -> Iterator[tuple[str, Row]]:
        """The lists of all pages of a kind."""
        paths = self.site.paths
        for kind, folder, entries in (
            ("person", paths.person, briefing.persons),
            ("organisation", paths.organisation, briefing.organisations),
        ):
            tables = Tables(self.directory)
            minor = (actor for actor in briefing.minor if actor.kind == kind)
            yield self._index(folder, kind, {"actors": tables.listed_actors((*entries, *minor))}, tables)
        tables = Tables(self.directory)
        yield self._index(paths.topic, "topic", {"topics": tables.listed_topics(ordered_topics(briefing))}, tables)
        tables = Tables(self.directory)
        stories = tables.stories(story.ref for story in briefing.stories)
        yield self._index(paths.story, "story", {"stories": stories}, tables)
        tables = Tables(self.directory)
        articles = tables.articles(article.ref for article in briefing.articles)
        yield self._index(paths.article, "article", {"articles": articles}, tables)
        yield self._index(paths.quote, "quote", {}, Tables(self.directory), months=self._months(briefing.months))
        yield self._index(paths.day, "day", {}, Tables(self.directory), periods=self._periods(briefing))

    def _months(self, months: Iterable[MonthEntry]) -> list[Row]:
        return [
            present(month=month.date, quotes=len(month.quotes)) | self._with_data(month.ref.path) for month in months
        ]

    def _periods(self, briefing: Briefing) -> list[Row]:
        return [
            present(type=period.kind, date=period.date, articles=period.articles, quotes=period.quotes)
            | self._with_data(period.ref.path)
            for period in (*briefing.days, *briefing.weeks)
        ]

    def _with_data(self, path: str) -> Row:
        return {"page": self.site.address(path), "data": self.site.beside(path, PAGE_FILE)}

    def _page_of(self, ref: Ref | None) -> str | None:
        return self.site.address(ref.path) if ref else None

    def _index(self, folder: str, kind: str, lists: Row, tables: Tables, **values: object) -> tuple[str, Row]:
        return self._file(f"{folder}/index.md", "index", {"of": kind} | values, lists, tables)

    def _file(
        self, page: str, kind: str, values: Row, lists: Mapping[str, object] | None = None, tables: Tables | None = None
    ) -> tuple[str, Row]:
        """The path of the page's data and what is in it; ``root`` leads from there to where page addresses begin."""
        path = self.site.beside(page, PAGE_FILE)
        root = posixpath.relpath(".", posixpath.dirname(path) or ".") + "/"
        head: Row = {"version": VERSION, "type": kind, "site": self.site.name, "root": root}
        body = present(lists=dict(lists or {}), tables=tables.rows if tables else None)
        return path, head | self.directory.place(page) | values | body


def _evidence(links: Iterable[TopicLink], tables: Tables) -> list[Row]:
    """Topics with the words that speak for them."""
    return [{"topic": tables.topics([link.topic])[0], "evidence": link.evidence} for link in links]


def _tie(tie: TieEntry, tables: Tables) -> Row:
    one, other = tables.actors([tie.one, tie.other])
    (article,) = tables.articles([tie.article])
    facts = present(sentence=tie.sentence, article=article, quote=tie.anchor)
    return {"type": tie.kind, "from": one, "to": other, "count": tie.count} | facts


def _item(item: BriefingItem, tables: Tables) -> Row:
    """A story or article of a briefing."""
    return present(
        headline=tables.articles([item.headline])[0],
        story=tables.stories([item.story])[0] if item.story else None,
        date=item.date,
        place=item.place,
        lead=item.lead,
        reports=item.reports,
        sources=item.sources,
        articles=tables.articles(article.ref for article in item.articles),
        quotes=tables.quotes(item.quotes),
        actors=tables.actors(item.actors),
        topics=tables.topics(item.topics),
    )
