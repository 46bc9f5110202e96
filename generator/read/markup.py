"""HTML, or trafilatura's XML → plain paragraphs and headings; nothing is fetched and nothing runs."""

from __future__ import annotations

import html as entities
import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree, html

from generator.errors import ReadError
from generator.read.blocks import blocks_of, joined
from generator.read.encoding import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.records import Block


class Part(NamedTuple):
    """A block's words; ``level`` is a heading's, from 1, and 0 for paragraphs."""

    level: int
    words: str


# "head", "item", "row", "cell", "lb" and so on are trafilatura's names; HTML has none of them below <body>.
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "head": 2}
_DROPPED_TAGS = """
    script style noscript template iframe object embed svg math canvas audio video figure graphic button select option
    textarea nav
"""
_DROPPED = frozenset(_DROPPED_TAGS.split())
_BREAKS = frozenset({"br", "lb"})
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_FLOWING_TAGS = """
    address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption footer header hgroup
    hr html item legend li list main ol p pre quote section summary table tbody tfoot thead ul
"""
_FLOWING = frozenset(_FLOWING_TAGS.split())
_CELL_MARK = " | "
_LINE_BREAK = "\n"
_SPACES = re.compile(r"[ \t\n\r\f]+")  # HTML's white space: a no-break space is none
_EMPTY_LINE = re.compile(r"\n[ \n]*\n")
_TAG = re.compile(r"</?[a-zA-Z]")


def parse_html(text: str, place: str) -> html.HtmlElement | None:
    """The document's tree; None if there is nothing in it.

    Raises ReadError for what is nested so deeply that the parser would drop the rest.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:  # only for documents without any element
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError(place, "the HTML is nested too deeply", "Save the page's text alone")
    return tree


def text_of_html(text: str, place: str) -> tuple[str, tuple[Block, ...]]:
    """The text and blocks of an HTML fragment; one without any tag is split like plain text.

    Raises ReadError as parse_html does.
    """
    if not _TAG.search(text):
        plain = printable(entities.unescape(text)).strip()
        return plain, blocks_of(plain)
    tree = parse_html(text, place)
    return text_of_parts(parts_of(tree)) if tree is not None else ("", ())


def text_of_parts(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """The parts as one text with its blocks."""
    return joined((part.level > 0, part.words) for part in parts)


def words_of_html(text: str, place: str) -> str:
    """All words of an HTML fragment on one line."""
    return " ".join(text_of_html(text, place)[0].split())


def parts_of(root: etree._Element) -> list[Part]:
    """The words below an element, block by block; a table row is one block, scripts and forms are left out."""
    body = root.find("body") if root.tag == "html" else root
    if body is None:
        return []
    flow = _Flow()
    for entering, element in _walk(body):
        if entering:
            flow.enter(str(element.tag), element.text or "")
        else:
            flow.leave(str(element.tag), element.tail or "")
    flow.close_block()
    return flow.parts


def _walk(root: etree._Element) -> Iterator[tuple[bool, etree._Element]]:
    """Each element on entering and on leaving it; without recursion, since trees may be deep."""
    stack = [(True, root)]
    while stack:
        entering, element = stack.pop()
        dropped = not isinstance(element.tag, str) or element.tag in _DROPPED  # comments have no string for a tag
        if entering and not dropped:
            yield True, element
            stack.append((False, element))
            stack.extend((True, child) for child in reversed(element))
        elif element is not root:
            yield False, element


class _Flow:
    """Words as they come, cut into parts wherever a block begins or ends."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._words: list[str] = []
        self._levels: list[int] = []
        self._rows = 0

    def enter(self, tag: str, words: str) -> None:
        self._border(tag)
        if tag in _HEADINGS:
            self._levels.append(_HEADINGS[tag])
        if tag in _ROWS:
            self._rows += 1
        if tag in _CELLS and self._words:
            self._words.append(_CELL_MARK)
        if tag in _BREAKS:
            self._words.append(_LINE_BREAK)
        self._add(words)

    def leave(self, tag: str, tail: str) -> None:
        if tag in _ROWS and self._rows:
            self._rows -= 1
        self._border(tag)
        if tag in _HEADINGS and self._levels:
            self._levels.pop()
        self._add(tail)

    def close_block(self) -> None:
        """Two line breaks in a row part paragraphs, as many feeds write them."""
        for piece in _EMPTY_LINE.split("".join(self._words)):
            words = _SPACES.sub(" ", piece).strip(_CELL_MARK if _CELL_MARK in piece else None)
            if words.strip():
                self.parts.append(Part(self._levels[-1] if self._levels else 0, words.strip()))
        self._words.clear()

    def _border(self, tag: str) -> None:
        if tag not in _FLOWING and tag not in _HEADINGS and tag not in _ROWS:
            return
        if self._rows:
            self._words.append(" ")
        else:
            self.close_block()

    def _add(self, words: str) -> None:
        if words:
            self._words.append(_SPACES.sub(" ", printable(words)))
