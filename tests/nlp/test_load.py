"""Tests that every pipeline keeps the promises that the stages behind it rely on."""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SettingsError
from generator.nlp.load import load_pipeline
from generator.nlp.version import model_version
from tests.samples import PROPERTY, Case, load_cases, pipeline, profiles

if TYPE_CHECKING:
    from pathlib import Path

    from generator.language import LanguageProfile

PARTS = st.sampled_from(
    [
        "Die Fähre kam",
        ". ",
        "! ",
        "„",
        "“",
        "»",
        "«",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "Dr. Ott",
        "3.",
        ", ",
        "…",
        "\u2028",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PARTS, max_size=15).map("".join))


class SentenceCase(Case):
    """A text and its sentences."""

    language: str = "de"
    text: str
    sentences: list[str]


def with_model(code: str, model: str, labels: dict[str, str] | None = None) -> LanguageProfile:
    """Return the profile of that language with another pipeline."""
    profile = profiles()[code]
    changes: dict[str, object] = {"model": model} | ({} if labels is None else {"labels": labels})
    return profile.model_copy(update={"pipeline": profile.pipeline.model_copy(update=changes)})


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline on disk that labels as spaCy's English ones do, and knows a few words."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    words = {"Alma Reese": "PERSON", "France": "GPE", "Monday": "DATE", "Harbour Office": "ORG"}
    ruler.add_patterns(  # type: ignore[attr-defined] # add_pipe does not say which component it gives
        [{"label": label, "pattern": word} for word, label in words.items()]
    )
    folder = tmp_path_factory.mktemp("pipeline") / "en_tiny"
    nlp.meta["version"] = "1.2.3"
    nlp.to_disk(folder)
    return folder


@pytest.mark.parametrize("case", load_cases("sentences.toml", SentenceCase))
def test_sentences(case: SentenceCase) -> None:
    """Sentences end where readers would end them, and at every line break."""
    assert case.sentences == [words for one in pipeline(case.language)(case.text).sents if (words := one.text.strip())]


@PROPERTY
@given(TEXTS)
def test_text_and_paragraphs_are_kept(text: str) -> None:
    """Whatever the text, the pipeline's is the same, and no sentence reaches over the end of a line."""
    doc = pipeline("de")(text)
    assert doc.text == text
    sentences = [one.text_with_ws for one in doc.sents]
    assert "".join(sentences) == text
    assert [one for one in sentences if "\n" in one.strip()] == []


def test_foreign_labels_are_translated(foreign: Path) -> None:
    """The labels of another pipeline become the project's; those it has no use for go."""
    doc = load_pipeline(with_model("en", str(foreign)))("On Monday Alma Reese of the Harbour Office left France.")
    assert [(one.text, one.label_) for one in doc.ents] == [
        ("Alma Reese", "PER"),
        ("Harbour Office", "ORG"),
        ("France", "LOC"),
    ]


def test_foreign_labels_are_the_owners_choice(foreign: Path) -> None:
    """The language file says which label means what."""
    nlp = load_pipeline(with_model("en", str(foreign), {"GPE": "ORG"}))
    assert [(one.text, one.label_) for one in nlp("Alma Reese left France.").ents] == [("France", "ORG")]


def test_foreign_pipeline_ends_sentences_with_paragraphs(foreign: Path) -> None:
    """The promise about paragraphs holds for another pipeline too."""
    doc = load_pipeline(with_model("en", str(foreign)))("A headline\n\nThe ferry came. It left")
    assert [one.text.strip() for one in doc.sents] == ["A headline", "The ferry came.", "It left"]


@pytest.mark.parametrize("model", ["no_such_model", "folder/that/is/not/there"])
def test_missing_model(model: str) -> None:
    """A model that is not there is named with file, key and what would be accepted."""
    with pytest.raises(SettingsError) as raised:
        load_pipeline(with_model("de", model))
    (fault,) = raised.value.faults
    assert fault.startswith(f"site_config/languages/de.toml: pipeline.model: {model!r} cannot be loaded (")
    assert fault.endswith("Name a folder or an installed package that holds a spaCy pipeline, or 'rules'.")


def test_folder_that_is_no_pipeline(tmp_path: Path) -> None:
    """A folder that holds something else is refused in the same way."""
    with pytest.raises(SettingsError, match=r"de\.toml: pipeline\.model: .* cannot be loaded"):
        load_pipeline(with_model("de", str(tmp_path)))


def test_version_of_the_stand_in() -> None:
    """The stand-in's version is the code's; its name is enough."""
    assert model_version(profiles()["de"]) == "rules"


def test_version_of_a_folder(foreign: Path) -> None:
    """A pipeline in a folder is known by its meta.json, which names its version."""
    assert '"version":"1.2.3"' in model_version(with_model("en", str(foreign)))


def test_version_of_a_package() -> None:
    """An installed package is known by its version."""
    assert model_version(with_model("en", "spacy")) == f"spacy {importlib.metadata.version('spacy')}"
