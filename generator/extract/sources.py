"""Statements whose source is named by a preposition, a comparison or an adverb: „laut X“, „wie X sagte“, „so X“."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.clauses import children, clause_of, finite_verbs, is_finite, mood, noun_phrase, relation
from generator.extract.finding import Finding, words_between
from generator.extract.phrases import phrase_from, speaker_after, speaker_before
from generator.extract.reading import Cue, is_mark, is_punctuation, is_source_noun, phrase_places, statement_end
from generator.extract.speakers import NAMING, is_somebody, phrase_of, speaker_by_tree, topic_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from generator.extract.reading import Reading

# How long a phrase that names a source may be, in tokens.
MAX_SOURCE = 30
MAX_SOURCE_BEFORE = 12


def comparison(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Wie die Polizei mitteilte, ist die Brücke gesperrt."""
    del found
    if not reading.parsed:
        return
    doc, quotes = reading.doc, reading.profile.quotes
    for cue in reading.cues:
        sentence, verb = reading.sentences[cue.begin], doc[cue.begin]
        openers = [
            token.i for token in doc[sentence.start : min(cue.tokens)]
            if token.lower_ in quotes.comparison and (token.i == sentence.start or is_punctuation(doc[token.i - 1]))
        ]  # fmt: skip
        if not openers or reading.in_marks[cue.begin] or "clause" not in cue.frames or relation(verb) == "ccomp":
            continue  # „Er fragte, wie …“
        begin, last = openers[-1], max(cue.tokens)
        if any(doc[place].text == "," and is_finite(doc[place + 1]) for place in range(begin, min(cue.tokens))):
            continue  # „Wie X bestätigte, plant …“: the second verb is of the main clause
        end = next((place for place in range(last + 1, sentence.end) if doc[place].text in {",", "."}), sentence.end)
        speaker = speaker_by_tree(reading, verb)
        if speaker or verb.lemma_ in quotes.grammar.impersonal_verbs:
            yield from _rest(reading, (begin, end), cue, speaker, "comparison")


def according_to(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Laut Behörde kommt das Wasser morgen. Der Behörde zufolge kommt es morgen. Nach Angaben der Behörde kommt es."""
    del found
    quotes = reading.profile.quotes
    for cue in phrase_places(reading, quotes.before):
        if not reading.parsed or reading.doc[cue.begin].pos_ == "ADP":
            speaker = _noun_behind(reading, cue.end, reading.sentences[cue.begin].end)
            if speaker:
                yield from _rest(reading, (cue.begin, _with_relative(reading, speaker)), cue, speaker, "according_to")
    for cue in phrase_places(reading, quotes.after):
        speaker = _noun_before(reading, reading.sentences[cue.begin].start, cue.begin)
        if speaker and speaker.end == cue.begin:
            yield from _rest(reading, (speaker.start, cue.end), cue, speaker, "according_to")
    if reading.parsed:
        yield from _named_sources(reading)


def _with_relative(reading: Reading, source: TokenSpan) -> int:
    """Behind the source and a relative clause on it („laut einem Gutachten, das am Montag erschien, …“)."""
    doc, end = reading.doc, source.end
    if not reading.parsed or end >= len(doc) or doc[end].text != ",":
        return end
    clause = next((child for child in source.root.children if relation(child) == "acl" and child.i > end), None)
    if clause is None:
        return end
    behind = int(clause.right_edge.i) + 1
    return behind + 1 if behind < len(doc) and doc[behind].text == "," else behind


def _named_sources(reading: Reading) -> Iterator[Finding]:
    """Nach Angaben der Polizei; ihrer Meinung nach; nach eigenen Angaben; nach Polizeiangaben."""
    doc, quotes = reading.doc, reading.profile.quotes
    for noun in doc:
        if not is_source_noun(noun, reading.profile):
            continue
        sentence = reading.sentences[noun.i]
        begin, end = noun_phrase(noun)[0], _source_end(reading, noun)
        if begin > sentence.start and doc[begin - 1].lower_ in quotes.source_words:
            begin -= 1
            cue = Cue(begin, begin + 1, noun.lemma_, "", (), (noun.i,))
        elif end < sentence.end and doc[end].lower_ in quotes.source_words and owner_of(reading, noun):
            number = end + 1 < sentence.end and doc[end + 1].pos_ == "NUM"  # „Angaben nach 18 Uhr“
            if number:
                continue
            end += 1
            cue = Cue(noun.i, end, noun.lemma_, "")
        else:
            continue
        speaker = owner_of(reading, noun) or _source_itself(reading, noun)
        if speaker and not (speaker.root.dep_ == "det:poss" and _has_inserted_cue(reading, sentence)):
            yield from _rest(reading, (begin, end), cue, speaker, "according_to")


def _has_inserted_cue(reading: Reading, sentence: TokenSpan) -> bool:
    """Whether the sentence says in another way who speaks („Ihrer Meinung nach ist es zu spät, sagte X“)."""
    doc = reading.doc
    cues = [cue for cue in reading.cues if cue.frames and sentence.start < cue.begin < sentence.end]
    return any(doc[place - 1].text == "," and is_finite(doc[place]) for cue in cues for place in cue.tokens)


def _owners_behind(reading: Reading, noun: Token) -> list[Token]:
    """What stands behind the noun and says whose it is: a genitive, „von …“, a name."""
    leading = reading.profile.quotes.grammar.agents
    return [
        child for child in children(noun, "nmod", "flat", "appos")
        if child.i > noun.i and child.pos_ in NAMING and (
            not child.morph.get("Case", []) or "Gen" in child.morph.get("Case", []) or child.pos_ == "PROPN"
            or any(case.lower_ in leading for case in children(child, "case"))
        )
    ]  # fmt: skip


def _source_end(reading: Reading, noun: Token) -> int:
    """Behind the noun and whose it is."""
    owners = _owners_behind(reading, noun)
    return max([noun.i + 1, *(noun_phrase(owner)[1] for owner in owners[:1])])


def owner_of(reading: Reading, noun: Token) -> TokenSpan | None:
    """Whose the noun is: „Angaben der Polizei“, „ihre Meinung“. None for the writer's own."""
    for child in _owners_behind(reading, noun)[:1]:
        return phrase_of(reading, child)
    for child in children(noun, "det:poss", "det", "nmod"):
        if child.i > noun.i:
            continue
        if _is_writers(reading, child):
            return None
        if child.dep_ == "det:poss" or "Yes" in child.morph.get("Poss", []):
            return reading.doc[child.i : child.i + 1]
        if child.dep_ == "nmod":
            return phrase_of(reading, child)
    return None


def _source_itself(reading: Reading, noun: Token) -> TokenSpan | None:
    """„Nach eigenen Angaben hat sie …“: the subject; „nach ersten Erkenntnissen“: the noun with its attributes."""
    if any(child.lemma_ in reading.profile.quotes.grammar.own for child in children(noun, "amod")):
        return speaker_by_tree(reading, clause_of(noun))
    if any(_is_writers(reading, child) for child in children(noun, "det", "det:poss")):
        return None
    return phrase_of(reading, noun)


def _is_writers(reading: Reading, word: Token) -> bool:
    """Whether the word is a possessive of who writes or reads („meiner Meinung nach“)."""
    return bool(word.lower_.startswith(reading.profile.quotes.grammar.own_possessives or ("\0",)))


def _noun_behind(reading: Reading, begin: int, end: int) -> TokenSpan | None:
    """The noun phrase that begins here."""
    if not reading.parsed:
        return phrase_from(reading, begin, end) or speaker_after(reading, begin, min(begin + 2, end))
    for token in reading.doc[begin : min(end, begin + MAX_SOURCE)]:
        if token.pos_ in NAMING and token.head.i not in range(begin, token.i + 1):
            return (
                phrase_of(reading, token)
                if token.left_edge.i >= begin - 1
                else reading.doc[begin : noun_phrase(token)[1]]
            )
        if is_finite(token) or token.text in {",", "."}:
            break
    return phrase_from(reading, begin, end)


def _noun_before(reading: Reading, begin: int, end: int) -> TokenSpan | None:
    """The noun phrase that ends here."""
    if reading.parsed:
        governed = reading.doc[end].head
        while "Gen" in governed.morph.get("Case", []) and governed.head.pos_ in NAMING and governed.head.i < governed.i:
            governed = governed.head  # „einer Studie der Universität zufolge“
        if governed.pos_ in NAMING and begin <= governed.i < end:
            return reading.doc[noun_phrase(governed)[0] : end]
        ending = [
            token for token in reading.doc[max(begin, end - MAX_SOURCE_BEFORE) : end]
            if token.pos_ in NAMING and noun_phrase(token)[1] == end
        ]  # fmt: skip
        if ending:
            return phrase_of(reading, min(ending, key=lambda token: noun_phrase(token)[0]))
    return speaker_before(reading, begin, end)


def statement_so(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Das Wasser komme morgen, so die Behörde."""
    del found
    doc = reading.doc
    for so in phrase_places(reading, reading.profile.quotes.so):
        sentence = reading.sentences[so.begin]
        if so.begin <= sentence.start + 1 or doc[so.begin - 1].text != "," or reading.in_marks[so.begin]:
            continue
        find = _noun_behind if reading.parsed else phrase_from
        speaker = find(reading, so.end, sentence.end)
        ends = speaker is not None and (speaker.end >= sentence.end or is_punctuation(doc[speaker.end]))
        reported = any(mood(verb) for verb in finite_verbs(doc, sentence.start, sentence.end))
        if speaker and ends and (reported or not reading.parsed or is_somebody(reading, speaker)):
            yield from _rest(reading, (so.begin - 1, speaker.end), so, speaker, "statement_so")


def relative_source(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Es gibt einen Bericht, wonach der Hafen verkauft wird; einen Bericht, nach dem er verkauft wird."""
    del found
    if not reading.parsed:
        return
    doc = reading.doc
    for cue in phrase_places(reading, reading.profile.quotes.relative_sources):
        sentence = reading.sentences[cue.begin]
        comma = cue.begin - 1
        if comma <= sentence.start or doc[comma].text != "," or cue.end >= sentence.end:
            continue
        verb = next(iter(finite_verbs(doc, cue.end, sentence.end)), None)
        nouns = [token for token in doc[sentence.start : comma] if token.pos_ in {"NOUN", "PROPN"}]
        if verb is None or not nouns or reading.in_marks[cue.begin]:
            continue
        behind = next((place for place in range(verb.i, sentence.end) if doc[place].text == ","), None)
        open_end = behind is None or not is_finite(doc[min(behind + 1, len(doc) - 1)])
        end = statement_end(sentence) if behind is None or open_end else doc[behind].idx
        span = words_between(reading.text, doc[cue.end].idx, end)
        if span:
            head = clause_of(verb)
            noun = head.head if relation(head) == "acl" and head.head.i < comma else nouns[-1]
            if cue.end - cue.begin > 1 and not _can_tell(reading, noun):
                continue  # „der Sturm, nach dem die Brücke fehlte“
            yield Finding("Indirect", (span,), "relative_source", 0.75, cue, phrase_of(reading, noun))


def _can_tell(reading: Reading, noun: Token) -> bool:
    """Whether the noun is one for a source or for what can speak."""
    bodies = reading.profile.quotes.bodies
    return is_source_noun(noun, reading.profile) or bool(noun.lemma_.lower().endswith(bodies))


def anaphor(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Die Kommission hat ihren Bericht vorgelegt. Demnach sinkt die Zahl der Unfälle."""
    for cue in phrase_places(reading, reading.profile.quotes.anaphors):
        sentence = reading.sentences[cue.begin]
        if reading.in_marks[cue.begin] or sentence.start == 0 or reading.doc[cue.begin - 1].text == ",":
            continue
        before = reading.sentences[sentence.start - 1]
        near = [one for one in found if before.start_char < one.spans[-1].end <= sentence.start_char and one.speaker]
        speaker = near[-1].speaker if near else topic_before(reading, sentence)
        yield from _rest(reading, (cue.begin, cue.end), cue, speaker, "anaphor")


def _is_colon(reading: Reading, place: int) -> bool:
    """Whether words in quotation marks follow a colon here."""
    doc = reading.doc
    return doc[place].text == ":" and place + 1 < len(doc) and is_mark(doc[place + 1], reading.profile)


def _bounds(reading: Reading, begin: int, end: int, sentence: TokenSpan) -> tuple[int, int]:
    """The characters between which the statement stands: the sentence, a part between semicolons, a relative clause."""
    doc = reading.doc
    left = [place for place in range(sentence.start, begin) if doc[place].text == ";"]
    right = [place for place in range(end, sentence.end) if doc[place].text == ";" or _is_colon(reading, place)]
    verb = clause_of(doc[begin]) if reading.parsed else doc[begin]
    commas = [place for place in range(sentence.start, begin) if doc[place].text == ","]
    if relation(verb) == "acl" and verb.i > begin and commas:
        left.append(commas[-1])
        right = [place for place in range(verb.i, sentence.end) if doc[place].text == ","] or right
    start = doc[max(left)].idx + 1 if left else sentence.start_char
    return start, doc[min(right)].idx if right else statement_end(sentence)


def _rest(
    reading: Reading, without: tuple[int, int], cue: Cue, speaker: TokenSpan | None, rule: str
) -> Iterator[Finding]:
    """The cue's sentence without these tokens, in one or two pieces."""
    begin, end = without
    text, sentence = reading.text, reading.sentences[cue.begin]
    start, stop = _bounds(reading, begin, end, sentence)
    pieces = [words_between(text, start, reading.doc[begin].idx)]
    if end < sentence.end and reading.doc[end].idx < stop:
        pieces.append(words_between(text, reading.doc[end].idx, stop))
    spans = tuple(span for span in pieces if span)
    if spans:
        yield Finding("Indirect", spans, rule, 0.8, cue, speaker)
