"""Words in quotation marks: which of them are speech, and who says them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extract.clauses import is_finite, lexical, relation
from generator.extract.finding import Finding, contains, length, overlap
from generator.extract.phrases import phrase_from, speaker_after
from generator.extract.reading import Cue, is_mark, is_punctuation, predicate_cue
from generator.extract.speakers import is_somebody, phrase_of, speaker_by_tree, speaker_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as TokenSpan

    from generator.extract.marks import Stretch
    from generator.extract.reading import Reading

# Fewer words in quotation marks are a title or a doubtful word, unless something says that they are speech.
MIN_WORDS_WITHOUT_CUE = 5
# A cue further from the quotation, in tokens, belongs to something else.
MAX_CUE_DISTANCE = 12
# Between the end of a quotation and „so X“ stand at most a closing mark and a comma.
MAX_PUNCTUATION = 3
# From this confidence on, few words without a verb are speech as well („Nein“, sagte sie).
SURE = 0.9
NEAR = 100  # characters between a quotation and one that goes on with it
END_MARKS = frozenset({".", "!", "?", "…"})
IN_NAMES = frozenset({"ADP", "DET", "CCONJ", "PART", "PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch with its tokens, inside the marks."""

    stretch: Stretch
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """What says that words are speech, and whose."""

    cue: Cue | None
    speaker: TokenSpan | None
    confidence: float
    whole: bool = True  # whether what stands in marks is a statement of its own and no part of a reported clause


def quotation_marks(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """„Wir sind bereit“, sagte die Ministerin, „und zwar sofort.“: words with a cue right beside them."""
    del found
    waiting: Finding | None = None
    last: Words | None = None
    for words in _outer_words(reading):
        source = _colon_before(reading, words)
        if source is None or source.confidence < SURE:
            source = _behind(reading, words) or source
        goes_on = waiting is not None and last is not None and _goes_on(reading, last, words, waiting, source)
        if waiting is not None and goes_on:
            waiting = replace(waiting, spans=(*waiting.spans, words.stretch.inner))
            last = words
            continue
        if source is None or not _is_speech(reading, words, source):
            continue
        finding = Finding(
            "Direct", (words.stretch.inner,), "quotation_marks", source.confidence, source.cue, source.speaker
        )
        if waiting is not None:
            yield waiting
        waiting, last = finding, words
    if waiting is not None:
        yield waiting


def marked_words(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """X nannte den Plan „unausgereift“; X sagte, der Plan sei „unausgereift“: words whose cue is further away."""
    for words in _outer_words(reading):
        span = words.stretch.inner
        if any(one.type == "Direct" and overlap((span,), one.spans) for one in found):
            continue
        outer = [one for one in found if contains(one.spans, (span,))]
        if outer:
            least = min(outer, key=lambda one: length(one.spans))
            source: Source | None = Source(least.cue, least.speaker, 0.8, whole=False)
        else:
            source = _around(reading, words)
        follows = source is None and _follows_speech(reading, words, found)
        if follows or _is_speech(reading, words, source):
            yield Finding(
                "Direct", (span,), "marked_words", source.confidence if source else 0.5,
                source.cue if source else None, source.speaker if source else None,
            )  # fmt: skip


def _outer_words(reading: Reading) -> Iterator[Words]:
    for stretch in reading.marked:
        words = reading.doc.char_span(*stretch.inner, alignment_mode="expand")
        if stretch.depth == 0 and words is not None:
            yield Words(stretch, words.start, words.end)


def _is_speech(reading: Reading, words: Words, source: Source | None) -> bool:
    """Whether the words are somebody's, and no title, name or word in doubt."""
    doc = reading.doc
    tokens = doc[words.begin : words.end]
    count = sum(token.is_alpha for token in tokens)
    if not words.stretch.closed and (source is None or count < MIN_WORDS_WITHOUT_CUE):
        return False
    finite = any(is_finite(token) for token in tokens) if reading.parsed else True
    if source is not None and source.whole:
        return finite or count >= MIN_WORDS_WITHOUT_CUE or tokens[-1].text in END_MARKS or source.confidence >= SURE
    if _is_title(reading, words) or (source is not None and _overlaps(source.speaker, words)):
        return False
    if not _is_worded(tokens) and not (source is not None and source.cue is not None and "name" in source.cue.frames):
        return False
    if source is not None:
        return True
    return count >= MIN_WORDS_WITHOUT_CUE and finite


def _follows_speech(reading: Reading, words: Words, found: Sequence[Finding]) -> bool:
    """Whether a whole sentence in marks comes right after another quotation („…“, sagte X. „Wir gehen.“)."""
    if reading.doc[words.end - 1].text not in END_MARKS:
        return False
    begin = words.stretch.inner.begin
    ends = [one.spans[-1].end for one in found if one.type == "Direct"]
    return any(0 < begin - end < NEAR and "\n" not in reading.text[end:begin] for end in ends)


def _overlaps(speaker: TokenSpan | None, words: Words) -> bool:
    return speaker is not None and speaker.start < words.end and words.begin < speaker.end


def _is_worded(tokens: TokenSpan) -> bool:
    """Whether more is said than a name: a word in lower case that names have none of, or one at the beginning."""
    if tokens[0].is_lower and tokens[0].is_alpha:
        return True
    return any(token.is_lower and token.is_alpha and token.pos_ not in IN_NAMES for token in tokens)


def _is_title(reading: Reading, words: Words) -> bool:
    """Whether a noun stands right before the mark, as in „der Film »…«“, „das Motto »…«“."""
    index = words.begin - 2
    if index < 0 or reading.doc[words.begin].is_lower or not is_mark(reading.doc[words.begin - 1], reading.profile):
        return False
    before = reading.doc[index]
    if reading.parsed:
        return before.pos_ in {"NOUN", "PROPN"} and before.lemma_ not in reading.profile.quotes.speech_nouns
    return False


def _behind(reading: Reading, words: Words) -> Source | None:
    """„…“, sagte X; „…“, so X; „…“ laut X."""
    doc, quotes = reading.doc, reading.profile.quotes
    place = words.end
    comma = doc[words.end - 1].text in {",", *END_MARKS}
    while place < len(doc) and place < words.end + MAX_PUNCTUATION and is_punctuation(doc[place]):
        if doc[place].text in {".", ";", ":"} or "\n" in doc[place].text:
            return None
        comma = comma or doc[place].text == ","
        place += 1
    if place >= len(doc):
        return None
    if not reading.parsed and (found := _speaker_then_verb(reading, place)):
        return found
    token, end = doc[place], reading.sentences[place].end
    if token.lower_ in quotes.so or token.lower_ in quotes.before:
        speaker = phrase_from(reading, place + 1, end) or speaker_after(reading, place + 1, min(place + 3, end))
        if speaker is not None:
            return Source(Cue(place, place + 1, token.lower_, ""), speaker, SURE)
    return _verb_behind(reading, words, place, comma=comma)


def _speaker_then_verb(reading: Reading, place: int) -> Source | None:
    """“It is over,” Mara Hollins told reporters: who speaks, then the verb."""
    speaker = phrase_from(reading, place, reading.sentences[place].end)
    cue = next((cue for cue in reading.cues if speaker is not None and cue.begin == speaker.end), None)
    return Source(cue, speaker, SURE) if cue else None


def _verb_behind(reading: Reading, words: Words, place: int, *, comma: bool) -> Source | None:
    doc, end = reading.doc, reading.sentences[place].end
    if not comma and _is_title(reading, words):
        return None
    for cue in reading.cues:
        if reading.in_marks[cue.begin]:
            continue
        if (place in cue.tokens or doc[cue.begin].head.i == place) and (comma or _is_sentence(reading, words)):
            speaker = speaker_of(reading, cue, words.end, end) or speaker_after(reading, place + 1, end)
            if _overlaps(speaker, words):
                return None  # the words in marks are the speaker's name
            return Source(cue, speaker, 0.95 if comma else SURE)
    token = doc[place]
    if not reading.parsed or not comma or not is_finite(token):
        return None
    # Any verb says that somebody speaks if it stands behind a comma with its subject behind it („…“, grübelte X).
    verb = lexical(token)
    speaker = speaker_by_tree(reading, verb)
    if speaker is None or speaker.start < place or not any(is_finite(one) for one in doc[words.begin : words.end]):
        return None
    return Source(predicate_cue(verb, reading.profile), speaker, 0.8)


def _is_sentence(reading: Reading, words: Words) -> bool:
    """Whether the words have a finite verb or an end mark of their own."""
    tokens = reading.doc[words.begin : words.end]
    return tokens[-1].text in END_MARKS or any(is_finite(token) for token in tokens)


def _colon_before(reading: Reading, words: Words) -> Source | None:
    """X sagte: „…“. The sentence before the colon says who speaks, whatever its verb is."""
    doc = reading.doc
    place = words.begin - 1
    while place >= 0 and place > words.begin - 1 - MAX_PUNCTUATION and is_punctuation(doc[place]):
        if doc[place].text == ":":
            break
        place -= 1
    if place < 0 or doc[place].text != ":":
        return None
    begin = reading.sentences[place].start
    for so in doc[begin:place]:
        if so.lower_ in reading.profile.quotes.so and so.i > begin and doc[so.i - 1].text in {",", "–"}:
            speaker = phrase_from(reading, so.i + 1, place)
            if speaker is not None:
                return Source(Cue(so.i, so.i + 1, so.lower_, ""), speaker, SURE)
    cues = [cue for cue in reading.cues if begin <= cue.begin < place and not reading.in_marks[cue.begin]]
    if cues:
        main = [one for one in cues if relation(doc[one.begin]) not in {"acl", "advcl", "ccomp"}]
        cue = (main or cues)[-1]
        return Source(cue, speaker_of(reading, cue, begin, place), 0.95)
    if not reading.parsed:
        return Source(None, None, 0.7)
    verbs = [token for token in doc[begin:place] if is_finite(token) and not reading.in_marks[token.i]]
    if verbs:
        verb = lexical(verbs[-1])
        speaker = speaker_by_tree(reading, verb)
        return Source(
            predicate_cue(verb, reading.profile),
            speaker if speaker is not None and is_somebody(reading, speaker) else None,
            0.7,
        )
    speaker = phrase_of(reading, doc[begin:place].root)
    return Source(None, speaker if speaker is not None and is_somebody(reading, speaker) else None, 0.7)


def _around(reading: Reading, words: Words) -> Source | None:
    """X nannte den Plan „unausgereift“; X sagte, der Plan sei „unausgereift“: the verb above the words."""
    doc = reading.doc
    if not reading.parsed:
        return _nearest(reading, words)
    by_token = {place: cue for cue in reading.cues for place in cue.tokens}
    inside = range(words.begin, words.end)
    heads = [token for token in doc[words.begin : words.end] if token.head.i not in inside or token.head.i == token.i]
    for token in heads:
        at, steps = token, 0
        while at.head.i != at.i and steps < MAX_CUE_DISTANCE:
            at, steps = at.head, steps + 1
            cue = by_token.get(at.i)
            if cue is not None and set(cue.frames) != {"clause"} and at.i not in inside and not reading.in_marks[at.i]:
                speaker = speaker_by_tree(reading, doc[cue.begin])
                return Source(cue, speaker, 0.8, whole=False)
    return None


def _nearest(reading: Reading, words: Words) -> Source | None:
    """Without a tree: the verb of saying that stands nearest in a sentence that has a part of the words."""
    begin, end = reading.sentences[words.begin].start, reading.sentences[words.end - 1].end
    near = [
        cue
        for cue in reading.cues
        if begin <= cue.begin < end
        and not reading.in_marks[cue.begin]
        and max(cue.begin - words.end, words.begin - cue.begin) <= MAX_CUE_DISTANCE
    ]
    if not near or words.end - words.begin < MIN_WORDS_WITHOUT_CUE:
        return None
    cue = min(near, key=lambda cue: (max(cue.begin - words.end, words.begin - cue.begin), cue.begin))
    return Source(cue, speaker_of(reading, cue, begin, end), 0.8, whole=False)


def _goes_on(reading: Reading, last: Words, words: Words, waiting: Finding, source: Source | None) -> bool:
    """Whether these words are one quotation with the last: in one sentence, the cue between („…“, sagte X, „…“)."""
    cue = waiting.cue
    if cue is None or not last.end <= cue.begin < words.begin or _is_title(reading, words):
        return False
    if not _is_worded(reading.doc[words.begin : words.end]) or _overlaps(waiting.speaker, words):
        return False
    if source is not None and source.cue is not None and source.cue.begin != cue.begin:
        return False
    between = reading.doc[last.end : words.begin]
    return not any(token.text in {".", ";"} or "\n" in token.text for token in between)
