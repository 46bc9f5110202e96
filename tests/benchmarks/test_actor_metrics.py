"""Tests of the scores of actors, each with an example that was counted by hand."""

from __future__ import annotations

import pytest

from benchmarks.actor_gold import Entity, GoldArticle, Mark
from benchmarks.actor_metrics import (
    Comparison,
    Found,
    Item,
    Link,
    b_cubed,
    compare_entries,
    compare_key_actors,
    compare_roles,
    entity_of,
    leniently,
    links,
)
from generator.records import Article, ArticleActor, Mention, Role
from tests.samples import span_of

TEXT = (
    "Die Senatorin Ida Roth und Otto Frieß vom SV Almsee trafen Weber. Roth lobte den Verein, "
    "die Frieß-Rede und Präsident Malo."
)
ENTITIES = {
    "roth": Entity(name="Ida Roth", kind="person", aliases=("Ida M. Roth",)),
    "friess": Entity(name="Otto Frieß", kind="person"),
    "weber": Entity(name="Weber", kind="person", surname_only=True),
    "malo": Entity(name="Malo", kind="person"),
    "sv": Entity(name="Sportverein Almsee", kind="organisation", aliases=("SV Almsee",)),
}


def mark(words: str, entity: str, kind: str = "name") -> Mark:
    """Return the mark at these words."""
    return Mark(*span_of(TEXT, words), entity, kind)  # type: ignore[arg-type] # tests give only kinds that there are


GOLD = GoldArticle(
    Article("a", "", TEXT, ()),
    (
        mark("Senatorin", "roth", "role"),
        mark("Ida Roth", "roth"),
        mark("Otto Frieß", "friess"),
        mark("SV Almsee", "sv"),
        mark("Weber", "weber"),
        Mark(TEXT.index("Roth lobte"), TEXT.index(" lobte"), "roth", "name"),
        mark("Frieß-Rede", "friess", "compound"),
        mark("Präsident", "malo", "role"),
        mark("Malo", "malo"),
    ),
    ("roth", "sv"),
)


def found(name: str, *words: str, kind: str = "person", id_: str = "", roles: tuple[str, ...] = ()) -> Found:
    """Return an actor with this name after linking whose mentions are at these words."""
    mentions = tuple(Mention(*span_of(TEXT, one), one, "name", "test") for one in words or (name,))
    printed = tuple(Role(0, len(role), role) for role in roles)
    actor = ArticleActor(name, kind, 1.0, mentions, printed)  # type: ignore[arg-type] # tests give only kinds that there are
    return Found(id_ or name, name, " " in name, actor)


# --- entries ---


def texts(items: frozenset[Item]) -> set[str]:
    """Return the words of the items."""
    return {item.text for item in items}


def test_entries_by_name_or_alias() -> None:
    """Spelling in capitals does not matter; who is not found is missed, who is not there is wrong."""
    actors = [found("Ida M. ROTH", "Ida Roth"), found("Ida Rede", "Frieß-Rede")]
    comparison = compare_entries(GOLD, actors, ENTITIES, "person")
    assert texts(comparison.gold) == {"Ida Roth", "Otto Frieß", "Malo"}
    assert texts(comparison.found) == {"Ida Roth", "Ida Rede"}


def test_a_second_entry_for_somebody_is_wrong() -> None:
    """Each entity is right once, however many actors have one of its names."""
    actors = [found("Ida Roth", id_="1"), found("Ida M. Roth", "Roth lobte", id_="2"), found("Ida Roth", id_="1")]
    comparison = compare_entries(GOLD, actors, ENTITIES, "person")
    assert comparison.found - comparison.gold == {Item("2", "Ida M. Roth")}


def test_surnames_do_not_count() -> None:
    """A bare surname is no entry, unless it is all the name that somebody has."""
    actors = [found("Roth", "Roth lobte"), found("Weber"), found("Malo")]
    assert texts(compare_entries(GOLD, actors, ENTITIES, "person").found) == {"Malo"}


def test_neither_right_nor_wrong() -> None:
    """Who is only a surname in the gold, or only in a compound of this article."""
    compound_only = GoldArticle(GOLD.article, (mark("Frieß-Rede", "friess", "compound"), mark("Weber", "weber")), ())
    entities = ENTITIES | {"weber": Entity(name="von Weber", kind="person", surname_only=True)}
    actors = [found("Otto Frieß", "Frieß-Rede"), found("von Weber", "Weber")]
    assert compare_entries(compound_only, actors, entities, "person") == Comparison(frozenset(), frozenset())


def test_entries_of_one_kind() -> None:
    """A person is no organisation, whatever it is called."""
    actors = [found("SV Almsee"), found("sv almsee", "SV Almsee", kind="organisation")]
    comparison = compare_entries(GOLD, actors, ENTITIES, "organisation")
    assert comparison.found == comparison.gold == {Item("sv", "Sportverein Almsee")}


# --- linking ---


def test_b_cubed() -> None:
    """Three names of one entity, two of another; one cluster has two and one of them, the other clusters one name."""
    pairs = [("a", "1"), ("a", "1"), ("a", "2"), ("b", "1"), ("b", "3")]
    precision, recall = b_cubed(pairs)
    assert precision == pytest.approx([2 / 3, 2 / 3, 1, 1 / 3, 1])
    assert recall == pytest.approx([2 / 3, 2 / 3, 1 / 3, 1 / 2, 1 / 2])
    assert sum(precision) / 5 == pytest.approx(11 / 15)
    assert sum(recall) / 5 == pytest.approx(8 / 15)


def test_links() -> None:
    """A name belongs to the actor whose mention covers most of it, of several the shortest; others are not found."""
    actors = [
        found("Otto Frieß", "Otto", id_="1"),
        found("Frieß", "Frieß vom SV Almsee", id_="2"),
        found("SV", "SV Almsee", kind="organisation", id_="3"),
    ]
    assert [one for one in links(GOLD, actors) if one.entity in {"friess", "sv", "malo"}] == [
        Link("friess", "2", "Otto Frieß"),
        Link("sv", "3", "SV Almsee"),
        Link("malo", None, "Malo"),
    ]


# --- roles and key actors ---


def test_entity_of_an_actor() -> None:
    """The entity that most of its names are marked as."""
    mixed = found("Ida Roth", "Ida Roth", "Roth lobte", "Weber")
    assert entity_of(mixed.actor, GOLD) == "roth"
    assert entity_of(found("Verein").actor, GOLD) is None


def test_roles() -> None:
    """Each function once a person, without its article; of nobody who is marked, wrong."""
    actors = [
        found("Ida Roth", roles=("die Senatorin", "Senatorin")),
        found("Malo", roles=("Vizepräsident",)),
        found("Verein", roles=("Senatorin",)),
    ]
    roles = compare_roles(GOLD, actors)
    assert roles.gold == {Item("roth", "senatorin"), Item("malo", "präsident")}
    assert roles.found == {Item("roth", "senatorin"), Item("malo", "vizepräsident"), Item("?2", "senatorin")}
    assert leniently(roles).found == {*roles.gold, Item("?2", "senatorin")}


def test_a_function_is_leniently_right_only_once() -> None:
    gold = frozenset({Item("roth", "neue chefin des vereins")})
    roles = Comparison(frozenset({Item("roth", "chefin"), Item("roth", "neue chefin")}), gold)
    assert leniently(roles).found == {*gold, Item("roth", "neue chefin")}


def test_key_actors() -> None:
    """Only the first five actors count, in whatever order."""
    others = [found("Weber"), found("Malo"), found("Otto Frieß"), found("Verein")]
    verein = found("SV Almsee", kind="organisation")
    assert texts(compare_key_actors(GOLD, [*others, verein, found("Ida Roth")], ENTITIES).found) == {
        "Sportverein Almsee"
    }
    assert texts(compare_key_actors(GOLD, [found("Ida Roth"), *others, verein], ENTITIES).found) == {"Ida Roth"}
