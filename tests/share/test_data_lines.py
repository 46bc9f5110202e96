"""Tests of the site as JSON Lines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from generator.briefing import Briefing
from generator.share.data_lines import site_lines
from generator.website import Website
from tests.render.conftest import sample_briefing
from tests.samples import profiles

SITE = Website("Briefings", "https://example.org/b/", profiles()["de"])
SAMPLE = sample_briefing(SITE.paths)


def lines(briefing: Briefing = SAMPLE, site: Website = SITE) -> list[dict[str, Any]]:
    """Return what stands in the lines."""
    return [json.loads(line) for line in site_lines(briefing, site).decode().splitlines()]


def line(kind: str, name: str) -> dict[str, Any]:
    """Return the line of that kind and name."""
    return next(one for one in lines() if one["type"] == kind and name in {one.get("name"), one.get("title")})


def test_everything_has_a_line() -> None:
    """The site comes first, then each article, actor, topic and story, also those who have no page."""
    assert [one["type"] for one in lines()] == [
        "site",
        *["article"] * 3,
        *["person"] * 2,
        "organisation",
        "person",
        "organisation",
        *["topic"] * 3,
        "story",
    ]


def test_site_without_articles() -> None:
    """A site without articles has one line, which says what format this is."""
    empty = Briefing((), (), (), (), (), ())
    assert lines(empty, replace(SITE, url="")) == [{"version": 1, "type": "site", "name": "Briefings"}]


def test_article_with_its_quotations() -> None:
    """An article's line says all for itself, with its quotations and who speaks in them."""
    article = line("article", "Brücke gesperrt: „Wie lange noch?“")
    assert article["url"] == "https://example.org/b/artikel/2025-04-04-bruecke-gesperrt/"
    direct, indirect = article["quotes"]
    assert direct["actor"] == {
        "type": "person",
        "id": "p-1",
        "name": "Wiebke Ott",
        "page": "personen/wiebke-ott/",
    }
    assert indirect["actor"] is None
    assert indirect["speaker"] == "Der Betriebsrat"
    assert [name["name"] for name in indirect["names"]] == ["Wiebke Ott"]
    assert [topic["name"] for topic in article["topics"]] == ["Bahn", "Brücken*sperrung"]
    assert article["copies"] == [
        {"title": "Wie lange noch? <Brücke> dicht", "page": "artikel/2025-04-05-wie-lange-noch/"}
    ]


def test_actor() -> None:
    """An actor's line has functions, affiliations, numbers and topics."""
    actor = line("person", "Wiebke Ott")
    assert (actor["articles"], actor["quotes"], actor["about"]) == (1, 1, 1)
    assert actor["roles"][0]["article"]["page"] == "artikel/2025-04-04-bruecke-gesperrt/"
    assert actor["affiliations"][0]["other"]["id"] == "o-1"
    assert "page" not in line("person", "Brehm")


def test_topic_and_story() -> None:
    """A topic's line has its place among topics, a story's its articles and actors."""
    assert line("topic", "Bahn")["parent"]["id"] == "verkehr"
    assert line("topic", "Verkehr")["children"][0]["name"] == "Bahn"
    story = line("story", "Brücke gesperrt: „Wie lange noch?“")
    assert len(story["articles"]) == 2
    assert [actor["id"] for actor in story["actors"]] == ["p-1", "p-2", "o-1"]
