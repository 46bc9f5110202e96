"""Fixtures of the reading tests."""

from pathlib import Path

import pytest

from generator.read import read_files
from generator.records import Article, Skipped
from generator.settings import ReadSettings
from tests.read.shapes import ReadArticle, ReadBytes, ReadCase, ReadReason

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Write a file and read it: name, content, settings → results, places without the folder."""

    def read(name: str, content: bytes | str, settings: ReadSettings | None = None) -> list[Article | Skipped]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_files([path], settings or ReadSettings()))

    return read


@pytest.fixture
def read_article(read_bytes: ReadBytes) -> ReadArticle:
    """Write a file and read the one article in it."""

    def read(name: str, content: bytes | str, settings: ReadSettings | None = None) -> Article:
        (article,) = read_bytes(name, content, settings)
        assert isinstance(article, Article), article
        return article

    return read


@pytest.fixture
def read_reason(read_bytes: ReadBytes) -> ReadReason:
    """Write a file that cannot be read and return why."""

    def read(name: str, content: bytes | str, settings: ReadSettings | None = None) -> str:
        (left_out,) = read_bytes(name, content, settings)
        assert isinstance(left_out, Skipped), left_out
        return left_out.reason

    return read


@pytest.fixture
def case() -> ReadCase:
    """Read the one article of a file in cases/."""

    def read(name: str) -> Article:
        (article,) = read_files([CASES / name], ReadSettings())
        assert isinstance(article, Article), article
        return article

    return read
