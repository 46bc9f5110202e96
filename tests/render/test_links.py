"""Tests of the links that templates can make: to pages and files, to the very words at their source, and to mails."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefing import Ref
from generator.markdown import clean, escape
from generator.render.environment import TemplateSet
from tests.render.conftest import PAGE, SITE, rendered, sample_briefing
from tests.samples import PROPERTY, profiles, website

if TYPE_CHECKING:
    from pathlib import Path

    from generator.website import Website

OTT = Ref("Wiebke [Ott]", "artikel/ott.md")
PUBLIC = website(profiles()["de"], "https://example.org/blatt/", corrections="fehler+neu@example.org")


@pytest.mark.parametrize(
    ("url", "pieces", "expected"),
    [
        ("https://a.example/x", ("Das Wasser kommt",), "https://a.example/x#:~:text=Das%20Wasser%20kommt"),
        ("https://a.example/x", ("eins zwei drei vier fünf sechs sieben acht",), "text=eins%20zwei%20drei%20vier%20f"),
        (
            "https://a.example/x",
            ("eins zwei drei vier fünf sechs sieben acht neun",),
            "#:~:text=eins%20zwei%20drei%20vier,sechs%20sieben%20acht%20neun",
        ),
        ("https://a.example/x", ("Ja, das Start-up & ich",), "text=Ja%2C%20das%20Start%2Dup%20%26%20ich"),
        ("https://a.example/x#oben", ("Wasser",), "https://a.example/x#oben:~:text=Wasser"),
        ("https://a.example/x?a=1&b=2", ("Wasser",), "https://a.example/x?a=1&b=2#:~:text=Wasser"),
        ("https://a.example/x", ("erstes Stück", "zweites"), "#:~:text=erstes%20St%C3%BCck"),
        ("https://a.example/x", ("Zeile\neins",), "#:~:text=Zeile%20eins"),
        ("https://a.example/x", ("](javascript:alert(1))",), "#:~:text=%5D%28javascript%3Aalert%281%29%29"),
    ],
)
def test_link_to_the_words(folder: Path, url: str, pieces: tuple[str, ...], expected: str) -> None:
    """The source's link leads to the quotation's first piece: to all its words, or from the first to the last few."""
    shown = rendered(folder, "{{ fragment_link(url, pieces, 'Im *Original*') }}", url=url, pieces=pieces)
    assert shown.startswith("[Im &#42;Original&#42;](https://a.example/x")
    target = html.unescape(shown).partition("](")[2].removesuffix(")")
    assert expected in target
    assert not set("[]() ") & set(target)


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:text/html,x"])
def test_words_without_a_source(folder: Path, url: str) -> None:
    """Where there is no address to be trusted, there is no link."""
    assert rendered(folder, "{{ fragment_link(url, ['Wasser'], 'Im Original') }}", url=url) == "Im Original"


@PROPERTY
@given(st.text(st.characters(exclude_categories=())))
def test_any_words_fit_a_link(folder: Path, words: str) -> None:
    """The directive gives the words back, and a comma or hyphen in it is the directive's own."""
    shown = rendered(folder, "{{ fragment_link('https://a.example/', [words], 'x') }}", words=words)
    directive = html.unescape(shown).partition(":~:text=")[2].removesuffix(")")
    assert "-" not in directive
    first, _, last = (unquote(one) for one in directive.partition(","))
    assert clean(words).startswith(first)
    assert clean(words).endswith(last)
    assert len(clean(words).split()) <= 8 or (len(first.split()), len(last.split())) == (4, 4)


def mail_of(link: str) -> tuple[str, str, dict[str, list[str]]]:
    """Return a mail link's words, receiver, and what else it says."""
    words, _, target = link.removeprefix("[").removesuffix(")").partition("](")
    parts = urlsplit(html.unescape(target))
    assert parts.scheme == "mailto"
    return words, unquote(parts.path), parse_qs(parts.query)


def test_mail_of_a_page(folder: Path) -> None:
    """A mail has the page's title as its subject; its body says what the page is, and where if that is known."""
    page = replace(PAGE, title="Wiebke Ott & Co", description="Alle Zitate.")
    asked = "{{ mailto('Per *Mail*') }}"
    said = {"subject": ["Wiebke Ott & Co"], "body": ["Alle Zitate."]}
    assert mail_of(rendered(folder, asked, page=page)) == ("Per &#42;Mail&#42;", "", said)
    said["body"][0] += "\r\n\r\nhttps://example.org/blatt/personen/a/"
    assert mail_of(rendered(folder, asked, page=page, site=PUBLIC)) == ("Per &#42;Mail&#42;", "", said)


def test_mail_of_an_entry(folder: Path) -> None:
    """Where the page is about one thing, the body says of that in short what the page has."""
    (entry, *_) = sample_briefing(SITE.paths).persons
    page = replace(PAGE, title="Wiebke Ott", description="Nicht dies.", entry=entry)
    _, _, said = mail_of(rendered(folder, "{{ mailto('x') }}", page=page))
    assert said["body"] == ["Verkehrsministerin\r\n1 Artikel, 1 Zitat, zuletzt am 4. April 2025"]


def test_mail_about_an_error(folder: Path) -> None:
    """A report of an error goes to the site's address for that, and says which page it is about."""
    page = replace(PAGE, title="Wiebke <Ott>")
    assert mail_of(rendered(folder, "{{ correction('Fehler') }}", page=page, site=PUBLIC)) == (
        "Fehler",
        "fehler+neu@example.org",
        {"subject": ["Berichtigung: Wiebke <Ott>"], "body": ["https://example.org/blatt/personen/a/"]},
    )


@PROPERTY
@given(st.text(st.characters(exclude_categories=())))
def test_any_title_fits_a_mail(folder: Path, title: str) -> None:
    """Whatever the title holds, it is the mail's subject; neither another receiver nor another header comes of it."""
    page = replace(PAGE, title=title)
    for asked in ("{{ mailto('x') }}", "{{ correction('x') }}"):
        link = rendered(folder, asked, page=page, site=PUBLIC)
        assert not set(link.partition("](")[2].removesuffix(")")) & set(" ()[]<>\"'`*\\")
        _, to, said = mail_of(link)
        assert (to in {"", PUBLIC.corrections}, said.keys() <= {"subject", "body"}) == (True, True)
        subject = said.get("subject", [""])[0].removeprefix("Berichtigung:").lstrip(" ")
        assert clean(title).startswith(subject.removesuffix("…").rstrip(" "))
        assert bool(subject) == bool(clean(title))


# --- Where files stand ---


@pytest.mark.parametrize(
    ("folders", "values", "expected"),
    [
        (True, {}, "data.json"),
        (False, {}, "a/data.json"),
        (True, {"source": "personen/a.md"}, "data.json"),
        (True, {"source": "personen/index.md"}, "../data.json"),
        (False, {"source": "personen/index.md"}, "data.json"),
        (True, {"source": "zitate/2025-04.md"}, "../../zitate/2025-04/data.json"),
    ],
)
def test_address_of_the_data(folder: Path, folders: object, values: dict[str, str], expected: str) -> None:
    """The data are beside the page, or beside the first of those that its list goes over."""
    site = website(profiles()["de"], folders=bool(folders))
    assert rendered(folder, "{{ data_address() }}", site=site, page=replace(PAGE, values=values)) == escape(expected)


def test_file_beside_the_page(folder: Path) -> None:
    """A file of the page is linked as MkDocs knows it, by its path in the docs folder."""
    assert rendered(folder, "{{ beside('feed.xml', 'Feed') }}") == "[Feed](a/feed.xml)"
    start = replace(PAGE, path="index.md")
    assert rendered(folder, "{{ beside('feed.xml', 'Feed') }}", page=start) == "[Feed](feed.xml)"


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        (SITE, "Wiebke &#91;Ott&#93;"),
        (PUBLIC, "[Wiebke &#91;Ott&#93;](https://example.org/blatt/artikel/ott/#z-1)"),
        (replace(PUBLIC, folders=False), "[Wiebke &#91;Ott&#93;](https://example.org/blatt/artikel/ott.html#z-1)"),
    ],
)
def test_links_of_what_leaves_the_site(folder: Path, site: Website, expected: str) -> None:
    """Where a text is read elsewhere, links are whole addresses, and names alone as long as the site has none."""
    (folder / "seite.md").write_text("{{ link(ref, 'z-1') }}|{{ link(nowhere) }}", "utf-8")
    shown = TemplateSet(folder, site, absolute=True).render("seite.md", page=PAGE, ref=OTT, nowhere=Ref("*", ""))
    assert shown == f"{expected}|&#42;"
