"""Where an article plays: the places it names, the most prominent first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.extract.terms import BODY, HEADLINE, LEAD, WORD, word_forms
from generator.records import Place, Span
from generator.words.word_list import is_listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

    from generator.records import Article, ArticleActor

LABEL = "LOC"


def find_places(doc: Doc, article: Article, actors: Sequence[ArticleActor]) -> tuple[Place, ...]:
    """The places that are no part of an actor's name, by falling weight."""
    lead_end = max((block.end for block in article.blocks if block.kind == "lead"), default=0)
    headline = (
        f" {' '.join(word_forms(match.group(), article.language)[-1] for match in WORD.finditer(article.title))} "
    )
    taken = {at for actor in actors for one in actor.mentions for at in range(one.begin, one.end)}
    spans: dict[str, list[Span]] = defaultdict(list)
    for name in doc.ents:
        if name.label_ == LABEL and name.start_char not in taken:
            spans[_base(name)].append(Span(name.start_char, name.end_char))
    places = [
        Place(
            name,
            sum(LEAD if span.begin < lead_end else BODY for span in own)
            + (HEADLINE if f" {name} " in headline else 0.0),
            tuple(own),
        )
        for name, own in spans.items()
    ]
    return tuple(sorted(places, key=lambda place: (-place.weight, place.evidence[0])))


def _base(name: Words) -> str:
    """The name without the ending of a genitive („Iraks“)."""
    shorter = name.text.removesuffix("s")
    is_genitive = "Gen" in name[-1].morph.get("Case", [])
    return shorter if is_genitive and (is_listed(shorter.split()[-1]) or not is_listed(name[-1].text)) else name.text
