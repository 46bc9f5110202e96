"""Tests that treebanks are read as they are written: one word where one is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.training.test_corpora import packed
from training.treebanks import read_conllu, read_upos

if TYPE_CHECKING:
    from pathlib import Path

TREE = """# text = Er war im Hafen.
1\tEr\ter\tPRON\tPPER\tCase=Nom|Number=Sing|Person=3\t5\tnsubj\t_\t_
2\twar\tsein\tAUX\tVAFIN\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t5\tcop\t_\t_
3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
3\tin\tin\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tHafen\tHafen\tNOUN\tNN\tCase=Dat|Gender=Masc|Number=Sing\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t5\tpunct\t_\t_
"""


def test_a_contraction_is_one_word_of_its_preposition(tmp_path: Path) -> None:
    (sentence,) = read_conllu(packed(tmp_path / "a.gz", TREE))
    assert sentence.words == ["Er", "war", "im", "Hafen", "."]
    assert sentence.tags == ["PRON", "AUX", "ADP", "NOUN", "PUNCT"]
    assert sentence.heads == [3, 3, 3, -1, 3]
    assert sentence.labels == ["nsubj", "cop", "case", "root", "punct"]
    assert sentence.text == "Er war im Hafen."


def test_the_form_of_a_verb_comes_from_its_fine_tag_and_may_stay_open(tmp_path: Path) -> None:
    rows = TREE.replace("VAFIN\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "VBN\t_")
    (sentence,) = read_conllu(packed(tmp_path / "a.gz", rows))
    assert sentence.features is not None
    assert sentence.features[1] == {"VerbForm": "Part"}
    (sentence,) = read_conllu(packed(tmp_path / "b.gz", rows.replace("VBN", "XY")))
    assert sentence.features is not None
    assert sentence.features[1] == {"VerbForm": "?"}


def test_parts_of_speech_alone(tmp_path: Path) -> None:
    (sentence,) = read_upos(packed(tmp_path / "a.gz", "Kosten##NOUN im##_ in##ADP dem##DET Rahmen##NOUN .##PUNCT\n"))
    assert sentence.words == ["Kosten", "im", "Rahmen", "."]
    assert sentence.tags == ["NOUN", "ADP", "NOUN", "PUNCT"]
