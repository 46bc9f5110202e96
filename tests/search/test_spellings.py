"""Tests of other spellings of foreign names."""

from __future__ import annotations

import pytest

from generator.search.spellings import spellings


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Kirill Dmitrijew", "dmitriev"),
        ("Kirill Dmitriev", "dmitrijew"),
        ("Wolodymyr Selenskyj", "zelensky"),
        ("Volodymyr Zelensky", "selenskyj"),
        ("Sergej Lawrow", "lavrov"),
        ("Michail Gorbatschow", "gorbachev"),
        ("Mikhail Gorbachev", "gorbatschow"),
        ("Petro Poroschenko", "poroshenko"),
        ("Julija Nawalnaja", "navalnaya"),
        ("Swetlana Tichanowskaja", "tikhanovskaya"),
    ],
)
def test_other_transcription(name: str, typed: str) -> None:
    """What readers of other papers type is among the spellings."""
    assert typed in spellings(name)


@pytest.mark.parametrize("name", ["Almut Reessing", "Volkmar Greeling", "Corinna Müller-Brandt", "Elon Musk", "Prill"])
def test_other_names_have_one(name: str) -> None:
    """A name that is not transcribed has no other spelling."""
    assert spellings(name) == ()


def test_own_spelling_is_none() -> None:
    """The name's own words are not among the spellings, and none is there twice."""
    found = spellings("Sergej Lawrow")
    assert len(set(found)) == len(found)
    assert not {"sergej", "lawrow"} & set(found)
