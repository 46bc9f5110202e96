"""Tests of how quotations become the annotated corpus's format, and the scorer's output figures."""

from __future__ import annotations

import pytest

from benchmarks.quotes import converted, parse
from generator.records import Quote, Span
from tests.samples import span_of, words_at

TEXT = "Nach Angaben der Polizei Almsee ist der Pass gesperrt. „Der Pass ist zu“, sagte sie."
OUTPUT = """\
                              P      R     F1
quote                      80.5   70.0   74.9
found and attributed       66.0   58.0   61.7

gold type                   gold  found  attr.   type
Direct                         4   75.0   50.0   75.0
FreeIndirect                   1    0.0    0.0    0.0
IndirectFreeIndirect           3  100.0   66.7  100.0
"""


def quote(kind: str, words: str, speaker: str, cue: str, **more: str) -> Quote:
    """Return a quotation of the text."""
    spans = [(Span(*span_of(TEXT, part)),) for part in (words, speaker, cue)]
    return Quote(kind, spans[0], spans[1], spans[2], **more)  # type: ignore[arg-type]


def test_the_marks_belong_to_a_direct_quotation() -> None:
    row = converted(quote("Direct", "Der Pass ist zu", "sie", "sagte"), TEXT)
    assert words_at(TEXT, row["quote"]) == "„Der Pass ist zu“"


def test_the_noun_belongs_to_the_speaker() -> None:
    given = quote(
        "Indirect",
        "ist der Pass gesperrt",
        "der Polizei Almsee",
        "Nach Angaben",
        rule="according_to",
        cue_lemma="Angabe",
    )
    row = converted(given, TEXT)
    assert [words_at(TEXT, [span]) for span in row["speaker"]] == ["Angaben", "der Polizei Almsee"]
    assert words_at(TEXT, row["cue"]) == "Nach"


def test_figures_of_the_scorers_output() -> None:
    """Free indirect speech and what is between count together, by their number."""
    found = {one.key: one.value for one in parse(OUTPUT, "articles")}
    assert found["quotes.quote.f1"] == pytest.approx(74.9)
    assert found["quotes.found_and_attributed.r"] == pytest.approx(58.0)
    assert found["quotes.Direct.attributed"] == pytest.approx(50.0)
    assert found["quotes.free.found"] == pytest.approx(75.0)
