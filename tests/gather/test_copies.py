"""Tests of finding articles that print the same report."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gather.copies import find_copies
from tests.samples import PROPERTY, make_article

REPORT = """\
Die Schleuse in Osterfleth bleibt bis mindestens Ende Mai gesperrt. Das teilte das Wasseramt am Dienstag mit. \
Bei einer Prüfung waren zwölf Risse im unteren Tor entdeckt worden, der längste misst 1.400 Millimeter.

Die Behörde rechnet mit Kosten von 3,5 Millionen Euro. „Wir haben den Schaden zu spät gesehen“, sagte Amtsleiterin \
Hedda Brook. Nun müsse ein neues Tor in den Niederlanden gebaut werden, das Nord-Süd-Schiffe aufnehmen könne.

Die Reeder im Hafen verlangen Ersatz für ihre Ausfälle. Rund 40 Frachter liegen seit der vergangenen Woche fest, \
darunter drei Tanker mit Heizöl für die Kliniken der Region. Eine Umleitung über die Lahe dauert zwei Tage länger.

Der Landtag will sich am Freitag mit der Sperrung befassen. Die Opposition wirft dem Verkehrsminister vor, Warnungen \
der Wasserbauer übergangen zu haben. Gebaut wurde die Schleuse 1934, zuletzt erneuert wurde sie vor 28 Jahren."""

QUOTE = "„Wir haben den Schaden zu spät gesehen“, sagte Amtsleiterin Hedda Brook."
BACKGROUND = "Gebaut wurde die Schleuse 1934, zuletzt erneuert wurde sie vor 28 Jahren."

# Another reporter's words on the same event.
SAME_EVENT = f"""\
Im Hafen von Osterfleth steht alles still. Schiffer Jelle Onken sitzt an Deck seines Kahns und trinkt \
kalten Kaffee. Seit acht Tagen wartet er darauf, dass sich vor ihm etwas bewegt, doch das Tor hängt schief.

{QUOTE} Onken kann darüber nur den Kopf schütteln. Jeder an der Kaimauer habe das Knirschen gehört, erzählt er. Seine \
Ladung, Weizen aus Kaltenhude, beginnt in der feuchten Luft zu riechen. {BACKGROUND}"""

ANOTHER = """Die Handballerinnen aus Brellin haben das Pokalfinale erreicht. Vor 2.300 Zuschauern gewannen sie gegen \
den Favoriten aus Groensund knapp. Torfrau Mieke Sandt hielt in der letzten Minute einen Siebenmeter. Trainer Poul \
Hagen sprach von einem Abend, den niemand vergessen werde. Im Endspiel trifft Brellin in drei Wochen auf den Meister.

Die Stadt will das Spiel auf dem Markt übertragen. Karten für die Halle waren binnen einer Stunde vergriffen, der \
Verein verlost die letzten hundert unter Schulklassen."""

NOTICE = "Der Bauausschuss berät heute über den Radweg an der Lindenstraße. Beginn ist um 18 Uhr im Rathaus."

WEEKLY = """Die Zahl der Arbeitslosen im Kreis Osterfleth ist in dieser Woche auf {0} gesunken, das sind {1} weniger \
als in der Woche zuvor. Die Quote liegt nun bei {2} Prozent, wie die Agentur für Arbeit am Montag mitteilte. Gemeldet \
sind {3} offene Stellen, vor allem in der Pflege, auf dem Bau und im Handel."""

ENDING = """\
Dieser Text stammt aus der Redaktion des Küstenkuriers. Wenn Sie Fehler finden oder Hinweise haben, schreiben \
Sie uns bitte eine Nachricht. Weitere Berichte aus Ihrer Gemeinde lesen Sie jeden Morgen im kostenlosen Newsletter."""

PLACES = ("Osterfleth", "Kaltenhude", "Brellin", "Groensund", "Hörnsand", "Lahemet", "Tadsen", "Wieringen", "Altmoor")
NOUNS = ("Turnhalle", "Fähre", "Bücherei", "Brücke", "Mühle", "Schule", "Werft", "Kirche", "Klinik")
VERBS = ("schließt", "brennt", "öffnet", "wartet", "verliert", "sucht", "bekommt", "feiert", "verkauft")


def copies_among(*texts: str, source: str = "") -> list[tuple[str, ...]]:
    """Return the groups among articles of these texts, a0, a1 and so on, without dates."""
    articles = [make_article(text, id=f"a{number}", source=source) for number, text in enumerate(texts)]
    return list(find_copies(articles))


def edited(text: str, every: int) -> str:
    """Return the text with every so manyeth word replaced."""
    words = text.split(" ")
    words[::every] = [f"ersatz{chr(97 + place % 26)}" for place in range(len(words[::every]))]
    return " ".join(words)


def first(text: str, share: float) -> str:
    """Return the first words, so large a share of them."""
    words = text.split(" ")
    return " ".join(words[: round(share * len(words))])


def rewritten(text: str) -> str:
    """Return what an outlet makes of it."""
    text = text.replace("„", "»").replace("“", "«").replace("1.400", "1400").replace("zwölf", "12")
    text = text.replace("Nord-Süd-Schiffe", "Nord‐Süd‐Schiffe").replace(
        "Das teilte das Wasseramt am Dienstag mit. ", ""
    )
    text = text.replace("verlangen Ersatz", "fordern Geld").replace("Rund 40 Frachter", "Etwa 40 Schiffe")
    return f"Osterfleth (dpa) – {text}\n\nUnser Blatt hatte im Herbst über den Zustand der Tore berichtet."


def turned(text: str) -> str:
    """Return the text with the sentences of each paragraph in reverse order."""
    return "\n\n".join(" ".join(reversed(re.split(r"(?<=\.) ", paragraph))) for paragraph in text.split("\n\n"))


COPIES = {
    "same words": REPORT,
    "other spaces": REPORT.replace(" ", "  "),
    "soft hyphens": REPORT.replace("Schleuse", "Schleu\u00adse").replace("Millionen", "Mil\u00adli\u00ado\u00adnen"),
    "one word in 20": edited(REPORT, 20),
    "one word in 10": edited(REPORT, 10),
    "one word in 5": edited(REPORT, 5),
    "two thirds": first(REPORT, 2 / 3),
    "half": first(REPORT, 1 / 2),
    "a third": first(REPORT, 1 / 3),
    "paragraph added": f"{REPORT}\n\n{ANOTHER}",
    "paragraph in front": f"{ANOTHER}\n\n{REPORT}",
    "sentences turned": turned(REPORT),
    "rewritten": rewritten(REPORT),
    "half, rewritten": rewritten(first(REPORT, 1 / 2)),
    "rewritten, paragraph added": f"{rewritten(REPORT)}\n\n{ANOTHER}",
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES)
def test_copies(text: str) -> None:
    """An edited, cut or longer text is a copy, whichever of the two is older."""
    for older, newer in ((REPORT, text), (text, REPORT)):
        articles = [make_article(newer, id="newer", date="2025-04-02T08:00")]
        articles.append(make_article(older, id="older", date="2025-04-02"))
        assert find_copies(articles) == (("older", "newer"),)


OTHERS = {
    "same event": SAME_EVENT,
    "another event": ANOTHER,
    "background alone": f"{ANOTHER} {BACKGROUND}",
    "quotation alone": QUOTE,
    "empty": "",
    "one word": "Schleuse",
    "two words": "Die Schleuse",
    "no words": "… – ?!",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_no_copies(text: str) -> None:
    """What shares a quotation or a background sentence, or has hardly any words, is no copy."""
    assert copies_among(REPORT, text) == []


@pytest.mark.parametrize("text", ["", "Eilmeldung", NOTICE])
def test_same_short_texts(text: str) -> None:
    """Texts too short to tell reports apart are never copies."""
    assert copies_among(text, text, text) == []


def test_no_articles() -> None:
    """Without articles, or with only one, there are no groups."""
    assert find_copies([]) == ()
    assert copies_among(REPORT) == []


def test_languages() -> None:
    """The same words in articles of different languages are no copies."""
    assert find_copies([make_article(REPORT, id="a"), make_article(REPORT, id="b", language="nl")]) == ()


def test_weekly_statistics() -> None:
    """Reports after one pattern with other numbers are not copies; with the same numbers they are."""
    weeks = [WEEKLY.format("4.812", "31", "5,1", "977"), WEEKLY.format("4.790", "22", "5,0", "1.004")]
    assert copies_among(*weeks) == []
    assert copies_among(*weeks, f"Osterfleth (dpa) – {weeks[0]}") == [("a2", "a0")]


def test_one_corrected_number() -> None:
    """A text in which one of several numbers was corrected stays a copy."""
    assert copies_among(REPORT, REPORT.replace("3,5", "3,8")) == [("a0", "a1")]


def test_standing_endings() -> None:
    """Short reports are not joined by the ending that an outlet puts under each of them."""
    reports = [
        f"{noun} in {place} {verb} nach {7 * number + 3} Jahren, sagt {place}s Rat. Niemand {verb} so wie die {noun}."
        for number, (noun, place, verb) in enumerate(zip(NOUNS, PLACES, VERBS, strict=True))
    ]
    texts = [f"{report}\n\n{ENDING}" for report in reports]
    assert copies_among(*texts, source="Küstenkurier") == []


def test_original() -> None:
    """The original is the oldest, then the longest, then the one with the smallest id; without date comes last."""
    texts = {"e": ("", f"{REPORT} {NOTICE}"), "d": ("2025-04-02", f"{REPORT} {NOTICE}"), "c": ("2025-04-01", REPORT)}
    texts |= {"b": ("2025-04-01", rewritten(REPORT)), "a": ("2025-04-01", rewritten(REPORT))}
    articles = [make_article(text, id=name, date=date) for name, (date, text) in texts.items()]
    assert find_copies(articles) == (("a", "b", "c", "d", "e"),)
    assert find_copies([article for article in articles if article.id in "de"]) == (("d", "e"),)
    assert find_copies([article for article in articles if article.id in "cd"]) == (("c", "d"),)


def test_no_chains() -> None:
    """Two texts that share nothing are not joined by a later one that holds both."""
    texts = {
        "one": ("2025-04-01", REPORT),
        "two": ("2025-04-01", ANOTHER),
        "both": ("2025-04-02", f"{REPORT}\n{ANOTHER}"),
    }
    groups = find_copies([make_article(text, id=name, date=date) for name, (date, text) in texts.items()])
    assert len(groups) == 1
    assert "both" in groups[0]
    assert len(groups[0]) == 2


def test_nearest_original() -> None:
    """A text that is like two originals goes to the one that it shares more of its words with."""
    mixed = f"{REPORT}\n\n{first(ANOTHER, 0.8)}"
    articles = [make_article(ANOTHER, id="ball", date="2025-03-01"), make_article(REPORT, id="lock", date="2025-03-02")]
    assert find_copies([*articles, make_article(mixed, id="mixed", date="2025-03-03")]) == (("lock", "mixed"),)


def test_many_copies() -> None:
    """A report that dozens of articles print, even of one source, is one group."""
    texts = [edited(REPORT, 9 + number) for number in range(40)]
    (group,) = copies_among(*texts, source="dpa")
    assert len(group) == 40


def test_long_text() -> None:
    """A text of many thousand words, and its first half."""
    chance = random.Random(1)
    long = " ".join(f"{chance.choice(NOUNS)}{chance.choice(PLACES)} {chance.choice(VERBS)}" for _ in range(20_000))
    assert copies_among(long, first(long, 1 / 2), REPORT) == [("a0", "a1")]


def test_other_scripts_and_broken_characters() -> None:
    """Any text passes, with letters of all scripts or half a character."""
    text = "Шлюз в городе закрыт до конца мая "
    cyrillic = " ".join(f"{text}{number}" for number in range(9))
    assert copies_among(cyrillic, cyrillic, "\ud800 " * 30) == [("a0", "a1")]


@settings(PROPERTY, max_examples=20)
@given(st.permutations(list(enumerate([*COPIES.values(), *OTHERS.values(), ANOTHER, WEEKLY]))))
def test_order_does_not_matter(numbered: list[tuple[int, str]]) -> None:
    """The order in which articles come changes nothing; groups are sorted and have no article in common."""
    articles = [make_article(text, id=f"a{number}", date=f"2025-04-{1 + number % 5:02}") for number, text in numbered]
    groups = find_copies(articles)
    assert groups == find_copies(sorted(articles, key=lambda article: article.id))
    assert list(groups) == sorted(groups)
    members = [one for group in groups for one in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in groups)


@PROPERTY
@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_passes(texts: list[str]) -> None:
    """No text makes it fail, and no group has a single article."""
    assert [group for group in copies_among(*texts) if len(group) < 2] == []
