"""site_config/briefings.toml → Settings: what a site's owner may choose."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from generator.toml_file import Table, read_toml

SETTINGS_FILE = Path("site_config/briefings.toml")


class SiteSettings(Table):
    """Language and search engine of the interface; name and address of the site are in mkdocs.yml.

    ``search`` is "pagefind" for a site on the web, "material" for one that is read from disk.
    ``corrections`` is the e-mail address to which readers report errors, empty if there is none.
    """

    language: Annotated[str, Field(pattern="^[a-z]{2}$")] = "de"
    search: Literal["pagefind", "material"] = "pagefind"
    corrections: Annotated[str, Field(pattern=r"^([^@\s<>\"':,;?]+@[^@\s<>\"':,;?]+\.[^@\s<>\"':,;?]+)?$")] = ""


class ReadSettings(Table):
    """Bounds on what is read, so that one bad file cannot take the machine down."""

    max_file_bytes: Annotated[int, Field(gt=0)] = 5_000_000
    max_bulk_bytes: Annotated[int, Field(gt=0)] = 2_000_000_000
    max_article_characters: Annotated[int, Field(gt=0, le=1_000_000)] = 200_000


class AnalysisSettings(Table):
    """How the work is spread: 0 workers stands for one a processor core, 1 for this process alone."""

    workers: Annotated[int, Field(ge=0, le=256)] = 1


class ActorSettings(Table):
    """Where a gazetteer is, relative to the project's folder; none if empty."""

    gazetteer: str = ""


class PageSettings(Table):
    """What earns a page and how much stands on it."""

    article_text: Literal["none", "excerpt", "full"] = "excerpt"
    excerpt_characters: Annotated[int, Field(ge=0)] = 400
    list_length: Annotated[int, Field(ge=1, le=1000)] = 200
    quotes_on_page: Annotated[int, Field(ge=1, le=500)] = 20
    articles_on_page: Annotated[int, Field(ge=1, le=500)] = 30
    newest_on_start: Annotated[int, Field(ge=1)] = 10
    briefing_items: Annotated[int, Field(ge=1)] = 12
    min_actor_weight: Annotated[float, Field(ge=0)] = 2.0
    min_topic_score: Annotated[float, Field(ge=0)] = 2.5
    min_emerging_reports: Annotated[int, Field(ge=2)] = 3
    days_new: Annotated[int, Field(ge=0)] = 7


class Settings(Table):
    """Everything in briefings.toml; a key that is left out has its default."""

    site: SiteSettings = SiteSettings()
    read: ReadSettings = ReadSettings()
    analysis: AnalysisSettings = AnalysisSettings()
    actors: ActorSettings = ActorSettings()
    pages: PageSettings = PageSettings()


class Layout:
    """Where things are below a project's root folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings = root / SETTINGS_FILE
        self.languages = root / "site_config" / "languages"
        self.actors = root / "site_config" / "actors.toml"
        self.topics = root / "site_config" / "topics.toml"
        self.own_topics = root / "site_config" / "own_topics.toml"
        self.theme = root / "site_config" / "theme"
        self.templates = root / "templates"
        self.mkdocs = root / "mkdocs.yml"
        self.derived_mkdocs = root / "build" / "mkdocs.yml"
        self.articles = root / "content" / "articles"
        self.pages = root / "content" / "pages"
        self.registry = root / "content" / "registry"
        self.build = root / "build"
        self.docs = root / "build" / "docs"
        self.site = root / "build" / "site"
        self.cache = root / "build" / "cache"


def load_settings(layout: Layout) -> Settings:
    """The settings of the project.

    Raises SettingsError naming every fault.
    """
    return read_toml(layout.settings, Settings)
