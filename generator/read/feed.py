"""``.xml``, ``.rss``, ``.atom``: the entries of an RSS or Atom feed, from the file alone."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import feedparser

from generator.errors import ReadError
from generator.markdown import digest
from generator.read.addresses import host
from generator.read.draft import ID_LENGTH, Draft
from generator.read.encoding import decode
from generator.read.facts import Facts
from generator.read.markup import text_of_html, words_of_html
from generator.read.source import Source, content, skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.records import Skipped
    from generator.settings import ReadSettings

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_FIRST_ELEMENT = re.compile(r"<\w")


def read_feed(source: Source, settings: ReadSettings) -> Iterator[Draft | Skipped]:
    """Every entry that has a text."""
    written = decode(content(source, settings.max_file_bytes), source.origin, declared=True)
    feed = _parse(written, source.origin)
    name = words_of_html(str(feed.feed.get("title", "")), source.origin)
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _draft(entry, name, f"{source.origin}, entry {number}")
        except ReadError as error:
            yield skipped(error)


def _parse(written: str, place: str) -> Any:
    first = _FIRST_ELEMENT.search(written)
    if "<!ENTITY" in written[: first.start() if first else None]:
        raise ReadError(place, "the feed declares entities, which can grow without end", "Take its DOCTYPE out")
    # It is UTF-8 now, whatever it declared. As a stream, since feedparser takes a text for an address to fetch.
    stream = io.BytesIO(_DECLARATION.sub("", written).encode("utf-8"))
    try:
        feed = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a third-party parser on foreign input: whatever it raises is about this file alone
        raise ReadError(place, f"the feed cannot be read ({type(error).__name__})", "Save it anew") from error
    if not feed.entries:
        reason = feed.get("bozo_exception", "no RSS or Atom in it")
        raise ReadError(place, f"no entries were found: {reason}", "Save the feed anew, or delete the file")
    return feed


def _draft(entry: Any, source: str, place: str) -> Draft:
    text, blocks = text_of_html(_body(entry), place)
    identifier = str(entry.get("id", "")).strip()
    facts = Facts(
        id=f"e-{digest(identifier, ID_LENGTH)}" if identifier else "",
        title=words_of_html(str(entry.get("title", "")), place),
        # The raw words: feedparser's own dates are moved to UTC, and where the year is missing it asks the clock.
        date=str(entry.get("published") or entry.get("updated") or entry.get("created") or ""),
        source=source,
        url=_link(entry),
        author=_author(entry),
    )
    return Draft(text, blocks, facts, place)


def _body(entry: Any) -> str:
    """The whole article if the feed has it, else its summary."""
    texts = [str(part.get("value", "")) for part in entry.get("content", ())]
    return next((text for text in texts if text.strip()), str(entry.get("summary", "")))


def _link(entry: Any) -> str:
    """The address; where an entry has none, feedparser gives its id instead, which need not be one."""
    link = str(entry.get("link", ""))
    return "" if link == entry.get("id") and not host(link) else link


def _author(entry: Any) -> str:
    """The name, without the address that RSS wants beside it."""
    detail = entry.get("author_detail") or {}
    return str(detail.get("name") or entry.get("author", ""))
