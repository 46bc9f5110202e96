"""Language profile → spaCy pipeline that keeps the promises of this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Span

from generator.errors import SettingsError
from generator.nlp import rules  # noqa: F401 - registers its components with spaCy
from generator.nlp.version import STAND_IN

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from generator.language import LanguageProfile


def load_pipeline(profile: LanguageProfile) -> Language:
    """The pipeline that the profile names.

    Raises SettingsError if it is not installed or is no spaCy pipeline.
    """
    if profile.pipeline.model == STAND_IN:
        nlp = spacy.blank(profile.pipeline.base)
        nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
        nlp.add_pipe("briefings_quoted_sentences")
        nlp.add_pipe("briefings_names", config={"names": profile.names.model_dump_json()})
    else:
        nlp = _load_installed(profile)
        nlp.add_pipe("briefings_labels", config={"labels": profile.pipeline.labels})
    # First of all: what is a sentence start already stays one for the components behind.
    nlp.add_pipe("briefings_paragraph_ends", first=True)
    return nlp


def _load_installed(profile: LanguageProfile) -> Language:
    model = profile.pipeline.model
    try:
        return spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        fault = (
            f"site_config/languages/{profile.code}.toml: pipeline.model: {model!r} cannot be loaded ({error}). "
            f"Name a folder or an installed package that holds a spaCy pipeline, or {STAND_IN!r}."
        )
        raise SettingsError([fault]) from error


@Language.factory("briefings_labels")
class LabelTranslation:
    """Renames the entity labels of a foreign pipeline and drops the ones this project has no use for."""

    def __init__(self, nlp: Language, name: str, labels: dict[str, str]) -> None:
        del nlp, name
        self.labels = labels

    def __call__(self, doc: Doc) -> Doc:
        """Set the translated entities."""
        doc.ents = [
            Span(doc, entity.start, entity.end, label=self.labels[entity.label_])
            for entity in doc.ents
            if entity.label_ in self.labels
        ]
        return doc


@Language.component("briefings_quoted_sentences")
def quoted_sentences(doc: Doc) -> Doc:
    """Mend sentences at quotation marks: one begins with its opening mark, and goes on behind „…?“, fragte sie."""
    for token in doc[1:]:
        if not token.is_sent_start:
            continue
        before = token.nbor(-1)
        if token.is_lower and (before.is_quote or before.text == ","):
            token.is_sent_start = False
        elif before.is_quote and not before.whitespace_ and _opens(before):
            token.is_sent_start = False
            before.is_sent_start = True
    return doc


def _opens(mark: Token) -> bool:
    """A mark that closes hangs on the word before it, one that opens has white space or nothing there."""
    return mark.i == 0 or bool(mark.nbor(-1).whitespace_) or mark.nbor(-1).is_space


@Language.component("briefings_paragraph_ends")
def paragraph_ends(doc: Doc) -> Doc:
    """Let a sentence begin behind every line break, and none with white space."""
    for token in doc[1:]:
        if token.nbor(-1).is_space and "\n" in token.nbor(-1).text:
            token.is_sent_start = True
        elif token.is_space:
            token.is_sent_start = False
    return doc
