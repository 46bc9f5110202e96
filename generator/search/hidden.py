"""Words that are searched and not shown: dictionary forms, parts of compounds, other spellings; pure."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from generator.words.compounds import constituents
from generator.words.word_list import is_listed, look_up

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

COMPOUNDS = "de"  # the language whose compounds are written in one word
MIN_WORD = 4  # letters; shorter ones are not looked at
MIN_PART = 3  # „Öl“ and „E“ are found in too much
MIN_HEAD = 6  # letters before the last part of a compound that only that part is known of („Offshore-windpark“)
ENDING = 2  # letters by which a dictionary form may be longer than the stem that a search engine sees
CACHE_SIZE = 100_000

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_STEM = re.compile(r"(?:ern|em|en|er|es|e|n|s)$")


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, those with hyphens whole.

    >>> tokens("Die Russland-Sanktionen, 2 Jahre")
    ('Die', 'Russland-Sanktionen', 'Jahre')
    """
    return tuple(_TOKEN.findall(unicodedata.normalize("NFC", text)))


def related_words(text: str, names: Collection[str], language: str) -> tuple[str, ...]:
    """Dictionary forms and parts of the text's words, in lower case; none that a word of the text begins with.

    ``names`` are words, in lower case, that are parts of names and mean nothing („Ketelhorn“ is no horn).

    >>> related_words("Direktinvestitionen in Häuser; Merz sprach", (), "de")
    ('investition', 'haus', 'sprechen')
    """
    words = [word for word in tokens(text) if len(word) >= MIN_WORD and word.lower() not in names]
    there = {piece for word in tokens(text) for piece in word.lower().split("-")}
    found: dict[str, None] = {}
    for word in dict.fromkeys(words):
        found |= dict.fromkeys(_related(word, language))
    known = " ".join(["", *sorted(there)])
    return tuple(word for word in found if f" {word}" not in known)


@functools.lru_cache(maxsize=CACHE_SIZE)
def _related(word: str, language: str) -> tuple[str, ...]:
    lemma = look_up(word, language).lower()
    parts = [part.lower() for part in _parts(word)] if language == COMPOUNDS and word[0].isupper() else []
    forms = [] if word.lower().startswith(lemma[: max(len(lemma) - ENDING, MIN_PART)]) else [lemma]
    return tuple(form for form in (*forms, *parts) if len(form) >= MIN_PART and form.isalpha())


def _parts(word: str) -> tuple[str, ...]:
    """The parts of a German compound; of one that the list has whole, the last one."""
    found = constituents(word)
    if found:
        return found
    starts = range(MIN_HEAD, len(word) - MIN_WORD + 1)
    return next(((look_up(tail),) for at in starts if is_listed(tail := word[at:].capitalize())), ())


def spelled_out(word: str) -> str:
    """The word in lower case with ä, ö, ü, ß written as ae, oe, ue, ss.

    >>> spelled_out("Größe")
    'groesse'
    """
    return "".join(_MARKS.get(letter, letter) for letter in unicodedata.normalize("NFC", word).lower())


def plain(word: str) -> str:
    """The word in lower case without marks on its letters.

    >>> plain("Größe"), plain("Petrović")
    ('grosse', 'petrovic')
    """
    bare = unicodedata.normalize("NFD", word.lower().replace("ß", "ss"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def stem(word: str) -> str:
    """The word without its ending, if enough is left; what the search page's script does with what is typed.

    >>> stem("sanktionen"), stem("haus"), stem("rede")
    ('sanktion', 'haus', 'rede')
    """
    shorter = _STEM.sub("", word)
    return shorter if len(shorter) >= MIN_WORD else word


def stems(words: Iterable[str]) -> tuple[str, ...]:
    """Stems by which words are found however their umlauts are typed; none that a word itself begins with.

    >>> stems(("Häuser", "Mueller", "Quelle", "Wasser"))
    ('haus', 'haeus', 'haeuser', 'mull')
    """
    found: dict[str, None] = {}
    for word in words:
        found |= dict.fromkeys(_stems(word))
    return tuple(found)


@functools.lru_cache(maxsize=CACHE_SIZE)
def _stems(word: str) -> tuple[str, ...]:
    lower = word.lower()
    bare, long = plain(word), spelled_out(word)
    if bare != lower:
        return tuple(dict.fromkeys(one for one in (stem(bare), stem(long), long) if not lower.startswith(one)))
    if re.search("[aou]e", lower) and not is_listed(word) and not is_listed(lower):
        return (stem(re.sub("([aou])e", r"\1", lower)),)
    return ()
