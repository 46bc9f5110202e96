"""Tests of how much an article is about its actors: what each part weighs, and the ranking by all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from generator.extract.salience import mention_weight, ranked
from generator.records import ArticleActor, Mention, Quote, Span
from tests.samples import PROPERTY, analysed, make_actor, pipeline

if TYPE_CHECKING:
    from generator.records import ActorKind

KINDS: tuple[ActorKind, ...] = ("person", "organisation")
WEIGHTS = st.sampled_from([0.25, 1.0, 1.5, 2.0, 4.0])


def one_name(*relations: str) -> Doc:
    """Return a text of one name again and again, each time with one of these relations to the last word, a verb."""
    count = len(relations)
    return Doc(Vocab(), words=["Tamsen"] * count + ["kam"], deps=[*relations, "ROOT"], heads=[count] * (count + 1))


def weight_of(text: str, name: str) -> float:
    """Return what the mentions of the one actor with this name weigh in a German text."""
    _, analysis = analysed(text)
    (actor,) = [one for one in analysis.actors if one.name == name]
    doc = pipeline("de")(text)
    spans = [doc.char_span(one.begin, one.end, alignment_mode="expand") for one in actor.mentions]
    return mention_weight(doc, [(span.start, span.end) for span in spans if span is not None])


@pytest.mark.parametrize(
    ("count", "expected"), [(0, 0.0), (1, 1.0), (2, 2.0), (3, 3.0), (4, 4.0), (5, 4.25), (6, 4.5), (12, 6.0)]
)
def test_mentions(count: int, expected: float) -> None:
    """Four mentions count in full, each further one a quarter."""
    doc = one_name(*["obl"] * count)
    assert expected == mention_weight(doc, [(place, place + 1) for place in range(count)])


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        (["nsubj"], 1.5),
        (["nsubj:pass"], 1.5),
        (["obj"], 1.0),
        (["obl:agent"], 1.0),
        (["nmod"], 1.0),
        (["nsubj", "obj", "nsubj"], 4.0),
        (["nsubj"] * 4, 6.0),
        (["nsubj"] * 5, 6.25),
        (["nsubj"] * 8, 7.0),
    ],
)
def test_subjects(relations: list[str], expected: float) -> None:
    """A half more for each subject, in the active and the passive, four at most."""
    doc = one_name(*relations)
    assert expected == mention_weight(doc, [(place, place + 1) for place in range(len(relations))])


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Gestern lachte Wiebke Ott.", "Wiebke Ott", 1.5),
        ("Der Brief ging an Ole Tamsen.", "Ole Tamsen", 1.0),
        ("Am Abend kam Landrat Ole Tamsen.", "Ole Tamsen", 1.5),
        ("Der Chef der Werft, Ole Tamsen, kam.", "Ole Tamsen", 1.5),
        ("Der Rücktritt von Landrat Ole Tamsen kam früh.", "Ole Tamsen", 1.0),
        ("Der Anwalt von Ole Tamsen kam.", "Ole Tamsen", 1.0),
        ("Der Chef der Solarwind AG, Ole Tamsen, kam.", "Solarwind AG", 1.0),
        ("Ole Tamsen, Chef der Solarwind AG, kam.", "Solarwind AG", 1.0),
        ("Ole Tamsen wurde von Wiebke Ott gewählt.", "Ole Tamsen", 1.5),
        ("Ole Tamsen wurde von Wiebke Ott gewählt.", "Wiebke Ott", 1.0),
    ],
)
def test_who_acts(text: str, name: str, expected: float) -> None:
    """The subject acts, with a function before the name as well; what only belongs to the subject does not."""
    assert expected == weight_of(text, name)


def test_compounds_weigh_nothing() -> None:
    """A compound with the name is a mention, and adds no weight."""
    weights = [
        analysed(text)[1].actors[0].weight for text in ("Ole Tamsen kam.", "Ole Tamsen kam. Tamsen-Fans blieben.")
    ]
    assert weights[0] == weights[1]


@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        (["Ott", "(", "SPD", ")"], 2, 0.25),
        (["Ott", "(", "SPD", ",", "Lehnau", ")"], 2, 1.0),
        (["(", "SPD"], 1, 1.0),
        (["SPD", ")"], 0, 1.0),
        (["SPD"], 0, 1.0),
    ],
)
def test_brackets(words: list[str], place: int, expected: float) -> None:
    """A name that fills a pair of brackets counts a quarter; one beside a single bracket in full."""
    doc = Doc(Vocab(), words=words)
    assert expected == mention_weight(doc, [(place, place + 1)])


def test_brackets_and_full_mentions() -> None:
    """Quarters add up to full mentions, so that sixteen parties in brackets are as four mentions."""
    doc = Doc(Vocab(), words=["(", "SPD", ")"] * 20)
    places = [(place, place + 1) for place in range(1, 60, 3)]
    assert mention_weight(doc, places[:4]) == 1.0
    assert mention_weight(doc, places[:16]) == 4.0
    assert mention_weight(doc, places) == 4.25


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tamsen geht", 5.5),
        ("Tamsens Rückzug", 5.5),
        ("Ole Tamsen geht", 5.5),
        ("Stamsen geht", 3.5),
        ("Ole geht", 3.5),
        ("", 3.5),
    ],
)
def test_headline(title: str, expected: float) -> None:
    """The surname in a headline counts two, in the genitive as well; inside another word it does not."""
    _, analysis = analysed("Ole Tamsen kam.", title=title)
    assert [expected] == [one.weight for one in analysis.actors]


def test_headline_and_body() -> None:
    """A body is in the headline if it is named there in a form that the text has as well."""
    text = "Die Solarwind AG baut. Am Ende liefert Solarwind."
    weights = [analysed(text, title=title)[1].actors[0].weight for title in ("Solarwind baut", "Solaranlagen fehlen")]
    assert weights[0] == weights[1] + 2.0


@pytest.mark.parametrize(("speeches", "expected"), [(0, 1.0), (1, 1.5), (3, 2.5), (4, 3.0), (9, 3.0)])
def test_speech(speeches: int, expected: float) -> None:
    """A half more for each quotation, four at most."""
    actors, _ = ranked([make_actor("Ole Tamsen")], [Quote("Direct", (Span(0, 3),), actor=0)] * speeches)
    assert [expected] == [one.weight for one in actors]


def test_speech_that_counts_for_nobody() -> None:
    """A quotation inside another, and one whose speaker nobody knows, adds nothing."""
    quotes = [Quote("Direct", (Span(0, 3),), actor=0, nested=True), Quote("Direct", (Span(4, 5),))]
    actors, kept = ranked([make_actor("Ole Tamsen")], quotes)
    assert [one.weight for one in actors] == [1.0]
    assert tuple(quotes) == kept


def test_who_speaks_rises() -> None:
    """A quotation can lift its speaker over another actor, and still is theirs."""
    actors = [make_actor("Wiebke Ott", weight=2.0), make_actor("Ole Tamsen", weight=1.5)]
    quotes = [Quote("Direct", (Span(0, 3),), actor=1), Quote("Direct", (Span(4, 5),), actor=1)]
    ordered, kept = ranked(actors, quotes)
    assert [one.name for one in ordered] == ["Ole Tamsen", "Wiebke Ott"]
    assert [one.actor for one in kept] == [0, 0]


def test_order_of_equals() -> None:
    """Of two with the same weight, the one that the text names first comes first."""
    late = replace(make_actor("Wiebke Ott"), mentions=(Mention(20, 30, "Wiebke Ott", "name", "test"),))
    early = make_actor("Ole Tamsen")
    assert (early, late) == ranked([late, early], [])[0]
    assert ranked([], []) == ((), ())


@st.composite
def rankings(draw: st.DrawFn) -> tuple[list[ArticleActor], list[Quote]]:
    """Draw some actors, and quotations of whom there is, or of nobody."""
    count = draw(st.integers(0, 5))
    actors = [
        make_actor(f"Name {index}", kind=draw(st.sampled_from(KINDS)), weight=draw(WEIGHTS))
        for index in draw(st.permutations(range(count)))
    ]
    speakers = st.one_of(st.none(), st.integers(0, count - 1)) if count else st.none()
    quotes = [
        Quote("Direct", (Span(place, place + 1),), actor=draw(speakers), nested=draw(st.booleans()))
        for place in range(draw(st.integers(0, 12)))
    ]
    return actors, quotes


@PROPERTY
@given(rankings())
def test_quotations_move_along(sample: tuple[list[ArticleActor], list[Quote]]) -> None:
    """However actors are ranked, all are there, weights fall, and every quotation keeps its speaker and its place."""
    actors, quotes = sample
    ordered, kept = ranked(actors, quotes)
    speakers = ["" if one.actor is None else actors[one.actor].name for one in quotes]
    assert speakers == ["" if one.actor is None else ordered[one.actor].name for one in kept]
    assert [replace(one, actor=None) for one in quotes] == [replace(one, actor=None) for one in kept]
    assert sorted(one.name for one in actors) == sorted(one.name for one in ordered)
    assert [one.weight for one in ordered] == sorted((one.weight for one in ordered), reverse=True)
    before = {one.name: one.weight for one in actors}
    gains = {one.name: one.weight - before[one.name] for one in ordered}
    spoken = {
        one.name: sum(not quote.nested and quote.actor == place for quote in kept) for place, one in enumerate(ordered)
    }
    assert {name: min(count, 4) / 2 for name, count in spoken.items()} == gains
