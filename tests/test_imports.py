"""Tests that the modules of the project import only what the architecture allows them, and stay small and explained."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from tests.samples import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Which of the project's modules and packages each one imports, also only for types. A package is named as a whole:
# its own modules may import each other. A new arrow is a decision about the architecture; put it in here.
ARROWS = {
    # The ground: no arrows at all, or only to one another.
    "__init__": set(),
    "briefing": set(),
    "errors": set(),
    "gazetteer": set(),
    "dates": set(),
    "executors": set(),
    "markdown": set(),
    "names": set(),
    "records": set(),
    "words": set(),
    "toml_file": {"errors"},
    "settings": {"toml_file"},
    "taxonomy": {"errors", "markdown", "toml_file"},
    "language": {"errors", "names", "toml_file"},
    "texts": {"errors", "language"},
    "readable": {"dates", "language"},
    "website": {"language", "texts"},
    "mkdocs_config": {"errors", "language", "markdown", "settings", "website"},
    "mail_link": {"briefing", "dates", "markdown", "readable", "texts", "website"},
    "editor": {"markdown", "records", "toml_file"},
    "known_actors": {"errors", "records"},
    # The stages: none imports another, but for the one that runs the language model.
    "read": {"errors", "markdown", "records", "settings"},
    "nlp": {"errors", "gazetteer", "language", "words"},
    "extract": {"gazetteer", "known_actors", "language", "names", "records", "taxonomy", "words"},
    "cache": {"errors", "records"},
    "analyse": {"cache", "extract", "known_actors", "language", "nlp", "records", "taxonomy", "words"},
    "verbatim": {"errors", "records"},
    "registry": {"errors", "records"},
    "link": {"dates", "editor", "known_actors", "markdown", "names", "records", "registry"},
    "gather": {"dates", "markdown", "records", "registry", "taxonomy"},
    "curate": {"briefing", "dates", "errors", "language", "markdown", "records", "settings"},
    "render": {
        "briefing",
        "dates",
        "errors",
        "language",
        "mail_link",
        "markdown",
        "names",
        "pictures",
        "readable",
        "settings",
        "website",
    },
    "pictures": {"briefing", "dates", "markdown", "readable", "website"},
    "share": {"briefing", "dates", "markdown", "names", "readable", "render", "settings", "website"},
    "search": {"briefing", "errors", "known_actors", "markdown", "names", "readable", "website", "words"},
    "publish": {"errors", "markdown", "settings"},
    "extraction": {"gather", "records", "taxonomy"},
    "review": {"link", "records"},
    # The stages in order, and what people call.
    "project": {
        "analyse",
        "editor",
        "errors",
        "known_actors",
        "language",
        "mkdocs_config",
        "settings",
        "taxonomy",
        "website",
    },
    "output": {
        "briefing",
        "errors",
        "markdown",
        "mkdocs_config",
        "project",
        "render",
        "search",
        "settings",
        "share",
        "website",
    },
    "pipeline": {
        "analyse",
        "briefing",
        "cache",
        "curate",
        "dates",
        "executors",
        "extraction",
        "gather",
        "language",
        "link",
        "output",
        "project",
        "publish",
        "read",
        "records",
        "registry",
        "render",
        "review",
        "settings",
        "verbatim",
    },
    "preview": {"errors", "publish", "settings"},
    "terminal": {"markdown"},
    "cli": {"errors", "extraction", "markdown", "pipeline", "preview", "project", "records", "settings", "terminal"},
    "__main__": {"cli"},
}

# Libraries that only these may know.
KEEPERS = {
    "PIL": {"share"},
    "anyascii": {"names", "share"},
    "babel": {"gazetteer", "pictures", "readable", "render"},
    "click": {"cli"},
    "css_inline": {"share"},
    "faker": {"gazetteer"},
    "feedgen": {"share"},
    "feedparser": {"read"},
    "font_source_sans_pro": {"share"},
    "jinja2": {"render"},
    "lxml": {"pictures", "read", "share"},
    "mkdocs": {"publish", "preview"},
    "networkx": {"pictures"},
    "pagefind": {"search"},
    "py3langid": {"read"},
    "pygal": {"pictures"},
    "rapidfuzz": {"names"},
    "rich": {"terminal"},
    "simplemma": {"words"},
    "spacy": {"nlp", "extract", "analyse"},
    "sqlite3": {"cache"},
    "subprocess": {"publish", "search"},
    "trafilatura": {"read"},
}
# What takes long to import and must not slow down every command.
HEAVY = ("spacy", "mkdocs")

MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 40


def unit(module: Path) -> str:
    """Return the module's name below the package, or the name of the inner package that it is in."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


@functools.cache
def syntax(module: Path) -> ast.Module:
    """Return the module's syntax tree."""
    return ast.parse(module.read_text("utf-8"))


@functools.cache
def imported(module: Path) -> frozenset[str]:
    """Return the full name of every module that is imported anywhere in this one, and of names from the root."""
    found: set[str] = set()
    for node in ast.walk(syntax(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            name = "." * node.level + (node.module or "")
            found |= {f"{name}.{alias.name}" for alias in node.names} if name == "generator" else {name}
    return frozenset(found)


@functools.cache
def arrows() -> dict[str, set[str]]:
    """Return which units of the project each unit imports."""
    found: dict[str, set[str]] = {unit(module): set() for module in MODULES}
    for module in MODULES:
        inner = {name.split(".")[1] for name in imported(module) if name.startswith("generator.")}
        found[unit(module)] |= inner - {unit(module)}
    return found


def definitions(module: Path) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield every function, method and class of the module."""
    for node in ast.walk(syntax(module)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node


def public(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield the functions, classes and methods without an underscore in front of their name or their class's."""
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def test_table_is_complete() -> None:
    """The table names every module and package of the project, and no other."""
    assert set(ARROWS) == {unit(module) for module in MODULES}


@pytest.mark.parametrize("name", sorted(ARROWS))
def test_arrows(name: str) -> None:
    """A module imports of the project just what the table says."""
    assert ARROWS[name] == arrows()[name]


def test_no_circle() -> None:
    """No module is reached by its own arrows."""
    known: set[str] = set()
    while ready := {name for name, targets in ARROWS.items() if targets <= known} - known:
        known |= ready
    assert set(ARROWS) == known


def test_root_is_not_imported() -> None:
    """No module imports the package's root, a name out of it, or anything by a relative path."""
    inner = {f"generator.{unit(module)}" for module in MODULES}
    ours = [
        (unit(module), name) for module in MODULES for name in imported(module) if name.startswith(("generator", "."))
    ]
    assert [(user, name) for user, name in ours if ".".join(name.split(".")[:2]) not in inner] == []


def test_keepers() -> None:
    """Only the units in the table import a library that is theirs."""
    users: dict[str, set[str]] = defaultdict(set)
    for module in MODULES:
        for name in imported(module):
            users[name.split(".")[0]].add(unit(module))
    assert {library: units for library in KEEPERS if (units := users[library] - KEEPERS[library])} == {}


def test_only_cli_prints() -> None:
    """Nothing but the command writes to the terminal."""
    calls = [
        (unit(module), node.func.id)
        for module in MODULES
        for node in ast.walk(syntax(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert {name for name, function in calls if function == "print"} <= {"cli"}


def test_heavy_libraries_are_imported_late() -> None:
    """Importing the command and the pipeline loads neither the language model's library nor the site builder."""
    code = f"import sys, generator.cli, generator.pipeline; print([x for x in {HEAVY} if x in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_everything_public_is_explained(module: Path) -> None:
    """Every module and every public function, class and method has a docstring."""
    tree = syntax(module)
    assert [node.name for node in public(tree) if not ast.get_docstring(node)] == []
    assert ast.get_docstring(tree)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_sizes(module: Path) -> None:
    """Modules and functions stay short enough to be read at a glance."""
    assert len(module.read_text("utf-8").splitlines()) <= MAX_MODULE_LINES
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in definitions(module)
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > MAX_FUNCTION_LINES} == {}
