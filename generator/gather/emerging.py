"""Topics that no list has: phrases that recur in the articles themselves, above all in bursts.

A phrase is a candidate if it is a keyphrase of several reports. It is rated by how much these reports are about it, how
much of them falls into a short time (a burst, as Kleinberg 2003, "Bursty and Hierarchical Structure in Streams", means
it, measured plainly as the densest window's share), and against how many articles have the word at all. It is a topic
only if some reports have it in the headline and all are alike: else it is a circumstance that they share by chance.
Phrases that stand in the same articles are one topic with several names.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from generator.dates import day_of
from generator.gather.stories import Features, likeness
from generator.markdown import slugify

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.records import Analysis, Article

BURST_DAYS = 14
BURST_WEIGHT = 1.0
MIN_SCORE = 0.2  # of a keyphrase in an article that counts as being about it
MIN_BURST = 0.4  # of the reports of a plain noun („Sturm“), which is a topic only for a time
MIN_HEADLINES = 0.2  # of its reports that have it in the headline
MIN_LIKENESS = 0.06  # of its reports to each other, as in stories
COMPARED = 12  # reports; more would take the square of the time
MAX_SHARE = 0.05  # of all articles: what more of them are about is no news
SAME_SHARE = 0.6  # of the articles of two phrases that are common to them


@dataclass(frozen=True, slots=True)
class Emerging:
    """A topic found in the articles: its keys, best first, its label, and the articles that are about it."""

    keys: tuple[str, ...]
    label: str
    rating: float
    articles: tuple[str, ...]


def find_emerging(  # noqa: PLR0913 - what topics are made of
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    copies: Mapping[str, str],
    features: Mapping[str, Features],
    *,
    covered: AbstractSet[str],
    least: int,
    pinned: Collection[str] = (),
    known: Collection[str] = (),
) -> tuple[Emerging, ...]:
    """Topics of ``least`` reports or more that are none of the ``covered`` keys or addresses, best first.

    One whose label is ``pinned`` (in small letters) or whose key is ``known``, since its page was given out, needs a
    single report. Copies of a report count once, but belong to its topics. ``features`` are unit vectors of what each
    article is about.
    """
    days = {one.id: day_of(one.date) for one in articles}
    phrases = _phrases(analyses, copies)
    total = len(articles) - len(copies)
    most = max(MAX_SHARE * total, 2 * least)
    rated: list[tuple[float, str, dict[str, float]]] = []
    for key, one in phrases.items():
        reports = [article for article in one.scores if article not in copies]
        label = _label(one.labels)
        told = key in known or label.casefold() in pinned
        if not told and (len(reports) < least or not covered.isdisjoint((key, slugify(label))) or one.named > most):
            continue
        burst = _burst([days[article] for article in reports])
        if not told and not _is_subject(one, reports, burst, features):
            continue
        rating = _rating([one.scores[article] for article in reports], burst, one.named, total)
        rated.append((rating, key, one.scores))
    labels = {key: one.labels for key, one in phrases.items()}
    return _joined(sorted(rated, key=lambda one: (-one[0], one[1])), labels)


def _is_subject(one: _Phrase, reports: Sequence[str], burst: float, features: Mapping[str, Features]) -> bool:
    """Whether the phrase is what its reports have in common, not a circumstance that they happen to share."""
    if not one.narrow and burst < MIN_BURST:
        return False
    if sum(article in one.headlines for article in reports) < MIN_HEADLINES * len(reports):
        return False
    vectors = [features[article] for article in sorted(reports)[:COMPARED]]
    pairs = [likeness(first, second) for number, first in enumerate(vectors) for second in vectors[:number]]
    return math.fsum(pairs) >= MIN_LIKENESS * len(pairs)


@dataclass(slots=True)
class _Phrase:
    """In how many reports a phrase is named, its labels, and the articles that are about it, or head with it."""

    named: int = 0
    narrow: bool = False
    labels: Counter[str] = field(default_factory=Counter)
    scores: dict[str, float] = field(default_factory=dict)
    headlines: set[str] = field(default_factory=set)


def _phrases(analyses: Sequence[Analysis], copies: Mapping[str, str]) -> dict[str, _Phrase]:
    """By key, those that any article is about."""
    found: dict[str, _Phrase] = defaultdict(_Phrase)
    for analysis in analyses:
        for phrase in analysis.keyphrases:
            one = found[phrase.key]
            one.narrow |= phrase.narrow
            one.named += analysis.article not in copies
            one.labels[phrase.label] += 1
            if phrase.topical and phrase.score >= MIN_SCORE:
                one.scores[analysis.article] = phrase.score
                if phrase.headline:
                    one.headlines.add(analysis.article)
    return {key: one for key, one in found.items() if any(article not in copies for article in one.scores)}


def _rating(scores: Sequence[float], burst: float, named: int, total: int) -> float:
    """How much of a topic a phrase is."""
    rarity = math.log((total + 1) / (named + 0.5))
    mean = math.fsum(scores) / len(scores)
    return mean * math.log2(1 + len(scores)) * rarity * (1 + BURST_WEIGHT * burst)


def _burst(days: Sequence[str]) -> float:
    """The share of the dated reports that the densest window holds, beyond a single one."""
    dates = sorted(date.fromisoformat(day).toordinal() for day in days if day)
    most = max((bisect_left(dates, first + BURST_DAYS) - place for place, first in enumerate(dates)), default=1)
    return (most - 1) / max(len(dates) - 1, 1)


def _joined(
    rated: Sequence[tuple[float, str, dict[str, float]]], labels: Mapping[str, Counter[str]]
) -> tuple[Emerging, ...]:
    """The topics; a phrase whose articles are mostly those of a better one is another name for it."""
    found: list[tuple[float, list[str], dict[str, float]]] = []
    by_article: dict[str, list[int]] = defaultdict(list)
    for rating, key, scores in rated:
        near = Counter(place for article in scores for place in by_article[article])
        same = [place for place, common in near.items() if common >= SAME_SHARE * len(scores | found[place][2])]
        if same:
            found[min(same)][1].append(key)
            continue
        for article in scores:
            by_article[article].append(len(found))
        found.append((rating, [key], scores))
    return tuple(
        Emerging(tuple(keys), _label(labels[keys[0]]), round(rating, 3), tuple(sorted(scores)))
        for rating, keys, scores in found
    )


def _label(forms: Counter[str]) -> str:
    """The commonest form, of those as common the shortest."""
    return min(forms, key=lambda form: (-forms[form], len(form), form))
