"""What is asked of every page, in whichever language: that all can use it, and that it keeps to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.page_types import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Page

    from tests.browser.conftest import Served, Visit

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
BEST_PRACTICE = "best-practice"
COLOURS = "cat.color"
COLLECT = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => {
    violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""


def faults(page: Page, rules: Sequence[str]) -> list[str]:
    """Return what axe-core has to say: its rule, the element, and what is wrong with it."""
    response: Any = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": list(rules)}).response
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


def faults_in_both(visit: Callable[..., Visit], served: Served, name: str) -> list[str]:
    """Return the faults of a page in light and, since nothing but colours differs, of its colours in dark."""
    # What fades in would be caught with colours on their way.
    visited = visit(served, color_scheme="light", reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    page = opened(visited, served, name)
    found = faults(page, (*WCAG, BEST_PRACTICE))
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    return found + faults(page, [COLOURS])


def watched(visited: Visit) -> Visit:
    """Note what the page's policy refuses as well."""
    visited.page.add_init_script(COLLECT)
    return visited


def refused(page: Page) -> list[str]:
    """Return what the page's policy has refused."""
    found: list[str] = page.evaluate("violations")
    return found
