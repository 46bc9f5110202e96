"""Mentions of all articles, gathered by name: what is to be linked, and what speaks for linking it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.names import fold, is_surname
from generator.records import ActorKind  # noqa: TC001 - a NamedTuple's fields are read at run time
from generator.registry import normal_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.names import NameRules
    from generator.records import Analysis, ArticleActor

# An actor named in more articles than this, and than this share of all, says little about who else is meant.
COMMON_ARTICLES = 20
COMMON_SHARE = 0.05
# Functions are alike from so many letters at their ends on („Interimstrainer“, „Trainer“).
ALIKE_LETTERS = 4


class Key(NamedTuple):
    """What the registry knows names by; a group without a name of its own has its article in it."""

    kind: ActorKind
    name: str
    article: str = ""


class Place(NamedTuple):
    """An actor of an article: the positions of its analysis and of the actor in it."""

    article: int
    actor: int


@dataclass(slots=True)
class Group:
    """The actors of all articles with one name; a bare surname is a group in each article by itself."""

    key: Key
    places: list[Place] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    full: set[str] = field(default_factory=set)  # those of the names that are no bare surname
    written: str = ""  # the full name that somebody has written down for it
    surfaces: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)  # the nouns of the functions

    @property
    def name(self) -> str:
        """The spelling that somebody has written down, else the one that is printed most often."""
        return self.written or min(self.full or self.names, key=lambda name: (-self.names[name], name))

    @property
    def full_names(self) -> list[str]:
        """All names as printed, the most frequent first; none for a bare surname."""
        if self.is_bare:
            return []
        printed = [name for name in self.names if name in self.full]
        return [*filter(None, [self.written]), *sorted(printed, key=lambda name: (-self.names[name], name))]

    @property
    def is_bare(self) -> bool:
        """Whether it is a person's surname alone."""
        return bool(self.key.article)


def gather(
    analyses: Sequence[Analysis],
    rules: NameRules,
    kind_of: Callable[[ArticleActor], ActorKind],
    known: Callable[[ArticleActor], str],
) -> dict[Key, Group]:
    """All groups by key, in the order of the keys.

    ``kind_of`` says what an actor is, ``known`` gives the full name for one that somebody has written down.
    """
    groups: dict[Key, Group] = {}
    for article, analysis in enumerate(analyses):
        for position, actor in enumerate(analysis.actors):
            kind, written = kind_of(actor), known(actor)
            name = written or actor.name
            bare = kind == "person" and is_surname(name, rules) and not written
            key = Key(kind, normal_name(name), f"{analysis.article}#{position}" if bare else "")
            group = groups.setdefault(key, Group(key))
            group.places.append(Place(article, position))
            group.written = written
            said = written and normal_name(actor.name) == normal_name(written)
            if said or kind != "person" or not is_surname(actor.name, rules):
                group.full.add(actor.name)
            group.names[actor.name] += sum(mention.form == "name" for mention in actor.mentions) or 1
            group.surfaces |= {mention.text for mention in actor.mentions if mention.form != "compound"}
            group.roles.update(head_of(role.text) for role in actor.roles)
    return {key: groups[key] for key in sorted(groups)}


class Company:
    """Who is named together with whom, without those who are named everywhere.

    ``identity`` gives the key that stands for all groups known to be one actor; bare surnames that nobody is known to
    bear are nobody's company.
    """

    def __init__(self, groups: Iterable[Group], articles: int, identity: Callable[[Key], Key]) -> None:
        self._in_article: dict[int, set[Key]] = defaultdict(set)
        self._of: dict[Key, frozenset[Key]] = {}
        self.identity = identity
        found: dict[Key, set[int]] = defaultdict(set)
        for group in groups:
            known = identity(group.key)
            if not known.article:
                found[known].update(place.article for place in group.places)
        most = max(COMMON_ARTICLES, COMMON_SHARE * articles)
        for key, places in found.items():
            for article in places if len(places) <= most else ():
                self._in_article[article].add(key)

    def of(self, group: Group) -> frozenset[Key]:
        """The actors named in the group's articles besides it."""
        if group.key not in self._of:
            found = (self._in_article.get(place.article, ()) for place in group.places)
            own = self.identity(group.key)
            self._of[group.key] = frozenset(key for keys in found for key in keys if key != own)
        return self._of[group.key]


def head_of(role: str) -> str:
    """The noun of a function, folded: the last of the first words with capitals.

    >>> [head_of(role) for role in ("frühere dänische Ministerin", "Bremens Bürgermeister", "Chef von X")]
    ['ministerin', 'burgermeister', 'chef']
    """
    found = ""
    for word in role.split():
        if word[:1].isupper():
            found = word
        elif found:
            break
    return fold(found or role)


def alike_roles(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two functions have the same noun, or ends of one („interimstrainer“, „trainer“)."""
    others = set(other)
    return any(a in others or any(_alike(a, b) for b in others) for a in one)


def _alike(one: str, other: str) -> bool:
    return any(a.endswith(b) or b.endswith(a) for a in _stems(one) for b in _stems(other))


def _stems(word: str) -> set[str]:
    """The word with and without its endings, as far as enough of it is left."""
    cut = {word.removesuffix(ending) for ending in ("en", "er", "in", "n", "s", "e", "ers")}
    return {stem for stem in cut | {word} if len(stem) >= ALIKE_LETTERS}
