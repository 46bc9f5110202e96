"""The guarantee that nothing is invented, checked on every run before anything is written."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from generator.errors import VerbatimError
from generator.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records import Analysis, Article, Quote


def check_verbatim(article: Article, analysis: Analysis, marks: Iterable[str]) -> None:
    """Raise VerbatimError unless every quote, and every word shown as evidence, is the article's own.

    Each span lies within the text and is not empty; a direct quote's spans lie inside quotation marks, of
    which ``marks`` gives pairs; no character is in two quotes unless one is nested.
    """
    opening = {pair[0] for pair in marks}
    for quote in analysis.quotes:
        _check_spans(article, quote)
        if quote.type == "Direct":
            _check_marks(article, quote, opening)
    top_level = sorted(span for quote in analysis.quotes if not quote.nested for span in quote.spans)
    for first, second in pairwise(top_level):
        if second.begin < first.end:
            _fail(article, second, "overlaps the quotation before it")
    for actor in analysis.actors:
        for mention in actor.mentions:
            if article.text[mention.begin : mention.end] != mention.text:
                _fail(article, Span(mention.begin, mention.end), f"is not the mention {mention.text!r}")


def _check_spans(article: Article, quote: Quote) -> None:
    if not quote.spans:
        _fail(article, Span(0, 0), f"stands for a quotation without words (rule {quote.rule})")
    before = 0
    for span in quote.spans:
        if not before <= span.begin < span.end <= len(article.text):
            _fail(article, span, "does not lie within the text in order")
        if not article.text[span.begin : span.end].strip():
            _fail(article, span, "holds only white space")
        before = span.end
    for span in (*quote.speaker, *quote.cue, *quote.addressee):
        if not 0 <= span.begin < span.end <= len(article.text):
            _fail(article, span, "names speaker or cue outside the text")


def _check_marks(article: Article, quote: Quote, opening: set[str]) -> None:
    for span in quote.spans:
        before = article.text[: span.begin].rstrip()
        if before[-1:] not in opening:
            _fail(article, span, "is called word for word but has no opening quotation mark before it")


def _fail(article: Article, span: Span, fault: str) -> NoReturn:
    place = article.origin or article.id
    words = article.text[span.begin : span.end][:60]
    raise VerbatimError(f"{place}: {words!r} at {span.begin}–{span.end} {fault}. Nothing was written.")
