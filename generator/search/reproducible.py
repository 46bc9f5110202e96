"""Pagefind's filters in a fixed order: it writes them as a hash table gives them, which differs from run to run.

Its index files are CBOR (RFC 8949) of lists, numbers and strings, compressed, behind a mark. The one with the ending
``pf_meta`` lists the filters by the names of their files, and ``pagefind-entry.json`` has the name of that one.
"""

from __future__ import annotations

import gzip
import json
import struct
from typing import TYPE_CHECKING, Any

from generator.markdown import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTRY = "pagefind-entry.json"
MARK = b"pagefind_dcd"
FILTERS = 3  # the place of the list of filters in the file with the ending pf_meta
HASH_LENGTH = 10
# The kinds of CBOR items that Pagefind writes, as the upper three bits of the first byte say.
NUMBER, NEGATIVE, STRING, LIST = 0, 1, 3, 4
SMALL = 24  # from here on, the lower bits say how many bytes the number has
WIDTHS = {24: ">B", 25: ">H", 26: ">I", 27: ">Q"}


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index by path, the same for the same records."""
    found = dict(files)
    entry = json.loads(found[ENTRY])
    for language, index in entry["languages"].items():
        path = f"pagefind.{index['hash']}.pf_meta"
        meta = _load(found.pop(path))
        names = {}
        for _, old in meta[FILTERS]:
            name, values = _load(found.pop(f"filter/{old}.pf_filter"))
            content = _dump([name, sorted(values)])
            names[name] = f"{language}_{digest(content.hex(), HASH_LENGTH)}"
            found[f"filter/{names[name]}.pf_filter"] = content
        meta[FILTERS] = [[name, names[name]] for name in sorted(names)]
        content = _dump(meta)
        index["hash"] = f"{language}_{digest(content.hex(), HASH_LENGTH)}"
        found[f"pagefind.{index['hash']}.pf_meta"] = content
    found[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return found


def _load(content: bytes) -> Any:
    data = gzip.decompress(content).removeprefix(MARK)
    return _item(data, 0)[0]


def _dump(value: object) -> bytes:
    return gzip.compress(MARK + _encode(value), mtime=0)


def _item(data: bytes, at: int) -> tuple[Any, int]:
    """The item that begins here, and where it ends."""
    kind, number = data[at] >> 5, data[at] & 0b11111
    at += 1
    if number >= SMALL:
        width = WIDTHS[number]
        (number,) = struct.unpack_from(width, data, at)
        at += struct.calcsize(width)
    if kind == STRING:
        return data[at : at + number].decode(), at + number
    if kind != LIST:
        return (number if kind == NUMBER else -1 - number), at
    items = []
    for _ in range(number):
        item, at = _item(data, at)
        items.append(item)
    return items, at


def _encode(value: object) -> bytes:
    if isinstance(value, str):
        text = value.encode()
        return _head(STRING, len(text)) + text
    if isinstance(value, int):
        return _head(NUMBER, value) if value >= 0 else _head(NEGATIVE, -1 - value)
    if isinstance(value, list):
        return _head(LIST, len(value)) + b"".join(map(_encode, value))
    raise TypeError(f"nothing that Pagefind writes: {value!r}")


def _head(kind: int, number: int) -> bytes:
    if number < SMALL:
        return bytes([kind << 5 | number])
    code = next(code for code, width in WIDTHS.items() if number < 1 << 8 * struct.calcsize(width))
    return bytes([kind << 5 | code]) + struct.pack(WIDTHS[code], number)
