"""Addresses of topics and stories: each is given out once and leads somewhere from then on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.markdown import digest, unique_slug
from generator.records import Moved, Story
from generator.registry import StoryEntry, TopicEntry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from generator.records import Article

ID_DIGITS = 10


class TopicAddresses:
    """The registry's entries while topics get theirs."""

    def __init__(self, entries: Iterable[TopicEntry], listed: Collection[str], phrases: Iterable[str] = ()) -> None:
        """``listed`` are the ids of the list of topics, ``phrases`` the keys of all topics found in the articles."""
        self._entries = {entry.id: entry for entry in entries}
        self._before = frozenset(self._entries)
        self._by_key = {key: entry.id for entry in self._entries.values() for key in entry.keys}
        self._slugs = {slug for entry in self._entries.values() for slug in (entry.slug, *entry.former)} | set(listed)
        self._phrases = frozenset(phrases)
        self._current: set[str] = set()
        self.refused: list[str] = []

    def of_listed(self, topic: str, name: str, slug: str = "") -> TopicEntry:
        """The entry of a topic of the list; it takes over the address of one found in articles that has its id."""
        entry = self._entries.get(topic, TopicEntry(topic, topic, name))
        for other in list(self._entries.values()):
            if other.id != topic and topic in {other.slug, *other.former}:
                del self._entries[other.id]
                self._entries |= {
                    one.id: replace(one, into=topic) for one in self._entries.values() if one.into == other.id
                }
                self._by_key = {key: owner for key, owner in self._by_key.items() if owner != other.id}
                former = (one for one in (other.slug, *other.former) if one != topic)
                entry = replace(entry, former=(*entry.former, *former))
        return self._keep(self._renamed(entry, slug or topic))

    def of_phrases(self, keys: Sequence[str], name: str, slug: str = "") -> TopicEntry:
        """The entry of a topic that these phrases name, the first being the best; others that had one lead to it."""
        found = list(dict.fromkeys(self._by_key[key] for key in keys if key in self._by_key))
        free = [one for one in found if self._is_free(one, keys)]
        entry = self._entries[free[0]] if free else self._new(keys[0], name)
        for other in free[1:]:
            self._entries[other] = replace(self._entries[other], into=entry.id)
        for key in keys:
            owner = self._by_key.get(key, entry.id)
            if owner not in {entry.id, *free}:  # two topics that were one: each takes its own phrases
                kept = tuple(one for one in self._entries[owner].keys if one != key)
                self._entries[owner] = replace(self._entries[owner], keys=kept)
                del self._by_key[key]
        fresh = tuple(sorted(key for key in keys if key not in self._by_key))
        self._by_key |= dict.fromkeys(fresh, entry.id)
        entry = replace(entry, keys=(*entry.keys, *fresh))
        return self._keep(self._renamed(entry, slug) if slug else entry)

    def _is_free(self, entry: str, keys: Sequence[str]) -> bool:
        """Whether no other topic has the entry, or its first phrase and so a better claim to it."""
        first = self._entries[entry].keys[0]
        return entry not in self._current and (first in keys or first not in self._phrases)

    def _new(self, key: str, name: str) -> TopicEntry:
        identifier = f"t-{digest(key, ID_DIGITS)}"
        while identifier in self._entries:
            identifier += "x"
        return TopicEntry(identifier, unique_slug(name, key, self._slugs), name)

    def leave(self, topic: str, target: str = "") -> None:
        """The topic's address leads to the other's now, to none if it is empty; a new one is never given out."""
        self._current.discard(topic)
        if topic in self._before:
            self._entries[topic] = replace(self._entries[topic], into=target)
        else:
            del self._entries[topic]

    def _renamed(self, entry: TopicEntry, slug: str) -> TopicEntry:
        """The entry with another slug, unless that belongs to another; the old one stays its own."""
        if slug == entry.slug:
            return entry
        if slug in self._slugs - {entry.id, *entry.former}:
            self.refused.append(f"{entry.name!r}, slug {slug!r}")
            return entry
        former = tuple(dict.fromkeys((*entry.former, *([entry.slug] if entry.id in self._entries else []))))
        return replace(entry, slug=slug, former=tuple(one for one in former if one != slug))

    def _keep(self, entry: TopicEntry) -> TopicEntry:
        entry = replace(entry, into="")
        self._entries[entry.id] = entry
        self._current.add(entry.id)
        self._slugs |= {entry.slug, *entry.former}
        return entry

    @property
    def entries(self) -> tuple[TopicEntry, ...]:
        """Those of before, and the new ones."""
        return tuple(self._entries.values())

    def moved(self) -> tuple[Moved, ...]:
        """Where addresses lead that are none of a topic any more."""
        found: list[Moved] = []
        for entry in sorted(self._entries.values(), key=lambda one: one.slug):
            target = self._end_of(entry)
            if entry.id not in self._current:
                found.append(Moved("topic", entry.slug, target))
            found += [Moved("topic", slug, target) for slug in entry.former]
        return tuple(found)

    def _end_of(self, entry: TopicEntry) -> str:
        seen = {entry.id}
        while entry.into and entry.into in self._entries and entry.into not in seen:
            entry = self._entries[entry.into]
            seen.add(entry.id)
        return entry.id if entry.id in self._current else ""


def story_addresses(
    stories: Sequence[tuple[str, ...]],
    names: Mapping[tuple[str, ...], str],
    articles: Mapping[str, Article],
    entries: Sequence[StoryEntry],
) -> tuple[tuple[Story, ...], tuple[StoryEntry, ...], tuple[Moved, ...]]:
    """The stories with their addresses, all entries, and where those lead that are none of a story any more.

    A story has the address of that entry with which it shares most articles. An entry that gets no story leads to the
    one that has most of its articles, else to the first of them that is still there.
    """
    shared = _shared(stories, entries)
    owners = _owners(shared)
    kept = {entry.id: entry for entry in entries}
    taken = {entry.slug for entry in entries}
    found: list[Story] = []
    for number, story in enumerate(stories):
        entry = kept.get(owners.get(number, ""))
        if entry is None:
            first, name = story[0], names[story]
            slug = unique_slug(f"{articles[first].date[:10]} {name}", first, taken)
            entry = StoryEntry(_unused(f"s-{digest(first, ID_DIGITS)}", kept), slug, name, story)
            owners[number] = entry.id
        kept[entry.id] = replace(entry, articles=story, into="")
        taken.add(entry.slug)
        found.append(Story(entry.id, entry.slug, entry.name, story))
    current = set(owners.values())
    moved: list[Moved] = []
    for entry in sorted(kept.values(), key=lambda one: one.slug):
        if entry.id not in current:
            heirs = shared[entry.id]
            heir = owners[min(heirs, key=lambda one: (-heirs[one], one))] if heirs else entry.into
            kept[entry.id] = replace(entry, into=heir)
            left = next((article for article in entry.articles if article in articles), "")
            moved.append(Moved("story", entry.slug, heir if heir in current else left))
    return tuple(found), tuple(kept.values()), tuple(moved)


def _shared(stories: Sequence[tuple[str, ...]], entries: Iterable[StoryEntry]) -> dict[str, Counter[int]]:
    """How many articles each entry shares with each story, by the entry's id and the story's number."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, story in enumerate(stories):
        for article in story:
            by_article[article].append(number)
    return {entry.id: Counter(one for article in entry.articles for one in by_article[article]) for entry in entries}


def _owners(shared: Mapping[str, Counter[int]]) -> dict[int, str]:
    """The entry of each story that has one: where most articles are shared, first."""
    claims = sorted((-count, number, entry) for entry, counts in shared.items() for number, count in counts.items())
    owners: dict[int, str] = {}
    given: set[str] = set()
    for _, number, entry in claims:
        if number not in owners and entry not in given:
            owners[number] = entry
            given.add(entry)
    return owners


def _unused(identifier: str, entries: Mapping[str, StoryEntry]) -> str:
    """The id, with a letter behind it where a story that began with the same article has it."""
    while identifier in entries:
        identifier += "x"
    return identifier
