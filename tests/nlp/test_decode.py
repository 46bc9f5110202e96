"""Tests that the best labels are the best: against trying them all."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest

from generator.nlp.decode import allowed_transitions, best_names, best_tree, name_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def is_tree(heads: Sequence[int]) -> bool:
    """Whether exactly one word hangs on the root and every word leads there."""
    if list(heads).count(0) != 1:
        return False
    for word in range(len(heads)):
        at, steps = word + 1, 0
        while at and steps <= len(heads):
            at, steps = int(heads[at - 1]), steps + 1
        if at:
            return False
    return True


def total(scores: np.ndarray, heads: Sequence[int]) -> float:
    """The score of a tree."""
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@pytest.mark.parametrize("words", [1, 2, 3, 4, 5])
def test_the_tree_is_a_tree_and_the_best_one_but_for_the_choice_of_root(words: int) -> None:
    random = np.random.default_rng(words)
    for _ in range(60):
        scores = random.normal(size=(words, words + 1)).astype(np.float32)
        heads = best_tree(scores).tolist()
        assert is_tree(heads)
        root = heads.index(0)
        best = max(
            total(scores, tree)
            for tree in itertools.product(range(words + 1), repeat=words)
            if is_tree(tree) and tree[root] == 0
        )
        assert total(scores, heads) == pytest.approx(best, abs=1e-4)


def test_a_large_sentence_without_clear_heads_is_still_a_tree() -> None:
    assert is_tree(best_tree(np.zeros((120, 121), dtype=np.float32)).tolist())


def test_names_are_the_best_sequence_that_bio_allows() -> None:
    random = np.random.default_rng(7)
    scores = random.normal(size=(20, 4, len(LABELS))).astype(np.float32)
    steps = allowed_transitions(LABELS)
    for text, chosen in zip(scores, best_names(scores, LABELS), strict=True):
        possible = [
            path
            for path in itertools.product(range(len(LABELS)), repeat=4)
            if LABELS[path[0]][0] != "I" and all(steps[one, two] for one, two in itertools.pairwise(path))
        ]
        best = max(possible, key=lambda path: sum(text[index, label] for index, label in enumerate(path)))
        assert tuple(chosen) == best


def test_one_word_is_a_sequence_too() -> None:
    scores = np.array([[[0, 1, 5, 0, 0]]], dtype=np.float32)
    assert best_names(scores, LABELS).tolist() == [[1]]


def test_spans_end_where_the_next_name_begins() -> None:
    assert name_spans(["O", "B-PER", "I-PER", "B-PER", "O"]) == [(1, 3, "PER"), (3, 4, "PER")]
