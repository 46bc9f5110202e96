"""Bytes within bounds."""

from pathlib import Path

import pytest

from generator.errors import ReadError
from generator.read.source import Source, beyond, content


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 50)
    monkeypatch.setattr("generator.read.source.regular_size", lambda _: 5)
    with pytest.raises(ReadError, match="the file has 11 bytes; at most 10 are read"):
        content(Source(path, "a.txt", "a"), 10)


def test_limits_are_named_with_their_key() -> None:
    error = beyond("a.txt", "the text", size=2000, limit=1000, key="max_article_characters")
    assert str(error) == (
        "a.txt: the text has 2,000 characters; at most 1,000 are read. "
        "Split it, or raise read.max_article_characters in site_config/briefings.toml."
    )
