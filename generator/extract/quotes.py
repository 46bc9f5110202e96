"""What the finders find → quotations: none cut by another, each with its speaker's actor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.clauses import finite_verbs, mood
from generator.extract.finders import FINDERS
from generator.extract.finding import contains, length, overlap
from generator.extract.identify import actor_of
from generator.extract.reading import read
from generator.extract.speakers import addressee_of, is_somebody, referent_of, speaker_by_tree, topic_before
from generator.records import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

    from generator.extract.finders import Finder
    from generator.extract.finding import Finding
    from generator.extract.reading import Cue, Reading
    from generator.language import LanguageProfile
    from generator.records import ArticleActor

# Characters that a quotation must have besides the one inside it, or they are the same: two marks, a comma and
# a short word; around words in marks only the marks and a short word with its blank („es sei »unfassbar«“).
MIN_SURPLUS = 10
MIN_SURPLUS_AROUND_MARKS = 5
NEAR = 120  # characters between a quotation and one that goes on with it


def find_quotes(
    doc: Doc, actors: Sequence[ArticleActor], profile: LanguageProfile, finders: Mapping[str, Finder] = FINDERS
) -> tuple[Quote, ...]:
    """The article's quotations in text order; one inside another is marked as nested.

    ``finders`` run in their order: what an earlier one has found, a later one may contain but not cut.
    """
    reading = read(doc, profile)
    accepted: list[Finding] = []
    for find in finders.values():
        for finding in list(find(reading, tuple(accepted))):
            if not any(_clash(finding, other) for other in accepted):
                accepted.append(finding)
    accepted.sort(key=lambda finding: (finding.spans[0].begin, -finding.spans[-1].end))
    accepted = _with_speakers(reading, accepted)
    quotes = [_quote(reading, finding, actors) for finding in accepted]
    return tuple(replace(quote, nested=_is_nested(quote, quotes)) for quote in quotes)


def _clash(one: Finding, other: Finding) -> bool:
    """Whether the two share words, other than by one of them being a quotation inside the other."""
    if not overlap(one.spans, other.spans):
        return False
    nested = contains(one.spans, other.spans) or contains(other.spans, one.spans)
    least = MIN_SURPLUS_AROUND_MARKS if "Direct" in {one.type, other.type} else MIN_SURPLUS
    return not nested or abs(length(one.spans) - length(other.spans)) < least


def _with_speakers(reading: Reading, findings: Sequence[Finding]) -> list[Finding]:
    """The findings; words in marks that nobody is named for have the speaker of what they stand in or go on with."""
    result: list[Finding] = []
    for finding in findings:
        known = finding
        if finding.type == "Direct" and finding.speaker is None:
            outer = [one for one in result if one.speaker and contains(one.spans, finding.spans)]
            if outer:
                known = replace(finding, speaker=outer[-1].speaker, cue=finding.cue or outer[-1].cue)
            elif finding.cue is None and result and result[-1].speaker and _goes_on(reading, result[-1], finding):
                known = replace(finding, speaker=result[-1].speaker)
            elif finding.cue is None:
                known = replace(finding, speaker=_said_beside(reading, finding))
        result.append(known)
    return result


def _said_beside(reading: Reading, finding: Finding) -> TokenSpan | None:
    """Who says so in the sentence behind („Das musste X einräumen“), else who is spoken of in the one before."""
    words = reading.doc.char_span(*finding.spans[-1], alignment_mode="expand")
    if words is None or not reading.parsed:
        return None
    following = next((one for one in reading.sentences[words.end :] if one.start >= words.end), None)
    if following is not None and "\n" not in reading.text[words.end_char : following.start_char]:
        opening, quotes = following[0], reading.profile.quotes
        if opening.pos_ == "PRON" and opening.lower_ in quotes.grammar.demonstratives:
            speaker = speaker_by_tree(reading, following.root)
            if speaker is not None and is_somebody(reading, speaker):
                return speaker
    return topic_before(reading, reading.sentences[words.start])


def _goes_on(reading: Reading, before: Finding, finding: Finding) -> bool:
    """Whether a quotation follows one with a verb in the same paragraph, with at most the cue's clause between."""
    if before.rule == "according_to":
        return False
    between = reading.text[before.spans[-1].end : finding.spans[0].begin]
    return len(between) < NEAR and "\n" not in between


def _is_nested(quote: Quote, quotes: Sequence[Quote]) -> bool:
    return any(other is not quote and contains(other.spans, quote.spans) for other in quotes)


def _quote(reading: Reading, finding: Finding, actors: Sequence[ArticleActor]) -> Quote:
    cue, speaker = finding.cue, finding.speaker
    addressee = addressee_of(reading, cue, speaker) if cue else None
    return Quote(
        type=finding.type,
        spans=finding.spans,
        speaker=(Span(speaker.start_char, speaker.end_char),) if speaker else (),
        cue=tuple(_cue_spans(reading.doc, cue)) if cue else (),
        addressee=(Span(addressee.start_char, addressee.end_char),) if addressee else (),
        cue_lemma=cue.lemma if cue else "",
        stance=cue.stance if cue else "",
        actor=actor_of(reading, referent_of(reading, speaker), actors) if speaker else None,
        mood=_mood(reading, finding),
        rule=finding.rule,
        confidence=finding.confidence,
    )


def _mood(reading: Reading, finding: Finding) -> str:
    """The mood of the quotation's first finite verb: Ind, K1 or K2; "" for words without one, or without trees."""
    for span in finding.spans:
        words = reading.doc.char_span(*span, alignment_mode="expand")
        verbs = finite_verbs(reading.doc, words.start, words.end) if words is not None else []
        if verbs:
            return mood(verbs[0]) or "Ind"
    return ""


def _cue_spans(doc: Doc, cue: Cue) -> Iterator[Span]:
    """The cue's words, those side by side as one span."""
    runs: list[list[int]] = []
    for place in cue.tokens:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in runs:
        last = doc[run[-1]]
        yield Span(doc[run[0]].idx, last.idx + len(last))
