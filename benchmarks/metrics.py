"""Scores made of counts: what was found against what is right, each with a confidence interval.

All comparisons are by character offsets into the text, so no tokenizer has an advantage.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    import numpy.typing as npt

Offsets = tuple[int, int]

RESAMPLES = 1000
SEED = 14
BOUNDS = (2.5, 97.5)  # percentiles between which 95 % of the resamples lie


@dataclass(frozen=True, slots=True)
class Score:
    """A percentage, the bounds of its confidence interval, and how many cases it rests on."""

    value: float
    low: float
    high: float
    cases: int


@dataclass(slots=True)
class Tally:
    """The counts of one figure, a pair for each unit (a sentence, a text): the figure is the ratio of their sums.

    Units are what is drawn anew for the confidence interval, so what stands together must be counted together.
    """

    parts: list[float] = field(default_factory=list)
    wholes: list[float] = field(default_factory=list)
    cases: int = 0

    def add(self, part: float, whole: float, *, cases: int) -> None:
        """Count a unit that has so many cases."""
        self.parts.append(part)
        self.wholes.append(whole)
        self.cases += cases

    def score(self) -> Score | None:
        """The figure; None if there was nothing to count."""
        parts, wholes = np.array(self.parts), np.array(self.wholes)
        if not wholes.sum():
            return None
        low, high = bootstrap(parts, wholes)
        return Score(float(100 * parts.sum() / wholes.sum()), low, high, self.cases)


@dataclass(slots=True)
class Retrieval:
    """Precision, recall and their harmonic mean over sets of things found and things that are there."""

    precision: Tally = field(default_factory=Tally)
    recall: Tally = field(default_factory=Tally)
    f1: Tally = field(default_factory=Tally)

    def add(self, found: AbstractSet[Hashable], gold: AbstractSet[Hashable]) -> None:
        """Count a unit."""
        right = len(found & gold)
        self.precision.add(right, len(found), cases=len(found))
        self.recall.add(right, len(gold), cases=len(gold))
        self.f1.add(2 * right, len(found) + len(gold), cases=len(gold))


def bootstrap(parts: npt.NDArray[np.float64], wholes: npt.NDArray[np.float64]) -> tuple[float, float]:
    """The percentile bootstrap interval (Efron 1979) of a ratio of sums, in percent: units are drawn with replacement.

    The same units are drawn on every run.
    """
    drawn = np.random.default_rng(SEED).integers(len(parts), size=(RESAMPLES, len(parts)))
    tops, bottoms = parts[drawn].sum(axis=1), wholes[drawn].sum(axis=1)
    ratios = tops[bottoms > 0] / bottoms[bottoms > 0]
    low, high = np.percentile(100 * ratios, BOUNDS)
    return float(low), float(high)


def word_offsets(words: Sequence[str], spaces: Sequence[bool], begin: int = 0) -> list[Offsets]:
    """Where each word stands in the text that the words and the spaces behind them make.

    >>> word_offsets(["Das", "Tor", "."], [True, False, False])
    [(0, 3), (4, 7), (7, 8)]
    """
    offsets = []
    for word, space in zip(words, spaces, strict=True):
        offsets.append((begin, begin + len(word)))
        begin += len(word) + space
    return offsets


def trimmed(text: str, span: Offsets) -> Offsets:
    """The span without white space at its ends.

    >>> trimmed("Ja. Nein. ", (3, 10))
    (4, 9)
    """
    inside = text[slice(*span)]
    begin = span[0] + len(inside) - len(inside.lstrip())
    return begin, begin + len(inside.strip())


def sentence_spans(text: str, spans: Iterable[Offsets]) -> list[Offsets]:
    """Sentences in their order, without white space at their ends and without those that are nothing else."""
    return sorted(span for span in (trimmed(text, one) for one in spans) if span[0] < span[1])


def beginnings(spans: Sequence[Offsets]) -> set[int]:
    """Where sentences begin, but for the first of the text, whose beginning nobody can miss."""
    return {begin for begin, _ in spans[1:]}


def follows_line_break(text: str, begin: int) -> bool:
    r"""Whether a paragraph begins here.

    >>> follows_line_break("Kiel\n \nDie Fähre", 7), follows_line_break("Kiel. Die Fähre", 6)
    (True, False)
    """
    before = text[:begin]
    return "\n" in before[len(before.rstrip()) :]


def aligned(gold: Sequence[Offsets], found: Sequence[Offsets]) -> list[tuple[int, int]]:
    """The places of words with the same offsets in both, as the CoNLL 2018 shared task aligns them.

    >>> aligned([(0, 3), (3, 6)], [(0, 3), (3, 5), (5, 6)])
    [(0, 0)]
    """
    places = {span: place for place, span in enumerate(gold)}
    return [(places[span], place) for place, span in enumerate(found) if span in places]
