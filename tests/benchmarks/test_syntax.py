"""Tests of the scores of sentences, tags and trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc

from benchmarks.syntax import count_words, found_words, gold_words, joined, measure_sentences, measure_syntax
from training.corpora import Sentence

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

GOLD = Sentence(
    ["Sie", "fährt", "zum", "Hafen-Tor", "."],
    [True, True, True, False, False],
    "trees",
    tags=["PRON", "VERB", "ADP", "NOUN", "PUNCT"],
    lemmas=["sie", "fahren", "zu", "Hafentor", "."],
    heads=[1, -1, 3, 1, 1],
    labels=["nsubj", "root", "case", "obl:arg", "punct"],
    features=[None, {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}, None, None, None],
)


def test_words_of_other_cut(nlp: Language) -> None:
    """What the pipeline cuts otherwise is wrong, and so is what hangs on it; subtypes of relations do not count."""
    doc = Doc(
        nlp.vocab,
        words=["Sie", "fährt", "zum", "Hafen", "-", "Tor", "."],
        spaces=[True, True, True, False, False, False, False],
        pos=["PRON", "VERB", "DET", "NOUN", "PUNCT", "NOUN", "PUNCT"],
        lemmas=["sie", "fahren", "zu", "Hafen", "-", "Tor", "."],
        heads=[1, 1, 5, 5, 5, 1, 1],
        deps=["nsubj:pass", "ROOT", "case", "flat", "punct", "obl", "obj"],
        morphs=["", "Mood=Ind|Tense=Past|VerbForm=Fin", "", "", "", "", ""],
    )
    # Aligned: Sie, fährt, zum, the full stop; of 5 words there and 7 found.
    assert count_words(gold_words(GOLD), found_words(doc)) == {
        "tag": (6, 12, 5),
        "lemma": (8, 12, 5),
        "head": (6, 12, 5),  # „zum“ hangs on a word that is not there
        "label": (4, 12, 5),
        "Mood": (1, 1, 1),
        "Tense": (0, 1, 1),
        "Person": (0, 0, 0),
        "Number": (0, 0, 0),
    }


def test_white_space_is_no_word(nlp: Language) -> None:
    """Tokens of white space are left out, and offsets are those of the text."""
    doc = nlp("Ja.\n\n Nein.")
    assert [word.place for word in found_words(doc)] == [(0, 2), (2, 3), (6, 10), (10, 11)]


def test_joined_sentences() -> None:
    """Sentences stand where their text is."""
    text, spans = joined([GOLD, GOLD])
    assert text == "Sie fährt zum Hafen-Tor. Sie fährt zum Hafen-Tor."
    assert spans == [(0, 24), (25, 49)]


def test_sentences(nlp: Language, corpora: Path) -> None:
    """Boundaries are counted in texts made of trees and in articles."""
    figures = {one.key: one for one in measure_sentences(nlp, corpora)}
    assert {key: one.value for key, one in figures.items()} == {
        "sentences.gsd.begin": 100,
        "sentences.gsd.whole": 100,
        "sentences.news_dev.begin": 100,
        "sentences.news_dev.inner": 100,
        "sentences.news_dev.whole": 100,
        "sentences.news_train.begin": 100,
        "sentences.news_train.whole": 100,
    }
    assert "1 case" in figures["sentences.news_dev.inner"].note


def test_missed_boundary(nlp: Language, corpora: Path) -> None:
    """Without a rule for sentences a text is one sentence, and its boundaries are missed."""
    nlp.replace_pipe("sentencizer", "sentencizer", config={"punct_chars": ["\n"]})
    figures = {one.key: one.value for one in measure_sentences(nlp, corpora)}
    assert (figures["sentences.gsd.begin"], figures["sentences.gsd.whole"]) == (0, 0)


def test_words(nlp: Language, corpora: Path) -> None:
    """Layers that the pipeline sets have a figure, the others none."""
    figures = {one.key: one.value for one in measure_syntax(nlp, corpora)}
    assert figures == {
        "syntax.raw.tag": pytest.approx(100 * 2 / 9),  # sei, fuhr; „zum“ is one word
        "syntax.raw.head": None,
        "syntax.raw.label": None,
        "syntax.raw.lemma": pytest.approx(100 * 3 / 9),
        "syntax.raw.mood": 100,
        "syntax.raw.tense": 100,
        "syntax.raw.person": 100,
        "syntax.raw.number": 50,
        "syntax.gold.tag": pytest.approx(100 * 2 / 9),
        "syntax.gold.head": None,
        "syntax.gold.label": None,
    }
