"""Tests of the plain text of mails."""

from __future__ import annotations

import pytest
from lxml import html

from generator.share.mail_text import WIDTH, plain_text

LINK = '<a href="https://a.example/b/">Mehr dazu</a>'


def text_of(fragment: str) -> str:
    """Return the plain text of the fragment."""
    return plain_text(html.fragment_fromstring(fragment, create_parent="div"))


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", "\n"),
        ("<p>eins\n zwei</p>\n<p></p><p>drei</p>", "eins zwei\n\ndrei\n"),
        ("<p>&lt;b&gt; &amp; <strong>fett</strong></p>", "<b> & fett\n"),
        ("<h1>Titel</h1><h2>Teil</h2>", "Titel\n=====\n\nTeil\n----\n"),
        (f"<h2>{LINK}</h2>", "Mehr dazu\n---------\nhttps://a.example/b/\n"),
        (f"<p>und {LINK}</p>", "und Mehr dazu\n"),
        (f'<p class="mehr">{LINK}</p>', "Mehr dazu\nhttps://a.example/b/\n"),
        (f'<p class="knopf">{LINK}</p>', "Mehr dazu\nhttps://a.example/b/\n"),
        (f"<ul><li>{LINK} – heute</li><li>Neu: {LINK}</li></ul>",
         "- Mehr dazu – heute\n  https://a.example/b/\n- Neu: Mehr dazu\n"),
        ("<ul><li><p>eins</p></li></ul>", "- eins\n"),
    ],
)  # fmt: skip
def test_paragraphs(fragment: str, expected: str) -> None:
    """Headings are underlined, lists have hyphens, and addresses stand where something is about what they lead to."""
    assert text_of(fragment) == expected


def test_quotation_ends_with_its_address() -> None:
    """A quotation is indented; the link to it stands as an address below, that to its speaker does not."""
    quote = (
        '<div class="woertlich"><p class="marke">Wörtlich</p><p class="worte">„Ja“</p>'
        '<p class="sprecher"><a href="https://a.example/o/">Ott</a> · '
        '<a href="https://a.example/b/#z-1">Zum Zitat</a></p>'
        "</div>"
    )
    assert text_of(quote) == "    Wörtlich:\n    „Ja“\n    – Ott\n    https://a.example/b/#z-1\n"


def test_quotation_without_speaker_and_link() -> None:
    """Where a quotation has only its address, no dash stands for a speaker; without links only words are left."""
    only = '<div class="sinngemaess"><p class="sprecher"><a href="https://a.example/b/#z-1">Zum Zitat</a></p></div>'
    assert text_of(only) == "    https://a.example/b/#z-1\n"
    assert text_of('<div class="sinngemaess"><p class="sprecher">Ott</p></div>') == "    – Ott\n"


def test_lines_are_short() -> None:
    """Lines end before the width is reached, also where they are indented; a longer word stays whole."""
    words = "Wort " * 60
    long = "x" * 100
    text = text_of(f'<p>{words}</p><ul><li>{words}</li></ul><div class="woertlich"><p>{words}</p></div><p>{long}</p>')
    lengths = [len(line) for line in text.splitlines()]
    assert (max(lengths), sorted(lengths)[-2] <= WIDTH) == (100, True)
