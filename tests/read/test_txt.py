"""Pasted articles."""

import pytest

from generator.settings import ReadSettings
from tests.read.shapes import ReadArticle, ReadCase, ReadReason, blocks


def test_a_pasted_page_becomes_an_article(case: ReadCase) -> None:
    article = case("meldung.txt")
    assert (article.kicker, article.title) == ("Hafen-Ausbau", "Stadtrat von Musterhausen stimmt für neue Kaimauer")
    assert (article.date, article.language) == ("2025-03-14T09:05", "de")
    assert [kind for kind, _ in blocks(article)] == ["lead", "paragraph", "heading", "paragraph"]
    assert blocks(article)[2] == ("heading", "Kritik von den Anwohnern")
    assert article.text.startswith("Nach langer")
    assert article.text.endswith("vermittelbar“.")


def test_the_text_stays_as_it_is_between_its_blank_lines(read_article: ReadArticle) -> None:
    article = read_article("a.txt", "Ein Titel\r\n\r\n \r\n  Eins\u00a0zwei  drei. \r\n\r\nVier\x00.\r\n\r\n")
    assert article.text == "  Eins\u00a0zwei  drei. \n\nVier."
    assert blocks(article) == [("lead", "Eins\u00a0zwei  drei."), ("paragraph", "Vier.")]


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_any_encoding_will_do(read_article: ReadArticle, charset: str) -> None:
    article = read_article("a.txt", "Größere Brücke\n\nDie Brücke über den Fluss wird größer.".encode(charset))
    assert (article.title, article.text) == ("Größere Brücke", "Die Brücke über den Fluss wird größer.")


def test_a_text_without_headline_is_called_by_its_first_sentence(read_article: ReadArticle) -> None:
    article = read_article("a.txt", "Die Brücke ist zu.")
    assert (article.title, article.text) == ("Die Brücke ist zu", "Die Brücke ist zu.")


TOO_MUCH = {
    "x"
    * 10_000_000: "the file has 10,000,000 bytes; at most 5,000,000 are read. Split it, or raise read.max_file_bytes",
    "wort "
    * 50_000: "the text has 250,000 characters; at most 200,000 are read. Split it, or raise read.max_article_char",
    "": "the file is empty. Put an article into it, or delete it.",
    " \n\n ": "there is no text in it.",
    "…\n\n—": "there is no text in it.",
    "Titel\n\nStand: 04.04.2025": "there is no text in it.",
    "\x00\x01\x02" * 20: "this is no text in a known character set.",
}


@pytest.mark.parametrize(
    ("content", "expected"), TOO_MUCH.items(), ids=["bytes", "characters", "empty", "blank", "marks", "bare", "binary"]
)
def test_what_cannot_be_an_article_is_left_out_with_the_reason(
    read_reason: ReadReason, content: str, expected: str
) -> None:
    assert read_reason("a.txt", content).startswith(expected)


def test_limits_can_be_raised(read_article: ReadArticle) -> None:
    assert len(read_article("a.txt", "wort " * 50_000, ReadSettings(max_article_characters=300_000)).text) == 250_000


def test_many_lines_of_dates_do_not_take_long(read_reason: ReadReason) -> None:
    assert "characters; at most" in read_reason("a.txt", "2025-04-04\n" * 100_000)
