"""Sentences → windows of one or more sentences → batches of tensors."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from training.corpora import FEATURES, OPEN_HEAD, OPEN_LOC, OPEN_MISC, OUTSIDE, UNKNOWN
from training.network import CONVENTIONS, NAME_LABELS, RELATIONS, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sentencepiece

    from training.corpora import Sentence

BOS, PAD, EOS = 0, 1, 2
LONGEST = 200  # pieces in a window while training
IGNORED = -1

REQUOTED = 0.5  # share of windows whose quotation marks get another style
MASKED_WINDOWS = 0.5  # share of windows in which pieces are masked, so that the words around them must do
MASKED = 0.12  # share of their pieces
UNENDED = 0.04  # share of sentences that lose their final mark, like headings
QUOTES = (('"', '"'), ("„", "“"), ("“", "”"), ("»", "«"), ("«", "»"), ("„", "”"), ("‚", "‘"))
MARKS = {mark for pair in QUOTES for mark in pair}


@dataclass
class Window:
    """Sentences side by side, as pieces and labels. Lists of words unless said otherwise."""

    pieces: list[int]  # with the marks of beginning and end
    first: list[int]
    last: list[int]
    names: list[list[list[bool]]] | None  # for each word and convention, which name labels are allowed
    tags: list[int]
    features: list[list[int]]
    begins: list[int]
    heads: list[int]  # 0 root, else 1 + place in the window
    labels: list[int]
    sentence: list[int]  # number of the sentence in the window


def allowed_names(label: str, corpus: str) -> list[list[bool]]:
    """Which name labels, by convention, agree with an annotation in a corpus.

    The corpora of the DFKI teach their own convention, and the first one only who is a person: what a firm or a place
    is they see otherwise. WikiANN teaches its own alone.
    """
    unknown = [True] * len(NAME_LABELS)
    if corpus == "wikiann":
        return [unknown, unknown, _agreeing(label)]
    if corpus == "mobie" or corpus.startswith("smartdata"):
        person = _agreeing(label) if label.endswith("PER") else [not name.endswith("PER") for name in NAME_LABELS]
        return [person, _agreeing(label), unknown]
    return [_agreeing(label), unknown, unknown]


def _agreeing(label: str) -> list[bool]:
    """Which name labels agree with an annotation; an open one („no name, or MISC“) allows several."""
    if label == UNKNOWN:
        return [True] * len(NAME_LABELS)
    kind = {OPEN_MISC: "MISC", OPEN_LOC: "LOC"}.get(label)
    if kind is not None:
        return [name == OUTSIDE or name.endswith(kind) for name in NAME_LABELS]
    return [name == label for name in NAME_LABELS]


class Collector:
    """Builds windows: looks words up as pieces, and varies the typography while training."""

    def __init__(self, model: sentencepiece.SentencePieceProcessor, seed: int, *, vary: bool) -> None:
        self.model = model
        self.random = random.Random(seed)  # noqa: S311 - not for secrets
        self.vary = vary
        self.cache: dict[str, list[int]] = {}

    def word_pieces(self, word: str, *, spaced: bool) -> list[int]:
        """The pieces of a word; at least one."""
        text = f" {word}" if spaced else word
        if text not in self.cache:
            self.cache[text] = self.model.encode(text) or [self.model.unk_id()]
        return self.cache[text]

    def length(self, sentence: Sentence) -> int:
        """How many pieces the sentence has."""
        return sum(len(self.word_pieces(word, spaced=True)) for word in sentence.words)

    def window(self, sentences: list[Sentence]) -> Window:
        """The sentences as one window."""
        result = Window([BOS], [], [], [] if sentences[0].names is not None else None, [], [], [], [], [], [])
        quotes = self.random.choice(QUOTES) if self.vary and self.random.random() < REQUOTED else None
        for number, sentence in enumerate(sentences):
            self._add(result, sentence, number, quotes)
        result.pieces.append(EOS)
        if self.vary and self.random.random() < MASKED_WINDOWS:
            masks = [self.random.random() < MASKED for _ in result.pieces[1:-1]]
            result.pieces[1:-1] = [
                self.model.unk_id() if masked else piece
                for piece, masked in zip(result.pieces[1:-1], masks, strict=True)
            ]
        return result

    def _add(self, result: Window, sentence: Sentence, number: int, quotes: tuple[str, str] | None) -> None:
        offset = len(result.first)
        words = list(sentence.words)
        dropped = self.vary and self.random.random() < UNENDED and _ends_in_loose_mark(sentence)
        if quotes is not None:
            words = _requoted(words, quotes)
        spaced = True
        for index, word in enumerate(words[: len(words) - dropped]):
            pieces = self.word_pieces(word, spaced=spaced)
            spaced = sentence.spaces[index]
            result.first.append(len(result.pieces))
            result.pieces.extend(pieces)
            result.last.append(len(result.pieces) - 1)
            if result.names is not None and sentence.names is not None:
                result.names.append(allowed_names(sentence.names[index], sentence.corpus))
            result.tags.append(TAGS.index(sentence.tags[index]) if sentence.tags else IGNORED)
            result.features.append(_feature_numbers(sentence, index))
            result.begins.append((1 if index == 0 else 0) if sentence.begins else IGNORED)
            if sentence.heads is not None and sentence.labels is not None and sentence.heads[index] != OPEN_HEAD:
                result.heads.append(1 + offset + sentence.heads[index] if sentence.heads[index] >= 0 else 0)
                result.labels.append(RELATIONS.index(sentence.labels[index]))
            else:
                result.heads.append(IGNORED)
                result.labels.append(IGNORED)
            result.sentence.append(number)


def _feature_numbers(sentence: Sentence, index: int) -> list[int]:
    if sentence.features is None or sentence.features[index] is None:
        return [IGNORED] * len(FEATURES)
    given = sentence.features[index] or {}
    return [
        IGNORED if given.get(name) == UNKNOWN else values.index(given.get(name, ""))
        for name, values in FEATURES.items()
    ]


def _ends_in_loose_mark(sentence: Sentence) -> bool:
    """Whether the sentence ends in a mark that may be left out: no word hangs on it."""
    last = len(sentence.words) - 1
    return last > 2 and sentence.words[last] in {".", "!", "?"} and last not in (sentence.heads or ())  # noqa: PLR2004


def _requoted(words: list[str], quotes: tuple[str, str]) -> list[str]:
    """The words with all their quotation marks in one style; marks are taken to open and close in turn."""
    inside = False
    result = []
    for word in words:
        if word in MARKS:
            result.append(quotes[inside])
            inside = not inside
        else:
            result.append(word)
    return result


def packed(sentences: list[Sentence], collector: Collector, *, alone: float) -> Iterator[Window]:
    """Windows over the sentences in their order, each used once; some alone, the others up to a random length.

    Only sentences that come from one document are put together where the corpus knows documents with more than one.
    """
    index = 0
    while index < len(sentences):
        taken = [sentences[index]]
        length = collector.length(taken[0])
        index += 1
        wanted = 0 if collector.random.random() < alone else collector.random.randint(30, 150)
        while index < len(sentences) and length < wanted:
            more = collector.length(sentences[index])
            if length + more > LONGEST or not _together(taken[0], sentences[index]):
                break
            taken.append(sentences[index])
            length += more
            index += 1
        if length <= 2 * LONGEST:
            yield collector.window(taken)


def _together(one: Sentence, other: Sentence) -> bool:
    return not one.corpus.startswith("smartdata") or one.document == other.document


@dataclass
class Batch:
    """Padded tensors; shapes (texts, …)."""

    pieces: Tensor  # numbers (texts, places)
    lengths: Tensor
    first: Tensor
    last: Tensor
    inside: Tensor  # whether there is a word (texts, words)
    names: Tensor  # allowed labels (texts, words, conventions, labels); all allowed where nothing is known
    tags: Tensor
    features: Tensor
    begins: Tensor
    heads: Tensor
    labels: Tensor
    sentence: Tensor


def batch(windows: list[Window]) -> Batch:
    """Tensors of the windows; what is not annotated is IGNORED."""
    places = max(len(window.pieces) for window in windows)
    words = max(len(window.first) for window in windows)
    shape = (len(windows), words)
    result = Batch(
        pieces=torch.full((len(windows), places), PAD),
        lengths=torch.tensor([len(window.pieces) for window in windows]),
        first=torch.zeros(shape, dtype=torch.long),
        last=torch.zeros(shape, dtype=torch.long),
        inside=torch.zeros(shape, dtype=torch.bool),
        names=torch.ones((*shape, len(CONVENTIONS), len(NAME_LABELS)), dtype=torch.bool),
        tags=torch.full(shape, IGNORED),
        features=torch.full((*shape, len(FEATURES)), IGNORED),
        begins=torch.full(shape, IGNORED),
        heads=torch.full(shape, IGNORED),
        labels=torch.full(shape, IGNORED),
        sentence=torch.full(shape, IGNORED),
    )
    for row, window in enumerate(windows):
        count = len(window.first)
        result.pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        result.inside[row, :count] = True
        if window.names is not None:
            result.names[row, :count] = torch.tensor(window.names)
        for name in ("first", "last", "tags", "features", "begins", "heads", "labels", "sentence"):
            getattr(result, name)[row, :count] = torch.tensor(getattr(window, name))
    return result
