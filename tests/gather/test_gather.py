"""Tests of what articles are about together: copies, stories and topics at once, with their addresses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gather import Gathered, gather
from generator.records import Actor, Appearance, Keyphrase, Place, Span
from generator.registry import Registry, TopicEntry, registry_files
from generator.taxonomy import Taxonomy
from tests.samples import PROPERTY, make_actor, make_analysis, make_article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from generator.records import Analysis, Article

Found = tuple["Article", "Analysis"]

EVENTS = {
    "Brückensperrung": ("Ott", "Brellin"),
    "Fährunglück": ("Tamsen", "Osterfleth"),
    "Deichbruch": ("Roth", "Kaltenhude"),
}
ACTORS = {name: Actor(f"p-{name}", name.lower(), "person", name, (name,), ()) for name, _ in EVENTS.values()}


def report(identifier: str, event: str, when: str = "2025-04-04") -> Found:
    """Return a report on one of the events."""
    name, place = EVENTS[event]
    text = f"{event} {identifier}"
    phrase = Keyphrase(event.casefold(), event, 0.9, (Span(0, len(event)),), headline=True)
    analysis = make_analysis(identifier, actors=[make_actor(name)], keyphrases=[phrase], places=[Place(place, 2.0, ())])
    return make_article(text, id=identifier, title=f"{event}: Meldung {identifier}", date=when), analysis


def gathered(*found: Found, rules: Sequence[dict[str, Any]] = (), registry: Registry | None = None) -> Gathered:
    """Return what these articles are about."""
    actors = [
        replace(
            actor,
            appearances=tuple(
                Appearance(article.id, 0) for article, analysis in found if analysis.actors[0].name == name
            ),
        )
        for name, actor in ACTORS.items()
    ]
    topics = (
        {"id": "fluss", "name": {"de": "Flüsse und Deichbruch"}, "words": {}},
        {"id": "faehrunglueck", "name": {"de": "Unglück der Fähre"}, "words": {}},
    )
    return gather(
        [one for one, _ in found],
        [one for _, one in found],
        actors,
        Taxonomy.model_validate({"topic": topics, "rule": tuple(rules)}),
        registry or Registry(),
        language="de",
        least_score=2.0,
        least_reports=3,
    )


def bridge(*days: int) -> list[Found]:
    """Return reports on the bridge on these days of April, among others on the ferry."""
    others = [report(f"f{number}", "Fährunglück", f"2025-0{number}-01") for number in range(1, 10)]
    return [*(report(f"b{day:02}", "Brückensperrung", f"2025-04-{day:02}") for day in days), *others]


def test_story_and_topic() -> None:
    """Reports on one event are a story and make a topic; the story is called by the article that stands for it."""
    found = gathered(*bridge(1, 2, 3))
    (story,) = found.stories
    assert (story.articles, story.slug) == (("b01", "b02", "b03"), "2025-04-01-brueckensperrung-meldung-b01")
    assert "Brückensperrung" in {topic.name for topic in found.topics}
    assert (found.copies, found.moved, found.unused, found.refused) == ({}, (), (), ())
    assert {entry.id for entry in found.registry.stories} == {story.id}


def test_name_of_a_listed_topic() -> None:
    """What a part of a listed topic's name is makes no topic of its own."""
    dyke = [report(f"d{day}", "Deichbruch", f"2025-04-0{day}") for day in range(1, 5)]
    names = {topic.name for topic in gathered(*dyke, *bridge(1, 2, 3)).topics}
    assert "Brückensperrung" in names
    assert "Deichbruch" not in names


def test_address_of_a_listed_topic() -> None:
    """A phrase whose address a topic of the list has makes none of its own, whatever that is called."""
    ferry = [report(f"e{day}", "Fährunglück", f"2025-04-0{day}") for day in range(1, 5)]
    dyke = [report(f"d{number}", "Deichbruch", f"2025-0{number}-01") for number in range(1, 10)]
    assert "Fährunglück" not in {topic.name for topic in gathered(*ferry, *dyke).topics}


def test_pinned_topic() -> None:
    """What the editor pins is a topic with its first report, whatever else there is."""
    found = gathered(*bridge(1), rules=[{"topic": "brückensperrung", "pin": True}])
    (topic,) = [one for one in found.topics if one.name == "Brückensperrung"]
    assert (topic.pinned, len(topic.appearances)) == (True, 1)
    assert found.unused == ()


def test_page_that_was_given_out() -> None:
    """A topic that had three reports keeps its page with one."""
    registry = gathered(*bridge(1, 2, 3)).registry
    found = gathered(*bridge(1), registry=registry)
    assert "brueckensperrung" in {topic.slug for topic in found.topics}


def test_copies() -> None:
    """Articles of the same words are one report: no story, and no topic by themselves."""
    text = " ".join(f"wort{number}" for number in range(60))
    told = [report(f"b{day}", "Brückensperrung", f"2025-04-0{day}") for day in range(1, 5)]
    same = [(replace(article, text=text), analysis) for article, analysis in told]
    found = gathered(*same)
    assert found.copies == {"b2": "b1", "b3": "b1", "b4": "b1"}
    assert (found.stories, found.topics) == ((), ())


def test_registry_of_others_is_kept() -> None:
    """Entries of before stay, whatever the articles are about now."""
    old = TopicEntry("t-alt", "alt", "Alt", ("alt",))
    found = gathered(*bridge(1, 2, 3), registry=Registry(topics=(old,)))
    assert old in found.registry.topics
    assert [(one.slug, one.target) for one in found.moved] == [("alt", "")]


REPORTS = st.lists(
    st.tuples(st.sampled_from(sorted(EVENTS)), st.integers(1, 28), st.integers(0, 3)), unique=True, max_size=14
)


def drawn(parts: Sequence[tuple[str, int, int]]) -> list[Found]:
    """Return reports on events on these days."""
    return [report(f"{event[0]}-{day}-{number}", event, f"2025-04-{day:02}") for event, day, number in parts]


@settings(PROPERTY, max_examples=60)
@given(st.lists(REPORTS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_same_articles_same_addresses(runs: list[list[tuple[str, int, int]]], random: Random) -> None:
    """With the same registry or none, the same articles in any order give the same addresses; a rebuild too."""
    registry = Registry()
    for parts in runs:
        told = drawn(parts)
        shuffled = random.sample(told, len(told))
        for known in (registry, Registry()):
            one, other = gathered(*told, registry=known), gathered(*shuffled, registry=known)
            assert registry_files(one.registry) == registry_files(other.registry)
            assert (one.topics, one.stories, one.moved) == (other.topics, other.stories, other.moved)
        registry = gathered(*told, registry=registry).registry
        again = gathered(*told, registry=registry)
        assert registry_files(again.registry) == registry_files(registry)


@settings(PROPERTY, max_examples=60)
@given(st.lists(REPORTS, min_size=1, max_size=5))
def test_no_address_is_lost(runs: list[list[tuple[str, int, int]]]) -> None:
    """Whatever articles come and go, each address of a topic or story is a page, leads to one, or says it is gone."""
    registry, given_out = Registry(), set[tuple[str, str]]()
    for parts in runs:
        found = gathered(*drawn(parts), registry=registry)
        shown = [*(("topic", one.slug) for one in found.topics), *(("story", one.slug) for one in found.stories)]
        given_out.update(shown)
        used = [*shown, *((one.kind, one.slug) for one in found.moved)]
        assert len(used) == len(set(used))
        assert given_out <= set(used)
        pages = {*(one.id for one in found.topics), *(one.id for one in found.stories), ""}
        articles = {one.id for one, _ in drawn(parts)}
        assert {one.target for one in found.moved} <= pages | articles
        registry = found.registry
