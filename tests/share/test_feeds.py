"""Tests of the feeds: read back by a parser that others maintain, and by the rules of JSON Feed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import feedparser
import nh3
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from generator.briefing import Briefing, Ref
from generator.markdown import clean
from generator.render.pages import site_pages
from generator.settings import PageSettings
from generator.share.feeds import ENTRIES, QUOTES, feed_files
from generator.website import Website
from tests.conftest import ATTACKS, SITE_URL
from tests.render.conftest import sample_briefing
from tests.samples import profiles

if TYPE_CHECKING:
    from collections.abc import Callable

NEWEST = "2025-04-05"
EMPTY = Briefing((), (), (), (), (), ())
OTT = "personen/wiebke-ott"
ATOM = "{http://www.w3.org/2005/Atom}"
STAMP = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"
# The rules of https://www.jsonfeed.org/version/1.1/ for what the feeds use, and nothing besides.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "description": {"type": "string"},
        "home_page_url": {"type": "string", "minLength": 1},
        "feed_url": {"type": "string", "minLength": 1},
        "language": {"type": "string", "pattern": "^[a-z]{2}$"},
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        },
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "minLength": 1},
                    "external_url": {"type": "string", "pattern": "^https?://"},
                    "title": {"type": "string"},
                    "content_html": {"type": "string", "minLength": 1},
                    "date_published": {"type": "string", "pattern": STAMP},
                    "tags": {"type": "array", "minItems": 1, "items": {"type": "string"}},
                },
            },
        },
    },
}


def site(url: str = SITE_URL, language: str = "de") -> Website:
    """Return a site at this address."""
    return Website("Briefings", url, profiles()[language])


def feeds(briefing: Briefing | None = None, website: Website | None = None) -> dict[str, bytes]:
    """Return all feeds of a briefing, of the small one if none is given."""
    website = website or site()
    return feed_files(sample_briefing(website.paths) if briefing is None else briefing, website, updated=NEWEST)


def parsed(content: bytes) -> Any:
    """Return an Atom feed as the parser reads it."""
    found = feedparser.parse(content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def ids(files: dict[str, bytes]) -> list[list[str]]:
    """Return the ids of each Atom feed and its entries, in order."""
    found = (parsed(content) for path, content in sorted(files.items()) if path.endswith(".xml"))
    return [[one.feed.id, *(entry.id for entry in one.entries)] for one in found]


def renamed(briefing: Briefing) -> Briefing:
    """Return the site with other headlines, names and addresses of everything."""

    def other(ref: Ref) -> Ref:
        folder, _, name = ref.path.rpartition("/")
        return Ref(f"Neu {ref.name}", f"{folder}/neu-{name}")

    articles = tuple(replace(one, ref=other(one.ref)) for one in briefing.articles)
    return replace(
        briefing,
        articles=articles,
        persons=tuple(replace(one, ref=other(one.ref)) for one in briefing.persons),
        organisations=tuple(replace(one, ref=other(one.ref)) for one in briefing.organisations),
        topics=tuple(replace(one, ref=other(one.ref), articles=articles) for one in briefing.topics),
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_pages_that_feed_have_both(language: str) -> None:
    """The start page and each person, organisation and topic have both feeds, and nothing else has."""
    website = site(language=language)
    briefing = sample_briefing(website.paths)
    pages = [page for page in site_pages(briefing, PageSettings(), website) if page.feeds]
    expected = {website.beside(page.path, f"feed.{kind}") for page in pages for kind in ("xml", "json")}
    assert set(feeds(briefing, website)) == expected
    assert {"feed.xml", "feed.json"} < expected


@pytest.mark.parametrize("url", [SITE_URL, ""])
def test_feeds_are_read_back(url: str) -> None:
    """A feed parser has nothing to complain of, and JSON Feed's rules hold; both formats have the same entries."""
    files = feeds(website=site(url))
    for path in (path for path in files if path.endswith(".xml")):
        found = parsed(files[path])
        assert found.version == "atom10"
        other = json.loads(files[path.replace(".xml", ".json")])
        Draft202012Validator(JSON_FEED).validate(other)
        assert [entry.id for entry in found.entries] == [item["id"] for item in other["items"]]
        assert [entry.title for entry in found.entries] == [item["title"] for item in other["items"]]


def test_feed_names_itself_and_its_page() -> None:
    """A feed says where it is, of which page, by whom, in which language, and how new it is."""
    found = parsed(feeds()[f"{OTT}/feed.xml"]).feed
    assert [(link.rel, link.href) for link in found.links] == [
        ("self", f"{SITE_URL}{OTT}/feed.xml"),
        ("alternate", f"{SITE_URL}{OTT}/"),
    ]
    assert (found.title, found.author, found.language) == ("Wiebke Ott – Briefings", "Briefings", "de")
    assert found.updated == "2025-04-04T09:30:00+02:00"


def test_person_has_quotations_by_and_about() -> None:
    """A person's feed says what was said, of what kind it is, by whom and where, and leads to the quotation."""
    by, about = parsed(feeds()[f"{OTT}/feed.xml"]).entries
    assert by.title == "Wörtlich – Wiebke Ott: „Die Brücke ist alt“ …"
    assert about.title == "Sinngemäß – Der Betriebsrat (nicht zugeordnet): Wiebke Ott habe [nichts] getan"
    assert by.link == f"{SITE_URL}artikel/2025-04-04-bruecke-gesperrt/#z-1a"
    assert "<blockquote><p>„Die Brücke ist alt“ … „und sie bleibt zu.“</p></blockquote>" in by.content[0].value
    assert "Wörtlich · sagt – Wiebke Ott" in by.content[0].value
    assert "Nordmark-Bote, 4. April 2025" in by.content[0].value
    assert by.published == by.updated == "2025-04-04T09:30:00+02:00"


def test_site_has_articles_with_quotations() -> None:
    """The site's feed has the newest articles with quotations and source; without a date they come last."""
    new, bridge, ferry = json.loads(feeds()["feed.json"])["items"]
    assert [item["date_published"] for item in (new, bridge, ferry)] == [
        "2025-04-05T00:00:00+00:00",
        "2025-04-04T09:30:00+02:00",
        f"{NEWEST}T00:00:00+00:00",
    ]
    assert bridge["external_url"] == "https://bote.example/bruecke?a=1&b=%282%29"
    assert bridge["tags"] == ["Bahn", "Brücken*sperrung"]
    assert "Wörtlich · sagt – Wiebke Ott" in bridge["content_html"]
    assert '<a href="https://bote.example/bruecke?a=1&amp;b=%282%29">Zum Original</a>' in bridge["content_html"]
    assert "external_url" not in ferry
    assert "Wörtlich – nicht zugeordnet" in ferry["content_html"]


def test_month_stands_for_its_first_day() -> None:
    """An article of which only the month is known has the first day of it."""
    briefing = sample_briefing(site().paths)
    one = replace(briefing.articles[1], date="2025-03")
    (entry,) = parsed(feeds(replace(briefing, articles=(one,)))["feed.xml"]).entries
    assert entry.published == "2025-03-01T00:00:00+00:00"


def test_unsure_speaker_is_marked() -> None:
    """Who is named without being sure is marked so."""
    briefing = sample_briefing(site().paths)
    person = briefing.persons[0]
    unsure = replace(person, says=(replace(person.says[0], confidence=0.3),))
    (by, _) = parsed(feeds(replace(briefing, persons=(unsure,)))[f"{OTT}/feed.xml"]).entries
    assert by.title.startswith("Wörtlich – Wiebke Ott (Zuordnung unsicher): „")


def test_long_quotation_is_cut_outside_its_marks() -> None:
    """A title has the first words between their marks, and what shows the cut behind them."""
    briefing = sample_briefing(site().paths)
    person = briefing.persons[0]
    long = replace(person, says=(replace(person.says[0], pieces=("Wort " * 100,)),), about=())
    (by,) = parsed(feeds(replace(briefing, persons=(long,)))[f"{OTT}/feed.xml"]).entries
    assert by.title.endswith("Wort Wort“ …")


def test_feed_is_bounded() -> None:
    """A feed has the newest entries alone, each once, and an article no more than its most telling quotations."""
    briefing = sample_briefing(site().paths)
    person, bridge = briefing.persons[0], briefing.articles[1]
    many = tuple(
        replace(
            person.says[0], anchor=f"z-{one}", date=f"2024-{one % 12 + 1:02}-01", telling=one, pieces=(f"Nr. {one}",)
        )
        for one in range(80)
    )
    grown = replace(
        briefing, persons=(replace(person, says=many, about=many),), articles=(replace(bridge, quotes=many),)
    )
    files = feeds(grown)
    dates = [entry.published for entry in parsed(files[f"{OTT}/feed.xml"]).entries]
    assert len(dates) == ENTRIES
    assert dates == sorted(dates, reverse=True)
    (item,) = json.loads(files["feed.json"])["items"]
    assert item["content_html"].count("<blockquote>") == QUOTES
    assert "„Nr. 75“" in item["content_html"]
    assert "Weitere auf der Seite: 75 Zitate" in item["content_html"]


def test_ids_are_one_of_a_kind() -> None:
    """No two feeds and no two entries of a feed share an id; the same quotation has the same in all feeds."""
    found = ids(feeds())
    assert len({one[0] for one in found}) == len(found)
    assert [one for one in found if len(set(one)) != len(one)] == []
    assert [one for feed in found for one in feed if not one.startswith("urn:uuid:")] == []


@pytest.mark.parametrize(
    "other",
    [
        lambda briefing: feeds(briefing, site("https://anderswo.example/")),
        lambda briefing: feeds(briefing, site("")),
        lambda briefing: feeds(briefing, replace(site(), name="Anders")),
    ],
    ids=["host", "no-host", "name"],
)
def test_ids_do_not_depend_on_the_site(other: Callable[[Briefing], dict[str, bytes]]) -> None:
    """Ids are the same at another address and under another name."""
    briefing = sample_briefing(site().paths)
    assert ids(other(briefing)) == ids(feeds(briefing))


def test_ids_do_not_depend_on_names() -> None:
    """Ids are the same after headlines, names and addresses have changed."""
    briefing = sample_briefing(site().paths)
    articles = tuple(replace(one, id=f"a-{number}") for number, one in enumerate(briefing.articles))
    topics = tuple(replace(one, articles=articles) for one in briefing.topics)
    briefing = replace(briefing, articles=articles, topics=topics)
    assert sorted(ids(feeds(renamed(briefing)))) == sorted(ids(feeds(briefing)))


def test_site_without_articles() -> None:
    """A site without articles has feeds without entries, which are feeds all the same."""
    files = feed_files(EMPTY, site(), updated="")
    assert set(files) == {"feed.xml", "feed.json"}
    found = parsed(files["feed.xml"])
    assert (found.entries, found.feed.updated) == ([], "1970-01-01T00:00:00+00:00")
    Draft202012Validator(JSON_FEED).validate(json.loads(files["feed.json"]))


def test_nothing_but_articles_is_in_them() -> None:
    """Feeds are the same when they are made again: they have neither the time nor a library's version."""
    assert feeds() == feeds()
    tree = etree.fromstring(feeds()["feed.xml"])
    assert list(tree.iter(f"{ATOM}generator")) == []


def test_attacks_are_shown_and_do_nothing() -> None:
    """Whatever stands in an article is shown as it is: a sanitiser finds nothing to take away."""
    briefing = sample_briefing(site().paths)
    person = briefing.persons[0]
    says = tuple(
        replace(
            person.says[0],
            anchor=f"z-{number}",
            pieces=(attack,),
            context=attack,
            speaker=attack,
            actor=None,
            stance=attack,
            source=attack,
            article=Ref(attack, "artikel/a.md"),
            topics=(Ref(attack, "themen/a.md"),),
        )
        for number, attack in enumerate(ATTACKS)
    )
    attacked = replace(person, ref=Ref(ATTACKS[0], person.ref.path), says=says, about=())
    files = feeds(replace(briefing, persons=(attacked,)))
    items = json.loads(files[f"{OTT}/feed.json"])["items"]
    assert [clean(attack) in item["title"] for attack, item in zip(ATTACKS, items, strict=True)] == [True] * len(items)
    for item, entry in zip(items, parsed(files[f"{OTT}/feed.xml"]).entries, strict=True):
        written = item["content_html"]
        kept = nh3.clean(written, tags={"p", "blockquote", "a"}, attributes={"a": {"href"}}, link_rel=None)
        assert etree.tostring(etree.HTML(kept)) == etree.tostring(etree.HTML(written))
        assert entry.title_detail.type == "text/plain"
    assert {entry.text for entry in etree.fromstring(files[f"{OTT}/feed.xml"]).iter(f"{ATOM}content")} == {
        item["content_html"] for item in items
    }
