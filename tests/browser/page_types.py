"""One page of every type: where it is, and how all of it is brought to light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests import samples

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Served, Visit

# The files of each type; curly brackets stand for the folders' names in the site's language.
FILES = {
    "start": "index.html",
    "day": "{day}/????-??-??/index.html",
    "week": "{day}/????-w??/index.html",
    "calendar": "{day}/index.html",
    "person": "{person}/*/index.html",
    "organisation": "{organisation}/*/index.html",
    "topic": "{topic}/*/index.html",
    "story": "{story}/*/index.html",
    "article": "{article}/*/index.html",
    "persons": "{person}/index.html",
    "organisations": "{organisation}/index.html",
    "topics": "{topic}/index.html",
    "stories": "{story}/index.html",
    "articles": "{article}/index.html",
    "months": "{quote}/index.html",
    "month": "{quote}/????-??/index.html",
    "quotes behind": "{topic}/*/{quote}/index.html",
    "network": "{network}/index.html",
    "search": "{search}/index.html",
    "about": "{about}/index.html",
    "written": "datenschutz/index.html",
    "missing": "404.html",
}
# What only the site with short lists has.
FILES_OF_SHORT_LISTS = {
    "articles behind": "{topic}/*/{article}/index.html",
    "second of list": "{person}/{list}/2/index.html",
    "second of quotes": "{person}/*/{quote}/{list}/2/index.html",
    "gone": "{person}/wladimir-putin/index.html",
}
DATED = {"day", "week"}
LONG = {"month", "quotes behind"}
QUERY = "Nitrat"


def address(served: Served, name: str) -> str:
    """Return where the page of a type is, below the site's address: the newest, or the one that says most.

    Of long lists it is the one that says least: on the others, what checks each element takes long and sees the same.
    """
    paths = samples.profiles()[served.language].interface.paths.model_dump()
    files = sorted(served.built.site.glob((FILES | FILES_OF_SHORT_LISTS)[name].format(**paths)))
    weight = {file: file.stat().st_size for file in files}
    chosen = files[-1] if name in DATED else (min if name in LONG else max)(files, key=weight.__getitem__)
    return chosen.relative_to(served.built.site).as_posix().removesuffix("index.html")


def opened(visited: Visit, served: Served, name: str) -> Page:
    """Open the page of a type with all that readers can have shown: tables, filters, results of a search."""
    query = f"?q={QUERY}" if name == "search" else ""
    page = visited.open(address(served, name) + query)
    if name == "search":
        expect(page.locator(".suche-treffer > li").first).to_be_visible()
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    for bar in page.locator(".filter").all():
        expect(bar.locator("select").first).to_be_visible()
    return page
