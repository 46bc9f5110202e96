"""Tests of the shipped German pipeline: what it must find, and what it must bear."""

from __future__ import annotations

import functools
import pickle
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from generator.nlp.encoder import EncoderComponent
from tests.samples import PROPERTY, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = ROOT / "models" / "de_briefings"
ARTICLE = (
    "Die Umweltministerin Frauke Sudhoff hat am Montag in Lüneburg neue Regeln für die Elbe angekündigt.\n\n"
    "Sie sagte, die Frist sei zu kurz und der Bund habe das gewusst. „Ich habe davon nichts gehört“, sagte Sudhoff.\n"
    "Kritik kam vom Umweltverband Elbfreunde. Dessen Sprecher Imre Halász nannte den Plan einen Rückschritt."
)


@functools.cache
def model() -> Language:
    """Load the shipped pipeline."""
    return spacy.load(MODEL)


def names(doc: Doc) -> list[tuple[str, str]]:
    """The names that were found."""
    return [(entity.text, entity.label_) for entity in doc.ents]


def test_names_of_people_places_and_organisations() -> None:
    found = names(model()(ARTICLE))
    assert ("Frauke Sudhoff", "PER") in found
    assert ("Imre Halász", "PER") in found
    assert ("Lüneburg", "LOC") in found
    assert ("Sudhoff", "PER") in found


def test_sentences_end_where_they_end_and_never_cross_a_paragraph() -> None:
    sentences = [sentence.text.strip() for sentence in model()(ARTICLE).sents]
    assert sentences[0].startswith("Die Umweltministerin")
    assert sentences[0].endswith("angekündigt.")
    assert sentences[1] == "Sie sagte, die Frist sei zu kurz und der Bund habe das gewusst."
    assert sentences[3] == "Kritik kam vom Umweltverband Elbfreunde."
    assert len(sentences) == 5


def test_no_name_reaches_into_the_next_paragraph() -> None:
    doc = model()("Es sprach der Abgeordnete Detmar von der\n\nHeide und Moor sind trocken.")
    assert [entity.text for entity in doc.ents if "\n" in entity.text] == []


def test_a_heading_without_a_full_stop_is_a_sentence_of_its_own() -> None:
    doc = model()("Streit um die Brücke geht weiter\nDer Rat tagt am Dienstag.")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Streit um die Brücke geht weiter",
        "Der Rat tagt am Dienstag.",
    ]


@pytest.mark.parametrize(
    ("sentence", "word", "mood", "tense"),
    [
        ("Der Minister sagte, er sei krank.", "sei", "Sub", "Pres"),
        ("Sie habe nichts gewusst, erklärte die Ministerin.", "habe", "Sub", "Pres"),
        ("Er fürchte um seine Arbeit, sagte der Fahrer.", "fürchte", "Sub", "Pres"),
        ("Ich habe nichts gewusst.", "habe", "Ind", "Pres"),
        ("Er wäre gern gekommen.", "wäre", "Sub", "Past"),
        ("Die Gemeinde sagte das Fest ab.", "sagte", "Ind", "Past"),
    ],
)
def test_the_mood_of_verbs(sentence: str, word: str, mood: str, tense: str) -> None:
    (token,) = [token for token in model()(sentence) if token.text.lower() == word]
    assert token.morph.to_dict()["Mood"] == mood
    assert token.morph.to_dict()["Tense"] == tense


def test_subject_object_and_reporting_verb() -> None:
    doc = model()("Der Bürgermeister begrüßte die Gäste, und sie sagte, er komme.")
    relations = {token.text: (token.dep_, token.head.text) for token in doc}
    assert relations["Bürgermeister"] == ("nsubj", "begrüßte")
    assert relations["Gäste"] == ("obj", "begrüßte")
    assert relations["komme"][1] == "sagte"


def test_parts_of_speech_and_lemmas() -> None:
    doc = model()("Die Häuser standen im alten Hafen.")
    assert [token.pos_ for token in doc] == ["DET", "NOUN", "VERB", "ADP", "ADJ", "NOUN", "PUNCT"]
    assert [token.lemma_ for token in doc][1:3] == ["Haus", "stehen"]


def test_several_texts_at_once_are_read_like_each_alone() -> None:
    texts = [ARTICLE, "Kurz.", ARTICLE[:150]]
    together = [names(doc) for doc in model().pipe(texts, batch_size=3)]
    assert together == [names(model()(text)) for text in texts]


@given(st.lists(st.sampled_from(["Die Fähre", "\n", "\n\n", " ", ". ", "„", "“", "Imre", "kam", "3.", "\u200b", "😀"])))
@PROPERTY
def test_any_text_keeps_its_characters_and_its_paragraphs(parts: list[str]) -> None:
    text = "".join(parts)
    doc = model()(text)
    assert doc.text == text
    assert all("\n" not in sentence.text.strip() for sentence in doc.sents)
    assert {entity.label_ for entity in doc.ents} <= {"PER", "ORG", "LOC", "MISC"}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Wort " * 3000, "x" * 5000, "„" * 400])
def test_odd_texts_are_borne(text: str) -> None:
    doc = model()(text)
    assert doc.text == text
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


def test_a_sentence_longer_than_any_window_stays_one_sentence() -> None:
    text = "Der Rat beschloss " + ", ".join(f"den Punkt {number} der Liste" for number in range(90)) + "."
    assert len(list(model()(text).sents)) == 1


def test_the_pipeline_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(model().get_pipe("briefings_encoder")))
    assert names(sent(model().make_doc(ARTICLE))) != []


def test_it_can_be_written_and_read_again(tmp_path: Path) -> None:
    model().to_disk(tmp_path / "copy")
    assert names(spacy.load(tmp_path / "copy")("Imre Halász kam.")) == [("Imre Halász", "PER")]


def test_a_pipeline_without_its_network_says_so() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("briefings_encoder")
    with pytest.raises(ValueError, match="load the pipeline from its folder"):
        nlp("Ein Satz.")


def test_several_batches_at_once_say_what_they_say_one_by_one() -> None:
    nlp = spacy.load(MODEL)
    at_once = nlp(ARTICLE * 6).to_json()
    encoder = nlp.get_pipe("briefings_encoder")
    assert isinstance(encoder, EncoderComponent)
    encoder.network.threads = None
    assert nlp(ARTICLE * 6).to_json() == at_once
