"""Names of the gazetteer that the pipeline has missed: whole words of the text, the longest name at each place.

A name that may mean something else stays out: an ordinary word, part of a longer name, or both a person's and a body's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.language import RoleWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

    from generator.known_actors import KnownActor
    from generator.language import LanguageProfile, NameProfile
    from generator.records import ActorKind

LABELS: dict[ActorKind, str] = {"person": "PER", "organisation": "ORG"}
MENTIONS = frozenset(LABELS.values())
MIN_LETTERS = 3  # shorter aliases („EU“) count in capitals only
FIRST_WORD = re.compile(r"\w+")
ONE_SPACE = str.maketrans("\u00a0\u202f", "  ")
GLUE = frozenset("-–&@._")  # without a space between, they tie a name to its neighbour
PARTS_OF_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "X"})
OF_PLACES = "er"  # „Berliner CDU“


class KnownName(NamedTuple):
    """A name or alias; one that is ``ordinary`` counts only where the tagger takes the word for a name."""

    text: str
    label: str
    ordinary: bool = False


KnownNames: TypeAlias = "Mapping[str, Sequence[KnownName]]"  # by first word, the longest first


def index_names(actors: Iterable[KnownActor], names: NameProfile, is_word: Callable[[str], bool]) -> KnownNames:
    """The names that may be looked for; ``is_word`` knows ordinary words.

    A name of two kinds of actors is nobody's. An alias that is an ordinary word, or very short, counts in capitals
    only, a name also where the tagger takes it for one.
    """
    kinds: dict[str, set[ActorKind]] = defaultdict(set)
    main: set[str] = set()
    for actor in actors:
        main.add(actor.name)
        for text in (actor.name, *actor.aliases):
            kinds[text].add(actor.kind)
    found: dict[str, list[KnownName]] = defaultdict(list)
    for text, (kind, *others) in kinds.items():
        first = FIRST_WORD.match(text)
        ordinary = not text.isupper() and " " not in text and not _says_body(text, kind, names) and is_word(text)
        short = len(text) < MIN_LETTERS and not text.isupper()
        if first and not others and not ((ordinary or short) and text not in main):
            found[first[0]].append(KnownName(text, LABELS[kind], ordinary or short))
    return {first: sorted(own, key=lambda one: (-len(one.text), one.text)) for first, own in found.items()}


def _says_body(text: str, kind: ActorKind, names: NameProfile) -> bool:
    """Whether the word says by itself that it is a body („Bundesregierung“), even if dictionaries have it."""
    word = text.lower()
    ends = (*names.body_nouns.all, *names.organisation_parts)
    named = word.startswith(names.sole_body_beginnings or ("\0",)) or (
        word not in ends and word.endswith(ends or ("\0",))
    )
    return kind == "organisation" and named


def add_known_names(doc: Doc, profile: LanguageProfile, known: KnownNames) -> dict[tuple[int, int], str]:
    """Add the names to ``doc.ents``; returns the gazetteer's form of each by the tokens where it begins and ends."""
    if not known:
        return {}
    entities = {token.i: entity for entity in doc.ents for token in entity}
    roles = RoleWords(profile.names)
    added: list[Span] = []
    forms: dict[tuple[int, int], str] = {}
    end = 0
    for name, span in _places(doc, profile.names, known):
        inside = list(dict.fromkeys(entities[token.i] for token in span if token.i in entities))
        if span.start < end or not _is_new(span, inside):
            continue
        if name.ordinary and (inside or span[0].pos_ != "PROPN"):
            continue
        genitive = span.text.translate(ONE_SPACE) != name.text
        if _goes_on_before(span, roles, profile.names) or _goes_on_behind(span, genitive=genitive):
            continue
        added.append(span)
        forms[span.start, span.end] = name.text
        end = span.end
    taken = {token.i for span in added for token in span}
    if added:
        doc.ents = [*(one for one in doc.ents if taken.isdisjoint(range(one.start, one.end))), *added]
    return forms


def _places(doc: Doc, names: NameProfile, known: KnownNames) -> Iterator[tuple[KnownName, Span]]:
    """Where names stand as whole words, perhaps in the genitive, the longest first at each place."""
    text = doc.text.translate(ONE_SPACE)
    endings = ("", *names.possessive_endings)
    for token in doc:
        word = FIRST_WORD.match(token.text)
        firsts = {word[0].removesuffix(ending) for ending in endings} if word else ()
        options = sorted({one for first in firsts for one in known.get(first, ())}, key=lambda one: -len(one.text))
        for name in options:
            behind = token.idx + len(name.text)
            if not text.startswith(name.text, token.idx):
                continue
            spans = (
                doc.char_span(token.idx, behind + len(ending), label=name.label)
                for ending in endings
                if text.startswith(ending, behind)
            )
            if span := next(filter(None, spans), None):
                yield name, span


def _is_new(span: Span, inside: Sequence[Span]) -> bool:
    """Whether no mention holds these words; what was cut from the name may lie inside.

    Left as they are: a name with no more than an article before it („Die Grünen“), and one word taken for a place.
    """
    if any(one.start < span.start or one.end > span.end for one in inside):
        return False
    if len(inside) != 1:
        return True
    (own,) = inside
    if len(own) == len(span):
        return own.label_ not in MENTIONS and (own.label_ != "LOC" or len(span) > 1)
    rest = [token for token in span if not own.start <= token.i < own.end]
    return own.label_ != span.label_ or any(token.pos_ != "DET" for token in rest)


def _goes_on_before(span: Span, roles: RoleWords, names: NameProfile) -> bool:
    """Whether the name began before („Bayerische Zentralbank“); a function or noun before it is none („Konzern X“)."""
    if not span.start:
        return False
    before: Token = span.doc[span.start - 1]
    if before.text in GLUE and not before.whitespace_:
        return True
    if not before.text[:1].isupper() or before.text in names.titles or before.text in roles or span[0].is_sent_start:
        return False
    if not before.pos_:
        return not before.is_stop
    adjective = before.pos_ == "ADJ" and not before.is_sent_start and not before.text.endswith(OF_PLACES)
    return adjective or before.pos_ == "PROPN" or before.ent_type_ in MENTIONS


def _goes_on_behind(span: Span, *, genitive: bool) -> bool:
    """Whether the name goes on („Tesla Roadster“); behind a genitive stands what is owned („Teslas Werk“)."""
    doc = span.doc
    if span.end == len(doc) or doc[span.end].is_sent_start:
        return False
    behind = doc[span.end]
    if behind.text in GLUE - {"."} and not span[-1].whitespace_ and not behind.whitespace_:
        return True
    if genitive or not behind.text[:1].isupper():
        return False
    if not behind.pos_:
        return not behind.is_stop
    tied = span.start <= behind.head.i < span.end or span.root.head.i == behind.i
    return behind.pos_ == "PROPN" or bool(behind.ent_type_) or (behind.pos_ in PARTS_OF_NAMES and tied)
