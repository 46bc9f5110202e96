"""A small site that has everything a page can show, a template, and the option that lets golden pages change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.briefing import (
    ActorEntry,
    AffiliationEntry,
    ArticleEntry,
    Briefing,
    BriefingItem,
    CalendarMonth,
    MonthCount,
    MonthEntry,
    MovedEntry,
    NeighbourEntry,
    PeriodEntry,
    QuoteEntry,
    Ref,
    RoleEntry,
    Standing,
    StoryEntry,
    TextBlock,
    TieEntry,
    TopicEntry,
    TopicLink,
)
from generator.render.environment import TemplateSet
from generator.render.page import Page
from tests.samples import profiles, website

if TYPE_CHECKING:
    from pathlib import Path

    from generator.language import LanguageProfile, PathsProfile
    from generator.website import Website

PAGE = Page("personen/a.md", "seite.md", "person", "A", "")
SITE = website(profiles()["de"])


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option; pytest knows it where this folder is named on the command line."""
    parser.addoption("--update-goldens", action="store_true", help="write tests/golden anew instead of comparing")


@pytest.fixture(params=["de", "en"])
def interface(request: pytest.FixtureRequest) -> LanguageProfile:
    """Each language that the site can speak."""
    return profiles()[str(request.param)]


@pytest.fixture
def briefing(interface: LanguageProfile) -> Briefing:
    """Three articles, one a copy and one without a date, with people, bodies, topics, a story, and quotations."""
    return sample_briefing(interface.interface.paths)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for templates."""
    return tmp_path_factory.mktemp("templates")


def rendered(folder: Path, template: str, *, site: Website = SITE, page: Page = PAGE, **values: Any) -> str:
    """Return what a template makes of the values."""
    (folder / "seite.md").write_text(template, "utf-8")
    return TemplateSet(folder, site).render("seite.md", page=page, **values)


def sample_briefing(paths: PathsProfile) -> Briefing:
    """Return the small site with its pages in these folders."""
    bridge = Ref("Brücke gesperrt: „Wie lange noch?“", f"{paths.article}/2025-04-04-bruecke-gesperrt.md")
    ferry = Ref("Fähre *fährt* wieder", f"{paths.article}/faehre-faehrt-wieder.md")
    ott = Ref("Wiebke Ott", f"{paths.person}/wiebke-ott.md")
    tamsen = Ref("Ole Tamsen", f"{paths.person}/ole-tamsen.md")
    railway = Ref("Küstenbahn AG", f"{paths.organisation}/kuestenbahn-ag.md")
    traffic = Ref("Verkehr", f"{paths.topic}/verkehr.md")
    rails = Ref("Bahn", f"{paths.topic}/bahn.md")
    closure = Ref("Brücken*sperrung", f"{paths.topic}/brueckensperrung.md")
    course = Ref("Brücke gesperrt: „Wie lange noch?“", f"{paths.story}/2025-04-04-bruecke-gesperrt.md")
    reprint = Ref("Wie lange noch? <Brücke> dicht", f"{paths.article}/2025-04-05-wie-lange-noch.md")
    day = Ref("2025-04-04", f"{paths.day}/2025-04-04.md")
    next_day = Ref("2025-04-05", f"{paths.day}/2025-04-05.md")
    week = Ref("2025-W14", f"{paths.day}/2025-w14.md")
    nobody = Ref("Brehm", "")
    date = "2025-04-04T09:30+02:00"

    direct = QuoteEntry(
        anchor="z-1a",
        verbatim=True,
        pieces=("Die Brücke ist alt", "und sie bleibt zu."),
        context="„Die Brücke ist alt“, sagte Verkehrsministerin Wiebke Ott, „und sie bleibt zu.“",
        speaker="Verkehrsministerin Wiebke Ott",
        actor=ott,
        names=(),
        stance="sagt",
        article=bridge,
        date=date,
        source="Nordmark-Bote",
        telling=7.5,
        topics=(rails, closure),
    )
    indirect = QuoteEntry(
        anchor="z-2b",
        verbatim=False,
        pieces=("Wiebke Ott habe [nichts] getan",),
        context="Der Betriebsrat sagte, Wiebke Ott habe [nichts] getan.",
        speaker="Der Betriebsrat",
        actor=None,
        names=(ott,),
        stance="",
        article=bridge,
        date=date,
        source="Nordmark-Bote",
        confidence=0.55,
        topics=(rails, closure),
    )
    unattributed = QuoteEntry(
        anchor="z-3c",
        verbatim=True,
        pieces=("Wer zu spät kommt, den <b>bestraft</b> die Fähre.",),
        context="„Wer zu spät kommt, den <b>bestraft</b> die Fähre.“",
        speaker="",
        actor=None,
        names=(),
        stance="",
        article=ferry,
        date="",
        source="",
    )
    nowhere = QuoteEntry(
        anchor="z-4d",
        verbatim=False,
        pieces=("das Schiff fahre wieder",),
        context="Brehm erklärte, das Schiff fahre wieder.",
        speaker="Brehm",
        actor=nobody,
        names=(),
        stance="sagt",
        article=ferry,
        date="",
        source="",
    )
    dated = ArticleEntry(
        ref=bridge,
        kicker="Nahverkehr & Bahn",
        date=date,
        day=day,
        source="Nordmark-Bote",
        url="https://bote.example/bruecke?a=1&b=(2)",
        author="I. Jahnke",
        language="de",
        text=(
            TextBlock(heading=False, text="Die Brücke bei Brellin bleibt 2025. gesperrt."),
            TextBlock(heading=True, text="Was nun?"),
            TextBlock(heading=False, text="# Kein Titel, sondern Text."),
        ),
        persons=(ott, tamsen),
        organisations=(railway,),
        topics=(TopicLink(rails, ("Bahnbrücke", "Züge")), TopicLink(closure, ("Sperrung der *Brücke*",))),
        quotes=(direct, indirect),
        keyphrases=("Brücken*sperrung", "Ersatzverkehr"),
        place="Brellin [Nord]",
        story=course,
        copies=(reprint,),
        related=(ferry,),
        touched=(TopicLink(traffic, ("Bahnbrücke",)),),
    )
    copy = ArticleEntry(
        ref=reprint,
        kicker="",
        date="2025-04-05",
        day=next_day,
        source="Küsten*kurier*",
        url="",
        author="",
        language="de",
        text=(TextBlock(heading=False, text="Die Brücke bei Brellin bleibt gesperrt."),),
        persons=(ott,),
        organisations=(),
        topics=(TopicLink(rails, ("Züge",)),),
        quotes=(replace(direct, article=reprint, date="2025-04-05", source="Küsten*kurier*", anchor="z-5e"),),
        story=course,
        original=bridge,
    )
    undated = ArticleEntry(
        ref=ferry,
        kicker="",
        date="",
        day=None,
        source="",
        url="javascript:alert(1)",
        author="",
        language="de",
        text=(),
        persons=(nobody,),
        organisations=(),
        topics=(),
        quotes=(unattributed, nowhere),
    )
    role = RoleEntry("Verkehrsministerin", date, bridge)
    former = RoleEntry("Vorständin der [Küstenbahn] AG", "", ferry)
    met = "Wiebke Ott und Ole Tamsen trafen sich bei der Küstenbahn AG."
    ties = (
        TieEntry("together", tamsen, ott, 1234, met, bridge, date),
        TieEntry("about", ott, tamsen, 1, "„Ole Tamsen *irrt*“, sagte Wiebke Ott.", bridge, date, "z-1a"),
        TieEntry("answers", tamsen, ott, 2, "Tamsen sagte, Ott habe recht.", ferry, "", "z-4d"),
        TieEntry("together", railway, ott, 1, met, bridge, date),
    )
    story = StoryEntry(course, "s-1", (dated, copy), 1, (ott, tamsen, railway), (rails,), (direct, indirect))
    told = BriefingItem(
        headline=bridge,
        story=course,
        date=date,
        place="Brellin [Nord]",
        lead="Die Brücke bei Brellin bleibt 2025. gesperrt.",
        articles=(copy, dated),
        reports=1,
        sources=("Küsten*kurier*", "Nordmark-Bote"),
        quotes=(direct,),
        actors=(ott, tamsen, railway),
        topics=(rails, closure),
        points=9.5,
    )
    again = replace(
        told,
        headline=reprint,
        date="2025-04-05",
        place="",
        lead="",
        articles=(copy,),
        sources=("Küsten*kurier*",),
        quotes=(),
        actors=(ott,),
        topics=(rails,),
        points=2.0,
    )
    first_day = PeriodEntry(
        kind="day",
        ref=day,
        date=day.name,
        first=day.name,
        last=day.name,
        items=(replace(told, articles=(dated,), sources=("Nordmark-Bote",)),),
        topics=(rails, closure),
        new_actors=(),
        new_topics=(),
        articles=1,
        reports=1,
        sources=1,
        verbatim=1,
        paraphrased=1,
        speakers=1,
        next=next_day,
        week=week,
    )
    second_day = PeriodEntry(
        kind="day",
        ref=next_day,
        date=next_day.name,
        first=next_day.name,
        last=next_day.name,
        items=(again,),
        topics=(rails,),
        new_actors=(tamsen, railway),
        new_topics=(closure,),
        articles=1,
        reports=1,
        sources=1,
        verbatim=0,
        paraphrased=0,
        speakers=0,
        previous=day,
        week=week,
    )
    whole_week = replace(
        first_day,
        kind="week",
        ref=week,
        date=week.name,
        first="2025-03-31",
        last="2025-04-06",
        items=(told,),
        articles=2,
        sources=2,
        next=None,
        week=None,
        days=(day, next_day),
    )
    return Briefing(
        articles=(copy, dated, undated),
        persons=(
            ActorEntry(
                id="p-1",
                ref=ott,
                kind="person",
                standing=Standing(1234.56, mentions=5, speeches=1, headlines=1, articles=1, days=1),
                other_names=("WIEBKE OTT",),
                roles=(role, former),
                affiliations=(AffiliationEntry(railway, former.text, "", ferry),),
                ties=ties,
                wikidata="Q42",
                note="Nicht mit *Wiebke Otte* zu verwechseln.",
                says=(direct,),
                about=(indirect,),
                articles=(dated,),
                topics=(rails,),
            ),
            ActorEntry(
                id="p-2",
                ref=tamsen,
                kind="person",
                standing=Standing(2.0, mentions=1, articles=2, days=2),
                other_names=(),
                roles=(),
                listed_roles=("Fährmann *im Ruhestand*", "Zeuge"),
                ties=ties[:3],
                says=(),
                about=(),
                articles=(dated,),
                topics=(rails,),
            ),
        ),
        organisations=(
            ActorEntry(
                id="o-1",
                ref=railway,
                kind="organisation",
                standing=Standing(2.5, mentions=3, headlines=2, articles=1, days=1),
                other_names=(),
                roles=(),
                affiliations=(AffiliationEntry(ott, former.text, "", ferry),),
                ties=ties[3:],
                says=(),
                about=(),
                articles=(dated,),
                topics=(rails,),
            ),
        ),
        topics=(
            TopicEntry(traffic, None, (rails,), (), (), (), id="verkehr", touched=(dated,)),
            TopicEntry(
                ref=rails,
                parent=traffic,
                children=(),
                articles=(copy, dated),
                quotes=(direct, indirect),
                actors=(ott, tamsen, railway),
                id="bahn",
                pinned=True,
                other_names=("Schienen*verkehr*",),
                note="Auch [Straßenbahnen].",
                speakers=((ott, 2),),
                stories=(story,),
                neighbours=(NeighbourEntry(closure, 1),),
                months=(MonthCount("2025-02", 1), MonthCount("2025-03", 0), MonthCount("2025-04", 2)),
            ),
            TopicEntry(closure, None, (), (dated,), (), (ott,), id="t-1", emerging=True),
        ),
        days=(second_day, first_day),
        weeks=(whole_week,),
        stories=(story,),
        calendar=(
            CalendarMonth(
                "2025-04",
                (
                    (week, ((0, None), (1, None), (2, None), (3, None), (4, day), (5, next_day), (6, None))),
                    (None, tuple((number, None) for number in range(7, 14))),
                ),
            ),
        ),
        months=(
            MonthEntry(Ref("2025-04", f"{paths.quote}/2025-04.md"), "2025-04", (direct, indirect)),
            MonthEntry(Ref("", f"{paths.quote}/{paths.undated}.md"), "", (unattributed, nowhere)),
        ),
        minor=(
            minor_actor("p-3", nobody, "person", (RoleEntry("Kapitän", "", ferry),), undated),
            minor_actor("o-2", Ref("Fähramt", ""), "organisation", (), undated),
        ),
        ties=ties,
        moved=(
            MovedEntry(f"{paths.person}/wiebke-jansen.md", "person", ott),
            MovedEntry(f"{paths.organisation}/kuestenbahn.md", "organisation", railway),
            MovedEntry(f"{paths.organisation}/reederei.md", "organisation", Ref("", "")),
            MovedEntry(f"{paths.topic}/brueckenschaden.md", "topic", closure),
            MovedEntry(f"{paths.story}/2025-04-03-bruecke.md", "story", bridge),
        ),
    )


def minor_actor(
    identifier: str, ref: Ref, kind: str, roles: tuple[RoleEntry, ...], article: ArticleEntry
) -> ActorEntry:
    """Return an actor without a page, named once in an article."""
    return ActorEntry(
        id=identifier,
        ref=ref,
        kind=kind,
        standing=Standing(1.0, mentions=1, articles=1),
        other_names=(),
        roles=roles,
        says=(),
        about=(),
        articles=(article,),
        topics=(),
    )
