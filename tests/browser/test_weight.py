"""Tests of what a page costs before anybody searches."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.page_types import address

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Response

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser

MOST_BYTES = 250_000  # uncompressed, as our server sends them


def test_person_page_is_light(visit: Callable[..., Visit], sample: Served) -> None:
    """All that the heaviest person's page loads stays small, and nothing of the search is among it."""
    visited = visit(sample)
    loaded: dict[str, Response] = {}
    visited.page.on("response", lambda response: loaded.update({urlsplit(response.url).path: response}))
    visited.open(address(sample, "person"), until="networkidle")
    sizes = {path: len(response.body()) for path, response in loaded.items()}
    kinds: Counter[str] = Counter()
    for path, size in sizes.items():
        kinds[PurePosixPath(path).suffix or ".html"] += size
    assert {".html", ".css", ".js", ".png"} <= kinds.keys()
    assert sum(kinds.values()) < MOST_BYTES, f"{sum(kinds.values()):,} bytes: {dict(kinds)}"
    assert [path for path in sizes if "/pagefind/" in path or "/search" in path.removesuffix(".css")] == []
