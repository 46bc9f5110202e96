"""Tests of pictures in a browser: what readers see, on a phone too, and how they explore the network."""

from __future__ import annotations

import html
import json
import shutil
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.pictures import (
    actor_timeline,
    bonds_by_actor,
    ego_network,
    find_bonds,
    network_values,
    period_timeline,
    topics_over_time,
)
from generator.render.environment import TemplateSet
from generator.render.page import Page as SitePage
from tests.browser.conftest import Served, serving
from tests.conftest import Built
from tests.pictures.made import (
    HOSTILE,
    HOSTILE_SHOWN,
    SITE,
    actor,
    articles,
    body,
    briefing,
    period,
    person,
    quotes,
    tie,
    topic,
)
from tests.samples import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from generator.briefing import TieEntry
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}
LEAST_LETTERS = 11
ASSETS = ROOT / "site_config" / "theme" / "assets"
STYLES = ("main", "palette", "briefings", "pictures")
EXTENSIONS = ["generator.markdown", "pymdownx.blocks.html", "pymdownx.blocks.details", "tables"]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
OTT, TAMSEN, RAILWAY = person("Ott"), person("Tamsen"), body("Bahn")
# Ott is tied to the railway the most, then to Tamsen; the others are tied to one another in a row.
ROW = [(person if number % 2 else body)(f"N{number}") for number in range(30)]
# Letters of a picture as they are seen: by how much the picture is smaller than its own lengths.
LETTERS = """() => Array.from(document.querySelectorAll("svg text"))
    .filter((text) => getComputedStyle(text).display !== "none")
    .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""

MIDDLE = "(shape) => { const box = shape.getBBox(); return [box.x + box.width / 2, box.y + box.height / 2]; }"


def ties() -> list[TieEntry]:
    """Return the ties of the network, one of them of a name that attacks the page."""
    row = [tie(one, other) for one, other in pairwise(ROW)]
    return [
        tie(OTT, RAILWAY, 5),
        tie(OTT, TAMSEN, 2),
        tie(TAMSEN._replace(name=HOSTILE, path="personen/x.md"), OTT),
        *row,
    ]


def page_html(content: str, scheme: str = "default") -> str:
    """Return a page as the theme makes it, as far as pictures are concerned."""
    texts = {
        key.removeprefix("script_"): text
        for key, text in SITE.profile.interface.text.items()
        if key.startswith("script_")
    }
    styles = "".join(f'<link rel="stylesheet" href="{name}.css">' for name in STYLES)
    data = json.dumps(texts).replace("<", "\\u003c")
    return (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Bilder</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(POLICY)}">'
        f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">{styles}'
        f'<script type="application/json" id="briefings-texts">{data}</script>'
        f'<script src="network.js" defer></script></head><body dir="ltr" data-md-color-scheme="{scheme}">'
        f'<main class="md-content__inner md-typeset">{content}</main></body></html>'
    )


def network_page() -> str:
    """Return the network's page as HTML."""
    values = network_values(briefing(ties=ties()), SITE, "netz/index.md")
    page = SitePage("netz/index.md", "network.md", "network", "Netz", "Wer mit wem", values)
    text = TemplateSet(ROOT / "templates", SITE).render("network.md", page=page, **values)
    return markdown.markdown(text, extensions=EXTENSIONS)


def other_pictures() -> str:
    """Return a page with a picture of each other kind."""
    dates = [f"2025-04-{day:02}" for day in range(1, 20, 3)]
    own = period("day", "2025-04-11", "2025-04-11")
    around = briefing(days=[own, period("day", "2025-04-12", "2025-04-12", 4)])
    bonds = bonds_by_actor(find_bonds([tie(OTT, other) for other in ROW[:9]]))
    pictures = (
        actor_timeline(actor(articles(*dates), (*quotes(*dates), *quotes(dates[0], verbatim=False))), SITE),
        topics_over_time(briefing(topics=[topic("Bahn", *dates), topic("Straßenverkehr", *dates[2:])]), SITE),
        ego_network(actor(ref=OTT), bonds, SITE),
    )
    day = period_timeline(own, around, SITE)
    assert day is not None
    # Two timelines on one page would share ids; real pages have one.
    day_svg = day.svg.replace("bild-zeit", "bild-tage")
    drawn = [picture.svg for picture in pictures if picture is not None]
    assert len(drawn) == len(pictures)
    return "<h1>Bilder</h1>" + "".join(
        f'<figure class="bild"><figcaption>Bild</figcaption>{svg}</figure>' for svg in (*drawn, day_svg)
    )


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Pages with pictures, served."""
    folder = tmp_path_factory.mktemp("pictures")
    for name in ("briefings.css", "pictures.css", "network.js"):
        shutil.copy(ASSETS / name, folder)
    sheets = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    for name in ("main", "palette"):
        (sheet,) = sheets.glob(f"{name}.*.css")
        shutil.copy(sheet, folder / f"{name}.css")
    for name, content in (("netz", network_page()), ("bilder", other_pictures())):
        for scheme in ("default", "slate"):
            (folder / f"{name}-{scheme}.html").write_text(page_html(content, scheme), "utf-8")
    with serving(folder) as url:
        yield Served(Built(folder, folder, frozenset(), ""), url)


@pytest.fixture
def explorer(visit: Callable[..., Visit], pictures: Served) -> Iterator[Page]:
    """The network's page, on which nothing may go wrong."""
    visited = visit(pictures)
    yield visited.open("netz-default.html")
    assert visited.problems == []


def bright(page: Page) -> set[str]:
    """Return the names that stand out."""
    return set(page.locator(".knoten.nah .name").all_text_contents())


def view(page: Page) -> list[float]:
    """Return what of the picture is in view: left, upper edge, width, height."""
    return [float(part) for part in (page.locator(".bild-netz").get_attribute("viewBox") or "").split()]


def test_without_script(visit: Callable[..., Visit], pictures: Served) -> None:
    """Where nothing runs, the network is a picture with links to the actors' pages and has no controls."""
    visited = visit(pictures, java_script_enabled=False)
    page = visited.open("netz-default.html")
    link = page.get_by_role("link", name="Ott, Person, 3 Verbindungen", exact=True)
    expect(link).to_be_visible()
    assert link.get_attribute("href") == "../personen/ott/"
    expect(page.locator(".netz-steuerung")).to_have_count(0)
    page.get_by_text("Zahlen als Tabelle").click()
    expect(page.locator("table")).to_be_visible()
    assert visited.problems == []


def test_pointing_shows_neighbours(explorer: Page) -> None:
    """What is pointed at or reached by keyboard stands out with those to whom it is tied."""
    explorer.locator(".knoten", has_text="Tamsen").hover()
    assert bright(explorer) == {"Tamsen", "Ott"}
    explorer.get_by_role("link", name="Ott, Person, 3 Verbindungen", exact=True).focus()
    assert bright(explorer) == {"Ott", "Tamsen", "Bahn", HOSTILE_SHOWN}
    expect(explorer.locator(".kante.nah")).to_have_count(3)


def test_filter_by_kind(explorer: Page) -> None:
    """Without organisations only people are there, and it is said how many."""
    shown = explorer.locator(".knoten:not(.aus)")
    everyone = shown.count()
    explorer.get_by_label("Organisationen").uncheck()
    assert shown.count() == explorer.locator(".knoten.person").count() < everyone
    expect(explorer.locator(".netz-stand")).to_have_text(f"{shown.count()} von {everyone} Namen sichtbar")
    expect(explorer.locator(".knoten.organisation").first).to_be_hidden()


def test_filter_by_strength(explorer: Page) -> None:
    """From a strength on, only stronger ties and those who have them are there."""
    explorer.get_by_label("Verbindungen ab Stärke").fill("2")
    assert set(explorer.locator(".knoten:not(.aus) .name").all_text_contents()) == {"Ott", "Tamsen", "Bahn"}
    expect(explorer.locator(".kante:not(.aus)")).to_have_count(2)


def test_search(explorer: Page) -> None:
    """A part of a name finds it, without case and accents; Enter goes there."""
    explorer.get_by_label("Name suchen").fill("TÁM")
    expect(explorer.locator(".treffer .name")).to_have_text(["Tamsen"])
    expect(explorer.locator(".netz-stand")).to_have_text("1 gefunden")
    explorer.keyboard.press("Enter")
    expect(explorer.locator(".knoten", has_text="Tamsen")).to_be_focused()
    explorer.get_by_label("Name suchen").fill("niemand")
    expect(explorer.locator(".netz-stand")).to_have_text("0 gefunden")
    expect(explorer.locator(".bild-netz.sucht")).to_have_count(0)


def test_enlarging_and_moving(explorer: Page) -> None:
    """Buttons enlarge and move within the picture, and bring everything back."""
    whole = view(explorer)
    for _ in range(2):
        explorer.get_by_role("button", name="Vergrößern").click()
    left, top, width, height = view(explorer)
    assert [width, height] == pytest.approx([whole[2] / 2.25, whole[3] / 2.25])
    assert [left, top] == pytest.approx([(whole[2] - width) / 2, (whole[3] - height) / 2])
    hidden = explorer.locator(".name").evaluate_all(
        "names => names.filter((n) => getComputedStyle(n).display === 'none')"
    )
    assert hidden == []
    for _ in range(9):
        explorer.get_by_role("button", name="Nach rechts").click()
    assert view(explorer)[0] == pytest.approx(whole[2] - width)
    explorer.get_by_role("button", name="Nach oben").click()
    assert view(explorer)[1] < top
    explorer.get_by_label("Personen").uncheck()
    explorer.get_by_role("button", name="Alles zeigen").click()
    assert view(explorer) == whole
    expect(explorer.get_by_label("Personen")).to_be_checked()
    expect(explorer.locator(".knoten.aus")).to_have_count(0)


def test_keyboard(explorer: Page) -> None:
    """Plus, minus, zero and arrows do the same while a name has the focus; what is focused comes into view."""
    whole = view(explorer)
    explorer.locator(".knoten").first.focus()
    for _ in range(4):
        explorer.keyboard.press("+")
    left = view(explorer)[0]
    explorer.keyboard.press("ArrowRight")
    assert view(explorer)[0] > left
    for node in explorer.locator(".knoten").all()[1:9]:
        node.focus()
        place = node.locator("circle, rect").evaluate(MIDDLE)
        x, y, width, height = view(explorer)
        assert x <= place[0] <= x + width
        assert y <= place[1] <= y + height
    explorer.keyboard.press("0")
    assert view(explorer) == whole


def test_arrows_scroll_the_page_while_all_is_in_view(explorer: Page) -> None:
    """The arrows are the picture's own only once it is enlarged."""
    whole = view(explorer)
    explorer.locator(".knoten").first.focus()
    explorer.keyboard.press("ArrowDown")
    assert view(explorer) == whole


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_reduced_motion(visit: Callable[..., Visit], pictures: Served, motion: str) -> None:
    """Nothing fades for readers who do not want it."""
    page = visit(pictures, reduced_motion=motion).open("netz-default.html")
    duration = page.locator(".knoten").first.evaluate("node => getComputedStyle(node).transitionDuration")
    assert (duration == "0s") == (motion == "reduce")


@pytest.mark.parametrize("name", ["netz", "bilder"])
def test_letters_can_be_read_on_a_phone(visit: Callable[..., Visit], pictures: Served, name: str) -> None:
    """At 320 pixels nothing has to be moved sideways, and letters are no smaller than 11 pixels."""
    page = visit(pictures, viewport=PHONE).open(f"{name}-default.html")
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0
    letters = page.evaluate(LETTERS)
    assert len(letters) > 5
    assert min(letters) >= LEAST_LETTERS


@pytest.mark.parametrize("width", [320, 480, 600, 768, 1280])
@pytest.mark.parametrize("name", ["netz", "bilder"])
def test_letters_fit_any_screen(visit: Callable[..., Visit], pictures: Served, name: str, width: int) -> None:
    """Whatever the width, letters are of the size of small print."""
    page = visit(pictures, viewport={"width": width, "height": 900}).open(f"{name}-default.html")
    letters = page.evaluate(LETTERS)
    assert min(letters) >= LEAST_LETTERS
    assert max(letters) <= 18


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("name", ["netz", "bilder"])
def test_accessible(visit: Callable[..., Visit], pictures: Served, name: str, scheme: str) -> None:
    """The checker finds nothing, in light and dark, as it is and enlarged."""
    visited = visit(pictures)
    page = visited.open(f"{name}-{scheme}.html")
    assert Axe().run(page).response["violations"] == []
    if name == "netz":
        page.get_by_role("button", name="Vergrößern").click()
        assert Axe().run(page).response["violations"] == []
    assert visited.problems == []
