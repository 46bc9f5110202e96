"""A file to read: its name for messages, its key for ids, and its bytes within bounds."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import ReadError
from generator.records import Skipped
from generator.settings import SETTINGS_FILE

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """Where a file is, what messages call it, and what ids are made from where nothing better is known."""

    path: Path
    origin: str
    key: str


def printable_path(path: Path) -> str:
    """The path as text that can be written on one line anywhere, also where its bytes are not UTF-8."""
    text = os.fsencode(path.as_posix()).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def skipped(error: ReadError) -> Skipped:
    """The error as a line of the report.

    >>> skipped(ReadError("a.txt", "the file is empty", "Fill it or delete it"))
    Skipped(place='a.txt', reason='the file is empty. Fill it or delete it.')
    """
    return Skipped(error.place, f"{error.problem}. {error.remedy}.")


def unreadable(place: str, error: OSError) -> ReadError:
    """What the operating system says, as an error of this package."""
    return ReadError(
        place, f"the file cannot be read: {error.strerror or error}", "Check that it exists and may be read"
    )


def beyond(place: str, subject: str, *, size: int, limit: int, key: str) -> ReadError:
    """The error for what is larger than a setting allows, naming both sizes and the setting."""
    unit = key.rpartition("_")[2]
    problem = f"{subject} has {size:,} {unit}; at most {limit:,} are read"
    return ReadError(place, problem, f"Split it, or raise read.{key} in {SETTINGS_FILE.as_posix()}")


def content(source: Source, limit: int) -> bytes:
    """All bytes of a regular file.

    Raises ReadError where there are none, more than ``limit``, or where they cannot be read.
    """
    size = regular_size(source)
    if size > limit:
        raise beyond(source.origin, "the file", size=size, limit=limit, key="max_file_bytes")
    try:
        with source.path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise unreadable(source.origin, error) from error
    if len(data) > limit:  # it grew since its size was asked
        raise beyond(source.origin, "the file", size=len(data), limit=limit, key="max_file_bytes")
    if not data:
        raise ReadError(source.origin, "the file is empty", "Put an article into it, or delete it")
    return data


def regular_size(source: Source) -> int:
    """The file's size in bytes; raises ReadError for what is no regular file, since opening a pipe would wait."""
    try:
        status = source.path.stat()
    except OSError as error:
        raise unreadable(source.origin, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(source.origin, "this is not a regular file", "Name files, not folders or devices")
    return status.st_size
