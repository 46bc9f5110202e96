"""Saved web pages."""

import socket

import pytest

from tests.read.shapes import ReadArticle, ReadCase, ReadReason, blocks


def test_a_saved_page_becomes_an_article(case: ReadCase, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched: a socket cannot even be made."""
    monkeypatch.delattr(socket, "socket")
    article = case("seite.html")
    assert (article.kicker, article.title) == ("Verkehr", "Brücke wird gesperrt")
    assert (article.date, article.author) == ("2025-04-04T03:51+02:00", "Erika Beispiel")
    assert (article.source, article.url) == ("Beispielbote", "https://www.example.org/lokales/bruecke.html")
    assert [kind for kind, _ in blocks(article)] == ["lead", "paragraph", "heading", "paragraph"]
    assert blocks(article)[2] == ("heading", "Umleitung über die Dörfer")
    assert "„Wir müssen handeln“, sagte die Bürgermeisterin" in article.text
    assert not any(word in article.text for word in ("Startseite", "Impressum", "Stand:", "Foto"))


def test_a_short_page_keeps_its_paragraphs(read_article: ReadArticle) -> None:
    article = read_article(
        "a.html",
        "<title>Kurz</title><nav>Start</nav><h1>Kurz</h1><p>Die Brücke ist zu.</p><p>Seit dem 3. Mai 2021.</p>",
    )
    assert (article.title, article.date) == ("Kurz", "")
    assert blocks(article) == [("lead", "Die Brücke ist zu."), ("paragraph", "Seit dem 3. Mai 2021.")]


def test_the_page_says_how_it_is_encoded(read_article: ReadArticle) -> None:
    page = '<meta charset="iso-8859-1"><title>Größe</title><p>Die Brücke ist zu.</p>'
    article = read_article("a.htm", page.encode("cp1252"))
    assert (article.title, article.text) == ("Größe", "Die Brücke ist zu.")


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!-- -->", "<script>x</script>", "<html><head><title>x</title></head>"]
)
def test_pages_without_text_are_left_out(read_reason: ReadReason, page: str) -> None:
    assert read_reason("a.html", page).startswith("there is no text in it")
