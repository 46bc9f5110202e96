"""Tests that the checker of accessibility finds nothing, on a page of every type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import WCAG, faults, faults_in_both
from tests.browser.page_types import FILES, address, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Served, Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", FILES)
def test_page_is_accessible(visit: Callable[..., Visit], sample: Served, name: str) -> None:
    """Neither the page nor what its scripts add has a fault, in light and dark."""
    assert faults_in_both(visit, sample, name) == []


def test_phone_is_accessible(visit: Callable[..., Visit], sample: Served) -> None:
    """What is arranged anew for a small screen can be hit with a finger and read as well."""
    visited = visit(sample, reduced_motion="reduce", viewport={"width": 320, "height": 640})
    assert faults(opened(visited, sample, "person"), WCAG) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_mail_is_accessible(visit: Callable[..., Visit], sample: Served, scheme: str) -> None:
    """The mail has no fault; it is without landmarks, since a mail program shows it among its own."""
    visited = visit(sample, color_scheme=scheme)
    page = visited.open(f"{address(sample, 'day')}mail.html")
    assert faults(page, WCAG) == []
