"""Konjunktiv I: whether the verb forms of reported speech are told from all others.

The test set has a line for each case: category, tab, text, and perhaps another tab and a note. Every finite verb in it
is marked, ``{sei|K1}``: K1, K2 and IND are its mood, IMP an imperative, AMB a form that may be Konjunktiv I or
indicative and is not counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, MissingDataError, f1_figure, figure
from benchmarks.metrics import Offsets, Retrieval
from benchmarks.names import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

CASES = Path(__file__).resolve().parent / "data" / "konjunktiv.tsv"
ON = "own sentences (benchmarks/data/konjunktiv.tsv)"
MARK = re.compile(r"\{([^{}|]+)\|(\w+)\}")
LABELS = frozenset({"K1", "K2", "IND", "IMP", "AMB"})
OPEN = "AMB"
TENSES = {"Pres": "K1", "Past": "K2"}  # of what has the mood Sub
FIELDS = range(2, 4)


@dataclass(frozen=True, slots=True)
class Case:
    """A text without marks, and the label of each of its finite verbs."""

    category: str
    text: str
    verbs: tuple[tuple[Offsets, str], ...]
    line: int = 0


def read_cases(path: Path) -> list[Case]:
    """The cases of the file; lines that begin with # are comments.

    Raises MissingDataError if there is no file, ValueError naming the line if one is malformed.
    """
    if not path.is_file():
        raise MissingDataError(f"{path} is not there")
    cases = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            try:
                cases.append(parse(line, number))
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error
    return cases


def parse(line: str, number: int = 0) -> Case:
    r"""One line of the file. Raises ValueError if it is malformed.

    >>> parse("werde\tEr sagte, sie {werde|K1} kommen.").verbs
    (((14, 19), 'K1'),)
    """
    columns = line.split("\t")
    if len(columns) not in FIELDS:
        raise ValueError(f"{len(columns)} columns, expected category, text and perhaps a note, with tabs between them")
    text, end, verbs = "", 0, []
    for mark in MARK.finditer(columns[1]):
        if mark[2] not in LABELS:
            raise ValueError(f"{mark[0]}: unknown label, expected one of {', '.join(sorted(LABELS))}")
        text += columns[1][end : mark.start()]
        verbs.append(((len(text), len(text) + len(mark[1])), mark[2]))
        text, end = text + mark[1], mark.end()
    text += columns[1][end:]
    if any(sign in text for sign in "{}|"):
        raise ValueError("a mark is not closed or has no label; write {sei|K1}")
    return Case(columns[0], text, tuple(verbs), number)


def measure_konjunktiv(nlp: Language, cases: Sequence[Case]) -> Iterator[Figure]:
    """Precision, recall and F1 of Konjunktiv I, and F1 of Konjunktiv II."""
    docs = list(nlp.pipe(case.text for case in cases))
    known = any(doc.has_annotation("MORPH") for doc in docs)
    counts = {label: Retrieval() for label in TENSES.values()}
    for doc, case in zip(docs, cases, strict=True):
        for label, retrieval in counts.items():
            retrieval.add(found_forms(doc, case, label), gold_forms(case, label))
    first = counts["K1"]
    on = f"{ON}, {len(cases)} cases"
    yield figure("konjunktiv.k1.precision", "Konjunktiv I, precision", on, first.precision if known else None)
    yield figure("konjunktiv.k1.recall", "Konjunktiv I, recall", on, first.recall if known else None)
    yield figure("konjunktiv.k1.f1", "Konjunktiv I, F1", on, first.f1 if known else None)
    yield f1_figure("konjunktiv.k2.f1", "Konjunktiv II, F1", on, counts["K2"] if known else None)


def gold_forms(case: Case, label: str) -> set[Offsets]:
    """Where the verbs with this label stand."""
    return {place for place, one in case.verbs if one == label}


def found_forms(doc: Doc, case: Case, label: str) -> set[Offsets]:
    """Where the pipeline sees such a form; one that it cuts differently stands where the marked one does."""
    found = set()
    for token in doc:
        if form_of(token.morph.to_dict()) == label:
            place = (token.idx, token.idx + len(token))
            marked = next((one for one in case.verbs if overlap(one[0], place)), (place, ""))
            if marked[1] != OPEN:
                found.add(marked[0])
    return found


def form_of(features: dict[str, str]) -> str:
    """The Konjunktiv that the features say, "" for none."""
    return TENSES.get(features.get("Tense", ""), "") if features.get("Mood") == "Sub" else ""


def errors(nlp: Language, cases: Sequence[Case]) -> Iterator[str]:
    """A line for each form that is missed or wrongly seen."""
    for doc, case in zip(nlp.pipe(case.text for case in cases), cases, strict=True):
        for label in TENSES.values():
            found, gold = found_forms(doc, case, label), gold_forms(case, label)
            for verdict, places in (("missed", gold - found), ("wrong", found - gold)):
                for place in sorted(places):
                    word = case.text[slice(*place)]
                    yield f"line {case.line} ({case.category}): {label} {verdict}: {word} – {case.text}"
