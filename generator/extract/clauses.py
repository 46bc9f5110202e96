"""What the tree of a sentence says of clauses: whole predicates, subjects, noun phrases.

Relations are those of Universal Dependencies. All places are token positions, ranges are half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
HELPERS = frozenset({"aux", "aux:pass", "cop"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "X"})
CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis", "xcomp"})
# What belongs to a noun and names it; clauses do not.
OF_NOUNS = frozenset({"det", "det:poss", "amod", "nummod", "nmod", "appos", "flat", "compound", "fixed", "conj"})
OF_NOUNS_BEFORE = OF_NOUNS - {"conj", "appos"}
MAX_GAP = 12  # an apposition or attribute further away is an error of the tree


def children(token: Token, *relations: str) -> Iterator[Token]:
    """The token's children with one of these relations, in text order."""
    return (child for child in token.children if child.dep_ in relations)


def has_child(token: Token, *relations: str) -> bool:
    """Whether the token has a child with one of these relations."""
    return any(True for _ in children(token, *relations))


def relation(token: Token) -> str:
    """The relation without its subtype."""
    return token.dep_.partition(":")[0]


def full_lemma(verb: Token, parts: Collection[str]) -> str:
    """The verb's lemma with what is split off it: „kündigte … an“ is „ankündigen“.

    ``parts`` are words that may be written apart from it without being a particle („gab bekannt“).
    """
    part = _split_off(verb, parts)
    return (part.lower_ if part is not None else "") + verb.lemma_


def predicate(verb: Token, parts: Collection[str]) -> list[Token]:
    """The verb with its auxiliaries and what is split off it, in text order."""
    part = _split_off(verb, parts)
    found = {token.i: token for token in (verb, part, *children(verb, *HELPERS)) if token is not None}
    return [found[place] for place in sorted(found)]


def _split_off(verb: Token, parts: Collection[str]) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "compound:prt" or child.lower_ in parts), None)


def finite(verb: Token) -> Token | None:
    """The finite word of the predicate, None for an infinitive or a participle by itself."""
    return next((token for token in (verb, *children(verb, *HELPERS)) if is_finite(token)), None)


def is_finite(token: Token) -> bool:
    """Whether the token is a finite verb."""
    return token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm", [])


def finite_verbs(doc: Doc, begin: int, end: int) -> list[Token]:
    """The finite verbs from ``begin`` up to ``end``."""
    return [token for token in doc[begin:end] if is_finite(token)]


def lexical(verb: Token) -> Token:
    """The verb or adjective to which an auxiliary belongs; any other word itself."""
    return verb.head if relation(verb) in {"aux", "cop"} else verb


def mood(token: Token) -> str:
    """K1 or K2 for the two Konjunktive, "" for anything else."""
    if "Sub" not in token.morph.get("Mood", []):
        return ""
    return "K1" if "Pres" in token.morph.get("Tense", []) else "K2"


def is_passive(verb: Token) -> bool:
    """Whether the subject suffers what the verb says („wurde gewarnt“)."""
    return has_child(verb, "aux:pass", "nsubj:pass")


def subject(verb: Token) -> Token | None:
    """The subject of the verb; that of the verb it is coordinated with or depends on, if it has none of its own.

    A nominative that the tree calls an object is one too.
    """
    seen = {verb.i}
    at = verb
    while True:
        nominal = [child for child in at.children if child.pos_ in NOMINAL]
        own = next((child for child in nominal if child.dep_ in SUBJECTS), None)
        own = own or next(
            (child for child in nominal if child.dep_ == "obj" and child.morph.get("Case", []) == ["Nom"]), None
        )
        if own is not None:
            return own
        if at.dep_ not in {"conj", "xcomp", "aux", "cop", "parataxis"} or at.head.i in seen:
            return None
        at = _above(at)
        seen.add(at.i)


def _above(verb: Token) -> Token:
    """The verb whose subject this one shares: its head, or what governs that where only that one is reported.

    „X sagte, der Hafen sei sicher, und kündigte an, …“: not the harbour, though the tree joins „sei“ and „kündigte“.
    """
    head = verb.head
    own, other = finite(verb), finite(head)
    reported = other is not None and mood(other) and own is not None and not mood(own)
    return head.head if reported and relation(head) in {"ccomp", "parataxis"} else head


def agent(verb: Token, prepositions: Collection[str]) -> Token | None:
    """Who does it in the passive: „von der Opposition“, „durch das Gericht“."""

    def is_led(token: Token) -> bool:
        return any(case.lower_ in prepositions and case.i < token.i for case in children(token, "case"))

    found = next(
        (
            child
            for child in children(verb, "obl:agent", "obl", "nmod", "obl:arg", "nsubj:pass", "nsubj")
            if is_led(child)
        ),
        None,
    )
    if found is not None:
        return found
    names = (entity.root for entity in verb.sent.ents if entity.label_ in {"PER", "ORG"})
    return next((name for name in names if is_led(name)), None)  # one that hangs elsewhere in the tree


def noun_phrase(head: Token) -> tuple[int, int]:
    """From the first to behind the last word that names what the noun, name or pronoun names; no clauses.

    A preposition before it is left out, appositions behind it are kept.
    """
    begin, end = head.i, head.i + 1
    for child in children(head, *OF_NOUNS_BEFORE):
        if child.i < head.i:
            begin = min(begin, child.left_edge.i)
    for child in head.rights:
        if relation(child) in CLAUSES or finite_verbs(head.doc, end, child.left_edge.i):
            break
        if child.dep_ == "nmod" and child.morph.get("Case", []) == ["Dat"] and not has_child(child, "case"):
            break  # „sagte Landrätin X der Zeitung“: to whom
        if child.dep_ in OF_NOUNS and child.i <= end + MAX_GAP:
            end = max(end, _right_edge(child))
    return begin, end


def _right_edge(token: Token) -> int:
    """Behind the last word under the token before any clause."""
    end = token.i + 1
    for child in token.rights:
        if relation(child) in CLAUSES:
            break
        if child.dep_ != "punct":
            end = max(end, _right_edge(child))
    return end


def clause_of(token: Token) -> Token:
    """The verb, or whatever heads the clause, to which the word belongs."""
    while token.head.i != token.i and not (token.pos_ in {"VERB", "AUX"} and relation(token) not in {"aux", "cop"}):
        token = token.head
    return token
