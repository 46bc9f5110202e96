"""Quotations without a cue of their own: sentences in the Konjunktiv that go on with one, and hearsay."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extract.clauses import children, finite_verbs, lexical, mood
from generator.extract.finding import Finding, overlap
from generator.extract.sentences import trim
from generator.extract.speakers import topic_before
from generator.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from generator.extract.reading import Reading

MAX_GAP = 2  # sentences from a quotation to one that goes on with it
MAX_BACK = 3  # sentences back to one that names who speaks
NEAR = 200  # characters between a quotation and hearsay from the same source


def konjunktiv_run(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Sie sagte, der Deich halte. Er sei erst im Mai geprüft worden. Auch das Tor sei dicht."""
    sentences = list(_sentences(reading))
    source: Finding | None = None
    speaker: TokenSpan | None = None
    run: list[TokenSpan] = []
    last = -1
    for number, sentence in enumerate(sentences):
        own = [one for one in found if _touches(one, sentence)]
        near = source is not None and number - last <= MAX_GAP
        goes_on = (
            not own
            and near
            and (_is_reported(reading, sentence) or (number - last == 1 and _replaces(reading, sentence)))
        )
        if run and (not goes_on or _begins_paragraph(reading, sentence)):
            yield _joined(reading, run, speaker)
            run = []
        if goes_on and source is not None:
            if not run:
                topic = topic_before(reading, sentence) if number - last > 1 or source.speaker is None else None
                speaker = topic or speaker or source.speaker
            run.append(sentence)
            last = number
        elif own:
            source = max(own, key=lambda one: (one.speaker is not None, one.spans[-1].end))
            speaker, last = source.speaker, number
    if run:
        yield _joined(reading, run, speaker)


def konjunktiv_alone(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Die Polizei sucht Zeugen. Der Täter sei etwa 30 Jahre alt."""
    for sentence in _sentences(reading):
        if _is_reported(reading, sentence) and not any(_touches(one, sentence) for one in found):
            span = trim(reading.text, sentence.start_char, sentence.end_char)
            if span:
                speaker = topic_before(reading, sentence, MAX_BACK)
                yield Finding("IndirectFreeIndirect", (span,), "konjunktiv_alone", 0.5, None, speaker)


def hearsay(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Der Täter soll geflohen sein: somebody has said so; who, the sentence before may show."""
    for sentence in _sentences(reading):
        span = trim(reading.text, sentence.start_char, sentence.end_char)
        if span is None or any(overlap((span,), one.spans) for one in found):
            continue
        if any(_is_hearsay(reading, verb) for verb in finite_verbs(reading.doc, sentence.start, sentence.end)):
            near = [one for one in found if 0 <= span.begin - one.spans[-1].end < NEAR]
            here = near and "\n" not in reading.text[near[-1].spans[-1].end : span.begin]
            yield Finding("FreeIndirect", (span,), "hearsay", 0.5, None, near[-1].speaker if here else None)


def _joined(reading: Reading, run: Sequence[TokenSpan], speaker: TokenSpan | None) -> Finding:
    """One quotation of all the sentences of a run."""
    whole = trim(reading.text, run[0].start_char, run[-1].end_char) or Span(run[0].start_char, run[-1].end_char)
    return Finding("IndirectFreeIndirect", (whole,), "konjunktiv_run", 0.7, None, speaker)


def _sentences(reading: Reading) -> Iterator[TokenSpan]:
    """The sentences of a text with trees; only these show moods."""
    if reading.parsed and reading.sentences:
        yield reading.sentences[0]
        yield from (following for one, following in pairwise(reading.sentences) if following is not one)


def _touches(finding: Finding, sentence: TokenSpan) -> bool:
    return finding.spans[-1].end > sentence.start_char and finding.spans[0].begin < sentence.end_char


def _begins_paragraph(reading: Reading, sentence: TokenSpan) -> bool:
    return "\n" in reading.text[max(0, sentence.start_char - 2) : sentence.start_char + 1]


def _is_reported(reading: Reading, sentence: TokenSpan) -> bool:
    """Whether the sentence's main verb is in the Konjunktiv I, or in the II beside another verb in the I."""
    verbs = [verb for verb in finite_verbs(reading.doc, sentence.start, sentence.end) if not reading.in_marks[verb.i]]
    if not verbs:
        return False
    first = next((verb for verb in verbs if _is_main(verb)), verbs[0])
    return mood(first) == "K1" or (mood(first) == "K2" and any(mood(verb) == "K1" for verb in verbs))


def _replaces(reading: Reading, sentence: TokenSpan) -> bool:
    """Whether the main verb is in a plural of the Konjunktiv II, which stands for the I where that has no form."""
    verbs = [verb for verb in finite_verbs(reading.doc, sentence.start, sentence.end) if _is_main(verb)]
    grammar = reading.profile.quotes.grammar
    if not verbs or (verbs[0].lemma_ not in grammar.replacing and verbs[0].lower_.endswith(grammar.weak_past_endings)):
        return False
    return mood(verbs[0]) == "K2" and "Plur" in verbs[0].morph.get("Number", [])


def _is_main(verb: Token) -> bool:
    head = lexical(verb)
    return bool(head.head.i == head.i)


def _is_hearsay(reading: Reading, verb: Token) -> bool:
    """Whether the verb is „sollen“ with an infinitive of the past („soll geflohen sein“)."""
    quotes = reading.profile.quotes
    if verb.lemma_ not in quotes.hearsay or mood(verb) or reading.in_marks[verb.i] or not _is_main(verb):
        return False
    head = lexical(verb)
    parts = [head, *children(head, "aux", "aux:pass", "cop", "xcomp")]
    return any("Part" in part.morph.get("VerbForm", []) for part in parts) and any(
        part.lemma_ in quotes.grammar.past_helpers and "Inf" in part.morph.get("VerbForm", []) for part in parts
    )
