"""Which pages a site has, with title, description and what their template gets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.briefing import Briefing, Ref
from generator.markdown import relative_address, shorten
from generator.render.dates import readable_month, readable_span
from generator.render.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.briefing import ActorEntry, PeriodEntry, TopicEntry
    from generator.language import LanguageProfile
    from generator.settings import PageSettings

DESCRIPTION_LENGTH = 160  # about what search engines and messengers show


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render: its file's path, its template and the values for it."""

    path: str
    template: str
    kind: str
    title: str
    description: str
    values: dict[str, Any] = field(default_factory=dict)
    redirect: str = ""  # the address, relative to this page's own, at which its readers arrive


def site_pages(briefing: Briefing, settings: PageSettings, profile: LanguageProfile) -> Iterator[Page]:
    """All pages of the site."""
    makers = _PageMaker(briefing, settings, profile)
    yield makers.start()
    yield from makers.periods(briefing.days)
    yield from makers.periods(briefing.weeks)
    yield from makers.actors(briefing.persons)
    yield from makers.actors(briefing.organisations)
    yield from makers.topics()
    yield from makers.stories()
    yield from makers.articles()
    yield from makers.months()
    yield from makers.indexes()
    yield from makers.moved()


def period_page(period: PeriodEntry, settings: PageSettings, profile: LanguageProfile) -> Page:
    """The page of a single briefing, to be put beside the start page."""
    return _PageMaker(Briefing((), (), (), (), (), ()), settings, profile).period(period, "briefing.md")


class _PageMaker:
    """Puts the pages of each kind together."""

    def __init__(self, briefing: Briefing, settings: PageSettings, profile: LanguageProfile) -> None:
        self.briefing = briefing
        self.settings = settings
        self.profile = profile
        self.texts = Texts(profile)
        self.paths = profile.interface.paths

    def start(self) -> Page:
        newest = self.briefing.days[0] if self.briefing.days else None
        actors = sorted(
            (*self.briefing.persons, *self.briefing.organisations),
            key=lambda actor: (-actor.standing.points, actor.ref),
        )
        values = self._period_values(newest) | {
            "pinned": [topic.ref for topic in self.briefing.topics if topic.pinned],
            "articles": self.briefing.articles[: self.settings.newest_on_start],
            "actors": [actor.ref for actor in actors[: self.settings.newest_on_start]],
            "indexes": self._index_refs(),
        }
        description = self.texts.text("start_intro", articles=len(self.briefing.articles))
        return Page("index.md", "start.md", "start", self.texts.text("start_title"), description, values)

    def periods(self, periods: Sequence[PeriodEntry]) -> Iterator[Page]:
        for period in periods:
            yield self.period(period, period.ref.path)

    def period(self, period: PeriodEntry, path: str) -> Page:
        """The page of a day, a week or a span."""
        span = readable_span(period.first, period.last, self.profile)
        name = f"{period.ref.name}: {span}" if period.kind == "span" and period.ref.name else span
        title = self.texts.text(f"{period.kind}_title", date=name)
        description = self.texts.text(f"{period.kind}_description", date=name)
        return Page(path, "period.md", period.kind, title, description, self._period_values(period))

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
            values = {"story": story, "limit": self.settings.list_length}
            yield Page(story.ref.path, "story.md", "story", story.ref.name, description, values)

    def actors(self, actors: Sequence[ActorEntry]) -> Iterator[Page]:
        for actor in actors:
            description = self.texts.text(
                "actor_description",
                name=actor.ref.name,
                quotes=self.texts.count("quotes", actor.says),
                articles=self.texts.count("articles", actor.articles),
            )
            values = {
                "actor": actor,
                "limit": self.settings.list_length,
                "least": self.settings.min_actor_weight,
            }
            yield Page(actor.ref.path, "actor.md", actor.kind, actor.ref.name, description, values)

    def topics(self) -> Iterator[Page]:
        for topic in self.briefing.topics:
            description = self.texts.text(
                "topic_description",
                label=topic.ref.name,
                quotes=self.texts.count("quotes", topic.quotes),
                articles=self.texts.count("articles", topic.articles),
            )
            values = {"topic": topic, "limit": self.settings.list_length}
            yield Page(topic.ref.path, "topic.md", "topic", topic.ref.name, description, values)

    def articles(self) -> Iterator[Page]:
        for article in self.briefing.articles:
            lead = next((block.text for block in article.text if not block.heading), "")
            description = shorten(lead, DESCRIPTION_LENGTH) or self.texts.text("article_description")
            full = self.settings.article_text == "full"
            values = {"article": article, "full": full}
            yield Page(article.ref.path, "article.md", "article", article.ref.name, description, values)

    def months(self) -> Iterator[Page]:
        for month in self.briefing.months:
            name = readable_month(month.date, self.profile)
            title, description = (
                self.texts.text("quote_month_title", month=name),
                self.texts.text("quote_month_description", month=name),
            )
            folder = f"{self.paths.quote}/{month.ref.path.rpartition('/')[2].removesuffix('.md')}"
            yield from self._listed(month.ref.path, folder, "quotes.md", "quotes", title, description, month.quotes)

    def indexes(self) -> Iterator[Page]:
        """The index pages, each list cut into pages of a few hundred entries."""
        lists: dict[str, tuple[str, Sequence[Any]]] = {
            "day": ("day_index.md", self.briefing.calendar),
            "person": ("actor_index.md", self._with_minor(self.briefing.persons, "person")),
            "organisation": ("actor_index.md", self._with_minor(self.briefing.organisations, "organisation")),
            "topic": ("topic_index.md", self._ordered_topics()),
            "story": ("story_index.md", self.briefing.stories),
            "article": ("article_index.md", self.briefing.articles),
            "quote": ("quote_index.md", self.briefing.months),
        }
        for kind, (template, entries) in lists.items():
            folder = getattr(self.paths, kind)
            title, intro = self.texts.text(f"{kind}_index_title"), self.texts.text(f"{kind}_index_intro")
            yield from self._listed(f"{folder}/index.md", folder, template, "index", title, intro, entries)

    def _ordered_topics(self) -> list[TopicEntry]:
        """Those that the editor has pinned, those of the list in its order, those found in the articles."""
        listed = [topic for topic in self.briefing.topics if not topic.emerging]
        emerging = [topic for topic in self.briefing.topics if topic.emerging]
        emerging.sort(key=lambda topic: (-len(topic.articles), topic.ref))
        return sorted((*listed, *emerging), key=lambda topic: not topic.pinned)

    def _with_minor(self, actors: Sequence[ActorEntry], kind: str) -> list[ActorEntry]:
        """Those with a page, then those without one."""
        return [*actors, *(actor for actor in self.briefing.minor if actor.kind == kind)]

    def moved(self) -> Iterator[Page]:
        """A page at each old address that leads on."""
        for moved in self.briefing.moved:
            index = Ref(self.texts.text(f"{moved.kind}_index_title"), f"{getattr(self.paths, moved.kind)}/index.md")
            name = "moved" if moved.target.path else "gone"
            title, text = self.texts.text(f"{name}_title"), self.texts.text(f"{name}_text")
            values = {"target": moved.target if moved.target.path else None, "index": index}
            address = relative_address(moved.path, moved.target.path) if moved.target.path else ""
            yield Page(moved.path, "moved.md", "moved", title, text, values, address)

    def _listed(  # noqa: PLR0913, PLR0917 - a page's parts and its list
        self, path: str, folder: str, template: str, kind: str, title: str, intro: str, entries: Sequence[Any]
    ) -> Iterator[Page]:
        """A list on as many pages as it needs: the first at ``path``, the others in a folder of their own."""
        length = self.settings.list_length
        pages = max(1, -(-len(entries) // length))
        paths = [path, *(f"{folder}/{self.paths.list}/{number}.md" for number in range(2, pages + 1))]
        for index, own in enumerate(paths):
            number = "" if index == 0 else f" ({self.texts.text('page_of', page=index + 1, pages=pages)})"
            values = {
                "entries": entries[index * length : (index + 1) * length],
                "number": index + 1,
                "pages": pages,
                "previous": Ref("", paths[index - 1]) if index else None,
                "next": Ref("", paths[index + 1]) if index + 1 < pages else None,
            }
            yield Page(own, template, kind, title + number, intro, values)

    def _index_refs(self) -> list[Ref]:
        kinds = ("day", "person", "organisation", "topic", "story", "article", "quote")
        return [Ref(self.texts.text(f"{kind}_index_title"), f"{getattr(self.paths, kind)}/index.md") for kind in kinds]
