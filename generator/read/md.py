"""``.md``: Markdown with optional front matter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from generator.errors import ReadError
from generator.markdown import NoHtmlExtension
from generator.read.draft import Draft, check_length
from generator.read.encoding import decode
from generator.read.facts import facts_of
from generator.read.front_matter import split_front_matter
from generator.read.markup import Part, parse_html, parts_of, text_of_parts
from generator.read.source import Source, content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.settings import ReadSettings

_MAX_LINES = 2_000  # the converter's time grows with the square of a block's lines: 50,000 headings take a minute


def read_md(source: Source, settings: ReadSettings) -> Iterator[Draft]:
    """The one article of the file; its first level-one heading is the title where the front matter has none."""
    written = decode(content(source, settings.max_file_bytes), source.origin)
    table, body = split_front_matter(written, source.origin)
    facts = facts_of(table, source.origin)
    check_length(body, source.origin, settings)
    _check_lines(body, source.origin)
    heading, parts = _without_title(_parts(body, source.origin), facts.title)
    text, blocks = text_of_parts(parts)
    yield Draft(text, blocks, replace(facts, title=facts.title or heading or _readable(source)))


def _check_lines(body: str, place: str) -> None:
    most = max(block.count("\n") for block in re.split(r"\n\s*\n", body))
    if most > _MAX_LINES:
        problem = f"{most:,} lines follow each other without a blank line; at most {_MAX_LINES:,} are read"
        raise ReadError(place, problem, "Put blank lines between its paragraphs")


def _parts(body: str, place: str) -> list[Part]:
    extensions: list[str | Extension] = [NoHtmlExtension(), _PlainLinks(), "tables", "fenced_code", "sane_lists"]
    try:
        converted = Markdown(extensions=extensions).convert(body)
    except Exception as error:  # a third-party parser on foreign input: whatever it raises is about this file alone
        problem = f"the Markdown cannot be read ({type(error).__name__})"
        raise ReadError(place, problem, "Simplify its lists and quotations") from error
    tree = parse_html(converted, place) if converted.strip() else None
    return [] if tree is None else parts_of(tree)


def _without_title(parts: list[Part], title: str) -> tuple[str, list[Part]]:
    """The first level-one heading, and the other parts; all parts where a title is given that says something else."""
    index = next((index for index, part in enumerate(parts) if part.level == 1), None)
    if index is None or (title and parts[index].words != title.strip()):
        return "", parts
    return parts[index].words, parts[:index] + parts[index + 1 :]


def _readable(source: Source) -> str:
    """The file's name as a title.

    >>> from pathlib import Path
    >>> _readable(Source(Path("neue-bruecke_eroeffnet.md"), "", ""))
    'Neue bruecke eroeffnet'
    """
    words = re.sub(r"[-_\s]+", " ", source.path.stem).strip()
    return words[:1].upper() + words[1:]


class _Label(InlineProcessor):
    """A link as its label alone, which is all that is read of it."""

    def handleMatch(self, m: re.Match[str], _data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802 - the name the library calls; its base class is for patterns of another kind
        """The label, in which other patterns are still looked for."""
        element = Element("span")
        element.text = m["label"]
        return element, m.start(0), m.end(0)


class _PlainLinks(Extension):
    """Links and images by two bounded patterns: the library's own take a minute for 20,000 opening brackets."""

    _TARGET = r"(?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)|\[[^\[\]\n]{0,200}\])"

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name the library calls
        """Replace the library's patterns; an image has no words."""
        for name in ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name)
        image = _Label(rf"!\[(?:[^\[\]]{{0,1000}})\]{self._TARGET}(?P<label>)", md)
        md.inlinePatterns.register(image, "plain_image", 161)  # just before links, as in the library
        md.inlinePatterns.register(_Label(rf"\[(?P<label>[^\[\]]{{1,1000}})\]{self._TARGET}", md), "plain_link", 160)
