"""A gazetteer of actors (CSV): names that are known before any article is read."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from generator.errors import SettingsError
from generator.records import ActorKind

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("name", "aliases", "kind", "wikidata", "roles")
SEPARATOR = ";"  # between several aliases or roles in a cell
WIKIDATA_ID = re.compile(r"(Q[1-9][0-9]*)?")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A line of the gazetteer."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    roles: tuple[str, ...] = ()


def load_known_actors(path: Path) -> tuple[KnownActor, ...]:
    """The gazetteer's lines in their order.

    Raises SettingsError naming each line that does not fit.
    """
    found: list[KnownActor] = []
    faults: list[str] = []
    owners: dict[tuple[str, str], str] = {}
    for number, row in _rows(path):
        place = f"{path}:{number}"
        if fault := _fault(row):
            faults.append(f"{place}: {fault}")
            continue
        actor = _actor(row)
        if owners.get((actor.kind, actor.name.casefold())) == actor.name:
            faults.append(f"{place}: {actor.name!r} has a line above. Put both into one.")
        for name in (actor.name, *actor.aliases):
            owner = owners.setdefault((actor.kind, name.casefold()), actor.name)
            if owner != actor.name:
                faults.append(f"{place}: {name!r} already belongs to {owner!r}. Leave it in one line.")
        found.append(actor)
    if faults:
        raise SettingsError(faults)
    return tuple(found)


def _rows(path: Path) -> list[tuple[int, dict[str, str | None]]]:
    """The lines' numbers and cells by column."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        fault = f"{path}: the gazetteer is missing. Create it, or leave actors.gazetteer empty in briefings.toml."
        raise SettingsError([fault]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([f"{path}: cannot be read: {error}. Save it as UTF-8."]) from error
    rows = csv.DictReader(text.splitlines())
    try:
        missing = [column for column in ("name", "kind") if column not in (rows.fieldnames or ())]
        found = [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        raise SettingsError([f"{path}:{rows.line_num}: not CSV: {error}. Is a quotation mark not closed?"]) from error
    if missing:
        raise SettingsError([f"{path}:1: no column {', '.join(missing)}. The first line is: {','.join(COLUMNS)}."])
    return found


def _fault(row: dict[str, str | None]) -> str:
    if not (row.get("name") or "").strip():
        return "the name is empty. Fill it in, or delete the line."
    if row.get("kind") not in get_args(ActorKind):
        return f"kind is {row.get('kind')!r}. Write one of: {', '.join(get_args(ActorKind))}."
    if not WIKIDATA_ID.fullmatch((row.get("wikidata") or "").strip()):
        return f"wikidata is {row.get('wikidata')!r}. Write an id such as Q42, or leave it empty."
    return ""


def _actor(row: dict[str, str | None]) -> KnownActor:
    kind: ActorKind = "person" if row["kind"] == "person" else "organisation"
    return KnownActor(
        name=" ".join((row["name"] or "").split()),
        kind=kind,
        aliases=_cells(row.get("aliases")),
        wikidata=(row.get("wikidata") or "").strip(),
        roles=_cells(row.get("roles")),
    )


def _cells(text: str | None) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in (text or "").split(SEPARATOR) if cell.strip())
