"""Tests that the same pages build with Zensical: same addresses, same titles, our own parts of the theme."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from tests.conftest import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.conftest import Built

pytestmark = pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="Zensical is not installed")

# A page of each kind that has its own parts.
PAGES = (
    "index.html",
    "briefings/2025-04-04/index.html",
    "personen/volkmar-greeling/index.html",
    "themen/wasserversorgung/index.html",
    "artikel/2025-04-02-pruefbericht-wasserverband-kannte-hohe-nitratwerte-seit-november/index.html",
    "artikel/index.html",
    "netz/index.html",
    "suche/index.html",
    "datenschutz/index.html",
    "404.html",
)
# Parts of our theme and of pages, of which each builder must make the same.
PARTS = {
    "title": "//title/text()",
    "language": "/html/@lang",
    "policy": "//meta[@http-equiv='Content-Security-Policy']/@content",
    "description": "//meta[@name='description']/@content",
    "canonical": "//link[@rel='canonical']/@href",
    "meta": "//meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:') or @name='robots']/@content",
    "linked data": "//script[@type='application/ld+json']/text()",
    "search field": "//form[@role='search']//@name",
    "tabs": "//nav[contains(@class, 'leiste')]//a/text()",
    "tab that is open": "//nav[contains(@class, 'leiste')]//a[@aria-current]/text()",
    "headings": "//h1//text() | //h2//text() | //h3//text()",
    "contents": "//nav[contains(@class, 'md-nav--secondary')]//li//text()",
    "anchors": "//*[contains(@class, 'zitat')]/@id",
    "quotations": "//*[contains(@class, 'zitat')]/p[2]//text()",
    "kinds": "//*[contains(@class, 'zitat')]/@class",
    "lists": "//*[@data-list]/@data-total",
    "pictures": "//figure//*[local-name()='svg']//@class",
    "cells": "//article//td//text()",
    "footer": "//footer//text()",
}


@pytest.fixture(scope="module")
def zensical_site(sample_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's Markdown, built by Zensical."""
    root = tmp_path_factory.mktemp("zensical")
    shutil.copy(sample_site.root / "mkdocs.yml", root)
    shutil.copytree(sample_site.root / "site_config", root / "site_config")
    shutil.copytree(sample_site.docs, root / "build" / "docs")
    shutil.copy(sample_site.root / "build" / "mkdocs.yml", root / "build")
    environment = {name: value for name, value in (os.environ | ENVIRONMENT).items() if value is not None}
    command = [sys.executable, "-m", "zensical", "build", "--config-file", str(root / "build" / "mkdocs.yml")]
    result = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "build" / "site"


@pytest.fixture(scope="module")
def pages(sample_site: Built, zensical_site: Path) -> Mapping[str, tuple[html.HtmlElement, html.HtmlElement]]:
    """Pages as MkDocs and as Zensical have built them."""
    return {
        page: (
            html.document_fromstring((sample_site.site / page).read_bytes()),
            html.document_fromstring((zensical_site / page).read_bytes()),
        )
        for page in PAGES
    }


def test_addresses_are_the_same(sample_site: Built, zensical_site: Path) -> None:
    """Zensical makes the same pages, and copies the same files that belong to them, at the same addresses."""
    ours, theirs = (
        {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.suffix in {".html", ".json", ".xml", ".eml", ".txt", ".csv", ".jsonl", ".png"}
        }
        for folder in (sample_site.site, zensical_site)
    )
    assert "personen/volkmar-greeling/index.html" in theirs
    assert {path for path in ours if not path.startswith("pagefind/")} == theirs - {"search.json"}


@pytest.mark.parametrize("part", PARTS)
def test_parts_are_the_same(pages: Mapping[str, tuple[html.HtmlElement, html.HtmlElement]], part: str) -> None:
    """What our theme and templates make stands on each page as MkDocs has it, and somewhere at least."""
    found = {
        page: [[text.strip() for text in tree.xpath(PARTS[part]) if text.strip()] for tree in both]
        for page, both in pages.items()
    }
    assert any(ours for ours, _ in found.values())
    assert {page: theirs for page, (_, theirs) in found.items()} == {page: ours for page, (ours, _) in found.items()}


def test_scripts_get_their_texts(pages: Mapping[str, tuple[html.HtmlElement, html.HtmlElement]]) -> None:
    """The scripts of a page find the same texts."""
    for ours, theirs in pages.values():
        texts = [json.loads(tree.get_element_by_id("briefings-texts").text) for tree in (ours, theirs)]
        assert texts[0] == texts[1]
        assert texts[0]["copy_link"]


def test_only_our_scripts_are_there(pages: Mapping[str, tuple[html.HtmlElement, html.HtmlElement]]) -> None:
    """No script of the builder's theme is loaded, and none stands in a page."""
    for _, page in pages.values():
        assert page.xpath("//script[not(@src) and not(starts-with(@type, 'application/'))]") == []
        assert [src for src in page.xpath("//script/@src") if not re.search(r"(^|/)assets/\w+\.js$", src)] == []


def test_sitemap_is_the_same(sample_site: Built, zensical_site: Path) -> None:
    """The sitemap has the same pages with the same dates."""
    ours, theirs = (
        sorted(
            (url.findtext("{*}loc"), url.findtext("{*}lastmod", ""))
            for url in etree.parse(folder / "sitemap.xml").getroot()
        )
        for folder in (sample_site.site, zensical_site)
    )
    assert ours == theirs
    assert len(ours) > 100
