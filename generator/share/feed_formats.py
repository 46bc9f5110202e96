"""A feed in its two formats: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

if TYPE_CHECKING:
    from datetime import datetime

    from generator.website import Website

JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A new article or quotation; ``content`` is HTML, ``source`` the article's address on the web if it has one."""

    id: str
    title: str
    path: str
    anchor: str
    date: datetime
    content: str
    source: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new on a page, the newest first."""

    id: str
    page: str
    title: str
    description: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


def atom(feed: Feed, site: Website) -> bytes:
    """The feed as Atom."""
    own = site.beside(feed.page, "feed.xml")
    made = FeedGenerator()
    made.generator("")  # none, so that the same articles give the same feed whatever the library's version
    made.id(feed.id)
    made.title(feed.title)
    made.subtitle(feed.description)
    made.updated(feed.updated)
    made.language(site.profile.code)
    made.author(name=site.name)
    made.link(href=_address(site, own, own), rel="self", type="application/atom+xml")
    made.link(href=_address(site, own, feed.page), rel="alternate", type="text/html")
    for entry in feed.entries:
        _add(made, entry, site, own)
    return bytes(made.atom_str(pretty=True))


def _add(made: FeedGenerator, entry: FeedEntry, site: Website, own: str) -> None:
    one = made.add_entry(order="append")
    one.id(entry.id)
    one.title(entry.title)
    one.link(
        href=_address(site, own, entry.path, entry.anchor)
    )  # the library writes no other kind of link into an entry
    one.updated(entry.date)
    one.published(entry.date)
    one.content(entry.content, type="html")
    if entry.tags:
        one.category([{"term": tag} for tag in entry.tags])


def json_feed(feed: Feed, site: Website) -> bytes:
    """The feed as JSON Feed."""
    own = site.beside(feed.page, "feed.json")
    made = {
        "version": JSON_FEED,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": _address(site, own, feed.page),
        "feed_url": _address(site, own, own),
        "language": site.profile.code,
        "authors": [{"name": site.name}],
        "items": [_item(entry, site, own) for entry in feed.entries],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: FeedEntry, site: Website, own: str) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "url": _address(site, own, entry.path, entry.anchor),
        "title": entry.title,
        "content_html": entry.content,
        "date_published": entry.date.isoformat(),
    }
    if entry.source:
        item["external_url"] = entry.source
    if entry.tags:
        item["tags"] = list(entry.tags)
    return item


def _address(site: Website, own: str, path: str, anchor: str = "") -> str:
    """The full address, or that as seen from the feed where the site has none yet."""
    return site.absolute(path, anchor) if site.url else site.relative(own, path, anchor)
