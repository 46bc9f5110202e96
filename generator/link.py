"""Mentions across articles → actors, each with an address that lasts.

Only what cannot be confused is joined: the same full name of the same kind; and a bare surname whose one
bearer in all articles has the same function printed before it. Every other bare surname stays in its article.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from generator.markdown import digest, unique_slug
from generator.records import Actor, ActorKind, Appearance, ArticleActor
from generator.registry import ActorEntry, ArticleEntry, Registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.records import Analysis, Article


class _Key(NamedTuple):
    kind: ActorKind
    name: str


def link_actors(analyses: Sequence[Analysis], registry: Registry) -> tuple[tuple[Actor, ...], Registry]:
    """All actors that can be told apart by name, and the registry with the new ones added."""
    members = _group(analyses)
    entries = {_Key(entry.kind, _normal(name)): entry for entry in registry.actors for name in entry.names}
    taken = {
        kind: {entry.slug for entry in registry.actors if entry.kind == kind} for kind in ("person", "organisation")
    }
    known = dict.fromkeys(registry.actors)
    actors = []
    for key in sorted(members):
        found = [analyses[article].actors[index] for article, index in members[key]]
        entry = entries.get(key) or _new_entry(key, found, taken[key.kind])
        known[entry] = None
        actors.append(_actor(entry, analyses, members[key], found))
    return tuple(actors), Registry(actors=tuple(known), articles=registry.articles)


def link_articles(articles: Iterable[Article], registry: Registry) -> tuple[dict[str, str], Registry]:
    """Each article's slug by id, and the registry with the new ones added."""
    slugs = {entry.id: entry.slug for entry in registry.articles}
    taken = set(slugs.values())
    added = []
    # By id, so that the same articles get the same addresses in whatever order they were read.
    for article in sorted(articles, key=lambda one: one.id):
        if article.id not in slugs:
            slug = unique_slug(f"{article.date[:10]} {article.title}", article.id, taken)
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
                places[_Key(actor.kind, _normal(actor.name))].append((article, index))
    bearers: dict[str, set[_Key]] = defaultdict(set)
    roles: dict[_Key, set[str]] = defaultdict(set)
    for key, found in places.items():
        if key.kind == "person":
            bearers[key.name.split()[-1]].add(key)
        roles[key].update(_roles(analyses, found))
    for place in bare:
        named = bearers.get(_normal(analyses[place[0]].actors[place[1]].name), set())
        if len(named) == 1 and roles[key := next(iter(named))] & _roles(analyses, [place]):
            places[key].append(place)
    return {key: sorted(found) for key, found in places.items()}


def _roles(analyses: Sequence[Analysis], places: Iterable[tuple[int, int]]) -> set[str]:
    return {role.text.casefold() for article, index in places for role in analyses[article].actors[index].roles}


def _is_bare(actor: ArticleActor) -> bool:
    return actor.kind == "person" and " " not in actor.name


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _new_entry(key: _Key, found: Sequence[ArticleActor], taken: set[str]) -> ActorEntry:
    # A bare surname that was joined is no name for the page.
    name = min(actor.name for actor in found if _normal(actor.name) == key.name)
    slug = unique_slug(name, f"{key.kind}:{key.name}", taken)
    taken.add(slug)
    return ActorEntry(f"{key.kind[0]}-{digest(f'{key.kind}:{key.name}', 10)}", slug, key.kind, (name,))


def _actor(
    entry: ActorEntry, analyses: Sequence[Analysis], places: Sequence[tuple[int, int]], found: Sequence[ArticleActor]
) -> Actor:
    return Actor(
        id=entry.id,
        slug=entry.slug,
        kind=entry.kind,
        name=entry.names[0],
        surfaces=tuple(sorted({mention.text for actor in found for mention in actor.mentions})),
        appearances=tuple(Appearance(analyses[article].article, index) for article, index in places),
    )
