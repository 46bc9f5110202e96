"""The pages that are lists: the index of each kind, the quotations of a month, and what does not fit on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.briefing import Ref
from generator.readable import readable_month
from generator.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.briefing import ActorEntry, ArticleEntry, Briefing, StoryEntry, TopicEntry
    from generator.settings import PageSettings
    from generator.website import Website


PARTS = {
    "person": "actors",
    "organisation": "actors",
    "story": "stories",
}  # of a kind's data; others as the kind's plural


class _List(NamedTuple):
    """A list on as many pages as it needs; ``owner`` is the page that shows its beginning, if one does.

    ``part`` is its name in the page's data.
    """

    path: str
    template: str
    kind: str
    title: str
    intro: str
    entries: Sequence[Any]
    part: str
    owner: Ref | None = None
    updated: str = ""


def latest(articles: Iterable[ArticleEntry]) -> str:
    """The newest date of these articles, empty if none has one."""
    return max((article.date for article in articles), default="")


def rest_path(owner: str, *names: str) -> str:
    """Where the whole list stands whose beginning is on the owner's page.

    >>> rest_path("personen/a.md", "zitate", "ueber")
    'personen/a/zitate-ueber.md'
    """
    return f"{owner.removesuffix('.md')}/{'-'.join(names)}.md"


def ordered_topics(briefing: Briefing) -> list[TopicEntry]:
    """Those that the editor has pinned, those of the list in its order, those found in the articles."""
    listed = [topic for topic in briefing.topics if not topic.emerging]
    emerging = [topic for topic in briefing.topics if topic.emerging]
    emerging.sort(key=lambda topic: (-len(topic.articles), topic.ref))
    return sorted((*listed, *emerging), key=lambda topic: not topic.pinned)


class ListMaker:
    """Puts the pages together that are lists."""

    def __init__(self, briefing: Briefing, settings: PageSettings, site: Website) -> None:
        self.briefing = briefing
        self.settings = settings
        self.site = site
        self.texts = site.texts
        self.paths = site.paths

    def pages(self) -> Iterator[Page]:
        """All of them."""
        for one in (*self._indexes(), *self._months(), *self._rests()):
            yield from self._cut(one)

    def _indexes(self) -> Iterator[_List]:
        lists: dict[str, tuple[str, Sequence[Any]]] = {
            "day": ("day_index.md", self.briefing.calendar),
            "person": ("actor_index.md", self._with_minor(self.briefing.persons, "person")),
            "organisation": ("actor_index.md", self._with_minor(self.briefing.organisations, "organisation")),
            "topic": ("topic_index.md", ordered_topics(self.briefing)),
            "story": ("story_index.md", self.briefing.stories),
            "article": ("article_index.md", self.briefing.articles),
            "quote": ("quote_index.md", self.briefing.months),
        }
        updated = latest(self.briefing.articles)
        for kind, (template, entries) in lists.items():
            path = f"{getattr(self.paths, kind)}/index.md"
            title, intro = self.texts.text(f"{kind}_index_title"), self.texts.text(f"{kind}_index_intro")
            yield _List(path, template, "index", title, intro, entries, PARTS.get(kind, f"{kind}s"), updated=updated)

    def _months(self) -> Iterator[_List]:
        for month in self.briefing.months:
            name = readable_month(month.date, self.site.profile)
            title = self.texts.text("quote_month_title", month=name)
            intro = self.texts.text("quote_month_description", month=name)
            updated = max(quote.date for quote in month.quotes)
            yield _List(month.ref.path, "quotes.md", "quotes", title, intro, month.quotes, "quotes", updated=updated)

    def _rests(self) -> Iterator[_List]:
        """The whole of each list whose beginning alone is on the page that it belongs to."""
        quote, about, article = self.paths.quote, self.paths.about, self.paths.article
        for actor in (*self.briefing.persons, *self.briefing.organisations):
            yield from self._rest(actor, "says", "quotes_of_title", quote)
            yield from self._rest(actor, "about", "quotes_about_title", quote, about)
            yield from self._rest(actor, "articles", "articles_of_title", article)
        for topic in self.briefing.topics:
            yield from self._rest(topic, "quotes", "quotes_in_title", quote)
            yield from self._rest(topic, "articles", "articles_of_title", article)
            yield from self._rest(topic, "touched", "articles_of_title", article, quote)
        for story in self.briefing.stories:
            yield from self._rest(story, "quotes", "quotes_in_title", quote)

    def _rest(self, owner: ActorEntry | TopicEntry | StoryEntry, part: str, key: str, *names: str) -> Iterator[_List]:
        entries: Sequence[Any] = getattr(owner, part)
        quotes = part not in {"articles", "touched"}
        if len(entries) <= (self.settings.quotes_on_page if quotes else self.settings.articles_on_page):
            return
        title = self.texts.text(key, name=owner.ref.name)
        yield _List(
            path=rest_path(owner.ref.path, *names),
            template="quotes.md" if quotes else "article_index.md",
            kind="quotes" if quotes else "list",
            title=title,
            intro=self.texts.text("list_description", title=title),
            entries=entries,
            part=part,
            owner=owner.ref,
            updated=latest(owner.articles),
        )

    def _cut(self, one: _List) -> Iterator[Page]:
        """The list on its pages: the first at its path, the others in a folder of their own."""
        length = self.settings.list_length
        pages = max(1, -(-len(one.entries) // length))
        folder = one.path.removesuffix(".md").removesuffix("/index")
        paths = [one.path, *(f"{folder}/{self.paths.list}/{number}.md" for number in range(2, pages + 1))]
        for index, path in enumerate(paths):
            number = "" if index == 0 else f" ({self.texts.text('page_of', page=index + 1, pages=pages)})"
            values = {
                "entries": one.entries[index * length : (index + 1) * length],
                "total": len(one.entries),
                "owner": one.owner,
                "part": one.part,
                "newest": self.settings.quotes_on_page,
                "source": (one.owner or Ref("", one.path)).path,
                "number": index + 1,
                "pages": pages,
                "previous": Ref("", paths[index - 1]) if index else None,
                "next": Ref("", paths[index + 1]) if index + 1 < pages else None,
            }
            yield Page(path, one.template, one.kind, one.title + number, one.intro, values, updated=one.updated)

    def _with_minor(self, actors: Sequence[ActorEntry], kind: str) -> list[ActorEntry]:
        """Those with a page, then those without one."""
        return [*actors, *(actor for actor in self.briefing.minor if actor.kind == kind)]
