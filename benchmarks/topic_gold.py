"""What topics are measured against: the articles, their classes, and the verdicts on topics that were found.

benchmarks/data/topics/README.md says how they were made. The files have ids, topics and labels only; the articles are
read from corpora/quotes, which is no part of the project.
"""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.figures import MissingDataError
from generator.read.blocks import blocks_of
from generator.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.records import TopicEvidence
    from generator.taxonomy import Taxonomy

PROJECT = Path(__file__).resolve().parent.parent
TOPICS = PROJECT / "site_config" / "topics.toml"
DATA = Path(__file__).with_name("data") / "topics"
PARTS = ("dev", "test")
CLASSIFIED = "train"  # the part of the corpus that has the articles with classes, of both our parts
LANGUAGE = "de"


class Classified(NamedTuple):
    """The class that fits an article best, and the next one, empty if there is none."""

    id: str
    best: str
    second: str


class Judged(NamedTuple):
    """How right a topic is for an article: 1, 0.5 or 0."""

    sample: int
    article: str
    topic: str
    verdict: float


def read_articles(shared: Path, part: str) -> list[Article]:
    """The articles of a part of the corpus, train or dev. Raises MissingDataError if it is not there."""
    corpus = shared / "corpora" / "quotes" / f"{part}.jsonl.gz"
    if not corpus.is_file():
        raise MissingDataError(f"not found: {corpus}")
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return [
            Article(
                str(row["id"]),
                row["title"],
                row["text"],
                blocks_of(row["text"]),
                date=row["date"] or "",
                language=LANGUAGE,
            )
            for row in map(json.loads, lines)
        ]


def read_classes(part: str) -> list[Classified]:
    """The annotated classes of dev or test."""
    return [Classified(**row) for row in _rows(f"classes-{part}.tsv")]


def read_judged() -> list[Judged]:
    """The verdicts on topics of articles, of all samples."""
    return [
        Judged(int(row["sample"]), row["article"], row["topic"], float(row["verdict"])) for row in _rows("judged.tsv")
    ]


def read_emerging() -> dict[str, float]:
    """The verdicts on topics that were found in the articles, by label."""
    return {row["label"]: float(row["verdict"]) for row in _rows("emerging.tsv")}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", strict=True)


def classes(taxonomy: Taxonomy) -> list[str]:
    """The topics that have none above them."""
    return [topic.id for topic in taxonomy.topics if not topic.parent]


def scores_of(found: Iterable[TopicEvidence], among: Iterable[str]) -> dict[str, float]:
    """The scores of these topics, in the order in which they were found: the best first."""
    wanted = frozenset(among)
    return {topic.topic: topic.score for topic in found if topic.topic in wanted}
