"""Tests of what actors have points for, and of who gets a page for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.briefing import Ref, Standing
from generator.records import Mention, Quote, Span
from generator.registry import with_pages
from tests.curate.sites import Found, actor_of, after, briefing, linked, rules, told

TEXT = "Ole Tamsen kam. „Wir bleiben“, sagte Ole Tamsen."


def standing(*found: Found, name: str = "Ole Tamsen") -> Standing:
    """Return what this actor has points for."""
    return actor_of(briefing(*found), name).standing


def tamsen(identifier: str = "a1", date: str = "2025-04-04", *, weight: float = 1.5, title: str = "Am Kai") -> Found:
    """Return an article in which Tamsen is named twice and speaks once."""
    says = [("Ole Tamsen", "Wir bleiben")]
    return told(TEXT, "Ole Tamsen", says=says, weight=weight, id=identifier, date=date, title=title)


def test_one_article() -> None:
    """In a single article an actor has its weight there, and nothing for being in one on one day."""
    expected = Standing(points=1.5, mentions=2, speeches=1, headlines=0, articles=1, days=1)
    assert expected == standing(tamsen())


def test_several_articles_and_days() -> None:
    """Each further article and each further day counts a point; the hour makes no other day."""
    found = [tamsen("a1"), tamsen("a2", "2025-04-04T09:00"), tamsen("a3", "2025-04-05T23:59+02:00", weight=2.5)]
    expected = Standing(points=5.5 + 2 + 1, mentions=6, speeches=3, headlines=0, articles=3, days=2)
    assert expected == standing(*found)
    assert expected == standing(*reversed(found))


def test_two_names_in_one_article() -> None:
    """Two names of one actor in an article count in its weight, its mentions and speeches, but as one article."""
    text = "„Wir bleiben“, sagte Ole Tamsen. „Alle“, sagte Ole Thamsen."
    says = [("Ole Tamsen", "Wir bleiben"), ("Ole Thamsen", "Alle")]
    found = told(text, "Ole Tamsen", "Ole Thamsen", says=says, weight=1.5)
    site = briefing(found, editor=rules({"name": "Ole Tamsen", "merge": ["Ole Thamsen"]}))
    expected = Standing(points=3.0, mentions=2, speeches=2, headlines=0, articles=1, days=1)
    assert expected == actor_of(site, "Ole Tamsen").standing


def test_parts_of_compounds_are_mentions() -> None:
    """Every mention counts, in whatever form."""
    article, analysis = tamsen()
    (actor,) = analysis.actors
    more = replace(actor, mentions=(*actor.mentions, Mention(0, 3, "Ole", "part", "test")))
    assert standing((article, replace(analysis, actors=(more,)))).mentions == 3


def test_nobody_speaks_for_others() -> None:
    """Quotations of others, or of nobody who is known, are no speeches."""
    article, analysis = told(TEXT, "Ole Tamsen", "Ida Roth", says=[("Ida Roth", "Wir bleiben")])
    quotes = (*analysis.quotes, Quote("Direct", (Span(17, 28),)))
    assert standing((article, replace(analysis, quotes=quotes))).speeches == 0


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ole Tamsen geht", 1),
        ("Tamsen geht", 1),
        ("Tamsens Abschied", 1),
        ("Tamsen, immer wieder Tamsen", 1),
        ("Der Hafenmeister geht", 0),
        ("Ole geht", 0),
    ],
)
def test_headlines(title: str, expected: int) -> None:
    """A headline counts once where it has the surname, also with an ending."""
    assert expected == standing(tamsen(title=title)).headlines


def test_headlines_of_organisations() -> None:
    """An organisation's headline is one that names it."""
    found = told("Die Werft Nord schließt.", bodies=["Werft Nord"], title="Werft Nord schließt")
    assert standing(found, name="Werft Nord").headlines == 1


@pytest.mark.parametrize(
    ("name", "kind", "title"),
    [
        ("Wiebke Ott", "person", "Otto Meier geht"),
        ("Ida Roth", "person", "Brand in Rothenburg"),
        ("Klinikum Lehnau", "organisation", "Lehnau feiert Stadtfest"),
        ("Universität Hamburg", "organisation", "Hamburg verliert in Bremen"),
    ],
)
def test_headlines_that_only_look_like_it(name: str, kind: str, title: str) -> None:
    """A headline with the letters in another word, or with an organisation's town alone, does not name the actor."""
    text = f"Es geht um {name}."
    found = told(text, name, title=title) if kind == "person" else told(text, bodies=[name], title=title)
    assert standing(found, name=name).headlines == 0


@pytest.mark.parametrize(
    ("dates", "days", "points"),
    [
        ([""], 0, 1.5),
        (["", "2025-04-04"], 1, 4.0),
        (["2025-04", "2025-04-04"], 1, 4.0),
    ],
)
def test_unknown_days(dates: list[str], days: int, points: float) -> None:
    """An article of which no day is known adds none."""
    found = [tamsen(f"a{number}", date) for number, date in enumerate(dates)]
    assert (standing(*found).days, standing(*found).points) == (days, points)


@pytest.mark.parametrize(("least", "page"), [(1.5, True), (1.51, False), (0.0, True)])
def test_threshold(least: float, page: bool) -> None:  # noqa: FBT001 - parametrized
    """Who has just enough points has a page."""
    site = briefing(tamsen(), min_actor_weight=least)
    assert [actor.ref.path for actor in site.persons] == (["personen/ole-tamsen.md"] if page else [])
    assert [actor.ref.path for actor in site.minor] == ([] if page else [""])


def test_default_threshold() -> None:
    """Without a setting, two points earn a page: one long article, or two mentions on different days."""
    assert [len(briefing(tamsen(weight=weight)).persons) for weight in (1.9, 2.0)] == [0, 1]
    assert len(briefing(tamsen("a1", weight=0.1), tamsen("a2", "2025-04-05", weight=0.1)).persons) == 1


def test_page_that_was_given_out_stays() -> None:
    """Who had a page keeps it with too few points, at its address; who never had one gets none."""
    found = told("Ole Tamsen traf Ida Roth.", "Ole Tamsen", "Ida Roth", weight=0.5)
    registry = linked(found).registry
    (one,) = [entry.id for entry in registry.actors if entry.names == ("Ole Tamsen",)]
    site = briefing(found, registry=with_pages(registry, {one}))
    assert [(actor.ref, actor.standing.points) for actor in site.persons] == [
        (Ref("Ole Tamsen", "personen/ole-tamsen.md"), 0.5)
    ]
    assert [actor.ref for actor in site.minor] == [Ref("Ida Roth", "")]
    assert site.moved == ()


def test_links_follow_the_threshold() -> None:
    """Articles, quotations and days lead to a page only where there is one."""
    for registry, path in ((None, ""), (after(tamsen()), "personen/ole-tamsen.md")):
        site = briefing(tamsen(), registry=registry, min_actor_weight=9.0)
        ref = Ref("Ole Tamsen", path)
        assert (site.articles[0].persons, site.articles[0].quotes[0].actor) == ((ref,), ref)
        assert site.days[0].items[0].actors == ((ref,) if path else ())
