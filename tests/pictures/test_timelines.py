"""Tests of timelines: what is counted, what is said in words, and that names cannot break out of the picture."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from generator.briefing import Ref
from generator.pictures import Picture, actor_timeline, period_timeline, story_timeline, topic_timeline
from tests.pictures.made import (
    ENGLISH,
    SITE,
    actor,
    articles,
    briefing,
    found,
    parsed,
    period,
    quotes,
    story,
    topic,
    words,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

DATES = ("2025-04-04T09:30+02:00", "2025-04-04", "2025-04-06")


def made(picture: Picture | None) -> Picture:
    """Return the picture; there must be one."""
    assert picture is not None
    return picture


def columns(root: _Element) -> list[_Element]:
    """Return the fields that say what is in a step."""
    return [field for group in found(root, "g", "spalten") for field in found(group, "rect")]


def test_actor_timeline() -> None:
    """Articles have a row and quotations another, in which both kinds are told apart; so does the table."""
    says = (*quotes("2025-04-04", "2025-04-06"), *quotes("2025-04-06", "2025-04-06", verbatim=False))
    picture = made(actor_timeline(actor(articles(*DATES), says), SITE))
    assert picture.title == "Artikel und Zitate je Tag, 4. April – 6. April 2025"
    assert "4. April 2025: 2 Artikel, 1 Zitat" in picture.description
    assert picture.head == ("Tag", "Artikel", "wörtlich", "sinngemäß")
    assert picture.rows == (
        (Ref("4. April 2025", "briefings/2025-04-04.md"), "2", "1", "0"),
        (Ref("6. April 2025", "briefings/2025-04-06.md"), "1", "1", "2"),
    )
    root = parsed(picture)
    assert words(root, "text", "reihe") == ["Artikel", "Zitate", "wörtlich", "sinngemäß"]
    assert words(root, "text", "zahl") == ["2", "3"]
    assert words(root, "text", "marke") == ["4. Apr.", "5. Apr.", "6. Apr."]
    bars = {kind: [p.get("d", "").count("M") for p in found(root, "path", kind)] for kind in ("artikel", "woertlich")}
    assert bars == {"artikel": [2], "woertlich": [1, 2]}  # the first of the quotations' is the legend's


def test_actor_without_quotes_has_one_row() -> None:
    """Where nobody is quoted, nothing is said of quotations."""
    picture = made(actor_timeline(actor(articles(*DATES)), SITE))
    assert picture.head == ("Tag", "Artikel")
    assert words(parsed(picture), "text", "reihe") == []


def test_words_of_the_picture() -> None:
    """It is an image with a title and a description in words; each bar says its number to who points at it."""
    picture = made(topic_timeline(topic("Bahn", *DATES), SITE))
    root = parsed(picture)
    names = {element.get("id"): element.text for element in root}
    assert root.get("role") == "img"
    assert names[root.get("aria-labelledby")] == picture.title
    assert names[root.get("aria-describedby")] == picture.description
    assert words(root, "title")[1:] == ["4. April 2025: 2 Artikel", "6. April 2025: 1 Artikel"]
    assert found(root, "a") == []


def test_english() -> None:
    """All words are those of the interface's language."""
    picture = made(story_timeline(story("2025-03-04", "2025-05-06"), ENGLISH))
    assert picture.title == "Articles per week, March 3 – May 11, 2025"
    assert picture.rows[0] == (Ref("Week 10 (March 3 – March 9, 2025)", "briefings/2025-w10.md"), "1")


@pytest.mark.parametrize(
    "dates", [(), ("",), ("2025-04-04",), ("2025-04-04", "2025-04-04"), ("2025-04-04", "", "2025-04")]
)
def test_no_picture_of_one_bar(dates: tuple[str, ...]) -> None:
    """What is on one day only has no course."""
    assert actor_timeline(actor(articles(*dates)), SITE) is None
    assert topic_timeline(topic("Bahn", *dates), SITE) is None


def test_articles_without_a_day_are_in_the_table() -> None:
    """What cannot be placed is counted in a row of its own."""
    dates = (*DATES, "", "2025-04")
    picture = made(topic_timeline(topic("Bahn", *dates), SITE))
    assert picture.rows[-1] == ("ohne genaues Datum", "2")
    assert sum(int(str(row[1])) for row in picture.rows) == len(dates)


@pytest.mark.parametrize("years", [1, 4, 30])
def test_rows_are_the_counts(years: int) -> None:
    """Over any span the table's numbers are all articles, each in its step."""
    dates = [f"{2025 - number % years}-{number * 7 % 12 + 1:02}-{number % 28 + 1:02}" for number in range(90)]
    picture = made(topic_timeline(topic("Bahn", *dates), SITE))
    assert sum(int(str(row[1])) for row in picture.rows) == len(dates)
    if years > 5:
        years_named = Counter(date[:4] for date in dates)
        assert list(picture.rows) == [(year, str(count)) for year, count in sorted(years_named.items())]


def test_weeks_lead_to_their_briefings() -> None:
    """A week in the table leads to its page, which is named as the archive names it."""
    picture = made(topic_timeline(topic("Bahn", "2024-12-31", "2025-03-01"), SITE))
    assert [cell.path for row in picture.rows for cell in row if isinstance(cell, Ref)] == [
        "briefings/2025-w01.md",
        "briefings/2025-w09.md",
    ]


def test_period_timeline_of_a_day() -> None:
    """Ten days before and behind, the day itself marked, each bar a link with a name to its briefing."""
    own = period("day", "2025-04-11", "2025-04-11", 3)
    days = [own, period("day", "2025-04-01", "2025-04-01", 2), period("day", "2025-03-31", "2025-03-31", 9)]
    picture = made(period_timeline(own, briefing(days=days), SITE))
    assert picture.rows == (
        (Ref("1. April 2025", "briefings/2025-04-01.md"), "2"),
        (Ref("11. April 2025", "briefings/2025-04-11.md"), "3"),
    )
    root = parsed(picture)
    assert root.get("role") == "group"
    assert [(a.get("href"), a.get("aria-label")) for a in found(root, "a")] == [
        ("../2025-04-01/", "1. April 2025: 2 Meldungen"),
        ("./", "11. April 2025: 3 Meldungen"),
    ]
    (mark,), fields = found(root, "rect", "hier"), columns(root)
    assert (mark.get("x"), mark.get("width")) == (fields[1].get("x"), fields[1].get("width"))


def test_period_timeline_of_a_week() -> None:
    """The seven days are marked among those of the weeks around."""
    own = period("week", "2025-04-07", "2025-04-13")
    days = [period("day", f"2025-04-{day:02}", f"2025-04-{day:02}", day) for day in range(1, 31)]
    picture = made(period_timeline(own, briefing(days=days), SITE))
    assert len(picture.rows) == 20  # from 1 April; the week before begins on 31 March
    (mark,), fields = found(parsed(picture), "rect", "hier"), columns(parsed(picture))
    assert float(mark.get("width", "")) == pytest.approx(7 * float(fields[0].get("width", "")), abs=0.5)


def test_period_timeline_elsewhere() -> None:
    """On another page, its links lead from there."""
    own = period("day", "2025-04-11", "2025-04-11")
    days = [own, period("day", "2025-04-12", "2025-04-12")]
    picture = made(period_timeline(own, briefing(days=days), SITE, "index.md"))
    assert [a.get("href") for a in found(parsed(picture), "a")] == ["briefings/2025-04-11/", "briefings/2025-04-12/"]


def test_period_timeline_of_a_span() -> None:
    """A span has the days in it, and none is marked."""
    own = period("span", "2025-04-01", "2025-04-10")
    days = [period("day", f"2025-04-{day:02}", f"2025-04-{day:02}") for day in (1, 5, 20)]
    picture = made(period_timeline(own, briefing(days=days), SITE))
    assert len(picture.rows) == 2
    assert found(parsed(picture), "rect", "hier") == []


def test_period_timeline_needs_other_days() -> None:
    """A day that stands alone has no picture."""
    own = period("day", "2025-04-11", "2025-04-11")
    assert period_timeline(own, briefing(days=[own]), SITE) is None


def test_picture_is_the_same_every_time_and_small() -> None:
    """The same records give the same bytes, without styles, scripts, comments or ids besides those of its words."""
    dates = [f"{year}-{month:02}-15" for year in range(2021, 2026) for month in range(1, 13)]
    one, other = (made(actor_timeline(actor(articles(*dates), quotes(*dates)), SITE)) for _ in range(2))
    assert one == other
    assert len(one.svg.encode()) < 12_000
    root = parsed(one)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "rect",
        "text",
    }
    assert [element.get("id") for element in root.iter() if element.get("id")] == ["bild-zeit-title", "bild-zeit-desc"]
    assert all(element.get("style") is None for element in root.iter())
