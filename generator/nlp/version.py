"""Which model a profile names and in which version; knows this without loading it."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.language import LanguageProfile

STAND_IN = "rules"


def model_version(profile: LanguageProfile) -> str:
    """What changes when the pipeline's results may."""
    model = profile.pipeline.model
    meta = Path(model) / "meta.json"
    if meta.is_file():
        return meta.read_text(encoding="utf-8")
    try:
        return f"{model} {importlib.metadata.version(model)}"
    except importlib.metadata.PackageNotFoundError:
        return model
