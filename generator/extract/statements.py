"""Reported statements: clauses and infinitives that hang on a verb, a noun or a preposition of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.clauses import (
    children,
    clause_of,
    full_lemma,
    is_finite,
    is_passive,
    mood,
    noun_phrase,
    relation,
    subject,
)
from generator.extract.finding import EDGES, Finding, overlap
from generator.extract.reading import Cue, finite_verbs, is_mark, is_punctuation, phrase_places, statement_end
from generator.extract.speakers import is_somebody, phrase_from, phrase_of, speaker_after, speaker_before, speaker_by_tree, speaker_of
from generator.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from generator.extract.reading import Reading

# How far behind a cue its clause may begin, in tokens.
MAX_DISTANCE = 30
DEMONSTRATIVES = frozenset({"das", "dies", "dieses", "this", "that"})
NO_COMPLEMENT = frozenset({"so", "sondern", "ohne", "statt", "als"})  # „so dass“, „ohne dass“
FIRST_WORDS = 2  # in a main clause the finite verb comes second, behind one phrase


def statement_behind(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Die Ministerin sagte, sie sei bereit. Er erklärte, dass er komme. Sie kündigte an, zu bauen."""
    del found
    by_begin: dict[int, Cue] = {}  # of several verbs before a clause the nearest governs it
    for cue in reading.cues:
        if cue.frames and not reading.in_marks[cue.begin]:
            begin = _clause_begin(reading, cue, reading.sentences[cue.begin].end)
            if begin is not None and not _is_cut_off(reading, cue, begin):
                before = by_begin.get(begin)
                if before is None or not _is_aside(reading, cue, begin):
                    by_begin[begin] = cue
    for begin, cue in by_begin.items():
        sentence = reading.sentences[cue.begin]
        end = _clause_end(reading, cue, begin, sentence)
        span = inner(reading.text, reading.doc[begin].idx, end)
        speaker = speaker_of(reading, cue, sentence.start, sentence.end)
        if speaker is not None and speaker.text.lower() in reading.profile.quotes.no_others:
            continue  # whoever writes or asks, and nobody in particular
        if span and (speaker or reading.parsed):
            yield Finding("Indirect", (span,), "statement_behind", 0.85, cue, speaker)


def _is_aside(reading: Reading, cue: Cue, begin: int) -> bool:
    """Whether the verb is of a clause that says more of a noun, and a main clause follows („…, die er schrieb, sie sei“)."""
    doc = reading.doc
    if doc[begin].lower_ in reading.profile.quotes.complementizers:
        return False
    opener = clause_of(doc, cue.begin)
    return relation(opener) in {"acl", "advcl"} and bool(list(finite_verbs(doc, begin, min(begin + 8, len(doc)))))


def _is_cut_off(reading: Reading, cue: Cue, begin: int) -> bool:
    """Whether a main clause of its own stands between the verb and the clause, so that this cannot hang on it."""
    doc = reading.doc
    last = max((place for place in cue.tokens if place < begin), default=cue.begin)
    for verb in finite_verbs(doc, last + 1, begin):
        if verb.i not in cue.tokens and relation(clause_of(doc, verb.i)) not in {"acl", "advcl"}:
            return True
    return False


def statement_before(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Das Wasser steige, sagte die Ministerin, und werde weiter steigen."""
    if not reading.parsed:
        return
    doc = reading.doc
    for cue in reading.cues:
        if reading.in_marks[cue.begin]:
            continue
        sentence = reading.sentences[cue.begin]
        first = min((place for place in cue.tokens if is_finite(doc[place])), default=cue.begin)
        if first > sentence.start + 1 and doc[first - 1].lower_ in {*DEMONSTRATIVES, *reading.profile.quotes.so}:
            first -= 1
        if first <= sentence.start or doc[first - 1].text not in {",", "–"}:
            continue
        verb = doc[cue.begin]
        found_subject = subject(verb)
        if found_subject is None or found_subject.i < first:
            continue
        begin = sentence.start
        if _is_side_clause(reading, begin, first - 1) or not _has_main_verb(reading, begin, first):
            continue
        spans = [inner(reading.text, doc[begin].idx, doc[first - 1].idx), _after_inserted(reading, cue, sentence)]
        speaker = speaker_by_tree(reading, verb) or speaker_after(reading, first + 1, sentence.end)
        pieces = tuple(span for span in spans if span)
        if pieces and spans[0] and not any(overlap(pieces, one.spans) for one in found if one.type == "Direct"):
            yield Finding("Indirect", pieces, "statement_before", 0.85, cue, speaker)


def _has_main_verb(reading: Reading, begin: int, end: int) -> bool:
    """Whether a finite verb stands there that is not of a relative or another subordinate clause, „dass …“ aside."""
    if reading.doc[begin].lower_ in reading.profile.quotes.complementizers:
        return True
    for verb in finite_verbs(reading.doc, begin, end):
        head = clause_of(reading.doc, verb.i)
        if relation(head) not in {"acl", "advcl"} and not reading.in_marks[verb.i]:
            return True
    return False


def comparison(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Wie die Polizei mitteilte, ist die Brücke gesperrt."""
    del found
    if not reading.parsed:
        return
    doc = reading.doc
    for cue in reading.cues:
        sentence = reading.sentences[cue.begin]
        last = max(cue.tokens)
        openers = [
            token.i for token in doc[sentence.start : min(cue.tokens)]
            if token.lower_ in reading.profile.quotes.comparison
            and (token.i == sentence.start or is_punctuation(doc[token.i - 1]))
        ]  # fmt: skip
        if not openers or reading.in_marks[cue.begin]:
            continue
        begin = openers[-1]
        if "clause" not in cue.frames or any(
            doc[place].text == "," and is_finite(doc[place + 1]) for place in range(begin, min(cue.tokens))
        ):
            continue
        end = next((place for place in range(last + 1, sentence.end) if doc[place].text in {",", "."}), sentence.end)
        speaker = speaker_by_tree(reading, doc[cue.begin])
        if speaker is None and not doc[cue.begin].lemma_.startswith("hei"):
            continue
        yield from _rest(reading, begin, end, sentence, cue, speaker, "comparison")


def according_to(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Laut Behörde kommt das Wasser morgen. Der Behörde zufolge kommt es morgen. Nach Angaben der Behörde kommt es."""
    del found
    quotes = reading.profile.quotes
    for cue in phrase_places(reading, quotes.before):
        sentence = reading.sentences[cue.begin]
        if reading.parsed and reading.doc[cue.begin].pos_ != "ADP":
            continue
        speaker = _noun_behind(reading, cue.end, sentence.end)
        if speaker:
            yield from _rest(reading, cue.begin, speaker.end, sentence, cue, speaker, "according_to")
    for cue in phrase_places(reading, quotes.after):
        sentence = reading.sentences[cue.begin]
        speaker = _noun_before(reading, cue.begin, sentence.start)
        if speaker and speaker.end == cue.begin:
            yield from _rest(reading, speaker.start, cue.end, sentence, cue, speaker, "according_to")
    yield from _sources(reading)


def _sources(reading: Reading) -> Iterator[Finding]:
    """Nach Angaben der Polizei; ihrer Meinung nach; nach eigenen Angaben."""
    doc, quotes = reading.doc, reading.profile.quotes
    if not reading.parsed:
        return
    sources = tuple(word.lower() for word in quotes.source_nouns)
    for noun in doc:
        if noun.pos_ != "NOUN" or not noun.lemma_.lower().endswith(sources):
            continue
        sentence = reading.sentences[noun.i]
        begin, end = noun_phrase(noun)
        before, behind = doc[begin - 1] if begin > sentence.start else None, doc[end] if end < sentence.end else None
        if behind is not None and behind.lower_ in quotes.source_words[:1] and (behind.i + 1 == sentence.end or not doc[behind.i + 1].pos_ == "NUM") and _owner(reading, noun) is not None and (before is None or before.lower_ not in quotes.source_words):
            cue = Cue(noun.i, behind.i + 1, noun.lemma_, "")
            end = behind.i + 1
        elif before is not None and before.lower_ in quotes.source_words[:1]:
            cue = Cue(before.i, before.i + 1, noun.lemma_, "", (), (noun.i,))
            begin = before.i
        else:
            continue
        speaker = _owner(reading, noun) or _subject_of_own(reading, noun)
        if speaker is None:
            continue
        yield from _rest(reading, begin, end, sentence, cue, speaker, "according_to")


def _owner(reading: Reading, noun: Token) -> TokenSpan | None:
    """Whose the noun is: „Angaben der Polizei“, „ihre Meinung“, „Polizeiangaben“ (themselves)."""
    for child in children(noun, "nmod", "flat", "appos", "nmod:poss"):
        if child.i > noun.i and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return phrase_of(reading, child)
    for child in children(noun, "det:poss", "det", "nmod"):
        if child.i < noun.i and child.lemma_.lower() in reading.profile.quotes.no_others:
            return None
        if child.i < noun.i and ("Poss" in "".join(child.morph.get("Poss")) or child.dep_ == "det:poss"):
            return reading.doc[child.i : child.i + 1]
        if child.i < noun.i and child.dep_ == "nmod":
            return phrase_of(reading, child)
    return None


def _subject_of_own(reading: Reading, noun: Token) -> TokenSpan | None:
    """„Nach eigenen Angaben hat sie …“: the subject; „nach ersten Erkenntnissen“: the noun with its adjective."""
    adjectives = [child for child in children(noun, "amod") if child.lemma_ in {"eigen", "own"}]
    if not adjectives:
        return phrase_of(reading, noun) if any(True for _ in children(noun, "amod")) or noun.i else None
    verb = clause_of(reading.doc, noun.i)
    doer = subject(verb)
    return phrase_of(reading, doer) if doer is not None else None


def _noun_behind(reading: Reading, begin: int, end: int) -> TokenSpan | None:
    """The noun phrase that begins here."""
    if not reading.parsed:
        return phrase_from(reading, begin, end) or speaker_after(reading, begin, min(begin + 2, end))
    for token in reading.doc[begin : min(end, begin + MAX_DISTANCE)]:
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.head.i not in range(begin, token.i + 1):
            return phrase_of(reading, token) if token.left_edge.i >= begin - 1 else reading.doc[begin : token.i + 1]
        if is_finite(token) or token.text in {",", "."}:
            break
    return phrase_from(reading, begin, end)


def _noun_before(reading: Reading, end: int, begin: int) -> TokenSpan | None:
    """The noun phrase that ends here."""
    if not reading.parsed:
        return speaker_before(reading, begin, end)
    heads = [
        token for token in reading.doc[max(begin, end - 12) : end]
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.right_edge.i < end + 1 and noun_phrase(token)[1] == end
    ]  # fmt: skip
    if heads:
        return phrase_of(reading, min(heads, key=lambda token: noun_phrase(token)[0]))
    return speaker_before(reading, begin, end)


def statement_in_sentence_before(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Der Hafen wird verkauft. Das teilte die Stadt am Montag mit."""
    if not reading.parsed:
        return
    doc = reading.doc
    for cue in reading.cues:
        sentence = reading.sentences[cue.begin]
        opening = doc[sentence.start]
        if opening.lower_ not in DEMONSTRATIVES or opening.pos_ != "PRON" or sentence.start == 0:
            continue
        finite_word = next(finite_verbs(doc, sentence.start, sentence.end), None)
        if finite_word is None or finite_word.i not in cue.tokens or finite_word.i != sentence.start + 1:
            continue
        before = reading.sentences[sentence.start - 1]
        span = inner(reading.text, before.start_char, statement_end(before))
        speaker = speaker_by_tree(reading, doc[cue.begin])
        if span is None or speaker is None or any(overlap((span,), one.spans) for one in found):
            continue
        yield Finding("Indirect", (span,), "statement_in_sentence_before", 0.75, cue, speaker)


def anaphor(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Die Kommission hat ihren Bericht vorgelegt. Demnach sinkt die Zahl der Unfälle."""
    for cue in phrase_places(reading, reading.profile.quotes.anaphors):
        sentence = reading.sentences[cue.begin]
        if reading.in_marks[cue.begin] or sentence.start == 0:
            continue
        before = [one for one in found if one.spans[-1].end <= sentence.start_char and one.speaker]
        near = reading.sentences[sentence.start - 1]
        source = before[-1].speaker if before and before[-1].spans[-1].end > near.start_char else topic_of(reading, sentence)
        yield from _rest(reading, cue.begin, cue.end, sentence, cue, source, "anaphor")


def topic_of(reading: Reading, sentence: TokenSpan) -> TokenSpan | None:
    """The subject of the sentence before, if it names somebody: who is spoken of goes on to speak."""
    if sentence.start == 0 or not reading.parsed:
        return None
    speaker = speaker_by_tree(reading, reading.sentences[sentence.start - 1].root)
    return speaker if speaker is not None and is_somebody(reading, speaker) else None


def statement_so(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Das Wasser komme morgen, so die Behörde."""
    for comma in reading.doc[1:-1]:
        so = reading.doc[comma.i + 1]
        if comma.text != "," or so.lower_ not in reading.profile.quotes.so or reading.in_marks[so.i]:
            continue
        sentence = reading.sentences[so.i]
        speaker = _noun_behind(reading, so.i + 1, sentence.end) if reading.parsed else phrase_from(
            reading, so.i + 1, sentence.end
        )
        if speaker is None or (speaker.end < sentence.end and not is_punctuation(reading.doc[speaker.end])):
            continue
        cue = Cue(so.i, so.i + 1, so.lower_, "")
        if so.i < sentence.start + FIRST_WORDS:
            continue
        yield from _rest(reading, comma.i, speaker.end, sentence, cue, speaker, "statement_so")


def noun_clause(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Der Vorwurf der Opposition, die Zahlen seien falsch; sie zeigte sich überzeugt, dass der Deich halte."""
    del found
    if not reading.parsed:
        return
    doc, quotes = reading.doc, reading.profile.quotes
    for word in doc:
        is_noun = word.pos_ == "NOUN" and word.lemma_ in quotes.clause_nouns
        if not is_noun and not (word.pos_ in {"ADJ", "VERB", "ADV"} and word.lower_ in quotes.clause_adjectives):
            continue
        if reading.in_marks[word.i]:
            continue
        sentence = reading.sentences[word.i]
        cue = Cue(word.i, word.i + 1, word.lemma_, "", ("clause", "infinitive"))
        begin = _clause_begin(reading, cue, min(sentence.end, word.i + 14))
        if begin is None or (is_noun and doc[begin - 1].text == ":"):
            continue
        if doc[begin].lower_ not in quotes.complementizers and any(True for _ in finite_verbs(doc, word.i, begin)):
            continue
        end = _clause_end(reading, cue, begin, sentence)
        span = inner(reading.text, doc[begin].idx, end)
        speaker = (_owner(reading, word) if is_noun else None) or _subject_above(reading, word)
        if span:
            yield Finding("Indirect", (span,), "noun_clause", 0.75, cue, speaker)


def _subject_above(reading: Reading, word: Token) -> TokenSpan | None:
    """The subject of the clause in which the word stands, if it is not the word itself."""
    verb = word if any(True for _ in children(word, "cop", "nsubj")) else clause_of(reading.doc, word.i)
    if is_passive(verb):
        return speaker_by_tree(reading, verb)
    doer = subject(verb)
    if doer is None or doer.i == word.i or doer.lower_ == "es":
        return None
    return speaker_by_tree(reading, verb)


def _clause_begin(reading: Reading, cue: Cue, limit: int) -> int | None:
    """Where the clause that hangs on the cue begins; it stands behind a comma or a colon."""
    doc = reading.doc
    begin = max(cue.tokens) + 1 if not _spans_clause(reading, cue) else cue.end
    for place in range(begin, min(limit, cue.end + MAX_DISTANCE)):
        token = doc[place]
        if token.text == ";":
            return None
        if reading.in_marks[place] != reading.in_marks[cue.begin]:
            continue
        if token.lower_ in reading.profile.quotes.complementizers and doc[place - 1].lower_ not in NO_COMPLEMENT:
            return place
        if token.text not in {",", ":"}:
            continue
        first = place + 1
        if token.text == ":" and first < limit and is_mark(doc[first], reading.profile):
            return None
        while first < limit and (is_mark(doc[first], reading.profile) or doc[first].is_space):
            first += 1
        if first < limit and _opens_statement(reading, cue, first, limit):
            return first
        if not reading.parsed:
            return None
    return None


def _spans_clause(reading: Reading, cue: Cue) -> bool:
    """Whether a part of the verb stands behind its clause („hat gesagt, dass er komme, …“ does not)."""
    return any(reading.doc[place].text == "," for place in range(cue.end, max(cue.tokens) + 1))


def _opens_statement(reading: Reading, cue: Cue, first: int, limit: int) -> bool:
    """Whether a reported clause begins at this word."""
    doc, quotes = reading.doc, reading.profile.quotes
    word = doc[first].lower_
    if word in quotes.complementizers:
        return doc[first - 1].lower_ not in NO_COMPLEMENT
    if not reading.parsed:
        return False
    if word in quotes.question_words and word not in quotes.comparison:
        return "clause" in cue.frames and relation(clause_of(doc, first)) not in {"acl"}
    stop = next((place for place in range(first, limit) if doc[place].text in {",", ";", ":"}), limit)
    verbs = list(finite_verbs(doc, first, stop))
    if not verbs:
        if "infinitive" in cue.frames and word not in quotes.infinitive_openers and _has_infinitive(reading, first, stop):
            return True
        # „…, nach dem Spiel hätten, wie …“ and subordinate clauses in front: look one clause further.
        return False
    verb = verbs[0]
    if verb.i == first:  # „Falls es regnet, könnte …“: the main clause behind its condition
        return False
    if _is_relative(reading, first, verb, cue):
        return False
    if mood(verb) and doc[first].pos_ != "SCONJ":
        return True
    if doc[first].pos_ == "SCONJ" or doc[first].dep_ == "mark":  # „…, wenn es regne, bleibe man zu Hause“
        later = [one for one in finite_verbs(doc, stop, limit) if mood(one)]
        return bool(mood(verb)) and bool(later) and doc[stop].text == "," and stop + 1 == later[0].i
    if any(verb.i in other.tokens for other in reading.cues):
        return False
    return _hangs_on(cue, verb, doc) and verb.i - first <= 6 and not _is_side_clause(reading, first, stop)


def _hangs_on(cue: Cue, verb: Token, doc: object) -> bool:
    at = verb
    while at.head.i != at.i:
        if relation(at) in {"acl", "advcl", "conj"}:
            return False
        if at.head.i in cue.tokens:
            return relation(at) == "ccomp"
        at = at.head
    return False


def _has_infinitive(reading: Reading, begin: int, end: int) -> bool:
    """Whether „zu“ with an infinitive stands there, apart or within the verb („anzukommen“)."""
    for token in reading.doc[begin:end]:
        if token.pos_ == "PART" and token.lower_ in {"zu", "to"}:
            return True
        if token.pos_ in {"VERB", "AUX"} and "Inf" in token.morph.get("VerbForm") and "zu" in token.lower_[1:-3]:
            return True
    return False


def _is_relative(reading: Reading, first: int, verb: Token, cue: Cue) -> bool:
    """Whether a relative clause begins here: a pronoun like an article, perhaps behind a preposition, the verb last."""
    doc = reading.doc
    start = first + (doc[first].pos_ == "ADP")
    token = doc[start]
    if token.lower_ not in {"der", "die", "das", "dem", "den", "deren", "dessen", "denen", "welcher", "welche", "welches", "welchem", "welchen", "wo", "who", "which"}:
        return False
    head = clause_of(doc, verb.i)
    if relation(head) == "acl" or token.pos_ == "PRON":
        following = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
        return verb.i > start + 1 and (following is None or is_punctuation(following) or following.pos_ in {"CCONJ", "VERB", "AUX"})
    return False


def _is_side_clause(reading: Reading, begin: int, end: int) -> bool:
    """Whether a subordinate clause of time, condition and the like stands there."""
    first = reading.doc[begin]
    if first.lower_ in reading.profile.quotes.complementizers:
        return False
    if first.lower_ in reading.profile.quotes.infinitive_openers:
        return True
    if first.pos_ == "SCONJ" or (first.dep_ == "mark") or first.lower_ in reading.profile.quotes.comparison:
        # Its clause ends right before: nothing but it stands there.
        commas = [place for place in range(begin, end) if reading.doc[place].text == ","]
        return not commas or not any(mood(verb) for verb in finite_verbs(reading.doc, commas[0], end))
    return False


def _clause_end(reading: Reading, cue: Cue, begin: int, sentence: TokenSpan) -> int:
    """The character where the reported clause ends: where the cue's own clause goes on, or with the sentence."""
    doc = reading.doc
    end = statement_end(sentence)
    if not reading.parsed:
        return end
    verb = clause_of(doc, cue.begin)
    first_mood = next((mood(one) for one in finite_verbs(doc, begin, sentence.end)), "")
    depth = 0
    for place in range(begin, sentence.end):
        token = doc[place]
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        if depth < 0 or token.text == ";" or (token.text == ":" and is_mark(doc[min(place + 1, len(doc) - 1)], reading.profile)):
            return token.idx
        if token.text in {"–", "-"} and not mood_behind(reading, place, sentence.end):
            return token.idx
        if token.text == "," and doc[place + 1].lower_ in reading.profile.quotes.so and not any(
            True for _ in finite_verbs(doc, place, sentence.end)
        ):
            return token.idx
        if not is_finite(token) or mood(token) or place <= begin + 1:
            continue
        if doc[place - 1].text == "," and doc[begin].pos_ != "SCONJ" and token.i - begin > 2:
            return doc[place - 1].idx  # „Während sie ankündigte, zu bauen, zögert er“
        if first_mood and _is_contrast(reading, begin, place):
            return doc[_conjunct_begin(reading, begin, place)].idx
        head = token.head if relation(token) in {"aux", "cop"} else token
        if relation(head) == "conj" and head.head.i in {verb.i, cue.begin}:
            return doc[_conjunct_begin(reading, begin, place)].idx
        if head.i == verb.i and head.i > begin:  # the main clause behind: „Die Forderung, …, lehnte sie ab.“
            comma = next((one for one in range(place - 1, begin, -1) if doc[one].text == ","), place)
            return doc[comma].idx
    tail = max(cue.tokens)
    if tail > begin:  # „hatte, dass …, gesagt“
        return doc[tail].idx
    return end


def _is_contrast(reading: Reading, begin: int, place: int) -> bool:
    """Whether a main clause with a conjunction begins right before this verb („…, doch die Richterin lehnt ab“)."""
    for one in range(place - 1, max(begin, place - 5), -1):
        if reading.doc[one].text == ",":
            return reading.doc[one + 1].pos_ == "CCONJ" or reading.doc[one + 1].lower_ in {"doch", "jedoch", "denn"}
    return False


def mood_behind(reading: Reading, begin: int, end: int) -> bool:
    """Whether a finite verb stands behind, or another dash („– so die Zahl –“)."""
    return any(True for _ in finite_verbs(reading.doc, begin, end)) or any(
        token.text in {"–", "-"} for token in reading.doc[begin + 1 : end]
    )


def _conjunct_begin(reading: Reading, begin: int, place: int) -> int:
    """Where the main clause goes on: at the conjunction or comma before the finite verb."""
    doc = reading.doc
    for one in range(place - 1, begin, -1):
        if doc[one].pos_ == "CCONJ":
            return one - 1 if doc[one - 1].text == "," else one
        if doc[one].text in {",", ";"}:
            return one
    return place


def _after_inserted(reading: Reading, cue: Cue, sentence: TokenSpan) -> Span | None:
    """What goes on behind an inserted cue: „…, sagte sie, und werde weiter steigen“."""
    doc = reading.doc
    last = max(cue.tokens)
    for place in range(last + 1, min(sentence.end, last + MAX_DISTANCE)):
        if doc[place].text == ",":
            verbs = list(finite_verbs(doc, place, sentence.end))
            first = doc[min(place + 1, sentence.end - 1)]
            other = any(one.begin > place for one in reading.cues if one.begin < sentence.end and one.frames)
            if verbs and mood(verbs[0]) and not other and not _is_relative(reading, first.i, verbs[0], cue):
                return inner(reading.text, first.idx, statement_end(sentence))
            if not verbs and first.pos_ == "CCONJ":
                return inner(reading.text, first.idx, statement_end(sentence))
    return None


def _rest(
    reading: Reading, begin: int, end: int, sentence: TokenSpan, cue: Cue, speaker: TokenSpan | None, rule: str
) -> Iterator[Finding]:
    """The sentence without the tokens from ``begin`` to ``end``, in one or two pieces."""
    text = reading.text
    stop = statement_end(sentence)
    pieces = [inner(text, sentence.start_char, reading.doc[begin].idx)]
    if end < sentence.end and reading.doc[end].idx < stop:
        pieces.append(inner(text, reading.doc[end].idx, stop))
    spans = tuple(span for span in pieces if span)
    if spans:
        yield Finding("Indirect", spans, rule, 0.8, cue, speaker)


def inner(text: str, begin: int, end: int) -> Span | None:
    """The span without white space and commas at its ends, None if no word is left."""
    words = text[begin:end]
    begin += len(words) - len(words.lstrip(EDGES))
    end -= len(words) - len(words.rstrip(EDGES))
    return Span(begin, end) if begin < end and any(one.isalnum() for one in text[begin:end]) else None
