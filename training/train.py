"""Train the network: `python -m training.train`. Goes on from the last checkpoint in the work folder, if there is one.

Parameters are kept in single precision; the network computes with a bfloat16 copy of them, which is several times
faster on processors with matrix units and on GPUs. What is evaluated and exported is the running mean of the
parameters (Polyak and Juditsky 1992).
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import sentencepiece
import torch

from training import ROUNDS, corpora, e5, treebanks
from training.corpora import NEWS_SHARE, Sentence, held_out
from training.label import read_silver
from training.losses import losses
from training.network import Network, Shape, load_encoder, piece_vectors
from training.vary import as_indirect_speech, with_new_names
from training.windows import Batch, Collector, Window, batch, packed

if TYPE_CHECKING:
    from collections.abc import Iterator

# How often each corpus is drawn, as a share of the pieces, and how many of its sentences stand alone in their window.
SHARES = {
    "germeval": 0.3, "smartdata": 0.16, "mobie": 0.04, "wikiann": 0.06, "tagged": 0.2, "trees": 0.2, "news": 0.06,
}  # fmt: skip
ALONE = {"germeval": 0.6, "smartdata": 0.1, "mobie": 0.7, "wikiann": 0.5, "tagged": 0.3, "trees": 0.4, "news": 0.0}
WEIGHTS = {"names": 1.5, "tags": 0.5, "features": 0.5, "begins": 0.5, "arcs": 0.7, "labels": 0.5}
POOL = 24  # batches that are drawn at once and sorted by length
TUNING_SHARE = 12  # of GermEval and the trees, one sentence in so many is for tuning


@dataclass(frozen=True)
class Options:
    """What a run is made of; written into its checkpoints."""

    steps: int = 3600
    batch_pieces: int = 2200
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    mean: float = 0.998
    seed: int = 1
    tune: bool = False
    round: int = 1


def training_corpora(folder: Path, *, tune: bool) -> dict[str, list[Sentence]]:
    """What is trained on, by corpus. The report sets are never read here; `tune` also holds the tuning sets out."""
    smartdata = corpora.read_smartdata(folder / "ner/smartdata.jsonl.gz")
    trees = treebanks.read_conllu(folder / "ud/de_gsd-test.conllu.gz")
    trees += treebanks.read_conllu(folder / "ud/de_pud-test.conllu.gz")
    germeval = corpora.read_germeval(folder / "ner/germeval14-test.conll.gz")
    if tune:
        trees = [sentence for sentence in trees if not held_out(sentence.text, TUNING_SHARE)]
        germeval = [sentence for sentence in germeval if not held_out(sentence.text, TUNING_SHARE)]
    return {
        "germeval": germeval,
        "smartdata": [
            sentence
            for sentence in smartdata
            if sentence.corpus != "smartdata-news" or not held_out(sentence.document, NEWS_SHARE)
        ],
        "mobie": corpora.read_mobie(folder / "ner/mobie.conll.gz"),
        "wikiann": corpora.read_wikiann(folder / "ner/wikiann-de.conll.gz"),
        "tagged": treebanks.read_upos(folder / "ud/de_gsd-train.upos.gz"),
        "trees": trees,
    }


def stream(sentences: list[Sentence], collector: Collector, alone: float) -> Iterator[Window]:
    """Windows without end, in a new order each time round; lines of one SmartData document stay together."""
    while True:
        groups: dict[object, list[Sentence]] = {}
        for number, sentence in enumerate(sentences):
            key = sentence.document if sentence.corpus.startswith("smartdata") else number
            groups.setdefault(key, []).append(sentence)
        order = list(groups.values())
        collector.random.shuffle(order)
        varied = [
            as_indirect_speech(with_new_names(sentence, collector.random), collector.random)
            for group in order
            for sentence in group
        ]
        yield from packed(varied, collector, alone=alone)


def batches(streams: dict[str, Iterator[Window]], options: Options) -> Iterator[Batch]:
    """Batches of windows of all corpora, of about the same length each."""
    chance = random.Random(options.seed)  # noqa: S311 - not for secrets
    drawn = dict.fromkeys(streams, 0.0)
    while True:
        pool: list[Window] = []
        pieces = 0
        while pieces < POOL * options.batch_pieces:
            # The corpus that is furthest behind its share.
            name = min(drawn, key=lambda name: drawn[name] / SHARES[name])
            window = next(streams[name])
            pool.append(window)
            pieces += len(window.pieces)
            drawn[name] += len(window.pieces)
        pool.sort(key=lambda window: len(window.pieces))
        cut: list[list[Window]] = [[]]
        for window in pool:
            if (len(cut[-1]) + 1) * len(window.pieces) > options.batch_pieces and cut[-1]:
                cut.append([])
            cut[-1].append(window)
        chance.shuffle(cut)
        yield from (batch(windows) for windows in cut)


class Trainer:
    """A run: parameters, optimiser, running mean, and where it stands."""

    def __init__(self, options: Options, folder: Path, device: str) -> None:
        torch.manual_seed(options.seed)
        self.options, self.folder, self.device = options, folder, device
        encoder = e5.read_encoder()
        kept = np.load(folder / "pieces.npz")["kept"].tolist()
        network = Network(Shape())
        if options.round > 1:
            before = folder / f"{ROUNDS[options.round - 2]}.pt"
            network.load_state_dict(torch.load(before, weights_only=True))
        else:
            load_encoder(network, encoder)
        self.vectors = piece_vectors(encoder, kept).to(device, torch.bfloat16)
        self.master = {name: value.detach().clone().to(device) for name, value in network.named_parameters()}
        self.network = network.to(device, torch.bfloat16)
        self.mean = {name: value.clone() for name, value in self.master.items()}
        self.step = 0
        self.optimiser = torch.optim.AdamW(self._groups(), weight_decay=options.decay, betas=(0.9, 0.98), fused=True)

    def _groups(self) -> list[dict[str, Any]]:
        of_encoder = ("layers.", "embedding_norm.", "places")
        groups: list[dict[str, Any]] = [
            {"params": [], "lr": self.options.rate, "peak": self.options.rate},
            {"params": [], "lr": self.options.head_rate, "peak": self.options.head_rate},
        ]
        for name, value in self.master.items():
            groups[not name.startswith(of_encoder)]["params"].append(value)
        return groups

    def train_step(self, given: Batch) -> dict[str, float]:
        """One step of the optimiser; the losses before it."""
        given = Batch(**{field.name: getattr(given, field.name).to(self.device) for field in dataclasses.fields(given)})
        self.network.train()
        scores = self.network(self.vectors[given.pieces], given.lengths, given.first, given.last)
        parts = losses(self.network, scores, given)
        total = torch.stack([WEIGHTS[name] * loss for name, loss in parts.items()]).sum()
        total.backward()
        for name, value in self.network.named_parameters():
            self.master[name].grad = None if value.grad is None else value.grad.float()
            value.grad = None
        torch.nn.utils.clip_grad_norm_([value for value in self.master.values() if value.grad is not None], 1.0)
        self._schedule()
        self.optimiser.step()
        self.step += 1
        share = min(self.options.mean, self.step / (self.step + 10))
        with torch.no_grad():
            for name, value in self.network.named_parameters():
                value.copy_(self.master[name])
                self.mean[name].lerp_(self.master[name], 1 - share)
        return {name: float(loss.detach()) for name, loss in parts.items()}

    def _schedule(self) -> None:
        """Linear warm-up, then linear decay to zero."""
        warm = self.options.warm_up * self.options.steps
        share = min(self.step / warm, (self.options.steps - self.step) / (self.options.steps - warm))
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * max(0.0, share)

    def averaged(self) -> Network:
        """A network in single precision with the mean of the parameters, ready to be used."""
        network = Network(Shape())
        network.load_state_dict({name: value.float().cpu() for name, value in self.mean.items()})
        network.eval()
        return network

    def save(self) -> None:
        """Write the checkpoint; a run that is stopped goes on from it."""
        state = {
            "options": dataclasses.asdict(self.options), "step": self.step, "master": self.master, "mean": self.mean,
            "optimiser": self.optimiser.state_dict(),
        }  # fmt: skip
        part = self.folder / "checkpoint.part"
        torch.save(state, part)
        part.replace(self.folder / "checkpoint.pt")

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one. Raises ValueError if it is of another run."""
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        if state["options"] != dataclasses.asdict(self.options):
            raise ValueError(
                f"{path} is of a run with other options: {state['options']}. Move it away, or use its own."
            )
        self.step = state["step"]
        with torch.no_grad():
            for name, value in self.network.named_parameters():
                self.master[name].copy_(state["master"][name])
                self.mean[name].copy_(state["mean"][name])
                value.copy_(self.master[name])
        self.optimiser.load_state_dict(state["optimiser"])


def run(trainer: Trainer, sentences: dict[str, list[Sentence]], *, every: int = 300) -> None:
    """Train to the last step, with a line each 50 steps and a checkpoint each `every`."""
    options = trainer.options
    model = sentencepiece.SentencePieceProcessor(model_file=str(trainer.folder / "pieces.model"))
    # The order of a resumed run is another one than that of an uninterrupted run, but the same each time.
    collectors = {
        name: Collector(model, options.seed * 1000 + number + trainer.step, vary=True)
        for number, name in enumerate(sentences)
    }
    streams = {name: stream(sentences[name], collectors[name], ALONE[name]) for name in sentences}
    since, recent = time.monotonic(), []
    for given in batches(streams, options):
        if trainer.step >= options.steps:
            break
        recent.append(trainer.train_step(given))
        if trainer.step % 50 == 0:
            mean = {name: round(sum(loss[name] for loss in recent) / len(recent), 4) for name in recent[0]}
            seconds = (time.monotonic() - since) / len(recent)
            print(json.dumps({"step": trainer.step, "seconds": round(seconds, 3), **mean}), flush=True)
            since, recent = time.monotonic(), []
        if trainer.step % every == 0:
            trainer.save()
    trainer.save()


def main() -> None:
    """Train a round, then write the mean of its parameters; rounds behind the first go on from the one before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("training/runs"))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    for field in dataclasses.fields(Options):
        kind = {"action": "store_true"} if field.type == "bool" else {"type": type(field.default)}
        parser.add_argument(f"--{field.name.replace('_', '-')}", default=field.default, **kind)
    given = vars(parser.parse_args())
    folders = {name: given.pop(name) for name in ("corpora", "work", "device")}
    options = Options(**given)
    trainer = Trainer(options, folders["work"], folders["device"])
    trainer.resume()
    sentences = training_corpora(folders["corpora"], tune=options.tune)
    if options.round > 1:
        sentences |= read_silver(folders["work"] / "silver.jsonl.gz")
    run(trainer, sentences)
    torch.save(trainer.averaged().state_dict(), folders["work"] / f"{ROUNDS[options.round - 1]}.pt")


if __name__ == "__main__":
    main()
