"""Tests of what is read of the project's mkdocs.yml, and of the file that MkDocs is given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocs.config import load_config

from generator.errors import SettingsError
from generator.mkdocs_config import MkdocsFile, derive, navigation, read_mkdocs
from generator.settings import Layout, Settings, SiteSettings
from tests.samples import ROOT, make_project, profiles, website

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.language import LanguageProfile

OWN_PAGES = {
    "impressum.md": b"---\ntitle: x\n---\n\n# Impressum \n\n# Noch eins\n",
    "ohne.md": b"Nur Text.\n",
    "hinweise/index.md": b"# Tiefer\n",
    "bild.png": b"\x89PNG",
}
INDEXES = ["Briefings", "Personen", "Organisationen", "Themen", "Ereignisse", "Zitate", "Artikel", "Netz"]


@pytest.fixture(params=["de", "en"])
def interface(request: pytest.FixtureRequest) -> LanguageProfile:
    """Each language that the site can speak."""
    return profiles()[str(request.param)]


def mkdocs_file(tmp_path: Path, text: str) -> Path:
    """Write a mkdocs.yml."""
    path = tmp_path / "mkdocs.yml"
    path.write_text(text, "utf-8")
    return path


def fault_of(path: Path) -> str:
    """Return the one fault that is found."""
    with pytest.raises(SettingsError) as raised:
        read_mkdocs(path)
    (fault,) = raised.value.faults
    assert fault.startswith(f"{path}: ")
    return fault.removeprefix(f"{path}: ")


def derived(file: MkdocsFile, code: str = "de", own: Mapping[str, bytes] | None = None, **site: Any) -> dict[str, Any]:
    """Return what MkDocs is told beyond the project's own file."""
    settings = Settings(site=SiteSettings(language=code, **site))
    folders = settings.site.search == "pagefind"
    text = derive(
        Layout(ROOT),
        file,
        settings,
        website(profiles()[code], file.url, folders=folders),
        OWN_PAGES if own is None else own,
    )
    found: dict[str, Any] = yaml.safe_load(text)
    return found


PLAIN = MkdocsFile("Hafen", "", None, [])


# --- Reading ---


def test_what_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that ships names the site, takes its address from outside, and has neither navigation nor plugins."""
    monkeypatch.delenv("SITE_URL", raising=False)
    assert read_mkdocs(ROOT / "mkdocs.yml") == MkdocsFile("Briefings", "", None, [])
    monkeypatch.setenv("SITE_URL", "https://example.org/blatt")
    assert read_mkdocs(ROOT / "mkdocs.yml").url == "https://example.org/blatt/"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ""),
        ("site_url:", ""),
        ('site_url: ""', ""),
        ("site_url: https://example.org", "https://example.org/"),
        ("site_url: https://example.org/blatt/", "https://example.org/blatt/"),
        ("site_url: https://example.org/blatt//", "https://example.org/blatt/"),
        ("site_url: !ENV [GIBT_ES_NICHT, https://example.org/b]", "https://example.org/b/"),
        ("site_url: !ENV GIBT_ES_NICHT", ""),
    ],
)
def test_address(tmp_path: Path, line: str, expected: str) -> None:
    """The address ends with one slash, and may be missing."""
    assert read_mkdocs(mkdocs_file(tmp_path, f"site_name: Hafen\n{line}\n")).url == expected


def test_name_need_not_be_words(tmp_path: Path) -> None:
    """What YAML takes for a number is a name all the same."""
    assert read_mkdocs(mkdocs_file(tmp_path, "site_name: 2025\n")).name == "2025"


def test_tags_that_only_mkdocs_knows(tmp_path: Path) -> None:
    """A tag of MkDocs or of an extension is no fault, and none is carried out."""
    text = (
        "site_name: Hafen\nmarkdown_extensions:\n  - a: {b: !!python/name:os.system , c: !relative $docs_dir}\n"
        "hooks: !!python/object/apply:os.system [exit 1]\n"
    )
    assert read_mkdocs(mkdocs_file(tmp_path, text)).name == "Hafen"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("plugins:", []),
        ("plugins: []", []),
        ("plugins: [search, offline, tags]", ["tags"]),
        (
            "plugins:\n  - search: {lang: de}\n  - tags: {tags_file: t.md}\n  - meta",
            [{"tags": {"tags_file": "t.md"}}, "meta"],
        ),
        (
            "plugins:\n  search: {}\n  tags: {tags_file: t.md}\n  meta:",
            [{"tags": {"tags_file": "t.md"}}, {"meta": None}],
        ),
    ],
)
def test_own_plugins(tmp_path: Path, lines: str, expected: list[object]) -> None:
    """The owner's plugins are kept with their options, but for those in whose place the site has its own."""
    assert read_mkdocs(mkdocs_file(tmp_path, f"site_name: Hafen\n{lines}\n")).plugins == expected


def test_no_file(tmp_path: Path) -> None:
    """A folder without the file is no project."""
    remedy = "the file is missing. Create it, or point --root at the project's folder."
    assert fault_of(tmp_path / "mkdocs.yml") == remedy


@pytest.mark.parametrize("text", ["", "nav: []\n", "site_name:\n", 'site_name: ""\n', "- site_name\n", "Hafen\n"])
def test_no_name(tmp_path: Path, text: str) -> None:
    """A site must have a name."""
    assert fault_of(mkdocs_file(tmp_path, text)) == "site_name is missing. Give the site a name."


@pytest.mark.parametrize("text", ["site_name: [\n", "site_name: a: b\n", "\tsite_name: a\n", "a: *b\n"])
def test_no_yaml(tmp_path: Path, text: str) -> None:
    """What is no YAML is told on one line, with the place."""
    fault = fault_of(mkdocs_file(tmp_path, text))
    assert "line " in fault
    assert fault.endswith(". Mend the file.")
    assert "\n" not in fault


def test_not_readable(tmp_path: Path) -> None:
    """Neither a folder nor bytes that are no text are read as settings."""
    (tmp_path / "ordner").mkdir()
    assert fault_of(tmp_path / "ordner").endswith(". Mend the file.")
    path = tmp_path / "bytes.yml"
    path.write_bytes(b"site_name: \xff\xfe\n")
    assert fault_of(path).endswith(". Mend the file.")


# --- Navigation ---


def names(nav: list[dict[str, Any]]) -> list[str]:
    """Return the names of a navigation's uppermost entries."""
    return [name for entry in nav for name in entry]


def test_navigation() -> None:
    """The navigation has the start, the lists, and what the site says about itself: its own page first."""
    nav = navigation(profiles()["de"], OWN_PAGES)
    assert names(nav) == ["Start", *INDEXES, "Über"]
    assert nav[0] == {"Start": "index.md"}
    assert nav[2] == {"Personen": "personen/index.md"}
    assert nav[-1] == {"Über": [{"Über diese Seiten": "ueber.md"}, {"Impressum": "impressum.md"}, {"ohne": "ohne.md"}]}


def test_english_navigation() -> None:
    """An English site has an English navigation with English addresses."""
    nav = navigation(profiles()["en"], {})
    assert names(nav) == [
        "Start",
        *("Briefings", "People", "Organisations", "Topics", "Stories", "Quotations", "Articles", "Network"),
        "About",
    ]
    assert nav[2] == {"People": "people/index.md"}
    assert nav[-1] == {"About": [{"About these pages": "about.md"}]}


def test_own_page_about_the_site_is_listed_once() -> None:
    """A hand-written page about the site takes the generated one's place."""
    nav = navigation(profiles()["de"], {"ueber.md": b"# Wir\n"})
    assert nav[-1] == {"Über": [{"Über diese Seiten": "ueber.md"}]}


def test_heading_on_one_line() -> None:
    """A heading with characters that cannot be seen is listed without them."""
    nav = navigation(profiles()["de"], {"a.md": "# Im\u200bpres\u202esum\n".encode(), "b.md": b"# \xff\n"})
    assert names(nav[-1]["Über"]) == ["Über diese Seiten", "Impressum", "\ufffd"]


# --- The derived file ---


def test_derived_file_says_where_it_is_from() -> None:
    """Nobody who finds the file takes it for one to be changed."""
    text = derive(Layout(ROOT), PLAIN, Settings(), website(profiles()["de"]), {}).decode()
    assert text.startswith("# Written by `briefings build` from mkdocs.yml, briefings.toml and the language file.\n")


@pytest.mark.parametrize("code", ["de", "en"])
def test_language(code: str) -> None:
    """Language, description, labels and the texts of scripts are the interface's."""
    found = derived(PLAIN, code)
    texts = profiles()[code].interface.text
    assert found["theme"]["language"] == code
    assert found["site_description"] == texts["site_description"]
    for key, prefix in (("labels", "theme_"), ("script", "script_")):
        assert {f"{prefix}{name}" for name in found["extra"][key]} == {one for one in texts if one.startswith(prefix)}
        assert all(texts[f"{prefix}{name}"] == text for name, text in found["extra"][key].items())


def test_owners_navigation_goes_first() -> None:
    """A navigation that the owner gives is kept as it is."""
    nav = [{"Hafen": "index.md"}, "impressum.md"]
    assert derived(MkdocsFile("Hafen", "", nav, []))["nav"] == nav


@pytest.mark.parametrize(
    ("engine", "folders", "page"), [("pagefind", True, "suche/"), ("material", False, "suche/index.html")]
)
def test_engine(engine: str, folders: object, page: str) -> None:
    """Pages are folders on the web and files on a disk, and so are the addresses of lists and own pages."""
    found = derived(PLAIN, search=engine)
    assert (found["use_directory_urls"], found["extra"]["search"]) == (folders, engine)
    assert found["extra"]["search_page"] == page
    end = "/" if folders else "/index.html"
    assert [one["address"] for one in found["extra"]["indexes"]][1:3] == [f"personen{end}", f"organisationen{end}"]
    assert [one["name"] for one in found["extra"]["indexes"]] == INDEXES
    assert [one["address"].rstrip("/") for one in found["extra"]["footer"]] == [
        f"{name}{'' if folders else '.html'}" for name in ("ueber", "impressum", "ohne")
    ]


def test_pages_that_no_navigation_lists(interface: LanguageProfile) -> None:
    """MkDocs is told of every folder whose pages are in no navigation."""
    found = derived(PLAIN, interface.code)
    paths = interface.interface.paths
    folders = {name for kind, name in paths if kind not in {"network", "about", "list", "data", "undated"}}
    assert set(found["not_in_nav"].splitlines()) == {f"/{folder}/*" for folder in folders}


@pytest.mark.parametrize("engine", ["pagefind", "material"])
def test_mkdocs_takes_it(tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs itself reads both files as one: the project's own extensions and theme with what was derived."""
    monkeypatch.delenv("SITE_URL", raising=False)
    layout = Layout(make_project(tmp_path, {}))
    layout.docs.mkdir(parents=True)
    settings = Settings(site=SiteSettings.model_validate({"search": engine}))
    file = read_mkdocs(layout.mkdocs)
    layout.derived_mkdocs.write_bytes(derive(layout, file, settings, website(profiles()["de"]), OWN_PAGES))
    config = load_config(str(layout.derived_mkdocs))
    assert config["docs_dir"] == str(layout.docs)
    assert config["site_dir"] == str(layout.site)
    assert config["site_name"] == "Briefings"
    assert config["theme"].name == "material"
    assert Path(config["theme"].dirs[0]).resolve() == layout.theme.resolve()
    assert config["theme"]["language"] == "de"
    assert config["theme"]["font"] is False
    assert "generator.markdown" in config["markdown_extensions"]
    assert list(config["plugins"]) == []
    assert config["use_directory_urls"] is (engine == "pagefind")
