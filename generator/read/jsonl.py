"""``.jsonl`` and ``.jsonl.gz``: one article a line, read as a stream; the text stays exactly as it is given."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING

from generator.errors import ReadError
from generator.read.blocks import blocks_of
from generator.read.draft import Draft, check_length
from generator.read.facts import facts_of, value_of
from generator.read.source import Source, beyond, regular_size, skipped, unreadable
from generator.settings import SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase

    from generator.records import Skipped
    from generator.settings import ReadSettings

_CHUNK = 65_536  # bytes held of the rest of a line that is too long
_MARK = b"\xef\xbb\xbf"  # UTF-8's byte order mark


def read_jsonl(source: Source, settings: ReadSettings) -> Iterator[Draft | Skipped]:
    """The articles of a plain file."""
    return _read(source, settings, lambda: source.path.open("rb"))


def read_jsonl_gz(source: Source, settings: ReadSettings) -> Iterator[Draft | Skipped]:
    """The articles of a compressed file."""
    return _read(source, settings, lambda: gzip.open(source.path, "rb"))


def _read(
    source: Source, settings: ReadSettings, open_stream: Callable[[], BufferedIOBase]
) -> Iterator[Draft | Skipped]:
    regular_size(source)
    try:
        stream = open_stream()
    except OSError as error:
        raise unreadable(source.origin, error) from error
    empty = True
    with stream:
        bounded = _Bounded(stream, source.origin, settings.max_bulk_bytes)
        for number, (line, size) in enumerate(_lines(bounded, settings.max_file_bytes), 1):
            if line.strip():
                empty = False
                yield _entry(line, size, f"{source.origin}:{number}", settings)
    if empty:
        raise ReadError(source.origin, "the file is empty", "Put an article on each line, or delete it")


class _Bounded:
    """A stream that stops at a number of bytes, since a small compressed file can hold any number."""

    def __init__(self, stream: BufferedIOBase, origin: str, limit: int) -> None:
        self._stream = stream
        self._origin = origin
        self._limit = limit
        self._read = 0

    def readline(self, size: int) -> bytes:
        """At most ``size`` bytes of a line; raises ReadError for damaged data and beyond the limit."""
        try:
            data = self._stream.readline(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            problem = f"the compressed data are damaged ({error}); only what stands before that was read"
            raise ReadError(self._origin, problem, "Fetch or compress the file again") from error
        except OSError as error:
            raise unreadable(self._origin, error) from error
        self._read += len(data)
        if self._read > self._limit:
            problem = f"there are more than {self._limit:,} bytes in it; only what stands before that was read"
            remedy = f"Split it, or raise read.max_bulk_bytes in {SETTINGS_FILE.as_posix()}"
            raise ReadError(self._origin, problem, remedy)
        return data


def _lines(stream: _Bounded, limit: int) -> Iterator[tuple[bytes, int]]:
    """Each line's beginning, little more than ``limit`` bytes at most, and its whole size."""
    while line := stream.readline(limit + 1):
        size, piece = len(line), line
        while not piece.endswith(b"\n") and (piece := stream.readline(_CHUNK)):
            size += len(piece)
        yield line, size


def _entry(line: bytes, size: int, place: str, settings: ReadSettings) -> Draft | Skipped:
    limit = settings.max_file_bytes
    try:
        if size > limit:
            raise beyond(place, "the line", size=size, limit=limit, key="max_file_bytes")
        return _draft(line, place, settings)
    except ReadError as error:
        return skipped(error)


def _draft(line: bytes, place: str, settings: ReadSettings) -> Draft:
    table = _table(line, place)
    text = value_of(table, "text", place)
    if not text.strip():
        raise ReadError(
            place, "'text' is missing or empty", "Give the article's text under this key, or delete the line"
        )
    check_length(text, place, settings)
    return Draft(text, blocks_of(text), facts_of(table, place), place)


def _table(line: bytes, place: str) -> dict[str, object]:
    try:
        table = json.loads(line.removeprefix(_MARK).strip().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReadError(place, f"the line is not UTF-8 at byte {error.start}", "Save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        problem = f"the line is not JSON: {error.msg.removesuffix(' at')} (character {error.pos + 1})"
        raise ReadError(place, problem, "Write one whole JSON object a line") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; thousands of lists in each other
        raise ReadError(place, "the line's JSON has a number or a nesting beyond all bounds", "Correct it") from error
    if not isinstance(table, dict):
        raise ReadError(place, "the line is not a JSON object", 'Write one such as {"text": "…"} a line')
    return table
