"""Which groups of organisations are one: inflected forms, legal forms left out, short forms and acronyms."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from generator.link.people import Pair
from generator.names import body_key, is_acronym, is_short_for, legal_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.link.groups import Company, Group, Key
    from generator.link.people import Verdict
    from generator.names import NameRules

MAX_BLOCK = 64  # names with a word in common; more than these have it for another reason than being one body


def same_bodies(groups: Mapping[Key, Group], company: Company, rules: NameRules) -> Iterator[Pair]:
    """The pairs of groups that are one organisation, and those that may be."""
    bodies = [group for group in groups.values() if group.key.kind == "organisation"]
    yield from _inflected(bodies, rules)
    yield from _acronyms(bodies, company)
    yield from _short_forms(bodies, company, rules)


def _inflected(bodies: Sequence[Group], rules: NameRules) -> Iterator[Pair]:
    """The same words but for their endings and the legal form; two legal forms are two firms."""
    by_words: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in bodies:
        by_words[body_key(group.name, rules)].append(group)
    for block in by_words.values():
        forms = {form for group in block if (form := legal_form(group.name, rules))}
        for one, other in combinations(block, 2):
            differ = legal_form(one.name, rules) != legal_form(other.name, rules)
            verdict: Verdict = "doubt" if differ and len(forms) > 1 else "merge"
            yield Pair(one.key, other.key, "same", roles=False, company=0, verdict=verdict)


def _acronyms(bodies: Sequence[Group], company: Company) -> Iterator[Pair]:
    """A short form alone, and the one long form that has it beside it in some article („… (RDIF)“)."""
    by_acronym: dict[str, list[Group]] = defaultdict(list)
    for group in bodies:
        for surface in group.surfaces:
            if is_acronym(surface) and not is_acronym(group.name):
                by_acronym[surface].append(group)
    for group in bodies:
        owners = by_acronym.get(group.name, []) if is_acronym(group.name) else []
        together = [(len(company.of(group) & company.of(owner)), owner) for owner in owners]
        for shared, owner in together:
            best = len(owners) == 1 or (shared > 0 and all(other < shared for other, one in together if one != owner))
            verdict: Verdict = "merge" if best else "doubt"
            yield Pair(group.key, owner.key, "fuller", roles=False, company=shared, verdict=verdict)


def _short_forms(bodies: Sequence[Group], company: Company, rules: NameRules) -> Iterator[Pair]:
    """„Eintracht“ and „SV Eintracht Falkenau“, where only one long form fits and both are named in like company."""
    by_word: dict[str, list[Group]] = defaultdict(list)
    for group in bodies:
        words = body_key(group.name, rules)
        for word in {*words, *(word.rpartition("-")[2] for word in words)}:
            by_word[word].append(group)
    for group in bodies:
        words = body_key(group.name, rules)
        block = by_word[words[0].rpartition("-")[2] if "-" in words[0] else words[0]]
        if len(words) > 1 or len(block) > MAX_BLOCK:
            continue
        others = [other for other in block if body_key(other.name, rules) != words]
        longer = [other for other in others if is_short_for(group.name, other.name, rules)]
        for other in longer:
            shared = len(company.of(group) & company.of(other))
            together = {place.article for place in group.places} & {place.article for place in other.places}
            merged = len(longer) == 1 and (shared > 0 or bool(together))
            verdict: Verdict = "merge" if merged else "doubt"
            yield Pair(group.key, other.key, "fuller", roles=False, company=shared, verdict=verdict)
