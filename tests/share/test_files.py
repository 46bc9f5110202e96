"""Tests of all files beside the pages, and of what the heads of pages say of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.briefing import MovedEntry, Ref
from generator.render.pages import site_pages
from generator.settings import Layout, PageSettings
from generator.share.files import describe, share_files
from tests.render.conftest import sample_briefing
from tests.samples import ROOT, profiles, website

if TYPE_CHECKING:
    from pathlib import Path

    from generator.briefing import Briefing

SITE = website(profiles()["de"])


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A project with the templates of this one, in which nothing was built yet."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    return Layout(tmp_path)


def made(briefing: Briefing, layout: Layout) -> dict[str, bytes]:
    """Return all files beside the pages of a site."""
    return share_files(briefing, PageSettings(), SITE, layout, updated="2025-04-05")


def test_heads_name_only_what_there_is(layout: Layout) -> None:
    """Picture, feeds and data that the head of a page names are among the files."""
    briefing = sample_briefing(SITE.paths)
    files = made(briefing, layout)
    named = 0
    for page in site_pages(briefing, PageSettings(), SITE):
        head = describe(page, SITE)
        paths = [head[key] for key in ("card", "feed", "feed_json", "data") if key in head]
        assert [path for path in paths if path not in files] == [], page.path
        named += len(paths)
    assert named > 30


def test_feeds_at_old_addresses(layout: Layout) -> None:
    """Who has subscribed to a page that moved gets the feed of the page it moved to; one that is gone has none."""
    briefing = sample_briefing(SITE.paths)
    ott = briefing.persons[0].ref
    moved = (
        MovedEntry("personen/alt.md", "person", ott),
        MovedEntry("personen/weg.md", "person", Ref("", "")),
        MovedEntry(ott.path, "person", briefing.persons[1].ref),
    )
    files = made(replace(briefing, moved=moved), layout)
    own = ott.path.removesuffix(".md")
    assert files["personen/alt/feed.xml"] == files[f"{own}/feed.xml"]
    assert files["personen/alt/feed.json"] == files[f"{own}/feed.json"]
    assert "personen/weg/feed.xml" not in files
    assert files[f"{own}/feed.xml"] == made(briefing, layout)[f"{own}/feed.xml"]
