"""Tests of the JSON-LD that pages carry."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.briefing import Ref
from generator.share.linked_data import QUOTES_LENGTH, linked_data, script_text
from generator.website import Website
from tests.render.conftest import sample_briefing
from tests.samples import profiles
from tests.structured_data import faults, graph_nodes

if TYPE_CHECKING:
    from generator.briefing import Briefing

URL = "https://nachrichten.example/briefings/"
SITE = Website("Briefings", URL, profiles()["de"])
OTT = f"{URL}personen/wiebke-ott/#person"
SPOKEN = f"{URL}artikel/2025-04-04-bruecke-gesperrt/#z-1a"


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """The small site."""
    return sample_briefing(SITE.paths)


def described(kind: str, entry: Any, site: Website = SITE) -> list[dict[str, Any]]:
    """Return the nodes of an entry's page."""
    return linked_data(entry.ref.path, kind, entry.ref.name, entry, site)


def every_page(briefing: Briefing, site: Website) -> dict[str, list[dict[str, Any]]]:
    """Return the nodes of a page of each kind, by its path."""
    entries: dict[str, tuple[Any, ...]] = {
        "person": briefing.persons,
        "organisation": briefing.organisations,
        "topic": briefing.topics,
        "story": briefing.stories,
        "article": briefing.articles,
        "day": briefing.days,
        "week": briefing.weeks,
    }
    plain = {"index.md": "start", "personen/index.md": "index", "ueber.md": "about", "netz.md": "network"}
    pages = {path: linked_data(path, kind, "Titel", None, site) for path, kind in plain.items()}
    return pages | {one.ref.path: described(kind, one, site) for kind, many in entries.items() for one in many}


def of_type(nodes: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return the outermost nodes of that type."""
    return [node for node in nodes if node["@type"] == name]


@pytest.mark.parametrize("url", [URL, ""])
@pytest.mark.parametrize("folders", [True, False])
def test_vocabulary_allows_every_page(briefing: Briefing, url: str, folders: bool) -> None:  # noqa: FBT001
    """Types, properties and values of every kind of page are those of schema.org."""
    site = replace(SITE, url=url, folders=folders)
    for path, nodes in every_page(briefing, site).items():
        assert faults(json.loads(script_text(nodes)), f"{URL}{site.address(path)}") == [], path


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "Zitat"},
        {"@type": "Quotation", "jobTitle": "Ministerin"},
        {"@type": "Quotation", "creator": {"@type": "NewsArticle", "name": "Ott"}},
        {"@type": "Quotation", "creator": "Ott"},
        {"@type": "Quotation", "datePublished": "gestern"},
        {"@type": "Quotation", "text": " "},
    ],
)
def test_check_refuses(wrong: dict[str, Any]) -> None:
    """What the vocabulary has not is found by the check that these tests rely on."""
    assert len(faults({"@context": "https://schema.org", "@graph": [wrong]}, URL)) == 1


def test_relative_addresses_are_the_same(briefing: Briefing) -> None:
    """Without an address of the site, a page read at its address says the same."""
    somewhere, nowhere = (every_page(briefing, replace(SITE, url=url)) for url in (URL, ""))
    for path, nodes in nowhere.items():
        if path != "index.md":  # where the search is can only be said by a full address
            base = URL + SITE.address(path)
            assert graph_nodes(json.loads(script_text(nodes)), base).keys() == (
                graph_nodes(json.loads(script_text(somewhere[path])), base).keys()
            ), path


def test_person(briefing: Briefing) -> None:
    """A person has name, spellings, function as printed and Wikidata's address."""
    (person,) = of_type(described("person", briefing.persons[0]), "Person")
    assert person == {
        "@id": OTT,
        "@type": "Person",
        "name": "Wiebke Ott",
        "alternateName": ["WIEBKE OTT"],
        "jobTitle": "Verkehrsministerin",
        "sameAs": "https://www.wikidata.org/wiki/Q42",
        "url": f"{URL}personen/wiebke-ott/",
    }


def test_organisation(briefing: Briefing) -> None:
    """An organisation is no person."""
    page, about = described("organisation", briefing.organisations[0])
    assert (page["@type"], about["@type"]) == ("ProfilePage", "Organization")
    assert page["mainEntity"] == {"@id": about["@id"]}


def test_only_verbatim_is_quoted(briefing: Briefing) -> None:
    """A paraphrase is no quotation; word for word are given the words, the speaker, the date and the article."""
    direct, indirect = briefing.articles[1].quotes
    actor = replace(briefing.persons[0], says=(indirect, direct))
    (quote,) = of_type(described("person", actor), "Quotation")
    assert quote == {
        "@id": SPOKEN,
        "@type": "Quotation",
        "text": "Die Brücke ist alt … und sie bleibt zu.",
        "creator": {"@id": OTT},
        "datePublished": "2025-04-04T09:30+02:00",
        "isPartOf": {
            "@id": f"{URL}artikel/2025-04-04-bruecke-gesperrt/#article",
            "@type": "NewsArticle",
            "headline": "Brücke gesperrt: „Wie lange noch?“",
            "datePublished": "2025-04-04T09:30+02:00",
            "publisher": {"@type": "Organization", "name": "Nordmark-Bote"},
        },
    }


def test_article_is_somebody_elses(briefing: Briefing) -> None:
    """The page is about the article, whose address and publisher are its own."""
    page, article, quote = described("article", briefing.articles[1])
    assert page["@type"] == "WebPage"
    assert page["mainEntity"] == page["isBasedOn"] == {"@id": article["@id"]}
    assert article["@type"] == "NewsArticle"
    assert article["url"] == "https://bote.example/bruecke?a=1&b=%282%29"
    assert article["publisher"] == {"@type": "Organization", "name": "Nordmark-Bote"}
    assert article["creditText"] == "I. Jahnke"
    assert [(one["@type"], one["name"]) for one in article["mentions"]] == [
        ("Person", "Wiebke Ott"),
        ("Person", "Ole Tamsen"),
        ("Organization", "Küstenbahn AG"),
    ]
    assert (quote["@id"], quote["creator"]["@id"]) == (SPOKEN, OTT)


def test_unattributed_has_no_creator(briefing: Briefing) -> None:
    """Where it is not known who speaks, nobody is named."""
    _, _, quote = described("article", briefing.articles[2])
    assert (quote["text"], "creator" in quote) == ("Wer zu spät kommt, den <b>bestraft</b> die Fähre.", False)


def test_addresses_that_are_none_are_left_out(briefing: Briefing) -> None:
    """An article's address is given only if it is one of the web."""
    article = replace(briefing.articles[1], url="javascript:alert(1)")
    assert "url" not in of_type(described("article", article), "NewsArticle")[0]


@pytest.mark.parametrize(("date", "given"), [("2025-04", None), ("", None), ("2025-04-04", "2025-04-04")])
def test_dates_without_a_day_are_left_out(briefing: Briefing, date: str, given: str | None) -> None:
    """A bare month is no date that the vocabulary knows."""
    article = replace(briefing.articles[1], date=date)
    assert of_type(described("article", article), "NewsArticle")[0].get("datePublished") == given


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("index.md", ["Briefings"]),
        ("personen/index.md", ["Briefings", "Titel"]),
        ("personen/wiebke-ott.md", ["Briefings", "Personen", "Titel"]),
        ("zitate/2025-04.md", ["Briefings", "Zitate", "Titel"]),
        ("ueber.md", ["Briefings", "Titel"]),
    ],
)
def test_way_from_the_start_page(path: str, names: list[str]) -> None:
    """Every page says which pages it is below."""
    steps = linked_data(path, "index", "Titel", None, SITE)[0]["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == list(enumerate(names, start=1))
    assert (steps[0]["item"], steps[-1]["item"]) == (URL, URL + SITE.address(path))


def test_search_is_named_where_it_can_be_called() -> None:
    """The start page tells where to search, but for a site that is read from disk."""
    site, _ = linked_data("index.md", "start", "Aktuell", None, SITE)
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{URL}suche/?q={{query}}"
    site, _ = linked_data("index.md", "start", "Aktuell", None, replace(SITE, folders=False))
    assert "potentialAction" not in site


def test_moved_page_says_nothing() -> None:
    """A page at an old address names nobody."""
    assert script_text(linked_data("personen/x.md", "moved", "X", None, SITE)) == ""


def test_nothing_ends_the_script(briefing: Briefing) -> None:
    """No words can end the script element or begin another, and all are still there."""
    evil = "</script><!--<script>alert(1)</script> &lt; \u2028"
    name = Ref(evil, "personen/x.md")
    actor = replace(briefing.persons[0], ref=name, other_names=(evil,), says=())
    text = script_text(described("person", actor))
    assert re.search("[<>&\u2028]", text) is None
    assert json.loads(text)["@graph"][1]["name"] == evil.removesuffix(" \u2028")


def test_pages_stay_small(briefing: Briefing) -> None:
    """Of many long quotations, the newest are given, and no more than one loads unseen."""
    long = replace(briefing.persons[0].says[0], pieces=("Wort " * 200,))
    actor = replace(briefing.persons[0], says=tuple(replace(long, anchor=f"z-{number}") for number in range(50)))
    nodes = described("person", actor)
    assert [node["@id"].rpartition("#")[2] for node in of_type(nodes, "Quotation")][:2] == ["z-0", "z-1"]
    assert QUOTES_LENGTH / 2 < len(script_text(nodes)) < QUOTES_LENGTH * 1.5
