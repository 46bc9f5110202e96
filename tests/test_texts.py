"""Tests of the interface's texts: places are filled, what is wrong with one is named, and none is there in vain."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.briefing import Briefing, Ref, Standing
from generator.errors import SettingsError
from generator.mkdocs_config import MkdocsFile, derive
from generator.pictures import (
    actor_timeline,
    bonds_by_actor,
    ego_network,
    find_bonds,
    network,
    network_values,
    period_timeline,
    story_timeline,
    topics_over_time,
)
from generator.readable import readable_date
from generator.render import render, render_period
from generator.search import search_records
from generator.settings import Layout, PageSettings, Settings
from generator.share.files import describe, share_files
from generator.texts import Texts
from tests.pictures import made
from tests.render.conftest import sample_briefing
from tests.samples import ROOT, profiles, website

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.language import LanguageProfile
    from generator.website import Website

THEME = ROOT / "site_config" / "theme"
EMPTY = Briefing((), (), (), (), (), ())


def texts(**changed: str) -> Texts:
    """Return the German texts with some changed."""
    profile = profiles()["de"]
    interface = profile.interface.model_copy(update={"text": profile.interface.text | changed})
    return Texts(profile.model_copy(update={"interface": interface}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seite {seite}", "KeyError('seite'). Values that may stand in it: {page}, {pages}."),
        ("Seite {", "ValueError("),
        ("Seite {}", "IndexError("),
        ("Seite {page!x}", "ValueError("),
    ],
)
def test_faulty_text(text: str, expected: str) -> None:
    """A text that asks for something else than it is given is named, with what it may ask for."""
    with pytest.raises(SettingsError) as raised:
        texts(page_of=text).text("page_of", page=1, pages=2)
    place = "site_config/languages/de.toml: interface.text.page_of: "
    assert [fault.startswith(f"{place}{expected}") for fault in raised.value.faults] == [True]


@pytest.mark.parametrize("text", ["Seite {page.nummer}", "Seite {page[0]}"])
def test_text_that_looks_into_a_value(text: str) -> None:
    """A text that asks for a part of a value is named too."""
    with pytest.raises(
        SettingsError, match=r"interface\.text\.page_of: .*Values that may stand in it: {page}, {pages}"
    ):
        texts(page_of=text).text("page_of", page=1, pages=2)


def test_missing_text() -> None:
    """A text that is not there is named."""
    with pytest.raises(SettingsError, match=r"de\.toml: interface\.text\.gibtsnicht: this text is missing"):
        texts().text("gibtsnicht")


@pytest.mark.parametrize(
    ("things", "expected"), [(0, "keine Artikel"), (1, "1 Artikel"), (2, "2 Artikel"), ("abc", "3 Artikel")]
)
def test_count(things: int | str, expected: str) -> None:
    """None, one and many each have a form of their own."""
    assert expected == texts().count("articles", things)


# --- Every text is used, and every text that is asked for is there ---


class Recording(dict[str, str]):
    """Texts that know which of them were asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.used.add(key)
        return super().__getitem__(key)


def with_texts(profile: LanguageProfile, found: dict[str, str]) -> LanguageProfile:
    """Return the profile with other texts."""
    return profile.model_copy(update={"interface": profile.interface.model_copy(update={"text": found})})


def settings(**pages: Any) -> Settings:
    """Return settings with these values for pages."""
    return Settings(pages=PageSettings.model_validate(pages))


def busy(briefing: Briefing) -> Briefing:
    """Return the site with more quotations than a page, a mail or a feed shows."""
    _, article, _ = briefing.articles
    quotes = tuple(replace(article.quotes[0], anchor=f"z-{number}") for number in range(60))
    article = replace(article, quotes=quotes)
    person, topic = briefing.persons[0], briefing.topics[1]
    names = tuple(Ref(f"Name {number}", "") for number in range(60))
    return replace(
        briefing,
        articles=(article, *briefing.articles[::2]),
        persons=(replace(person, says=quotes, about=quotes, articles=(article,)), *briefing.persons[1:]),
        topics=(
            briefing.topics[0],
            replace(topic, quotes=quotes, articles=(article,) * 60, actors=names),
            briefing.topics[2],
        ),
    )


def shapes(briefing: Briefing) -> Iterator[Briefing]:
    """Yield sites in which there is one, none and several of what texts count."""
    (_, first, second), person = briefing.articles, briefing.persons[0]
    persons = (
        replace(person, articles=(first, second), standing=Standing(speeches=2)),
        replace(person, articles=(second,)),
    )
    (week,) = briefing.weeks
    (item,) = week.items
    many = replace(week, items=(replace(item, reports=2), item), reports=2, speakers=2, previous=week.ref)
    none = replace(week, reports=0, sources=0, speakers=0, next=week.ref)
    yield briefing
    yield busy(briefing)
    yield replace(briefing, articles=(replace(second, quotes=()),), persons=persons, ties=())
    yield replace(briefing, weeks=(many, none))
    yield EMPTY


# Days, weeks, months and years, each with something of which only the month is known.
DATES = (
    ("2025-04-04", "2025-04-05", "2025-04"),
    ("2025-01-06", "2025-03-06", "2025-03"),
    ("2023-01-06", "2025-03-06"),
    ("2005-01-06", "2025-03-06"),
)


def draw_all(site: Website) -> None:
    """Make every picture over days, weeks, months and years."""
    for dates in DATES:
        actor_timeline(made.actor(made.articles(*dates), made.quotes(*dates)), site)
        topics = [made.topic(name, *dates) for name in ("Bahn", "Wasser")]
        story_timeline(made.story(*dates), site)
        topics_over_time(made.briefing(topics=topics), site)
    one, two, body = made.person("Ott"), made.person("Tamsen"), made.body("Werft")
    named = [made.person(name) for name in ("Ott", "Tamsen", "Brehm", "Roth", "Falk")]
    ties = [made.tie(one, two, 2), made.tie(one, body, kind="about"), made.tie(two, body, 3, kind="about")]
    ties += [made.tie(one, other) for other in named[2:]]
    days = [made.period("day", day, day) for day in ("2025-04-04", "2025-04-05")]
    period_timeline(made.period("span", "2025-04-04", "2025-04-05"), made.briefing(days=days), site)
    site_of = made.briefing(ties=[made.tie(one, made.person(f"N{number}")) for number in range(90)])
    network(site_of, site, "netz/index.md")
    network_values(site_of, site, "netz/index.md")
    ego_network(made.actor(ref=one), bonds_by_actor(find_bonds(ties)), site)
    few = sample_briefing(site.paths)
    render(replace(few, ties=tuple(ties)), settings(), site, ROOT / "templates")


def use_all(site: Website, layout: Layout) -> None:
    """Make everything that a site consists of, in every shape."""
    briefing = sample_briefing(site.paths)
    templates = ROOT / "templates"
    (week,) = briefing.weeks
    for one in (settings(list_length=1), settings(article_text="full"), settings(quotes_on_page=1, articles_on_page=1)):
        render(briefing, one, site, templates)
    for shape in shapes(briefing):
        render(shape, settings(briefing_items=1), site, templates, lambda page: describe(page, site))
        search_records(shape, site, ())
    render_period(replace(week, kind="span", ref=Ref("Ott", "")), settings(), site, templates)
    readable_date("2025-04-04T09:30", site.profile)
    share_files(busy(briefing), PageSettings(), site, layout, updated="2025-04-05")
    share_files(briefing, PageSettings(), replace(site, url="https://example.org/"), layout, updated="2025-04-05")
    draw_all(site)
    derive(layout, MkdocsFile("Hafen", "", None, []), Settings(), site, {})


def unused(found: Recording) -> set[str]:
    """Return the texts that nothing asked for; where one is counted, its other forms are for other numbers."""
    counted = {key.rpartition("_")[0] for key in found.used if key.endswith(("_none", "_one", "_many"))}
    forms = {f"{key}_{form}" for key in counted for form in ("none", "one", "many")}
    return {key for key in found if not key.startswith(("theme_", "script_"))} - found.used - forms


@pytest.mark.parametrize("code", ["de", "en"])
def test_every_text_is_used_and_there(tmp_path: Path, code: str) -> None:
    """What is written for a site asks for every text of the language file that is not the theme's or the scripts'."""
    found = Recording(profiles()[code].interface.text)
    layout = Layout(tmp_path)
    layout.templates = ROOT / "templates"
    use_all(website(with_texts(profiles()[code], found), corrections="fehler@example.org"), layout)
    assert unused(found) == set()
    assert found.used <= found.keys()


def test_theme_uses_its_texts() -> None:
    """The theme asks for each of its texts by name, and for none that there is not."""
    files = (path.read_text("utf-8") for path in THEME.rglob("*") if path.suffix in {".html", ".xml"})
    asked = {name for text in files for name in re.findall(r"config\.extra\.labels\.(\w+)", text)}
    assert {f"theme_{name}" for name in asked} == {
        key for key in profiles()["de"].interface.text if key.startswith("theme_")
    }


# Values of a facet that come with the data; a script asks for the text of what it finds there.
KINDS = ("direct", "indirect", "person", "organisation", "listed", "emerging")


def quoted(name: str, script: str) -> bool:
    """Whether the name stands in the script between quotation marks, or as the name of a text."""
    return f'"{name}"' in script or bool(re.search(rf"texts\.{name}\b", script))


def is_asked_for(name: str, script: str) -> bool:
    """Whether a script asks for the text: by its name, or by two parts that it puts together."""
    if name in KINDS and "text(value)" in script:
        return True
    cuts = [place.start() for place in re.finditer("_", name)]
    pairs = ((name[:cut], name[cut + 1 :]) for cut in cuts)
    return quoted(name, script) or any(
        (f'"{head}_" +' in script or f'("{head}",' in script) and quoted(tail, script) for head, tail in pairs
    )


def scripts() -> dict[str, str]:
    """Return the theme's scripts by the prefix of their texts."""
    return {path.stem: path.read_text("utf-8") for path in (THEME / "assets").glob("*.js")}


@pytest.mark.parametrize("key", [key for key in profiles()["de"].interface.text if key.startswith("script_")])
def test_script_uses_its_text(key: str) -> None:
    """A script asks for the text: the one whose name it begins with, without that, or else the site's own."""
    name = key.removeprefix("script_")
    area, _, rest = name.partition("_")
    script = scripts().get(area)
    assert (
        is_asked_for(name, scripts()["briefings"])
        if script is None
        else (is_asked_for(rest, script) or is_asked_for(name, script))
    )


def test_scripts_ask_for_texts_that_are_there() -> None:
    """Every text that a script names is in the language file."""
    texts_of = {key.removeprefix("script_") for key in profiles()["de"].interface.text if key.startswith("script_")}
    for area, script in scripts().items():
        assert set(re.findall(r"\btexts\.(\w+)", script)) <= texts_of, area
        prefix = f'"{area}_" + key'
        if prefix in script:
            asked = set(re.findall(r'\btext\("(\w+)"[,)]', script))
            asked |= {
                f"{name}_{form}"
                for name in re.findall(r'\bcounted\("(\w+)"', script)
                for form in ("none", "one", "many")
            }
            assert {f"{area}_{name}" for name in asked} <= texts_of, area
