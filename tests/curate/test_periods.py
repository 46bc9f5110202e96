"""Tests of briefings: of days, weeks and any span, what they tell first, and what is new in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefing import ArticleEntry, QuoteEntry, Ref, TopicLink
from generator.curate.periods import (
    PINNED_POINTS,
    calendar_months,
    day_entries,
    find_firsts,
    period,
    week_entries,
    week_ref,
    within,
)
from tests.samples import PROPERTY, profiles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.briefing import BriefingItem, PeriodEntry

PATHS = profiles()["de"].interface.paths
OTT, TAMSEN, ROTH = (Ref(name, f"personen/{name.lower()}.md") for name in ("Ott", "Tamsen", "Roth"))
WERFT = Ref("Werft", "organisationen/werft.md")
HARBOUR, DYKE = Ref("Hafen", "themen/hafen.md"), Ref("Deich", "themen/deich.md")
STORY = Ref("Sperrung", "ereignisse/sperrung.md")


def ref_of(name: str) -> Ref:
    """Return the page of an article."""
    return Ref(name, f"artikel/{name}.md")


def quote(anchor: str, actor: Ref | None = None, *, telling: float = 1.0, verbatim: bool = True) -> QuoteEntry:
    """Return a quotation."""
    return QuoteEntry(anchor, verbatim, ("Ja.",), "", "", actor, (), "", ref_of("a"), "2025-04-04", "", telling)


def article(  # noqa: PLR0913 - what a briefing looks at
    name: str,
    when: str = "2025-04-04",
    *,
    source: str = "",
    persons: Iterable[Ref] = (),
    topics: Iterable[Ref] = (),
    quotes: Iterable[QuoteEntry] = (),
    **values: Any,
) -> ArticleEntry:
    """Return an article of that day."""
    day = when[:10]
    return ArticleEntry(
        ref=ref_of(name),
        kicker="",
        date=when,
        day=Ref(day, f"briefings/{day}.md") if len(day) == 10 else None,
        source=source,
        url="",
        author="",
        language="de",
        text=(),
        persons=tuple(persons),
        topics=tuple(TopicLink(topic, ()) for topic in topics),
        quotes=tuple(quotes),
        **{"organisations": ()} | values,
    )


def newest_first(articles: Iterable[ArticleEntry]) -> list[ArticleEntry]:
    """Return articles as a site has them."""
    return sorted(articles, key=lambda one: (one.date, one.ref.path), reverse=True)


def days_of(*articles: ArticleEntry, pinned: Iterable[Ref] = ()) -> tuple[PeriodEntry, ...]:
    """Return the briefings of days."""
    return day_entries(newest_first(articles), find_firsts(articles, pinned), PATHS)


def weeks_of(*articles: ArticleEntry) -> tuple[PeriodEntry, ...]:
    """Return the briefings of weeks."""
    return week_entries(newest_first(articles), find_firsts(articles), PATHS)


def only_item(*articles: ArticleEntry) -> BriefingItem:
    """Return the only item of the only day."""
    ((item,),) = [one.items for one in days_of(*articles)]
    return item


def headlines(entry: PeriodEntry) -> list[str]:
    """Return what the items lead to."""
    return [item.headline.name for item in entry.items]


# --- Days and weeks ---


def test_days() -> None:
    """Each day with articles has a briefing, the newest first; without a day an article is in none."""
    days = days_of(
        article("a", "2025-04-01"), article("b", "2025-04-03T12:00"), article("c", "2025-04"), article("d", "")
    )
    assert [(one.ref.path, one.date, one.first, one.last, one.kind) for one in days] == [
        ("briefings/2025-04-03.md", "2025-04-03", "2025-04-03", "2025-04-03", "day"),
        ("briefings/2025-04-01.md", "2025-04-01", "2025-04-01", "2025-04-01", "day"),
    ]
    assert [one.week for one in days] == [Ref("2025-W14", "briefings/2025-w14.md")] * 2


def test_chain() -> None:
    """Each briefing leads to those before and after it, though days without articles lie between them."""
    days = days_of(*(article(name, f"2025-04-{name}") for name in ("01", "05", "30")))
    names = [(one.previous and one.previous.name, one.date, one.next and one.next.name) for one in days]
    assert names == [
        ("2025-04-05", "2025-04-30", None),
        ("2025-04-01", "2025-04-05", "2025-04-30"),
        (None, "2025-04-01", "2025-04-05"),
    ]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-12-29", "2024-W52"),
        ("2024-12-30", "2025-W01"),
        ("2025-01-05", "2025-W01"),
        ("2025-01-06", "2025-W02"),
        ("2020-12-31", "2020-W53"),
        ("2021-01-03", "2020-W53"),
        ("2021-01-04", "2021-W01"),
    ],
)
def test_week_of_a_day(day: str, name: str) -> None:
    """Weeks are those of ISO 8601: they begin on Mondays, and belong to the year of their Thursday."""
    assert week_ref(day, PATHS) == Ref(name, f"briefings/{name.lower()}.md")


def test_week_across_years() -> None:
    """Days of two years are in one week if they are so in the calendar, and the weeks are chained in time."""
    weeks = weeks_of(article("a", "2024-12-29"), article("b", "2024-12-31"), article("c", "2025-01-01"))
    assert [(one.date, one.first, one.last, [day.name for day in one.days]) for one in weeks] == [
        ("2025-W01", "2024-12-30", "2025-01-05", ["2024-12-31", "2025-01-01"]),
        ("2024-W52", "2024-12-23", "2024-12-29", ["2024-12-29"]),
    ]
    assert (weeks[0].previous, weeks[1].next) == (weeks[1].ref, weeks[0].ref)
    assert (weeks[0].next, weeks[1].previous, weeks[0].week) == (None, None, None)


@PROPERTY
@given(st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), min_size=1, max_size=8, unique=True))
def test_every_day_is_in_its_week(days: list[date]) -> None:
    """The week that a day leads to is there, lies around it, and leads back to it."""
    told = [article(day.isoformat(), day.isoformat()) for day in days]
    weeks = {one.ref: one for one in weeks_of(*told)}
    found = days_of(*told)
    assert len(found) == len(days)
    for day in found:
        assert day.week is not None
        week = weeks[day.week]
        assert week.first <= day.date <= week.last
        assert day.ref in week.days
        assert (date.fromisoformat(week.last) - date.fromisoformat(week.first)).days == 6
    assert sum(len(one.days) for one in weeks.values()) == len(days)


# --- Items ---


def test_items_by_weight() -> None:
    """What several reports and outlets tell, and what is said in it, comes first; equals stand by headline."""
    (day,) = days_of(
        article("d"),
        article("c"),
        article("b", persons=[OTT], quotes=[quote("z-1", OTT)]),
        article("a1", story=STORY, source="Bote"),
        article("a2", story=STORY, source="Kurier"),
    )
    assert headlines(day) == ["a2", "b", "c", "d"]
    points = [item.points for item in day.items]
    assert points == sorted(points, reverse=True)
    assert points[2] == points[3]


def test_pinned_topics_come_first() -> None:
    """What the editor has pinned weighs more than two reports do."""
    told = [article("a", story=STORY), article("b", story=STORY), article("c", topics=[HARBOUR])]
    assert headlines(days_of(*told)[0]) == ["b", "c"]
    (day,) = days_of(*told, pinned=[HARBOUR])
    assert headlines(day) == ["c", "b"]
    assert day.items[0].points == 2.0 + PINNED_POINTS


def test_many_quotations_do_not_outweigh_everything() -> None:
    """From a certain number on, more quotations and names add nothing."""
    many = only_item(article("a", quotes=[quote(f"z-{number}") for number in range(50)]))
    more = only_item(article("a", quotes=[quote(f"z-{number}") for number in range(500)]))
    assert many.points == more.points


def test_item_of_a_story() -> None:
    """Reports of one story are one item under the newest headline, with all articles, outlets, actors and topics."""
    item = only_item(
        article(
            "a", "2025-04-04T06:00", story=STORY, source="Bote", persons=[OTT, TAMSEN], topics=[HARBOUR], place="Kai"
        ),
        article(
            "b", "2025-04-04T09:00", story=STORY, source="Kurier", persons=[TAMSEN], lead="Es ist so.", place="Brellin"
        ),
    )
    assert (item.headline.name, item.story, item.date, item.place) == ("b", STORY, "2025-04-04T09:00", "Brellin")
    assert [one.ref.name for one in item.articles] == ["b", "a"]
    assert (item.reports, set(item.sources), item.actors, item.topics) == (
        2,
        {"Bote", "Kurier"},
        (TAMSEN, OTT),
        (HARBOUR,),
    )
    assert item.lead == "Es ist so."


def test_actors_without_a_page_are_not_listed() -> None:
    """Who has no page is not among the actors of an item."""
    assert only_item(article("a", persons=[Ref("Brehm", ""), OTT])).actors == (OTT,)


# --- Copies ---


def copies() -> list[ArticleEntry]:
    """Return a report and two copies of it, which quote the same words."""
    said = [quote("z-1", OTT), quote("z-2", verbatim=False)]
    return [
        article("a", source="Bote", quotes=said, copies=(ref_of("k"), ref_of("l"))),
        article("k", source="Kurier", quotes=said, original=ref_of("a")),
        article("l", "2025-04-05", source="Blatt", quotes=said, original=ref_of("a")),
    ]


def test_copies_count_once() -> None:
    """A report and its copy on one day are one report, whose quotations count once; both outlets are named."""
    day = days_of(*copies()[:2])[0]
    (item,) = day.items
    assert (day.articles, day.reports, day.sources, day.verbatim, day.paraphrased, day.speakers) == (2, 1, 2, 1, 1, 1)
    assert (item.headline.name, item.reports, set(item.sources)) == ("a", 1, {"Bote", "Kurier"})
    assert len(item.quotes) == 2


def test_copy_on_another_day() -> None:
    """On a day that has only the copy, that is the report, and its quotations count."""
    day = days_of(*copies())[0]
    (item,) = day.items
    assert (day.date, item.headline.name) == ("2025-04-05", "l")
    assert (day.reports, day.verbatim, day.paraphrased, day.quotes, len(item.quotes)) == (1, 1, 1, 2, 2)


def test_copies_without_their_original() -> None:
    """Two copies on a day without their original are one report and one item."""
    _, first, second = copies()
    (day,) = days_of(first, article("m", original=ref_of("a"), source="Post"))
    assert (day.reports, headlines(day), day.articles) == (1, ["k"], 2)
    assert second.original == first.original


def test_copies_in_a_week() -> None:
    """In the week that has them all, they are one report of one item."""
    (week,) = weeks_of(*copies())
    assert (week.articles, week.reports, week.sources, week.verbatim, headlines(week)) == (3, 1, 3, 1, ["a"])


# --- Quotations ---


def shown(*quotes: QuoteEntry) -> list[str]:
    """Return the quotations that an item shows."""
    return [one.anchor for one in only_item(article("a", quotes=quotes)).quotes]


def test_two_most_telling() -> None:
    """An item shows two quotations, the most telling ones, in the order in which they are said."""
    said = [quote("z-1", OTT, telling=1.0), quote("z-2", TAMSEN, telling=3.0), quote("z-3", ROTH, telling=5.0)]
    assert shown(*said) == ["z-2", "z-3"]


def test_two_speakers() -> None:
    """Where several speak, the second quotation is another's, though the first says more telling things."""
    said = [quote("z-1", OTT, telling=5.0), quote("z-2", OTT, telling=4.0), quote("z-3", TAMSEN, telling=1.0)]
    assert shown(*said) == ["z-1", "z-3"]
    assert shown(*said[:2]) == ["z-1", "z-2"]


def test_unknown_speakers() -> None:
    """Two quotations whose speakers are not known may be two people's."""
    assert shown(quote("z-1", telling=2.0), quote("z-2", telling=1.0)) == ["z-1", "z-2"]
    assert shown(quote("z-1", telling=5.0), quote("z-2", OTT, telling=1.0)) == ["z-1", "z-2"]


def test_nested_quotations_are_never_shown() -> None:
    """What is quoted within a quotation tells nothing by itself, even where nothing else is said."""
    assert shown(quote("z-1", OTT, telling=0.0), quote("z-2", telling=0.0)) == []
    assert shown(quote("z-1", OTT, telling=0.0), quote("z-2", OTT, telling=0.1)) == ["z-2"]


# --- What is new ---


def test_new_actors_and_topics() -> None:
    """Who and what comes up for the first time is new, if there were articles before."""
    older, newer = days_of(
        article("a", "2025-04-01", persons=[OTT], topics=[HARBOUR]),
        article("b", "2025-04-02", persons=[OTT, TAMSEN], topics=[HARBOUR, DYKE], organisations=(WERFT,)),
    )[::-1]
    assert (older.new_actors, older.new_topics) == ((), ())
    assert (set(newer.new_actors), newer.new_topics) == ({TAMSEN, WERFT}, (DYKE,))


def test_not_new_a_second_time() -> None:
    """What was new once is not so on later days; without a page nobody is."""
    days = days_of(
        article("a", "2025-04-01"),
        article("b", "2025-04-02", persons=[TAMSEN, Ref("Brehm", "")]),
        article("c", "2025-04-03", persons=[TAMSEN]),
    )
    assert [one.new_actors for one in days] == [(), (TAMSEN,), ()]


def test_undated_articles_are_no_before() -> None:
    """An article without a day makes nobody known before."""
    days = days_of(
        article("a", "2025-04-01"), article("b", "2025-04-02", persons=[OTT]), article("c", "", persons=[OTT])
    )
    assert days[0].new_actors == (OTT,)


def test_new_in_a_week() -> None:
    """In a week all is new that comes up in it, unless it is the first that the site has."""
    told = [article("a", "2025-03-31"), article("b", "2025-04-06", persons=[OTT])]
    assert weeks_of(*told)[0].new_actors == ()
    assert weeks_of(*told, article("c", "2025-03-30"))[0].new_actors == (OTT,)


# --- Any span ---


def test_numbers() -> None:
    """A briefing counts articles, outlets, both kinds of quotations, and the speakers who are known."""
    told = [
        article("a", source="Bote", quotes=[quote("z-1", OTT), quote("z-2", OTT, verbatim=False)]),
        article("b", source="Bote", quotes=[quote("z-3"), quote("z-4", TAMSEN)]),
        article("c"),
    ]
    (day,) = days_of(*told)
    assert (day.articles, day.reports, day.sources) == (3, 3, 1)
    assert (day.verbatim, day.paraphrased, day.quotes, day.speakers) == (3, 1, 4, 2)


def test_topics_most_common_first() -> None:
    """The topics of a briefing come by the number of articles."""
    (day,) = days_of(article("a", topics=[DYKE, HARBOUR]), article("b", topics=[HARBOUR]))
    assert day.topics == (HARBOUR, DYKE)


def test_order_of_articles_does_not_matter() -> None:
    """Briefings are the same however the articles of a day were sorted."""
    told = [*copies(), article("b", story=STORY, persons=[OTT]), article("c", story=STORY, persons=[TAMSEN])]
    firsts = find_firsts(told)
    one, other = (
        period("span", Ref("", ""), "", ("2025-04-01", "2025-04-30"), articles, firsts)
        for articles in (newest_first(told), newest_first(told)[::-1])
    )
    assert (headlines(one), one.topics, one.new_actors, one.reports) == (
        headlines(other),
        other.topics,
        other.new_actors,
        other.reports,
    )


@pytest.mark.parametrize(
    ("when", "first", "last", "expected"),
    [
        ("2025-04-04", "2025-04-04", "2025-04-04", True),
        ("2025-04-04T23:59+02:00", "2025-04-01", "2025-04-04", True),
        ("2025-04-04", "2025-04-05", "", False),
        ("2025-04-04", "", "2025-04-03", False),
        ("2025-04-04", "", "", True),
        ("2025-04", "", "", False),
        ("", "2025-04-01", "", False),
    ],
)
def test_within(when: str, first: str, last: str, expected: bool) -> None:  # noqa: FBT001 - the outcome
    """Both ends are included, an empty one leaves its side open, and an article without a day is in no span."""
    assert within(article("a", when), first, last) == expected


# --- The calendar ---


def test_calendar() -> None:
    """A month has a row a week with its briefing if there is one; days lead to theirs; days of others are left out."""
    days = days_of(article("a", "2025-04-04"), article("b", "2025-04-30"))
    (month,) = calendar_months(days, PATHS)
    assert month.month == "2025-04"
    assert [week and week.name for week, _ in month.weeks] == ["2025-W14", None, None, None, "2025-W18"]
    first, *_, last = (cells for _, cells in month.weeks)
    assert first == ((0, None), (1, None), (2, None), (3, None), (4, days[1].ref), (5, None), (6, None))
    assert last == ((28, None), (29, None), (30, days[0].ref), (0, None), (0, None), (0, None), (0, None))


def test_calendar_of_several_months() -> None:
    """Months come newest first, those without articles are left out; a week of two months is in both."""
    days = days_of(article("a", "2024-12-31"), article("b", "2025-01-01"), article("c", "2025-03-09"))
    months = calendar_months(days, PATHS)
    assert [month.month for month in months] == ["2025-03", "2025-01", "2024-12"]
    assert months[1].weeks[0][0] == months[2].weeks[-1][0] == Ref("2025-W01", "briefings/2025-w01.md")


@PROPERTY
@given(st.lists(st.dates(date(1990, 1, 1), date(2040, 1, 1)), max_size=8, unique=True))
def test_every_day_is_in_the_calendar(days: list[date]) -> None:
    """Each briefing of a day stands in the calendar once, under its number, and its week's in the same row."""
    found = days_of(*(article(day.isoformat(), day.isoformat()) for day in days))
    rows = [(week, cells) for month in calendar_months(found, PATHS) for week, cells in month.weeks]
    assert {len(cells) for _, cells in rows} <= {7}
    places = {ref: (number, week) for week, cells in rows for number, ref in cells if ref}
    assert {ref: (int(ref.name[8:]), week_ref(ref.name, PATHS)) for ref in (one.ref for one in found)} == places


def test_no_articles() -> None:
    """Without articles there is neither briefing nor calendar."""
    assert (days_of(), weeks_of(), calendar_months((), PATHS)) == ((), (), ())
    assert find_firsts([]).site == ""
