"""Paragraphs, sub-headings and leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.blocks import LEAD_LENGTH, blocks_of, cut, is_heading, joined, opening
from generator.records import Block

SENTENCE = "Das ist ein Satz."

HEADINGS = {
    "Kritik von den Anwohnern": True,
    "Das war es.": False,
    "Was nun?": False,
    "„Wir bauen jetzt.“": False,
    "„Wir bauen jetzt“": True,
    "Er sagte:": False,
    "So geht es weiter …": False,
    "zwei\nZeilen": False,
    "x" * 121: False,
}


@pytest.mark.parametrize(("text", "expected"), HEADINGS.items())
def test_short_lines_that_are_no_sentences_are_headings(text: str, expected: bool) -> None:  # noqa: FBT001 - a case's value
    assert is_heading(text) == expected


KINDS = {
    f"{SENTENCE}\n\nEin Titel\n\n{SENTENCE}": ["lead", "heading", "paragraph"],
    f"Ein Titel\n \t\n{SENTENCE}\n\n\n{SENTENCE}\n": ["heading", "lead", "paragraph"],
    SENTENCE: ["paragraph"],
    f"{SENTENCE}\n{SENTENCE}\nEin Titel": ["lead", "paragraph", "heading"],
    f"{SENTENCE}\n{SENTENCE}\n\n{SENTENCE}": ["lead", "paragraph"],
    f"\n\n{SENTENCE}\n{SENTENCE}\n\n": ["lead", "paragraph"],
    f"{'x' * LEAD_LENGTH}.\n\n{SENTENCE}": ["paragraph", "paragraph"],
    " \n\t\n": [],
}


@pytest.mark.parametrize(("text", "expected"), KINDS.items())
def test_blank_lines_part_blocks_and_lines_do_where_there_are_none(text: str, expected: list[str]) -> None:
    assert [block.kind for block in blocks_of(text)] == expected


def test_joined_parts_know_where_they_stand() -> None:
    parts = [(True, "Titel"), (False, "  "), (False, " Eins. "), (False, "Zwei.")]
    expected = (Block("heading", 0, 5), Block("lead", 7, 12), Block("paragraph", 14, 19))
    assert joined(parts) == ("Titel\n\nEins.\n\nZwei.", expected)


OPENINGS = {
    "Am 4. April wurde gewählt. Danach war Ruhe.": "Am 4. April wurde gewählt",
    "Kommt er noch? Ja.": "Kommt er noch?",
    "„Wir bauen.“ Das sagte sie.": "„Wir bauen.“",
    "ohne Punkt": "ohne Punkt",
    "Wort " * 30: "Wort " * 19 + "Wort…",
}


@pytest.mark.parametrize(("text", "expected"), OPENINGS.items())
def test_the_first_sentence_is_a_title_of_a_hundred_characters_at_most(text: str, expected: str) -> None:
    assert opening(text) == expected
    assert len(opening(text)) <= 100


@given(st.text(max_size=60), st.integers(min_value=2, max_value=30))
def test_cut_texts_are_not_longer_than_asked(text: str, length: int) -> None:
    assert len(cut(text, length)) <= length


@given(st.text(alphabet=st.sampled_from("aB .\n\r\t\u00a0\u2028„“ä"), max_size=200))
def test_blocks_lie_in_order_in_the_text_without_white_space_around_them(text: str) -> None:
    end = 0
    for block in blocks_of(text):
        assert end <= block.begin < block.end <= len(text)
        assert text[block.begin : block.end] == text[block.begin : block.end].strip()
        end = block.end
    covered = sum(len("".join(text[block.begin : block.end].split())) for block in blocks_of(text))
    assert covered == len("".join(text.split()))
