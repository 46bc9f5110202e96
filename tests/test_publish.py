"""Tests that only what changed is written, nothing outside the output folder, and no half-built site."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.errors import PublishError
from generator.publish import Changes, build_site, write_files
from generator.settings import Layout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OLD = 1_000_000_000_000_000_000  # nanoseconds: long before any test

MKDOCS = """\
site_name: Hafen
theme: mkdocs
plugins: []
validation:
  links:
    not_found: warn
"""
DERIVED = """\
INHERIT: ../mkdocs.yml
docs_dir: docs
"""


def age(folder: Path) -> None:
    """Make every file of a folder look old, so that each that is written shows."""
    for path in folder.rglob("*"):
        os.utime(path, ns=(OLD, OLD))


def young(folder: Path) -> set[str]:
    """Return the files that were written since."""
    files = {path for path in folder.rglob("*") if path.is_file()}
    return {path.relative_to(folder).as_posix() for path in files if path.stat().st_mtime_ns != OLD}


def files(folder: Path) -> dict[str, str]:
    """Return the files of a folder with their content."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_first_time(tmp_path: Path) -> None:
    """All files are written, in folders that are made for them."""
    changes = write_files(tmp_path / "docs", {"index.md": b"eins", "a/b/c.md": b"zwei"})
    assert changes == Changes(written=2)
    assert files(tmp_path / "docs") == {"index.md": "eins", "a/b/c.md": "zwei"}


def test_nothing_changed(tmp_path: Path) -> None:
    """Files that hold what they should are left alone."""
    write_files(tmp_path, {"a.md": b"eins", "b.md": b"zwei"})
    age(tmp_path)
    assert write_files(tmp_path, {"a.md": b"eins", "b.md": b"zwei"}, prune=True) == Changes(kept=2)
    assert young(tmp_path) == set()


def test_one_changed(tmp_path: Path) -> None:
    """Only the file with other content is written; others are kept unless pruned."""
    write_files(tmp_path, {"a.md": b"eins", "b.md": b"zwei"})
    age(tmp_path)
    assert write_files(tmp_path, {"a.md": b"drei", "c.md": b"vier"}) == Changes(written=2)
    assert young(tmp_path) == {"a.md", "c.md"}
    assert files(tmp_path) == {"a.md": "drei", "b.md": "zwei", "c.md": "vier"}


def test_prune(tmp_path: Path) -> None:
    """Files that no page stands for any more go, with folders that are empty then."""
    write_files(tmp_path, {"a.md": b"", "weg/tief/b.md": b"", "weg/c.md": b"", "bleibt/d.md": b""})
    (tmp_path / "leer" / "leer").mkdir(parents=True)
    assert write_files(tmp_path, {"a.md": b"", "bleibt/d.md": b""}, prune=True) == Changes(removed=2, kept=2)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")} == {"a.md", "bleibt", "bleibt/d.md"}


def test_prune_removes_links_not_what_they_lead_to(tmp_path: Path) -> None:
    """A link in the output folder is removed; the file it leads to stays."""
    target = tmp_path / "wichtig.txt"
    target.write_text("bleibt", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "verweis.md").symlink_to(target)
    assert write_files(tmp_path / "docs", {"a.md": b""}, prune=True) == Changes(written=1, removed=1)
    assert target.read_text("utf-8") == "bleibt"


def test_links_are_replaced_not_followed(tmp_path: Path) -> None:
    """A page is written in place of a link, not through it."""
    target = tmp_path / "wichtig.txt"
    target.write_text("bleibt", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").symlink_to(target)
    write_files(tmp_path / "docs", {"a.md": b"neu"})
    assert target.read_text("utf-8") == "bleibt"
    assert files(tmp_path / "docs") == {"a.md": "neu"}


@pytest.mark.parametrize(
    "name", ["../x", "/abs", "a/../../x", "a/..", "..", "", ".", "a\\b", "..\\x", "C:\\x", "a/../b", "\\\\host\\x"]
)
def test_paths_that_lead_elsewhere(tmp_path: Path, name: str) -> None:
    """A path that might lead out of the folder is refused, and nothing is written for it."""
    with pytest.raises(PublishError) as raised:
        write_files(tmp_path / "docs", {name: b"x"}, prune=True)
    assert str(raised.value).startswith(f"{name!r} is no path below the output folder")
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("names", [("a", "a/b.md"), ("a.md/b.md", "a.md")])
def test_file_in_the_way(tmp_path: Path, names: tuple[str, str]) -> None:
    """What stands in the way is named, and no half-written file is left."""
    write_files(tmp_path, {names[0]: b"alt"})
    with pytest.raises(PublishError, match=r"cannot be written: .* Free the path or mend its rights"):
        write_files(tmp_path, {names[1]: b"neu"})
    assert files(tmp_path) == {names[0]: "alt"}


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the page as it was, and no temporary file."""
    write_files(tmp_path, {"a.md": b"alt"})

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PublishError, match="No space left on device"):
        write_files(tmp_path, {"a.md": b"neu"})
    assert files(tmp_path) == {"a.md": "alt"}


def make_site(
    layout: Layout, timestamp: int, index: Callable[[Path], None] = lambda _: None, words: str = "abc"
) -> Changes | None:
    """Build the site; without a search if none is given."""
    return build_site(layout, timestamp=timestamp, index=index, words=words)


class FakeMkDocs:
    """Stands for the MkDocs process: writes these files into the site folder, or fails with these words."""

    def __init__(self, site: Mapping[str, str], *, fails: str = "") -> None:
        self.site = dict(site)
        self.fails = fails
        self.calls: list[tuple[list[str], dict[str, Any]]] = []

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        """Run it."""
        self.calls.append((command, options))
        folder = Path(command[command.index("--site-dir") + 1])
        for name, content in self.site.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        return subprocess.CompletedProcess(command, 1 if self.fails else 0, self.fails)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A project with one page."""
    found = Layout(tmp_path)
    found.mkdocs.write_text(MKDOCS, "utf-8")
    write_files(found.build, {"mkdocs.yml": DERIVED.encode(), "docs/index.md": b"# Hafen\n"})
    found.theme.mkdir(parents=True)
    (found.theme / "main.html").write_text("", "utf-8")
    return found


@pytest.fixture
def mkdocs(monkeypatch: pytest.MonkeyPatch) -> FakeMkDocs:
    """A process that builds a site of two files."""
    fake = FakeMkDocs({"index.html": "Hafen", "boote/index.html": "Boote"})
    monkeypatch.setattr("generator.publish.subprocess.run", fake)
    return fake


def test_site_is_built(layout: Layout, mkdocs: FakeMkDocs) -> None:
    """The site takes its place, and nothing of the building is left beside it."""
    assert make_site(layout, 5) == Changes(written=2)
    assert files(layout.site) == mkdocs.site
    assert {path.name for path in layout.build.iterdir()} == {"docs", "mkdocs.yml", "site", "site.stamp"}


def test_mkdocs_is_strict_and_knows_no_clock(layout: Layout, mkdocs: FakeMkDocs) -> None:
    """MkDocs stops at warnings, and the time it writes is the articles'."""
    make_site(layout, 1_743_724_800)
    ((command, options),) = mkdocs.calls
    assert command[1:4] == ["-m", "mkdocs", "build"]
    assert "--strict" in command
    assert command[command.index("--config-file") + 1] == str(layout.derived_mkdocs)
    assert options["env"]["SOURCE_DATE_EPOCH"] == "1743724800"


def test_nothing_has_changed(layout: Layout, mkdocs: FakeMkDocs) -> None:
    """The same pages do not make the site be built again."""
    make_site(layout, 5)
    assert make_site(layout, 5) is None
    assert len(mkdocs.calls) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda layout: (layout.docs / "index.md").write_text("# Werft\n", "utf-8"),
        lambda layout: (layout.docs / "neu.md").write_text("# Hafen\n", "utf-8"),
        lambda layout: (layout.docs / "index.md").rename(layout.docs / "start.md"),
        lambda layout: (layout.theme / "main.html").write_text("neu", "utf-8"),
        lambda layout: layout.mkdocs.write_text(MKDOCS.replace("Hafen", "Werft"), "utf-8"),
        lambda layout: layout.derived_mkdocs.write_text(f"{DERIVED}site_url: https://example.org/\n", "utf-8"),
        lambda layout: (layout.docs / "feed.xml").write_text("<feed/>", "utf-8"),
        lambda layout: layout.site.rename(layout.build / "anderswo"),
    ],
    ids=["page", "new page", "renamed page", "theme", "mkdocs.yml", "derived file", "other file", "site is gone"],
)
def test_something_has_changed(layout: Layout, mkdocs: FakeMkDocs, change: Callable[[Layout], object]) -> None:
    """Whatever the site is built from makes it be built again."""
    make_site(layout, 5)
    change(layout)
    assert make_site(layout, 5) is not None
    assert len(mkdocs.calls) == 2


def test_other_extension(layout: Layout, mkdocs: FakeMkDocs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The project's own Markdown extension is a part of what the site is built from."""
    make_site(layout, 5)
    other = tmp_path / "markdown.py"
    other.write_text("", "utf-8")
    monkeypatch.setattr("generator.markdown.__file__", str(other))
    assert make_site(layout, 5) is not None
    assert len(mkdocs.calls) == 2


def test_other_time(layout: Layout, mkdocs: FakeMkDocs) -> None:
    """Another day makes the site be built again."""
    make_site(layout, 5)
    assert make_site(layout, 6) is not None
    assert make_site(layout, 6) is None
    assert len(mkdocs.calls) == 2


@pytest.mark.usefixtures("mkdocs")
def test_search_is_made_of_the_new_site(layout: Layout) -> None:
    """What makes the search sees the whole site before it takes its place, and its files become part of it."""
    seen = []

    def index(folder: Path) -> None:
        seen.append((folder != layout.site, layout.site.exists(), sorted(files(folder))))
        write_files(folder, {"pagefind/pagefind.js": b"x"})

    assert make_site(layout, 5, index=index) == Changes(written=3)
    assert seen == [(True, False, ["boote/index.html", "index.html"])]
    assert files(layout.site)["pagefind/pagefind.js"] == "x"
    assert make_site(layout, 5, index=index) is None
    assert len(seen) == 1


def test_other_words(layout: Layout, mkdocs: FakeMkDocs) -> None:
    """A search of other words makes the site be built again, also if no page has changed."""
    make_site(layout, 5)
    assert make_site(layout, 5, words="abd") is not None
    assert make_site(layout, 5, words="abd") is None
    assert len(mkdocs.calls) == 2


@pytest.mark.usefixtures("mkdocs")
def test_search_that_cannot_be_made(layout: Layout) -> None:
    """Without its search the site does not take its place, and is tried again the next time."""
    make_site(layout, 5)
    before = files(layout.build)

    def fail(_: Path) -> None:
        raise PublishError("keine Suche")

    with pytest.raises(PublishError, match="keine Suche"):
        make_site(layout, 6, index=fail)
    assert files(layout.build) == before
    assert make_site(layout, 6) == Changes(kept=2)


def test_only_changed_files_of_the_site(layout: Layout, mkdocs: FakeMkDocs) -> None:
    """Of a site built again, only what differs is written, and what is gone removed."""
    make_site(layout, 5)
    age(layout.site)
    mkdocs.site = {"index.html": "Werft", "neu.html": "neu"}
    mkdocs.site["boote/index.html"] = "Boote"
    assert make_site(layout, 6) == Changes(written=2, kept=1)
    assert young(layout.site) == {"index.html", "neu.html"}
    del mkdocs.site["boote/index.html"]
    assert make_site(layout, 7) == Changes(removed=1, kept=2)
    assert files(layout.site) == mkdocs.site


def test_failed_build_leaves_the_site(layout: Layout, mkdocs: FakeMkDocs) -> None:
    """A site that cannot be built leaves the one before untouched, and is tried again the next time."""
    make_site(layout, 5)
    before = files(layout.build)
    mkdocs.site, mkdocs.fails = {"index.html": "kaputt"}, "INFO - schön\n\nERROR - kein Hafen\n"
    with pytest.raises(PublishError) as raised:
        make_site(layout, 6)
    assert str(raised.value) == "MkDocs could not build the site (exit code 1).\nERROR - kein Hafen"
    assert files(layout.build) == before
    mkdocs.fails = ""
    assert make_site(layout, 6) == Changes(written=1, removed=1)


def test_long_message_is_cut(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a hundred faults the first dozen are told, and how many more there are."""
    said = "".join(f"WARNING - {number}\n" for number in range(100))
    monkeypatch.setattr("generator.publish.subprocess.run", FakeMkDocs({}, fails=said))
    with pytest.raises(PublishError) as raised:
        make_site(layout, 5)
    lines = str(raised.value).splitlines()
    assert lines[1:13] == [f"WARNING - {number}" for number in range(12)]
    assert lines[13:] == ["… and 88 more lines; see them with --verbose."]


def test_broken_link_stops_the_build(layout: Layout) -> None:
    """MkDocs itself refuses a page that links to one that is not there, and its words reach the user."""
    write_files(layout.docs, {"index.md": b"# Hafen\n\n[weg](fehlt.md)\n"})
    with pytest.raises(PublishError, match=r"(?s)could not build the site.*index\.md.*fehlt\.md"):
        make_site(layout, 5)
    assert not layout.site.exists()


def test_site_that_cannot_be_written(layout: Layout, mkdocs: FakeMkDocs) -> None:
    """What stands in the site's way is named, not raised as it comes."""
    make_site(layout, 5)
    mkdocs.site = {"index.html": "alt", "404.html/x.html": "neu"}
    layout.site.joinpath("404.html").write_text("alt", encoding="utf-8")
    with pytest.raises(PublishError, match=r"404\.html/x\.html: cannot be written: .* Free the path"):
        make_site(layout, 6)


def test_empty_site_replaces_nothing(layout: Layout, mkdocs: FakeMkDocs) -> None:
    """A run of MkDocs that wrote no start page leaves the site before as it was."""
    make_site(layout, 5)
    before = files(layout.site)
    mkdocs.site = {}
    with pytest.raises(PublishError, match="no start page"):
        make_site(layout, 6)
    assert files(layout.site) == before
