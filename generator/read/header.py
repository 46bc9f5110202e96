"""The first lines of a pasted article → its facts; pure.

Pages are pasted with their header's parts in any order, one a line or run together on one line: a marker such as
``date 2025-04``, kicker, headline, ``Stand: 04.04.2025 03:51 Uhr``, source, author, address.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.read.addresses import host
from generator.read.blocks import ends_sentence, spans_of
from generator.read.dates import date_prefix, normalise_date
from generator.read.facts import Facts
from generator.read.headline import kicker_and_title
from generator.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PROSE_LENGTH = 200  # characters; a longer first block that ends like a sentence is the article itself
_HEADER_LENGTH = 400  # and one longer than this is, however it ends
_MAX_FACTS = 10  # lines or blocks of facts a header may begin with; keeps a file of nothing but dates from taking long
_MORE_UNITS = 3  # a date or source may stand up to so many blocks below the headline


def _line(text: str) -> int:
    return len(text.partition("\n")[0].rstrip())


def _name(text: str) -> int:
    """A source: an address or domain if it begins with one, else the rest of the line."""
    match = re.match(r"(?:https?://\S+|(?:[\w-]+\.)+[a-z]{2,})(?=\s|$)", text)
    return match.end() if match else _line(text)


def _address(text: str) -> int:
    match = re.match(r"https?://\S+", text)
    return match.end() if match else 0


# Label → how many characters after it belong to it; with 0 the label is nothing but a word of the headline.
_LABELS: Mapping[str, Callable[[str], int]] = {
    "veröffentlicht": date_prefix,
    "published": date_prefix,
    "datum": date_prefix,
    "stand": date_prefix,
    "aktualisiert": date_prefix,
    "updated": date_prefix,
    "date": date_prefix,
    "quelle": _name,
    "source": _name,
    "autor": _line,
    "autorin": _line,
    "author": _line,
    "url": _address,
    "link": _address,
    "": _address,
}
# The first that is there counts: the day of publication before that of the last change, both before the bare marker.
_DATES = ("veröffentlicht", "published", "datum", "stand", "aktualisiert", "updated", "date", "line")
_SOURCES = ("quelle", "source")
_AUTHORS = ("autor", "autorin", "author", "byline")
_ADDRESSES = ("url", "link", "")
# Nothing but capitalised words: „Von Erika Beispiel und Jan Muster, Brüssel“.
_BYLINE = re.compile(r"(?:Von|By) (?P<names>[A-ZÄÖÜ][\w.-]+(?:(?:,|,? und| and)? [A-ZÄÖÜ][\w.-]+)+)")
_NEEDS_COLON = frozenset({*_SOURCES, *_AUTHORS, "url", "link"})
_LABEL = re.compile(
    rf"(?<!\w)(?:zuletzt\s+)?(?P<label>{'|'.join(filter(None, _LABELS))})(?!\w)"
    r"(?:[ \t]+(?:am|vom))?(?P<colon>[ \t]*:)?[ \t]*"
    r"|(?<!\S)(?=https?://)",
    re.IGNORECASE,
)


def read_header(text: str) -> tuple[Facts, int]:
    """The facts of a pasted text's header, and where its body begins; nothing, and 0, where it has no header."""
    units = _units(text)
    words = [text[unit.begin : unit.end] for unit in units]
    length = _header_length(words)
    if length == 0:
        return _facts(words[0][:_HEADER_LENGTH])[0] if words else Facts(), 0
    facts, lines = _facts("\n".join(words[:length]))
    kicker, title = kicker_and_title(lines)
    return replace(facts, kicker=kicker, title=title), units[length - 1].end


def lone_facts(line: str) -> Facts | None:
    """The facts of a line that holds nothing else.

    >>> lone_facts("Stand: 4. April 2025, 03:51 Uhr").date
    '4. April 2025, 03:51 Uhr'
    """
    if len(line) > _HEADER_LENGTH:
        return None
    facts, rest = _facts(line)
    return None if rest else facts


def _units(text: str) -> list[Span]:
    """The blocks, with the leading lines of the first that hold nothing but facts as units of their own."""
    spans = spans_of(text)
    if not spans:
        return []
    peeled: list[Span] = []
    rest = spans[0]
    while len(peeled) < _MAX_FACTS:
        line = text[rest.begin : rest.end].partition("\n")[0]
        if len(line) == rest.end - rest.begin or not _only_facts(line):
            break
        peeled.append(Span(rest.begin, rest.begin + len(line.rstrip())))
        tail = text[rest.begin + len(line) : rest.end]
        rest = Span(rest.end - len(tail.lstrip()), rest.end)
    return [*peeled, rest, *spans[1:]]


def _header_length(units: list[str]) -> int:
    """How many units are header: facts, the headline, and facts that follow it with short lines only between."""
    leading = units[:_MAX_FACTS]
    length = next((index for index, unit in enumerate(leading) if not _only_facts(unit)), len(leading))
    if length >= len(units) - 1 or _is_prose(units[length]):  # without a unit after it, it is no headline but the text
        return length
    if length > 0 and units[length].endswith("."):  # the headline may well be missing below a block of facts
        return length
    length += 1
    for index in range(length, min(len(units), length + _MORE_UNITS)):
        if _only_facts(units[index]):
            length = index + 1
        elif _is_prose(units[index]) or ends_sentence(units[index]):
            break
    return length


def _is_prose(unit: str) -> bool:
    return len(unit) > _HEADER_LENGTH or (len(unit) > _PROSE_LENGTH and ends_sentence(unit))


def _only_facts(unit: str) -> bool:
    return lone_facts(unit) is not None


def _facts(unit: str) -> tuple[Facts, list[str]]:
    """The labelled facts in a header, and its lines without them."""
    found, lines = _labelled(unit)
    rest: list[str] = []
    for line in lines:
        if _is_date(line):
            found.setdefault("line", line)
        elif rest and (byline := _BYLINE.fullmatch(line)):  # below the headline only: „Von Merz enttäuscht“ may be one
            found.setdefault("byline", byline["names"])
        else:
            rest.append(line)
    url = _first(found, _ADDRESSES)
    source = _first(found, _SOURCES)
    if _address(source):
        url, source = url or source, ""
    facts = Facts(date=_first(found, _DATES), source=source or host(url), url=url, author=_first(found, _AUTHORS))
    return facts, rest


def _labelled(unit: str) -> tuple[dict[str, str], list[str]]:
    """Values by label, and the lines that are left where labels and values are taken out."""
    found: dict[str, str] = {}
    rest, position = "", 0
    for match in _LABEL.finditer(unit):
        label = (match["label"] or "").lower()
        length = _LABELS[label](unit[match.end() :])
        if match.start() < position or length == 0 or (label in _NEEDS_COLON and not match["colon"]):
            continue
        found.setdefault(label, unit[match.end() : match.end() + length])
        # A line break in its place: what stood on both sides of it did not belong together.
        rest += unit[position : match.start()] + "\n"
        position = match.end() + length
    rest += unit[position:]
    return found, [stripped for line in rest.split("\n") if (stripped := line.strip(" \t|,–-"))]


def _first(found: Mapping[str, str], labels: tuple[str, ...]) -> str:
    return next((found[label] for label in labels if label in found), "")


def _is_date(line: str) -> bool:
    try:
        normalise_date(line)
    except ValueError:
        return False
    return True
