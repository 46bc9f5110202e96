"""Finds quotations by their marks and cue words; each way of finding is a named function in ``FINDERS``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extract.sentences import trim
from generator.extract.speakers import actor_of, phrase_from, speaker_after, speaker_before, subject_behind
from generator.records import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from generator.language import LanguageProfile
    from generator.records import ArticleActor, QuoteType

# Fewer words in quotation marks are a title or a doubtful word, unless a verb of saying introduces them.
MIN_WORDS_WITHOUT_CUE = 5
MIN_WORDS = 2
# A cue further from the quotation belongs to something else.
MAX_CUE_DISTANCE = 10


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or preposition of saying at its place: half-open token positions."""

    begin: int
    end: int
    lemma: str
    stance: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A quotation before it is known which actor speaks."""

    type: QuoteType
    spans: tuple[Span, ...]
    rule: str
    confidence: float
    cue: Cue | None = None
    speaker: TokenSpan | None = None


def find_quotes(doc: Doc, actors: Sequence[ArticleActor], profile: LanguageProfile) -> tuple[Quote, ...]:
    """The article's quotations in text order; one inside another is marked as nested."""
    cues = verb_cues(doc, profile)
    accepted: list[Finding] = []
    for find in FINDERS.values():
        accepted += [finding for finding in find(doc, cues, profile) if not _clashes(finding, accepted)]
    accepted.sort(key=lambda finding: (finding.spans[0].begin, -finding.spans[-1].end))
    quotes = [_quote(doc, finding, actors) for finding in accepted]
    return tuple(replace(quote, nested=_is_nested(quote, quotes)) for quote in quotes)


def verb_cues(doc: Doc, profile: LanguageProfile) -> list[Cue]:
    """All verbs of saying in the text."""
    forms = {
        form: (lemma, group.stance)
        for group in profile.quotes.cue
        for verb in group.verbs
        for lemma, _, listed in [verb.partition(": ")]
        for form in listed.split(", ")
    }
    return [Cue(token.i, token.i + 1, *forms[token.lower_]) for token in doc if token.lower_ in forms]


def in_quotation_marks(doc: Doc, cues: Sequence[Cue], profile: LanguageProfile) -> Iterator[Finding]:
    """„Wir sind bereit“, sagte die Ministerin."""
    for match in _marked(profile.quotes.marks).finditer(doc.text):
        inner = trim(doc.text, match.start() + 1, match.end() - 1)
        if inner is None:
            continue
        words = _tokens(doc, inner)
        cue = _nearest_cue(doc, words, cues)
        introduced = cue is not None and (_ends_like_speech(doc, words) or _colon_before(doc, words))
        if len(words) < (MIN_WORDS if introduced else MIN_WORDS_WITHOUT_CUE) or not any(t.is_lower for t in words):
            continue
        so = _so_speaker(doc, words.end, profile)
        if so:
            yield Finding("Direct", (inner,), "quotation_marks", 0.9, *so)
        else:
            speaker = _speaker_of(doc, cue, words, profile) if cue else None
            yield Finding("Direct", (inner,), "quotation_marks", 0.9 if cue else 0.6, cue, speaker)


def clause_behind_cue(doc: Doc, cues: Sequence[Cue], profile: LanguageProfile) -> Iterator[Finding]:
    """Die Ministerin sagte, sie sei bereit. Er erklärte, dass er komme."""
    for cue in cues:
        sentence = doc[cue.begin].sent
        start = _clause_start(doc, cue, sentence.end, profile)
        if start is None:
            continue
        span = trim(doc.text, doc[start].idx, _statement_end(sentence))
        speaker = (
            subject_behind(doc, cue.end, profile)
            or speaker_before(doc, sentence.start, cue.begin, profile)
            or speaker_after(doc, cue.end, sentence.end, profile)
        )
        if span and speaker:
            yield Finding("Indirect", (span,), "clause_behind_cue", 0.8, cue, speaker)


def according_to(doc: Doc, cues: Sequence[Cue], profile: LanguageProfile) -> Iterator[Finding]:
    """Laut Behörde kommt das Wasser morgen. Der Behörde zufolge kommt es morgen."""
    del cues
    for begin, end in _phrases(doc, profile.quotes.before):
        if speaker := phrase_from(doc, end, doc[begin].sent.end, profile) or speaker_after(
            doc, end, min(end + 2, doc[begin].sent.end), profile
        ):
            yield from _around(doc, begin, speaker.end, Cue(begin, end, _text(doc, begin, end), ""), speaker)
    for begin, end in _phrases(doc, profile.quotes.after):
        if (speaker := speaker_before(doc, doc[begin].sent.start, begin, profile)) and speaker.end == begin:
            yield from _around(doc, speaker.start, end, Cue(begin, end, _text(doc, begin, end), ""), speaker)


def statement_so(doc: Doc, cues: Sequence[Cue], profile: LanguageProfile) -> Iterator[Finding]:
    """Das Wasser komme morgen, so die Behörde."""
    del cues
    for sentence in doc.sents:
        for token in sentence[1:]:
            found = _so_speaker(doc, token.i, profile) if token.text == "," else None
            span = trim(doc.text, sentence.start_char, token.idx) if found else None
            if found and span:
                yield Finding("Indirect", (span,), "statement_so", 0.8, *found)


# In this order: what an earlier one has found, a later one may contain but not cut.
FINDERS: Mapping[str, Callable[[Doc, Sequence[Cue], LanguageProfile], Iterator[Finding]]] = {
    "quotation_marks": in_quotation_marks,
    "clause_behind_cue": clause_behind_cue,
    "according_to": according_to,
    "statement_so": statement_so,
}


def _quote(doc: Doc, finding: Finding, actors: Sequence[ArticleActor]) -> Quote:
    cue, speaker = finding.cue, finding.speaker
    return Quote(
        type=finding.type,
        spans=finding.spans,
        speaker=(Span(speaker.start_char, speaker.end_char),) if speaker else (),
        cue=(_characters(doc, cue.begin, cue.end),) if cue else (),
        cue_lemma=cue.lemma if cue else "",
        stance=cue.stance if cue else "",
        actor=actor_of(speaker, actors) if speaker else None,
        rule=finding.rule,
        confidence=finding.confidence,
    )


def _clashes(finding: Finding, accepted: Sequence[Finding]) -> bool:
    """Whether it overlaps what was found before, other than by containing a direct quotation whole."""
    for other in accepted:
        overlap = any(a.begin < b.end and b.begin < a.end for a in finding.spans for b in other.spans)
        contains = all(any(a.begin <= b.begin and b.end <= a.end for a in finding.spans) for b in other.spans)
        same = finding.spans == other.spans
        if overlap and (same or not (contains and other.type == "Direct")):
            return True
        if overlap and _mostly(finding, other):
            return True
    return False


def _mostly(outer: Finding, inner: Finding) -> bool:
    """Whether hardly more than the inner quotation and its marks would be in the outer one."""
    length = [sum(span.end - span.begin for span in one.spans) for one in (outer, inner)]
    return length[0] - length[1] <= 10  # noqa: PLR2004 - the marks and one short word


def _is_nested(quote: Quote, quotes: Sequence[Quote]) -> bool:
    return any(
        other is not quote and all(any(o.begin <= s.begin and s.end <= o.end for o in other.spans) for s in quote.spans)
        for other in quotes
    )


def _marked(marks: Sequence[str]) -> re.Pattern[str]:
    """Matches what stands between an opening mark and its closing mark within one paragraph."""
    pairs = [(re.escape(pair[0]), re.escape(pair[1])) for pair in marks]
    return re.compile("|".join(f"{opening}[^{opening}{closing}\n]+{closing}" for opening, closing in pairs))


def _tokens(doc: Doc, span: Span) -> TokenSpan:
    words = doc.char_span(span.begin, span.end, alignment_mode="expand")
    if words is None:  # only outside the text
        raise ValueError(f"no tokens at {span}")
    return words


def _nearest_cue(doc: Doc, words: TokenSpan, cues: Sequence[Cue]) -> Cue | None:
    """The verb of saying that stands nearest to the quotation, in a sentence that has a part of it."""
    begin, end = doc[words.start].sent.start, doc[min(words.end, len(doc) - 1)].sent.end
    if words.start and _colon_before(doc, words):
        begin = min(begin, doc[max(0, words.start - 2)].sent.start)
    near = [cue for cue in cues if begin <= cue.begin < end and not words.start <= cue.begin < words.end]
    near = [cue for cue in near if _distance(cue, words) <= MAX_CUE_DISTANCE]
    return min(near, key=lambda cue: (_distance(cue, words), cue.begin), default=None)


def _distance(cue: Cue, words: TokenSpan) -> int:
    return cue.begin - words.end if cue.begin >= words.end else words.start - cue.begin


def _speaker_of(doc: Doc, cue: Cue, words: TokenSpan, profile: LanguageProfile) -> TokenSpan | None:
    """Behind the cue where the quotation stands before it („…“, sagte X), else before it, else behind."""
    sentence = doc[cue.begin].sent
    if cue.begin >= words.end:
        return speaker_after(doc, cue.end, sentence.end, profile) or speaker_before(
            doc, max(words.end, sentence.start), cue.begin, profile
        )
    return (
        subject_behind(doc, cue.end, profile)
        or speaker_before(doc, sentence.start, cue.begin, profile)
        or speaker_after(doc, cue.end, words.start, profile)
    )


def _ends_like_speech(doc: Doc, words: TokenSpan) -> bool:
    after = [token.text for token in doc[words.end : words.end + 2]]
    return words[-1].text in {".", "!", "?", "…"} or "," in after or "." in after


def _colon_before(doc: Doc, words: TokenSpan) -> bool:
    return any(token.text == ":" for token in doc[max(0, words.start - 3) : words.start])


def _clause_start(doc: Doc, cue: Cue, end: int, profile: LanguageProfile) -> int | None:
    """Where the reported clause begins: at „dass“, or behind the comma if a verb in the subjunctive follows."""
    for index in range(cue.end, min(end, cue.end + MAX_CUE_DISTANCE)):
        token = doc[index]
        if token.lower_ in profile.quotes.complementizers:
            return index
        if token.text == "," and index + 1 < end:
            rest = doc[index + 1 : end]
            if rest[0].lower_ in profile.quotes.complementizers:
                return index + 1
            return index + 1 if any(one.lower_ in profile.quotes.subjunctive for one in rest) else None
        if token.text in {":", ";"} or any(token.text in marks for marks in profile.quotes.marks):
            return None
    return None


def _statement_end(sentence: TokenSpan) -> int:
    """Where the sentence ends without white space and its full stop."""
    last = len(sentence) - 1
    while last > 0 and (sentence[last].is_space or sentence[last].text in {".", "!", "?"}):
        last -= 1
    return int(sentence[last].idx + len(sentence[last]))


def _so_speaker(doc: Doc, start: int, profile: LanguageProfile) -> tuple[Cue, TokenSpan] | None:
    """Cue and speaker of „…, so X“, with at most a closing mark and a comma from ``start`` on before it."""
    for index in range(start, min(start + 3, len(doc) - 1)):
        if doc[index].lower_ in profile.quotes.so and doc[index - 1].text == ",":
            end = doc[index].sent.end
            speaker = phrase_from(doc, index + 1, end, profile)
            if speaker and (speaker.end == end or _is_punctuation(doc[speaker.end])):
                return Cue(index, index + 1, doc[index].lower_, ""), speaker
        if not _is_punctuation(doc[index]):
            return None
    return None


def _is_punctuation(token: Token) -> bool:
    return bool(token.is_punct or token.is_space or token.is_quote)


def _phrases(doc: Doc, phrases: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Token positions of the given words or phrases."""
    wanted = {tuple(phrase.lower().split()) for phrase in phrases}
    longest = max(map(len, wanted), default=0)
    for begin in range(len(doc)):
        for size in range(longest, 0, -1):
            if tuple(token.lower_ for token in doc[begin : begin + size]) in wanted:
                yield begin, begin + size
                break


def _around(doc: Doc, begin: int, end: int, cue: Cue, speaker: TokenSpan) -> Iterator[Finding]:
    """The sentence without the tokens from ``begin`` to ``end``, in one or two pieces."""
    sentence = doc[begin].sent
    before = trim(doc.text, sentence.start_char, doc[begin].idx)
    stop = _statement_end(sentence)
    after = trim(doc.text, doc[end].idx, stop) if end < sentence.end and doc[end].idx < stop else None
    spans = tuple(span for span in (before, after) if span and any(c.isalnum() for c in doc.text[slice(*span)]))
    if spans:
        yield Finding("Indirect", spans, "according_to", 0.8, cue, speaker)


def _characters(doc: Doc, begin: int, end: int) -> Span:
    words = doc[begin:end]
    return Span(words.start_char, words.end_char)


def _text(doc: Doc, begin: int, end: int) -> str:
    return str(doc[begin:end].text.lower())
