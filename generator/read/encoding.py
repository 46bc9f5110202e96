"""Bytes → text, whatever program saved them."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from generator.errors import ReadError

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096  # bytes looked at to tell UTF-16 and a declared charset
_ZEROS = 0.4  # Latin letters in UTF-16 leave almost half the bytes zero, all of them on one side
_STRAY_ZEROS = 0.05  # and hardly any on the other
_CONTROL_SHARE = 0.05  # compressed data read as cp1252 has 14 % control characters, text has none

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
# Only character sets proper: Python also has codecs, such as punycode, that take hours over hostile bytes.
_CHARSET = re.compile(r"(?:iso8859-\d+|cp\d+|utf-\d+(?:-[lb]e)?|ascii|koi8-[ru]|mac-\w+|gb\w+|big5|euc_\w+|shift_jis)")
_WESTERN = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # what browsers take these two for

# charset-normalizer reads short German texts as cp1250, so these are tried first: in the right one of them a German
# text has, beyond ASCII, mostly what German is written with, and nothing else but letters of its neighbours.
_GERMAN_CHARSETS = ("cp1252", "iso8859-15", "mac-roman")
_GERMAN = frozenset("äöüÄÖÜß„“”‚‘’»«›‹–—…€§°\u00a0")
_NEIGHBOURS = frozenset("éèêëáàâåçñôóíîûúøæÉÅØ×·•²³½\u00ad")
_GERMAN_SHARE = 0.5
_OTHER_CHARSETS = ["cp1252", "cp1250", "iso8859_15", "mac_roman", "cp1251", "utf_16"]

_KEPT_CONTROLS = "\n\t"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"  # hyphenation hints, zero-width spaces and marks that split words for a program
_DROPPED = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT_CONTROLS} | {
    ord(char): None for char in _INVISIBLE
}
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFD) if chr(code) not in "\n\t\r\f"}


def decode(data: bytes, place: str, *, declared: bool = False) -> str:
    r"""The bytes as text with ``\n`` line ends and no control characters; ``declared`` heeds a charset in HTML or XML.

    Raises ReadError for what is no text.
    """
    for attempt in (_by_mark, _by_zeros, _as_utf8, _as_declared if declared else _nothing, _as_german, _as_guessed):
        text = attempt(data)
        if text is not None and _is_text(text):
            return printable(text.replace("\r\n", "\n").replace("\r", "\n"))
    raise ReadError(place, "this is no text in a known character set", "Save it as UTF-8 text")


def printable(text: str) -> str:
    r"""The text without control characters, soft hyphens and zero-width marks; line breaks and tabs stay.

    >>> printable("Bür\u00adger\x00meister\n")
    'Bürgermeister\n'
    """
    return text.translate(_DROPPED)


def _is_text(text: str) -> bool:
    sample = text[:100_000]
    return len(sample) - len(sample.translate(_CONTROLS)) <= _CONTROL_SHARE * len(sample)


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return None


def _by_mark(data: bytes) -> str | None:
    charset = next((charset for mark, charset in _MARKS if data.startswith(mark)), None)
    return _strictly(data, charset) if charset else None


def _by_zeros(data: bytes) -> str | None:
    """UTF-16 without its mark; asked before UTF-8, since ASCII in UTF-16 is valid UTF-8 full of zeros."""
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd >= _ZEROS and even <= _STRAY_ZEROS:
        return _strictly(data, "utf-16-le")
    if even >= _ZEROS and odd <= _STRAY_ZEROS:
        return _strictly(data, "utf-16-be")
    return None


def _as_utf8(data: bytes) -> str | None:
    return _strictly(data, "utf-8")


def _as_declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_SAMPLE])
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    return _strictly(data, _WESTERN.get(name, name)) if _CHARSET.fullmatch(name) else None


def _as_german(data: bytes) -> str | None:
    for charset in _GERMAN_CHARSETS:
        text = _strictly(data, charset)
        if text is not None and _looks_german(text):
            return text
    return None


def _looks_german(text: str) -> bool:
    beyond_ascii = [char for char in text if not char.isascii()]
    german = sum(char in _GERMAN for char in beyond_ascii)
    return german >= _GERMAN_SHARE * len(beyond_ascii) and all(c in _GERMAN or c in _NEIGHBOURS for c in beyond_ascii)


def _as_guessed(data: bytes) -> str | None:
    best = from_bytes(data, cp_isolation=_OTHER_CHARSETS).best()
    return str(best) if best else None


def _nothing(_data: bytes) -> str | None:
    return None
