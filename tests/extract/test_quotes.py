"""Tests of the finders together: each quotation once, with its speaker's actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel, ConfigDict

from tests.samples import Case, analysed, load_cases, profiles, words_at

if TYPE_CHECKING:
    from generator.language import CueGroup


class ExpectedQuote(BaseModel):
    """A quotation that is to be found."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    words: str
    actor: str
    rule: str
    nested: bool = False


class QuoteCase(Case):
    """A text and all its quotations."""

    language: str = "de"
    text: str
    quotes: list[ExpectedQuote]


EXAMPLES = [
    pytest.param(language, group, id=f"{language}-{group.stance}")
    for language, profile in sorted(profiles().items())
    for group in profile.quotes.cue
]


@pytest.mark.parametrize("case", load_cases("quotes.toml", QuoteCase))
def test_quotes(case: QuoteCase) -> None:
    """All quotations of the text are found in its order, none of them twice."""
    article, analysis = analysed(case.text, case.language)
    found = [
        ExpectedQuote(
            type=one.type,
            words=words_at(article.text, one.spans),
            actor="" if one.actor is None else analysis.actors[one.actor].name,
            rule=one.rule,
            nested=one.nested,
        )
        for one in analysis.quotes
    ]
    assert case.quotes == found


@pytest.mark.parametrize(("language", "group"), EXAMPLES)
def test_examples_of_the_language_files(language: str, group: CueGroup) -> None:
    """The example beside each group of verbs shows a quotation with its stance."""
    _, analysis = analysed(group.example, language)
    assert [one.stance for one in analysis.quotes] == [group.stance]


def test_evidence_is_kept() -> None:
    """A quotation says where speaker and verb stand."""
    text = "Laut Hafenmeister Ole Tamsen steigt das Wasser. „Der Deich hält“, sagte Wiebke Ott."
    _, analysis = analysed(text)
    evidence = [(words_at(text, one.speaker), words_at(text, one.cue), one.cue_lemma) for one in analysis.quotes]
    assert evidence == [("Hafenmeister Ole Tamsen", "Laut", "laut"), ("Wiebke Ott", "sagte", "sagen")]


def test_confidence_falls_without_a_speaker() -> None:
    """A quotation that nobody is named for is less certain than one with a verb of saying."""
    _, analysis = analysed("„Der Deich hält noch“, sagte Wiebke Ott. „Auf dem Deich wird jetzt gebaut.“")
    named, unnamed = analysis.quotes
    assert 0 < unnamed.confidence < named.confidence <= 1
