"""Tests of groups joined to clusters, and of the name that a cluster has."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from generator.link.clusters import Clusters, canonical_name
from generator.link.groups import Group, Key, Place
from tests.link import doubts_of, linked, make_body, mentioned_as, pages_with
from tests.samples import make_actor

if TYPE_CHECKING:
    from collections.abc import Iterable

A, B, C, D = (Key("person", f"jan {letter}") for letter in "abcd")
BARE = Key("person", "a", "a0#0")


def make_group(name: str, times: int = 1, *, written: str = "", bare: bool = False) -> Group:
    """Return a person printed so often by one name."""
    key = Key("person", name.casefold(), "a0#0" if bare else "")
    group = Group(key, written=written)
    group.names[name] = times
    group.full = set() if bare else {name}
    return group


def clusters_of(*keys: Key) -> Clusters:
    """Return clusters of one group each, no two of them in the same article."""
    return Clusters({key: Group(key, [Place(number, 0)]) for number, key in enumerate(keys)})


def test_each_group_begins_alone() -> None:
    """Before anything is joined every group is a cluster, in the order of keys."""
    assert clusters_of(C, A, B).all() == [[A], [B], [C]]


@pytest.mark.parametrize("pairs", [*permutations([(A, B), (C, B), (A, C)])])
def test_order_of_joining_does_not_matter(pairs: Iterable[tuple[Key, Key]]) -> None:
    """The same pairs in any order give the same clusters, each under the same key."""
    clusters = clusters_of(A, B, C, D)
    for one, other in pairs:
        clusters.join(one, other)
    assert clusters.all() == [[A, B, C], [D]]
    assert {clusters.root(key) for key in (A, B, C)} == {A}
    assert sorted(clusters.members(B)) == [A, B, C]


def test_full_name_stands_for_a_bare_one() -> None:
    """A cluster stands under a full name, not under a surname alone."""
    clusters = clusters_of(BARE, B)
    clusters.join(BARE, B)
    assert clusters.root(BARE) == B


def test_joining_twice_changes_nothing() -> None:
    """A pair that is one already stays so."""
    clusters = clusters_of(A, B)
    clusters.join(A, B)
    clusters.join(B, A)
    assert clusters.all() == [[A, B]]


def test_clusters_meet_in_articles() -> None:
    """Two clusters meet if an article names a group of each."""
    clusters = Clusters({A: Group(A, [Place(0, 0)]), B: Group(B, [Place(1, 0)]), C: Group(C, [Place(1, 1)])})
    assert (clusters.meet(A, B), clusters.meet(B, C)) == (False, True)
    clusters.join(A, B)
    assert clusters.meet(A, C)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([make_group("Jan Ott"), make_group("Jan P. Ott", 2)], "Jan P. Ott"),
        ([make_group("Jan Ott"), make_group("Jan P. Ott")], "Jan P. Ott"),
        ([make_group("Jan Ott"), make_group("Ott", 9, bare=True)], "Jan Ott"),
        ([make_group("Uwe Ott"), make_group("Jan Ott")], "Jan Ott"),
        ([make_group("Jan Ott", 1, written="J. Ott"), make_group("Jan P. Ott", 9)], "J. Ott"),
        ([make_group("Nordischer Fonds"), make_group("NFF", 9)], "Nordischer Fonds"),
        ([make_group("NFF", 9)], "NFF"),
    ],
    ids=["most printed", "longest", "no surname", "alphabet", "written down", "no acronym", "nothing else"],
)
def test_canonical_name(groups: list[Group], expected: str) -> None:
    """A cluster's name is written down, or no acronym, or printed most, or longest, whatever the order of groups."""
    assert canonical_name(groups) == canonical_name(groups[::-1]) == expected


def test_later_rounds_know_more() -> None:
    """Who is found to be one actor is company for others in the next round."""
    meier = [make_actor("Jan Meier"), make_actor("Ole Tamsen"), make_actor("Volodymyr Zelensky", "Präsident")]
    meyer = [make_actor("Jan Meyer"), make_actor("Ole Tamsen"), make_actor("Wolodymyr Selenskyj", "Präsident")]
    assert pages_with(linked(meier, meyer), "Jan") == [("Jan Meier", "Jan Meyer")]


def test_joined_pairs_are_no_doubts() -> None:
    """A pair that a third name has joined is not in doubt."""
    fund = mentioned_as(make_body("Deutscher Nordfonds"), "Deutscher Nordfonds", "NFF")
    found = linked([fund], [make_body("NFF")], [make_body("Deutschen Nordfonds")])
    assert (len(found.actors), doubts_of(found)) == (1, [])
