"""Tests of topics that no list has: phrases that recur in the articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gather.emerging import BURST_DAYS, MIN_SCORE, find_emerging
from generator.records import Keyphrase
from tests.samples import PROPERTY, make_analysis, make_article

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from generator.gather.emerging import Emerging
    from generator.gather.stories import Features
    from generator.records import Analysis, Article

Found = tuple["Article", "Analysis"]


def phrase(label: str, score: float = 0.8, key: str = "", **values: Any) -> Keyphrase:
    """Return a keyphrase that may well be a topic: narrow, and in the headline."""
    return Keyphrase(key or label.casefold(), label, score, (), **{"narrow": True, "headline": True} | values)


CLOSURE = phrase("Brückensperrung")


def day(number: int) -> str:
    """Return the day so many days after the first of April 2025."""
    return (date(2025, 4, 1) + timedelta(days=number)).isoformat()


def about(identifier: str, *phrases: Keyphrase | str, when: str = "2025-04-04") -> Found:
    """Return an article with these keyphrases; a plain word has a high score."""
    made = tuple(phrase(one) if isinstance(one, str) else one for one in phrases)
    return make_article(id=identifier, date=when), replace(make_analysis(identifier), keyphrases=made)


def times(count: int, *phrases: Keyphrase | str, first: str = "a") -> list[Found]:
    """Return so many articles with these keyphrases, a day apart."""
    return [about(f"{first}{number:02}", *phrases, when=day(number)) for number in range(count)]


def emerging(
    *found: Found,
    copies: Mapping[str, str] | None = None,
    features: Mapping[str, Features] | None = None,
    least: int = 3,
    **values: Any,
) -> list[Emerging]:
    """Return the topics of these articles, which are all like each other if nothing else is said."""
    articles, analyses = [one for one, _ in found], [one for _, one in found]
    alike = {one.id: {"k:alles": 1.0} for one in articles}
    topics = find_emerging(
        articles, analyses, copies or {}, features or alike, **{"covered": frozenset()} | values, least=least
    )
    return list(topics)


def labels(topics: Sequence[Emerging]) -> list[str]:
    """Return what the topics are called."""
    return [topic.label for topic in topics]


# --- What is a topic ---


@pytest.mark.parametrize(("count", "expected"), [(2, []), (3, ["Brückensperrung"])])
def test_least_reports(count: int, expected: list[str]) -> None:
    """A phrase is a topic with just enough reports that are about it."""
    assert labels(emerging(*times(count, CLOSURE))) == expected


def test_topic() -> None:
    """A topic has its keys, its label, and the articles that are about it, sorted."""
    (topic,) = emerging(*reversed(times(3, CLOSURE)))
    assert (topic.keys, topic.label, topic.articles) == (("brückensperrung",), "Brückensperrung", ("a00", "a01", "a02"))


def test_nothing() -> None:
    """Without articles, or without phrases, there are no topics."""
    assert emerging() == []
    assert emerging(*times(5)) == []


def test_in_passing() -> None:
    """An article in which a phrase has a low score is not about it, though it has the word."""
    weak = replace(CLOSURE, score=MIN_SCORE - 0.01)
    assert emerging(*times(2, CLOSURE), *times(5, weak, first="b")) == []
    (topic,) = emerging(*times(3, CLOSURE), *times(3, weak, first="b"))
    assert topic.articles == ("a00", "a01", "a02")
    assert len(emerging(*times(3, replace(CLOSURE, score=MIN_SCORE)))) == 1


def test_not_topical() -> None:
    """What may not name a topic is none, however often it comes up, unless it is topical elsewhere often enough."""
    general = replace(CLOSURE, topical=False)
    assert emerging(*times(5, general)) == []
    assert emerging(*times(2, CLOSURE), *times(5, general, first="b")) == []


def test_plain_noun_needs_a_burst() -> None:
    """A plain noun is a topic only for a time; a narrow phrase at any."""
    for narrow, expected in ((False, []), (True, ["Sturm"])):
        storm = phrase("Sturm", narrow=narrow)
        assert labels(emerging(*(about(f"a{number}", storm, when=day(60 * number)) for number in range(4)))) == expected
        assert labels(emerging(*times(4, storm))) == ["Sturm"]


def test_headlines() -> None:
    """What hardly any of its reports has in the headline is no topic."""
    text = replace(CLOSURE, headline=False)
    assert emerging(*times(5, text)) == []
    assert labels(emerging(*times(4, text), about("z", CLOSURE))) == ["Brückensperrung"]
    assert emerging(*times(5, text), about("z", CLOSURE)) == []


def test_reports_that_have_nothing_else_in_common() -> None:
    """A circumstance that reports on different matters happen to share is no topic."""
    told = times(4, CLOSURE)
    apart = {one.id: {f"k:{one.id}": 1.0} for one, _ in told}
    assert emerging(*told, features=apart) == []
    near = {identifier: {"k:gemeinsam": 0.5} | own for identifier, own in apart.items()}
    assert labels(emerging(*told, features=near)) == ["Brückensperrung"]


def test_covered() -> None:
    """A phrase that a topic of the list is called by makes no topic beside it."""
    assert emerging(*times(5, CLOSURE), covered={"brückensperrung"}) == []


def test_what_most_are_about_is_no_news() -> None:
    """A word that a large part of all articles has is no topic."""
    told = times(60, "Regierung", "Brückensperrung")
    named = [about(one.id, *analysis.keyphrases[: 1 + (n < 6)]) for n, (one, analysis) in enumerate(told)]
    assert labels(emerging(*named)) == ["Brückensperrung"]


def test_commonest_label() -> None:
    """A topic is called as most articles have it; of forms as common, by the shorter."""
    forms = ["Sperrung der Brücke", "Brückensperrung", "Brückensperrung"]
    told = [about(f"a{place}", replace(CLOSURE, label=form)) for place, form in enumerate(forms)]
    assert labels(emerging(*told)) == ["Brückensperrung"]
    even = [about(f"a{place}", replace(CLOSURE, label=form)) for place, form in enumerate([*forms, forms[0]])]
    assert labels(emerging(*even)) == ["Brückensperrung"]


# --- Pinned and known ---


def test_pinned() -> None:
    """What the editor has pinned by its label needs one report, whatever letters are written large."""
    (topic,) = emerging(*times(1, CLOSURE), pinned={"brückensperrung"})
    assert topic.articles == ("a00",)
    shown = replace(CLOSURE, key="sperrung brücke", label="Sperrung der Brücke")
    assert labels(emerging(*times(1, shown), pinned={"sperrung der brücke"})) == ["Sperrung der Brücke"]


def test_pinned_without_a_report() -> None:
    """What is pinned but in no article is no topic."""
    assert emerging(*times(3, "Fähre"), pinned={"brückensperrung"})[0].label == "Fähre"


def test_known() -> None:
    """A phrase whose page was given out needs one report."""
    (topic,) = emerging(*times(1, CLOSURE), known={"brückensperrung"})
    assert topic.keys == ("brückensperrung",)


def test_pinned_is_not_enough_in_passing() -> None:
    """Even then, one article must be about it."""
    assert emerging(*times(3, replace(CLOSURE, score=0.1)), pinned={"brückensperrung"}) == []


# --- Copies ---


def test_copies_count_once() -> None:
    """A report and its copies are one report, but all of them belong to its topics."""
    told = times(4, CLOSURE)
    assert emerging(*told, copies={"a01": "a00", "a02": "a00"}) == []
    (topic,) = emerging(*told, copies={"a01": "a00"})
    assert topic.articles == ("a00", "a01", "a02", "a03")


def test_phrase_of_copies_alone() -> None:
    """What only a copy is about is no topic."""
    told = [*times(3, "Fähre"), *times(5, CLOSURE, first="k")]
    copies = {f"k{number:02}": "a00" for number in range(5)}
    assert labels(emerging(*told, copies=copies)) == ["Fähre"]
    assert labels(emerging(*told, copies=copies, known={"brückensperrung"})) == ["Fähre"]


# --- Rating ---


def test_bursts_are_rated_higher() -> None:
    """Of two phrases with as many reports, the one whose reports are near to each other comes first."""
    spread = [about(f"b{number}", "Alte Sache", when=day(30 * number)) for number in range(4)]
    burst = [about(f"z{number}", "Neue Sache", when=day(number)) for number in range(4)]
    found = emerging(*spread, *burst)
    assert labels(found) == ["Neue Sache", "Alte Sache"]
    assert found[0].rating == pytest.approx(2 * found[1].rating, abs=0.01)


@pytest.mark.parametrize(("gap", "near"), [(BURST_DAYS - 1, True), (BURST_DAYS, False)])
def test_window_of_a_burst(gap: int, near: bool) -> None:  # noqa: FBT001 - the outcome
    """Two weeks are a burst, a day more is none."""
    two = [about("a1", CLOSURE, when=day(0)), about("a2", CLOSURE, when=day(gap))]
    far = [about("b1", "Fähre", when=day(0)), about("b2", "Fähre", when=day(90))]
    first, second = emerging(*two, *far, least=2)
    assert (first.rating > second.rating) == near


def test_more_reports_are_rated_higher() -> None:
    """More reports make more of a topic."""
    found = emerging(*times(3, "Fähre"), *times(6, CLOSURE, first="b"), *times(200, first="c"))
    assert labels(found) == ["Brückensperrung", "Fähre"]


def test_undated_reports() -> None:
    """Reports without a day count, but are no burst."""
    undated = [about(f"a{number}", CLOSURE, when=when) for number, when in enumerate(["", "2025-04", ""])]
    dated = [about(f"b{number}", "Fähre", when=day(0)) for number in range(3)]
    assert labels(emerging(*undated, *dated)) == ["Fähre", "Brückensperrung"]


# --- One topic with several names ---


def test_joined_phrases() -> None:
    """Phrases of mostly the same articles are one topic, under the better one's name and with all its articles."""
    told = [*times(4, CLOSURE, phrase("Umleitung", 0.5)), *times(1, CLOSURE, first="b"), *times(100, first="c")]
    (topic,) = emerging(*told)
    assert (topic.keys, topic.label, len(topic.articles)) == (("brückensperrung", "umleitung"), "Brückensperrung", 5)


def test_phrases_that_are_not_joined() -> None:
    """Phrases that share some articles are topics of their own."""
    told = [*times(3, CLOSURE, "Umleitung"), *times(3, CLOSURE, first="b"), *times(3, "Umleitung", first="c")]
    assert sorted(labels(emerging(*told))) == ["Brückensperrung", "Umleitung"]


# --- Any articles ---

KEYS = ("fähre", "brücke", "deich", "hafen")
SCORES = st.sampled_from([0.1, 0.2, 0.3, 0.4, 0.6, 0.7])
DRAWN = st.lists(st.tuples(st.integers(0, 40) | st.none(), st.dictionaries(st.sampled_from(KEYS), SCORES)), max_size=12)
Parts = list[tuple[int | None, dict[str, float]]]


def drawn(parts: Parts) -> list[Found]:
    """Return articles with these phrases."""
    return [
        about(
            f"a{number:02}",
            *(phrase(key.title(), score) for key, score in phrases.items()),
            when="" if when is None else day(when),
        )
        for number, (when, phrases) in enumerate(parts)
    ]


@PROPERTY
@given(DRAWN, st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(parts: Parts, random: Random) -> None:
    """The same articles in any order give the same topics in the same order."""
    found = drawn(parts)
    assert emerging(*found, least=2) == emerging(*random.sample(found, len(found)), least=2)


def test_order_of_articles_with_equal_ratings() -> None:
    """Not even where two phrases are rated alike but for the rounding of sums."""
    scores = ((0.2, 0.4), (0.3, 0.3), (0.4, 0.2))
    found = [
        about(f"a{place}", replace(CLOSURE, score=one), phrase("Umleitung", other))
        for place, (one, other) in enumerate(scores)
    ]
    assert emerging(*found) == emerging(*reversed(found))


def test_order_of_many_articles() -> None:
    """Not even where so many articles have a phrase that not all can be compared."""
    told = [*times(30, CLOSURE), *times(600, first="b")]
    features = {one.id: {"k:gemeinsam" if place < 12 else f"k:{place}": 1.0} for place, (one, _) in enumerate(told)}
    found = emerging(*told, features=features)
    assert labels(found) == ["Brückensperrung"]
    assert emerging(*reversed(told), features=features) == found


@PROPERTY
@given(DRAWN)
def test_no_phrase_in_two_topics(parts: Parts) -> None:
    """Every key leads to one topic, and every topic has articles."""
    found = emerging(*drawn(parts), least=2)
    keys = [key for topic in found for key in topic.keys]
    assert len(keys) == len(set(keys))
    assert all(len(topic.articles) > 1 for topic in found)


@PROPERTY
@given(DRAWN)
def test_known_phrases_change_nothing(parts: Parts) -> None:
    """With the same articles, what was found before is found again: a second build gives the same topics."""
    found = emerging(*drawn(parts), least=2)
    assert emerging(*drawn(parts), least=2, known={key for topic in found for key in topic.keys}) == found
