"""Universal Dependencies treebanks, in the form of `corpora`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from training.corpora import FEATURES, UNKNOWN, Sentence, blocks, guessed_spaces, read_lines

if TYPE_CHECKING:
    from pathlib import Path

KEPT_SUBTYPES = frozenset(
    {"nsubj:pass", "csubj:pass", "aux:pass", "det:poss", "compound:prt", "obl:arg", "obl:agent", "expl:pv"}
)
# The endings of STTS's verb tags (GSD), and PUD's own tags.
VERB_FORMS = {"FIN": "Fin", "IMP": "Fin", "INF": "Inf", "IZU": "Inf", "PP": "Part"}
PUD_VERB_FORMS = {"VBC": "Fin", "VB": "Inf", "VBN": "Part"}


@dataclass
class _Row:
    word: str
    space: bool
    lemma: str = ""
    tag: str = ""
    features: dict[str, str] | None = None
    head: int = 0
    label: str = ""
    inside: list[int] = field(default_factory=list)


def read_conllu(path: Path) -> list[Sentence]:
    """Universal Dependencies trees over the words as they are written: „im“ is one word, of its preposition's kind."""
    return [_tree(block, path) for block in blocks(read_lines(path))]


def _tree(block: list[str], path: Path) -> Sentence:
    rows: list[_Row] = []
    place: dict[int, int] = {0: -1}  # number in the file → index of the written word
    joined_until = 0
    for line in block:
        if line.startswith("#"):
            continue
        column = line.split("\t")
        space = "SpaceAfter=No" not in column[9]
        if "-" in column[0]:
            joined_until = int(column[0].split("-")[1])
            rows.append(_Row(column[1], space, inside=list(range(int(column[0].split("-")[0]), joined_until + 1))))
            continue
        number = int(column[0])
        place[number] = len(rows) - 1 if number <= joined_until else len(rows)
        if number > joined_until:
            rows.append(_Row(column[1], space))
        row = rows[-1]
        if not row.tag:  # the first word of a contraction stands for it
            row.lemma, row.tag, row.head = column[2], column[3], int(column[6])
            row.features, row.label = _features(column[3], column[4], column[5]), _relation(column[7])
    heads = [place[row.head] for row in rows]
    return Sentence(
        [row.word for row in rows],
        [row.space for row in rows],
        "trees",
        tags=[row.tag for row in rows],
        features=[row.features for row in rows],
        heads=heads,
        labels=[row.label for row in rows],
        lemmas=[row.lemma for row in rows],
        document=path.name,
    )


def _relation(label: str) -> str:
    """Subtypes that only one of the two treebanks has are dropped."""
    return label if label in KEPT_SUBTYPES else label.partition(":")[0]


def _features(tag: str, fine: str, column: str) -> dict[str, str]:
    """The features that are taught. Where no tag tells the form of a verb, it stays open."""
    given = dict(pair.split("=", 1) for pair in column.split("|") if "=" in pair)
    features = {name: given[name].split(",")[0] for name in FEATURES if name in given}
    features = {name: value for name, value in features.items() if value in FEATURES[name]}
    form = PUD_VERB_FORMS.get(fine) or (VERB_FORMS.get(fine[2:]) if fine[:2] in {"VV", "VA", "VM"} else None)
    if form or tag in {"VERB", "AUX"}:
        features["VerbForm"] = form or ("Fin" if "Mood" in given else given.get("VerbForm", UNKNOWN))
    return features


def read_upos(path: Path) -> list[Sentence]:
    """Words and parts of speech alone, `word##TAG`; a contraction (`im##_ in##ADP dem##DET`) is one word."""
    sentences = []
    for line in read_lines(path):
        words: list[str] = []
        tags: list[str] = []
        pairs = [entry.rsplit("##", 1) for entry in line.split()]
        skip = 0
        for index, (word, tag) in enumerate(pairs):
            if skip:
                skip -= 1
            elif tag == "_":
                words.append(word)
                tags.append(pairs[index + 1][1])
                skip = 2
            else:
                words.append(word)
                tags.append(tag)
        if words:
            sentences.append(Sentence(words, guessed_spaces(words), "tagged", tags=tags, document=path.name))
    return sentences
