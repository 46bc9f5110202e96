"""A project's folder with everything that its owner has set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from generator.analyse import Plan
from generator.editor import ActorRules, load_actor_rules
from generator.errors import SettingsError
from generator.known_actors import load_known_actors
from generator.language import load_profiles
from generator.mkdocs_config import MkdocsFile, read_mkdocs
from generator.settings import load_settings
from generator.taxonomy import load_taxonomy
from generator.website import Website

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.language import LanguageProfile
    from generator.settings import Layout, Settings

Where = TypeVar("Where")
What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder with everything that its owner has set."""

    layout: Layout
    settings: Settings
    plan: Plan
    editor: ActorRules
    mkdocs: MkdocsFile

    @property
    def website(self) -> Website:
        """The site as a whole."""
        return Website(
            name=self.mkdocs.name,
            url=self.mkdocs.url,
            profile=self.interface,
            folders=self.settings.site.search == "pagefind",
            days_new=self.settings.pages.days_new,
            search=self.settings.site.search,
            corrections=self.settings.site.corrections,
        )

    @property
    def interface(self) -> LanguageProfile:
        """The language that the site speaks."""
        return self.plan.profiles[self.settings.site.language]


def load_project(layout: Layout) -> Project:
    """Settings, languages, topics and names.

    Raises SettingsError with the faults of all files together.
    """
    faults: list[str] = []
    settings = _collect(faults, load_settings, layout)
    profiles = _collect(faults, load_profiles, layout.languages)
    taxonomy = _collect(faults, load_taxonomy, (layout.topics, layout.own_topics))
    editor = _collect(faults, load_actor_rules, layout.actors)
    gazetteer = settings.actors.gazetteer if settings else ""
    known = _collect(faults, load_known_actors, layout.root / gazetteer) if gazetteer else ()
    mkdocs = _collect(faults, read_mkdocs, layout.mkdocs)
    if settings is None or profiles is None or taxonomy is None or editor is None or known is None or mkdocs is None:
        raise SettingsError(faults)
    if settings.site.language not in profiles:
        fault = (
            f"{layout.settings}: site.language: {settings.site.language!r} has no file in {layout.languages}. "
            f"There is: {', '.join(sorted(profiles))}."
        )
        raise SettingsError([fault])
    return Project(layout, settings, Plan(profiles, taxonomy, known), editor, mkdocs)


def _collect(faults: list[str], load: Callable[[Where], What], where: Where) -> What | None:
    """What is loaded, or None with its faults added to the others."""
    try:
        return load(where)
    except SettingsError as error:
        faults += error.faults
        return None
