"""Where untrusted text meets Markdown: escaping, slugs and links; pure.

Why numeric references for every ASCII punctuation character: no Markdown, HTML, attribute list, snippet
or template syntax can be written without one of them, whatever extension is turned on.
"""

from __future__ import annotations

import hashlib
import html
import posixpath
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

SLUG_LENGTH = 80  # keeps file names far below the 255 bytes of common file systems
RESERVED_SLUGS = frozenset({"index", "readme", "404"})  # MkDocs gives these names a meaning of their own

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
# Control, format (direction marks may reorder what is read), surrogate and private characters; not the line break.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_TRANSLITERATION = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "ø": "o",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "þ": "th",
        "ð": "d",
    }
)
BEFORE_TOC = 6  # the priority of the library's table of contents, which keeps ids that are there, is 5
_URL_SAFE = ":/?&=#%+,;~@$-._"


def clean(text: str) -> str:
    r"""The text on one line and without characters that cannot be seen.

    >>> clean("a\x00b\n c")
    'ab c'
    """
    visible = "".join(" " if c in "\n\t\r\x0b\x0c\x85\u2028\u2029" else c for c in text)
    return " ".join("".join(c for c in visible if unicodedata.category(c) not in _UNPRINTABLE).split())


def escape(text: str) -> str:
    """The text as Markdown that shows exactly these words, on one line.

    >>> escape("*fett* <b>")
    '&#42;fett&#42; &#60;b&#62;'
    """
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", clean(text))


def escape_meta(text: str) -> str:
    """The text for a front matter value: templates print these without escaping.

    >>> escape_meta('"A" & <b>')
    '&quot;A&quot; &amp; &lt;b&gt;'
    """
    return html.escape(clean(text), quote=True).replace("{", "&#123;").replace("}", "&#125;")


def shorten(text: str, length: int) -> str:
    """The text if it is no longer than so many characters, else its beginning up to a word's end.

    >>> shorten("Das Wasser kommt morgen.", 12)
    'Das Wasser …'
    """
    if len(text) <= length:
        return text
    whole_words = text[: length + 1].rpartition(" ")[0]
    return f"{whole_words} …" if whole_words else f"{text[:length]}…"


def slugify(text: str, *, length: int = SLUG_LENGTH) -> str:
    """Lower-case ASCII words joined by hyphens; empty if nothing of the text can be so written.

    >>> slugify("Maßnahmen für Gänsefüßchen: „Łódź“!")
    'massnahmen-fuer-gaensefuesschen-lodz'
    >>> slugify("../../etc/passwd")
    'etc-passwd'
    """
    # Compose first (a + ¨ → ä), so that umlauts are spelled out however they were stored.
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_TRANSLITERATION)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", plain.lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > length:
            break
        slug = longer
    return slug or "-".join(words)[:length]


def unique_slug(text: str, key: str, taken: set[str]) -> str:
    """A slug for the text that is not taken; a short digest of ``key`` tells doubles apart.

    >>> unique_slug("Müller", "a", {"mueller"})
    'mueller-8928aa'
    """
    plain = slugify(text)
    if plain and plain not in taken and plain not in RESERVED_SLUGS:
        return plain
    for size in (6, 12, 24):
        slug = "-".join(filter(None, (slugify(text, length=SLUG_LENGTH - 25), digest(key, size))))
        if slug not in taken:
            return slug
    raise AssertionError(f"two keys share 24 digits of their digest: {key!r}")


def digest(text: str, size: int) -> str:
    """The first ``size`` hexadecimal digits of the text's BLAKE2b digest.

    >>> digest("a", 6)
    '8928aa'
    """
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=32).hexdigest()[:size]


def relative_link(source: str, target: str, anchor: str = "") -> str:
    """The link from one page file to another, both as paths below the docs folder.

    >>> relative_link("personen/a.md", "artikel/b.md", "z-1")
    '../artikel/b.md#z-1'
    """
    path = posixpath.relpath(target, posixpath.dirname(source) or ".")
    return f"{path}#{anchor}" if anchor else path


def safe_url(url: str) -> str:
    """The address, percent-encoded so that no Markdown can be in it; empty unless it is http or https with a host.

    >>> safe_url("https://example.org/a(b)?c=d&e")
    'https://example.org/a%28b%29?c=d&amp;e'
    >>> safe_url("javascript:alert(1)")
    ''
    """
    address = clean(url).replace(" ", "%20")
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host:
        return ""
    return quote(address, safe=_URL_SAFE).replace("&", "&amp;")


class NoHtmlExtension(Extension):
    """A Markdown extension that turns raw HTML off, so that what looks like a tag is shown as text.

    It also gives headings ASCII ids that keep umlauts (Maßnahmen → massnahmen) and cannot be the theme's own
    ("__search").
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name the library calls
        """Take the two processors out that let HTML through, and add the one for headings."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_HeadingIds(md), "briefings_heading_ids", BEFORE_TOC)


class _HeadingIds(Treeprocessor):
    def run(self, root: Element) -> None:
        used = {identifier for element in root.iter() if (identifier := element.get("id"))}
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag) and not element.get("id"):
                element.set("id", unique_slug(_text_of(element, self.md), str(len(used)), used))
                used.add(element.get("id", ""))


def _text_of(element: Element, md: Markdown) -> str:
    """A heading's words; the parser keeps characters written as „&#45;“ in a stash until the very end."""
    stashed = md.htmlStash.rawHtmlBlocks
    text = HTML_PLACEHOLDER_RE.sub(lambda match: str(stashed[int(match[1])]), "".join(element.itertext()))
    return html.unescape(text.replace(AMP_SUBSTITUTE, "&"))


def makeExtension(**options: object) -> NoHtmlExtension:  # noqa: N802 - the name the library looks for
    """The entry that mkdocs.yml names as ``generator.markdown``."""
    return NoHtmlExtension(**options)
