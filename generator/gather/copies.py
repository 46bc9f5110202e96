"""Which articles print the same report: agency copy that outlets cut, edit and add to; pure.

Texts are compared as sets of shingles, every three words that follow each other (Broder, On the resemblance and
containment of documents, 1997). Pairs that may be copies come from MinHash signatures cut into bands, as in Leskovec,
Rajaraman and Ullman, Mining of Massive Datasets, chapter 3. Only signatures are kept for all articles; the shingles of
candidates are made again and compared exactly. What counts there is neither resemblance nor containment of the sets,
since a changed word takes three shingles with it, but how many words lie in stretches that both texts have.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from generator.records import Article

_SIZE = 3  # words of a shingle: of two, unrelated articles share too many; of four, edits leave too few
_ROWS = 2  # signature values of a band; with one, phrases make candidates, with three, rewritten thirds are missed
_BANDS = 256  # finds 99 % of pairs that resemble each other to 0.13, 92 % at 0.1
_CHUNK = 4096  # shingles that are hashed at a time, so that a long text takes no more memory
_SEED = 1997
_FIRST = 8  # of a bucket each article is compared with only so many of the oldest, for they are the originals
_ALIKE = 20  # signature values that a candidate shares, of 512: a resemblance of about 0.04; unrelated ones share 2
_TEXTS = 512  # candidates whose shingles are kept at hand

# A shingle is an outlet's phrase, such as a part of its standing endings, if so many of its articles have it, and so
# many times as many as have the rarest quarter of the text: a text that it printed often as a whole is a copy.
_PHRASE = 8
_TIMES = 4
_QUARTER = 0.25
_FEWEST_CELLS = 1 << 16

_GAP = 6  # words between two shared shingles that count as edited; with 9, reports on the same event come too near
_SHARE = 0.5  # of either text's words lie in shared stretches: no more than 0.41 in reports on the same event
_WORDS = 20  # that must lie there: below, stock phrases and short notices are alike by chance
_NUMBERS = 2  # that differ, from which on a text is held for the next one after the same pattern

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class _Text(NamedTuple):
    """A text's words, a hash for each place where a shingle begins, and whether that shingle is no outlet's phrase."""

    words: list[str]
    shingles: NDArray[np.uint64]
    telling: NDArray[np.bool_]


def find_copies(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Ids of articles that print the same report, each group with its original first.

    The original is the oldest, of those the longest, then the one with the smallest id; each copy is like the original
    itself, so that no chain of likenesses joins what differs. Articles of different languages are never copies.
    """
    by_language = defaultdict(list)
    for article in articles:
        by_language[article.language].append(article)
    return tuple(sorted(group for same in by_language.values() for group in _groups(sorted(same, key=_age))))


def _age(article: Article) -> tuple[bool, str, int, str]:
    """Older first, articles without a date last."""
    return not article.date, article.date, -len(article.text), article.id


def _groups(articles: Sequence[Article]) -> Iterator[tuple[str, ...]]:
    """The groups among articles of one language, which come in the order of their age."""
    phrases = _Phrases(articles)
    signatures = np.empty((len(articles), _BANDS * _ROWS), dtype=np.uint16)
    for place, article in enumerate(articles):
        signatures[place] = _signature(phrases.text(article))
    at_hand: Callable[[int], _Text] = lru_cache(_TEXTS)(lambda place: phrases.text(articles[place]))
    originals: dict[int, int] = {}
    for copy, candidates in groupby(_candidates(signatures), key=itemgetter(0)):
        likeness = {
            place: _likeness(at_hand(place), at_hand(copy)) for _, place in candidates if place not in originals
        }
        best = max(likeness, key=likeness.__getitem__, default=copy)
        if likeness.get(best):
            originals[copy] = best
    groups = defaultdict(list)
    for copy, original in originals.items():
        groups[original].append(articles[copy].id)
    for original, copies in groups.items():
        yield articles[original].id, *sorted(copies)


# --- words and shingles ---


def _words(text: str) -> list[str]:
    """The words in small letters, without marks; a number is a word.

    >>> _words("Die Nord-Süd-Straße kostet 1.200,50 Euro")
    ['die', 'nord', 'süd', 'strasse', 'kostet', '120050', 'euro']
    """
    plain = unicodedata.normalize("NFKC", text).replace(_SOFT_HYPHEN, "").casefold()
    return [word.replace(".", "").replace(",", "") for word in _WORD.findall(plain)]


def _shingles(words: Iterable[str]) -> NDArray[np.uint64]:
    """A hash for every three words; the same on all machines."""
    hashes = np.array([crc32(word.encode("utf-8", "replace")) for word in words], dtype=np.uint64)
    count = max(0, len(hashes) - _SIZE + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(_SIZE):
        mixed = _mixed(mixed + hashes[place : place + count])
    return mixed


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Steele, Lea and Flood's SplitMix64 (2014): each bit of a value depends on all of them."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


class _Phrases:
    """How many articles of an outlet have a shingle, counted in a table of cells that few shingles share."""

    def __init__(self, articles: Sequence[Article]) -> None:
        # A word has about seven characters with its blank, so that at most every other cell is taken.
        size = max(_FEWEST_CELLS, 1 << (sum(len(article.text) for article in articles) // 4).bit_length())
        self._last = np.uint64(size - 1)
        self._counts = np.zeros(size, dtype=np.uint8)
        for article in articles:
            cells = np.unique(self._places(_shingles(_words(article.text)), article.source))
            self._counts[cells] += self._counts[cells] < np.iinfo(np.uint8).max

    def text(self, article: Article) -> _Text:
        """The article's words and shingles."""
        words = _words(article.text)
        shingles = _shingles(words)
        counts = self._counts[self._places(shingles, article.source)]
        usual = np.quantile(_smoothed(counts), _QUARTER) if len(counts) else 0
        return _Text(words, shingles, (counts < _PHRASE) | (counts < _TIMES * usual))

    def _places(self, shingles: NDArray[np.uint64], source: str) -> NDArray[np.uint64]:
        outlet = np.uint64(crc32(source.encode("utf-8", "replace")))
        return _mixed(shingles ^ outlet) & self._last


def _smoothed(counts: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The median of each count and its neighbours, so that a changed word here and there makes no text rare."""
    windows = sliding_window_view(np.pad(counts, _SIZE, mode="edge"), 2 * _SIZE + 1)
    return np.partition(windows, _SIZE, axis=1)[:, _SIZE]


# --- candidates ---


def _signature(text: _Text) -> NDArray[np.uint16]:
    """The least value of each hash function, a multiply-add on 32 bits, over the shingles; only its lower half.

    A few of the lowest bits of each value do (Li and König, b-bit minwise hashing, 2010).
    """
    factors, shifts = _hash_functions()
    least = np.full(len(factors), np.iinfo(np.uint32).max, dtype=np.uint32)
    shingles = (text.shingles[text.telling] >> np.uint64(32)).astype(np.uint32)
    for begin in range(0, len(shingles), _CHUNK):
        values = shingles[begin : begin + _CHUNK, None] * factors + shifts
        least = np.minimum(least, values.min(axis=0))
    return least.astype(np.uint16)


@lru_cache(1)
def _hash_functions() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """An odd factor and a shift for each value of a signature."""
    numbers = (_mixed(np.arange(2 * _BANDS * _ROWS, dtype=np.uint64) + np.uint64(_SEED)) >> np.uint64(32)).astype(
        np.uint32
    )
    factors, shifts = np.split(numbers, 2)
    return factors | np.uint32(1), shifts


def _candidates(signatures: NDArray[np.uint16]) -> Iterator[tuple[int, int]]:
    """Pairs that may be copies, the later article first; in the order of the later, then of the earlier."""
    count = np.uint64(len(signatures))
    found = np.zeros(0, dtype=np.uint64)
    filled = np.flatnonzero((signatures != np.iinfo(np.uint16).max).any(axis=1))
    for band in range(0, signatures.shape[-1] if len(filled) else 0, _ROWS):
        keys = signatures[filled, band].astype(np.uint32) << np.uint32(16) | signatures[filled, band + 1]
        late, early = _in_buckets(keys)
        late, early = filled[late], filled[early]
        alike = np.zeros(len(late), dtype=np.int64)
        for begin in range(0, len(late), _CHUNK):
            part = slice(begin, begin + _CHUNK)
            alike[part] = (signatures[late[part]] == signatures[early[part]]).sum(axis=1)
        pairs = (late.astype(np.uint64) * count + early.astype(np.uint64))[alike >= _ALIKE]
        found = np.union1d(found, pairs)
    for pair in found.tolist():
        yield divmod(pair, int(count))


def _in_buckets(keys: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places with equal keys: each with the first of its bucket before it."""
    order = np.argsort(keys, kind="stable")
    begins = np.flatnonzero(np.diff(keys[order], prepend=~keys[order][:1]))
    rank = np.arange(len(keys)) - np.repeat(begins, np.diff(begins, append=len(keys)))
    late, early = [], []
    for first in range(_FIRST):
        later = np.flatnonzero(rank > first)
        late.append(order[later])
        early.append(order[later - rank[later] + first])
    return np.concatenate(late), np.concatenate(early)


# --- the exact check ---


def _likeness(one: _Text, other: _Text) -> float:
    """The share of the better covered text's words that stand in the other; 0 where that is too little for a copy.

    Which text that is does not matter: the longer may be the one that was cut, or the one that something was added to.
    """
    ours, theirs = _shared(one, other), _shared(other, one)
    if min(ours.sum(), theirs.sum()) < _WORDS or _other_numbers(one, ours, other, theirs):
        return 0
    share = max(
        float(ours.sum() / _stretches(one.telling).sum()), float(theirs.sum() / _stretches(other.telling).sum())
    )
    return share if share >= _SHARE else 0


def _shared(text: _Text, other: _Text) -> NDArray[np.bool_]:
    return _stretches(text.telling & np.isin(text.shingles, other.shingles))


def _stretches(shingles: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each word, whether it lies in one of these shingles or in a short gap between two."""
    begins = np.flatnonzero(shingles)
    ends = begins + _SIZE
    near = np.diff(begins) <= _SIZE + _GAP
    ends[:-1][near] = begins[1:][near]
    changes = np.zeros(len(shingles) + _SIZE, dtype=np.int64)
    np.add.at(changes, begins, 1)
    np.add.at(changes, ends, -1)
    return changes.cumsum()[:-1] > 0


def _other_numbers(one: _Text, ours: NDArray[np.bool_], other: _Text, theirs: NDArray[np.bool_]) -> bool:
    """Whether the shared stretches differ in most of their numbers, as this week's statistics do from the last."""
    here, there = _numbers(one, ours), _numbers(other, theirs)
    changed = min(len(here - there), len(there - here))
    return changed >= _NUMBERS and changed > len(here & there)


def _numbers(text: _Text, stretches: NDArray[np.bool_]) -> set[str]:
    return {text.words[place] for place in np.flatnonzero(stretches) if text.words[place][0].isdigit()}
