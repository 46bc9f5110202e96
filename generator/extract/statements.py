"""Reported statements that hang on a verb, noun or adjective of saying: clauses behind and before it, infinitives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.clauses import (
    clause_of,
    finite,
    finite_verbs,
    has_child,
    is_finite,
    is_passive,
    mood,
    relation,
    subject,
)
from generator.extract.finding import MARKS, Finding, contains, overlap, words_between
from generator.extract.phrases import phrase_from, speaker_after
from generator.extract.reading import Cue, is_punctuation, statement_end
from generator.extract.reported_clause import MAX_DISTANCE, clause_begin, clause_end, is_relative
from generator.extract.sources import owner_of
from generator.extract.speakers import noun_beside, speaker_by_tree, speaker_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from generator.extract.reading import Reading
    from generator.records import Span

MAX_BEHIND_NOUN = 14  # tokens between a noun and the clause that hangs on it
NEXT_CLAUSE = 8  # tokens in which the verb of a clause is to be expected


def statement_behind(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Die Ministerin sagte, sie sei bereit. Er erklärte, dass er komme. Sie kündigte an, zu bauen."""
    used = {one.cue.begin for one in found if one.cue and one.type != "Direct"}
    governing: dict[int, Cue] = {}  # by the clause's first token; of several verbs before it, the nearest
    for cue in reading.cues:
        if not cue.frames or reading.in_marks[cue.begin] or cue.begin in used:
            continue
        begin = clause_begin(reading, cue, reading.sentences[cue.begin].end)
        if begin is None or _is_cut_off(reading, cue, begin):
            continue
        if begin not in governing or not _is_aside(reading, cue, begin):
            governing[begin] = cue
    for begin, cue in governing.items():
        sentence = reading.sentences[cue.begin]
        span = words_between(reading.text, reading.doc[begin].idx, clause_end(reading, cue, begin, sentence))
        bare = words_between(reading.text, span.begin, span.end, MARKS) if span else None
        if bare and any(contains((stretch.inner,), (bare,)) for stretch in reading.marked):
            continue  # word for word
        speaker = speaker_of(reading, cue, sentence.start, sentence.end)
        if speaker is not None and speaker.text.lower() in reading.profile.quotes.no_others:
            continue  # whoever writes or asks, and nobody in particular
        if span and (speaker or reading.parsed):
            yield Finding("Indirect", (span,), "statement_behind", 0.85, cue, speaker)


def _is_cut_off(reading: Reading, cue: Cue, begin: int) -> bool:
    """Whether a main clause of its own stands between the verb and the clause, so that this cannot hang on it."""
    if not reading.parsed:
        return False
    last = max((place for place in cue.tokens if place < begin), default=cue.begin)
    return any(
        verb.i not in cue.tokens and relation(clause_of(verb)) not in {"acl", "advcl"}
        for verb in finite_verbs(reading.doc, last + 1, begin)
    )


def _is_aside(reading: Reading, cue: Cue, begin: int) -> bool:
    """Whether the verb's clause says more of a noun, and a main clause follows („…, die er schrieb, sie sei“)."""
    doc = reading.doc
    if doc[begin].lower_ in reading.profile.quotes.complementizers:
        return False
    aside = relation(clause_of(doc[cue.begin])) in {"acl", "advcl"}
    return aside and bool(finite_verbs(doc, begin, min(begin + NEXT_CLAUSE, len(doc))))


def statement_before(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Das Wasser steige, sagte die Ministerin, und werde weiter steigen."""
    if not reading.parsed:
        yield from _before_by_order(reading, found)
        return
    direct = [one for one in found if one.type == "Direct"]
    for cue in reading.cues:
        sentence = reading.sentences[cue.begin]
        comma, verb = _comma_before(reading, cue), reading.doc[cue.begin]
        behind = subject(verb)
        spoken = finite(verb)
        if comma is None or reading.in_marks[cue.begin] or behind is None or behind.i < comma:
            continue
        if spoken is not None and mood(spoken):
            continue  # „…, wenn es regne, müsse sie schließen“: said by another
        before = words_between(reading.text, sentence.start_char, reading.doc[comma].idx)
        speaker = speaker_by_tree(reading, verb) or speaker_after(reading, comma + 2, sentence.end)
        last = max(*cue.tokens, speaker.end - 1 if speaker else 0)
        spans = [before, _after_inserted(reading, last, sentence)] if before else []
        pieces = tuple(span for span in spans if span)
        split = len(pieces) > 1 and _verb_at(reading, pieces[1].begin)
        if not split and not _is_statement(reading, sentence.start, comma):
            continue
        if pieces and not any(overlap(pieces, one.spans) and not contains(pieces, one.spans) for one in direct):
            yield Finding("Indirect", pieces, "statement_before", 0.85, cue, speaker)


def _before_by_order(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """The harbour will stay open, the minister said. Between comma, cue and full stop stands only who speaks."""
    doc = reading.doc
    for cue in reading.cues:
        sentence = reading.sentences[cue.begin]
        comma = next((place for place in range(cue.begin, sentence.start, -1) if doc[place].text == ","), None)
        if comma is None or reading.in_marks[cue.begin] or reading.in_marks[comma - 1]:
            continue
        ends = cue.end >= sentence.end or is_punctuation(doc[cue.end])
        speaker = phrase_from(reading, comma + 1, cue.begin) if ends else None
        if comma + 1 == cue.begin:
            speaker = phrase_from(reading, cue.end, sentence.end)
            ends = speaker is not None and (speaker.end >= sentence.end or is_punctuation(doc[speaker.end]))
        span = words_between(reading.text, sentence.start_char, doc[comma].idx)
        if speaker and ends and span and not any(overlap((span,), one.spans) for one in found):
            yield Finding("Indirect", (span,), "statement_before", 0.75, cue, speaker)


def _verb_at(reading: Reading, begin: int) -> bool:
    """Whether a finite verb stands at this character: „Das Wasser, sagte sie, werde steigen“."""
    word = reading.doc.char_span(begin, begin + 1, alignment_mode="expand")
    return word is not None and is_finite(word[0])


def _comma_before(reading: Reading, cue: Cue) -> int | None:
    """The comma or dash right before the cue's finite verb; „das“ and „so“ may stand between („…, das sagte X“)."""
    doc, quotes = reading.doc, reading.profile.quotes
    start = reading.sentences[cue.begin].start
    place = min((place for place in cue.tokens if is_finite(doc[place])), default=cue.begin) - 1
    if place > start and doc[place].lower_ in {*quotes.grammar.demonstratives, *quotes.so}:
        place -= 1
    return place if place > start and doc[place].text in {",", "–"} else None


def _is_statement(reading: Reading, begin: int, end: int) -> bool:
    """Whether these words can be what is said: with a finite verb, and no mere clause of time or condition."""
    doc, quotes = reading.doc, reading.profile.quotes
    first = doc[begin]
    if first.lower_ in quotes.complementizers:
        return True
    if first.lower_ in quotes.grammar.infinitive_openers:
        return False
    verbs = finite_verbs(doc, begin, end)
    if first.pos_ == "SCONJ" or first.dep_ == "mark" or first.lower_ in quotes.comparison:
        comma = next((place for place in range(begin, end) if doc[place].text == ","), end)
        verbs = [verb for verb in verbs if verb.i > comma and mood(verb)]
    return any(relation(clause_of(verb)) not in {"acl", "advcl"} and not reading.in_marks[verb.i] for verb in verbs)


def _after_inserted(reading: Reading, last: int, sentence: TokenSpan) -> Span | None:
    """What goes on behind an inserted cue and its speaker („…, sagte sie, und werde steigen“); ``last`` ends these."""
    doc = reading.doc
    others = [one.begin for one in reading.cues if one.frames and last < one.begin < sentence.end]
    for place in range(last + 1, min(sentence.end - 1, last + MAX_DISTANCE)):
        if doc[place].text != ",":
            continue
        first, verbs = doc[place + 1], finite_verbs(doc, place, sentence.end)
        opens_aside = first.pos_ == "ADP" and first.lower_ in reading.profile.quotes.grammar.infinitive_openers
        goes_on = bool(mood(verbs[0])) and all(one < place for one in others) if verbs else not opens_aside
        if goes_on and not (verbs and is_relative(reading, first.i, verbs[0])):
            return words_between(reading.text, first.idx, statement_end(sentence))
    return None


def statement_in_sentence_before(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Der Hafen wird verkauft. Das teilte die Stadt am Montag mit."""
    if not reading.parsed:
        return
    doc = reading.doc
    for cue in reading.cues:
        sentence = reading.sentences[cue.begin]
        opening = doc[sentence.start]
        points_back = (
            opening.pos_ in {"PRON", "DET"} and opening.lower_ in reading.profile.quotes.grammar.demonstratives
        )
        second = sentence.start + 1
        if not sentence.start or not points_back or second not in cue.tokens or not is_finite(doc[second]):
            continue
        before = reading.sentences[sentence.start - 1]
        span = words_between(reading.text, before.start_char, statement_end(before))
        speaker = speaker_by_tree(reading, doc[cue.begin]) or noun_beside(reading, doc[cue.begin])
        if span and speaker and not any(overlap((span,), one.spans) for one in found):
            yield Finding("Indirect", (span,), "statement_in_sentence_before", 0.75, cue, speaker)


def noun_clause(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Der Vorwurf der Opposition, die Zahlen seien falsch; sie zeigte sich überzeugt, dass der Deich halte."""
    del found
    if not reading.parsed:
        return
    doc, quotes = reading.doc, reading.profile.quotes
    for word in doc:
        is_noun = word.pos_ == "NOUN" and word.lemma_ in quotes.clause_nouns
        is_adjective = word.pos_ in {"ADJ", "VERB", "ADV"} and word.lower_ in quotes.clause_adjectives
        if not (is_noun or is_adjective) or reading.in_marks[word.i]:
            continue
        sentence = reading.sentences[word.i]
        cue = Cue(word.i, word.i + 1, word.lemma_, "", ("clause", "infinitive"))
        begin = clause_begin(reading, cue, min(sentence.end, word.i + MAX_BEHIND_NOUN))
        if begin is None or (is_noun and doc[begin - 1].text == ":"):
            continue
        if doc[begin].lower_ not in quotes.complementizers and finite_verbs(doc, word.i, begin):
            continue
        end = clause_end(reading, cue, begin, sentence)
        comma = next((place for place in range(begin, sentence.end) if doc[place].text == ","), None)
        if comma is not None and not finite_verbs(doc, begin, comma):
            end = min(end, doc[comma].idx)  # „Der Vorschlag, die Flagge zu wechseln, fand …“
        span = words_between(reading.text, doc[begin].idx, end)
        if span:
            speaker = (owner_of(reading, word) if is_noun else None) or _subject_above(reading, word)
            yield Finding("Indirect", (span,), "noun_clause", 0.75, cue, speaker)


def _subject_above(reading: Reading, word: Token) -> TokenSpan | None:
    """The subject of the clause in which the word stands, if it is not the word itself."""
    verb = word if has_child(word, "cop", "nsubj") else clause_of(word)
    doer = subject(verb)
    if not is_passive(verb) and (doer is None or doer.i == word.i):
        return None
    return speaker_by_tree(reading, verb)
