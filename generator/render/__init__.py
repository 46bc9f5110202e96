"""Briefing → {path: text}: Markdown pages from the templates; pure but for reading the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.data import data_files
from generator.render.environment import TemplateSet, front_matter
from generator.render.pages import period_page, site_pages

if TYPE_CHECKING:
    from pathlib import Path

    from generator.briefing import Briefing, PeriodEntry
    from generator.language import LanguageProfile
    from generator.settings import Settings


def render(briefing: Briefing, settings: Settings, interface: LanguageProfile, templates: Path) -> dict[str, str]:
    """Every generated page and data file by its path below the docs folder.

    Raises SettingsError where a template or a text of the language file is at fault.
    """
    template_set = TemplateSet(templates, interface)
    template_set.compile_all()
    pages = {}
    for page in site_pages(briefing, settings.pages, interface):
        body = template_set.render(page.template, page=page, site=briefing, **page.values)
        pages[page.path] = front_matter(page) + body.strip() + "\n"
    return pages | data_files(briefing, interface.interface.paths)


def render_period(entry: PeriodEntry, settings: Settings, interface: LanguageProfile, templates: Path) -> str:
    """A briefing as a page that can be put into content/pages.

    Raises SettingsError where a template or a text of the language file is at fault.
    """
    page = period_page(entry, settings.pages, interface)
    body = TemplateSet(templates, interface).render(page.template, page=page, **page.values)
    return front_matter(page) + body.strip() + "\n"
