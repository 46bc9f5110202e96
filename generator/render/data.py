"""Briefing → data files beside the pages: what programs and pictures read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.markdown import relative_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.briefing import Briefing, Ref, TieEntry
    from generator.language import PathsProfile


def data_files(briefing: Briefing, paths: PathsProfile) -> dict[str, str]:
    """The data files by their path below the docs folder."""
    actors = {actor.ref.path: actor.id for actor in (*briefing.persons, *briefing.organisations)}
    ties = [_tie(tie, actors) for tie in briefing.ties]
    return {f"{paths.data}/ties.json": _json({"version": 1, "ties": ties})}


def _tie(tie: TieEntry, actors: Mapping[str, str]) -> dict[str, object]:
    """A tie with both actors' ids, names and pages, and the newest sentence that shows it."""
    return {
        "kind": tie.kind,
        "from": {"id": actors[tie.one.path], "name": tie.one.name, "page": _address(tie.one)},
        "to": {"id": actors[tie.other.path], "name": tie.other.name, "page": _address(tie.other)},
        "count": tie.count,
        "sentence": tie.sentence,
        "article": {"title": tie.article.name, "page": _address(tie.article), "date": tie.date, "anchor": tie.anchor},
    }


def _address(ref: Ref) -> str:
    """The page's address below the site's."""
    return relative_address("index.md", ref.path)


def _json(value: object) -> str:
    """Lines of one entry each would be as long; so it is compact, and the same for the same content."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
