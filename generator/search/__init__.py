"""Briefing → search index: what readers can find, and the index of either engine in the built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.search.material import write_material
from generator.search.pagefind import write_pagefind
from generator.search.records import SearchRecord, search_records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.website import Website

__all__ = ["SearchRecord", "search_records", "write_search"]

ENGINES = {"pagefind": write_pagefind, "material": write_material}


def write_search(records: Sequence[SearchRecord], folder: Path, site: Website, engine: str) -> None:
    """Write the index of an engine ("pagefind" or "material") into the folder of the built site.

    Raises PublishError where the engine fails.
    """
    ENGINES[engine](records, folder, site.profile.code)
