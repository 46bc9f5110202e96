"""What MkDocs is told: the project's mkdocs.yml, and what follows from language and settings.

MkDocs and Zensical read the derived file, which inherits from the project's own; so language, navigation and search
engine are set in one place, and nobody has to keep two files in agreement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml_env_tag import construct_env_tag

from generator.errors import SettingsError
from generator.markdown import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.language import LanguageProfile
    from generator.settings import Layout, Settings
    from generator.website import Website

INDEXES = ("day", "person", "organisation", "topic", "story", "quote", "article", "network")
HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)
OWN = frozenset({"search", "offline"})  # what the site does in its own way


@dataclass(frozen=True, slots=True)
class MkdocsFile:
    """What the project's mkdocs.yml says: the site's name and address, its own navigation and plugins if it has any."""

    name: str
    url: str
    nav: list[Any] | None
    plugins: list[Any]


class _Loader(yaml.SafeLoader):
    """Reads what concerns us; a tag that only MkDocs knows is none of that."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_mkdocs(path: Path) -> MkdocsFile:
    """The project's mkdocs.yml.

    Raises SettingsError where it is missing, is no YAML, or names no site.
    """
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except FileNotFoundError as error:
        raise SettingsError(
            [f"{path}: the file is missing. Create it, or point --root at the project's folder."]
        ) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError([f"{path}: {' '.join(str(error).split())}. Mend the file."]) from error
    if not isinstance(content, dict) or not content.get("site_name"):
        raise SettingsError([f"{path}: site_name is missing. Give the site a name."])
    url = str(content.get("site_url") or "")
    return MkdocsFile(
        name=str(content["site_name"]),
        url=url and f"{url.rstrip('/')}/",
        nav=content.get("nav"),
        plugins=[plugin for plugin in _listed(content.get("plugins")) if _name(plugin) not in OWN],
    )


def derive(
    layout: Layout, file: MkdocsFile, settings: Settings, site: Website, own_pages: Mapping[str, bytes]
) -> bytes:
    """The text of ``build/mkdocs.yml``; ``own_pages`` are the hand-written files by path below the docs folder."""
    interface = site.profile
    texts = interface.interface.text
    config = {
        "INHERIT": "../mkdocs.yml",
        "site_url": file.url,
        "site_description": texts["site_description"],
        "docs_dir": layout.docs.name,
        "site_dir": layout.site.name,
        "use_directory_urls": settings.site.search == "pagefind",
        "theme": {"language": interface.code, "custom_dir": "../site_config/theme"},
        "extra": {
            "search": settings.site.search,
            "search_page": site.address(f"{site.paths.search}/index.md"),
            "labels": {key.removeprefix("theme_"): text for key, text in texts.items() if key.startswith("theme_")},
            "script": {key.removeprefix("script_"): text for key, text in texts.items() if key.startswith("script_")},
            "indexes": [{"name": name, "address": site.address(path)} for name, path in _indexes(interface)],
            "footer": [{"name": name, "address": site.address(path)} for name, path in _own(interface, own_pages)],
        },
        "nav": file.nav or navigation(interface, own_pages),
        "not_in_nav": "".join(f"/{folder}/*\n" for folder in _folders(interface)),
        "plugins": file.plugins,
    }
    head = f"# Written by `briefings build` from {layout.mkdocs.name}, {layout.settings.name} and the language file.\n"
    return (head + yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=120)).encode()


def navigation(interface: LanguageProfile, own_pages: Mapping[str, bytes]) -> list[Any]:
    """The index pages, then what the site says about itself.

    Only these are listed: the cost of building grows with the square of the navigation.
    """
    texts = interface.interface.text
    return [
        {texts["start_nav"]: "index.md"},
        *({name: path} for name, path in _indexes(interface)),
        {texts["about_nav"]: [{name: path} for name, path in _own(interface, own_pages)]},
    ]


def _indexes(interface: LanguageProfile) -> list[tuple[str, str]]:
    """The index pages with their names."""
    texts, paths = interface.interface.text, interface.interface.paths
    return [(texts[f"{kind}_index_title"], f"{getattr(paths, kind)}/index.md") for kind in INDEXES]


def _own(interface: LanguageProfile, own_pages: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The page about the site, then the hand-written ones of the topmost folder, with their first headings."""
    about = f"{interface.interface.paths.about}.md"
    found = [(interface.interface.text["about_title"], about)]
    for path, content in sorted(own_pages.items()):
        if path.endswith(".md") and "/" not in path and path != about:
            heading = HEADING.search(content.decode("utf-8", "replace"))
            found.append((clean(heading[1]) if heading else path.removesuffix(".md"), path))
    return found


def _folders(interface: LanguageProfile) -> list[str]:
    paths = interface.interface.paths
    return [
        paths.day,
        paths.person,
        paths.organisation,
        paths.topic,
        paths.story,
        paths.article,
        paths.quote,
        paths.search,
    ]


def _listed(plugins: Any) -> list[Any]:
    """Plugins with their options as a list; MkDocs takes a table as well."""
    return [{name: options} for name, options in plugins.items()] if isinstance(plugins, dict) else plugins or []


def _name(plugin: object) -> str:
    return str(next(iter(plugin))) if isinstance(plugin, dict) else str(plugin)
