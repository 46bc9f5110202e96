"""Kickers and headlines."""

import pytest

from generator.read.headline import kicker_and_title

ONE_LINE = {
    "US-Russland-Beziehungen Gesandter reist nach Washington": "US-Russland-Beziehungen",
    "Nahost-Konflikt Armee meldet neue Angriffe": "Nahost-Konflikt",
    "US-Präsident Müller droht mit Zöllen": "",
    "EU-Kommissarin Muster kündigt Regeln an": "",
    "SPD-Politiker Muster fordert neue Steuern": "",
    "Musterwagen-Werk Emden bleibt vorerst offen": "",
    "Haushalts-Streit geht weiter wie bisher": "",
    "Haushalts-Streit Koalition vertagt": "",
    "Haushalts-Streit: Koalition vertagt die Entscheidung": "",
    "Ukraine: Neue Gespräche beginnen bald": "",
    "Verkehr | Brücke wird gesperrt": "Verkehr",
    "Liveblog +++ Brücke wird gesperrt +++": "Liveblog",
    "Der Stadtrat hat die Brücke nun doch gesperrt | Bote": "",
}


@pytest.mark.parametrize(("line", "expected"), ONE_LINE.items())
def test_kickers_are_parted_only_where_they_are_plain(line: str, expected: str) -> None:
    kicker, title = kicker_and_title([line])
    assert kicker == expected
    assert title in line


LINES = {
    ("Verkehr", "Brücke wird gesperrt"): ("Verkehr", "Brücke wird gesperrt"),
    ("Brücke wird ab Montag bis zum Sommer gesperrt", "Umleitung"): (
        "",
        "Brücke wird ab Montag bis zum Sommer gesperrt Umleitung",
    ),
    (): ("", ""),
}


@pytest.mark.parametrize(("lines", "expected"), LINES.items())
def test_a_short_line_above_the_headline_is_the_kicker(lines: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert kicker_and_title(list(lines)) == expected
