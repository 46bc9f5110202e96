"""Which reader takes which file: a new format is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator.errors import ReadError
from generator.read.draft import Draft
from generator.read.feed import read_feed
from generator.read.jsonl import read_jsonl, read_jsonl_gz
from generator.read.md import read_md
from generator.read.page import read_page
from generator.read.source import Source
from generator.read.txt import read_txt
from generator.records import Skipped
from generator.settings import ReadSettings

if TYPE_CHECKING:
    from pathlib import PurePath

# Drafts and reports of entries that are left out, one by one; raises ReadError where the whole file cannot be read.
Reader = Callable[[Source, ReadSettings], Iterator[Draft | Skipped]]

READERS: Mapping[str, Reader] = {
    ".txt": read_txt,
    ".md": read_md,
    ".markdown": read_md,
    ".html": read_page,
    ".htm": read_page,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl_gz,
}


def suffix_of(path: PurePath) -> str:
    """The suffix that tells the file's format, in lower case; empty if none is known.

    >>> from pathlib import PurePath
    >>> suffix_of(PurePath("a/2025.04.JSONL.GZ"))
    '.jsonl.gz'
    """
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    return next((suffix for suffix in ("".join(suffixes), suffixes[-1] if suffixes else "") if suffix in READERS), "")


def reader_for(source: Source) -> Reader:
    """The reader of the file's format.

    Raises ReadError naming the formats there are.
    """
    suffix = suffix_of(source.path)
    if not suffix:
        ending = source.path.suffix
        problem = f"files ending in {ending!r} are not read" if ending else "the file's name has no ending"
        raise ReadError(source.origin, problem, f"Known endings are {', '.join(READERS)}")
    return READERS[suffix]
