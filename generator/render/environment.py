"""The Jinja2 environment: every value that a template prints is escaped for Markdown."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, pass_context
from markupsafe import Markup

from generator.errors import BriefingsError, SettingsError
from generator.markdown import clean, escape, escape_meta, relative_link, safe_url
from generator.render.dates import readable_date, readable_day, readable_month, readable_span, readable_time
from generator.render.texts import Texts

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.runtime import Context

    from generator.briefing import Ref
    from generator.language import LanguageProfile
    from generator.render.pages import Page


ANCHOR = re.compile("[a-z0-9-]+")


class TemplateSet:
    """The templates of a folder, ready to render in one language."""

    def __init__(self, folder: Path, profile: LanguageProfile) -> None:
        self.folder = folder
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,  # macros return Markup, and Markup alone goes through ``finalize`` unchanged
            finalize=_markdown,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        texts = Texts(profile)
        self._environment.globals |= {"t": texts.text, "count": texts.count, "link": _link, "url_link": _url_link}
        self._environment.filters |= {
            "day": functools.partial(readable_day, profile=profile),
            "date": functools.partial(readable_date, profile=profile),
            "time": functools.partial(readable_time, profile=profile),
            "span": lambda story: readable_span(story.first[:10], story.last[:10], profile),
            "anchor": _anchor,
            "number": functools.partial(format_decimal, format="#,##0.#", locale=profile.code),
            "month": functools.partial(readable_month, profile=profile),
        }

    def render(self, template: str, **values: Any) -> str:
        """The template's text.

        Raises SettingsError if the template or a text it asks for is at fault.
        """
        try:
            return self._environment.get_template(template).render(**values)
        except BriefingsError:
            raise
        except Exception as error:  # an expression in a template may raise whatever Python can
            raise self._fault(template, error) from error

    def compile_all(self) -> None:
        """Compile every template of the folder.

        Raises SettingsError at the first that cannot be.
        """
        for template in self._environment.list_templates(extensions=["md"]):
            try:
                self._environment.get_template(template)
            except TemplateError as error:
                raise self._fault(template, error) from error

    def _fault(self, template: str, error: Exception) -> SettingsError:
        line = getattr(error, "lineno", None)
        place = f"{self.folder / (getattr(error, 'name', None) or template)}{f':{line}' if line else ''}"
        return SettingsError([f"{place}: {str(error).rstrip('.')}. Mend the template."])


def front_matter(page: Page) -> str:
    """The head of a page's file; the theme prints these values as they are."""
    meta: dict[str, object] = {
        "title": escape_meta(page.title),
        "description": escape_meta(page.description),
        "kind": page.kind,
        "hide": ["navigation"],  # nothing but the tabs above would be in it
        # For the mail button: percent-encoded, so that it can be put into an address as it is.
        "mail_subject": quote(clean(page.title), safe=""),
    }
    if page.kind == "moved":
        meta |= {"search": {"exclude": True}, "redirect": page.redirect}
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=2**20)}---\n\n"


def _markdown(value: object) -> Markup:
    """What a template prints: Markup as it is, everything else escaped."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704 - escaped for Markdown


def _anchor(value: str) -> Markup:
    """An anchor as it is; it is made of letters, digits and hyphens."""
    if not ANCHOR.fullmatch(value):
        raise ValueError(f"not an anchor: {value!r}")
    return Markup(value)  # noqa: S704 - checked just above


@pass_context
def _link(context: Context, ref: Ref, anchor: str = "", text: str = "") -> Markup:
    """A link from the page that is being rendered; the name alone where there is no page to lead to."""
    words = escape(text or ref.name)
    if not ref.path:
        return Markup(words)  # noqa: S704 - escaped just above
    return Markup(f"[{words}]({relative_link(context['page'].path, ref.path, anchor)})")  # noqa: S704


def _url_link(url: str, text: str) -> Markup:
    """A link to another site; the text alone where the address is none to be trusted."""
    address = safe_url(url)
    return Markup(f"[{escape(text)}]({address})" if address else escape(text))  # noqa: S704
