"""What each head is trained to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from training.corpora import FEATURES
from training.windows import IGNORED

if TYPE_CHECKING:
    from training.network import Network
    from training.windows import Batch


def losses(network: Network, scores: dict[str, Tensor], given: Batch) -> dict[str, Tensor]:
    """The mean loss of each head over the words that have its layer; zero where none has."""
    result = {}
    known = given.inside[:, :, None] & ~given.names.all(-1)
    logs = scores["names"].float().log_softmax(-1)
    allowed = logs.masked_fill(~given.names, float("-inf")).logsumexp(-1)
    result["names"] = -_mean(allowed[known])
    result["tags"] = _classified(scores["tags"], given.tags)
    features = scores["features"].split(list(network.shape.feature_sizes), dim=-1)
    result["features"] = torch.stack(
        [_classified(features[number], given.features[..., number]) for number in range(len(FEATURES))]
    ).sum()
    known = given.begins != IGNORED
    result["begins"] = _mean(
        functional.binary_cross_entropy_with_logits(
            scores["begins"][..., 0].float()[known], given.begins[known].float(), reduction="none"
        )
    )
    same = given.sentence[:, :, None] == given.sentence[:, None, :]
    candidates = torch.cat([torch.ones_like(same[:, :, :1]), same], dim=2)
    result["arcs"] = _classified(scores["arcs"].float().masked_fill(~candidates, -1e4), given.heads)
    known = given.heads != IGNORED
    texts = torch.arange(len(given.heads), device=known.device)[:, None].expand_as(given.heads)[known]
    labels = network.label_scores(scores["label_dependent"][known], scores["label_head"][texts, given.heads[known]])
    result["labels"] = _classified(labels, given.labels[known])
    return result


def _classified(scores: Tensor, given: Tensor) -> Tensor:
    known = given != IGNORED
    return _mean(functional.cross_entropy(scores[known].float(), given[known], reduction="none"))


def _mean(values: Tensor) -> Tensor:
    return values.sum() / max(1, values.numel())
