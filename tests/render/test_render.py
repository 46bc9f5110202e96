"""Tests of the pages that a site has, and of what happens where templates or texts are at fault."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.briefing import Briefing
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
    persons = (replace(person, articles=(first, second)), replace(person, articles=(second,)))
    others = replace(briefing, articles=(replace(second, quotes=()),), persons=persons)
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
    ]
    indexes = [path for path in pages if path.endswith("index.md")]
    assert sorted(pages) == sorted([*own, *indexes])
    assert len(indexes) == 7


def test_site_without_articles(german: LanguageProfile) -> None:
    """A site without articles has a start page and its lists, which say so."""
    pages = render(EMPTY, settings(), german, TEMPLATES)
    assert set(pages) == {
        "index.md",
        *(f"{name}/index.md" for name in ("briefings", "personen", "organisationen", "themen", "artikel", "zitate")),
    }
    assert "Es liegen noch keine Artikel vor" in pages["index.md"]
    assert "Noch nichts" in pages["personen/index.md"]


def test_long_lists_are_cut(german: LanguageProfile) -> None:
    """A list goes on on further pages, each linked with the ones beside it."""
    site = sample_briefing(german.interface.paths)
    (person, *_) = site.persons
    persons = tuple(replace(person, ref=person.ref._replace(name=f"Nr. {number}")) for number in range(5))
    pages = render(replace(site, persons=persons), settings(list_length=2), german, TEMPLATES)
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
