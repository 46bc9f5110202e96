"""Tests that a model's version changes with what it finds, and with nothing else."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.nlp.version import folder_digest, model_version
from tests.nlp.pipelines import english, save, with_model
from tests.samples import profiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pipeline on disk."""
    return save(english(), tmp_path / "en_tiny")


def test_stand_in() -> None:
    """The stand-in's version is the code's; its name is enough."""
    assert model_version(with_model("de", "rules")) == "rules"


def test_folder(folder: Path, tmp_path: Path) -> None:
    """A pipeline in a folder is known by its files, wherever they are and however old."""
    copy = shutil.copytree(folder, tmp_path / "clone")
    for path in copy.rglob("*"):
        os.utime(path, (0, 0))
    (copy / ".DS_Store").write_bytes(b"x")
    assert model_version(with_model("en", folder)) == model_version(with_model("en", copy)) == folder_digest(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "entity_ruler" / "patterns.jsonl").write_text("", "utf-8"),
        lambda folder: (folder / "meta.json").write_text("{}", "utf-8"),
        lambda folder: (folder / "tokenizer").rename(folder / "cutter"),
        lambda folder: (folder / "tokenizer").unlink(),
        lambda folder: (folder / "new").write_bytes(b""),
    ],
    ids=["weights", "meta", "name", "gone", "new"],
)
def test_changed_folder(folder: Path, change: Callable[[Path], object]) -> None:
    """Whatever file changes, the version does, also where nobody counts it up."""
    before = folder_digest(folder)
    change(folder)
    assert before != folder_digest(folder)


def test_package() -> None:
    """An installed package is known by its version."""
    assert model_version(with_model("en", "spacy")) == f"spacy {importlib.metadata.version('spacy')}"


def test_missing_package() -> None:
    """What is not installed has its name for a version: loading it will say what is wrong."""
    assert model_version(with_model("en", "no_such_model")) == "no_such_model"


@pytest.mark.parametrize("code", sorted(profiles()))
def test_shipped(code: str) -> None:
    """Every model that ships has a version."""
    assert model_version(profiles()[code])
