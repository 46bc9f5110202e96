"""Tests of the articles that an article leads to, since they have much in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefing import ArticleEntry, Ref, TopicLink
from generator.curate.articles import MAX_RELATED, MAX_SHARING, with_related
from tests.samples import PROPERTY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

OTT, TAMSEN = Ref("Wiebke Ott", "personen/ott.md"), Ref("Ole Tamsen", "personen/tamsen.md")
STORY = Ref("Sperrung", "ereignisse/sperrung.md")


def ref_of(name: str) -> Ref:
    """Return the page of an article."""
    return Ref(name, f"artikel/{name}.md")


def entry(
    name: str,
    *phrases: str,
    persons: Iterable[Ref] = (),
    topics: Iterable[Ref] = (),
    story: Ref | None = None,
    original: str = "",
) -> ArticleEntry:
    """Return an article that is about this."""
    return ArticleEntry(
        ref=ref_of(name),
        kicker="",
        date="",
        day=None,
        source="",
        url="",
        author="",
        language="de",
        text=(),
        persons=tuple(persons),
        organisations=(),
        topics=tuple(TopicLink(topic, ()) for topic in topics),
        quotes=(),
        keyphrases=phrases,
        story=story,
        original=ref_of(original) if original else None,
    )


def related(*entries: ArticleEntry) -> dict[str, str]:
    """Return the related articles of each, if it has any."""
    found = with_related({one.ref.name: one for one in entries})
    return {name: " ".join(ref.name for ref in one.related) for name, one in found.items() if one.related}


def test_nothing_in_common() -> None:
    """Articles that share nothing are not related."""
    assert related(entry("a", "brücke"), entry("b", "fähre"), entry("c")) == {}


@pytest.mark.parametrize("count", [2, 4])
def test_what_few_share(count: int) -> None:
    """Articles are related by one keyphrase that no more than four have."""
    found = related(*(entry(f"a{number}", "brücke") for number in range(count)))
    assert len(found) == count
    assert related(*(entry(f"a{number}", "brücke") for number in range(5))) == {}


def test_rarest_first() -> None:
    """What is rarer relates more, and several features add up."""
    found = related(
        entry("a", "brücke", "bahn", persons=[OTT]),
        entry("b", "brücke"),
        entry("c", "bahn", persons=[OTT]),
        entry("d", "bahn"),
    )
    assert found["a"] == "c b d"


def test_every_kind_of_feature() -> None:
    """Topics, actors and keyphrases relate; a keyphrase and a topic of one name are two things."""
    harbour = Ref("hafen", "themen/hafen.md")
    assert related(entry("a", topics=[harbour]), entry("b", topics=[harbour]))["a"] == "b"
    assert related(entry("a", persons=[OTT]), entry("b", persons=[OTT]))["a"] == "b"
    assert related(entry("a", "hafen"), entry("b", topics=[harbour])) == {}


def test_same_story_is_named_elsewhere() -> None:
    """Articles of one story are not related; those of two stories may be."""
    assert related(entry("a", "brücke", story=STORY), entry("b", "brücke", story=STORY)) == {}
    other = STORY._replace(path="ereignisse/andere.md")
    assert related(entry("a", "brücke", story=STORY), entry("b", "brücke", story=other))["a"] == "b"
    assert related(entry("a", "brücke"), entry("b", "brücke", story=STORY))["a"] == "b"


def test_copies_are_named_elsewhere() -> None:
    """Neither a report and its copies are related, nor two of its copies."""
    told = [entry("a", "brücke"), entry("k", "brücke", original="a"), entry("l", "brücke", original="a")]
    assert related(*told) == {}


def test_no_more_than_five() -> None:
    """An article leads to the five that are nearest to it."""
    others = [entry(f"b{number}", f"p{number}") for number in range(8)]
    found = related(entry("a", *(f"p{number}" for number in range(8))), *others)
    assert len(found["a"].split()) == MAX_RELATED


def test_what_everybody_shares() -> None:
    """What hundreds of articles have relates none of them, even together with the like."""
    common = [f"p{number}" for number in range(90)]
    assert related(*(entry(f"a{number}", *common) for number in range(MAX_SHARING + 1))) == {}


FEATURES = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), unique=True)


@PROPERTY
@given(st.lists(FEATURES, max_size=8), st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(drawn: list[list[str]], random: Random) -> None:
    """The same articles in any order are related in the same way, none to itself."""
    entries = [entry(f"n{number}", *phrases) for number, phrases in enumerate(drawn)]
    found = related(*entries)
    assert related(*random.sample(entries, len(entries))) == found
    assert [name for name, others in found.items() if name in others.split()] == []
