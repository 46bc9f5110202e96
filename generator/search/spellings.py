"""How else a name may be typed: foreign names are transcribed in other ways elsewhere; pure."""

from __future__ import annotations

import re

from generator.names import skeletons

MIN_LENGTH = 4  # letters; shorter names are the same everywhere
# How surnames end that come from languages with other letters, in any transcription.
_TRANSCRIBED = re.compile(
    r"(?:[aeioy](?:w|v|ff)a?|[sz]k[iy][jy]?|[^aeiou]ko|[iy][jy]|[ts]ch[ui]k|shvili|schwili|a[jy]a)$"
)
# What German writes, and English for the same sound; longer ones first.
_ENGLISH = (
    ("schtsch", "shch"), ("tschow", "chev"), ("dsch", "j"), ("tsch", "ch"), ("sch", "sh"), ("skyj", "sky"),
    ("skij", "sky"), ("jew", "ev"), ("ch", "kh"), ("ij", "i"), ("ja", "ya"), ("ju", "yu"), ("jo", "yo"), ("je", "e"),
    ("j", "i"), ("w", "v"),
)  # fmt: skip
_GERMAN = (
    ("shch", "schtsch"), ("chev", "tschow"), ("iev", "ijew"), ("skyj", "skyj"), ("sky", "skyj"), ("ch", "tsch"),
    ("sh", "sch"), ("kh", "ch"), ("ya", "ja"), ("yu", "ju"), ("v", "w"),
)  # fmt: skip
_SECOND = {"s": "z", "z": "s"}  # the first sound of „Selenskyj“, „Zelensky“


def spellings(name: str) -> tuple[str, ...]:
    """Other transcriptions of the words of a name that seems to be transcribed, in lower case; without its own.

    >>> spellings("Kirill Dmitrijew"), spellings("Almut Reessing")
    (('dmitriev', 'dmitrijev', 'dmitriew'), ())
    """
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", name)]
    if not words or not _TRANSCRIBED.search(words[-1]):
        return ()
    found = [form for word in words if len(word) >= MIN_LENGTH for form in _forms(word)]
    return tuple(dict.fromkeys(form for form in found if form not in words))


def _forms(word: str) -> list[str]:
    """Transcriptions of a word that sound like it: by a whole rule book, or with one habit of it alone."""
    english, german = _rewritten(word, _ENGLISH), _rewritten(word, _GERMAN)
    forms = [english, word.replace("w", "v"), word.replace("ij", "i"), german]
    if re.search(r"sk[iy][jy]?$", word):
        forms += [_SECOND.get(form[0], form[0]) + form[1:] for form in (english, german)]
    return [form for form in dict.fromkeys(forms) if form != word and skeletons(form) & skeletons(word)]


def _rewritten(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    """The word with the rules applied from left to right, the earlier of two that fit."""
    table = dict(rules)
    return re.sub("|".join(table), lambda match: table[match[0]], word)
