"""Tests of the score of verb forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.figures import MissingDataError
from benchmarks.konjunktiv import CASES, Case, errors, measure_konjunktiv, parse, read_cases

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


def test_marks() -> None:
    """Marks are taken out, and each form has its place in what is left."""
    case = parse("plain\tEr {sagte|IND}, sie {sei|K1} krank. Sie {haben|AMB} recht.\teine Notiz", 7)
    assert case.text == "Er sagte, sie sei krank. Sie haben recht."
    assert [(case.text[slice(*place)], label) for place, label in case.verbs] == [
        ("sagte", "IND"),
        ("sei", "K1"),
        ("haben", "AMB"),
    ]
    assert (case.category, case.line) == ("plain", 7)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nur eine Spalte", "1 columns"),
        ("a\tb\tc\td", "4 columns"),
        ("a\tEr {sei|K3} da.", "unknown label"),
        ("a\tEr {sei} da.", "has no label"),
        ("a\tEr {sei|K1 da.", "not closed"),
    ],
)
def test_malformed(line: str, message: str) -> None:
    """A line that cannot be read says what is wrong."""
    with pytest.raises(ValueError, match=message):
        parse(line)


def test_file(tmp_path: Path) -> None:
    """Comments and empty lines are left out; an error names its line."""
    path = tmp_path / "konjunktiv.tsv"
    path.write_text("# Kategorie\tText\n\na\tEr {sei|K1} da.\n", "utf-8")
    assert read_cases(path) == [Case("a", "Er sei da.", (((3, 6), "K1"),), 3)]
    path.write_text("# Kategorie\tText\na Er {sei|K1} da.\n", "utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_cases(path)
    with pytest.raises(MissingDataError, match=r"missing\.tsv"):
        read_cases(tmp_path / "missing.tsv")


def test_shipped_cases() -> None:
    """The project's own test set can be read, and is as large as it should be."""
    cases = read_cases(CASES)
    assert len(cases) >= 300
    assert all(case.verbs or case.category for case in cases)
    assert len({case.text for case in cases}) == len(cases)


LINES = (
    "a\tEr {sagte|IND}, er {sei|K1} da.",  # found
    "a\tEr {gehe|K1} heim.",  # missed
    "b\tIch {habe|IND} Zeit, die {Habe|IND} auch.",  # wrongly seen
    "b\tSie sagt, ich {habe|AMB} Zeit.",  # seen, but may be
    "b\tMein sei Dank.",  # not marked, so no verb
    "c\tSo {wäre|K2} es.",
)


def test_scores(nlp: Language) -> None:
    """Every word counts that is marked or recognised, but for the forms that may be either."""
    figures = {one.key: one for one in measure_konjunktiv(nlp, [parse(line) for line in LINES])}
    assert {key: one.value for key, one in figures.items()} == {
        "konjunktiv.k1.precision": pytest.approx(100 / 3),
        "konjunktiv.k1.recall": 50,
        "konjunktiv.k1.f1": pytest.approx(40),
        "konjunktiv.k2.f1": 100,
    }
    assert figures["konjunktiv.k1.recall"].on.endswith("6 cases")


def test_errors(nlp: Language) -> None:
    """Each error has its line, its word and what is wrong."""
    found = list(errors(nlp, [parse(line, number) for number, line in enumerate(LINES, start=1)]))
    assert [error.partition(" – ")[0] for error in found] == [
        "line 2 (a): K1 missed: gehe",
        "line 3 (b): K1 wrong: habe",
        "line 5 (b): K1 wrong: sei",
    ]


def test_a_pipeline_without_morphology(nlp: Language) -> None:
    """It has no figure."""
    nlp.remove_pipe("attribute_ruler")
    assert {one.value for one in measure_konjunktiv(nlp, [parse(line) for line in LINES])} == {None}
