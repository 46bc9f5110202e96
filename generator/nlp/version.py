"""Which model a profile names and in which version; knows this without loading it."""

from __future__ import annotations

import hashlib
import importlib.metadata
from pathlib import Path
from typing import TYPE_CHECKING

from generator.language import STAND_IN, is_folder

if TYPE_CHECKING:
    from generator.language import LanguageProfile

DESCRIPTIONS = frozenset({"README.md", "figures.json"})  # the model card and the figures in it


def model_version(profile: LanguageProfile) -> str:
    """What changes when the pipeline's results may: version of a package, digest of a folder's files."""
    model = profile.pipeline.model
    if model == STAND_IN:
        return model  # its code is part of the project's own
    if is_folder(model):
        return folder_digest(Path(model))
    try:
        return f"{model} {importlib.metadata.version(model)}"
    except importlib.metadata.PackageNotFoundError:
        return model


def folder_digest(folder: Path) -> str:
    """A digest of all files in the folder and of their names, but not of hidden ones and of what only describes it.

    It is the files and not a number written into ``meta.json``, which a pipeline that is trained further would keep.
    Times do not enter it: a fresh clone has others.
    """
    files = (path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in files}
    digest = hashlib.sha256()
    for name, path in sorted(names.items()):
        if name not in DESCRIPTIONS and not any(part.startswith(".") for part in name.split("/")):
            with path.open("rb") as file:
                digest.update(f"{name}\0".encode() + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
