"""A mail's paragraphs → plain text, for programs that show no HTML and for whoever reads it there."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

WIDTH = 72  # what is usual in mails, so that a quoted line still fits 80
INDENT = 4
UNDERLINES = {"h1": "=", "h2": "-"}
LEADING = frozenset({"knopf", "mehr"})
MARKED = frozenset({"woertlich", "sinngemaess"})


def plain_text(root: _Element) -> str:
    """The text of all paragraphs, lists and quotations below the element, a blank line between them."""
    return "\n\n".join(filter(None, map(_block, root))) + "\n"


def _block(element: _Element) -> str:
    if element.tag == "ul":
        return "\n".join(_item(item) for item in element)
    if element.get("class") in MARKED:
        return "\n".join(line for part in element for line in _quoted(part))
    if element.tag in UNDERLINES:
        return _heading(element)
    address = _addresses(element) if element.get("class") in LEADING else []
    return "\n".join([_wrapped(_words(element)), *address])


def _heading(element: _Element) -> str:
    """Underlined; what it links to stands below, since that is the article itself."""
    lines = _wrapped(_words(element)).split("\n")
    return "\n".join([*lines, UNDERLINES[str(element.tag)] * max(map(len, lines)), *_addresses(element)])


def _item(element: _Element) -> str:
    """A line of a list; one that begins with a link is about what that leads to."""
    first = next(iter(element), None)
    leads = first is not None and first.tag == "a" and not (element.text or "").strip()
    address = [f"  {one}" for one in _addresses(element)[:1]] if leads else []
    return "\n".join([_wrapped(_words(element), first="- ", rest="  "), *address])


def _quoted(part: _Element) -> Iterable[str]:
    """The lines of a paragraph of a quotation; that of the speaker ends with the quotation's address."""
    space = " " * INDENT
    links = [link for link in part.iter("a") if "#" in (link.get("href") or "")]
    text = _words(part)
    for link in links:
        text = text.removesuffix(_words(link)).rstrip(" ·")
    kind = part.get("class")
    text = f"{text}:" if kind == "marke" else f"– {text}" if kind == "sprecher" and text else text
    if text:
        yield _wrapped(text, first=space, rest=space)
    for link in links:
        yield space + (link.get("href") or "")


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _addresses(element: _Element) -> list[str]:
    return [link.get("href") or "" for link in element.iter("a")]


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """The text in lines; a word that is longer than a line stays whole."""
    return textwrap.fill(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
