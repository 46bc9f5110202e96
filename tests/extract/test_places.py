"""Tests of which places an article names, and how much each weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span as Words

from generator.extract.places import find_places
from generator.extract.terms import BODY, HEADLINE, LEAD
from generator.records import ArticleActor, Mention, Span
from tests.samples import PROPERTY, analysed, make_article, pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARTS = [
    "Bagdad",
    "Iraks",
    "New York",
    "Ole Tamsen",
    "in",
    "Die Stadtwerke Berlin",
    "liegt",
    ". ",
    ", ",
    "\n\n",
    "Paris",
]


def weights(text: str, *, title: str = "", lead: bool = False) -> dict[str, float]:
    """Return what the places of a German text weigh, the heaviest first."""
    _, analysis = analysed(text, title=title, lead=lead)
    return {one.name: one.weight for one in analysis.places}


def mark_places(doc: Doc, *places: int) -> None:
    """Let the words that begin at these characters, and no others, be taken for places."""
    doc.set_ents([Words(doc, token.i, token.i + 1, "LOC") for token in doc if token.idx in places])


def test_mentions() -> None:
    """Each mention counts, and is evidence where it stands."""
    text = "In Bagdad regnet es. Von Teheran aus sieht man Bagdad nicht."
    _, analysis = analysed(text)
    assert [(one.name, one.weight) for one in analysis.places] == [("Bagdad", 2 * BODY), ("Teheran", BODY)]
    assert [text[slice(*span)] for span in analysis.places[0].evidence] == ["Bagdad", "Bagdad"]
    assert analysis.places[1].evidence == (Span(text.index("Teheran"), text.index("Teheran") + len("Teheran")),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraks Hauptstadt Bagdad wächst. Der Irak baut.", {"Irak": 2.0, "Bagdad": 1.0}),
        ("Berlins Bürgermeister schweigt. In Berlin regnet es.", {"Berlin": 2.0}),
        ("New Yorks Straßen sind voll. In New York regnet es.", {"New York": 2.0}),
        ("Er wohnt in Paris. Paris ist groß.", {"Paris": 2.0}),
        ("Die Bürger von Reims kamen. In Reims regnet es.", {"Reims": 2.0}),
    ],
    ids=["country", "town", "two words", "no genitive", "no genitive, either"],
)
def test_genitives(text: str, expected: dict[str, float]) -> None:
    """The genitive of a place is the place, but an -s of its own stays."""
    assert weights(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hitze in Bagdad", BODY + HEADLINE),
        ("Bagdads Hitze", BODY + HEADLINE),
        ("Bagdad-Reise und Bagdads Hitze in Bagdad", BODY + HEADLINE),
        ("Hitze", BODY),
        ("Bagdader Hitze", BODY),
    ],
)
def test_headline(title: str, expected: float) -> None:
    """A place in the headline, in any case, weighs more, however often it stands there."""
    assert weights("In Bagdad regnet es.", title=title) == {"Bagdad": expected}


@pytest.mark.parametrize(("title", "bonus"), [("New York: Stau", HEADLINE), ("Neu in York: Stau", 0.0)])
def test_headline_with_a_place_of_several_words(title: str, bonus: float) -> None:
    """So does a place of several words, if all of them stand there together."""
    assert weights("In New York regnet es.", title=title) == {"New York": BODY + bonus}


def test_lead() -> None:
    """A place in the lead weighs more than one further down, and comes first."""
    found = weights("In Teheran regnet es.\n\nIn Bagdad ist es trocken.", lead=True)
    assert found == {"Teheran": LEAD, "Bagdad": BODY}
    assert next(iter(weights("In Bagdad regnet es, dann in Teheran.", title="Teheran"))) == "Teheran"


def test_same_weight() -> None:
    """Of places that weigh the same the one that is named first comes first."""
    assert list(weights("Von Teheran nach Bagdad.")) == ["Teheran", "Bagdad"]
    assert list(weights("Von Bagdad nach Teheran.")) == ["Bagdad", "Teheran"]


def test_places_in_names_of_actors() -> None:
    """A place that is part of an actor's name is none there, and one elsewhere."""
    text = "In Berlin regnet es. Das Netz Berlin schweigt."
    begin = text.index("Netz")
    body = ArticleActor(
        "Netz Berlin", "organisation", 1.0, (Mention(begin, begin + 11, "Netz Berlin", "name", "test"),)
    )
    doc = pipeline("de")(text)
    mark_places(doc, 3, begin + 5)
    without, within = (find_places(doc, make_article(text), actors) for actors in ((), (body,)))
    assert [(one.name, one.evidence) for one in without] == [("Berlin", (Span(3, 9), Span(begin + 5, begin + 11)))]
    assert [(one.name, one.evidence) for one in within] == [("Berlin", (Span(3, 9),))]


def test_people_are_no_places() -> None:
    """Names of people and bodies are no places."""
    assert weights("Ole Tamsen lobte die Küstennetz AG.") == {}


def test_english() -> None:
    """Names that the pipeline takes for places are places in other languages too, as they stand there."""
    doc = pipeline("en")("Athens is hot.")
    mark_places(doc, 0)
    (place,) = find_places(doc, make_article(doc.text, language="en", title="Athens"), ())
    assert (place.name, place.weight) == ("Athens", BODY + HEADLINE)


def test_no_text() -> None:
    """A text without words names no places, whatever its headline names."""
    assert weights("", title="Hitze in Bagdad") == {}


@PROPERTY
@given(st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join))
def test_evidence(text: str) -> None:
    """Whatever stands together, a place's evidence are words of its name, outside all actors' names, in order."""
    _, analysis = analysed(text)
    taken = {at for actor in analysis.actors for one in actor.mentions for at in range(one.begin, one.end)}
    for place in analysis.places:
        assert list(place.evidence) == sorted(set(place.evidence))
        assert {text[begin:end].removesuffix("s") for begin, end in place.evidence} == {place.name.removesuffix("s")}
        assert not taken & {begin for begin, _ in place.evidence}
    assert [one.weight for one in analysis.places] == sorted((one.weight for one in analysis.places), reverse=True)
