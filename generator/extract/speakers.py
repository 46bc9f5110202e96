"""Who speaks, to whom, and who is spoken of: by the sentence's tree, or by the order of words where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.clauses import (
    agent,
    children,
    finite,
    has_child,
    is_passive,
    noun_phrase,
    relation,
    subject,
)
from generator.extract.phrases import phrase_from, speaker_after, speaker_before, subject_behind
from generator.extract.reading import is_mark, is_punctuation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from generator.extract.reading import Cue, Reading

NAMING = frozenset({"PRON", "PROPN", "NOUN"})
NO_PART_OF_PHRASES = frozenset({"ADP", "VERB", "AUX", "SCONJ", "CCONJ"})
OBJECTS = ("obj", "iobj", "obl:arg")
# How far from the finite verb a subject may stand that the tree does not know.
MAX_DISTANCE = 5


def speaker_of(reading: Reading, cue: Cue, begin: int, end: int) -> Span | None:
    """Who does what the cue's verb says, by the tree; where there is none, the words between these places that may."""
    if reading.parsed:
        return speaker_by_tree(reading, reading.doc[cue.begin])
    return (
        subject_behind(reading, cue.end)
        or speaker_before(reading, begin, cue.begin)
        or speaker_after(reading, cue.end, end)
    )


def speaker_by_tree(reading: Reading, verb: Token) -> Span | None:
    """The subject of the verb or, in the passive, who does it; for „es heißt in …“ where it stands.

    Who is quoted speaks, not who quotes: the object of „zitieren“, and in the passive the subject.
    """
    grammar = reading.profile.quotes.grammar
    quotes = verb.lemma_ in grammar.quoting_verbs
    if quotes and not is_passive(verb):
        quoted = _quoted(verb)
        if quoted is not None:
            return phrase_of(reading, quoted)
    if is_passive(verb) and not quotes:
        doer = agent(verb, grammar.agents)
        return phrase_of(reading, doer) if doer is not None else _document(reading, verb)
    found = _subject_outside(reading, verb) or subject(verb)
    dummy = any(child.lower_ in grammar.impersonal for child in verb.children)
    if verb.lemma_ in grammar.impersonal_verbs and (dummy or found is None):
        return _place_of_saying(reading, verb)
    if found is None or not _is_nominative(found):
        behind = _name_behind(reading, verb)
        if behind is not None:
            return behind
    if found is None:
        return noun_beside(reading, verb)
    names_nobody = found.lower_ in grammar.no_speakers and not (
        found.lower_ in grammar.relative and relation(verb) == "acl"
    )
    return None if names_nobody else phrase_of(reading, found)


def _quoted(verb: Token) -> Token | None:
    """The object of „zitieren“; of two that the tree calls subjects, the second („Der Sender zitierte X mit …“)."""
    objects = [child for child in children(verb, *OBJECTS) if child.pos_ in NAMING]
    subjects = [child for child in children(verb, "nsubj") if child.pos_ in NAMING]
    return objects[0] if objects else subjects[1] if len(subjects) > 1 else None


def _subject_outside(reading: Reading, verb: Token) -> Token | None:
    """Of subjects in and outside quotation marks, the one that stands where the verb does."""
    subjects = [child for child in children(verb, "nsubj") if child.pos_ in NAMING]
    apart = [one for one in subjects if reading.in_marks[one.i] == reading.in_marks[verb.i]]
    return apart[0] if 0 < len(apart) < len(subjects) else None


def _document(reading: Reading, verb: Token) -> Span | None:
    """„In einer Mitteilung wird gefordert, …“: what it is written in, if that can speak."""
    found = _place_of_saying(reading, verb)
    return found if found is not None and is_somebody(reading, found) else None


def _place_of_saying(reading: Reading, verb: Token) -> Span | None:
    """„In dem Schreiben heißt es, …“: the noun of the place."""
    places = reading.profile.quotes.grammar.places
    for child in children(verb, "obl", "nmod", "obl:arg"):
        if child.pos_ in {"NOUN", "PROPN"} and any(case.lower_ in places for case in children(child, "case")):
            return phrase_of(reading, child)
    return None


def _is_nominative(word: Token) -> bool:
    """Whether the word can be a subject by its case."""
    case = word.morph.get("Case", [])
    return not case or "Nom" in case


def _name_behind(reading: Reading, verb: Token) -> Span | None:
    """A phrase with a person's name right behind the finite verb: „Das bestritt Kremlchef Putin“."""
    spoken = finite(verb)
    if spoken is None or relation(verb) == "acl" or spoken.i + 1 >= len(verb.doc):
        return None
    span = phrase_from(reading, spoken.i + 1, reading.sentences[spoken.i].end)
    return span if span is not None and any(entity.label_ == "PER" for entity in span.ents) else None


def noun_beside(reading: Reading, verb: Token) -> Span | None:
    """Where the tree knows no subject: the noun phrase right behind the finite verb, else the one before it."""
    spoken = finite(verb)
    if spoken is None:
        return None
    doc, sentence = reading.doc, reading.sentences[spoken.i]
    behind = doc[spoken.i + 1 : min(spoken.i + 1 + MAX_DISTANCE, sentence.end)]
    before = list(doc[sentence.start : spoken.i])[::-1]
    by_case = _subjects_among(reading, behind) + _subjects_among(reading, before)
    head = next((noun for noun in by_case if _is_nominative(noun)), None) or next(iter(by_case), None)
    return phrase_of(reading, head) if head is not None else None


def _subjects_among(reading: Reading, tokens: Iterable[Token]) -> list[Token]:
    """The nouns and pronouns that may be a subject, up to the border of the clause or of another phrase."""
    found = []
    for token in tokens:
        if is_punctuation(token) or token.pos_ in NO_PART_OF_PHRASES:
            break
        nobody = token.lower_ in reading.profile.quotes.grammar.no_speakers
        if token.pos_ in NAMING and not nobody and not has_child(token, "case"):
            found.append(token)
    return found


def phrase_of(reading: Reading, head: Token) -> Span | None:
    """The noun phrase with this head as the speaker's words, whole names with it, without marks at its ends."""
    doc = reading.doc
    begin, end = noun_phrase(head)
    for entity in reading.entities.values():
        if entity.start < end and begin < entity.end:
            begin, end = min(begin, entity.start), max(end, entity.end)
    while begin and doc[begin - 1].pos_ == "DET" and doc[begin].pos_ in {"NOUN", "PROPN", "ADJ"}:
        begin -= 1
    while begin < end and (is_punctuation(doc[begin]) or is_mark(doc[begin], reading.profile)):
        begin += 1
    while end > begin and (is_punctuation(doc[end - 1]) or is_mark(doc[end - 1], reading.profile)):
        end -= 1
    if begin < end < len(doc) and doc[end - 1].pos_ == "ADP":  # „der Chef des Fonds für …“
        end += 1 if doc[end].pos_ in NAMING else -1
    words = [token.text for token in doc[begin:end]]
    if "(" in words and ")" not in words:
        end = begin + words.index("(")
    return doc[begin:end] if begin < end else None


def referent_of(reading: Reading, speaker: Span) -> Span:
    """The noun with its attributes to which a relative pronoun refers; other words as they are."""
    word = speaker.root
    is_relative = len(speaker) == 1 and word.lower_ in reading.profile.quotes.grammar.relative
    if not reading.parsed or not is_relative or relation(word.head) != "acl":
        return speaker
    return phrase_of(reading, word.head.head) or speaker


def is_somebody(reading: Reading, speaker: Span) -> bool:
    """Whether the words name a person or a body: an entity, a personal pronoun, or a noun for a function or a body."""
    head, quotes = speaker.root, reading.profile.quotes
    parts = (*reading.profile.names.organisation_parts, *quotes.bodies)
    return (
        any(entity.label_ in {"PER", "ORG"} for entity in speaker.ents)
        or head.lower_ in quotes.pronouns
        or head.text in reading.roles
        or head.lemma_.lower().endswith(parts)
    )


def topic_before(reading: Reading, sentence: Span, most: int = 1) -> Span | None:
    """The subject of the sentence before, if it names somebody: who is spoken of goes on to speak.

    Up to ``most`` sentences back within the paragraph.
    """
    for _ in range(most if reading.parsed else 0):
        if sentence.start == 0:
            return None
        before = reading.sentences[sentence.start - 1]
        speaker = speaker_by_tree(reading, before.root)
        if speaker is not None and is_somebody(reading, speaker):
            return speaker
        if "\n" in reading.text[before.start_char : sentence.start_char]:
            return None
        sentence = before
    return None


def addressee_of(reading: Reading, cue: Cue, speaker: Span | None) -> Span | None:
    """To whom somebody speaks: „sagte sie der Zeitung“, „gegenüber dem Sender“. None without a tree."""
    if not reading.parsed:
        return None
    verb = reading.doc[cue.begin]
    leading = reading.profile.quotes.grammar.addressees
    for child in children(verb, "iobj", "obl", "obl:arg"):
        led = any(case.lower_ in leading for case in children(child, "case"))
        dative = "Dat" in child.morph.get("Case", []) and not has_child(child, "case")
        if (led or dative) and child.pos_ in NAMING:
            found = phrase_of(reading, child)
            apart = found is not None and (speaker is None or found.end <= speaker.start or speaker.end <= found.start)
            if found is not None and apart and is_somebody(reading, found):
                return found
    return None
