"""Language profile → spaCy pipeline that keeps the promises of this package."""

from __future__ import annotations

import re
import textwrap
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language

from generator.errors import SettingsError
from generator.language import STAND_IN, is_folder
from generator.nlp import rules  # noqa: F401 - registers its component with spaCy
from generator.nlp.labels import dependency_table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from generator.language import LanguageProfile

MAX_MESSAGE = 200  # characters of what spaCy says; some of it goes on with advice for programmers
PROBE = "It came. It left."  # whatever a pipeline makes of it: one that knows sentences says where they begin
# What spaCy says of a pipeline → problem and remedy; {} is what is in the pattern's brackets.
KNOWN_FAULTS = (
    (
        re.compile(r"\[W095\].* was trained with spaCy (\S+) "),
        f"was made with spaCy {{}}, which is not compatible with {spacy_version}",
        "Install it in a version for this spaCy, or train it anew.",
    ),
    (
        re.compile(r"\[E002\] Can't find factory for '([^']+)'"),
        "has a component {!r} that no installed package knows",
        "Install the package that brings the component.",
    ),
)


def load_pipeline(profile: LanguageProfile) -> Language:
    """The pipeline that the profile names.

    Raises SettingsError if it is not there, is no spaCy pipeline, lacks a component or is for another spaCy.
    """
    if profile.pipeline.model == STAND_IN:
        nlp = spacy.blank(profile.pipeline.base)
        nlp.add_pipe("briefings_names", config={"names": profile.names.model_dump_json()})
    else:
        nlp = _load_named(profile)
        labels = {
            "labels": profile.pipeline.labels,
            "edge_words": profile.pipeline.edge_words,
            "dependencies": dependency_table(nlp),
        }
        nlp.add_pipe("briefings_labels", config=labels)
    if not nlp(PROBE).has_annotation("SENT_START"):
        nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]}, first=True)
        nlp.add_pipe("briefings_quoted_sentences", after="sentencizer")
    # First of all: what is a sentence start already stays one for the components behind.
    if not nlp.has_pipe("briefings_paragraph_ends"):
        nlp.add_pipe("briefings_paragraph_ends", first=True)
    return nlp


def _load_named(profile: LanguageProfile) -> Language:
    model = profile.pipeline.model
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("error", r"\[W095\]")  # another version of spaCy, of which spaCy itself only warns
            return spacy.load(Path(model) if is_folder(model) else model)
    except Exception as error:  # the package's code and files are not the project's: anything may be wrong
        raise SettingsError([_fault(profile, str(error) or type(error).__name__)]) from error


def _fault(profile: LanguageProfile, message: str) -> str:
    place = f"site_config/languages/{profile.code}.toml: pipeline.model: {profile.pipeline.model!r}"
    for pattern, problem, remedy in KNOWN_FAULTS:
        if match := pattern.match(message):
            return f"{place} {problem.format(match[1])}. {remedy}"
    remedy = f"Name a folder or an installed package that holds a spaCy pipeline, or {STAND_IN!r}."
    return f"{place} cannot be loaded ({textwrap.shorten(message, MAX_MESSAGE, placeholder='…')}). {remedy}"


@Language.component("briefings_quoted_sentences", assigns=["token.is_sent_start"])
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


@Language.component("briefings_paragraph_ends", assigns=["token.is_sent_start"])
def paragraph_ends(doc: Doc) -> Doc:
    """Let a sentence begin behind every line break, and none with white space."""
    for token in doc[1:]:
        if token.nbor(-1).is_space and "\n" in token.nbor(-1).text:
            token.is_sent_start = True
        elif token.is_space:
            token.is_sent_start = False
    return doc
