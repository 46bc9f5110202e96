"""Mentions across articles → actors, each with an address that lasts.

What the editor says comes first, then the gazetteer, then what the articles show. Where that does not decide, nothing
is joined: the pair is reported as a doubt, for ``briefings review``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.editor import ActorRules
from generator.link.addresses import Addresses, link_articles
from generator.link.clusters import canonical_name, cluster
from generator.link.groups import Group, Key, alike_roles, gather, head_of
from generator.link.people import Pair
from generator.link.word import Word
from generator.records import Actor, Appearance
from generator.registry import normal_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.editor import ActorRule
    from generator.known_actors import KnownActor
    from generator.names import NameRules
    from generator.records import Analysis, Moved
    from generator.registry import ActorEntry, Registry

__all__ = ["Group", "Key", "Linked", "Pair", "alike_roles", "head_of", "link_actors", "link_articles"]

NO_RULES = ActorRules()


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found: actors by address, the registry with the new ones, where old addresses lead.

    ``made`` are pairs of names that were found to be one actor, ``doubts`` those that may be. ``hidden`` are
    appearances of actors that have no page by the editor's word. ``unused`` are rules of the editor that matched
    nothing, ``refused`` slugs that another actor has.
    """

    actors: tuple[Actor, ...]
    registry: Registry
    moved: tuple[Moved, ...]
    hidden: frozenset[Appearance]
    made: tuple[Pair, ...]
    doubts: tuple[Pair, ...]
    groups: tuple[Group, ...]
    unused: tuple[str, ...]
    refused: tuple[str, ...]


def link_actors(
    analyses: Sequence[Analysis],
    registry: Registry,
    rules: NameRules,
    *,
    editor: ActorRules = NO_RULES,
    known: Sequence[KnownActor] = (),
) -> Linked:
    """All actors that can be told apart by name, and the registry with the new ones added."""
    word = Word(editor, known, registry)
    groups = gather(analyses, rules, word.kind_of, word.written_name)
    clusters, made, doubts = cluster(groups, len(analyses), rules, word.keeps_apart)
    named = [own for own in clusters if not all(group.is_bare for group in own)]
    addresses = Addresses(registry, ((key.kind, key.name) for own in named for key in _keys(own)))
    actors: list[Actor] = []
    hidden: set[Appearance] = set()
    for own in named:
        rule = word.rule_for(_keys(own))
        actor = _actor(own, rule, word.known_for(_keys(own)), addresses, analyses)
        if (rule and rule.hide) or (editor.privacy.hide_without_function and _is_private(own, analyses)):
            hidden.update(actor.appearances)
        else:
            actors.append(actor)
    return Linked(
        actors=tuple(sorted(actors, key=lambda actor: (actor.kind, actor.slug))),
        registry=addresses.registry(),
        moved=addresses.moved({actor.id for actor in actors}),
        hidden=frozenset(hidden),
        made=tuple(made),
        doubts=tuple(doubts),
        groups=tuple(groups.values()),
        unused=tuple(word.unused),
        refused=tuple(addresses.refused),
    )


def _names(groups: Sequence[Group]) -> list[str]:
    """All full names of the cluster, the one to show first."""
    return list(dict.fromkeys([canonical_name(groups), *(name for one in groups for name in one.full_names)]))


def _keys(groups: Sequence[Group]) -> list[Key]:
    """The cluster's names as rules know them."""
    return list(dict.fromkeys(Key(groups[0].key.kind, normal_name(name)) for name in _names(groups)))


def _actor(
    groups: Sequence[Group],
    rule: ActorRule | None,
    line: KnownActor | None,
    addresses: Addresses,
    analyses: Sequence[Analysis],
) -> Actor:
    entry = addresses.entry_for(groups[0].key.kind, _names(groups), rule, written=line is not None)
    places = sorted(place for group in groups for place in group.places)
    return Actor(
        id=entry.id,
        slug=entry.slug,
        kind=entry.kind,
        name=(rule.rename if rule else "") or _shown_name(entry, groups),
        surfaces=tuple(sorted({surface for group in groups for surface in group.surfaces})),
        appearances=tuple(Appearance(analyses[place.article].article, place.actor) for place in places),
        wikidata=(rule.wikidata if rule else "") or (line.wikidata if line else ""),
        note=rule.note if rule else "",
        listed_roles=line.roles if line else (),
        had_page=entry.page,
    )


def _shown_name(entry: ActorEntry, groups: Sequence[Group]) -> str:
    """The registry's name, which stays as it is; a name that somebody has written down goes before it."""
    return next((group.written for group in groups if group.written), "") or entry.names[0]


def _is_private(groups: Sequence[Group], analyses: Sequence[Analysis]) -> bool:
    """Whether no article gives this person a function or lets them speak."""
    if groups[0].key.kind != "person" or any(group.roles for group in groups):
        return False
    return not any(
        quote.actor == place.actor
        for group in groups
        for place in group.places
        for quote in analyses[place.article].quotes
    )
