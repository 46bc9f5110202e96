"""Scores of the network → the best labels that fit together: name spans, sentences, trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.int64]

FORBIDDEN = np.float32(-1e9)


def allowed_transitions(labels: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which BIO label (second axis) may follow which (first axis): I-X only B-X and I-X.

    >>> allowed_transitions(["O", "B-PER", "I-PER"]).tolist()
    [[True, True, False], [True, True, True], [True, True, True]]
    """
    return np.array([[label[0] != "I" or before[1:] == label[1:] for label in labels] for before in labels])


def best_names(scores: Floats, labels: Sequence[str]) -> Numbers:
    """The best BIO sequence of each text (Viterbi 1967): scores (texts, words, labels) → numbers (texts, words).

    What stands behind the last word of a text must score best as O, or at least the same for all labels.
    """
    texts, words, count = scores.shape
    steps = np.where(allowed_transitions(labels), np.float32(0), FORBIDDEN)
    starts = np.array([FORBIDDEN if label[0] == "I" else 0 for label in labels], dtype=np.float32)
    best = scores[:, 0] + starts
    back = np.zeros((texts, words, count), dtype=np.int64)
    for word in range(1, words):
        paths = best[:, :, None] + steps[None]
        back[:, word] = paths.argmax(axis=1)
        best = paths.max(axis=1) + scores[:, word]
    result = np.zeros((texts, words), dtype=np.int64)
    result[:, -1] = best.argmax(axis=1)
    rows = np.arange(texts)
    for word in range(words - 1, 0, -1):
        result[:, word - 1] = back[rows, word, result[:, word]]
    return result


def name_spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """BIO labels of one text → spans (first word, word behind the last, kind).

    >>> name_spans(["B-PER", "I-PER", "O", "B-LOC", "B-LOC"])
    [(0, 2, 'PER'), (3, 4, 'LOC'), (4, 5, 'LOC')]
    """
    spans: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        prefix, _, kind = label.partition("-")
        if prefix == "B":
            spans.append((index, index + 1, kind))
        elif prefix == "I" and spans:
            spans[-1] = (spans[-1][0], index + 1, kind)
    return spans


def whole_people(spans: Sequence[tuple[int, int, str]], words: Sequence[str]) -> list[tuple[int, int, str]]:
    """The spans, those of people ending in a capital: „Detmar von der“ takes one more word, or loses the particles.

    >>> whole_people([(0, 3, "PER"), (5, 7, "PER")], ["Detmar", "von", "der", "Heide", "und", "Otto", "von", "."])
    [(0, 4, 'PER'), (5, 6, 'PER')]
    """
    whole = []
    taken = {begin for begin, _, _ in spans}
    for begin, given, kind in spans:
        end = given
        if kind == "PER" and words[end - 1].islower():
            if end < len(words) and end not in taken and words[end][:1].isupper():
                end += 1
            while end > begin + 1 and words[end - 1].islower():
                end -= 1
        whole.append((begin, end, kind))
    return whole


def best_tree(scores: Floats) -> Numbers:
    """The heads of a sentence's words: scores (words, 1 + words), column 0 the root → 0 for the root, else 1 + word.

    The highest-scoring tree with one root (Chu and Liu 1965, Edmonds 1967); most sentences are trees already when each
    word takes its best head.
    """
    words = len(scores)
    gains = scores.astype(np.float64)
    gains[np.arange(words), np.arange(1, words + 1)] = -np.inf
    heads: Numbers = gains.argmax(axis=1)
    if int((heads == 0).sum()) == 1 and _cycle(heads) is None:
        return heads
    # One root: the word that gains most (or loses least) as the root, then the best tree under it.
    root = int((gains[:, 0] - gains[:, 1:].max(axis=1)).argmax()) if words > 1 else 0
    gains[:, 0] = -np.inf
    gains[root] = -np.inf
    gains[root, 0] = 0
    return _spanning_tree(gains)


def _cycle(heads: Numbers) -> list[int] | None:
    """The words of one cycle, or None. Heads as in `best_tree`."""
    state = [0] * len(heads)  # 0 not seen, 1 on the path, 2 leads to the root
    for start in range(len(heads)):
        path = []
        at = start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at]) - 1
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return None


def _spanning_tree(scores: npt.NDArray[np.float64]) -> Numbers:
    """Chu-Liu/Edmonds by contraction of one cycle after the other."""
    heads: Numbers = scores.argmax(axis=1)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    words = len(scores)
    outside = [word for word in range(words) if word not in set(cycle)]
    inside_score = scores[cycle, heads[cycle]]
    # The cycle becomes the last word of a smaller problem.
    columns = [0, *(1 + word for word in outside)]
    members = [1 + word for word in cycle]
    smaller = np.full((len(outside) + 1, len(outside) + 2), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, columns)]
    smaller[:-1, -1] = scores[np.ix_(outside, members)].max(axis=1)
    into = scores[np.ix_(cycle, columns)] - inside_score[:, None]
    smaller[-1, :-1] = into.max(axis=0)
    solved = _spanning_tree(smaller)
    for place, word in enumerate(outside):
        if solved[place] == len(columns):
            heads[word] = members[int(scores[word, members].argmax())]
        else:
            heads[word] = columns[int(solved[place])]
    entry = int(solved[-1])
    broken = cycle[int(into[:, entry].argmax())]
    heads[broken] = columns[entry]
    return heads
