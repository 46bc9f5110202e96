"""Tests of which topics an article has, how much it is about them, and which words show it."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from generator.extract.topics import HINT_WEIGHT, MIN_HINTS, SATURATION, USUAL_LENGTH, TopicFinder
from generator.taxonomy import Taxonomy
from tests.samples import PROPERTY, ROOT, Case, load_cases, make_article, pipeline, profiles, taxonomy, topics

if TYPE_CHECKING:
    from generator.records import TopicEvidence

VOCAB = Vocab()


class TopicCase(Case):
    """Patterns of a topic, a text, and the words of text and headline that speak for the topic."""

    language: str = "de"
    words: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    title: str = ""
    text: str
    evidence: list[str]
    headline: tuple[str, ...] = ()


HARBOUR = topics({"id": "hafen", "words": {"de": ("Hafen",), "en": ("harbour",)}, "hints": {"de": ("Boot",)}})
# A trade, below it two crafts, below one of these a tool; "Holz" speaks for both crafts.
TREE = topics(
    {"id": "gewerk", "words": {"de": ("Handwerk",)}},
    {"id": "tischlerei", "parent": "gewerk", "words": {"de": ("Tischler", "Holz")}},
    {"id": "schiffbau", "parent": "gewerk", "words": {"de": ("Werft", "Holz")}},
    {"id": "hobel", "parent": "tischlerei", "words": {"de": ("Hobel",)}},
)
WORDS = [
    "Hafen",
    "Häfen",
    "Hafenstadt",
    "İ",
    "ß",
    "ẞ",
    "-",
    "_",
    " ",
    "\n",
    "&",
    "Boot",
    "Weißes",
    "Haus",
    "ﬁ",
    "\u00ad",
]


def found(
    text: str, known: Taxonomy = HARBOUR, *, title: str = "", lead: bool = False, language: str = "de"
) -> dict[str, TopicEvidence]:
    """Return what is found in an article, as the language's pipeline reads it, by topic."""
    article = make_article(text, title=title, lead=lead, language=language)
    return {one.topic: one for one in TopicFinder(known, language).find(pipeline(language)(text), article)}


def score(text: str, *, title: str = "", lead: bool = False) -> float:
    """Return how much an article is about harbours."""
    return found(text, title=title, lead=lead)["hafen"].score


def filler(count: int) -> str:
    """Return a text of so many words of which none speaks for anything."""
    return "Und " * count


@pytest.mark.parametrize("case", load_cases("topics.toml", TopicCase))
def test_evidence(case: TopicCase) -> None:
    """The words that speak for a topic are found where they stand, in the order of the text."""
    roles = {role: {case.language: getattr(case, role)} for role in ("words", "hints", "needs", "exclude")}
    known = topics({"id": "thema"} | roles)
    topic = found(case.text, known, title=case.title, language=case.language).get("thema")
    assert case.evidence == ([case.text[slice(*span)] for span in topic.evidence] if topic else [])
    assert case.headline == (topic.headline if topic else ())
    assert (topic is not None) == bool(case.evidence or case.headline)


def test_one_word_in_a_usual_text() -> None:
    """A word that stands once in a text of usual length counts 1; hints a part of that."""
    text = "Hafen " + filler(USUAL_LENGTH - 1)
    assert score(text) == 1.0
    assert score("Boot " + text.replace("Und ", "", 1)) == pytest.approx(1 + HINT_WEIGHT)


def test_places() -> None:
    """A word in the headline counts more than one in the lead, that more than one further down."""
    in_headline = score("Es ist Ebbe.\n\nAlles ist still.", title="Hafen")
    in_lead = score("Im Hafen.\n\nAlles ist still.", lead=True)
    in_body = score("Es ist Ebbe.\n\nAlles im Hafen.", lead=True)
    assert in_headline > in_lead > in_body > 0


def test_recurring_words_count_less_each_time() -> None:
    """Each time that a word recurs it adds something, but less than before, and never comes to the bound."""
    scores = [score("Hafen " * count + filler(300 - count)) for count in range(1, 12)]
    steps = [round(later - earlier, 3) for earlier, later in pairwise(scores)]
    assert min(steps) > 0
    assert steps == sorted(steps, reverse=True)
    assert scores[-1] < score("Hafen " * 300) < 1 + SATURATION


def test_different_words_add_up() -> None:
    """Two words say more than one twice."""
    known = topics({"id": "hafen", "words": {"de": ("Hafen", "Werft")}})
    assert found("Hafen und Werft", known)["hafen"].score > found("Hafen und Hafen", known)["hafen"].score


def test_a_longer_text_needs_more() -> None:
    """The same word says less of a longer text."""
    scores = [score("Hafen " + filler(length)) for length in (10, 100, 1000)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_the_headline_makes_no_text_longer() -> None:
    """Other words of the headline change nothing."""
    assert score("Im Hafen.", title="Ebbe") == score("Im Hafen.", title="Ebbe und Flut und Sturm und Regen")


def test_a_phrase_counts_once() -> None:
    """A phrase counts as a word does, however many of its forms fit."""
    for phrase in ("Weißes Haus", "groß Koalition", "Brunnen am Markt"):
        known = topics({"id": "thema", "words": {"de": (phrase, "Xylo")}})
        length = len(phrase.split())
        once = found(phrase + " und", known)["thema"].score
        assert once == found("Xylo" + " und" * length, known)["thema"].score


@pytest.mark.parametrize("count", range(MIN_HINTS + 2))
def test_hints_alone(count: int) -> None:
    """Different hints make a topic from the least number on, and one of them however often does not."""
    hints = ("Boot", "Segel", "Kai", "Tau", "Mast")
    known = topics({"id": "hafen", "hints": {"de": hints}})
    assert ("hafen" in found(" ".join(hints[:count]), known)) == (count >= MIN_HINTS)
    assert found(" ".join(hints[:1] * count), known) == {}


def test_hints_beside_a_word() -> None:
    """A hint adds to a word, but less than another word would."""
    both = topics({"id": "hafen", "words": {"de": ("Hafen", "Boot")}})
    assert score("Hafen und Kahn") < score("Hafen und Boot") < found("Hafen und Boot", both)["hafen"].score


def test_how_many_words() -> None:
    """A topic says how many of its words were found; hints are none of them."""
    known = topics({"id": "hafen", "words": {"de": ("Hafen", "Werft", "Kran")}, "hints": {"de": ("Boot",)}})
    assert found("Hafen, Häfen, Boot und Werft", known)["hafen"].words == 2


def test_parents_get_what_speaks_for_children() -> None:
    """What speaks for a topic speaks for all above it, in the words and in the score."""
    topic = found("Der Hobel liegt da.", TREE)
    assert list(topic) == ["gewerk", "tischlerei", "hobel"]
    assert {one.score for one in topic.values()} == {topic["hobel"].score}
    assert {one.evidence for one in topic.values()} == {topic["hobel"].evidence}


def test_parents_count_each_pattern_once() -> None:
    """A pattern that two children share counts once for their parent, others add up."""
    topic = found("Holz für Tischler und Werft.", TREE)
    alone = found("Holz ist da und hier.", TREE)
    assert alone["gewerk"].score == alone["tischlerei"].score == alone["schiffbau"].score
    one_word = topic["tischlerei"].score / 2
    assert topic["gewerk"].score == pytest.approx(3 * one_word, abs=0.002)
    assert topic["gewerk"].words == 3


def test_a_parent_gets_nothing_from_a_topic_that_is_not_found() -> None:
    """Hints that are too few for a topic are nothing for its parent either."""
    known = topics({"id": "see"}, {"id": "hafen", "parent": "see", "hints": {"de": ("Boot", "Kai")}})
    assert found("Boot am Kai", known) == {}


def test_best_topic_first() -> None:
    """Topics come by falling score, and in the taxonomy's order where that is the same."""
    three = topics(*({"id": one, "words": {"de": (one.capitalize(),)}} for one in ("werft", "hafen", "deich")))
    assert list(found("Deich, Hafen, Werft und Deich.", three)) == ["deich", "werft", "hafen"]


def test_words_are_those_of_the_articles_language() -> None:
    """A topic's words in another language are not looked for."""
    assert found("Der Hafen.", language="en") == {}
    assert list(found("The harbours.", language="en")) == ["hafen"]
    assert found("The harbours.") == {}


def test_a_language_without_topics() -> None:
    """An article in a language that the taxonomy does not speak has none."""
    article = make_article("Der Hafen.", language="fr")
    assert TopicFinder(taxonomy(), "fr").find(pipeline("en")(article.text), article) == ()


def test_no_topics() -> None:
    """A taxonomy without topics finds nothing."""
    assert found("Der Hafen.", Taxonomy()) == {}


def test_lemmas_of_the_pipeline() -> None:
    """What the pipeline knows the lemma of is found, though no list has the form."""
    doc = Doc(VOCAB, words=["Xandrierens"], lemmas=["Xandrieren"])
    known = topics({"id": "thema", "words": {"de": ("Xandrieren",)}})
    (topic,) = TopicFinder(known, "de").find(doc, make_article("Xandrierens"))
    assert topic.topic == "thema"


@PROPERTY
@given(
    st.one_of(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.text(max_size=30)),
    st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
)
def test_evidence_is_words_of_the_article(text: str, title: str) -> None:
    """Whatever stands there, evidence is whole words of the text, in order, and words of the headline."""
    known = topics({"id": "hafen", "words": {"de": ("Hafen", "*boot", "Weißes Haus")}})
    for topic in found(text, known, title=title).values():
        assert topic.evidence or topic.headline
        assert list(topic.evidence) == sorted(topic.evidence)
        assert all(one.end <= other.begin for one, other in pairwise(topic.evidence))
        for begin, end in topic.evidence:
            assert text[begin:end].startswith(("Hafen", "Häfen", "Boot", "Weißes"))
            assert not text[begin - 1 : begin].isalnum()
            assert not text[end : end + 1].isalnum()
        assert [one for one in topic.headline if one not in title] == []


@PROPERTY
@given(st.permutations(["Hafen", "Werft", "Boot", "Deich", "Sturm"]), st.permutations(range(3)))
def test_order_changes_no_score(words: list[str], order: list[int]) -> None:
    """The order of words in a body and of topics in the file changes nothing of the scores."""
    definitions = [
        {"id": "hafen", "words": {"de": ("Hafen", "Werft")}, "hints": {"de": ("Boot",)}},
        {"id": "kueste", "words": {"de": ("Deich",)}, "needs": {"de": ("Sturm",)}},
        {"id": "see", "words": {"de": ("Boot",)}},
    ]
    text = ", ".join(words)
    known = topics(*(definitions[place] for place in order))
    scores = {topic: one.score for topic, one in found(text, known).items()}
    usual = found("Hafen, Werft, Boot, Deich, Sturm", topics(*definitions))
    assert scores == {topic: one.score for topic, one in usual.items()}


def test_same_in_every_process() -> None:
    """The order of sets, which differs from process to process, changes nothing."""
    code = (
        "from tests.extract.test_topics import found\n"
        "from tests.samples import topics\n"
        "words = ('Fähre', 'Hafen', 'Deich*', '*bruch', 'Sturm', 'Hafenchef', 'Sturmflut')\n"
        "known = topics({'id': 'a', 'words': {'de': words}}, {'id': 'b', 'words': {'de': words[::-1]}})\n"
        "title = 'Fähren meiden Hafen, Hafenchef ratlos, Sturmflut: Deichbruch'\n"
        "print(found('Deichbruch im Hafen', known, title=title))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert "('Fähren', 'Hafen', 'Hafenchef', 'Sturmflut', 'Deichbruch')" in said.pop()


def finds_itself(finder: TopicFinder, topic: str, need: str, pattern: str, language: str) -> tuple[bool, bool]:
    """Return whether a topic is found by a pattern alone in the headline, and in the text, beside what it needs."""
    bare = "sample" if pattern == "*" else pattern.removeprefix("=").replace("*", "x")
    tokenizer = pipeline(language).tokenizer
    texts = [need, f"Ja, {bare}, {need}"]
    titles = [bare, ""]
    articles = [make_article(text, title=title, language=language) for text, title in zip(texts, titles, strict=True)]
    docs = [tokenizer(text) for text in texts]
    in_title, in_text = (
        topic in {one.topic for one in finder.find(doc, article)} for doc, article in zip(docs, articles, strict=True)
    )
    return in_title, in_text


@pytest.mark.parametrize("language", sorted(profiles()))
def test_shipped_words_find_themselves(language: str) -> None:
    """Every word of the topics that ship finds its topic, alone in a headline and alone in a text."""
    finder = TopicFinder(taxonomy(), language)
    lost = []
    for topic in taxonomy().topics:
        need = (*topic.needs.get(language, ()), "")[0].strip("=*")
        for word in topic.words[language]:
            title, text = finds_itself(finder, topic.id, need, word, language)
            lost += [
                (topic.id, word, place) for place, is_found in (("headline", title), ("text", text)) if not is_found
            ]
    assert lost == []
