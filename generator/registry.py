"""content/registry/*.jsonl: which addresses were given out, so that no later run gives them to others.

One line an entry, sorted by address, so that people can read it and git can merge it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.errors import RegistryError
from generator.records import ActorKind  # noqa: TC001 - pydantic reads it at run time

if TYPE_CHECKING:
    from pathlib import Path

ACTORS_FILE = "actors.jsonl"
ARTICLES_FILE = "articles.jsonl"


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor's address: ``id`` and ``slug`` never change, ``names`` are the full names that lead to it."""

    id: str
    slug: str
    kind: ActorKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article's address."""

    id: str
    slug: str


@dataclass(frozen=True, slots=True)
class Registry:
    """All addresses given out so far."""

    actors: tuple[ActorEntry, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()


EntryT = TypeVar("EntryT", ActorEntry, ArticleEntry)


def read_registry(folder: Path) -> Registry:
    """The registry in that folder; empty if there is none.

    Raises RegistryError where a line cannot be read or two entries contradict each other.
    """
    return Registry(
        actors=_read(folder / ACTORS_FILE, TypeAdapter(ActorEntry)),
        articles=_read(folder / ARTICLES_FILE, TypeAdapter(ArticleEntry)),
    )


def registry_files(registry: Registry) -> dict[str, str]:
    """The registry's files by name."""
    return {ACTORS_FILE: _lines(registry.actors), ARTICLES_FILE: _lines(registry.articles)}


def _read(path: Path, adapter: TypeAdapter[EntryT]) -> tuple[EntryT, ...]:
    if not path.exists():
        return ()
    entries: dict[str, EntryT] = {}
    owners: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
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
        address = f"{getattr(entry, 'kind', '')}/{entry.slug}"
        if owners.setdefault(address, entry.id) != entry.id:
            raise RegistryError(f"{place}: the address {entry.slug!r} is given twice. Change the newer line's slug.")
        entries[entry.id] = entry
    return tuple(entries.values())


def _lines(entries: tuple[EntryT, ...]) -> str:
    ordered = sorted(entries, key=lambda entry: (entry.slug, entry.id))
    return "".join(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in ordered)
