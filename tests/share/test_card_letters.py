"""Tests of what the cards' font can show, and of breaking texts into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.share.card_letters import BOLD, REGULAR, SEMIBOLD, Letters, fitting, font, showable, wrapped

SMALL = Letters(REGULAR, 20)


@pytest.mark.parametrize(
    "text",
    [
        "Ärger über Größe: „Wörtlich“, ‚sinngemäß‘ – 5 € … 12 Zitate · 3 Artikel",
        "Łódź, Şahin, Ağrı, Dvořák, Đoković, Țară, Ñandú, Þór, Æsir",
        "Кирилл Дмитриев, Володимир Зеленський, Αλέξης Τσίπρας",
    ],
)
def test_common_letters_stay(text: str) -> None:
    """What European names and German sentences are written with is shown as it is."""
    assert showable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("習近平", "XiJinPing"),
        ("محمد بن سلمان", "mhmd bn slmn"),
        ("Ida 🚀👩🏽‍🚀 Ott", "Ida Ott"),
        ("Mu\u0308ller", "Müller"),
        ("a\u202eb\x00c\nd", "abc d"),
        ("☃︎", ""),
        ("", ""),
    ],
)
def test_other_letters_are_written_in_latin_ones(text: str, shown: str) -> None:
    """Letters that the font has not become Latin ones; other signs are left out."""
    assert showable(text) == shown


@given(st.text(max_size=40))
def test_no_boxes(text: str) -> None:
    """Whatever is shown, no face shows its box for a character that it has not."""
    box = {face: bytes(font(Letters(face, 30)).getmask("\uffff")) for face in (REGULAR, SEMIBOLD, BOLD)}
    for character in showable(text):
        assert [face for face in box if bytes(font(Letters(face, 30)).getmask(character)) == box[face]] == []


@given(st.text(max_size=120), st.integers(min_value=60, max_value=300), st.integers(min_value=1, max_value=4))
def test_lines_are_no_wider_and_no_more(text: str, width: int, most: int) -> None:
    """Lines keep to the width and the number; they have the words of the text, as far as they go."""
    lines = wrapped(showable(text), SMALL, width, most)
    assert len(lines) <= most
    assert max(font(SMALL).getlength(line) for line in lines) <= width
    said = "".join("".join(lines).removesuffix(" …").split())
    assert "".join(showable(text).split()).startswith(said)


def test_cut_text_says_so() -> None:
    """What does not fit ends at a word and in the sign for it; what fits is whole."""
    text = "Die Brücke bleibt gesperrt"
    room = round(font(SMALL).getlength("bleibt gesperrt"))
    assert wrapped(text, SMALL, room, 2) == ["Die Brücke", "bleibt gesperrt"]
    assert wrapped(text, SMALL, room - 1, 2) == ["Die Brücke", "bleibt …"]
    assert wrapped(text, SMALL, room - 1, 2, end=" …“") == ["Die Brücke", "bleibt …“"]
    assert wrapped(text, SMALL, room - 1, 3) == ["Die Brücke", "bleibt", "gesperrt"]
    assert fitting(text, SMALL, room) == "Die Brücke …"


def test_word_wider_than_a_line_is_broken() -> None:
    """A word without end stands on several lines."""
    lines = wrapped("x" * 40, SMALL, 130, 9)
    assert len(lines) > 1
    assert "".join(lines) == "x" * 40
