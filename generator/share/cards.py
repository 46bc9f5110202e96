"""Briefing → a picture for each page, which messengers show beside a link to it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from generator.names import initials
from generator.readable import readable_day, readable_span
from generator.share.card_drawing import Card, draw, is_drawn
from generator.share.card_letters import showable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.briefing import ActorEntry, ArticleEntry, Briefing, PeriodEntry, QuoteEntry, StoryEntry, TopicEntry
    from generator.website import Website

CARD = "card.png"
COMMON_CARD = "assets/card.png"  # of pages that have none of their own; the theme names it too
OWN_CARD = frozenset({"start", "day", "week", "person", "organisation", "topic", "story", "article"})
GOOD_QUOTE = range(30, 151)  # letters: fewer are mostly a mere word, and for more a card has no room


def card_files(briefing: Briefing, site: Website, *, folder: Path) -> dict[str, bytes]:
    """The pictures by their path below the docs folder; one that lies in ``folder`` already is not drawn again."""
    return {path: _picture(folder / path, card) for path, card in _cards(briefing, _Composer(site))}


def card_meta(path: str, kind: str, title: str, site: Website) -> dict[str, str]:
    """What a page's front matter says of its picture: where it lies below the site, and what it shows."""
    name = site.beside(path, CARD) if kind in OWN_CARD else COMMON_CARD
    alt = site.texts.text("card_alt", title=title, site=site.name)
    return {"card": name, "card_alt": alt}


def _picture(path: Path, card: Card) -> bytes:
    with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        before = path.read_bytes()
        if is_drawn(before, card):
            return before
    return draw(card)


def _cards(briefing: Briefing, composer: _Composer) -> Iterator[tuple[str, Card]]:
    """Every card with its path."""
    common = composer.common(briefing)
    yield COMMON_CARD, common
    yield CARD, composer.start(briefing.days[0]) if briefing.days else common
    made = (
        *((period.ref.path, composer.period(period)) for period in (*briefing.days, *briefing.weeks)),
        *((actor.ref.path, composer.actor(actor)) for actor in (*briefing.persons, *briefing.organisations)),
        *((topic.ref.path, composer.topic(topic)) for topic in briefing.topics),
        *((story.ref.path, composer.story(story)) for story in briefing.stories),
        *((article.ref.path, composer.article(article)) for article in briefing.articles),
    )
    for path, card in made:
        yield composer.site.beside(path, CARD), card


class _Composer:
    """Says what stands on the card of each kind of page."""

    def __init__(self, site: Website) -> None:
        self.site = site
        self.text = site.texts.text
        self.name = showable(site.name)

    def common(self, briefing: Briefing) -> Card:
        """For lists, the pages about the site, and everything else."""
        return Card(
            title=self.name,
            role=showable(self.text("site_description")),
            number=self._number(sum(len(article.quotes) for article in briefing.articles), len(briefing.articles)),
        )

    def start(self, newest: PeriodEntry) -> Card:
        """For the start page: the newest day's."""
        return self._period(newest, self.text("start_title"))

    def period(self, period: PeriodEntry) -> Card:
        """For a day's or a week's briefing."""
        return self._period(period, self.text(f"{period.kind}_kind"))

    def _period(self, period: PeriodEntry, kind: str) -> Card:
        return self._card(
            kind,
            readable_span(period.first, period.last, self.site.profile),
            role=period.items[0].headline.name if period.items else "",
            quotes=[quote for item in period.items for quote in item.quotes],
            number=self._number(period.quotes, period.articles),
        )

    def actor(self, actor: ActorEntry) -> Card:
        """For a person or an organisation.

        What others say would be taken for their words and a topic for what they are, so both are left out.
        """
        return self._card(
            self.text(f"{actor.kind}_kind"),
            actor.ref.name,
            role=actor.roles[0].text if actor.roles else "",
            quotes=actor.says,
            number=self._number(len(actor.says), len(actor.articles)),
            letters=initials(showable(actor.ref.name)) if actor.kind == "person" else "",
        )

    def topic(self, topic: TopicEntry) -> Card:
        """For a topic."""
        number = self._number(len(topic.quotes), len(topic.articles))
        return self._card(self.text("topic_kind"), topic.ref.name, quotes=topic.quotes, number=number)

    def story(self, story: StoryEntry) -> Card:
        """For a story, with its first and last day."""
        span = readable_span(story.first[:10], story.last[:10], self.site.profile)
        number = self._number(len(story.quotes), len(story.articles))
        return self._card(self.text("story_kind"), story.ref.name, role=span, quotes=story.quotes, number=number)

    def article(self, article: ArticleEntry) -> Card:
        """For an article, with its source and date."""
        day = readable_day(article.date, self.site.profile)
        role = self.text("card_source", source=article.source, date=day) if article.source else day
        number = self._number(len(article.quotes), 0)
        return self._card(self.text("article_kind"), article.ref.name, role=role, quotes=article.quotes, number=number)

    def _card(  # noqa: PLR0913 - what stands on a card
        self, kind: str, title: str, *, role: str = "", quotes: Iterable[QuoteEntry], number: str, letters: str = ""
    ) -> Card:
        quote = max(quotes, key=_fitness, default=None)
        marks = (self.text("open_mark"), self.text("close_mark")) if quote and quote.verbatim else ("", "")
        return Card(
            site=self.name,
            kind=showable(kind),
            title=showable(title) or self.name,
            role=showable(role),
            label=showable(self._label(quote, title)) if quote else "",
            quote=showable(_between(quote.pieces, *marks)) if quote else "",
            marks=marks,
            number=showable(number),
            initials=letters,
        )

    def _label(self, quote: QuoteEntry, title: str) -> str:
        """Which kind of quotation it is, and who speaks, unless the card has that name for its title."""
        kind = self.text("verbatim" if quote.verbatim else "paraphrase")
        speaker = quote.actor.name if quote.actor else quote.speaker
        if quote.actor is None:
            speaker = f"{speaker} ({self.text('unattributed')})" if speaker else self.text("unattributed")
        return kind if speaker == title else f"{kind} · {speaker}"

    def _number(self, quotes: int, articles: int) -> str:
        """„12 Zitate · 5 Artikel“; what there is none of is left out."""
        count = self.site.texts.count
        counts = (count("quotes", quotes) if quotes else "", count("articles", articles) if articles else "")
        return " · ".join(filter(None, counts))


def _fitness(quote: QuoteEntry) -> tuple[bool, bool, bool, float]:
    """How well a quotation suits a card: of a known speaker, neither short nor long, the very words, and telling."""
    return quote.actor is not None, len(_between(quote.pieces)) in GOOD_QUOTE, quote.verbatim, quote.telling


def _between(pieces: tuple[str, ...], opening: str = "", closing: str = "") -> str:
    """The pieces of a quotation as pages show them, but for the first and the last mark."""
    return f"{closing} … {opening}".join(pieces)
