"""The network: the encoder with one head a task, in torch.

A word is the concatenation of its first and its last piece's vector. Heads: names (BIO), universal part of speech,
one classifier a morphological feature, beginning of a sentence, and biaffine attention for the dependency tree
(Dozat and Manning 2017, "Deep biaffine attention for neural dependency parsing").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.nlp.network import unpacked
from training.corpora import FEATURES, NAMES

if TYPE_CHECKING:
    from training import e5

# What counts as a name differs between the corpora, so each convention has a head; the first is the one that is used.
CONVENTIONS = ("germeval", "dfki", "wikiann")
NAME_LABELS = ("O", *(f"{prefix}-{kind}" for kind in NAMES for prefix in "BI"))
TAGS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
RELATIONS = (
    "acl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound", "compound:prt",
    "conj", "cop", "csubj", "csubj:pass", "dep", "det", "det:poss", "discourse", "expl", "expl:pv", "fixed", "flat",
    "iobj", "mark", "nmod", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:arg", "orphan",
    "parataxis", "punct", "root", "vocative", "xcomp",
)  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; the encoder's are those of its weights."""

    hidden: int = 384
    layers: int = 12
    heads: int = 12
    inner: int = 1536
    arc: int = 192
    label: int = 64
    dropout: float = 0.1
    epsilon: float = 1e-12
    feature_sizes: tuple[int, ...] = field(default=tuple(len(values) for values in FEATURES.values()))


class Dropout(nn.Module):
    """Drops the same dimensions at all places of a text (Gal and Ghahramani 2016); cheap on a CPU."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, values: Tensor) -> Tensor:
        """Values (texts, places, size) → the same shape."""
        if not self.training:
            return values
        kept = torch.rand(values.shape[0], 1, values.shape[2]) >= self.share
        return values * (kept.to(values.dtype) / (1 - self.share)).to(values.device)


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attention = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.attention_out = nn.Linear(shape.hidden, shape.hidden)
        self.attention_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.dropout = Dropout(shape.dropout)

    def forward(self, values: Tensor, mask: Tensor) -> Tensor:
        """Values (texts, places, hidden), additive mask (texts · heads, places, places) → values."""
        texts, places, hidden = values.shape
        size = hidden // self.heads
        split = self.attention(values).view(texts, places, 3, self.heads, size)
        query, key, value = split.permute(2, 0, 3, 1, 4).reshape(3, texts * self.heads, places, size).unbind(0)
        weights = torch.baddbmm(mask, query, key.transpose(1, 2), alpha=size**-0.5).softmax(-1)
        mixed = torch.bmm(weights, value).view(texts, self.heads, places, size).transpose(1, 2)
        mixed = mixed.reshape(texts, places, hidden)
        values = self.attention_norm(values + self.dropout(self.attention_out(mixed)))
        inner = self.outer(functional.gelu(self.inner(values)))
        return self.norm(values + self.dropout(inner))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.places = nn.Parameter(torch.zeros(512, shape.hidden))
        self.embedding_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        word = 2 * shape.hidden
        self.word_dropout = Dropout(0.2)
        self.names = nn.Linear(word, len(CONVENTIONS) * len(NAME_LABELS))
        self.tags = nn.Linear(word, len(TAGS))
        self.features = nn.Linear(word, sum(shape.feature_sizes))
        self.begins = nn.Linear(word, 1)
        self.arc_dependent = nn.Linear(word, shape.arc)
        self.arc_head = nn.Linear(word, shape.arc)
        self.arcs = nn.Parameter(torch.zeros(shape.arc + 1, shape.arc))
        self.label_dependent = nn.Linear(word, shape.label)
        self.label_head = nn.Linear(word, shape.label)
        self.labels = nn.Parameter(torch.zeros(len(RELATIONS), shape.label + 1, shape.label + 1))
        self.root = nn.Parameter(torch.zeros(word))
        nn.init.normal_(self.root, std=0.02)
        nn.init.normal_(self.labels, std=0.02)
        nn.init.normal_(self.arcs, std=0.02)

    def encode(self, vectors: Tensor, lengths: Tensor) -> Tensor:
        """Piece vectors (texts, places, hidden) and the number of pieces of each text → contextual vectors."""
        count = vectors.shape[1]
        inside = torch.arange(count, device=vectors.device)[None, :] < lengths[:, None]
        mask = torch.zeros(inside.shape, dtype=vectors.dtype, device=vectors.device).masked_fill(~inside, -1e4)
        # One mask a head and place, so that it is added in the same pass as the products are made.
        mask = mask[:, None, None, :].expand(-1, self.shape.heads, count, -1).reshape(-1, count, count)
        values = self.embedding_norm(vectors + self.places[:count])
        for layer in self.layers:
            values = layer(values, mask)
        return values

    def words(self, values: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Contextual vectors and the places of each word's first and last piece (texts, words) → word vectors."""

        def at(places: Tensor) -> Tensor:
            return values.gather(1, places[:, :, None].expand(-1, -1, values.shape[2]))

        return self.word_dropout(torch.cat([at(first), at(last)], dim=2))

    def forward(self, vectors: Tensor, lengths: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        """The scores of all heads.

        names: (texts, words, conventions, labels). tags, features, begins: (texts, words, labels).
        arcs: (texts, words, 1 + words), the head of each word, 0 for the root. label_dependent (texts, words, size) and
        label_head (texts, 1 + words, size): what `label_scores` takes for the chosen arcs.
        """
        words = self.words(self.encode(vectors, lengths), first, last)
        candidates = torch.cat([self.root.expand(words.shape[0], 1, -1), words], dim=1)
        dependent = functional.gelu(self.arc_dependent(words))
        dependent = torch.cat([dependent, torch.ones_like(dependent[:, :, :1])], dim=2)
        head = functional.gelu(self.arc_head(candidates))
        return {
            "names": self.names(words).unflatten(2, (len(CONVENTIONS), len(NAME_LABELS))),
            "tags": self.tags(words),
            "features": self.features(words),
            "begins": self.begins(words),
            "arcs": dependent @ self.arcs @ head.transpose(1, 2),
            "label_dependent": functional.gelu(self.label_dependent(words)),
            "label_head": functional.gelu(self.label_head(candidates)),
        }

    def label_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Vectors (words, size) of dependents and of their heads → scores (words, relations)."""
        one = torch.ones_like(dependent[:, :1])
        mixed = torch.einsum("wi,rij->wrj", torch.cat([dependent, one], 1), self.labels)
        return torch.einsum("wrj,wj->wr", mixed, torch.cat([head, one], 1))


def load_encoder(network: Network, encoder: e5.Encoder) -> None:
    """Put the weights of multilingual-e5-small into the network's encoder."""
    hidden, inner = encoder.sizes.hidden, encoder.sizes.inner

    def matrix(name: str, rows: int) -> Tensor:
        return torch.from_numpy(encoder.tensor(name)).view(rows, -1)

    def vector(name: str) -> Tensor:
        return torch.from_numpy(encoder.tensor(name))

    with torch.no_grad():
        # The one token type is part of every place.
        network.places.copy_(matrix("emb.pos", encoder.sizes.positions) + vector("emb.type")[:hidden])
        network.embedding_norm.weight.copy_(vector("emb.ln.w"))
        network.embedding_norm.bias.copy_(vector("emb.ln.b"))
        for number, layer in enumerate(network.layers):
            assert isinstance(layer, Layer)  # noqa: S101 - ModuleList forgets it
            name = f"l{number}."
            layer.attention.weight.copy_(torch.cat([matrix(f"{name}{part}.w", hidden) for part in "qkv"]))
            layer.attention.bias.copy_(torch.cat([vector(f"{name}{part}.b") for part in "qkv"]))
            for module, part, rows in (
                (layer.attention_out, "ao", hidden), (layer.inner, "fi", inner), (layer.outer, "fo", hidden),
            ):  # fmt: skip
                module.weight.copy_(matrix(f"{name}{part}.w", rows))
                module.bias.copy_(vector(f"{name}{part}.b"))
            for norm, part in ((layer.attention_norm, "aln"), (layer.norm, "oln")):
                norm.weight.copy_(vector(f"{name}{part}.w"))
                norm.bias.copy_(vector(f"{name}{part}.b"))


def piece_vectors(encoder: e5.Encoder, kept: list[int]) -> Tensor:
    """The frozen vectors (pieces, hidden) of the kept pieces."""
    weights = unpacked(encoder.piece_blocks()[kept], np.float32)
    return torch.from_numpy(weights).view(len(kept), -1)
