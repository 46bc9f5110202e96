"""How much an article is about each of its actors: a ranking that is more than counting.

Named in the headline or lead, acting (subject of a sentence) and speaking count besides each mention. The weights were
set by reading the project's own annotated development articles (`python -m benchmarks.actors`), in steps of a half.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from generator.records import ArticleActor, Quote

# Mentions beyond this count a quarter: a name in every sentence is not ten times as important.
FULL_MENTIONS = 4
MORE_MENTIONS = 0.25
# Editors put there who matters.
HEADLINE_WEIGHT = 2.0
LEAD_WEIGHT = 2.0
SUBJECT_WEIGHT = 0.5
MAX_SUBJECTS = 4
SPEECH_WEIGHT = 0.5
MAX_SPEECHES = 4
# A name between brackets says where somebody belongs („(SPD)“), or is a place for a short form.
BRACKET_WEIGHT = 0.25
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def mention_weight(doc: Doc, places: Sequence[tuple[int, int]]) -> float:
    """What mentions weigh that begin and end at these tokens."""
    whole = sum(BRACKET_WEIGHT if _in_brackets(doc, begin, end) else 1.0 for begin, end in places)
    free = [doc[begin:end] for begin, end in places if not _in_brackets(doc, begin, end)]
    acts = min(sum(_is_subject(name.root) for name in free), MAX_SUBJECTS)
    return min(whole, FULL_MENTIONS) + MORE_MENTIONS * max(0.0, whole - FULL_MENTIONS) + SUBJECT_WEIGHT * acts


def _is_subject(word: Token) -> bool:
    """Whether the name is a subject, by itself, with others or behind a function („Landrätin Nele Ohm“)."""
    while word.dep_ in {"appos", "flat", "conj"} and word.head.i < word.i:
        word = word.head
    return word.dep_ in SUBJECTS


def _in_brackets(doc: Doc, begin: int, end: int) -> bool:
    return begin > 0 and end < len(doc) and doc[begin - 1].text == "(" and doc[end].text == ")"


def ranked(
    actors: Sequence[ArticleActor], quotes: Sequence[Quote]
) -> tuple[tuple[ArticleActor, ...], tuple[Quote, ...]]:
    """The actors by falling weight, what they say counted, and the quotations with their speakers' new places."""
    speeches = Counter(quote.actor for quote in quotes if not quote.nested)
    heavier = [
        replace(actor, weight=actor.weight + SPEECH_WEIGHT * min(speeches[place], MAX_SPEECHES))
        for place, actor in enumerate(actors)
    ]
    order = sorted(
        range(len(heavier)),
        key=lambda place: (-heavier[place].weight, heavier[place].mentions[0].begin, heavier[place].kind),
    )
    moved = {old: new for new, old in enumerate(order)}
    return (
        tuple(heavier[place] for place in order),
        tuple(quote if quote.actor is None else replace(quote, actor=moved[quote.actor]) for quote in quotes),
    )
