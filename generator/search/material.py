"""Search records → the index that Material's own search reads, also from disk."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from generator.errors import PublishError
from generator.search.hidden import stems, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.search.records import SearchRecord

FOLDER = "search"
WORKERS = "assets/javascripts/workers"
# Words end at spaces and at all ASCII and typographic punctuation.
SEPARATOR = r"[\s!-/:-@\[-`{-~·–—…„“”‚‘’«»‹›]+"
TITLE_FIELDS = {"person": "name", "organisation": "name", "topic": "name", "quote": "quote"}
# How much a word counts in each field: a page's own name most, what is not shown least. Those with „stems“ are there
# since Material's search knows no endings and no other way to write an umlaut.
BOOSTS = {
    "name": 40, "name_stems": 30, "names": 25, "title": 12, "title_stems": 10, "role": 10, "parts": 8, "quote": 0.3,
    "text": 1, "line": 0.5, "words": 0.4, "stems": 0.3,
}  # fmt: skip
# Material prefers pages to parts of pages; a quotation's text is short, and what it says counts as much.
QUOTE_BOOST = 2.5


def write_material(records: Sequence[SearchRecord], folder: Path, _language: str) -> None:
    """Write ``search/search_index.json`` and, for reading from disk, ``.js`` into the built site's folder.

    Raises PublishError where Material's search is not in the built site.
    """
    worker = next(iter(sorted((folder / WORKERS).glob("search.*.min.js"))), None)
    if worker is None:
        remedy = 'Let theme.name in mkdocs.yml be "material", or set search = "pagefind" in site_config/briefings.toml.'
        raise PublishError(f"{folder / WORKERS}: the theme's search is missing, so the site has no search. {remedy}")
    index = {
        "config": {"lang": ["en"], "separator": SEPARATOR, "pipeline": [], "fields": _fields()},
        "docs": [_document(record) for record in records],
        "worker": f"{WORKERS}/{worker.name}",
    }
    content = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / "search_index.json").write_text(content, "utf-8")
    (folder / FOLDER / "search_index.js").write_text(f"var __index = {content}", "utf-8")


def _fields() -> dict[str, dict[str, float]]:
    return {name: {"boost": boost} for name, boost in BOOSTS.items()}


def _document(record: SearchRecord) -> dict[str, Any]:
    """A record as Material takes it: its texts are HTML."""
    field = TITLE_FIELDS.get(record.kind, "title")
    rest = [record.text, *record.names, *record.parts, *record.words]
    found: dict[str, Any] = {
        "location": record.address,
        field: html.escape(record.title),
        "role" if record.kind == "person" else "line": html.escape(record.line),
        "text": html.escape(record.text),
        "names": html.escape(" ".join(record.names)),
        "parts": html.escape(" ".join(record.parts)),
        "words": html.escape(" ".join(record.words)),
        "date": record.date[:10],
    }
    if record.kind == "quote":
        found["boost"] = QUOTE_BOOST
        rest.append(record.title)
    else:
        found[f"{field}_stems"] = _stems([record.title])
    found["stems"] = _stems(rest)
    return {name: value for name, value in found.items() if value} | {"filters": record.filters}


def _stems(texts: Iterable[str]) -> str:
    return " ".join(stems(word for text in texts for token in tokens(text) for word in token.split("-")))
