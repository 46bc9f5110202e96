"""Tests of what is written for a site as a whole: pages, the files beside them, and what can be found."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.errors import SettingsError
from generator.mkdocs_config import read_mkdocs
from generator.output import Output, make_output
from generator.project import load_project
from generator.settings import Layout
from tests.render.conftest import sample_briefing
from tests.samples import head, make_project

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from generator.briefing import Briefing


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A project's folder without articles."""
    found = Layout(make_project(tmp_path, {}))
    found.pages.mkdir(parents=True)
    return found


def output(layout: Layout, briefing: Briefing | None = None, steps: list[str] | None = None) -> Output:
    """Return what is written for the small site, or for another."""
    project = load_project(layout)

    def step(name: str) -> AbstractContextManager[Any]:
        (steps if steps is not None else []).append(name)
        return nullcontext()

    return make_output(project, briefing or sample_briefing(project.website.paths), step)


def test_parts_in_order(layout: Layout) -> None:
    """Pages come before what lies beside them."""
    steps: list[str] = []
    output(layout, steps=steps)
    assert steps == ["render", "share"]


def test_pages_and_files(layout: Layout) -> None:
    """Pages are counted apart from the files; each file that a page's head names is there."""
    found = output(layout)
    pages = {path: head(text.decode()) for path, text in found.docs.items() if path.endswith(".md")}
    assert found.pages == len(pages)
    named = {meta[key] for meta in pages.values() for key in ("card", "feed", "feed_json", "data") if key in meta}
    assert len(named) > 10
    assert {path for path in named if not path.startswith("assets/")} - found.docs.keys() == set()


def test_feeds_are_as_new_as_the_newest_article(layout: Layout) -> None:
    """No clock is in the feeds, so that the same articles give the same bytes."""
    assert b"<updated>2025-04-05" in output(layout).docs["feed.xml"]
    assert output(layout).docs == output(layout).docs


def test_hand_written_files(layout: Layout) -> None:
    """Hand-written files go before generated ones beside pages, and are known to the navigation."""
    (layout.pages / "robots.txt").write_bytes(b"User-agent: *\n")
    (layout.pages / "impressum.md").write_text("# Wir über uns\n", "utf-8")
    (layout.pages / ".versteckt.md").write_text("# Nein\n", "utf-8")
    found = output(layout)
    assert found.docs["robots.txt"] == b"User-agent: *\n"
    assert ".versteckt.md" not in found.docs
    assert {"Wir über uns": "impressum.md"} in yaml.safe_load(found.mkdocs)["nav"][-1]["Über"]
    assert found.pages == len([path for path in found.docs if path.endswith(".md")])


def test_hand_written_page_about_the_site(layout: Layout) -> None:
    """A hand-written page about the site is the only one that may stand where a generated one does."""
    before = output(layout)
    (layout.pages / "ueber.md").write_text("# Wir\n", "utf-8")
    after = output(layout)
    assert (after.docs["ueber.md"], after.pages) == (b"# Wir\n", before.pages)


@pytest.mark.parametrize("name", ["index.md", "suche/index.md", "netz/index.md", "personen/wiebke-ott.md"])
def test_hand_written_page_in_the_way(layout: Layout, name: str) -> None:
    """A hand-written page with the address of another generated one is named with the remedy."""
    (layout.pages / name).parent.mkdir(parents=True, exist_ok=True)
    (layout.pages / name).write_text("# Meins\n", "utf-8")
    with pytest.raises(SettingsError) as raised:
        output(layout)
    assert raised.value.faults == [f"{layout.pages / name}: a generated page has this address. Rename the file."]


def test_digest_of_what_can_be_found(layout: Layout) -> None:
    """The digest is the same for the same words, and another for others, also if no page's text differs."""
    found = output(layout)
    assert found.words == output(layout).words
    record = found.records[0]
    other = replace(found, records=(replace(record, words=(*record.words, "wort")), *found.records[1:]))
    assert other.words != found.words


@pytest.mark.parametrize(
    ("engine", "expected"), [("pagefind", "pagefind/pagefind.js"), ("material", "search/search_index.json")]
)
def test_search_is_written_into_the_site(layout: Layout, tmp_path: Path, engine: str, expected: str) -> None:
    """The index is of the engine that the settings name, in the folder of the built site."""
    layout.settings.write_text(f'[site]\nsearch = "{engine}"\n', "utf-8")
    site = tmp_path / "gebaut"
    worker = site / "assets" / "javascripts" / "workers" / "search.0a1b2c3d.min.js"
    worker.parent.mkdir(parents=True)
    worker.write_text("", "utf-8")
    output(layout).write_index(site)
    assert (site / expected).is_file()


def test_what_mkdocs_is_told(layout: Layout) -> None:
    """What MkDocs is told inherits from the project's own file, whose plugins stay."""
    layout.mkdocs.write_text(f"{layout.mkdocs.read_text('utf-8')}\nplugins:\n  - search\n  - tags\n", "utf-8")
    told = yaml.safe_load(output(layout).mkdocs)
    assert (told["INHERIT"], told["plugins"]) == ("../mkdocs.yml", read_mkdocs(layout.mkdocs).plugins)
    assert told["plugins"] == ["tags"]
