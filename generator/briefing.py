"""What the pages show: flat records that templates read, with every link as a page's path below the docs folder."""

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
    that the words name.
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
    """An article's page."""

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
    """An address that leads elsewhere: to a page, or, if ``target`` has no path, to nobody any more."""

    path: str
    kind: str
    target: Ref


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A person or organisation with a page; one without has an empty path."""

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


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic's page."""

    ref: Ref
    parent: Ref | None
    children: tuple[Ref, ...]
    articles: tuple[ArticleEntry, ...]
    quotes: tuple[QuoteEntry, ...]
    actors: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class DayEntry:
    """The briefing of one day."""

    ref: Ref
    date: str
    articles: tuple[ArticleEntry, ...]
    actors: tuple[Ref, ...]
    topics: tuple[Ref, ...]
    quotes: int


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """The quotations of one month; ``date`` is empty for articles without a date."""

    ref: Ref
    date: str
    quotes: tuple[QuoteEntry, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole site: articles, days and months newest first, actors and topics by name.

    ``minor`` are the actors without a page, ``ties`` all ties between those with one, ``moved`` old addresses.
    """

    articles: tuple[ArticleEntry, ...]
    persons: tuple[ActorEntry, ...]
    organisations: tuple[ActorEntry, ...]
    topics: tuple[TopicEntry, ...]
    days: tuple[DayEntry, ...]
    months: tuple[MonthEntry, ...]
    minor: tuple[ActorEntry, ...] = ()
    ties: tuple[TieEntry, ...] = ()
    moved: tuple[MovedEntry, ...] = ()
