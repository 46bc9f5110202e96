"""Tests that windows hold every word once, in order, and are cut between sentences where that can be."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.nlp.windows import BEGIN, END, PAD, Word, batches, windows


def words(texts: list[str], pieces: int = 1, paragraphs: frozenset[int] = frozenset()) -> list[Word]:
    """Words of so many pieces each; at the given places a paragraph begins."""
    return [
        Word(place, text, [5 + place] * pieces, fresh=place == 0 or place in paragraphs)
        for place, text in enumerate(texts)
    ]


def cut(text: str, longest: int, paragraphs: frozenset[int] = frozenset()) -> list[str]:
    """The texts of the windows."""
    return [
        " ".join(word.text for word in window.words)
        for window in windows(words(text.split(), paragraphs=paragraphs), longest)
    ]


def test_a_short_text_is_one_window() -> None:
    assert cut("Das ist kurz .", 20) == ["Das ist kurz ."]


def test_a_window_ends_with_a_sentence() -> None:
    text = "Die Lage ist ernst . Der Rat berät heute noch darüber ."
    assert cut(text, 12) == ["Die Lage ist ernst .", "Der Rat berät heute noch darüber ."]


def test_dates_initials_and_lower_case_end_no_sentence() -> None:
    text = "Am Abend des 3 . Mai kam Johann S . Bach bzw . sein Bruder"
    assert cut(text, 12) == ["Am Abend des 3 . Mai kam Johann S .", "Bach bzw . sein Bruder"]


def test_closing_marks_stay_with_their_sentence() -> None:
    text = "Er sagt : „ Es reicht . “ Dann geht er nach Hause"
    assert cut(text, 12)[0] == "Er sagt : „ Es reicht . “"


def test_a_paragraph_is_a_place_to_cut() -> None:
    assert cut("Eins zwei drei vier fünf sechs", 7, frozenset({4})) == ["Eins zwei drei vier", "fünf sechs"]


def test_without_any_such_place_a_comma_will_do() -> None:
    assert cut("Eins zwei , drei vier fünf sechs", 7) == ["Eins zwei ,", "drei vier fünf sechs"]


def test_a_word_that_is_too_long_is_cut_short_but_kept() -> None:
    (window,) = windows(words(["Donaudampfschifffahrt"], pieces=50), 10)
    assert len(window.words[0].pieces) == 8


@given(st.lists(st.sampled_from(["Wort", "und", ".", ",", "“", "3", "Ende"]), max_size=60), st.integers(4, 30))
def test_no_word_is_lost_or_doubled(texts: list[str], longest: int) -> None:
    given_words = words(texts)
    cut_windows = list(windows(given_words, longest))
    assert [word for window in cut_windows for word in window.words] == given_words
    assert all(window.length <= longest for window in cut_windows)
    assert [window.offset for window in cut_windows] == [window.words[0].token for window in cut_windows]


def test_batches_hold_all_windows_and_pad_the_short_ones() -> None:
    cut_windows = [*windows(words(["a", "b", "c"], pieces=2), 20), *windows(words(["d"]), 20)]
    (batch,) = batches(cut_windows, 100)
    short, long = batch.pieces
    assert short.tolist() == [BEGIN, 5, END, *[PAD] * 5]
    assert long.tolist() == [BEGIN, 5, 5, 6, 6, 7, 7, END]
    assert batch.first[1].tolist() == [1, 3, 5]
    assert batch.last[1].tolist() == [2, 4, 6]
    assert batch.lengths.tolist() == [3, 8]


@given(st.lists(st.integers(1, 18), min_size=1, max_size=60))
def test_batches_are_even_in_number_and_about_their_size(counts: list[int]) -> None:
    cut_windows = [window for count in counts for window in windows(words(["a"] * count), 20)]
    made = list(batches(cut_windows, 60))
    assert sorted(window.length for batch in made for window in batch.windows) == sorted(2 + count for count in counts)
    assert len(made) == 1 or len(made) % 2 == 0
    assert len(made) == 1 if sum(2 + count for count in counts) <= 60 else len(made) > 1
    assert all(batch.lengths.sum() <= 2 * 60 + 20 for batch in made)
    assert np.all(np.diff([batch.pieces.shape[1] for batch in made]) >= 0)
