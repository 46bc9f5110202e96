"""Tests of a site whose interface is English, though its articles are German."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import samples
from tests.browser.checks import faults_in_both, refused, watched
from tests.browser.page_types import FILES, FILES_OF_SHORT_LISTS, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser

ROOT = re.compile(r"<html\b[^>]*\blang=\"([^\"]*)\"")
# Pages that are written by hand, in one language.
OWN = {"written"}
# What the interface says: whole texts of elements, and of attributes that are read out or shown.
SAID = """() => {
    const texts = Array.from(document.querySelectorAll("body *"))
        .filter((one) => !one.closest(".zitat > :nth-child(n + 2), .suche-treffer"))
        .flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data));
    const named = Array.from(document.querySelectorAll("[aria-label], [title], [placeholder]"))
        .flatMap((one) => ["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) || ""));
    return [document.title, ...texts, ...named].map((text) => text.trim()).filter(Boolean);
}"""


def only_german() -> set[str]:
    """Return the interface's German texts that are no English ones, without those that are filled in."""
    german, english = (samples.profiles()[code].interface.text for code in ("de", "en"))
    return {text for text in german.values() if "{" not in text and len(text) > 3} - set(english.values())


@pytest.mark.parametrize(("site", "language"), [("sample", "de"), ("english", "en")])
def test_every_page_names_its_language(request: pytest.FixtureRequest, site: str, language: str) -> None:
    """Each page, mails too, says which language it is in."""
    served: Served = request.getfixturevalue(site)
    pages = list(served.built.site.rglob("*.html"))
    found = {path: ROOT.search(path.read_text("utf-8")) for path in pages}
    assert len(pages) > 100
    assert [path for path, match in found.items() if match is None or match[1] != language] == []


@pytest.mark.parametrize("name", [name for name in (FILES | FILES_OF_SHORT_LISTS) if name not in OWN])
def test_interface_is_english(visit: Callable[..., Visit], english: Served, name: str) -> None:
    """No text of the interface is German, with filters open and results found."""
    visited = watched(visit(english))
    page = opened(visited, english, name)
    said = set(page.evaluate(SAID))
    assert said & only_german() == set()
    assert said & set(samples.profiles()["en"].interface.text.values())
    assert visited.problems == []
    assert refused(page) == []


@pytest.mark.parametrize("name", FILES_OF_SHORT_LISTS)
def test_page_is_accessible(visit: Callable[..., Visit], english: Served, name: str) -> None:
    """The pages with the rest of a list, and those at old addresses, which only this site has, have no fault either."""
    assert faults_in_both(visit, english, name) == []


def test_dates_and_numbers_are_english(visit: Callable[..., Visit], english: Served) -> None:
    """Dates are written the English way, also where a script writes them."""
    page = opened(visit(english), english, "topic")
    line = page.locator(".gruppe-titel").first
    expect(line).to_contain_text(re.compile(r"April \d{1,2}, 2025"))
    page.locator(".filter select[name$=sort]").first.select_option("oldest")
    expect(page.locator(".filter-ergebnis .gruppe-titel").first).to_contain_text(re.compile(r"March \d{1,2}, 2025"))


def test_pages_with_lists_have_filters(english: Served) -> None:
    """The script of the filters is loaded wherever there is a list."""
    texts = [path.read_text("utf-8") for path in english.built.site.rglob("index.html")]
    listed = [text for text in texts if 'class="liste"' in text]
    assert len(listed) > 50
    assert [text[:2000] for text in listed if "assets/filter.js" not in text] == []
