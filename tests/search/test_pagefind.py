"""Tests of Pagefind's index."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from generator.errors import PublishError
from generator.search import SearchRecord, write_search
from tests.samples import profiles, website

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = [
    SearchRecord(
        f"artikel/{number}/#z-{number}",
        "quote",
        f"Ida Ott: Titel {number}",
        "Bote, 4. April 2025",
        f"„Satz {number} über <b>Häuser</b>“",
        (),
        (),
        ("geheim",),
        "2025-04-04",
        {"kind": ("Zitat",), "topic": (f"Thema {number % 5}", "Bahn"), "type": ("wörtlich",), "year": ("2025",)},
    )
    for number in range(40)
]


def written(folder: Path, records: list[SearchRecord], language: str = "de") -> dict[str, bytes]:
    """Return the files of the index by path."""
    write_search(records, folder, website(profiles()[language]), "pagefind")
    root = folder / "pagefind"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def fragments(files: dict[str, bytes]) -> dict[str, dict[str, object]]:
    """Return what the index has of each result to show, by address."""
    texts = [gzip.decompress(content) for name, content in files.items() if name.startswith("fragment/")]
    found = [json.loads(text[text.index(b"{") :]) for text in texts]
    return {one["url"]: one for one in found}


def test_same_records_same_bytes(tmp_path: Path) -> None:
    """The same records are written as the same files."""
    assert written(tmp_path / "a", RECORDS) == written(tmp_path / "b", RECORDS)


def test_another_record_changes_names(tmp_path: Path) -> None:
    """The names of files that browsers keep change with what is in them."""
    one, other = written(tmp_path / "a", RECORDS), written(tmp_path / "b", RECORDS[1:])
    assert {name for name in one.keys() & other.keys() if one[name] != other[name]} == {"pagefind-entry.json"}


def test_results_lead_to_anchors(tmp_path: Path) -> None:
    """Every record is in the index with the address of its quotation and its text as it is."""
    found = fragments(written(tmp_path, RECORDS))
    assert set(found) == {record.address for record in RECORDS}
    assert found["artikel/7/#z-7"]["content"] == "„Satz 7 über <b>Häuser</b>“"


def test_only_what_the_search_page_needs(tmp_path: Path) -> None:
    """Pagefind's own user interfaces are not copied into the site."""
    names = {name.split("/")[0].split(".")[0] for name in written(tmp_path, RECORDS)}
    assert names == {"filter", "fragment", "index", "pagefind", "pagefind-entry", "wasm"}


def test_words_that_begin_alike_are_apart(tmp_path: Path) -> None:
    """No field has a word and another one that begins with it, since Pagefind would count both many times."""
    record = SearchRecord("a/", "article", "Titel", parts=("müll", "skandal"), words=("müllskandal", "müll", "abfall"))
    found = fragments(written(tmp_path, [record]))["a/"]["meta"]
    assert found == {"title": "Titel", "parts": "müll skandal", "words": "müll abfall", "longer": "müllskandal"}


def test_language(tmp_path: Path) -> None:
    """The index is in the site's language, whatever single articles are written in."""
    entry = json.loads(written(tmp_path, RECORDS, "en")["pagefind-entry.json"])
    assert list(entry["languages"]) == ["en"]


def test_no_records(tmp_path: Path) -> None:
    """A site without articles has an index too."""
    assert "pagefind.js" in written(tmp_path, [])


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("#!/bin/sh\nexit 3\n", "Pagefind failed: it ended with code 3 after 0 of 3 answers"),
        ("#!/bin/sh\nprintf 'hello,you,there,'\n", "Pagefind's answer cannot be read"),
        ("", "Pagefind cannot be started"),
    ],
)
def test_binary_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str) -> None:
    """Where the binary does not do its work, the message names it and says what to do."""
    binary = tmp_path / "pagefind-binary"
    if script:
        binary.write_text(script, "utf-8")
        binary.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(binary))
    with pytest.raises(PublishError, match=f"pagefind-binary: {message}.*requirements.txt"):
        written(tmp_path, RECORDS[:1])
