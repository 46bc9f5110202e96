"""Tests of which nouns are counted as common, in corpora of a few words."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from generator.words.word_list import common_nouns as shipped
from training import common_words
from training.common_words import common_nouns, main, sentences

EMPTY = ("ner/germeval14-dev.conll.gz", "ud/de_gsd-test.conllu.gz", "ud/de_gsd-dev.conllu.gz")
GERMEVAL = "Der O\nHafen O\nvon O\nHafenstadt B-LOC\n"
TREE = "1\tDie\tder\tDET\t_\t_\t2\tdet\t_\t_\n2\tHäfen\tHafen\tNOUN\t_\t_\t0\troot\t_\t_\n\n"
TAGGED = "Häfen##NOUN sehen##VERB wir##PRON im##_ in##ADP dem##DET Hafen##NOUN Bremen##PROPN\n"


def packed(path: Path, text: str) -> None:
    """Write the text gzipped."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """The files that are read, with hardly anything in them."""
    for name in EMPTY:
        packed(tmp_path / name, "")
    packed(tmp_path / "ner/germeval14-test.conll.gz", GERMEVAL.replace(" ", "\t").replace("\n", "\tO\n"))
    packed(tmp_path / "ner/smartdata.jsonl.gz", "")
    packed(tmp_path / "ud/de_pud-test.conllu.gz", TREE)
    packed(tmp_path / "ud/de_gsd-train.upos.gz", TAGGED)
    return tmp_path


def given(monkeypatch: pytest.MonkeyPatch, *texts: str, least: int = 1) -> list[str]:
    """Return what is common in these sentences, where that is so many times; names are in brackets."""
    found = [[(word.strip("[]"), word.startswith("[")) for word in text.split()] for text in texts]
    monkeypatch.setattr(common_words, "sentences", lambda _: iter(found))
    total = sum(map(len, found))
    monkeypatch.setattr(common_words, "PER_MILLION", (least - 0.5) * 1_000_000 / total)
    return common_nouns(Path())


def test_sentences(corpora: Path) -> None:
    """All corpora are read, each word with whether it is part of a name."""
    found = list(sentences(corpora))
    assert [[word for word, _ in sentence] for sentence in found] == [
        ["Der", "Hafen", "von", "Hafenstadt"],
        ["Die", "Häfen"],
        ["Häfen", "sehen", "wir", "im", "Hafen", "Bremen"],
    ]
    assert [word for sentence in found for word, is_name in sentence if is_name] == ["Hafenstadt", "Bremen"]


def test_nouns_by_lemma(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nouns are counted by lemma, from the least number on, and come sorted."""
    texts = ("Der Hafen und das Boot", "Die Häfen und die Werft", "Ein Hafen ohne Boote")
    assert given(monkeypatch, *texts, least=3) == ["Hafen"]
    assert given(monkeypatch, *texts, least=2) == ["Boot", "Hafen"]
    assert given(monkeypatch, *texts) == ["Boot", "Hafen", "Werft"]


@pytest.mark.parametrize(
    "text",
    ["Hafen liegt da", "der [Hafen] liegt", "der HAFEN liegt", "der Xyzzy liegt", "der hafen liegt"],
    ids=["first word", "name", "capitals", "not listed", "small letters"],
)
def test_what_is_not_counted(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Where capitals may have another reason, or no list has the word, nothing is counted."""
    assert given(monkeypatch, text) == []


def test_last_parts_of_compounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A compound counts for its last part too, and for no other."""
    assert given(monkeypatch, "der Tarifvertrag und der Mietvertrag", least=2) == ["Vertrag"]


def test_file(
    corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command writes the list, with a header that says where it comes from, as it is read again."""
    output = tmp_path / "common_de.txt"
    monkeypatch.setattr(common_words, "OUTPUT", output)
    monkeypatch.setattr("sys.argv", ["common_words", "--corpora", str(corpora)])
    main()
    lines = output.read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["Hafen"]
    assert "CC BY-SA 4.0" in "".join(line for line in lines if line.startswith("#"))
    assert capsys.readouterr().out == "common_de.txt: 1 nouns\n"


def test_shipped_file_is_as_the_command_writes_it() -> None:
    """The list that ships is sorted, without doubles, below the command's own header."""
    text = common_words.OUTPUT.read_text("utf-8")
    header = common_words.HEADER.format(rate=common_words.PER_MILLION)
    assert text.startswith(header)
    nouns = text.removeprefix(header).splitlines()
    assert nouns == sorted(set(nouns))
    assert set(nouns) == shipped()
