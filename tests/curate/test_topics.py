"""Tests of what stands on the pages of topics and stories."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.briefing import MonthCount, Ref
from generator.gather.emerging import Emerging
from generator.records import Moved, Quote, Span, TopicEvidence
from generator.registry import Registry
from generator.registry import TopicEntry as RegistryEntry
from tests.curate import sites
from tests.curate.sites import told
from tests.samples import topics

if TYPE_CHECKING:
    from generator.briefing import Briefing, StoryEntry, TopicEntry
    from tests.curate.sites import Found

LIST = topics(
    {"id": "verkehr", "name": {"de": "Verkehr"}},
    {"id": "bahn", "parent": "verkehr", "name": {"de": "Bahn"}},
    {"id": "bus", "parent": "verkehr", "name": {"de": "Bus"}},
    {"id": "wetter", "name": {"de": "Wetter"}},
)
TEXT = "„Die Bahn fährt“, sagte Ole Tamsen. „Der Regen kommt“, sagte Ida Roth."
RAILS, BUS, TRAFFIC, WEATHER = (Ref(name, f"themen/{name.lower()}.md") for name in ("Bahn", "Bus", "Verkehr", "Wetter"))


def about(identifier: str, *listed: str, when: str = "2025-04-04") -> Found:
    """Return an article about these topics of the list, in which two people speak."""
    says = [("Ole Tamsen", "Die Bahn fährt"), ("Ida Roth", "Der Regen kommt")]
    article, analysis = told(
        TEXT, "Ole Tamsen", "Ida Roth", says=says, id=identifier, date=when, title=f"Titel {identifier}"
    )
    found = [TopicEvidence(topic, 9.0, (Span(60, 61),)) for topic in listed]
    return article, replace(analysis, topics=tuple(found))


def site(*found: Found, **values: Any) -> Briefing:
    """Return the site of these articles."""
    return sites.briefing(*found, taxonomy=LIST, **values)


def page_of(briefing: Briefing, name: str) -> TopicEntry:
    """Return the only topic of that name."""
    (topic,) = [one for one in briefing.topics if one.ref.name == name]
    return topic


def titles(topic: TopicEntry | StoryEntry) -> str:
    """Return the articles of a page."""
    return " ".join(article.ref.name.removeprefix("Titel ") for article in topic.articles)


# --- Topics ---


def test_articles_are_newest_first() -> None:
    """A topic has its articles, those of topics below it too, the newest first."""
    found = site(about("a", "bahn", "verkehr"), about("b", "bus", "verkehr", when="2025-05-01"), about("c", "wetter"))
    assert [titles(page_of(found, name)) for name in ("Verkehr", "Bahn", "Bus", "Wetter")] == ["b a", "a", "b", "c"]


def test_way_up_and_down() -> None:
    """A topic leads to the one above it and to those below it that have a page."""
    found = site(about("a", "bahn", "verkehr"))
    assert page_of(found, "Bahn").parent == TRAFFIC
    assert page_of(found, "Verkehr").children == (RAILS,)
    assert page_of(found, "Verkehr").parent is None


def test_speakers() -> None:
    """Who speaks in a topic's articles is listed by the number of quotations, by name where that is even."""
    assert page_of(site(about("a", "bahn", "verkehr"), about("b", "bahn", "verkehr")), "Bahn").speakers == (
        (Ref("Ida Roth", "personen/ida-roth.md"), 2),
        (Ref("Ole Tamsen", "personen/ole-tamsen.md"), 2),
    )


def test_speakers_without_a_page() -> None:
    """Who has no page is not among the speakers."""
    assert page_of(site(about("a", "bahn", "verkehr"), min_actor_weight=99.0), "Bahn").speakers == ()


def test_neighbours() -> None:
    """Topics of the same articles are neighbours, the most frequent first; neither itself nor what is below it."""
    found = site(
        about("a", "bahn", "bus", "verkehr"),
        about("b", "bahn", "wetter", "verkehr"),
        about("c", "bahn", "wetter", "verkehr"),
    )
    neighbours = {
        name: [(one.topic, one.articles) for one in page_of(found, name).neighbours] for name in ("Bahn", "Verkehr")
    }
    assert neighbours == {"Bahn": [(WEATHER, 2), (BUS, 1)], "Verkehr": [(WEATHER, 2)]}


def test_months() -> None:
    """Every month from the first to the last is there, also across years and those without an article."""
    found = site(
        about("a", "wetter", when="2024-11-30"),
        about("b", "wetter", when="2025-02"),
        about("c", "wetter", when="2025-02-03"),
        about("d", "wetter", when=""),
    )
    assert page_of(found, "Wetter").months == (
        MonthCount("2024-11", 1),
        MonthCount("2024-12", 0),
        MonthCount("2025-01", 0),
        MonthCount("2025-02", 2),
    )


def test_no_months() -> None:
    """A topic of undated articles has no months."""
    assert page_of(site(about("a", "wetter", when="")), "Wetter").months == ()


def test_emerging() -> None:
    """A topic that the articles gave has a page as others have, and is marked; articles name it behind those listed."""
    closure = Emerging(("sperrung",), "Brückensperrung", 1.0, ("a",))
    found = site(about("a", "bahn", "verkehr"), emerging=[closure])
    page = page_of(found, "Brückensperrung")
    assert (page.emerging, page.parent, titles(page)) == (True, None, "a")
    assert [link.topic.name for link in found.articles[0].topics] == ["Bahn", "Brückensperrung"]


def test_stories_of_a_topic() -> None:
    """A topic has the stories of its articles, each once."""
    found = site(
        about("a", "bahn", "verkehr"), about("b", "bahn", "verkehr"), about("c", "wetter"), stories={"s": ["a", "b"]}
    )
    assert [story.ref.name for story in page_of(found, "Bahn").stories] == ["Ereignis s"]
    assert page_of(found, "Wetter").stories == ()


# --- Where a topic only comes up ---


def touching(identifier: str = "a") -> Found:
    """Return an article about traffic by bus in whose first quotation the railway comes up."""
    article, analysis = about(identifier, "bus", "verkehr")
    begin = TEXT.index("Bahn")
    railway = TopicEvidence("bahn", 2.0, (Span(begin, begin + 4),), words=2)
    return article, replace(analysis, topics=(*analysis.topics, railway))


def test_touched() -> None:
    """An article in whose quotations a topic comes up stands apart on the topic's page, with that quotation alone."""
    found = site(touching(), about("b", "bahn", "verkehr", when="2025-04-01"))
    page = page_of(found, "Bahn")
    assert (titles(page), [article.ref.name for article in page.touched]) == ("b", ["Titel a"])
    assert [quote.pieces[0] for quote in page.quotes] == ["Die Bahn fährt", "Die Bahn fährt", "Der Regen kommt"]
    newest = found.articles[0]
    assert [link.topic.name for link in newest.topics] == ["Bus"]
    assert [(link.topic.name, link.evidence) for link in newest.touched] == [("Bahn", ("Bahn",))]


def test_topic_that_only_comes_up() -> None:
    """A topic that no article is about has a page if it comes up in one."""
    page = page_of(site(touching()), "Bahn")
    assert (page.articles, len(page.touched), page.months, page.neighbours) == ((), 1, (), ())


# --- Stories ---


def story_of(*found: Found, **values: Any) -> StoryEntry:
    """Return the only story, of articles a, b and so on."""
    (story,) = site(*found, stories={"s": [article.id for article, _ in found]}, **values).stories
    return story


def test_story() -> None:
    """A story has its articles from the first to the last, their actors, topics and quotations."""
    story = story_of(about("a", "wetter", when="2025-04-01"), about("b", "bahn", "verkehr", when="2025-04-03T08:00"))
    assert (story.ref, titles(story)) == (Ref("Ereignis s", "ereignisse/s.md"), "a b")
    assert (story.first, story.last, story.reports, len(story.quotes)) == ("2025-04-01", "2025-04-03T08:00", 2, 4)
    assert [ref.name for ref in story.actors] == ["Ida Roth", "Ole Tamsen"]
    assert set(story.topics) == {RAILS, WEATHER}


def test_copies_in_a_story() -> None:
    """A copy is an article of the story, but no report; articles and copies lead to each other and to the story."""
    told_ = [about(name, when=f"2025-04-0{number}") for number, name in enumerate("akb", 1)]
    found = site(*told_, stories={"s": ["a", "k", "b"]}, copies={"k": "a"})
    assert (found.stories[0].reports, len(found.stories[0].articles)) == (2, 3)
    entries = {article.ref.name: article for article in found.articles}
    original, copy = entries["Titel a"], entries["Titel k"]
    assert (copy.original, original.copies, original.original, copy.copies) == (original.ref, (copy.ref,), None, ())
    assert {article.story for article in found.articles} == {Ref("Ereignis s", "ereignisse/s.md")}


def test_newest_story_first() -> None:
    """Stories are listed by their newest article."""
    days = {"a": "2025-04-01", "b": "2025-04-09", "c": "2025-04-02", "d": "2025-04-03"}
    found = site(
        *(about(name, when=when) for name, when in days.items()), stories={"alt": ["c", "d"], "neu": ["a", "b"]}
    )
    assert [story.ref.name for story in found.stories] == ["Ereignis neu", "Ereignis alt"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_folders(language: str) -> None:
    """Stories have a folder in each language."""
    story = story_of(about("a"), about("b"), language=language)
    assert story.ref.path == {"de": "ereignisse/s.md", "en": "stories/s.md"}[language]


# --- Old addresses ---


def test_article_named_like_a_topic() -> None:
    """An article whose id is a topic's takes no address away from it."""
    registry = Registry(topics=(RegistryEntry("bahn", "bahn", "Bahn", former=("eisenbahn",)),))
    found = site(about("bahn", "bahn", "verkehr"), registry=registry)
    assert [(one.path, one.kind, one.target) for one in found.moved] == [("themen/eisenbahn.md", "topic", RAILS)]


def test_story_that_is_none_any_more() -> None:
    """The address of a story of which one article is left leads to that article."""
    material = sites.material_of(about("a"))
    moved = (Moved("story", "alt", "a"), Moved("story", "fort", ""))
    found = sites.curated(replace(material, moved=moved))
    assert [(one.path, one.kind, one.target) for one in found.moved] == [
        ("ereignisse/alt.md", "story", Ref("Titel a", "artikel/2025-04-04-titel-a.md")),
        ("ereignisse/fort.md", "story", Ref("", "")),
    ]


# --- How telling a quotation is ---


def telling(*quotes: Quote) -> list[float]:
    """Return how telling these quotations of one article are."""
    article, analysis = told(TEXT, "Ole Tamsen", "Ida Roth")
    return [one.telling for one in site((article, replace(analysis, quotes=quotes))).articles[0].quotes]


def test_telling() -> None:
    """Words in quotation marks tell more than a paraphrase, a known speaker than nobody, earlier more than later."""
    early, late = Span(1, 15), Span(37, 52)
    direct = Quote("Direct", (early,), actor=0)
    better, paraphrase, nobody, later, nested = telling(
        direct,
        replace(direct, type="Indirect"),
        replace(direct, actor=None),
        replace(direct, spans=(late,)),
        replace(direct, nested=True),
    )
    assert min(paraphrase, nobody, later) > nested == 0.0
    assert better > max(paraphrase, nobody, later)


def test_length_that_tells() -> None:
    """A sentence or two tell more than a word, or half an article."""
    text = "Ja. " + "Das ist ein Satz von mehr als fünfzig Zeichen, wie man sieht. " * 8
    article, analysis = told(text, "Ole Tamsen")
    spans = (Span(0, 3), Span(0, 120), Span(0, 400))
    quotes = tuple(Quote("Direct", (span,), actor=0) for span in spans)
    found = [one.telling for one in site((article, replace(analysis, quotes=quotes))).articles[0].quotes]
    assert found[1] > found[0] == found[2]
