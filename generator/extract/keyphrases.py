"""The noun phrases that say what an article is about.

Words are ranked by PositionRank (Florescu and Caragea 2017, "PositionRank: An Unsupervised Approach to Keyphrase
Extraction from Scholarly Documents"): PageRank over the words that stand near each other, biased towards those that
come early; the headline comes first of all. Candidates are nouns, with an adjective where the two make one term, and
names of things; who acts has pages of its own and is left out. Without parts of speech, candidates are the words
between stop words (RAKE, Rose et al. 2010).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from generator.extract.terms import COMPOUND_LANGUAGE, WORD
from generator.records import Keyphrase, Span
from generator.words.compounds import compound_parts, constituents
from generator.words.word_list import common_nouns, is_listed, look_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from generator.language import LanguageProfile
    from generator.records import Article, ArticleActor

MAX_KEYPHRASES = 12
WINDOW = 6  # words; the method's authors found little difference between 2 and 10
DAMPING = 0.85
ROUNDS = 30  # after which ranks differ in the fourth digit
COMMON_SHARE = 0.5  # of its rank that a noun has that is common in all texts
# What a compound says is narrower than what its last part says.
COMPOUND_BONUS = 1.5
HEADLINE_BONUS = 1.5
MIN_LETTERS = 3
MAX_WORDS = 3
CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})
ACTING = frozenset({"PER", "ORG", "LOC"})
# Adjectives that say of which kind something is, not how it is: „digitale Netze“, „russische Öle“.
KIND = re.compile(r".+(?:isch|al|är|iv|ell|lich|bar|orm|nah|eigen)|künstlich|selten|grün|fossil")
GENDER_ENDINGS = {"Masc": "er", "Fem": "e", "Neut": "es"}


@dataclass(slots=True)
class _Candidate:
    """A phrase by the words of its key, with its forms in the nominative and where it stands."""

    words: tuple[str, ...]
    labels: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Its commonest form in the nominative."""
        return max(self.labels, key=lambda text: (self.labels[text], text))


def find_keyphrases(
    doc: Doc, article: Article, actors: Sequence[ArticleActor], profile: LanguageProfile
) -> tuple[Keyphrase, ...]:
    """The best phrases, whose scores are parts of the best one's."""
    nouns = _Nouns(profile)
    named = [Span(one.begin, one.end) for actor in actors for one in actor.mentions if one.form != "compound"]
    tokens = list(doc)  # made anew by each loop over the document
    if doc.has_annotation("POS"):
        candidates = _candidates(doc, tokens, nouns, named)
        words = [token.lemma_ for token in tokens if token.pos_ in CONTENT]
    else:
        candidates = _runs(doc, nouns, named)
        words = [nouns.key(token.text) for token in tokens if token.is_alpha and not token.is_stop]
    printed = [match.group() for match in WORD.finditer(article.title)]
    headline = [nouns.key(word) for word in printed]
    ranks = _word_ranks([word for word in (*headline, *words) if word not in nouns.stop])
    scored = ((_score(one, ranks, headline, nouns), one) for one in candidates)
    best = sorted(scored, key=lambda pair: (-pair[0], pair[1].words))
    known = frozenset((*headline, *(part for word in printed for part in nouns.inside(word))))
    return tuple(_without_parts(best, nouns, known))


class _Nouns:
    """What is known of the nouns of a language."""

    def __init__(self, profile: LanguageProfile) -> None:
        self.language = profile.code
        self.stop = frozenset(profile.keyphrases.stop_words)
        self.common = common_nouns(profile.code)
        self._roles = frozenset(role.casefold() for role in profile.names.roles)
        self._bodies = tuple(profile.names.body_nouns.all)

    def key(self, text: str) -> str:
        """The lemma of a word."""
        return look_up(text if self.language == COMPOUND_LANGUAGE else text.lower(), self.language)

    def parts(self, noun: str) -> tuple[str, ...]:
        """What it consists of; German alone writes compounds as one word."""
        return compound_parts(noun) if self.language == COMPOUND_LANGUAGE else (self.key(noun),)

    def inside(self, word: str) -> tuple[str, ...]:
        """Every run of parts of a compound."""
        return constituents(word) if self.language == COMPOUND_LANGUAGE and word[0].isupper() else ()

    def acts(self, label: str) -> bool:
        """Whether this is a noun for people („Forscher“, of whom there is a „Forscherin“) or a body („Polizei“)."""
        head = label.rsplit(maxsplit=1)[-1]
        nouns = {self.key(head), self.parts(head)[-1]}
        return any(noun.casefold() in self._roles or self._has_two_genders(noun) for noun in nouns) or (
            bool(self._bodies) and head.casefold().endswith(self._bodies)
        )

    def _has_two_genders(self, noun: str) -> bool:
        if self.language != COMPOUND_LANGUAGE:
            return False
        stem = noun.removesuffix("er")  # „Toter“, „Herausforderer“
        return (
            is_listed(f"{noun}in")
            or (noun.endswith("in") and is_listed(noun.removesuffix("in")))
            or (stem != noun and (look_up(f"{stem.lower()}e") == stem.lower() or is_listed(f"{stem}in")))
        )

    def is_plain(self, noun: str) -> bool:
        """Whether every dictionary has the noun, and it is no compound."""
        return len(self.parts(noun)) == 1 and is_listed(noun, self.language)

    def tells(self, lemma: str) -> bool:
        """Whether a noun may say what an article is about; „Jahresende“ does no more than „Ende“ does."""
        if {lemma, f"{lemma}r"} & self.stop or len(lemma) < MIN_LETTERS:
            return False
        return lemma[0].isupper() and lemma[-1].isalnum() and self.parts(lemma)[-1] not in self.stop


def _score(candidate: _Candidate, ranks: dict[str, float], headline: Sequence[str], nouns: _Nouns) -> float:
    """The words' ranks together; phrases of several words must not win by length alone."""
    score = sum(ranks.get(word, 0.0) for word in candidate.words) / math.sqrt(len(candidate.words))
    label = candidate.label
    if len(candidate.words) > 1 or len(nouns.parts(label)) > 1:
        score *= COMPOUND_BONUS
    elif candidate.words[0] in nouns.common:
        score *= COMMON_SHARE
    if nouns.acts(label):
        score *= COMMON_SHARE
    if all(word in headline for word in candidate.words):
        score *= HEADLINE_BONUS
    return score


def _without_parts(
    scored: Iterable[tuple[float, _Candidate]], nouns: _Nouns, headline: frozenset[str]
) -> Iterator[Keyphrase]:
    """The best phrases; one whose places are all inside a better one's says nothing new."""
    taken: list[Span] = []
    best, count = 0.0, 0
    for score, one in scored:
        free = [
            span for span in one.spans if not any(span.begin < other.end and other.begin < span.end for other in taken)
        ]
        if not free or score <= 0:
            continue
        best, count = best or score, count + 1
        narrow = len(one.words) > 1 or not nouns.is_plain(one.words[0])
        yield Keyphrase(
            key=phrase_key(one.words),
            label=one.label,
            score=round(score / best, 3),
            evidence=tuple(sorted(free)),
            topical=not nouns.acts(one.label) and (narrow or one.words[0] not in nouns.common),
            narrow=narrow,
            headline=headline.issuperset(one.words),
        )
        taken += free
        if count == MAX_KEYPHRASES:
            return


def phrase_key(words: Iterable[str]) -> str:
    """The same for all spellings of a phrase.

    >>> phrase_key(["Russland-Sanktion"]), phrase_key(["erneuerbar", "Energie"])
    ('russlandsanktion', 'erneuerbar energie')
    """
    return " ".join(word.casefold().replace("-", "") for word in words)


def _candidates(doc: Doc, tokens: Sequence[Token], nouns: _Nouns, named: Sequence[Span]) -> list[_Candidate]:
    """Nouns, adjectives with nouns that make a term, names of things."""
    found: dict[tuple[str, ...], _Candidate] = {}
    taken = {place for span in named for place in range(span.begin, span.end)}
    taken.update(place for name in doc.ents if name.label_ in ACTING for place in range(name.start_char, name.end_char))
    for name in doc.ents:
        if name.label_ not in ACTING and name.start_char not in taken and _is_thing(name.text, nouns):
            _add(found, (name.text,), name.text, Span(name.start_char, name.end_char))
            taken.update(range(name.start_char, name.end_char))
    pairs = Counter((word.head.lemma_, word.lemma_) for word in tokens if word.dep_ == "amod")
    for noun in tokens:
        if noun.pos_ != "NOUN" or noun.idx in taken or not nouns.tells(noun.lemma_):
            continue
        lemma = _lemma(noun)
        _add(found, (lemma,), _nominative(noun, lemma), Span(noun.idx, noun.idx + len(noun)))
        adjective = noun.nbor(-1) if noun.i else None
        if adjective is not None and _makes_term(adjective, noun, pairs, nouns) and adjective.idx not in taken:
            label = f"{_inflected(adjective.lemma_, noun)} {_nominative(noun, lemma)}"
            _add(found, (adjective.lemma_, lemma), label, Span(adjective.idx, noun.idx + len(noun)))
    return list(found.values())


def _add(found: dict[tuple[str, ...], _Candidate], words: tuple[str, ...], label: str, span: Span) -> None:
    one = found.setdefault(words, _Candidate(words))
    one.labels[label] += 1
    one.spans.append(span)


def _is_thing(name: str, nouns: _Nouns) -> bool:
    """Whether this is the name of a work, an event, a product; nationalities and currencies are none."""
    words = name.split()
    return len(words) <= MAX_WORDS + 1 and (
        len(words) > 1 or (nouns.tells(name) and not is_listed(name.lower(), nouns.language))
    )


def _makes_term(adjective: Token, noun: Token, pairs: Counter[tuple[str, str]], nouns: _Nouns) -> bool:
    if adjective.pos_ != "ADJ" or adjective.dep_ != "amod" or adjective.head != noun or adjective.lemma_ in nouns.stop:
        return False
    return pairs[noun.lemma_, adjective.lemma_] > 1 and KIND.fullmatch(adjective.lemma_) is not None


def _lemma(noun: Token) -> str:
    """The noun's lemma; that of a nominalised adjective with the masculine ending („Geflüchteter“)."""
    masculine = f"{noun.lemma_}r"
    return masculine if noun.lemma_.endswith("e") and look_up(noun.lemma_) == masculine else noun.lemma_


def _nominative(noun: Token, lemma: str) -> str:
    """The noun in the nominative, in the number in which it stands."""
    text = noun.text
    if lemma.endswith("r") and look_up(lemma[:-1]) == lemma:  # nominalised: „Beschuldigte“, be they one or many
        return lemma[:-1]
    if noun.morph.get("Number", []) != ["Plur"]:
        return lemma
    if noun.morph.get("Case", []) == ["Dat"] and text.endswith("n"):
        shorter = text[:-1]
        if shorter == lemma and lemma.endswith("e") and noun.morph.get("Gender", []) != ["Neut"]:
            return text  # „Energien“, but „Gebäude“
        if shorter == lemma or (is_listed(shorter) and look_up(shorter) == look_up(text)):
            return shorter
    return text


def _inflected(lemma: str, noun: Token) -> str:
    """The adjective before a noun without article in the nominative („seltene Erden“, „künstliche Intelligenz“)."""
    plural = noun.morph.get("Number", []) == ["Plur"]
    ending = "e" if plural else GENDER_ENDINGS.get("".join(noun.morph.get("Gender", [])), "e")
    stem = lemma.removesuffix("e")
    return (f"{stem}{ending}")[:1].upper() + (f"{stem}{ending}")[1:]


def _runs(doc: Doc, nouns: _Nouns, named: Sequence[Span]) -> list[_Candidate]:
    """Words between stop words, of which a phrase must recur, so that chance neighbours are none."""
    taken = {place for span in named for place in range(span.begin, span.end)}
    found: dict[tuple[str, ...], _Candidate] = {}
    run: list[Token] = []
    for token in [*doc, None]:
        if token is not None and token.is_alpha and not token.is_stop and token.idx not in taken:
            run.append(token)
            continue
        for begin in range(len(run)):
            for end in range(begin + 1, min(len(run), begin + MAX_WORDS) + 1):
                words = tuple(nouns.key(one.lower_) for one in run[begin:end])
                if words[-1] not in nouns.stop and words[0] not in nouns.stop and len(words[-1]) >= MIN_LETTERS:
                    span = Span(run[begin].idx, run[end - 1].idx + len(run[end - 1]))
                    _add(found, words, doc.text[span.begin : span.end], span)
        run = []
    return [one for one in found.values() if len(one.spans) > 1]


def _word_ranks(words: Sequence[str]) -> dict[str, float]:
    """PositionRank of each word."""
    places = {word: number for number, word in enumerate(dict.fromkeys(words))}
    if not places:
        return {}
    bias = np.zeros(len(places))
    weights = np.zeros((len(places), len(places)))
    for place, word in enumerate(words):
        bias[places[word]] += 1 / (place + 1)
        for other in words[place + 1 : place + WINDOW]:
            if other != word:
                weights[places[word], places[other]] += 1
                weights[places[other], places[word]] += 1
    sums = weights.sum(axis=0)
    weights /= np.where(sums == 0, 1, sums)
    bias /= bias.sum()
    ranks = np.full(len(places), 1 / len(places))
    for _ in range(ROUNDS):
        ranks = (1 - DAMPING) * bias + DAMPING * (weights @ ranks)
    return {word: float(ranks[number]) for word, number in places.items()}
