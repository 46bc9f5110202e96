"""Tests of mentions gathered by name, of who is named beside whom, and of like functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.link.groups import COMMON_ARTICLES, Company, Key, Place, alike_roles, gather, head_of
from tests.link import analyses_of, make_body, mentioned_as, shipped_rules
from tests.samples import make_actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.link.groups import Group
    from generator.records import ActorKind, ArticleActor

OTT = Key("person", "jan ott")


def groups_of(*articles: Iterable[ArticleActor], written: Mapping[str, str] | None = None) -> dict[Key, Group]:
    """Return the groups of articles with these actors, of whom some have a name that is written down."""

    def kind_of(actor: ArticleActor) -> ActorKind:
        return actor.kind

    def known(actor: ArticleActor) -> str:
        return (written or {}).get(actor.name, "")

    return gather(analyses_of(articles), shipped_rules(), kind_of, known)


def test_groups_are_names() -> None:
    """All actors of one name are a group, however its letters are stored, and groups come in the order of keys."""
    groups = groups_of(
        [make_actor("Uwe Ahl")], [make_actor("Jan Ött"), make_body("Jan Ött")], [make_actor("JAN O\u0308TT")]
    )
    assert {key: group.places for key, group in groups.items()} == {
        Key("organisation", "jan ött"): [Place(1, 1)],
        Key("person", "jan ött"): [Place(1, 0), Place(2, 0)],
        Key("person", "uwe ahl"): [Place(0, 0)],
    }
    assert list(groups) == sorted(groups)


def test_bare_surnames_are_groups_by_article() -> None:
    """A surname alone is a group for each article, with or without particles."""
    groups = groups_of([make_actor("Ott")], [make_actor("Ott"), make_actor("von der Heide")], [make_body("Ott")])
    assert list(groups) == [
        Key("organisation", "ott"),
        Key("person", "ott", "a0#0"),
        Key("person", "ott", "a1#0"),
        Key("person", "von der heide", "a1#1"),
    ]
    assert [group.is_bare for group in groups.values()] == [False, True, True, True]


def test_surname_of_two_in_one_article() -> None:
    """Two actors of an article with the same surname are two groups."""
    assert len(groups_of([make_actor("Ott"), make_actor("Ott")])) == 2


def test_group_keeps_what_was_printed() -> None:
    """A group has all spellings, functions and surfaces, but not those that are only parts of other words."""
    ott = mentioned_as(make_actor("Jan Ott", "Wirt"), "Jan Ott", "Ott")
    group = groups_of([ott], [make_actor("JAN OTT", "Zeuge", "Wirt")])[OTT]
    assert (group.name, group.full_names) == ("Jan Ott", ["Jan Ott", "JAN OTT"])
    assert (group.surfaces, dict(group.roles)) == ({"Jan Ott", "Ott", "JAN OTT"}, {"wirt": 2, "zeuge": 1})


def test_name_that_is_written_down() -> None:
    """A name that somebody has written down leads the group, and makes a full one of a surname."""
    groups = groups_of([make_actor("Ott")], [make_actor("J. Ott")], written={"Ott": "Jan Ott", "J. Ott": "Jan Ott"})
    assert list(groups) == [OTT]
    assert (groups[OTT].name, groups[OTT].full_names) == ("Jan Ott", ["Jan Ott", "J. Ott"])


# --- Company ---


def company_of(key: Key, *articles: Iterable[ArticleActor]) -> list[str]:
    """Return the names of those who are named beside an actor, where nobody has been joined to anybody."""
    groups = groups_of(*articles)
    return sorted(one.name for one in Company(groups.values(), len(articles), lambda one: one).of(groups[key]))


def test_company_is_named_in_the_same_articles() -> None:
    """All who are named in an actor's articles are company, the actor itself is not."""
    articles = (
        [make_actor("Jan Ott"), make_actor("Uwe Ahl")],
        [make_actor("Jan Ott"), make_body("NHG")],
        [make_actor("Ida Roth")],
    )
    assert company_of(OTT, *articles) == ["nhg", "uwe ahl"]


def test_unknown_surnames_are_no_company() -> None:
    """A surname that nobody is known to bear says nothing."""
    assert company_of(OTT, [make_actor("Jan Ott"), make_actor("Ahl")]) == []


@pytest.mark.parametrize(("others", "expected"), [(COMMON_ARTICLES - 1, ["nhg"]), (COMMON_ARTICLES, [])])
def test_who_is_everywhere_is_no_company(others: int, expected: list[str]) -> None:
    """Who is named in many articles says little about who else is meant."""
    nhg = make_body("NHG")
    assert company_of(OTT, [make_actor("Jan Ott"), nhg], *[[nhg]] * others) == expected


def test_company_knows_who_is_one() -> None:
    """Two groups known to be one actor are the same company, and none for each other."""
    groups = groups_of([make_actor("Jan Ott"), make_actor("Uwe Ahl")], [make_actor("Jan Ott"), make_actor("U. Ahl")])
    ahl = Key("person", "uwe ahl")
    company = Company(groups.values(), 2, lambda key: ahl if "ahl" in key.name else key)
    assert company.of(groups[OTT]) == {ahl}
    assert company.of(groups[ahl]) == {OTT}


# --- Functions ---


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Bürgermeister", "burgermeister"),
        ("ukrainischen General", "general"),
        ("frühere dänische Ministerin", "ministerin"),
        ("Bremens Bürgermeister", "burgermeister"),
        ("Chef der Deutschen Werft", "chef"),
        ("Sprecherin der Polizei", "sprecherin"),
        ("US-Präsident", "us-prasident"),
        ("president of the board", "president of the board"),
        ("", ""),
    ],
)
def test_noun_of_a_function(role: str, expected: str) -> None:
    """A function's noun is the last of its first words with capitals; without any it is all of it."""
    assert head_of(role) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bürgermeister", "Bürgermeister"),
        ("Chef", "Chef"),
        ("Interimstrainer", "Trainer"),
        ("Bürgermeisterin", "Oberbürgermeisterin"),
        ("Trainers", "Trainer"),
        ("IG-Metall-Bevollmächtigter", "Erste Bevollmächtigte"),
        ("Präsidenten", "ukrainische Staatspräsident"),
        ("Chef", "CDU-Chef"),
    ],
)
def test_like_functions(one: str, other: str) -> None:
    """Functions are alike if the noun of one ends in the other's, inflected or not."""
    assert alike_roles([head_of(one)], ["zeuge", head_of(other)])
    assert alike_roles([head_of(other)], [head_of(one)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bürgermeister", "Ministerin"),
        ("Trainer", "Maler"),
        ("ukrainischer Präsident", "ukrainischer General"),
        ("Präsident der Polizei", "Sprecherin der Polizei"),
        ("stellvertretender Direktor", "stellvertretende Vorsitzende"),
    ],
)
def test_other_functions(one: str, other: str) -> None:
    """Functions whose nouns differ are not alike, whatever stands beside the nouns."""
    assert not alike_roles([head_of(one)], [head_of(other)])


def test_no_function_is_like_none() -> None:
    """Who has no function has none in common."""
    assert not alike_roles([], [])
    assert not alike_roles(["trainer"], [])
