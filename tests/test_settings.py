"""Tests of what a site's owner may choose."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.settings import SETTINGS_FILE, Layout, Settings, load_settings
from tests.samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NO_ADDRESSES = (
    "fehler",
    "@",
    "fehler@example",
    "fehler@",
    "@example.org",
    "a b@example.org",
    "a@b@example.org",
    "<a@example.org>",
    "mailto:a@example.org",
    "a@example.org?subject=x",
    "a@example.org, b@example.org",
    " a@example.org",
)


def write(root: Path, text: str) -> Layout:
    """Write a settings file below that root."""
    path = root / SETTINGS_FILE
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return Layout(root)


def test_shipped_file_holds_the_defaults() -> None:
    """The settings file that ships names every key with its default, but for those of which its comment says others."""
    content = tomllib.loads((ROOT / SETTINGS_FILE).read_text("utf-8"))
    expected = Settings().model_dump()
    expected["actors"]["gazetteer"] = "site_config/gazetteer.csv"
    expected["site"]["corrections"] = "berichtigung@nordmark.example"
    assert expected == content
    assert expected == load_settings(Layout(ROOT)).model_dump()


def test_no_gazetteer_unless_it_is_named() -> None:
    """Without a setting no gazetteer is read; the one that ships is where the shipped file says."""
    assert Settings().actors.gazetteer == ""
    assert (ROOT / load_settings(Layout(ROOT)).actors.gazetteer).is_file()


def test_empty_file_is_enough(tmp_path: Path) -> None:
    """Every key may be left out."""
    assert Settings() == load_settings(write(tmp_path, ""))


def test_keys_are_read(tmp_path: Path) -> None:
    """A key that is given takes the place of its default, and of no other."""
    settings = load_settings(write(tmp_path, '[pages]\narticle_text = "full"\nmin_actor_weight = 3\n'))
    expected = Settings().model_dump()
    expected["pages"] |= {"article_text": "full", "min_actor_weight": 3.0}
    assert expected == settings.model_dump()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[site]\nlanguage = "deutsch"', "site.language"),
        ('[site]\nsearch = "google"', "site.search"),
        ('[site]\nsearch = ""', "site.search"),
        *((f"[site]\ncorrections = '{address}'", "site.corrections") for address in NO_ADDRESSES),
        ("[read]\nmax_file_bytes = 0", "read.max_file_bytes"),
        ("[read]\nmax_bulk_bytes = -1", "read.max_bulk_bytes"),
        ("[read]\nmax_article_characters = 1_000_001", "read.max_article_characters"),
        ("[analysis]\nworkers = -1", "analysis.workers"),
        ("[analysis]\nworkers = 257", "analysis.workers"),
        ("[actors]\ngazetteer = 5", "actors.gazetteer"),
        ('[actors]\ngazeteer = "namen.csv"', "actors.gazeteer"),
        ('[pages]\narticle_text = "half"', "pages.article_text"),
        ("[pages]\nexcerpt_characters = -1", "pages.excerpt_characters"),
        ("[pages]\nlist_length = 0", "pages.list_length"),
        ("[pages]\nlist_length = 1001", "pages.list_length"),
        ("[pages]\nquotes_on_page = 0", "pages.quotes_on_page"),
        ("[pages]\nquotes_on_page = 501", "pages.quotes_on_page"),
        ("[pages]\narticles_on_page = 0", "pages.articles_on_page"),
        ("[pages]\narticles_on_page = 501", "pages.articles_on_page"),
        ("[pages]\ndays_new = -1", "pages.days_new"),
        ("[pages]\ndays_new = 1.5", "pages.days_new"),
        ("[pages]\nnewest_on_start = 0", "pages.newest_on_start"),
        ("[pages]\nmin_actor_weight = nan", "pages.min_actor_weight"),
        ("[pages]\nmin_topic_score = -0.5", "pages.min_topic_score"),
        ("[pages]\nlist_lenght = 10", "pages.list_lenght"),
        ("[page]\nlist_length = 10", "page"),
    ],
)
def test_wrong_values(tmp_path: Path, text: str, key: str) -> None:
    """A value out of bounds, of the wrong type or under a wrong name is refused with its key."""
    layout = write(tmp_path, text)
    with pytest.raises(SettingsError) as raised:
        load_settings(layout)
    assert [fault.startswith(f"{layout.settings}: {key}: ") for fault in raised.value.faults] == [True]


@pytest.mark.parametrize("address", ["", "fehler@example.org", "fehler+neu@post.example.co.uk", "ä@münchen.example"])
def test_address_for_corrections(tmp_path: Path, address: str) -> None:
    """An address for errors looks like one, or is left out."""
    assert load_settings(write(tmp_path, f'[site]\ncorrections = "{address}"\n')).site.corrections == address


def test_layout_stays_below_its_root(tmp_path: Path) -> None:
    """Every place of a project is below its root, and all that is generated below build, but for the registry."""
    layout = Layout(tmp_path)
    places = {name: path.relative_to(tmp_path).as_posix() for name, path in vars(layout).items()}
    built = {"build", "docs", "site", "cache", "derived_mkdocs"}
    assert {name for name, path in places.items() if path.startswith("build")} == built
    assert places["registry"] == "content/registry"
    assert places["actors"] == "site_config/actors.toml"


def test_layout_is_what_ships() -> None:
    """What a project needs for its first build is where the layout says."""
    layout = Layout(ROOT)
    files = (layout.settings, layout.topics, layout.mkdocs)
    folders = (layout.languages, layout.theme, layout.templates, layout.articles, layout.pages)
    assert [path for path in files if not path.is_file()] == []
    assert [path for path in folders if not path.is_dir()] == []
