"""Briefing → feeds: new articles and quotations, for the site, each person, organisation and topic.

The ids of feeds and entries are made from what stays when a headline, a name, an address or the host changes.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.dates import day_of, month_of
from generator.markdown import clean, safe_url, shorten
from generator.readable import readable_day
from generator.render.environment import SURE
from generator.share.feed_formats import Feed, FeedEntry, atom, json_feed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.briefing import ActorEntry, ArticleEntry, Briefing, QuoteEntry, Ref
    from generator.website import Website

# All ids are made from this one; it must never change, or every reader shows all entries as new.
NAMESPACE = uuid.UUID("6f0d3c1e-8a57-5d7b-9b1f-2c64d0b7e9a3")
ENTRIES = 50
QUOTES = 5  # of an article, so that the site's feed stays small
TITLE_LENGTH = 120
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def feed_files(briefing: Briefing, site: Website, *, updated: str) -> dict[str, bytes]:
    """Each feed as Atom and as JSON Feed, by path below the docs folder, beside the page that it belongs to.

    ``updated`` is the date of what has none, of ``Article.date``. Feeds are of the start page and of each person,
    organisation and topic, which is what ``Page.feeds`` says.
    """
    maker = _FeedMaker(site, moment(updated) or EPOCH)
    files: dict[str, bytes] = {}
    for feed in maker.feeds(briefing):
        files[site.beside(feed.page, "feed.xml")] = atom(feed, site)
        files[site.beside(feed.page, "feed.json")] = json_feed(feed, site)
    return files


def moment(date: str) -> datetime | None:
    """A date of ``Article.date`` as a moment: at midnight where it has no time, on the first where it has no day.

    >>> moment("2025-04-04T09:30+02:00").isoformat(), moment("2025-04").isoformat(), moment("")
    ('2025-04-04T09:30:00+02:00', '2025-04-01T00:00:00+00:00', None)
    """
    if not date:
        return None
    known = date if day_of(date) else f"{month_of(date)}-01"
    found = datetime.fromisoformat(known)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def identifier(kind: str, key: str) -> str:
    """The id of a feed or an entry.

    >>> identifier("quote", "z-3f9a1c2e")
    'urn:uuid:c0973720-fb64-5e71-aeea-92c2cf269eaf'
    """
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{kind}:{key}')}"


class _FeedMaker:
    """Makes feeds; entries that stand in several are made once."""

    def __init__(self, site: Website, otherwise: datetime) -> None:
        self.site = site
        self.texts = site.texts
        self.otherwise = otherwise
        self.made: dict[str, FeedEntry] = {}

    def feeds(self, briefing: Briefing) -> Iterator[Feed]:
        """The feeds of all pages."""
        text = self.texts.text
        articles = self._articles(briefing.articles)
        yield self._feed("start", "", "index.md", self.site.name, text("feed_description"), articles)
        for actor in (*briefing.persons, *briefing.organisations):
            about = text("feed_actor_description", name=actor.ref.name)
            yield self._feed("actor", actor.id, actor.ref.path, self._title(actor.ref), about, self._quotes(actor))
        for topic in briefing.topics:
            about = text("feed_topic_description", name=topic.ref.name)
            found = self._articles(topic.articles)
            yield self._feed("topic", topic.id, topic.ref.path, self._title(topic.ref), about, found)

    def _title(self, ref: Ref) -> str:
        return self.texts.text("feed_title", name=ref.name, site=self.site.name)

    def _feed(  # noqa: PLR0913, PLR0917 - what a feed is made of
        self, kind: str, key: str, page: str, title: str, description: str, entries: tuple[FeedEntry, ...]
    ) -> Feed:
        updated = max((entry.date for entry in entries), default=self.otherwise)
        return Feed(identifier(kind, key), page, clean(title), clean(description), updated, entries)

    def _articles(self, articles: Iterable[ArticleEntry]) -> tuple[FeedEntry, ...]:
        newest = sorted(articles, key=lambda article: moment(article.date) or EPOCH, reverse=True)[:ENTRIES]
        return tuple(self.made.get(one.ref.path) or self._article(one) for one in newest)

    def _quotes(self, actor: ActorEntry) -> tuple[FeedEntry, ...]:
        both = {quote.anchor: quote for quote in (*actor.says, *actor.about)}
        newest = sorted(both.values(), key=lambda quote: moment(quote.date) or EPOCH, reverse=True)[:ENTRIES]
        return tuple(self.made.get(one.anchor) or self._quote(one) for one in newest)

    def _article(self, article: ArticleEntry) -> FeedEntry:
        telling = sorted(article.quotes, key=lambda quote: -quote.telling)[:QUOTES]
        chosen = [quote for quote in article.quotes if quote in telling]  # in the order of the text
        more = len(article.quotes) - len(chosen)
        address = unescape(safe_url(article.url))
        parts = [
            _paragraph(article.lead),
            *(part for quote in chosen for part in self._shown(quote)),
            _paragraph(self.texts.text("feed_more", quotes=self.texts.count("quotes", more)) if more else ""),
            _paragraph(self._told(article.source, article.date)),
            _link(address, self.texts.text("to_source")),
        ]
        entry = FeedEntry(
            id=identifier("article", article.id or article.ref.path),
            title=clean(article.ref.name),
            path=article.ref.path,
            anchor="",
            date=moment(article.date) or self.otherwise,
            content="".join(parts),
            source=address,
            tags=_names(link.topic for link in article.topics),
        )
        return self.made.setdefault(article.ref.path, entry)

    def _quote(self, quote: QuoteEntry) -> FeedEntry:
        parts = [
            *self._shown(quote),
            _paragraph(quote.context and f"{self.texts.text('in_context')}: {quote.context}"),
            _paragraph(" – ".join((quote.article.name, self._told(quote.source, quote.date)))),
        ]
        entry = FeedEntry(
            id=identifier("quote", quote.anchor),
            title=self._headline(quote),
            path=quote.article.path,
            anchor=quote.anchor,
            date=moment(quote.date) or self.otherwise,
            content="".join(parts),
            source="",
            tags=_names(quote.topics),
        )
        return self.made.setdefault(quote.anchor, entry)

    def _shown(self, quote: QuoteEntry) -> tuple[Markup, Markup]:
        """The words, then of what kind they are and whose."""
        words = clean(" … ".join(self._marked(quote, piece) for piece in quote.pieces))
        kind = " · ".join(filter(None, (self._kind(quote), clean(quote.stance))))
        whose = f"{kind} – {self._speaker(quote)}"
        told = _paragraph(whose)
        if self.site.url:
            link = self.site.absolute(quote.article.path, quote.anchor)
            told = Markup('<p>{} · <a href="{}">{}</a></p>').format(whose, link, self.texts.text("to_quote"))
        return Markup("<blockquote><p>{}</p></blockquote>").format(words), told

    def _marked(self, quote: QuoteEntry, words: str) -> str:
        """The words, between quotation marks if they are verbatim."""
        return f"{self.texts.text('open_mark')}{words}{self.texts.text('close_mark')}" if quote.verbatim else words

    def _headline(self, quote: QuoteEntry) -> str:
        """Who says what, and of what kind it is; a cut ends outside the quotation marks."""
        first = clean(quote.pieces[0])
        begin = first if len(first) <= TITLE_LENGTH else shorten(first, TITLE_LENGTH).rstrip(" …")
        whole = begin == first and len(quote.pieces) == 1
        words = self._marked(quote, begin) + ("" if whole else " …")
        return self.texts.text("feed_quote", speaker=self._speaker(quote), kind=self._kind(quote), words=words)

    def _kind(self, quote: QuoteEntry) -> str:
        return self.texts.text("verbatim" if quote.verbatim else "paraphrase")

    def _speaker(self, quote: QuoteEntry) -> str:
        """The actor; else the words of the article for the speaker, marked as nobody's name."""
        unattributed = self.texts.text("unattributed")
        if quote.actor is None:
            return f"{clean(quote.speaker)} ({unattributed})" if quote.speaker else unattributed
        sure = quote.confidence >= SURE
        return clean(quote.actor.name) if sure else f"{clean(quote.actor.name)} ({self.texts.text('uncertain')})"

    def _told(self, source: str, date: str) -> str:
        return ", ".join(filter(None, (source, readable_day(date, self.site.profile))))


def _paragraph(text: str) -> Markup:
    return Markup("<p>{}</p>").format(clean(text)) if text else Markup()


def _link(address: str, text: str) -> Markup:
    return Markup('<p><a href="{}">{}</a></p>').format(address, text) if address else Markup()


def _names(refs: Iterable[Ref]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean(ref.name) for ref in refs))
