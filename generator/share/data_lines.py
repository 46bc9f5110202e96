"""The whole site as JSON Lines: each line says for itself what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.lists import latest
from generator.share.data_rows import (
    VERSION,
    Directory,
    actor_facts,
    article_facts,
    compact,
    present,
    quote_facts,
    story_facts,
    topic_facts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.briefing import (
        ActorEntry,
        ArticleEntry,
        Briefing,
        QuoteEntry,
        Ref,
        StoryEntry,
        TopicEntry,
        TopicLink,
    )
    from generator.share.data_rows import Row
    from generator.website import Website


def site_lines(briefing: Briefing, site: Website) -> bytes:
    """The site as JSON Lines: the site, then articles with their quotations, actors, topics and stories."""
    directory = Directory(briefing, site)
    head = present(version=VERSION, type="site", name=site.name, url=site.url)
    actors = (*briefing.persons, *briefing.organisations, *briefing.minor)
    lines = [
        head,
        *(_article(article, directory) for article in briefing.articles),
        *(_actor(actor, directory) for actor in actors),
        *(_topic(topic, directory) for topic in briefing.topics),
        *(_story(story, directory) for story in briefing.stories),
    ]
    return "".join(map(compact, lines)).encode()


def _article(article: ArticleEntry, directory: Directory) -> Row:
    return (
        {"type": "article"}
        | directory.place(article.ref.path)
        | article_facts(article)
        | present(
            persons=[directory.named(ref) for ref in article.persons],
            organisations=[directory.named(ref) for ref in article.organisations],
            topics=_evidence(article.topics, directory),
            touched=_evidence(article.touched, directory),
            story=directory.named(article.story) if article.story else None,
            original=_title(article.original, directory) if article.original else None,
            copies=[_title(ref, directory) for ref in article.copies],
            related=[_title(ref, directory) for ref in article.related],
            quotes=[_quote(quote, directory) for quote in article.quotes],
        )
    )


def _quote(quote: QuoteEntry, directory: Directory) -> Row:
    """A quotation; where and when it stands is what its article's line says."""
    return (
        quote_facts(quote)
        | {"actor": directory.named(quote.actor) if quote.actor else None}
        | present(names=[directory.named(ref) for ref in quote.names])
    )


def _actor(actor: ActorEntry, directory: Directory) -> Row:
    numbers = {"articles": len(actor.articles), "quotes": len(actor.says), "about": len(actor.about)}
    return (
        {"type": actor.kind}
        | directory.place(actor.ref.path)
        | actor_facts(actor)
        | numbers
        | present(
            date=latest(actor.articles),
            roles=[
                present(text=role.text, date=role.date, article=_title(role.article, directory)) for role in actor.roles
            ],
            affiliations=[
                present(
                    other=directory.named(one.other),
                    role=one.role,
                    date=one.date,
                    article=_title(one.article, directory),
                )
                for one in actor.affiliations
            ],
            topics=[directory.named(ref) for ref in actor.topics],
        )
    )


def _topic(topic: TopicEntry, directory: Directory) -> Row:
    numbers = {"articles": len(topic.articles), "quotes": len(topic.quotes)}
    return (
        {"type": "topic"}
        | directory.place(topic.ref.path)
        | topic_facts(topic)
        | numbers
        | present(
            parent=directory.named(topic.parent) if topic.parent else None,
            children=[directory.named(ref) for ref in topic.children],
            stories=[directory.named(story.ref) for story in topic.stories],
        )
    )


def _story(story: StoryEntry, directory: Directory) -> Row:
    return (
        {"type": "story"}
        | directory.place(story.ref.path)
        | story_facts(story)
        | {"quotes": len(story.quotes)}
        | present(
            articles=[_title(article.ref, directory) for article in story.articles],
            actors=[directory.named(ref) for ref in story.actors],
            topics=[directory.named(ref) for ref in story.topics],
        )
    )


def _evidence(links: Iterable[TopicLink], directory: Directory) -> list[Row]:
    return [directory.named(link.topic) | {"evidence": link.evidence} for link in links]


def _title(ref: Ref, directory: Directory) -> Row:
    return {"title": ref.name, "page": directory.site.address(ref.path)}
