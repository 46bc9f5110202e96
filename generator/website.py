"""The site as a whole: its name, where it stands on the web, and what address each page and file has; pure."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from generator.texts import Texts

if TYPE_CHECKING:
    from generator.language import LanguageProfile, PathsProfile


@dataclass(frozen=True)
class Website:
    """What every page and file knows of the site.

    ``url`` is its public address with a slash at the end, empty if it has none yet. With ``folders`` each page is a
    folder (``personen/a/``), as on the web; without, a file (``personen/a.html``), as for reading from disk.
    ``days_new`` says for how many days up to the newest article something counts as new,
    ``corrections`` is the e-mail address for errors,
    ``search`` the engine.
    """

    name: str
    url: str
    profile: LanguageProfile
    folders: bool = True
    days_new: int = 7
    corrections: str = ""
    search: str = "pagefind"

    @cached_property
    def texts(self) -> Texts:
        """The interface's texts."""
        return Texts(self.profile)

    @property
    def paths(self) -> PathsProfile:
        """The names of the site's folders."""
        return self.profile.interface.paths

    def address(self, path: str, anchor: str = "") -> str:
        """The address, below the site's, of a page (by its Markdown file below the docs folder) or another file.

        The start page's is empty.
        """
        place = path
        if path.endswith(".md"):
            place = path.removesuffix(".md") + ("/" if self.folders else ".html")
            if self.folders and posixpath.basename(path) == "index.md":
                place = path.removesuffix("index.md")
        return f"{place}#{anchor}" if anchor else place

    def relative(self, source: str, target: str, anchor: str = "") -> str:
        """The address of a page or file as seen from a page once the site is built."""
        here, there = self.address(source), self.address(target)
        path = posixpath.relpath(there or ".", posixpath.dirname(here) or ".")
        if not there or there.endswith("/"):
            path += "/"
        return f"{path}#{anchor}" if anchor else path

    def absolute(self, path: str, anchor: str = "") -> str:
        """The full address on the web; that below the site's if the site has none yet."""
        return urljoin(self.url, self.address(path, anchor)) if self.url else self.address(path, anchor)

    def beside(self, page: str, name: str) -> str:
        """The path, below the docs folder, of a file that belongs to a page and has its address with this name added.

        ``personen/a.md`` and ``feed.xml`` give ``personen/a/feed.xml``, an index page's files stand in its own folder.
        """
        folder = page.removesuffix(".md")
        folder = posixpath.dirname(folder) if posixpath.basename(folder) == "index" else folder
        return posixpath.join(folder, name)
