"""Tests of what becomes a table in a mail."""

from __future__ import annotations

import pytest
from lxml import etree, html

from generator.share.mail_layout import BARS, lay_out


def laid_out(fragment: str) -> str:
    """Return the fragment with its tables."""
    root = html.fragment_fromstring(fragment, create_parent="div")
    lay_out(root)
    return etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("kind", BARS)
def test_quotation_stands_beside_a_bar(kind: str) -> None:
    """A quotation is a table of a coloured cell and one with its paragraphs, and keeps its place between others."""
    found = html.fromstring(laid_out(f'<p>a</p><div class="{kind}"><p>Worte</p><p>Wer</p></div><p>b</p>'))
    assert [element.tag for element in found] == ["p", "table", "p"]
    assert found.xpath("table//td/@bgcolor") == [BARS[kind]]
    assert found.xpath("table//td[2]/p/text()") == ["Worte", "Wer"]
    assert found.xpath("table/@class") == [f"zitat {kind}"]


def test_button_is_a_coloured_cell() -> None:
    """A button is a link in a cell that is coloured without a style."""
    found = html.fromstring(laid_out('<p class="knopf"><a href="https://a.example/">Weiter</a></p>'))
    assert found.xpath("table//td[@bgcolor]/a/text()") == ["Weiter"]


def test_ids_are_taken_away() -> None:
    """What has no table stays as it is, but for ids."""
    assert laid_out('<h1 id="a">b</h1><p class="zeile">c</p>') == '<div><h1>b</h1><p class="zeile">c</p></div>'
