"""Tests of reading the annotated articles."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.actor_gold import PARTS, GoldError, Mark, parse_marks, read_own, read_wikinews
from benchmarks.figures import MissingDataError
from tests.samples import span_of

if TYPE_CHECKING:
    from pathlib import Path

ENTITIES = """\
[roth]
name = "Ida Roth"
kind = "person"
aliases = ["Ida M. Roth"]
surname_only = false

[sv]
name = "SV Almsee"
kind = "organisation"
"""
HEADER = """\
---
id: a-1
title: Almsee: die neue Chefin
date: 2025-05-01
source: Almseer Bote
key: [roth, sv]
---
"""
BODY = (
    "Die [neue Chefin des [SV Almsee](sv)](roth role), [Ida Roth](roth), kam.\n\n[Die Chefin](roth description) blieb."
)
TEXT = "Die neue Chefin des SV Almsee, Ida Roth, kam.\n\nDie Chefin blieb."


def mark(words: str, entity: str, kind: str = "name", text: str = TEXT) -> Mark:
    """Return the mark at these words."""
    return Mark(*span_of(text, words), entity, kind)  # type: ignore[arg-type] # tests give only kinds that there are


MARKS = (
    mark("neue Chefin des SV Almsee", "roth", "role"),
    mark("SV Almsee", "sv"),
    mark("Ida Roth", "roth"),
    mark("Die Chefin", "roth", "description"),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with an own article and a Wikinews article."""
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "01.md").write_text(HEADER + BODY, "utf-8")
    roles = [[one.begin, one.end, one.entity] for one in MARKS if one.kind == "role"]
    mentions = [[one.begin, one.end, one.entity, one.kind] for one in MARKS if one.kind != "role"]
    row = {"id": "7", "key": ["roth"], "mentions": mentions, "roles": roles}
    (tmp_path / "wikinews-dev.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    for name in ("dev/entities.toml", "wikinews-dev.toml"):
        (tmp_path / name).write_text(ENTITIES, "utf-8")
    return tmp_path


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Return a folder with a corpus of two articles."""
    folder = tmp_path / "corpora" / "quotes"
    folder.mkdir(parents=True)
    for part, number in (("train", "6"), ("dev", "7")):
        row = {"id": number, "title": "Titel", "date": "2009-01-02", "text": TEXT, "quotes": []}
        (folder / f"{part}.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    return tmp_path


def test_nested_marks() -> None:
    """Marks nest; the outer one comes first, and what is left is the text."""
    assert parse_marks(BODY.strip(), "a.md") == (TEXT, MARKS)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Eins.\n\nIda [Roth(roth).", r"a\.md:3: '\[' is never closed at '\[Roth"),
        ("Ida Roth](roth).", r"a\.md:1: '\]' without"),
        ("Ida\n[Roth](roth actor).", r"a\.md:2: '\]' without"),
        ("[Ida [Roth](roth)", r"a\.md:1: '\[' is never closed at '\[Ida"),
    ],
)
def test_broken_markup(body: str, message: str) -> None:
    """What is wrong is named with its line."""
    with pytest.raises(GoldError, match=message):
        parse_marks(body, "a.md")


def test_own_articles(data: Path) -> None:
    """The headline is the title only, and paragraphs are blocks."""
    (collection,) = read_own("dev", data)
    (gold,) = collection.articles
    assert (gold.article.id, gold.article.title, gold.article.text) == ("a-1", "Almsee: die neue Chefin", TEXT)
    assert [block.kind for block in gold.article.blocks] == ["lead", "paragraph"]
    assert gold.marks == MARKS
    assert gold.key == ("roth", "sv")
    assert collection.entities["roth"].aliases == ("Ida M. Roth",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("](sv)", "](sw)", r"01\.md: .*'sw', which is no entity"),
        ("[Ida Roth](roth)", "[Ida Roth ](roth)", r"01\.md: .*whole words"),
        ("(roth role)", "(sv role)", r"01\.md: .*'sv', which is no person"),
        ("key: [roth, sv]", "key: [roth, sv, ott]", r"01\.md: .*'ott' is marked nowhere"),
        ("Ida Roth](roth)", "Ida Roth](roth", r"01\.md:8: '\]' without"),
        ("date: 2025-05-01", "day: 2025-05-01", r"01\.md:4: 'day: 2025-05-01' is no field"),
        ("date: 2025-05-01\n", "", r"01\.md:1: the header lacks date"),
        ("---\nid", "id", r"01\.md:1: the header does not stand"),
    ],
)
def test_faults_of_an_own_article(data: Path, old: str, new: str, message: str) -> None:
    """What is wrong is named with its file, and the line where there is one."""
    path = data / "dev" / "01.md"
    path.write_text((HEADER + BODY).replace(old, new, 1), "utf-8")
    with pytest.raises(GoldError, match=message):
        read_own("dev", data)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[roth]\nname = "Ida"\nkind = "ship"\n', r"entities\.toml: roth\.kind"),
        ("[roth]\nname = Ida", r"entities\.toml: .*line 2"),
    ],
)
def test_faults_of_entities(data: Path, content: str, message: str) -> None:
    """The file and the key or line are named."""
    (data / "dev" / "entities.toml").write_text(content, "utf-8")
    with pytest.raises(GoldError, match=message):
        read_own("dev", data)


def test_wikinews_articles(data: Path, shared: Path) -> None:
    """Offsets become marks of the corpus's text, the same as in an own article."""
    (gold,) = read_wikinews("dev", shared, data).articles
    assert (gold.article.id, gold.article.title, gold.article.text) == ("7", "Titel", TEXT)
    assert gold.marks == MARKS


def test_wikinews_without_the_corpus(data: Path) -> None:
    """What is missing is named."""
    with pytest.raises(MissingDataError, match=r"train\.jsonl\.gz is not there"):
        read_wikinews("dev", data / "nowhere", data)


def test_wikinews_article_that_the_corpus_lacks(data: Path, shared: Path) -> None:
    """The line and the article are named."""
    path = data / "wikinews-dev.jsonl"
    path.write_text("\n" + path.read_text("utf-8").replace('"7"', '"8"'), "utf-8")
    with pytest.raises(GoldError, match=r"wikinews-dev\.jsonl:1: "):
        read_wikinews("dev", shared, data)
    path.write_text(path.read_text("utf-8").strip() + "\n", "utf-8")
    with pytest.raises(GoldError, match=r"wikinews-dev\.jsonl:1: the corpus has no article '8'"):
        read_wikinews("dev", shared, data)


@pytest.mark.parametrize("part", PARTS)
def test_the_projects_own_articles_can_be_read(part: str) -> None:
    """No file that ships has a fault, and no id is given twice."""
    articles = [gold.article for collection in read_own(part) for gold in collection.articles]
    assert len({article.id for article in articles}) == len(articles) >= 20
