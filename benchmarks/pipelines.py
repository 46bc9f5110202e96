"""The pipelines that are measured: the project's, any other that it can load, and a bare one to compare speed with."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from generator.language import load_profiles
from generator.nlp.labels import TIGER
from generator.nlp.load import load_pipeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language

PROJECT = Path(__file__).resolve().parent.parent
LANGUAGE = "de"

# The numbers of labels that de_core_news_sm has; what they are called makes no difference to the speed.
TAG_COUNT = 55
MORPH_COUNT = 600
NAME_LABELS = ("LOC", "MISC", "ORG", "PER")
WIDTH = 96
# Texts with the head of each word, from which the bare parser learns that sentences end at full stops.
LESSONS = (
    ("Die alte Fähre legt heute ab . Sie kommt morgen wieder .", (2, 2, 3, 3, 3, 3, 3, 8, 8, 8, 8, 8)),
    (
        "„ Das genügt “ , sagte sie . Der Rat tagte lange . Niemand klagte .",
        (2, 2, 5, 2, 5, 5, 5, 5, 9, 10, 10, 10, 10, 13, 13, 13),
    ),
    ("Der Pegel steigt in Wismar um zwei Meter . Es regnet .", (1, 2, 2, 2, 3, 2, 7, 5, 2, 10, 10, 10)),
    ("Wer kommt , blieb offen . Am Abend schloss die Werft ihre Tore .", (1, 3, 1, 3, 3, 3, 8, 6, 8, 10, 8, 12, 8, 8)),
)
STEPS = 60
PARSER_MODEL: Mapping[str, dict[str, Any]] = {
    "parser": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    }
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a pipeline comes from; travels to worker processes.

    ``model`` is a folder or package, "" for the one that the language profile names. A ``bare`` pipeline is loaded by
    spaCy alone.
    """

    model: str = ""
    bare: bool = False


def source_of(model: str) -> Source:
    """The source that a command line names; a folder may be relative to the current one."""
    return Source(str(Path(model).resolve()) if model and Path(model).is_dir() else model)


@functools.cache  # once a process
def load(source: Source) -> Language:
    """The pipeline. Raises SettingsError or OSError if there is none."""
    if source.bare:
        return spacy.load(Path(source.model))
    profile = load_profiles(PROJECT / "site_config" / "languages")[LANGUAGE]
    if source.model:
        pipeline = profile.pipeline.model_copy(update={"model": source.model})
        profile = profile.model_copy(update={"pipeline": pipeline})
    return load_pipeline(profile)


def write_small_cnn(folder: Path) -> Source:
    """Write a pipeline of the size of spaCy's small ones (sm), with weights that are as good as random.

    It takes as long as a trained one: the size of the network and the number of labels decide about the time, not the
    values of the weights. Only the parser must have learnt a little, since one that makes every word a sentence takes
    nearly twice as long; so it is within a tenth of one trained on a treebank. As in spaCy's own, tagger, morphologizer
    and parser share one convolutional network (width 96, depth 4), the names have one for themselves, and no vectors
    are looked up. The lemmatizer and the attribute ruler are left out, so it is rather faster than theirs.
    """
    nlp = spacy.blank(LANGUAGE)
    nlp.add_pipe("tok2vec")  # HashEmbedCNN: width 96, depth 4, 2,000 rows
    labels = {
        "tagger": [f"T{number}" for number in range(TAG_COUNT)],
        "morphologizer": [f"Number={number}|POS=NOUN" for number in range(MORPH_COUNT)],
        "parser": sorted({key.partition("/")[0].partition(" ")[0] for key in TIGER}),
        "ner": NAME_LABELS,
    }
    for name, names in labels.items():
        component: Any = nlp.add_pipe(name, config=_settings(name))
        for label in names:
            component.add_label(label)
    examples = [_lesson(nlp, *lesson) for lesson in LESSONS]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(STEPS):
        nlp.update(examples, sgd=optimizer)
    nlp.to_disk(folder)
    return Source(str(folder), bare=True)


def _lesson(nlp: Language, text: str, heads: Sequence[int]) -> Example:
    words = text.split()
    labels = ["ROOT" if head == place else "nk" for place, head in enumerate(heads)]
    given = Doc(nlp.vocab, words=words, heads=list(heads), deps=labels)
    return Example(Doc(nlp.vocab, words=words), given)


def _settings(component: str) -> dict[str, Any]:
    """The settings by which a component uses the network of the component tok2vec; the names keep their own."""
    if component == "ner":
        return {}
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    return {"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener} | PARSER_MODEL.get(component, {})}
