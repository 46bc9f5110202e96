"""Quotations without a cue of their own: sentences in the Konjunktiv that go on with one, hearsay, acts of speaking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.clauses import children, is_passive, mood, relation
from generator.extract.finding import Finding, overlap
from generator.extract.reading import finite_verbs
from generator.extract.sentences import trim
from generator.extract.statements import topic_of
from generator.extract.speakers import is_somebody, speaker_by_tree
from generator.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from generator.extract.reading import Cue, Reading

MAX_GAP = 2  # sentences between a quotation and one that goes on with it


def konjunktiv_run(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Sie sagte, der Deich halte. Er sei erst im Mai geprüft worden. Auch das Tor sei dicht."""
    if not reading.parsed:
        return
    source: Finding | None = None
    run: list[Span] = []
    at = -1
    for number, sentence in enumerate(_sentences(reading)):
        if source is not None and _new_paragraph(reading, sentence) and run:
            yield from _flushed(run, source)
            run = []
        own = [one for one in found if one.spans[-1].end > sentence.start_char and one.spans[0].begin < sentence.end_char]
        if not own and _is_reported(reading, sentence):
            if source is not None and number - at <= MAX_GAP:
                span = trim(reading.text, sentence.start_char, sentence.end_char)
                if span:
                    topic = topic_of(reading, sentence) if not run and (number - at > 1 or source.speaker is None) else None
                    source = replace(source, speaker=topic) if topic is not None else source
                    run.append(span)
                    at = number
                continue
            span = trim(reading.text, sentence.start_char, sentence.end_char)
            if span:
                speaker = topic_of(reading, sentence)
                yield Finding("IndirectFreeIndirect", (span,), "konjunktiv_alone", 0.5, None, speaker)
            continue
        if run and source is not None:
            yield from _flushed(run, source)
            run = []
        if own:
            source, at = max(own, key=lambda one: (one.speaker is not None, one.spans[-1].end)), number
    if run and source is not None:
        yield from _flushed(run, source)


def _flushed(run: Sequence[Span], source: Finding) -> Iterator[Finding]:
    """One quotation of all the sentences of a run."""
    yield Finding("IndirectFreeIndirect", (Span(run[0].begin, run[-1].end),), "konjunktiv_run", 0.7, None, source.speaker)


def _sentences(reading: Reading) -> Iterator[TokenSpan]:
    last = None
    for sentence in reading.sentences:
        if sentence is not last:
            yield sentence
        last = sentence


def _new_paragraph(reading: Reading, sentence: TokenSpan) -> bool:
    return "\n" in reading.text[max(0, sentence.start_char - 2) : sentence.start_char + 1]


def _is_reported(reading: Reading, sentence: TokenSpan) -> bool:
    """Whether the sentence's main verb is in the Konjunktiv I, or in a form of the II that reports."""
    verbs = [
        verb for verb in finite_verbs(reading.doc, sentence.start, sentence.end) if not reading.in_marks[verb.i]
    ]
    if not verbs:
        return False
    main = [verb for verb in verbs if _is_main(verb)]
    first = (main or verbs)[0]
    return mood(first) == "K1" or (mood(first) == "K2" and sum(mood(verb) == "K1" for verb in verbs) > 0)


def _is_main(verb: Token) -> bool:
    head = verb.head if relation(verb) in {"aux", "cop"} else verb
    return head.head.i == head.i


def hearsay(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Der Täter soll geflohen sein: somebody has said so; who, the sentence before may say."""
    if not reading.parsed:
        return
    for sentence in _sentences(reading):
        span = trim(reading.text, sentence.start_char, sentence.end_char)
        if span is None or any(overlap((span,), one.spans) for one in found):
            continue
        if any(_is_hearsay(reading, verb) for verb in finite_verbs(reading.doc, sentence.start, sentence.end)):
            before = [one for one in found if one.spans[-1].end <= span.begin]
            near = before and "\n" not in reading.text[before[-1].spans[-1].end : span.begin].strip(" .")
            speaker = before[-1].speaker if near and span.begin - before[-1].spans[-1].end < NEAR else None
            yield Finding("FreeIndirect", (span,), "hearsay", 0.5, None, speaker)


def _is_hearsay(reading: Reading, verb: Token) -> bool:
    """Whether the verb is „sollen“ with a past infinitive („soll geflohen sein“) or with „sein“ and the like."""
    if verb.lemma_ not in reading.profile.quotes.hearsay or mood(verb) or reading.in_marks[verb.i] or not _is_main(verb):
        return False
    head = verb.head if relation(verb) == "aux" else verb
    parts = [head, *children(head, "aux", "aux:pass", "cop", "xcomp")]
    past = any("Part" in part.morph.get("VerbForm") for part in parts)
    return past and any(part.lemma_ in {"haben", "sein"} and "Inf" in part.morph.get("VerbForm") for part in parts)


NEAR = 200  # characters between a quotation and hearsay from the same source
ABOUT = frozenset({"von", "vom", "über", "vor", "für", "gegen", "auf", "als", "nach", "um", "zu", "zur", "zum"})


def _has_content(verb: Token, cue: Cue) -> bool:
    """Whether something names what is said: an object, or for some verbs one with a preposition („sprach von …“)."""
    if "object" in cue.frames and (any(True for _ in children(verb, "obj")) or is_passive(verb)):
        return True
    return "about" in cue.frames and any(
        case.lower_ in ABOUT for child in children(verb, "obl", "obl:arg", "nmod", "xcomp") for case in children(child, "case")
    )


def reported_act(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Die Opposition forderte schärfere Regeln."""
    if not reading.parsed:
        return
    doc = reading.doc
    for cue in reading.cues:
        if not {"object", "about"} & set(cue.frames) or reading.in_marks[cue.begin]:
            continue
        sentence = reading.sentences[cue.begin]
        span = trim(reading.text, sentence.start_char, sentence.end_char)
        if span is None or any(overlap((span,), one.spans) for one in found if one.type != "Direct"):
            continue
        verb = doc[cue.begin]
        if relation(verb) in {"acl", "advcl", "ccomp", "xcomp"} or not _has_content(verb, cue):
            continue
        speaker = speaker_by_tree(reading, verb)
        if speaker is None or not is_somebody(reading, speaker):
            continue
        yield Finding("Reported", (span,), "reported_act", 0.6, cue, speaker)
