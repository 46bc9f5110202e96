"""Tests of the sample site in a browser: what readers do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.page_types import address
from tests.conftest import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser


def test_quote_link_leads_to_the_quote(visit: Callable[..., Visit], sample: Served) -> None:
    """A quotation on a person's page leads to the same words on the article's page, marked and in view."""
    visited = visit(sample)
    page = visited.open(address(sample, "person"))
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
    path = address(sample, "article")
    page = visited.open(path)
    quote = page.locator(".zitat").first
    button = quote.get_by_role("button", name="Link zum Zitat kopieren")
    button.click()
    expect(quote.get_by_role("button")).to_have_text("Link kopiert")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{SITE_URL}{path}#{quote.get_attribute('id')}"
    assert visited.problems == []


def test_copy_button_copies_the_pages_address(visit: Callable[..., Visit], sample: Served) -> None:
    """The button at the head of a page puts the page's public address into the clipboard."""
    visited = visit(sample, permissions=["clipboard-read", "clipboard-write"])
    path = address(sample, "person")
    page = visited.open(path)
    page.get_by_role("button", name="Link kopieren", exact=True).click()
    expect(page.locator(".knoepfe .kopieren")).to_have_text("Link kopiert")
    assert page.evaluate("navigator.clipboard.readText()") == f"{SITE_URL}{path}"
    assert visited.problems == []


def test_dark_mode_is_kept(visit: Callable[..., Visit], sample: Served) -> None:
    """The button in the header says what it does, changes between light and dark, and the next page stays so."""
    visited = visit(sample, color_scheme="light")
    page = visited.open("")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="Dunkle Darstellung").click()
    for path in ("", address(sample, "day")):
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        expect(page.get_by_role("button", name="Helle Darstellung")).to_be_visible()
        expect(page.get_by_role("button", name="Dunkle Darstellung")).to_have_count(0)
        visited.open(path)
    page.get_by_role("button", name="Helle Darstellung").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    assert visited.problems == []


def test_page_is_dark_where_the_system_is(visit: Callable[..., Visit], sample: Served) -> None:
    """Who has chosen nothing gets what the system says, and follows it when it changes at dusk."""
    page = visit(sample, color_scheme="dark").open("")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_mail_button_has_subject_and_address(visit: Callable[..., Visit], sample: Served) -> None:
    """The button opens a mail with the page's title as its subject and the public address in it."""
    path = address(sample, "person")
    page = visit(sample).open(path)
    mail = urlsplit(page.get_by_role("link", name="Per E-Mail weitergeben").get_attribute("href") or "")
    fields = parse_qs(mail.query)
    assert mail.scheme == "mailto"
    assert page.locator("h1").inner_text() in fields["subject"][0]
    assert f"{SITE_URL}{path}" in fields["body"][0]


def test_page_can_be_printed(visit: Callable[..., Visit], sample: Served) -> None:
    """The button asks the browser to print."""
    page = visit(sample).open(address(sample, "day"))
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Drucken").click()
    assert page.evaluate("window.printed") is True
