"""Tests of what speed is measured with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import pipelines
from benchmarks.pace import ARTICLE_WORDS, analyse_batch, batched, news_articles, seconds_for, speed_figures, warm_up
from benchmarks.pipelines import Source, load, source_of, write_small_cnn
from generator.executors import InlineExecutor
from generator.language import STAND_IN

if TYPE_CHECKING:
    from pathlib import Path

RULES = Source(STAND_IN)


def test_articles_without_the_corpora(tmp_path: Path) -> None:
    """The sample articles serve, over and over; all texts are of the same length."""
    texts = news_articles(tmp_path, 5)
    assert {len(text.split()) for text in texts} == {ARTICLE_WORDS}
    assert len(texts) == 5


def test_batches() -> None:
    """Texts are handed over as the project does, none twice."""
    texts = [str(number) for number in range(40)]
    batches = list(batched(texts))
    assert [text for batch in batches for text in batch] == texts
    assert max(map(len, batches)) == 16


def test_a_batch_is_read() -> None:
    """An executor runs the batches, and the time is more than nothing."""
    with InlineExecutor() as executor:
        warm_up(executor, RULES, [["Die Fähre kam."]], 1)
        assert seconds_for(executor, RULES, [["Die Fähre kam."], ["Ida Roth blieb."]]) > 0
    assert analyse_batch(RULES, []) > 0


def test_speed() -> None:
    """The middle round counts, and the ratio says how much faster the first pipeline is."""
    figures = {one.key: one.value for one in speed_figures(1000, 2, [2.0, 1.0, 4.0], [1.0, 1.0, 9.0])}
    assert figures == {"speed.two.own": 500, "speed.two.bare": 1000, "speed.two.ratio": pytest.approx(0.5)}


def test_sources(tmp_path: Path) -> None:
    """A folder that is there is meant as one; anything else is a package, and nothing is the profile's own."""
    assert source_of(str(tmp_path)) == Source(str(tmp_path))
    assert source_of("de_core_news_lg") == Source("de_core_news_lg")
    assert source_of("") == Source()


def test_bare_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has the layers of spaCy's small pipelines, whatever they say."""
    monkeypatch.setattr(pipelines, "STEPS", 1)
    doc = load(write_small_cnn(tmp_path))("Die Fähre kam.")
    assert [doc.has_annotation(layer) for layer in ("TAG", "POS", "MORPH", "DEP", "SENT_START", "ENT_IOB")] == [
        True
    ] * 6
