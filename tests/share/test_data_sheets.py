"""Tests of the tables for spreadsheets."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefing import Briefing
from generator.share.data_sheets import (
    ACTOR_COLUMNS,
    ARTICLE_COLUMNS,
    QUOTE_COLUMNS,
    actor_table,
    article_table,
    quote_table,
)
from generator.website import Website
from tests.render.conftest import sample_briefing
from tests.samples import PROPERTY, profiles

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = Website("Briefings", "https://example.org/b/", profiles()["de"])
SAMPLE = sample_briefing(SITE.paths)
EMPTY = Briefing((), (), (), (), (), ())


def rows(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a table by the names of its columns."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def titled(title: str) -> Briefing:
    """Return the sample with another title of its first article."""
    first, *others = SAMPLE.articles
    return replace(SAMPLE, articles=(replace(first, ref=first.ref._replace(name=title)), *others))


def test_as_spreadsheets_like_it() -> None:
    """A table begins with the mark of UTF-8, names its columns and ends its lines as RFC 4180 says."""
    content = quote_table(EMPTY, SITE)
    assert content.startswith(b"\xef\xbb\xbfid,type,words,")
    assert content.endswith(b",source_url\r\n")


@pytest.mark.parametrize(
    ("table", "columns"),
    [(quote_table, QUOTE_COLUMNS), (article_table, ARTICLE_COLUMNS), (actor_table, ACTOR_COLUMNS)],
)
def test_every_row_has_every_column(table: Callable[[Briefing, Website], bytes], columns: tuple[str, ...]) -> None:
    """No row is longer or shorter than the first line."""
    lines = list(csv.reader(io.StringIO(table(SAMPLE, SITE).decode("utf-8-sig"), newline="")))
    assert lines[0] == list(columns)
    assert {len(line) for line in lines} == {len(columns)}
    assert len(lines) > 1


def test_quotations() -> None:
    """A quotation's row has its words, whose they are, and the address that leads to it."""
    found = {row["id"]: row for row in rows(quote_table(SAMPLE, SITE))}
    assert set(found) == {"z-1a", "z-2b", "z-3c", "z-4d", "z-5e"}
    row = found["z-1a"]
    assert (row["type"], row["words"]) == ("direct", "Die Brücke ist alt … und sie bleibt zu.")
    assert (row["actor_id"], row["actor"], row["speaker"]) == ("p-1", "Wiebke Ott", "Verkehrsministerin Wiebke Ott")
    assert row["url"] == "https://example.org/b/artikel/2025-04-04-bruecke-gesperrt/#z-1a"
    assert (row["topics"], row["confidence"]) == ("Bahn; Brücken*sperrung", "1.00")
    assert (found["z-2b"]["type"], found["z-2b"]["actor"]) == ("indirect", "")
    assert (found["z-4d"]["actor"], found["z-4d"]["actor_id"]) == ("Brehm", "")


def test_articles() -> None:
    """An article's row has how much is said in it, by kind, and what it is about."""
    copy, bridge, ferry = rows(article_table(SAMPLE, SITE))
    assert (bridge["direct_quotes"], bridge["indirect_quotes"]) == ("1", "1")
    assert bridge["persons"] == "Wiebke Ott; Ole Tamsen"
    assert copy["copy_of"] == "https://example.org/b/artikel/2025-04-04-bruecke-gesperrt/"
    assert (ferry["date"], ferry["source_url"]) == ("", "")


def test_actors() -> None:
    """An actor's row has its numbers and dates; who has no page has no address."""
    found = {row["id"]: row for row in rows(actor_table(SAMPLE, SITE))}
    assert set(found) == {"p-1", "p-2", "p-3", "o-1", "o-2"}
    assert (found["p-1"]["quotes"], found["p-1"]["about"], found["p-1"]["points"]) == ("1", "1", "1234.56")
    assert found["p-1"]["last"] == "2025-04-04T09:30+02:00"
    assert (found["p-3"]["url"], found["p-3"]["first"]) == ("", "")


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-1 Grad", "'-1 Grad"),
        ("@wiebke", "'@wiebke"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("\u200b=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("So; =1+1", "So; =1+1"),
        ("So;=1+1", "So;'=1+1"),
        ('So;"=1+1"', 'So;"\'=1+1"'),
        ("Minus 5-1, a@b.example", "Minus 5-1, a@b.example"),
        ("'=1+1", "'=1+1"),
    ],
)
def test_no_cell_is_a_formula(title: str, cell: str) -> None:
    """What a spreadsheet would take for a formula, also behind a semicolon, stands behind an apostrophe."""
    assert rows(article_table(titled(title), SITE))[0]["title"] == cell


@PROPERTY
@given(st.text(st.sampled_from('=+-@;," \t\r\n\u2028a')))
def test_no_words_break_a_row_or_make_a_formula(words: str) -> None:
    """However a title is made, it stays in its cell, and no cell begins as a formula does."""
    content = article_table(titled(words), SITE)
    found = rows(content)
    assert len(found) == len(SAMPLE.articles)
    assert [row["source"] for row in found] == ["Küsten*kurier*", "Nordmark-Bote", ""]
    for row in found:
        for value in row.values():
            assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))
