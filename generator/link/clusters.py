"""Groups that are one actor → clusters; what the editor keeps apart stays apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.link.bodies import same_bodies
from generator.link.groups import Company
from generator.link.people import same_people
from generator.names import is_acronym

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from generator.link.groups import Group, Key
    from generator.link.people import Pair
    from generator.names import NameRules

# The surest pairs first, so that what is only alike never stands in the way of what is the same.
MAX_ROUNDS = 4
ORDER = {"same": 0, "fuller": 1, "spelling": 2, "different": 3}


class Clusters:
    """Disjoint sets of group keys (union by the smaller key, so that the order of joining does not matter)."""

    def __init__(self, groups: Mapping[Key, Group]) -> None:
        self._above = {key: key for key in groups}
        self._members = {key: [key] for key in self._above}
        self._articles = {key: {place.article for place in group.places} for key, group in groups.items()}

    def root(self, key: Key) -> Key:
        """The key that stands for the cluster."""
        while self._above[key] != key:
            self._above[key] = self._above[self._above[key]]
            key = self._above[key]
        return key

    def members(self, key: Key) -> list[Key]:
        """All keys of the cluster."""
        return self._members[self.root(key)]

    def join(self, one: Key, other: Key) -> None:
        """Make two clusters one."""
        first, second = sorted((self.root(one), self.root(other)), key=lambda key: (bool(key.article), key))
        if first != second:
            self._above[second] = first
            self._members[first] += self._members.pop(second)
            self._articles[first] |= self._articles.pop(second)

    def meet(self, one: Key, other: Key) -> bool:
        """Whether an article names both clusters."""
        return not self._articles[self.root(one)].isdisjoint(self._articles[self.root(other)])

    def all(self) -> list[list[Key]]:
        """The clusters, each sorted, in the order of their first keys."""
        return [sorted(self._members[root]) for root in sorted(self._members)]


def cluster(
    groups: Mapping[Key, Group],
    articles: int,
    rules: NameRules,
    keeps_apart: Callable[[Collection[Key], Collection[Key]], bool],
) -> tuple[list[list[Group]], list[Pair], list[Pair]]:
    """The groups that are one actor, the pairs for which that was inferred, and those that are in doubt.

    In rounds, since who is known to be one actor says more about the company of others.
    """
    clusters = Clusters(groups)
    pairs: list[Pair] = []
    made: list[Pair] = []
    for _ in range(MAX_ROUNDS):
        company = Company(groups.values(), articles, clusters.root)
        pairs = sorted(
            (*same_people(groups, company, rules), *same_bodies(groups, company, rules)),
            key=lambda pair: (ORDER[pair.likeness], pair.one, pair.other),
        )
        new = [pair for pair in pairs if pair.verdict == "merge" and _join(clusters, pair, keeps_apart)]
        made += new
        if not new:
            break
    apart = [
        pair
        for pair in pairs  # also what was not joined since an article names both
        if clusters.root(pair.one) != clusters.root(pair.other)
        and not keeps_apart(clusters.members(pair.one), clusters.members(pair.other))
    ]
    return [[groups[key] for key in keys] for keys in clusters.all()], made, apart


def _join(clusters: Clusters, pair: Pair, keeps_apart: Callable[[Collection[Key], Collection[Key]], bool]) -> bool:
    """Join the pair's clusters, unless they are one already or the editor keeps them apart."""
    if clusters.root(pair.one) == clusters.root(pair.other):
        return False
    # What an article's own text did not join, nothing else does, but for signs above letters.
    if pair.one.kind == "person" and pair.likeness != "same" and clusters.meet(pair.one, pair.other):
        return False
    if keeps_apart(clusters.members(pair.one), clusters.members(pair.other)):
        return False
    clusters.join(pair.one, pair.other)
    return True


def canonical_name(groups: Sequence[Group]) -> str:
    """The name of the cluster: one that is written down, else no acronym, the most printed, then the longest."""
    written = [group.written for group in groups if group.written]
    if written:
        return min(written)
    counts: Counter[str] = Counter()
    for group in groups:
        if not group.is_bare:
            counts[group.name] += sum(group.names.values())
    return min(counts, key=lambda name: (is_acronym(name), -counts[name], -len(name), name))
