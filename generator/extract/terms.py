"""The words of an article as topics and keyphrases ask for them: by lemma, by the parts of compounds, by place."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from generator.words.compounds import constituents
from generator.words.word_list import is_listed, look_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from generator.records import Article

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
ADJECTIVE_ENDING = re.compile(r"e[mnrs]?$")
# A headline says what an article is about, a lead nearly so; one further down may be in passing.
HEADLINE, LEAD, BODY = 4.0, 2.0, 1.0
COMPOUND_LANGUAGE = "de"
CACHE_SIZE = 100_000


class Term(NamedTuple):
    """A word: the forms under which it may be asked for, what it consists of, its place and what that weighs.

    ``forms`` are the word itself and its lemmas, ``loose`` the same in small letters; ``begin`` and ``end`` are
    characters into the text, or into the headline where ``weight`` is ``HEADLINE``.
    """

    text: str
    forms: tuple[str, ...]
    loose: tuple[str, ...]
    parts: tuple[str, ...]
    begin: int
    end: int
    weight: float


def terms_of(doc: Doc, article: Article) -> list[Term]:
    """The article's words, first those of its headline."""
    lead_end = max((block.end for block in article.blocks if block.kind == "lead"), default=0)
    return [*_headline_terms(article), *_text_terms(doc, article, lead_end)]


def _headline_terms(article: Article) -> Iterator[Term]:
    for match in WORD.finditer(article.title):
        forms, loose, parts = _analysed(match.group(), "", article.language)
        yield Term(match.group(), forms, loose, parts, match.start(), match.end(), HEADLINE)


def _text_terms(doc: Doc, article: Article, lead_end: int) -> Iterator[Term]:
    """Words are those of the headline and of patterns, not tokens: „E.ON“ is cut in the same way wherever it stands."""
    lemmas = {token.idx: (token.text, token.lemma_) for token in doc}
    for match in WORD.finditer(article.text):
        text, begin = match.group(), match.start()
        token, lemma = lemmas.get(begin, ("", ""))
        forms, loose, parts = _analysed(text, lemma if token == text else "", article.language)
        yield Term(text, forms, loose, parts, begin, match.end(), LEAD if begin < lead_end else BODY)


@functools.lru_cache(maxsize=CACHE_SIZE)
def _analysed(text: str, lemma: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """A word's forms, the same in small letters, and its parts: German alone writes compounds as one word."""
    forms = word_forms(text, language)
    if lemma and lemma not in forms:
        forms = (*forms, lemma)
    loose = loose_forms(text, forms, language)
    parts = constituents(text) if language == COMPOUND_LANGUAGE and text[0].isupper() else ()
    return forms, loose, parts


def loose_forms(text: str, forms: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The forms in small letters, as words of phrases are compared, with the stem of a capitalised adjective.

    >>> sorted(loose_forms("Weißen", ("Weißen",), "de")), loose_forms("White", ("white",), "en")
    (['weiß', 'weißen'], ('white',))
    """
    lower = text.lower()
    found = [form.lower() for form in forms]
    if language == COMPOUND_LANGUAGE:
        found.append(look_up(lower).lower())
        stem = ADJECTIVE_ENDING.sub("", lower)
        if lower not in {stem, text} and is_listed(stem):
            found.append(stem)
    return tuple(dict.fromkeys((lower, *found)))


def word_forms(text: str, language: str) -> tuple[str, ...]:
    """The word, its lemma, and, as names are not listed, its possible genitive; in other languages in small letters.

    >>> word_forms("Sanktionen", "de"), word_forms("Moskaus", "de"), word_forms("Talks", "en")
    (('Sanktionen', 'Sanktion'), ('Moskaus', 'Moskau'), ('talks', 'talk'))
    """
    if language != COMPOUND_LANGUAGE:
        text = text.lower()
    forms = [text, look_up(text, language)]
    if text[0].isupper() and text.endswith("s") and forms[1] == text:
        forms.append(text.removesuffix("s"))
    return tuple(dict.fromkeys(forms))
