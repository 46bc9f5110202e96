"""Tests of the command from articles to site: what it writes, leaves alone and says."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from tests.conftest import ENVIRONMENT, files_below
from tests.samples import head, link_models

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Briefings, Built

    Makes = Callable[[Path], Path]

NEW_ARTICLE = {
    "id": "neu-1",
    "title": "Karrwitz kündigt neue Brücke an",
    "date": "2025-04-20",
    "language": "de",
    "text": "Verkehrsministerin Sünje Karrwitz und Wladimir Putin waren nicht am selben Ort. "
    "„Wir bauen eine ganz neue Brücke“, sagte Verkehrsministerin Sünje Karrwitz am Sonntag.",
}
FRENCH = (
    "Le ministre des Transports a annoncé lundi que le pont serait fermé pendant plusieurs semaines. "
    "Les habitants de la ville sont en colère et demandent des explications à la mairie.\n"
)
ONE_ARTICLE = '{"id": "x", "title": "Eins", "language": "de", "text": "Die Brücke wird gesperrt."}\n'
# A decomposed umlaut, a soft hyphen, emoji of several code points and Windows line ends before the quotation.
TRICKY_TEXT = (
    " \tIm Ra\u0308thaus 🙂🇩🇪 wurde ge\u00adredet.\r\n\r\n"
    "„Wir reparieren die Leitung noch heute“, sagte Bürgermeisterin Ida Roth am Montag. Laut Ida Roth kommt Wasser.  \n"
)


@pytest.fixture
def project(sample_site: Built, tmp_path: Path) -> Path:
    """A copy of the built sample, to be changed."""
    return shutil.copytree(sample_site.root, tmp_path / "kopie")


@pytest.fixture
def small_project(make_project: Makes, tmp_path: Path) -> Path:
    """A project with one article, not built."""
    root = make_project(tmp_path / "klein")
    (root / "content" / "articles" / "eins.jsonl").write_text(ONE_ARTICLE, "utf-8")
    return root


@pytest.fixture(scope="module")
def elsewhere(
    sample_site: Built, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The sample built from scratch as another user would: other folder, time zone, hash seed, two processes."""
    parent = tmp_path_factory.mktemp("elsewhere")
    root = parent / "anderer Ort" / "projekt"
    for name in ("site_config", "templates", "content"):
        shutil.copytree(sample_site.root / name, root / name, ignore=shutil.ignore_patterns("registry"))
    link_models(root)
    shutil.copy(sample_site.root / "mkdocs.yml", root)
    wanted = os.environ | ENVIRONMENT | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    environment = {name: value for name, value in wanted.items() if value is not None}
    command = [sys.executable, "-m", "generator", "build", "--workers", "2", "--root", "anderer Ort/projekt"]
    result = subprocess.run(command, cwd=parent, env=environment, check=False, capture_output=True, text=True)
    return root, result


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    return {path.as_posix(): (folder / path).read_bytes() for path in sorted(files_below(folder))}


def times(folder: Path) -> dict[str, int]:
    """When every file and folder below the folder was written last."""
    return {path.as_posix(): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


def anchors(folder: Path) -> set[str]:
    """Every page below a docs folder, and every quotation's anchor on it."""
    pages = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}
    return {f"{name}#{anchor}" for name, page in pages.items() for anchor in ("", *re.findall(r"id: (z-[\w-]+)", page))}


# --- Nothing is written that has not changed, and the same articles give the same bytes ---


def test_second_run_writes_nothing(project: Path, briefings: Briefings) -> None:
    """A build of what is built already leaves every file as it is, whatever folder the project is in."""
    before = times(project), contents(project)
    result = briefings("build", "--root", project)
    assert result.exit_code == 0, result.stderr
    assert "(0 newly analysed)" in result.stderr
    assert " 0 written, 0 removed" in result.stderr
    assert "Site: nothing has changed." in result.stderr
    assert (times(project), contents(project)) == before


def test_other_machine_builds_the_same(
    sample_site: Built, elsewhere: tuple[Path, subprocess.CompletedProcess[str]]
) -> None:
    """Pages and registry do not depend on folder, time zone, hash seed or number of processes."""
    root, result = elsewhere
    assert result.returncode == 0, result.stderr
    for name in ("build/docs", "content/registry"):
        assert contents(root / name) == contents(sample_site.root / name)


def test_other_machine_builds_the_same_site(
    sample_site: Built, elsewhere: tuple[Path, subprocess.CompletedProcess[str]]
) -> None:
    """Neither does the site, which stands where it belongs also where the project is named by a relative path."""
    root, _ = elsewhere
    assert contents(root / "build" / "site") == contents(sample_site.site)
    assert sorted(path.name for path in root.iterdir()) == [
        "build",
        "content",
        "mkdocs.yml",
        "models",
        "site_config",
        "templates",
    ]


def test_no_control_characters_without_terminal(elsewhere: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """Messages are plain lines on standard error where that is no terminal, and standard output is empty."""
    _, result = elsewhere
    assert result.stdout == ""
    assert [char for char in result.stderr if char != "\n" and not char.isprintable()] == []
    assert re.search(r"^\d+ articles \(", result.stderr, re.MULTILINE)


def test_cache_may_be_deleted(project: Path, briefings: Briefings) -> None:
    """Without the cache everything is analysed anew, with the same result."""
    before = contents(project / "build" / "docs")
    shutil.rmtree(project / "build" / "cache")
    result = briefings("build", "--no-site", "--root", project)
    assert "(0 newly analysed)" not in result.stderr
    assert " 0 written, 0 removed" in result.stderr
    assert contents(project / "build" / "docs") == before


def test_broken_cache_is_made_anew(project: Path, briefings: Briefings) -> None:
    """A cache that is no database any more costs time and nothing else."""
    (cache,) = (project / "build" / "cache").iterdir()
    cache.write_bytes(b"no database at all" * 1000)
    result = briefings("build", "--no-site", "--root", project)
    assert result.exit_code == 0, result.stderr
    assert " 0 written, 0 removed" in result.stderr


# --- Addresses last ---


def test_new_article_keeps_all_addresses(project: Path, briefings: Briefings) -> None:
    """With an article more, every page and every quotation is where it was."""
    before = anchors(project / "build" / "docs")
    (project / "content" / "articles" / "0-neu.jsonl").write_text(json.dumps(NEW_ARTICLE), "utf-8")
    assert briefings("build", "--no-site", "--root", project).exit_code == 0
    after = anchors(project / "build" / "docs")
    assert before - after == set()
    assert "briefings/2025-04-20.md#" in after - before


def test_removed_article_comes_back(project: Path, briefings: Briefings) -> None:
    """An article's pages go with it, or say that nobody is there, and are the same again when it comes back.

    What lies beside a page, and the rest of its lists, is there as long as there is something in it.
    """
    before = contents(project / "build" / "docs")
    article = project / "content" / "articles" / "2025-04-04-dmitrijew-washington.txt"
    kept = article.read_bytes()
    article.unlink()
    assert briefings("build", "--no-site", "--root", project).exit_code == 0
    after = contents(project / "build" / "docs")
    slug = "2025-04-04-mars-metalle-direktfluege-putins-abgesandter-wirbt-in-washington-um"
    assert f"artikel/{slug}.md" in before.keys() - after.keys()
    lasting = {
        path for path in before if re.fullmatch(r"(?:personen|organisationen|themen|ereignisse)/[^/]+\.md", path)
    }
    assert lasting - after.keys() == set()
    moved, old = ({path for path in lasting if head(one[path].decode())["kind"] == "moved"} for one in (after, before))
    assert [path for path in moved - old if path.startswith("themen/")] != []
    left = after["personen/kirill-dmitrijew.md"].decode()
    assert (head(left)["kind"], head(left)["redirect"]) == ("moved", "")
    assert "Dmitrijew" not in left
    assert [path for path in after if path.startswith("personen/kirill-dmitrijew/")] == []
    assert [path for path, text in after.items() if path.endswith((".xml", ".csv")) and b"Dmitrijew" in text] == []
    article.write_bytes(kept)
    assert briefings("build", "--no-site", "--root", project).exit_code == 0
    assert contents(project / "build" / "docs") == before


def test_address_waits_for_its_article(small_project: Path, briefings: Briefings) -> None:
    """An address that was given out is given to no other article, not even while its own is away."""
    first = small_project / "content" / "articles" / "eins.jsonl"
    second = first.with_name("zwei.jsonl")
    pages = small_project / "build" / "docs" / "artikel"
    assert briefings("build", "--no-site", "--root", small_project).exit_code == 0
    assert {path.name for path in pages.glob("*.md")} == {"eins.md", "index.md"}
    first.unlink()
    second.write_text(ONE_ARTICLE.replace('"x"', '"y"').replace("Brücke", "Straße"), "utf-8")
    assert briefings("build", "--no-site", "--root", small_project).exit_code == 0
    others = {path.name for path in pages.glob("*.md")} - {"index.md"}
    assert len(others) == 1
    assert "eins.md" not in others
    first.write_text(ONE_ARTICLE, "utf-8")
    assert briefings("build", "--no-site", "--root", small_project).exit_code == 0
    assert {path.name for path in pages.glob("*.md")} == {"eins.md", "index.md"} | others


# --- What goes wrong is said, and breaks nothing ---


def test_fault_leaves_the_site_as_it_was(project: Path, briefings: Briefings) -> None:
    """A link that leads nowhere stops the build with its page's name; the site before stays, and works on later."""
    site = project / "build" / "site"
    before = times(site), contents(site)
    template = project / "templates" / "start.md"
    written = template.read_text("utf-8")
    template.write_text(f"{written}\n[kaputt](gibt-es-nicht.md)\n", "utf-8")
    failed = briefings("build", "--root", project)
    assert failed.exit_code == 1
    assert "'index.md' contains a link 'gibt-es-nicht.md'" in failed.stderr
    assert (times(site), contents(site)) == before
    assert [path.name for path in (project / "build").iterdir() if path.name.startswith("site-")] == []
    template.write_text(written, "utf-8")
    mended = briefings("build", "--root", project)
    assert mended.exit_code == 0, mended.stderr
    assert contents(site) == before[1]


def test_fault_in_a_template_is_named(project: Path, briefings: Briefings) -> None:
    """A name that no template knows stops the build with file and line, before a page is written."""
    before = times(project / "build")
    template = project / "templates" / "actor.md"
    template.write_text(template.read_text("utf-8") + "{{ akteur.name }}\n", "utf-8")
    result = briefings("build", "--root", project)
    assert result.exit_code == 2
    assert f"{template}" in result.stderr
    assert "'akteur' is undefined" in result.stderr
    assert times(project / "build") == before


def test_all_faults_in_settings_are_said_at_once(small_project: Path, briefings: Briefings) -> None:
    """Wrong settings end with code 2 and a line for each fault in each file: unknown key, wrong type, out of range."""
    config = small_project / "site_config"
    (config / "briefings.toml").write_text(
        '[pages]\nlist_lenght = 5\nexcerpt_characters = "viel"\nlist_length = 0\n[analysis]\nworkers = 1000\n'
    )
    language = config / "languages" / "de.toml"
    language.write_text(language.read_text("utf-8").replace('name = "Deutsch"', 'nome = "Deutsch"', 1), "utf-8")
    (config / "languages" / "en.toml").write_text("code = [")
    with (config / "topics.toml").open("a", encoding="utf-8") as topics:
        topics.write('\n[[topic]]\nid = "Groß"\nname = {}\nwords = {}\n')
    result = briefings("build", "--root", small_project)
    assert result.exit_code == 2
    expected = (
        r"briefings\.toml: pages\.list_lenght: unknown key\. Did you mean 'list_length'\?",
        r"briefings\.toml: pages\.excerpt_characters: 'viel' does not fit: .*integer",
        r"briefings\.toml: pages\.list_length: 0 does not fit: .*greater than or equal to 1",
        r"briefings\.toml: analysis\.workers: 1000 does not fit: .*less than or equal to 256",
        r"de\.toml: nome: unknown key\. Did you mean 'name'\?",
        r"de\.toml: name: this key is missing",
        r"en\.toml: not valid TOML",
        r"topics\.toml: topic\.\d+\.id: 'Groß' does not fit",
    )
    assert [fault for fault in expected if not re.search(fault, result.stderr)] == [], result.stderr
    assert not (small_project / "build").exists()


def test_article_in_another_language_is_left_out(small_project: Path, briefings: Briefings) -> None:
    """Only German and English are read: what is in French is named, and the rest is built."""
    (small_project / "content" / "articles" / "pont.txt").write_text(FRENCH, "utf-8")
    result = briefings("build", "--no-site", "--root", small_project)
    assert result.exit_code == 0
    assert re.search(r"pont\.txt: .*'fr'.*Add a language file", result.stderr)
    assert "1 articles" in result.stderr
    strict = briefings("build", "--no-site", "--fail-on-skipped", "--root", small_project)
    assert strict.exit_code == 3


def test_own_page_in_the_way_is_named(small_project: Path, briefings: Briefings) -> None:
    """A hand-written page where a generated one belongs stops the build instead of replacing either."""
    (small_project / "content" / "pages" / "index.md").write_text("# Meine Startseite\n", "utf-8")
    result = briefings("build", "--no-site", "--root", small_project)
    assert result.exit_code == 2
    assert re.search(r"pages/index\.md: .*Rename the file", result.stderr)


def test_damaged_registry_stops_the_build(small_project: Path, briefings: Briefings) -> None:
    """A registry that cannot be read is named with its line; no address is given out anew."""
    assert briefings("build", "--no-site", "--root", small_project).exit_code == 0
    registry = small_project / "content" / "registry" / "articles.jsonl"
    registry.write_text(registry.read_text("utf-8") + "<<<<<<< HEAD\n", "utf-8")
    before = times(small_project)
    result = briefings("build", "--no-site", "--root", small_project)
    assert result.exit_code == 1
    assert f"{registry}:2: " in result.stderr
    assert {path: time for path, time in times(small_project).items() if "cache" not in path} == {
        path: time for path, time in before.items() if "cache" not in path
    }


def test_project_without_articles_is_a_site(briefings: Briefings, make_project: Makes, tmp_path: Path) -> None:
    """Before there is any article, the site is built all the same, and says where to put them."""
    root = make_project(tmp_path / "leer")
    result = briefings("build", "--root", root)
    assert result.exit_code == 0, result.stderr
    start = html.document_fromstring((root / "build" / "site" / "index.html").read_bytes())
    assert "content/articles" in str(start.xpath("string()"))


# --- The other commands ---


def test_module_is_the_command(project_root: Path) -> None:
    """The package itself runs as the command, and names its commands and exit codes."""
    result = subprocess.run(
        [sys.executable, "-m", "generator", "--help"], cwd=project_root, check=True, capture_output=True, text=True
    )
    assert re.findall(r"^  (build|check|extract|serve) ", result.stdout, re.MULTILINE) == [
        "build",
        "check",
        "extract",
        "serve",
    ]
    assert "Exit codes: 0 done" in result.stdout


def test_check_finds_the_sample_sound(sample_site: Built, briefings: Briefings) -> None:
    """The check of the sample finds nothing, and writes nothing."""
    before = times(sample_site.root)
    result = briefings("check", "--root", sample_site.root)
    assert result.exit_code == 0, result.stderr
    assert re.search(r"; \d+ articles can be read", result.stderr)
    assert times(sample_site.root) == before


def test_quiet_says_nothing(project: Path, briefings: Briefings) -> None:
    """Asked to be quiet, a build that works says nothing at all."""
    result = briefings("--quiet", "build", "--root", project)
    assert result.exit_code == 0
    assert result.output == ""


def test_quiet_says_what_is_left_out(small_project: Path, briefings: Briefings) -> None:
    """What is left out is said even then."""
    (small_project / "content" / "articles" / "leer.txt").write_text("")
    result = briefings("--quiet", "build", "--no-site", "--root", small_project)
    assert [line.partition(": ")[0].split()[-1] for line in result.stderr.splitlines()] == ["leer.txt"]


@pytest.fixture(scope="module")
def extracted(
    sample_site: Built, briefings: Briefings, tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Any]]:
    """What the command finds in an article of its own and in one of the sample."""
    packed = tmp_path_factory.mktemp("extract") / "artikel.jsonl.gz"
    given = {"id": " 007/ä ", "title": "Wasser", "language": "de", "text": TRICKY_TEXT}
    packed.write_bytes(gzip.compress(json.dumps(given).encode()))
    pasted = sample_site.root / "content" / "articles" / "2025-04-04-dmitrijew-washington.txt"
    result = briefings("extract", "--root", sample_site.root, packed, pasted)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout_bytes.decode().splitlines()]


def test_extracted_lines_fit_the_schema(
    extracted: list[dict[str, Any]], briefings: Briefings, project_root: Path
) -> None:
    """Each line is JSON as the schema in the package says, which the command prints as well."""
    schema = json.loads((project_root / "generator" / "extraction.schema.json").read_text("utf-8"))
    assert json.loads(briefings("extract", "--schema").stdout) == schema
    Draft202012Validator.check_schema(schema)
    faults = [error.message for line in extracted for error in Draft202012Validator(schema).iter_errors(line)]
    assert faults == []


def test_extracted_text_is_the_given_one(extracted: list[dict[str, Any]]) -> None:
    """Id and text of a line of JSON come back letter by letter."""
    assert len(extracted) == 2
    assert (extracted[0]["id"], extracted[0]["text"]) == (" 007/ä ", TRICKY_TEXT)


def test_extracted_offsets_count_characters(extracted: list[dict[str, Any]]) -> None:
    """Offsets cut out the very words: names, quotations and their speakers."""
    first, second = extracted
    cut = [first["text"][begin:end] for quote in first["quotes"] for begin, end in quote["quote"]]
    assert "Wir reparieren die Leitung noch heute" in cut
    assert {quote["speaker_name"] for quote in first["quotes"]} == {"Ida Roth"}
    surfaces = [
        (line["text"], surface) for line in extracted for actor in line["actors"] for surface in actor["surfaces"]
    ]
    assert len(surfaces) > 5
    assert [one for text, one in surfaces if text[one["begin"] : one["end"]] != one["text"]] == []
    evidence = [second["text"][begin:end] for topic in second["topics"] for begin, end in topic["evidence"]]
    assert "Sanktionen" in evidence


def test_extract_says_what_it_leaves_out(sample_site: Built, briefings: Briefings, tmp_path: Path) -> None:
    """A file that cannot be read is named; the others are printed, and the code says that something is missing."""
    good = tmp_path / "gut.jsonl"
    good.write_text(ONE_ARTICLE, "utf-8")
    result = briefings("extract", "--root", sample_site.root, tmp_path / "fehlt.txt", good)
    assert result.exit_code == 3
    assert json.loads(result.stdout)["id"] == "x"
    assert f"{tmp_path / 'fehlt.txt'}: the file cannot be read" in result.stderr
