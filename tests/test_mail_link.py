"""Tests of the links that open a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.mail_link import MAX_LENGTH, mailto_link, summary_lines
from generator.website import Website
from tests.conftest import SITE_URL
from tests.render.conftest import sample_briefing
from tests.samples import profiles

if TYPE_CHECKING:
    from generator.briefing import Briefing

ADDRESS = f"{SITE_URL}personen/wiebke-ott/#z-1"


@pytest.fixture
def site() -> Website:
    """A German site."""
    return Website("Briefings", SITE_URL, profiles()["de"])


@pytest.fixture
def briefing(site: Website) -> Briefing:
    """The small site."""
    return sample_briefing(site.paths)


def decoded(link: str) -> tuple[str, str]:
    """Return the subject and the body that a mail program shows."""
    parts = urlsplit(link)
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "", "")
    fields = parse_qs(parts.query.replace("+", "%2B"), keep_blank_values=True, strict_parsing=True)
    assert set(fields) == {"subject", "body"}
    return fields["subject"][0], fields["body"][0]


def test_link_says_it_in_short() -> None:
    """The link has subject, lines and address as they are, whatever characters they have."""
    link = mailto_link("Größe & „mehr“ + 100 %?", ["12 Zitate", "a=b&body=c"], ADDRESS)
    assert decoded(link) == ("Größe & „mehr“ + 100 %?", f"12 Zitate\r\na=b&body=c\r\n\r\n{ADDRESS}")


def test_link_without_address() -> None:
    """A page without an address on the web has only its lines."""
    assert decoded(mailto_link("Titel", ["eins", "", "zwei"])) == ("Titel", "eins\r\nzwei")


@given(st.text(), st.lists(st.text(), max_size=3))
def test_link_is_short_and_safe(title: str, lines: list[str]) -> None:
    """No words make the link longer than programs take, or end the attribute that it stands in."""
    link = mailto_link(title, lines, ADDRESS)
    assert len(link) <= MAX_LENGTH
    assert not set(link) & set("\"'<> \r\n\\")


def test_long_words_are_cut_before_the_address() -> None:
    """Long titles and lines are shortened until the whole address has its place."""
    link = mailto_link("🙂 " * 900, ["Wörter " * 400] * 3, ADDRESS)
    subject, body = decoded(link)
    assert len(link) <= MAX_LENGTH
    assert subject.startswith("🙂 🙂")
    assert body.startswith("Wörter Wörter")
    assert body.endswith(f"…\r\n\r\n{ADDRESS}")


def test_summaries(briefing: Briefing, site: Website) -> None:
    """Each kind of page is summed up in a few lines of facts."""
    day, person, listed = briefing.days[1], briefing.persons[0], briefing.persons[1]
    article, undated = briefing.articles[1], briefing.articles[2]
    assert summary_lines(day, site) == [
        "1 Meldung · 1 Quelle · 2 Zitate · 1 namentlich bekannte Stimme",
        "– Brücke gesperrt: „Wie lange noch?“",
    ]
    assert summary_lines(person, site) == ["Verkehrsministerin", "1 Artikel, 1 Zitat, zuletzt am 4. April 2025"]
    assert summary_lines(listed, site) == ["1 Artikel, keine Zitate, zuletzt am 4. April 2025"]
    assert summary_lines(briefing.minor[0], site) == ["Kapitän", "1 Artikel, keine Zitate"]
    assert summary_lines(briefing.topics[1], site) == ["2 Artikel, 2 Zitate"]
    assert summary_lines(briefing.stories[0], site) == ["2 Artikel, 4. April – 5. April 2025"]
    assert summary_lines(article, site) == ["Nordmark-Bote, 4. April 2025", article.lead]
    assert summary_lines(undated, site) == ["ohne Datum", ""]
    assert summary_lines(None, site) == []
