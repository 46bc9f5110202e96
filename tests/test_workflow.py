"""Tests of the workflows, and of what no committed file may hold."""

import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))

PERMISSIONS = {
    "pages.yml": {
        "test": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    },
}

USES = re.compile(r"^\s*(?:-\s+)?uses:\s*(.*)$", re.MULTILINE)
PINNED = re.compile(r"[\w.-]+(?:/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

# Each pattern is written so that it does not find itself.
FORBIDDEN = {
    "the host of a package registry": re.compile(
        r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|registry\.yarnpkg\.com|(?:deb|security)\.debian\.org"
    ),
    "an option that names a registry": re.compile(r"--(?:extra-)?index-url|--(?:trusted-host|find-links)\b"),
    "a path of one machine": re.compile(r"(?<![\w.~-])/(?:work|root|opt/(?:pypi|wheels)|(?:home|Users)/\w+)/"),
}
# What others wrote: an article may well name such a host or path.
FOREIGN = ("content/articles/",)


def jobs(workflow: Path) -> dict[str, dict[str, Any]]:
    """Return the jobs of a workflow by name."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
    return found


def committed() -> list[str]:
    """Return the paths of all tracked files, or skip the test where git does not say."""
    try:
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [path for path in listing.stdout.split("\0") if path]


def test_workflows_are_there() -> None:
    """The table of permissions names every workflow, and no other."""
    assert [workflow.name for workflow in WORKFLOWS] == sorted(PERMISSIONS)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_actionlint(workflow: Path) -> None:
    """The linter for workflows finds nothing."""
    actionlint = Path(sysconfig.get_path("scripts"), "actionlint")
    if not actionlint.exists():
        pytest.skip("actionlint has no package for this platform")
    linted = subprocess.run([actionlint, "-no-color", workflow], cwd=ROOT, check=False, capture_output=True, text=True)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_actions_are_pinned(workflow: Path) -> None:
    """Every action is pinned to a commit, with its version beside it."""
    uses = USES.findall(workflow.read_text("utf-8"))
    assert len(uses) == sum("uses" in step for job in jobs(workflow).values() for step in job["steps"])
    assert [action for action in uses if not PINNED.fullmatch(action)] == []


def test_one_version_of_an_action() -> None:
    """No action is pinned to two versions."""
    pins = {action for workflow in WORKFLOWS for action in USES.findall(workflow.read_text("utf-8"))}
    assert len(pins) == len({action.partition("@")[0] for action in pins})


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_permissions(workflow: Path) -> None:
    """A workflow grants nothing, and each of its jobs what the table says."""
    assert yaml.safe_load(workflow.read_text("utf-8"))["permissions"] == {}
    assert {name: job.get("permissions") for name, job in jobs(workflow).items()} == PERMISSIONS[workflow.name]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_jobs_are_bounded(workflow: Path) -> None:
    """Every job has a time limit, and no checkout leaves its token behind."""
    for name, job in jobs(workflow).items():
        assert job.get("timeout-minutes"), name
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, name


def test_only_main_is_deployed() -> None:
    """The site is deployed from main only, and only after checks, tests and build."""
    deploy = jobs(ROOT / ".github" / "workflows" / "pages.yml")["deploy"]
    assert deploy["if"] == "github.ref == 'refs/heads/main'"
    assert sorted(deploy["needs"]) == ["build", "test"]
    assert deploy["environment"]["name"] == "github-pages"


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_committed_file_holds(what: str) -> None:
    """No committed text file ties the project to one machine or registry."""
    found = []
    for path in committed():
        if path.startswith(FOREIGN) or not (ROOT / path).is_file():
            continue
        try:
            text = (ROOT / path).read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path}: {match.group()}" for match in FORBIDDEN[what].finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("the host of a package registry", "https://" + "pypi" + ".org/simple"),
        ("an option that names a registry", "--" + "index-url https://example.org"),
        ("an option that names a registry", "--" + "find-links wheels"),
        ("a path of one machine", "see " + "/wo" + "rk/shared"),
        ("a path of one machine", "file://" + "/home" + "/anna/site"),
    ],
)
def test_forbidden_is_found(what: str, text: str) -> None:
    """The patterns find what they are for."""
    assert FORBIDDEN[what].search(text)


@pytest.mark.parametrize(
    "text", ["--no-emit-index-url", "https://example.org/work/1", "docs/work/", "~/work/", "a.org/home/b/c"]
)
def test_harmless_is_not_found(text: str) -> None:
    """The patterns leave alone what only looks alike."""
    assert not any(pattern.search(text) for pattern in FORBIDDEN.values())
