"""Tests of the scores of names."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.figures import MissingDataError
from benchmarks.names import SMARTDATA, gold_names, measure_names, measure_people, news_with_people
from tests.benchmarks.conftest import apart
from training.corpora import Sentence

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


def test_names_of_a_sentence() -> None:
    """Names stand where the words and spaces put them; parts of words are none."""
    words, names = ["(", "Ida", "Roth", ")", "Köln"], ["O", "B-PER", "I-PER", "O", "B-LOC"]
    sentence = Sentence(words, [False, True, False, True, False], "germeval", names=names)
    assert gold_names(sentence) == {(1, 9, "PER"), (11, 15, "LOC")}
    assert sentence.text[1:9] == "Ida Roth"


def test_names(nlp: Language, corpora: Path) -> None:
    """A name with another label counts as missed where its own is asked, as wrong where the other is."""
    figures = {one.key: one.value for one in measure_names(nlp, corpora)}
    assert figures == {
        "names.per.f1": 100,
        "names.org.f1": pytest.approx(
            200 / 3
        ),  # Lahemet right, Wismar wrong; „Wismar-Speicher“ has only part of a name
        "names.loc.f1": 0,
        "names.misc.f1": None,
        "names.three.f1": pytest.approx(400 / 6),
        "names.all.f1": pytest.approx(400 / 6),
    }


def test_people(nlp: Language, corpora: Path) -> None:
    """Only mentions whose name stands in full somewhere in the text count, and only in texts that have some."""
    figures = {one.key: one.value for one in measure_people(nlp, corpora)}
    # „Ida Roth“ is found, „Roths“ missed, „Otto“ is not all of „Otto Frieß“; „Ott“ and the other text do not count.
    assert figures == {
        "people.exact": pytest.approx(100 / 3),
        "people.overlap": pytest.approx(200 / 3),
        "people.precision": 50,
    }


def test_people_are_counted_in_texts_apart_only(tmp_path: Path) -> None:
    """News that are trained on do not count, nor does what has a long line in common with them."""
    line = "Der Vorstand der Reederei Lahemet hat Ida Roth am Montag zur neuen Kapitänin ernannt."
    rows = [
        {"id": apart(1), "source": "news", "text": "Ida Roth kam."},
        {"id": apart(2), "source": "tweet", "text": "Ida Roth ging."},
        {"id": apart(3, kept=False), "source": "news", "text": f"Wismar\n{line}"},
        {"id": apart(4), "source": "news", "text": f"{line}\nMehr dazu morgen."},
    ]
    spans = {"spans": [[0, 8, "person"], [0, 3, "person"], [0, 5, "location"]]}
    path = tmp_path / "smartdata.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(row | spans) for row in rows).encode()))
    assert list(news_with_people(path)) == [("Ida Roth kam.", [(0, 8)])]


def test_a_pipeline_without_names(nlp: Language, corpora: Path) -> None:
    """A pipeline that finds no name at all has no figure, rather than a bad one."""
    nlp.remove_pipe("entity_ruler")
    assert {one.value for one in (*measure_names(nlp, corpora), *measure_people(nlp, corpora))} == {None}


def test_missing_corpus(nlp: Language, tmp_path: Path) -> None:
    """What is missing is named."""
    with pytest.raises(MissingDataError, match=SMARTDATA):
        list(measure_people(nlp, tmp_path))
