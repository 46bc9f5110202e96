"""Ties → bonds: all that ties two actors, in one record; who has which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.briefing import Ref, TieEntry
    from generator.website import Website


@dataclass(frozen=True, slots=True)
class Bond:
    """Two actors that are tied.

    ``together`` is how many sentences name both, ``spoken`` how many quotations of one are about the other, and
    ``strength`` both in all; ``newest`` is the tie whose sentence is the newest.
    """

    one: Ref
    other: Ref
    together: int
    spoken: int
    strength: int
    newest: TieEntry


def find_bonds(ties: Iterable[TieEntry]) -> tuple[Bond, ...]:
    """One bond for every two actors, the strongest first."""
    found: dict[tuple[Ref, Ref], list[TieEntry]] = defaultdict(list)
    for tie in ties:
        one, other = sorted((tie.one, tie.other))
        found[one, other].append(tie)
    bonds = [
        Bond(
            one=one,
            other=other,
            together=sum(tie.count for tie in own if tie.kind == "together"),
            spoken=sum(tie.count for tie in own if tie.kind != "together"),
            strength=sum(tie.count for tie in own),
            newest=max(own, key=lambda tie: (tie.date, tie.article.path, tie.kind)),
        )
        for (one, other), own in found.items()
    ]
    return tuple(sorted(bonds, key=lambda bond: (-bond.strength, bond.one.path, bond.other.path)))


def bonds_by_actor(bonds: Iterable[Bond]) -> dict[Ref, tuple[Bond, ...]]:
    """The bonds of each actor, the strongest first."""
    found: dict[Ref, list[Bond]] = defaultdict(list)
    for bond in bonds:
        found[bond.one].append(bond)
        found[bond.other].append(bond)
    return {ref: tuple(own) for ref, own in found.items()}


def partner(bond: Bond, own: Ref) -> Ref:
    """The other one of a bond."""
    return bond.other if bond.one == own else bond.one


def node_name(ref: Ref, ties: int, site: Website) -> str:
    """„Kirill Dmitrijew, Person, 5 Verbindungen“."""
    kind = site.texts.text(f"network_{kind_of(ref, site)}")
    return site.texts.text("network_node", name=ref.name, kind=kind, ties=site.texts.count("network_ties", ties))


def kind_of(ref: Ref, site: Website) -> str:
    """Whether a page is a person's or an organisation's, by its folder."""
    return "person" if ref.path.startswith(f"{site.paths.person}/") else "organisation"
