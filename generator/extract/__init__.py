"""Doc → records: who acts in an article, who said what, what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.actors import find_actors
from generator.extract.keyphrases import find_keyphrases
from generator.extract.places import find_places
from generator.extract.quotes import find_quotes
from generator.extract.salience import ranked
from generator.extract.sentences import sentence_spans
from generator.extract.topics import TopicFinder
from generator.records import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from generator.extract.known_names import KnownNames
    from generator.language import LanguageProfile
    from generator.records import Article

__all__ = ["TopicFinder", "extract"]


def extract(
    doc: Doc, article: Article, profile: LanguageProfile, topics: TopicFinder, known: KnownNames | None = None
) -> Analysis:
    """Everything that is found in the article, whose text ``doc`` must hold; ``known`` are the gazetteer's names."""
    found = find_actors(doc, article, profile, known)
    actors, quotes = ranked(found, find_quotes(doc, found, profile))
    return Analysis(
        article=article.id,
        sentences=sentence_spans(doc),
        actors=actors,
        quotes=quotes,
        topics=topics.find(doc, article),
        keyphrases=find_keyphrases(doc, article, actors, profile),
        places=find_places(doc, article, actors),
    )
