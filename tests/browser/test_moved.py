"""Tests of old addresses in a browser: readers arrive at the new page, or are told that there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.test_site import HIDDEN, TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser

MOVES = [(old.removesuffix("index.html"), new.removesuffix("index.html")) for old, new in TARGETS.items()]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(("old", "new"), MOVES)
def test_old_address_leads_to_the_new_page(
    visit: Callable[..., Visit], moved: Served, old: str, new: str, *, script: bool
) -> None:
    """A reader of an old address arrives at the new page at once, also where nothing runs."""
    visited = visit(moved, java_script_enabled=script)
    page = visited.open(old)
    page.wait_for_url(f"{moved.url}{new}")
    expect(page.locator("h1")).not_to_have_text("Diese Seite ist umgezogen")
    assert visited.problems == []


@pytest.mark.parametrize("path", [HIDDEN.removesuffix("index.html")])
def test_page_that_is_gone_says_so(visit: Callable[..., Visit], moved: Served, path: str) -> None:
    """At an old address that leads nowhere, readers are told so, and find the list."""
    visited = visit(moved)
    page = visited.open(path, until="networkidle")
    expect(page.locator("h1")).to_have_text("Diese Seite gibt es nicht mehr")
    page.get_by_role("article").get_by_role("link", name="Personen").click()
    page.wait_for_url(f"{moved.url}personen/")
    assert visited.problems == []


def test_search_finds_no_old_address(visit: Callable[..., Visit], moved: Served) -> None:
    """A search for the words of a page that has moved finds none."""
    visited = visit(moved)
    page = visited.open("suche/?q=umgezogen")
    expect(page.get_by_role("status")).to_have_text(re.compile("^Nichts gefunden"))
    assert visited.problems == []
