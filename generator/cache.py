"""Analyses kept between runs, in an SQLite database that may be deleted at any time."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from typing import TYPE_CHECKING, Self, TypeVar

from pydantic import TypeAdapter

from generator.errors import CacheError
from generator.records import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

_ANALYSIS = TypeAdapter(Analysis)
T = TypeVar("T")
FILE_NAME = "analyses.sqlite"
# SQLite takes at least 999 parameters in one statement.
MAX_PARAMETERS = 900


class AnalysisCache:
    """Analyses by key, all of one pipeline: those of any other are forgotten on opening.

    ``added`` counts what this run has put in. A database that cannot be read is set aside and begun anew, since
    it holds nothing that cannot be made again.
    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE_NAME
        self.added = 0
        self.fingerprint = fingerprint
        self._database = sqlite3.connect(self.path)
        self._guarded(self._prepare)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def get(self, keys: Iterable[str]) -> dict[str, Analysis]:
        """The analyses that are known, by key; what is damaged is not known."""
        wanted = list(keys)
        found: dict[str, Analysis] = {}
        for start in range(0, len(wanted), MAX_PARAMETERS):
            for key, record in self._rows(wanted[start : start + MAX_PARAMETERS]):
                with contextlib.suppress(zlib.error, ValueError):
                    found[key] = _ANALYSIS.validate_json(zlib.decompress(record))
        return found

    def _rows(self, keys: list[str]) -> list[tuple[str, bytes]]:
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, record FROM analysis WHERE key IN ({marks})"  # noqa: S608 - only marks
        return self._guarded(lambda: self._database.execute(query, keys).fetchall()) or []

    def put(self, analyses: Mapping[str, Analysis]) -> None:
        """Keep these; what is kept survives a run that is broken off later."""
        rows = [(key, zlib.compress(_ANALYSIS.dump_json(analysis), 1)) for key, analysis in analyses.items()]
        self._guarded(lambda: self._insert(rows))
        self.added += len(rows)

    def _insert(self, rows: list[tuple[str, bytes]]) -> None:
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO analysis VALUES (?, ?)", rows)

    def _guarded(self, work: Callable[[], T]) -> T | None:
        """What the work gives; None where the database was found broken and begun anew.

        Raises CacheError if another run holds the database, the disk is full or it may not be written.
        """
        try:
            return work()
        except sqlite3.OperationalError as error:
            remedy = "Wait for another run to end, free the disk, or delete the file"
            raise CacheError(f"{self.path}: the cache cannot be used ({error}). {remedy}.") from error
        except sqlite3.DatabaseError:
            self._database.close()
            self.path.replace(self.path.with_suffix(".broken"))
            self._database = sqlite3.connect(self.path)
            self._prepare()
            return None

    def _prepare(self) -> None:
        with self._database as database:
            database.execute("CREATE TABLE IF NOT EXISTS analysis (key TEXT PRIMARY KEY, record BLOB) WITHOUT ROWID")
            database.execute("CREATE TABLE IF NOT EXISTS pipeline (fingerprint TEXT PRIMARY KEY)")
            if database.execute("SELECT fingerprint FROM pipeline").fetchall() != [(self.fingerprint,)]:
                database.execute("DELETE FROM analysis")
                database.execute("DELETE FROM pipeline")
                database.execute("INSERT INTO pipeline VALUES (?)", (self.fingerprint,))
