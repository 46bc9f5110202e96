"""When a web page says it was published: where pages state it for machines, to the minute and with its offset."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.read.dates import normalise_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import html

_META = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='dcterms.created' or @name='DC.date.issued' or @name='pubdate']/@content",
    "//article//time/@datetime",
)


def published(tree: html.HtmlElement) -> str:
    """The first of the page's statements that is a date, as ISO 8601; empty if there is none."""
    for stated in _statements(tree):
        try:
            return normalise_date(stated)
        except ValueError:
            continue
    return ""


def _statements(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield from _json_dates(script.text or "")
    for path in _META:
        found = tree.xpath(path)
        yield from (str(value) for value in found) if isinstance(found, list) else ()


def _json_dates(text: str) -> Iterator[str]:
    """Every ``datePublished``, the outermost first: those of comments and related articles lie deeper."""
    try:
        level = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while level:
        yield from (
            found for node in level if isinstance(node, dict) and isinstance(found := node.get("datePublished"), str)
        )
        level = [child for node in level for child in _children(node)]


def _children(node: object) -> list[object]:
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []
