"""Words beside a cue that name who speaks: an entity, „die Ministerin“, a pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.clauses import agent, children, finite, is_passive, noun_phrase, relation, subject
from generator.extract.reading import is_mark, is_punctuation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

    from generator.extract.reading import Cue, Reading
    from generator.language import LanguageProfile

# Between determiner and noun there may be adjectives: „der russische Gesandte“.
MAX_NOUN_PHRASE_TOKENS = 5
# How far from its verb a speaker may stand; further away another clause is likelier.
MAX_DISTANCE = 12
# Who is quoted speaks, not who quotes: the object, and in the passive the subject („er wird zitiert“).
QUOTING = frozenset({"zitieren", "quote", "cite"})
NAMING = frozenset({"PRON", "PROPN", "NOUN"})
NO_SPEAKERS = frozenset({"es", "it", "dies", "das", "dieses", "sich", "this", "that"})
IMPERSONAL = frozenset({"heißen", "lauten"})
RELATIVE = frozenset({"der", "die", "das", "welcher", "welche", "welches", "who", "which", "that"})
PLACE_WORDS = frozenset({"in", "im", "aus", "von", "vom", "bei", "beim", "auf", "laut"})


def speaker_of(reading: Reading, cue: Cue, begin: int, end: int) -> Span | None:
    """Who does what the cue's verb says, between these places: by the tree if there is one, else by the order of words."""
    if not reading.parsed:
        return subject_behind(reading, cue.end) or speaker_before(reading, begin, cue.begin) or speaker_after(
            reading, cue.end, end
        )
    return speaker_by_tree(reading, reading.doc[cue.begin])


def speaker_by_tree(reading: Reading, verb: Token) -> Span | None:
    """The subject of the verb or, in the passive, who does it; for „es heißt in …“ where it stands."""
    if is_passive(verb) and verb.lemma_ not in QUOTING:
        doer = agent(verb)
        return phrase_of(reading, doer) if doer is not None else None
    if verb.lemma_ in QUOTING and not is_passive(verb):
        quoted = next((child for child in children(verb, "obj", "iobj", "obl:arg") if child.pos_ in NAMING), None)
        if quoted is not None:
            return phrase_of(reading, quoted)
    if verb.lemma_ in IMPERSONAL and any(child.lower_ in {"es", "it"} for child in verb.children):
        return _place_of_saying(reading, verb)
    found = subject(verb)
    behind = _name_behind(reading, verb) if found is None or not _is_nominative(found) else None
    if behind is not None:
        return behind
    if found is None:
        return _beside(reading, verb)
    return None if found.lower_ in NO_SPEAKERS else phrase_of(reading, found)


def _beside(reading: Reading, verb: Token) -> Span | None:
    """Where the tree knows no subject: the noun phrase right behind the finite verb, else the one before it."""
    doc, spoken = reading.doc, finite(verb)
    if spoken is None:
        return None
    sentence = reading.sentences[spoken.i]
    for token in doc[spoken.i + 1 : min(spoken.i + 1 + MAX_NOUN_PHRASE_TOKENS, sentence.end)]:
        if is_punctuation(token) or token.pos_ in {"ADP", "VERB", "AUX", "SCONJ", "CCONJ"}:
            break
        if token.pos_ in NAMING and _is_nominative(token) and token.lower_ not in NO_SPEAKERS:
            return phrase_of(reading, token)
    for place in range(spoken.i - 1, sentence.start - 1, -1):
        token = doc[place]
        if token.text in {",", ";", ":"} or token.pos_ in {"VERB", "AUX"}:
            break
        if token.pos_ in NAMING and _is_nominative(token) and token.lower_ not in NO_SPEAKERS and not any(
            True for _ in children(token, "case")
        ):
            return phrase_of(reading, token)
    return None


def _is_nominative(word: Token) -> bool:
    """Whether the word can be a subject by its case."""
    case = word.morph.get("Case")
    return not case or "Nom" in case


def _name_behind(reading: Reading, verb: Token) -> Span | None:
    """A person's name, perhaps behind a function, or a pronoun right behind the finite verb: „sagte Kremlchef Putin“."""
    spoken = finite(verb)
    if spoken is None or spoken.dep_ == "acl" or spoken.i + 1 >= len(verb.doc):
        return None
    following = verb.doc[spoken.i + 1]
    if following.lower_ in {"er", "he", "she"}:
        return verb.doc[following.i : following.i + 1]
    span = phrase_from(reading, following.i, reading.sentences[following.i].end)
    return span if span is not None and any(entity.label_ == "PER" for entity in span.ents) else None


def referent_of(speaker: Span) -> Span | None:
    """The noun with its attributes to which a relative pronoun refers; None for other words."""
    word = speaker.root
    if len(speaker) > 1 or word.lower_ not in RELATIVE or word.pos_ not in {"PRON", "DET"}:
        return None
    verb = word.head
    if relation(verb) != "acl":
        return None
    begin, end = noun_phrase(verb.head)
    return speaker.doc[begin:end]


def _place_of_saying(reading: Reading, verb: Token) -> Span | None:
    """„In dem Schreiben heißt es, …“: the noun of the place."""
    for child in children(verb, "obl", "nmod", "obl:arg"):
        if any(case.lower_ in PLACE_WORDS for case in children(child, "case")) and child.pos_ in {"NOUN", "PROPN"}:
            return phrase_of(reading, child)
    return None


def phrase_of(reading: Reading, head: Token) -> Span | None:
    """The noun phrase with this head as the speaker's words, whole names with it, without marks at its ends."""
    doc = reading.doc
    begin, end = noun_phrase(head)
    for entity in doc.ents:
        if entity.start < end and begin < entity.end:
            begin, end = min(begin, entity.start), max(end, entity.end)
    while begin < end and (is_punctuation(doc[begin]) or is_mark(doc[begin], reading.profile)):
        begin += 1
    while end > begin and (is_punctuation(doc[end - 1]) or is_mark(doc[end - 1], reading.profile)):
        end -= 1
    return doc[begin:end] if begin < end else None


def is_somebody(reading: Reading, speaker: Span) -> bool:
    """Whether the words name a person or a body: an entity, a personal pronoun, or a noun for a function."""
    names = reading.profile.names
    if any(entity.label_ in {"PER", "ORG"} for entity in speaker.ents):
        return True
    head = speaker.root
    if head.lower_ in reading.profile.quotes.pronouns:
        return head.lower_ not in {"es", "it"}
    parts = (*names.organisation_parts, *reading.profile.quotes.bodies)
    return bool(reading.roles.fullmatch(head.text)) or head.lemma_.lower().endswith(parts)


def speaker_after(reading: Reading, start: int, end: int) -> Span | None:
    """The first words from ``start`` on that name somebody, before a comma or ``end``."""
    doc, profile = reading.doc, reading.profile
    for index in range(start, min(end, start + MAX_DISTANCE)):
        if _is_border(doc[index], profile):
            return None
        if phrase := phrase_from(reading, index, end):
            return phrase
    return None


def subject_behind(reading: Reading, index: int) -> Span | None:
    """A pronoun or name right behind the verb: the subject, whatever stands before („Dem Sender sagte er, …“)."""
    doc, profile = reading.doc, reading.profile
    if index >= len(doc):
        return None
    if doc[index].lower_ in profile.quotes.pronouns or doc[index].ent_type_ == "PER":
        return phrase_from(reading, index, len(doc))
    end = index
    while end < min(len(doc), index + MAX_NOUN_PHRASE_TOKENS) and _is_bare_name(doc[end], profile):
        end += 1
    if end < len(doc) and end in reading.entities:  # „sagte Kremlchef Wladimir Putin“
        return phrase_from(reading, index, len(doc))
    return doc[index:end] if end > index else None


def speaker_before(reading: Reading, start: int, end: int) -> Span | None:
    """The last words before ``end`` that name somebody, back to ``start`` or a mark that ends a clause."""
    doc, profile = reading.doc, reading.profile
    found: Span | None = None
    first = max(start, end - MAX_DISTANCE)
    for index in range(end - 1, first - 1, -1):
        if doc[index].is_sent_start and index < end - 1 and doc[index + 1].is_sent_start:
            break
        if is_mark(doc[index], profile) or (found and _is_border(doc[index], profile)):
            break
        if (phrase := phrase_from(reading, index, end)) and (found is None or phrase.end >= found.end):
            found = phrase
    return found


def phrase_from(reading: Reading, start: int, end: int) -> Span | None:
    """The naming words that begin right here: entity (with functions and titles before it), noun phrase, pronoun."""
    doc, profile = reading.doc, reading.profile
    if start >= end:
        return None
    index = start
    limit = min(end, start + MAX_NOUN_PHRASE_TOKENS)
    if doc[index].lower_ in profile.names.determiners:
        index += 1
    while index < limit and doc[index].is_alpha and doc[index].is_lower and index > start:
        index += 1
    nouns = index
    while index < limit and index not in reading.entities and _is_noun_like(doc[index], profile):
        index += 1
    if index < end and (entity := reading.entities.get(index)):
        return doc[start : entity.end]
    if nouns > start and index > nouns:
        return doc[start:index]
    if doc[start].lower_ in profile.quotes.pronouns:
        return doc[start : start + 1]
    return None


def _is_noun_like(token: Token, profile: LanguageProfile) -> bool:
    return (
        (token.text[:1].isupper() and token.is_alpha) or token.text in profile.names.titles or "-" in token.text[1:-1]
    )


def _is_bare_name(token: Token, profile: LanguageProfile) -> bool:
    """A capitalised word without an article that can be a name: „sagte Chen Qigang“."""
    return _is_noun_like(token, profile) and token.ent_type_ == "" and token.text not in profile.names.not_names


def _is_border(token: Token, profile: LanguageProfile) -> bool:
    return token.text in {",", ";", ":", "(", ")"} or is_mark(token, profile)
