"""Actors → ActorEntry: what stands on the page of a person or organisation."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.briefing import ActorEntry, AffiliationEntry, MovedEntry, Ref, RoleEntry
from generator.curate.directory import page_path
from generator.records import Appearance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.briefing import ArticleEntry, TieEntry
    from generator.curate.directory import Directory, Material
    from generator.records import Actor, Analysis

# On a page: the strongest ties; all of them are in the data.
MAX_TIES = 12
GENITIVE = "s'’"  # „Wladimir Putins“ is no other spelling of the name


def actor_entries(
    material: Material, directory: Directory, entries: Mapping[str, ArticleEntry], ties: Sequence[TieEntry]
) -> Iterator[ActorEntry]:
    """An entry for each actor, with an empty path for those without a page."""
    by_id = {analysis.article: analysis for analysis in material.analyses}
    affiliations = _affiliations(material, directory, entries)
    own_ties: dict[Ref, list[TieEntry]] = defaultdict(list)
    for tie in ties:
        own_ties[tie.one].append(tie)
        own_ties[tie.other].append(tie)
    for actor in material.actors:
        ref = directory.actors.get(actor.appearances[0], Ref(actor.name, ""))
        own = newest_first({place.article: entries[place.article] for place in actor.appearances}.values())
        quotes = [quote for article in own for quote in article.quotes] if ref.path else []
        roles = _roles(actor, by_id, entries)
        yield ActorEntry(
            id=actor.id,
            ref=ref,
            kind=actor.kind,
            standing=directory.standings[actor.id],
            other_names=_other_names(actor),
            roles=roles,
            affiliations=_newest_of_each(affiliations.get(ref, ())) if ref.path else (),
            ties=tuple(own_ties[ref][:MAX_TIES]) if ref.path else (),
            wikidata=actor.wikidata,
            note=actor.note,
            listed_roles=actor.listed_roles if actor.kind == "person" and not roles else (),
            says=tuple(quote for quote in quotes if quote.actor == ref),
            about=tuple(quote for quote in quotes if ref in quote.names and quote.actor != ref),
            articles=tuple(own),
            topics=most_common(link.topic for article in own for link in article.topics),
        )


def _other_names(actor: Actor) -> tuple[str, ...]:
    """Spellings that are more than a part of the name, of several words or in capitals (RFDI)."""
    other = (surface for surface in actor.surfaces if surface.rstrip(GENITIVE) not in actor.name)
    return tuple(surface for surface in other if " " in surface or surface.isupper())


def _roles(
    actor: Actor, analyses: Mapping[str, Analysis], entries: Mapping[str, ArticleEntry]
) -> tuple[RoleEntry, ...]:
    """Each function with the newest article that says so, the newest first."""
    roles = [
        RoleEntry(role.text, entries[place.article].date, entries[place.article].ref)
        for place in actor.appearances
        for role in analyses[place.article].actors[place.position].roles
    ]
    newest: dict[str, RoleEntry] = {}
    for role in sorted(roles, key=lambda one: (one.date, one.article.path), reverse=True):
        newest.setdefault(role.text, role)
    return tuple(newest.values())


def _affiliations(
    material: Material, directory: Directory, entries: Mapping[str, ArticleEntry]
) -> dict[Ref, list[AffiliationEntry]]:
    """Functions that name an organisation, for both sides: „Chef von SpaceX“."""
    found: dict[Ref, list[AffiliationEntry]] = defaultdict(list)
    for analysis in material.analyses:
        entry = entries[analysis.article]
        bodies = [
            (mention, page)
            for index, actor in enumerate(analysis.actors)
            if (page := directory.actors.get(place := Appearance(analysis.article, index)))
            and directory.kinds[place] == "organisation"
            for mention in actor.mentions
        ]
        for index, actor in enumerate(analysis.actors):
            person = directory.actors.get(Appearance(analysis.article, index))
            for role in actor.roles if person else ():
                for mention, body in bodies:
                    if role.begin <= mention.begin and mention.end <= role.end and person and person != body:
                        found[person].append(AffiliationEntry(body, role.text, entry.date, entry.ref))
                        found[body].append(AffiliationEntry(person, role.text, entry.date, entry.ref))
    return found


def _newest_of_each(affiliations: Iterable[AffiliationEntry]) -> tuple[AffiliationEntry, ...]:
    newest: dict[tuple[Ref, str], AffiliationEntry] = {}
    for one in sorted(affiliations, key=lambda one: (one.date, one.article.path), reverse=True):
        newest.setdefault((one.other, one.role), one)
    return tuple(newest.values())


def moved_entries(material: Material, directory: Directory) -> Iterator[MovedEntry]:
    """The pages at old addresses, each with where it leads."""
    actors = {
        actor.id: page for actor in material.actors if (page := directory.actors.get(actor.appearances[0])) is not None
    }
    # Articles come first: their ids may be anything, and must not stand in the way of the others'.
    pages = {**directory.articles, **directory.stories, **directory.topics, **actors}
    for moved in material.moved:
        path = page_path(directory.paths, moved.kind, moved.slug)
        yield MovedEntry(path, moved.kind, pages.get(moved.target, Ref("", "")))


def newest_first(articles: Iterable[ArticleEntry]) -> list[ArticleEntry]:
    """The articles by date, the newest first."""
    return sorted(articles, key=lambda article: (article.date, article.ref.path), reverse=True)


def most_common(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """The pages that are named, most often first; what has no page is left out."""
    counts = Counter(ref for ref in refs if ref.path)
    return tuple(sorted(counts, key=lambda ref: (-counts[ref], ref)))
