"""Which groups of people are one person: by name in blocks of like surnames, and by what speaks for it.

The same full name is one person. A fuller form is the same where only one fits; another spelling only where
functions or company say so, too. A bare surname goes to the one bearer for whom something speaks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from generator.link.groups import alike_roles
from generator.names import compare_people, parse_person, skeletons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.link.groups import Company, Group, Key
    from generator.names import Likeness, NameRules, PersonName

# So many people in common, or a like function, make two spellings one person.
ENOUGH_COMPANY = 2
# More bearers of a surname than these are too many to tell a bare one's by its company.
MAX_BEARERS = 64


Verdict = Literal["merge", "doubt"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups that may be one, and what speaks for or against it."""

    one: Key
    other: Key
    likeness: Likeness
    roles: bool
    company: int
    verdict: Verdict


def same_people(groups: Mapping[Key, Group], company: Company, rules: NameRules) -> Iterator[Pair]:
    """The pairs of groups that are one person, and those that may be."""
    named = [group for group in groups.values() if group.key.kind == "person" and not group.is_bare]
    bare = [group for group in groups.values() if group.key.kind == "person" and group.is_bare]
    parsed = {group.key: parse_person(group.name, rules) for group in named}
    yield from _compare(_blocks(named, parsed), parsed, company)
    yield from _bearers(bare, named, parsed, company, rules)


def _blocks(groups: Sequence[Group], parsed: Mapping[Key, PersonName]) -> list[list[Group]]:
    """Groups with a like surname, or a part of it, and the same first letter of the given name."""
    blocks: dict[tuple[str, str], dict[Key, Group]] = defaultdict(dict)
    for group in groups:
        name = parsed[group.key]
        first = {form[:1] for form in skeletons(name.given[0])} if name.given else {""}
        parts = {name.last, *name.last.split("-")}
        for surname in {form for part in parts for form in skeletons(part)}:
            for letter in first:
                blocks[surname, letter][group.key] = group
    return [list(blocks[key].values()) for key in sorted(blocks) if len(blocks[key]) > 1]


def _compare(blocks: Iterable[Sequence[Group]], parsed: Mapping[Key, PersonName], company: Company) -> Iterator[Pair]:
    pairs: dict[tuple[Key, Key], tuple[Group, Group, Likeness]] = {}
    fits: dict[Key, set[Key]] = defaultdict(set)
    for block in blocks:
        for one, other in combinations(block, 2):
            likeness = compare_people(parsed[one.key], parsed[other.key])
            if likeness != "different":
                pairs[one.key, other.key] = (one, other, likeness)
                fits[one.key].add(other.key)
                fits[other.key].add(one.key)
    for (a, b), (one, other, likeness) in sorted(pairs.items()):
        # „George Bush“ fits both George W. and George H. W., who do not fit each other.
        certain = fits[a] | {a} == fits[b] | {b} or likeness == "same"
        yield _judge(one, other, likeness, company, certain=certain)


def _judge(one: Group, other: Group, likeness: Likeness, company: Company, *, certain: bool) -> Pair:
    shared = len(company.of(one) & company.of(other))
    roles = alike_roles(one.roles, other.roles)
    supported = roles or shared >= ENOUGH_COMPANY
    contradicted = bool(one.roles and other.roles) and not roles and not shared
    enough = supported if likeness == "spelling" else not contradicted
    merged = likeness == "same" or (certain and enough)
    return Pair(one.key, other.key, likeness, roles, shared, "merge" if merged else "doubt")


def _bearers(
    bare: Iterable[Group], named: Iterable[Group], parsed: Mapping[Key, PersonName], company: Company, rules: NameRules
) -> Iterator[Pair]:
    """Each bare surname with the one person of that name for whom most speaks."""
    by_surname: dict[str, list[Group]] = defaultdict(list)
    for group in named:
        name = parsed[group.key]
        for surname in {name.surname, name.last}:
            by_surname[surname].append(group)
    for group in bare:
        surname = parse_person(group.name, rules).surname
        bearers = by_surname.get(surname, [])
        if not bearers or len(bearers) > MAX_BEARERS:
            continue
        scores: dict[Key, int] = defaultdict(int)  # by person, not by spelling
        for bearer in bearers:
            person = company.identity(bearer.key)
            scores[person] = max(scores[person], _score(group, bearer, company))
        best = max(scores.values())
        found = [person for person, score in sorted(scores.items()) if score == best] if best > 0 else []
        verdict: Verdict = "merge" if len(found) == 1 else "doubt"
        for person in found:
            yield Pair(group.key, person, "fuller", roles=bool(group.roles), company=best, verdict=verdict)


def _score(bare: Group, bearer: Group, company: Company) -> int:
    """What speaks for this bearer: like functions twice, each actor in common once; other functions against it."""
    roles = alike_roles(bare.roles, bearer.roles)
    contradicted = bool(bare.roles and bearer.roles) and not roles
    return 2 * roles - 2 * contradicted + len(company.of(bare) & company.of(bearer))
