"""What an editor and a gazetteer say of actors, by name: who is meant, of which kind, and who is never the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.link.groups import Key
from generator.registry import normal_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.editor import ActorRule, ActorRules
    from generator.known_actors import KnownActor
    from generator.records import ActorKind, ArticleActor
    from generator.registry import Registry


class Word:
    """Asks the editor's rules first, then the gazetteer; remembers which rules matched something."""

    def __init__(self, rules: ActorRules, known: Sequence[KnownActor], registry: Registry) -> None:
        self._names = {entry.id: entry.names[0] for entry in registry.actors}
        self._rules: dict[Key, ActorRule] = {}
        self._known: dict[Key, KnownActor] = {}
        self._apart: set[frozenset[Key]] = set()
        self._used: set[int] = set()
        self.rules = rules
        for actor in known:
            for name in (actor.name, *actor.aliases):
                self._known.setdefault(Key(actor.kind, normal_name(name)), actor)
        kinds: tuple[ActorKind, ...] = ("person", "organisation")
        for rule in rules.actors:
            for kind in {rule.kind, rule.becomes or rule.kind} if rule.kind else kinds:
                for name in (self.name_of(rule), *rule.merge, *rule.aliases):
                    self._rules[Key(kind, normal_name(name))] = rule
        for rule in rules.actors:
            for kind in (rule.kind,) if rule.kind else kinds:
                for name in rule.never_merge:
                    self._apart.add(frozenset({self._meant(kind, self.name_of(rule)), self._meant(kind, name)}))

    def _meant(self, kind: ActorKind, name: str) -> Key:
        """The key of the actor that goes by this name."""
        key = Key(kind, normal_name(name))
        rule = self._rules.get(key)
        key = Key(kind, normal_name(self.name_of(rule))) if rule else key
        return Key(kind, normal_name(self._known[key].name)) if key in self._known else key

    def name_of(self, rule: ActorRule) -> str:
        """The name that a rule is about, which may give it by its id in the registry."""
        return self._names.get(rule.name, rule.name)

    def kind_of(self, actor: ArticleActor) -> ActorKind:
        """A person or an organisation."""
        rule = self._rules.get(Key(actor.kind, normal_name(actor.name)))
        if rule and rule.becomes:
            return rule.becomes
        other: ActorKind = "organisation" if actor.kind == "person" else "person"
        known = [kind for kind in (actor.kind, other) if Key(kind, normal_name(actor.name)) in self._known]
        return known[0] if known else actor.kind

    def written_name(self, actor: ArticleActor) -> str:
        """The full name that somebody has written down for the article's actor, "" if nobody has."""
        kind = self.kind_of(actor)
        rule = self._rules.get(Key(actor.kind, normal_name(actor.name)))
        name = self.name_of(rule) if rule is not None else actor.name
        known = self._known.get(Key(kind, normal_name(name)))
        return known.name if known is not None else name if rule is not None else ""

    def rule_for(self, names: Iterable[Key]) -> ActorRule | None:
        """The editor's rule on an actor that has one of these names."""
        rule = next((self._rules[key] for key in names if key in self._rules), None)
        if rule is not None:
            self._used.add(self.rules.actors.index(rule))
        return rule

    def known_for(self, names: Iterable[Key]) -> KnownActor | None:
        """The gazetteer's line on an actor that has one of these names."""
        return next((self._known[key] for key in names if key in self._known), None)

    def keeps_apart(self, some: Iterable[Key], others: Iterable[Key]) -> bool:
        """Whether the editor says that two actors with these names are not the same: so do two tables."""
        some, others = ([key._replace(article="") for key in keys] for keys in (some, others))
        rules = [{id(self._rules[key]) for key in keys if key in self._rules} for keys in (some, others)]
        if all(rules) and rules[0].isdisjoint(rules[1]):
            return True
        return any(frozenset({one, other}) in self._apart for one in some for other in others)

    @property
    def unused(self) -> list[str]:
        """The names of rules that matched nothing in the articles."""
        return [rule.name for place, rule in enumerate(self.rules.actors) if place not in self._used]
