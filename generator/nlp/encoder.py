"""The spaCy component that sets names, sentences, parts of speech, morphology and trees, all from one network."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS as TAG_NUMBERS
from spacy.tokens import Span

from generator.nlp.agreement import persons
from generator.nlp.decode import FORBIDDEN, best_names, best_tree, name_spans, whole_people
from generator.nlp.morphology import Morphology
from generator.nlp.network import FILES, Network
from generator.nlp.windows import CLOSERS, Word, batches, windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc

    from generator.nlp.network import Scores
    from generator.nlp.windows import Batch, Window

# What begins no sentence, whatever the network says.
NO_BEGINNING = frozenset(".,;:!?…)]}") | (CLOSERS - frozenset("\"'»«›‹“‘"))
LOUD_ENDS = frozenset({"!", "?", "?!", "!?", "??", "!!", "!!!"})
LEAST_BEHIND_LOUD = -5.0  # log odds
ROOT = "ROOT"  # spaCy's own spelling


class _Reading:
    """What the network says of one doc's words, by place among the doc's words (white space is none)."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.tags: list[str] = [""] * len(words)
        self.morph: list[str] = [""] * len(words)
        self.begins = [False] * len(words)
        self.heads = list(range(len(words)))
        self.relations = [ROOT] * len(words)
        self.names: list[tuple[int, int, str]] = []


@Language.factory(
    "briefings_encoder",
    assigns=["doc.ents", "token.is_sent_start", "token.pos", "token.morph", "token.dep", "token.head"],
)
class EncoderComponent:
    """Runs the network over docs and sets what it finds.

    A sentence start that an earlier component has set stays one (white space never is).
    """

    def __init__(self, nlp: Language, name: str, window_pieces: int = 96, batch_pieces: int = 384) -> None:
        self.name = name
        self.vocab = nlp.vocab
        self.window_pieces, self.batch_pieces = window_pieces, batch_pieces
        self.files: dict[str, bytes] = {}
        self._network: Network | None = None

    @property
    def network(self) -> Network:
        """The network, opened by the process that uses it. Raises ValueError if its files were never read."""
        if self._network is None or self._network.process != os.getpid():
            if not self.files:
                raise ValueError("The component briefings_encoder has no network: load the pipeline from its folder.")
            self._network = Network(self.files)
            self._morphology = Morphology(self._network.labels)
        return self._network

    def __call__(self, doc: Doc) -> Doc:
        """Set the annotations of a doc.

        Docs are read one by one: the 8-bit network scales a batch as a whole, so that what stands beside a text would
        change its scores.
        """
        reading = _Reading(self._words(doc))
        batched = list(batches(list(windows(reading.words, self.window_pieces)), self.batch_pieces))
        for batch, scores in zip(batched, self.network.all_scores(batched), strict=True):
            self._read(batch, scores, reading)
        self._set(doc, reading)
        return doc

    def _words(self, doc: Doc) -> list[Word]:
        """The doc's tokens but white space, with their pieces."""
        kept = [token for token in doc if not token.is_space]
        spaced = [token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_space for token in kept]
        pieces = self.network.pieces(
            [f" {token.text}" if space else token.text for token, space in zip(kept, spaced, strict=True)]
        )
        words = []
        begins = True
        last = -1
        for token, numbers in zip(kept, pieces, strict=True):
            begins = begins or token.is_sent_start is True
            words.append(Word(token.i, token.text, numbers, begins or _line_between(doc, last, token.i)))
            begins, last = False, token.i
        return words

    def _read(self, batch: Batch, scores: Scores, reading: _Reading) -> None:
        labels = self.network.labels
        inner = [number for number, label in enumerate(labels.names) if label[0] == "I"]
        for row, window in enumerate(batch.windows):
            scores.names[row, len(window.words) :] = 0  # padding
            fresh = [place for place, word in enumerate(window.words) if word.fresh]
            # No name goes on in the next paragraph.
            scores.names[row, np.array(fresh, dtype=np.int64)[:, None], inner] = FORBIDDEN
        best = best_names(scores.names, labels.names)
        tags = scores.tags.argmax(axis=2)
        for row, window in enumerate(batch.windows):
            count, offset = len(window.words), window.offset
            names = [labels.names[number] for number in best[row, :count]]
            # What begins a paragraph can complete no name.
            spans = whole_people(name_spans(names), ["" if word.fresh else word.text for word in window.words])
            reading.names += [(offset + begin, offset + end, kind) for begin, end, kind in spans]
            window_tags = [labels.tags[number] for number in tags[row, :count]]
            reading.tags[offset : offset + count] = window_tags
            texts = [word.text for word in window.words]
            needed = _needed_scores(window.words)
            begins = [
                word.fresh or (bool(score > least) and word.text not in NO_BEGINNING)
                for word, score, least in zip(window.words, scores.begins[row, :count, 0], needed, strict=True)
            ]
            # The network takes the first word of any window for the first of a sentence.
            begins[0] = window.words[0].fresh or (begins[0] and not window.continues)
            reading.begins[offset : offset + count] = begins
            heads, relations = self._parse(window, scores, row, begins)
            reading.heads[offset : offset + count] = [offset + head for head in heads]
            reading.relations[offset : offset + count] = relations
            reading.morph[offset : offset + count] = self._morphology.features(
                texts, window_tags, persons(texts, window_tags, heads, relations), scores.features[row, :count]
            )

    def _parse(self, window: Window, scores: Scores, row: int, begins: Sequence[bool]) -> tuple[list[int], list[str]]:
        """The trees of a window's sentences: the head of each word (a root is its own), and the label of its arc."""
        count = len(window.words)
        starts = sorted({0, *(index for index, begin in enumerate(begins) if begin)})
        heads = np.zeros(count, dtype=np.int64)
        for begin, end in zip(starts, [*starts[1:], count], strict=True):
            columns = np.array([0, *range(begin + 1, end + 1)])
            chosen = best_tree(scores.arcs[row, begin:end][:, columns])
            heads[begin:end] = columns[chosen]
        values = self.network.label_scores(scores.label_forms[row, :count], scores.label_head[row, heads])
        relations = self.network.labels.relations
        values[:, relations.index("root")] = -np.inf
        return (
            [int(head) - 1 if head else index for index, head in enumerate(heads)],
            [relations[number] if head else ROOT for head, number in zip(heads, values.argmax(axis=1), strict=True)],
        )

    def _set(self, doc: Doc, reading: _Reading) -> None:
        """Write what was read into the doc."""
        _join_cut_sentences(reading)
        tokens = [word.token for word in reading.words]
        heads: npt.NDArray[np.int64] = _heads_of_spaces(len(doc), tokens)
        strings = self.vocab.strings
        values = np.zeros((len(doc), 4), dtype=np.uint64)
        values[:, 1] = strings.add("dep")
        values[:, 2] = TAG_NUMBERS["SPACE"]
        for place, token in enumerate(tokens):
            heads[token] = tokens[reading.heads[place]]
            values[token, 1] = strings.add(reading.relations[place])
            values[token, 2] = TAG_NUMBERS[reading.tags[place]]
            values[token, 3] = self.vocab.morphology.add(reading.morph[place])
        values[:, 0] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        if len(doc):
            doc.from_array([HEAD, DEP, POS, MORPH], values)  # type: ignore[arg-type] # any array of 64 bits will do
        doc.ents = [Span(doc, tokens[begin], tokens[end - 1] + 1, label=kind) for begin, end, kind in reading.names]

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the network's files into a folder."""
        del exclude
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EncoderComponent:
        """Read the network's files. Raises FileNotFoundError if one is missing."""
        del exclude
        self.files = {name: (Path(path) / name).read_bytes() for name in FILES}
        self._network = None
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The network's files as one string of bytes."""
        del exclude
        return json.dumps({name: b64encode(content).decode() for name, content in self.files.items()}).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> EncoderComponent:
        """What to_bytes has written."""
        del exclude
        self.files = {name: b64decode(content) for name, content in json.loads(data).items()}
        self._network = None
        return self

    def __getstate__(self) -> dict[str, Any]:
        """Without the network: each process opens its own."""
        return {**self.__dict__, "_network": None, "_morphology": None}


def _needed_scores(words: Sequence[Word]) -> list[float]:
    """How high each word must score to begin a sentence: behind ! and ? a capital nearly always does."""
    needed = []
    ended = False
    for word in words:
        ended_before, ended = ended, word.text in LOUD_ENDS or (ended and word.text in CLOSERS)
        needed.append(LEAST_BEHIND_LOUD if ended_before and word.text[0].isupper() else 0.0)
    return needed


def _line_between(doc: Doc, before: int, token: int) -> bool:
    return any("\n" in doc[index].text for index in range(before + 1, token))


def _heads_of_spaces(count: int, words: Sequence[int]) -> npt.NDArray[np.int64]:
    """White space hangs on the word before it, at the beginning of a text on the first one."""
    heads = np.arange(count)
    last = words[0] if words else 0
    known = set(words)
    for token in range(count):
        if token in known:
            last = token
        heads[token] = last
    return heads


def _join_cut_sentences(reading: _Reading) -> None:
    """Where a sentence goes on in the next window, hang its later roots on its first one."""
    roots: dict[int, list[int]] = defaultdict(list)
    sentence = -1
    for place, begins in enumerate(reading.begins):
        sentence += begins or place == 0
        if reading.heads[place] == place:
            roots[sentence].append(place)
    for first, *others in roots.values():
        for other in others:
            reading.heads[other] = first
            reading.relations[other] = "parataxis"
