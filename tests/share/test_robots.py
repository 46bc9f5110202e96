"""Tests of what crawlers are told."""

from __future__ import annotations

from dataclasses import replace
from urllib.robotparser import RobotFileParser

from generator.share.robots import robots_files
from generator.website import Website
from tests.samples import profiles

URL = "https://nachrichten.example/briefings/"
SITE = Website("Briefings", URL, profiles()["de"])


def parsed(site: Website) -> RobotFileParser:
    """Return the file as Python's own library reads it."""
    parser = RobotFileParser()
    parser.parse(robots_files(site)["robots.txt"].decode().splitlines())
    return parser


def test_everything_may_be_read() -> None:
    """Nothing is kept from anybody, and the list of pages is named by its full address."""
    parser = parsed(SITE)
    assert parser.can_fetch("*", f"{URL}personen/")
    assert parser.site_maps() == [f"{URL}sitemap.xml"]


def test_no_list_without_an_address() -> None:
    """A site that has no address yet cannot say where its list of pages is."""
    assert parsed(replace(SITE, url="")).site_maps() is None
