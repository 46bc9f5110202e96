"""Variations of training sentences: other people's names, indirect speech instead of direct statements."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import faker.providers.person

from generator.nlp.decode import name_spans
from generator.nlp.verb_forms import subjunctive

if TYPE_CHECKING:
    import random

    from training.corpora import Sentence

NEW_NAMES = 0.3  # share of a sentence's people that get another name
MANY = 50  # a list with fewer names is not used
INDIRECT = 0.15  # share of sentences that are turned into the Konjunktiv I


@cache
def name_lists() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """First names and surnames in Latin letters, by country, from Faker (MIT)."""
    found = []
    for module in sorted(pkgutil.iter_modules(faker.providers.person.__path__), key=lambda module: module.name):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        first, last = (
            tuple(sorted({str(name) for name in names if _latin(str(name))}) if isinstance(names, Iterable) else ())
            for names in (getattr(provider, "first_names", ()), getattr(provider, "last_names", ()))
        )
        if min(len(first), len(last)) >= MANY:
            found.append((first, last))
    return tuple(found)


def _latin(name: str) -> bool:
    return name[:1].isupper() and name.isprintable() and max(name) < "ɐ"


def with_new_names(sentence: Sentence, chance: random.Random) -> Sentence:
    """Some of the sentence's people renamed: a full name by a full name, a single word by a surname."""
    if sentence.names is None:
        return sentence
    spans = [span for span in name_spans(sentence.names) if span[2] == "PER"]
    words, spaces, names = list(sentence.words), list(sentence.spaces), list(sentence.names)
    for begin, end, _ in reversed(spans):
        if chance.random() >= NEW_NAMES or end - begin > 3:  # noqa: PLR2004 - titles and lists are left alone
            continue
        first, last = chance.choice(name_lists())
        new = (f"{chance.choice(first)} " if end - begin > 1 else "") + chance.choice(last)
        parts = new.split()
        words[begin:end] = parts
        spaces[begin:end] = [True] * (len(parts) - 1) + [spaces[end - 1]]
        names[begin:end] = ["B-PER"] + ["I-PER"] * (len(parts) - 1)
    if len(words) != len(sentence.words) and (sentence.tags or sentence.features or sentence.heads):
        return sentence
    return dataclasses.replace(sentence, words=words, spaces=spaces, names=names)


def as_indirect_speech(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence with its verbs in the third person present put into the Konjunktiv I where that has a form."""
    if sentence.features is None or sentence.lemmas is None or chance.random() >= INDIRECT:
        return sentence
    words, features = list(sentence.words), list(sentence.features)
    for index, (word, lemma, given) in enumerate(zip(sentence.words, sentence.lemmas, sentence.features, strict=True)):
        if given is None or any(
            given.get(name) != value for name, value in (("Mood", "Ind"), ("Tense", "Pres"), ("Person", "3"))
        ):
            continue
        if not (given.get("Number") == "Sing" or (given.get("Number") == "Plur" and lemma == "sein")):
            continue
        if not lemma.endswith("n") or not lemma.isalpha():
            continue
        form = subjunctive(lemma, "3", given["Number"])
        words[index] = form.capitalize() if word[0].isupper() else form
        features[index] = {**given, "Mood": "Sub"}
    return dataclasses.replace(sentence, words=words, features=features)
