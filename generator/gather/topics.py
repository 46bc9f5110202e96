"""Evidence in articles → topics across articles, by the taxonomy, the articles themselves and the editor's word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.gather.addresses import TopicAddresses
from generator.records import Topic, TopicAppearance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.gather.emerging import Emerging
    from generator.records import Analysis, Article, Moved, TopicEvidence
    from generator.registry import TopicEntry
    from generator.taxonomy import Taxonomy, TopicRule


MIN_SHARE = 0.25  # of the best topic's score
MIN_TOUCHED = 0.7  # a single word in a text of usual length


@dataclass(frozen=True, slots=True)
class FoundTopics:
    """The topics with their articles, all entries of the registry, where old addresses lead, what was said in vain."""

    topics: tuple[Topic, ...]
    entries: tuple[TopicEntry, ...]
    moved: tuple[Moved, ...]
    unused: tuple[str, ...]
    refused: tuple[str, ...]


def gather_topics(  # noqa: PLR0913 - what topics are made of
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    emerging: Sequence[Emerging],
    taxonomy: Taxonomy,
    entries: Iterable[TopicEntry],
    *,
    language: str,
    least_score: float,
) -> FoundTopics:
    """All topics that have articles; of those of the list, what scores ``least_score`` or more."""
    rules = _Rules(taxonomy)
    listed = {topic.id for topic in taxonomy.topics}
    addresses = TopicAddresses(entries, listed, (key for one in emerging for key in one.keys))
    texts = {article.id: article.text for article in articles}
    by_article = {analysis.article: analysis for analysis in analyses}
    found: dict[str, Topic] = {}
    for topic in _listed(analyses, texts, taxonomy, rules, language, least_score):
        rule = rules.of(topic.id, topic.name)
        entry = addresses.of_listed(topic.id, topic.name, rule.slug if rule else "")
        found[entry.id] = _ruled(replace(topic, slug=entry.slug), rule)
    for one in emerging:
        rule = rules.of(one.label, *one.keys)
        entry = addresses.of_phrases(one.keys, one.label, rule.slug if rule else "")
        places = _appearances(one, by_article, texts)
        found[entry.id] = _ruled(Topic(entry.id, entry.slug, one.label, "", emerging=True, appearances=places), rule)
    gone = _gone(found, rules)
    for identifier, target in gone.items():
        addresses.leave(identifier, target)
    for identifier in gone:
        if heir := _end(identifier, gone):
            found[heir] = _merged(found[heir], found[identifier])
    shown = tuple(topic for one, topic in found.items() if one not in gone)
    return FoundTopics(
        shown, addresses.entries, addresses.moved(), tuple(sorted(rules.unused)), tuple(addresses.refused)
    )


def _gone(found: Mapping[str, Topic], rules: _Rules) -> dict[str, str]:
    """The topics that have no page by the editor's word, each with the one that it goes into, empty if it is hidden."""
    names = {name.casefold(): one for one, topic in found.items() for name in (topic.name, one, *topic.other_names)}
    gone: dict[str, str] = {}
    for identifier, topic in found.items():
        rule = rules.of(identifier, topic.name, *topic.other_names)
        if rule and rule.hide:
            gone[identifier] = ""
        elif rule and rule.into:
            gone[identifier] = names.get(rule.into.casefold(), identifier)
    for identifier in [one for one in gone if gone[one] and _end(one, gone) is None]:
        rules.unused.add(f"{found[identifier].name!r}: what it should go into")
        del gone[identifier]
    return gone


def _end(topic: str, gone: Mapping[str, str]) -> str | None:
    """Where a topic that goes into another ends at last: empty if that is hidden, None if it comes back to itself."""
    seen = {topic}
    while topic in gone:
        topic = gone[topic]
        if topic in seen:
            return None
        seen.add(topic)
    return topic


class _Rules:
    """The editor's rules by what they name, and those that named nothing so far."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._rules = {rule.topic.casefold(): rule for rule in taxonomy.rules}
        self.unused = {repr(rule.topic) for rule in taxonomy.rules}

    def of(self, *names: str) -> TopicRule | None:
        """The rule of the topic with these names."""
        for name in names:
            if rule := self._rules.get(name.casefold()):
                self.unused.discard(repr(rule.topic))
                return rule
        return None


def _ruled(topic: Topic, rule: TopicRule | None) -> Topic:
    if rule is None:
        return topic
    others = (*topic.other_names, topic.name) if rule.rename else topic.other_names
    return replace(topic, name=rule.rename or topic.name, other_names=others, pinned=rule.pin, note=rule.note)


def _merged(one: Topic, other: Topic) -> Topic:
    """The topic with the other's articles; of one that both have, the stronger evidence counts."""
    by_article = {place.article: place for place in one.appearances}
    for place in other.appearances:
        best = by_article.get(place.article, place)
        evidence = tuple(dict.fromkeys((*best.evidence, *place.evidence)))
        is_touched = best.touched and place.touched
        by_article[place.article] = TopicAppearance(place.article, max(best.score, place.score), evidence, is_touched)
    names = tuple(dict.fromkeys((*one.other_names, other.name, *other.other_names)))
    return replace(one, appearances=_by_score(by_article.values()), other_names=names)


def _listed(  # noqa: PLR0913, PLR0917 - what topics are made of
    analyses: Sequence[Analysis],
    texts: Mapping[str, str],
    taxonomy: Taxonomy,
    rules: _Rules,
    language: str,
    least: float,
) -> Iterable[Topic]:
    """The topics of the list that articles are about."""
    parents = {topic.id: topic.parent for topic in taxonomy.topics}
    by_topic: dict[str, list[TopicAppearance]] = defaultdict(list)
    for analysis in analyses:
        text = texts[analysis.article]
        about = assigned(analysis.topics, parents, least)
        for topic in about:
            by_topic[topic.topic].append(TopicAppearance(analysis.article, topic.score, _words(topic, text)))
        for topic in touched(analysis, about, parents):
            place = TopicAppearance(analysis.article, topic.score, _words(topic, text), touched=True)
            by_topic[topic.topic].append(place)
    pages = by_topic.keys() | _above(by_topic, parents)  # the way up is on every page, so all of it has pages
    for definition in taxonomy.topics:
        name = definition.name.get(language) or next(iter(definition.name.values()), definition.id)
        rule = rules.of(definition.id, name)
        if definition.id in pages or (rule and rule.pin):
            places = _by_score(by_topic[definition.id])
            yield Topic(definition.id, definition.id, name, definition.parent, emerging=False, appearances=places)


def assigned(topics: Sequence[TopicEvidence], parents: Mapping[str, str], least: float) -> list[TopicEvidence]:
    """The topics that an article is about, and those above them, best first.

    One in passing is none: it must score ``least``, and as much as ``MIN_SHARE`` of the article's best. A whole class
    counts without a topic below it only if it is the article's best.
    """
    strong = [topic for topic in topics if topic.score >= least and topic.topic in parents]
    above = _above((topic.topic for topic in strong), parents)
    finest = [topic for topic in strong if topic.topic not in above]
    best = max((topic.score for topic in finest), default=0.0)
    first = next((topic.topic for topic in strong if not parents[topic.topic]), "")
    kept = {
        topic.topic
        for topic in finest
        if topic.score >= MIN_SHARE * best and (parents[topic.topic] or topic.topic == first)
    }
    kept |= _above(kept, parents)
    return [topic for topic in strong if topic.topic in kept]


def touched(analysis: Analysis, about: Sequence[TopicEvidence], parents: Mapping[str, str]) -> list[TopicEvidence]:
    """The topics that an article is not about, but that come up in quotations or the headline, best first.

    What speaks for a topic that the article is about speaks for no other.
    """
    known = {topic.topic for topic in about}
    finest = [topic for topic in about if topic.topic not in _above(known, parents)]
    quoted = [span for quote in analysis.quotes for span in quote.spans]
    found = []
    for topic in (one for one in analysis.topics if one.topic in parents):
        others = (one for one in finest if one.topic not in _ancestors(topic.topic, parents))
        taken = {span for one in others for span in one.evidence}
        own = [span for span in topic.evidence if span not in taken]
        said = any(words.begin <= span.begin and span.end <= words.end for words in quoted for span in own)
        if topic.words and topic.score >= MIN_TOUCHED and (said or topic.headline) and own:
            found.append(topic)
    above = _above({topic.topic for topic in found}, parents)
    return [topic for topic in found if topic.topic not in known and topic.topic not in above and parents[topic.topic]]


def _above(topics: Iterable[str], parents: Mapping[str, str]) -> set[str]:
    return {one for topic in topics for one in _ancestors(topic, parents)}


def _ancestors(topic: str, parents: Mapping[str, str]) -> list[str]:
    found = []
    while topic := parents[topic]:
        found.append(topic)
    return found


def _appearances(
    one: Emerging, analyses: Mapping[str, Analysis], texts: Mapping[str, str]
) -> tuple[TopicAppearance, ...]:
    """The articles of a topic found in them, with the phrases as printed."""
    found = []
    for article in one.articles:
        phrases = [phrase for phrase in analyses[article].keyphrases if phrase.key in one.keys]
        text = texts[article]
        words = dict.fromkeys(text[span.begin : span.end] for phrase in phrases for span in phrase.evidence)
        score = max((phrase.score for phrase in phrases), default=0.0)
        found.append(TopicAppearance(article, score, tuple(words)))
    return _by_score(found)


def _words(topic: TopicEvidence, text: str) -> tuple[str, ...]:
    """The evidence as printed, each form once, the headline's first."""
    printed = (" ".join(text[span.begin : span.end].split()) for span in topic.evidence)
    return tuple(dict.fromkeys((*topic.headline, *printed)))


def _by_score(places: Iterable[TopicAppearance]) -> tuple[TopicAppearance, ...]:
    return tuple(sorted(places, key=lambda place: (place.touched, -place.score, place.article)))
