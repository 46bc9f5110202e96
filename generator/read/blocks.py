"""Text → its blocks: which stretches are paragraphs, sub-headings and the lead; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.records import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HEADING_LENGTH = 120  # characters; longer lines without a full stop are sentences whose end was lost
LEAD_LENGTH = 600  # characters; longer first paragraphs are the story itself
TITLE_LENGTH = 100
SEPARATOR = "\n\n"

_SENTENCE_END = re.compile(r"[.!?…:][\"'“”„’‘»«›‹)\]]*$")
# Two letters before the mark, so that neither "4. April" nor "z. B." ends a title.
_FIRST_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…][\"“”’»«]*(?=\s|$)")


def spans_of(text: str) -> list[Span]:
    """The stretches between blank lines, without surrounding white space; each line where there are no blank lines."""
    lines = list(_lines(text))
    filled = [index for index, span in enumerate(lines) if span.begin < span.end]
    if not filled:
        return []
    has_gaps = filled[-1] - filled[0] + 1 > len(filled)
    if not has_gaps:
        return [lines[index] for index in filled]
    return list(_paragraphs(lines))


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, where only their form tells sub-headings from paragraphs."""
    spans = spans_of(text)
    return labelled(spans, [is_heading(text[span.begin : span.end]) for span in spans])


def is_heading(text: str) -> bool:
    """Whether a block is a sub-heading: one short line that does not end like a sentence.

    >>> is_heading("Gespräche in der Sackgasse"), is_heading("Das war’s.")
    (True, False)
    """
    return len(text) <= HEADING_LENGTH and "\n" not in text and not ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a mark that ends sentences, quotation marks after it or not."""
    return _SENTENCE_END.search(text[-10:]) is not None


def joined(parts: Iterable[tuple[bool, str]]) -> tuple[str, tuple[Block, ...]]:
    """Pairs (is it a heading?, words) as one text with its blocks."""
    kept = [(heading, stripped) for heading, words in parts if (stripped := words.strip())]
    spans, begin = [], 0
    for _, words in kept:
        spans.append(Span(begin, begin + len(words)))
        begin += len(words) + len(SEPARATOR)
    text = SEPARATOR.join(words for _, words in kept)
    return text, labelled(spans, [heading for heading, _ in kept])


def labelled(spans: Sequence[Span], headings: Sequence[bool]) -> tuple[Block, ...]:
    """The spans as blocks; the first paragraph is the lead if it is short and others follow."""
    paragraphs = [index for index, heading in enumerate(headings) if not heading]
    lead = paragraphs[0] if len(paragraphs) > 1 else -1

    def kind(index: int, span: Span) -> BlockKind:
        if headings[index]:
            return "heading"
        return "lead" if index == lead and span.end - span.begin <= LEAD_LENGTH else "paragraph"

    return tuple(Block(kind(index, span), *span) for index, span in enumerate(spans))


def opening(text: str) -> str:
    """A title for a text that has none: its first sentence, cut at a word.

    >>> opening("Am 4. April wurde gewählt. Danach kam nichts.")
    'Am 4. April wurde gewählt'
    """
    words = " ".join(text[: 10 * TITLE_LENGTH].split())
    match = _FIRST_SENTENCE.search(words)
    return cut((words[: match.end()] if match else words).removesuffix("."), TITLE_LENGTH)


def cut(text: str, length: int) -> str:
    """The text, if it is longer cut at a word and marked with an ellipsis.

    >>> cut("eins zwei drei", 10)
    'eins zwei…'
    """
    if len(text) <= length:
        return text
    head = text[:length]  # one character more than fits, so that a word that just ends there stays
    return (head.rpartition(" ")[0] or head[:-1]).rstrip(" ,;:–-") + "…"


def _lines(text: str) -> Iterator[Span]:
    """Each line's words, without the white space around them."""
    begin = 0
    for line in text.split("\n"):
        words = line.strip()
        start = begin + len(line) - len(line.lstrip())
        yield Span(start, start + len(words))
        begin += len(line) + 1


def _paragraphs(lines: Iterable[Span]) -> Iterator[Span]:
    open_span: Span | None = None
    for line in lines:
        if line.begin < line.end:
            open_span = Span(open_span.begin if open_span else line.begin, line.end)
        elif open_span:
            yield open_span
            open_span = None
    if open_span:
        yield open_span
