"""Pages of actors, topics, stories and articles, and what stands on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Ref(NamedTuple):
    """A name and the page that it leads to; ``path`` is empty where it has no page."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """A quotation as a page shows it.

    ``pieces`` are its words as they stand in the article, ``context`` the sentences around it (empty if they are
    no more than that). ``speaker`` is as
    printed, empty where it cannot be known; ``actor`` is who that is, if that is known; ``names`` are the actors
    that the words name. ``telling`` says how well it speaks for its article: more is better. ``confidence`` is how sure
    the finder is, from 0 to 1; ``topics`` are those of its article.
    """

    anchor: str
    verbatim: bool
    pieces: tuple[str, ...]
    context: str
    speaker: str
    actor: Ref | None
    names: tuple[Ref, ...]
    stance: str
    article: Ref
    date: str
    source: str
    telling: float = 0.0
    confidence: float = 1.0
    topics: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicLink:
    """A topic of an article with the words that speak for it."""

    topic: Ref
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or sub-heading that an article page shows."""

    heading: bool
    text: str


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article's page.

    ``place`` is where it plays, empty if no place stands out. ``story`` is the story that it belongs to, ``original``
    the report that it prints again, ``copies`` those that print it again. ``topics`` are the finest that it is about,
    ``touched`` those that only come up in it. ``lead`` are its first sentences, as far as its text may be shown.
    """

    ref: Ref
    kicker: str
    date: str
    day: Ref | None
    source: str
    url: str
    author: str
    language: str
    text: tuple[TextBlock, ...]
    persons: tuple[Ref, ...]
    organisations: tuple[Ref, ...]
    topics: tuple[TopicLink, ...]
    quotes: tuple[QuoteEntry, ...]
    keyphrases: tuple[str, ...] = ()
    place: str = ""
    story: Ref | None = None
    original: Ref | None = None
    copies: tuple[Ref, ...] = ()
    related: tuple[Ref, ...] = ()
    touched: tuple[TopicLink, ...] = ()
    lead: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A function as printed, and the newest article that says so."""

    text: str
    date: str
    article: Ref


@dataclass(frozen=True, slots=True)
class Standing:
    """What an actor has points for: the sum of the articles' weights, and one for each further article and day."""

    points: float = 0.0
    mentions: int = 0
    speeches: int = 0
    headlines: int = 0
    articles: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class AffiliationEntry:
    """A function of a person at an organisation, and the newest article that says so; ``other`` is the other one."""

    other: Ref
    role: str
    date: str
    article: Ref


TieKind = Literal["together", "about", "answers"]


@dataclass(frozen=True, slots=True)
class TieEntry:
    """That two actors are named in one sentence, or that the first speaks about or answers the second.

    ``count`` is in how many sentences or quotations; ``sentence`` is the newest of them, in ``article``; ``anchor`` is
    its quotation's, empty for a mere sentence.
    """

    kind: TieKind
    one: Ref
    other: Ref
    count: int
    sentence: str
    article: Ref
    date: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class MovedEntry:
    """An address that leads elsewhere: to a page, or, if ``target`` has no path, to none any more."""

    path: str
    kind: str
    target: Ref


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A person or organisation with a page; one without has an empty path.

    ``listed_roles`` are a person's functions by the gazetteer, only where no article prints one.
    """

    ref: Ref
    kind: str
    standing: Standing
    other_names: tuple[str, ...]
    roles: tuple[RoleEntry, ...]
    says: tuple[QuoteEntry, ...]
    about: tuple[QuoteEntry, ...]
    articles: tuple[ArticleEntry, ...]
    topics: tuple[Ref, ...]
    id: str = ""
    affiliations: tuple[AffiliationEntry, ...] = ()
    ties: tuple[TieEntry, ...] = ()
    wikidata: str = ""
    note: str = ""
    listed_roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many articles a month has, for a timeline; ``month`` is „2025-04“."""

    month: str
    articles: int


@dataclass(frozen=True, slots=True)
class NeighbourEntry:
    """A topic that articles have beside another one, and how many."""

    topic: Ref
    articles: int


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic's page.

    ``emerging`` tells what the articles gave from what the list has. ``speakers`` are those who speak in its articles,
    with how many quotations; ``months`` are all from the first to the last, in order of time. ``touched`` are articles
    about something else in which the topic comes up; ``quotes`` has only those of theirs that speak of it.
    """

    ref: Ref
    parent: Ref | None
    children: tuple[Ref, ...]
    articles: tuple[ArticleEntry, ...]
    quotes: tuple[QuoteEntry, ...]
    actors: tuple[Ref, ...]
    id: str = ""
    emerging: bool = False
    pinned: bool = False
    other_names: tuple[str, ...] = ()
    note: str = ""
    speakers: tuple[tuple[Ref, int], ...] = ()
    stories: tuple[StoryEntry, ...] = ()
    neighbours: tuple[NeighbourEntry, ...] = ()
    months: tuple[MonthCount, ...] = ()
    touched: tuple[ArticleEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story's page: its articles from the first to the last, of which copies count once in ``reports``."""

    ref: Ref
    id: str
    articles: tuple[ArticleEntry, ...]
    reports: int
    actors: tuple[Ref, ...]
    topics: tuple[Ref, ...]
    quotes: tuple[QuoteEntry, ...]

    @property
    def first(self) -> str:
        """The date of the first article."""
        return self.articles[0].date

    @property
    def last(self) -> str:
        """The date of the last article."""
        return self.articles[-1].date


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """The quotations of one month; ``date`` is empty for articles without a date."""

    ref: Ref
    date: str
    quotes: tuple[QuoteEntry, ...]
