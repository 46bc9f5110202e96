"""Tests of the command: what it takes, what it says where, and with which code it ends."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from generator import cli, pipeline, project
from generator.cli import EXIT_FAILED, EXIT_SETTINGS, EXIT_SKIPPED, main
from generator.errors import PublishError, RegistryError, SelectionError, SettingsError, VerbatimError
from generator.extraction import json_schema_text
from generator.pipeline import Report
from generator.publish import Changes
from generator.records import Skipped
from tests.samples import ROOT, head, make_project

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

COMMANDS = ["build", "extract", "serve", "brief", "review", "check"]


def run(*arguments: str | Path) -> Result:
    """Run the command; only what it means to raise is caught."""
    environment = dict.fromkeys(("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"))
    return CliRunner(env=environment).invoke(main, [str(one) for one in arguments], catch_exceptions=False)


def done(**values: Any) -> Report:
    """Return the report of a build."""
    return replace(Report(articles=2, analysed=1, quotes=3, pages=9, docs=Changes(4, 1, 5)), **values)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The options with which a build was asked for; none is made."""
    calls: list[dict[str, Any]] = []

    def build(project: Any, progress: Any, **options: Any) -> Report:
        with progress.step("read"):
            calls.append({"root": project.layout.root, **options})
        return done()

    monkeypatch.setattr(pipeline, "build", build)
    return calls


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([command, "--help"] for command in COMMANDS)])
def test_help(arguments: list[str]) -> None:
    """Help says what the command does and what its exit codes mean."""
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert "Exit codes: 0 done; 1 failed; 2 wrong usage or settings; 3 done" in " ".join(result.stdout.split())


def test_help_lists_all_commands() -> None:
    """There are these commands and no others."""
    assert sorted(main.commands) == sorted(COMMANDS)


def test_exit_codes() -> None:
    """The codes are those that the help names."""
    assert (EXIT_FAILED, EXIT_SETTINGS, EXIT_SKIPPED) == (1, 2, 3)


def test_version() -> None:
    """The version is the package's."""
    result = run("--version")
    assert (result.exit_code, "0.1.0" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "Usage: "),
        (["bild"], "No such command 'bild'"),
        (["build", "--gibtsnicht"], "No such option"),
        (["build", "wort"], "unexpected extra argument"),
        (["build", "--workers", "-1"], "is not in the range"),
        (["build", "--workers", "viele"], "is not a valid integer range"),
        (["build", "--root", "gibt/es/nicht"], "does not exist"),
        (["check", "--root", "pyproject.toml"], "is a file"),
        (["serve", "--port", "0"], "is not in the range"),
        (["serve", "--port", "65536"], "is not in the range"),
        (["extract"], "Name at least one file"),
        (["brief", "--from", "4.4.2025"], "does not match the format"),
        (["brief", "--to", "2025-02-30"], "does not match the format"),
        (["brief", "Wiebke"], "unexpected extra argument"),
    ],
)
def test_wrong_usage(arguments: list[str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong usage ends with 2 and a message on standard error."""
    monkeypatch.chdir(ROOT)
    result = run(*arguments)
    assert result.exit_code == EXIT_SETTINGS
    assert expected in result.stderr
    assert result.stdout == ""


def test_build(built: list[dict[str, Any]]) -> None:
    """A build says what it did, on standard error."""
    result = run("build", "--root", ROOT)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "2 articles (1 newly analysed), 3 quotations; 9 pages. Files of the pages: 4 written, 1 removed.",
        "Site: nothing has changed.",
    ]
    assert built == [{"root": ROOT, "workers": None, "site": True}]


def test_build_with_options(built: list[dict[str, Any]]) -> None:
    """The options reach the pipeline; without a site nothing is said of one."""
    result = run("build", "--root", ROOT, "--workers", "2", "--no-site")
    assert built == [{"root": ROOT, "workers": 2, "site": False}]
    assert "Site" not in result.stderr


def test_build_of_a_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that was built is counted."""
    monkeypatch.setattr(pipeline, "build", lambda *_, **__: done(site=Changes(7, 2, 30)))
    assert run("build", "--root", ROOT).stderr.splitlines()[1:] == ["Site: 7 files written, 2 removed, 30 kept."]


@pytest.mark.parametrize("arguments", [("-q", "build"), ("build", "-q"), ("--quiet", "build"), ("build", "--quiet")])
def test_quiet(built: list[dict[str, Any]], arguments: tuple[str, ...]) -> None:
    """Asked to be quiet, a build that went well says nothing."""
    result = run(*arguments, "--root", ROOT)
    assert (result.exit_code, result.output, len(built)) == (0, "", 1)


@pytest.mark.parametrize("arguments", [("-v", "build"), ("build", "-v"), ("build", "--verbose")])
def test_verbose(built: list[dict[str, Any]], arguments: tuple[str, ...]) -> None:
    """Asked for more, it says how long each stage took."""
    result = run(*arguments, "--root", ROOT)
    assert len(built) == 1
    first, *_ = result.stderr.splitlines()
    assert first.startswith("read: ")
    assert first.endswith(" s")


@pytest.mark.parametrize(("option", "code"), [([], 0), (["--fail-on-skipped"], EXIT_SKIPPED)])
@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_skipped(monkeypatch: pytest.MonkeyPatch, option: list[str], code: int, quiet: list[str]) -> None:
    """What was left out is always said, and ends with 3 where that is asked for."""
    skipped = [Skipped("a[b].txt:1", "there is [red]no text[/red] in it. Delete it.")]
    monkeypatch.setattr(pipeline, "build", lambda *_, **__: done(skipped=skipped))
    result = run("build", "--root", ROOT, *option, *quiet)
    assert result.exit_code == code
    assert "a[b].txt:1: there is [red]no text[/red] in it. Delete it." in result.stderr


def test_messages_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file's name or an article brings along is shown without control characters, one line a fault."""
    skipped = [Skipped("\x1b[31mrot\x07.txt", "da\u202enebe\rn")]
    monkeypatch.setattr(pipeline, "build", lambda *_, **__: done(skipped=skipped))
    assert "warning [31mrot.txt: danebe n\n" in run("build", "--root", ROOT).stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            SettingsError(["a.toml: x: eins.", "b.toml: y: zwei."]),
            EXIT_SETTINGS,
            "error a.toml: x: eins.\nb.toml: y: zwei.\n",
        ),
        (PublishError("MkDocs [sagt] nein"), EXIT_FAILED, "error MkDocs [sagt] nein\n"),
        (RegistryError("actors.jsonl:3: zwei"), EXIT_FAILED, "error actors.jsonl:3: zwei\n"),
        (VerbatimError("a.txt: erfunden"), EXIT_FAILED, "error a.txt: erfunden\n"),
        (SelectionError("Nothing is called 'X'."), EXIT_FAILED, "error Nothing is called 'X'.\n"),
    ],
    ids=["settings", "publish", "registry", "verbatim", "selection"],
)
def test_errors(monkeypatch: pytest.MonkeyPatch, command: str, error: Exception, code: int, said: str) -> None:
    """Whatever a run means to raise becomes a message on standard error and a code, in every command."""

    def load_project(_: object) -> None:
        raise error

    monkeypatch.setattr(project, "load_project", load_project)
    result = run(command, "--root", ROOT, *(["README.md"] if command == "extract" else []))
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", said)


def test_errors_of_the_code_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program is raised, so that it can be reported with its traceback."""
    monkeypatch.setattr(project, "load_project", lambda _: int("gibtsnicht"))
    with pytest.raises(ValueError, match="gibtsnicht"):
        run("build", "--root", ROOT)


def test_schema() -> None:
    """The schema is printed as it ships, and nothing else."""
    result = run("extract", "--schema")
    assert (result.exit_code, result.stdout, result.stderr) == (0, json_schema_text(), "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one good article and one that is empty."""
    article = {"id": "x-1", "title": "Hafen", "language": "de", "text": "Laut Ole Tamsen kommt der Bagger 🙂 im Mai."}
    return make_project(tmp_path, {"gut.jsonl": json.dumps(article) + "\n", "leer.txt": ""})


def test_extract(folder: Path) -> None:
    """One line of JSON for each article on standard output, what is left out on standard error, and 3 at the end."""
    files = [folder / "content" / "articles" / name for name in ("leer.txt", "gut.jsonl")]
    result = run("extract", "--root", folder, *files)
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert [found["id"], [quote["speaker_name"] for quote in found["quotes"]]] == ["x-1", ["Ole Tamsen"]]
    assert found["text"] == "Laut Ole Tamsen kommt der Bagger 🙂 im Mai."
    assert "leer.txt: the file is empty" in result.stderr
    assert result.exit_code == EXIT_SKIPPED
    assert run("extract", "--root", folder, files[1]).exit_code == 0


def test_brief(folder: Path) -> None:
    """A briefing is a page on standard output, and nothing else."""
    text = "„Der Hafen bleibt offen“, sagte Hafenmeister Ole Tamsen am Freitag.\n"
    article = folder / "content" / "articles" / "tag.txt"
    article.write_text(f"Hafen bleibt offen\nStand: 04.04.2025\n\n{text}", "utf-8")
    result = run("brief", "--root", folder, "--actor", "Ole Tamsen", "--from", "2025-04-01", "--to", "2025-04-30")
    assert (result.exit_code, result.stderr) == (0, "")
    assert head(result.stdout)["title"] == "Briefing: Ole Tamsen: 1. April – 30. April 2025"
    assert "„Der Hafen bleibt offen“" in result.stdout
    assert not (folder / "content" / "registry").exists()
    assert not (folder / "build" / "docs").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--actor", "Ole Tamson"], "error Nothing is called 'Ole Tamson'. Did you mean 'Ole Tamsen'?\n"),
        (["--topic", "Qqqq"], "error Nothing is called 'Qqqq'. Names stand on the site's index pages.\n"),
        (
            ["--from", "2024-01-01"],
            "error No article fits. Widen the span of days, or leave one of the subjects out.\n",
        ),
    ],
)
def test_brief_of_nothing(folder: Path, options: list[str], said: str) -> None:
    """What is not in the articles is said on standard error, with the names that come near, and ends with 1."""
    result = run("brief", "--root", folder, *options)
    assert (result.exit_code, result.stdout) == (EXIT_FAILED, "")
    assert result.stderr == said


def test_brief_asks_for_days_and_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Options reach the pipeline: several names, days as ISO 8601, empty where they are left out."""
    asked: list[dict[str, Any]] = []

    def keep(*_: object, **options: Any) -> str:
        asked.append(options)
        return "Seite\n"

    monkeypatch.setattr(pipeline, "brief", keep)
    assert run("brief", "--root", ROOT).stdout == "Seite\n"
    run("brief", "--root", ROOT, "--actor", "A", "--actor", "B", "--topic", "T", "--to", "2025-04-04")
    assert asked == [
        {"actors": (), "topics": (), "first": "", "last": ""},
        {"actors": ("A", "B"), "topics": ("T",), "first": "", "last": "2025-04-04"},
    ]


def test_check(folder: Path) -> None:
    """A check says what is sound, reports what cannot be read, and ends with 3 if there is any."""
    result = run("check", "--root", folder)
    assert result.exit_code == EXIT_SKIPPED
    assert "leer.txt: the file is empty" in result.stderr
    assert "registry are sound; 1 articles can be read, and their 1 quotations stand in them" in result.stderr
    (folder / "content" / "articles" / "leer.txt").unlink()
    assert run("check", "--root", folder).exit_code == 0


def test_check_of_no_project(tmp_path: Path) -> None:
    """A folder that is no project is named with what to do."""
    result = run("check", "--root", tmp_path)
    assert result.exit_code == EXIT_SETTINGS
    assert f"{tmp_path / 'site_config' / 'briefings.toml'}: the file is missing." in result.stderr
    assert "--root" in result.stderr


def test_serve(built: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is built, then served; a change builds it again, and a fault on the way is said and survived."""
    served: list[tuple[Path, int]] = []

    def serve_site(layout: Any, rebuild: Any, *, port: int, say: Any) -> None:
        served.append((layout.root, port))
        rebuild()
        monkeypatch.setattr(cli, "_build", fail)
        rebuild()
        say("Preview")

    def fail(*_: object, **__: object) -> None:
        raise PublishError("MkDocs sagt nein")

    monkeypatch.setattr("generator.preview.serve_site", serve_site)
    result = run("serve", "--root", ROOT, "--port", "8123")
    assert (result.exit_code, served, len(built)) == (0, [(ROOT, 8123)], 2)
    assert result.stderr.splitlines()[-2:] == ["error MkDocs sagt nein", "Preview"]
