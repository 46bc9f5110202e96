"""Tests of the sample site in a browser: what readers do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser

KINDS = ("start", "person", "article", "topic", "day")


def example(served: Served, kind: str) -> str:
    """The address, below the site's, of the first page of a kind that has quotations."""
    docs = served.built.docs
    texts = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}
    pages = [path for path, text in texts.items() if f"\nkind: {kind}\n" in text and "class: zitat" in text]
    return f"{pages[0].removesuffix('.md')}/".replace("index/", "")


@pytest.mark.parametrize("kind", KINDS)
def test_page_loads_without_fault(visit: Callable[..., Visit], sample: Served, kind: str) -> None:
    """A page of each kind opens without an error, a missing file, or a request to any other host."""
    visited = visit(sample)
    page = visited.open(example(sample, kind), until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".zitat").first).to_be_visible()
    assert visited.problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_complete_without_script(visit: Callable[..., Visit], sample: Served, kind: str) -> None:
    """Headline, quotations and links are there where nothing runs."""
    visited = visit(sample, java_script_enabled=False)
    page = visited.open(example(sample, kind))
    expect(page.locator("h1")).to_be_visible()
    words = page.locator(".zitat > p:not(.admonition-title)").first
    expect(words).to_be_visible()
    assert len(words.inner_text()) > 2
    expect(page.get_by_role("link", name="Per E-Mail weitergeben")).to_be_visible()
    assert visited.problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_page_fits_a_small_screen(visit: Callable[..., Visit], sample: Served, kind: str) -> None:
    """On a screen 320 pixels wide nothing has to be moved sideways."""
    page = visit(sample, viewport={"width": 320, "height": 640}).open(example(sample, kind))
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0


def test_search_leads_to_the_word(visit: Callable[..., Visit], sample: Served) -> None:
    """What is typed into the search is found, and the first result is a page that has the word."""
    visited = visit(sample)
    page = visited.open("")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("Sanktionen")
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    results.first.click()
    page.wait_for_url(re.compile("h="))
    expect(page.locator("article")).to_contain_text(re.compile("sanktionen", re.IGNORECASE))
    assert visited.problems == []


def test_quote_link_leads_to_the_quote(visit: Callable[..., Visit], sample: Served) -> None:
    """A quotation on a person's page leads to the same words on the article's page, marked and in view."""
    visited = visit(sample)
    page = visited.open(example(sample, "person"))
    quote = page.locator(".zitat").first
    words = quote.locator("p").nth(1).inner_text()
    quote.get_by_role("link", name="Zum Zitat").click()
    page.wait_for_url(re.compile(r"/artikel/.*#z-[0-9a-f]{8}"))
    target = page.locator(".zitat:target")
    expect(target.locator("p").nth(1)).to_have_text(words)
    expect(target).to_be_in_viewport()
    assert visited.problems == []


def test_copy_button_copies_the_quotes_address(visit: Callable[..., Visit], sample: Served) -> None:
    """The button below a quotation puts its public address into the clipboard, and says so."""
    visited = visit(sample, permissions=["clipboard-read", "clipboard-write"])
    path = example(sample, "article")
    page = visited.open(path)
    quote = page.locator(".zitat").first
    button = quote.locator("button")
    label = button.inner_text()
    button.click()
    expect(button).not_to_have_text(label)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{SITE_URL}{path}#{quote.get_attribute('id')}"
    assert visited.problems == []


def test_copy_button_copies_the_pages_address(visit: Callable[..., Visit], sample: Served) -> None:
    """The button below a page puts the page's public address into the clipboard."""
    visited = visit(sample, permissions=["clipboard-read", "clipboard-write"])
    path = example(sample, "person")
    page = visited.open(path)
    page.locator(".weitergeben button").click()
    expect(page.locator(".weitergeben button")).to_have_text("Link kopiert")
    assert page.evaluate("navigator.clipboard.readText()") == f"{SITE_URL}{path}"
    assert visited.problems == []


def test_dark_mode_is_kept(visit: Callable[..., Visit], sample: Served) -> None:
    """The button in the header changes between light and dark, and the next page stays so."""
    visited = visit(sample, color_scheme="light")
    page = visited.open("")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("[data-md-component=palette] label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    visited.open(example(sample, "day"))
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert visited.problems == []
