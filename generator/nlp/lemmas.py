"""The spaCy component that sets lemmas from forms, parts of speech and morphology.

Conventions are those of the Universal Dependencies treebank German GSD: articles and pronouns have the form of the
nominative masculine singular („der“, „dieser“, „ich“), adjectives no ending, verbs the infinitive without what is
separated from them („zeichnet … aus“: „zeichnen“), names and numbers their own form.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from spacy.language import Language

from generator.nlp.infinitives import INFINITIVE, infinitive, is_known_participle
from generator.words.word_list import is_listed, look_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

CACHE_SIZE = 50_000  # different words; an article has some 250
MIN_STEM = 3  # letters of an adjective without its ending
MIN_TAIL = 4  # letters: shorter ends of compounds are found where there are none
# Parts of speech whose lemma also depends on morphology.
MORPHOLOGICAL = frozenset({"AUX", "PRON", "PROPN", "VERB"})
# Lemma: forms, but those of the stems below.
PRONOUNS = """
ich: mich mir
wir: uns
du: dich dir
er: ihn ihm
es: 's
ihr: euch
sie: ihnen
der: die das dem den des deren dessen denen derer
dieser: dies
alle: alles
anderer: anders
mehr: mehrere mehreren mehrerer
meist: meiste meisten
allermeist: allermeiste allermeisten
derselbe: dieselbe dasselbe desselben demselben denselben derselben dieselben
derjenige: diejenige dasjenige desjenigen demjenigen denjenigen derjenigen diejenigen
wer: wen wem wessen
unser: unsre unsrer unsrem unsren unsres unserm unsern
euer: eure eurer eurem euren eures
nichts: nix
"""
# How the lemma ends: stems that take the endings of „dieser“.
DETERMINERS = {
    "er": "ander dies jed jedwed jeglich jen manch selb solch welch",
    "e": "all beid einig etlich",
    "": "ein ihr kein mein dein sein unser irgendein viel wenig",
}
ADPOSITIONS = """
an: am ans
auf: aufs
bei: beim
durch: durchs
für: fürs
hinter: hinterm hinters
in: im ins
über: überm übers
um: ums
unter: unterm unters
von: vom
vor: vorm vors
zu: zum zur
"""
# Comparatives that are words of their own; others are forms of the adjective („später“: „spät“).
ADVERBS = "öfter weiter weniger"
# Adjectives that the list takes for verbs, or in which it keeps an ending.
ADJECTIVES = "bestimmt dritt erst letzt lieb selb toll weich"
ADJECTIVE = re.compile(r".+(?:bar|haft|iert|ig|isch|lich|los|sam)")
ADJECTIVE_ENDING = re.compile(r"e[mnrs]?")
PRESENT_PARTICIPLE = re.compile(r"(.{2,}(?:en|el|er)nd|.{3,}end)(?:e[mnrs]?)?")


@Language.factory("briefings_lemmas", assigns=["token.lemma"])
class Lemmas:
    """Sets ``token.lemma_`` of every token that has a part of speech."""

    def __init__(self, nlp: Language, name: str) -> None:
        del nlp, name

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of one doc."""
        for token in doc:
            if token.pos_:
                token.lemma_ = lemma_of(token.text, token.pos_, str(token.morph))
        return doc


def lemma_of(form: str, tag: str, features: str = "") -> str:
    """The dictionary form; tag is the universal part of speech, features are as in ``token.morph``.

    >>> lemma_of("Händen", "NOUN"), lemma_of("Im", "ADP"), lemma_of("verhafteten", "ADJ"), lemma_of("käme", "VERB")
    ('Hand', 'in', 'verhaftet', 'kommen')
    """
    return _lemma(form, tag, features if tag in MORPHOLOGICAL else "")


@functools.lru_cache(CACHE_SIZE)
def _lemma(form: str, tag: str, features: str) -> str:
    known = {name: value for name, _, value in (feature.partition("=") for feature in features.split("|"))}
    return RULES[tag](form, known) if tag in RULES else form


def _lower(form: str, _: Mapping[str, str]) -> str:
    return form.lower()


def _number(form: str, _: Mapping[str, str]) -> str:
    return form if form.isupper() else form.lower()  # „XIV“, „Zwei“


def _name(form: str, features: Mapping[str, str]) -> str:
    """The name as it is, but for the -s of a genitive that is listed as one („Frankreichs“)."""
    genitive = features.get("Case") == "Gen" and form.endswith("s") and look_up(form) == form[:-1]
    return form[:-1] if genitive else form


def _pronoun(form: str, features: Mapping[str, str]) -> str:
    word = form.lower()
    if word == "ihr" and features.get("Case") == "Dat":
        return "sie"
    return _rows(PRONOUNS).get(word) or _determiners().get(word, word)


def _adposition(form: str, _: Mapping[str, str]) -> str:
    return _rows(ADPOSITIONS).get(form.lower(), form.lower())


def _adverb(form: str, _: Mapping[str, str]) -> str:
    word = form.lower()
    return look_up(word) if word.endswith("er") and word not in ADVERBS.split() else word


def _noun(form: str, _: Mapping[str, str]) -> str:
    """„Hand“ for „Händen“, „Gründerzeithaus“ for „Gründerzeithäusern“, „Beste“ for „Besten“."""
    shouted = form.isupper() and not is_listed(form) and is_listed(form.capitalize())
    word = form.capitalize() if shouted else form
    lemma = look_up(word)
    if word[:1].isupper() and not lemma[:1].isupper():  # an adjective or a verb that is used as a noun
        return word if lemma == word.lower() else re.sub(r"(?<=e)[mnrs]$", "", word)
    lemma = _compound(word) if lemma == word and not is_listed(word) else lemma
    # The list has some nouns in the old spelling: „Beschluß“ for „Beschlüsse“.
    return f"{lemma[:-1]}ss" if lemma.endswith("ß") and "ss" in form else lemma


def _compound(word: str) -> str:
    """A compound that is not listed is inflected as its longest end that is listed."""
    for start in range(2, len(word) - MIN_TAIL + 1):
        tail = word[start:].capitalize()
        if is_listed(tail) and (lemma := look_up(tail))[:1].isupper():
            return word[:start] + (lemma if word[start].isupper() else lemma.lower())
    return word


def _adjective(form: str, _: Mapping[str, str]) -> str:
    """„verhaftet“ for „verhafteten“, „groß“ for „größten“, but „Berliner“ as it is."""
    word = form.lower()
    if form[:1].isupper() and _is_adjective_of_place(form, look_up(word)):
        return form
    stems = [word[:-length] for length in (2, 1) if ADJECTIVE_ENDING.fullmatch(word[-length:])]
    stems = [stem for stem in stems if len(stem) >= MIN_STEM]
    if known := next((stem for stem in stems if stem in ADJECTIVES.split() or ADJECTIVE.fullmatch(stem)), ""):
        return known
    if not (form[0] + form[-1]).isalpha():  # „3.“, „1960er“, „St.“
        return form
    participle = PRESENT_PARTICIPLE.fullmatch(word)
    return participle[1] if participle else _past_participle(word, stems) or _listed_adjective(word, stems)


def _past_participle(word: str, stems: Sequence[str]) -> str:
    """„angegeben“, „verhaftet“; nothing if it is none."""
    if found := next((stem for stem in (word, *stems) if is_known_participle(stem)), ""):
        return found
    verb = look_up(word)
    if not INFINITIVE.fullmatch(verb) or word.startswith(verb):
        return ""
    return next((stem for stem in stems if stem.endswith("t") or look_up(stem) == verb), word)


def _listed_adjective(word: str, stems: Sequence[str]) -> str:
    lemma = look_up(word)
    return lemma if lemma.islower() and (lemma != word or is_listed(word)) else next(iter(stems), word)


def _is_adjective_of_place(form: str, lemma: str) -> bool:
    """Whether it is such as „Berliner“ and not „Großer“, from itself and the lemma of its letters written small."""
    word = form.lower()
    is_other = lemma.islower() and lemma != word and not INFINITIVE.fullmatch(lemma)
    return form.isalpha() and form.endswith("er") and not is_other and not is_known_participle(word[:-2])


@functools.cache
def _rows(table: str) -> Mapping[str, str]:
    rows = (line.split(": ") for line in table.strip().splitlines())
    return {form: lemma for lemma, forms in rows for form in forms.split()}


@functools.cache
def _determiners() -> Mapping[str, str]:
    return {
        stem + ending: stem + own
        for own, stems in DETERMINERS.items()
        for stem in stems.split()
        for ending in ("", "e", "em", "en", "er", "es")
    }


RULES = {
    "ADJ": _adjective,
    "ADP": _adposition,
    "ADV": _adverb,
    "AUX": infinitive,
    "CCONJ": _lower,
    "DET": _pronoun,
    "NOUN": _noun,
    "NUM": _number,
    "PART": _lower,
    "PRON": _pronoun,
    "PROPN": _name,
    "SCONJ": _lower,
    "VERB": infinitive,
}
