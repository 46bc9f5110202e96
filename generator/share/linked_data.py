"""A page → JSON-LD in the words of schema.org: what search engines and other programs may know of it; pure.

Only quotations word for word are given as such, and with a creator only where it is known who speaks. An article is
somebody else's: our page is about it.
"""

from __future__ import annotations

import html
import json
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from generator.dates import day_of
from generator.markdown import clean, safe_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.briefing import ActorEntry, ArticleEntry, PeriodEntry, QuoteEntry, Ref, StoryEntry, TopicEntry
    from generator.website import Website

Node = dict[str, Any]

MOST = 20  # entries of a list, names in an article, and quotations on a page
QUOTES_LENGTH = 8_000  # characters for quotations on one page: what machines read is not to outweigh what people read
ARTICLE = "article"  # after the „#“ of an article's page: the article itself, which is not ours
PLAIN = {"index": "CollectionPage", "quotes": "CollectionPage", "list": "CollectionPage", "about": "AboutPage"}
LISTS = ("day", "person", "organisation", "topic", "story", "article", "quote")  # what has a folder with an index page
WIKIDATA = "https://www.wikidata.org/wiki/"
# HTML is read before JSON: nothing that begins a tag or an entity may be in it. The last two end a line in old scripts.
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def linked_data(
    path: str,
    kind: str,
    title: str,
    entry: ActorEntry | ArticleEntry | PeriodEntry | StoryEntry | TopicEntry | None,
    site: Website,
) -> list[Node]:
    """The page as nodes of a graph; none for one at an old address, which is about nothing any more."""
    describer = _Describer(path, title, site)
    describe: Mapping[str, Callable[[Any], list[Node]]] = {
        "day": describer.period,
        "week": describer.period,
        "person": describer.actor,
        "organisation": describer.actor,
        "topic": describer.topic,
        "story": describer.story,
        "article": describer.article,
    }
    if kind == "moved":
        return []
    if kind == "start":
        return describer.start()
    if kind in describe and entry is not None:
        return describe[kind](entry)
    return [describer.page(PLAIN.get(kind, "WebPage"))]


def script_text(nodes: Sequence[Node]) -> str:
    r"""The graph as JSON that can stand in a script element as it is; empty if there are no nodes.

    >>> script_text([{"name": "</script>"}])
    '{"@context":"https://schema.org","@graph":[{"name":"\\u003c/script\\u003e"}]}'
    """
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES) if nodes else ""


class _Describer:
    """Describes one page. Addresses are full ones, or, while the site has none, as seen from the page."""

    def __init__(self, path: str, title: str, site: Website) -> None:
        self.path = path
        self.title = title
        self.site = site

    def start(self) -> list[Node]:
        """The site as a whole, with where to search it."""
        website = self.website()
        if self.site.url and self.site.folders:
            template = f"{self.site.absolute(f'{self.site.paths.search}/index.md')}?q={{query}}"
            search = _node("SearchAction", target=_node("EntryPoint", urlTemplate=template))
            website["potentialAction"] = search | {"query-input": "required name=query"}
        return [website, self.page("WebPage", about={"@id": website["@id"]})]

    def period(self, period: PeriodEntry) -> list[Node]:
        """A briefing: what it reports, the weightiest first."""
        span = period.first if period.first == period.last else f"{period.first}/{period.last}"
        listed = self.listed([item.headline for item in period.items])
        return [self.page("CollectionPage", temporalCoverage=span, mainEntity=listed)]

    def actor(self, actor: ActorEntry) -> list[Node]:
        """A person or an organisation, and what they say."""
        person = actor.kind == "person"
        own = {"@id": self.address(self.path, actor.kind)}
        about = _node(
            "Person" if person else "Organization",
            name=actor.ref.name,
            alternateName=[clean(name) for name in actor.other_names],
            jobTitle=actor.roles[0].text if person and actor.roles else "",
            sameAs=f"{WIKIDATA}{actor.wikidata}" if actor.wikidata else "",
            url=self.address(self.path),
        )
        quotes = [self.quote(quote, own, self.source(quote)) for quote in _verbatim(actor.says)]
        return [self.page("ProfilePage", mainEntity=own), own | about, *_few(quotes)]

    def topic(self, topic: TopicEntry) -> list[Node]:
        """A topic with its newest articles."""
        about = _node("Thing", name=topic.ref.name, alternateName=[clean(name) for name in topic.other_names])
        listed = self.listed([article.ref for article in topic.articles])
        return [self.page("CollectionPage", about=about, mainEntity=listed)]

    def story(self, story: StoryEntry) -> list[Node]:
        """A story with its articles from the first to the last."""
        span = f"{story.first[:10]}/{story.last[:10]}"
        listed = self.listed([article.ref for article in story.articles])
        return [self.page("CollectionPage", temporalCoverage=span, mainEntity=listed)]

    def article(self, article: ArticleEntry) -> list[Node]:
        """An article that stands elsewhere, and the quotations in it."""
        own = {"@id": self.address(self.path, ARTICLE)}
        actors = {ref: self.named("Person", ref, "person") for ref in article.persons}
        actors |= {ref: self.named("Organization", ref, "organisation") for ref in article.organisations}
        about = _node(
            "NewsArticle",
            headline=article.ref.name,
            url=html.unescape(safe_url(article.url)),
            datePublished=_date(article.date),
            publisher=_source(article.source),
            creditText=article.author,  # as printed: a person, several, or an agency
            inLanguage=article.language,
            about=[self.named("Thing", link.topic) for link in article.topics],
            mentions=list(actors.values())[:MOST],
        )
        quotes = [
            self.quote(quote, actors.get(quote.actor) if quote.actor else None, own)
            for quote in _verbatim(article.quotes)
        ]
        return [self.page("WebPage", mainEntity=own, isBasedOn=own), own | about, *_few(quotes)]

    def page(self, kind: str, **properties: object) -> Node:
        """The page itself, with the way to it from the start page."""
        own = self.address(self.path)
        described = _node(kind, url=own, name=self.title, inLanguage=self.site.profile.code, **properties)
        steps = [
            _node("ListItem", position=position, name=name, item=self.address(path))
            for position, (name, path) in enumerate(self.crumbs(), start=1)
        ]
        around = {"isPartOf": self.website(), "breadcrumb": _node("BreadcrumbList", itemListElement=steps)}
        return {"@id": own} | described | around

    def crumbs(self) -> Iterable[tuple[str, str]]:
        """Name and path of the start page, of the index page above, and of the page."""
        yield self.site.name, "index.md"
        for kind in LISTS:
            index = f"{getattr(self.site.paths, kind)}/index.md"
            if self.path.startswith(index.removesuffix("index.md")) and self.path != index:
                yield self.site.texts.text(f"{kind}_index_title"), index
        if self.path != "index.md":
            yield self.title, self.path

    def website(self) -> Node:
        """The site, of which every page is a part."""
        own, url = {"@id": self.address("index.md", "website")}, self.address("index.md")
        return own | _node("WebSite", name=self.site.name, url=url, inLanguage=self.site.profile.code)

    def listed(self, refs: Sequence[Ref]) -> Node | None:
        """The first pages of a list; None where there are none."""
        items = [
            _node("ListItem", position=position, name=ref.name, url=self.address(ref.path))
            for position, ref in enumerate(refs[:MOST], start=1)
        ]
        return _node("ItemList", itemListElement=items) if items else None

    def quote(self, quote: QuoteEntry, creator: Node | None, source: Node) -> Node:
        """A quotation; its id is the address at which it stands on its article's page."""
        own = {"@id": self.address(quote.article.path, quote.anchor)}
        words = " … ".join(quote.pieces)
        return own | _node("Quotation", text=words, creator=creator, datePublished=_date(quote.date), isPartOf=source)

    def source(self, quote: QuoteEntry) -> Node:
        """The article that a quotation stands in."""
        return {"@id": self.address(quote.article.path, ARTICLE)} | _node(
            "NewsArticle",
            headline=quote.article.name,
            datePublished=_date(quote.date),
            publisher=_source(quote.source),
        )

    def named(self, kind: str, ref: Ref, anchor: str = "") -> Node:
        """What may have a page of its own, where it is described after that anchor; else it is no more than a name."""
        own = {"@id": self.address(ref.path, anchor)} if ref.path and anchor else {}
        return own | _node(kind, name=ref.name, url=self.address(ref.path) if ref.path else "")

    def address(self, path: str, anchor: str = "") -> str:
        if self.site.url:
            return self.site.absolute(path, anchor)
        return self.site.relative(self.path, path, anchor)


def _node(kind: str, **properties: object) -> Node:
    """A node of this type with the properties that are not empty; characters that cannot be seen are left out."""
    node: Node = {"@type": kind}
    for name, value in properties.items():
        if value:
            node[name] = clean(value) if isinstance(value, str) else value
    return node


def _source(name: str) -> Node | None:
    return _node("Organization", name=name) if name else None


def _date(value: str) -> str:
    """A date that has a day: schema.org knows no bare months."""
    return value if day_of(value) else ""


def _verbatim(quotes: Iterable[QuoteEntry]) -> list[QuoteEntry]:
    return [quote for quote in quotes if quote.verbatim][:MOST]


def _few(quotes: Sequence[Node]) -> list[Node]:
    """The first quotations, as many as may stand on one page."""
    lengths = accumulate(len(script_text([quote])) for quote in quotes)
    return [quote for quote, length in zip(quotes, lengths, strict=True) if length <= QUOTES_LENGTH]
