"""Briefing → {path: text}: Markdown pages from the templates; pure but for reading the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.dates import first_new_day
from generator.render.drawing import Drawing
from generator.render.environment import TemplateSet, front_matter
from generator.render.pages import NOTHING, period_page, site_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.briefing import Briefing, PeriodEntry
    from generator.render.page import Page
    from generator.settings import Settings
    from generator.website import Website


def render(
    briefing: Briefing,
    settings: Settings,
    site: Website,
    templates: Path,
    describe: Callable[[Page], Mapping[str, str]] = lambda _page: {},
) -> dict[str, str]:
    """Every generated page by its path below the docs folder; ``describe`` gives what its head has besides.

    Raises SettingsError where a template or a text of the language file is at fault.
    """
    template_set = TemplateSet(
        templates, site, new_from=first_new_day((article.date for article in briefing.articles), site.days_new)
    )
    template_set.compile_all()
    common = {"briefing": briefing, "draw": Drawing(briefing, site), "about_text": Markup(site.profile.interface.about)}  # noqa: S704 - the owner's own
    pages = {}
    for page in site_pages(briefing, settings.pages, site):
        body = template_set.render(page.template, page=page, **common, **page.values)
        pages[page.path] = front_matter(page, describe(page)) + body.strip() + "\n"
    return pages


def render_period(entry: PeriodEntry, settings: Settings, site: Website, templates: Path) -> str:
    """A briefing as a page that can be put into content/pages.

    Raises SettingsError where a template or a text of the language file is at fault.
    """
    page = period_page(entry, settings.pages, site)
    body = TemplateSet(templates, site).render(page.template, page=page, draw=Drawing(NOTHING, site), **page.values)
    return front_matter(page, {}) + body.strip() + "\n"
