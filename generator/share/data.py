"""Briefing → data files: each page's content beside it, and the whole site for programs and spreadsheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.share.data_lines import site_lines
from generator.share.data_pages import page_files
from generator.share.data_rows import VERSION, compact
from generator.share.data_sheets import actor_table, article_table, quote_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.briefing import Briefing, TieEntry
    from generator.website import Website

SCHEMA = Path(__file__).with_name("site.schema.json")


def data_files(briefing: Briefing, site: Website) -> dict[str, bytes]:
    """The data files by their path below the docs folder."""
    folder = site.paths.data
    whole = {
        f"{folder}/site.jsonl": site_lines(briefing, site),
        f"{folder}/quotes.csv": quote_table(briefing, site),
        f"{folder}/articles.csv": article_table(briefing, site),
        f"{folder}/actors.csv": actor_table(briefing, site),
        f"{folder}/ties.json": _ties(briefing, site),
        f"{folder}/schema.json": SCHEMA.read_bytes(),
    }
    return whole | page_files(briefing, site, whole)


def _ties(briefing: Briefing, site: Website) -> bytes:
    """All ties of the site, for the picture of the network."""
    actors = {actor.ref.path: actor.id for actor in (*briefing.persons, *briefing.organisations)}
    return compact({"version": VERSION, "ties": [_tie(tie, actors, site) for tie in briefing.ties]}).encode()


def _tie(tie: TieEntry, actors: Mapping[str, str], site: Website) -> dict[str, object]:
    """A tie with both actors' ids, names and pages, and the newest sentence that shows it."""
    return {
        "kind": tie.kind,
        "from": {"id": actors[tie.one.path], "name": tie.one.name, "page": site.address(tie.one.path)},
        "to": {"id": actors[tie.other.path], "name": tie.other.name, "page": site.address(tie.other.path)},
        "count": tie.count,
        "sentence": tie.sentence,
        "article": {
            "title": tie.article.name,
            "page": site.address(tie.article.path),
            "date": tie.date,
            "anchor": tie.anchor,
        },
    }
