"""Names of bodies put right: completed where the pipeline cut them, added where it missed them, in the nominative.

A body's name often has a noun that says what it is („Amtsgericht Kaltenbrück“, „Russischer Fonds für
Direktinvestitionen“): what stands before and behind such a noun decides where the name begins and ends.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from spacy.tokens import Span
from spacy.util import filter_spans

from generator.extract.clauses import children, has_child
from generator.gazetteer import country_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

    from generator.language import LanguageProfile, NameProfile

NOUNS = frozenset({"NOUN", "PROPN"})
GENITIVE = ("es", "s")
MIN_STEM = 4  # of a noun, so that „Amts“ loses its ending and „Bus“ does not
WITH_S = ("ss", "fonds", "us", "is")  # ends that are no genitive
CLUB_NUMBER = 2  # digits in „Hannover 96“
ADJECTIVE_ENDINGS = ("en", "em", "es", "e")
OF_PLACES = "er"  # „Berliner“ has one form for all cases
# Endings of adjectives in the nominative without an article, by gender of the noun, or for the plural.
STRONG = {"Masc": "er", "Neut": "es", "Fem": "e", "Plur": "e"}


def complete_bodies(doc: Doc, profile: LanguageProfile) -> None:
    """Set ``doc.ents`` to the same entities with the bodies' names put right; nothing where there are no trees."""
    if not doc.has_annotation("DEP") or not profile.names.body_nouns:
        return
    mended = {entity: _mended(entity, profile.names) for entity in doc.ents}
    bodies = [span or entity for entity, span in mended.items() if (span or entity).label_ == "ORG"]
    known = {token.i: body for body in bodies for token in body}
    found = [span for token in doc if (span := _named_by_noun(token, profile.names, known)) is not None]
    kept = filter_spans(span for span in (*found, *filter(None, mended.values())) if not _is_no_body(span, profile))
    taken = {token.i for span in kept for token in span}
    rest = [
        one for one, span in mended.items()
        if span is None and taken.isdisjoint(range(one.start, one.end)) and not _is_no_body(one, profile)
    ]  # fmt: skip
    doc.ents = [*rest, *kept]


def _is_no_body(entity: Span, profile: LanguageProfile) -> bool:
    """Whether it is a country, or a mere noun that names none of its kind („Polizei“)."""
    if entity.label_ != "ORG":
        return False
    names = profile.names
    noun = _nominative(entity[0], names).lower() if len(entity) == 1 else ""
    mere = noun in names.body_nouns.all and noun not in names.single_bodies
    return mere or entity.text in _countries(profile.code)


@functools.cache
def _countries(language: str) -> frozenset[str]:
    return country_names(language)


def _named_by_noun(noun: Token, names: NameProfile, known: Mapping[int, Span]) -> Span | None:
    """The body's name around this noun, None if the noun is none of a body or nothing names which one."""
    if noun.pos_ not in NOUNS or not noun.text[:1].isupper() or noun.ent_type_ == "PER":
        return None
    stem = _nominative(noun, names).lower()
    many = "Plur" in noun.morph.get("Number", []) and not stem.endswith(names.body_nouns.plural or ("\0",))
    if not stem.endswith(names.body_nouns.all) or (many and noun.i not in known):
        return None
    begin, end = _begin(noun, names), _end(noun, names, known)
    own = [known[place] for place in range(begin, end) if place in known]
    begin, end = min([begin, *(one.start for one in own)]), max([end, *(one.end for one in own)])
    if end in known and not own:
        if not _is_spelled_out(noun, known[end]):
            return None  # „die Agentur Tass“: what is behind is the name
        return Span(noun.doc, begin, known[end].end, label="ORG")
    sole = stem.startswith(names.sole_body_beginnings) or (
        stem.endswith(names.sole_bodies) and stem not in names.body_nouns.all
    )
    return Span(noun.doc, begin, end, label="ORG") if end - begin > 1 or sole or own else None


def _is_spelled_out(noun: Token, behind: Span) -> bool:
    """Whether a short form in brackets has letters of both („Wasserverband Untere Lahe (WUL)“)."""
    doc, end = noun.doc, behind.end
    if end + 1 >= len(doc) or doc[end].text != "(" or behind.start != noun.i + 1:
        return False
    initials = "".join(word.text[0] for word in (noun, *behind) if word.text[0].isupper())
    return doc[end + 1].text == initials and len(initials) > 1


def _begin(noun: Token, names: NameProfile) -> int:
    """From the adjectives with capitals on that belong to the name („Norddeutscher Fußball-Verband“)."""
    doc, begin = noun.doc, noun.i
    while (
        begin
        and not doc[begin].is_sent_start
        and _is_adjective(doc[begin - 1], names)
        and not doc[begin - 1].is_sent_start
    ):
        begin -= 1
    return begin


def _is_adjective(token: Token, names: NameProfile) -> bool:
    """Whether the word is an adjective with a capital, whatever the tagger says of it („Lehnauer“, „Europäischen“)."""
    if not token.text[:1].isupper() or token.ent_type_ == "PER" or len(token) <= MIN_STEM:
        return False
    looks_so = token.pos_ == "PROPN" and token.text.endswith((*ADJECTIVE_ENDINGS, OF_PLACES))
    noun = token.lower_.endswith(names.body_nouns.all or ("\0",))
    return token.pos_ == "ADJ" or (looks_so and "-" not in token.text and not noun)


def _end(noun: Token, names: NameProfile, known: Mapping[int, Span]) -> int:
    """Behind the names („Polizei Peine“) and phrases („Fonds für Direktinvestitionen“) that say which body it is."""
    doc = noun.doc
    end = noun.i + 1
    local = _nominative(noun, names).lower().endswith(names.local_bodies)
    while end < len(doc) and _is_name_behind(doc[end], local=local):
        end += 1
    if end == noun.i + 1 and noun.i in known and end in known and known[end] is not known[noun.i]:
        end = known[end].end  # „Gewerkschaft“, „Deutscher Lokführer“: two entities, one name
    if end + 1 < len(doc) and doc[end].lower_ in names.body_links and doc[end + 1].pos_ in NOUNS:
        end += 2
        if end + 1 < len(doc) and doc[end].pos_ == "CCONJ" and doc[end + 1].pos_ in NOUNS:
            end += 2
    for child in children(noun, "nmod"):
        genitive = "Gen" in child.morph.get("Case", []) and not has_child(child, "case")
        if child.left_edge.i == end and genitive and child.i in known and noun.i in known:
            end = child.i + 1
    return end


def _is_name_behind(token: Token, *, local: bool) -> bool:
    """Whether the word right behind goes on with the name: a place, or any name behind a body that places name."""
    if not token.text[:1].isupper() or token.pos_ not in NOUNS:
        return False
    if token.ent_type_ == "LOC":
        return True
    return local and token.ent_type_ in {"PER", "ORG"} and _is_one_word(token)


def _is_one_word(token: Token) -> bool:
    """Whether the word is an entity by itself; „Staatsanwalt Peter Meier“ goes on."""
    doc, place = token.doc, token.i
    return token.ent_iob_ == "B" and not (place + 1 < len(doc) and doc[place + 1].ent_iob_ == "I")


def _mended(entity: Span, names: NameProfile) -> Span | None:
    """A body with its number („Hannover 96“), with the word before its legal form, or without a bracket at its end."""
    doc, begin, end = entity.doc, entity.start, entity.end
    if entity.label_ in {"ORG", "LOC"} and end < len(doc):
        number = doc[end]
        next_is_noun = end + 1 < len(doc) and doc[end + 1].pos_ in {"NOUN", "ADJ", "NUM"}
        if number.text.isdigit() and len(number.text) == CLUB_NUMBER and not next_is_noun:
            return Span(doc, begin, end + 1, label="ORG")
    if entity.label_ != "ORG":
        return None
    while end > begin + 1 and doc[end - 1].is_punct and not doc[end - 1].text.endswith((".", ")")):
        end -= 1
    if doc[end - 1].text in names.legal_forms:
        while begin and _is_first_of_firm(doc[begin - 1], names):
            begin -= 1
    return Span(doc, begin, end, label="ORG") if (begin, end) != (entity.start, entity.end) else None


def _is_first_of_firm(token: Token, names: NameProfile) -> bool:
    """Whether the noun is part of the firm's name („Reisedienst Hellweg GmbH“) and does not say what it is."""
    says_what = _nominative(token, names).lower().endswith(names.firms or ("\0",)) or "Gen" in token.morph.get(
        "Case", []
    )
    return token.pos_ in NOUNS and token.text[:1].isupper() and not token.ent_type_ and not says_what


def base_name(name: Span, names: NameProfile) -> str:
    """The body's name in the nominative („Palästinensischen Autonomiebehörde“ → „Palästinensische Autonomiebehörde“).

    Adjectives before its noun get the ending that they have without an article, and the noun loses its genitive -s;
    what stands behind the noun stays as it is.
    """
    doc = name.doc
    words = [token.text_with_ws for token in name]
    head = _head(name, names)
    if not doc.has_annotation("DEP") or head is None:
        return " ".join(name.text.split())
    offset = head.i - name.start
    words[offset] = _nominative(head, names) + head.whitespace_
    ending = _strong_ending(head, names)
    for place in range(offset):
        token = name[place]
        if _is_adjective(token, names) and not token.text.endswith(OF_PLACES) and ending:
            words[place] = _adjective_stem(token.text) + ending + token.whitespace_
    return " ".join("".join(words).split())


def _strong_ending(head: Token, names: NameProfile) -> str:
    """The ending of an adjective before the noun; by the list's gender if it knows the noun, else by the tagger's."""
    noun = _nominative(head, names).lower()
    gender = next((gender for gender, nouns in names.body_nouns.by_gender if noun.endswith(nouns)), "")
    if not gender and head.pos_ != "NOUN":
        return ""  # what the tagger says of names („Untere Lahe“) is not certain enough
    if "Plur" in head.morph.get("Number", []):
        return STRONG["Plur"]
    return STRONG.get(gender or next(iter(head.morph.get("Gender", [])), ""), "")


def _head(name: Span, names: NameProfile) -> Token | None:
    """The noun that the name's first words lead up to: the first noun behind its adjectives."""
    noun = next((token for token in name if not _is_adjective(token, names)), name[-1])
    return noun if noun.pos_ in NOUNS else None


def _nominative(noun: Token, names: NameProfile) -> str:
    """The noun without its genitive ending, if the tree says that it has one."""
    text, lemma = noun.text, noun.lemma_
    genitive = "Gen" in noun.morph.get("Case", [])
    if not genitive or len(text) <= MIN_STEM or not text.endswith("s") or text.lower().endswith(WITH_S):
        return text
    bases = [text.removesuffix(ending) for ending in GENITIVE if text.endswith(ending)]
    known = (base for base in bases if base == lemma or base.lower().endswith(names.body_nouns.all or ("\0",)))
    return next(known, text.removesuffix("s") if noun.pos_ == "NOUN" else text)


def _adjective_stem(text: str) -> str:
    ending = next((ending for ending in ADJECTIVE_ENDINGS if text.endswith(ending)), "")
    return text.removesuffix(ending) if ending and len(text) > MIN_STEM else ""
