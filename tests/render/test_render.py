"""Tests of the pages that a site has, and of what happens where templates or texts are at fault."""

from __future__ import annotations

import html
import posixpath
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from generator.briefing import Briefing, MovedEntry, Ref
from generator.errors import SettingsError
from generator.render import render, render_period
from generator.settings import PageSettings, Settings
from tests.render.conftest import sample_briefing
from tests.samples import ROOT, head, profiles, website

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.language import LanguageProfile

TEMPLATES = ROOT / "templates"
LISTS = ("briefings", "personen", "organisationen", "themen", "ereignisse", "artikel", "zitate", "netz")
BESIDE = ("mail.html", "mail.eml", "feed.xml", "data.json")
EMPTY = Briefing((), (), (), (), (), ())


@pytest.fixture
def german() -> LanguageProfile:
    """The German interface."""
    return profiles()["de"]


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the templates."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def settings(**pages: Any) -> Settings:
    """Return settings with these values for pages."""
    return Settings(pages=PageSettings.model_validate(pages))


ITEM = re.compile(r"^/// html \| li\.eintrag\n    attrs: (\{.*\})\n\n(.*)$", re.MULTILINE)


def items(page: str) -> list[str]:
    """Return the items of a page's lists as they stand there."""
    return [text.strip() for _, text in ITEM.findall(page)]


def values(page: str) -> list[dict[str, str]]:
    """Return what the items of a page's lists say of themselves for scripts."""
    return [yaml.safe_load(line) for line, _ in ITEM.findall(page)]


def test_no_two_pages_at_one_path(briefing: Briefing, interface: LanguageProfile) -> None:
    """Every entry of the site has its page, and no page takes another's place."""
    pages = render(briefing, settings(), website(interface), TEMPLATES)
    actors = (*briefing.persons, *briefing.organisations)
    own = [
        *(article.ref.path for article in briefing.articles),
        *(actor.ref.path for actor in actors),
        *(topic.ref.path for topic in briefing.topics),
        *(period.ref.path for period in (*briefing.days, *briefing.weeks)),
        *(story.ref.path for story in briefing.stories),
        *(month.ref.path for month in briefing.months),
        *(moved.path for moved in briefing.moved),
        f"{interface.interface.paths.about}.md",
    ]
    indexes = [path for path in pages if path.endswith("index.md")]
    assert sorted(pages) == sorted([*own, *indexes])
    assert len(indexes) == 10


def test_site_without_articles(german: LanguageProfile) -> None:
    """A site without articles has a start page and its lists, which say so, and what it says about itself."""
    pages = render(EMPTY, settings(), website(german), TEMPLATES)
    assert set(pages) == {"index.md", "ueber.md", "suche/index.md", *(f"{name}/index.md" for name in LISTS)}
    assert "Es liegen noch keine Artikel vor" in pages["index.md"]
    assert "Noch nichts" in pages["personen/index.md"]


def test_long_lists_are_cut(german: LanguageProfile) -> None:
    """A list goes on on further pages, each linked with the ones beside it."""
    site = sample_briefing(german.interface.paths)
    (person, *_) = site.persons
    persons = tuple(replace(person, ref=person.ref._replace(name=f"Nr. {number}")) for number in range(5))
    small = replace(site, persons=persons, minor=(), ties=())
    pages = render(small, settings(list_length=2), website(german), TEMPLATES)
    first, second, third = (
        pages[f"personen/{name}.md"].replace("&#46;", ".") for name in ("index", "liste/2", "liste/3")
    )
    assert [name for name in ("Nr. 0", "Nr. 1", "Nr. 2") if name in first] == ["Nr. 0", "Nr. 1"]
    assert [name for name in ("Nr. 1", "Nr. 2", "Nr. 3", "Nr. 4") if name in second] == ["Nr. 2", "Nr. 3"]
    assert "Nr. 4" in third
    assert "(liste/2.md)" in first
    assert "(../index.md)" in second
    assert "(3.md)" in second
    assert "(2.md)" in third
    assert head(second)["title"] == "Personen (Seite 2 von 3)"


def test_actors_without_a_page_are_listed_last(german: LanguageProfile) -> None:
    """Lists name those without a page after all others, with function and newest article, and without a link."""
    pages = render(sample_briefing(german.interface.paths), settings(list_length=2), website(german), TEMPLATES)
    assert "Brehm" not in pages["personen/index.md"]
    ferry = "[Fähre &#42;fährt&#42; wieder](../../artikel/faehre-faehrt-wieder.md)"
    assert [item for item in items(pages["personen/liste/2.md"]) if "Brehm" in item] == [
        f"**Brehm**, Kapitän – {ferry}"
    ]
    listed = [item.partition(" – ")[0] for item in items(pages["organisationen/index.md"])]
    assert listed == ["**[Küstenbahn AG](kuestenbahn-ag.md)**", "**Fähramt**"]


def test_who_has_no_page_has_none(german: LanguageProfile) -> None:
    """Neither a page of actors without one nor a page about nobody is written."""
    pages = render(sample_briefing(german.interface.paths), settings(), website(german), TEMPLATES)
    assert sorted(path for path in pages if path.startswith("personen/")) == [
        "personen/index.md",
        "personen/ole-tamsen.md",
        "personen/wiebke-jansen.md",
        "personen/wiebke-ott.md",
    ]


def test_page_says_why_it_is_there(german: LanguageProfile) -> None:
    """An actor's page ends with what the actor has points for, and how many a page needs."""
    site = sample_briefing(german.interface.paths)
    page = render(site, settings(min_actor_weight=2.25), website(german), TEMPLATES)["personen/wiebke-ott.md"]
    assert html.unescape(page).endswith(
        "\n\nWarum es diese Seite gibt: Punktzahl 1.234,6, für 5 Nennungen, 1 eigenes Zitat, 1 Überschrift, "
        "1 Artikel an 1 Tag. Ab 2,2 bekommt ein Name eine eigene Seite; eine Seite, die es einmal gab, bleibt.\n\n///\n"
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "personen/wiebke-ott.md",
            [
                "[Ole Tamsen](ole-tamsen.md) (1234-mal)",
                "Wiebke Ott über [Ole Tamsen](ole-tamsen.md)",
                "[Ole Tamsen](ole-tamsen.md) antwortet auf Wiebke Ott (2-mal)",
                "[Küstenbahn AG](../organisationen/kuestenbahn-ag.md)",
            ],
        ),
        (
            "personen/ole-tamsen.md",
            [
                "[Wiebke Ott](wiebke-ott.md) (1234-mal)",
                "[Wiebke Ott](wiebke-ott.md) über Ole Tamsen",
                "Ole Tamsen antwortet auf [Wiebke Ott](wiebke-ott.md) (2-mal)",
            ],
        ),
        ("organisationen/kuestenbahn-ag.md", ["[Wiebke Ott](../personen/wiebke-ott.md)"]),
    ],
)
def test_ties_as_each_side_sees_them(german: LanguageProfile, path: str, expected: list[str]) -> None:
    """A tie leads from the page of one actor to the other, whoever of them speaks, and to the sentence's quotation."""
    page = render(sample_briefing(german.interface.paths), settings(), website(german), TEMPLATES)[path]
    part = html.unescape(page.partition("## Verbindungen\n")[2].partition("\n## ")[0])
    lines = [line.removeprefix("- ") for line in part.splitlines() if line.startswith("- ")]
    assert expected == [line.partition(": *")[0] for line in lines]
    links = [re.findall(r"\((\S*artikel/[^)]*)\)", line) for line in lines]
    assert {len(found) for found in links} == {1}
    assert [found[0].partition("#")[2] for found in links][:3] == ["", "z-1a", "z-4d"][: len(links)]


def test_role_of_the_gazetteer(german: LanguageProfile) -> None:
    """A function out of the list of names is said to be from there, has neither article nor date, and is escaped."""
    pages = render(sample_briefing(german.interface.paths), settings(), website(german), TEMPLATES)
    (line,) = [line for line in pages["personen/ole-tamsen.md"].splitlines() if "Zeuge" in line]
    assert line.startswith("Fährmann &#42;im Ruhestand&#42;&#44; Zeuge (aus der Namensliste dieser Seiten")
    assert "Namensliste" not in pages["personen/wiebke-ott.md"]


def test_note_and_wikidata(german: LanguageProfile) -> None:
    """The editor's note stands on the page as it is; the id in Wikidata leads there."""
    pages = render(sample_briefing(german.interface.paths), settings(), website(german), TEMPLATES)
    page = pages["personen/wiebke-ott.md"]
    assert "\n\nNicht mit &#42;Wiebke Otte&#42; zu verwechseln&#46;\n\n" in page
    assert "\n\n[Wikidata Q42](https://www.wikidata.org/wiki/Q42)\n\n" in page
    assert "wikidata" not in pages["personen/ole-tamsen.md"].lower()


# --- Briefings, stories, topics and articles ---


def part(page: str, heading: str) -> str:
    """Return what stands under a heading, as people read it."""
    return html.unescape(page).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def pages_of(german: LanguageProfile, site: Briefing | None = None, **values: Any) -> dict[str, str]:
    """Return the German pages of a site, the small one if no other is given."""
    return render(site or sample_briefing(german.interface.paths), settings(**values), website(german), TEMPLATES)


def test_start_page_shows_the_newest_day(german: LanguageProfile) -> None:
    """The start page is the newest day's briefing, with links to it, its week, pinned topics, and all lists."""
    page = html.unescape(pages_of(german)["index.md"])
    assert "\n## [Briefing vom 5. April 2025](briefings/2025-04-05.md)\n" in page
    assert "\n### [Wie lange noch? <Brücke> dicht](artikel/2025-04-05-wie-lange-noch.md)\n" in page
    assert "[Zum Wochenbriefing](briefings/2025-w14.md)" in page
    assert part(page, "Im Blick").strip() == "[Bahn](themen/bahn.md)"
    assert [name for name in LISTS if f"({name}/index.md)" not in page] == []


def test_start_page_without_a_day(german: LanguageProfile) -> None:
    """Where no article has a day, the start page lists what there is."""
    site = sample_briefing(german.interface.paths)
    bare = replace(site, articles=site.articles[-1:], days=(), weeks=(), calendar=())
    page = pages_of(german, bare)["index.md"]
    assert "faehre-faehrt-wieder.md" in page
    assert "briefings/2025" not in page


def test_day_page(german: LanguageProfile) -> None:
    """A day's page has its items with place, time, outlet and topics, the lead, a quotation, actors, and numbers."""
    page = html.unescape(pages_of(german)["briefings/2025-04-04.md"])
    assert "\n# Briefing vom 4. April 2025\n" in page
    assert "\n1 Meldung · 1 Quelle · 2 Zitate · 1 namentlich bekannte Stimme\n" in page
    assert "\nBrellin [Nord], 09:30 Uhr · Nordmark-Bote · [Bahn](../themen/bahn.md)" in page
    assert "\nDie Brücke bei Brellin bleibt 2025. gesperrt.\n" in page
    assert "„Die Brücke ist alt“ … „und sie bleibt zu.“" in page
    assert "[Verlauf des Ereignisses](../ereignisse/2025-04-04-bruecke-gesperrt.md)" in page
    assert "1 wörtlich, 1 sinngemäß" in part(page, "In Zahlen")
    assert "\n## Neu\n" not in page


def test_way_from_day_to_day(german: LanguageProfile) -> None:
    """Days lead to those before and behind them and to their week, and the week to its days."""
    pages = pages_of(german)
    assert "[Nächster Tag](2025-04-05.md) · [Zum Wochenbriefing](2025-w14.md)\n" in pages["briefings/2025-04-04.md"]
    assert "[Vorheriger Tag](2025-04-04.md) · [Zum Wochenbriefing](2025-w14.md)\n" in pages["briefings/2025-04-05.md"]
    week = html.unescape(pages["briefings/2025-w14.md"])
    assert "\nTage mit Artikeln: [4. April 2025](2025-04-04.md), [5. April 2025](2025-04-05.md)\n\n" in week
    assert "\n# Wochenbriefing: 31. März – 6. April 2025\n" in week


def test_what_is_new(german: LanguageProfile) -> None:
    """A briefing names who and what comes up for the first time."""
    new = part(pages_of(german)["briefings/2025-04-05.md"], "Neu").strip().splitlines()
    tamsen = "[Ole Tamsen](../personen/ole-tamsen.md)"
    assert new == [
        f"- Zum ersten Mal genannt: {tamsen}, [Küstenbahn AG](../organisationen/kuestenbahn-ag.md)",
        "- Neue Themen: [Brücken*sperrung](../themen/brueckensperrung.md)",
    ]


def test_copies_in_a_week(german: LanguageProfile) -> None:
    """A briefing says how many of its articles are reports, and leads to the copies with their outlets."""
    week = html.unescape(pages_of(german)["briefings/2025-w14.md"])
    assert "2 Artikel (ohne Abdrucke: 1 Meldung), 2 Quellen" in part(week, "In Zahlen")
    assert "· [Wie lange noch? <Brücke> dicht](../artikel/2025-04-05-wie-lange-noch.md) (Küsten*kurier*)\n" in week


@pytest.mark.parametrize("limit", [1, 2])
def test_items_beyond_the_limit(german: LanguageProfile, limit: int) -> None:
    """What a briefing has no room for is listed in a line."""
    site = sample_briefing(german.interface.paths)
    (week,) = site.weeks
    (item,) = week.items
    other = replace(item, headline=site.articles[-1].ref)
    page = pages_of(german, replace(site, weeks=(replace(week, items=(item, other)),)), briefing_items=limit)
    text = html.unescape(page["briefings/2025-w14.md"])
    ferry = "[Fähre *fährt* wieder](../artikel/faehre-faehrt-wieder.md)"
    assert (f"\n## {ferry}\n" in text, f"\n- {ferry} – Brellin" in part(text, "Außerdem")) == (limit == 2, limit == 1)


def test_item_without_place_and_time(german: LanguageProfile) -> None:
    """No separator stands where there is nothing to separate."""
    for path, page in pages_of(german).items():
        assert path == "ueber.md" or not re.search(r"(?m)^ ?[·,] |[·,] *$|[·,] +[·,]", page), path


def test_calendar(german: LanguageProfile) -> None:
    """The list of days is a calendar: a table a month, a row a week, with links to days and weeks that there are."""
    page = html.unescape(pages_of(german)["briefings/index.md"])
    assert [line for line in part(page, "April 2025").splitlines() if line.startswith("|")] == [
        "| KW | Mo | Di | Mi | Do | Fr | Sa | So |",
        "|---|---|---|---|---|---|---|---|",
        "| [14](2025-w14.md) |  | 1 | 2 | 3 | [4](2025-04-04.md) | [5](2025-04-05.md) | 6 |",
        "|  | 7 | 8 | 9 | 10 | 11 | 12 | 13 |",
    ]


def test_story_page(german: LanguageProfile) -> None:
    """A story's page has its course by date, each report with one quotation, copies with their original alone."""
    page = html.unescape(pages_of(german)["ereignisse/2025-04-04-bruecke-gesperrt.md"])
    course = part(page, "Verlauf")
    assert re.findall(r"(?m)^### (.*?): \[", course) == ["4. April 2025, 09:30 Uhr (UTC+02:00)", "5. April 2025"]
    assert course.count("/// woertlich") == 1
    copied = course.partition("### 5. April 2025")[2]
    assert "Küsten*kurier* · Abdruck der Meldung [Brücke gesperrt: „Wie lange noch?“]" in copied
    assert "Zum Zitat" not in copied
    assert part(page, "Zitate").count("Zum Zitat") == 2


def test_story_index(german: LanguageProfile) -> None:
    """The list of stories names each with its articles and its days, the day once where there is but one."""
    site = sample_briefing(german.interface.paths)
    line = "[Brücke gesperrt: „Wie lange noch?“](2025-04-04-bruecke-gesperrt.md) – 2 Artikel, 4. April"
    assert list(map(html.unescape, items(pages_of(german, site)["ereignisse/index.md"]))) == [
        f"{line} – 5. April 2025 *neu*"
    ]
    (story,) = site.stories
    short = replace(site, stories=(replace(story, articles=story.articles[:1] * 2),))
    assert list(map(html.unescape, items(pages_of(german, short)["ereignisse/index.md"]))) == [f"{line} 2025 *neu*"]


def test_topic_page(german: LanguageProfile) -> None:
    """A topic's page has what the editor says, its neighbours, months, stories, speakers, and evidence by article."""
    page = html.unescape(pages_of(german)["themen/bahn.md"])
    assert "\nAuch [Straßenbahnen].\n" in page
    assert "Schienen*verkehr*" in page
    assert "[Brücken*sperrung](brueckensperrung.md) (1)" in page
    table = page.partition("/// details | Zahlen als Tabelle\n")[2].partition("\n///\n")[0]
    assert [line for line in table.splitlines() if line.startswith("| [")] == [
        "| [4. April 2025](../briefings/2025-04-04.md) | 1 |",
        "| [5. April 2025](../briefings/2025-04-05.md) | 1 |",
    ]
    assert "(../ereignisse/2025-04-04-bruecke-gesperrt.md)" in part(page, "Ereignisse")
    assert part(page, "Wer dazu spricht").strip() == "- [Wiebke Ott](../personen/wiebke-ott.md) – 2 Zitate"
    assert "Belege: Bahnbrücke, Züge" in part(page, "Artikel")
    assert "hat sich aus den Artikeln ergeben" not in page


@pytest.mark.parametrize(("number", "folded"), [(40, 0), (41, 1)])
def test_many_names_are_folded(german: LanguageProfile, number: int, folded: int) -> None:
    """Of the many actors of a topic the first forty are shown, and the others when they are asked for."""
    site = sample_briefing(german.interface.paths)
    actors = tuple(Ref(f"Name {n}", "") for n in range(number))
    named = replace(site, topics=tuple(replace(topic, actors=actors) for topic in site.topics))
    shown, _, rest = part(pages_of(german, named)["themen/bahn.md"], "Personen und Organisationen").partition(
        "/// details"
    )
    assert shown.strip().split(", ") == [f"Name {n}" for n in range(40)]
    assert re.findall(r"Name \d+", rest) == [f"Name {n}" for n in range(40, 40 + folded)]


def test_topic_of_the_articles(german: LanguageProfile) -> None:
    """A topic on no list says so on its page and in the list of topics, below those of the list."""
    pages = pages_of(german)
    assert "hat sich aus den Artikeln ergeben" in pages["themen/brueckensperrung.md"]
    lines = items(pages["themen/index.md"])
    assert [re.findall(r"\((\S+)\.md\)", line)[-1] for line in lines] == ["bahn", "verkehr", "brueckensperrung"]
    assert [line.rpartition(" · ")[2] for line in lines if " · " in line] == ["im Blick", "aus den Artikeln"]


def test_topic_that_comes_up(german: LanguageProfile) -> None:
    """Articles in which a topic only comes up stand apart from those about it, and name it apart."""
    pages = pages_of(german)
    assert "Belege: Bahnbrücke" in part(pages["themen/verkehr.md"], "Auch angesprochen in")
    article = html.unescape(pages["artikel/2025-04-04-bruecke-gesperrt.md"])
    assert "\nAuch angesprochen: [Verkehr](../themen/verkehr.md) (Bahnbrücke)\n" in article


def test_article_page(german: LanguageProfile) -> None:
    """An article leads to its day, story, copies or original, keyphrases and related articles."""
    pages = {path: html.unescape(page) for path, page in pages_of(german).items()}
    page = pages["artikel/2025-04-04-bruecke-gesperrt.md"]
    assert "\n[Briefing dieses Tages](../briefings/2025-04-04.md)\n" in page
    assert "\nTeil des Ereignisses: [Brücke gesperrt: „Wie lange noch?“](../ereignisse/" in page
    assert "\nAuch erschienen als: [Wie lange noch? <Brücke> dicht](2025-04-05-wie-lange-noch.md)\n" in page
    assert part(page, "Stichwörter").strip() == "Brücken*sperrung, Ersatzverkehr"
    related = part(page, "Verwandte Artikel").partition("\n/// html")[0]
    assert related.strip() == "- [Fähre *fährt* wieder](faehre-faehrt-wieder.md)"
    copy = pages["artikel/2025-04-05-wie-lange-noch.md"]
    assert "\nAbdruck der Meldung [Brücke gesperrt: „Wie lange noch?“](2025-04-04-bruecke-gesperrt.md)\n" in copy


@pytest.mark.parametrize(
    ("first", "last", "name", "title"),
    [
        ("2025-04-01", "2025-04-30", "Wiebke *Ott*", "Briefing: Wiebke *Ott*: 1. April – 30. April 2025"),
        ("2025-04-04", "2025-04-04", "", "Briefing: 4. April 2025"),
        ("2024-12-30", "2025-01-05", "", "Briefing: 30. Dezember 2024 – 5. Januar 2025"),
    ],
)
def test_span(german: LanguageProfile, first: str, last: str, name: str, title: str) -> None:
    """A briefing that was asked for says of whom and when it is, and has no neighbours."""
    (week,) = sample_briefing(german.interface.paths).weeks
    asked = replace(week, kind="span", ref=Ref(name, ""), date=name, first=first, last=last, days=())
    page = render_period(asked, settings(), website(german), TEMPLATES)
    assert (head(page)["title"], head(page)["kind"]) == (title, "span")
    assert "](artikel/2025-04-04-bruecke-gesperrt.md)" in page
    assert "Nächster" not in page
    assert "[Per E&#45;Mail weitergeben](mailto:" in page
    assert not re.search(r"mail\.html|feed\.xml|data\.json", page)


# --- What each page says of itself, and what readers can do with it ---


QUOTE = re.compile(
    r"^/// (woertlich|sinngemaess) \| ([^\n]*)\n    attrs: (\{[^\n]*\})\n\n(.*?)^///$", re.MULTILINE | re.DOTALL
)


class Block(NamedTuple):
    """A quotation on a page: its kind, its title, what it says of itself for scripts, and its text."""

    kind: str
    title: str
    attributes: Mapping[str, str]
    text: str


def quotations(page: str) -> list[Block]:
    """Return the quotations of a page."""
    return [Block(kind, title, yaml.safe_load(line), text) for kind, title, line, text in QUOTE.findall(page)]


def test_quotation_on_its_own_page(german: LanguageProfile) -> None:
    """A quotation has its anchor, and says its kind, stance, speaker, date and topics for the filters."""
    first, second = quotations(pages_of(german)["artikel/2025-04-04-bruecke-gesperrt.md"])
    assert (first.kind, first.title) == ("woertlich", "**Wörtlich** *sagt*")
    assert first.attributes == {
        "id": "z-1a",
        "class": "zitat",
        "data-id": "z-1a",
        "data-date": "2025-04-04T09:30+02:00",
        "data-stance": "sagt",
        "data-speaker": "Wiebke Ott",
        "data-topics": "Bahn|Brücken*sperrung",
    }
    assert "[Permalink](#z-1a)" in first.text
    assert "#:~:text=Die%20Br%C3%BCcke%20ist%20alt)" in first.text
    assert (second.kind, second.title) == ("sinngemaess", "**Sinngemäß**")
    assert (second.attributes["data-stance"], second.attributes["data-speaker"]) == ("", "")


def test_quotation_elsewhere(german: LanguageProfile) -> None:
    """On other pages a quotation has no anchor of its own, says that it is new, and leads to its own page."""
    (quote,) = quotations(part(pages_of(german)["personen/wiebke-ott.md"], "Sagt"))
    assert (quote.title, "id" in quote.attributes) == ("**Wörtlich** *sagt* *neu*", False)
    assert quote.attributes["data-id"] == "z-1a"
    assert "[Zum Zitat](../artikel/2025-04-04-bruecke-gesperrt.md#z-1a)" in quote.text
    assert "Im Zusammenhang: *„Die Brücke ist alt“, sagte" in quote.text


def test_quotation_in_brief(german: LanguageProfile) -> None:
    """A briefing's quotations are neither filtered nor new, and leave out what is around them."""
    (quote,) = quotations(pages_of(german)["briefings/2025-04-04.md"])
    assert (quote.title, quote.attributes) == ("**Wörtlich** *sagt*", {"class": "zitat"})
    assert "Im Zusammenhang" not in quote.text


@pytest.mark.parametrize(
    ("confidence", "actor", "speaker", "expected"),
    [
        (0.59, True, "", "**[Wiebke Ott](../personen/wiebke-ott.md)** (Zuordnung unsicher) · "),
        (0.6, True, "", "**[Wiebke Ott](../personen/wiebke-ott.md)** · "),
        (0.59, False, "Der Rat", "**Der Rat** (nicht zugeordnet) (Zuordnung unsicher) · "),
        (0.6, False, "Der Rat", "**Der Rat** (nicht zugeordnet) · "),
        (0.0, False, "", "**nicht zugeordnet** · "),
    ],
)
def test_how_sure_the_speaker_is(
    german: LanguageProfile, confidence: float, actor: object, speaker: str, expected: str
) -> None:
    """Who is named with little confidence is marked; where nobody is named there is nothing to be unsure of."""
    site = sample_briefing(german.interface.paths)
    article = site.articles[1]
    quote = article.quotes[0]
    doubted = replace(quote, confidence=confidence, speaker=speaker, actor=quote.actor if actor else None)
    page = pages_of(german, replace(site, articles=(replace(article, quotes=(doubted,)),)))[article.ref.path]
    (found,) = quotations(page)
    assert f"\n\n{expected}" in f"\n\n{found.text.partition(chr(10) * 2)[2]}"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, set()),
        (1, {"Wie lange noch&#63; &#60;Brücke&#62; dicht"}),
        (2, {"Wie lange noch&#63; &#60;Brücke&#62; dicht", "Brücke gesperrt&#58; „Wie lange noch&#63;“"}),
    ],
)
def test_days_that_count_as_new(german: LanguageProfile, days: int, expected: set[str]) -> None:
    """New is what is of the last days up to the newest article; with no days nothing is."""
    briefing = sample_briefing(german.interface.paths)
    pages = render(briefing, settings(), website(german, days_new=days), TEMPLATES)
    marked = {item.partition("]")[0].lstrip("[") for item in items(pages["artikel/index.md"]) if item.endswith("*neu*")}
    assert marked == expected
    assert (days == 0) == ("*neu*" not in "".join(pages.values()))


def test_nothing_is_new_without_dates(german: LanguageProfile) -> None:
    """Where no article has a day, none is new."""
    site = sample_briefing(german.interface.paths)
    bare = replace(site, articles=site.articles[-1:], days=(), weeks=(), calendar=())
    pages = pages_of(german, bare)
    assert "*neu*" not in pages["artikel/index.md"] + pages["artikel/faehre-faehrt-wieder.md"] + pages["index.md"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.md", ["feed.xml"]),
        ("briefings/2025-04-04.md", ["2025-04-04/mail.html", "2025-04-04/mail.eml", "2025-04-04/data.json"]),
        ("briefings/2025-w14.md", ["2025-w14/mail.html", "2025-w14/mail.eml", "2025-w14/data.json"]),
        ("artikel/faehre-faehrt-wieder.md", ["faehre-faehrt-wieder/data.json"]),
        ("ereignisse/2025-04-04-bruecke-gesperrt.md", ["2025-04-04-bruecke-gesperrt/data.json"]),
        *(
            (f"{path}.md", [f"{path.rpartition('/')[2]}/{file}" for file in BESIDE])
            for path in ("personen/wiebke-ott", "organisationen/kuestenbahn-ag", "themen/bahn")
        ),
    ],
)
def test_what_can_be_done_with_a_page(german: LanguageProfile, path: str, expected: list[str]) -> None:
    """Each page can be passed on; those that have a mail, feeds or data lead there."""
    bar = pages_of(german)[path].partition("/// html | div.knoepfe\n")[2].partition("\n///")[0]
    first, *links = re.findall(r"^- \[[^]]+\]\((.*)\)$", bar, re.MULTILINE)
    assert first.startswith("mailto:?subject=")
    assert links == expected


def test_pages_without_buttons(german: LanguageProfile) -> None:
    """Lists, the page about the site, the search and old addresses have no buttons."""
    bare = {head(page)["kind"] for page in pages_of(german).values() if "div.knoepfe" not in page}
    assert bare == {"index", "quotes", "about", "network", "search", "moved"}


def test_errors_can_be_reported(german: LanguageProfile) -> None:
    """With an address for it, pages and the page about the site lead to a mail; without, none does."""
    briefing = sample_briefing(german.interface.paths)
    told = render(briefing, settings(), website(german, corrections="fehler@example.org"), TEMPLATES)
    kinds = {head(page)["kind"] for page in told.values() if "[Fehler melden](mailto:fehler@example.org?" in page}
    assert kinds == {"start", "day", "week", "person", "organisation", "topic", "story", "article", "about"}
    assert "[Fehler melden]" not in "".join(pages_of(german).values())


def test_portrait_is_made_of_initials(german: LanguageProfile) -> None:
    """A person's page has the initials in place of a picture, which are not read out."""
    page = pages_of(german)["personen/wiebke-ott.md"]
    assert '/// html | div.portrait\n    attrs: {aria-hidden: "true"}\n\nWO\n///\n' in page


def test_page_about_the_site(briefing: Briefing, interface: LanguageProfile) -> None:
    """The page about the site has the language file's text as it is, and what the site was made of."""
    pages = render(briefing, settings(), website(interface), TEMPLATES)
    page = pages[f"{interface.interface.paths.about}.md"]
    assert f"\n# {html.unescape(head(page)['title'])}\n\n{interface.interface.about}\n" in page
    if interface.code == "de":
        figures = "Ausgewertet sind 3 Artikel, darin 5 Zitate: 3 wörtlich, 2 sinngemäß. Bei 2 ist nicht bekannt, wer"
        assert figures in html.unescape(page)


def test_pages_lead_to_the_page_about_the_site(german: LanguageProfile) -> None:
    """Whoever sees a quotation can read how the pages are made."""
    page = pages_of(german)["personen/wiebke-ott.md"]
    assert "[Wie die Seiten entstehen](../ueber.md)" in page.partition("/// html | div.hinweis\n")[2]


@pytest.mark.parametrize("engine", ["pagefind", "material"])
def test_search_page(german: LanguageProfile, engine: str) -> None:
    """The search says which engine it asks, and leads to all lists where it cannot run."""
    site = website(german, search=engine, folders=engine == "pagefind")
    page = render(EMPTY, settings(), site, TEMPLATES)["suche/index.md"]
    assert f'/// html | div.suche\n    attrs: {{data-engine: "{engine}"}}\n' in page
    assert re.findall(r"^- \[.*\]\(\.\./(\w+)/index\.md\)$", page, re.MULTILINE) == list(LISTS)


def test_more_for_the_head(german: LanguageProfile) -> None:
    """What is said of each page from elsewhere stands in its head."""
    briefing = sample_briefing(german.interface.paths)
    pages = render(briefing, settings(), website(german), TEMPLATES, lambda page: {"card": f"{page.path}.png"})
    assert {path: head(page)["card"] for path, page in pages.items()} == {path: f"{path}.png" for path in pages}


def test_items_say_what_they_are(german: LanguageProfile) -> None:
    """The items of each list say for scripts what they can be filtered and sorted by."""
    pages = pages_of(german)
    moment = "2025-04-04T09:30+02:00"
    named = {path: values(pages[path])[0] for path in pages if path.endswith("index.md") and items(pages[path])}
    assert named == {
        "personen/index.md": {
            "data-name": "Wiebke Ott",
            "data-kind": "person",
            "data-articles": "1",
            "data-quotes": "1",
            "data-date": moment,
        },
        "organisationen/index.md": {
            "data-name": "Küstenbahn AG",
            "data-kind": "organisation",
            "data-articles": "1",
            "data-quotes": "0",
            "data-date": moment,
        },
        "themen/index.md": {
            "data-name": "Bahn",
            "data-kind": "listed",
            "data-articles": "2",
            "data-quotes": "2",
            "data-date": "2025-04-05",
        },
        "ereignisse/index.md": {
            "data-name": "Brücke gesperrt: „Wie lange noch?“",
            "data-articles": "2",
            "data-quotes": "2",
            "data-date": "2025-04-05",
            "data-topics": "Bahn",
        },
        "artikel/index.md": {
            "data-name": "Wie lange noch? <Brücke> dicht",
            "data-date": "2025-04-05",
            "data-quotes": "1",
            "data-press": "Küsten*kurier*",
            "data-topics": "Bahn",
        },
    }
    assert [one["data-kind"] for one in values(pages["themen/index.md"])] == ["listed", "listed", "emerging"]


HOSTILE = "<b onclick='x'>*x* [y](javascript:alert(1)) | # {{ 7*7 }}</b>"


def without_attributes(body: str) -> str:
    """Return a page without its pictures and without the attributes of its blocks, each of which is one mapping."""
    lines = re.sub(r"(?s)<svg.*?</svg>", "", body).splitlines()
    attributes = [yaml.safe_load(line) for line in lines if line.startswith("    attrs: {")]
    assert all(one.keys() == {"attrs"} for one in attributes)
    return "\n".join(line for line in lines if not line.startswith("    attrs: {"))


def test_hostile_words_are_escaped(german: LanguageProfile) -> None:
    """Names, headlines, places, phrases and outlets of articles are text on every page of the new kinds."""
    site = sample_briefing(german.interface.paths)
    attack = site.articles[1]
    entry = replace(
        attack,
        ref=attack.ref._replace(name=HOSTILE),
        story=Ref(HOSTILE, "ereignisse/2025-04-04-bruecke-gesperrt.md"),
        keyphrases=(HOSTILE,),
        copies=(Ref(HOSTILE, attack.copies[0].path),),
        related=(Ref(HOSTILE, attack.related[0].path),),
        source=HOSTILE,
    )
    (story,), (week,) = site.stories, site.weeks
    (item,) = week.items
    told = replace(
        item,
        headline=entry.ref,
        story=entry.story,
        place=HOSTILE,
        lead=HOSTILE,
        sources=(HOSTILE,),
        articles=(entry,),
        actors=(Ref(HOSTILE, "personen/wiebke-ott.md"),),
        topics=(Ref(HOSTILE, "themen/bahn.md"),),
    )
    hostile = replace(
        site,
        articles=(entry, *site.articles[::2]),
        stories=(replace(story, ref=story.ref._replace(name=HOSTILE), articles=(entry,)),),
        weeks=(replace(week, items=(told,), new_topics=told.topics, new_actors=told.actors),),
        topics=tuple(replace(one, other_names=(HOSTILE,), note=HOSTILE, stories=(story,)) for one in site.topics),
    )
    pages = pages_of(german, hostile)
    for path in ("briefings/2025-w14.md", entry.ref.path, story.ref.path, "ereignisse/index.md", "themen/bahn.md"):
        body = without_attributes(pages[path].partition("---\n\n")[2])
        assert html.unescape(HOSTILE) in html.unescape(body), path
        assert not set("<{") & set(body), path
        assert "javascript&#58;" in body, path
        assert "(javascript:" not in body, path


def test_english_pages_have_no_german(briefing: Briefing, interface: LanguageProfile) -> None:
    """Headings and links of a site in one language are of that language alone."""
    other = profiles()["en" if interface.code == "de" else "de"].interface.text
    own = set(interface.interface.text.values())
    texts = {text for text in other.values() if "{" not in text and len(text) > 6} - own
    pages = render(briefing, settings(), website(interface), TEMPLATES)
    headings = {line.lstrip("# ") for page in pages.values() for line in page.splitlines() if line.startswith("#")}
    links = {html.unescape(text) for page in pages.values() for text in re.findall(r"\[([^]]*)\]\(", page)}
    assert texts & {html.unescape(one) for one in headings | links} == set()


# --- Old addresses, heads and faults ---


def moved_page(german: LanguageProfile, path: str, target: Ref, kind: str = "person") -> str:
    """Return the page at an old address, with the whole site around it."""
    site = replace(sample_briefing(german.interface.paths), moved=(MovedEntry(path, kind, target),))
    return render(site, settings(), website(german), TEMPLATES)[path]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("personen/wiebke-ott.md", "../wiebke-ott/"),
        ("organisationen/kuestenbahn-ag.md", "../../organisationen/kuestenbahn-ag/"),
    ],
)
def test_moved_page(german: LanguageProfile, target: str, address: str) -> None:
    """An old address is left out of the search, names its new one for browsers, and links it for readers."""
    page = moved_page(german, "personen/wiebke-jansen.md", Ref("Wiebke *Ott*", target))
    assert head(page) == {
        "title": "Diese Seite ist umgezogen",
        "description": "Der Inhalt dieser Seite steht jetzt unter einer anderen Adresse.",
        "kind": "moved",
        "hide": ["navigation"],
        "search": {"exclude": True},
        "redirect": address,
    }
    assert page.endswith(f"\n\n[Wiebke &#42;Ott&#42;]({posixpath.relpath(target, 'personen')})\n")


@pytest.mark.parametrize(("kind", "name"), [("person", "Personen"), ("organisation", "Organisationen")])
def test_page_that_is_gone(german: LanguageProfile, kind: str, name: str) -> None:
    """An old address that leads nowhere names nobody, sends browsers nowhere, and links the list of its kind."""
    path = f"{getattr(german.interface.paths, kind)}/ole-alt.md"
    page = moved_page(german, path, Ref("", ""), kind)
    assert (head(page)["title"], head(page)["redirect"]) == ("Diese Seite gibt es nicht mehr", "")
    assert head(page)["search"] == {"exclude": True}
    assert page.endswith(f"\n\n[{name}](index.md)\n")
    assert "ole" not in page.lower()


def test_only_moved_pages_lead_on(briefing: Briefing, interface: LanguageProfile) -> None:
    """No other page leads elsewhere or is left out of the search."""
    pages = render(briefing, settings(), website(interface), TEMPLATES)
    heads = {path: head(page) for path, page in pages.items() if path.endswith(".md")}
    leading = {path for path, one in heads.items() if {"redirect", "search"} & one.keys()}
    assert leading == {moved.path for moved in briefing.moved}
    assert leading == {path for path, one in heads.items() if one["kind"] == "moved"}


def test_heads(german: LanguageProfile) -> None:
    """Title and description are escaped for HTML; the day is the newest article's on the page."""
    pages = render(sample_briefing(german.interface.paths), settings(), website(german), TEMPLATES)
    found = head(pages["artikel/2025-04-04-bruecke-gesperrt.md"])
    assert found["title"] == "Brücke gesperrt: „Wie lange noch?“"
    assert found["description"] == "Die Brücke bei Brellin bleibt 2025. gesperrt."
    assert found["kind"] == "article"
    days = {path: head(page).get("updated") for path, page in pages.items()}
    assert days["artikel/2025-04-04-bruecke-gesperrt.md"] == days["personen/wiebke-ott.md"] == "2025-04-04"
    assert days["index.md"] == days["themen/bahn.md"] == days["briefings/2025-04-05.md"] == "2025-04-05"
    assert days["artikel/faehre-faehrt-wieder.md"] == days["zitate/ohne-datum.md"] == days["ueber.md"] is None


@pytest.mark.parametrize("title", ["Off", "2025-04-04", "---", '"', "': {", "a\n---\nkind: start", "<b>", "{{ x }}"])
def test_any_title_fits_the_head(german: LanguageProfile, title: str) -> None:
    """Whatever the headline, the head stays what it is and the page's kind with it."""
    site = sample_briefing(german.interface.paths)
    article = replace(site.articles[0], ref=site.articles[0].ref._replace(name=title))
    page = render(replace(site, articles=(article,)), settings(), website(german), TEMPLATES)[article.ref.path]
    assert head(page)["kind"] == "article"
    assert isinstance(head(page)["title"], str)


def faults(templates: Path, profile: LanguageProfile) -> Iterator[str]:
    """Yield the faults that stop even an empty site, relative to the folder."""
    with pytest.raises(SettingsError) as raised:
        render(EMPTY, settings(), website(profile), templates)
    yield from (fault.removeprefix(f"{templates}/") for fault in raised.value.faults)


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        ("article.md", "eins\n{% if %}", "article.md:2: "),
        ("article.md", "{{ offen", "article.md:1: "),
        ("article.md", "\n\n{{ x|gibtsnicht }}", "article.md:3: No filter named 'gibtsnicht'."),
        ("start.md", "{{ gibtsnicht }}", "start.md: 'gibtsnicht' is undefined."),
        ("start.md", "{{ page.gibtsnicht }}", "start.md: "),
        ("start.md", "{% include 'fehlt.md' %}", "fehlt.md: "),
        ("start.md", "{{ t('gibtsnicht') }}", "site_config/languages/de.toml: interface.text.gibtsnicht: "),
    ],
)
def test_faulty_template(templates: Path, german: LanguageProfile, template: str, text: str, expected: str) -> None:
    """A template that cannot be rendered is named, with the line where that is known."""
    (templates / template).write_text(text, "utf-8")
    (fault,) = faults(templates, german)
    assert fault.startswith(expected)


def test_missing_template(templates: Path, german: LanguageProfile) -> None:
    """A template that is not there is named."""
    (templates / "start.md").unlink()
    (fault,) = faults(templates, german)
    assert fault.startswith("start.md: ")


@pytest.mark.parametrize("text", ["{{ 1 + 'a' }}", "{{ page|date }}", "{{ 1 // 0 }}"])
def test_faulty_expression(templates: Path, german: LanguageProfile, text: str) -> None:
    """An expression of a template that goes wrong is named like any other fault."""
    (templates / "start.md").write_text(text, "utf-8")
    (fault,) = faults(templates, german)
    assert fault.startswith("start.md: ")


def test_values_are_escaped(templates: Path, german: LanguageProfile) -> None:
    """A template that just prints a value cannot let Markdown or HTML through."""
    (templates / "article.md").write_text("{{ article.ref.name }}|{{ article.kicker }}", "utf-8")
    pages = render(sample_briefing(german.interface.paths), settings(), website(german), templates)
    assert pages["artikel/faehre-faehrt-wieder.md"].endswith("---\n\nFähre &#42;fährt&#42; wieder|\n")
    assert pages["artikel/2025-04-04-bruecke-gesperrt.md"].endswith("|Nahverkehr &#38; Bahn\n")
