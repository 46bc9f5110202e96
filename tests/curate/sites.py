"""Sites made of articles in which only what a test says was found."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.curate import Material, curate
from generator.editor import ActorRules
from generator.gather.topics import gather_topics
from generator.language import name_rules
from generator.link import link_actors, link_articles
from generator.records import Analysis, Article, ArticleActor, Mention, Quote, Role, Span, Story
from generator.registry import Registry, with_pages
from generator.settings import PageSettings
from generator.taxonomy import Taxonomy
from tests.samples import make_analysis, make_article, profiles, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.briefing import ActorEntry, Briefing
    from generator.gather.emerging import Emerging
    from generator.known_actors import KnownActor
    from generator.link import Linked
    from generator.records import ActorKind

Found = tuple[Article, Analysis]

SENTENCE = re.compile(r"\S.*?[.!?]“?(?=\s|$)")


def linked(
    *found: Found, registry: Registry | None = None, editor: ActorRules | None = None, known: Iterable[KnownActor] = ()
) -> Linked:
    """Return the actors of these articles, linked with the project's own rules on names."""
    rules = name_rules(profile.names for profile in profiles().values())
    analyses = [analysis for _, analysis in found]
    return link_actors(analyses, registry or Registry(), rules, editor=editor or ActorRules(), known=tuple(known))


def briefing(  # noqa: PLR0913 - what a site is made of
    *found: Found,
    language: str = "de",
    taxonomy: Taxonomy | None = None,
    registry: Registry | None = None,
    editor: ActorRules | None = None,
    known: Iterable[KnownActor] = (),
    emerging: Sequence[Emerging] = (),
    stories: Mapping[str, Sequence[str]] | None = None,
    copies: Mapping[str, str] | None = None,
    **settings: Any,
) -> Briefing:
    """Return the site of these articles; stories are their articles' ids by slug, copies lead to their originals."""
    least_score = PageSettings.model_validate(settings).min_topic_score
    material = material_of(
        *found,
        language=language,
        taxonomy=taxonomy,
        registry=registry,
        editor=editor,
        known=known,
        emerging=emerging,
        least_score=least_score,
    )
    told_of = [Story(f"s-{slug}", slug, f"Ereignis {slug}", tuple(own)) for slug, own in (stories or {}).items()]
    return curated(replace(material, stories=told_of, copies=copies or {}), language=language, **settings)


def material_of(  # noqa: PLR0913 - what a site is made of
    *found: Found,
    language: str = "de",
    taxonomy: Taxonomy | None = None,
    registry: Registry | None = None,
    editor: ActorRules | None = None,
    known: Iterable[KnownActor] = (),
    emerging: Sequence[Emerging] = (),
    least_score: float = 2.0,
) -> Material:
    """Return what the stages before find in these articles, without stories and copies."""
    articles, analyses = [one for one, _ in found], [one for _, one in found]
    actors = linked(*found, registry=registry, editor=editor, known=known)
    slugs, addresses = link_articles(articles, actors.registry)
    topics = gather_topics(
        articles,
        analyses,
        emerging,
        taxonomy or Taxonomy(),
        addresses.topics,
        language=language,
        least_score=least_score,
    )
    return Material(
        articles=articles,
        analyses=analyses,
        actors=actors.actors,
        slugs=slugs,
        topics=topics.topics,
        moved=(*actors.moved, *topics.moved),
        hidden=actors.hidden,
    )


def curated(material: Material, *, language: str = "de", **settings: Any) -> Briefing:
    """Return the site of this material."""
    return curate(material, PageSettings.model_validate(settings), profiles()[language])


def after(*found: Found) -> Registry:
    """Return the registry that a build of these articles leaves, in which every actor had a page."""
    registry = linked(*found).registry
    return with_pages(registry, {entry.id for entry in registry.actors})


def rules(*actors: Mapping[str, Any]) -> ActorRules:
    """Return what an editor says in these tables."""
    return ActorRules.model_validate_json(json.dumps({"actor": actors}))


def told(
    text: str,
    *people: str,
    bodies: Iterable[str] = (),
    roles: Mapping[str, str] | None = None,
    says: Iterable[tuple[str, str]] = (),
    weight: float = 2.0,
    **values: Any,
) -> Found:
    """Return an article in which these names, their functions, and who says which words were found."""
    kinds: list[tuple[str, ActorKind]] = [
        *((name, "person") for name in people),
        *((name, "organisation") for name in bodies),
    ]
    actors = [
        ArticleActor(
            name,
            kind,
            weight,
            tuple(Mention(*one.span(), name, "name", "test") for one in re.finditer(re.escape(name), text)),
            tuple(Role(*span_of(text, role), role) for owner, role in (roles or {}).items() if owner == name),
        )
        for name, kind in kinds
    ]
    names = [name for name, _ in kinds]
    quotes = [Quote("Direct", (span_of(text, words),), actor=names.index(name)) for name, words in says]
    sentences = [Span(*one.span()) for one in SENTENCE.finditer(text)]
    article = make_article(text, **{"date": "2025-04-04", "title": "Titel"} | values)
    return article, make_analysis(article.id, sentences=sentences, actors=actors, quotes=quotes)


def actor_of(site: Briefing, name: str) -> ActorEntry:
    """Return the only actor of that name, with or without a page."""
    (actor,) = [one for one in (*site.persons, *site.organisations, *site.minor) if one.ref.name == name]
    return actor
