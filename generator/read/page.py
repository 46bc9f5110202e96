"""``.html``: the article within a saved web page; nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import trafilatura
from trafilatura.settings import Document

from generator.errors import ReadError
from generator.read.draft import Draft
from generator.read.encoding import decode
from generator.read.facts import Facts
from generator.read.header import lone_facts
from generator.read.headline import could_be_kicker
from generator.read.markup import Part, parse_html, parts_of, text_of_parts
from generator.read.page_date import published
from generator.read.source import Source, content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import html

    from generator.settings import ReadSettings

# A fixed day, since by default both libraries ask the clock what is too new; and no search through free text.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
_TOP = 5  # blocks among which kicker, headline, author and date stand on news pages


def read_page(source: Source, settings: ReadSettings) -> Iterator[Draft]:
    """The one article of the page."""
    written = decode(content(source, settings.max_file_bytes), source.origin, declared=True)
    tree = parse_html(written, source.origin)
    if tree is None:
        raise ReadError(source.origin, "there is no text in it", "Save the page again, or delete the file")
    # All three before the extraction, which takes elements out of the tree.
    date, everything, window = published(tree), parts_of(tree), tree.findtext(".//title") or ""
    page = _extracted(tree)
    main = parts_of(page.body) if page.body is not None else []
    if everything and _length(main) >= _length(
        everything
    ):  # on short pages it takes all words, menus too, for one paragraph
        main = everything
    title = page.title or window
    top = _top(main or everything, title, page.author or "")
    text, blocks = text_of_parts(top.rest)
    facts = Facts(
        title=title,
        kicker=top.kicker,
        date=date or top.date or page.date or "",
        source=page.sitename or page.hostname or "",
        url=page.url or "",
        author=page.author or "",
    )
    yield Draft(text, blocks, facts)


def _extracted(tree: html.HtmlElement) -> Document:
    """The main text and what is said about it; empty where the library finds or manages nothing."""
    try:
        page = trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=_DATES
        )
    except Exception:  # noqa: BLE001 - a third-party parser on foreign input: whatever it raises, the whole page is left
        return Document()
    return page if isinstance(page, Document) else Document()


def _length(parts: list[Part]) -> int:
    return sum(len(part.words) for part in parts)


class _Top(NamedTuple):
    kicker: str
    date: str
    rest: list[Part]


def _top(parts: list[Part], title: str, author: str) -> _Top:
    """What stands above the text, which pages repeat from their details, and the parts without it."""
    known = {title.casefold(), author.casefold(), f"von {author}".casefold()}
    kicker, date, rest = "", "", []
    headline = next((index for index, part in enumerate(parts[:_TOP]) if part.words.casefold() == title.casefold()), 0)
    for index, part in enumerate(parts[:_TOP]):
        facts = lone_facts(part.words)
        if facts:
            date = date or facts.date
        elif index == headline - 1 and could_be_kicker(part.words):
            kicker = part.words
        elif part.words.casefold() not in known:
            rest.append(part)
    return _Top(kicker, date, rest + parts[_TOP:])
