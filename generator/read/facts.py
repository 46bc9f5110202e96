"""What is said about an article besides its text, and how it is taken from front matter and JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from generator.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Facts:
    """The details a file gives, as written there; empty where it is silent."""

    id: str = ""
    title: str = ""
    kicker: str = ""
    date: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    language: str = ""


_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}


def facts_of(table: Mapping[str, object], place: str) -> Facts:
    """The facts in a table of keys; unknown keys are ignored.

    Raises ReadError for a value that is no text.
    """
    return Facts(**{field.name: value_of(table, field.name, place) for field in fields(Facts)})


def value_of(table: Mapping[str, object], key: str, place: str) -> str:
    """The text under a key, empty if there is none; an id may be a whole number, an author a list of names.

    Raises ReadError for anything else.
    """
    value = table.get(key)
    if value is None or isinstance(value, str):
        return value or ""
    if key == "id" and type(value) is int:  # not isinstance: true and false are integers too
        return str(value)
    if key == "author" and isinstance(value, list) and all(isinstance(name, str) for name in value):
        return ", ".join(value)
    kind = _KINDS.get(type(value), type(value).__name__)
    raise ReadError(place, f"{key!r} is {kind}, not a text", "Put its value between quotation marks")
