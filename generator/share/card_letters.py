"""What of a text the cards' font can show, and how it is broken into lines."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii
from font_source_sans_pro import font_files_ttf
from PIL import ImageFont

from generator.markdown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.ImageFont import FreeTypeFont

REGULAR, SEMIBOLD, BOLD = "SourceSansPro", "SourceSansProSemibold", "SourceSansProBold"
NO_CHARACTER = "\uffff"  # stands for nothing, so that every font shows its box for what is missing
MOST_LETTERS = 400  # no card shows more; longer texts need not be measured


class Letters(NamedTuple):
    """A face of the font in a size."""

    face: str
    size: int


@functools.lru_cache(maxsize=64)
def font(letters: Letters) -> FreeTypeFont:
    """The packaged font.

    Laid out by Pillow itself: the other way depends on a library of the system, and so would the pictures.
    """
    return ImageFont.truetype(font_files_ttf[letters.face], letters.size, layout_engine=ImageFont.Layout.BASIC)


def showable(text: str) -> str:
    """The text in characters that the font has: letters of other scripts in Latin ones, other signs left out.

    >>> showable("習近平 🚀 und Дмитриев")
    'XiJinPing und Дмитриев'
    """
    shown = "".join(_shown(character) for character in unicodedata.normalize("NFC", clean(text))[:MOST_LETTERS])
    return " ".join(shown.split())


@functools.lru_cache(maxsize=10_000)
def _shown(character: str) -> str:
    if _has(character):
        return character
    written = anyascii(character) if unicodedata.category(character).startswith("L") else ""
    return "".join(letter for letter in written if _has(letter))


@functools.lru_cache(maxsize=10_000)
def _has(character: str) -> bool:
    """Whether all faces have the character: one that has it not shows a box instead."""
    return all(_picture(face, character) != _picture(face, NO_CHARACTER) for face in (REGULAR, SEMIBOLD, BOLD))


def _picture(face: str, character: str) -> tuple[tuple[int, int], bytes]:
    mask = font(Letters(face, 32)).getmask(character)
    return mask.size, bytes(mask)


def fitting(text: str, letters: Letters, width: int) -> str:
    """The text, or as much of its beginning as stands on one line of so many pixels."""
    return wrapped(text, letters, width, 1)[0]


def wrapped(text: str, letters: Letters, width: int, most: int, *, end: str = " …") -> list[str]:
    """The text in lines of so many pixels, at most so many; if it is longer, it is cut and ends in ``end``."""
    measure = font(letters).getlength
    lines = [""]
    for word in _words(text, letters, width):
        longer = f"{lines[-1]} {word}".lstrip()
        if measure(longer) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = _cut(lines[-1], letters, width, end)
            break
    return lines


def _words(text: str, letters: Letters, width: int) -> Iterator[str]:
    """The words, those that are longer than a line in pieces."""
    measure = font(letters).getlength
    for word in text.split():
        piece = ""
        for part in word if measure(word) > width else (word,):
            if piece and measure(piece + part) > width:
                yield piece
                piece = ""
            piece += part
        yield piece


def _cut(line: str, letters: Letters, width: int, end: str) -> str:
    """The line with as few of its words taken away as make room for the end; a word alone loses letters."""
    measure = font(letters).getlength
    while line and measure(f"{line}{end}") > width:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return f"{line}{end}"
