"""Tests of topics across articles: what an article is about, and what the editor says of topics."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gather.emerging import Emerging
from generator.gather.topics import MIN_SHARE, assigned, gather_topics
from generator.records import Keyphrase, Moved, Span, TopicEvidence
from generator.taxonomy import Taxonomy
from tests.samples import PROPERTY, make_analysis, make_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.gather.topics import FoundTopics
    from generator.records import Analysis, Article, Topic
    from generator.registry import TopicEntry

Found = tuple["Article", "Analysis"]

PARENTS = {"verkehr": "", "bahn": "verkehr", "fernzug": "bahn", "bus": "verkehr", "wetter": "", "sturm": "wetter"}
TEXT = "Die Brückensperrung und der Zug."
CLOSURE = Emerging(("brückensperrung", "sperrung brücke"), "Brückensperrung", 9.0, ("a1",))


def scored(**scores: float) -> list[TopicEvidence]:
    """Return topics with these scores, best first, as an analysis has them."""
    return [TopicEvidence(topic, score, ()) for topic, score in sorted(scores.items(), key=lambda one: -one[1])]


def kept(least: float = 2.0, **scores: float) -> list[str]:
    """Return the topics that an article with these scores is about."""
    return [one.topic for one in assigned(scored(**scores), PARENTS, least)]


# --- What an article is about ---


@pytest.mark.parametrize(("score", "expected"), [(1.99, []), (2.0, ["bahn", "verkehr"])])
def test_least_score(score: float, expected: list[str]) -> None:
    """An article is about a topic from the least score on, and about all those above it."""
    assert kept(bahn=score, verkehr=score) == expected


def test_topics_above() -> None:
    """The whole way up counts, whose scores hold those of the topics below."""
    assert kept(fernzug=3.0, bahn=3.0, verkehr=3.0) == ["fernzug", "bahn", "verkehr"]


@pytest.mark.parametrize(("share", "there"), [(MIN_SHARE, True), (MIN_SHARE - 0.01, False)])
def test_share_of_the_best(share: float, there: bool) -> None:  # noqa: FBT001 - the outcome
    """A topic that is far behind the article's best is none, however high its score."""
    assert ("sturm" in kept(bahn=100.0, verkehr=100.0, sturm=100.0 * share, wetter=100.0 * share)) == there


def test_best_is_among_the_finest() -> None:
    """The share is of the best topic that has none below it, not of a class that sums up many."""
    found = kept(verkehr=30.0, bahn=10.0, bus=10.0, sturm=4.0, wetter=4.0)
    assert set(found) == {"verkehr", "bahn", "bus", "sturm", "wetter"}


def test_whole_class() -> None:
    """A class without a topic below it counts if it is the article's best."""
    assert kept(verkehr=5.0) == ["verkehr"]
    assert kept(verkehr=5.0, bahn=1.0) == ["verkehr"]


def test_whole_class_beside_a_better_one() -> None:
    """Beside a better class it does not, though it scores enough; a topic below a class does."""
    assert kept(verkehr=5.0, wetter=4.0) == ["verkehr"]
    assert kept(verkehr=5.0, wetter=4.0, sturm=4.0) == ["verkehr", "wetter", "sturm"]


def test_topic_that_the_list_has_no_more() -> None:
    """A topic that is not in the list is left out, as an older analysis may name it."""
    assert [one.topic for one in assigned(scored(eisenbahn=5.0, bahn=3.0, verkehr=3.0), PARENTS, 2.0)] == [
        "bahn",
        "verkehr",
    ]


def test_nothing_found() -> None:
    """An article without topics is about none."""
    assert kept() == []


SCORES = st.dictionaries(st.sampled_from(["verkehr", "bahn", "fernzug", "bus", "wetter", "sturm"]), st.floats(0, 20))


@PROPERTY
@given(SCORES, st.floats(0, 10))
def test_topics_of_any_article(own: dict[str, float], least: float) -> None:
    """Each topic is one with enough points, comes with all above it, and none comes twice."""
    held: dict[str, float] = {}
    for topic, score in own.items():
        above = topic
        while above:
            held[above] = held.get(above, 0.0) + score
            above = PARENTS[above]
    found = kept(least, **held)
    assert len(found) == len(set(found))
    assert [topic for topic in found if held[topic] < least] == []
    assert [topic for topic in found if PARENTS[topic] and PARENTS[topic] not in found] == []
    assert bool(found) == any(score >= least for score in held.values())


# --- Topics of the list and of the articles ---


def listing(*rules: Mapping[str, Any]) -> Taxonomy:
    """Return the list of topics above with these rules."""
    listed = tuple(
        {"id": one, "parent": above, "name": {"de": one.title()}, "words": {}} for one, above in PARENTS.items()
    )
    return Taxonomy.model_validate({"topic": listed, "rule": rules})


def article(identifier: str = "a1", *phrases: Keyphrase, text: str = TEXT, **scores: float) -> Found:
    """Return an article with these topics, which „Zug“ speaks for, and these keyphrases."""
    begin = text.find("Zug")
    spans = (Span(begin, begin + 3),) if begin >= 0 else ()
    topics = [replace(one, evidence=spans) for one in scored(**scores)]
    return make_article(text, id=identifier), replace(make_analysis(identifier, topics=topics), keyphrases=phrases)


def found_in(
    *found: Found,
    rules: Iterable[Mapping[str, Any]] = (),
    emerging: Sequence[Emerging] = (),
    entries: Sequence[TopicEntry] = (),
    language: str = "de",
) -> FoundTopics:
    """Return what the articles are about."""
    articles, analyses = [one for one, _ in found], [one for _, one in found]
    return gather_topics(articles, analyses, emerging, listing(*rules), entries, language=language, least_score=2.0)


def by_slug(found: FoundTopics) -> dict[str, Topic]:
    """Return the topics by address."""
    topics = {topic.slug: topic for topic in found.topics}
    assert len(topics) == len(found.topics)
    return topics


def moves(found: FoundTopics) -> dict[str, str]:
    """Return where addresses lead that have no page, by slug; "" where to none."""
    slugs = {topic.id: topic.slug for topic in found.topics} | {"": ""}
    return {one.slug: slugs[one.target] for one in found.moved if one.kind == "topic"}


RAILWAY = article(bahn=3.0, verkehr=3.0)


def test_listed_topics() -> None:
    """A topic of the list that articles are about has its id for id and address, its parent, and the evidence."""
    found = by_slug(found_in(article("a1", bahn=3.0, verkehr=3.0), article("a2", bahn=5.0, verkehr=5.0)))
    assert found.keys() == {"verkehr", "bahn"}
    rails = found["bahn"]
    assert (rails.id, rails.name, rails.parent, rails.emerging) == ("bahn", "Bahn", "verkehr", False)
    assert [(one.article, one.score, one.evidence) for one in rails.appearances] == [
        ("a2", 5.0, ("Zug",)),
        ("a1", 3.0, ("Zug",)),
    ]


def test_evidence_of_the_headline_comes_first() -> None:
    """Words of the headline stand before those of the text, each form once, without line breaks."""
    own, analysis = article(text="Zug und Zug und Bahn\nhof", bahn=3.0, verkehr=3.0)
    spans = (Span(0, 3), Span(8, 11), Span(16, 24))
    topics = tuple(replace(one, evidence=spans, headline=("Bahn", "Zug")) for one in analysis.topics)
    found = by_slug(found_in((own, replace(analysis, topics=topics))))
    assert found["bahn"].appearances[0].evidence == ("Bahn", "Zug", "Bahn hof")


def test_name_in_the_language_of_the_site() -> None:
    """A topic has its name in that language, else in another."""
    assert by_slug(found_in(RAILWAY, language="en"))["bahn"].name == "Bahn"


def test_emerging_topics() -> None:
    """A topic that the articles gave has an address made of its label, and its phrases as printed for evidence."""
    phrase = Keyphrase("brückensperrung", "Brückensperrung", 0.8, (Span(4, 19),))
    other = Keyphrase("zug", "Zug", 0.9, (Span(28, 31),))
    (topic,) = found_in(article("a1", phrase, other), article("a2", other), emerging=[CLOSURE]).topics
    assert (topic.slug, topic.name, topic.parent, topic.emerging) == ("brueckensperrung", "Brückensperrung", "", True)
    assert [(one.article, one.score, one.evidence) for one in topic.appearances] == [("a1", 0.8, ("Brückensperrung",))]


def test_emerging_topic_beside_a_listed_address() -> None:
    """A topic of the articles never gets an address that the list has, be its topic in an article or not."""
    named = replace(CLOSURE, keys=("sturm!",), label="Sturm")
    (topic,) = found_in(article(), emerging=[named]).topics
    assert topic.slug.startswith("sturm-")


# --- The editor's word ---


def test_into() -> None:
    """A topic that goes into another leaves it its articles, its name and its address; stronger evidence counts."""
    told = [
        article("a1", Keyphrase("brückensperrung", "Brückensperrung", 0.8, (Span(4, 19),)), bahn=3.0, verkehr=3.0),
        article("a2", Keyphrase("brückensperrung", "Brückensperrung", 0.7, (Span(4, 19),))),
    ]
    emerging = [replace(CLOSURE, articles=("a1", "a2"))]
    entries = found_in(*told, emerging=emerging).entries
    found = found_in(*told, emerging=emerging, entries=entries, rules=[{"topic": "Brückensperrung", "into": "bahn"}])
    rails = by_slug(found)["bahn"]
    assert [(one.article, one.score, one.evidence) for one in rails.appearances] == [
        ("a1", 3.0, ("Zug", "Brückensperrung")),
        ("a2", 0.7, ("Brückensperrung",)),
    ]
    assert rails.other_names == ("Brückensperrung",)
    assert moves(found) == {"brueckensperrung": "bahn"}
    assert (found.unused, found.refused) == ((), ())


STORM = article("a1", bahn=3.0, verkehr=3.0, sturm=3.0, wetter=3.0)


def test_chain() -> None:
    """What goes into a topic that goes into a third ends there."""
    rules = [{"topic": "sturm", "into": "wetter"}, {"topic": "wetter", "into": "Bahn"}]
    found = found_in(STORM, rules=rules, entries=found_in(STORM).entries)
    assert by_slug(found).keys() == {"verkehr", "bahn"}
    assert moves(found) == {"sturm": "bahn", "wetter": "bahn"}
    assert by_slug(found)["bahn"].other_names == ("Wetter", "Sturm")


@pytest.mark.parametrize("order", [1, -1])
def test_circle(order: int) -> None:
    """Topics that go into each other keep their pages, and both rules are reported."""
    rules = [{"topic": "sturm", "into": "wetter"}, {"topic": "wetter", "into": "sturm"}][::order]
    found = found_in(STORM, rules=rules, entries=found_in(STORM).entries)
    assert by_slug(found).keys() == {"verkehr", "bahn", "sturm", "wetter"}
    assert found.moved == ()
    assert found.unused == ("'Sturm': what it should go into", "'Wetter': what it should go into")


def test_into_a_hidden_one() -> None:
    """What goes into a topic that is hidden is hidden with it."""
    entries = found_in(STORM).entries
    rules: list[dict[str, Any]] = [{"topic": "sturm", "into": "bahn"}, {"topic": "bahn", "hide": True}]
    found = found_in(STORM, rules=rules, entries=entries)
    assert by_slug(found).keys() == {"verkehr", "wetter"}
    assert moves(found) == {"sturm": "", "bahn": ""}


def test_into_nothing() -> None:
    """A topic that should go into one that no article is about stays, and the rule is reported."""
    found = found_in(RAILWAY, rules=[{"topic": "bahn", "into": "Seefahrt"}])
    assert by_slug(found).keys() == {"verkehr", "bahn"}
    assert found.unused == ("'Bahn': what it should go into",)


def test_rename() -> None:
    """A new name changes no address; the old one is kept beside it."""
    found = found_in(RAILWAY, rules=[{"topic": "Bahn", "rename": "Eisenbahn", "note": "Auch Güterzüge."}])
    rails = by_slug(found)["bahn"]
    assert (rails.name, rails.other_names, rails.note) == ("Eisenbahn", ("Bahn",), "Auch Güterzüge.")
    assert found.moved == ()


def test_rule_by_any_key() -> None:
    """A topic of the articles is named by its label or by any of its phrases, in any letters."""
    for name in ("BRÜCKENSPERRUNG", "sperrung brücke"):
        (topic,) = found_in(article(), emerging=[CLOSURE], rules=[{"topic": name, "rename": "Brücke zu"}]).topics
        assert (topic.name, topic.slug) == ("Brücke zu", "brueckensperrung")


def test_slug() -> None:
    """A new address takes the page; the old one leads there, and is never another topic's."""
    entries = found_in(RAILWAY, emerging=[CLOSURE]).entries
    rules = [{"topic": "bahn", "slug": "eisenbahn"}, {"topic": "Brückensperrung", "slug": "brueckensommer"}]
    found = found_in(RAILWAY, emerging=[CLOSURE], rules=rules, entries=entries)
    assert by_slug(found).keys() == {"verkehr", "eisenbahn", "brueckensommer"}
    assert moves(found) == {"bahn": "eisenbahn", "brueckensperrung": "brueckensommer"}
    assert by_slug(found)["eisenbahn"].id == "bahn"


def test_slug_from_the_start() -> None:
    """A topic that has another address from the start never had the first one."""
    found = found_in(RAILWAY, emerging=[CLOSURE], rules=[{"topic": "bahn", "slug": "eisenbahn"}])
    assert by_slug(found).keys() == {"verkehr", "eisenbahn", "brueckensperrung"}
    assert found.moved == ()


def test_slug_taken_back() -> None:
    """Without the rule a topic of the list has its id for address again; the other one leads there."""
    entries = found_in(RAILWAY).entries
    entries = found_in(RAILWAY, rules=[{"topic": "bahn", "slug": "eisenbahn"}], entries=entries).entries
    found = found_in(RAILWAY, entries=entries)
    assert moves(found) == {"eisenbahn": "bahn"}


def test_slug_of_another() -> None:
    """An address that belongs to another topic is refused and reported; the topic keeps its own."""
    rules = [{"topic": "bahn", "slug": "brueckensperrung"}]
    entries = found_in(RAILWAY, emerging=[CLOSURE]).entries
    found = found_in(RAILWAY, emerging=[CLOSURE], rules=rules, entries=entries)
    assert by_slug(found).keys() == {"verkehr", "bahn", "brueckensperrung"}
    assert found.refused == ("'Bahn', slug 'brueckensperrung'",)


def test_hide() -> None:
    """A hidden topic has no page; its address says so, and is its own again afterwards."""
    entries = found_in(RAILWAY).entries
    hidden = found_in(RAILWAY, rules=[{"topic": "bahn", "hide": True}], entries=entries)
    assert by_slug(hidden).keys() == {"verkehr"}
    assert moves(hidden) == {"bahn": ""}
    shown = found_in(RAILWAY, entries=hidden.entries)
    assert by_slug(shown).keys() == {"verkehr", "bahn"}
    assert shown.moved == ()


def test_hidden_parent() -> None:
    """Topics below a hidden one keep their pages."""
    found = found_in(RAILWAY, rules=[{"topic": "verkehr", "hide": True}])
    assert by_slug(found).keys() == {"bahn"}


@pytest.mark.parametrize("rule", [{"hide": True}, {"into": "verkehr"}])
def test_gone_before_there_was_a_page(rule: dict[str, Any]) -> None:
    """What the editor takes away from the start never had an address."""
    found = found_in(RAILWAY, rules=[{"topic": "bahn", **rule}])
    assert by_slug(found).keys() == {"verkehr"}
    assert found.moved == ()


def test_pin() -> None:
    """A pinned topic of the list has a page without an article, and is marked."""
    found = by_slug(found_in(RAILWAY, rules=[{"topic": "wetter", "pin": True}]))
    assert {slug: (topic.pinned, len(topic.appearances)) for slug, topic in found.items()} == {
        "verkehr": (False, 1),
        "bahn": (False, 1),
        "wetter": (True, 0),
    }


def test_unused_rules() -> None:
    """Rules that name no topic are reported by what they name."""
    rules: list[dict[str, Any]] = [
        {"topic": "Seefahrt", "hide": True},
        {"topic": "bahn", "pin": True},
        {"topic": "Angeln", "rename": "Fischen"},
    ]
    assert found_in(RAILWAY, rules=rules).unused == ("'Angeln'", "'Seefahrt'")


def test_rule_on_a_topic_without_articles() -> None:
    """A rule on a topic of the list is no mistake, though no article is about it just now."""
    assert found_in(RAILWAY, rules=[{"topic": "sturm", "hide": True}]).unused == ()


def test_topic_without_articles_any_more() -> None:
    """The address of a topic that no article is about any more says so."""
    entries = found_in(RAILWAY, emerging=[CLOSURE]).entries
    found = found_in(entries=entries)
    assert found.moved == (
        Moved("topic", "bahn", ""),
        Moved("topic", "brueckensperrung", ""),
        Moved("topic", "verkehr", ""),
    )
