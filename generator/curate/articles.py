"""Article and Analysis → ArticleEntry, with its quotations as pages show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.briefing import ArticleEntry, QuoteEntry, Ref, TextBlock, TopicLink
from generator.curate.directory import day_ref
from generator.markdown import digest, shorten
from generator.records import Appearance, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.curate.directory import Directory
    from generator.records import ActorKind, Analysis, Article, Quote
    from generator.settings import PageSettings

ANCHOR_DIGITS = 8
MAX_RELATED = 5
MAX_SHARING = 200  # articles: what more of them have relates none to another
RELATED_POINTS = 1_000_000  # whole numbers, so that the order of adding does not matter
MIN_RELATED = 4  # as much as a feature that so many articles have
MAX_KEYPHRASES = 8
LEAD_LENGTH = 240  # characters: two or three lines
MIN_PLACE_WEIGHT = 2.0  # named in headline or lead, or twice
TELLING_LENGTH = (50, 240)  # characters


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
        topics=tuple(_topic_links(article, directory, touched=False)),
        touched=tuple(_topic_links(article, directory, touched=True)),
        quotes=tuple(_quote_entry(article, analysis, quote, directory, seen) for quote in analysis.quotes),
        keyphrases=tuple(phrase.label for phrase in analysis.keyphrases[:MAX_KEYPHRASES]),
        place=next((place.name for place in analysis.places if place.weight >= MIN_PLACE_WEIGHT), ""),
        story=directory.stories.get(directory.story_of.get(article.id, "")),
        original=directory.articles.get(directory.copies.get(article.id, "")),
        copies=tuple(directory.articles[copy] for copy in directory.copies_of.get(article.id, ())),
        lead=_lead(article, analysis, settings),
        id=article.id,
    )


def _topic_links(article: Article, directory: Directory, *, touched: bool) -> Iterator[TopicLink]:
    for topic, place in directory.topics_of.get(article.id, ()):
        if place.touched == touched:
            yield TopicLink(directory.topics[topic.id], place.evidence)


def with_related(entries: Mapping[str, ArticleEntry]) -> dict[str, ArticleEntry]:
    """The articles with those that have most in common with them: topics, keyphrases and actors, the rarer the more.

    Those of the same story and copies are named elsewhere.
    """
    shared: dict[object, list[str]] = defaultdict(list)
    for identifier, entry in entries.items():
        for one in _features(entry):
            shared[one].append(identifier)
    found: dict[str, ArticleEntry] = {}
    for identifier, entry in entries.items():
        points: Counter[str] = Counter()
        for one in _features(entry):
            if len(shared[one]) <= MAX_SHARING:
                for other in shared[one]:
                    points[other] += RELATED_POINTS // len(shared[one])
        report = entry.original or entry.ref
        best = sorted(
            (-count, entries[other].ref)
            for other, count in points.items()
            if (entries[other].original or entries[other].ref) != report
            and (entry.story is None or entries[other].story != entry.story)
        )
        least = RELATED_POINTS // MIN_RELATED
        related = tuple(ref for count, ref in best[:MAX_RELATED] if -count >= least)
        found[identifier] = replace(entry, related=related)
    return found


def _features(entry: ArticleEntry) -> set[object]:
    return {*entry.keyphrases, *entry.persons, *entry.organisations, *(link.topic for link in entry.topics)}


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
        telling=_telling(article, quote, pieces),
        confidence=quote.confidence,
        topics=tuple(link.topic for link in _topic_links(article, directory, touched=False)),
    )


def _telling(article: Article, quote: Quote, pieces: Sequence[str]) -> float:
    """How well a quotation speaks for its article: word for word, by somebody known, in a sentence or two, early."""
    if quote.nested:
        return 0.0
    length = sum(map(len, pieces))
    return (
        2.0 * (quote.type == "Direct")
        + 2.0 * (quote.actor is not None)
        + 1.5 * (TELLING_LENGTH[0] <= length <= TELLING_LENGTH[1])
        + 0.5 * bool(quote.stance)
        + quote.confidence
        + 1.0
        - quote.spans[0].begin / max(len(article.text), 1)
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


def _lead(article: Article, analysis: Analysis, settings: PageSettings) -> str:
    """As many whole sentences of the first paragraph as a briefing has room for, the first one in any case."""
    first = next((block for block in article.blocks if block.kind != "heading"), None)
    if first is None or settings.article_text == "none":
        return ""
    inside = [one for one in analysis.sentences if first.begin <= one.begin and one.end <= first.end]
    short = [one for one in inside if one.end - first.begin <= LEAD_LENGTH] or inside[:1]
    end = short[-1].end if short else first.end
    length = settings.excerpt_characters if settings.article_text == "excerpt" else len(article.text)
    return shorten(article.text[first.begin : end], length)


def _shown_text(article: Article, settings: PageSettings) -> Iterable[TextBlock]:
    """As much of the text as the settings allow: nothing, the beginning, or everything."""
    if settings.article_text == "none":
        return []
    blocks = [TextBlock(one.kind == "heading", article.text[one.begin : one.end]) for one in article.blocks]
    if settings.article_text == "full":
        return blocks
    first = next((block for block in blocks if not block.heading), None)
    return [TextBlock(heading=False, text=shorten(first.text, settings.excerpt_characters))] if first else []
