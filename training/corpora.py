"""The annotated corpora in one form. Each sentence says which layers it has; what a corpus lacks is not taught.

Here are the corpora of names; those of syntax are read in treebanks.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import spacy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

NAMES = ("PER", "ORG", "LOC", "MISC")
# A name label „any of these“: what the annotation leaves open.
OUTSIDE = "O"
OPEN_MISC = "O|MISC"
OPEN_LOC = "O|LOC"
UNKNOWN = "?"
OPEN_HEAD = -2

FEATURES: dict[str, tuple[str, ...]] = {
    "VerbForm": ("", "Fin", "Inf", "Part"),
    "Mood": ("", "Ind", "Sub", "Imp"),
    "Tense": ("", "Pres", "Past"),
    "Person": ("", "1", "2", "3"),
    "Number": ("", "Sing", "Plur"),
    "Case": ("", "Nom", "Gen", "Dat", "Acc"),
    "Gender": ("", "Masc", "Fem", "Neut"),
}
GERMEVAL_LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC"}
DFKI_LABELS = {
    "person": "PER", "organization": "ORG", "organization-company": "ORG",
    "location": "LOC", "location-city": "LOC",
}  # fmt: skip
# Streets, lines and stops: GermEval has some of them as places.
DFKI_OPEN_PLACES = frozenset({"location-street", "location-route", "location-stop"})

# Of SmartData's news, one document in so many (by its name's checksum) is never trained on.
NEWS_SHARE = 5


@dataclass
class Sentence:
    """Words with the white space behind each, and the layers that the corpus has, one entry a word."""

    words: list[str]
    spaces: list[bool]
    corpus: str
    names: list[str] | None = None
    tags: list[str] | None = None
    features: list[dict[str, str] | None] | None = None
    heads: list[int] | None = None  # index of the head in the sentence, −1 for the root, OPEN_HEAD if not known
    labels: list[str] | None = None
    lemmas: list[str] | None = None
    document: str = ""
    begins: bool = True  # whether the beginning of a sentence is known to be here (and none inside)

    def __post_init__(self) -> None:
        layers = (self.spaces, self.names, self.tags, self.features, self.heads, self.labels, self.lemmas)
        if any(layer is not None and len(layer) != len(self.words) for layer in layers):
            raise ValueError(f"{self.corpus}: a layer of {self.words[:5]} … has another length than its words")

    @property
    def text(self) -> str:
        """The text that the words and spaces make."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True)).rstrip()


def held_out(name: str, share: int) -> bool:
    """Whether the text of this name falls into the held-out 1/share: by a checksum, the same on every machine."""
    return zlib.crc32(name.encode()) % share == 0


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a gzipped text, without their ends."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Runs of lines between empty lines."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%…“”’")
_NO_SPACE_BEHIND = frozenset("([{„‚")


def guessed_spaces(words: list[str]) -> list[bool]:
    """Where white space stood, for corpora that do not say: German punctuation, and straight marks in pairs."""
    spaces = [True] * len(words)
    inside = False
    for index, word in enumerate(words):
        if word in _NO_SPACE_BEFORE and index:
            spaces[index - 1] = False
        if word in _NO_SPACE_BEHIND:
            spaces[index] = False
        if word == '"':
            spaces[index if not inside else index - 1] = False
            inside = not inside
    spaces[-1] = False
    return spaces


def read_germeval(path: Path) -> list[Sentence]:
    """GermEval 2014, outer labels; derivations and parts of compounds are no names here."""
    sentences = []
    for number, block in enumerate(blocks(read_lines(path))):
        rows = [line.split("\t") for line in block if not line.startswith("# ")]
        words = [row[0] for row in rows]
        names = [_germeval_name(row[1]) for row in rows]
        sentences.append(
            Sentence(words, guessed_spaces(words), "germeval", names=names, document=f"{path.name}:{number}")
        )
    return sentences


def _germeval_name(label: str) -> str:
    prefix, _, kind = label.partition("-")
    return f"{prefix}-{GERMEVAL_LABELS[kind]}" if kind in GERMEVAL_LABELS else OUTSIDE


def read_mobie(path: Path) -> list[Sentence]:
    """MobIE; it has no MISC, and its streets, lines and stops stay open."""
    sentences = []
    for number, block in enumerate(blocks(read_lines(path))):
        rows = [line.split("\t") for line in block]
        words = [row[0] for row in rows]
        names = []
        for row in rows:
            prefix, _, kind = row[1].partition("-")
            if kind in DFKI_LABELS:
                names.append(f"{prefix}-{DFKI_LABELS[kind]}")
            else:
                names.append(OPEN_LOC if kind in DFKI_OPEN_PLACES else OPEN_MISC)
        sentences.append(
            Sentence(words, guessed_spaces(words), "mobie", names=names, document=str(number), begins=False)
        )
    return sentences


def read_wikiann(path: Path) -> list[Sentence]:
    """WikiANN: automatic labels on fragments, without MISC."""
    sentences = []
    for number, block in enumerate(blocks(read_lines(path))):
        rows = [line.split("\t") for line in block]
        words = [row[0] for row in rows]
        if words[0] in {"WEITERLEITUNG", "REDIRECT"}:
            continue
        names = [row[1] if row[1] != OUTSIDE else OPEN_MISC for row in rows]
        sentences.append(
            Sentence(words, guessed_spaces(words), "wikiann", names=names, document=str(number), begins=False)
        )
    return sentences


def read_smartdata(path: Path) -> list[Sentence]:
    """SmartData: one entry a line of the document, tokenised by spaCy. No MISC; adjectives of places are left open."""
    tokenizer = spacy.blank("de").tokenizer
    sentences = []
    for row in read_lines(path):
        document = json.loads(row)
        spans = sorted(document["spans"], key=lambda span: (span[0] - span[1], span[0]))
        for match in re.finditer(r"[^\n]*\S[^\n]*", document["text"]):
            doc = tokenizer(match.group())
            names = smartdata_names(doc, [(a - match.start(), b - match.start(), kind) for a, b, kind in spans])
            kept = [index for index, token in enumerate(doc) if not token.is_space]
            sentences.append(
                Sentence(
                    [doc[index].text for index in kept],
                    [bool(doc[index].whitespace_) or doc[index + 1 : index + 2].text.isspace() for index in kept],
                    f"smartdata-{document['source']}",
                    names=[names[index] for index in kept],
                    document=document["id"],
                    begins=False,
                )
            )
    return sentences


def smartdata_names(doc: Doc, spans: list[tuple[int, int, str]]) -> list[str]:
    """BIO labels of the longest spans; a span that cuts through a word (US-Präsident) is no name."""
    names = [OPEN_MISC] * len(doc)
    for begin, end, kind in spans:
        span = doc.char_span(begin, end)
        if span is None or any(names[token.i] != OPEN_MISC for token in span):
            continue
        label = DFKI_LABELS.get(kind)
        if kind in DFKI_OPEN_PLACES or (label == "LOC" and _adjective_of_place(span.text)):
            for token in span:
                names[token.i] = OPEN_LOC
        elif label is not None:
            for token in span:
                names[token.i] = f"{'B' if token.i == span.start else 'I'}-{label}"
    return names


def _adjective_of_place(text: str) -> bool:
    return text[0].islower() or (text.endswith("er") and " " not in text)
