"""Text and HTML → a file that mail programs open as a draft to be sent."""

from __future__ import annotations

import email.policy
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from generator.dates import day_of, month_of
from generator.markdown import clean, digest

BOUNDARY_DIGITS = 24


def message(subject: str, text: str, html: str, day: str) -> bytes:
    """The message, without sender and receiver; the same parts give the same bytes.

    ``day`` is the date that it bears, of ``Article.date``; it bears none if that is empty.
    """
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["Subject"] = clean(subject)
    if day:
        mail["Date"] = format_datetime(_midnight(day))
    mail["X-Unsent"] = "1"  # Outlook, among others, opens it for writing instead of reading
    mail.set_content(text, cte="quoted-printable")
    # Base64 takes half the time of quoted-printable, and nobody reads HTML in the source.
    mail.add_alternative(html, subtype="html", cte="base64")
    mail.set_boundary(f"=_{digest(html + text, BOUNDARY_DIGITS)}")
    return mail.as_bytes()


def _midnight(day: str) -> datetime:
    known = day_of(day) or f"{month_of(day)}-01"
    return datetime.combine(date.fromisoformat(known), datetime.min.time(), UTC)
