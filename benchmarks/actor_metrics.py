"""What is found of persons and organisations against what is annotated, one article at a time; pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.registry import normal_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.actor_gold import Entity, GoldArticle, Mark
    from generator.records import ActorKind, ArticleActor, Mention

KEY_ACTORS = 5  # as many as annotators may name, and about as many as a reader takes in at a glance
NAME_FORMS = frozenset({"name", "part"})
ARTICLES = frozenset(
    {"der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "eines"}  # of grammar
)


@dataclass(frozen=True, slots=True)
class Found:
    """An actor of one article after linking: ``id`` is the same in all articles of a collection.

    ``paged`` says whether a page can be headed with the name, which a bare surname cannot.
    """

    id: str
    name: str
    paged: bool
    actor: ArticleActor


class Item(NamedTuple):
    """What is counted: an entity's key, or another identity where it is none of the gold's, and words that say more."""

    entity: str
    text: str


class Comparison(NamedTuple):
    """What is found and what is there."""

    found: frozenset[Item]
    gold: frozenset[Item]


class Link(NamedTuple):
    """A name in a text: its entity in the gold, and its cluster in the output, None if it is in none."""

    entity: str
    cluster: str | None
    words: str


# --- entries: who has a page, under the right name ---


def compare_entries(
    gold: GoldArticle, found: Sequence[Found], entities: Mapping[str, Entity], kind: ActorKind
) -> Comparison:
    """Actors of that kind by their names after linking, each entity once.

    Neither right nor wrong are entities of which no first name is known, and those that the article names only in
    compounds or descriptions.
    """
    wanted = _named(gold, entities, kind)
    marked = {mark.entity for mark in gold.marks}
    right: set[str] = set()
    wrong: set[Item] = set()
    for one in {one.id: one for one in found if one.actor.kind == kind}.values():
        same = [key for key, entity in entities.items() if entity.kind == kind and _answers_to(entity, one.name)]
        if new := [key for key in same if key in wanted and key not in right]:
            right.add(new[0])
        elif one.paged and not any(entities[key].surname_only or key in marked - wanted for key in same):
            wrong.add(Item(one.id, one.name))
    return Comparison(_items(right, entities) | wrong, _items(wanted, entities))


def _named(gold: GoldArticle, entities: Mapping[str, Entity], kind: ActorKind) -> set[str]:
    named = {mark.entity for mark in gold.marks if mark.kind == "name"}
    return {key for key in named if entities[key].kind == kind and not entities[key].surname_only}


def _answers_to(entity: Entity, name: str) -> bool:
    return normal_name(name) in map(normal_name, (entity.name, *entity.aliases))


def _items(keys: Iterable[str], entities: Mapping[str, Entity]) -> frozenset[Item]:
    return frozenset(Item(key, entities[key].name) for key in keys)


# --- linking: which names mean the same ---


def links(gold: GoldArticle, found: Sequence[Found]) -> list[Link]:
    """The article's names, each with the actor whose mention covers most of it, of several the shortest mention."""
    return [
        Link(mark.entity, _cluster(mark, found), gold.article.text[mark.begin : mark.end])
        for mark in gold.marks
        if mark.kind == "name"
    ]


def _cluster(mark: Mark, found: Sequence[Found]) -> str | None:
    fits = [
        (_shared(mark, mention), mention.begin - mention.end, one.id) for one in found for mention in one.actor.mentions
    ]
    shared, _, cluster = max(fits, key=lambda fit: fit[:2], default=(0, 0, None))
    return cluster if shared else None


def _shared(mark: Mark, mention: Mention) -> int:
    """How many characters they have in common."""
    return max(0, min(mark.end, mention.end) - max(mark.begin, mention.begin))


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[list[float], list[float]]:
    """Precision and recall of each item of (entity, cluster) pairs: B-cubed (Bagga and Baldwin 1998).

    >>> b_cubed([("roth", "1"), ("roth", "2")])
    ([1.0, 1.0], [0.5, 0.5])
    """
    both = Counter(pairs)
    entities = Counter(entity for entity, _ in pairs)
    clusters = Counter(cluster for _, cluster in pairs)
    precision = [both[pair] / clusters[pair[1]] for pair in pairs]
    recall = [both[pair] / entities[pair[0]] for pair in pairs]
    return precision, recall


def harmonic_mean(one: float, other: float) -> float:
    """F1 of precision and recall.

    >>> harmonic_mean(50, 100), harmonic_mean(0, 0)
    (66.66666666666667, 0.0)
    """
    return 2 * one * other / (one + other) if one + other else 0.0


# --- roles, and who matters most ---


def entity_of(actor: ArticleActor, gold: GoldArticle) -> str | None:
    """The entity that most of the actor's names are marked as, None if none is marked."""
    votes: Counter[str] = Counter()
    names = [mark for mark in gold.marks if mark.kind == "name"]
    for mention in actor.mentions:
        if mention.form in NAME_FORMS:
            votes.update({mark.entity for mark in names if _shared(mark, mention)})
    return votes.most_common(1)[0][0] if votes else None


def compare_roles(gold: GoldArticle, found: Sequence[Found]) -> Comparison:
    """The functions of each person, whose own words they are."""
    said = {
        Item(entity_of(one.actor, gold) or f"?{place}", role_words(role.text))
        for place, one in enumerate(found)
        for role in one.actor.roles
    }
    marked = {
        Item(mark.entity, role_words(gold.article.text[mark.begin : mark.end]))
        for mark in gold.marks
        if mark.kind == "role"
    }
    return Comparison(frozenset(said), frozenset(marked))


def role_words(text: str) -> str:
    """The words of a function as they are compared.

    >>> role_words("Der neue  Chef")
    'neue chef'
    """
    first, *others = text.casefold().split()
    return " ".join(others if first in ARTICLES and others else [first, *others])


def leniently(roles: Comparison) -> Comparison:
    """The same, where a function of the right person is right if it contains the annotated one or is part of it."""
    right = set(roles.found & roles.gold)
    for item in sorted(roles.found - roles.gold):
        near = (one for one in sorted(roles.gold - right) if one.entity == item.entity and _contains(one, item))
        right.add(next(near, item))
    return Comparison(frozenset(right), roles.gold)


def _contains(one: Item, other: Item) -> bool:
    return one.text in other.text or other.text in one.text


def compare_key_actors(gold: GoldArticle, found: Sequence[Found], entities: Mapping[str, Entity]) -> Comparison:
    """The entities that the article is chiefly about, and those of them among the first actors."""
    first = {entity_of(one.actor, gold) for one in found[:KEY_ACTORS]}
    return Comparison(_items([key for key in gold.key if key in first], entities), _items(gold.key, entities))
