"""Tests of escaping, slugs and links: whatever a text holds, it shows as these words and does nothing else."""

from __future__ import annotations

import html
import posixpath
import re
import string
import unicodedata

import markdown as python_markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.markdown import (
    RESERVED_SLUGS,
    SLUG_LENGTH,
    clean,
    digest,
    escape,
    escape_meta,
    relative_link,
    safe_url,
    shorten,
    slugify,
    unique_slug,
)
from tests.samples import PROPERTY

EXTENSIONS = ["generator.markdown", "attr_list", "pymdownx.blocks.admonition", "toc", "tables", "footnotes"]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# What means something to Markdown, HTML or a template, amid what people write.
FRAGMENTS = [
    "# ",
    "- ",
    "1. ",
    "    ",
    "\n",
    "\n\n",
    "*",
    "**",
    "`",
    "```",
    "<b>",
    "</p>",
    "&amp;",
    "[a](b)",
    "![",
    "](",
]
FRAGMENTS += ["{: #a .b}", "{{ x }}", "{% x %}", "///", "| a | b |", "---", "===", "> ", "\\", "[^1]", ": ", "Öl", "!"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))

PATH_NAMES = st.lists(st.sampled_from(["a", "bb", "personen", "liste"]), max_size=3)
PATHS = PATH_NAMES.map(lambda names: "/".join([*names, "seite.md"]))


def shown(text: str) -> str:
    """Return the words of a Markdown text as a browser shows them, or say which elements other than <p> there are."""
    page = python_markdown.markdown(text, extensions=EXTENSIONS)
    tags = set(re.findall(r"<[^>]*>", page)) - {"<p>", "</p>"}
    return f"elements: {tags}" if tags else " ".join(html.unescape(re.sub(r"</?p>", " ", page)).split())


@PROPERTY
@given(TEXTS)
@example("*fett* <script>alert(1)</script>")
@example("{: onclick=alert(1) }")
@example("1. Platz")
@example("    Code")
def test_escaped_text_shows_as_it_is(text: str) -> None:
    """No Markdown, HTML or attribute list gets through escaping, and every visible word does."""
    assert clean(text) == shown(escape(text))


@PROPERTY
@given(TEXTS)
def test_escaped_text_holds_no_punctuation_but_references(text: str) -> None:
    """An escaped text is one line whose only ASCII punctuation belongs to numeric references."""
    rest = re.sub(r"&#\d+;", "", escape(text))
    assert set(rest) & set(string.punctuation + "\n\r") == set()


@PROPERTY
@given(TEXTS)
def test_clean_is_stable(text: str) -> None:
    """A cleaned text has no invisible characters and no line break, and cleaning it again changes nothing."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert {c for c in cleaned if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"}} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eins\u2028zwei\x85drei", "eins zwei drei"),
        ("\u202eumgedreht\u202c", "umgedreht"),
        ("Zu\u00adcker\ufeff", "Zucker"),
        (" \t viel   Platz ", "viel Platz"),
        ("", ""),
    ],
)
def test_clean(text: str, expected: str) -> None:
    """Line breaks become spaces; marks that reorder or hide what is read go away."""
    assert expected == clean(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Er sagt "Ja" & geht', "Er sagt &quot;Ja&quot; &amp; geht"),
        ("</title><script>", "&lt;/title&gt;&lt;script&gt;"),
        ("{{ config }}", "&#123;&#123; config &#125;&#125;"),
        ("zwei\nZeilen", "zwei Zeilen"),
        ("Don't", "Don&#x27;t"),
    ],
)
def test_escape_meta(text: str, expected: str) -> None:
    """A front matter value can end neither an attribute nor a tag, and opens no template."""
    assert expected == escape_meta(text)


def test_raw_html_is_off() -> None:
    """With the project's Markdown extension, what looks like a tag is shown as text."""
    page = python_markdown.markdown("Ein <b>Wort</b>\n\n<div>Kasten</div>", extensions=["generator.markdown"])
    assert page == "<p>Ein &lt;b&gt;Wort&lt;/b&gt;</p>\n<p>&lt;div&gt;Kasten&lt;/div&gt;</p>"


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Kurz", 10, "Kurz"),
        ("Genau so lang", 13, "Genau so lang"),
        ("Der Deich hält noch", 9, "Der Deich …"),
        ("Der Deich hält noch", 8, "Der …"),
        ("", 5, ""),
        ("Küstenschutzbehörde", 6, "Küsten…"),
        ("Küstenschutzbehörde", 0, "…"),
    ],
)
def test_shorten(text: str, length: int, expected: str) -> None:
    """A text is cut at the end of the last word that fits, or within its first word if even that is too long."""
    assert expected == shorten(text, length)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Müller & Söhne", "mueller-soehne"),
        ("Mu\u0308ller", "mueller"),
        ("GROẞE STRAẞE", "grosse-strasse"),
        ("Øresund, Łódź, Đakovo", "oresund-lodz-dakovo"),
        ("Crème brûlée", "creme-brulee"),
        ("2025-04-04 Drei Fragen", "2025-04-04-drei-fragen"),
        ("Володимир", ""),
        ("„…“ !?", ""),
        ("İstanbul", "istanbul"),
        ("a/../b\\c", "a-b-c"),
    ],
)
def test_slugify(text: str, expected: str) -> None:
    """Umlauts are spelled out however they are stored; only ASCII letters and digits are left."""
    assert expected == slugify(text)


@PROPERTY
@given(st.text(), st.integers(min_value=1, max_value=SLUG_LENGTH))
def test_slugs_are_safe_names(text: str, length: int) -> None:
    """A slug is empty or words joined by single hyphens, no longer than asked for."""
    slug = slugify(text, length=length)
    assert slug == "" or SLUG.fullmatch(slug)
    assert len(slug) <= length


def test_slug_ends_with_a_whole_word() -> None:
    """A long text is cut behind a word, one word that is too long within it."""
    assert slugify("Der Hafen von Brellin", length=12) == "der-hafen"
    assert slugify("Hafenmeisterei", length=5) == "hafen"


@PROPERTY
@given(st.lists(st.sampled_from(["Müller", "Mueller", "Index", "404", "README", "", "…", "x" * 200]), max_size=8))
def test_unique_slugs_are_unique(names: list[str]) -> None:
    """Whatever names come, each gets a slug of its own that no page of the site builder has."""
    taken: set[str] = set()
    for key, name in enumerate(names):
        slug = unique_slug(name, str(key), taken)
        assert slug not in taken | RESERVED_SLUGS
        assert SLUG.fullmatch(slug)
        assert len(slug) <= SLUG_LENGTH
        taken.add(slug)


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("Ole Tamsen", set(), "ole-tamsen"),
        ("Ole Tamsen", {"ole-tamsen"}, "ole-tamsen-10f017"),
        ("Ole Tamsen", {"ole-tamsen", "ole-tamsen-10f017"}, "ole-tamsen-10f0172dbc38"),
        ("Index", set(), "index-10f017"),
        ("404", set(), "404-10f017"),
        ("Київ", set(), "10f017"),
    ],
)
def test_unique_slug(text: str, taken: set[str], expected: str) -> None:
    """Only a slug that is taken, reserved or empty gets a digest of its key."""
    assert expected == unique_slug(text, "schluessel", taken)


@PROPERTY
@given(st.text(), st.integers(min_value=1, max_value=64))
def test_digest(text: str, size: int) -> None:
    """A digest has as many hexadecimal digits as asked for, and a shorter one begins a longer one."""
    assert re.fullmatch(f"[0-9a-f]{{{size}}}", digest(text, size))
    assert digest(text, 64).startswith(digest(text, size))


@PROPERTY
@given(PATHS, PATHS)
def test_relative_links_lead_to_their_target(source: str, target: str) -> None:
    """Followed from its page, a relative link ends at the target."""
    link = relative_link(source, target, "z-1")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(source), link)) == f"{target}#z-1"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" http://example.org/ ", "http://example.org/"),
        ("https://example.org/ein Weg", "https://example.org/ein%20Weg"),
        ("https://example.org/straße", "https://example.org/stra%C3%9Fe"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ('https://example.org/")<b>[x](y)', "https://example.org/%22%29%3Cb%3E%5Bx%5D%28y%29"),
        ("https://example.org/{{x}}|`*_!", "https://example.org/%7B%7Bx%7D%7D%7C%60%2A_%21"),
        ("HTTPS://example.org/", "HTTPS://example.org/"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org/a", ""),
        ("/nur/ein/pfad", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("ftp://example.org/", ""),
        ("", ""),
    ],
)
def test_safe_url(url: str, expected: str) -> None:
    """Only addresses of the web come through, with everything encoded that could end a link."""
    assert expected == safe_url(url)


@PROPERTY
@given(st.one_of(st.text(), TEXTS).map("https://example.org/".__add__))
def test_safe_urls_hold_no_markdown(url: str) -> None:
    """Whatever an address holds, nothing of it can end a Markdown link or an attribute."""
    assert set(safe_url(url)) & set(" \n\"'()<>[]{}`*!|\\^") == set()


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Maßnahmen für morgen", "massnahmen-fuer-morgen"),
        ("__search", "search"),
        ("Der *schöne* Hafen", "der-schoene-hafen"),
        ("Eigener Name {#hafen}", "hafen"),
        (
            escape("Rollen, wie sie in den Artikeln stehen: „Nr. 1“"),
            "rollen-wie-sie-in-den-artikeln-stehen-nr-1",
        ),
    ],
)
def test_heading_ids(heading: str, expected: str) -> None:
    """A heading's id is its words as a slug, whatever they are written with, unless it has one already."""
    page = python_markdown.markdown(f"## {heading}", extensions=["generator.markdown", "attr_list", "toc"])
    assert re.findall(r'<h2 id="([^"]*)">', page) == [expected]


def test_heading_ids_are_unique() -> None:
    """Two headings of the same words have two ids, none of them another heading's own."""
    text = "## Hafen\n\n## Hafen\n\n## Nummer {#hafen}\n\n## …\n\n## Index"
    page = python_markdown.markdown(text, extensions=["generator.markdown", "attr_list", "toc"])
    ids = re.findall(r'<h2 id="([^"]*)">', page)
    assert len(set(ids)) == 5
    assert [one for one in ids if not SLUG.fullmatch(one)] == []
