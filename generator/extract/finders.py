"""The ways of finding a quotation, each a function that can be tested by itself; ``FINDERS`` names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.acts import reported_act
from generator.extract.direct import marked_words, quotation_marks
from generator.extract.runs import hearsay, konjunktiv_alone, konjunktiv_run
from generator.extract.sources import according_to, anaphor, comparison, relative_source, statement_so
from generator.extract.statements import (
    noun_clause,
    statement_before,
    statement_behind,
    statement_in_sentence_before,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.extract.finding import Finding
    from generator.extract.reading import Reading

    Finder = Callable[[Reading, Sequence[Finding]], Iterator[Finding]]

# In this order: what an earlier one has found, a later one may contain but not cut, and sees.
FINDERS: Mapping[str, Finder] = {
    "quotation_marks": quotation_marks,
    "according_to": according_to,
    "statement_so": statement_so,
    "comparison": comparison,
    "relative_source": relative_source,
    "statement_before": statement_before,
    "statement_behind": statement_behind,
    "noun_clause": noun_clause,
    "statement_in_sentence_before": statement_in_sentence_before,
    "anaphor": anaphor,
    "reported_act": reported_act,
    "konjunktiv_run": konjunktiv_run,
    "konjunktiv_alone": konjunktiv_alone,
    "hearsay": hearsay,
    "marked_words": marked_words,
}
