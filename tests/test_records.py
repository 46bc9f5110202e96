"""Tests that what the stages hand on cannot be changed on the way."""

from __future__ import annotations

import dataclasses
import inspect
from typing import Any

import pytest

from generator import briefing, records, registry
from generator.records import Article, Span

RECORDS = [
    record
    for module in (records, briefing, registry)
    for _, record in inspect.getmembers(module, inspect.isclass)
    if record.__module__ == module.__name__ and not issubclass(record, tuple)
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{record.__module__}.{record.__name__}")
def test_records_are_frozen(record: Any) -> None:
    """Every record is a frozen dataclass without a place for further attributes."""
    assert vars(record)["__dataclass_params__"].frozen
    assert "__slots__" in vars(record)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{record.__module__}.{record.__name__}")
def test_records_compute_nothing(record: Any) -> None:
    """A record has fields, and no method or property of its own."""
    own = {name for name, value in vars(record).items() if callable(value) or isinstance(value, property)}
    assert {name for name in own if not name.startswith("_")} == set()


def test_record_cannot_be_changed() -> None:
    """Setting a field of an article is an error."""
    article = Article(id="a1", title="", text="", blocks=())
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = "neu"  # type: ignore[misc] # that it is frozen is the point


def test_span_is_a_slice() -> None:
    """A span's begin and end cut its words out of the text."""
    assert "Die Schleuse bleibt zu."[slice(*Span(4, 12))] == "Schleuse"
