"""Briefing → search records: one a page and one a quotation; pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.markdown import clean, shorten
from generator.readable import readable_day, readable_span
from generator.search.hidden import related_words, tokens
from generator.search.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.briefing import (
        ActorEntry,
        ArticleEntry,
        Briefing,
        PeriodEntry,
        QuoteEntry,
        Ref,
        StoryEntry,
        TopicEntry,
    )
    from generator.known_actors import KnownActor
    from generator.website import Website

TEXT_LENGTH = 600  # characters of a page's text that are searched and shown
SPEAKER_LENGTH = 60  # characters of a speaker as printed, where nobody knows who that is
NAMES_IN_TEXT = 12  # actors or topics that stand in such a text
COMMON = 0.05  # the share of records from which on a verb or adjective says nothing („werden“)
MIN_COMMON = 20  # records; in a smaller site nothing is common
INDEXES = ("day", "person", "organisation", "topic", "story", "quote", "article", "network")


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What can be found: a page, or a quotation on its article's page.

    ``address`` is below the site's; ``kind`` is one of „person“, „organisation“, „topic“, „story“, „article“, „quote“,
    „day“, „week“ and „index“. ``title``, ``line`` (a person's function, else source and date) and ``text`` are shown.
    ``names``, ``parts`` and ``words`` are searched only: other names of what the page is about, words related to those
    of the title (of a quotation the name of its speaker, who counts more than the article's title), and those related
    to the text. ``date`` is for sorting; ``filters`` are by „kind“, „person“, „topic“, „type“ and „year“, in the
    interface's language.
    """

    address: str
    kind: str
    title: str
    line: str = ""
    text: str = ""
    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    date: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def search_records(briefing: Briefing, site: Website, known: Sequence[KnownActor] = ()) -> tuple[SearchRecord, ...]:
    """All records: pages first, each article before its quotations. ``known`` are names of the gazetteer."""
    maker = _Maker(briefing, site, known)
    found = [
        *map(maker.actor, (*briefing.persons, *briefing.organisations)),
        *map(maker.topic, briefing.topics),
        *map(maker.story, briefing.stories),
        *map(maker.period, (*briefing.days, *briefing.weeks)),
        *maker.indexes(),
        *(record for article in briefing.articles for record in maker.article(article)),
    ]
    return tuple(_without_common(found))


def _without_common(records: Sequence[SearchRecord]) -> Iterator[SearchRecord]:
    """The records without related words that every other one has; parts of names are never that common."""
    counts = Counter(word for record in records for word in record.words)
    limit = max(MIN_COMMON, COMMON * len(records))
    for record in records:
        yield replace(record, words=tuple(word for word in record.words if counts[word] <= limit))


class _Maker:
    """Makes the records of each kind."""

    def __init__(self, briefing: Briefing, site: Website, known: Sequence[KnownActor]) -> None:
        self.site = site
        self.texts = site.texts
        actors = (*briefing.persons, *briefing.organisations, *briefing.minor)
        self.aliases = _aliases(actors, known)
        persons = [actor.ref.name for actor in actors if actor.kind == "person"]
        self.name_words = frozenset(word.lower() for name in persons for word in tokens(name))

    def actor(self, actor: ActorEntry) -> SearchRecord:
        roles = [role.text for role in actor.roles] or list(actor.listed_roles)
        newest = actor.articles[0].date if actor.articles else ""
        quotes, articles = self.texts.count("quotes", actor.says), self.texts.count("articles", actor.articles)
        summary = (
            self.texts.text("actor_summary", quotes=quotes, articles=articles, date=self._day(newest))
            if newest
            else self.texts.text("actor_summary_undated", quotes=quotes, articles=articles)
        )
        return self._record(
            actor.ref,
            actor.kind,
            line=", ".join(roles[:1]),
            text=[summary, *roles[1:]],
            names=self.aliases.get(actor.ref.name, ()),
            date=newest,
            people=[actor.ref],
            topics=actor.topics,
            years=[article.date for article in actor.articles],
        )

    def topic(self, topic: TopicEntry) -> SearchRecord:
        quotes, articles = self.texts.count("quotes", topic.quotes), self.texts.count("articles", topic.articles)
        return self._record(
            topic.ref,
            "topic",
            line=f"{articles}, {quotes}",
            text=[actor.name for actor in topic.actors[:NAMES_IN_TEXT]],
            names=topic.other_names,
            date=max((article.date for article in topic.articles), default=""),
            topics=[topic.ref, *([topic.parent] if topic.parent else [])],
            years=[article.date for article in topic.articles],
        )

    def story(self, story: StoryEntry) -> SearchRecord:
        span = readable_span(story.first[:10], story.last[:10], self.site.profile)
        return self._record(
            story.ref,
            "story",
            line=self.texts.text("story_summary", articles=self.texts.count("articles", story.articles), span=span),
            text=[article.ref.name for article in story.articles],
            date=story.last,
            people=story.actors,
            topics=story.topics,
            years=[article.date for article in story.articles],
        )

    def period(self, period: PeriodEntry) -> SearchRecord:
        span = readable_span(period.first, period.last, self.site.profile)
        title = self.texts.text(f"{period.kind}_title", date=span)
        return self._record(
            period.ref._replace(name=title),
            period.kind,
            text=[item.headline.name for item in period.items],
            date=period.last,
            topics=period.topics,
            years=[period.first, period.last],
        )

    def indexes(self) -> Iterator[SearchRecord]:
        for kind in INDEXES:
            path = f"{getattr(self.site.paths, kind)}/index.md"
            name = self.texts.text(f"{kind}_index_title")
            yield SearchRecord(
                self.site.address(path), "index", name, filters={"kind": (self.texts.text("search_kind_index"),)}
            )

    def article(self, article: ArticleEntry) -> Iterator[SearchRecord]:
        people = (*article.persons, *article.organisations)
        topics = [link.topic for link in article.topics]
        yield self._record(
            article.ref,
            "article",
            line=self._line(article.source, article.date),
            text=[article.kicker, *(block.text for block in article.text)],
            words=(*article.keyphrases, article.place, *self._other_names(people)),
            date=article.date,
            people=people,
            topics=topics,
            years=[article.date],
        )
        for quote in article.quotes:
            yield self._quote(quote, article)

    def _quote(self, quote: QuoteEntry, article: ArticleEntry) -> SearchRecord:
        unknown = self.texts.text("unattributed")
        printed = f"{shorten(clean(quote.speaker), SPEAKER_LENGTH)} ({unknown})" if quote.speaker else unknown
        speaker = quote.actor.name if quote.actor else printed
        marks = (self.texts.text("open_mark"), self.texts.text("close_mark")) if quote.verbatim else ("", "")
        kind = self.texts.text("search_verbatim" if quote.verbatim else "search_paraphrase")
        heading = self.texts.text("search_quote_heading", speaker=speaker, article=article.ref.name)
        record = self._record(
            quote.article._replace(name=heading),
            "quote",
            line=self._line(article.source, article.date),
            text=[" … ".join(f"{marks[0]}{piece}{marks[1]}" for piece in quote.pieces)],
            words=self._other_names([quote.actor] if quote.actor else ()),
            date=article.date,
            people=[quote.actor] if quote.actor else (),
            topics=quote.topics,
            years=[article.date],
            anchor=quote.anchor,
            speaker=quote.actor.name if quote.actor else "",
        )
        return replace(record, filters={**record.filters, "type": (kind,)})

    def _record(  # noqa: PLR0913 - what the kinds of records differ in
        self,
        ref: Ref,
        kind: str,
        *,
        text: Iterable[str],
        line: str = "",
        names: Iterable[str] = (),
        words: Iterable[str] = (),
        date: str = "",
        people: Iterable[Ref] = (),
        topics: Iterable[Ref] = (),
        years: Iterable[str] = (),
        anchor: str = "",
        speaker: str = "",
    ) -> SearchRecord:
        title, line = clean(ref.name), clean(line)
        shown = shorten(clean(" · ".join(filter(None, text))), TEXT_LENGTH)
        given = " ".join(clean(word) for word in words if word)
        own = tuple(dict.fromkeys(word.lower() for word in tokens(speaker)))
        parts = own if kind == "quote" else _words(title, "", self.name_words, self.texts.code)
        hidden = _words(f"{title} {line} {shown}", given, self.name_words, self.texts.code)
        filters = {
            "kind": (self.texts.text(f"search_kind_{kind}"),),
            "person": tuple(dict.fromkeys(clean(one.name) for one in people if one.path)),
            "topic": tuple(dict.fromkeys(clean(one.name) for one in topics if one.path)),
            "year": tuple(sorted({year[:4] for year in years if year})),
        }
        return SearchRecord(
            address=self.site.address(ref.path, anchor),
            kind=kind,
            title=title,
            line=line,
            text=shown,
            names=tuple(dict.fromkeys(clean(name) for name in names)),
            parts=parts,
            words=tuple(word for word in hidden if word not in parts),
            date=date,
            filters={name: values for name, values in filters.items() if values},
        )

    def _other_names(self, refs: Iterable[Ref]) -> tuple[str, ...]:
        return tuple(name for ref in refs for name in self.aliases.get(ref.name, ()))

    def _line(self, source: str, date: str) -> str:
        day = self._day(date)
        return self.texts.text("search_line", source=source, date=day) if source else day

    def _day(self, date: str) -> str:
        return readable_day(date, self.site.profile)


def _words(shown: str, given: str, names: frozenset[str], language: str) -> tuple[str, ...]:
    """The words given and those related to all, in lower case; none that is there to be seen."""
    there = {word.lower() for word in tokens(shown)}
    own = [word.lower() for word in tokens(given)]
    related = related_words(f"{shown} {given}", names, language)
    return tuple(word for word in dict.fromkeys((*own, *related)) if word not in there)


def _aliases(actors: Iterable[ActorEntry], known: Iterable[KnownActor]) -> dict[str, tuple[str, ...]]:
    """Other names of each actor: as printed, from the gazetteer, and a foreign person's in other transcriptions."""
    listed = {(str(actor.kind), actor.name): actor.aliases for actor in known}
    found: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        name = actor.ref.name
        written = (*actor.other_names, *listed.get((actor.kind, name), ()))
        sounds = spellings(name) if actor.kind == "person" else ()
        found.setdefault(name, tuple(dict.fromkeys((*written, *sounds))))
    return found
