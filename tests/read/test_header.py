"""Headers of pasted articles."""

import pytest

from generator.read.facts import Facts
from generator.read.header import read_header

BODY = "\n\nDie Brücke ist seit Montag zu.\n\nWie lange, weiß niemand."
PROSE = "Der Stadtrat hat in seiner Sitzung am Montag nach langer Beratung beschlossen, " * 3 + "die Brücke zu sperren."
TITLE = "Stadtrat sperrt die alte Brücke"

HEADERS = {
    f" date 2025-04 Hafen-Ausbau {TITLE} Stand: 04.04.2025 03:51 Uhr": Facts(
        kicker="Hafen-Ausbau", title=TITLE, date="04.04.2025 03:51 Uhr"
    ),
    f"Stand: 04.04.2025, 3:51 Uhr {TITLE} date 2025-04": Facts(title=TITLE, date="04.04.2025, 3:51 Uhr"),
    f"{TITLE} date 2025-04": Facts(title=TITLE, date="2025-04"),
    f"Verkehr\n{TITLE}\nStand: 4. April 2025": Facts(kicker="Verkehr", title=TITLE, date="4. April 2025"),
    f"Verkehr\n\n{TITLE}\n\nStand: 4. April 2025": Facts(kicker="Verkehr", title=TITLE, date="4. April 2025"),
    f"date 2025-04\n\n{TITLE}": Facts(title=TITLE, date="2025-04"),
    f"04.04.2025 | 03:51 Uhr\n{TITLE}": Facts(title=TITLE, date="04.04.2025 | 03:51 Uhr"),
    f"{TITLE}\nVeröffentlicht: 03.04.2025 Aktualisiert: 04.04.2025": Facts(title=TITLE, date="03.04.2025"),
    f"Zuletzt aktualisiert am 4. April 2025 um 13.30 Uhr\n{TITLE}": Facts(
        title=TITLE, date="4. April 2025 um 13.30 Uhr"
    ),
    f"{TITLE}\nQuelle: example.org\nAutorin: Erika Beispiel": Facts(
        title=TITLE, source="example.org", author="Erika Beispiel"
    ),
    f"{TITLE}\nStand: 4. April 2025\nVon Erika Beispiel und Jan Muster, Berlin": Facts(
        title=TITLE, date="4. April 2025", author="Erika Beispiel und Jan Muster, Berlin"
    ),
    f"Verkehr\nVon Brüssel enttäuscht: {TITLE}": Facts(kicker="Verkehr", title=f"Von Brüssel enttäuscht: {TITLE}"),
    f"Quelle: example.org {TITLE}": Facts(title=TITLE, source="example.org"),
    f"{TITLE}\nQuelle: Bote und Blatt": Facts(title=TITLE, source="Bote und Blatt"),
    f"{TITLE}\nhttps://www.example.org/a": Facts(title=TITLE, source="example.org", url="https://www.example.org/a"),
    f"{TITLE} Stand: gestern": Facts(title=f"{TITLE} Stand: gestern"),
    "Standort Musterhausen: Stand der Dinge": Facts(title="Standort Musterhausen: Stand der Dinge"),
    "Quelle des Flusses versiegt": Facts(title="Quelle des Flusses versiegt"),
}


@pytest.mark.parametrize(("header", "expected"), HEADERS.items())
def test_facts_are_found_wherever_they_stand(header: str, expected: Facts) -> None:
    facts, end = read_header(header + BODY)
    assert facts == expected
    assert (header + BODY)[end:] == BODY


HEADLESS = {
    PROSE + BODY: (Facts(), PROSE + BODY),
    f"date 2025-04\n{PROSE}{BODY}": (Facts(date="2025-04"), f"\n{PROSE}{BODY}"),
    f"date 2025-04{BODY}": (Facts(date="2025-04"), BODY),
    "Nur ein Satz.": (Facts(), "Nur ein Satz."),
    "": (Facts(), ""),
}


@pytest.mark.parametrize(("text", "expected"), HEADLESS.items())
def test_prose_is_no_headline(text: str, expected: tuple[Facts, str]) -> None:
    facts, end = read_header(text)
    assert (facts, text[end:]) == expected


def test_without_blank_lines_the_header_ends_with_its_last_fact() -> None:
    text = f"{TITLE}\nStand: 04.04.2025\nErster Absatz.\nZweiter Absatz."
    facts, end = read_header(text)
    assert (facts.title, text[end:]) == (TITLE, "\nErster Absatz.\nZweiter Absatz.")
