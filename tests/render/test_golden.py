"""Tests that a small site looks as it did.

Golden pages change only by ``pytest tests/render --update-goldens``; read their diff before it is committed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render import render
from generator.settings import Settings
from tests.samples import ROOT, website

if TYPE_CHECKING:
    import pytest

    from generator.briefing import Briefing
    from generator.language import LanguageProfile

GOLDEN = ROOT / "tests" / "golden"
TEMPLATES = ROOT / "templates"


def as_text(pages: dict[str, str]) -> str:
    """Return all pages one below the other, each under its path."""
    return "\n".join(f"======== {path} ========\n{text}" for path, text in sorted(pages.items()))


def test_golden_pages(briefing: Briefing, interface: LanguageProfile, request: pytest.FixtureRequest) -> None:
    """Every page of the small site is the golden one, in each language of the interface."""
    golden = GOLDEN / f"{interface.code}.md"
    text = as_text(render(briefing, Settings(), website(interface), TEMPLATES))
    if request.config.getoption("--update-goldens", default=False):
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text("utf-8") == text
