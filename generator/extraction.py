"""What was found in an article as one JSON object: the format that ``briefings extract`` prints."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, TypeAdapter

from generator.gather.topics import assigned, touched
from generator.records import ActorKind, QuoteType, Span

if TYPE_CHECKING:
    from generator.records import Analysis, Article, ArticleActor, Quote
    from generator.taxonomy import Taxonomy

Spans = Annotated[
    tuple[Span, ...], Field(description="[begin, end] pairs: characters into the article's text, half-open.")
]


@dataclass(frozen=True, slots=True)
class Surface:
    """Words of the text that name an actor."""

    text: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class ExtractedActor:
    """A person or organisation in the article."""

    name: Annotated[str, Field(description="The fullest name in the article.")]
    kind: ActorKind
    weight: Annotated[float, Field(ge=0, description="How much the article is about this actor.")]
    surfaces: tuple[Surface, ...]
    roles: Annotated[tuple[str, ...], Field(description="Titles and functions as printed beside the name.")]


@dataclass(frozen=True, slots=True)
class ExtractedQuote:
    """A quotation."""

    type: QuoteType
    quote: Spans
    speaker: Spans
    cue: Spans
    speaker_name: Annotated[str, Field(description="The actor who speaks; empty where that cannot be known.")]
    addressee: Spans
    cue_lemma: Annotated[str, Field(description="The cue's dictionary form.")]
    stance: Annotated[str, Field(description="What the cue does, by the language file, such as fordern.")]
    mood: Annotated[str, Field(description="Of the first finite verb: Ind, K1 or K2 (Konjunktiv); empty if unknown.")]
    nested: Annotated[bool, Field(description="Whether it lies within another quotation.")]
    rule: Annotated[str, Field(description="The way of finding that found it.")]
    confidence: Annotated[float, Field(ge=0, le=1)]


@dataclass(frozen=True, slots=True)
class ExtractedTopic:
    """A topic of the article."""

    id: str
    label: str
    score: Annotated[float, Field(ge=0)]
    evidence: Spans
    headline: Annotated[tuple[str, ...], Field(description="Words of the headline that speak for the topic.")]
    touched: Annotated[bool, Field(description="Whether it only comes up, in a quotation or the headline.")]


@dataclass(frozen=True, slots=True)
class ExtractedPhrase:
    """A keyphrase of the article, or a place that it names."""

    label: Annotated[str, Field(description="In the nominative.")]
    score: Annotated[float, Field(ge=0)]
    evidence: Spans


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one article."""

    id: str
    title: str
    date: Annotated[str, Field(description="ISO 8601 as far as it is known, such as 2025-04; empty if it is not.")]
    text: Annotated[str, Field(description="The text that all offsets refer to; for .jsonl input exactly as given.")]
    actors: Annotated[tuple[ExtractedActor, ...], Field(description="In order of weight, heaviest first.")]
    quotes: Annotated[tuple[ExtractedQuote, ...], Field(description="In the order of the text.")]
    topics: Annotated[tuple[ExtractedTopic, ...], Field(description="Best first, those only touched last.")]
    keyphrases: Annotated[tuple[ExtractedPhrase, ...], Field(description="Best first; the best has the score 1.")]
    places: Annotated[tuple[ExtractedPhrase, ...], Field(description="The most prominent first.")]


SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_EXTRACTION = TypeAdapter(Extraction)


def extraction(
    article: Article, analysis: Analysis, taxonomy: Taxonomy, *, min_topic_score: float, language: str
) -> Extraction:
    """The article's extraction; topics have their label in the given language."""
    labels = {topic.id: topic.name.get(language, topic.id) for topic in taxonomy.topics}
    parents = {topic.id: topic.parent for topic in taxonomy.topics}
    about = assigned(analysis.topics, parents, min_topic_score)
    besides = touched(analysis, about, parents)
    return Extraction(
        id=article.id,
        title=article.title,
        date=article.date,
        text=article.text,
        actors=tuple(_actor(actor) for actor in analysis.actors),
        quotes=tuple(_quote(quote, analysis) for quote in analysis.quotes),
        topics=tuple(
            ExtractedTopic(one.topic, labels[one.topic], one.score, one.evidence, one.headline, touched=one in besides)
            for one in (*about, *besides)
        ),
        keyphrases=tuple(ExtractedPhrase(one.label, one.score, one.evidence) for one in analysis.keyphrases),
        places=tuple(ExtractedPhrase(one.name, one.weight, one.evidence) for one in analysis.places),
    )


def to_json(one: Extraction) -> bytes:
    """The extraction as one line of JSON, without the line break."""
    return _EXTRACTION.dump_json(one)


def json_schema_text() -> str:
    """The JSON Schema of the format, as it stands in extraction.schema.json."""
    schema = {"$schema": SCHEMA_DIALECT} | _EXTRACTION.json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _actor(actor: ArticleActor) -> ExtractedActor:
    return ExtractedActor(
        name=actor.name,
        kind=actor.kind,
        weight=actor.weight,
        surfaces=tuple(Surface(mention.text, mention.begin, mention.end) for mention in actor.mentions),
        roles=tuple(dict.fromkeys(role.text for role in actor.roles)),
    )


def _quote(quote: Quote, analysis: Analysis) -> ExtractedQuote:
    name = "" if quote.actor is None else analysis.actors[quote.actor].name
    return ExtractedQuote(
        type=quote.type,
        quote=quote.spans,
        speaker=quote.speaker,
        cue=quote.cue,
        speaker_name=name,
        addressee=quote.addressee,
        cue_lemma=quote.cue_lemma,
        stance=quote.stance,
        mood=quote.mood,
        nested=quote.nested,
        rule=quote.rule,
        confidence=quote.confidence,
    )
