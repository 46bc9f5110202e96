"""Tests of the index that Material's search reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.errors import PublishError
from generator.search import SearchRecord, write_search
from tests.samples import profiles, website

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built site with the theme's search."""
    workers = tmp_path / "assets" / "javascripts" / "workers"
    workers.mkdir(parents=True)
    (workers / "search.0a1b.min.js").write_text("", "utf-8")
    return tmp_path


def index_of(folder: Path, *records: SearchRecord) -> dict[str, Any]:
    """Return the index written for the records."""
    write_search(records, folder, website(profiles()["de"], folders=False), "material")
    found: dict[str, Any] = json.loads((folder / "search" / "search_index.json").read_text("utf-8"))
    return found


def test_document(folder: Path) -> None:
    """A record's own name has a field of its own, and words by which it is found besides have others."""
    record = SearchRecord(
        address="personen/a.html",
        kind="person",
        title="Ida Müller",
        line="Rätin",
        text="Zwei Häuser",
        names=("Mueller",),
        parts=("rat",),
        words=("haus",),
        date="2025-04-04T09:30",
        filters={"kind": ("Person",)},
    )
    assert index_of(folder, record)["docs"] == [
        {
            "location": "personen/a.html",
            "name": "Ida Müller",
            "role": "Rätin",
            "text": "Zwei Häuser",
            "names": "Mueller",
            "parts": "rat",
            "words": "haus",
            "date": "2025-04-04",
            "name_stems": "mull muell mueller",
            "stems": "haus haeus haeuser mull",
            "filters": {"kind": ["Person"]},
        }
    ]


def test_texts_are_html(folder: Path) -> None:
    """What looks like a tag is written as a text, since Material takes all fields for HTML."""
    record = SearchRecord("a.html", "article", "<img src=x>", "<b>", "a < b & c", ("<i>",), ())
    document = index_of(folder, record)["docs"][0]
    assert "<" not in document["title"] + document["line"] + document["text"] + document["names"]
    assert document["text"] == "a &lt; b &amp; c"


def test_script_has_the_same_index(folder: Path) -> None:
    """For reading from disk the index is a script that sets one variable."""
    index = index_of(folder, SearchRecord("a.html", "article", "Titel"))
    script = (folder / "search" / "search_index.js").read_text("utf-8")
    assert json.loads(script.removeprefix("var __index = ")) == index
    assert index["worker"] == "assets/javascripts/workers/search.0a1b.min.js"


def test_same_records_same_bytes(folder: Path) -> None:
    """The same records are written as the same bytes."""
    record = SearchRecord(
        "a.html", "quote", "Titel", text="Häuser", filters={"kind": ("Zitat",), "type": ("wörtlich",)}
    )
    index_of(folder, record)
    first = (folder / "search" / "search_index.js").read_bytes()
    index_of(folder, record)
    assert (folder / "search" / "search_index.js").read_bytes() == first


def test_other_theme_has_no_search(tmp_path: Path) -> None:
    """A site that another theme has built names what is missing and what to do."""
    with pytest.raises(PublishError, match=r"workers: the theme's search is missing.*set search = \"pagefind\""):
        index_of(tmp_path, SearchRecord("a.html", "article", "Titel"))
