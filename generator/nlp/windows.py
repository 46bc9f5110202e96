"""A text's words → windows that the network reads at once: whole sentences as far as they can be guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

BEGIN, PAD, END = 0, 1, 2
ENDS = frozenset(".!?…")
CLOSERS = frozenset("“”\"'’‘»«)]›‹")


@dataclass
class Word:
    """What the windows need to know of a word."""

    token: int  # its place in the doc
    text: str
    pieces: list[int]
    fresh: bool  # whether a paragraph begins here, so that a sentence must


@dataclass
class Window:
    """Words that are read together; `offset` is the place of the first among the text's words.

    ``continues`` says that the window was cut where no sentence seems to end.
    """

    offset: int
    words: list[Word]
    continues: bool = False

    @property
    def length(self) -> int:
        """The number of pieces, with the marks of beginning and end."""
        return 2 + sum(len(word.pieces) for word in self.words)


def windows(words: Sequence[Word], longest: int) -> Iterator[Window]:
    """The words in windows of up to `longest` pieces, cut where a sentence seems to end if there is such a place.

    A single word with more pieces than that is cut short, so that nothing is left out.
    """
    begin, continues = 0, False
    while begin < len(words):
        length, end, cut, soft = 2, begin, 0, 0
        while end < len(words):
            length += len(words[end].pieces)
            if length > longest and end > begin:
                break
            end += 1
            if end == len(words) or words[end].fresh or _may_end(words, end - 1):
                cut = end
            elif words[end - 1].text in {",", ";", ":", "–"}:
                soft = end
        if end < len(words):
            end = cut or soft or end
        taken = list(words[begin:end])
        if len(taken) == 1:
            taken[0].pieces = taken[0].pieces[: longest - 2]
        yield Window(begin, taken, continues)
        begin, continues = end, end != cut


def _may_end(words: Sequence[Word], place: int) -> bool:
    """Whether a sentence may well end behind this word: a mark behind no number and no initial, then a capital."""
    mark = place
    while mark > 0 and words[mark].text in CLOSERS:
        mark -= 1
    if not ENDS.issuperset(words[mark].text) or mark == 0:
        return False
    before, following = words[mark - 1].text, words[place + 1].text
    return len(before) > 2 and not before[-1].isdigit() and not following[:1].islower()  # noqa: PLR2004


@dataclass
class Batch:
    """Windows as padded arrays."""

    windows: list[Window]
    pieces: npt.NDArray[np.int64]  # (windows, places)
    lengths: npt.NDArray[np.int64]  # (windows)
    first: npt.NDArray[np.int64]  # place of each word's first piece (windows, words)
    last: npt.NDArray[np.int64]


def batches(all_windows: Sequence[Window], size: int) -> Iterator[Batch]:
    """The windows, those of like length together, in an even number of batches of about `size` pieces.

    Even, so that two cores finish at the same time; windows that fit into one batch stay in one.
    """
    in_order = sorted(all_windows, key=lambda window: window.length)
    total = sum(window.length for window in in_order)
    count = 1 if total <= size else 2 * max(1, round(total / size / 2))
    taken: list[Window] = []
    filled, made = 0, 0
    for window in in_order:
        if taken and (filled + window.length / 2) * count > total * (made + 1):
            yield _batch(taken)
            taken, made = [], made + 1
        taken.append(window)
        filled += window.length
    if taken:
        yield _batch(taken)


def _batch(taken: list[Window]) -> Batch:
    lengths = np.array([window.length for window in taken], dtype=np.int64)
    pieces = np.full((len(taken), int(lengths.max())), PAD, dtype=np.int64)
    shape = (len(taken), max(len(window.words) for window in taken))
    first, last = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for row, window in enumerate(taken):
        counts = np.array([len(word.pieces) for word in window.words])
        ends = counts.cumsum()
        pieces[row, 0] = BEGIN
        pieces[row, 1 : 1 + ends[-1]] = [piece for word in window.words for piece in word.pieces]
        pieces[row, 1 + ends[-1]] = END
        first[row, : len(counts)] = 1 + ends - counts
        last[row, : len(counts)] = ends
    return Batch(taken, pieces, lengths, first, last)
