"""Tests that every pipeline keeps the promises that the stages behind it rely on."""

from __future__ import annotations

import json
import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
import spacy.about
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SettingsError
from generator.extract import extract
from generator.language import load_profiles
from generator.nlp.load import load_pipeline
from tests.nlp.pipelines import english, save, with_model
from tests.samples import (
    PROPERTY,
    Case,
    load_cases,
    make_article,
    make_project,
    no_topics,
    pipeline,
    words_at,
)

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


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline on disk that labels as spaCy's English ones do, and knows a few words."""
    return save(english(), tmp_path_factory.mktemp("pipeline") / "en_tiny")


def damage(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first place of ``old`` in a file of a pipeline, which must be there."""
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def fault_of(model: str) -> str:
    """Return what is said when this is to be the German pipeline, without the place."""
    with pytest.raises(SettingsError) as raised:
        load_pipeline(with_model("de", model))
    (fault,) = raised.value.faults
    place = f"site_config/languages/de.toml: pipeline.model: {model!r} "
    assert fault.startswith(place)
    return fault.removeprefix(place)


def sentences_found(folder: str, text: str) -> list[str]:
    """Return the sentences that the English pipeline of the project with these language files finds."""
    doc = load_pipeline(load_profiles(Path(folder))["en"])(text)
    return [one.text.strip() for one in doc.sents]


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


def test_foreign_pipeline_ends_sentences_with_paragraphs(foreign: Path) -> None:
    """The promise about paragraphs holds for another pipeline too."""
    doc = load_pipeline(with_model("en", str(foreign)))("A headline\n\nThe ferry came. It left")
    assert [one.text.strip() for one in doc.sents] == ["A headline", "The ferry came.", "It left"]


def test_quotations_with_a_foreign_pipeline(foreign: Path) -> None:
    """What is found with another pipeline has its speaker as ever."""
    profile = with_model("en", foreign)
    article = make_article("“We will not wait for the council,” said Alma Reese on Monday.", language="en")
    found = extract(load_pipeline(profile)(article.text), article, profile, no_topics("en"))
    assert [(actor.name, actor.kind) for actor in found.actors] == [("Alma Reese", "person")]
    (quote,) = found.quotes
    assert (quote.type, quote.actor) == ("Direct", 0)
    assert words_at(article.text, quote.spans) == "We will not wait for the council,"


def test_foreign_pipeline_without_sentences(tmp_path: Path) -> None:
    """A pipeline that finds none gets the sentences of the stand-in, before its own components."""
    nlp = english()
    nlp.remove_pipe("sentencizer")
    loaded = load_pipeline(with_model("en", save(nlp, tmp_path / "en_tiny")))
    doc = loaded("“Stop!” said Alma Reese. “Now”\n\nThe end")
    assert [one.text.strip() for one in doc.sents] == ["“Stop!” said Alma Reese.", "“Now”", "The end"]
    assert [one.text for one in doc.ents] == ["Alma Reese"]


def test_pipeline_with_own_components(tmp_path: Path) -> None:
    """A pipeline may be made of this package's components; none is added twice."""
    nlp = english()
    nlp.add_pipe("briefings_paragraph_ends", first=True)
    loaded = load_pipeline(with_model("en", save(nlp, tmp_path / "en_own")))
    assert loaded.pipe_names == ["briefings_paragraph_ends", "sentencizer", "entity_ruler", "briefings_labels"]


def test_folder_of_the_project_in_a_worker(tmp_path: Path) -> None:
    """A relative folder is the project's, also in a process that works elsewhere."""
    root = make_project(tmp_path / "projekt", {})
    save(english(), root / "models" / "en_tiny")
    damage(root, "site_config/languages/en.toml", 'model = "rules"', 'model = "models/en_tiny"')
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=os.chdir, initargs=("/",))
    with pool:
        found = pool.submit(sentences_found, str(root / "site_config" / "languages"), "It came. It left.").result()
    assert found == ["It came.", "It left."]


def test_fault_in_a_worker(tmp_path: Path) -> None:
    """What is wrong with a pipeline is told in full by another process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        work = pool.submit(load_pipeline, with_model("de", str(tmp_path)))
        with pytest.raises(SettingsError) as raised:
            work.result()
    (fault,) = raised.value.faults
    assert str(raised.value) == fault
    assert fault.startswith("site_config/languages/de.toml: pipeline.model: ")


@pytest.mark.parametrize("model", ["no_such_model", "folder/that/is/not/there", "babel", "en-core-web-sm"])
def test_no_pipeline(model: str) -> None:
    """What is not there or is no pipeline is named with file, key and what would be accepted."""
    fault = fault_of(model)
    assert fault.startswith("cannot be loaded (")
    assert fault.endswith("). Name a folder or an installed package that holds a spaCy pipeline, or 'rules'.")


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("meta.json", None, "[E053] Could not read meta.json"),
        ("meta.json", b"version https", "Expected object or value"),
        ("config.cfg", b"[nlp]\n", "[E993] The config for the nlp object needs"),
        ("tokenizer", b"version https", "unpack(b) received extra data."),
        ("vocab/strings.json", b"version https", "Expected object or value"),
    ],
)
def test_damaged_folder(foreign: Path, tmp_path: Path, file: str, content: bytes | None, message: str) -> None:
    """A folder with a file that is missing, or stands for one that was not fetched, is refused with the reason."""
    folder = shutil.copytree(foreign, tmp_path / "en_tiny")
    (folder / file).unlink()
    if content is not None:
        (folder / file).write_bytes(content)
    assert fault_of(str(folder)).startswith(f"cannot be loaded ({message}")


def test_unknown_component(foreign: Path, tmp_path: Path) -> None:
    """A component whose code is not installed is named."""
    folder = shutil.copytree(foreign, tmp_path / "en_tiny")
    damage(folder, "config.cfg", 'factory = "entity_ruler"', 'factory = "entity_oracle"')
    assert fault_of(str(folder)) == (
        "has a component 'entity_oracle' that no installed package knows. "
        "Install the package that brings the component."
    )


def test_pipeline_for_another_spacy(foreign: Path, tmp_path: Path) -> None:
    """A pipeline that was made for another version is refused, where spaCy only warns."""
    folder = shutil.copytree(foreign, tmp_path / "en_tiny")
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=3.2.0,<3.3.0"}), "utf-8")
    assert fault_of(str(folder)) == (
        f"was made with spaCy v3.2.0, which is not compatible with {spacy.about.__version__}. "
        "Install it in a version for this spaCy, or train it anew."
    )
