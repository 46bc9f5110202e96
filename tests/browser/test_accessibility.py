"""Tests that the checker of accessibility finds nothing, on a page of every type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.page_types import FILES, FILES_OF_SHORT_LISTS, address, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Page

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
BEST_PRACTICE = "best-practice"
COLOURS = "cat.color"


def faults(page: Page, rules: Sequence[str]) -> list[str]:
    """Return what the checker has to say: its rule and the element."""
    response: Any = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": list(rules)}).response
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


def check(visit: Callable[..., Visit], served: Served, name: str) -> None:
    """Check a page in light and, since nothing but colours differs, its colours in dark."""
    # What fades in would be caught with colours on their way.
    visited = visit(served, color_scheme="light", reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    page = opened(visited, served, name)
    assert faults(page, (*WCAG, BEST_PRACTICE)) == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faults(page, [COLOURS]) == []


@pytest.mark.parametrize("name", FILES)
def test_page_is_accessible(visit: Callable[..., Visit], sample: Served, name: str) -> None:
    """Neither the page nor what its scripts add has a fault, in light and dark."""
    check(visit, sample, name)


@pytest.mark.parametrize("name", FILES_OF_SHORT_LISTS)
def test_page_behind_is_accessible(visit: Callable[..., Visit], english: Served, name: str) -> None:
    """Nor have the pages with the rest of a list, and those at old addresses."""
    check(visit, english, name)


def test_phone_is_accessible(visit: Callable[..., Visit], sample: Served) -> None:
    """What is arranged anew for a small screen can be hit with a finger and read as well."""
    visited = visit(sample, reduced_motion="reduce", viewport={"width": 320, "height": 640})
    assert faults(opened(visited, sample, "person"), WCAG) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_mail_is_accessible(visit: Callable[..., Visit], sample: Served, scheme: str) -> None:
    """The mail has no fault; it is without landmarks, since a mail program shows it among its own."""
    visited = visit(sample, color_scheme=scheme)
    page = visited.open(f"{address(sample, 'day')}mail.html")
    assert faults(page, WCAG) == []
