"""Tests that a project's folder is read as a whole, with the faults of all its files told together."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.project import load_project
from generator.settings import Layout
from generator.website import Website
from tests.samples import ROOT, link_models, profiles, taxonomy

if TYPE_CHECKING:
    from pathlib import Path

OWN_TOPIC = '[[topic]]\nid = "zz-hafenfest"\nname = { de = "Hafenfest" }\nwords = { de = ["Hafenfest"] }\n'


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A project with the settings that ship."""
    shutil.copytree(ROOT / "site_config", tmp_path / "site_config")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    link_models(tmp_path)
    return Layout(tmp_path)


def faults_of(layout: Layout) -> list[str]:
    """Return what is said to be wrong with a project."""
    with pytest.raises(SettingsError) as raised:
        load_project(layout)
    return list(raised.value.faults)


def files_of(faults: list[str]) -> set[str]:
    """Return the files that faults name."""
    return {fault.partition(": ")[0] for fault in faults}


def test_what_ships(layout: Layout) -> None:
    """A project holds its settings, languages, topics and known names."""
    project = load_project(layout)
    assert project.layout is layout
    assert set(project.plan.profiles) == set(profiles())
    assert project.plan.taxonomy.topics[: len(taxonomy().topics)] == taxonomy().topics
    assert project.interface is project.plan.profiles[project.settings.site.language]


def test_interface(layout: Layout) -> None:
    """The site speaks the language that the settings name."""
    layout.settings.write_text('[site]\nlanguage = "en"\n', "utf-8")
    assert load_project(layout).interface.code == "en"


def test_website(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """What every page knows of the site comes from mkdocs.yml, the settings and the language file."""
    monkeypatch.setenv("SITE_URL", "https://example.org/blatt")
    layout.settings.write_text(
        '[site]\nlanguage = "en"\nsearch = "material"\ncorrections = "a@example.org"\n[pages]\ndays_new = 3\n', "utf-8"
    )
    project = load_project(layout)
    assert project.website == Website(
        name="Briefings",
        url="https://example.org/blatt/",
        profile=project.interface,
        folders=False,
        days_new=3,
        corrections="a@example.org",
        search="material",
    )


def test_website_on_the_web(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the settings say otherwise, pages are folders, seven days are new, and errors are reported nowhere."""
    monkeypatch.delenv("SITE_URL", raising=False)
    layout.settings.write_text("", "utf-8")
    project = load_project(layout)
    assert project.website == Website("Briefings", "", project.interface, folders=True, days_new=7)


def test_project_without_mkdocs(layout: Layout) -> None:
    """A project without mkdocs.yml is told with the remedy."""
    layout.mkdocs.unlink()
    (fault,) = faults_of(layout)
    assert fault.startswith(f"{layout.mkdocs}: the file is missing. Create it")


def test_own_topics(layout: Layout) -> None:
    """A project's own topics and rules come behind those that ship, and need not be there."""
    layout.own_topics.write_text(OWN_TOPIC + '[[rule]]\ntopic = "kultur"\npin = true\n', "utf-8")
    found = load_project(layout).plan.taxonomy
    assert [one.id for one in found.topics][-1] == "zz-hafenfest"
    assert len(found.topics) == len(taxonomy().topics) + 1
    assert [(one.topic, one.pin) for one in found.rules] == [("kultur", True)]
    layout.own_topics.unlink()
    assert load_project(layout).plan.taxonomy == taxonomy()


def test_gazetteer(layout: Layout) -> None:
    """Names are known where the settings name a file of them."""
    (layout.root / "namen.csv").write_text("name,kind\nAmt Lahe,organisation\n", "utf-8")
    layout.settings.write_text('[actors]\ngazetteer = "namen.csv"\n', "utf-8")
    assert [actor.name for actor in load_project(layout).plan.known] == ["Amt Lahe"]
    layout.settings.write_text("", "utf-8")
    assert load_project(layout).plan.known == ()


def test_gazetteer_that_is_not_there(layout: Layout) -> None:
    """A file of names that the settings name must be there."""
    layout.settings.write_text('[actors]\ngazetteer = "fehlt.csv"\n', "utf-8")
    (fault,) = faults_of(layout)
    assert fault.startswith(f"{layout.root / 'fehlt.csv'}: the gazetteer is missing")


def test_faults_of_all_files_together(layout: Layout) -> None:
    """Settings, languages, topics, own topics, rules for actors and mkdocs.yml are all read before a fault is told."""
    layout.settings.write_text("[site]\nlang = 'de'\n", "utf-8")
    (layout.languages / "en.toml").write_text("code = 7\n", "utf-8")
    layout.topics.write_text("[[topic]]\n", "utf-8")
    layout.own_topics.write_text("[[rule]]\n", "utf-8")
    layout.actors.write_text("[[actor]]\nnome = 'Ole Tamsen'\n", "utf-8")
    layout.mkdocs.write_text("theme: material\n", "utf-8")
    assert files_of(faults_of(layout)) == {
        str(layout.settings),
        str(layout.languages / "en.toml"),
        str(layout.topics),
        str(layout.own_topics),
        str(layout.actors),
        str(layout.mkdocs),
    }


def test_faults_of_the_gazetteer_with_others(layout: Layout) -> None:
    """Those of the gazetteer, whose place the settings tell, are among them."""
    layout.topics.write_text("[[topic]]\n", "utf-8")
    (layout.root / "namen.csv").write_text("name,kind\nOtt,mensch\n", "utf-8")
    layout.settings.write_text('[actors]\ngazetteer = "namen.csv"\n', "utf-8")
    assert files_of(faults_of(layout)) == {str(layout.topics), f"{layout.root / 'namen.csv'}:2"}


def test_topics_of_two_files_that_do_not_go_together(layout: Layout) -> None:
    """An own topic with the id of one that ships is refused with both files."""
    layout.own_topics.write_text(OWN_TOPIC.replace("zz-hafenfest", "kultur"), "utf-8")
    (fault,) = faults_of(layout)
    assert fault.startswith(f"{layout.topics} and {layout.own_topics}: these ids are given twice: kultur.")


def test_interface_without_a_file(layout: Layout) -> None:
    """A site cannot speak a language that has no file."""
    layout.settings.write_text('[site]\nlanguage = "fr"\n', "utf-8")
    assert faults_of(layout) == [
        f"{layout.settings}: site.language: 'fr' has no file in {layout.languages}. There is: de, en."
    ]
