"""content/registry/*.jsonl: which addresses were given out, so that no later run gives them to others.

One line an entry, sorted by address, so that people can read it and git can merge it.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.errors import RegistryError
from generator.records import ActorKind  # noqa: TC001 - pydantic reads it at run time

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

ACTORS_FILE = "actors.jsonl"
ARTICLES_FILE = "articles.jsonl"
TOPICS_FILE = "topics.jsonl"
STORIES_FILE = "stories.jsonl"


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor's address: ``id`` and ``slug`` never change by themselves, ``names`` are the full names that lead to it.

    The first of them is shown. ``former`` are slugs of before a rename, ``into`` is the id of the actor that this one
    was found to be; ``page`` says that there was a page at the address, so that it must lead somewhere.
    """

    id: str
    slug: str
    kind: ActorKind
    names: tuple[str, ...]
    former: tuple[str, ...] = ()
    into: str = ""
    page: bool = False


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article's address."""

    id: str
    slug: str


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic's address; ``keys`` are the phrases that lead to it, none for a topic of the list.

    ``former`` and ``into`` are as in ``ActorEntry``.
    """

    id: str
    slug: str
    name: str
    keys: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    into: str = ""


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story's address, the headline under which it was first shown, and the articles it had when last seen.

    ``into`` is the id of the story that took its articles over.
    """

    id: str
    slug: str
    name: str
    articles: tuple[str, ...]
    into: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """All addresses given out so far."""

    actors: tuple[ActorEntry, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()
    topics: tuple[TopicEntry, ...] = ()
    stories: tuple[StoryEntry, ...] = ()


Entry = ActorEntry | ArticleEntry | TopicEntry | StoryEntry
EntryT = TypeVar("EntryT", ActorEntry, ArticleEntry, TopicEntry, StoryEntry)


def read_registry(folder: Path) -> Registry:
    """The registry in that folder; empty if there is none.

    Raises RegistryError where a line cannot be read or two entries contradict each other.
    """
    return Registry(
        actors=_read(folder / ACTORS_FILE, TypeAdapter(ActorEntry)),
        articles=_read(folder / ARTICLES_FILE, TypeAdapter(ArticleEntry)),
        topics=_read(folder / TOPICS_FILE, TypeAdapter(TopicEntry)),
        stories=_read(folder / STORIES_FILE, TypeAdapter(StoryEntry)),
    )


def registry_files(registry: Registry) -> dict[str, str]:
    """The registry's files by name."""
    return {
        ACTORS_FILE: _lines(registry.actors),
        ARTICLES_FILE: _lines(registry.articles),
        TOPICS_FILE: _lines(registry.topics),
        STORIES_FILE: _lines(registry.stories),
    }


def _read(path: Path, adapter: TypeAdapter[EntryT]) -> tuple[EntryT, ...]:
    if not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(f"{path}: cannot be read: {error}. Restore the file from git.") from error
    entries: dict[str, EntryT] = {}
    owners: dict[str, str] = {}
    # Only at line feeds: other separators may stand inside an id.
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        if not line:
            continue
        place = f"{path}:{number}"
        try:
            entry = adapter.validate_json(line)
        except ValidationError as error:
            detail = error.errors()[0]
            raise RegistryError(
                f"{place}: not an entry: {detail['msg']}. Restore the line from git, or delete it."
            ) from error
        if entries.get(entry.id, entry) != entry:
            raise RegistryError(f"{place}: the id {entry.id!r} has another entry above. Delete the line that is wrong.")
        for claim in _claims(entry):
            if owners.setdefault(claim, entry.id) != entry.id:
                raise RegistryError(f"{place}: {claim} belongs to an entry above. Change the newer line.")
        entries[entry.id] = entry
    return tuple(entries.values())


def _claims(entry: Entry) -> list[str]:
    """What an entry has for itself: its address, and the names or phrases that lead to it."""
    if isinstance(entry, ActorEntry):
        return [
            *(f"the {entry.kind}'s address {slug!r}" for slug in (entry.slug, *entry.former)),
            *(f"the {entry.kind}'s name {name!r}" for name in map(normal_name, entry.names)),
        ]
    if isinstance(entry, TopicEntry):
        return [
            *(f"the address {slug!r}" for slug in (entry.slug, *entry.former)),
            *(f"the phrase {key!r}" for key in entry.keys),
        ]
    return [f"the address {entry.slug!r}"]


def normal_name(name: str) -> str:
    """The form in which two spellings count as the same name."""
    return unicodedata.normalize("NFC", name).casefold()


def _lines(entries: tuple[EntryT, ...]) -> str:
    ordered = sorted(entries, key=lambda entry: (entry.slug, entry.id))
    return "".join(json.dumps(_said(entry), ensure_ascii=False) + "\n" for entry in ordered)


def _said(entry: EntryT) -> dict[str, object]:
    """The entry without what is empty."""
    return {key: value for key, value in asdict(entry).items() if value}


def with_pages(registry: Registry, ids: Collection[str]) -> Registry:
    """The registry that knows that these actors have had a page."""
    actors = tuple(replace(entry, page=True) if entry.id in ids else entry for entry in registry.actors)
    return replace(registry, actors=actors)
