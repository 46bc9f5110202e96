"""Tests of the drafts of mails."""

from __future__ import annotations

import email
import email.policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.share.mail_message import message

LONG = "Größe und „Übermaß“ – " * 40


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-04-04T23:30+02:00", "Fri, 04 Apr 2025 00:00:00 +0000"),
        ("2025-04", "Tue, 01 Apr 2025 00:00:00 +0000"),
        ("", None),
    ],
)
def test_date_is_the_articles(day: str, expected: str | None) -> None:
    """A draft bears the day of the newest article, the first where only the month is known, else none."""
    assert email.message_from_bytes(message("a", "b", "c", day), policy=email.policy.default)["Date"] == expected


def test_umlauts_come_back() -> None:
    """Subject and both parts are read back as they were, however long they are; the file itself is ASCII."""
    made = message(LONG, f"{LONG}\n", f"<p>{LONG}</p>\n", "2025-04-04")
    assert made.isascii()
    assert max(map(len, made.split(b"\r\n"))) <= 998
    found = email.message_from_bytes(made, policy=email.policy.default)
    text, page = found.iter_parts()
    assert found["Subject"] == LONG.strip()
    assert text.get_content().splitlines() == [LONG]
    assert page.get_content().splitlines() == [f"<p>{LONG}</p>"]


@given(st.text(), st.text(alphabet=st.characters(codec="utf-8")))
def test_any_words_make_a_draft(subject: str, text: str) -> None:
    """No subject adds a header, and no text ends a part."""
    found = email.message_from_bytes(message(subject, text, text, ""), policy=email.policy.default)
    assert set(found) == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    assert [part.defects for part in found.walk()] == [[], [], []]


def test_same_words_same_bytes() -> None:
    """A draft is the same again, and another has another boundary."""
    assert message("a", "b", "c", "") == message("a", "b", "c", "")
    boundaries = {email.message_from_bytes(message("a", text, "c", "")).get_boundary() for text in ("b", "d")}
    assert len(boundaries) == 2
