"""Tests of what is measured of topics, on made-up verdicts."""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.figures import MissingDataError, Targets
from benchmarks.topic_gold import (
    PARTS,
    TOPICS,
    Classified,
    Judged,
    classes,
    read_articles,
    read_classes,
    read_emerging,
    read_judged,
    scores_of,
)
from benchmarks.topics import (
    FLOORS,
    Costs,
    Spent,
    class_figures,
    emerging_figures,
    finest_topics,
    label_figures,
    main,
    time_figures,
)
from generator.records import Analysis, TopicEvidence
from generator.taxonomy import load_taxonomy
from generator.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.figures import Figure


def values(figures: Iterable[Figure]) -> dict[str, float | None]:
    """Return the figures' values by key."""
    return {one.key: one.value for one in figures}


def test_classes_are_those_of_the_list() -> None:
    """Every class is at the top of the list; no article has the same one twice or is in both parts."""
    known = set(classes(load_taxonomy((TOPICS,))))
    gold = [one for part in PARTS for one in read_classes(part)]
    assert len({one.id for one in gold}) == len(gold)
    assert all(one.best in known and one.second in known | {""} and one.best != one.second for one in gold)


def test_verdicts_are_told_apart() -> None:
    """No sample has a topic of an article twice; a verdict is right, half right or wrong."""
    judged = read_judged()
    assert len({one[:3] for one in judged}) == len(judged)
    assert {one.sample for one in judged} == {1, 2}
    assert {one.verdict for one in judged} | set(read_emerging().values()) == {0, 0.5, 1}


def test_the_class_is_the_best_found() -> None:
    gold = [Classified("a", "sport", ""), Classified("b", "politik", "arbeit"), Classified("c", "umwelt", "")]
    found = {"a": {"sport": 2.0}, "b": {"arbeit": 3.0, "politik": 1.0}, "c": {}}
    assert values(class_figures("dev", gold, found)) == pytest.approx(
        {"topics.class.dev.first": 100 / 3, "topics.class.dev.two": 200 / 3, "topics.class.dev.either": 200 / 3}
    )


def test_scores_are_those_asked_for() -> None:
    found = [TopicEvidence("schach", 4.0, ()), TopicEvidence("sport", 4.0, ()), TopicEvidence("politik", 1.0, ())]
    assert list(scores_of(found, ["politik", "sport"]).items()) == [("sport", 4.0), ("politik", 1.0)]


def test_only_what_is_found_counts() -> None:
    """A verdict on a topic that the article has no more counts nowhere; a topic without verdict is counted apart."""
    judged = [Judged(1, "a", "schach", 1), Judged(1, "a", "boerse", 0), Judged(2, "a", "schach", 0.5)]
    measured = list(label_figures(judged, {"a": {"schach", "theater"}, "b": {"musik"}}))
    assert values(measured) == {"topics.labels.1": 100, "topics.labels.2": 50, "topics.labels.unjudged": 1}
    assert [one.note for one in measured[:2]] == ["of 2 judged, 1 cases", "of 1 judged, 1 cases"]


def test_the_finest_topics_are_judged() -> None:
    """Of a topic and the one above it, the one below counts."""
    evidence = tuple(TopicEvidence(topic, 9.0, (), words=2) for topic in ("schach", "sport"))
    analysis = Analysis(article="a", sentences=(), actors=(), quotes=(), topics=evidence)
    assert finest_topics([analysis], load_taxonomy((TOPICS,))) == {"a": {"schach"}}


def test_topics_without_verdict_are_no_part_of_the_share() -> None:
    measured = emerging_figures(["Zyklon", "Flughafen", "Tunnel"], {"Zyklon": 1, "Flughafen": 0}, "articles")
    assert values(measured) == {"topics.emerging.found": 3, "topics.emerging.right": 50}


def test_time_beside_the_language_model() -> None:
    """The wall's clock and that of all processors are kept apart."""
    measured = values(time_figures(Costs(100, Spent(10.0, 20.0), Spent(0.5, 0.5), Spent(0.25, 0.25))))
    assert measured["topics.time.gathering"] == pytest.approx(2.5)
    assert measured["topics.time"] == pytest.approx(7.5)
    assert measured["topics.processors"] == pytest.approx(3.75)


def test_work_gives_what_it_gives() -> None:
    spent = Spent()
    assert spent.on(lambda: sum(range(100_000))) == 4_999_950_000
    assert spent.wall > 0


def test_articles_of_the_corpus(tmp_path: Path) -> None:
    """An article has its day, or none; a part that is missing is named."""
    folder = tmp_path / "corpora" / "quotes"
    folder.mkdir(parents=True)
    row = {"id": 7, "title": "Fähre", "text": "Sie kam.\n\nSie fuhr.", "date": None}
    (folder / "train.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    (article,) = read_articles(tmp_path, "train")
    assert (article.id, article.date, len(article.blocks)) == ("7", "", 2)
    with pytest.raises(MissingDataError, match=r"dev\.jsonl\.gz"):
        read_articles(tmp_path, "dev")


def test_nothing_to_measure_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the corpora there is nothing to say but that."""
    monkeypatch.setattr(sys, "argv", ["topics", "--shared", str(tmp_path)])
    with pytest.raises(SystemExit, match="--shared"):
        main()


def test_floors_are_of_figures_that_there_are() -> None:
    measured = {
        *(f"topics.class.{part}.{name}" for part in PARTS for name in ("first", "two", "either")),
        *("topics.labels.1", "topics.labels.2", "topics.emerging.right", "topics.time", "topics.processors"),
    }
    assert {target.figure for target in read_toml(FLOORS, Targets).target} <= measured
