"""Small spaCy pipelines that are made here, and profiles that name them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import spacy

from generator.language import STAND_IN
from generator.nlp.load import load_pipeline
from tests.samples import profiles

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from generator.language import LanguageProfile

WORDS = {
    "Alma Reese": "PERSON",
    "France": "GPE",
    "North Bridge": "FAC",
    "British": "NORP",
    "Monday": "DATE",
    "Harbour Office": "ORG",
    "the European Union's": "ORG",
    "the": "ORG",
}


def with_model(code: str, model: str | Path, **changes: object) -> LanguageProfile:
    """Return the profile of that language with another pipeline, and with other settings of it."""
    profile = profiles()[code]
    update = {"model": str(model)} | changes
    return profile.model_copy(update={"pipeline": profile.pipeline.model_copy(update=update)})


@functools.cache
def stand_in(language: str) -> Language:
    """Return the rules that stand in for a trained pipeline of that language, loaded once."""
    return load_pipeline(with_model(language, STAND_IN))


def english() -> Language:
    """Return a pipeline that labels as spaCy's English ones do, and knows a few words."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined] # add_pipe does not say which component it gives
        [{"label": label, "pattern": word} for word, label in WORDS.items()]
    )
    return nlp


def save(nlp: Language, folder: Path) -> Path:
    """Write the pipeline to the folder and return that."""
    folder.mkdir(parents=True)
    nlp.to_disk(folder)
    return folder
