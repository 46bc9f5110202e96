"""Words beside a cue that name who speaks, by the order of words alone: an entity, „die Ministerin“, a pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.reading import is_mark

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from generator.extract.reading import Reading
    from generator.language import LanguageProfile

# Between determiner and noun there may be adjectives: „der russische Gesandte“.
MAX_NOUN_PHRASE_TOKENS = 5
# How far from its verb a speaker may stand; further away another clause is likelier.
MAX_DISTANCE = 12


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
    if not reading.parsed and (function := _function_from(reading, start, limit)):
        return function
    if doc[start].lower_ in profile.quotes.pronouns:
        return doc[start : start + 1]
    return None


def _function_from(reading: Reading, start: int, limit: int) -> Span | None:
    """An article and a noun in lower case for a function or a body (“the prime minister”)."""
    doc, profile = reading.doc, reading.profile
    if doc[start].lower_ not in profile.names.determiners:
        return None
    for index in range(start + 1, limit):
        word = doc[index].lower_
        if not doc[index].is_alpha:
            return None
        if word in reading.roles or word.endswith(profile.quotes.bodies or ("\0",)):
            return doc[start : index + 1]
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
