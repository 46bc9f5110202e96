"""What all formats share."""

from pathlib import Path

from generator.read.blocks import blocks_of
from generator.read.draft import Draft, finish
from generator.read.facts import Facts
from generator.read.source import Source
from generator.records import Article
from generator.settings import ReadSettings

SOURCE = Source(Path("/x/a/b.txt"), "a/b.txt", "a/b")


def article(facts: Facts, text: str = "Die Brücke bleibt seit Montag zu.") -> Article:
    """The article a draft becomes."""
    (result,) = finish(Draft(text, blocks_of(text), facts), SOURCE, ReadSettings())
    assert isinstance(result, Article)
    return result


def test_a_given_id_is_kept() -> None:
    assert article(Facts(id=" Meldung 1 ", url="https://example.org/a")).id == " Meldung 1 "


def test_the_address_makes_the_id_however_it_is_spelled() -> None:
    spellings = ("https://example.org/a", "http://Example.org/a/?utm_source=x#b")
    ids = {article(Facts(url=url)).id for url in spellings}
    assert len(ids) == 1
    assert ids.pop().startswith("u-")


def test_else_the_file_does_whatever_the_text() -> None:
    ids = {article(Facts(), text).id for text in ("Eins.", "Zwei.")}
    assert len(ids) == 1
    assert ids.pop().startswith("f-")


def test_details_are_on_one_line_and_visible() -> None:
    made = article(Facts(title=" Ein\nTitel\u202e\ud800 ", author="E.\tB."))
    assert (made.title, made.author) == ("Ein Titel", "E. B.")


def test_a_title_as_long_as_a_text_is_cut() -> None:
    assert len(article(Facts(title="Wort " * 1000)).title) <= 300


def test_a_given_language_wins() -> None:
    assert article(Facts(language="en-GB")).language == "en"
    assert article(Facts()).language == "de"
