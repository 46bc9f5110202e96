"""A card → PNG: drawn in few colours, the same bytes for the same words."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import io
from dataclasses import astuple, dataclass
from typing import NamedTuple

from PIL import Image, ImageColor, ImageDraw, PngImagePlugin

from generator.share.card_letters import BOLD, REGULAR, SEMIBOLD, Letters, fitting, font, wrapped

WIDTH, HEIGHT = 1200, 630  # what messengers show whole
DRAWING = 1  # counts up when cards are drawn in another way
DIGEST_KEY = "briefings-card"
LEVELS = 5  # shades from a ground to its colour: no more can be seen, and each makes files larger
COMPRESSION = 6  # of 9: from 7 on it takes several times as long for files that are hardly smaller

MARGIN = 64
BAND = 96
INNER = WIDTH - 2 * MARGIN
DISC = 148
GAP = 40
INDENT = 32

SITE, KIND = Letters(BOLD, 40), Letters(REGULAR, 40)
INITIALS, SMALL_INITIALS = Letters(SEMIBOLD, 68), Letters(SEMIBOLD, 52)
ROLE, LABEL, NUMBER = Letters(REGULAR, 40), Letters(SEMIBOLD, 32), Letters(SEMIBOLD, 42)
QUOTE = (Letters(REGULAR, 50), Letters(REGULAR, 42))
# In which letters a title stands, and on how many lines at most.
HEADLINES = ((Letters(BOLD, 88), 1), (Letters(BOLD, 76), 2), (Letters(BOLD, 64), 2), (Letters(BOLD, 52), 3))


class Ink(NamedTuple):
    """A colour and the ground that it stands on."""

    colour: str
    ground: str


WHITE, NAVY, PALE = "#ffffff", "#1f3a5f", "#e3ebf5"
PAPER = Ink(WHITE, WHITE)
WORDS = Ink("#1b1f24", WHITE)
QUIET = Ink("#545d68", WHITE)
VERBATIM = Ink("#1d4f91", WHITE)
PARAPHRASE = Ink("#7a4a00", WHITE)
ON_BAND = Ink(WHITE, NAVY)
QUIET_ON_BAND = Ink("#c9d6e6", NAVY)
ON_DISC = Ink(NAVY, PALE)
EDGE = Ink(PALE, WHITE)
INKS = (PAPER, WORDS, QUIET, VERBATIM, PARAPHRASE, ON_BAND, QUIET_ON_BAND, ON_DISC, EDGE)


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card, from top to bottom; what is empty is left out.

    ``label`` says of what kind the quotation is and who speaks; ``marks`` are those around it if it is verbatim.
    """

    site: str = ""
    kind: str = ""
    title: str = ""
    role: str = ""
    label: str = ""
    quote: str = ""
    marks: tuple[str, str] = ("", "")
    number: str = ""
    initials: str = ""


def digest(card: Card) -> str:
    """What tells cards apart that look different: words, way of drawing, the versions of font and library."""
    return hashlib.blake2b(repr((DRAWING, _versions(), astuple(card))).encode(), digest_size=16).hexdigest()


@functools.cache
def _versions() -> tuple[str, ...]:
    return tuple(importlib.metadata.version(package) for package in ("font-source-sans-pro", "pillow"))


def is_drawn(picture: bytes, card: Card) -> bool:
    """Whether the bytes are the picture of this card, whole."""
    start, end = picture[: picture.find(b"IDAT")], picture[-8:-4]
    return digest(card).encode() in start and end == b"IEND"


def draw(card: Card) -> bytes:
    """The card's picture as PNG."""
    sheet = _Sheet()
    _band(sheet, card)
    _body(sheet, card)
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text(DIGEST_KEY, digest(card))
    out = io.BytesIO()
    sheet.image.putpalette(_palette())
    sheet.image.save(out, "PNG", pnginfo=chunks, compress_level=COMPRESSION)
    return out.getvalue()


class _Sheet:
    """A picture whose points are numbers of a colour's shade."""

    def __init__(self) -> None:
        self.image = Image.new("L", (WIDTH, HEIGHT), _number(PAPER))

    def block(self, box: tuple[int, int, int, int], ink: Ink) -> None:
        """A filled rectangle: left, top, right and bottom."""
        self.image.paste(_number(ink), box)

    def disc(self, left: int, top: int, words: str) -> None:
        """A disc with a word of two or three letters in its middle."""
        self._stamp(_disc(), left, top, EDGE)
        letters = INITIALS if len(words) <= 2 else SMALL_INITIALS  # noqa: PLR2004 - what most names have
        middle = top + DISC // 2 + round(letters.size * 0.33)
        self.text(words, left + DISC // 2, middle, letters, ON_DISC, anchor="ms")

    def text(  # noqa: PLR0913 - what, where and how
        self, line: str, left: int, base: int, letters: Letters, ink: Ink, *, anchor: str = "ls"
    ) -> None:
        """A line of text that stands on the base; ``anchor`` says what of it is at the place, as Pillow names it."""
        box = font(letters).getbbox(line, anchor=anchor)
        x, y = int(box[0]), int(box[1])
        mask = Image.new("L", (int(box[2]) - x + 1, int(box[3]) - y + 1), 0)
        ImageDraw.Draw(mask).text((-x, -y), line, fill=255, font=font(letters), anchor=anchor)
        self._stamp(mask, left + x, base + y, ink)

    def lines(self, lines: list[str], left: int, top: int, letters: Letters, ink: Ink) -> int:
        """Lines of text below one another; gives where the next one would begin."""
        height = _height(letters)
        for index, line in enumerate(lines):
            self.text(line, left, top + index * height + round(letters.size * 0.92), letters, ink)
        return top + len(lines) * height

    def _stamp(self, mask: Image.Image, left: int, top: int, ink: Ink) -> None:
        first = INKS.index(ink) * LEVELS
        shades = mask.point([first + round(value * (LEVELS - 1) / 255) for value in range(256)])
        self.image.paste(shades, (left, top), mask.point([255 * (value > 0) for value in range(256)]))


def _band(sheet: _Sheet, card: Card) -> None:
    """The site's name and the kind of page, above everything else."""
    base = 62
    sheet.block((0, 0, WIDTH, BAND), ON_DISC)
    kind = fitting(card.kind, KIND, INNER // 2)
    sheet.text(kind, WIDTH - MARGIN, base, KIND, QUIET_ON_BAND, anchor="rs")
    room = INNER - round(font(KIND).getlength(kind)) - GAP
    sheet.text(fitting(card.site, SITE, room), MARGIN, base, SITE, ON_BAND)


def _body(sheet: _Sheet, card: Card) -> None:
    room = INNER - (DISC + GAP if card.initials else 0)
    if card.initials:
        sheet.disc(WIDTH - MARGIN - DISC, BAND + GAP, card.initials)
    letters, headline = _headline(card.title, room)
    top = sheet.lines(headline, MARGIN, BAND + 32, letters, WORDS)
    if card.role:
        top = sheet.lines(wrapped(card.role, ROLE, room, 1 if card.quote else 3), MARGIN, top + 4, ROLE, QUIET)
    bottom = HEIGHT - 40
    if card.number:
        sheet.text(fitting(card.number, NUMBER, INNER), MARGIN, bottom, NUMBER, WORDS)
        bottom -= NUMBER.size
    if card.quote:
        _quote(sheet, card, top + 24, bottom - 22)


def _headline(title: str, room: int) -> tuple[Letters, list[str]]:
    """The title in the largest letters in which it fits; in the smallest it is cut."""
    for letters, most in HEADLINES:
        lines = wrapped(title, letters, room, most + 1)
        if len(lines) <= most:
            return letters, lines
    letters, most = HEADLINES[-1]
    return letters, wrapped(title, letters, room, most)


def _quote(sheet: _Sheet, card: Card, top: int, bottom: int) -> None:
    """The quotation with a bar beside it, as on the pages: one line for the very words, two for their sense."""
    letters, lines = _quoted(card, INNER - INDENT, bottom - top - _height(LABEL))
    if not lines:
        return
    ink = VERBATIM if any(card.marks) else PARAPHRASE
    end = sheet.lines([fitting(card.label, LABEL, INNER - INDENT)], MARGIN + INDENT, top, LABEL, ink)
    end = sheet.lines(lines, MARGIN + INDENT, end, letters, WORDS)
    for left, right in ((0, 8),) if any(card.marks) else ((0, 3), (6, 9)):
        sheet.block((MARGIN + left, top + 4, MARGIN + right, end), ink)


def _quoted(card: Card, width: int, height: int) -> tuple[Letters, list[str]]:
    """The quotation in large letters if it fits so, else in small ones; no line where there is no room for any."""
    words = card.quote.join(card.marks)
    for letters in QUOTE:
        lines = wrapped(words, letters, width, height // _height(letters) + 1)
        if len(lines) <= height // _height(letters):
            return letters, lines
    letters = QUOTE[-1]
    most = height // _height(letters)
    return letters, wrapped(words, letters, width, most, end=f" …{card.marks[1]}") if most > 0 else []


def _height(letters: Letters) -> int:
    """The height of a line."""
    return round(letters.size * 1.18)


def _number(ink: Ink) -> int:
    """The palette's number for a plain colour: the last shade of one that is on any ground."""
    return next(place for place, one in enumerate(INKS) if one.colour == ink.colour) * LEVELS + LEVELS - 1


@functools.cache
def _palette() -> bytes:
    """Red, green and blue of every shade, from a colour's ground to the colour itself."""
    shades = bytearray()
    for ink in INKS:
        ground, colour = ImageColor.getrgb(ink.ground), ImageColor.getrgb(ink.colour)
        for level in range(LEVELS):
            part = level / (LEVELS - 1)
            shades += bytes(round(low + (high - low) * part) for low, high in zip(ground, colour, strict=True))
    return bytes(shades)


@functools.cache
def _disc() -> Image.Image:
    """A disc with a smooth edge: drawn large, then made smaller."""
    large = Image.new("L", (DISC * 4, DISC * 4), 0)
    ImageDraw.Draw(large).ellipse((0, 0, DISC * 4 - 1, DISC * 4 - 1), fill=255)
    return large.resize((DISC, DISC), Image.Resampling.BOX)
