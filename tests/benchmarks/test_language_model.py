"""Tests of the benchmark as a whole, and of the figures that are kept with the model."""

from __future__ import annotations

import argparse
import doctest
import importlib
import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import figures, pace
from benchmarks.figures import Figure, Publications, Target, Targets
from benchmarks.konjunktiv import measure_konjunktiv, parse
from benchmarks.language_model import (
    CARD,
    FLOORS,
    KEPT,
    PARTS,
    PUBLISHED,
    Result,
    measure,
    model_of,
    part_names,
    with_table,
    write,
)
from benchmarks.names import measure_names, measure_people
from benchmarks.pipelines import Source
from benchmarks.speed import Measure
from benchmarks.syntax import measure_sentences, measure_syntax
from generator.language import STAND_IN
from generator.toml_file import read_toml
from tests.samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

MODEL = ROOT / "models" / "de_briefings"
TARGETS = read_toml(FLOORS, Targets)
PUBLICATIONS = read_toml(PUBLISHED, Publications)
MODULES = ("figures", "konjunktiv", "language_model", "metrics", "names", "pace", "pipelines", "syntax")


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    """The examples in the docstrings are right."""
    assert doctest.testmod(importlib.import_module(f"benchmarks.{name}")).failed == 0


def test_missing_corpora_are_said(tmp_path: Path) -> None:
    """A part without its corpus is left out with a reason, and the others are measured."""
    result = measure(Source(STAND_IN), tmp_path, ["names", "syntax", "konjunktiv"])
    assert result.parts == ["konjunktiv"]
    assert [reason.partition(":")[0] for reason in result.left_out] == ["names", "syntax"]
    assert all("--corpora" in reason for reason in result.left_out)


def test_part_names() -> None:
    """Parts come in their own order; an unknown one is refused."""
    assert part_names("speed,names") == ["names", "speed"]
    assert part_names("") == []
    with pytest.raises(argparse.ArgumentTypeError, match="no part name; there is: names"):
        part_names("name,speed")


def test_files_name_figures_that_there_are(nlp: Language, corpora: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every goal, floor and published figure is one that a part measures, and no figure has two targets."""
    monkeypatch.setattr(pace, "run", lambda _: Measure(1.0, 1.0))
    measured = [
        *measure_names(nlp, corpora),
        *measure_people(nlp, corpora),
        *measure_sentences(nlp, corpora),
        *measure_syntax(nlp, corpora),
        *measure_konjunktiv(nlp, [parse("a\tEr {sei|K1} da.")]),
        *(one for workers in (1, 2) for one in pace.speed_figures(1, workers, [1.0], [1.0])),
        *pace.measure_process(Source(STAND_IN), corpora),
    ]
    keys = [one.key for one in measured]
    assert len(keys) == len(set(keys))
    assert {figures.part_of(key) for key in keys} == set(PARTS)
    wanted = [target.figure for target in TARGETS.target]
    assert set(wanted) - set(keys) == set()
    assert len(wanted) == len(set(wanted))
    assert {one.figure for one in PUBLICATIONS.published} - set(keys) == set()
    assert {one.source for one in PUBLICATIONS.published} == PUBLICATIONS.sources.keys()


@pytest.mark.parametrize("card", ["# Modell", "<!-- figures -->", "<!-- /figures -->\n<!-- figures -->"])
def test_card_without_marks(card: str) -> None:
    """A card without a place for the table is refused, and says what it needs."""
    with pytest.raises(ValueError, match="<!-- figures -->"):
        with_table(card, "neu")


def _model(folder: Path, version: str) -> Path:
    meta = {"lang": "de", "name": "briefings", "version": version}
    (folder / "meta.json").write_text(json.dumps(meta), "utf-8")
    (folder / CARD).write_text("# Modell\n<!-- figures -->\nalt\n<!-- /figures -->\nEnde\n", "utf-8")
    return folder


def test_figures_are_kept_with_the_model(tmp_path: Path) -> None:
    """Parts measured later replace their own figures and keep the others, until the model is another one."""
    folder = _model(tmp_path, "1.0")
    runs = {"names": Figure("names.per.f1", "PER F1", "dev", 90.0), "speed": Figure("speed.one.own", "w", "x", 9.0)}
    for part in ("speed", "names"):
        write(folder, Result([runs[part]], [part], []), TARGETS, PUBLICATIONS)
    kept = figures.load((folder / KEPT).read_text("utf-8"))
    assert kept.model == model_of(folder)
    assert [one.key for one in kept.figures] == ["names.per.f1", "speed.one.own"]
    card = (folder / CARD).read_text("utf-8")
    assert "| PER F1 | dev | 90.0 |" in card
    assert "alt" not in card
    assert card.endswith("Ende\n")
    write(_model(folder, "1.1"), Result([runs["speed"]], ["speed"], []), TARGETS, PUBLICATIONS)
    assert [one.key for one in figures.load((folder / KEPT).read_text("utf-8")).figures] == ["speed.one.own"]


def test_table_is_written_anew(tmp_path: Path) -> None:
    """With nothing measured, the card gets the kept figures beside changed floors."""
    folder = _model(tmp_path, "1.0")
    write(folder, Result([Figure("names.per.f1", "PER F1", "dev", 90.0)], ["names"], []), TARGETS, PUBLICATIONS)
    lower = Targets(set_from="1.0", target=(Target(figure="names.per.f1", goal=91, floor=89.5),))
    write(folder, Result([], [], []), lower, PUBLICATIONS)
    assert "| PER F1 | dev | 90.0 | 91.0 ✗ | 89.5 |" in (folder / CARD).read_text("utf-8")


def test_figures_are_kept_without_a_card(tmp_path: Path) -> None:
    """A card without marks ends the command, but what was measured is not lost."""
    folder = _model(tmp_path, "1.0")
    (folder / CARD).write_text("# Modell\n", "utf-8")
    with pytest.raises(SystemExit, match="is written, but"):
        write(folder, Result([Figure("names.per.f1", "PER", "dev", 90.0)], ["names"], []), TARGETS, PUBLICATIONS)
    assert len(figures.load((folder / KEPT).read_text("utf-8")).figures) == 1


def test_stand_in_keeps_no_figures() -> None:
    """What is no folder has no place for figures."""
    with pytest.raises(SystemExit, match="no folder"):
        write(None, Result([], [], []), TARGETS, PUBLICATIONS)


@pytest.mark.skipif(not (MODEL / "meta.json").is_file(), reason="models/de_briefings has no model yet")
def test_kept_figures_are_of_the_shipped_model() -> None:
    """The figures beside the model were measured with this very model, and are not worse than their floors."""
    kept = figures.load((MODEL / KEPT).read_text("utf-8"))
    assert kept.model == model_of(MODEL)
    assert figures.below_floor(kept.figures, TARGETS, PARTS) == []
    assert figures.table(kept.figures, TARGETS, PUBLICATIONS) in (MODEL / CARD).read_text("utf-8")
