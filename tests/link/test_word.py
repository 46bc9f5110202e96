"""Tests of what an editor and a gazetteer say of actors, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.known_actors import KnownActor
from generator.link.groups import Key
from generator.link.word import Word
from generator.registry import ActorEntry, Registry
from tests.link import make_body, make_editor
from tests.samples import make_actor

if TYPE_CHECKING:
    from collections.abc import Mapping

REGISTRY = Registry(actors=(ActorEntry("p-1", "jan-ott", "person", ("Jan Ott", "J. Ott")),))
UNION = KnownActor("Europäische Union", "organisation", ("EU",), "Q458")


def word_of(*tables: Mapping[str, Any], known: tuple[KnownActor, ...] = ()) -> Word:
    """Return what these tables and this gazetteer say."""
    return Word(make_editor(*tables), known, REGISTRY)


@pytest.mark.parametrize(("name", "expected"), [("p-1", "Jan Ott"), ("Uwe Ahl", "Uwe Ahl"), ("p-2", "p-2")])
def test_name_of_a_rule(name: str, expected: str) -> None:
    """A table is about the name that it gives, or about the first name of the entry with that id."""
    word = word_of({"name": name})
    assert word.name_of(word.rules.actors[0]) == expected


@pytest.mark.parametrize("name", ["Jan Ott", "JAN OTT", "Uwe Ahl", "Schorsch"])
def test_names_that_are_written_down(name: str) -> None:
    """The table's own name, those that it merges and its aliases lead to its name, in any case."""
    word = word_of({"name": "Jan Ott", "merge": ["Uwe Ahl"], "aliases": ["Schorsch"]})
    assert word.written_name(make_actor(name)) == "Jan Ott"


@pytest.mark.parametrize("name", ["Ott", "Jan", "Ida Ott", ""])
def test_names_that_nobody_has_written_down(name: str) -> None:
    """No other name leads to a table or line, also none that is part of one."""
    assert word_of({"name": "Jan Ott", "never_merge": ["Ida Ott"]}, known=(UNION,)).written_name(make_actor(name)) == ""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"name": "Europäische Union"}, "Europäische Union"),
        ({"name": "Die Union", "merge": ["EU"]}, "Die Union"),
        ({"name": "EU", "kind": "person"}, "Europäische Union"),
    ],
)
def test_editor_goes_first(table: dict[str, Any], expected: str) -> None:
    """A table goes before the gazetteer's line, unless it is about the other kind."""
    assert word_of(table, known=(UNION,)).written_name(make_body("EU")) == expected


def test_known_kind() -> None:
    """An actor is of the kind that its table changes it to, else of the one that the gazetteer knows, else as found."""
    word = word_of({"name": "Nord Linie", "becomes": "organisation"}, known=(UNION, KnownActor("Nord Linie", "person")))
    assert word.kind_of(make_actor("Nord Linie")) == "organisation"
    assert word.kind_of(make_actor("EU")) == "organisation"
    assert word.kind_of(make_actor("Jan Ott")) == "person"


def test_kind_of_a_name_that_both_have() -> None:
    """Where the gazetteer knows a person and a body of one name, the kind stays as it was found."""
    word = word_of(known=(KnownActor("Jan Ott", "organisation"), KnownActor("Jan Ott", "person")))
    assert [word.kind_of(one) for one in (make_actor("Jan Ott"), make_body("Jan Ott"))] == ["person", "organisation"]


def test_rules_are_found_by_any_name() -> None:
    """A table is in force for an actor that has one of its names; what is asked for counts as used."""
    word = word_of({"name": "Uwe Ahl"}, {"name": "Jan Ott", "aliases": ["Schorsch"]})
    assert word.unused == ["Uwe Ahl", "Jan Ott"]
    rule = word.rule_for([Key("person", "ida roth"), Key("person", "schorsch")])
    assert rule == word.rules.actors[1]
    assert (word.rule_for([Key("person", "ida roth")]), word.unused) == (None, ["Uwe Ahl"])


def test_lines_are_found_by_any_name() -> None:
    """A line of the gazetteer is in force for an actor that has one of its names."""
    word = word_of(known=(UNION,))
    assert word.known_for([Key("organisation", "nhg"), Key("organisation", "eu")]) == UNION
    assert word.known_for([Key("person", "eu")]) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("jan ott", "uwe ahl", True),
        ("uwe ahl", "jan ott", True),
        ("jan ott", "ida roth", False),
        ("uwe ahl", "ole tamsen", False),
    ],
)
def test_kept_apart(one: str, other: str, expected: bool) -> None:  # noqa: FBT001 - the outcome
    """A table keeps its actor apart from each that it names, but not these from one another."""
    word = word_of({"name": "Jan Ott", "never_merge": ["Uwe Ahl", "Ole Tamsen"]})
    assert word.keeps_apart([Key("person", one)], [Key("person", "nn"), Key("person", other)]) == expected


def test_kept_apart_by_kind() -> None:
    """A table that names a kind keeps only actors of that kind apart, one that does not those of both."""
    word = word_of(
        {"name": "Jan Ott", "never_merge": ["Uwe Ahl"], "kind": "person"}, {"name": "A", "never_merge": ["B"]}
    )
    assert not word.keeps_apart([Key("organisation", "jan ott")], [Key("organisation", "uwe ahl")])
    assert word.keeps_apart([Key("organisation", "a")], [Key("organisation", "b")])
