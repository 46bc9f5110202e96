"""Article and Analysis → ArticleEntry, with its quotations as pages show them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.briefing import ArticleEntry, QuoteEntry, Ref, TextBlock, TopicLink
from generator.curate.directory import day_ref
from generator.markdown import digest, shorten
from generator.records import Appearance, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.curate.directory import Directory
    from generator.records import ActorKind, Analysis, Article, Quote
    from generator.settings import PageSettings

ANCHOR_DIGITS = 8


def article_entry(article: Article, analysis: Analysis, directory: Directory, settings: PageSettings) -> ArticleEntry:
    """The article's page."""
    seen: Counter[str] = Counter()
    return ArticleEntry(
        ref=directory.articles[article.id],
        kicker=article.kicker,
        date=article.date,
        day=day_ref(article.date, directory.paths),
        source=article.source,
        url=article.url,
        author=article.author,
        language=article.language,
        text=tuple(_shown_text(article, settings)),
        persons=_actor_refs(analysis, "person", directory),
        organisations=_actor_refs(analysis, "organisation", directory),
        topics=tuple(_topic_links(article, analysis, directory, settings)),
        quotes=tuple(_quote_entry(article, analysis, quote, directory, seen) for quote in analysis.quotes),
    )


def quote_anchor(article_id: str, words: Sequence[str], seen: Counter[str]) -> str:
    """The anchor of a quotation: from its article's id and its words alone, numbered where they recur.

    >>> seen = Counter()
    >>> [quote_anchor("a", ["Ja."], seen) for _ in range(2)]
    ['z-2e62a4dc', 'z-2e62a4dc-2']
    """
    anchor = f"z-{digest(chr(0).join((article_id, *words)), ANCHOR_DIGITS)}"
    seen[anchor] += 1
    return anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"


def _quote_entry(
    article: Article, analysis: Analysis, quote: Quote, directory: Directory, seen: Counter[str]
) -> QuoteEntry:
    pieces = tuple(_words(article, span) for span in quote.spans)
    return QuoteEntry(
        anchor=quote_anchor(article.id, pieces, seen),
        verbatim=quote.type == "Direct",
        pieces=pieces,
        context=_context(article, analysis, quote),
        speaker=" ".join(_words(article, span) for span in quote.speaker),
        actor=_speaker_ref(analysis, quote, directory),
        names=tuple(_named(analysis, quote, directory)),
        stance=directory.stances.get(quote.stance, ""),
        article=directory.articles[article.id],
        date=article.date,
        source=article.source,
    )


def _speaker_ref(analysis: Analysis, quote: Quote, directory: Directory) -> Ref | None:
    """Who speaks; nobody where that is somebody whom the editor hides, so that only the article's own words say it."""
    if quote.actor is None or Appearance(analysis.article, quote.actor) in directory.hidden:
        return None
    return _actor_ref(analysis, quote.actor, directory)


def _words(article: Article, span: Span) -> str:
    return article.text[span.begin : span.end]


def _context(article: Article, analysis: Analysis, quote: Quote) -> str:
    """The sentences that hold the words, the cue and the speaker; "" where the words are just that."""
    spans = (*quote.spans, *quote.cue, *quote.speaker)
    touched = [
        sentence
        for sentence in analysis.sentences
        if any(sentence.begin < span.end and span.begin < sentence.end for span in spans)
    ]
    if not touched:
        return ""
    context = Span(touched[0].begin, touched[-1].end)
    return "" if quote.spans == (context,) else _words(article, context)


def _named(analysis: Analysis, quote: Quote, directory: Directory) -> Iterator[Ref]:
    for index, actor in enumerate(analysis.actors):
        ref = directory.actors.get(Appearance(analysis.article, index))
        if ref and any(
            span.begin <= mention.begin and mention.end <= span.end
            for mention in actor.mentions
            for span in quote.spans
        ):
            yield ref


def _actor_ref(analysis: Analysis, index: int, directory: Directory) -> Ref:
    """The actor's page; only the name where there is none."""
    return directory.actors.get(Appearance(analysis.article, index), Ref(analysis.actors[index].name, ""))


def _actor_refs(analysis: Analysis, kind: ActorKind, directory: Directory) -> tuple[Ref, ...]:
    refs = (
        _actor_ref(analysis, index, directory)
        for index, one in enumerate(analysis.actors)
        if (place := Appearance(analysis.article, index)) not in directory.hidden
        and directory.kinds.get(place, one.kind) == kind
    )
    return tuple(dict.fromkeys(refs))


def _topic_links(
    article: Article, analysis: Analysis, directory: Directory, settings: PageSettings
) -> Iterator[TopicLink]:
    for topic in analysis.topics:
        if topic.score >= settings.min_topic_score:
            evidence = dict.fromkeys(" ".join(_words(article, span).split()) for span in topic.evidence)
            yield TopicLink(directory.topics[topic.topic], tuple(evidence))


def _shown_text(article: Article, settings: PageSettings) -> Iterable[TextBlock]:
    """As much of the text as the settings allow: nothing, the beginning, or everything."""
    if settings.article_text == "none":
        return []
    blocks = [TextBlock(one.kind == "heading", article.text[one.begin : one.end]) for one in article.blocks]
    if settings.article_text == "full":
        return blocks
    first = next((block for block in blocks if not block.heading), None)
    return [TextBlock(heading=False, text=shorten(first.text, settings.excerpt_characters))] if first else []
