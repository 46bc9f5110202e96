"""The ways of finding a quotation, each a function that can be tested by itself; ``FINDERS`` names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.reading import Cue, Reading, is_punctuation, phrase_places, statement_end
from generator.extract.sentences import trim
from generator.extract.speakers import phrase_from, speaker_after, speaker_before, subject_behind
from generator.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

    from generator.records import QuoteType

# Fewer words in quotation marks are a title or a doubtful word, unless a verb of saying introduces them.
MIN_WORDS_WITHOUT_CUE = 5
MIN_WORDS = 2
# A cue further from the quotation, in tokens, belongs to something else.
MAX_CUE_DISTANCE = 10
# Between the end of a quotation and „so X“ stand at most a closing mark and a comma.
MAX_PUNCTUATION = 3
# What stands between a statement and the words that say whose it is.
EDGES = " \t\n,–-"


@dataclass(frozen=True, slots=True)
class Finding:
    """A quotation before it is known which actor speaks."""

    type: QuoteType
    spans: tuple[Span, ...]
    rule: str
    confidence: float
    cue: Cue | None = None
    speaker: TokenSpan | None = None


def in_quotation_marks(reading: Reading) -> Iterator[Finding]:
    """„Wir sind bereit“, sagte die Ministerin."""
    doc = reading.doc
    for match in _marked(reading.profile.quotes.marks).finditer(reading.text):
        inner = trim(reading.text, match.start() + 1, match.end() - 1)
        words = doc.char_span(*inner, alignment_mode="expand") if inner else None
        if inner is None or words is None or not any(token.is_lower for token in words):
            continue
        cue = _nearest_cue(reading, words)
        so = _so_speaker(reading, words.end)
        introduced = so or (cue and (_ends_like_speech(doc, words) or _colon_before(doc, words)))
        if len(words) < (MIN_WORDS if introduced else MIN_WORDS_WITHOUT_CUE):
            continue
        if so:
            yield Finding("Direct", (inner,), "quotation_marks", 0.9, *so)
        elif cue:
            yield Finding("Direct", (inner,), "quotation_marks", 0.9, cue, _speaker_of(reading, cue, words))
        else:
            yield Finding("Direct", (inner,), "quotation_marks", 0.6)


def clause_behind_cue(reading: Reading) -> Iterator[Finding]:
    """Die Ministerin sagte, sie sei bereit. Er erklärte, dass er komme."""
    for cue in reading.cues:
        sentence = reading.sentences[cue.begin]
        start = _clause_start(reading, cue, sentence.end)
        if start is None:
            continue
        span = trim(reading.text, reading.doc[start].idx, statement_end(sentence))
        speaker = _subject(reading, cue, sentence.start, sentence.end)
        if span and speaker:
            yield Finding("Indirect", (span,), "clause_behind_cue", 0.8, cue, speaker)


def according_to(reading: Reading) -> Iterator[Finding]:
    """Laut Behörde kommt das Wasser morgen. Der Behörde zufolge kommt es morgen."""
    quotes = reading.profile.quotes
    for cue in phrase_places(reading, quotes.before):
        end = reading.sentences[cue.begin].end
        speaker = phrase_from(reading, cue.end, end) or speaker_after(reading, cue.end, min(cue.end + 2, end))
        if speaker:
            yield from _rest_of_sentence(reading, cue.begin, speaker.end, cue, speaker)
    for cue in phrase_places(reading, quotes.after):
        speaker = speaker_before(reading, reading.sentences[cue.begin].start, cue.begin)
        if speaker and speaker.end == cue.begin:
            yield from _rest_of_sentence(reading, speaker.start, cue.end, cue, speaker)


def statement_so(reading: Reading) -> Iterator[Finding]:
    """Das Wasser komme morgen, so die Behörde."""
    for token in reading.doc[1:]:
        if token.text == "," and (found := _so_speaker(reading, token.i)):
            span = trim(reading.text, reading.sentences[token.i].start_char, token.idx)
            if span:
                yield Finding("Indirect", (span,), "statement_so", 0.8, *found)


# In this order: what an earlier one has found, a later one may contain but not cut.
FINDERS: Mapping[str, Callable[[Reading], Iterator[Finding]]] = {
    "quotation_marks": in_quotation_marks,
    "clause_behind_cue": clause_behind_cue,
    "according_to": according_to,
    "statement_so": statement_so,
}


def _marked(marks: Sequence[str]) -> re.Pattern[str]:
    """Matches what stands between an opening mark and its closing mark within one paragraph."""
    return re.compile("|".join(_between(re.escape(pair[0]), re.escape(pair[1])) for pair in marks))


def _between(opening: str, closing: str) -> str:
    if opening == closing:  # hanging on a word it closes, or it is an inch sign
        return rf"(?<!\w){opening}(?=\S)[^{opening}\n]+{closing}(?!\w)"
    return rf"{opening}[^{opening}{closing}\n]+{closing}"


def _nearest_cue(reading: Reading, words: TokenSpan) -> Cue | None:
    """The verb of saying that stands nearest to the quotation, in a sentence that has a part of it."""
    sentences = reading.sentences
    begin, end = sentences[words.start].start, sentences[min(words.end, len(sentences) - 1)].end
    if words.start and _colon_before(reading.doc, words):
        begin = min(begin, sentences[max(0, words.start - 2)].start)
    near = [
        cue
        for cue in reading.cues
        if begin <= cue.begin < end
        and not words.start <= cue.begin < words.end
        and _distance(cue, words) <= MAX_CUE_DISTANCE
    ]
    return min(near, key=lambda cue: (_distance(cue, words), cue.begin), default=None)


def _distance(cue: Cue, words: TokenSpan) -> int:
    return int(cue.begin - words.end if cue.begin >= words.end else words.start - cue.begin)


def _speaker_of(reading: Reading, cue: Cue, words: TokenSpan) -> TokenSpan | None:
    """Behind the cue where the quotation stands before it („…“, sagte X), else as for any verb."""
    sentence = reading.sentences[cue.begin]
    if cue.begin < words.end:
        return _subject(reading, cue, sentence.start, words.start)
    return (
        subject_behind(reading, cue.end)
        or speaker_after(reading, cue.end, sentence.end)
        or speaker_before(reading, max(words.end, sentence.start), cue.begin)
    )


def _subject(reading: Reading, cue: Cue, start: int, end: int) -> TokenSpan | None:
    """Who does what the verb says: right behind it, else before it from ``start`` on, else behind it up to ``end``."""
    return (
        subject_behind(reading, cue.end)
        or speaker_before(reading, start, cue.begin)
        or speaker_after(reading, cue.end, end)
    )


def _ends_like_speech(doc: Doc, words: TokenSpan) -> bool:
    after = [token.text for token in doc[words.end : words.end + 2]]
    return words[-1].text in {".", "!", "?", "…", ","} or "," in after or "." in after


def _colon_before(doc: Doc, words: TokenSpan) -> bool:
    return any(token.text == ":" for token in doc[max(0, words.start - 3) : words.start])


def _clause_start(reading: Reading, cue: Cue, end: int) -> int | None:
    """Where the reported clause begins: at „dass“, or behind the comma if a verb in the subjunctive follows."""
    doc, quotes = reading.doc, reading.profile.quotes
    for index in range(cue.end, min(end, cue.end + MAX_CUE_DISTANCE)):
        token = doc[index]
        if token.lower_ in quotes.complementizers:
            return index
        if token.text == "," and index + 1 < end:
            rest = [one.lower_ for one in doc[index + 1 : end]]
            reported = rest[0] in quotes.complementizers or any(word in quotes.subjunctive for word in rest)
            return index + 1 if reported else None
        if token.text in {":", ";"} or any(token.text in marks for marks in quotes.marks):
            return None
    return None


def _so_speaker(reading: Reading, start: int) -> tuple[Cue, TokenSpan] | None:
    """Cue and speaker of „…, so X“, with nothing but punctuation from ``start`` on before it."""
    doc, profile = reading.doc, reading.profile
    for index in range(start, min(start + MAX_PUNCTUATION, len(doc) - 1)):
        if doc[index].lower_ in profile.quotes.so and doc[index - 1].text == ",":
            end = reading.sentences[index].end
            speaker = phrase_from(reading, index + 1, end)
            if speaker and (speaker.end == end or is_punctuation(doc[speaker.end])):
                return Cue(index, index + 1, doc[index].lower_, ""), speaker
        if not is_punctuation(doc[index]):
            return None
    return None


def _rest_of_sentence(reading: Reading, begin: int, end: int, cue: Cue, speaker: TokenSpan) -> Iterator[Finding]:
    """The sentence without the tokens from ``begin`` to ``end``, in one or two pieces."""
    text, sentence = reading.text, reading.sentences[begin]
    stop = statement_end(sentence)
    pieces = [_inner(text, sentence.start_char, reading.doc[begin].idx)]
    if end < sentence.end and reading.doc[end].idx < stop:
        pieces.append(_inner(text, reading.doc[end].idx, stop))
    spans = tuple(span for span in pieces if span)
    if spans:
        yield Finding("Indirect", spans, "according_to", 0.8, cue, speaker)


def _inner(text: str, begin: int, end: int) -> Span | None:
    """The span without white space and commas at its ends, None if no word is left."""
    inner = text[begin:end]
    begin += len(inner) - len(inner.lstrip(EDGES))
    end -= len(inner) - len(inner.rstrip(EDGES))
    return Span(begin, end) if any(one.isalnum() for one in text[begin:end]) else None
