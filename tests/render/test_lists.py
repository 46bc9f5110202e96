"""Tests of the pages that are lists: the rest of what does not fit on a page, and lists over several pages."""

from __future__ import annotations

import functools
import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.briefing import Ref
from generator.render import render
from generator.render.lists import ListMaker, latest, rest_path
from generator.settings import PageSettings, Settings
from tests.render.conftest import sample_briefing
from tests.samples import ROOT, profiles, website

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.briefing import ArticleEntry, Briefing
    from generator.render.page import Page

SITE = website(profiles()["de"])
# Every list whose beginning is on its owner's page: where it goes on, under which heading it begins, how it is named.
RESTS = {
    "personen/wiebke-ott/zitate.md": ("says", "Sagt", "Zitate von Wiebke Ott"),
    "personen/wiebke-ott/zitate-ueber.md": ("about", "Über", "Zitate über Wiebke Ott"),
    "personen/wiebke-ott/artikel.md": ("articles", "Artikel", "Artikel: Wiebke Ott"),
    "organisationen/kuestenbahn-ag/zitate.md": ("says", "Sagt", "Zitate von Küstenbahn AG"),
    "organisationen/kuestenbahn-ag/zitate-ueber.md": ("about", "Über", "Zitate über Küstenbahn AG"),
    "organisationen/kuestenbahn-ag/artikel.md": ("articles", "Artikel", "Artikel: Küstenbahn AG"),
    "themen/bahn/zitate.md": ("quotes", "Zitate", "Zitate: Bahn"),
    "themen/bahn/artikel.md": ("articles", "Artikel", "Artikel: Bahn"),
    "themen/bahn/artikel-zitate.md": ("touched", "Auch angesprochen in", "Artikel: Bahn"),
    "ereignisse/2025-04-04-bruecke-gesperrt/zitate.md": (
        "quotes",
        "Zitate",
        "Zitate: Brücke gesperrt: „Wie lange noch?“",
    ),
}


def articles(number: int) -> tuple[ArticleEntry, ...]:
    """Return so many articles, the newest last, so that no order is one by chance."""
    (entry, *_) = sample_briefing(SITE.paths).articles
    return tuple(
        replace(entry, ref=Ref(f"Artikel {n}", f"artikel/a-{n}.md"), date=f"2025-03-{n + 1:02}") for n in range(number)
    )


def site_with(number: int) -> Briefing:
    """Return the small site, in which all that a page lists has so many entries."""
    site = sample_briefing(SITE.paths)
    (quote, *_) = site.articles[1].quotes
    days = [f"2025-03-{n + 1:02}" for n in range(number)]
    quotes = tuple(replace(quote, anchor=f"z-{n}", pieces=(f"Satz {n}",), date=day) for n, day in enumerate(days))
    listed = articles(number)
    (ott, *_), (body,), (_, rails, _), (story,) = site.persons, site.organisations, site.topics, site.stories
    return replace(
        site,
        persons=(replace(ott, says=quotes, about=quotes, articles=listed),),
        organisations=(replace(body, says=quotes, about=quotes, articles=listed),),
        topics=(replace(rails, quotes=quotes, articles=listed, touched=listed),),
        stories=(replace(story, quotes=quotes),),
    )


@functools.cache
def pages(number: int, **values: int) -> Mapping[str, str]:
    """Return the pages of that site."""
    settings = Settings(pages=PageSettings.model_validate(values))
    return render(site_with(number), settings, SITE, ROOT / "templates")


def under(page: str, heading: str) -> str:
    """Return what stands under a heading of a page."""
    return html.unescape(page).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("path", RESTS)
@pytest.mark.parametrize("number", [2, 3])
def test_rest_of_a_list(path: str, number: int) -> None:
    """A list that is longer than its page shows is whole on a page behind it, to which it leads, and only then."""
    part, heading, title = RESTS[path]
    found = pages(number, quotes_on_page=2, articles_on_page=2)
    owner = f"{path.rpartition('/')[0]}.md"
    beginning = under(found[owner], heading)
    kind = "articles" if part in {"articles", "touched"} else "quotes"
    assert f'data-list: {kind}, data-part: "{part}", data-total: "{number}", data-source: "data.json"' in beginning
    assert [n for n in range(4) if f"Satz {n}" in beginning or f"[Artikel {n}]" in beginning] == [0, 1]
    name = "Artikel" if kind == "articles" else "Zitate"
    link = f"[Alle {number} {name}]({owner.rpartition('/')[2].removesuffix('.md')}/{path.rpartition('/')[2]})"
    assert (path in found, link in beginning) == (number == 3, number == 3)
    if number == 3:
        whole = html.unescape(found[path])
        assert f"\n# {title}\n" in whole
        assert [n for n in range(4) if f"Satz {n}" in whole or f"[Artikel {n}]" in whole] == [0, 1, 2]
        assert re.search(rf"\nZur Seite: \[.*\]\(\.\./{re.escape(owner.rpartition('/')[2])}\)\n", whole)
        assert f'data-part: "{part}", data-total: "3", data-source: "../data.json"' in whole


@pytest.mark.parametrize(
    ("values", "left_out"),
    [
        ({"quotes_on_page": 2, "articles_on_page": 3}, "artikel"),
        ({"quotes_on_page": 3, "articles_on_page": 2}, "zitate"),
    ],
)
def test_quotations_and_articles_have_limits_of_their_own(values: Mapping[str, int], left_out: str) -> None:
    """How many quotations a page shows is one setting, how many articles another."""
    rests = RESTS.keys() & pages(3, **values).keys()
    assert rests == {
        path for path, (part, *_) in RESTS.items() if (part in {"articles", "touched"}) == (left_out != "artikel")
    }


def test_rest_over_several_pages() -> None:
    """A rest that is long goes on in a folder of its own; its data are still those beside the owner's page."""
    found = pages(5, quotes_on_page=1, articles_on_page=1, list_length=2)
    first, second, third = (
        html.unescape(found[f"personen/wiebke-ott/{name}.md"])
        for name in ("zitate", "zitate/liste/2", "zitate/liste/3")
    )
    assert [n for n in range(5) if f"„Satz {n}“" in second] == [2, 3]
    assert "[Nächste Seite](zitate/liste/2.md)" in first
    assert "[Vorige Seite](../../zitate.md) · Seite 2 von 3 · [Nächste Seite](3.md)" in second
    assert "[Vorige Seite](2.md) · Seite 3 von 3\n" in third
    assert 'data-total: "5", data-source: "../data.json"' in first
    assert 'data-total: "5", data-source: "../../../data.json"' in second
    assert "\n# Zitate von Wiebke Ott (Seite 2 von 3)\n" in second


def test_list_over_several_pages_has_one_source() -> None:
    """The data of a list that goes over several pages are beside its first."""
    found = pages(3, list_length=1)
    assert 'data-source: "data.json"' in found["artikel/index.md"]
    assert 'data-source: "../../data.json"' in found["artikel/liste/2.md"]
    assert 'data-source: "data.json"' in found["zitate/2025-04.md"]
    assert 'data-source: "../../data.json"' in found["zitate/2025-04/liste/2.md"]


def made(site: Briefing, **values: Any) -> Mapping[str, Page]:
    """Return the lists of a site before they are rendered."""
    return {page.path: page for page in ListMaker(site, PageSettings.model_validate(values), SITE).pages()}


def test_kinds_of_lists() -> None:
    """Lists that lead to pages are indexes; those of quotations and of articles are told apart; all have a descri."""
    found = made(site_with(3), quotes_on_page=2, articles_on_page=2)
    kinds = {path: page.kind for path, page in found.items()}
    rests = {path: "list" if part in {"articles", "touched"} else "quotes" for path, (part, *_) in RESTS.items()}
    assert kinds.items() >= rests.items()
    others = {path: kind for path, kind in kinds.items() if path not in rests}
    assert {kind for path, kind in others.items() if path.endswith("/index.md")} == {"index"}
    assert {kind for path, kind in others.items() if not path.endswith("/index.md")} == {"quotes"}
    assert found["themen/bahn/zitate.md"].description == "Vollständige Liste: Zitate: Bahn."
    assert [path for path, page in found.items() if not page.description or page.entry] == []


def test_day_of_a_list() -> None:
    """A list is as new as the newest article of whom it is about, whatever their order."""
    found = made(site_with(3), quotes_on_page=2, articles_on_page=2)
    assert found["personen/wiebke-ott/zitate.md"].updated == "2025-03-03"
    assert found["zitate/2025-04.md"].updated == "2025-04-04T09:30+02:00"
    assert found["zitate/ohne-datum.md"].updated == ""
    assert found["personen/index.md"].updated == "2025-04-05"


def test_newest_date() -> None:
    """The newest of dates is found in any order; there is none of nothing."""
    assert latest(articles(3)) == latest(articles(3)[::-1]) == "2025-03-03"
    assert latest(()) == ""


def test_rests_are_never_where_a_list_goes_on() -> None:
    """No rest stands where another page does, also where an actor's address looks like a list's."""
    site = site_with(3)
    (ott,) = site.persons
    names = ("liste", "zitate", "artikel", "index-2")
    persons = tuple(replace(ott, ref=Ref(name, f"personen/{name}.md")) for name in names)
    settings = PageSettings(quotes_on_page=1, articles_on_page=1, list_length=1)
    paths = [page.path for page in ListMaker(replace(site, persons=persons), settings, SITE).pages()]
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize(
    ("owner", "names", "expected"),
    [
        ("personen/a.md", ("zitate",), "personen/a/zitate.md"),
        ("personen/a.md", ("zitate", "ueber"), "personen/a/zitate-ueber.md"),
        ("themen/bahn.md", ("artikel", "zitate"), "themen/bahn/artikel-zitate.md"),
    ],
)
def test_place_of_a_rest(owner: str, names: tuple[str, ...], expected: str) -> None:
    """The rest of a list stands in its owner's folder."""
    assert rest_path(owner, *names) == expected
