"""Tests of the counting."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.metrics import Retrieval, Tally, aligned, beginnings, bootstrap, sentence_spans, word_offsets


def test_spans_count_only_when_both_ends_and_the_label_are_right() -> None:
    """A span that is too short, or has another label, is one wrongly found and one missed."""
    counts = Retrieval()
    counts.add({(0, 8, "PER"), (10, 14, "LOC"), (20, 25, "ORG")}, {(0, 8, "PER"), (10, 16, "LOC"), (20, 25, "MISC")})
    assert [score.value for tally in (counts.precision, counts.recall, counts.f1) if (score := tally.score())] == [
        pytest.approx(100 / 3)
    ] * 3


def test_f1_is_the_harmonic_mean() -> None:
    """Precision 1/1 and recall 1/3 make 1/2."""
    counts = Retrieval()
    counts.add({1}, {1, 2})
    counts.add(set(), {3})
    score = counts.f1.score()
    assert score is not None
    assert (score.value, score.cases) == (50, 3)


def test_nothing_counted_is_no_score() -> None:
    """Without cases there is no figure, neither 0 nor 100."""
    tally = Tally()
    tally.add(0, 0, cases=0)
    assert tally.score() is None
    assert Tally().score() is None


def test_interval_holds_the_value() -> None:
    """The bounds lie on both sides of the value, and within what is possible."""
    tally = Tally()
    chance = np.random.default_rng(3)
    for whole in chance.integers(1, 9, 300):
        tally.add(chance.binomial(whole, 0.8), float(whole), cases=int(whole))
    score = tally.score()
    assert score is not None
    assert 0 < score.low < score.value < score.high < 100
    # Some 1,350 cases: the standard error is 1.1, the interval four times as wide.
    assert 3 < score.high - score.low < 7


def test_interval_is_narrower_with_more_units() -> None:
    """Ten times as many units make the interval about a third as wide."""
    few, many = ([1.0, 0.0, 1.0, 1.0] * times for times in (10, 100))
    widths = [high - low for low, high in (bootstrap(np.array(one), np.ones(len(one))) for one in (few, many))]
    assert widths[1] == pytest.approx(widths[0] / 10**0.5, rel=0.2)


def test_interval_is_the_same_each_time() -> None:
    """The units drawn do not change from run to run."""
    parts, wholes = np.array([1.0, 0.0, 2.0]), np.array([2.0, 1.0, 2.0])
    assert bootstrap(parts, wholes) == bootstrap(parts, wholes)


def test_sentences_without_white_space() -> None:
    """White space at the ends does not count, and a sentence of nothing else is none."""
    text = "Ja. \n\n Nein."
    assert sentence_spans(text, [(7, 12), (0, 4), (4, 7)]) == [(0, 3), (7, 12)]


def test_beginnings_leave_out_the_first() -> None:
    """The text's own beginning is no boundary."""
    counts = Retrieval()
    gold, found = [(0, 9), (10, 19), (20, 29)], [(0, 14), (15, 19), (20, 29)]
    counts.add(beginnings(found), beginnings(gold))
    assert beginnings(gold) == {10, 20}
    score = counts.f1.score()
    assert score is not None
    assert score.value == 50


def test_words_are_aligned_by_their_characters() -> None:
    """Words that are cut otherwise have no partner; those behind them do."""
    gold = word_offsets(["Die", "CDU-Politikerin", "z.B.", "lacht", "."], [True, True, True, False, False])
    found = word_offsets(
        ["Die", "CDU", "-", "Politikerin", "z.", "B.", "lacht", "."],
        [True, False, False, True, False, True, False, False],
    )
    assert aligned(gold, found) == [(0, 0), (3, 6), (4, 7)]
