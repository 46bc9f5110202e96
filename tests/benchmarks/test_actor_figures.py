"""Tests of the figures of actors: what is linked, what is counted, and what may be looked at."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks import actors
from benchmarks.actor_gold import Collection, Entity, GoldArticle, Mark
from benchmarks.actors import HELD_OUT, count, linked, main, measure
from benchmarks.figures import Figure
from generator.records import Analysis, Article, ArticleActor, Mention

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Ida Roth kam."


def analysis(id_: str, *names: str) -> Analysis:
    """Return the analysis of an article that begins with each of these names."""
    people = tuple(ArticleActor(name, "person", 1.0, (Mention(0, len(name), name, "name", "test"),)) for name in names)
    return Analysis(article=id_, sentences=(), actors=people, quotes=(), topics=())


def gold(id_: str, *marks: Mark) -> GoldArticle:
    """Return an annotated article."""
    return GoldArticle(Article(id_, "", TEXT, (), language="de"), marks, ("roth",))


def test_linked() -> None:
    """The same name is the same actor everywhere; who is not linked is so in no other article."""
    first, second = linked([analysis("a", "Ida Roth", "Ott"), analysis("b", "Ida Roth", "Ott")])
    assert [one.name for one in first] == ["Ida Roth", "Ott"]
    assert [one.paged for one in first] == [True, False]
    assert first[0].id == second[0].id
    assert first[1].id != second[1].id


def test_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two articles: Roth is found in one of them, in the other half of her name as somebody else."""
    monkeypatch.setattr(actors, "analyses_of", lambda _: [analysis("a", "Ida Roth"), analysis("b", "Ida R")])
    mark = Mark(0, 8, "roth", "name")
    entities = {"roth": Entity(name="Ida Roth", kind="person")}
    collection = Collection("dev", entities, (gold("a", mark), gold("b", mark, Mark(9, 12, "roth", "name"))))
    counts = count([collection])
    figures = {one.key: one.value for one in measure(counts, "articles")}
    assert figures["actors.persons.p"] == pytest.approx(50)
    assert figures["actors.persons.r"] == pytest.approx(50)
    assert figures["actors.linking.p"] == pytest.approx(100)
    assert figures["actors.linking.r"] == pytest.approx(50)
    assert figures["actors.linking.f1"] == pytest.approx(200 / 3)
    assert figures["actors.linking.missed"] == pytest.approx(100 / 3)
    assert figures["actors.key.recall"] == pytest.approx(100)
    assert figures["actors.organisations.r"] is None
    assert counts.errors["persons, missed"] == ["dev/b: Ida Roth (roth)"]
    assert counts.errors["names not found"] == ["dev/b: kam"]
    assert counts.errors["entities split"] == ["dev/roth: Ida Roth | Ida Roth"]


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    """Run the command, with figures that were not measured."""
    monkeypatch.setattr(sys, "argv", ["actors", *arguments])
    monkeypatch.setattr(actors, "count", lambda _: actors.Counts())
    monkeypatch.setattr(actors, "measure", lambda *_: [Figure("actors.persons.p", "persons", "articles", 10.0)])
    main()


def test_errors_of_the_held_out_part_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match=HELD_OUT):
        run(monkeypatch, "--part", "test", "--details", "3")


def test_without_the_wikinews_articles(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """They are left out with a note; floors are then not checked, which is no success."""
    run(monkeypatch, "--shared", str(tmp_path))
    output = capsys.readouterr().out
    assert "Without the Wikinews articles" in output
    assert "| persons | articles | 10.0 | 95.0 ✗ |" in output
    with pytest.raises(SystemExit, match="Not checked"):
        run(monkeypatch, "--shared", str(tmp_path), "--check")


def test_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """A figure below its floor is named."""
    monkeypatch.setattr(actors, "_read", lambda *_: ([], False))
    with pytest.raises(SystemExit, match=r"actors\.persons\.p: 10\.00 % is below its floor"):
        run(monkeypatch, "--check")
