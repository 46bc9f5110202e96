"""Which pages a site has, with title, description and what their template gets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.briefing import Briefing, Ref
from generator.markdown import shorten
from generator.pictures import network_values
from generator.readable import readable_span
from generator.render.lists import ListMaker, latest
from generator.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.briefing import ActorEntry, PeriodEntry, StoryEntry, TopicEntry
    from generator.settings import PageSettings
    from generator.website import Website

NOTHING = Briefing((), (), (), (), (), ())
DESCRIPTION_LENGTH = 160  # about what search engines and messengers show


def site_pages(briefing: Briefing, settings: PageSettings, site: Website) -> Iterator[Page]:
    """All pages of the site."""
    makers = _PageMaker(briefing, settings, site)
    yield makers.start()
    yield makers.about()
    yield makers.network()
    yield makers.search()
    yield from makers.periods(briefing.days)
    yield from makers.periods(briefing.weeks)
    yield from makers.actors(briefing.persons)
    yield from makers.actors(briefing.organisations)
    yield from makers.topics()
    yield from makers.stories()
    yield from makers.articles()
    yield from makers.moved()
    yield from ListMaker(briefing, settings, site).pages()


def period_page(period: PeriodEntry, settings: PageSettings, site: Website) -> Page:
    """The page of a single briefing, to be put beside the start page; no file stands beside it."""
    page = _PageMaker(NOTHING, settings, site).period(period, "briefing.md")
    return replace(page, entry=None)


class _PageMaker:
    """Puts the pages of each kind together."""

    def __init__(self, briefing: Briefing, settings: PageSettings, site: Website) -> None:
        self.briefing = briefing
        self.settings = settings
        self.site = site
        self.profile = site.profile
        self.texts = site.texts
        self.paths = site.paths

    def start(self) -> Page:
        newest = self.briefing.days[0] if self.briefing.days else None
        actors = sorted(
            (*self.briefing.persons, *self.briefing.organisations),
            key=lambda actor: (-actor.standing.points, actor.ref),
        )
        values = self._period_values(newest) | {
            "pinned": [topic.ref for topic in self.briefing.topics if topic.pinned],
            "articles": self.briefing.articles[: self.settings.newest_on_start],
            "actors": actors[: self.settings.newest_on_start],
            "indexes": self._index_refs(),
        }
        description = self.texts.text("start_intro", articles=len(self.briefing.articles))
        title = self.texts.text("start_title")
        return Page("index.md", "start.md", "start", title, description, values, updated=latest(self.briefing.articles))

    def about(self) -> Page:
        """What the site is, with the figures that say how it was made."""
        quotes = [quote for article in self.briefing.articles for quote in article.quotes]
        values = {
            "articles": len(self.briefing.articles),
            "quotes": len(quotes),
            "verbatim": sum(quote.verbatim for quote in quotes),
            "unattributed": sum(quote.actor is None for quote in quotes),
        }
        title, description = self.texts.text("about_title"), self.texts.text("about_description")
        path = f"{self.paths.about}.md"
        return Page(path, "about.md", "about", title, description, {"figures": values})

    def search(self) -> Page:
        return self._single("search", {"engine": self.site.search, "indexes": self._index_refs()})

    def network(self) -> Page:
        path = f"{self.paths.network}/index.md"
        return self._single("network", network_values(self.briefing, self.site, path))

    def _single(self, kind: str, values: dict[str, Any]) -> Page:
        """The page of its kind of which there is one."""
        title, intro = self.texts.text(f"{kind}_index_title"), self.texts.text(f"{kind}_index_intro")
        path = f"{getattr(self.paths, kind)}/index.md"
        return Page(path, f"{kind}.md", kind, title, intro, values, updated=latest(self.briefing.articles))

    def periods(self, periods: Sequence[PeriodEntry]) -> Iterator[Page]:
        for period in periods:
            yield self.period(period, period.ref.path)

    def period(self, period: PeriodEntry, path: str) -> Page:
        """The page of a day, a week or a span."""
        span = readable_span(period.first, period.last, self.profile)
        name = f"{period.ref.name}: {span}" if period.kind == "span" and period.ref.name else span
        title = self.texts.text(f"{period.kind}_title", date=name)
        description = self.texts.text(f"{period.kind}_description", date=name)
        values = self._period_values(period)
        updated = max((item.date for item in period.items), default=period.first)
        return Page(path, "period.md", period.kind, title, description, values, entry=period, updated=updated)

    def _period_values(self, period: PeriodEntry | None) -> dict[str, Any]:
        """What the templates of briefings ask for."""
        return {"period": period, "limit": self.settings.briefing_items}

    def stories(self) -> Iterator[Page]:
        for story in self.briefing.stories:
            description = self.texts.text(
                "story_description",
                quotes=self.texts.count("quotes", story.quotes),
                articles=self.texts.count("articles", story.articles),
            )
            yield self._entry_page(story, "story.md", "story", description, {"story": story})

    def actors(self, actors: Sequence[ActorEntry]) -> Iterator[Page]:
        for actor in actors:
            description = self.texts.text(
                "actor_description",
                name=actor.ref.name,
                quotes=self.texts.count("quotes", actor.says),
                articles=self.texts.count("articles", actor.articles),
            )
            values = {"actor": actor, "least": self.settings.min_actor_weight}
            yield self._entry_page(actor, "actor.md", actor.kind, description, values)

    def topics(self) -> Iterator[Page]:
        for topic in self.briefing.topics:
            description = self.texts.text(
                "topic_description",
                label=topic.ref.name,
                quotes=self.texts.count("quotes", topic.quotes),
                articles=self.texts.count("articles", topic.articles),
            )
            yield self._entry_page(topic, "topic.md", "topic", description, {"topic": topic})

    def _entry_page(
        self,
        entry: ActorEntry | StoryEntry | TopicEntry,
        template: str,
        kind: str,
        description: str,
        values: dict[str, Any],
    ) -> Page:
        """A page about one thing, with the beginnings of its lists; the rest of them is on pages behind it."""
        values |= {"shown": self.settings.quotes_on_page, "lines": self.settings.articles_on_page}
        updated = latest(entry.articles)
        return Page(entry.ref.path, template, kind, entry.ref.name, description, values, entry=entry, updated=updated)

    def articles(self) -> Iterator[Page]:
        for article in self.briefing.articles:
            lead = next((block.text for block in article.text if not block.heading), "")
            description = shorten(lead, DESCRIPTION_LENGTH) or self.texts.text("article_description")
            values = {"article": article, "full": self.settings.article_text == "full"}
            title, updated = article.ref.name, article.date
            path = article.ref.path
            yield Page(path, "article.md", "article", title, description, values, entry=article, updated=updated)

    def moved(self) -> Iterator[Page]:
        """A page at each old address that leads on."""
        for moved in self.briefing.moved:
            index = Ref(self.texts.text(f"{moved.kind}_index_title"), f"{getattr(self.paths, moved.kind)}/index.md")
            name = "moved" if moved.target.path else "gone"
            title, text = self.texts.text(f"{name}_title"), self.texts.text(f"{name}_text")
            values = {"target": moved.target if moved.target.path else None, "index": index}
            address = self.site.relative(moved.path, moved.target.path) if moved.target.path else ""
            yield Page(moved.path, "moved.md", "moved", title, text, values, redirect=address)

    def _index_refs(self) -> list[Ref]:
        kinds = ("day", "person", "organisation", "topic", "story", "article", "quote", "network")
        return [Ref(self.texts.text(f"{kind}_index_title"), f"{getattr(self.paths, kind)}/index.md") for kind in kinds]
