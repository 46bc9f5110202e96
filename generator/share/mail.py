"""Briefing → mails: of each briefing, person, organisation and topic as HTML, as plain text and as a draft to send.

All three are made from one Markdown template, so that they say the same.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import css_inline
import lxml.html
from lxml import etree
from markdown import Markdown
from markupsafe import Markup

from generator.briefing import PeriodEntry, Ref
from generator.markdown import shorten
from generator.render.environment import TemplateSet
from generator.render.pages import site_pages
from generator.share.mail_layout import lay_out
from generator.share.mail_message import message
from generator.share.mail_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lxml.etree import _Element

    from generator.briefing import ArticleEntry, Briefing
    from generator.render.page import Page
    from generator.settings import PageSettings
    from generator.website import Website

MAX_BYTES = 100_000  # Gmail hides what is beyond 102 KB
EXTENSIONS = ("generator.markdown", "pymdownx.blocks.html")
TEMPLATES = {
    "day": "mail/period.md",
    "week": "mail/period.md",
    "person": "mail/actor.md",
    "organisation": "mail/actor.md",
    "topic": "mail/topic.md",
}


class Limits(NamedTuple):
    """How many things of each kind a mail has at most, and how many characters of a quotation and of a headline."""

    items: int
    quotes: int
    about: int
    articles: int
    names: int
    words: int
    title: int


# A mail that is too large is made anew with the next ones; with the last it has little more than its title.
LEVELS = (
    Limits(items=12, quotes=12, about=5, articles=8, names=12, words=700, title=200),
    Limits(items=6, quotes=6, about=3, articles=4, names=6, words=300, title=120),
    Limits(items=0, quotes=0, about=0, articles=0, names=0, words=0, title=120),
)


def mail_files(briefing: Briefing, settings: PageSettings, site: Website, templates: Path) -> dict[str, bytes]:
    """Each mail's three files, by their path below the docs folder, where they stand beside the page.

    Raises SettingsError where a template or a text of the language file is at fault.
    """
    maker = _MailMaker(settings, site, templates)
    files: dict[str, bytes] = {}
    for page in site_pages(briefing, settings, site):
        if page.mails:
            files |= maker.files(page)
    return files


class _MailMaker:
    """Makes mails; its tools are ready after the first."""

    def __init__(self, settings: PageSettings, site: Website, templates: Path) -> None:
        self.settings = settings
        self.site = site
        self.templates = TemplateSet(templates, site, absolute=True)
        self.markdown = Markdown(extensions=EXTENSIONS)
        style = (templates / "mail" / "mail.css").read_text("utf-8")
        self.inliner = css_inline.CSSInliner(extra_css=style, load_remote_stylesheets=False)

    def files(self, page: Page) -> dict[str, bytes]:
        """The page's mail at the first level at which it is small enough."""
        for limits in LEVELS:
            body = self._body(page, limits)
            text = plain_text(body)
            lay_out(body)
            title = shorten(page.title, limits.title)
            html = self._html(title, body, confined=True)
            if len(html.encode()) <= MAX_BYTES:
                break
        draft = message(title, text, self._html(title, body, confined=False), _newest(page))
        parts = {"mail.html": html.encode(), "mail.txt": text.encode(), "mail.eml": draft}
        return {self.site.beside(page.path, name): content for name, content in parts.items()}

    def _body(self, page: Page, limits: Limits) -> _Element:
        """What the mail says, as HTML without a style."""
        limits = limits._replace(items=min(limits.items, self.settings.briefing_items))
        text = self.templates.render(
            TEMPLATES[page.kind],
            page=page,
            own_page=Ref(page.title, page.path),
            limits=limits,
            short=partial(shorten, length=limits.title),
            begin=partial(_begin, length=limits.words),
            **page.values,
        )
        html = self.markdown.reset().convert(text)
        body: _Element = lxml.html.fragment_fromstring(html, create_parent="div")
        return body

    def _html(self, title: str, body: _Element, *, confined: bool) -> str:
        """The whole document; ``confined`` says in it that nothing may be loaded, which mail programs see to anyway."""
        inner = "".join(etree.tostring(element, encoding="unicode", method="html") for element in body)
        document = self.templates.render(
            "mail/frame.html",
            title=title,
            language=self.site.profile.code,
            confined=confined,
            body=Markup(inner),  # noqa: S704 - from Markdown that cannot hold HTML
        )
        return self.inliner.inline(document)


def _begin(text: str, length: int) -> str:
    """The text, or its first words where it is too long."""
    return text if len(text) <= length else shorten(text, length).rstrip(" …")


def _newest(page: Page) -> str:
    """The newest date of the articles that the page is about."""
    entry = page.entry
    articles: Iterable[ArticleEntry]
    if isinstance(entry, PeriodEntry):
        articles = (article for item in entry.items for article in item.articles)
    else:
        articles = getattr(entry, "articles", ())
    return max((article.date for article in articles), default="")
