"""Tests of what stands on the cards, and of which are drawn anew."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from generator.briefing import Briefing, Ref
from generator.share import cards
from generator.share.card_drawing import Card, draw
from generator.share.cards import card_files, card_meta
from generator.website import Website
from tests.render.conftest import sample_briefing
from tests.samples import profiles

if TYPE_CHECKING:
    from collections.abc import Mapping

SITE = Website("Briefings", "https://nachrichten.example/", profiles()["de"])
EMPTY = Briefing((), (), (), (), (), ())
NOWHERE = Path("/nowhere")


@pytest.fixture
def briefing() -> Briefing:
    """The small site."""
    return sample_briefing(SITE.paths)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Card]:
    """Every card that is drawn while the test runs."""
    found: list[Card] = []

    def note(card: Card) -> bytes:
        found.append(card)
        return draw(card)

    monkeypatch.setattr(cards, "draw", note)
    return found


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Return the folder with these files in it."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def titled(drawn: list[Card], kind: str, title: str) -> Card:
    """Return the card of that kind with that title."""
    (card,) = [card for card in drawn if (card.kind, card.title) == (kind, title)]
    return card


def test_every_page_has_a_card(briefing: Briefing) -> None:
    """Each page about one thing has a picture of its own beside it, and there is one for all others."""
    entries: tuple[Any, ...] = (
        *briefing.persons,
        *briefing.organisations,
        *briefing.topics,
        *briefing.stories,
        *briefing.articles,
        *briefing.days,
        *briefing.weeks,
    )
    files = card_files(briefing, SITE, folder=NOWHERE)
    assert files.keys() == {
        "card.png",
        "assets/card.png",
        *(f"{entry.ref.path.removesuffix('.md')}/card.png" for entry in entries),
    }
    assert {Image.open(io.BytesIO(content)).size for content in files.values()} == {(1200, 630)}


def test_site_without_articles() -> None:
    """A site without articles has a card for the start page all the same."""
    assert card_files(EMPTY, SITE, folder=NOWHERE).keys() == {"card.png", "assets/card.png"}


def test_person(briefing: Briefing, drawn: list[Card]) -> None:
    """A person's card has function, a quotation word for word, a number and initials."""
    card_files(briefing, SITE, folder=NOWHERE)
    assert titled(drawn, "Person", "Wiebke Ott") == Card(
        site="Briefings",
        kind="Person",
        title="Wiebke Ott",
        role="Verkehrsministerin",
        label="Wörtlich",
        quote="Die Brücke ist alt“ … „und sie bleibt zu.",
        marks=("„", "“"),
        number="1 Zitat · 1 Artikel",
        initials="WO",
    )


def test_quotation_in_substance_has_no_marks(briefing: Briefing, drawn: list[Card]) -> None:
    """A paraphrase is named as one, stands without marks, and says who speaks."""
    dated = briefing.articles[1]
    briefing = replace(EMPTY, articles=(replace(dated, quotes=dated.quotes[1:]),))
    card_files(briefing, SITE, folder=NOWHERE)
    card = titled(drawn, "Artikel", "Brücke gesperrt: „Wie lange noch?“")
    assert (card.label, card.marks) == ("Sinngemäß · Der Betriebsrat (nicht zugeordnet)", ("", ""))
    assert card.quote == "Wiebke Ott habe [nichts] getan"
    assert (card.role, card.number) == ("Nordmark-Bote, 4. April 2025", "1 Zitat")


def test_choice_of_quotation(briefing: Briefing, drawn: list[Card]) -> None:
    """A known speaker goes before a fitting length, that before the very words, those before the most telling."""
    dated = briefing.articles[1]
    direct, indirect = dated.quotes
    unknown = replace(direct, actor=None, speaker="", telling=99)
    long = replace(direct, pieces=("lang " * 60,), telling=98)
    sense = replace(indirect, actor=direct.actor, telling=97)
    word = replace(direct, pieces=("alt",), telling=96)
    telling = replace(direct, pieces=("Das ist es, und so wird es bleiben.",), telling=50)
    quotes = (direct, unknown, long, sense, word, telling)
    card_files(replace(EMPTY, articles=(replace(dated, quotes=quotes),)), SITE, folder=NOWHERE)
    assert drawn[-1].quote == "Das ist es, und so wird es bleiben."


def test_words_about_somebody_are_not_shown_as_theirs(briefing: Briefing, drawn: list[Card]) -> None:
    """Who says nothing has no quotation on the card, and nothing that would look like a function."""
    silent = replace(briefing.persons[0], says=(), roles=())
    card_files(replace(EMPTY, persons=(silent,)), SITE, folder=NOWHERE)
    assert silent.about
    assert silent.topics
    assert (drawn[-1].quote, drawn[-1].label, drawn[-1].role) == ("", "", "")


@pytest.mark.parametrize(
    ("name", "title", "letters"),
    [
        ("Кирилл Дмитриев", "Кирилл Дмитриев", "КД"),
        ("習近平", "XiJinPing", "X"),
        ("🚀🚀", "Briefings", ""),
        ("Ursula von der Leyen", "Ursula von der Leyen", "UL"),
    ],
)
def test_names_of_other_scripts(briefing: Briefing, drawn: list[Card], name: str, title: str, letters: str) -> None:
    """A name stands there in letters that the font has; one that has none gives way to the site's."""
    person = replace(briefing.persons[0], ref=Ref(name, "personen/x.md"), says=(), about=())
    card_files(replace(EMPTY, persons=(person,)), SITE, folder=NOWHERE)
    assert (drawn[-1].title, drawn[-1].initials) == (title, letters)


def test_start_page_shows_the_newest_day(briefing: Briefing, drawn: list[Card]) -> None:
    """The start page's card is that of the newest briefing, with its weightiest headline."""
    card_files(briefing, SITE, folder=NOWHERE)
    card = titled(drawn, "Aktuelles Briefing", "5. April 2025")
    assert (card.role, card.number) == ("Wie lange noch? <Brücke> dicht", "1 Artikel")


def test_nothing_is_drawn_twice(briefing: Briefing, drawn: list[Card], tmp_path: Path) -> None:
    """A card that lies there already is taken as it is; one whose words have changed, or that is broken, is drawn."""
    first = card_files(briefing, SITE, folder=NOWHERE)
    folder = written(tmp_path, first)
    (folder / "themen/bahn/card.png").write_bytes(first["themen/bahn/card.png"][:500])
    drawn.clear()
    ott = replace(briefing.persons[0], roles=())
    second = card_files(replace(briefing, persons=(ott, *briefing.persons[1:])), SITE, folder=folder)
    assert sorted(card.title for card in drawn) == ["Bahn", "Wiebke Ott"]
    assert {path for path in first if first[path] != second[path]} == {"personen/wiebke-ott/card.png"}


@pytest.mark.parametrize(
    ("path", "kind", "card"),
    [
        ("personen/a.md", "person", "personen/a/card.png"),
        ("index.md", "start", "card.png"),
        ("personen/index.md", "index", "assets/card.png"),
    ],
)
def test_pages_name_their_card(path: str, kind: str, card: str) -> None:
    """The front matter has the picture's path below the site, and what it shows."""
    found = card_meta(path, kind, "Ida Ott", SITE)
    assert found == {"card": card, "card_alt": "Karte dieser Seite: Ida Ott, Briefings"}
