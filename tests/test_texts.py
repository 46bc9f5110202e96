"""Tests of the interface's texts: their places are filled, and what is wrong with one is named."""

from __future__ import annotations

import pytest

from generator.errors import SettingsError
from generator.texts import Texts
from tests.samples import profiles


def texts(**changed: str) -> Texts:
    """Return the German texts with some changed."""
    profile = profiles()["de"]
    interface = profile.interface.model_copy(update={"text": profile.interface.text | changed})
    return Texts(profile.model_copy(update={"interface": interface}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seite {seite}", "KeyError('seite'). Values that may stand in it: {page}, {pages}."),
        ("Seite {", "ValueError("),
        ("Seite {}", "IndexError("),
        ("Seite {page!x}", "ValueError("),
    ],
)
def test_faulty_text(text: str, expected: str) -> None:
    """A text that asks for something else than it is given is named, with what it may ask for."""
    with pytest.raises(SettingsError) as raised:
        texts(page_of=text).text("page_of", page=1, pages=2)
    place = "site_config/languages/de.toml: interface.text.page_of: "
    assert [fault.startswith(f"{place}{expected}") for fault in raised.value.faults] == [True]


@pytest.mark.parametrize("text", ["Seite {page.nummer}", "Seite {page[0]}"])
def test_text_that_looks_into_a_value(text: str) -> None:
    """A text that asks for a part of a value is named too."""
    with pytest.raises(
        SettingsError, match=r"interface\.text\.page_of: .*Values that may stand in it: {page}, {pages}"
    ):
        texts(page_of=text).text("page_of", page=1, pages=2)


def test_missing_text() -> None:
    """A text that is not there is named."""
    with pytest.raises(SettingsError, match=r"de\.toml: interface\.text\.gibtsnicht: this text is missing"):
        texts().text("gibtsnicht")


@pytest.mark.parametrize(
    ("things", "expected"), [(0, "keine Artikel"), (1, "1 Artikel"), (2, "2 Artikel"), ("abc", "3 Artikel")]
)
def test_count(things: int | str, expected: str) -> None:
    """None, one and many each have a form of their own."""
    assert expected == texts().count("articles", things)
