"""What the stages hand on: frozen records that carry their evidence.

All offsets are characters into ``Article.text``, half-open. A record computes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

BlockKind = Literal["lead", "heading", "paragraph"]
ActorKind = Literal["person", "organisation"]
PageKind = Literal["person", "organisation", "topic", "story"]
MentionForm = Literal["name", "part", "compound"]
QuoteType = Literal["Direct", "Indirect", "FreeIndirect", "IndirectFreeIndirect", "Reported"]


class Span(NamedTuple):
    """Characters from ``begin`` up to, not including, ``end``."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A lead, sub-heading or paragraph of an article's text."""

    kind: BlockKind
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read; ``text`` is exactly what all offsets refer to.

    ``id`` stays when the text is corrected. ``date`` is ISO 8601 as far as it is known: "2025-04",
    "2025-04-04", "2025-04-04T03:51" or "2025-04-04T03:51+02:00"; empty if unknown. ``language`` is
    an ISO 639-1 code. ``origin`` names the file, and the entry or line in it, for messages.
    """

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    date: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    language: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor, and the rule or model head that found them."""

    begin: int
    end: int
    text: str
    form: MentionForm
    rule: str


@dataclass(frozen=True, slots=True)
class Role:
    """A title or function as printed beside a name."""

    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ArticleActor:
    """A person or organisation within one article; ``name`` is its fullest name there."""

    name: str
    kind: ActorKind
    weight: float
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: its words, who speaks, what shows it.

    ``spans`` are the words in order; a direct quote's lie inside quotation marks. ``actor`` is the
    speaker's index in ``Analysis.actors``, None where it cannot be known. ``speaker`` and ``cue``
    are the words that name the speaker and the act of speaking, ``addressee`` those for the one spoken to. ``mood`` is
    that of the first finite verb: Ind, K1, K2, or "". ``rule`` is the finder; ``confidence`` is between 0 and 1.
    """

    type: QuoteType
    spans: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    cue_lemma: str = ""
    stance: str = ""
    mood: str = ""
    actor: int | None = None
    nested: bool = False
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TopicEvidence:
    """A topic of an article, with the words that speak for it: places in the text, and words of the headline.

    The score of a topic holds those of the topics below it; ``words`` is how many patterns speak for it alone.
    """

    topic: str
    score: float
    evidence: tuple[Span, ...]
    headline: tuple[str, ...] = ()
    words: int = 0


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """A noun phrase that says what an article is about.

    ``label`` has it in the nominative, ``key`` without inflection, so that it is the same in all articles. ``topical``
    says that it may name a topic: no people, no bodies, no word that stands in all kinds of texts; ``narrow`` that it
    is a term or a name, not a word that every dictionary has; ``headline`` that it stands in the headline, be it as a
    part of a compound.
    """

    key: str
    label: str
    score: float
    evidence: tuple[Span, ...]
    topical: bool = True
    narrow: bool = True
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place that an article names, without the ending of a case."""

    name: str
    weight: float
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article; ``quotes`` in text order, all else by falling weight."""

    article: str
    sentences: tuple[Span, ...]
    actors: tuple[ArticleActor, ...]
    quotes: tuple[Quote, ...]
    topics: tuple[TopicEvidence, ...]
    keyphrases: tuple[Keyphrase, ...] = ()
    places: tuple[Place, ...] = ()


class Appearance(NamedTuple):
    """An actor in an article: the article's id and the position among that analysis's actors."""

    article: str
    position: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or organisation across articles; ``id`` and ``slug`` never change by themselves.

    ``wikidata``, ``note`` and ``listed_roles`` are what an editor or a gazetteer says, no article; ``had_page`` tells
    that its address was given out.
    """

    id: str
    slug: str
    kind: ActorKind
    name: str
    surfaces: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    wikidata: str = ""
    note: str = ""
    listed_roles: tuple[str, ...] = ()
    had_page: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that was given out and has no page of its own any more.

    ``target`` is the id of the actor, topic or story (or, of a story that is none any more, the article) whose page
    takes its place, or empty.
    """

    kind: PageKind
    slug: str
    target: str


@dataclass(frozen=True, slots=True)
class TopicAppearance:
    """An article that is about a topic, how much, and the words that speak for it.

    ``touched``: the article is about something else, but the topic comes up in what it quotes or begins with.
    """

    article: str
    score: float
    evidence: tuple[str, ...]
    touched: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic across articles, best first; ``emerging`` tells those that the articles gave from those of the list."""

    id: str
    slug: str
    name: str
    parent: str
    emerging: bool
    appearances: tuple[TopicAppearance, ...]
    other_names: tuple[str, ...] = ()
    pinned: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, by date; ``name`` is the headline of the one that is most like all others."""

    id: str
    slug: str
    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was left out, and why, for the report at the end of a run."""

    place: str
    reason: str
