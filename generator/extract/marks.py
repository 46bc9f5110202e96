"""Stretches in quotation marks: pairs matched with a stack, so that marks inside marks and missing ones do no harm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extract.sentences import trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.records import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words inside a pair of marks. ``depth`` is 0 for the outer ones; ``closed`` says that the end is marked."""

    inner: Span
    depth: int
    closed: bool = True


@dataclass(slots=True)
class _Open:
    """An opening mark and its place."""

    mark: str
    place: int


def stretches(text: str, pairs: Sequence[str]) -> list[Stretch]:
    """All stretches in text order; no pair reaches into the next paragraph.

    A mark that is never closed opens a stretch to the end of its paragraph if it stands behind a colon or at the
    paragraph's beginning, as where a quotation goes on in the next paragraph; any other one is taken for stray.

    >>> [text_of.inner for text_of in stretches("„Ja ‚doch‘ so“", ["„“", "‚‘"])]
    [Span(begin=1, end=13), Span(begin=5, end=9)]
    """
    found: list[Stretch] = []
    begin = 0
    for line in text.split("\n"):
        found += _in_paragraph(text, begin, begin + len(line), pairs)
        begin += len(line) + 1
    found.sort(key=lambda stretch: (stretch.inner.begin, -stretch.inner.end))
    outer: list[Stretch] = []  # those that the next one may lie in
    result = []
    for stretch in found:
        outer = [one for one in outer if one.inner.end >= stretch.inner.end]
        result.append(replace(stretch, depth=len(outer)))
        outer.append(stretch)
    return result


def _in_paragraph(text: str, begin: int, end: int, pairs: Sequence[str]) -> Iterator[Stretch]:
    opening, closing = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    stack: list[_Open] = []
    for place in range(begin, end):
        mark = text[place]
        if mark not in opening and mark not in closing:
            continue
        depth = _closes(text, place, stack, pairs) if mark in closing else None
        if depth is not None:
            first = stack[depth].place + 1
            del stack[depth:]
            if inner := trim(text, first, place):
                yield Stretch(inner, 0)
        elif mark in opening and _may_open(text, place):
            stack.append(_Open(mark, place))
    if stack and (text[begin : stack[0].place].rstrip()[-1:] in {"", ":"}):
        inner = trim(text, stack[0].place + 1, end)
        if inner:
            yield Stretch(inner, 0, closed=False)


def _closes(text: str, place: int, stack: Sequence[_Open], pairs: Sequence[str]) -> int | None:
    """The depth of the opening mark that the mark at this place closes; an inner one may have lost its partner."""
    mark = text[place]
    if text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum():
        return None  # an apostrophe
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].mark + mark in pairs and stack[depth].place + 1 < place:
            return depth
    return None


def _may_open(text: str, place: int) -> bool:
    """Whether a word follows, and none hangs on the mark from before (5″, rock’n’roll)."""
    following = text[place + 1 : place + 2]
    return bool(following) and not following.isspace() and not text[place - 1 : place].isalnum()
