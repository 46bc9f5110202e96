"""Tests of which people are one: by name alone, by what speaks for it, and whose a bare surname is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.link import COMPANY, doubts_of, linked, pages_with
from tests.samples import make_actor

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

    from generator.records import ArticleActor


def known_issue(*values: object, reason: str) -> ParameterSet:
    """Return a case that is known not to work yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


# --- Names alone ---


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan Müller", "JAN MÜLLER"),
        ("Jan Müller", "Jan Muller"),
        ("Jan Müller", "Dr. Jan Müller"),
        ("Jan P. Müller", "Jan Müller"),
        ("Jan Peter Müller", "Jan P. Müller"),
        ("J. Müller", "Jan Müller"),
        ("J. P. Müller", "Jan Peter Müller"),
        ("Hans Müller", "Hans-Peter Müller"),
        ("Ida Müller", "Ida Müller-Hagen"),
        ("Ida Müller", "Ida Hagen-Müller"),
        ("Berta von der Müller", "B. von der Müller"),
        ("Almut Müller", "A. Müller"),
        known_issue("Jan Müller Jr.", "Jan Müller Jr", reason="„Jr“ is taken for the surname without its point"),
    ],
)
def test_fuller_forms_are_one(one: str, other: str) -> None:
    """A name is one with its only fuller form: middle names, initials and parts of double names may be missing."""
    found = linked([make_actor(one)], [make_actor(other)])
    assert ([len(actor.appearances) for actor in found.actors], doubts_of(found)) == ([2], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan Müller", "Ida Müller"),
        ("Lech Kaczyński", "Jarosław Kaczyński"),
        ("Lars Müller", "Lara Müller"),
        ("Jan Müller", "Jan Möller"),
        ("Jan P. Müller", "Jan K. Müller"),
        ("Hans-Peter Müller", "Hans-Georg Müller"),
        ("Peter Müller", "Jan Peter Müller"),
        ("Ida Müller-Hagen", "Ida Müller-Ott"),
        ("Jan Müller", "Jan Müller jr."),
        ("Jan Müller sr.", "Jan Müller jr."),
        ("Jan Müller", "Jan Müller Jr"),
        ("George W. Bush", "George P. Bush"),
        ("George W. Bush", "George H. W. Bush"),
        ("Jan Ott", "Jan Otto"),
    ],
)
def test_other_names_are_two(one: str, other: str) -> None:
    """Other names are other people, also with the same function and company: two Müllers stay two."""
    found = linked([make_actor(one, "Präsident"), *COMPANY], [make_actor(other, "Präsident"), *COMPANY])
    assert [len(actor.appearances) for actor in found.actors if actor.name in {one, other}] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daniel", "Daniela"),
        ("Johann", "Johanna"),
        ("Alexander", "Alexandra"),
        ("Jan", "Jana"),
        ("Christian", "Christiane"),
    ],
)
def test_women_and_men_are_two(one: str, other: str) -> None:
    """A woman's and a man's form of a name are no spellings of one."""
    found = linked([make_actor(f"{one} Müller", "Abgeordneter")], [make_actor(f"{other} Müller", "Abgeordnete")])
    assert pages_with(found, "Müller") == [(f"{one} Müller",), (f"{other} Müller",)]


# --- What does not decide ---


@pytest.mark.parametrize(
    ("short", "one", "other"),
    [
        ("Anna Falk", "Anna K. Falk", "Anna L. Falk"),
        ("B. Falk", "Berta Falk", "Birgit Falk"),
        ("Hans Falk", "Hans-Peter Falk", "Hans-Georg Falk"),
        ("Ida Falk-Hagen", "Ida Falk", "Ida Hagen"),
        ("George Bush", "George H. W. Bush", "George W. Bush"),
    ],
)
def test_where_two_fit_nothing_is_joined(short: str, one: str, other: str) -> None:
    """A name that goes with two that do not go with each other is nobody's; both pairs are in doubt."""
    found = linked([make_actor(short)], [make_actor(one)], [make_actor(other)])
    assert sorted(actor.surfaces for actor in found.actors) == sorted([(short,), (one,), (other,)])
    pairs = [tuple(sorted((short.casefold(), name.casefold()))) for name in (one, other)]
    assert doubts_of(found) == sorted(pairs)


def test_initials_go_with_all_that_go_together() -> None:
    """A short form goes with several fuller ones that are one person themselves."""
    found = linked(*[[make_actor(name)] for name in ("J. Müller", "Jan Müller", "Jan P. Müller", "Jan Peter Müller")])
    assert ([len(actor.appearances) for actor in found.actors], doubts_of(found)) == ([4], [])


def test_other_functions_speak_against_a_fuller_form() -> None:
    """A fuller form with another function and other company is in doubt."""
    found = linked([make_actor("Jan Müller", "Trainer")], [make_actor("Jan P. Müller", "Ministerin")])
    assert pages_with(found, "Müller") == [("Jan Müller",), ("Jan P. Müller",)]
    assert doubts_of(found) == [("jan müller", "jan p. müller")]


def test_company_outweighs_other_functions() -> None:
    """Who is named beside the same people is the same, though called something else."""
    articles = [[make_actor(*named), *COMPANY] for named in (("Jan Müller", "Trainer"), ("Jan P. Müller", "Kandidat"))]
    assert pages_with(linked(*articles), "Müller") == [("Jan Müller", "Jan P. Müller")]


# --- Other spellings ---

SPELLINGS = [
    ("Jan Meier", "Jan Meyer"),
    ("Jan Müller", "Jan Mueller"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
    ("Wolodymyr Selenskij", "Wolodymyr Selenskyj"),
    ("Dmitri Dmitrijew", "Dmitri Dmitriev"),
    ("Michail Gorbatschow", "Mikhail Gorbachev"),
    ("Benjamin Netanjahu", "Benjamin Netanyahu"),
    ("Mohammed Khan", "Mohamed Khan"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_need_evidence(one: str, other: str) -> None:
    """Names that only sound alike stay two without evidence, and are in doubt: Meier and Meyer."""
    found = linked([make_actor(one)], [make_actor(other)])
    assert len(found.actors) == 2
    assert doubts_of(found) == [tuple(sorted((one.casefold(), other.casefold())))]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_like_function_makes_spellings_one(one: str, other: str) -> None:
    """Two spellings are one person where a like function stands before both."""
    found = linked([make_actor(one, "Staatspräsident")], [make_actor(other, "Präsidenten")])
    assert ([len(actor.appearances) for actor in found.actors], doubts_of(found)) == ([2], [])


@pytest.mark.parametrize("shared", [0, 1, 2])
def test_company_makes_spellings_one(shared: int) -> None:
    """Two people in common make two spellings one; one alone does not."""
    found = linked(
        [make_actor("Jan Meier"), *COMPANY[:shared], make_actor("Uwe Ahl")], [make_actor("Jan Meyer"), *COMPANY]
    )
    expected = [("Jan Meier", "Jan Meyer")] if shared == 2 else [("Jan Meier",), ("Jan Meyer",)]
    assert pages_with(found, "Jan") == expected


def test_spellings_in_one_article_are_two() -> None:
    """Who is told apart by an article is never joined, whatever speaks for it."""
    meier, meyer = make_actor("Jan Meier", "Trainer"), make_actor("Jan Meyer", "Trainer")
    found = linked([meier, meyer, *COMPANY], [meier, *COMPANY], [meyer, *COMPANY])
    assert pages_with(found, "Jan") == [("Jan Meier",), ("Jan Meyer",)]


@pytest.mark.parametrize("other", ["Jan Meyer", "Jan P. Meier"])
def test_names_in_one_article_are_in_doubt(other: str) -> None:
    """Where an article tells apart what else would be one, somebody is to look at it."""
    found = linked([make_actor("Jan Meier", "Trainer"), make_actor(other, "Trainer")])
    assert doubts_of(found) == [("jan meier", other.casefold())]


def test_spellings_in_one_article_are_two_through_a_third() -> None:
    """Two that an article tells apart do not become one through a third spelling elsewhere."""
    apart = [make_actor("Jan Meier", "Trainer"), make_actor("Jan Meyer", "Trainer")]
    found = linked([make_actor("Jan Meijer", "Trainer")], apart)
    assert not [one for one in found.actors if {"Jan Meier", "Jan Meyer"} <= set(one.surfaces)]


def test_several_spellings_are_one() -> None:
    """All spellings for which something speaks become one actor."""
    names = "Wolodymyr Selenskyj", "Wolodymyr Selenskij", "Volodymyr Zelensky", "Volodymyr Zelenskyy"
    found = linked(*[[make_actor(name, "Präsident")] for name in names])
    assert [actor.surfaces for actor in found.actors] == [tuple(sorted(names))]


# --- Bare surnames ---


def owners(found_in: list[list[ArticleActor]], bare: str) -> list[str]:
    """Return the names of those who got the bare surname."""
    return [actor.name for actor in linked(*found_in).actors if bare in actor.surfaces]


JAN, IDA = make_actor("Jan Müller", "Bürgermeister"), make_actor("Ida Müller", "Ministerin")
BARE = make_actor("Müller")
HEIDE = make_actor("Almut von der Heide", "Leiterin")
OLE, WIEBKE = COMPANY


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([[JAN], [make_actor("Müller", "Bürgermeister")]], "Jan Müller"),
        ([[JAN], [make_actor("Müller", "OBERBÜRGERMEISTER")]], "Jan Müller"),
        ([[make_actor("Ida Müller", "Rednerin", "Ministerin")], [make_actor("Müller", "Ministerin")]], "Ida Müller"),
        ([[JAN, OLE], [BARE, OLE]], "Jan Müller"),
        ([[JAN], [IDA], [make_actor("Müller", "Ministerin")]], "Ida Müller"),
        ([[JAN, OLE], [IDA, WIEBKE], [BARE, WIEBKE]], "Ida Müller"),
        ([[JAN, OLE], [IDA, OLE, WIEBKE], [BARE, OLE, WIEBKE]], "Ida Müller"),
        ([[HEIDE], [make_actor("von der Heide", "Leiterin")]], "Almut von der Heide"),
        ([[HEIDE], [make_actor("Heide", "Leiterin")]], "Almut von der Heide"),
        ([[make_actor("Jan Müller", "Chef")], [make_actor("Müller", "Chef")]], "Jan Müller"),
        (
            [[JAN], [make_actor("Jan P. Müller", "Bürgermeister")], [make_actor("Müller", "Bürgermeister")]],
            "Jan P. Müller",
        ),
    ],
    ids=[
        "function",
        "like function",
        "one of two functions",
        "company",
        "function among two",
        "company among two",
        "more company",
        "with particles",
        "without particles",
        "short function",
        "two forms of one name",
    ],
)
def test_bare_surname_goes_to(articles: list[list[ArticleActor]], expected: str) -> None:
    """A bare surname is the one bearer's for whom a like function or company speaks, and most does."""
    assert owners(articles, articles[-1][0].name) == [expected]


@pytest.mark.parametrize(
    "articles",
    [
        [[JAN], [BARE]],
        [[JAN], [make_actor("Müller", "Trainer")]],
        [[make_actor("Jan Müller")], [make_actor("Müller", "Trainer")]],
        [[JAN], [make_actor("Uwe Müller", "Bürgermeister")], [make_actor("Müller", "Bürgermeister")]],
        [[JAN, OLE], [IDA, OLE], [BARE, OLE]],
        [[JAN, OLE], [make_actor("Müller", "Trainer"), OLE]],
        [[make_actor("Jan Mueller", "Bürgermeister")], [make_actor("Müller", "Bürgermeister")]],
        [[make_actor("Ida Müller-Ott", "Leiterin")], [make_actor("Müller", "Leiterin")]],
        [[make_actor("Jan Müller", "deutscher Minister")], [make_actor("Müller", "deutsche Trainerin")]],
        [[make_actor("Jan Müller", "Präsident der Polizei")], [make_actor("Müller", "Sprecherin der Polizei")]],
        [[JAN, make_actor("Müller", "Ministerin"), *COMPANY, make_actor("Uwe Ahl")]],
    ],
    ids=[
        "no evidence",
        "other function",
        "function of one only",
        "two with the function",
        "two with the company",
        "other function despite company",
        "other spelling",
        "part of a double name",
        "adjective in common",
        "body in common",
        "in the same article",
    ],
)
def test_bare_surname_goes_to_nobody(articles: list[list[ArticleActor]]) -> None:
    """A bare surname is nobody's where nothing speaks for a bearer, or as much for two."""
    assert owners(articles, "Müller") == []


def test_bare_surname_in_doubt() -> None:
    """Where as much speaks for two, the surname is in doubt with both."""
    found = linked([JAN], [make_actor("Uwe Müller", "Bürgermeister")], [make_actor("Müller", "Bürgermeister")])
    assert doubts_of(found) == [("müller", "jan müller"), ("müller", "uwe müller")]


def test_bare_surnames_are_told_apart() -> None:
    """The same surname is one person's in one article and another's in the next."""
    found = linked([JAN], [IDA], [make_actor("Müller", "Bürgermeister")], [make_actor("Müller", "Ministerin")])
    assert {actor.name: [place.article for place in actor.appearances] for actor in found.actors} == {
        "Jan Müller": ["a0", "a2"],
        "Ida Müller": ["a1", "a3"],
    }
