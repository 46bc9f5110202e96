"""Words of the annotated treebanks that lie beside the project, where they do."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.samples import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT.parent / "shared" / "corpora" / "ud"

needs_treebanks = pytest.mark.skipif(not FOLDER.is_dir(), reason="the treebanks are not beside the project")


class Word(NamedTuple):
    """A word with its lemma, universal part of speech and features; features as one string and by name."""

    form: str
    lemma: str
    tag: str
    morph: str
    features: dict[str, str]


def words(name: str) -> Iterator[Word]:
    """Yield the words of a treebank, such as "de_gsd-dev", without the lines of contractions."""
    with gzip.open(FOLDER / f"{name}.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.split("\t")
            if columns[0].isdigit():
                morph = "" if columns[5] == "_" else columns[5]
                features = dict(feature.split("=") for feature in morph.split("|") if feature)
                yield Word(columns[1], columns[2], columns[3], morph, features)
