"""Tests of the finders together: each quotation once, with its speaker's actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel, ConfigDict

from tests.samples import Case, analysed, load_cases, profiles, span_of, words_at

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
    pytest.param(language, group, id=f"{language}-{number}-{group.stance}")
    for language, profile in sorted(profiles().items())
    for number, group in enumerate(profile.quotes.cue, start=1)
]

# Text, the speaker's words, the cue's, and its lemma.
EVIDENCE = [
    ("Laut Hafenmeister Ole Tamsen steigt das Wasser.", "Hafenmeister Ole Tamsen", "Laut", "laut"),
    ("„Der Damm ist dicht“, sagte Wiebke Ott.", "Wiebke Ott", "sagte", "sagen"),
    ("Reederin Antje Boysen kündigte im Mai an, zu bauen.", "Reederin Antje Boysen", "kündigte … an", "ankündigen"),
    ("Die Küstennetz AG gab am Montag bekannt, dass sie baut.", "Die Küstennetz AG", "gab … bekannt", "bekanntgeben"),
    ("„Der Damm ist dicht“, hat Wiebke Ott gesagt.", "Wiebke Ott", "hat … gesagt", "sagen"),
    ("Nach Angaben von Werkleiter Konrad Petzold fehlt Öl.", "Werkleiter Konrad Petzold", "Nach Angaben", "Angabe"),
    ("Der Zeuge Bodo Klahn, der sagte, der Steg sei morsch, ist krank.", "der", "sagte", "sagen"),
]

ADDRESSEES = [
    ("Landrätin Imke Stüven sagte der Polizei, sie sei krank.", "der Polizei"),
    ("Gegenüber dem Sender räumte Peter Osten ein, die Einfahrt sei versandet.", "dem Sender"),
    ("Pfarrer Paul Neuhaus sagte zu Richterin Helga Drost, die Glocke sei gesprungen.", "Richterin Helga Drost"),
    ("Pfarrer Paul Neuhaus sagte am Montag, die Glocke sei gesprungen.", ""),
]

MOODS = [
    ("Wiebke Ott sagte, der Damm sei dicht.", "K1"),
    ("Wiebke Ott sagte, die Dämme wären dicht.", "K2"),
    ("Wiebke Ott sagte, dass der Damm dicht ist.", "Ind"),
    ("„Der Damm ist dicht“, sagte Wiebke Ott.", "Ind"),
    ("Wiebke Ott versprach, den Damm zu prüfen.", ""),
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


@pytest.mark.parametrize(("text", "speaker", "cue", "lemma"), EVIDENCE)
def test_evidence_is_kept(text: str, speaker: str, cue: str, lemma: str) -> None:
    """A quotation says where speaker and verb stand, the verb's parts in pieces, and which verb it is."""
    _, analysis = analysed(text)
    (quote,) = analysis.quotes
    assert (words_at(text, quote.speaker), words_at(text, quote.cue), quote.cue_lemma) == (speaker, cue, lemma)


@pytest.mark.parametrize(("text", "addressee"), ADDRESSEES)
def test_to_whom_somebody_speaks(text: str, addressee: str) -> None:
    """A quotation says to whom it is said, if the text does."""
    _, analysis = analysed(text)
    assert [words_at(text, one.addressee) for one in analysis.quotes] == [addressee]


@pytest.mark.parametrize(("text", "mood"), MOODS)
def test_mood(text: str, mood: str) -> None:
    """A quotation has the mood of its first finite verb, and none where it has no such verb."""
    _, analysis = analysed(text)
    assert [one.mood for one in analysis.quotes] == [mood]


def test_spans_are_the_words_without_marks_and_cue() -> None:
    """A quotation in pieces has a span for each of them, in text order, without the marks and what stands between."""
    text = "„Die Mühle“, sagte der Müller Arvid Stenz, „mahlt seit hundert Jahren.“"
    _, analysis = analysed(text)
    (quote,) = analysis.quotes
    assert quote.spans == (span_of(text, "Die Mühle"), span_of(text, "mahlt seit hundert Jahren."))


def test_nested() -> None:
    """A quotation inside another is marked and has the other's speaker and cue; the other is not marked."""
    text = "Finanzsenatorin Elke Dorn sagte, die Lage sei „ernster als je zuvor“."
    _, analysis = analysed(text)
    outer, inner = analysis.quotes
    assert (outer.nested, inner.nested) == (False, True)
    assert (inner.speaker, inner.cue, inner.actor) == (outer.speaker, outer.cue, outer.actor)


def test_nobody_is_a_speaker_of_hearsay() -> None:
    """Hearsay with no source before it has no speaker, no cue and no actor."""
    _, analysis = analysed("Der Vertrag soll bereits unterschrieben worden sein.")
    (quote,) = analysis.quotes
    assert (quote.speaker, quote.cue, quote.actor) == ((), (), None)


def test_confidence_falls_without_a_speaker() -> None:
    """A quotation that nobody is named for is less certain than one with a verb of saying."""
    _, analysis = analysed("„Der Deich hält noch“, sagte Wiebke Ott. „Auf dem Deich wird jetzt gebaut.“")
    named, unnamed = analysis.quotes
    assert 0 < unnamed.confidence < named.confidence <= 1
