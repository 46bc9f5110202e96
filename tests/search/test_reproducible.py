"""Tests of the fixed order of Pagefind's filters."""

from __future__ import annotations

import gzip
import json

from generator.search.reproducible import in_order

# CBOR as Pagefind writes a filter: „kind“ with the values „b“ (record 1) and „a“ (0, 300, and a number below 0).
FILTER = bytes.fromhex("82646b696e648282616281018261618300" + "19012c" + "20")
# The list of such files: „1.5.2“, no pages, no words, „kind“ in the file „de_1“, nothing to sort by, the field „title“.
META = bytes.fromhex("8665312e352e32808081" + "82646b696e646464655f31" + "8081657469746c65")


def packed(content: bytes) -> bytes:
    """Return the content as Pagefind stores it."""
    return gzip.compress(b"pagefind_dcd" + content)


def files(values: bytes) -> dict[str, bytes]:
    """Return a small index."""
    entry = {"version": "1.5.2", "languages": {"de": {"hash": "de_0", "wasm": "de", "page_count": 2}}}
    return {
        "pagefind-entry.json": json.dumps(entry).encode(),
        "pagefind.de_0.pf_meta": packed(META),
        "filter/de_1.pf_filter": packed(values),
        "index/de_2.pf_index": b"as it is",
    }


def test_values_are_sorted() -> None:
    """The values of a filter are in the order of their names, with their numbers as they were."""
    found = in_order(files(FILTER))
    (name,) = [name for name in found if name.startswith("filter/")]
    content = gzip.decompress(found[name]).removeprefix(b"pagefind_dcd")
    assert content == bytes.fromhex("82646b696e6482" + "8261618300" + "19012c" + "20" + "8261628101")


def test_files_are_named_by_content() -> None:
    """What lists the files has their new names, and other files stay as they are."""
    found = in_order(files(FILTER))
    entry = json.loads(found["pagefind-entry.json"])
    (name,) = [name for name in found if name.startswith("filter/")]
    meta = gzip.decompress(found[f"pagefind.{entry['languages']['de']['hash']}.pf_meta"])
    assert name.removeprefix("filter/").removesuffix(".pf_filter").encode() in meta
    assert found["index/de_2.pf_index"] == b"as it is"
    assert len(found) == 4


def test_order_of_values_makes_no_difference() -> None:
    """Two orders of the same values give the same files."""
    other = bytes.fromhex("82646b696e64828261618300" + "19012c" + "20" + "8261628101")
    assert in_order(files(FILTER)) == in_order(files(other))
