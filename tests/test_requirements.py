"""Tests that the lists of requirements agree with one another."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PINNED = ("requirements.txt", "requirements-dev.txt", "requirements-training.txt")

# Needed to install the project, not to run it.
BUILD = {"setuptools"}


def lines(file: str) -> list[str]:
    """Return the lines of a list of requirements, continued ones joined, comments left out."""
    text = (ROOT / file).read_text("utf-8").replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def asked(file: str) -> dict[str, Requirement]:
    """Return what a list asks for by name, options left out."""
    requirements = [Requirement(line.split("--hash")[0]) for line in lines(file) if not line.startswith("-")]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def test_project_and_list_agree() -> None:
    """What the project declares is what is pinned, beside the tools that install it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = {canonicalize_name(Requirement(line).name) for line in project["project"]["dependencies"]}
    assert declared == set(asked("requirements.in")) - BUILD
    assert {Requirement(line).name for line in project["build-system"]["requires"]} == BUILD


def test_build_tools_are_new_enough() -> None:
    """The pinned setuptools are what the build asks for, so that the build fetches nothing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pinned = asked("requirements.txt")
    for requirement in map(Requirement, project["build-system"]["requires"]):
        (pin,) = pinned[requirement.name].specifier
        assert requirement.specifier.contains(pin.version)


@pytest.mark.parametrize("file", PINNED)
def test_every_requirement_is_pinned_and_hashed(file: str) -> None:
    """Each line is one exact version with its hashes, and no option or address."""
    pin = re.compile(r"[\w.-]+==[\w.!+]+ +(?:; [^\\]+? +)?(?:--hash=sha256:[0-9a-f]{64} *)+")
    assert [line for line in lines(file) if not pin.fullmatch(line)] == []


@pytest.mark.parametrize("pinned", PINNED)
def test_everything_asked_for_is_pinned(pinned: str) -> None:
    """Nothing was added to a list without pinning it."""
    assert set(asked(pinned.replace(".txt", ".in"))) <= set(asked(pinned))


@pytest.mark.parametrize("pinned", PINNED[1:])
def test_the_lists_agree(pinned: str) -> None:
    """A package that is also needed at run time has one version and the same hashes."""
    runtime, other = ({line.split("==")[0]: line for line in lines(file)} for file in (PINNED[0], pinned))
    shared = runtime.keys() & other.keys()
    assert shared
    assert {name: other[name] for name in shared} == {name: runtime[name] for name in shared}
    assert "-c requirements.txt" in lines(pinned.replace(".txt", ".in"))
