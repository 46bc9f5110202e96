"""All files beside the pages, and what the heads of pages say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.markdown import escape_meta
from generator.share.cards import card_files, card_meta
from generator.share.data import data_files
from generator.share.feeds import feed_files
from generator.share.linked_data import linked_data, script_text
from generator.share.mail import mail_files
from generator.share.robots import robots_files

if TYPE_CHECKING:
    from generator.briefing import Briefing
    from generator.render.page import Page
    from generator.settings import Layout, PageSettings
    from generator.website import Website

ATOM, JSON_FEED = "feed.xml", "feed.json"


def share_files(
    briefing: Briefing, settings: PageSettings, site: Website, layout: Layout, *, updated: str
) -> dict[str, bytes]:
    """All files beside the pages by their path below the docs folder; ``updated`` is the newest article's date.

    Raises SettingsError where a template of the mails is at fault.
    """
    return (
        data_files(briefing, site)
        | card_files(briefing, site, folder=layout.docs)
        | _with_old_addresses(feed_files(briefing, site, updated=updated), briefing, site)
        | mail_files(briefing, settings, site, layout.templates)
        | robots_files(site)
    )


def _with_old_addresses(feeds: dict[str, bytes], briefing: Briefing, site: Website) -> dict[str, bytes]:
    """The feeds, also at the addresses where subscribers of a page that has moved on ask for them."""
    moved = {
        site.beside(one.path, name): feeds.get(site.beside(one.target.path, name))
        for one in briefing.moved
        if one.target.path
        for name in (ATOM, JSON_FEED)
    }
    return {path: feed for path, feed in moved.items() if feed is not None} | feeds


def describe(page: Page, site: Website) -> dict[str, str]:
    """What the head of a page says of its picture, feeds, data and content, for the theme to print as it is."""
    card = card_meta(page.path, page.kind, page.title, site)
    found = {"card": card["card"], "card_alt": escape_meta(card["card_alt"])}
    if page.feeds:
        found |= {"feed": site.beside(page.path, ATOM), "feed_json": site.beside(page.path, JSON_FEED)}
    if page.entry is not None:
        found["data"] = site.beside(page.path, "data.json")
    text = script_text(linked_data(page.path, page.kind, page.title, page.entry, site))
    return found | ({"ld": text} if text else {})
