"""Doc → records: who acts in an article, who said what, what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.actors import find_actors
from generator.extract.quotes import find_quotes
from generator.extract.salience import ranked
from generator.extract.sentences import sentence_spans
from generator.extract.topics import find_topics
from generator.records import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from generator.language import LanguageProfile
    from generator.records import Article
    from generator.taxonomy import Taxonomy


def extract(doc: Doc, article: Article, profile: LanguageProfile, taxonomy: Taxonomy) -> Analysis:
    """Everything that is found in the article, whose text ``doc`` must hold."""
    found = find_actors(doc, article, profile)
    actors, quotes = ranked(found, find_quotes(doc, found, profile))
    return Analysis(
        article=article.id,
        sentences=sentence_spans(doc),
        actors=actors,
        quotes=quotes,
        topics=find_topics(article, taxonomy),
    )
