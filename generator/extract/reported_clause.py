"""Where a clause that hangs on a word of saying begins and ends: at commas and colons, checked by the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.clauses import clause_of, finite_verbs, is_finite, lexical, mood, relation
from generator.extract.reading import is_mark, is_punctuation, statement_end

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from generator.extract.reading import Cue, Reading

# How far behind a cue its clause may begin, and its finite verb behind the clause's first word; in tokens.
MAX_DISTANCE = 30
MAX_FRONT = 6
MAX_CONJUNCTION = 5  # tokens between a conjunction's comma and the verb of its main clause
DASHES = frozenset({"–", "-", "—"})


def clause_begin(reading: Reading, cue: Cue, limit: int) -> int | None:
    """The token at which the clause that hangs on the cue begins, before ``limit``; None if there is none."""
    if not reading.parsed:
        return _begin_by_order(reading, cue, limit)
    doc = reading.doc
    split = any(doc[place].text == "," for place in range(cue.end, max(cue.tokens) + 1))
    begin = cue.end if split else max(cue.tokens) + 1  # „hat, dass er komme, gesagt“
    for place in range(begin, min(limit, cue.end + MAX_DISTANCE)):
        token = doc[place]
        if token.text == ";":
            return None
        if reading.in_marks[place] != reading.in_marks[cue.begin]:
            continue
        if _is_complementizer(reading, place):
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
    return None


def _begin_by_order(reading: Reading, cue: Cue, limit: int) -> int | None:
    """Without a tree: at the complementizer, or right behind a cue that needs none (“said the harbour was ready”)."""
    doc, openers = reading.doc, reading.profile.quotes.grammar.clause_openers
    bare = "bare" in cue.frames and cue.end < limit and doc[cue.end].lower_ in openers
    if bare and cue.begin and not is_punctuation(doc[cue.begin - 1]):
        return cue.end
    for place in range(cue.end, min(limit, cue.end + MAX_DISTANCE)):
        if doc[place].text in {",", ":", ";"} or is_mark(doc[place], reading.profile):
            return place + 1 if place + 1 < limit and _is_complementizer(reading, place + 1) else None
        if _is_complementizer(reading, place):
            return place
    return None


def _is_complementizer(reading: Reading, place: int) -> bool:
    """Whether „dass“ or „ob“ stands there and opens a reported clause („so dass“ does not)."""
    quotes = reading.profile.quotes
    before = reading.doc[place - 1].lower_ if place else ""
    opens = reading.doc[place].lower_ in quotes.complementizers
    return opens and before not in quotes.grammar.not_before_complementizer


def _opens_statement(reading: Reading, cue: Cue, first: int, limit: int) -> bool:
    """Whether a reported clause begins at this word, behind a comma or colon."""
    doc, quotes = reading.doc, reading.profile.quotes
    word = doc[first].lower_
    if word in quotes.complementizers:
        return _is_complementizer(reading, first)
    if word in quotes.question_words and word not in quotes.comparison:
        asks = "clause" in cue.frames and "about" not in cue.frames and doc[first - 2].pos_ != "PRON"
        return asks and relation(clause_of(doc[first])) != "acl"
    stop = next((place for place in range(first, limit) if doc[place].text in {",", ";", ":"}), limit)
    verbs = finite_verbs(doc, first, stop)
    if verbs:
        return _is_main_clause(reading, cue, (first, stop, limit), verbs[0])
    if _has_infinitive(reading, first, stop):
        return word not in quotes.grammar.infinitive_openers and "infinitive" in cue.frames
    return _goes_on_behind(reading, first, stop, limit)


def _goes_on_behind(reading: Reading, first: int, stop: int, limit: int) -> bool:
    """Whether a main clause begins here whose verb stands behind an insertion („…, der Rat, der zögert, habe …“)."""
    doc = reading.doc
    if doc[first].pos_ not in {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        return False
    verbs = (verb for verb in finite_verbs(doc, stop, limit) if relation(clause_of(verb)) not in {"acl", "advcl"})
    verb = next(verbs, None)
    return verb is not None and bool(mood(verb)) and all(doc[place].text != ";" for place in range(stop, verb.i))


def _is_main_clause(reading: Reading, cue: Cue, places: tuple[int, int, int], verb: Token) -> bool:
    """Whether a reported main clause begins at the first place, with this finite verb before the second."""
    doc = reading.doc
    first, stop, limit = places
    if verb.i == first or is_relative(reading, first, verb):  # „Falls es regnet, könnte …“: the main clause begins
        return False
    if doc[first].pos_ == "SCONJ" or doc[first].dep_ == "mark":  # „…, wenn es regne, bleibe man zu Hause“
        behind = doc[stop + 1] if stop + 1 < limit and doc[stop].text == "," else None
        return bool(mood(verb)) and behind is not None and is_finite(behind) and bool(mood(behind))
    if mood(verb):
        return True
    if "about" in cue.frames or any(verb.i in other.tokens for other in reading.cues) or verb.i - first > MAX_FRONT:
        return False
    return _hangs_on(cue, verb)


def _hangs_on(cue: Cue, verb: Token) -> bool:
    """Whether the verb's clause is the object of the cue's verb."""
    at = verb
    while at.head.i != at.i and relation(at) not in {"acl", "advcl", "conj"}:
        if at.head.i in cue.tokens:
            return relation(at) == "ccomp"
        at = at.head
    return False


def _has_infinitive(reading: Reading, begin: int, end: int) -> bool:
    """Whether „zu“ with an infinitive stands there, apart or within the verb („anzukommen“)."""
    marks = reading.profile.quotes.grammar.infinitive_marks
    for token in reading.doc[begin:end]:
        if token.pos_ == "PART" and token.lower_ in marks:
            return True
        is_infinitive = token.pos_ in {"VERB", "AUX"} and "Inf" in token.morph.get("VerbForm", [])
        if is_infinitive and any(mark in token.lower_[1:-3] for mark in marks):
            return True
    return False


def is_relative(reading: Reading, first: int, verb: Token) -> bool:
    """Whether a relative clause begins here: its pronoun, perhaps behind a preposition, and the verb at its end."""
    doc = reading.doc
    start = first + (doc[first].pos_ == "ADP")
    if start >= len(doc) or doc[start].lower_ not in reading.profile.quotes.grammar.relative:
        return False
    governed = relation(clause_of(verb))
    if governed == "ccomp" or (governed != "acl" and doc[start].pos_ != "PRON"):
        return False
    behind = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    at_end = behind is None or is_punctuation(behind) or behind.pos_ in {"CCONJ", "VERB", "AUX"}
    return verb.i > start + 1 and at_end


def clause_end(reading: Reading, cue: Cue, begin: int, sentence: Span) -> int:
    """The character where the reported clause ends: where the cue's own clause goes on, or with the sentence."""
    doc = reading.doc
    end = statement_end(sentence)
    if not reading.parsed:
        return end
    verb = clause_of(doc[cue.begin])
    reported = next((mood(one) for one in finite_verbs(doc, begin, sentence.end)), "")
    brackets = 0
    for place in range(begin, sentence.end):
        token = doc[place]
        brackets += (token.text == "(") - (token.text == ")")
        if brackets < 0 or _is_border(reading, place, sentence.end):
            return int(token.idx)
        if not is_finite(token) or mood(token) or place <= begin + 1:
            continue
        if doc[place - 1].text == "," and doc[begin].pos_ != "SCONJ" and place - begin > 2:  # noqa: PLR2004
            return int(doc[place - 1].idx)  # „Während sie ankündigte, zu bauen, zögert er“
        head = lexical(token)
        goes_on = relation(head) == "conj" and head.head.i in {verb.i, cue.begin}
        if goes_on or (reported and _is_contrast(reading, begin, place)):
            return int(doc[_conjunct_begin(reading, begin, place)].idx)
        if head.i == verb.i and head.i > begin:  # „Die Forderung, …, lehnte sie ab.“
            comma = next((one for one in range(place - 1, begin, -1) if doc[one].text == ","), place)
            return int(doc[comma].idx)
    last = max(cue.tokens)
    return int(doc[last].idx) if last > begin else end  # „hatte, dass …, gesagt“


def _is_border(reading: Reading, place: int, end: int) -> bool:
    """Whether something else begins at this mark: another sentence, words in quotation marks, „…, so X“."""
    doc = reading.doc
    token, following = doc[place], doc[min(place + 1, len(doc) - 1)]
    if token.text == ";" or (token.text == ":" and is_mark(following, reading.profile)):
        return True
    verbs = finite_verbs(doc, place, end)
    if token.text in DASHES:
        return not verbs and not any(one.text in DASHES for one in doc[place + 1 : end])
    return token.text == "," and following.lower_ in reading.profile.quotes.so and not verbs


def _is_contrast(reading: Reading, begin: int, place: int) -> bool:
    """Whether a main clause with a conjunction begins right before this verb („…, doch die Richterin lehnt ab“)."""
    for one in range(place - 1, max(begin, place - MAX_CONJUNCTION), -1):
        if reading.doc[one].text == ",":
            word = reading.doc[one + 1]
            return word.pos_ == "CCONJ" or word.lower_ in reading.profile.quotes.grammar.contrasts
    return False


def _conjunct_begin(reading: Reading, begin: int, place: int) -> int:
    """Where the main clause goes on: at the conjunction or comma before its finite verb."""
    doc = reading.doc
    for one in range(place - 1, begin, -1):
        if doc[one].pos_ == "CCONJ":
            return one - 1 if doc[one - 1].text == "," else one
        if doc[one].text in {",", ";"}:
            return one
    return place
