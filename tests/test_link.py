"""Tests of who is the same actor across articles, and that every address lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link import link_actors, link_articles
from generator.markdown import RESERVED_SLUGS
from generator.registry import ActorEntry, ArticleEntry, Registry, read_registry, registry_files
from tests.samples import PROPERTY, make_actor, make_analysis, make_article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.records import Actor, Analysis, Appearance, ArticleActor

PEOPLE = [
    make_actor("Jan Müller", "Bürgermeister"),
    make_actor("Jan Mueller"),
    make_actor("JAN MÜLLER"),
    make_actor("Jan Mu\u0308ller"),
    make_actor("Ida Müller", "Ministerin"),
    make_actor("Müller", "Bürgermeister"),
    make_actor("Ida Adler", "Ministerin"),
    make_actor("Adler", "Ministerin"),
    make_actor("Index", "Chef"),
    make_actor("Hans Index"),
    make_actor("Readme", kind="organisation"),
    make_actor("Jan Müller", kind="organisation"),
    make_actor("Володимир Отт"),
]
ARTICLES = st.lists(st.lists(st.sampled_from(PEOPLE), max_size=3), max_size=6)


def analyses_of(articles: Sequence[Sequence[ArticleActor]]) -> list[Analysis]:
    """Return an analysis with these actors for each article."""
    return [make_analysis(f"a{number}", actors=actors) for number, actors in enumerate(articles)]


def linked(*articles: Sequence[ArticleActor], registry: Registry | None = None) -> list[tuple[str, list[str]]]:
    """Return each actor's slug with the articles that it appears in."""
    actors, _ = link_actors(analyses_of(articles), registry or Registry())
    return [(actor.slug, [place.article for place in actor.appearances]) for actor in actors]


def by_id(actors: Sequence[Actor]) -> dict[str, tuple[str, str, frozenset[Appearance]]]:
    """Return address, name and appearances of each actor."""
    return {actor.id: (actor.slug, actor.name, frozenset(actor.appearances)) for actor in actors}


def test_same_name_is_the_same_actor() -> None:
    """A full name is one person in all articles, however its letters are stored."""
    found = linked([make_actor("Jan Müller")], [make_actor("Ole Tamsen")], [make_actor("Jan Mu\u0308ller")])
    assert found == [("jan-mueller", ["a0", "a2"]), ("ole-tamsen", ["a1"])]


def test_spellings_are_not_guessed_at() -> None:
    """Names that only look alike stay apart, each at an address of its own."""
    found = linked([make_actor("Jan Müller")], [make_actor("Jan Mueller")])
    assert [articles for _, articles in found] == [["a1"], ["a0"]]
    assert [slug for slug, _ in found] == ["jan-mueller", "jan-mueller-d9927f"]


def test_kinds_are_told_apart() -> None:
    """A body with a person's name is another actor, in another folder."""
    actors, _ = link_actors(
        analyses_of([[make_actor("Jan Müller"), make_actor("Jan Müller", kind="organisation")]]), Registry()
    )
    assert [(actor.kind, actor.slug, actor.id[:2]) for actor in actors] == [
        ("organisation", "jan-mueller", "o-"),
        ("person", "jan-mueller", "p-"),
    ]


@pytest.mark.parametrize(
    ("full", "bare", "expected"),
    [
        ([make_actor("Ida Ott", "Ministerin")], make_actor("Ott", "Ministerin"), ["a0", "a1"]),
        ([make_actor("Ida Ott", "Ministerin", "Rednerin")], make_actor("Ott", "MINISTERIN"), ["a0", "a1"]),
        ([make_actor("Ida Ott", "Ministerin")], make_actor("Ott"), ["a0"]),
        ([make_actor("Ida Ott")], make_actor("Ott", "Ministerin"), ["a0"]),
        ([make_actor("Ida Ott", "Ministerin")], make_actor("Ott", "Rednerin"), ["a0"]),
        ([make_actor("Ida Ott", "Ministerin"), make_actor("Uwe Ott")], make_actor("Ott", "Ministerin"), ["a0"]),
    ],
    ids=["same function", "one of two", "bare without", "full without", "another function", "two bearers"],
)
def test_bare_surnames(full: list[ArticleActor], bare: ArticleActor, expected: list[str]) -> None:
    """A bare surname is its only bearer's if the same function stands before both, and nobody's otherwise."""
    actors, _ = link_actors(analyses_of([full, [bare]]), Registry())
    places = {actor.name: [place.article for place in actor.appearances] for actor in actors}
    assert places == {actor.name: expected if actor.name == "Ida Ott" else ["a0"] for actor in full}


def test_bare_organisations_have_a_page() -> None:
    """A body's name is one word often enough; it is an actor of its own."""
    assert linked([make_actor("NHG", kind="organisation")]) == [("nhg", ["a0"])]


@pytest.mark.parametrize("name", ["Index", "README", "404"])
def test_reserved_names(name: str) -> None:
    """No actor gets an address that the site builder has a meaning of its own for."""
    ((slug, _),) = linked([make_actor(name, kind="organisation")])
    assert slug not in RESERVED_SLUGS
    assert slug.startswith(f"{name.lower()}-")


def test_surfaces_are_all_spellings() -> None:
    """An actor knows every word that names it, each once and sorted."""
    actors, _ = link_actors(
        analyses_of([[make_actor("Jan Müller")], [make_actor("JAN MÜLLER")], [make_actor("Jan Müller")]]), Registry()
    )
    assert [actor.surfaces for actor in actors] == [("JAN MÜLLER", "Jan Müller")]


def test_bare_surname_names_nobody() -> None:
    """An actor has the full name, also where a bare surname was joined to it."""
    assert linked([make_actor("Wiebke Ott", "Ministerin")], [make_actor("Ott", "Ministerin")]) == [
        ("wiebke-ott", ["a0", "a1"])
    ]


@PROPERTY
@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_does_not_matter(articles: list[list[ArticleActor]], random: st.DataObject) -> None:
    """The same articles in any order give the same actors, addresses and registry."""
    analyses = analyses_of(articles)
    shuffled = list(analyses)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    actors, registry = link_actors(analyses, Registry())
    again, registry_again = link_actors(shuffled, Registry())
    assert by_id(actors) == by_id(again)
    assert registry_files(registry) == registry_files(registry_again)


@PROPERTY
@given(ARTICLES, ARTICLES)
def test_addresses_last(old: list[list[ArticleActor]], new: list[list[ArticleActor]]) -> None:
    """New articles change no address that was given out, and no two actors share one."""
    before, registry = link_actors(analyses_of(old), Registry())
    after, grown = link_actors(analyses_of([*old, *new]), registry)
    addresses = {actor.id: (actor.slug, actor.name) for actor in after}
    assert {actor.id: (actor.slug, actor.name) for actor in before}.items() <= addresses.items()
    assert set(registry.actors) <= set(grown.actors)
    assert len({(actor.kind, actor.slug) for actor in after}) == len(after) == len(addresses)


@PROPERTY
@given(ARTICLES)
def test_second_run_adds_nothing(articles: list[list[ArticleActor]]) -> None:
    """The same articles linked again lead to the same entries, so that an id or address is never there twice."""
    _, registry = link_actors(analyses_of(articles), Registry())
    _, again = link_actors(analyses_of(articles), registry)
    assert registry == again


def test_owner_takes_a_name_away() -> None:
    """Where the owner gave an entry another name, its old name becomes an entry with an id of its own."""
    _, registry = link_actors(analyses_of([[make_actor("Jan Müller")]]), Registry())
    (entry,) = registry.actors
    renamed = ActorEntry(entry.id, entry.slug, entry.kind, ("Jan Peter Müller",))
    _, grown = link_actors(analyses_of([[make_actor("Jan Müller")]]), Registry(actors=(renamed,)))
    assert len({one.id for one in grown.actors}) == 2


def test_actors_that_are_gone_keep_their_address() -> None:
    """An address is not given to another while its actor has no article."""
    _, registry = link_actors(analyses_of([[make_actor("Jan Müller")]]), Registry())
    assert linked([make_actor("Jan Mueller")], registry=registry) != [("jan-mueller", ["a0"])]
    assert linked([make_actor("Jan Müller")], registry=registry) == [("jan-mueller", ["a0"])]


def test_owner_joins_two_names(tmp_path: Path) -> None:
    """A second name written into the registry leads to the same actor, who keeps the first one."""
    _, registry = link_actors(analyses_of([[make_actor("Jan Müller")]]), Registry())
    (entry,) = registry.actors
    joined = Registry(actors=(ActorEntry(entry.id, entry.slug, entry.kind, (*entry.names, "Jan Mueller")),))
    for name, text in registry_files(joined).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    actors, _ = link_actors(analyses_of([[make_actor("Jan Mueller")]]), read_registry(tmp_path))
    assert [(actor.id, actor.slug, actor.name) for actor in actors] == [(entry.id, "jan-mueller", "Jan Müller")]


def test_owner_joins_two_names_that_both_appear() -> None:
    """Two names of one entry are one actor, also where both stand in articles."""
    entry = ActorEntry("p-1", "jan-mueller", "person", ("Jan Müller", "Jan Mueller"))
    found = linked([make_actor("Jan Müller")], [make_actor("Jan Mueller")], registry=Registry(actors=(entry,)))
    assert found == [("jan-mueller", ["a0", "a1"])]


@pytest.mark.parametrize(
    ("date", "title", "expected"),
    [
        ("2025-04-04T03:51", "Deich hält", "2025-04-04-deich-haelt"),
        ("2025-04", "Deich hält", "2025-04-deich-haelt"),
        ("", "Deich hält", "deich-haelt"),
        ("2025-04-04", "", "2025-04-04"),
        ("", "404", "404-886da5"),
        ("", "…", "886da5"),
    ],
)
def test_article_slugs(date: str, title: str, expected: str) -> None:
    """An article's address is its day and headline, with a digest of its id only where that is not enough."""
    slugs, registry = link_articles([make_article(id="f-1", date=date, title=title)], Registry())
    assert slugs == {"f-1": expected}
    assert registry.articles == (ArticleEntry("f-1", expected),)


@PROPERTY
@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=2), st.sampled_from(["Deich", "deich!", "Index", ""]), max_size=7
    ),
    st.randoms(use_true_random=False),
    st.integers(0, 7),
)
def test_article_addresses(titles: dict[str, str], random: st.DataObject, known: int) -> None:
    """Articles get the same addresses in any order, and keep them when others come."""
    articles = [make_article(id=identifier, title=title) for identifier, title in sorted(titles.items())]
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert link_articles(articles, Registry()) == link_articles(shuffled, Registry())
    old, registry = link_articles(shuffled[:known], Registry())
    new, _ = link_articles(articles, registry)
    assert old.items() <= new.items()
    assert len(set(new.values())) == len(articles)
