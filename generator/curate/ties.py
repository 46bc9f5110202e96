"""Ties between actors: who is named with whom, speaks about whom, answers whom, with the sentences that show it."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from generator.briefing import TieEntry
from generator.records import Appearance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.briefing import ArticleEntry, QuoteEntry, Ref, TieKind
    from generator.curate.directory import Directory, Material
    from generator.records import Analysis, Article

# More names in a sentence are a list, which says little of any two.
MAX_IN_SENTENCE = 8


class _Evidence(NamedTuple):
    """A sentence that shows a tie; sorted, the newest is last."""

    date: str
    path: str
    begin: int
    sentence: str
    article: Ref
    anchor: str


def find_ties(material: Material, directory: Directory, entries: Mapping[str, ArticleEntry]) -> tuple[TieEntry, ...]:
    """All ties between actors with pages, the most frequent first."""
    found: dict[tuple[TieKind, Ref, Ref], list[_Evidence]] = defaultdict(list)
    for article, analysis in zip(material.articles, material.analyses, strict=True):
        for one, other, evidence in _together(article, analysis, directory):
            found["together", one, other].append(evidence)
        for kind, one, other, evidence in _speeches(entries[article.id]):
            found[kind, one, other].append(evidence)
    ties = (_tie(kind, one, other, evidence) for (kind, one, other), evidence in found.items())
    return tuple(sorted(ties, key=lambda tie: (-tie.count, tie.kind, tie.one.path, tie.other.path)))


def _tie(kind: TieKind, one: Ref, other: Ref, evidence: Sequence[_Evidence]) -> TieEntry:
    newest = max(evidence, key=lambda shown: (shown.date, shown.path, -shown.begin))
    return TieEntry(kind, one, other, len(evidence), newest.sentence, newest.article, newest.date, newest.anchor)


def _together(article: Article, analysis: Analysis, directory: Directory) -> Iterator[tuple[Ref, Ref, _Evidence]]:
    """Every two actors that a sentence names."""
    ref = directory.articles[article.id]
    places = sorted(
        (mention.begin, page)
        for index, actor in enumerate(analysis.actors)
        if (page := directory.actors.get(Appearance(analysis.article, index)))
        for mention in actor.mentions
        if mention.form != "compound"
    )
    position = 0
    for sentence in analysis.sentences:
        while position < len(places) and places[position][0] < sentence.begin:
            position += 1
        named = set()
        while position < len(places) and places[position][0] < sentence.end:
            named.add(places[position][1])
            position += 1
        if 1 < len(named) <= MAX_IN_SENTENCE:
            words = article.text[sentence.begin : sentence.end]
            evidence = _Evidence(article.date, ref.path, sentence.begin, words, ref, "")
            for one, other in combinations(sorted(named), 2):
                yield one, other, evidence


def _speeches(entry: ArticleEntry) -> Iterator[tuple[TieKind, Ref, Ref, _Evidence]]:
    """Who names another in a quotation; that is an answer if the other has spoken before in the article."""
    spoken: set[Ref] = set()
    for place, quote in enumerate(entry.quotes):
        if quote.actor is None or not quote.actor.path:
            continue
        for other in dict.fromkeys(quote.names):
            if other != quote.actor and other.path:
                kind: TieKind = "answers" if other in spoken else "about"
                yield kind, quote.actor, other, _shown(entry, quote, place)
        spoken.add(quote.actor)


def _shown(entry: ArticleEntry, quote: QuoteEntry, place: int) -> _Evidence:
    words = quote.context or " … ".join(quote.pieces)
    return _Evidence(entry.date, entry.ref.path, place, words, entry.ref, quote.anchor)
