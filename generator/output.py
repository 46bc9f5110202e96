"""Briefing → everything that is written for the site: pages, the files beside them, and what its search finds."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import SettingsError
from generator.markdown import digest
from generator.mkdocs_config import derive
from generator.render import render
from generator.render.lists import latest
from generator.search import SearchRecord, search_records, write_search
from generator.share.files import describe, share_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from generator.briefing import Briefing
    from generator.project import Project
    from generator.settings import Layout
    from generator.website import Website


@dataclass(frozen=True, slots=True)
class Output:
    """The files by path below the docs folder, how many are pages, what MkDocs is told, and what can be found."""

    docs: dict[str, bytes]
    pages: int
    mkdocs: bytes
    site: Website
    records: tuple[SearchRecord, ...]

    @property
    def words(self) -> str:
        """A digest of what can be found."""
        return digest(repr(self.records), 32)

    def write_index(self, folder: Path) -> None:
        """Make the search of the site that was built in a folder.

        Raises PublishError where the engine fails.
        """
        write_search(self.records, folder, self.site, self.site.search)


def make_output(project: Project, briefing: Briefing, step: Callable[[str], AbstractContextManager[Any]]) -> Output:
    """Everything that is written for the site; ``step`` is told of each part.

    Raises SettingsError where a template, a text or a hand-written page is at fault.
    """
    layout, site = project.layout, project.website
    with step("render"):
        described = functools.partial(describe, site=site)
        pages = render(briefing, project.settings, site, layout.templates, described)
        own = _own_pages(layout, set(pages) - {f"{site.paths.about}.md"})
    with step("share"):
        files = share_files(briefing, project.settings.pages, site, layout, updated=latest(briefing.articles))
        records = search_records(briefing, site, project.plan.known)
    return Output(
        docs={name: text.encode() for name, text in pages.items()} | files | own,
        pages=sum(name.endswith(".md") for name in pages | own),
        mkdocs=derive(layout, project.mkdocs, project.settings, site, own),
        site=site,
        records=records,
    )


def _own_pages(layout: Layout, generated: set[str]) -> dict[str, bytes]:
    """The hand-written pages; none of them may stand where a generated page does."""
    pages = {
        path.relative_to(layout.pages).as_posix(): path.read_bytes()
        for path in sorted(layout.pages.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    doubled = sorted(generated & pages.keys())
    if doubled:
        raise SettingsError(
            [f"{layout.pages / name}: a generated page has this address. Rename the file." for name in doubled]
        )
    return pages
