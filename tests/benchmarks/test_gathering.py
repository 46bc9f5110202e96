"""Tests of the generated articles that gathering is timed on."""

from __future__ import annotations

from collections import Counter
from functools import cache

from benchmarks.gathering import PARTS, Made, Row, generate, lines, measure
from benchmarks.topic_gold import TOPICS
from generator.taxonomy import Taxonomy, load_taxonomy

ARTICLES = 300


@cache
def taxonomy() -> Taxonomy:
    """Return the list of topics."""
    return load_taxonomy((TOPICS,))


@cache
def made() -> Made:
    """Return articles."""
    return generate(ARTICLES, taxonomy())


def test_the_same_on_every_run() -> None:
    """The same number and seed give the same articles, another seed gives others."""
    assert generate(40, taxonomy()) == generate(40, taxonomy())
    assert generate(40, taxonomy()) != generate(40, taxonomy(), seed=23)


def test_articles_analyses_and_actors_belong_together() -> None:
    """Each article has its analysis, and each actor in it one entry across articles."""
    ids = [article.id for article in made().articles]
    assert [analysis.article for analysis in made().analyses] == ids
    places = {place for actor in made().actors for place in actor.appearances}
    assert len(places) == sum(len(analysis.actors) for analysis in made().analyses)


def test_articles_come_day_by_day() -> None:
    days = [article.date[:10] for article in made().articles]
    assert days == sorted(days)
    assert len(set(days)) == ARTICLES / 50


def test_phrases_are_drawn_unevenly() -> None:
    """A few phrases stand in many articles, most in one."""
    counts = Counter(phrase.key for analysis in made().analyses for phrase in analysis.keyphrases)
    often, seldom = counts.most_common(1)[0][1], sorted(counts.values())[len(counts) // 2]
    assert often > 5 * seldom


def test_each_part_is_timed() -> None:
    """The parts and the rest make the whole, and each finds something."""
    row = measure(ARTICLES)
    assert list(row.seconds) == [*PARTS, "rest", "whole"]
    assert all(row.seconds[part] > 0 for part in PARTS)
    assert abs(sum(row.seconds.values()) - 2 * row.seconds["whole"]) < 1e-6
    assert row.found["copies"] == ARTICLES // 20
    assert all(row.found.values())


def test_growth_is_against_the_smallest_size() -> None:
    first: dict[str, float] = {}
    small = list(lines(Row(1_000, {"whole": 1.0}, 10, 20, {}), first))
    large = list(lines(Row(10_000, {"whole": 20.0}, 10, 40, {}), first))
    assert small[0].split() == ["1,000", "whole", "1.00", "1.000", "1.00", "10", "20"]
    assert large[0].split() == ["10,000", "whole", "20.00", "2.000", "2.00", "10", "40"]
