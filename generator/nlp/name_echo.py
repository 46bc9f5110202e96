"""A spaCy component: who is named in full once is known by the surname in the rest of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

GENITIVE = ("s", "'", "’")
NAME_TAGS = frozenset({"PROPN", "NOUN", "X", ""})


@Language.component("briefings_name_echo")
def name_echo(doc: Doc) -> Doc:
    """Mark the surnames of people who are named in full somewhere in the doc.

    Left alone are words inside a longer name, and surnames that the text also uses as a word or for a place or firm.
    """
    surnames = _surnames(doc.ents)
    if not surnames:
        return doc
    inside = {token.i: entity for entity in doc.ents for token in entity}
    others = Counter(_known(entity.text, surnames) for entity in doc.ents if entity.label_ != "PER")
    words = {token.text for token in doc if token.is_lower}
    particles = _particles(doc.ents)
    added = []
    replaced: set[int] = set()
    for token in doc:
        surname = _known(token.text, surnames)
        if not surname or surname.lower() in words:
            continue
        entity = inside.get(token.i)
        begin = token.i - len(particles.get(surname, ()))
        if 0 <= begin < token.i and _same(doc[begin : token.i], particles[surname]):
            if entity is None or len(entity) == 1:
                added.append(Span(doc, begin, token.i + 1, label="PER"))
                replaced.update([entity.start] if entity is not None else [])
            continue
        if entity is None and token.pos_ in NAME_TAGS and not _part_of_compound(token):
            added.append(Span(doc, token.i, token.i + 1, label="PER"))
        elif entity is not None and len(entity) == 1 and entity.label_ != "PER" and surnames[surname] > others[surname]:
            added.append(Span(doc, token.i, token.i + 1, label="PER"))
            replaced.add(entity.start)
    if added:
        doc.ents = [*(entity for entity in doc.ents if entity.start not in replaced), *added]
    return doc


def _surnames(entities: Iterable[Span]) -> Counter[str]:
    """Last words of the full names, with how often people of that name are marked."""
    full: dict[str, int] = defaultdict(int)
    for entity in entities:
        last = entity[-1].text
        if entity.label_ == "PER" and len(entity) > 1 and len(last) > 2 and last[0].isupper():  # noqa: PLR2004
            full[last] += 1
    found = Counter(full)
    for entity in entities:
        known = _known(entity.text, found)
        if entity.label_ == "PER" and known:
            found[known] += 1
    return found


def _particles(entities: Iterable[Span]) -> dict[str, list[str]]:
    """The particles in full names by their last word: „von“ and „der“ for „Detmar von der Heide“."""
    found = {}
    for entity in entities:
        small = [token.text for token in entity[1:-1] if token.is_lower]
        if entity.label_ == "PER" and small and len(small) < len(entity) - 1:
            found[entity[-1].text] = small
    return found


def _same(span: Span, words: list[str]) -> bool:
    """Whether these are the words, the first of them perhaps with a capital."""
    return [token.lower_ for token in span] == words and not any(token.ent_type_ for token in span)


def _known(text: str, surnames: Counter[str]) -> str:
    """The surname that the text is, perhaps in the genitive; empty if it is none."""
    if text in surnames:
        return text
    return next((text[:-1] for mark in GENITIVE if text.endswith(mark) and text[:-1] in surnames), "")


def _part_of_compound(token: Token) -> bool:
    """Whether the word is tied to a neighbour by a hyphen („Merkel - Regierung“ in bad typography is not meant)."""
    before = token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_
    behind = token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and not token.whitespace_
    return before or behind
