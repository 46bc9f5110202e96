"""Tests of the data beside the pages."""

from __future__ import annotations

import json
import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.share.data_pages import page_files
from generator.website import Website
from tests.render.conftest import sample_briefing
from tests.samples import profiles

if TYPE_CHECKING:
    from generator.briefing import Briefing

SITE = Website("Briefings", "", profiles()["de"])
SAMPLE = sample_briefing(SITE.paths)
FEW_BYTES = 420  # each of many quotations, with its words twice


def data(path: str, briefing: Briefing = SAMPLE, site: Website = SITE) -> dict[str, Any]:
    """Return what stands in the data of the page with this address."""
    found: dict[str, Any] = json.loads(page_files(briefing, site, ["daten/site.jsonl"])[f"{path}data.json"])
    return found


def listed(content: dict[str, Any], name: str, table: str, field: str) -> list[object]:
    """Return a field of the rows that a list names."""
    return [content["tables"][table][number][field] for number in content["lists"].get(name, [])]


def test_person() -> None:
    """A person's data have what the page has: who it is, what is said by and about them, functions, ties, articles."""
    content = data("personen/wiebke-ott/")
    assert (content["type"], content["id"], content["name"]) == ("person", "p-1", "Wiebke Ott")
    assert listed(content, "says", "quotes", "id") == ["z-1a"]
    assert listed(content, "about", "quotes", "id") == ["z-2b"]
    assert listed(content, "articles", "articles", "title") == ["Brücke gesperrt: „Wie lange noch?“"]
    assert [role["text"] for role in content["roles"]] == ["Verkehrsministerin", "Vorständin der [Küstenbahn] AG"]
    assert [content["tables"]["actors"][one["other"]]["name"] for one in content["affiliations"]] == ["Küstenbahn AG"]
    assert [tie["type"] for tie in content["ties"]] == ["together", "about", "answers", "together"]
    assert content["wikidata"] == "Q42"


def test_tie_names_its_quotation() -> None:
    """A tie that a quotation shows has its anchor; one of a mere sentence has none."""
    ties = data("personen/wiebke-ott/")["ties"]
    assert [tie.get("quote") for tie in ties] == [None, "z-1a", "z-4d", None]


def test_topic() -> None:
    """A topic's data have its place among topics, its quotations, articles, stories and speakers."""
    content = data("themen/bahn/")
    assert content["tables"]["topics"][content["parent"]]["name"] == "Verkehr"
    assert listed(content, "quotes", "quotes", "id") == ["z-1a", "z-2b"]
    assert listed(content, "stories", "stories", "id") == ["s-1"]
    assert len(listed(content, "articles", "articles", "title")) == 2
    assert content["months"] == [{"month": "2025-02", "articles": 1}, {"month": "2025-04", "articles": 2}]
    assert content["speakers"] == [{"actor": 0, "quotes": 2}]
    assert listed(data("themen/verkehr/"), "touched", "articles", "title") == ["Brücke gesperrt: „Wie lange noch?“"]


def test_story() -> None:
    """A story's data have its articles in their order and its quotations."""
    content = data("ereignisse/2025-04-04-bruecke-gesperrt/")
    assert (content["type"], content["reports"]) == ("story", 1)
    assert listed(content, "articles", "articles", "source") == ["Nordmark-Bote", "Küsten*kurier*"]
    assert listed(content, "quotes", "quotes", "type") == ["direct", "indirect"]


def test_article() -> None:
    """An article's data have its quotations, who and what it is about with the words that show it, and its kin."""
    content = data("artikel/2025-04-04-bruecke-gesperrt/")
    assert listed(content, "quotes", "quotes", "id") == ["z-1a", "z-2b"]
    assert [content["tables"]["actors"][number]["name"] for number in content["persons"]] == [
        "Wiebke Ott",
        "Ole Tamsen",
    ]
    assert [topic["evidence"] for topic in content["topics"]] == [["Bahnbrücke", "Züge"], ["Sperrung der *Brücke*"]]
    assert content["tables"]["articles"][content["copies"][0]]["source"] == "Küsten*kurier*"
    assert "source_url" not in data("artikel/faehre-faehrt-wieder/")


def test_period() -> None:
    """A briefing's data have its numbers, its items in their order, what is new, and the way to those beside it."""
    content = data("briefings/2025-04-05/")
    assert (content["type"], content["date"], content["numbers"]["articles"]) == ("day", "2025-04-05", 1)
    (item,) = content["items"]
    assert content["tables"]["articles"][item["headline"]]["title"] == "Wie lange noch? <Brücke> dicht"
    assert [content["tables"]["actors"][number]["id"] for number in content["new_actors"]] == ["p-2", "o-1"]
    assert (content["previous"], content["week"]) == ("briefings/2025-04-04/", "briefings/2025-w14/")
    assert "next" not in content
    assert data("briefings/2025-w14/")["type"] == "week"


def test_months() -> None:
    """A month's data have its quotations; the index of quotations names the months with their data."""
    assert listed(data("zitate/2025-04/"), "quotes", "quotes", "id") == ["z-1a", "z-2b"]
    assert "month" not in data("zitate/ohne-datum/")
    assert data("zitate/")["months"] == [
        {"month": "2025-04", "quotes": 2, "page": "zitate/2025-04/", "data": "zitate/2025-04/data.json"},
        {"quotes": 2, "page": "zitate/ohne-datum/", "data": "zitate/ohne-datum/data.json"},
    ]


def test_indexes() -> None:
    """Each index has all of its kind in the page's order, those without a page last."""
    assert listed(data("personen/"), "actors", "actors", "name") == ["Wiebke Ott", "Ole Tamsen", "Brehm"]
    assert listed(data("organisationen/"), "actors", "actors", "name") == ["Küstenbahn AG", "Fähramt"]
    assert listed(data("themen/"), "topics", "topics", "id") == ["bahn", "verkehr", "t-1"]
    assert listed(data("ereignisse/"), "stories", "stories", "id") == ["s-1"]
    assert len(listed(data("artikel/"), "articles", "articles", "title")) == 3
    assert [period["data"] for period in data("briefings/")["periods"]] == [
        "briefings/2025-04-05/data.json",
        "briefings/2025-04-04/data.json",
        "briefings/2025-w14/data.json",
    ]


def test_start() -> None:
    """The start page's data say how much there is, where it is, and which briefing is the newest."""
    content = data("")
    assert content["numbers"] == {
        "articles": 3,
        "quotes": 5,
        "persons": 2,
        "organisations": 1,
        "topics": 3,
        "stories": 1,
    }
    assert content["newest"] == "briefings/2025-04-05/"
    assert content["files"] == ["daten/site.jsonl"]
    assert content["page"] == ""


@pytest.mark.parametrize("folders", [True, False])
def test_root_leads_to_where_addresses_begin(*, folders: bool) -> None:
    """From every file, its root and the address of its page lead to that page."""
    site = replace(SITE, folders=folders)
    for path, content in page_files(SAMPLE, site, ()).items():
        found = json.loads(content)
        assert posixpath.normpath(posixpath.join(posixpath.dirname(path), found["root"])) == "."
    assert data("personen/wiebke-ott/", site=site)["page"] == (
        "personen/wiebke-ott/" if folders else "personen/wiebke-ott.html"
    )


def test_address_on_the_web() -> None:
    """A site with an address gives each page's full one."""
    site = replace(SITE, url="https://example.org/b/")
    assert data("personen/wiebke-ott/", site=site)["url"] == "https://example.org/b/personen/wiebke-ott/"
    assert "url" not in data("personen/wiebke-ott/")


def test_many_quotations_stay_small() -> None:
    """Two thousand quotations of one person take little more than their words."""
    ott = SAMPLE.persons[0]
    (quote,) = ott.says
    many = tuple(replace(quote, anchor=f"z-{number:08x}") for number in range(2000))
    busy = replace(SAMPLE, persons=(replace(ott, says=many), *SAMPLE.persons[1:]))
    assert len(page_files(busy, SITE, ())["personen/wiebke-ott/data.json"]) < 2000 * FEW_BYTES
