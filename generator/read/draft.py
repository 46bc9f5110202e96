"""Draft → Article: the checks every format shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import ReadError
from generator.markdown import clean, digest
from generator.read.addresses import canonical_address, web_address
from generator.read.blocks import cut, opening
from generator.read.dates import normalise_date
from generator.read.detect import detect_language, language_code
from generator.read.source import Source, beyond, skipped
from generator.records import Article, Block, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.read.facts import Facts
    from generator.settings import ReadSettings

ID_LENGTH = 12  # hexadecimal digits: among a million articles the odds of two alike are 1 in 560
_MAX_TITLE = 300  # characters; what is longer is text that stands in the wrong place


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a format's reader found it; ``place`` is the entry or line, empty for a file of one article."""

    text: str
    blocks: tuple[Block, ...]
    facts: Facts
    place: str = ""


def finish(draft: Draft, source: Source, settings: ReadSettings) -> Iterator[Article | Skipped]:
    """The article, then a Skipped for each detail it is kept without; or one Skipped in place of it."""
    place = draft.place or source.origin
    try:
        _check_text(draft, place, settings)
    except ReadError as error:
        yield skipped(error)
        return
    details = [_detail(draft.facts, name, place) for name in _DETAILS]
    values = {name: value for name, (value, _) in zip(_DETAILS, details, strict=True)}
    yield _article(draft, source, place, values)
    yield from (note for _, note in details if note)


def check_length(text: str, place: str, settings: ReadSettings) -> None:
    """Raise ReadError for a text that is too long; readers ask before they do anything costly with it."""
    length, limit = len(text), settings.max_article_characters
    if length > limit:
        raise beyond(place, "the text", size=length, limit=limit, key="max_article_characters")


def _check_text(draft: Draft, place: str, settings: ReadSettings) -> None:
    check_length(draft.text, place, settings)
    if not any(char.isalnum() for char in draft.text):
        raise ReadError(place, "there is no text in it", "Add the article's text, or delete it")
    for name, value in (("text", draft.text), ("id", draft.facts.id)):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            problem = f"character {error.start} of the {name} is half a character (a lone surrogate)"
            raise ReadError(place, problem, "Save the file anew from its origin") from error


_DETAILS: dict[str, tuple[Callable[[str], str], str]] = {
    "date": (normalise_date, "Write it as 2025-04-04 or 4. April 2025"),
    "url": (web_address, "Write it with https:// in front"),
    "language": (language_code, "Write two letters such as de"),
}


def _detail(facts: Facts, name: str, place: str) -> tuple[str, Skipped | None]:
    """The checked value of a detail; where it does not fit an empty one, and what to report."""
    given = clean(getattr(facts, name))
    check, remedy = _DETAILS[name]
    try:
        return check(given) if given else "", None
    except ValueError:
        problem = f"the {name} {cut(given, _MAX_TITLE)!r} is not plausible; the article is kept without it"
        return "", skipped(ReadError(place, problem, remedy))


def _article(draft: Draft, source: Source, place: str, values: dict[str, str]) -> Article:
    facts = draft.facts
    title = clean(facts.title) or clean(opening(draft.text)) or place
    return Article(
        id=facts.id if facts.id.strip() else _made_id(draft, source, values["url"]),
        title=cut(title, _MAX_TITLE),
        text=draft.text,
        blocks=draft.blocks,
        kicker=clean(facts.kicker),
        date=values["date"],
        source=clean(facts.source),
        url=values["url"],
        author=clean(facts.author),
        language=values["language"] or detect_language(f"{title}\n{draft.text}"),
        origin=place,
    )


def _made_id(draft: Draft, source: Source, url: str) -> str:
    """An id that outlives corrections of the text: from the address, else from the file's name.

    In a file of many articles title and date come in as well; only without a title the place among the others must do.
    """
    address = canonical_address(url)
    if address:
        return f"u-{digest(address, ID_LENGTH)}"
    if not draft.place:
        return f"f-{digest(source.key, ID_LENGTH)}"
    facts = draft.facts
    within = f"{facts.title}\n{facts.date}" if facts.title else draft.place.removeprefix(source.origin)
    return "f-" + digest(f"{source.key}\n{within}", ID_LENGTH)
