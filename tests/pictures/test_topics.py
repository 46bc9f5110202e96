"""Tests of the picture of topics over time."""

from __future__ import annotations

from generator.briefing import Ref
from generator.pictures import topics_over_time
from tests.pictures.made import HOSTILE, HOSTILE_SHOWN, SITE, briefing, found, parsed, topic, words

MONTHS = tuple(f"2024-{month:02}-04" for month in range(1, 13))


def test_strongest_topics() -> None:
    """Pinned topics come first, then those with most articles; those that only sum up others are left out."""
    listed = [topic(f"Thema {'x' * number}", *MONTHS[: number + 2]) for number in range(9)]
    above = topic("Alles", *MONTHS, children=(listed[0].ref,))
    pinned = topic("Im Blick", *MONTHS[:2], pinned=True)
    picture = topics_over_time(briefing(topics=[above, *listed, pinned]), SITE)
    assert picture is not None
    names = words(parsed(picture), "text", "reihe")
    assert names == ["Im Blick", *(f"Thema {'x' * number}" for number in range(8, 1, -1))]
    assert [a.get("href") for a in found(parsed(picture), "a")][:2] == ["8-2/", "14-10/"]
    assert parsed(picture).get("role") == "group"


def test_table_has_each_topic_and_step() -> None:
    """A line for each topic and month that has articles, and what has no date at the topic's end."""
    made = topics_over_time(briefing(topics=[topic("Bahn", *MONTHS[:8], "", MONTHS[0])]), SITE)
    assert made is not None
    assert made.head == ("Thema", "Monat", "Artikel")
    assert made.rows[0] == (Ref("Bahn", "themen/4-10.md"), "Januar 2024", "2")
    assert made.rows[-1] == (Ref("Bahn", "themen/4-10.md"), "ohne genaues Datum", "1")
    assert sum(int(str(row[2])) for row in made.rows) == 10


def test_no_picture_without_course() -> None:
    """No topics, or all articles on one day, make no picture."""
    assert topics_over_time(briefing(), SITE) is None
    assert topics_over_time(briefing(topics=[topic("Bahn", "2025-04-04", "2025-04-04")]), SITE) is None


def test_hostile_topic() -> None:
    """A topic's name is text, and a long one is cut in the picture alone."""
    made = topics_over_time(briefing(topics=[topic(HOSTILE, *MONTHS[:2])]), SITE)
    assert made is not None
    root = parsed(made)
    assert found(root, "script") == []
    assert HOSTILE_SHOWN in words(root, "desc")[0]
    assert words(root, "text", "reihe")[0].endswith("…")
    assert made.rows[0][0] == Ref(HOSTILE, f"themen/{len(HOSTILE)}-2.md")
