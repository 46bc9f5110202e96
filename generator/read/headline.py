"""A header's words → kicker and headline; pure.

The kicker is the short line above a headline. When in doubt there is none: then the headline has all the words.
"""

from __future__ import annotations

import re

from generator.read.blocks import ends_sentence

_KICKER_LENGTH = 50  # characters
_KICKER_WORDS = 5  # "Krieg gegen die Ukraine", "Nach dem Angriff in München"
_HEADLINE_WORDS = 3  # fewer left over, and the compound was part of the headline
_SEPARATOR = re.compile(r"\s+\|\s+|\s*\+{3}\s*")
_COMPOUND = re.compile(r"(?P<kicker>[A-ZÄÖÜ]\w*(?:-[A-ZÄÖÜ]\w*)+) (?=(?P<title>[A-ZÄÖÜ].*))")

# A compound that ends like these takes a name after it ("US-Präsident Trump", "VW-Werk Emden"), so it is no kicker.
# -er and -in stand for most functions: Minister, Sprecher, Kanzlerin, Chefin.
_BEFORE_NAMES = (
    *("er", "in", "chef", "boss", "star", "vize", "präsident", "general", "kommissar", "anwalt", "experte", "expertin"),
    *("beauftragte", "abgeordnete", "vorsitzende", "gesandte", "senator", "gouverneur", "premier", "könig", "prinz"),
    *("papst", "milliardär", "legende", "pilot", "athlet", "kandidat", "diplomat", "botschafter", "vorstand", "duo"),
    *("werk", "fabrik", "konzern", "riese", "bank", "institut", "stiftung", "universität", "uni", "schule", "klinik"),
    *("gericht", "behörde", "amt", "verband", "verein", "club", "gewerkschaft", "partei", "fraktion", "ministerium"),
    *("stadt", "insel", "provinz", "region", "gebiet", "land", "staat", "metropole", "hafen", "flughafen"),
)


def kicker_and_title(lines: list[str]) -> tuple[str, str]:
    """Kicker and headline from a header's lines, facts taken out; each may be empty."""
    if not lines:
        return "", ""
    first, rest = lines[0], " ".join(lines[1:])
    if rest and could_be_kicker(first):
        return first, rest
    words = " ".join(lines)
    return _by_separator(words) or _by_compound(words) or ("", words)


def could_be_kicker(words: str) -> bool:
    """Whether the words are few enough and no sentence.

    >>> could_be_kicker("Krieg gegen die Ukraine")
    True
    """
    return len(words) <= _KICKER_LENGTH and len(words.split()) <= _KICKER_WORDS and not ends_sentence(words)


def _by_separator(words: str) -> tuple[str, str] | None:
    """``Kicker | Headline`` and ``+++ Kicker +++ Headline``; a colon parts nothing, headlines are full of them."""
    pieces = [piece for piece in _SEPARATOR.split(words) if piece]
    if len(pieces) > 1 and could_be_kicker(pieces[0]):
        return pieces[0], " – ".join(pieces[1:])
    return None


def _by_compound(words: str) -> tuple[str, str] | None:
    """``US-Russland-Beziehungen Kremlbeauftragter erstmals zu Gesprächen``: a hyphened compound before the headline."""
    match = _COMPOUND.match(words)
    if match is None or len(match["title"].split()) < _HEADLINE_WORDS:
        return None
    return None if match["kicker"].lower().endswith(_BEFORE_NAMES) else (match["kicker"], match["title"])
