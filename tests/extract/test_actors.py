"""Tests of who acts in an article: which names are one actor, and how much the article is about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from tests.samples import PROPERTY, Case, analysed, load_cases


class ExpectedActor(BaseModel):
    """An actor that is to be found."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    kind: str
    mentions: list[str]
    roles: list[str] = []


class ActorCase(Case):
    """A text and all its actors."""

    language: str = "de"
    text: str
    actors: list[ExpectedActor]


PEOPLE = [
    "Almut Reessing",
    "Heinz Reessing",
    "Reessing",
    "Reessings",
    "Wiebke Ott",
    "Frau Ott",
    "Ministerin Ott",
    "Otts",
]
BODIES = ["Verband für Deichbau (VDB)", "VDB", "Küstennetz AG", "AG"]


@pytest.mark.parametrize("case", load_cases("actors.toml", ActorCase))
def test_actors(case: ActorCase) -> None:
    """All actors of the text are found with their mentions and functions, heaviest first."""
    _, analysis = analysed(case.text, case.language)
    found = [
        ExpectedActor(
            name=one.name,
            kind=one.kind,
            mentions=[mention.text for mention in one.mentions],
            roles=[role.text for role in one.roles],
        )
        for one in analysis.actors
    ]
    assert case.actors == found


@pytest.mark.parametrize(
    ("title", "lead", "text", "expected"),
    [
        ("", False, "Ole Tamsen kam.", 3.5),
        ("", False, "Ole Tamsen kam. Tamsen blieb.", 5.0),
        ("Tamsen bleibt", False, "Ole Tamsen kam.", 5.5),
        ("Hafen bleibt", False, "Ole Tamsen kam.", 3.5),
        ("", True, "Ole Tamsen kam.\n\nTamsen blieb.", 5.0),
        ("", True, "Der Hafen ist zu.\n\nOle Tamsen kam.", 1.5),
        ("Tamsen bleibt", True, "Ole Tamsen kam.\n\nTamsen blieb.", 7.0),
    ],
)
def test_weight(title: str, lead: object, text: str, expected: float) -> None:
    """Mentions and subjects count, a name in the headline as two mentions more, one in the lead or beginning as two."""
    _, analysis = analysed(text, title=title, lead=bool(lead))
    assert [one.weight for one in analysis.actors] == [expected]


def test_forms() -> None:
    """A mention says whether it is the whole name, and what found it."""
    _, analysis = analysed("Ole Tamsen kam. Tamsen blieb.")
    (actor,) = analysis.actors
    assert [(one.form, one.rule) for one in actor.mentions] == [("name", "entity:PER"), ("part", "entity:PER")]


@PROPERTY
@given(st.lists(st.sampled_from([*PEOPLE, *BODIES, "Die Fähre", ".", ", der Chef der Werft,"]), max_size=8))
def test_every_mention_is_in_the_text_and_in_one_actor(parts: list[str]) -> None:
    """Whatever names meet, each mention and function is what the text has there, and no place belongs to two actors."""
    article, analysis = analysed(" kam ".join(parts))
    mentions = [one for actor in analysis.actors for one in actor.mentions]
    roles = [one for actor in analysis.actors for one in actor.roles]
    assert [article.text[one.begin : one.end] for one in mentions] == [one.text for one in mentions]
    assert [article.text[one.begin : one.end] for one in roles] == [one.text for one in roles]
    assert len(mentions) == len({(one.begin, one.end) for one in mentions})
    assert [one.weight for one in analysis.actors] == sorted((one.weight for one in analysis.actors), reverse=True)
