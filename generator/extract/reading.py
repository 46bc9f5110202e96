"""An article's text with what every finder of quotations asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

    from generator.language import LanguageProfile


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or preposition of saying at its place: half-open token positions."""

    begin: int
    end: int
    lemma: str
    stance: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The text, its verbs of saying, each token's sentence by position, and actors' entities by their first token."""

    doc: Doc
    text: str
    profile: LanguageProfile
    cues: Sequence[Cue]
    sentences: Sequence[Span]
    entities: Mapping[int, Span]


def read(doc: Doc, profile: LanguageProfile) -> Reading:
    """The reading of a text whose sentences and entities are set."""
    # Gathered once: asked one by one, spaCy would put the whole text or all its entities together every time.
    sentences = [sentence for sentence in doc.sents for _ in sentence]
    entities = {entity.start: entity for entity in doc.ents if entity.label_ in {"PER", "ORG"}}
    return Reading(doc, doc.text, profile, verb_cues(doc, profile), sentences, entities)


def verb_cues(doc: Doc, profile: LanguageProfile) -> list[Cue]:
    """All verbs of saying in the text."""
    forms = {
        form: (lemma, group.stance)
        for group in profile.quotes.cue
        for verb in group.verbs
        for lemma, _, listed in [verb.partition(": ")]
        for form in listed.split(", ")
    }
    return [Cue(token.i, token.i + 1, *forms[token.lower_]) for token in doc if token.lower_ in forms]


def phrase_places(reading: Reading, phrases: Sequence[str]) -> Iterator[Cue]:
    """Places of the given words or phrases, the longest at each."""
    wanted = {tuple(phrase.lower().split()) for phrase in phrases}
    longest = max(map(len, wanted), default=0)
    words = [token.lower_ for token in reading.doc]
    for begin in range(len(words)):
        for size in range(longest, 0, -1):
            if tuple(words[begin : begin + size]) in wanted:
                yield Cue(begin, begin + size, " ".join(words[begin : begin + size]), "")
                break


def statement_end(sentence: Span) -> int:
    """The character where the sentence ends without white space and its full stop."""
    last = len(sentence) - 1
    while last > 0 and (sentence[last].is_space or sentence[last].text in {".", "!", "?"}):
        last -= 1
    return int(sentence[last].idx + len(sentence[last]))


def is_punctuation(token: Token) -> bool:
    """Whether the token is no word."""
    return bool(token.is_punct or token.is_space or token.is_quote)
