"""A few sentences in the formats of the annotated corpora, and a pipeline that knows a few words."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
import spacy

from training.corpora import NEWS_SHARE, held_out

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

GERMEVAL = """\
# eine Quelle
Ida\tB-PER\tO
Roth\tI-PER\tO
kam\tO\tO
nach\tO\tO
Wismar\tB-LOC\tO
.\tO\tO

# eine andere
Die\tO\tO
Reederei\tO\tO
Lahemet\tB-ORG\tO
kauft\tO\tO
den\tO\tO
Wismar-Speicher\tB-LOCpart\tO
.\tO\tO
"""
TREES = """\
# text = Er sei müde.
1\tEr\ter\tPRON\tPPER\tCase=Nom\t3\tnsubj\t_\t_
2\tsei\tsein\tAUX\tVAFIN\tMood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t3\tcop\t_\t_
3\tmüde\tmüde\tADJ\tADJD\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t$.\t_\t3\tpunct\t_\t_

# text = Sie fuhr zum Hafen.
1\tSie\tsie\tPRON\tPPER\tCase=Nom\t2\tnsubj\t_\t_
2\tfuhr\tfahren\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_
3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\t_\t5\tdet\t_\t_
5\tHafen\tHafen\tNOUN\tNN\tCase=Dat\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_
"""
# Texts and the people in them.
NEWS = (
    (
        "Die Kuratorin Ida Roth ging. Roths Nachfolger ist Otto Frieß. Ott schwieg.",
        ("Ida Roth", "Roths", "Otto Frieß", "Ott"),
    ),
    ("Nur Frieß blieb dort.", ("Frieß",)),
)
ARTICLE = "Die Fähre kam. Sie legte an.\n\nNiemand stieg aus."
WORDS = {
    "sei": ("AUX", "sein", "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "habe": ("AUX", "haben", "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "wäre": ("AUX", "sein", "Mood=Sub|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
    "fuhr": ("VERB", "fahren", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
    "Hafen": ("PROPN", "Hafen", "Case=Dat"),
}
NAMES = {"Ida Roth": "PER", "Otto": "PER", "Wismar": "ORG", "Lahemet": "ORG"}


@pytest.fixture
def nlp() -> Language:
    """Return a pipeline that knows the words above and splits sentences at full stops."""
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    rules = nlp.add_pipe("attribute_ruler")
    for word, (tag, lemma, features) in WORDS.items():
        attributes = {"POS": tag, "LEMMA": lemma, "MORPH": features}
        rules.add([[{"ORTH": word}]], attributes)  # type: ignore[attr-defined] # add_pipe does not say what it gives
    names = nlp.add_pipe("entity_ruler")
    names.add_patterns(  # type: ignore[attr-defined] # as above
        [{"label": label, "pattern": name} for name, label in NAMES.items()]
    )
    return nlp


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """Return a folder with tiny corpora."""
    files = {
        "ner/germeval14-dev.conll.gz": GERMEVAL,
        "ner/smartdata.jsonl.gz": "".join(_document(number, *news) for number, news in enumerate(NEWS)),
        "ud/de_gsd-dev.conllu.gz": TREES,
        "quotes/dev.jsonl.gz": _article(),
        "quotes/train.jsonl.gz": _article(),
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(content.encode()))
    return tmp_path


def _document(number: int, text: str, people: tuple[str, ...]) -> str:
    spans = []
    for name in people:
        begin = text.rindex(name) if name == "Ott" else text.index(name)
        spans.append([begin, begin + len(name), "person"])
    return json.dumps({"id": apart(number), "source": "news", "text": text, "spans": spans}) + "\n"


def apart(number: int, *, kept: bool = True) -> str:
    """Return the number's first name of a document that is (or is not) kept apart from training."""
    names = (f"{number}-{attempt}" for attempt in range(1000))
    return next(name for name in names if held_out(name, NEWS_SHARE) is kept)


def _article() -> str:
    sentences = ["Die Fähre kam.", "Sie legte an.", "Niemand stieg aus."]
    spans = [[ARTICLE.index(one), ARTICLE.index(one) + len(one)] for one in sentences]
    return json.dumps({"text": ARTICLE, "sentences": spans}) + "\n"
