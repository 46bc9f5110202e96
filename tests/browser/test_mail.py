"""Tests of the mails in a browser: on the small screen and on the large one, light and dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser

FOLDERS = {"day": "briefings/????-??-??", "person": "personen/*", "topic": "themen/*"}


def mail(served: Served, kind: str) -> str:
    """The address, below the site's, of the newest briefing's mail, or of the one of its kind that says most."""
    files = sorted(served.built.site.glob(f"{FOLDERS[kind]}/mail.html"))
    chosen = files[-1] if kind == "day" else max(files, key=lambda path: path.stat().st_size)
    return chosen.relative_to(served.built.site).as_posix()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize("kind", FOLDERS)
def test_mail_fits_and_asks_for_nothing(
    visit: Callable[..., Visit], sample: Served, kind: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """A mail fits a phone and a mail program's window, is legible, and loads nothing but itself."""
    visited = visit(sample, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = visited.open(mail(sample, kind), until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".worte").first).to_be_visible()
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
    assert found.violations_count == 0, found.generate_report()
    assert visited.problems == []


def test_quotation_opens(visit: Callable[..., Visit], sample: Served) -> None:
    """The link below a quotation leads to its words on the article's page, marked and in view."""
    visited = visit(sample)
    page = visited.open(mail(sample, "day"))
    quote = page.locator("table.zitat").filter(has=page.locator("a[href*='#z-']")).first
    words = quote.locator(".worte").inner_text()
    address = quote.locator("a[href*='#z-']").get_attribute("href") or ""
    assert address.startswith(SITE_URL)
    assert visited.problems == []
    visited.open(address.removeprefix(SITE_URL))
    target = page.locator(".zitat:target")
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text(re.compile(re.escape(words.removesuffix(" …").strip("„“"))))
