"""Quotations and their speakers, scored against annotated articles, and what each way of finding them contributes.

    python -m benchmarks.quotes [--shared FOLDER] [--part dev] [--ablation] [--check] [--python INTERPRETER]

FOLDER has corpora/quotes and tools/score_quotes.py; they are not part of the project (their licence is
non-commercial). The scorer needs numpy and scipy; ``--python`` names an interpreter that has them. ``--ablation``
leaves out one finder after the other. ``--check`` ends with 1 if a figure is worse than its floor in quote_floors.toml.

Two conventions of the corpus differ from the project's, and are brought into line before scoring: there a direct
quotation includes its marks, and in „nach Angaben der Polizei“ the noun belongs to the speaker, not to the cue.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import figures
from benchmarks.figures import Figure, Publications, Targets
from generator.extract.actors import find_actors
from generator.extract.finders import FINDERS
from generator.extract.quotes import find_quotes
from generator.language import load_profiles
from generator.nlp.load import load_pipeline
from generator.records import Article, Span
from generator.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from generator.extract.finders import Finder
    from generator.language import LanguageProfile
    from generator.records import Quote

PROJECT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("quote_floors.toml")
LANGUAGE = "de"
# Lines of the scorer's output: name, P, R, F1; and kind, number in the annotation, found, attributed, right kind.
SCORE = re.compile(r"(?P<name>\S[\w ]*?)\s+(?P<p>\d+\.\d)\s+(?P<r>\d+\.\d)\s+(?P<f1>\d+\.\d)")
KIND = re.compile(r"(?P<name>\w+)\s+(?P<cases>\d+)\s+(?P<found>\d+\.\d)\s+(?P<attributed>\d+\.\d)\s+(?P<type>\d+\.\d)")
STEM = 3  # letters that a source noun shares with its lemma
FREE = ("FreeIndirect", "IndirectFreeIndirect")


@dataclass(frozen=True, slots=True)
class Row:
    """An annotated article: its number, and its text as the pipeline reads it."""

    id: str
    doc: Doc


@dataclass(frozen=True, slots=True)
class Scorer:
    """The corpus's own scorer, run by an interpreter that has what it needs."""

    script: Path
    gold: Path
    python: str

    def output(self, predictions: Sequence[Mapping[str, Any]]) -> str:
        """What the scorer prints. Raises SystemExit if it cannot run."""
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps(one) + "\n" for one in predictions)
            file.flush()
            command = [self.python, str(self.script), str(self.gold), file.name]
            result = subprocess.run(command, check=False, capture_output=True, text=True)
        if result.returncode:
            sys.exit(f"The scorer failed. Does {self.python} have numpy and scipy? (--python)\n{result.stderr[-500:]}")
        return result.stdout


def main() -> None:
    """Extract, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--python", default=sys.executable)
    arguments = parser.parse_args()
    gold = arguments.shared / "corpora" / "quotes" / f"{arguments.part}.jsonl.gz"
    scorer = Scorer(arguments.shared / "tools" / "score_quotes.py", gold, arguments.python)
    missing = [str(path) for path in (gold, scorer.script) if not path.is_file()]
    if missing:
        sys.exit(f"Not found: {', '.join(missing)}. Name their folder with --shared.")
    profile = load_profiles(PROJECT / "site_config" / "languages")[LANGUAGE]
    rows, model_seconds = _read(gold, profile)
    begin = time.perf_counter()
    predictions = predict(rows, profile)
    stage_seconds = time.perf_counter() - begin
    measured = list(parse(scorer.output(predictions), f"annotated articles, {arguments.part}"))
    speed = 100 * stage_seconds / model_seconds
    measured.append(Figure("quotes.time", "actors and quotations, of the model's time", f"{len(rows)} articles", speed))
    targets = read_toml(FLOORS, Targets)
    print(figures.table(measured, targets, Publications(sources={}, published=())).partition("\n\n")[0])
    if arguments.ablation:
        _print_ablation(rows, profile, scorer, measured)
    faults = figures.below_floor(measured, targets, ["quotes"]) if arguments.check else []
    if faults:
        sys.exit("\n".join(faults))


def _read(gold: Path, profile: LanguageProfile) -> tuple[list[Row], float]:
    """The articles as the language model reads them, and the seconds that it took for them."""
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    nlp = load_pipeline(profile)
    nlp(articles[0]["text"])
    begin = time.perf_counter()
    rows = [Row(str(article["id"]), nlp(article["text"])) for article in articles]
    return rows, time.perf_counter() - begin


def predict(
    rows: Sequence[Row], profile: LanguageProfile, finders: Mapping[str, Finder] = FINDERS
) -> list[dict[str, Any]]:
    """What the finders find in the articles, in the corpus's own format and conventions."""
    predictions = []
    for row in rows:
        actors = find_actors(row.doc, Article(row.id, "", row.doc.text, ()), profile)
        quotes = find_quotes(row.doc, actors, profile, finders)
        predictions.append({"id": row.id, "quotes": [converted(quote, row.doc.text) for quote in quotes]})
    return predictions


def converted(quote: Quote, text: str) -> dict[str, Any]:
    """The quotation in the corpus's format and conventions."""
    spans, speaker, cue = quote.spans, quote.speaker, quote.cue
    if quote.type == "Direct":
        spans = tuple(_with_marks(span, text) for span in spans)
    words = [word for part in cue for word in _words(part, text)]
    if quote.rule == "according_to" and len(words) > 1:
        noun = next((word for word in words if text[slice(*word)].startswith(quote.cue_lemma[:STEM])), None)
        if noun is not None:
            cue, speaker = tuple(word for word in words if word != noun), (noun, *speaker)
    return {"type": quote.type, "quote": spans, "speaker": speaker, "cue": cue}


def _words(span: Span, text: str) -> Iterator[Span]:
    for word in re.compile(r"\S+").finditer(text, *span):
        yield Span(*word.span())


def _with_marks(span: Span, text: str) -> Span:
    before = len(text[: span.begin].rstrip())
    behind = len(text) - len(text[span.end :].lstrip())
    return Span(max(0, before - 1), min(len(text), behind + 1))


def parse(output: str, on: str) -> Iterator[Figure]:
    """The scorer's output as figures; free indirect speech and what is between count together."""
    free: list[tuple[int, float]] = []
    for line in output.splitlines():
        if kind := KIND.fullmatch(line.strip()):
            note = f"{kind['cases']} cases"
            for key in ("found", "attributed", "type"):
                what = f"{kind['name']}, {'right kind' if key == 'type' else key}"
                yield Figure(f"quotes.{kind['name']}.{key}", what, on, float(kind[key]), note=note)
            if kind["name"] in FREE:
                free.append((int(kind["cases"]), float(kind["found"])))
        elif score := SCORE.fullmatch(line.strip()):
            name = score["name"].replace(" ", "_")
            for key, what in (("p", "precision"), ("r", "recall"), ("f1", "F1")):
                yield Figure(f"quotes.{name}.{key}", f"{score['name']}, {what}", on, float(score[key]))
    cases = sum(count for count, _ in free)
    if cases:
        found = sum(count * share for count, share in free) / cases
        yield Figure("quotes.free.found", "free indirect and in-between, found", on, found, note=f"{cases} cases")


def _print_ablation(rows: Sequence[Row], profile: LanguageProfile, scorer: Scorer, whole: Sequence[Figure]) -> None:
    """How the figures change without each finder, and how much it finds by itself."""
    keys = ("quotes.quote.p", "quotes.quote.r", "quotes.quote.f1", "quotes.found_and_attributed.f1")
    base = {figure.key: figure.value or 0.0 for figure in whole}
    counts: dict[str, int] = dict.fromkeys(FINDERS, 0)
    for row in rows:
        for quote in find_quotes(row.doc, (), profile):
            counts[quote.rule] += 1
    print(f"\n{'without':32}{'finds':>7}" + "".join(f"{name:>9}" for name in ("P", "R", "F1", "f+a F1")))
    for name in FINDERS:
        without = {key: find for key, find in FINDERS.items() if key != name}
        found = {one.key: one.value or 0.0 for one in parse(scorer.output(predict(rows, profile, without)), "")}
        changes = "".join(f"{found[key] - base[key]:+9.1f}" for key in keys)
        print(f"{name:32}{counts[name]:7d}{changes}")


if __name__ == "__main__":
    main()
