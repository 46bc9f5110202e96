"""Persons and organisations, within articles and across them, scored against annotated articles.

    python -m benchmarks.actors [--part dev|test] [--check] [--details N] [--shared FOLDER]

Runs the German analysis and the linking, from an empty registry, over the articles that
benchmarks/data/actors/README.md describes. The Wikinews texts among them are read from FOLDER/corpora/quotes and left
out where that is missing. ``--check`` ends with 1 if a figure is worse than its floor in actor_floors.toml;
``--details`` prints up to N errors of each kind, for the part dev only, since the other is held out.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import figures
from benchmarks.actor_gold import LANGUAGE, PARTS, GoldError, read_own, read_wikinews
from benchmarks.actor_metrics import (
    Found,
    Link,
    b_cubed,
    compare_entries,
    compare_key_actors,
    compare_roles,
    harmonic_mean,
    leniently,
    links,
)
from benchmarks.figures import Figure, MissingDataError, Publications, Targets
from benchmarks.metrics import Retrieval, Tally
from generator.analyse import Plan, analyse
from generator.executors import InlineExecutor
from generator.known_actors import load_known_actors
from generator.language import load_profiles, name_rules
from generator.link import link_actors
from generator.records import ActorKind, Appearance
from generator.registry import Registry, normal_name
from generator.taxonomy import load_taxonomy
from generator.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from benchmarks.actor_gold import Collection, Entity, GoldArticle
    from benchmarks.actor_metrics import Comparison
    from generator.known_actors import KnownActor
    from generator.records import Actor, Analysis, ArticleActor

PROJECT = Path(__file__).resolve().parent.parent
GAZETTEER = PROJECT / "site_config" / "gazetteer.csv"
FLOORS = Path(__file__).with_name("actor_floors.toml")
HELD_OUT = "The part test is held out: its errors are not for reading. Use --details with --part dev."
KINDS: dict[str, ActorKind] = {"persons": "person", "organisations": "organisation"}


@dataclass(slots=True)
class Counts:
    """What is counted over all articles, and the errors in words."""

    entries: dict[str, Retrieval] = field(default_factory=lambda: {name: Retrieval() for name in KINDS})
    roles: Retrieval = field(default_factory=Retrieval)
    lenient_roles: Retrieval = field(default_factory=Retrieval)
    key: Tally = field(default_factory=Tally)
    links: list[list[Link]] = field(default_factory=list)  # one list an article; clusters are unique in all
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def main() -> None:
    """Analyse, link, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=tuple(PARTS), default="dev")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--details", type=int, default=0, metavar="N")
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared")
    arguments = parser.parse_args()
    if arguments.details and arguments.part != "dev":
        sys.exit(HELD_OUT)
    try:
        collections, missing = _read(arguments.part, arguments.shared)
    except GoldError as error:
        sys.exit(str(error))
    counts = count(collections)
    articles = sum(len(collection.articles) for collection in collections)
    measured = list(measure(counts, f"{articles} articles, {arguments.part}"))
    targets = read_toml(FLOORS, Targets)
    print(figures.table(measured, targets, Publications(sources={}, published=())).partition("\n\n")[0])
    _print_errors(counts, arguments.details)
    if arguments.check and missing:
        sys.exit("Not checked: the floors are those of all articles.")
    faults = figures.below_floor(measured, targets, ["actors"]) if arguments.check else []
    if faults:
        sys.exit("\n".join(faults))


def _read(part: str, shared: Path) -> tuple[list[Collection], bool]:
    """The collections of that part, and whether the Wikinews articles are missing, which is said. Raises GoldError."""
    collections, missing = read_own(part), False
    try:
        collections = [*collections, read_wikinews(part, shared)]
    except MissingDataError as error:
        print(f"Without the Wikinews articles: {error} (--shared).")
        missing = True
    known = load_known_actors(GAZETTEER)
    return [replace(one, entities=_with_known_names(one.entities, known)) for one in collections], missing


def _with_known_names(entities: Mapping[str, Entity], known: Sequence[KnownActor]) -> dict[str, Entity]:
    """The entities with the names that the shipped gazetteer has for them: „EU“ may be shown as „Europäische Union“."""
    lines = {normal_name(name): (line.name, *line.aliases) for line in known for name in (line.name, *line.aliases)}
    return {
        key: entity.model_copy(update={"aliases": (*entity.aliases, *lines.get(normal_name(entity.name), ()))})
        for key, entity in entities.items()
    }


# --- the analysis and the linking ---


def analyses_of(collection: Collection) -> list[Analysis]:
    """What the German pipeline finds in the articles."""
    profile = load_profiles(PROJECT / "site_config" / "languages")[LANGUAGE]
    plan = Plan(
        {LANGUAGE: profile}, load_taxonomy([PROJECT / "site_config" / "topics.toml"]), load_known_actors(GAZETTEER)
    )
    return list(analyse((gold.article for gold in collection.articles), plan, executor=InlineExecutor()))


def linked(analyses: Sequence[Analysis]) -> list[list[Found]]:
    """The actors of each article, in their order, as they are linked across all of them."""
    rules = name_rules(profile.names for profile in load_profiles(PROJECT / "site_config" / "languages").values())
    known = load_known_actors(GAZETTEER)
    actors = link_actors(analyses, Registry(), rules, known=known).actors
    places = {appearance: actor for actor in actors for appearance in actor.appearances}
    return [
        [
            _found(actor, places.get(Appearance(analysis.article, position)), f"{analysis.article}#{position}")
            for position, actor in enumerate(analysis.actors)
        ]
        for analysis in analyses
    ]


def _found(actor: ArticleActor, everywhere: Actor | None, local: str) -> Found:
    name = everywhere.name if everywhere is not None else actor.name
    paged = actor.kind != "person" or not is_bare(name)
    return Found(everywhere.id if everywhere is not None else local, name, paged, actor)


def is_bare(name: str) -> bool:
    """Whether a person's name is a surname with nothing but particles before it.

    >>> is_bare("Roth"), is_bare("von der Heide"), is_bare("Ida Roth")
    (True, True, False)
    """
    return not any(word[:1].isupper() for word in name.split()[:-1])


# --- counting ---


def count(collections: Sequence[Collection]) -> Counts:
    """Everything that is counted over the collections, each linked by itself."""
    counts = Counts()
    for collection in collections:
        found = linked(analyses_of(collection))
        for gold, actors in zip(collection.articles, found, strict=True):
            _count_article(counts, gold, actors, collection)
    _note_linking_errors(counts)
    return counts


def _count_article(counts: Counts, gold: GoldArticle, found: Sequence[Found], collection: Collection) -> None:
    place = f"{collection.name}/{gold.article.id}"
    for name, kind in KINDS.items():
        _count(counts, counts.entries[name], name, compare_entries(gold, found, collection.entities, kind), place)
    roles = compare_roles(gold, found)
    _count(counts, counts.roles, "roles", roles, place)
    counts.lenient_roles.add(*leniently(roles))
    key = compare_key_actors(gold, found, collection.entities)
    counts.key.add(len(key.found) / len(key.gold), 1, cases=len(key.gold))
    _note(counts, "key actors", key, place)
    counts.links.append([_in_collection(link, collection.name) for link in links(gold, found)])
    counts.errors["names not found"] += [f"{place}: {link.words}" for link in counts.links[-1] if link.cluster is None]


def _in_collection(link: Link, name: str) -> Link:
    """The link with keys that no other collection has."""
    cluster = None if link.cluster is None else f"{name}/{link.cluster}"
    return Link(f"{name}/{link.entity}", cluster, link.words)


def _count(counts: Counts, retrieval: Retrieval, name: str, comparison: Comparison, place: str) -> None:
    retrieval.add(*comparison)
    _note(counts, name, comparison, place)


# --- figures ---


def measure(counts: Counts, on: str) -> Iterator[Figure]:
    """The figures of what was counted."""
    for name, retrieval in counts.entries.items():
        yield figures.figure(f"actors.{name}.p", f"{name}, precision", on, retrieval.precision)
        yield figures.figure(f"actors.{name}.r", f"{name}, recall", on, retrieval.recall)
        yield figures.f1_figure(f"actors.{name}.f1", f"{name}, F1", on, retrieval)
    yield from _linking_figures(counts.links, on)
    yield figures.f1_figure("actors.roles.f1", "roles, F1", on, counts.roles)
    yield figures.f1_figure("actors.roles.lenient", "roles, F1, part of the words", on, counts.lenient_roles)
    yield figures.figure("actors.key.recall", "key actors among the first five", on, counts.key)


def _linking_figures(by_article: Sequence[Sequence[Link]], on: str) -> Iterator[Figure]:
    """B-cubed over the names that were found, and the share of those that were not."""
    precision, recall, missed = Tally(), Tally(), Tally()
    scores = zip(
        *b_cubed([(one.entity, one.cluster) for all_ in by_article for one in all_ if one.cluster]), strict=True
    )
    for article in by_article:
        own = [next(scores) for link in article if link.cluster]
        precision.add(sum(score for score, _ in own), len(own), cases=len(own))
        recall.add(sum(score for _, score in own), len(own), cases=len(own))
        missed.add(len(article) - len(own), len(article), cases=len(article))
    both = precision.score(), recall.score()
    f1 = harmonic_mean(both[0].value, both[1].value) if both[0] and both[1] else None
    yield figures.figure("actors.linking.p", "linking, B-cubed precision", on, precision)
    yield figures.figure("actors.linking.r", "linking, B-cubed recall", on, recall)
    yield Figure("actors.linking.f1", "linking, B-cubed F1", on, f1)
    yield figures.figure("actors.linking.missed", "names not found, left out of linking", on, missed)


# --- errors in words ---


def _note(counts: Counts, name: str, comparison: Comparison, place: str) -> None:
    for what, items in (
        ("missed", comparison.gold - comparison.found),
        ("wrong", comparison.found - comparison.gold),
    ):
        counts.errors[f"{name}, {what}"] += [f"{place}: {item.text} ({item.entity})" for item in sorted(items)]


def _note_linking_errors(counts: Counts) -> None:
    """Entities whose names are in several clusters, and clusters with names of several entities."""
    found = [link for article in counts.links for link in article if link.cluster]
    counts.errors["entities split"] = _divided((one.entity, one.cluster, one.words) for one in found)
    counts.errors["entities mixed"] = _divided((one.cluster, one.entity, one.words) for one in found)


def _divided(rows: Iterable[tuple[str | None, str | None, str]]) -> list[str]:
    """Each whole that has several parts, with the words in each part."""
    words: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for whole, part, word in rows:
        words[str(whole)][str(part)].add(word)
    return [
        f"{whole}: " + " | ".join(", ".join(sorted(inside)) for inside in parts.values())
        for whole, parts in sorted(words.items())
        if len(parts) > 1
    ]


def _print_errors(counts: Counts, most: int) -> None:
    for kind, errors in counts.errors.items():
        if most and errors:
            print(f"\n{kind} ({len(errors)})")
            print("\n".join(f"  {error}" for error in errors[:most]))


if __name__ == "__main__":
    main()
