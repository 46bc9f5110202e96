"""Which file is read by what."""

from pathlib import PurePath

import pytest

from generator.read.formats import suffix_of
from tests.read.shapes import ReadReason

SUFFIXES = {"a.txt": ".txt", "a.TXT": ".txt", "a.b.jsonl.gz": ".jsonl.gz", "a.gz": "", "a": "", "txt": "", ".txt": ""}


@pytest.mark.parametrize(("name", "expected"), SUFFIXES.items())
def test_the_ending_tells_the_format(name: str, expected: str) -> None:
    assert suffix_of(PurePath(name)) == expected


def test_other_files_are_reported_with_the_endings_that_are_read(read_reason: ReadReason) -> None:
    known = ".txt, .md, .markdown, .html, .htm, .xml, .rss, .atom, .jsonl, .jsonl.gz"
    assert read_reason("a.pdf", b"%PDF") == f"files ending in '.pdf' are not read. Known endings are {known}."
    assert read_reason("a", b"x").startswith("the file's name has no ending. Known endings are .txt")
