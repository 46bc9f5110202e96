"""The guarantee that nothing is invented, checked on every run before anything is written."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from generator.errors import VerbatimError
from generator.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records import Analysis, Article, Mention, Quote, Role


def check_verbatim(article: Article, analysis: Analysis, marks: Iterable[str]) -> None:
    """Raise VerbatimError unless every quote, and every word shown as evidence, is the article's own.

    Each span lies within the text and is not empty; a direct quote's spans lie inside quotation marks, of
    which ``marks`` gives the pairs of the article's language; no character is in two quotes unless one is nested.
    """
    pairs = tuple(marks)
    for quote in analysis.quotes:
        _check_quote(article, quote)
        if quote.type == "Direct":
            _check_marks(article, quote, pairs)
    top_level = sorted(span for quote in analysis.quotes if not quote.nested for span in quote.spans)
    for first, second in pairwise(top_level):
        if second.begin < first.end:
            _fail(article, second, "overlaps the quotation before it")
    _check_evidence(article, analysis)
    for actor in analysis.actors:
        evidence: tuple[Mention | Role, ...] = (*actor.mentions, *actor.roles)
        for named in evidence:
            if article.text[named.begin : named.end] != named.text:
                _fail(article, Span(named.begin, named.end), f"is not the mention {named.text!r}")


def _check_evidence(article: Article, analysis: Analysis) -> None:
    """The words that speak for topics, keyphrases and places."""
    for topic in analysis.topics:
        _check_within(article, topic.evidence, "does not lie within the text as evidence of a topic")
        for words in topic.headline:
            if words not in article.title:
                _fail(article, Span(0, 0), f"the headline has no {words!r}, the evidence of a topic")
    for spans in (*(one.evidence for one in analysis.keyphrases), *(one.evidence for one in analysis.places)):
        _check_within(article, spans, "does not lie within the text as evidence of a keyphrase or place")


def _check_quote(article: Article, quote: Quote) -> None:
    if not quote.spans:
        _fail(article, Span(0, 0), f"stands for a quotation without words (rule {quote.rule})")
    _check_within(article, quote.spans, "does not lie within the text in order")
    if any(second.begin < first.end for first, second in pairwise(quote.spans)):
        _fail(article, quote.spans[0], "does not lie within the text in order")
    for span in quote.spans:
        if not article.text[span.begin : span.end].strip():
            _fail(article, span, "holds only white space")
    for words in (quote.speaker, quote.cue, quote.addressee):
        _check_within(article, words, "names speaker or cue outside the text")


def _check_within(article: Article, spans: Iterable[Span], fault: str) -> None:
    for span in spans:
        if not 0 <= span.begin < span.end <= len(article.text):
            _fail(article, span, fault)


def _check_marks(article: Article, quote: Quote, pairs: Iterable[str]) -> None:
    for span in quote.spans:
        if not any(_lies_inside(article.text, span, pair) for pair in pairs):
            _fail(article, span, "is called word for word but does not lie inside quotation marks")


def _lies_inside(text: str, span: Span, pair: str) -> bool:
    """Whether the pair's marks stand right before and right behind the words, white space aside.

    Where the closing mark was forgotten, the words must go on to the end of the paragraph.
    """
    if text[: span.begin].rstrip()[-1:] != pair[0]:
        return False
    behind = text[span.end :]
    return behind.lstrip()[:1] == pair[1] or not behind.partition("\n")[0].strip()


def _fail(article: Article, span: Span, fault: str) -> NoReturn:
    place = article.origin or article.id
    words = article.text[span.begin : span.end][:60]
    raise VerbatimError(f"{place}: {words!r} at {span.begin}–{span.end} {fault}. Nothing was written.")
