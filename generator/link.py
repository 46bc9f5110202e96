"""Mentions across articles → actors, each with an address that lasts.

Only what cannot be confused is joined: the same full name of the same kind; and a bare surname whose one
bearer in all articles has the same function printed before it. Every other bare surname stays in its article.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, get_args

from generator.dates import day_of, month_of
from generator.markdown import digest, unique_slug
from generator.records import Actor, ActorKind, Appearance, ArticleActor
from generator.registry import ActorEntry, ArticleEntry, Registry, normal_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.records import Analysis, Article


ID_DIGITS = 10


class _Key(NamedTuple):
    kind: ActorKind
    name: str


def link_actors(analyses: Sequence[Analysis], registry: Registry) -> tuple[tuple[Actor, ...], Registry]:
    """All actors that can be told apart by name, and the registry with the new ones added."""
    groups = _group(analyses)
    entries = {_Key(entry.kind, normal_name(name)): entry for entry in registry.actors for name in entry.names}
    new = _new_entries({key: groups[key] for key in sorted(groups) if key not in entries}, analyses, registry)
    places: dict[ActorEntry, list[tuple[int, int]]] = defaultdict(list)
    for key in sorted(groups):
        places[entries.get(key) or new[key]] += groups[key]
    actors = tuple(_actor(entry, analyses, sorted(found)) for entry, found in places.items())
    return actors, Registry(actors=(*registry.actors, *new.values()), articles=registry.articles)


def link_articles(articles: Iterable[Article], registry: Registry) -> tuple[dict[str, str], Registry]:
    """Each article's slug by id, and the registry with the new ones added."""
    slugs = {entry.id: entry.slug for entry in registry.articles}
    taken = set(slugs.values())
    added = []
    # By id, so that the same articles get the same addresses in whatever order they were read.
    for article in sorted(articles, key=lambda one: one.id):
        if article.id not in slugs:
            slug = unique_slug(f"{day_of(article.date) or month_of(article.date)} {article.title}", article.id, taken)
            taken.add(slug)
            slugs[article.id] = slug
            added.append(ArticleEntry(article.id, slug))
    return slugs, Registry(actors=registry.actors, articles=(*registry.articles, *added))


def _group(analyses: Sequence[Analysis]) -> dict[_Key, list[tuple[int, int]]]:
    """Places (article, index) of the actors that have a name of their own, by kind and name."""
    places: dict[_Key, list[tuple[int, int]]] = defaultdict(list)
    bare: list[tuple[int, int]] = []
    for article, analysis in enumerate(analyses):
        for index, actor in enumerate(analysis.actors):
            if _is_bare(actor):
                bare.append((article, index))
            else:
                places[_Key(actor.kind, normal_name(actor.name))].append((article, index))
    bearers: dict[str, set[_Key]] = defaultdict(set)
    roles: dict[_Key, set[str]] = defaultdict(set)
    for key, found in places.items():
        if key.kind == "person":
            bearers[key.name.split()[-1]].add(key)
        roles[key].update(_roles(analyses, found))
    for place in bare:
        named = bearers.get(normal_name(analyses[place[0]].actors[place[1]].name), set())
        if len(named) == 1 and roles[key := next(iter(named))] & _roles(analyses, [place]):
            places[key].append(place)
    return {key: sorted(found) for key, found in places.items()}


def _roles(analyses: Sequence[Analysis], places: Iterable[tuple[int, int]]) -> set[str]:
    return {role.text.casefold() for article, index in places for role in analyses[article].actors[index].roles}


def _is_bare(actor: ArticleActor) -> bool:
    return actor.kind == "person" and " " not in actor.name


def _new_entries(
    groups: Mapping[_Key, Sequence[tuple[int, int]]], analyses: Sequence[Analysis], registry: Registry
) -> dict[_Key, ActorEntry]:
    """Entries for names that the registry does not know, with ids and slugs that nobody has."""
    slugs = {kind: {entry.slug for entry in registry.actors if entry.kind == kind} for kind in get_args(ActorKind)}
    ids = {entry.id for entry in registry.actors}
    entries = {}
    for key, places in groups.items():
        names = {analyses[article].actors[index].name for article, index in places}
        # A bare surname that was joined is no name for the page.
        name = min(name for name in names if normal_name(name) == key.name)
        slug = unique_slug(name, f"{key.kind}:{key.name}", slugs[key.kind])
        entries[key] = ActorEntry(_new_id(key, ids), slug, key.kind, (name,))
        slugs[key.kind].add(slug)
        ids.add(entries[key].id)
    return entries


def _new_id(key: _Key, taken: set[str]) -> str:
    """From kind and name; told apart where an entry that was renamed since has the same."""
    for number in count():
        made = f"{key.kind[0]}-{digest(f'{key.kind}:{key.name}' + ':' * number, ID_DIGITS)}"
        if made not in taken:
            return made
    raise AssertionError("counting does not end")


def _actor(entry: ActorEntry, analyses: Sequence[Analysis], places: Sequence[tuple[int, int]]) -> Actor:
    found = [analyses[article].actors[index] for article, index in places]
    return Actor(
        id=entry.id,
        slug=entry.slug,
        kind=entry.kind,
        name=entry.names[0],
        surfaces=tuple(sorted({mention.text for actor in found for mention in actor.mentions})),
        appearances=tuple(Appearance(analyses[article].article, index) for article, index in places),
    )
