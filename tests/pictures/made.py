"""Records that the tests of pictures are about, and what they ask of an SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from generator.briefing import (
    ActorEntry,
    ArticleEntry,
    Briefing,
    PeriodEntry,
    QuoteEntry,
    Ref,
    Standing,
    StoryEntry,
    TieEntry,
    TopicEntry,
)
from tests.samples import profiles, website

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from generator.briefing import PeriodKind, TieKind
    from generator.pictures import Picture

SITE = website(profiles()["de"])
ENGLISH = website(profiles()["en"])
HOSTILE = '<script>alert(1)</script> & "Ott" -->\n\n/// x\x00\x1b ]]> {{ t }}'
HOSTILE_SHOWN = '<script>alert(1)</script> & "Ott" --> /// x ]]> {{ t }}'
NAMESPACE = "{http://www.w3.org/2000/svg}"


def articles(*dates: str) -> tuple[ArticleEntry, ...]:
    """Return an article for each date, with the briefing of its day if that is known."""
    return tuple(
        ArticleEntry(
            ref=Ref(f"Artikel {number}", f"artikel/{number}.md"),
            kicker="",
            date=date,
            day=Ref(date[:10], f"briefings/{date[:10]}.md") if len(date) >= 10 else None,
            source="",
            url="",
            author="",
            language="de",
            text=(),
            persons=(),
            organisations=(),
            topics=(),
            quotes=(),
        )
        for number, date in enumerate(dates)
    )


def quotes(*dates: str, verbatim: bool = True) -> tuple[QuoteEntry, ...]:
    """Return a quotation for each date."""
    return tuple(
        QuoteEntry(
            anchor=f"z-{number}",
            verbatim=verbatim,
            pieces=("Ja",),
            context="",
            speaker="",
            actor=None,
            names=(),
            stance="",
            article=Ref("A", "artikel/a.md"),
            date=date,
            source="",
        )
        for number, date in enumerate(dates)
    )


def actor(named: Sequence[ArticleEntry] = (), says: Sequence[QuoteEntry] = (), *, ref: Ref | None = None) -> ActorEntry:
    """Return a person with these articles and quotations."""
    return ActorEntry(
        ref=ref or person("Ott"),
        kind="person",
        standing=Standing(),
        other_names=(),
        roles=(),
        says=tuple(says),
        about=(),
        articles=tuple(named),
        topics=(),
    )


def topic(name: str, *dates: str, pinned: bool = False, children: tuple[Ref, ...] = ()) -> TopicEntry:
    """Return a topic with an article for each date."""
    ref = Ref(name, f"themen/{len(name)}-{len(dates)}.md")
    return TopicEntry(ref, None, children, articles(*dates), (), (), pinned=pinned)


def story(*dates: str) -> StoryEntry:
    """Return a story with an article for each date."""
    return StoryEntry(Ref("Brand", "ereignisse/brand.md"), "s-1", articles(*dates), len(dates), (), (), ())


def period(kind: PeriodKind, first: str, last: str, reports: int = 1) -> PeriodEntry:
    """Return a briefing from one day to another."""
    return PeriodEntry(
        kind=kind,
        ref=Ref(first, f"briefings/{first if kind == 'day' else f'{kind}-{first}'}.md"),
        date=first,
        first=first,
        last=last,
        items=(),
        topics=(),
        new_actors=(),
        new_topics=(),
        articles=reports,
        reports=reports,
        sources=0,
        verbatim=0,
        paraphrased=0,
        speakers=0,
    )


def briefing(
    *, topics: Iterable[TopicEntry] = (), days: Iterable[PeriodEntry] = (), ties: Iterable[TieEntry] = ()
) -> Briefing:
    """Return a site with these topics, days and ties."""
    return Briefing((), (), (), tuple(topics), tuple(days), (), ties=tuple(ties))


def person(name: str) -> Ref:
    """Return the page of a person."""
    return Ref(name, f"personen/{name.lower()}.md")


def body(name: str) -> Ref:
    """Return the page of an organisation."""
    return Ref(name, f"organisationen/{name.lower()}.md")


def tie(one: Ref, other: Ref, count: int = 1, kind: TieKind = "together", date: str = "2025-04-04") -> TieEntry:
    """Return a tie with a sentence that says its kind and date."""
    return TieEntry(kind, one, other, count, f"{kind} {date}", Ref("Artikel", "artikel/a.md"), date)


def parsed(picture: Picture) -> _Element:
    """Return the picture's root; it must be well-formed and stand on one line."""
    assert "\n" not in picture.svg
    return etree.fromstring(picture.svg)


def found(root: _Element, tag: str, kind: str = "") -> list[_Element]:
    """Return the elements with that tag, and that class if one is given."""
    return [
        element for element in root.iter(f"{NAMESPACE}{tag}") if kind in element.get("class", "").split() or not kind
    ]


def words(root: _Element, tag: str, kind: str = "") -> list[str]:
    """Return the texts of these elements."""
    return ["".join(str(text) for text in element.itertext()) for element in found(root, tag, kind)]
