"""Whatever a file holds, reading it yields articles and reports, and never an error."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.read import READERS, read_files
from generator.records import Article
from generator.settings import ReadSettings

FRONT_MATTER = [b"---\n", b"title: &a [*a]\n", b"Stand: 04.04.2025", b"date "]
MARKS = [b"\n", b"\n\n", b"# ", b"> ", b"[a](b)", b"Wort ", b'{"text": "', b'"}']
TAGS = [b"<p>", b"</p>", b"<table><tr>", b"&amp;", b"&#55296;", b'<script type="application/ld+json">[']
FEED = [b"<rss><channel><item>", b"<description>", b"<![CDATA[", b"<!ENTITY a 'b'>"]
CHARACTERS = [b"\xff\xfe", b"\x00", "ä“".encode(), b"\xe4\xf6"]
PIECES = st.sampled_from([*FRONT_MATTER, *MARKS, *TAGS, *FEED, *CHARACTERS])
CONTENT = st.one_of(st.binary(max_size=80), st.lists(PIECES, max_size=12).map(b"".join))
SETTINGS = ReadSettings(max_file_bytes=300, max_article_characters=200)


@pytest.mark.parametrize("suffix", READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=CONTENT, damage=st.booleans())
def test_any_bytes_are_read_or_reported(tmp_path: Path, suffix: str, content: bytes, *, damage: bool) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(gzip.compress(content)[: -5 if damage else None] if suffix.endswith("gz") else content)
    results = list(read_files([path], SETTINGS))
    assert results
    for article in results:
        if isinstance(article, Article):
            check(article)


def check(article: Article) -> None:
    """Every record can be written, and every block lies in the text where it says."""
    repr(article).encode()
    article.text.encode()
    end = 0
    for block in article.blocks:
        words = article.text[block.begin : block.end]
        assert words
        assert words == words.strip()
        assert end <= block.begin
        end = block.end
    assert end <= len(article.text)
    assert article.id
    assert article.title
