"""Addresses of actors and articles: each is given out once and leads somewhere from then on."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from generator.dates import day_of, month_of
from generator.markdown import digest, unique_slug
from generator.records import Moved
from generator.registry import ActorEntry, ArticleEntry, normal_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.editor import ActorRule
    from generator.records import ActorKind, Article
    from generator.registry import Registry

ID_DIGITS = 10


class Addresses:
    """The registry's entries while actors get theirs."""

    def __init__(self, registry: Registry, printed: Iterable[tuple[ActorKind, str]] = ()) -> None:
        """``printed`` are the kinds and normal names of all actors that will get an entry."""
        self._printed = frozenset(printed)
        self._before = registry
        self._entries = {entry.id: entry for entry in registry.actors}
        self._by_name = {(entry.kind, normal_name(name)): entry.id for entry in registry.actors for name in entry.names}
        self._slugs: dict[ActorKind, set[str]] = {"person": set(), "organisation": set()}
        for entry in registry.actors:
            self._slugs[entry.kind] |= _own(entry)
        self._current: set[str] = set()
        self.refused: list[str] = []  # slugs that the editor asked for and somebody else has

    def entry_for(
        self, kind: ActorKind, names: Sequence[str], rule: ActorRule | None, *, written: bool = False
    ) -> ActorEntry:
        """The entry of the actor with these names, the first to be shown; others that had one lead to it from now.

        ``written``: a gazetteer has the actor, and may have corrected the kind.
        """
        keys = [(kind, normal_name(name)) for name in names]
        found = list(dict.fromkeys(self._by_name[key] for key in keys if key in self._by_name))
        free = [one for one in found if self._is_free(one, keys)]
        own = min(free, key=lambda one: (*self._order(one), found.index(one)), default="")
        entry = self._entries[own] if own else self._new(kind, names[0])
        owners = ((key, self._by_name.get(key, entry.id)) for key in keys)
        self._take_away({key for key, owner in owners if owner != entry.id and owner not in free})
        entry = replace(entry, names=(*entry.names, *self._new_names(entry, names, free)), into="")
        if rule and rule.slug and rule.slug != entry.slug:
            entry = self._renamed(entry, rule.slug)
        told = written or bool(rule and rule.becomes)
        others = [one for one in (*free, *self._of_other_kind(kind, names, told=told)) if one != entry.id]
        if any(self._entries[other].page for other in others):
            entry = replace(entry, page=True)  # what leads to it must find a page
        for other in others:
            self._entries[other] = replace(self._entries[other], into=entry.id)
        self._keep(entry)
        return entry

    def _new_names(self, entry: ActorEntry, names: Sequence[str], free: Iterable[str]) -> list[str]:
        """The names that neither the entry has nor one that leads to it; of spellings that are one, the first."""
        owned = {normal_name(name) for one in free for name in self._entries[one].names}
        owned |= {normal_name(name) for name in entry.names}
        spelled = {normal_name(name): name for name in reversed(names)}
        return sorted(name for key, name in spelled.items() if key not in owned)

    def _renamed(self, entry: ActorEntry, slug: str) -> ActorEntry:
        """The entry with another slug, unless that belongs to somebody else; the old one stays its own."""
        if slug in self._slugs[entry.kind] - _own(entry):
            self.refused.append(f"{entry.names[0]!r}, slug {slug!r}")
            return entry
        former = (*entry.former, *([entry.slug] if entry.page else []))
        return replace(entry, slug=slug, former=tuple(one for one in former if one != slug))

    def _order(self, identifier: str) -> tuple[bool, bool]:
        """An entry that stands for itself goes before one that has led elsewhere, and one with a page before others."""
        entry = self._entries[identifier]
        return bool(entry.into), not entry.page

    def _is_free(self, identifier: str, keys: Sequence[tuple[ActorKind, str]]) -> bool:
        """Whether no other actor has the entry, or its first name and so a better claim to it."""
        entry = self._entries[identifier]
        first = (entry.kind, normal_name(entry.names[0]))
        return identifier not in self._current and (first in keys or first not in self._printed)

    def _take_away(self, keys: set[tuple[ActorKind, str]]) -> None:
        """Names that another actor has now, though they were once thought to be the same."""
        for kind, name in keys:
            owner = self._entries[self._by_name[kind, name]]
            kept = tuple(one for one in owner.names if normal_name(one) != name)
            self._entries[owner.id] = replace(owner, names=kept)
            del self._by_name[kind, name]

    def _of_other_kind(self, kind: ActorKind, names: Sequence[str], *, told: bool) -> list[str]:
        """Entries of the kind that the actor was taken for before somebody said otherwise, and that nobody has now."""
        other: ActorKind = "person" if kind == "organisation" else "organisation"
        keys = [(other, normal_name(name)) for name in names] if told else []
        found = (self._by_name.get(key) for key in keys if key not in self._printed)
        return [one for one in dict.fromkeys(found) if one and one not in self._current]

    def _new(self, kind: ActorKind, name: str) -> ActorEntry:
        key = f"{kind}:{normal_name(name)}"
        made = (f"{kind[0]}-{digest(key + ':' * number, ID_DIGITS)}" for number in count())
        identifier = next(one for one in made if one not in self._entries)
        return ActorEntry(identifier, unique_slug(name, key, self._slugs[kind]), kind, (name,))

    def _keep(self, entry: ActorEntry) -> None:
        self._entries[entry.id] = entry
        self._current.add(entry.id)
        self._slugs[entry.kind] |= _own(entry)
        for name in entry.names:
            self._by_name.setdefault((entry.kind, normal_name(name)), entry.id)

    def registry(self) -> Registry:
        """The registry with all entries of before, and the new ones."""
        return replace(self._before, actors=tuple(self._entries.values()))

    def moved(self, shown: set[str]) -> tuple[Moved, ...]:
        """Where addresses lead that had a page; ``shown`` are the ids of actors that may have one now."""
        found = []
        for entry in sorted(self._entries.values(), key=lambda one: (one.kind, one.slug)):
            target = self._end_of(entry)
            target = target if target in shown else ""
            if entry.page and entry.id not in shown:
                found.append(Moved(entry.kind, entry.slug, target))
            found += [Moved(entry.kind, slug, target) for slug in entry.former if entry.page]
        return tuple(found)

    def _end_of(self, entry: ActorEntry) -> str:
        seen = {entry.id}
        while entry.into and entry.into in self._entries and entry.into not in seen:
            entry = self._entries[entry.into]
            seen.add(entry.id)
        return entry.id


def _own(entry: ActorEntry) -> set[str]:
    return {entry.slug, *entry.former}


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
    return slugs, replace(registry, articles=(*registry.articles, *added))
