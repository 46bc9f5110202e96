"""Tests that pages keep to themselves: no request leaves the site, and nothing runs but its own scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.checks import refused, watched
from tests.browser.conftest import Served
from tests.browser.page_types import FILES, QUERY, address, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'", "'wasm-unsafe-eval'"},  # Pagefind's search is WebAssembly
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "worker-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'self'"},
}
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
RUNNING = re.compile(r"<(?:script|link|style|img|iframe)\b")
# Ways in which a page could be made to run something, each of which would leave a name in the window.
ATTEMPTS = {
    "script": "document.body.append(Object.assign(document.createElement('script'), {textContent: 'ran = 1'}))",
    "attribute": "document.body.innerHTML += `<img src='data:,' onerror='ran = 1'>`",
    "link": "location.href = 'javascript:void(ran = 1)'",
    "foreign": "document.body.append(Object.assign(document.createElement('script'), {src: 'https://boese.example/'}))",
    "style": "document.body.innerHTML += `<style>h1 { display: none; }</style>`",
}


@pytest.mark.parametrize("name", FILES)
def test_nothing_leaves_the_site(visit: Callable[..., Visit], sample: Served, name: str) -> None:
    """Opening a page, its filters and a search asks only this site, and its policy has nothing to refuse."""
    visited = watched(visit(sample))
    page = opened(visited, sample, name)
    assert visited.problems == []
    assert refused(page) == []


def test_nothing_leaves_while_filtering_and_searching(visit: Callable[..., Visit], sample: Served) -> None:
    """Nor does what readers do with a page ask anybody else."""
    visited = watched(visit(sample))
    page = opened(visited, sample, "topic")
    page.locator(".filter select").first.select_option(index=1)
    expect(page.locator(".filter-ergebnis > *").first).to_be_visible()
    page.get_by_role("search").get_by_role("searchbox").fill(QUERY)
    page.keyboard.press("Enter")
    page.locator(".suche-treffer a").first.click()
    page.wait_for_url(re.compile("/artikel/"))
    page.go_back()
    expect(page.locator(".suche-treffer a").first).to_be_visible()
    assert visited.problems == []
    assert refused(page) == []


@pytest.mark.parametrize("engine", ["sample", "sample_material"])
def test_every_page_has_the_policy(request: pytest.FixtureRequest, engine: str) -> None:
    """The policy is the same strict one on each page of the theme, before anything that it is about."""
    served: Served = request.getfixturevalue(engine)
    found = set()
    for path in served.built.site.rglob("*.html"):
        text = path.read_text("utf-8")
        if path.name == "mail.html":
            assert "<script" not in text
            continue
        policy = META.search(text)
        assert policy, path
        assert policy.start() < RUNNING.search(text).start()  # type: ignore[union-attr]  # every page has a style sheet
        found.add(policy[1])
    assert len(found) == 1
    directives = {name: set(values) for name, *values in (part.split() for part in found.pop().split(";"))}
    assert {name: directives.get(name) for name in POLICY} == POLICY
    assert directives.keys() <= POLICY.keys()


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_else_runs(visit: Callable[..., Visit], sample: Served, attempt: str) -> None:
    """What is put into a page from outside neither runs nor changes how it looks."""
    visited = watched(visit(sample))
    page = visited.open(address(sample, "person"))
    page.evaluate(f"() => {{ {ATTEMPTS[attempt]} }}")
    page.wait_for_function("violations.length > 0")
    assert page.evaluate("typeof ran") == "undefined"
    expect(page.locator("h1")).to_be_visible()


def test_text_is_not_taken_for_code(visit: Callable[..., Visit], sample: Served) -> None:
    """A script of the site cannot run words either."""
    page = visit(sample).open("")
    outcome = page.evaluate(
        "() => new Promise((done) => { setTimeout('ran = 1'); setTimeout(() => done(typeof ran), 50); })"
    )
    assert outcome == "undefined"


@pytest.mark.parametrize("place", ["index.html", "personen/volkmar-greeling.html", "netz/index.html"])
def test_pages_work_from_disk(visit: Callable[..., Visit], sample_material: Served, place: str) -> None:
    """A page opened as a file has its looks and its scripts, asks for nothing else, and leads to other pages."""
    base = f"{sample_material.built.site.as_uri()}/"
    visited = watched(visit(Served(sample_material.built, base), color_scheme="light"))
    page = visited.open(place)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".md-header")).to_have_css("background-color", "rgb(31, 58, 95)")
    page.locator(".darstellung").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("navigation", name="Hauptnavigation").get_by_role("link", name="Organisationen").click()
    expect(page.locator("h1")).to_have_text("Organisationen")
    assert visited.problems == []
    assert refused(page) == []
