"""The Jinja2 environment: every value that a template prints is escaped for Markdown."""

from __future__ import annotations

import functools
import json
import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from generator.briefing import Ref
from generator.dates import day_of
from generator.errors import BriefingsError, SettingsError
from generator.markdown import clean, escape, escape_meta
from generator.names import initials
from generator.readable import readable_date, readable_day, readable_month, readable_span, readable_time
from generator.render.links import link_functions
from generator.render.lists import rest_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.briefing import QuoteEntry
    from generator.language import LanguageProfile
    from generator.render.page import Page
    from generator.website import Website


ANCHOR = re.compile("[a-z0-9-]+")
NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
SURE = 0.6  # whoever is named with less is marked as uncertain


class TemplateSet:
    """The templates of a folder, ready to render in one language."""

    def __init__(self, folder: Path, site: Website, *, absolute: bool = False, new_from: str = "") -> None:
        """With ``absolute``, links are full addresses, for what leaves the site; ``new_from`` is the first new day."""
        self.folder = folder
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,  # macros return Markup, and Markup alone goes through ``finalize`` unchanged
            finalize=_markdown,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= link_functions(site, absolute=absolute) | {
            "t": site.texts.text,
            "count": site.texts.count,
            "website": site,
            "about_page": Ref(site.texts.text("about_title"), f"{site.paths.about}.md"),
            "sure": SURE,
            "rest": rest_path,
        }
        self._environment.filters |= _filters(site.profile, new_from)

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


def _filters(profile: LanguageProfile, new_from: str) -> dict[str, Any]:
    """What templates make of a value."""
    return {
        "day": functools.partial(readable_day, profile=profile),
        "date": functools.partial(readable_date, profile=profile),
        "time": functools.partial(readable_time, profile=profile),
        "month": functools.partial(readable_month, profile=profile),
        "span": lambda story: readable_span(story.first[:10], story.last[:10], profile),
        "number": functools.partial(format_decimal, format="#,##0.#", locale=profile.code),
        "is_new": functools.partial(_is_new, first=new_from),
        "by_article": _by_article,
        "initials": initials,
        "ref": lambda path: Ref("", path),
        "anchor": _anchor,
        "value": _value,
        "list_value": _list_value,
        "svg": Markup,  # of this project's own making, see generator/pictures
    }


def front_matter(page: Page, more: Mapping[str, str]) -> str:
    """The head of a page's file, with more values as they are; the theme prints them all without escaping."""
    meta: dict[str, object] = {
        "title": escape_meta(page.title),
        "description": escape_meta(page.description),
        "kind": page.kind,
        "hide": ["navigation"],  # nothing but the tabs above would be in it
    }
    if page.updated:
        meta["updated"] = day_of(page.updated) or page.updated
    meta |= more
    if page.kind == "moved":
        meta |= {"search": {"exclude": True}, "redirect": page.redirect}
    lines = (f"{key}: {_json(value)}\n" for key, value in meta.items())
    return f"---\n{''.join(lines)}---\n\n"


def _json(value: object) -> str:
    """A value as JSON, which is YAML, and written in a hundredth of the time; what YAML does not take is escaped."""
    return NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def _markdown(value: object) -> Markup:
    """What a template prints: Markup as it is, everything else escaped."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704 - escaped for Markdown


def _anchor(value: str) -> Markup:
    """An anchor as it is; it is made of letters, digits and hyphens."""
    if not ANCHOR.fullmatch(value):
        raise ValueError(f"not an anchor: {value!r}")
    return Markup(value)  # noqa: S704 - checked just above


def _by_article(quotes: Iterable[QuoteEntry]) -> list[tuple[QuoteEntry, list[QuoteEntry]]]:
    """Quotations that stand one behind the other and are of one article, with the first for what all have in common."""
    groups = (list(own) for _, own in groupby(quotes, key=lambda quote: quote.article))
    return [(own[0], own) for own in groups]


def _is_new(value: str, *, first: str) -> bool:
    return bool(first) and day_of(value) >= first


def _list_value(refs: Iterable[Ref]) -> Markup:
    """Names in one attribute."""
    return _value("|".join(clean(ref.name).replace("|", "/") for ref in refs))


def _value(value: object) -> Markup:
    """A value of an option that a block has, such as an attribute of its element: quoted as in YAML.

    The Markdown library leaves what looks like a reference to a character as it is, so „&“ becomes one.
    """
    text = clean(str(value)).replace("&", "&amp;")
    return Markup(json.dumps(text, ensure_ascii=False))  # noqa: S704 - nothing ends the quotation marks
