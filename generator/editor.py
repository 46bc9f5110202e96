"""site_config/actors.toml → the editor's word on actors: it goes before all that the generator finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from generator.markdown import RESERVED_SLUGS
from generator.records import ActorKind  # noqa: TC001 - pydantic reads it at run time
from generator.toml_file import Table, read_toml

if TYPE_CHECKING:
    from pathlib import Path

Name = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(pattern="^([a-z0-9]+(-[a-z0-9]+)*)?$", max_length=80)]


class ActorRule(Table):
    """What an editor says of one actor.

    ``name`` is a full name that the articles print, or the actor's id in the registry; ``kind`` tells a person and an
    organisation of the same name apart. ``merge`` are names of others that are the same actor, ``never_merge`` of those
    that are not; ``aliases`` are further spellings or short forms that lead to this page. ``rename`` is the name that
    the page shows, ``slug`` its new address (the old one leads there), ``becomes`` the right kind. ``hide`` takes the
    page and every link to it away.
    """

    name: Name
    kind: ActorKind | None = None
    merge: tuple[Name, ...] = ()
    never_merge: tuple[Name, ...] = ()
    aliases: tuple[Name, ...] = ()
    rename: str = ""
    slug: Slug = ""
    becomes: ActorKind | None = None
    hide: bool = False
    wikidata: Annotated[str, Field(pattern="^(Q[1-9][0-9]*)?$")] = ""
    note: str = ""


class PrivacyRules(Table):
    """Who gets no page without being named: with ``hide_without_function`` all people whom no article gives one.

    Who speaks in an article counts as having one.
    """

    hide_without_function: bool = False


class ActorRules(Table):
    """All that the editor says, in the file's order."""

    actors: Annotated[tuple[ActorRule, ...], Field(alias="actor")] = ()
    privacy: PrivacyRules = PrivacyRules()

    @model_validator(mode="after")
    def _rules_agree(self) -> Self:
        owners: dict[tuple[str, str], str] = {}
        for rule in self.actors:
            for name in {rule.name, *rule.merge, *rule.aliases}:
                key = (rule.kind or "", name.casefold())
                if owners.setdefault(key, rule.name) != rule.name:
                    raise ValueError(
                        f"{name!r} belongs to {owners[key]!r} and to {rule.name!r}. Leave it in one of them"
                    )
            both = {name.casefold() for name in rule.merge} & {name.casefold() for name in rule.never_merge}
            if both:
                raise ValueError(
                    f"{rule.name!r}: {', '.join(sorted(both))} stands in merge and in never_merge. Take one of them out"
                )
            if rule.slug in RESERVED_SLUGS:
                raise ValueError(f"{rule.name!r}: the slug {rule.slug!r} belongs to a page of the site. Take another")
        names = [(rule.kind or "", rule.name.casefold()) for rule in self.actors]
        doubled = sorted(
            {name for kind, name in names if names.count((kind, name)) > 1 or (kind and ("", name) in names)}
        )
        if doubled:
            raise ValueError(f"these names have two tables: {', '.join(doubled)}. Put them into one")
        slugs = [(rule.becomes or rule.kind, rule.slug) for rule in self.actors if rule.slug]
        twice = sorted({slug for kind, slug in slugs if slugs.count((kind, slug)) > 1})
        if twice:
            raise ValueError(f"these slugs are given twice: {', '.join(twice)}. Give each actor its own")
        return self


def load_actor_rules(path: Path) -> ActorRules:
    """The editor's rules; none if there is no such file.

    Raises SettingsError naming every fault.
    """
    return read_toml(path, ActorRules) if path.exists() else ActorRules()
