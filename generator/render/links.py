"""The links that templates can make, each of them Markdown with its words escaped."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import pass_context
from markupsafe import Markup

from generator.briefing import Ref
from generator.mail_link import mailto_link, summary_lines
from generator.markdown import clean, escape, relative_link, safe_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2.runtime import Context

    from generator.website import Website

FRAGMENT_WORDS = 4


def link_functions(site: Website, *, absolute: bool) -> dict[str, Any]:
    """The functions by the names that templates call them; with ``absolute``, ``link`` gives full addresses."""
    links = _SiteLinks(site)
    return {
        "link": links.full if absolute else _link,
        "url_link": _url_link,
        "fragment_link": _fragment_link,
        "beside": pass_context(functools.partial(links.beside)),
        "data_address": pass_context(functools.partial(links.data_address)),
        "mailto": pass_context(functools.partial(links.mailto)),
        "correction": pass_context(functools.partial(links.correction)),
    }


class _SiteLinks:
    """Links that depend on the site's address."""

    def __init__(self, site: Website) -> None:
        self.site = site

    def full(self, ref: Ref, anchor: str = "", text: str = "") -> Markup:
        """A link that leads to the page from anywhere; the name alone where there is no page, or no address for it."""
        return _url_link(self.site.absolute(ref.path, anchor) if ref.path else "", text or ref.name)

    def beside(self, context: Context, name: str, text: str) -> Markup:
        """A link to a file that stands beside the page."""
        return _link(context, Ref(text, self.site.beside(context["page"].path, name)))

    def data_address(self, context: Context) -> str:
        """Where the page's data are, as seen from it; a list over several pages has them beside its first."""
        page = context["page"]
        return self.site.relative(page.path, self.site.beside(page.values.get("source", page.path), "data.json"))

    def mailto(self, context: Context, text: str) -> Markup:
        """A link that opens a mail with the page's title, what it says in short, and its address if it has one."""
        page = context["page"]
        lines = summary_lines(page.entry, self.site) or [page.description]
        address = self.site.absolute(page.path) if self.site.url else ""
        return _mail(mailto_link(page.title, lines, address), text)

    def correction(self, context: Context, text: str) -> Markup:
        """A link that opens a mail to whoever corrects errors."""
        page = context["page"]
        subject = quote(clean(self.site.texts.text("correct_subject", title=page.title)), safe="")
        body = quote(self.site.absolute(page.path), safe="")
        return _mail(f"mailto:{quote(self.site.corrections, safe='@')}?subject={subject}&body={body}", text)


def _mail(address: str, text: str) -> Markup:
    """A link to a mail; its address is percent-encoded, so that nothing of it can be Markdown."""
    return Markup(f"[{escape(text)}]({address.replace('&', '&amp;')})")  # noqa: S704 - encoded and escaped


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


def _fragment_link(url: str, pieces: Sequence[str], text: str) -> Markup:
    """A link to the words at their source: a text fragment of the first piece's first and last words.

    See the specification „URL Fragment Text Directives“ of the Web Incubator Community Group.
    """
    words = clean(pieces[0]).split()
    ends = [words] if len(words) <= 2 * FRAGMENT_WORDS else [words[:FRAGMENT_WORDS], words[-FRAGMENT_WORDS:]]
    directive = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return _url_link(f"{url}{'' if '#' in url else '#'}:~:text={directive}" if url else "", text)
