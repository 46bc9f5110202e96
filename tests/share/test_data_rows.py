"""Tests of the rows of the data files."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefing import ActorEntry, Ref, Standing
from generator.share.data_rows import (
    Directory,
    Tables,
    actor_facts,
    article_facts,
    compact,
    quote_facts,
    source_url,
)
from generator.website import Website
from tests.render.conftest import sample_briefing
from tests.samples import PROPERTY, profiles

SITE = Website("Briefings", "", profiles()["de"])
SAMPLE = sample_briefing(SITE.paths)
COPY, BRIDGE, FERRY = SAMPLE.articles
OTT = SAMPLE.persons[0]
DIRECT, INDIRECT = BRIDGE.quotes


@pytest.fixture
def tables() -> Tables:
    """Empty tables of the sample."""
    return Tables(Directory(SAMPLE, SITE))


@PROPERTY
@given(st.text(st.characters(codec="utf-8")))
def test_any_words_stay_on_their_line(words: str) -> None:
    """Whatever is written down stays on one line, however lines are told apart, and comes back letter by letter."""
    text = compact({"words": words})
    assert len(text.splitlines()) == 1
    assert text.endswith("}\n")
    assert json.loads(text) == {"words": words}


def test_nothing_in_vain() -> None:
    """There is no blank between values, and letters stand as they are."""
    assert compact({"name": "Küstenbahn", "numbers": [1, 2]}) == '{"name":"Küstenbahn","numbers":[1,2]}\n'


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://bote.example/bruecke?a=1&b=2", "https://bote.example/bruecke?a=1&b=2"),
        ("javascript:alert(1)", ""),
        ("https://bote.example/a b", "https://bote.example/a%20b"),
        ("", ""),
    ],
)
def test_source_url(url: str, expected: str) -> None:
    """The publisher's address is one to open, or none."""
    assert source_url(replace(BRIDGE, url=url)) == expected


def test_quotation() -> None:
    """A quotation has its kind in words that are the same in every language, its pieces, and what is known of it."""
    assert quote_facts(replace(DIRECT, confidence=0.456)) == {
        "id": "z-1a",
        "type": "direct",
        "words": ("Die Brücke ist alt", "und sie bleibt zu."),
        "context": "„Die Brücke ist alt“, sagte Verkehrsministerin Wiebke Ott, „und sie bleibt zu.“",
        "speaker": "Verkehrsministerin Wiebke Ott",
        "stance": "sagt",
        "confidence": 0.46,
        "uncertain": True,
    }


@pytest.mark.parametrize(
    ("confidence", "speaker", "uncertain"), [(0.59, "Ott", True), (0.6, "Ott", False), (0.1, "", False)]
)
def test_uncertain(confidence: float, speaker: str, *, uncertain: bool) -> None:
    """A quotation is uncertain where its page says so: somebody is named, with little confidence."""
    quote = replace(INDIRECT, confidence=confidence, speaker=speaker)
    assert quote_facts(quote).get("uncertain", False) == uncertain


def test_what_is_not_known_is_left_out() -> None:
    """Fields that say nothing are not there; a kind is never missing."""
    bare = replace(INDIRECT, speaker="", context="", confidence=1.0)
    assert quote_facts(bare) == {"id": "z-2b", "type": "indirect", "words": ("Wiebke Ott habe [nichts] getan",)}
    assert article_facts(FERRY) == {"title": "Fähre *fährt* wieder", "language": "de"}


def test_no_more_text_than_the_page_shows() -> None:
    """An article's text is what its page may show, with its sub-headings, and nothing where that is nothing."""
    assert article_facts(BRIDGE)["text"] == [
        {"text": "Die Brücke bei Brellin bleibt 2025. gesperrt."},
        {"heading": True, "text": "Was nun?"},
        {"text": "# Kein Titel, sondern Text."},
    ]
    assert "text" not in article_facts(replace(BRIDGE, text=(), lead="Was nicht gezeigt werden soll."))


def test_standing_is_whole() -> None:
    """What somebody has a page for is there with all its numbers, also those that are zero."""
    assert actor_facts(SAMPLE.persons[1])["standing"] == {
        "points": 2.0,
        "mentions": 1,
        "speeches": 0,
        "headlines": 0,
        "articles": 2,
        "days": 2,
    }


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", {"page": "personen/wiebke-ott/"}),
        ("https://a.example/b/", {"page": "personen/wiebke-ott/", "url": "https://a.example/b/personen/wiebke-ott/"}),
    ],
)
def test_place(url: str, expected: dict[str, str]) -> None:
    """A page has its address below the site's, and a full one if the site has an address; who has no page has none."""
    directory = Directory(SAMPLE, replace(SITE, url=url))
    assert directory.place(OTT.ref.path) == expected
    assert directory.place("") == {}


@pytest.mark.parametrize(
    ("days", "dates"), [(0, []), (1, ["2025-04-05"]), (2, ["2025-04-05", "2025-04-04T09:30+02:00"])]
)
def test_new(days: int, dates: list[str]) -> None:
    """New is what is of the last days up to the newest article's; without a date, nothing is."""
    directory = Directory(SAMPLE, replace(SITE, days_new=days))
    known = ["2025-04-05", "2025-04-04T09:30+02:00", "2025-04-03", "2025-04", ""]
    assert [date for date in known if directory.is_new(date)] == dates


def test_named() -> None:
    """A name comes with kind, id and page as far as there are any."""
    directory = Directory(SAMPLE, SITE)
    assert directory.named(OTT.ref) == {
        "type": "person",
        "id": "p-1",
        "name": "Wiebke Ott",
        "page": "personen/wiebke-ott/",
    }
    assert directory.named(Ref("Brehm", "")) == {"name": "Brehm"}


def test_each_row_once(tables: Tables) -> None:
    """Quotations of one article share its row, and everybody has one row, however often they are named."""
    assert tables.quotes((DIRECT, INDIRECT, DIRECT)) == [0, 1, 0]
    assert tables.articles([BRIDGE.ref]) == [0]
    rows = tables.rows
    assert [row["article"] for row in rows["quotes"]] == [0, 0]
    assert [row["name"] for row in rows["actors"]] == ["Wiebke Ott"]
    assert rows["quotes"][0]["actor"] == 0
    assert rows["quotes"][1]["names"] == [0]
    assert "actor" not in rows["quotes"][1]
    assert len(rows["articles"]) == 1


def test_article_row_has_what_its_quotations_share(tables: Tables) -> None:
    """Date, source, publisher's address and topics stand at the article, not at each quotation."""
    tables.quotes((DIRECT,))
    (article,) = tables.rows["articles"]
    assert article == {
        "title": "Brücke gesperrt: „Wie lange noch?“",
        "page": "artikel/2025-04-04-bruecke-gesperrt/",
        "date": "2025-04-04T09:30+02:00",
        "source": "Nordmark-Bote",
        "source_url": "https://bote.example/bruecke?a=1&b=%282%29",
        "quotes": 2,
        "new": True,
        "topics": [0, 1],
    }
    assert [topic["name"] for topic in tables.rows["topics"]] == ["Bahn", "Brücken*sperrung"]


def test_same_anchor_in_two_articles(tables: Tables) -> None:
    """Two articles may give their quotations the same anchor; they are two quotations."""
    (twin,) = COPY.quotes
    assert tables.quotes((DIRECT, replace(twin, anchor=DIRECT.anchor))) == [0, 1]


def test_copy_says_so(tables: Tables) -> None:
    """An article that prints another again is marked."""
    tables.articles([COPY.ref, BRIDGE.ref])
    assert [row.get("copy") for row in tables.rows["articles"]] == [True, None]


def test_index_of_actors(tables: Tables) -> None:
    """An index says of each actor the newest role, how much there is and of when; of one without a page, where."""
    tables.listed_actors((OTT, SAMPLE.minor[0]))
    assert tables.rows["actors"] == [
        {
            "type": "person",
            "id": "p-1",
            "name": "Wiebke Ott",
            "page": "personen/wiebke-ott/",
            "role": "Verkehrsministerin",
            "articles": 1,
            "quotes": 1,
            "date": "2025-04-04T09:30+02:00",
            "new": True,
        },
        {"type": "person", "id": "p-3", "name": "Brehm", "role": "Kapitän", "articles": 1, "quotes": 0, "article": 0},
    ]
    assert [row["title"] for row in tables.rows["articles"]] == ["Fähre *fährt* wieder"]


def test_index_of_actors_with_the_same_name(tables: Tables) -> None:
    """Two of one name without a page are two."""
    twins = [ActorEntry(Ref("Brehm", ""), "person", Standing(), (), (), (), (), (), (), id=f"p-{n}") for n in (8, 9)]
    assert tables.listed_actors(twins) == [0, 1]


def test_index_of_topics(tables: Tables) -> None:
    """An index says of each topic what it belongs to, how much there is, and whether it was found or put in focus."""
    tables.listed_topics(SAMPLE.topics)
    traffic, rails, closure = tables.rows["topics"]
    assert traffic == {
        "id": "verkehr",
        "name": "Verkehr",
        "page": "themen/verkehr/",
        "articles": 0,
        "touched": 1,
        "quotes": 0,
    }
    assert (rails["parent"], rails["parent_page"], rails["pinned"]) == ("Verkehr", "themen/verkehr/", True)
    assert closure["emerging"] is True


def test_stories(tables: Tables) -> None:
    """A story has its span, its topics and how much there is."""
    tables.stories(story.ref for story in SAMPLE.stories)
    (row,) = tables.rows["stories"]
    assert (row["first"], row["last"]) == ("2025-04-04T09:30+02:00", "2025-04-05")
    assert (row["articles"], row["quotes"], row["topics"]) == (2, 2, [0])
