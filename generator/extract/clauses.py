"""What the tree of a sentence says of clauses: whole predicates, subjects, noun phrases.

Relations are those of Universal Dependencies. All places are token positions, ranges are half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
HELPERS = frozenset({"aux", "aux:pass", "cop"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "X"})
WRITTEN_APART = frozenset({"bekannt", "klar", "fest", "geltend"})
# What belongs to a noun and names it; clauses do not.
OF_NOUNS = frozenset({"det", "det:poss", "amod", "nummod", "nmod", "appos", "flat", "compound", "fixed", "conj"})
OF_NOUNS_BEFORE = OF_NOUNS - {"conj", "appos"}


def children(token: Token, *relations: str) -> Iterator[Token]:
    """The token's children with one of these relations, in text order."""
    return (child for child in token.children if child.dep_ in relations)


def relation(token: Token) -> str:
    """The relation without its subtype."""
    return token.dep_.partition(":")[0]


def full_lemma(verb: Token) -> str:
    """The verb's lemma with its separated particle: „kündigte … an“ is „ankündigen“."""
    particle = _particle(verb)
    return (particle.lower_ if particle is not None else "") + verb.lemma_


def _particle(verb: Token) -> Token | None:
    """What is split off the verb, or written apart from it („gab bekannt“, „machte klar“)."""
    for child in verb.children:
        if child.dep_ == "compound:prt" or child.lower_ in WRITTEN_APART:
            return child
    return None


def predicate(verb: Token) -> list[Token]:
    """The verb with its auxiliaries and its separated particle, in text order."""
    particle = _particle(verb)
    parts = {token.i: token for token in (verb, *children(verb, *HELPERS), *([particle] if particle is not None else []))}
    return [parts[place] for place in sorted(parts)]


def finite(verb: Token) -> Token | None:
    """The finite word of the predicate, None for an infinitive or a participle by itself."""
    return next((token for token in predicate(verb) if is_finite(token)), None)


def is_finite(token: Token) -> bool:
    """Whether the token is a finite verb."""
    return token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm")


def mood(token: Token) -> str:
    """K1 or K2 for the two Konjunktive, "" for anything else."""
    if "Sub" not in token.morph.get("Mood"):
        return ""
    return "K1" if "Pres" in token.morph.get("Tense") else "K2"


def is_passive(verb: Token) -> bool:
    """Whether the subject suffers what the verb says („wurde gewarnt“)."""
    return any(True for _ in children(verb, "aux:pass", "nsubj:pass"))


def subject(verb: Token) -> Token | None:
    """The subject of the verb; that of the verb it is coordinated with or depends on as an infinitive, if it has none."""
    seen = {verb.i}
    at = verb
    while True:
        own = next((child for child in at.children if child.dep_ in SUBJECTS and child.pos_ in NOMINAL), None)
        if own is not None:
            return own
        if at.dep_ not in {"conj", "xcomp", "aux", "cop"} or at.head.i in seen:
            return None
        if at.dep_ == "conj" and at.head.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}:
            return None
        at = at.head
        seen.add(at.i)


def agent(verb: Token) -> Token | None:
    """Who does it in the passive: „von der Opposition“, „durch das Gericht“."""
    for child in children(verb, "obl:agent", "obl", "nmod", "obl:arg"):
        if any(case.lower_ in BY for case in children(child, "case")):
            return child
    for entity in verb.sent.ents:  # an agent that hangs elsewhere in the tree
        if entity.label_ in {"PER", "ORG"} and any(
            case.lower_ in BY and case.i < entity.start for case in children(entity.root, "case")
        ):
            return entity.root
    return None


BY = frozenset({"von", "vom", "durch", "by"})


def noun_phrase(head: Token) -> tuple[int, int]:
    """From the first to behind the last word that names what the noun, name or pronoun names; no clauses.

    A preposition before it is left out, appositions behind it are kept.
    """
    begin, end = head.i, head.i + 1
    for child in head.lefts:
        if child.dep_ in OF_NOUNS_BEFORE:
            begin = min(begin, child.left_edge.i)
    for child in head.rights:
        if child.dep_ not in OF_NOUNS or child.i > end + _GAP:
            if relation(child) in {"acl", "advcl", "ccomp", "parataxis"}:
                break
            continue
        if any(is_finite(token) for token in head.doc[end : child.left_edge.i]):
            break
        end = max(end, _right_edge(child))
    return begin, end


_GAP = 12  # an apposition or attribute further away is an error of the tree


def _right_edge(token: Token) -> int:
    """Behind the last word under the token before any clause."""
    end = token.i + 1
    for child in token.rights:
        if relation(child) in {"acl", "advcl", "ccomp", "parataxis", "xcomp"}:
            break
        if child.dep_ != "punct":
            end = max(end, _right_edge(child))
    return end


def subtree(token: Token) -> tuple[int, int]:
    """The range of all words under the token."""
    return token.left_edge.i, token.right_edge.i + 1


def clause_of(doc: Doc, place: int) -> Token:
    """The verb, or whatever heads the clause, to which the word belongs."""
    token = doc[place]
    while token.head.i != token.i and not (
        token.pos_ in {"VERB", "AUX"} and relation(token) not in {"aux", "cop"}
    ):
        token = token.head
    return token
