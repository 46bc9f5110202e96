"""Bytes of many programs."""

import random

import pytest

from generator.errors import ReadError
from generator.read.encoding import decode

GERMAN = [
    "Größe",
    "Über die Brücke gingen früher Züge.",
    "Bürgermeister Jürgen Groß: „Wir müssen sparen“ – und zwar überall für 5 €",
    "Das Café Müller öffnet täglich",
]
CHARSETS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-15", "mac-roman"]


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("text", GERMAN)
def test_german_is_read_whatever_it_was_saved_as(text: str, charset: str) -> None:
    encoded = text.encode(charset, "ignore")
    assert decode(encoded, "a.txt") == encoded.decode(charset).removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Prezydent Łodzi powiedział, że most będzie zamknięty. Źródło: urząd miasta, środa, godzina ósma.", "cp1250"),
        ("Мэр города закрыл старый мост.", "cp1251"),
    ],
)
def test_other_charsets_are_guessed(text: str, charset: str) -> None:
    assert decode(text.encode(charset), "a.txt") == text


DECLARED = {
    '<?xml version="1.0" encoding="koi8-r"?><a>мост</a>': "koi8-r",
    '<meta charset="windows-1250"><p>Łódź</p>': "cp1250",
    '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>5 € für „Müll“</p>': "cp1252",
}


@pytest.mark.parametrize(("text", "charset"), DECLARED.items())
def test_declared_charsets_are_heeded(text: str, charset: str) -> None:
    assert decode(text.encode(charset), "a.html", declared=True) == text


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    assert decode('<meta charset="latin1">ä'.encode(), "a.html", declared=True) == '<meta charset="latin1">ä'


@pytest.mark.parametrize("name", ["punycode", "rot13", "unicode_escape", "nosuch"])
def test_codecs_that_are_no_charsets_are_passed_over(name: str) -> None:
    text = f'<meta charset="{name}">Größe'
    assert decode(text.encode("cp1252"), "a.html", declared=True) == text


def test_line_ends_become_one_and_invisible_characters_go() -> None:
    text = "Bür\u00adger\x00meister\u200b\r\nzwei\u00a0Wörter\tund\rEnde\x85" + "." * 100
    assert decode(text.encode(), "a.txt") == "Bürgermeister\nzwei\u00a0Wörter\tund\nEnde" + "." * 100


BINARY = [b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(2000), bytes(range(256)), b"\x00" * 50, b"\xff\xfe\x00"]


@pytest.mark.parametrize("data", BINARY)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(
        ReadError, match=r"^a\.txt: this is no text in a known character set\. Save it as UTF-8 text\.$"
    ):
        decode(data, "a.txt")
