"""Tests that the corpora are read as what they are, and that what they leave open stays open."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
import spacy

from training.corpora import (
    OPEN_LOC,
    OPEN_MISC,
    Sentence,
    guessed_spaces,
    held_out,
    read_germeval,
    read_mobie,
    read_smartdata,
    read_wikiann,
    smartdata_names,
)

if TYPE_CHECKING:
    from pathlib import Path

NLP = spacy.blank("de")


def packed(path: Path, text: str) -> Path:
    """Write the text gzipped."""
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_germeval_takes_outer_labels_and_no_derivations(tmp_path: Path) -> None:
    labels = [
        "Imre",
        "B-PER",
        "Halász",
        "I-PER",
        "spricht",
        "O",
        "deutsch",
        "B-LOCderiv",
        "„",
        "O",
        "Faust",
        "B-OTH",
        "“",
        "O",
    ]
    rows = "# quelle\n" + "".join(
        f"{word}\t{label}\tO\n" for word, label in zip(labels[::2], labels[1::2], strict=True)
    )
    (sentence,) = read_germeval(packed(tmp_path / "a.gz", rows))
    assert sentence.names == ["B-PER", "I-PER", "O", "O", "O", "B-MISC", "O"]
    assert sentence.text == "Imre Halász spricht deutsch „Faust“"


def test_mobie_leaves_streets_and_other_names_open(tmp_path: Path) -> None:
    rows = "Stau\tO\nA7\tB-location-street\nbei\tO\nTralau\tB-location-city\nNordbahn\tB-organization-company\n"
    (sentence,) = read_mobie(packed(tmp_path / "a.gz", rows))
    assert sentence.names == [OPEN_MISC, OPEN_LOC, OPEN_MISC, "B-LOC", "B-ORG"]


def test_wikiann_skips_redirects(tmp_path: Path) -> None:
    rows = "WEITERLEITUNG\tO\nTralau\tB-LOC\n\nin\tO\nTralau\tB-LOC\n"
    (sentence,) = read_wikiann(packed(tmp_path / "a.gz", rows))
    assert sentence.names == [OPEN_MISC, "B-LOC"]


def test_smartdata_gives_one_entry_a_line_with_the_spans_in_it(tmp_path: Path) -> None:
    text = "Imre Halász kam.\n\nDer US-Präsident und Berliner Polizisten warten in Tralau."
    spans = [
        [text.index(name), text.index(name) + len(name), kind]
        for name, kind in (
            ("Imre Halász", "person"),
            ("US", "location"),
            ("Berliner", "location-city"),
            ("Tralau", "location-city"),
        )
    ]
    document = {"id": "x", "source": "news", "text": text, "spans": spans}
    first, second = read_smartdata(packed(tmp_path / "a.gz", json.dumps(document) + "\n"))
    assert first.names == ["B-PER", "I-PER", OPEN_MISC, OPEN_MISC]
    assert second.names is not None
    assert dict(zip(second.words, second.names, strict=True)) == {
        "Der": OPEN_MISC, "US-Präsident": OPEN_MISC, "und": OPEN_MISC, "Berliner": OPEN_LOC, "Polizisten": OPEN_MISC,
        "warten": OPEN_MISC, "in": OPEN_MISC, "Tralau": "B-LOC", ".": OPEN_MISC,
    }  # fmt: skip


def test_of_nested_spans_the_longest_counts() -> None:
    doc = NLP("Universität Tralau")
    assert smartdata_names(doc, [(0, 18, "organization"), (12, 18, "location-city")]) == ["B-ORG", "I-ORG"]


def test_spaces_are_guessed_around_marks() -> None:
    words = ["Er", ":", '"', "Ja", '"', ",", "(", "so", ")", "."]
    sentence = Sentence(words, guessed_spaces(words), "test")
    assert sentence.text == 'Er: "Ja", (so).'


def test_what_is_held_out_depends_on_the_name_alone() -> None:
    shares = [held_out(f"text {number}", 5) for number in range(1000)]
    assert shares == [held_out(f"text {number}", 5) for number in range(1000)]
    assert 150 < sum(shares) < 250


def test_a_layer_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="another length"):
        Sentence(["ein", "Wort"], [True, False], "test", tags=["DET"])
