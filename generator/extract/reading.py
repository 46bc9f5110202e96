"""An article's text with what every finder of quotations asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.clauses import full_lemma, predicate
from generator.extract.marks import stretches
from generator.language import RoleWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

    from generator.extract.marks import Stretch
    from generator.language import Frame, LanguageProfile


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show speech: half-open token positions, with those of a verb's other parts in ``more``."""

    begin: int
    end: int
    lemma: str
    stance: str
    frames: tuple[Frame, ...] = ()
    more: tuple[int, ...] = ()

    @property
    def tokens(self) -> list[int]:
        """The positions of all its words, in text order."""
        return sorted({*range(self.begin, self.end), *self.more})


@dataclass(frozen=True, slots=True)
class Reading:
    """The text, its verbs of saying, each token's sentence by position, and actors' entities by their first token.

    ``marked`` are the stretches in quotation marks, ``in_marks`` says of each token whether it stands in one.
    ``parsed`` says whether the pipeline has set trees; where it has none, finders go by the words' order alone.
    """

    doc: Doc
    text: str
    profile: LanguageProfile
    cues: Sequence[Cue]
    sentences: Sequence[Span]
    entities: Mapping[int, Span]
    marked: Sequence[Stretch]
    in_marks: Sequence[bool]
    roles: RoleWords
    parsed: bool


def read(doc: Doc, profile: LanguageProfile) -> Reading:
    """The reading of a text whose sentences and entities are set."""
    # Gathered once: asked one by one, spaCy would put the whole text or all its entities together every time.
    text = doc.text
    sentences = [sentence for sentence in doc.sents for _ in sentence]
    entities = {entity.start: entity for entity in doc.ents if entity.label_ in {"PER", "ORG"}}
    marked = stretches(text, profile.quotes.marks)
    parsed = doc.has_annotation("DEP")
    cues = list(verb_cues(doc, profile, parsed=parsed))
    return Reading(
        doc,
        text,
        profile,
        cues,
        sentences,
        entities,
        marked,
        _in_marks(doc, marked),
        RoleWords(profile.names),
        parsed,
    )


def _in_marks(doc: Doc, marked: Sequence[Stretch]) -> list[bool]:
    result = [False] * len(doc)
    for stretch in marked:
        words = doc.char_span(*stretch.inner, alignment_mode="expand")
        if words is not None:
            result[words.start : words.end] = [True] * len(words)
    return result


def verb_cues(doc: Doc, profile: LanguageProfile, *, parsed: bool) -> Iterator[Cue]:
    """All verbs of saying in the text: by lemma where there are trees, else by the listed forms."""
    lemmas, forms = _cue_tables(profile)
    for token in doc:
        if parsed and token.pos_ in {"VERB", "AUX"}:
            lemma = full_lemma(token, profile.quotes.grammar.verb_parts)
            if lemma in lemmas:
                yield predicate_cue(token, profile, *lemmas[lemma])
        elif not parsed and token.lower_ in forms:
            yield Cue(token.i, token.i + 1, *forms[token.lower_])


def predicate_cue(verb: Token, profile: LanguageProfile, stance: str = "", frames: tuple[Frame, ...] = ()) -> Cue:
    """The verb as a cue, with its auxiliaries and what is split off it."""
    parts = profile.quotes.grammar.verb_parts
    more = tuple(part.i for part in predicate(verb, parts) if part.i != verb.i)
    return Cue(verb.i, verb.i + 1, full_lemma(verb, parts), stance, frames, more)


_Known = tuple[str, tuple["Frame", ...]]


def _cue_tables(profile: LanguageProfile) -> tuple[dict[str, _Known], dict[str, tuple[str, *_Known]]]:
    """Stance and frames of each lemma; lemma, stance and frames of each form. The first group with a verb counts."""
    lemmas: dict[str, _Known] = {}
    forms: dict[str, tuple[str, *_Known]] = {}
    for group in profile.quotes.cue:
        for verb in group.verbs:
            lemma, _, listed = verb.partition(": ")
            known = (group.stance, group.frames)
            lemmas.setdefault(lemma, known)
            for form in listed.split(", "):
                forms.setdefault(form, (lemma, *known))
    return lemmas, forms


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


def is_source_noun(word: Token, profile: LanguageProfile) -> bool:
    """Whether the noun, or its last part, is one for a source („Angaben“, „Polizeibericht“)."""
    nouns = tuple(noun.lower() for noun in profile.quotes.source_nouns)
    return bool(nouns) and word.pos_ == "NOUN" and bool(word.lemma_.lower().endswith(nouns))


def is_mark(token: Token, profile: LanguageProfile) -> bool:
    """Whether the token is a quotation mark."""
    return any(token.text in pair for pair in profile.quotes.marks)
