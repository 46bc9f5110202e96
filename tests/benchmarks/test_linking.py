"""Tests of the generated analyses that linking is timed on."""

from __future__ import annotations

from collections import Counter, defaultdict

from benchmarks.linking import generate, measure

ARTICLES = 150


def test_the_same_on_every_run() -> None:
    """The same number and seed give the same articles, another seed gives others."""
    assert generate(20) == generate(20)
    assert generate(20) != generate(20, seed=21)


def test_each_actor_has_its_truth() -> None:
    """Each actor belongs to one entity of its kind, once an article; the heaviest come first."""
    made = generate(ARTICLES)
    kinds = defaultdict(set)
    for analysis, truth in zip(made.analyses, made.truth, strict=True):
        assert len(analysis.actors) == len(set(truth)) == len(truth)
        weights = [actor.weight for actor in analysis.actors]
        assert weights == sorted(weights, reverse=True)
        for actor, entity in zip(analysis.actors, truth, strict=True):
            kinds[entity].add(actor.kind)
    assert {len(found) for found in kinds.values()} == {1}


def test_names_are_drawn_unevenly_and_printed_differently() -> None:
    """A few are in many articles, most in few; some have several spellings."""
    made = generate(ARTICLES)
    appearances = Counter(entity for truth in made.truth for entity in truth)
    names = defaultdict(set)
    for analysis, truth in zip(made.analyses, made.truth, strict=True):
        for actor, entity in zip(analysis.actors, truth, strict=True):
            names[entity].add(actor.name)
    often, seldom = appearances.most_common(1)[0][1], sorted(appearances.values())[len(appearances) // 2]
    assert often > 10 * seldom
    assert any(len(spellings) > 2 for spellings in names.values())


def test_the_linking_is_scored() -> None:
    """Names that are the same almost always mean the same, so whatever links by them is precise."""
    row = measure(ARTICLES)
    assert row.articles == ARTICLES
    assert row.mentions > row.entities > 0
    assert row.precision > 90
    assert row.recall > 50
    assert row.peak >= row.before > 0
