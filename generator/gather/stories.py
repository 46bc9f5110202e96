"""Articles about one event: stories, found in one pass through time, and a second that joins what is one.

The single-pass clustering of topic detection and tracking (Yang, Pierce and Carbonell 1998, "A Study on Retrospective
and On-Line Event Detection"): articles come in the order of their dates, each joins the story among the recent ones
whose articles it is most like, or begins one. Likeness is the cosine of weighted features: who acts, which things,
which places; what many articles have weighs little. An inverted index keeps the cost near-linear.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.dates import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.records import Analysis, Article

Features = dict[str, float]

# Set by hand on the sample and the articles of the annotated corpus, whose stories were read.
MIN_LIKENESS = 0.2  # between 0 and 1, on average to a story's articles
MIN_JOINED = 0.13  # the same where one of the two has several articles
MAX_GAP = 10  # days without an article, after which a story has ended
MAX_SHARE = 0.2  # of stories: what more of them have tells none from another
MIN_COMMON = 20  # stories under which that share is not looked at
ACTOR, PHRASE, PLACE = "a", "k", "p"


@dataclass(slots=True)
class _Story:
    """The days, dates and ids of a story's articles in their order, and the sum of what they have."""

    articles: list[tuple[int, str, str]]
    sum: Features

    @property
    def first(self) -> int:
        """The day of its first article."""
        return self.articles[0][0]

    @property
    def last(self) -> int:
        """The day of its last article."""
        return self.articles[-1][0]

    def take(self, other: _Story) -> None:
        """Makes the other's articles its own."""
        self.articles = sorted((*self.articles, *other.articles))
        for key, weight in other.sum.items():
            self.sum[key] = self.sum.get(key, 0.0) + weight

    def likeness(self, other: _Story) -> float:
        """That of each article of the one to each of the other, on average."""
        return likeness(self.sum, other.sum) / (len(self.articles) * len(other.articles))


def find_stories(
    articles: Sequence[Article], features: Mapping[str, Features], copies: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Ids of articles that tell one story, by date: each with two or more reports; copies follow their originals.

    ``features`` are unit vectors of what each article is about, ``copies`` lead from a copy to its original. Articles
    without a day belong to none. The order of ``articles`` does not matter.
    """
    dated = sorted((day, one.date, one.id) for one in articles if (day := day_of(one.date)))
    reports = [(date.fromisoformat(day).toordinal(), hour, one) for day, hour, one in dated if one not in copies]
    stories = _joined(_one_pass(_Story([report], dict(features[report[-1]])) for report in reports))
    with_copies: dict[str, list[str]] = defaultdict(list)
    for _, _, one in dated:
        with_copies[copies.get(one, one)].append(one)
    return tuple(
        tuple(copy for _, _, one in story.articles for copy in with_copies[one])
        for story in stories
        if len(story.articles) > 1
    )


def _one_pass(reports: Iterable[_Story]) -> list[_Story]:
    """Each report joins the story that it is most like, or begins one; they come by date."""
    stories: list[_Story] = []
    postings: dict[str, dict[int, None]] = defaultdict(dict)
    for report in reports:
        best = _best(stories, postings, report, MIN_LIKENESS)
        if best is None:
            best = len(stories)
            stories.append(report)
        else:
            stories[best].take(report)
        for key in report.sum:
            postings[key].pop(best, None)  # the newest last
            postings[key][best] = None
    return stories


def _joined(stories: Sequence[_Story]) -> list[_Story]:
    """Stories and reports that are one story after all: more articles tell more surely than one what they share."""
    found: list[_Story] = []
    postings: dict[str, dict[int, None]] = defaultdict(dict)
    for story in sorted(stories, key=lambda one: (one.last, one.articles)):
        near = _best(found, postings, story, MIN_JOINED)
        if near is not None and max(len(story.articles), len(found[near].articles)) > 1:
            found[near].take(story)
        else:
            near = len(found)
            found.append(story)
        for key in story.sum:
            postings[key].pop(near, None)
            postings[key][near] = None
    return sorted(found, key=lambda story: story.articles)


def article_features(analysis: Analysis, actors: Mapping[int, str]) -> Features:
    """What an article is about, as numbers: who acts (ids by place in the analysis), which things, which places."""
    found: Features = {}
    most = max((actor.weight for actor in analysis.actors), default=1.0)
    for place, actor in enumerate(analysis.actors):
        if place in actors:
            key = f"{ACTOR}:{actors[place]}"
            found[key] = max(found.get(key, 0.0), actor.weight / most)
    for phrase in analysis.keyphrases:
        found[f"{PHRASE}:{phrase.key}"] = phrase.score
    heaviest = max((place.weight for place in analysis.places), default=1.0)
    for where in analysis.places:
        found[f"{PLACE}:{where.name}"] = where.weight / heaviest
    return found


def central(story: Sequence[str], features: Mapping[str, Features], copies: Mapping[str, str]) -> str:
    """The article of a story that is most like all its others; of those as like, the first. Copies are none."""
    reports = [one for one in story if one not in copies]
    return max(reports, key=lambda one: sum(likeness(features[one], features[other]) for other in reports))


def unit_vectors(features: Mapping[str, Features], copies: Mapping[str, str]) -> dict[str, Features]:
    """The features weighed by how much they tell: what few reports have tells more (inverse document frequency)."""
    rarity = _rarity(own for article, own in features.items() if article not in copies)
    return {article: _unit(own, rarity) for article, own in features.items()}


def likeness(one: Features, other: Features) -> float:
    """The cosine of two unit vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(key, 0.0) for key, weight in one.items())


def _rarity(vectors: Iterable[Features]) -> dict[str, float]:
    """How much a feature tells, by the share of articles that have it: inverse document frequency."""
    counts: Counter[str] = Counter()
    total = 0
    for vector in vectors:
        counts.update(vector.keys())
        total += 1
    return {key: math.log((total + 1) / (count + 0.5)) for key, count in counts.items()}


def _unit(features: Features, rarity: Mapping[str, float]) -> Features:
    weighed = {key: weight * rarity[key] for key, weight in features.items() if key in rarity}
    size = math.sqrt(sum(weight * weight for weight in weighed.values()))
    return {key: weight / size for key, weight in weighed.items()} if size else {}


def _best(stories: Sequence[_Story], postings: Mapping[str, dict[int, None]], own: _Story, least: float) -> int | None:
    """The number of the story that is most like this one, and near it in time."""
    near: set[int] = set()
    for key in _needed(own, least):
        having = postings.get(key, {})
        if len(having) <= max(MIN_COMMON, MAX_SHARE * len(stories)):
            near.update(takewhile(lambda other: own.first - stories[other].last <= MAX_GAP, reversed(having)))
    best, number = max(((own.likeness(stories[one]), -one) for one in near), default=(0.0, 0))
    return -number if best >= least else None


def _needed(own: _Story, least: float) -> list[str]:
    """The features of which a story as like as ``least`` has at least one.

    Those left out are too weak to make up that likeness together (the Cauchy-Schwarz inequality; other vectors are
    no longer than 1).
    """
    rest, needed = 0.0, []
    for key, weight in sorted(own.sum.items(), key=lambda one: (one[1], one[0])):
        rest += weight * weight
        if rest >= (least * len(own.articles)) ** 2:
            needed.append(key)
    return needed
