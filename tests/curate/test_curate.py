"""Tests of who and what earns a page, and in which order it shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.briefing import Ref
from generator.records import ArticleActor, Mention, Quote, Role, Span, TopicEvidence
from tests.curate import sites
from tests.samples import make_actor, make_analysis, make_article, topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.briefing import ArticleEntry, Briefing, QuoteEntry
    from tests.curate.sites import Found

TOPICS = topics(
    {"id": "seefahrt", "name": {"de": "Seefahrt", "en": "Shipping"}},
    {"id": "hafen", "parent": "seefahrt", "name": {"de": "Häfen"}},
    {"id": "werft", "parent": "seefahrt"},
    {"id": "kai", "parent": "hafen"},
    {"id": "deich"},
)
TEXT = "Ole Tamsen kam. „Ott hat recht“, sagte Tamsen. Wiebke Ott schwieg."


def briefing(*found: Found, **values: Any) -> Briefing:
    """Return the site of these articles, with the topics above."""
    return sites.briefing(*found, taxonomy=TOPICS, **values)


def harbour(identifier: str = "a1", date: str = "2025-04-04", *, weight: float = 2.0) -> Found:
    """Return an article in which Ole Tamsen speaks of Wiebke Ott, as it stands in ``TEXT``."""
    actors = [
        ArticleActor(
            "Ole Tamsen",
            "person",
            weight,
            (Mention(0, 10, "Ole Tamsen", "name", "test"), Mention(39, 45, "Tamsen", "part", "test")),
            (Role(0, 3, "Hafenmeister"),),
        ),
        ArticleActor(
            "Wiebke Ott",
            "person",
            weight,
            (Mention(17, 20, "Ott", "part", "test"), Mention(47, 57, "Wiebke Ott", "name", "test")),
        ),
    ]
    quote = Quote("Direct", (Span(17, 30),), (Span(39, 45),), (Span(33, 38),), stance="sagen", actor=0)
    sentences = (Span(0, 15), Span(16, 46), Span(47, 66))
    article = make_article(TEXT, id=identifier, title=f"Titel {identifier}", date=date, source="Nordmark-Bote")
    return article, make_analysis(identifier, sentences=sentences, actors=actors, quotes=[quote])


def about(identifier: str, *scores: tuple[str, float], date: str = "") -> Found:
    """Return an article with these topics, whose scores those above them hold too, and no quotation."""
    parents = {topic.id: topic.parent for topic in TOPICS.topics}
    held: Counter[str] = Counter()
    for topic, score in scores:
        above = topic
        while above:
            held[above] += score  # type: ignore[assignment] # counters add up fractions as well
            above = parents[above]
    ranked = sorted(held, key=lambda topic: -held[topic])
    evidence = (Span(0, 3), Span(4, 8), Span(9, 12))
    analysis = make_analysis(identifier, topics=[TopicEvidence(topic, held[topic], evidence) for topic in ranked])
    return make_article("Die Werk die Werk.", id=identifier, title=identifier, date=date), analysis


def titles(entries: Sequence[ArticleEntry]) -> list[str]:
    """Return the articles' headlines."""
    return [entry.ref.name for entry in entries]


def only_quote(*found: Found, language: str = "de") -> QuoteEntry:
    """Return the quotation of the first article."""
    (quote,) = briefing(*found, language=language).articles[0].quotes
    return quote


def test_the_test_data_are_sound() -> None:
    """The offsets above are those of the words."""
    _, analysis = harbour()
    for actor in analysis.actors:
        assert [TEXT[one.begin : one.end] for one in actor.mentions] == [one.text for one in actor.mentions]
    assert [TEXT[slice(*span)] for span in analysis.sentences] == TEXT.replace(". ", ".|").split("|")
    assert [TEXT[slice(*span)] for span in analysis.quotes[0].spans] == ["Ott hat recht"]


def test_empty_site() -> None:
    """A site without articles has nothing, and that is no error."""
    site = briefing()
    assert [site.articles, site.persons, site.organisations, site.topics, site.days, site.months] == [()] * 6
    assert [site.minor, site.ties, site.moved] == [()] * 3


def test_articles_are_newest_first() -> None:
    """Articles come by falling date, those of one day by id, those without a date last."""
    dates = {"a": "", "b": "2025-04-04", "c": "2025-04-04", "d": "2025-04-04T09:00", "e": "2025-04", "f": "2024-12-31"}
    site = briefing(*(about(identifier, date=date) for identifier, date in dates.items()))
    assert titles(site.articles) == ["d", "c", "b", "e", "f", "a"]


def test_paths() -> None:
    """Every page is in the folder that the language file names; a topic without a name in it has that of another."""
    site = briefing(harbour(), about("b", ("hafen", 3.0)))
    assert site.articles[0].ref == Ref("Titel a1", "artikel/2025-04-04-titel-a1.md")
    assert [actor.ref.path for actor in site.persons] == ["personen/wiebke-ott.md", "personen/ole-tamsen.md"]
    assert [topic.ref for topic in site.topics][1] == Ref("Häfen", "themen/hafen.md")
    english = briefing(harbour(), about("b", ("hafen", 3.0)), language="en")
    assert [actor.ref.path for actor in english.persons] == ["people/wiebke-ott.md", "people/ole-tamsen.md"]
    assert [topic.ref for topic in english.topics] == [
        Ref("Shipping", "topics/seefahrt.md"),
        Ref("Häfen", "topics/hafen.md"),
    ]


def test_people_by_surname_bodies_by_name() -> None:
    """People stand where an index of names has them."""
    actors = [make_actor(name, weight=2.0) for name in ("Zoe Ahlers", "Anna von Zelt", "Bo ahlers")]
    bodies = [make_actor(name, kind="organisation", weight=2.0) for name in ("Werft Nord", "Amt Süd")]
    site = briefing((make_article(), make_analysis(actors=[*actors, *bodies])))
    assert [actor.ref.name for actor in site.persons] == ["Bo ahlers", "Zoe Ahlers", "Anna von Zelt"]
    assert [actor.ref.name for actor in site.organisations] == ["Amt Süd", "Werft Nord"]


def test_weight_earns_a_page() -> None:
    """An actor has points for all articles together; who has too few is named without a page."""
    twice = briefing(harbour("a1", weight=0.5), harbour("a2", weight=0.5), min_actor_weight=2.0)
    assert [actor.standing.points for actor in twice.persons] == [2.0, 2.0]
    once = briefing(harbour("a1", weight=0.5), min_actor_weight=2.0)
    assert once.persons == ()
    assert once.articles[0].persons == (Ref("Ole Tamsen", ""), Ref("Wiebke Ott", ""))
    assert once.articles[0].quotes[0].actor == Ref("Ole Tamsen", "")


def test_bare_surname_has_no_page() -> None:
    """Somebody known by a surname only is named in the article, and nowhere else."""
    site = briefing((make_article(), make_analysis(actors=[make_actor("Ott", weight=9.0)])))
    assert site.persons == ()
    assert site.articles[0].persons == (Ref("Ott", ""),)


def test_quotation() -> None:
    """A quotation has its words, the sentence around it, who speaks, whom it names and where it is from."""
    quote = only_quote(harbour())
    assert (quote.verbatim, quote.pieces, quote.speaker) == (True, ("Ott hat recht",), "Tamsen")
    assert quote.context == "„Ott hat recht“, sagte Tamsen."
    assert quote.actor == Ref("Ole Tamsen", "personen/ole-tamsen.md")
    assert quote.names == (Ref("Wiebke Ott", "personen/wiebke-ott.md"),)
    assert (quote.stance, quote.date, quote.source) == ("sagt", "2025-04-04", "Nordmark-Bote")
    assert quote.article == Ref("Titel a1", "artikel/2025-04-04-titel-a1.md")


@pytest.mark.parametrize("confidence", [1.0, 0.55, 0.0])
def test_quotation_says_how_sure_it_is(confidence: float) -> None:
    """How sure the finder was stays with the quotation."""
    article, analysis = harbour()
    (quote,) = analysis.quotes
    found = article, replace(analysis, quotes=(replace(quote, confidence=confidence),))
    assert only_quote(found).confidence == confidence


def test_quotation_has_its_articles_topics() -> None:
    """A quotation is filed under what its article is about, not under what only comes up there."""
    article, analysis = harbour()
    assert only_quote((article, analysis)).topics == ()
    evidence = [
        TopicEvidence("hafen", 5.0, (Span(0, 3),)),
        TopicEvidence("deich", 0.5, (Span(4, 10),)),
        TopicEvidence("seefahrt", 5.0, (Span(0, 3),)),
    ]
    found = briefing((article, replace(analysis, topics=tuple(evidence))))
    (entry,) = found.articles
    assert [ref.name for ref in entry.quotes[0].topics] == [link.topic.name for link in entry.topics] == ["Häfen"]


def test_article_keeps_its_id() -> None:
    """An article's entry has the article's id, which lasts when its address does not."""
    assert {entry.id for entry in briefing(harbour("a1"), harbour("a2")).articles} == {"a1", "a2"}


def test_stance_is_said_in_the_language_of_the_site() -> None:
    """A German quotation on an English page has an English stance."""
    assert only_quote(harbour(), language="en").stance == "says"


@pytest.mark.parametrize(("kind", "expected"), [("Direct", True), ("Indirect", False), ("Reported", False)])
def test_only_direct_quotations_are_verbatim(kind: str, expected: object) -> None:
    """Whatever is not word for word is called a paraphrase."""
    article, analysis = harbour()
    quotes = [Quote(kind, (Span(16, 31),))]  # type: ignore[arg-type] # the types are parametrized
    (quote,) = briefing((article, make_analysis("a1", quotes=quotes))).articles[0].quotes
    assert (quote.verbatim, quote.actor, quote.speaker, quote.stance) == (expected, None, "", "")
    assert analysis.quotes[0].type == "Direct"


def test_context_spans_sentences() -> None:
    """Where words, verb and speaker stand in several sentences, all from the first to the last are shown."""
    article, analysis = harbour()
    quote = Quote("Indirect", (Span(0, 14), Span(47, 65)))
    (entry,) = briefing((article, make_analysis("a1", sentences=analysis.sentences, quotes=[quote]))).articles[0].quotes
    assert entry.context == TEXT
    assert entry.pieces == ("Ole Tamsen kam", "Wiebke Ott schwieg")


def test_nested_quotations_are_shown() -> None:
    """A quotation inside another has an entry and an anchor of its own."""
    article, _ = harbour()
    quotes = [Quote("Indirect", (Span(16, 45),)), Quote("Direct", (Span(17, 30),), nested=True)]
    outer, inner = briefing((article, make_analysis("a1", quotes=quotes))).articles[0].quotes
    assert (outer.verbatim, inner.verbatim, inner.pieces) == (False, True, ("Ott hat recht",))
    assert outer.anchor != inner.anchor


def test_anchors() -> None:
    """An anchor depends on article and words alone, and is numbered where the words recur."""
    article, analysis = harbour()
    (first,) = analysis.quotes
    alone = only_quote(harbour()).anchor
    quotes = [Quote("Direct", (Span(0, 3),)), first, first]
    site = briefing((article, make_analysis("a1", actors=analysis.actors, quotes=quotes)))
    anchors = [entry.anchor for entry in site.articles[0].quotes]
    assert anchors[1:] == [alone, f"{alone}-2"]
    assert anchors[0] != alone
    assert only_quote(harbour("a2")).anchor != alone


def test_says_and_about() -> None:
    """An actor's page has what the actor says, and apart from it what others say about the actor."""
    site = briefing(harbour("a1"), harbour("a2", "2025-05-01"))
    ott, tamsen = site.persons
    assert [quote.article.name for quote in tamsen.says] == ["Titel a2", "Titel a1"]
    assert (tamsen.about, ott.says) == ((), ())
    assert [quote.article.name for quote in ott.about] == ["Titel a2", "Titel a1"]
    assert titles(ott.articles) == ["Titel a2", "Titel a1"]


def test_roles() -> None:
    """Each function is listed once, with the newest article that prints it."""
    site = briefing(harbour("a1"), harbour("a2", "2025-05-01"))
    (role,) = site.persons[1].roles
    assert (role.text, role.date, role.article.name) == ("Hafenmeister", "2025-05-01", "Titel a2")


def test_other_names() -> None:
    """Spellings that are more than a part of the name are listed."""
    actors = [make_actor(name, weight=2.0) for name in ("Ole Tamsen", "OLE TAMSEN", "Wiebke Ott")]
    site = briefing(*((make_article(id=str(i)), make_analysis(str(i), actors=[one])) for i, one in enumerate(actors)))
    assert {actor.ref.name: actor.other_names for actor in site.persons} == {
        "OLE TAMSEN": ("Ole Tamsen",),
        "Wiebke Ott": (),
    }


def test_genitive_is_no_other_name() -> None:
    """A name in the genitive is not listed as another spelling."""
    actor = make_actor("Ole Tamsen", weight=2.0)
    (mention,) = actor.mentions
    genitive = replace(mention, text="Ole Tamsens", end=len("Ole Tamsens"))
    own = replace(actor, mentions=(mention, genitive))
    (page,) = briefing((make_article(), make_analysis(make_article().id, actors=[own]))).persons
    assert page.other_names == ()


def test_topics() -> None:
    """A topic has a page if one article is about it or about a topic below it; the article names the lowest alone."""
    site = briefing(about("a", ("hafen", 2.0), ("werft", 1.9)), about("b", ("werft", 0.5)), min_topic_score=2.0)
    above, below = site.topics
    assert (above.ref.name, above.parent, titles(above.articles)) == ("Seefahrt", None, ["a"])
    assert above.children == (below.ref,)
    assert (below.parent, titles(below.articles)) == (above.ref, ["a"])
    assert [link.topic.name for link in site.articles[-1].topics] == ["Häfen"]


def test_topics_above_a_topic_all_have_pages() -> None:
    """The whole way up from a topic is there, not just the next step."""
    site = briefing(about("a", ("kai", 3.0)))
    assert [(topic.ref.name, topic.parent.name if topic.parent else "") for topic in site.topics] == [
        ("Seefahrt", ""),
        ("Häfen", "Seefahrt"),
        ("kai", "Häfen"),
    ]


def test_topic_evidence_is_named_once() -> None:
    """The words that speak for a topic are listed once each."""
    site = briefing(about("a", ("hafen", 3.0)))
    assert site.articles[0].topics[0].evidence == ("Die", "Werk", "die")


def test_topics_and_actors_by_frequency() -> None:
    """What is named most often comes first, by name where that is even."""
    found = [about("a", ("deich", 3.0), ("hafen", 3.0)), about("b", ("hafen", 3.0))]
    site = briefing(
        *((one, make_analysis(one.id, topics=both.topics, actors=harbour()[1].actors)) for one, both in found)
    )
    assert [ref.name for ref in site.persons[0].topics] == ["Häfen", "deich"]
    assert [ref.name for topic in site.topics if topic.ref.name == "deich" for ref in topic.actors] == [
        "Ole Tamsen",
        "Wiebke Ott",
    ]


def test_days() -> None:
    """Each day with articles has a page, whatever the hour; a month alone is no day."""
    site = briefing(harbour("a1", "2025-04-04T09:00"), harbour("a2"), harbour("a3", "2025-04"), harbour("a4", ""))
    (day,) = site.days
    assert (day.ref, day.date, day.quotes) == (Ref("2025-04-04", "briefings/2025-04-04.md"), "2025-04-04", 2)
    assert sorted(titles([article for item in day.items for article in item.articles])) == ["Titel a1", "Titel a2"]
    assert [article.day and article.day.name for article in site.articles] == ["2025-04-04", "2025-04-04", None, None]


def test_months() -> None:
    """Quotations are listed by month, newest first, those without a date last; a month without any is left out."""
    found = [harbour("a1"), harbour("a2", "2025-05"), harbour("a3", ""), about("a4", date="2025-06-01")]
    site = briefing(*found)
    assert [(month.ref.path, len(month.quotes)) for month in site.months] == [
        ("zitate/2025-05.md", 1),
        ("zitate/2025-04.md", 1),
        ("zitate/ohne-datum.md", 1),
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"article_text": "none"}, []),
        ({"article_text": "excerpt", "excerpt_characters": 400}, ["Der Anfang der Geschichte."]),
        ({"article_text": "excerpt", "excerpt_characters": 12}, ["Der Anfang …"]),
        ({"article_text": "full"}, ["Der Anfang der Geschichte.", "Der Schluss."]),
    ],
)
def test_shown_text(settings: dict[str, Any], expected: list[str]) -> None:
    """A page shows as much of the text as the settings say."""
    article = make_article("Der Anfang der Geschichte.\n\nDer Schluss.")
    site = briefing((article, make_analysis()), **settings)
    assert [block.text for block in site.articles[0].text] == expected


def test_order_of_articles_does_not_matter() -> None:
    """The same articles in another order give the same site."""
    found = [
        harbour("a1"),
        harbour("a2", "2025-05-01"),
        about("a3", ("hafen", 3.0), date="2025-04-04"),
        harbour("a4", ""),
    ]
    assert briefing(*found) == briefing(*reversed(found))
