"""A folder, or files given by name → articles, and a report of what was left out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ReadError
from generator.read.draft import finish
from generator.read.duplicates import without_duplicates
from generator.read.formats import reader_for, suffix_of
from generator.read.source import Source, printable_path, skipped, unreadable
from generator.records import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.settings import ReadSettings


def read_folder(folder: Path, settings: ReadSettings) -> tuple[list[Article], list[Skipped]]:
    """All articles of the files below a folder, sorted by path, each once; hidden files and folders are passed over."""
    articles: list[Article] = []
    left_out: list[Skipped] = []
    for result in without_duplicates(_read_all(folder, settings)):
        if isinstance(result, Article):
            articles.append(result)
        else:
            left_out.append(result)
    return articles, left_out


def read_files(paths: Sequence[Path], settings: ReadSettings) -> Iterator[Article | Skipped]:
    """The articles of the files in the order given, one by one; nothing is compared with what came before."""
    for path in paths:
        key = path.name.removesuffix(_ending(path))
        yield from _read(Source(path, printable_path(path), key), settings)


def _read_all(folder: Path, settings: ReadSettings) -> Iterator[Article | Skipped]:
    for found in sorted(_files(folder), key=lambda found: found.place if isinstance(found, Skipped) else found.origin):
        if isinstance(found, Skipped):
            yield found
        else:
            yield from _read(found, settings)


def _read(source: Source, settings: ReadSettings) -> Iterator[Article | Skipped]:
    try:
        for found in reader_for(source)(source, settings):
            if isinstance(found, Skipped):
                yield found
            else:
                yield from finish(found, source, settings)
    except ReadError as error:
        yield skipped(error)


def _files(folder: Path) -> Iterator[Source | Skipped]:
    """Every file below the folder, and a report for what is a link to elsewhere or cannot be opened."""
    failures: list[OSError] = []
    root = folder.resolve()
    for parent, names, files in os.walk(folder, onerror=failures.append):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in names:
            if (Path(parent) / name).is_symlink():
                yield skipped(_linked_folder(_relative(Path(parent) / name, folder)))
        for name in files:
            if not name.startswith("."):
                yield _source(Path(parent) / name, folder, root)
    for error in failures:
        yield skipped(unreadable(_relative(Path(str(error.filename)), folder), error))


def _source(path: Path, folder: Path, root: Path) -> Source | Skipped:
    origin = _relative(path, folder)
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        problem = "this is a link to a file outside of the folder"
        return skipped(ReadError(origin, problem, "Put the file itself here"))
    return Source(path, origin, path.relative_to(folder).as_posix().removesuffix(_ending(path)))


def _linked_folder(origin: str) -> ReadError:
    return ReadError(origin, "this is a link to a folder, and such are not followed", "Put the files themselves here")


def _relative(path: Path, folder: Path) -> str:
    inside = path.is_relative_to(folder) and path != folder
    return printable_path(path.relative_to(folder) if inside else path)


def _ending(path: Path) -> str:
    return path.name[len(path.name) - len(suffix_of(path)) :]
