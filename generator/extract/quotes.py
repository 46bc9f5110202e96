"""What the finders find → quotations: none cut by another, each with its speaker's actor."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.extract.finders import FINDERS
from generator.extract.reading import read
from generator.extract.speakers import actor_of
from generator.records import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from generator.extract.finders import Finding
    from generator.language import LanguageProfile
    from generator.records import ArticleActor

# Characters that a quotation must have besides the one inside it, or they are the same: two marks, a comma and
# a short word.
MIN_SURPLUS = 10


def find_quotes(doc: Doc, actors: Sequence[ArticleActor], profile: LanguageProfile) -> tuple[Quote, ...]:
    """The article's quotations in text order; one inside another is marked as nested."""
    reading = read(doc, profile)
    accepted: list[Finding] = []
    for finding in chain.from_iterable(find(reading) for find in FINDERS.values()):
        if not any(_clash(finding, other) for other in accepted):
            accepted.append(finding)
    accepted.sort(key=lambda finding: (finding.spans[0].begin, -finding.spans[-1].end))
    quotes = [_quote(doc, finding, actors) for finding in accepted]
    return tuple(replace(quote, nested=_is_nested(quote, quotes)) for quote in quotes)


def _clash(one: Finding, other: Finding) -> bool:
    """Whether the two share words, other than by one of them being a quotation inside the other."""
    if not any(a.begin < b.end and b.begin < a.end for a in one.spans for b in other.spans):
        return False
    nested = _contains(one.spans, other.spans) or _contains(other.spans, one.spans)
    return not nested or abs(_length(one.spans) - _length(other.spans)) < MIN_SURPLUS


def _contains(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    return all(any(a.begin <= b.begin and b.end <= a.end for a in outer) for b in inner)


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.begin for span in spans)


def _is_nested(quote: Quote, quotes: Sequence[Quote]) -> bool:
    return any(other is not quote and _contains(other.spans, quote.spans) for other in quotes)


def _quote(doc: Doc, finding: Finding, actors: Sequence[ArticleActor]) -> Quote:
    cue, speaker = finding.cue, finding.speaker
    cue_words = doc[cue.begin : cue.end] if cue else None
    return Quote(
        type=finding.type,
        spans=finding.spans,
        speaker=(Span(speaker.start_char, speaker.end_char),) if speaker else (),
        cue=(Span(cue_words.start_char, cue_words.end_char),) if cue_words else (),
        cue_lemma=cue.lemma if cue else "",
        stance=cue.stance if cue else "",
        actor=actor_of(speaker, actors) if speaker else None,
        rule=finding.rule,
        confidence=finding.confidence,
    )
