"""Tests of the briefing that somebody asks for: of these people and topics, over these days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.briefing import Ref
from generator.curate import brief
from generator.errors import SelectionError
from generator.gather.emerging import Emerging
from tests.curate.sites import briefing, rules, told

if TYPE_CHECKING:
    from generator.briefing import Briefing, PeriodEntry
    from tests.curate.sites import Found

CLOSURE = Emerging(("sperrung",), "Brückensperrung", 1.0, ("a1", "a2"))


def report(identifier: str, when: str, *people: str, bodies: tuple[str, ...] = (), weight: float = 2.0) -> Found:
    """Return an article that names these people and bodies."""
    names = " ".join(f"{name} kam." for name in (*people, *bodies))
    return told(names or "Nichts.", *people, bodies=bodies, weight=weight, id=identifier, date=when, title=identifier)


@pytest.fixture(scope="module")
def site() -> Briefing:
    """Four articles of four days and one without."""
    return briefing(
        report("a1", "2025-04-01", "Wiebke Ott", "Ole Tamsen"),
        report("a2", "2025-04-03", "Wiebke Ott", bodies=("Werft Nord",)),
        report("a3", "2025-04-05", "Ole Tamsen"),
        report("a4", "2025-04-07", "Bo Ahlers", weight=0.5),
        report("a5", "", "Wiebke Ott"),
        emerging=[CLOSURE],
        editor=rules({"name": "Wiebke Ott", "rename": "Wiebke Jansen"}),
    )


def names(entry: PeriodEntry) -> list[str]:
    """Return the articles of a briefing, the oldest first."""
    return sorted(article.ref.name for item in entry.items for article in item.articles)


def test_everything(site: Briefing) -> None:
    """Asked for nothing in particular, it is of all articles that have a day, from the first to the last."""
    entry = brief(site)
    assert (entry.kind, entry.ref, entry.date) == ("span", Ref("", ""), "")
    assert (entry.first, entry.last, names(entry)) == ("2025-04-01", "2025-04-07", ["a1", "a2", "a3", "a4"])


@pytest.mark.parametrize(
    "name", ["Wiebke Jansen", "WIEBKE JANSEN", "Wiebke Ott", "wiebke-ott"], ids=["name", "case", "other", "slug"]
)
def test_actor(site: Briefing, name: str) -> None:
    """An actor is found by name, other name or address, and the briefing is called by the name."""
    entry = brief(site, actors=[name])
    assert (names(entry), entry.ref.name) == (["a1", "a2"], "Wiebke Jansen")
    assert (entry.first, entry.last) == ("2025-04-01", "2025-04-03")


def test_body_and_minor_actor(site: Briefing) -> None:
    """Organisations are found as well as people, and those without a page as well as those with one."""
    assert names(brief(site, actors=["Werft Nord"])) == ["a2"]
    assert names(brief(site, actors=["bo ahlers"])) == ["a4"]


@pytest.mark.parametrize("name", ["Brückensperrung", "brueckensperrung"])
def test_topic(site: Briefing, name: str) -> None:
    """A topic is found by name or address."""
    assert names(brief(site, topics=[name])) == ["a1", "a2"]


def test_all_subjects_together(site: Briefing) -> None:
    """Of several subjects, articles are about all of them."""
    entry = brief(site, actors=["Wiebke Ott", "Ole Tamsen"], topics=["Brückensperrung"])
    assert (names(entry), entry.ref.name) == (["a1"], "Wiebke Jansen, Ole Tamsen, Brückensperrung")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2025-04-03", "", ["a2", "a3", "a4"]),
        ("", "2025-04-03", ["a1", "a2"]),
        ("2025-04-02", "2025-04-06", ["a2", "a3"]),
        ("2025-04-03", "2025-04-03", ["a2"]),
    ],
)
def test_span(site: Briefing, first: str, last: str, expected: list[str]) -> None:
    """Both ends are included, an open one is where the articles end, and the span is called as it was asked for."""
    entry = brief(site, first=first, last=last)
    assert names(entry) == expected
    assert (entry.first, entry.last) == (first or "2025-04-01", last or "2025-04-07")


def test_new_in_the_span(site: Briefing) -> None:
    """New is who comes up in the span for the first time on the whole site."""
    werft = Ref("Werft Nord", "organisationen/werft-nord.md")
    assert brief(site, first="2025-04-02", last="2025-04-06").new_actors == (werft,)
    assert brief(site).new_actors == ()


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({"actors": ["Wibke Ott"]}, "Nothing is called 'Wibke Ott'. Did you mean 'Wiebke Ott'?"),
        ({"topics": ["Brückensperung"]}, "Nothing is called 'Brückensperung'. Did you mean 'Brückensperrung'?"),
        ({"actors": ["Qqqqq"]}, "Nothing is called 'Qqqqq'. Names stand on the site's index pages."),
        ({"actors": [""]}, "Nothing is called ''."),
        ({"topics": [""]}, "Nothing is called ''."),
        ({"topics": ["Wiebke Ott"]}, "Nothing is called 'Wiebke Ott'."),
        ({"actors": ["Brückensperrung"]}, "Nothing is called 'Brückensperrung'."),
    ],
)
def test_unknown_name(site: Briefing, selection: dict[str, Any], expected: str) -> None:
    """A name that is nobody's is said, with those that are like it."""
    with pytest.raises(SelectionError) as raised:
        brief(site, **selection)
    assert str(raised.value).startswith(expected)


@pytest.mark.parametrize(
    "selection",
    [
        {"first": "2026-01-01"},
        {"last": "2024-12-31"},
        {"first": "2025-04-05", "last": "2025-04-01"},
        {"actors": ["Ole Tamsen", "Bo Ahlers"]},
        {"actors": ["Bo Ahlers"], "last": "2025-04-06"},
    ],
)
def test_no_article(site: Briefing, selection: dict[str, Any]) -> None:
    """Where no article fits, that is said with what to do."""
    with pytest.raises(SelectionError, match=r"No article fits\. Widen the span of days"):
        brief(site, **selection)


def test_site_without_articles() -> None:
    """Nothing can be asked of a site without articles."""
    with pytest.raises(SelectionError, match="No article fits"):
        brief(briefing())
