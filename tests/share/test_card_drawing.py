"""Tests of drawing a card."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.share.card_drawing import HEIGHT, PARAPHRASE, VERBATIM, WIDTH, Card, draw, is_drawn

CARD = Card(
    site="Briefings",
    kind="Person",
    title="Wiebke Ott",
    role="Verkehrsministerin",
    label="Wörtlich",
    quote="Die Brücke ist alt, und sie bleibt zu.",
    marks=("„", "“"),
    number="12 Zitate · 5 Artikel",
    initials="WO",
)
LONG = "Donaudampfschifffahrtsgesellschaft und Küstenbahn " * 20
BYTES = 30_000


def picture(card: Card) -> Image.Image:
    """Return the card as it is read back."""
    return Image.open(io.BytesIO(draw(card)))


def colours(card: Card) -> set[str]:
    """Return the colours of all points."""
    found = picture(card).convert("RGB").getcolors(WIDTH * HEIGHT) or []
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in found if isinstance(colour, tuple)}


@pytest.mark.parametrize(
    "card",
    [CARD, Card(), Card(title="Nur ein Titel"), Card(LONG, LONG, LONG, LONG, LONG, LONG, ("„", "“"), LONG, "SSSS")],
    ids=["full", "empty", "title", "long"],
)
def test_picture(card: Card) -> None:
    """A card is a picture of a fixed size with few colours and few bytes, and is drawn the same again."""
    image = picture(card)
    image.load()
    assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P")
    assert len(draw(card)) < BYTES
    assert draw(card) == draw(card)


@settings(max_examples=15)
@given(st.builds(Card, *[st.text(alphabet=st.characters(max_codepoint=0x4FF), max_size=200)] * 6))
def test_whatever_is_said_can_be_drawn(card: Card) -> None:
    """No words break the picture."""
    assert picture(card).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("field", ["site", "kind", "title", "role", "label", "quote", "number", "initials"])
def test_every_field_is_seen(field: str) -> None:
    """Each thing that a card says changes its picture."""
    changed: dict[str, Any] = {field: "XY"}
    other = replace(CARD, **changed)
    assert picture(other).tobytes() != picture(CARD).tobytes()


def test_kinds_of_quotation_differ() -> None:
    """Word for word stands in one colour and in marks, in substance in another and without."""
    paraphrase = replace(CARD, marks=("", ""))
    kinds = {VERBATIM.colour, PARAPHRASE.colour}
    assert (colours(CARD) & kinds, colours(paraphrase) & kinds) == ({VERBATIM.colour}, {PARAPHRASE.colour})


def test_drawn_card_is_known() -> None:
    """A picture tells of which card it is, and whether it is whole."""
    drawn = draw(CARD)
    assert is_drawn(drawn, CARD)
    assert not is_drawn(drawn, replace(CARD, number="13 Zitate · 5 Artikel"))
    assert not is_drawn(drawn[:-1], CARD)
    assert not is_drawn(b"", CARD)
