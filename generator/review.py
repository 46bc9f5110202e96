"""Doubts about who is who, with their evidence and the lines that settle them in site_config/actors.toml; pure."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from generator.link import alike_roles, head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.link import Group, Key, Linked, Pair
    from generator.records import Analysis, Article

Question = Literal["merge?", "right?", "split?"]
MAX_ARTICLES = 3  # headlines shown for each name
LIKENESS = {"same": "same words, other endings or signs", "fuller": "one is fuller", "spelling": "another spelling"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to the editor: whether two names are one actor, were rightly joined, or one name is two people.

    ``strength`` orders doubts of a kind, those with most evidence or risk first. ``lines`` are for actors.toml.
    """

    question: Question
    names: tuple[str, ...]
    evidence: tuple[str, ...]
    lines: tuple[str, ...]
    strength: int


def find_doubts(linked: Linked, articles: Sequence[Article], analyses: Sequence[Analysis]) -> list[Doubt]:
    """All doubts, by question and strength."""
    groups = {group.key: group for group in linked.groups}
    doubts = [
        *_pairs("merge?", linked.doubts, groups, articles),
        *_pairs("right?", (pair for pair in linked.made if pair.likeness == "spelling"), groups, articles),
        *_splits(linked.groups, articles, analyses),
    ]
    order = {"merge?": 0, "right?": 1, "split?": 2}
    return sorted(doubts, key=lambda doubt: (order[doubt.question], -doubt.strength, doubt.names))


def _pairs(
    question: Question, pairs: Iterator[Pair] | Sequence[Pair], groups: Mapping[Key, Group], articles: Sequence[Article]
) -> Iterator[Doubt]:
    """Pairs of full names; where a bare surname belongs, no rule can say for all articles."""
    for pair in pairs:
        one, other = groups[pair.one], groups[pair.other]
        if one.is_bare or other.is_bare:
            continue
        functions = "like functions" if pair.roles else "no like functions"
        evidence = (
            f"{LIKENESS[pair.likeness]}; {functions}; {pair.company} others named with both",
            *(line for group in (one, other) for line in _shown(group, articles)),
        )
        rule = "never_merge" if question == "right?" else "merge"
        lines = _lines(one, {rule: [other.name]})
        yield Doubt(question, (one.name, other.name), evidence, lines, pair.company + 2 * pair.roles)


def _splits(groups: Sequence[Group], articles: Sequence[Article], analyses: Sequence[Analysis]) -> Iterator[Doubt]:
    """One full name with unlike functions in articles that have nobody else in common: perhaps two people."""
    for group in groups:
        if group.key.kind != "person" or group.is_bare or len(group.roles) < 2:  # noqa: PLR2004 - unlike needs two
            continue
        own = [(place.article, analyses[place.article].actors[place.actor]) for place in group.places]
        said = [(article, {head_of(role.text) for role in actor.roles}) for article, actor in own if actor.roles]
        company = {article: {one.name for one in analyses[article].actors} - {group.name} for article, _ in said}
        unlike = [
            (one, other)
            for (one, roles), (other, others) in combinations(said, 2)
            if not alike_roles(roles, others) and not company[one] & company[other]
        ]
        involved = Counter(article for pair in unlike for article in pair)
        if unlike and len(unlike) == len(list(combinations(said, 2))):
            evidence = ("one name, unlike functions, nobody else in common", *_shown(group, articles))
            lines = _lines(group, {"note": "…"})
            yield Doubt("split?", (group.name,), evidence, lines, len(involved))


def _shown(group: Group, articles: Sequence[Article]) -> Iterator[str]:
    """The name with its functions and some headlines."""
    roles = ", ".join(sorted(group.roles)) or "no function"
    yield f"{group.name} ({roles}): {len({place.article for place in group.places})} articles"
    for article in sorted({place.article for place in group.places})[:MAX_ARTICLES]:
        yield f"  {articles[article].date[:10] or 'no date'} {articles[article].title}"


def _lines(group: Group, values: Mapping[str, object]) -> tuple[str, ...]:
    """A table of actors.toml; JSON's strings and lists are TOML's too."""
    said = {"name": group.name, "kind": group.key.kind, **values}
    return ("[[actor]]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in said.items()))
