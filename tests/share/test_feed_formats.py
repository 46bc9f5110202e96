"""Tests of a feed in its two formats."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import feedparser
import pytest

from generator.share.feed_formats import Feed, FeedEntry, atom, json_feed
from generator.website import Website
from tests.samples import profiles

DATE = datetime(2025, 4, 4, 9, 30, tzinfo=UTC)
ENTRY = FeedEntry(
    id="urn:uuid:1",
    title="Brücke <zu> & dicht",
    path="artikel/a.md",
    anchor="z-1",
    date=DATE,
    content="<p>1 &lt; 2</p>",
    source="https://bote.example/?a=1&b=2",
    tags=("Bahn & Bus",),
)
FEED = Feed("urn:uuid:0", "personen/ott.md", "Ott & Co", "Neues", DATE, (ENTRY,))


def site(*, url: str = "https://a.example/b/", folders: bool = True) -> Website:
    """Return a site at this address."""
    return Website("Briefings", url, profiles()["de"], folders=folders)


@pytest.mark.parametrize(
    ("website", "expected"),
    [
        (site(), ["https://a.example/b/personen/ott/feed", "https://a.example/b/personen/ott/", "https://a.example/b/artikel/a/#z-1"]),
        (site(url=""), ["feed", "./", "../../artikel/a/#z-1"]),
        (site(url="", folders=False), ["feed", "../ott.html", "../../artikel/a.html#z-1"]),
    ],
    ids=["web", "no-address", "disk"],
)  # fmt: skip
def test_addresses(website: Website, expected: list[str]) -> None:
    """Addresses are full ones where the site has one, else as seen from the feed, of folders or of files."""
    feed, page, entry = expected
    made = json.loads(json_feed(FEED, website))
    assert (made["feed_url"], made["home_page_url"], made["items"][0]["url"]) == (f"{feed}.json", page, entry)
    text = atom(FEED, website).decode()
    assert [f'href="{address}"' in text for address in (f"{feed}.xml", page, entry)] == [True] * 3


def test_atom_has_what_the_entry_has() -> None:
    """Atom gives title and content as they are, with their dates and topics."""
    found = feedparser.parse(atom(FEED, site()))
    (entry,) = found.entries
    assert not found.bozo
    assert (found.feed.title, found.feed.subtitle, found.feed.id) == ("Ott & Co", "Neues", "urn:uuid:0")
    assert (entry.id, entry.title) == ("urn:uuid:1", "Brücke <zu> & dicht")
    assert (entry.content[0].type, entry.content[0].value) == ("text/html", "<p>1 &lt; 2</p>")
    assert (entry.updated, entry.published) == ("2025-04-04T09:30:00+00:00", "2025-04-04T09:30:00+00:00")
    assert [tag.term for tag in entry.tags] == ["Bahn & Bus"]


def test_json_has_what_the_entry_has() -> None:
    """JSON Feed has the same, and where the article was found; what an entry has not is left out."""
    made = json.loads(json_feed(FEED, site()))
    assert (made["title"], made["description"], made["authors"]) == ("Ott & Co", "Neues", [{"name": "Briefings"}])
    assert made["items"] == [
        {
            "id": "urn:uuid:1",
            "url": "https://a.example/b/artikel/a/#z-1",
            "title": "Brücke <zu> & dicht",
            "content_html": "<p>1 &lt; 2</p>",
            "date_published": "2025-04-04T09:30:00+00:00",
            "external_url": "https://bote.example/?a=1&b=2",
            "tags": ["Bahn & Bus"],
        }
    ]
    bare = FeedEntry("urn:uuid:2", "a", "artikel/a.md", "", DATE, "<p>b</p>", "", ())
    other = json.loads(json_feed(Feed("urn:uuid:0", "index.md", "a", "b", DATE, (bare,)), site()))
    assert set(other["items"][0]) == {"id", "url", "title", "content_html", "date_published"}
