"""Tests of reading in a browser: without script, on the smallest screen, by keyboard, on paper, without motion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.page_types import FILES, address, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser

SEARCH = "search"
# What a page says and where it leads, whether it can be seen at once or not.
CONTENT = """() => {
    const all = (selector, of) => Array.from(document.querySelectorAll(`article ${selector}`), of);
    const text = (element) => element.textContent.trim();
    return {
        headings: all(":is(h1, h2, h3)", text),
        quotations: all(".zitat > p:nth-child(2)", text),
        entries: all(":is(li, .eintrag)", text).length,
        links: all("a[href]", (link) => link.href),
        pictures: all("svg text", text),
        tables: all("table", text),
    };
}"""
PROTRUDING = """() => Array.from(document.querySelectorAll("body *"))
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 120))"""
# Everything that can be reached, in the order of the page.
STOPS = """() => {
    window.stops = Array.from(document.querySelectorAll("a[href], button, input, select, summary"))
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0);
    return window.stops.length;
}"""
# Which of them has the focus, whether that is to be seen (in pictures by the line around a shape), and is in view.
FOCUS = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const ring = getComputedStyle(one);
    const shapes = Array.from(one.querySelectorAll("circle, rect"), (shape) => getComputedStyle(shape).strokeWidth);
    return {
        stop: window.stops.indexOf(one),
        marked: (ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) > 1)
            || shapes.some((width) => parseFloat(width) >= 2),
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        html: one.outerHTML.slice(0, 120),
    };
}"""
# Texts that are too pale for paper, on which no background is printed: less than 4.5 to 1 against white.
PALE = """() => {
    const canvas = document.createElement("canvas").getContext("2d");
    const light = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = "white";
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = Array.from(canvas.getImageData(0, 0, 1, 1).data, (value) => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const speaks = (one) => Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
    return Array.from(document.querySelectorAll("body *"))
        .filter((one) => one.checkVisibility() && speaks(one))
        .filter((one) => {
            const style = getComputedStyle(one);
            return 1.05 / (light(one instanceof SVGElement ? style.fill : style.color) + 0.05) < 4.5;
        })
        .map((one) => one.outerHTML.slice(0, 120));
}"""
MOVING = """() => Array.from(document.querySelectorAll("*"))
    .filter((one) => {
        const style = getComputedStyle(one);
        return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => time !== "0s");
    })
    .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", [name for name in FILES if name != SEARCH])
def test_page_is_complete_without_script(visit: Callable[..., Visit], sample: Served, name: str) -> None:
    """All that a page says is there where nothing runs, and nothing that could not work is shown."""
    scripted = visit(sample).open(address(sample, name))
    visited = visit(sample, java_script_enabled=False)
    page = visited.open(address(sample, name))
    said = page.evaluate(CONTENT)
    assert said["headings"]
    expected = scripted.evaluate(CONTENT)
    expected["entries"] -= scripted.locator("article li:has(> button)").count()
    assert said == expected
    expect(page.locator("h1")).to_be_visible()
    dead = page.locator(":is(button, input, select, [role=button]):visible:not(form[role=search] *)")
    assert dead.evaluate_all("all => all.map(one => one.outerHTML)") == []
    assert visited.problems == []


def test_search_says_what_to_do_without_script(visit: Callable[..., Visit], sample: Served) -> None:
    """The search page offers the lists where nothing runs, and no field that would not work."""
    page = visit(sample, java_script_enabled=False).open(address(sample, SEARCH))
    expect(page.locator("article")).to_contain_text("JavaScript")
    page.locator("article").get_by_role("link", name="Personen").click()
    page.wait_for_url(sample.url + address(sample, "persons"))


@pytest.mark.parametrize("name", FILES)
def test_page_fits_a_small_screen(visit: Callable[..., Visit], sample: Served, name: str) -> None:
    """On a screen 320 pixels wide nothing has to be moved sideways, with all that can be opened, in light and dark."""
    page = opened(visit(sample, color_scheme="light", viewport={"width": 320, "height": 640}), sample, name)
    for scheme, colours in (("light", "default"), ("dark", "slate")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two that there are
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", colours)
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0, page.evaluate(PROTRUDING)


def focus(page: Page, key: str) -> Any:
    """Press a key and return what has the focus then."""
    page.keyboard.press(key)
    return page.evaluate(FOCUS)


@pytest.mark.parametrize("name", ["start", "calendar", "organisation", "article", "stories", "network", "search"])
def test_keyboard_reaches_everything(visit: Callable[..., Visit], sample: Served, name: str) -> None:
    """The tabulator leads to everything in the order of the page and out of it, and shows where one is."""
    page = opened(visit(sample, reduced_motion="reduce"), sample, name)
    page.evaluate("document.activeElement.blur()")
    count = page.evaluate(STOPS)
    assert count > 15
    walked = [focus(page, "Tab") for _ in range(count)]
    assert [one["stop"] for one in walked] == list(range(count))
    assert [one["html"] for one in walked if not one["marked"]] == []
    assert [one["html"] for one in walked if not one["seen"]] == []
    assert focus(page, "Tab")["stop"] in {-1, 0}


def test_keyboard_can_skip_the_head(visit: Callable[..., Visit], sample: Served) -> None:
    """The first thing that the tabulator finds leads past the navigation."""
    page = visit(sample, reduced_motion="reduce").open(address(sample, "person"))
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("article :focus")).to_have_count(1)


def test_keyboard_opens_the_table_behind_a_picture(visit: Callable[..., Visit], sample: Served) -> None:
    """The numbers behind a picture are a key away."""
    page = visit(sample).open(address(sample, "topic"))
    table = page.locator(".bild-tabelle table").first
    page.locator(".bild-tabelle summary").first.focus()
    for shown in (True, False):
        page.keyboard.press("Enter")
        expect(table).to_be_visible(visible=shown)


def test_keyboard_explores_the_network(visit: Callable[..., Visit], sample: Served) -> None:
    """The space bar leaves the organisations out of the network, and the arrows leave weak ties out."""
    page = visit(sample).open(address(sample, "network"))
    page.get_by_label("Organisationen", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.locator(".knoten.organisation").first).to_be_hidden()
    ties = page.locator(".kante:visible")
    before = ties.count()
    page.get_by_label("Verbindungen ab Stärke").focus()
    page.keyboard.press("End")
    expect(ties).not_to_have_count(before)


def test_briefing_prints_on_two_pages(visit: Callable[..., Visit], sample: Served) -> None:
    """The newest day's briefing needs no more than two sheets."""
    printed = visit(sample).open(address(sample, "day")).pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


@pytest.mark.parametrize("name", ["start", "day", "person", "topic", "article", "network", "month"])
def test_paper_is_light_and_still(visit: Callable[..., Visit], sample: Served, name: str) -> None:
    """On paper there is nothing to press, and all can be read, also where the screen was dark."""
    page = visit(sample, color_scheme="dark", reduced_motion="reduce").open(address(sample, name))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(":is(button, input, select, summary, nav, form, footer):visible")).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate(PALE) == []


@pytest.mark.parametrize("name", ["person", "network", "search"])
def test_nothing_moves_on_demand(visit: Callable[..., Visit], sample: Served, name: str) -> None:
    """Who does not want movement sees none."""
    page = opened(visit(sample, reduced_motion="reduce"), sample, name)
    assert page.evaluate(MOVING) == []
