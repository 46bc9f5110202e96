"""The figures of the language model as a table: quality from raw text to annotation, speed, memory.

    python -m benchmarks.language_model [--model FOLDER_OR_PACKAGE] [--corpora FOLDER] [--only names,speed,…]
                                        [--errors] [--check] [--write]

The model is the one of the German language profile, or any other spaCy pipeline that the project can load. What it is
measured on is no part of the project: a part whose corpus is not there is left out, and said so. ``--check`` ends with
1 if a figure is worse than its floor in floors.toml. ``--write`` puts the table into the model's README.md and keeps
the figures in its figures.json; parts that were left out keep their figures if they are of the same model. So
``--only= --write`` measures nothing and writes the table anew, which a change of floors.toml needs.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.about import __version__ as spacy_version

from benchmarks import figures
from benchmarks.figures import Figure, Kept, MissingDataError, Publications, Targets
from benchmarks.konjunktiv import CASES, errors, measure_konjunktiv, read_cases
from benchmarks.names import measure_names, measure_people
from benchmarks.pace import measure_process, measure_speed
from benchmarks.pipelines import PROJECT, Source, load, source_of
from benchmarks.syntax import measure_sentences, measure_syntax
from generator.errors import SettingsError
from generator.nlp.version import folder_digest
from generator.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
PUBLISHED = HERE / "published.toml"
CARD, KEPT = "README.md", "figures.json"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"

PARTS: Mapping[str, Callable[[Source, Path], Iterator[Figure]]] = {
    "names": lambda source, corpora: measure_names(load(source), corpora),
    "people": lambda source, corpora: measure_people(load(source), corpora),
    "sentences": lambda source, corpora: measure_sentences(load(source), corpora),
    "syntax": lambda source, corpora: measure_syntax(load(source), corpora),
    "konjunktiv": lambda source, _: measure_konjunktiv(load(source), read_cases(CASES)),
    "speed": measure_speed,
    "process": measure_process,
}


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, by which parts, and why others were left out."""

    figures: Sequence[Figure]
    parts: Sequence[str]
    left_out: Sequence[str]


def main() -> None:
    """Measure and print."""
    arguments = parsed()
    source = source_of(arguments.model)
    targets, publications = read_toml(FLOORS, Targets), read_toml(PUBLISHED, Publications)
    try:
        result = measure(source, arguments.corpora, arguments.only)
    except SettingsError as error:
        sys.exit(str(error))
    print(figures.table(result.figures, targets, publications))
    print("".join(f"\nLeft out: {reason}" for reason in result.left_out))
    if arguments.errors:
        print("\n".join(errors(load(source), read_cases(CASES))))
    if arguments.write:
        write(load(source).path, result, targets, publications)
    if arguments.check:
        faults = figures.below_floor(result.figures, targets, result.parts)
        sys.exit("\n".join(faults) if faults else 0)


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="")
    parser.add_argument("--corpora", type=Path, default=PROJECT.parent / "shared" / "corpora")
    parser.add_argument("--only", type=part_names, default=list(PARTS), metavar=",".join(PARTS))
    parser.add_argument("--errors", action="store_true", help="list the verb forms that are not recognised")
    parser.add_argument("--check", action="store_true", help="end with 1 if a figure is worse than its floor")
    parser.add_argument("--write", action="store_true", help="keep the figures with the model")
    return parser.parse_args()


def part_names(text: str) -> list[str]:
    """The parts of a comma-separated list. Raises ArgumentTypeError if one is unknown."""
    names = text.split(",") if text else []
    unknown = set(names) - PARTS.keys()
    if unknown:
        raise argparse.ArgumentTypeError(f"no part {', '.join(sorted(unknown))}; there is: {', '.join(PARTS)}")
    return [name for name in PARTS if name in names]


def measure(source: Source, corpora: Path, parts: Iterable[str]) -> Result:
    """All figures of these parts that can be measured here."""
    found: list[Figure] = []
    measured, left_out = [], []
    for name in parts:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            found += PARTS[name](source, corpora)
            measured.append(name)
        except MissingDataError as error:
            left_out.append(f"{name}: {error}.")
    return Result(found, measured, left_out)


# --- with the model ---


def write(folder: Path | None, result: Result, targets: Targets, publications: Publications) -> None:
    """Keep the figures beside the model, and the table in its card."""
    if folder is None:
        sys.exit("This pipeline has no folder to keep figures in.")
    model, path = model_of(folder), folder / KEPT
    before = figures.load(path.read_text("utf-8")) if path.is_file() else Kept({}, {}, [])
    if before.model != model:
        before = Kept({}, {}, [])
    old = [one for one in before.figures if figures.part_of(one.key) not in result.parts]
    new = [figures.rounded(one) for one in result.figures]
    every = sorted([*old, *new], key=lambda one: list(PARTS).index(figures.part_of(one.key)))
    where = machine() if "speed" in result.parts or not before.machine else before.machine
    path.write_text(figures.dump(Kept(model, where, every)), "utf-8")
    card = folder / CARD
    try:
        card.write_text(with_table(card.read_text("utf-8"), figures.table(every, targets, publications)), "utf-8")
    except (OSError, ValueError) as error:
        sys.exit(f"{path} is written, but the table is not in the card: {error}")


def with_table(card: str, table: str) -> str:
    r"""The card with the table between its marks. Raises ValueError if it has not both of them, once each.

    >>> with_table("# M\n<!-- figures -->\nold\n<!-- /figures -->\n", "new")
    '# M\n<!-- figures -->\n\nnew\n\n<!-- /figures -->\n'
    """
    before, begin, rest = card.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in after or END in after:
        raise ValueError(f"{CARD} must have {BEGIN} and, below it, {END}, each once; the table goes between them.")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def model_of(folder: Path) -> dict[str, str]:
    """Name, version and digest of the pipeline in that folder."""
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    return {"name": f"{meta['lang']}_{meta['name']}", "version": meta["version"], "digest": folder_digest(folder)}


def machine() -> dict[str, str]:
    """What the speed depends on besides the model."""
    return {
        "cores": str(os.cpu_count()),
        "processor": processor(),
        "python": platform.python_version(),
        "spacy": spacy_version,
    }


def processor() -> str:
    """The processor's name, where the system tells it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


if __name__ == "__main__":
    main()
