"""The trained network on onnxruntime: pieces of words → scores of all heads.

The files of a network, as training/export.py writes them:

- `network.onnx`: piece vectors and word places → scores, with 8-bit weights;
- `pieces.model`: the sentencepiece model;
- `vectors.bin`: the piece vectors in blocks of 32: one half-precision scale and 16 bytes, low nibbles first; a weight
  is (nibble − 8) · scale;
- `labels.json`: the labels behind the numbers of each head.
"""

from __future__ import annotations

import json
import multiprocessing
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from generator.nlp.windows import Batch

    Floats = npt.NDArray[np.float32]

FILES = ("network.onnx", "pieces.model", "vectors.bin", "labels.json")
HIDDEN = 384
BLOCK = 32
BLOCK_BYTES = 18


@dataclass(frozen=True)
class Labels:
    """The labels behind the numbers; `features` by name, each with the empty label first."""

    names: tuple[str, ...]
    tags: tuple[str, ...]
    features: dict[str, tuple[str, ...]]
    relations: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """The scores of a batch, (windows, words, …); `arcs` (windows, words, 1 + words), column 0 the root.

    `label_forms` (windows, words, relations · (size + 1)) is what a word scores with any head, but for the head's own
    vector (`label_head`), which is multiplied in once the head is known.
    """

    names: Floats
    tags: Floats
    features: Floats
    begins: Floats
    arcs: Floats
    label_forms: Floats
    label_head: Floats


def read_labels(raw: bytes) -> Labels:
    """The labels of `labels.json`. Raises KeyError or ValueError if it is damaged."""
    given = json.loads(raw)
    return Labels(
        tuple(given["names"]),
        tuple(given["tags"]),
        {name: tuple(values) for name, values in given["features"].items()},
        tuple(given["relations"]),
    )


def unpacked(raw: npt.NDArray[np.uint8], kind: type[np.floating[Any]]) -> npt.NDArray[np.floating[Any]]:
    """The weights in blocks of 18 bytes as they are stored → (blocks, 32) numbers of that kind."""
    blocks = raw.reshape(-1, BLOCK_BYTES)
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(kind)
    packed = blocks[:, 2:]
    weights = np.empty((len(blocks), BLOCK), dtype=kind)
    weights[:, : BLOCK // 2] = ((packed & 15).astype(np.int8) - 8) * scales
    weights[:, BLOCK // 2 :] = ((packed >> 4).astype(np.int8) - 8) * scales
    return weights


class Network:
    """The network of one process."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        # spaCy imports the components' modules for every pipeline; only this one needs these.
        import onnxruntime  # noqa: PLC0415
        import sentencepiece  # noqa: PLC0415

        self.process = os.getpid()
        self.labels = read_labels(files["labels.json"])
        self.model = sentencepiece.SentencePieceProcessor(model_proto=files["pieces.model"])
        self.vectors = unpacked(np.frombuffer(files["vectors.bin"], np.uint8), np.float16).reshape(-1, HIDDEN)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(files["network.onnx"], options, providers=["CPUExecutionProvider"])
        # One of several processes has a core to itself, the only process has them all.
        alone = multiprocessing.parent_process() is None
        self.threads = ThreadPoolExecutor(os.cpu_count()) if alone else None

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word, at least one; a word behind white space begins with a space."""
        unknown = [self.model.unk_id()]
        return [pieces or unknown for pieces in self.model.encode(list(words))]

    def all_scores(self, batches: Sequence[Batch]) -> Iterator[Scores]:
        """The scores of each batch, in their order; several batches at once if this process has the cores.

        That is faster than several threads on one batch, and what is done with the first scores need not wait for the
        last.
        """
        if self.threads is None or len(batches) == 1:
            yield from map(self.scores, batches)
        else:
            yield from self.threads.map(self.scores, batches)

    def scores(self, batch: Batch) -> Scores:
        """Run the network on a batch."""
        given = {
            "vectors": self.vectors[batch.pieces].astype(np.float32),
            "lengths": batch.lengths,
            "first": batch.first,
            "last": batch.last,
        }
        names = list(Scores.__dataclass_fields__)
        return Scores(*self.session.run(names, given))

    def label_scores(self, forms: Floats, head: Floats) -> Floats:
        """Each word's forms and the vector (words, size) of its head → scores (words, relations)."""
        by_relation = forms.reshape(len(forms), len(self.labels.relations), -1)
        scores: Floats = (by_relation[:, :, :-1] * head[:, None]).sum(axis=2) + by_relation[:, :, -1]
        return scores
