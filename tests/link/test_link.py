"""Tests of who is the same actor across articles, and of the editor's word on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.known_actors import KnownActor
from generator.link import link_actors
from generator.markdown import RESERVED_SLUGS
from generator.records import Appearance, Moved, Quote, Span
from generator.registry import ActorEntry, Registry, registry_files, with_pages
from tests.link import (
    analyses_of,
    doubts_of,
    linked,
    make_body,
    make_editor,
    mentioned_as,
    pages_with,
    places_of,
    shipped_rules,
)
from tests.samples import PROPERTY, make_actor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from generator.link import Linked
    from generator.records import Actor, ArticleActor

OTT, AHL = make_actor("Jan Ott"), make_actor("Uwe Ahl")
POOL = [
    make_actor("Jan Müller", "Bürgermeister"),
    make_actor("Jan Mueller"),
    make_actor("JAN MÜLLER"),
    make_actor("Jan Mu\u0308ller"),
    make_actor("Jan P. Müller"),
    make_actor("Ida Müller", "Ministerin"),
    make_actor("Müller", "Bürgermeister"),
    make_actor("Ida Adler", "Ministerin"),
    make_actor("Adler", "Ministerin"),
    make_actor("Index", "Leiterin"),
    make_actor("Hans Index"),
    make_body("Readme"),
    make_body("Jan Müller"),
    make_body("Nordwerft GmbH"),
    make_body("Nordwerft"),
    make_actor("Володимир Отт"),
]
ARTICLES = st.lists(st.lists(st.sampled_from(POOL), max_size=4), max_size=6)


def had_pages(found: Linked) -> Registry:
    """Return the registry after a run in which every actor had a page."""
    return with_pages(found.registry, {actor.id for actor in found.actors})


def summary(actors: Sequence[Actor]) -> set[tuple[str, str, str, tuple[str, ...], frozenset[Appearance]]]:
    """Return id, address, name, spellings and appearances of each actor."""
    return {(one.id, one.slug, one.name, one.surfaces, frozenset(one.appearances)) for one in actors}


# --- Names alone ---


def test_same_name_is_the_same_actor() -> None:
    """A full name is one person in all articles, however its letters are stored."""
    found = linked([make_actor("Jan Müller")], [AHL], [make_actor("Jan Mu\u0308ller")])
    assert [(actor.slug, [place.article for place in actor.appearances]) for actor in found.actors] == [
        ("jan-mueller", ["a0", "a2"]),
        ("uwe-ahl", ["a1"]),
    ]


def test_spellings_are_not_guessed_at() -> None:
    """Names that only look alike stay apart without evidence, each at an address of its own, and are in doubt."""
    found = linked([make_actor("Jan Müller")], [make_actor("Jan Mueller")])
    assert places_of(found) == {"Jan Müller": ["a0"], "Jan Mueller": ["a1"]}
    assert [actor.slug for actor in found.actors] == ["jan-mueller", "jan-mueller-d9927f"]
    assert doubts_of(found) == [("jan mueller", "jan müller")]


def test_kinds_are_told_apart() -> None:
    """A body with a person's name is another actor, in another folder."""
    found = linked([make_actor("Jan Müller"), make_body("Jan Müller")])
    assert [(actor.kind, actor.slug, actor.id[:2]) for actor in found.actors] == [
        ("organisation", "jan-mueller", "o-"),
        ("person", "jan-mueller", "p-"),
    ]


def test_bare_organisations_have_a_page() -> None:
    """A body's name is one word often enough; it is an actor of its own."""
    assert places_of(linked([make_body("NHG")])) == {"NHG": ["a0"]}


def test_bare_surname_alone_is_nobody() -> None:
    """A surname that no full name goes with is no actor."""
    assert linked([make_actor("Ott")]).actors == ()


def test_bare_surname_gives_no_name() -> None:
    """An actor has the full name, also where a bare surname was joined to it and is printed more often."""
    found = linked([make_actor("Ida Ott", "Ministerin")], *[[make_actor("Ott", "Ministerin")]] * 2)
    assert places_of(found) == {"Ida Ott": ["a0", "a1", "a2"]}
    assert [entry.names for entry in found.registry.actors] == [("Ida Ott",)]


@pytest.mark.parametrize("name", ["Index", "README", "404"])
def test_reserved_names(name: str) -> None:
    """No actor gets an address that the site builder has a meaning of its own for."""
    (actor,) = linked([make_body(name)]).actors
    assert actor.slug not in RESERVED_SLUGS
    assert actor.slug.startswith(f"{name.lower()}-")


def test_surfaces_are_all_spellings() -> None:
    """An actor knows every word that names it, each once and sorted."""
    found = linked([make_actor("Jan Müller")], [make_actor("JAN MÜLLER")], [make_actor("Jan Müller")])
    assert [actor.surfaces for actor in found.actors] == [("JAN MÜLLER", "Jan Müller")]


def test_shown_name_is_the_most_printed() -> None:
    """An actor is shown by the spelling that is printed most often."""
    found = linked([make_actor("Jan P. Müller")], *[[make_actor("Jan Müller")]] * 2)
    assert places_of(found) == {"Jan Müller": ["a0", "a1", "a2"]}


def test_shown_name_stays() -> None:
    """The name first shown stays, though another spelling is printed more often by now."""
    registry = linked([make_actor("Jan Müller")]).registry
    found = linked([make_actor("Jan Müller")], *[[make_actor("Jan P. Müller")]] * 5, registry=registry)
    assert [actor.name for actor in found.actors] == ["Jan Müller"]


def test_doubts_are_named_once() -> None:
    """A pair in doubt is there once, whichever of the two is looked at first."""
    assert doubts_of(linked([make_actor("Jan Meier")], [make_actor("Jan Meyer")])) == [("jan meier", "jan meyer")]


@PROPERTY
@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_does_not_matter(articles: list[list[ArticleActor]], random: Random) -> None:
    """The same articles in any order give the same actors, addresses, doubts and registry."""
    analyses = analyses_of(articles)
    shuffled = list(analyses)
    random.shuffle(shuffled)
    found, again = (link_actors(one, Registry(), shipped_rules()) for one in (analyses, shuffled))
    assert summary(found.actors) == summary(again.actors)
    assert found.doubts == again.doubts
    assert registry_files(found.registry) == registry_files(again.registry)


# --- The editor's word ---


def test_editor_merges() -> None:
    """Names that the editor says are one actor are one, shown by the table's name."""
    found = linked([OTT], [AHL], [AHL], tables=[{"name": "Jan Ott", "merge": ["Uwe Ahl"]}])
    assert places_of(found) == {"Jan Ott": ["a0", "a1", "a2"]}
    assert [actor.surfaces for actor in found.actors] == [("Jan Ott", "Uwe Ahl")]


def test_editor_merges_a_name_that_is_not_printed() -> None:
    """The table's name need not stand in any article."""
    found = linked([AHL], tables=[{"name": "Jan Ott", "merge": ["Uwe Ahl"]}])
    assert (places_of(found), found.unused) == ({"Jan Ott": ["a0"]}, ())


def test_merged_address_leads_on() -> None:
    """What had a page of its own before it was merged leads to the other's."""
    before = linked([OTT], [AHL])
    found = linked([OTT], [AHL], registry=had_pages(before), tables=[{"name": "Jan Ott", "merge": ["Uwe Ahl"]}])
    (actor,) = found.actors
    assert (actor.slug, found.moved) == ("jan-ott", (Moved("person", "uwe-ahl", actor.id),))


def test_editor_keeps_apart() -> None:
    """Names that the editor says are never one stay two, whatever speaks for it."""
    articles = [make_actor("Jan Meier", "Trainer")], [make_actor("Jan Meyer", "Trainer")]
    assert pages_with(linked(*articles), "Jan") == [("Jan Meier", "Jan Meyer")]
    found = linked(*articles, tables=[{"name": "Jan Meier", "never_merge": ["Jan Meyer"]}])
    assert pages_with(found, "Jan") == [("Jan Meier",), ("Jan Meyer",)]


def test_editor_keeps_apart_through_others() -> None:
    """Two that are never one do not become one through a third that both go with."""
    articles = [[make_actor(name)] for name in ("Jan Ott", "Jan Peter Ott", "Jan P. Ott")]
    assert len(linked(*articles).actors) == 1
    found = linked(*articles, tables=[{"name": "Jan Ott", "never_merge": ["Jan Peter Ott"]}])
    assert not [one for one in found.actors if {"Jan Ott", "Jan Peter Ott"} <= set(one.surfaces)]


def test_editor_keeps_apart_from_a_surname() -> None:
    """A surname alone is not its bearer's if the editor says so."""
    articles = [make_actor("Jan Ott", "Wirt")], [make_actor("Ott", "Wirt")]
    assert places_of(linked(*articles)) == {"Jan Ott": ["a0", "a1"]}
    found = linked(*articles, tables=[{"name": "Jan Ott", "never_merge": ["Ott"]}])
    assert places_of(found) == {"Jan Ott": ["a0"]}


def test_what_the_editor_has_decided_is_no_doubt() -> None:
    """A pair that the editor keeps apart is not asked about again."""
    articles = [make_actor("Jan Meier")], [make_actor("Jan Meyer")]
    assert doubts_of(linked(*articles, tables=[{"name": "Jan Meier", "never_merge": ["Jan Meyer"]}])) == []


@pytest.mark.parametrize("named", ["Uwe Ahl", "U. Ahl"])
def test_editor_keeps_apart_from_an_alias(named: str) -> None:
    """Whom a name of another table is kept apart from, all of that table's names are."""
    tables: list[dict[str, Any]] = [
        {"name": "Uwe P. Ahl", "never_merge": [named]},
        {"name": "Uwe Ahl", "aliases": ["U. Ahl"]},
    ]
    found = linked([AHL], [make_actor("Uwe P. Ahl")], [make_actor("U. Ahl")], tables=tables)
    assert places_of(found) == {"Uwe Ahl": ["a0", "a2"], "Uwe P. Ahl": ["a1"]}


def test_editor_renames() -> None:
    """The page shows the new name; its address stays."""
    before = linked([OTT])
    found = linked([OTT], registry=before.registry, tables=[{"name": "Jan Ott", "rename": "Johannes Ott"}])
    assert [(one.id, one.slug, one.name) for one in found.actors] == [(before.actors[0].id, "jan-ott", "Johannes Ott")]
    assert found.registry == before.registry


def test_editor_changes_the_address() -> None:
    """The old address leads to the new one, and does so still when the rule is gone."""
    before = linked([OTT])
    found = linked([OTT], registry=had_pages(before), tables=[{"name": "Jan Ott", "slug": "ott"}])
    after = linked([OTT], registry=found.registry)
    for one in (found, after):
        (actor,) = one.actors
        assert (actor.id, actor.slug) == (before.actors[0].id, "ott")
        assert one.moved == (Moved("person", "jan-ott", actor.id),)


def test_editor_changes_the_address_back() -> None:
    """An address that its owner takes back leads nowhere else."""
    registry = had_pages(linked([OTT]))
    registry = linked([OTT], registry=registry, tables=[{"name": "Jan Ott", "slug": "ott"}]).registry
    found = linked([OTT], registry=registry, tables=[{"name": "Jan Ott", "slug": "jan-ott"}])
    (actor,) = found.actors
    assert (actor.slug, found.moved) == ("jan-ott", (Moved("person", "ott", actor.id),))


def test_address_before_the_first_page() -> None:
    """An address that was changed before there was a page at the old one leaves nothing behind."""
    found = linked([OTT], tables=[{"name": "Jan Ott", "slug": "ott"}])
    again = linked([OTT], registry=had_pages(found), tables=[{"name": "Jan Ott", "slug": "ott"}])
    assert ([one.slug for one in again.actors], again.moved) == (["ott"], ())


def test_taken_address_is_not_given_away() -> None:
    """An address that another actor has stays with it, whatever the editor says."""
    registry = had_pages(linked([OTT], [AHL]))
    found = linked([OTT], [AHL], registry=registry, tables=[{"name": "Jan Ott", "slug": "uwe-ahl"}])
    assert {actor.name: actor.slug for actor in found.actors} == {"Jan Ott": "jan-ott", "Uwe Ahl": "uwe-ahl"}


def test_editor_changes_the_kind() -> None:
    """What was taken for a person is an organisation if the editor says so, with all else that the table says."""
    tables = [{"name": "Nord Linie", "becomes": "organisation", "rename": "Nordlinie"}]
    found = linked([make_actor("Nord Linie")], tables=tables)
    assert [(one.kind, one.slug, one.name) for one in found.actors] == [("organisation", "nord-linie", "Nordlinie")]
    assert found.unused == ()


def test_editor_changes_a_kind_that_is_given() -> None:
    """A table that names the old kind is still in force for the new one."""
    table = {"name": "Nord Linie", "kind": "person", "becomes": "organisation", "rename": "Nordlinie"}
    found = linked([make_actor("Nord Linie")], tables=[table])
    assert ([one.name for one in found.actors], found.unused) == (["Nordlinie"], ())


def test_address_of_the_old_kind_leads_on() -> None:
    """The page among persons leads to the one among organisations."""
    registry = had_pages(linked([make_actor("Nord Linie")]))
    tables = [{"name": "Nord Linie", "becomes": "organisation"}]
    found = linked([make_actor("Nord Linie")], registry=registry, tables=tables)
    (actor,) = found.actors
    assert found.moved == (Moved("person", "nord-linie", actor.id),)


def test_editor_hides() -> None:
    """Who is hidden is no actor; their appearances are named, and their address leads nowhere."""
    registry = had_pages(linked([OTT, AHL]))
    found = linked([OTT, AHL], [OTT], registry=registry, tables=[{"name": "Jan Ott", "hide": True}])
    assert places_of(found) == {"Uwe Ahl": ["a0"]}
    assert found.hidden == {Appearance("a0", 0), Appearance("a1", 0)}
    assert (found.moved, found.unused) == ((Moved("person", "jan-ott", ""),), ())


def test_hidden_address_comes_back() -> None:
    """Who is no longer hidden has the old address."""
    before = linked([OTT])
    registry = linked([OTT], registry=had_pages(before), tables=[{"name": "Jan Ott", "hide": True}]).registry
    found = linked([OTT], registry=registry)
    assert [(one.id, one.slug, one.had_page) for one in found.actors] == [(before.actors[0].id, "jan-ott", True)]
    assert found.moved == ()


def test_hidden_without_a_page() -> None:
    """Who never had a page leaves no address behind."""
    found = linked([OTT], tables=[{"name": "Jan Ott", "hide": True}])
    assert (found.actors, found.moved) == ((), ())


def test_hidden_under_any_name() -> None:
    """Who is hidden under one name is hidden though evidence has joined it to a name with another table."""
    tables: list[dict[str, Any]] = [{"name": "Jan Ott", "note": "Wirt"}, {"name": "Jan P. Ott", "hide": True}]
    found = linked([OTT], [make_actor("Jan P. Ott")], tables=tables)
    assert (Appearance("a1", 0) in found.hidden, found.unused) == (True, ())


def test_editor_gives_aliases() -> None:
    """Further spellings and short forms lead to the actor, also a surname alone."""
    tables = [{"name": "Jan Ott", "aliases": ["Ott", "Schorsch"]}]
    found = linked([OTT], [make_actor("Ott")], [make_actor("Schorsch")], [make_actor("Ida Ott")], tables=tables)
    assert places_of(found) == {"Jan Ott": ["a0", "a1", "a2"], "Ida Ott": ["a3"]}


def test_editor_describes() -> None:
    """An actor has the note and the Wikidata id that the editor gives it, others have none."""
    found = linked([OTT, AHL], tables=[{"name": "Jan Ott", "wikidata": "Q42", "note": "Wirt in Brellin"}])
    described = {one.name: (one.wikidata, one.note) for one in found.actors}
    assert described == {"Jan Ott": ("Q42", "Wirt in Brellin"), "Uwe Ahl": ("", "")}


def test_rule_by_registry_id() -> None:
    """A table may give the actor's id in the registry for its name."""
    before = linked([OTT])
    tables = [{"name": before.actors[0].id, "rename": "Johannes Ott", "merge": ["Uwe Ahl"]}]
    found = linked([OTT], [AHL], registry=before.registry, tables=tables)
    assert [(one.id, one.name, len(one.appearances)) for one in found.actors] == [
        (before.actors[0].id, "Johannes Ott", 2)
    ]
    assert found.unused == ()


def test_rule_of_the_other_kind_matches_nobody() -> None:
    """A table that names a kind says nothing of the other kind's actor of that name."""
    found = linked([OTT], tables=[{"name": "Jan Ott", "kind": "organisation", "rename": "Ott AG"}])
    assert ([one.name for one in found.actors], found.unused) == (["Jan Ott"], ("Jan Ott",))


def test_unused_rules_are_reported() -> None:
    """A table that matches nobody in the articles is named, one that does is not."""
    tables: list[dict[str, Any]] = [
        {"name": "Jan Ott", "note": "Wirt"},
        {"name": "Uwe Ahl", "hide": True},
        {"name": "Ida Roth"},
    ]
    assert linked([OTT], tables=tables).unused == ("Uwe Ahl", "Ida Roth")


# --- Privacy ---


def hidden_by_privacy(*actors: ArticleActor, speaker: int | None = None) -> list[str]:
    """Return who is hidden of these people, of whom one may speak, where those without a function are."""
    (analysis,) = analyses_of([actors])
    quotes = () if speaker is None else (Quote("Direct", (Span(0, 1),), actor=speaker),)
    editor = make_editor(hide_without_function=True)
    found = link_actors([replace(analysis, quotes=quotes)], Registry(), shipped_rules(), editor=editor)
    return [actors[place.position].name for place in sorted(found.hidden)]


def test_private_people_are_hidden() -> None:
    """Who has no function and does not speak gets no page; a body does."""
    assert hidden_by_privacy(OTT, make_actor("Uwe Ahl", "Wirt"), make_body("Nordwerft")) == ["Jan Ott"]


def test_speakers_are_not_private() -> None:
    """Who speaks counts as having a function."""
    assert hidden_by_privacy(OTT, AHL, speaker=1) == ["Jan Ott"]


def test_function_in_any_article() -> None:
    """A function in one article is one in all of them."""
    editor = make_editor(hide_without_function=True)
    analyses = analyses_of([[OTT], [make_actor("Jan Ott", "Wirt")]])
    assert link_actors(analyses, Registry(), shipped_rules(), editor=editor).hidden == frozenset()


def test_nobody_is_hidden_without_the_setting() -> None:
    """People without a function have pages unless the editor wants it otherwise."""
    assert linked([OTT]).hidden == frozenset()


# --- The gazetteer ---


def test_known_aliases_are_one() -> None:
    """All names in a line of the gazetteer are one actor, shown by the first, with its Wikidata id."""
    union = KnownActor("Europäische Union", "organisation", ("EU",), "Q458")
    found = linked([make_body("EU")], [make_body("Europäische Union")], known=[union])
    assert [(one.name, one.slug, one.wikidata, len(one.appearances)) for one in found.actors] == [
        ("Europäische Union", "europaeische-union", "Q458", 2)
    ]


def test_known_kind() -> None:
    """What the gazetteer knows to be an organisation is one, though articles seem to name a person."""
    found = linked([make_actor("Nord Linie")], known=[KnownActor("Nord Linie", "organisation")])
    assert [one.kind for one in found.actors] == ["organisation"]


def test_address_of_the_kind_before_it_was_known() -> None:
    """The page among persons leads to the organisation that the gazetteer says it is."""
    registry = had_pages(linked([make_actor("Nord Linie")]))
    found = linked([make_actor("Nord Linie")], registry=registry, known=[KnownActor("Nord Linie", "organisation")])
    (actor,) = found.actors
    assert found.moved == (Moved("person", "nord-linie", actor.id),)


def test_editor_goes_before_the_gazetteer() -> None:
    """Where both say something of an actor, the editor's word counts."""
    union = KnownActor("Europäische Union", "organisation", ("EU",), "Q458")
    tables = [{"name": "Europäische Union", "wikidata": "Q1", "rename": "Die EU"}]
    found = linked([make_body("EU")], [make_body("Europäische Union")], known=[union], tables=tables)
    assert [(one.name, one.wikidata, len(one.appearances)) for one in found.actors] == [("Die EU", "Q1", 2)]


def test_rule_on_a_known_alias() -> None:
    """A table on an alias of the gazetteer is one on its actor, and does not make two of it."""
    union = KnownActor("Europäische Union", "organisation", ("EU",), "Q458")
    tables = [{"name": "EU", "note": "Staatenbund"}]
    found = linked([make_body("EU")], [make_body("Europäische Union")], known=[union], tables=tables)
    assert [(one.note, len(one.appearances)) for one in found.actors] == [("Staatenbund", 2)]


def test_known_person_with_one_name() -> None:
    """A person of one name has a page if the gazetteer knows it."""
    assert places_of(linked([make_actor("Madonna")], known=[KnownActor("Madonna", "person")])) == {"Madonna": ["a0"]}


# --- The registry ---


def test_owner_takes_a_name_away() -> None:
    """Where the owner gave an entry another name, its old name becomes an entry with an id of its own."""
    (entry,) = linked([make_actor("Jan Müller")]).registry.actors
    changed = Registry(actors=(replace(entry, names=("Uwe Müller",)),))
    assert len({one.id for one in linked([make_actor("Jan Müller")], registry=changed).registry.actors}) == 2


def test_second_name_in_the_registry() -> None:
    """A second name written into the registry leads to the same actor, who keeps the first one."""
    entry = ActorEntry("p-1", "jan-ott", "person", ("Jan Ott", "Uwe Ahl"))
    found = linked([AHL], registry=Registry(actors=(entry,)))
    assert [(one.id, one.slug, one.name) for one in found.actors] == [("p-1", "jan-ott", "Jan Ott")]


def test_acronym_is_a_spelling() -> None:
    """A short form beside the long one is a spelling of it and not shown as its name."""
    fund = mentioned_as(make_body("Nordischer Fonds"), "Nordischer Fonds", "NFF")
    found = linked([fund], *[[make_body("NFF")]] * 3)
    assert [(one.name, one.surfaces) for one in found.actors] == [("Nordischer Fonds", ("NFF", "Nordischer Fonds"))]
