"""Markdown."""

import pytest

from tests.read.shapes import ReadArticle, ReadCase, ReadReason, blocks


def test_front_matter_and_body_become_an_article(case: ReadCase) -> None:
    article = case("artikel.md")
    assert (article.id, article.kicker, article.title) == ("007", "Verkehr", "Brücke wird gesperrt")
    assert (article.date, article.author) == ("2025-04-04T03:51", "Erika Beispiel, Max Muster")
    assert (article.url, article.language) == ("https://www.example.org/bruecke?utm_source=brief", "de")
    assert blocks(article) == [
        ("lead", "Der Stadtrat hat die alte Brücke gesperrt. Niemand weiß, was <b>danach</b> kommt."),
        ("heading", "Umleitung über die Dörfer"),
        ("paragraph", "Erster Punkt"),
        ("paragraph", "Zweiter Punkt mit Verweis"),
        ("paragraph", "Das ist eine Zumutung."),
        ("paragraph", "Jahr | Kosten"),
        ("paragraph", "2024 | 17"),
        ("paragraph", "x = 1"),
    ]


TITLES = {
    "---\ntitle: Aus dem Kopf\n---\n# Andere Überschrift\n\nText.": ("Aus dem Kopf", "Andere Überschrift\n\nText."),
    "---\ntitle: Brücke zu\n---\n# Brücke zu\n\nText.": ("Brücke zu", "Text."),
    "Vorspann.\n\n# Brücke zu\n\nText.": ("Brücke zu", "Vorspann.\n\nText."),
    "## Zwei\n\nText.": ("Neue bruecke", "Zwei\n\nText."),
}


@pytest.mark.parametrize(("content", "expected"), TITLES.items())
def test_the_title_is_given_or_the_first_heading_or_the_name(
    read_article: ReadArticle, content: str, expected: tuple[str, str]
) -> None:
    article = read_article("neue-bruecke.md", content)
    assert (article.title, article.text) == expected


def test_raw_html_is_shown_as_text(read_article: ReadArticle) -> None:
    assert read_article("a.md", "<script>alert(1)</script>\n\n<!-- so --> &amp; so").text == (
        "<script>alert(1)</script>\n\n<!-- so --> & so"
    )


REFUSED = {
    "---\ntitle: [a\n---\nText": "line 3: ",
    "---\ntitle: {a: b}\n---\nText": "'title' is a table, not a text",
    "---\ntitle: Nur Kopf\n---\n": "there is no text in it",
    "# Nur Titel": "there is no text in it",
    "1. " * 5_000: "the Markdown cannot be read (RecursionError)",
    "> " * 5_000: "the HTML is nested too deeply",
    "# a\n" * 3_000: "3,000 lines follow each other without a blank line",
    "wort " * 50_000: "the text has 250,000 characters",
}


@pytest.mark.parametrize(("content", "expected"), REFUSED.items(), ids=[key[:8] for key in REFUSED])
def test_what_cannot_be_read_is_left_out_with_the_reason(read_reason: ReadReason, content: str, expected: str) -> None:
    assert read_reason("a.md", content).startswith(expected)


@pytest.mark.parametrize("piece", ["[", "![", "[a](", "](", "[[a](", "*", "<a ", "&"])
def test_unclosed_marks_do_not_take_long(read_article: ReadArticle, piece: str) -> None:
    assert read_article("a.md", "Wort " + piece * (60_000 // len(piece))).text.startswith("Wort")
