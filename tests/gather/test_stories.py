"""Tests of stories: which articles tell of one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gather.stories import MAX_GAP, MIN_COMMON, article_features, central, find_stories, unit_vectors
from generator.records import Keyphrase, Place
from tests.samples import PROPERTY, make_actor, make_analysis, make_article

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from generator.gather.stories import Features
    from generator.records import Article

Told = tuple["Article", "Features"]

BRIDGE = {"a:p-ott": 1.0, "k:brückensperrung": 0.9, "k:ersatzverkehr": 0.4, "p:Brellin": 1.0}
FERRY = {"a:p-tamsen": 1.0, "k:fährunglück": 0.9, "k:bergung": 0.4, "p:Osterfleth": 1.0}


def day(number: int) -> str:
    """Return the day so many days after the first of April 2025."""
    return (date(2025, 4, 1) + timedelta(days=number)).isoformat()


def report(identifier: str, when: str, about: Mapping[str, float]) -> Told:
    """Return an article of that day about these things, and about one that no other has."""
    return make_article(id=identifier, date=when), {**about, f"k:{identifier}": 0.3}


def stories_of(*told: Told, copies: Mapping[str, str] | None = None) -> tuple[tuple[str, ...], ...]:
    """Return the stories among these articles."""
    copied = copies or {}
    return find_stories([one for one, _ in told], unit_vectors({one.id: about for one, about in told}, copied), copied)


def central_of(features: Mapping[str, Features], *copies: str) -> str:
    """Return the article that names the story of all these."""
    copied = dict.fromkeys(copies, next(iter(features)))
    return central(tuple(features), unit_vectors(features, copied), copied)


def filler(count: int = 12) -> list[Told]:
    """Return articles about nothing that another one is about, so that words can be rare."""
    return [report(f"f{number:02}", day(number % 7), {f"k:füllung{number}": 1.0}) for number in range(count)]


# --- What is one story ---


def test_same_event() -> None:
    """Articles with the same people, things and places on days near to each other are one story, by date."""
    told = [report("b", day(2), BRIDGE), report("a", day(0), BRIDGE), report("c", day(1), BRIDGE)]
    assert stories_of(*told, *filler()) == (("a", "c", "b"),)


def test_two_events_on_one_day() -> None:
    """What happened on one day to different people in different places is two stories."""
    told = [report(f"{name}{number}", day(0), about) for number in range(3) for name, about in EVENTS.items()]
    assert stories_of(*told, *filler()) == (("b0", "b1", "b2"), ("f0", "f1", "f2"))


EVENTS = {"b": BRIDGE, "f": FERRY}


def test_two_events_with_the_same_actor() -> None:
    """One politician alone does not join what happens to him in two matters."""
    chancellor = {"a:p-kanzler": 1.0}
    told = [
        report(f"{name}{number}", day(number), about | chancellor)
        for number in range(3)
        for name, about in EVENTS.items()
    ]
    assert stories_of(*told, *filler()) == (("b0", "b1", "b2"), ("f0", "f1", "f2"))


def test_single_report() -> None:
    """One report is no story yet."""
    assert stories_of(report("a", day(0), BRIDGE), *filler()) == ()


def test_nothing_at_all() -> None:
    """Without articles there are no stories, nor among articles about nothing."""
    assert stories_of() == ()
    assert stories_of(*((make_article(id=one, date=day(0)), {}) for one in "ab")) == ()


@pytest.mark.parametrize(("gap", "expected"), [(MAX_GAP, 1), (MAX_GAP + 1, 2)])
def test_gap(gap: int, expected: int) -> None:
    """After more than ten days without a report a story has ended, and the same things are another one."""
    assert MAX_GAP == 10
    days = (0, 1, gap + 1, gap + 2)
    told = [report(f"a{number}", day(number), BRIDGE) for number in days]
    assert len(stories_of(*told, *filler())) == expected


def test_long_story() -> None:
    """A story may last as long as it likes if reports keep coming."""
    told = [report(f"a{number:02}", day(number * MAX_GAP), BRIDGE) for number in range(12)]
    (story,) = stories_of(*told, *filler())
    assert len(story) == 12


def test_report_that_joins_two_stories() -> None:
    """Two that look like different events at first are one story when later reports have what both are about."""
    both = {key: weight for about in EVENTS.values() for key, weight in about.items()}
    told = [report(f"{name}{number}", day(0), about) for number in range(2) for name, about in EVENTS.items()]
    assert len(stories_of(*told, *filler())) == 2
    more = [report(f"z{number}", day(1), both) for number in range(3)]
    assert len(stories_of(*told, *more, *filler())) == 1


@pytest.mark.parametrize("when", ["", "2025-04", "2025"])
def test_undated(when: str) -> None:
    """An article of which no day is known is in no story."""
    told = [report("a", day(0), BRIDGE), report("b", day(1), BRIDGE), report("c", when, BRIDGE)]
    assert stories_of(*told, *filler()) == (("a", "b"),)


def test_hours_count() -> None:
    """Reports of one day stand in the order of their hours."""
    told = [report("a", f"{day(0)}T18:00", BRIDGE), report("b", f"{day(0)}T06:00", BRIDGE)]
    assert stories_of(*told, *filler()) == (("b", "a"),)


def test_common_features_tell_nothing() -> None:
    """What most recent articles have joins none of them, however much they are about it."""
    count = 3 * MIN_COMMON
    told = [
        report(f"a{number:02}", day(number % 5), {"a:p-kanzler": 1.0, f"k:{number}": 1.0}) for number in range(count)
    ]
    assert stories_of(*told) == ()


def test_rare_features_beside_common_ones() -> None:
    """Two that share something rare are one story among many that share something common."""
    count = 3 * MIN_COMMON
    told = [
        report(f"z{number:02}", day(number % 5), {"a:p-kanzler": 1.0, f"k:{number}": 1.0}) for number in range(count)
    ]
    rare = {"a:p-kanzler": 1.0, "k:brückensperrung": 1.0}
    assert stories_of(report("a", day(1), rare), report("b", day(2), rare), *told) == (("a", "b"),)


# --- Copies ---


def test_copies_follow_their_originals() -> None:
    """A copy stands right behind its original, whatever the copy itself is about."""
    told = [report("a", day(0), BRIDGE), report("b", day(3), BRIDGE), report("k", day(5), FERRY)]
    assert stories_of(*told, *filler(), copies={"k": "a"}) == (("a", "k", "b"),)


def test_copies_alone_are_no_story() -> None:
    """A report and its copies are one report, which is no story."""
    told = [report("a", day(0), BRIDGE), report("k", day(1), BRIDGE), report("l", day(2), BRIDGE)]
    assert stories_of(*told, *filler(), copies={"k": "a", "l": "a"}) == ()


def test_copies_do_not_keep_a_story_alive() -> None:
    """A copy printed late does not carry a story over the gap."""
    told = [
        report("a", day(0), BRIDGE),
        report("k", day(MAX_GAP), BRIDGE),
        report("b", day(2 * MAX_GAP), BRIDGE),
        report("c", day(2 * MAX_GAP), BRIDGE),
    ]
    assert stories_of(*told, *filler(), copies={"k": "a"}) == (("b", "c"),)


def test_undated_copy() -> None:
    """A copy of which no day is known is left out of its original's story."""
    told = [report("a", day(0), BRIDGE), report("b", day(1), BRIDGE), report("k", "", BRIDGE)]
    assert stories_of(*told, *filler(), copies={"k": "a"}) == (("a", "b"),)


# --- Any articles ---

DRAWN = st.lists(
    st.tuples(
        st.integers(0, 25) | st.none(),
        st.dictionaries(
            st.sampled_from([*BRIDGE, *FERRY]), st.sampled_from([0.1, 0.2, 0.3, 0.7, 1.0]), min_size=0, max_size=4
        ),
        st.booleans(),
    ),
    max_size=14,
)


def drawn(parts: Sequence[tuple[int | None, Mapping[str, float], bool]]) -> tuple[list[Told], dict[str, str]]:
    """Return articles, and which of them are copies of the first that is none."""
    told = [
        report(f"a{number:02}", "" if when is None else day(when), about)
        for number, (when, about, _) in enumerate(parts)
    ]
    first = next((one.id for (one, _), (_, _, copied) in zip(told, parts, strict=True) if not copied), "")
    copies = {one.id: first for (one, _), (_, _, copied) in zip(told, parts, strict=True) if copied and first}
    return told, copies


@settings(PROPERTY, max_examples=200)
@given(DRAWN, st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(
    parts: list[tuple[int | None, dict[str, float], bool]], random: Random
) -> None:
    """The same articles in any order are the same stories, and make the same one central."""
    told, copies = drawn(parts)
    found = stories_of(*told, copies=copies)
    assert stories_of(*random.sample(told, len(told)), copies=copies) == found


@settings(PROPERTY, max_examples=200)
@given(DRAWN)
def test_every_story_is_sound(parts: list[tuple[int | None, dict[str, float], bool]]) -> None:
    """Each article is in one story at most, each story has two reports, by date, with no gap that is too long."""
    told, copies = drawn(parts)
    stories = stories_of(*told, copies=copies)
    dates = {one.id: one.date for one, _ in told}
    everything = [one for story in stories for one in story]
    assert len(everything) == len(set(everything))
    for story in stories:
        reports = [one for one in story if one not in copies]
        assert len(reports) > 1
        assert [dates[one] for one in reports] == sorted(dates[one] for one in reports)
        days = [date.fromisoformat(dates[one]) for one in reports]
        assert max((later - one).days for one, later in pairwise(days)) <= MAX_GAP
        assert {copies[one] for one in story if one in copies} <= set(reports)


# --- What an article is about ---


def test_features() -> None:
    """Linked actors, keyphrases and places are what an article is about; the heaviest actor and place weigh one."""
    actors = [make_actor("Ott", weight=4.0), make_actor("Tamsen", weight=1.0), make_actor("Brehm", weight=2.0)]
    phrases = (Keyphrase("sperrung", "Sperrung", 0.8, ()), Keyphrase("toter", "Tote", 0.5, (), topical=False))
    places = (Place("Brellin", 3.0, ()), Place("Osterfleth", 1.5, ()))
    analysis = replace(make_analysis(actors=actors), keyphrases=phrases, places=places)
    assert article_features(analysis, {0: "p-1", 1: "p-2"}) == {
        "a:p-1": 1.0,
        "a:p-2": 0.25,
        "k:sperrung": 0.8,
        "k:toter": 0.5,
        "p:Brellin": 1.0,
        "p:Osterfleth": 0.5,
    }


def test_features_of_two_names() -> None:
    """An actor under two names counts as much as under the heavier one."""
    actors = [make_actor("Ott", weight=1.0), make_actor("Wiebke Ott", weight=4.0)]
    assert article_features(make_analysis(actors=actors), {0: "p-1", 1: "p-1"}) == {"a:p-1": 1.0}


def test_features_of_an_empty_article() -> None:
    """Where nothing was found there are none."""
    assert article_features(make_analysis(), {}) == {}


# --- The central article ---


def test_central() -> None:
    """The article that is most like all the others names the story."""
    assert central_of({"a": {"k:x": 1.0}, "b": {"k:x": 1.0, "k:y": 1.0}, "c": {"k:y": 1.0, "k:z": 0.1}}) == "b"


def test_central_of_equals() -> None:
    """Of those that are as like, the first names the story."""
    assert central_of({"b": {"k:x": 1.0}, "a": {"k:x": 1.0}}) == "b"


def test_copies_are_not_central() -> None:
    """However often a report was printed, copies have no say in what names the story."""
    features = {"a": {"k:x": 1.0}, "k": {"k:x": 1.0}, "l": {"k:x": 1.0}, "b": {"k:y": 1.0}, "c": {"k:y": 1.0}}
    assert central_of(features, "k", "l") == "b"


def test_central_of_articles_about_nothing() -> None:
    """A story of articles in which nothing was found has one all the same."""
    assert central_of({"a": {}, "b": {}}) == "a"


def test_vectors() -> None:
    """What few articles have weighs more; all vectors are of length one, but for those of nothing."""
    found = unit_vectors({"a": {"k:x": 1.0, "k:y": 1.0}, "b": {"k:x": 1.0}, "c": {}}, {})
    assert found["a"]["k:y"] > found["a"]["k:x"] > 0
    assert sum(weight**2 for weight in found["a"].values()) == pytest.approx(1)
    assert (found["b"], found["c"]) == ({"k:x": 1.0}, {})


def test_copies_make_nothing_common() -> None:
    """A report that was printed often makes nothing that it has less rare."""
    features = {"a": {"k:x": 1.0, "k:y": 1.0}, "b": {"k:x": 1.0}}
    alone = unit_vectors(features, {})
    assert unit_vectors(features | {"k": {"k:y": 1.0}}, {"k": "a"})["a"] == alone["a"]
