"""Whether sentence embeddings find the class of an article better than the taxonomy's words, and what they cost.

    python -m benchmarks.topic_embeddings [--shared FOLDER] [--python INTERPRETER] [--variants]

FOLDER has corpora/quotes; it is not part of the project (its licence is non-commercial). The packages of MODELS carry
their weights and are not among the project's dependencies; ``--python`` names an interpreter that has them. One that it
lacks is left out. ``--variants`` prints each way of comparing.

Of the test part only totals are printed. All choices are made on dev: first the way of comparing that is best by
itself, then the weight beside the evidence; „all free“ chooses both together, which is the most that dev gives.
„gained/lost“ are articles whose class is right, or wrong, only with the embeddings; p is that of a sign test.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, field
from itertools import product
from math import comb
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.embedding_models import MODELS, embed, variants
from benchmarks.figures import MissingDataError
from benchmarks.topic_gold import (
    CLASSIFIED,
    LANGUAGE,
    PARTS,
    PROJECT,
    TOPICS,
    classes,
    read_articles,
    read_classes,
    scores_of,
)
from generator.extract import TopicFinder
from generator.language import load_profiles
from generator.nlp.load import load_pipeline
from generator.read.blocks import cut
from generator.taxonomy import load_taxonomy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language

    from benchmarks.embedding_models import Embedded, Model, Variant
    from generator.records import Article
    from generator.taxonomy import Taxonomy

    Matrix = NDArray[np.float64]

TEXT_LENGTH = 1_000  # characters of an article beside its headline
# The smallest one decides only where the evidence says nothing, or the same of two classes.
WEIGHTS = (0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class Part:
    """Annotated articles: what is embedded of each, its classes as numbers (-1: none), the evidence for each class."""

    texts: list[str]
    best: list[int]
    second: list[int]
    evidence: Matrix  # articles × classes
    seconds: float = 0.0  # that the language model and the finder took


@dataclass(frozen=True, slots=True)
class Classes:
    """The top-level topics, and what is embedded for each topic under them; ``of`` is the class of each topic."""

    ids: list[str]
    of: list[int]
    texts: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotated articles by part, their classes, and how well the evidence alone finds these."""

    classes: Classes
    parts: Mapping[str, Part]
    evidence: Mapping[str, Scored]


@dataclass(order=True, frozen=True, slots=True)
class Scored:
    """How many articles get the right class, and have it among the first two; better ones are greater."""

    first: int
    two: int
    either: int  # best or second class of the gold
    right: tuple[bool, ...] = field(compare=False, default=())


def main() -> None:
    """Print what the evidence, each model and both together find, and the costs of each model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--variants", action="store_true")
    arguments = parser.parse_args()
    try:
        gold = _gold(read_articles(arguments.shared, CLASSIFIED))
    except MissingDataError as error:
        sys.exit(f"{error}. Name its folder with --shared.")
    print(_header(gold.parts))
    print(_line("evidence alone", gold, gold.evidence))
    texts = {name: part.texts for name, part in gold.parts.items()} | gold.classes.texts
    for model in MODELS:
        embedded = embed(model, texts, arguments.python)
        if isinstance(embedded, str):
            print(f"\n{model.package} is left out: {embedded}")
        else:
            _report(model, embedded, gold, details=arguments.variants)
    speed = len(gold.parts["dev"].texts) / gold.parts["dev"].seconds
    print(f"\nThe project's language model and topic finder read {speed:.1f} articles a second, in one process.")


# --- the articles and classes ---


def _classes(taxonomy: Taxonomy) -> Classes:
    parents = {topic.id: topic.parent for topic in taxonomy.topics}
    ids = classes(taxonomy)
    texts: dict[str, list[str]] = {"name": [], "name and words": []}
    for topic in taxonomy.topics:
        words = ", ".join(word.strip("=*") for word in topic.words.get(LANGUAGE, ()))
        texts["name"].append(topic.name[LANGUAGE])
        texts["name and words"].append(f"{topic.name[LANGUAGE]}: {words}")
    return Classes(ids, [ids.index(_top(topic.id, parents)) for topic in taxonomy.topics], texts)


def _top(topic: str, parents: Mapping[str, str]) -> str:
    while parents[topic]:
        topic = parents[topic]
    return topic


def _gold(articles: Sequence[Article]) -> Gold:
    by_id = {article.id: article for article in articles}
    taxonomy = load_taxonomy((TOPICS,))
    own, finder = _classes(taxonomy), TopicFinder(taxonomy, LANGUAGE)
    nlp = load_pipeline(load_profiles(PROJECT / "site_config" / "languages")[LANGUAGE])
    parts = {name: _part(name, by_id, own, nlp, finder) for name in PARTS}
    return Gold(own, parts, {name: score(part, part.evidence) for name, part in parts.items()})


def _part(name: str, by_id: Mapping[str, Article], own: Classes, nlp: Language, finder: TopicFinder) -> Part:
    gold = read_classes(name)
    numbers = {topic: number for number, topic in enumerate(own.ids)}
    articles = [by_id[one.id] for one in gold]
    evidence = np.zeros((len(gold), len(own.ids)))
    begin = time.perf_counter()
    for place, article in enumerate(articles):
        for topic, found in scores_of(finder.find(nlp(article.text), article), own.ids).items():
            evidence[place, numbers[topic]] = found
    seconds = time.perf_counter() - begin
    texts = [f"{article.title}\n{cut(article.text, TEXT_LENGTH)}" for article in articles]
    second = [numbers[one.second] if one.second else -1 for one in gold]
    return Part(texts, [numbers[one.best] for one in gold], second, evidence, seconds)


# --- comparing ---


def similarities(embedded: Embedded, part: str, classes: Classes, variant: Variant) -> Matrix:
    """Articles × classes, of each article from 0, the least similar class, to 1, the most similar one."""
    of_article, of_topic = variant.prefixes.split("/")
    articles = np.array(embedded.vectors[of_article][part])
    topics = np.array(embedded.vectors[of_topic][variant.text])
    if variant.centred:
        # The test part is measured against dev's mean, so that nothing of it enters.
        articles = articles - np.array(embedded.vectors[of_article]["dev"]).mean(axis=0)
        topics = topics - topics.mean(axis=0)
    cosines = _unit(articles) @ _unit(topics).T
    of = np.array(classes.of)
    columns = [
        np.sort(cosines[:, of == number])[:, -variant.nearest :].mean(axis=1) for number in range(len(classes.ids))
    ]
    found = np.stack(columns, axis=1)
    low, high = found.min(axis=1, keepdims=True), found.max(axis=1, keepdims=True)
    return np.asarray((found - low) / (high - low))


def _unit(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


# --- scores ---


def score(part: Part, found: Matrix) -> Scored:
    """Of these classes' scores by article; a class that scores nothing is not found.

    >>> score(Part(["", ""], [0, 1], [-1, 0], np.zeros((2, 2))), np.array([[0.0, 2.0], [3.0, 1.0]]))
    Scored(first=0, two=1, either=1, right=(False, False))
    """
    order = np.argsort(-found, axis=1, kind="stable")[:, :2]
    ranked = [[int(one) for one in row if scores[one] > 0] for row, scores in zip(order, found, strict=True)]
    right = tuple(classes[:1] == [best] for classes, best in zip(ranked, part.best, strict=True))
    second = sum(classes[:1] == [other] for classes, other in zip(ranked, part.second, strict=True))
    two = sum(best in classes for classes, best in zip(ranked, part.best, strict=True))
    return Scored(sum(right), two, sum(right) + second, right)


def combined(part: Part, similarity: Matrix, weight: float) -> Matrix:
    """The evidence, of which an article's strongest counts 1, and the similarity by its weight."""
    strongest = part.evidence.max(axis=1, keepdims=True)
    return np.asarray(part.evidence / np.where(strongest > 0, strongest, 1.0) + weight * similarity)


def sign_test(gained: int, lost: int) -> float:
    """How probable so uneven a change would be if better and worse were equally likely.

    >>> sign_test(5, 0), sign_test(3, 3)
    (0.0625, 1.0)
    """
    both = gained + lost
    tail = sum(comb(both, number) for number in range(min(gained, lost) + 1))
    return min(1.0, 2 * tail / float(2**both))


# --- what is printed ---


def _report(model: Model, embedded: Embedded, gold: Gold, *, details: bool) -> None:
    tried = {one: _all_similarities(embedded, gold, one) for one in variants(model)}
    alone = {one: _scores(gold, found) for one, found in tried.items()}
    best = max(alone, key=lambda one: alone[one]["dev"])
    print(f"\n{model.package}; by itself best on dev: {best}")
    print(_line("embeddings alone", gold, alone[best]))
    for label, among in (("both", [best]), ("both, all free", list(tried))):
        chosen, weight = _best_weight(gold.parts["dev"], {one: tried[one]["dev"] for one in among})
        print(_line(f"{label}, weight {weight}", gold, _scores(gold, _combined(gold, tried[chosen], weight))))
        if chosen != best:
            print(f"    ({chosen})")
    if details:
        _print_details(gold, alone, tried[best])
    costs = embedded.costs
    print(
        f"costs: {costs['package_megabytes']:.0f} MB installed, beside numpy's {costs['numpy_megabytes']:.0f}; "
        f"{costs['load_seconds']:.2f} s to the first vector; {costs['articles_a_second']:.1f} articles a second; "
        f"{costs['peak_megabytes']:.0f} MB of memory"
    )


def _print_details(gold: Gold, alone: Mapping[Variant, Mapping[str, Scored]], best: Mapping[str, Matrix]) -> None:
    """On dev: each way of comparing by itself, and each weight of the best one."""
    for one, scores in alone.items():
        print(f"    {100 * scores['dev'].first / len(gold.parts['dev'].texts):5.1f}  {one}")
    for weight in WEIGHTS:
        first = _scores(gold, _combined(gold, best, weight))["dev"].first
        print(f"    {100 * first / len(gold.parts['dev'].texts):5.1f}  best one, weight {weight}")


def _all_similarities(embedded: Embedded, gold: Gold, variant: Variant) -> dict[str, Matrix]:
    return {name: similarities(embedded, name, gold.classes, variant) for name in gold.parts}


def _scores(gold: Gold, found: Mapping[str, Matrix]) -> dict[str, Scored]:
    return {name: score(part, found[name]) for name, part in gold.parts.items()}


def _combined(gold: Gold, similarity: Mapping[str, Matrix], weight: float) -> dict[str, Matrix]:
    return {name: combined(part, similarity[name], weight) for name, part in gold.parts.items()}


def _best_weight(dev: Part, tried: Mapping[Variant, Matrix]) -> tuple[Variant, float]:
    """Of equally good ones the smallest weight."""
    return max(product(tried, WEIGHTS), key=lambda one: (score(dev, combined(dev, tried[one[0]], one[1])), -one[1]))


def _header(parts: Mapping[str, Part]) -> str:
    names = "".join(f"{f'{name}, {len(part.texts)} articles':^38}" for name, part in parts.items())
    columns = f"{'best':>7}{'in 2':>7}{'either':>8}{'gained/lost':>12}" + " " * 4
    return f"{'right, in percent':30}{names}\n{'':30}" + columns * len(parts)


def _line(label: str, gold: Gold, scores: Mapping[str, Scored]) -> str:
    text = f"{label:30}"
    for name, part in gold.parts.items():
        own, share = scores[name], 100 / len(part.texts)
        text += f"{share * own.first:7.1f}{share * own.two:7.1f}{share * own.either:8.1f}"
        pairs = list(zip(own.right, gold.evidence[name].right, strict=True))
        gained, lost = pairs.count((True, False)), pairs.count((False, True))
        text += f"{f'+{gained} -{lost}':>9} p={sign_test(gained, lost):.2f}"
    return text


if __name__ == "__main__":
    main()
