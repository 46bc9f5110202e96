"""The lists of forms and their lemmas that simplemma ships (MIT; it fetches nothing)."""

from __future__ import annotations

import functools
from pathlib import Path

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

CACHE_SIZE = 100_000  # different words; looking one up takes ten times as long


@functools.cache
def _strategy() -> DefaultStrategy:
    # As a dictionary 113 MB; the other form takes 25 MB and three times as long, which compounds would feel most.
    return DefaultStrategy(low_memory=False)


@functools.cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(lemmatization_strategy=_strategy())


@functools.lru_cache(maxsize=CACHE_SIZE)
def look_up(form: str, language: str = "de") -> str:
    """The lemma of a form as it is written; what the list and simplemma's own rules do not know stays as it is.

    So does every form of a language without a list.

    >>> look_up("Häuser"), look_up("verhafteten"), look_up("Xyzzy"), look_up("talks", "en"), look_up("uz", "uz")
    ('Haus', 'verhaften', 'Xyzzy', 'talk', 'uz')
    """
    return _lemmatizer().lemmatize(form, language) if language in SUPPORTED_LANGUAGES else form


def is_listed(form: str, language: str = "de") -> bool:
    """Whether the form stands in the list, written as it is."""
    return language in SUPPORTED_LANGUAGES and _strategy().is_dictionary_member(form, language)


def is_ordinary_word(form: str, language: str) -> bool:
    """Whether that language's list has the word, or may have it since there is no such list.

    >>> is_ordinary_word("Linke", "de"), is_ordinary_word("Apple", "en"), is_ordinary_word("SpaceX", "de")
    (True, True, False)
    """
    return language not in SUPPORTED_LANGUAGES or is_listed(form, language) or is_listed(form.lower(), language)


@functools.cache
def common_nouns(language: str = "de") -> frozenset[str]:
    """Lemmas of nouns that stand in so many texts that they say of none what it is about; none but in German.

    They come from ``common_de.txt``, which ``training.common_words`` writes.
    """
    path = Path(__file__).with_name(f"common_{language}.txt")
    if not path.exists():
        return frozenset()
    return frozenset(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
