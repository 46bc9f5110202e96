"""Which topics of the taxonomy an article is about, by the words that speak for each.

Words are compared by lemma; a German noun also counts as a part of a compound („Sanktionsaufhebung“ for „Sanktion“).
The score is that of BM25F (Robertson, Zaragoza and Taylor 2004, "Simple BM25 Extension to Multiple Weighted Fields"):
headline, lead and body weigh differently, a word that recurs counts less each time, a long text needs more of it. What
is rare is not weighed: that the words are telling is what the taxonomy is for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.extract.terms import HEADLINE, WORD, Term, loose_forms, terms_of, word_forms
from generator.records import Span, TopicEvidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from generator.records import Article
    from generator.taxonomy import Taxonomy, TopicDefinition

Role = Literal["word", "hint", "need", "exclude"]

# Set by hand in coarse steps on the development part of `python -m benchmarks.topics`.
HINT_WEIGHT = 0.35  # of a word's
MIN_HINTS = 3  # without a word
SATURATION = 2.0  # BM25's k1
LENGTH_SHARE = 0.5  # BM25's b
CACHE_SIZE = 100_000  # different words
USUAL_LENGTH = 250  # words of a news article


class _Match(NamedTuple):
    """The words that a pattern matched: their characters, weight, and places among the article's words."""

    text: str
    begin: int
    end: int
    weight: float
    places: range


class _Entry(NamedTuple):
    """A pattern of a topic; ``words`` are those of a phrase, ``whole`` that a compound with it does not count."""

    topic: int
    role: Role
    label: str
    words: tuple[frozenset[str], ...]
    whole: bool = False


@dataclass(slots=True)
class _Found:
    """What speaks for a topic: by pattern, where it stands."""

    words: dict[str, list[_Match]] = field(default_factory=lambda: defaultdict(list))
    hints: dict[str, list[_Match]] = field(default_factory=lambda: defaultdict(list))
    needs: bool = False
    excluded: list[_Match] = field(default_factory=list)


class _Counted(NamedTuple):
    """What a pattern counts for a topic, and the words that it matched."""

    score: float
    matches: list[_Match]
    is_word: bool


_Telling = dict[str, _Counted]  # by pattern


class TopicFinder:
    """The taxonomy's words in one language, ready to be looked up."""

    def __init__(self, taxonomy: Taxonomy, language: str) -> None:
        self._topics = taxonomy.topics
        self._language = language
        self._single: dict[str, list[_Entry]] = defaultdict(list)
        self._phrases: dict[str, list[_Entry]] = defaultdict(list)
        self._begins: dict[str, list[_Entry]] = defaultdict(list)
        self._ends: dict[str, list[_Entry]] = defaultdict(list)
        for number, topic in enumerate(self._topics):
            for role, patterns in _patterns(topic, language):
                for pattern in patterns:
                    self._add(number, role, pattern)
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[_Entry, ...]] = {}
        self._affixes = sorted({len(one) for one in (*self._begins, *self._ends)})

    def find(self, doc: Doc, article: Article) -> tuple[TopicEvidence, ...]:
        """The article's topics and those above them, best first."""
        terms = terms_of(doc, article)
        found: dict[int, _Found] = defaultdict(_Found)
        for place in range(len(terms)):
            for entry, end in self._matches(terms, place):
                _note(found[entry.topic], entry, _match(terms, range(place, end), article))
        length = sum(1 for term in terms if term.weight != HEADLINE)
        own = {
            self._topics[number].id: topic
            for number, one in found.items()
            if (topic := _telling(one, length, needs=bool(self._topics[number].needs.get(self._language))))
        }
        return _with_parents(own, self._topics)

    def _add(self, topic: int, role: Role, pattern: str) -> None:
        if pattern.endswith("*"):
            self._begins[pattern[:-1].lower()].append(_Entry(topic, role, pattern, ()))
        elif pattern.startswith("*"):
            self._ends[pattern[1:].lower()].append(_Entry(topic, role, pattern, ()))
        else:
            words = WORD.findall(pattern)
            forms = [word_forms(word, self._language) for word in words]
            loose = tuple(
                frozenset(loose_forms(word, own, self._language)) for word, own in zip(words, forms, strict=True)
            )
            entry = _Entry(topic, role, pattern, loose, pattern.startswith("="))
            index, keys = (self._single, set(forms[0])) if len(words) == 1 else (self._phrases, set(loose[0]))
            for key in sorted(keys):
                index[key].append(entry)

    def _matches(self, terms: Sequence[Term], place: int) -> Iterator[tuple[_Entry, int]]:
        """The patterns that begin with this word, and where each ends."""
        term = terms[place]
        key = (term.forms, term.parts)
        if key not in self._known:
            if len(self._known) > CACHE_SIZE:
                self._known.clear()
            self._known[key] = tuple(sorted(self._alone(term), key=lambda one: one[:3]))
        yield from ((entry, place + 1) for entry in self._known[key])
        if self._phrases.keys().isdisjoint(term.loose):
            return
        phrases = {entry for form in term.loose for entry in self._phrases.get(form, ())}
        for entry in sorted(phrases, key=lambda one: one[:3]):
            end = place + len(entry.words)
            rest = terms[place + 1 : end]
            if len(rest) == len(entry.words) - 1 and all(
                not words.isdisjoint(other.loose) and (other.weight == HEADLINE) == (term.weight == HEADLINE)
                for words, other in zip(entry.words[1:], rest, strict=True)
            ):
                yield entry, end

    def _alone(self, term: Term) -> set[_Entry]:
        """The patterns of one word that it matches."""
        found = {entry for form in term.forms for entry in self._single.get(form, ())}
        found.update(entry for part in term.parts for entry in self._single.get(part, ()) if not entry.whole)
        lower = term.loose[0]
        for size in self._affixes:
            found.update(self._begins.get(lower[:size], ()))
            found.update(self._ends.get(lower[-size:], ()))
        return found


def _patterns(topic: TopicDefinition, language: str) -> Iterator[tuple[Role, Iterable[str]]]:
    yield "word", topic.words.get(language, ())
    yield "hint", topic.hints.get(language, ())
    yield "need", topic.needs.get(language, ())
    yield "exclude", topic.exclude.get(language, ())


def _match(terms: Sequence[Term], places: range, article: Article) -> _Match:
    first, end = terms[places[0]], terms[places[-1]].end
    text = article.title if first.weight == HEADLINE else article.text
    return _Match(text[first.begin : end], first.begin, end, first.weight, places)


def _note(found: _Found, entry: _Entry, match: _Match) -> None:
    if entry.role == "need":
        found.needs = True
    elif entry.role == "exclude":
        found.excluded.append(match)
    else:
        (found.words if entry.role == "word" else found.hints)[entry.label].append(match)


def _telling(found: _Found, length: int, *, needs: bool) -> _Telling | None:
    """What the topic's patterns count, None if that is not enough."""
    if (needs and not found.needs) or (not found.words and len(found.hints) < MIN_HINTS):
        return None
    words = _free(found.words, found.excluded)
    hints = _free(found.hints, [*found.excluded, *(match for own in words.values() for match in own)])
    if not words and len(hints) < MIN_HINTS:
        return None
    counted = {label: _Counted(_saturated(own, length), own, is_word=True) for label, own in words.items()}
    return counted | {
        label: _Counted(HINT_WEIGHT * _saturated(own, length), own, is_word=False) for label, own in hints.items()
    }


def _free(found: dict[str, list[_Match]], taken: Iterable[_Match]) -> dict[str, list[_Match]]:
    """By pattern, the matches that are not taken; of those that overlap the longest counts, then the first."""
    covered = {place for match in taken for place in match.places}
    matches = [(match, label) for label, matches in found.items() for match in matches]
    free: dict[str, list[_Match]] = defaultdict(list)
    for match, label in sorted(matches, key=_by_length):
        if covered.isdisjoint(match.places):
            covered.update(match.places)
            free[label].append(match)
    return free


def _by_length(one: tuple[_Match, str]) -> tuple[int, int, str, int]:
    match, label = one
    return -len(match.places), -len(label), label, match.places[0]


def _saturated(matches: Sequence[_Match], length: int) -> float:
    """What a pattern counts that stands at these places: at most 1 + k1."""
    weight = sum(match.weight for match in matches)
    usual = 1 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH
    return weight * (1 + SATURATION) / (weight + SATURATION * usual)


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Where two overlap, the longer counts."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.begin, -one.end)):
        if not kept or span.begin >= kept[-1].end:
            kept.append(span)
    return kept


def _with_parents(own: dict[str, _Telling], topics: Sequence[TopicDefinition]) -> tuple[TopicEvidence, ...]:
    """The topics found and those above them: what speaks for a topic speaks for its parent, each pattern once."""
    parents = {topic.id: topic.parent for topic in topics}
    order = {topic.id: number for number, topic in enumerate(topics)}
    gathered: dict[str, _Telling] = defaultdict(dict)
    for topic, telling in own.items():
        above = topic
        while above:
            best = gathered[above]
            for label, counted in telling.items():
                if label not in best or counted.score > best[label].score:
                    best[label] = counted
            above = parents[above]
    found = [_evidence(topic, telling) for topic, telling in gathered.items()]
    return tuple(sorted(found, key=lambda topic: (-topic.score, order[topic.topic])))


def _evidence(topic: str, telling: _Telling) -> TopicEvidence:
    every = sorted(
        (match for counted in telling.values() for match in counted.matches), key=lambda match: match.places[0]
    )
    return TopicEvidence(
        topic,
        round(math.fsum(counted.score for counted in telling.values()), 3),
        tuple(_without_overlaps(Span(match.begin, match.end) for match in every if match.weight != HEADLINE)),
        tuple(dict.fromkeys(match.text for match in every if match.weight == HEADLINE)),
        sum(counted.is_word for counted in telling.values()),
    )
