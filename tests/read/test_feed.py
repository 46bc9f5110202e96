"""Feeds."""

from pathlib import Path

import pytest

from generator.read import read_files
from generator.records import Article, Skipped
from generator.settings import ReadSettings
from tests.read.conftest import CASES
from tests.read.shapes import ReadArticle, ReadReason, blocks


def test_entries_become_articles_and_what_is_missing_is_reported() -> None:
    feed = CASES / "feed.xml"
    first, no_text, third, no_date = read_files([feed], ReadSettings())
    assert isinstance(first, Article)
    assert (first.title, first.source, first.author) == ("Brücke gesperrt", "Bote & Blatt", "Erika Beispiel")
    assert (first.date, first.url) == ("2025-04-04T03:51+02:00", "https://example.org/1")
    assert blocks(first) == [
        ("lead", "Die Brücke ist zu."),
        ("heading", "Umleitung"),
        ("paragraph", "Erste Zeile zweite"),
        ("paragraph", "Neuer Absatz."),
    ]
    assert first.origin == f"{feed.as_posix()}, entry 1"
    assert no_text == Skipped(
        f"{feed.as_posix()}, entry 2", "there is no text in it. Add the article's text, or delete it."
    )
    assert isinstance(third, Article)
    assert (third.text, third.date) == ("Der Auszug ist alles, was es gibt.", "")
    assert isinstance(no_date, Skipped)
    assert no_date.reason.startswith("the date 'irgendwann' is not plausible; the article is kept without it.")


def test_ids_come_from_the_feed(tmp_path: Path) -> None:
    """The same entry in another file, with its text corrected, has the same id."""
    written = (CASES / "feed.xml").read_text("utf-8")
    (tmp_path / "neu.rss").write_text(written.replace("ist <b>zu", "bleibt <b>zu"), "utf-8")
    ids = [next(iter(read_files([path], ReadSettings()))) for path in (CASES / "feed.xml", tmp_path / "neu.rss")]
    assert [result.id[:2] for result in ids if isinstance(result, Article)] == ["e-", "e-"]
    assert len({result.id for result in ids if isinstance(result, Article)}) == 1


def test_atom_is_read(read_article: ReadArticle) -> None:
    article = read_article(
        "a.atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Bote</title><entry><id>urn:1</id><title type="html">'
        "&lt;i&gt;Brücke&lt;/i&gt; zu</title><updated>2025-04-04T03:51:00Z</updated><author><name>E. B.</name></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins.</p><p>Zwei.</p></div></content>'
        "</entry></feed>",
    )
    assert (article.title, article.text, article.author) == ("Brücke zu", "Eins.\n\nZwei.", "E. B.")
    assert (article.date, article.url) == ("2025-04-04T03:51+00:00", "")


def test_the_declared_charset_is_heeded(read_article: ReadArticle) -> None:
    declaration = '<?xml version="1.0" encoding="iso-8859-1"?>'
    feed = f"{declaration}<rss><channel><item><description>Größe</description></item></channel></rss>"
    assert read_article("a.xml", feed.encode("cp1252")).text == "Größe"


BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
EXTERNAL = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REFUSED = {
    BOMB + "]><rss><channel><item><description>&i;</description></item></channel></rss>": "the feed declares entities",
    EXTERNAL + "<rss><channel><item><title>&a;</title></item></channel></rss>": "the feed declares entities",
    "<html><p>kein Feed</p></html>": "no entries were found",
    "kein XML < &": "no entries were found: <unknown>",
    "<rss><channel></channel></rss>": "no entries were found: no RSS or Atom in it",
}


@pytest.mark.parametrize(("feed", "expected"), REFUSED.items(), ids=["bomb", "external", "html", "text", "bare"])
def test_what_is_no_harmless_feed_is_left_out(read_reason: ReadReason, feed: str, expected: str) -> None:
    assert read_reason("a.xml", feed).startswith(expected)


def test_a_feed_with_a_stray_ampersand_is_read(read_article: ReadArticle) -> None:
    feed = "<rss><channel><item><title>A & B</title><description>Eins & zwei.</description></item></channel></rss>"
    assert read_article("a.xml", feed).text == "Eins & zwei."
