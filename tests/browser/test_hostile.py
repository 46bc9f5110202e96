"""Tests of articles that attack the site, in a browser: nothing runs."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser

# Pages on which the words of many articles come together.
GATHERED = ("", "artikel/", "briefings/2025-04-04/", "personen/otto-mueller/", "themen/angriff/", "zitate/2025-04/")
TITLED = (
    "Titel 0 <script>alert(1)</script> Ende",
    "Titel 1 <img src=x onerror=alert(1)> Ende",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "__config",
    "__search",
)


def address(served: Served, title: str) -> str:
    """The address, below the site's, of the article with this title."""
    for path in (served.built.docs / "artikel").glob("*.md"):
        meta = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        if unescape(meta["title"]) == title:
            return f"artikel/{path.stem}/"
    raise KeyError(title)


@pytest.mark.parametrize("path", GATHERED)
def test_nothing_runs(visit: Callable[..., Visit], hostile: Served, path: str) -> None:
    """A page with the words of all attacking articles opens without dialog, error or foreign request."""
    visited = visit(hostile)
    page = visited.open(path, until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert visited.problems == []


@pytest.mark.parametrize("title", TITLED)
def test_title_is_shown_literally(visit: Callable[..., Visit], hostile: Served, title: str) -> None:
    """An article's page shows its title letter by letter, and the theme's scripts work on it."""
    visited = visit(hostile, color_scheme="light")
    page = visited.open(address(hostile, title))
    expect(page.locator("h1")).to_have_text(title)
    assert page.title() == f"{title} - Briefings"
    page.get_by_role("button", name="Dunkle Darstellung").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert visited.problems == []


@pytest.mark.parametrize("path", ["artikel/", f"artikel/{'unzertrennlich' * 5}unzertrenn/"])
def test_long_words_fit_a_small_screen(visit: Callable[..., Visit], hostile: Served, path: str) -> None:
    """A title without a space moves nothing beyond the edge of a screen 320 pixels wide."""
    page = visit(hostile, viewport={"width": 320, "height": 640}).open(path)
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0


def test_search_shows_words_and_runs_nothing(visit: Callable[..., Visit], hostile: Served) -> None:
    """Attacking words are found and shown among the results as text."""
    visited = visit(hostile)
    page = visited.open("suche/?q=script")
    results = page.locator(".suche-treffer")
    expect(results.locator("a").first).to_be_visible()
    expect(results).to_contain_text("<script>alert(1)</script>")
    assert results.locator("script, img, svg").count() == 0
    assert visited.problems == []
