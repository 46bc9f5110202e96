"""The Jinja2 environment: every value that a template prints is escaped for Markdown."""

from __future__ import annotations

import functools
import json
import re
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, pass_context
from markupsafe import Markup

from generator.briefing import Ref
from generator.dates import day_of
from generator.errors import BriefingsError, SettingsError
from generator.markdown import clean, escape, escape_meta, relative_link, safe_url
from generator.names import initials
from generator.readable import readable_date, readable_day, readable_month, readable_span, readable_time
from generator.render.lists import rest_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

    from generator.briefing import QuoteEntry
    from generator.render.page import Page
    from generator.website import Website


ANCHOR = re.compile("[a-z0-9-]+")
SURE = 0.6  # whoever is named with less is marked as uncertain
FRAGMENT_WORDS = 4


class TemplateSet:
    """The templates of a folder, ready to render in one language."""

    def __init__(self, folder: Path, site: Website, *, absolute: bool = False, new_from: str = "") -> None:
        """With ``absolute``, links are full addresses, for what leaves the site; ``new_from`` is the first new day."""
        self.folder = folder
        profile = site.profile
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,  # macros return Markup, and Markup alone goes through ``finalize`` unchanged
            finalize=_markdown,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {
            "t": site.texts.text,
            "count": site.texts.count,
            "link": functools.partial(_full_link, site) if absolute else _link,
            "url_link": _url_link,
            "website": site,
            "about_page": Ref(site.texts.text("about_title"), f"{site.paths.about}.md"),
            "sure": SURE,
            "mailto": pass_context(functools.partial(_mailto, site)),
            "correction": pass_context(functools.partial(_correction, site)),
            "beside": pass_context(functools.partial(_beside, site)),
            "data_address": pass_context(functools.partial(_data_address, site)),
            "fragment_link": _fragment_link,
            "rest": rest_path,
        }
        self._environment.filters |= {
            "day": functools.partial(readable_day, profile=profile),
            "date": functools.partial(readable_date, profile=profile),
            "time": functools.partial(readable_time, profile=profile),
            "span": lambda story: readable_span(story.first[:10], story.last[:10], profile),
            "anchor": _anchor,
            "value": _value,
            "list_value": _list_value,
            "by_article": _by_article,
            "initials": initials,
            "ref": lambda path: Ref("", path),
            "svg": Markup,  # of this project's own making, see generator/pictures
            "is_new": functools.partial(_is_new, first=new_from),
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
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=2**20)}---\n\n"


def _markdown(value: object) -> Markup:
    """What a template prints: Markup as it is, everything else escaped."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704 - escaped for Markdown


def _anchor(value: str) -> Markup:
    """An anchor as it is; it is made of letters, digits and hyphens."""
    if not ANCHOR.fullmatch(value):
        raise ValueError(f"not an anchor: {value!r}")
    return Markup(value)  # noqa: S704 - checked just above


def _beside(site: Website, context: Context, name: str, text: str) -> Markup:
    """A link to a file that stands beside the page."""
    return _link(context, Ref(text, site.beside(context["page"].path, name)))


def _data_address(site: Website, context: Context) -> str:
    """Where the page's data are, as seen from it; a list over several pages has them beside its first."""
    page = context["page"]
    return site.relative(page.path, site.beside(page.values.get("source", page.path), "data.json"))


def _mailto(site: Website, context: Context, text: str) -> Markup:
    """A link that opens a mail with the page's title, what it says of itself, and its address if it has one."""
    page = context["page"]
    parts = (clean(page.title), clean(page.description), site.url and site.absolute(page.path))
    body = "\n\n".join(filter(None, parts))
    return _mail_link("", page.title, body, text)


def _correction(site: Website, context: Context, text: str) -> Markup:
    """A link that opens a mail to whoever corrects errors."""
    page = context["page"]
    subject = site.texts.text("correct_subject", title=page.title)
    return _mail_link(site.corrections, subject, site.absolute(page.path), text)


def _mail_link(to: str, subject: str, body: str, text: str) -> Markup:
    """The text as a link to a mail; all of it percent-encoded, so that nothing of it can be Markdown."""
    asked = f"subject={quote(clean(subject), safe='')}&amp;body={quote(body, safe='')}"
    return Markup(f"[{escape(text)}](mailto:{quote(to, safe='@')}?{asked})")  # noqa: S704 - encoded and escaped


def _fragment_link(url: str, pieces: Sequence[str], text: str) -> Markup:
    """A link to the words at their source: a text fragment of the first piece's first and last words.

    See the specification „URL Fragment Text Directives“ of the Web Incubator Community Group.
    """
    words = clean(pieces[0]).split()
    ends = [words] if len(words) <= 2 * FRAGMENT_WORDS else [words[:FRAGMENT_WORDS], words[-FRAGMENT_WORDS:]]
    directive = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return _url_link(f"{url}{'' if '#' in url else '#'}:~:text={directive}" if url else "", text)


def _by_article(quotes: Iterable[QuoteEntry]) -> list[tuple[QuoteEntry, list[QuoteEntry]]]:
    """Quotations that stand one behind the other and are of one article, with the first for what all have in common."""
    groups = (list(own) for _, own in groupby(quotes, key=lambda quote: quote.article))
    return [(own[0], own) for own in groups]


def _is_new(value: str, *, first: str) -> bool:
    return bool(first) and day_of(value) >= first


def _list_value(refs: Iterable[Ref]) -> Markup:
    """Names in one attribute."""
    return _value("|".join(ref.name.replace("|", "/") for ref in refs))


def _value(value: object) -> Markup:
    """A value of an option that a block has, such as an attribute of its element: quoted as in YAML."""
    return Markup(json.dumps(clean(str(value)), ensure_ascii=False))  # noqa: S704 - nothing ends the quotation marks


def _full_link(site: Website, ref: Ref, anchor: str = "", text: str = "") -> Markup:
    """A link that leads to the page from anywhere; the name alone where there is no page, or no address for it."""
    return _url_link(site.absolute(ref.path, anchor) if ref.path else "", text or ref.name)


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
