"""Tests of the analyses kept between runs: they come back as they were, and a broken database stops nothing."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cache import FILE_NAME, MAX_PARAMETERS, AnalysisCache
from generator.errors import CacheError
from generator.records import Quote, Span
from tests.samples import PROPERTY, analysed, make_actor, make_analysis

if TYPE_CHECKING:
    from pathlib import Path

KEPT = make_analysis(
    sentences=[Span(0, 9), Span(10, 20)],
    actors=[make_actor("Ole Tamsen", "Hafenmeister", weight=2.5)],
    quotes=[Quote("Indirect", (Span(0, 4), Span(6, 9)), (Span(10, 12),), actor=0, cue_lemma="sagen", confidence=0.8)],
)


def change(folder: Path, statement: str, *values: object) -> None:
    """Change the database behind the cache's back."""
    with contextlib.closing(sqlite3.connect(folder / FILE_NAME)) as database, database:
        database.execute(statement, values)


def test_round_trip(tmp_path: Path) -> None:
    """What was put in comes back the same, in the same run and in the next."""
    with AnalysisCache(tmp_path, "f") as cache:
        cache.put({"eins": KEPT})
        assert cache.get(["eins", "zwei"]) == {"eins": KEPT}
    with AnalysisCache(tmp_path, "f") as cache:
        assert cache.get(["zwei", "eins"]) == {"eins": KEPT}


@settings(PROPERTY, max_examples=30)
@given(
    st.lists(
        st.sampled_from(["Ole Tamsen sagte, er sei müde. ", "„Der Deich hält noch“, sagte Wiebke Ott. ", "VDB ", "\n"])
    )
)
def test_round_trip_of_real_analyses(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    """What is found in a text comes back as the same record, spans as spans."""
    _, analysis = analysed("".join(parts))
    with AnalysisCache(tmp_path_factory.mktemp("cache"), "f") as cache:
        cache.put({"k": analysis})
        (found,) = cache.get(["k"]).values()
    assert found == analysis
    assert {type(span) for quote in found.quotes for span in quote.spans} <= {Span}


def test_folder_is_made(tmp_path: Path) -> None:
    """The cache needs no folder to be there."""
    with AnalysisCache(tmp_path / "build" / "cache", "f") as cache:
        assert cache.path.is_file()


def test_other_pipeline(tmp_path: Path) -> None:
    """What another pipeline found is forgotten, and stays so."""
    for fingerprint, expected in (("f", 0), ("f", 1), ("g", 0), ("f", 0)):
        with AnalysisCache(tmp_path, fingerprint) as cache:
            assert len(cache.get(["k"])) == expected
            cache.put({"k": KEPT})


def test_many_keys(tmp_path: Path) -> None:
    """More keys than one statement may have are asked for in several."""
    keys = [str(number) for number in range(2 * MAX_PARAMETERS + 1)]
    with AnalysisCache(tmp_path, "f") as cache:
        cache.put(dict.fromkeys(keys, KEPT))
        assert cache.get(iter(keys)).keys() == set(keys)
        assert cache.get([]) == {}


def test_added(tmp_path: Path) -> None:
    """The cache counts what this run has put in."""
    with AnalysisCache(tmp_path, "f") as cache:
        assert cache.added == 0
        cache.put({"a": KEPT, "b": KEPT})
        cache.put({"b": KEPT})
        assert cache.added == 3
    with AnalysisCache(tmp_path, "f") as cache:
        assert cache.added == 0


@pytest.mark.parametrize("content", [b"", b"kein SQLite\n" * 99, b"SQLite format 3\0" + b"\xff" * 2000])
def test_broken_file(tmp_path: Path, content: bytes) -> None:
    """A file that is no database is set aside, and a new one begun."""
    (tmp_path / FILE_NAME).write_bytes(content)
    with AnalysisCache(tmp_path, "f") as cache:
        assert cache.get(["k"]) == {}
        cache.put({"k": KEPT})
        assert cache.get(["k"]) == {"k": KEPT}


def test_broken_file_is_kept_for_a_look(tmp_path: Path) -> None:
    """What could not be read is still there under another name."""
    (tmp_path / FILE_NAME).write_bytes(b"kein SQLite\n" * 99)
    with AnalysisCache(tmp_path, "f"):
        assert (tmp_path / FILE_NAME).with_suffix(".broken").read_bytes() == b"kein SQLite\n" * 99


def test_damage_further_down(tmp_path: Path) -> None:
    """A database whose first page is sound but not the others does not stop a run either."""
    with AnalysisCache(tmp_path, "f") as cache:
        cache.put({f"{number:064}": KEPT for number in range(200)})
    path = tmp_path / FILE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: 4096 * 3] + b"\xff" * (len(whole) - 4096 * 3))
    with AnalysisCache(tmp_path, "f") as cache:
        assert cache.get([f"{number:064}" for number in range(200)]) == {}
        cache.put({"k": KEPT})
        assert cache.get(["k"]) == {"k": KEPT}


@pytest.mark.parametrize("record", [b"", b"kein zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_damaged_record(tmp_path: Path, record: bytes) -> None:
    """A record that cannot be read is not known; the others are."""
    with AnalysisCache(tmp_path, "f") as cache:
        cache.put({"gut": KEPT, "schlecht": KEPT})
    change(tmp_path, "UPDATE analysis SET record = ? WHERE key = 'schlecht'", record)
    with AnalysisCache(tmp_path, "f") as cache:
        assert cache.get(["gut", "schlecht"]) == {"gut": KEPT}


def test_cache_in_use_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that another run holds is named, and not taken for a broken one."""
    with AnalysisCache(tmp_path, "f") as cache:
        cache.put({"gut": KEPT})
    connect = sqlite3.connect
    monkeypatch.setattr("generator.cache.sqlite3.connect", lambda path: connect(path, timeout=0))
    other = connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(CacheError, match="database is locked"):
        AnalysisCache(tmp_path, "f")
    other.close()
    with AnalysisCache(tmp_path, "f") as cache:
        assert cache.get(["gut"]) == {"gut": KEPT}
