"""Walking through HTML."""

import pytest

from generator.errors import ReadError
from generator.read.markup import Part, parse_html, parts_of, text_of_html, words_of_html

FRAGMENTS = {
    "<p>Eins <b>und</b>\n zwei.</p><p>Drei.</p>": [Part(0, "Eins und zwei."), Part(0, "Drei.")],
    "<h2>Titel</h2>lose Worte<div>im Kasten</div>": [Part(2, "Titel"), Part(0, "lose Worte"), Part(0, "im Kasten")],
    "<h3><div>Titel</div></h3>": [Part(3, "Titel")],
    "<ul><li>eins<ul><li>zwei</li></ul></li></ul>": [Part(0, "eins"), Part(0, "zwei")],
    "<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr><tr><td></td><td>d</td></tr></table>": [
        Part(0, "a b | c"),
        Part(0, "d"),
    ],
    "eins<br>zwei<br/> <br>drei": [Part(0, "eins zwei"), Part(0, "drei")],
    "<p>a<script>b</script>c<!-- d -->e<style>f</style></p>": [Part(0, "ace")],
    "<p>han&shy;deln&nbsp;wir&#1;</p>": [Part(0, "handeln\u00a0wir")],
    "<p> &nbsp; </p>": [],
}


@pytest.mark.parametrize(("fragment", "expected"), FRAGMENTS.items())
def test_blocks_are_cut_where_html_cuts_them(fragment: str, expected: list[Part]) -> None:
    tree = parse_html(fragment, "a.html")
    assert tree is not None
    assert parts_of(tree) == expected


@pytest.mark.parametrize("fragment", ["<!-- nichts -->", " ", "<html><head><title>x</title></head></html>"])
def test_nothing_is_nothing(fragment: str) -> None:
    tree = parse_html(fragment, "a.html")
    assert tree is None or parts_of(tree) == []


def test_fragments_without_tags_keep_their_blank_lines() -> None:
    assert text_of_html("eins &amp; zwei\n\ndrei < vier", "a.xml")[0] == "eins & zwei\n\ndrei < vier"


def test_words_are_on_one_line() -> None:
    assert words_of_html("<p>eins</p> <p>zwei\ndrei</p>", "a.xml") == "eins zwei drei"


def test_depth_that_would_lose_words_is_refused() -> None:
    with pytest.raises(ReadError, match="nested too deeply"):
        parse_html("<div>" * 400 + "Text", "a.html")
