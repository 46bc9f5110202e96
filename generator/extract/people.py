"""People's names put right: joined where the pipeline cut them at a particle, „Almut von der Heide“."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from spacy.tokens import Span
from spacy.util import filter_spans

from generator.gazetteer import first_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from generator.language import LanguageProfile, NameProfile


def complete_people(doc: Doc, profile: LanguageProfile) -> None:
    """Set ``doc.ents`` to the same entities, with names joined at their particles, there and in all the text."""
    names = profile.names
    doc.ents = [_without_titles(entity, names) if entity.label_ == "PER" else entity for entity in doc.ents]
    joined = list(_with_particles(doc, names))
    surnames = {_surname(span, names) for span in (*joined, *doc.ents) if span.label_ == "PER"} - {()}
    again = [span for words in sorted(surnames) for span in _occurrences(doc, words)]
    if not joined and not again:
        return
    longest = [span for span in doc.ents if len(span) > 1]
    kept = filter_spans([*joined, *longest, *again])
    taken = {token.i for span in kept for token in span}
    doc.ents = [*(one for one in doc.ents if taken.isdisjoint(range(one.start, one.end))), *kept]


def _without_titles(entity: Span, names: NameProfile) -> Span:
    """The name without what stands before it („a. D. Enno Brandt“)."""
    begin = entity.start
    while begin < entity.end - 1 and entity.doc[begin].text in names.titles:
        begin += 1
    return Span(entity.doc, begin, entity.end, label="PER") if begin > entity.start else entity


def _with_particles(doc: Doc, names: NameProfile) -> Iterator[Span]:
    """A first name, particles and what was taken for a place or another person."""
    known = _first_names(names.first_name_locales, tuple(names.transcription.items()))
    starts = {entity.start: entity for entity in doc.ents}
    for entity in doc.ents:
        end = entity.end
        while end < len(doc) and doc[end].text in names.particles:
            end += 1
        last = starts.get(end)
        if end == entity.end or last is None or last.label_ not in {"PER", "LOC"} or len(last) > 1:
            continue
        if entity.label_ == "PER" and len(entity) == 1 and entity.text in known and last.text[:1].isupper():
            yield Span(doc, entity.start, last.end, label="PER")


def _surname(name: Span, names: NameProfile) -> tuple[str, ...]:
    """The particles and the last word of a full name; empty if it has no particles."""
    begin = len(name) - 1
    while begin > 0 and name[begin - 1].text in names.particles:
        begin -= 1
    return tuple(token.text for token in name[begin:]) if 0 < begin < len(name) - 1 else ()


def _occurrences(doc: Doc, words: tuple[str, ...]) -> Iterator[Span]:
    """Where these words stand, the first with a capital or without."""
    for token in doc[: len(doc) - len(words) + 1]:
        if token.lower_ == words[0] and all(
            doc[token.i + step].text == word for step, word in enumerate(words) if step
        ):
            yield Span(doc, token.i, token.i + len(words), label="PER")


@functools.cache
def _first_names(locales: tuple[str, ...], transcription: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return first_names(locales, dict(transcription))
