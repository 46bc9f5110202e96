"""Tests of the addresses that pages and files have, whether a page is a folder or a file."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.website import Website
from tests.samples import PROPERTY, profiles, website

SITE = website(profiles()["de"])
FILES = website(profiles()["de"], folders=False)
PUBLIC = "https://example.org/blatt/"

# Slugs that look like what has a meaning of its own, and others.
NAMES = st.sampled_from(("a", "b", "index-2", "neuer-index", "liste", "zitate", "data", "2025-04"))
PAGES = st.lists(NAMES, max_size=3).flatmap(
    lambda folders: st.one_of(NAMES, st.just("index")).map(lambda name: "/".join((*folders, f"{name}.md")))
)
OTHERS = st.sampled_from(("feed.xml", "daten/site.jsonl", "personen/a/data.json", "assets/card.png"))


@pytest.mark.parametrize(
    ("path", "folder", "file"),
    [
        ("index.md", "", "index.html"),
        ("ueber.md", "ueber/", "ueber.html"),
        ("personen/index.md", "personen/", "personen/index.html"),
        ("personen/a.md", "personen/a/", "personen/a.html"),
        ("personen/neuer-index.md", "personen/neuer-index/", "personen/neuer-index.html"),
        ("personen/a/zitate.md", "personen/a/zitate/", "personen/a/zitate.html"),
        ("feed.xml", "feed.xml", "feed.xml"),
        ("personen/a/feed.xml", "personen/a/feed.xml", "personen/a/feed.xml"),
    ],
)
def test_address(path: str, folder: str, file: str) -> None:
    """A page is a folder or a file; an index page is its folder's; other files are what they are."""
    assert (SITE.address(path), FILES.address(path)) == (folder, file)
    assert (SITE.address(path, "z-1"), FILES.address(path, "z-1")) == (f"{folder}#z-1", f"{file}#z-1")


@pytest.mark.parametrize(
    ("source", "target", "folder", "file"),
    [
        ("index.md", "index.md", "./", "index.html"),
        ("index.md", "personen/a.md", "personen/a/", "personen/a.html"),
        ("personen/a.md", "index.md", "../../", "../index.html"),
        ("personen/a.md", "personen/b.md", "../b/", "b.html"),
        ("personen/a.md", "personen/a.md", "./", "a.html"),
        ("personen/a.md", "personen/index.md", "../", "index.html"),
        ("personen/index.md", "personen/a.md", "a/", "a.html"),
        ("personen/a.md", "personen/a/feed.xml", "feed.xml", "a/feed.xml"),
        ("personen/index.md", "daten/site.jsonl", "../daten/site.jsonl", "../daten/site.jsonl"),
        ("feed.xml", "personen/a.md", "personen/a/", "personen/a.html"),
    ],
)
def test_relative_address(source: str, target: str, folder: str, file: str) -> None:
    """From one page to another, up as far as need be and no further."""
    assert (SITE.relative(source, target), FILES.relative(source, target)) == (folder, file)
    assert SITE.relative(source, target, "z-1") == f"{folder}#z-1"


@PROPERTY
@given(source=PAGES, target=st.one_of(PAGES, OTHERS), folders=st.booleans(), anchor=st.sampled_from(("", "z-1")))
def test_relative_address_arrives(source: str, target: str, folders: object, anchor: str) -> None:
    """Whoever follows the relative address from the page's own arrives at the target's, below whatever the site is."""
    site = website(profiles()["de"], PUBLIC, folders=bool(folders))
    arrived = urljoin(site.absolute(source), site.relative(source, target, anchor))
    assert arrived == site.absolute(target, anchor)
    assert arrived.startswith(PUBLIC)


@PROPERTY
@given(st.lists(PAGES, unique=True), st.booleans())
def test_no_two_pages_at_one_address(paths: list[str], folders: object) -> None:
    """Two pages never have the same address, but where one is the index of a folder of the other's name."""
    site = website(profiles()["de"], folders=bool(folders))
    addresses = {site.address(path): path for path in paths}
    doubled = {path for path in paths if folders and f"{path.removesuffix('.md')}/index.md" in paths}
    assert len(addresses) == len(paths) - len(doubled)


def test_full_address() -> None:
    """The full address is below the site's; while the site has none it is that below it."""
    site = website(profiles()["de"], PUBLIC)
    assert site.absolute("personen/a.md", "z-1") == f"{PUBLIC}personen/a/#z-1"
    assert site.absolute("index.md") == PUBLIC
    assert site.absolute("personen/a/card.png") == f"{PUBLIC}personen/a/card.png"
    assert SITE.absolute("personen/a.md", "z-1") == "personen/a/#z-1"
    assert SITE.absolute("index.md") == ""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("index.md", "feed.xml"),
        ("ueber.md", "ueber/feed.xml"),
        ("personen/a.md", "personen/a/feed.xml"),
        ("personen/index.md", "personen/feed.xml"),
        ("personen/neuer-index.md", "personen/neuer-index/feed.xml"),
        ("zitate/2025-04.md", "zitate/2025-04/feed.xml"),
    ],
)
def test_files_beside_a_page(page: str, expected: str) -> None:
    """A page's file has the page's address with its own name added, however pages are built."""
    assert SITE.beside(page, "feed.xml") == FILES.beside(page, "feed.xml") == expected
    assert SITE.address(expected) == SITE.address(page) + "feed.xml"


@PROPERTY
@given(PAGES)
def test_a_page_and_its_files_are_neighbours(page: str) -> None:
    """The file is at the page's own address with its name added, and no page stands where the file does."""
    assert SITE.address(SITE.beside(page, "data.json")) == f"{SITE.address(page)}data.json"
    assert posixpath.splitext(SITE.beside(page, "data.json"))[1] == ".json"
    assert not urlsplit(SITE.relative(page, SITE.beside(page, "data.json"))).path.startswith("..")


def test_language_of_the_site() -> None:
    """Folders and texts are those of the interface's language."""
    english = Website("Briefings", "", profiles()["en"])
    assert (SITE.paths.person, english.paths.person) == ("personen", "people")
    assert (SITE.texts.text("verbatim"), english.texts.text("verbatim")) == ("Wörtlich", "Verbatim")
