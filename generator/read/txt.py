"""``.txt``: an article as pasted from a news page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.read.blocks import blocks_of
from generator.read.draft import Draft, check_length
from generator.read.encoding import decode
from generator.read.header import read_header
from generator.read.source import Source, content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.settings import ReadSettings

_HEAD = 20_000  # characters within which a header ends


def read_txt(source: Source, settings: ReadSettings) -> Iterator[Draft]:
    """The one article of the file."""
    pasted = decode(content(source, settings.max_file_bytes), source.origin)
    facts, body = read_header(pasted[:_HEAD])
    text = without_blank_lines(pasted[body:])
    check_length(text, source.origin, settings)
    yield Draft(text, blocks_of(text), facts)


def without_blank_lines(text: str) -> str:
    r"""The text without the blank lines before and after it; its own first and last line stay as they are.

    >>> without_blank_lines("\n \n  eins\n\nzwei \n\n")
    '  eins\n\nzwei '
    """
    words = text.strip()
    if not words:
        return ""
    first = text.index(words)
    last = first + len(words)
    begin = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    return text[begin:] if end < 0 else text[begin:end]
