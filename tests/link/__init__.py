"""Tests of generator.link, and what they share: articles of actors, rules of tables, outcomes in few words."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.editor import ActorRules
from generator.language import name_rules
from generator.link import link_actors
from generator.registry import Registry
from tests.samples import make_actor, make_analysis, profiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.known_actors import KnownActor
    from generator.link import Linked
    from generator.names import NameRules
    from generator.records import Analysis, ArticleActor

# Two people who are named beside others.
COMPANY = (make_actor("Ole Tamsen"), make_actor("Wiebke Roth"))


@functools.cache
def shipped_rules() -> NameRules:
    """Return what the project's languages know of names."""
    return name_rules(profile.names for profile in profiles().values())


def make_body(name: str, *roles: str) -> ArticleActor:
    """Return an organisation that is mentioned once."""
    return make_actor(name, *roles, kind="organisation")


def mentioned_as(actor: ArticleActor, *texts: str) -> ArticleActor:
    """Return the actor with these mentions."""
    (mention,) = actor.mentions
    return replace(actor, mentions=tuple(replace(mention, text=text, end=len(text)) for text in texts))


def analyses_of(articles: Iterable[Iterable[ArticleActor]]) -> list[Analysis]:
    """Return an analysis with these actors for each article; the articles are a0, a1 and so on."""
    return [make_analysis(f"a{number}", actors=actors) for number, actors in enumerate(articles)]


def make_editor(*tables: Mapping[str, Any], hide_without_function: bool = False) -> ActorRules:
    """Return the rules of an actors.toml with these tables."""
    content = {"actor": tables, "privacy": {"hide_without_function": hide_without_function}}
    return ActorRules.model_validate_json(json.dumps(content))


def linked(
    *articles: Iterable[ArticleActor],
    registry: Registry | None = None,
    tables: Sequence[Mapping[str, Any]] = (),
    known: Sequence[KnownActor] = (),
) -> Linked:
    """Return what linking finds in articles with these actors."""
    editor = make_editor(*tables)
    return link_actors(analyses_of(articles), registry or Registry(), shipped_rules(), editor=editor, known=known)


def places_of(found: Linked) -> dict[str, list[str]]:
    """Return the articles of each actor by the name that is shown."""
    return {actor.name: [place.article for place in actor.appearances] for actor in found.actors}


def pages_with(found: Linked, word: str) -> list[tuple[str, ...]]:
    """Return the spellings of each actor who is printed with that word in one of them."""
    return sorted(actor.surfaces for actor in found.actors if any(word in text.split() for text in actor.surfaces))


def doubts_of(found: Linked) -> list[tuple[str, str]]:
    """Return the names of all pairs in doubt."""
    return sorted((pair.one.name, pair.other.name) for pair in found.doubts)
