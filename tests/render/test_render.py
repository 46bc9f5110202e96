"""Tests of the pages that a site has, and of what happens where templates or texts are at fault."""

from __future__ import annotations

import html
import posixpath
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.briefing import Briefing, MovedEntry, Ref, Standing
from generator.errors import SettingsError
from generator.render import render, render_period
from generator.render.dates import readable_date
from generator.settings import PageSettings, Settings
from tests.render.conftest import sample_briefing
from tests.samples import ROOT, profiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.language import LanguageProfile

TEMPLATES = ROOT / "templates"
LISTS = ("briefings", "personen", "organisationen", "themen", "ereignisse", "artikel", "zitate")
EMPTY = Briefing((), (), (), (), (), ())


class Recording(dict[str, str]):
    """Texts that know which of them were asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.used.add(key)
        return super().__getitem__(key)


@pytest.fixture
def german() -> LanguageProfile:
    """The German interface."""
    return profiles()["de"]


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the templates."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def with_texts(profile: LanguageProfile, texts: dict[str, str]) -> LanguageProfile:
    """Return the profile with other texts."""
    return profile.model_copy(update={"interface": profile.interface.model_copy(update={"text": texts})})


def settings(**pages: Any) -> Settings:
    """Return settings with these values for pages."""
    return Settings(pages=PageSettings.model_validate(pages))


def head(page: str) -> dict[str, Any]:
    """Return the front matter of a page."""
    found: dict[str, Any] = yaml.safe_load(page.split("---\n")[1])
    return found


def test_every_text_is_used_and_there(briefing: Briefing, interface: LanguageProfile) -> None:
    """The pages ask for every text of the language file, and for none that it has not."""
    texts = Recording(interface.interface.text)
    profile = with_texts(interface, texts)
    for one in (settings(), settings(list_length=1), settings(article_text="full")):
        render(briefing, one, profile, TEMPLATES)
    (_, first, second), person = briefing.articles, briefing.persons[0]
    persons = (
        replace(person, articles=(first, second), standing=Standing(speeches=2)),
        replace(person, articles=(second,)),
    )
    others = replace(briefing, articles=(replace(second, quotes=()),), persons=persons, ties=())
    (week,) = briefing.weeks
    (item,) = week.items
    many = replace(week, items=(replace(item, reports=2), item), reports=2, speakers=2, previous=week.ref)
    none = replace(week, reports=0, sources=0, speakers=0, next=week.ref)
    periods = replace(briefing, weeks=(many, none))
    for site in (others, periods, EMPTY):
        render(site, settings(briefing_items=1), profile, TEMPLATES)
    render_period(replace(week, kind="span", ref=Ref("Ott", "")), settings(), profile, TEMPLATES)
    readable_date("2025-04-04T09:30", profile)
    assert texts.used == set(texts)


def test_no_two_pages_at_one_path(briefing: Briefing, interface: LanguageProfile) -> None:
    """Every entry of the site has its page, and no page takes another's place."""
    pages = render(briefing, settings(), interface, TEMPLATES)
    actors = (*briefing.persons, *briefing.organisations)
    own = [
        *(article.ref.path for article in briefing.articles),
        *(actor.ref.path for actor in actors),
        *(topic.ref.path for topic in briefing.topics),
        *(period.ref.path for period in (*briefing.days, *briefing.weeks)),
        *(story.ref.path for story in briefing.stories),
        *(month.ref.path for month in briefing.months),
        *(moved.path for moved in briefing.moved),
        f"{interface.interface.paths.data}/ties.json",
    ]
    indexes = [path for path in pages if path.endswith("index.md")]
    assert sorted(pages) == sorted([*own, *indexes])
    assert len(indexes) == 8


def test_site_without_articles(german: LanguageProfile) -> None:
    """A site without articles has a start page and its lists, which say so, and data without entries."""
    pages = render(EMPTY, settings(), german, TEMPLATES)
    assert set(pages) == {
        "index.md",
        "daten/ties.json",
        *(f"{name}/index.md" for name in LISTS),
    }
    assert "Es liegen noch keine Artikel vor" in pages["index.md"]
    assert "Noch nichts" in pages["personen/index.md"]


def test_long_lists_are_cut(german: LanguageProfile) -> None:
    """A list goes on on further pages, each linked with the ones beside it."""
    site = sample_briefing(german.interface.paths)
    (person, *_) = site.persons
    persons = tuple(replace(person, ref=person.ref._replace(name=f"Nr. {number}")) for number in range(5))
    small = replace(site, persons=persons, minor=(), ties=())
    pages = render(small, settings(list_length=2), german, TEMPLATES)
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
    pages = render(sample_briefing(german.interface.paths), settings(list_length=2), german, TEMPLATES)
    assert "Brehm" not in pages["personen/index.md"]
    ferry = "[Fähre &#42;fährt&#42; wieder](../../artikel/faehre-faehrt-wieder.md)"
    assert [line for line in pages["personen/liste/2.md"].splitlines() if "Brehm" in line] == [
        f"- Brehm, Kapitän – {ferry}"
    ]
    listed = [line for line in pages["organisationen/index.md"].splitlines() if " – " in line]
    assert [line.partition(" – ")[0] for line in listed] == ["- [Küstenbahn AG](kuestenbahn-ag.md)", "- Fähramt"]


def test_who_has_no_page_has_none(german: LanguageProfile) -> None:
    """Neither a page of actors without one nor a page about nobody is written."""
    pages = render(sample_briefing(german.interface.paths), settings(), german, TEMPLATES)
    assert sorted(path for path in pages if path.startswith("personen/")) == [
        "personen/index.md",
        "personen/ole-tamsen.md",
        "personen/wiebke-jansen.md",
        "personen/wiebke-ott.md",
    ]


def test_page_says_why_it_is_there(german: LanguageProfile) -> None:
    """An actor's page ends with what the actor has points for, and how many a page needs."""
    site = sample_briefing(german.interface.paths)
    page = render(site, settings(min_actor_weight=2.25), german, TEMPLATES)["personen/wiebke-ott.md"]
    assert html.unescape(page).endswith(
        "\n\n*Warum es diese Seite gibt: Punktzahl 1.234,6, für 5 Nennungen, 1 eigenes Zitat, 1 Überschrift, "
        "1 Artikel an 1 Tag. Ab 2,2 bekommt ein Name eine eigene Seite; eine Seite, die es einmal gab, bleibt.*\n"
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
    page = render(sample_briefing(german.interface.paths), settings(), german, TEMPLATES)[path]
    part = html.unescape(page.partition("## Verbindungen\n")[2].partition("\n## ")[0])
    lines = [line.removeprefix("- ") for line in part.splitlines() if line.startswith("- ")]
    assert expected == [line.partition(": *")[0] for line in lines]
    links = [re.findall(r"\((\S*artikel/[^)]*)\)", line) for line in lines]
    assert {len(found) for found in links} == {1}
    assert [found[0].partition("#")[2] for found in links][:3] == ["", "z-1a", "z-4d"][: len(links)]


def test_role_of_the_gazetteer(german: LanguageProfile) -> None:
    """A function out of the list of names is said to be from there, has neither article nor date, and is escaped."""
    pages = render(sample_briefing(german.interface.paths), Settings(), german, TEMPLATES)
    (line,) = [line for line in pages["personen/ole-tamsen.md"].splitlines() if "Zeuge" in line]
    assert line.startswith("Fährmann &#42;im Ruhestand&#42;&#44; Zeuge (*aus der Namensliste dieser Seiten")
    assert "Namensliste" not in pages["personen/wiebke-ott.md"]


def test_note_and_wikidata(german: LanguageProfile) -> None:
    """The editor's note stands on the page as it is; the id in Wikidata leads there."""
    pages = render(sample_briefing(german.interface.paths), settings(), german, TEMPLATES)
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
    return render(site or sample_briefing(german.interface.paths), settings(**values), german, TEMPLATES)


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
    assert (f"\n### {ferry}\n" in text, f"\n- {ferry} – Brellin" in part(text, "Außerdem")) == (limit == 2, limit == 1)


def test_item_without_place_and_time(german: LanguageProfile) -> None:
    """No separator stands where there is nothing to separate."""
    for path, page in pages_of(german).items():
        assert not re.search(r"(?m)^ ?[·,] |[·,] *$|[·,] +[·,]", page), path


def test_calendar(german: LanguageProfile) -> None:
    """The list of days is a calendar: a table a month, a row a week, with links to days and weeks that there are."""
    page = html.unescape(pages_of(german)["briefings/index.md"])
    assert part(page, "April 2025").strip().splitlines() == [
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
    assert f"\n- {line} – 5. April 2025\n" in html.unescape(pages_of(german, site)["ereignisse/index.md"])
    (story,) = site.stories
    short = replace(story, articles=story.articles[:1] * 2)
    assert f"\n- {line} 2025\n" in html.unescape(
        pages_of(german, replace(site, stories=(short,)))["ereignisse/index.md"]
    )


def test_topic_page(german: LanguageProfile) -> None:
    """A topic's page has what the editor says, its neighbours, months, stories, speakers, and evidence by article."""
    page = html.unescape(pages_of(german)["themen/bahn.md"])
    assert "\nAuch [Straßenbahnen].\n" in page
    assert "Schienen*verkehr*" in page
    assert "[Brücken*sperrung](brueckensperrung.md) (1)" in page
    assert part(page, "Im Lauf der Zeit").strip().splitlines()[2:] == ["| April 2025 | 2 |", "| Februar 2025 | 1 |"]
    assert "(../ereignisse/2025-04-04-bruecke-gesperrt.md)" in part(page, "Ereignisse")
    assert part(page, "Wer dazu spricht").strip() == "- [Wiebke Ott](../personen/wiebke-ott.md) – 2 Zitate"
    assert "Belege: Bahnbrücke, Züge" in part(page, "Artikel")
    assert "hat sich aus den Artikeln ergeben" not in page


def test_topic_of_the_articles(german: LanguageProfile) -> None:
    """A topic on no list says so on its page and in the list of topics, below those of the list."""
    pages = pages_of(german)
    assert "hat sich aus den Artikeln ergeben" in pages["themen/brueckensperrung.md"]
    lines = [line for line in pages["themen/index.md"].splitlines() if line.startswith("- [")]
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
    assert part(page, "Verwandte Artikel").strip() == "- [Fähre *fährt* wieder](faehre-faehrt-wieder.md)"
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
    page = render_period(asked, settings(), german, TEMPLATES)
    assert (head(page)["title"], head(page)["kind"]) == (title, "span")
    assert "](artikel/2025-04-04-bruecke-gesperrt.md)" in page
    assert "Nächster" not in page


HOSTILE = "<b onclick='x'>*x* [y](javascript:alert(1)) | # {{ 7*7 }}</b>"


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
        body = pages[path].partition("---\n\n")[2]
        assert html.unescape(HOSTILE) in html.unescape(body), path
        assert not set("<{") & set(body.replace("attrs: {", "")), path
        assert "javascript&#58;" in body, path
        assert "(javascript:" not in body, path


def test_english_pages_have_no_german(briefing: Briefing, interface: LanguageProfile) -> None:
    """Headings and links of a site in one language are of that language alone."""
    other = profiles()["en" if interface.code == "de" else "de"].interface.text
    own = set(interface.interface.text.values())
    texts = {text for text in other.values() if "{" not in text and len(text) > 6} - own
    pages = render(briefing, settings(), interface, TEMPLATES)
    headings = {line.lstrip("# ") for page in pages.values() for line in page.splitlines() if line.startswith("#")}
    links = {html.unescape(text) for page in pages.values() for text in re.findall(r"\[([^]]*)\]\(", page)}
    assert texts & {html.unescape(one) for one in headings | links} == set()


# --- Old addresses, heads and faults ---


def moved_page(german: LanguageProfile, path: str, target: Ref, kind: str = "person") -> str:
    """Return the page at an old address, with the whole site around it."""
    site = replace(sample_briefing(german.interface.paths), moved=(MovedEntry(path, kind, target),))
    return render(site, settings(), german, TEMPLATES)[path]


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
        "mail_subject": "Diese%20Seite%20ist%20umgezogen",
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
    pages = render(briefing, settings(), interface, TEMPLATES)
    heads = {path: head(page) for path, page in pages.items() if path.endswith(".md")}
    leading = {path for path, one in heads.items() if {"redirect", "search"} & one.keys()}
    assert leading == {moved.path for moved in briefing.moved}
    assert leading == {path for path, one in heads.items() if one["kind"] == "moved"}


def test_heads(german: LanguageProfile) -> None:
    """Title and description are escaped for HTML, the subject of a mail percent-encoded."""
    pages = render(sample_briefing(german.interface.paths), settings(), german, TEMPLATES)
    found = head(pages["artikel/2025-04-04-bruecke-gesperrt.md"])
    assert found["title"] == "Brücke gesperrt: „Wie lange noch?“"
    assert found["description"] == "Die Brücke bei Brellin bleibt 2025. gesperrt."
    assert found["mail_subject"] == "Br%C3%BCcke%20gesperrt%3A%20%E2%80%9EWie%20lange%20noch%3F%E2%80%9C"
    assert found["kind"] == "article"


@pytest.mark.parametrize("title", ["Off", "2025-04-04", "---", '"', "': {", "a\n---\nkind: start", "<b>", "{{ x }}"])
def test_any_title_fits_the_head(german: LanguageProfile, title: str) -> None:
    """Whatever the headline, the head stays what it is and the page's kind with it."""
    site = sample_briefing(german.interface.paths)
    article = replace(site.articles[0], ref=site.articles[0].ref._replace(name=title))
    page = render(replace(site, articles=(article,)), settings(), german, TEMPLATES)[article.ref.path]
    assert head(page)["kind"] == "article"
    assert isinstance(head(page)["title"], str)


def faults(templates: Path, profile: LanguageProfile) -> Iterator[str]:
    """Yield the faults that stop even an empty site, relative to the folder."""
    with pytest.raises(SettingsError) as raised:
        render(EMPTY, settings(), profile, templates)
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
    pages = render(sample_briefing(german.interface.paths), settings(), german, templates)
    assert pages["artikel/faehre-faehrt-wieder.md"].endswith("---\n\nFähre &#42;fährt&#42; wieder|\n")
    assert pages["artikel/2025-04-04-bruecke-gesperrt.md"].endswith("|Nahverkehr &#38; Bahn\n")
