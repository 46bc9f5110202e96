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
from generator.render import render
from generator.render.dates import readable_date
from generator.settings import PageSettings, Settings
from tests.render.conftest import sample_briefing
from tests.samples import ROOT, profiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.language import LanguageProfile

TEMPLATES = ROOT / "templates"
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
    (first, second), person = briefing.articles, briefing.persons[0]
    persons = (
        replace(person, articles=(first, second), standing=Standing(speeches=2)),
        replace(person, articles=(second,)),
    )
    others = replace(briefing, articles=(replace(second, quotes=()),), persons=persons, ties=())
    for site in (others, EMPTY):
        render(site, settings(), profile, TEMPLATES)
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
        *(day.ref.path for day in briefing.days),
        *(month.ref.path for month in briefing.months),
        *(moved.path for moved in briefing.moved),
        f"{interface.interface.paths.data}/ties.json",
    ]
    indexes = [path for path in pages if path.endswith("index.md")]
    assert sorted(pages) == sorted([*own, *indexes])
    assert len(indexes) == 7


def test_site_without_articles(german: LanguageProfile) -> None:
    """A site without articles has a start page and its lists, which say so, and data without entries."""
    pages = render(EMPTY, settings(), german, TEMPLATES)
    assert set(pages) == {
        "index.md",
        "daten/ties.json",
        *(f"{name}/index.md" for name in ("briefings", "personen", "organisationen", "themen", "artikel", "zitate")),
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


def test_note_and_wikidata(german: LanguageProfile) -> None:
    """The editor's note stands on the page as it is; the id in Wikidata leads there."""
    pages = render(sample_briefing(german.interface.paths), settings(), german, TEMPLATES)
    page = pages["personen/wiebke-ott.md"]
    assert "\n\nNicht mit &#42;Wiebke Otte&#42; zu verwechseln&#46;\n\n" in page
    assert "\n\n[Wikidata Q42](https://www.wikidata.org/wiki/Q42)\n\n" in page
    assert "wikidata" not in pages["personen/ole-tamsen.md"].lower()


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
