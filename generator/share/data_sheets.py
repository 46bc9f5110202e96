"""The whole site as tables for spreadsheets: quotations, articles, actors."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from generator.markdown import clean
from generator.share.data_rows import Directory, source_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.briefing import ActorEntry, ArticleEntry, Briefing, QuoteEntry, Ref
    from generator.website import Website

BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for the system's own encoding
BETWEEN = "; "  # between several values of a cell
GAP = " … "  # between the pieces of a quotation
# What a spreadsheet takes for a formula, also behind a semicolon: where that is the system's separator, as in
# Germany, Excel begins a new cell there.
FORMULA = re.compile('(?:^|;"*)(?=[=+@＝＋－＠-])')


QUOTE_COLUMNS = (
    "id",
    "type",
    "words",
    "context",
    "speaker",
    "actor_id",
    "actor",
    "stance",
    "confidence",
    "date",
    "source",
    "article",
    "topics",
    "url",
    "source_url",
)
ARTICLE_COLUMNS = (
    "title",
    "kicker",
    "date",
    "source",
    "author",
    "language",
    "place",
    "direct_quotes",
    "indirect_quotes",
    "persons",
    "organisations",
    "topics",
    "keyphrases",
    "story",
    "copy_of",
    "url",
    "source_url",
)
ACTOR_COLUMNS = (
    "id",
    "type",
    "name",
    "other_names",
    "roles",
    "articles",
    "quotes",
    "about",
    "first",
    "last",
    "points",
    "wikidata",
    "url",
)


def quote_table(briefing: Briefing, site: Website) -> bytes:
    """A line for each quotation."""
    directory = Directory(briefing, site)
    return _csv(
        QUOTE_COLUMNS, (_quote_cells(quote, directory) for article in briefing.articles for quote in article.quotes)
    )


def article_table(briefing: Briefing, site: Website) -> bytes:
    """A line for each article."""
    directory = Directory(briefing, site)
    return _csv(ARTICLE_COLUMNS, (_article_cells(article, directory) for article in briefing.articles))


def actor_table(briefing: Briefing, site: Website) -> bytes:
    """A line for each person and organisation, also those without a page."""
    directory = Directory(briefing, site)
    actors = (*briefing.persons, *briefing.organisations, *briefing.minor)
    return _csv(ACTOR_COLUMNS, (_actor_cells(actor, directory) for actor in actors))


def _quote_cells(quote: QuoteEntry, directory: Directory) -> dict[str, str]:
    article = directory.articles[quote.article.path]
    return {
        "id": quote.anchor,
        "type": "direct" if quote.verbatim else "indirect",
        "words": GAP.join(quote.pieces),
        "context": quote.context,
        "speaker": quote.speaker,
        "actor_id": str(directory.named(quote.actor).get("id", "")) if quote.actor else "",
        "actor": quote.actor.name if quote.actor else "",
        "stance": quote.stance,
        "confidence": f"{quote.confidence:.2f}",
        "date": article.date,
        "source": article.source,
        "article": quote.article.name,
        "topics": BETWEEN.join(link.topic.name for link in article.topics),
        "url": directory.site.absolute(quote.article.path, quote.anchor),
        "source_url": source_url(article),
    }


def _article_cells(article: ArticleEntry, directory: Directory) -> dict[str, str]:
    direct = sum(quote.verbatim for quote in article.quotes)
    return {
        "title": article.ref.name,
        "kicker": article.kicker,
        "date": article.date,
        "source": article.source,
        "author": article.author,
        "language": article.language,
        "place": article.place,
        "direct_quotes": str(direct),
        "indirect_quotes": str(len(article.quotes) - direct),
        "persons": _names(article.persons),
        "organisations": _names(article.organisations),
        "topics": _names(link.topic for link in article.topics),
        "keyphrases": BETWEEN.join(article.keyphrases),
        "story": article.story.name if article.story else "",
        "copy_of": directory.site.absolute(article.original.path) if article.original else "",
        "url": directory.site.absolute(article.ref.path),
        "source_url": source_url(article),
    }


def _actor_cells(actor: ActorEntry, directory: Directory) -> dict[str, str]:
    dates = sorted(article.date for article in actor.articles if article.date)
    return {
        "id": actor.id,
        "type": actor.kind,
        "name": actor.ref.name,
        "other_names": BETWEEN.join(actor.other_names),
        "roles": BETWEEN.join(role.text for role in actor.roles),
        "articles": str(len(actor.articles)),
        "quotes": str(len(actor.says)),
        "about": str(len(actor.about)),
        "first": dates[0] if dates else "",
        "last": dates[-1] if dates else "",
        "points": f"{actor.standing.points:.2f}",
        "wikidata": actor.wikidata,
        "url": directory.site.absolute(actor.ref.path) if actor.ref.path else "",
    }


def _names(refs: Iterable[Ref]) -> str:
    return BETWEEN.join(ref.name for ref in refs)


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A table as RFC 4180 has it, with the columns' names in its first line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _cell(value: str) -> str:
    """The value on one line, with an apostrophe before what a spreadsheet would take for a formula."""
    return FORMULA.sub(r"\g<0>'", clean(value))
