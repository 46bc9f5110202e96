"""Tests of which topics an article has, and which words show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.topics import PROMINENT_WEIGHT, find_topics
from tests.samples import PROPERTY, Case, load_cases, make_article, taxonomy, topics


class TopicCase(Case):
    """Words of a topic, a text, and the words of the text that speak for it."""

    words: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    text: str
    evidence: list[str]


HARBOUR = topics({"id": "hafen", "words": {"de": ("hafen*",), "en": ("harbour*",)}})


@pytest.mark.parametrize("case", load_cases("topics.toml", TopicCase))
def test_evidence(case: TopicCase) -> None:
    """The words that speak for a topic are found where they stand, in the order of the text."""
    one = {"id": "thema", "words": {"de": case.words}, "exclude": {"de": case.exclude}}
    found = find_topics(make_article(case.text), topics(one))
    assert case.evidence == [case.text[slice(*span)] for topic in found for span in topic.evidence]


@pytest.mark.parametrize(
    ("title", "lead", "text", "expected"),
    [
        ("", False, "Der Hafen.", 1.0),
        ("", False, "Der Hafen. Der Hafen.", 2.0),
        ("", True, "Der Hafen.\n\nDer Hafen.", PROMINENT_WEIGHT + 1.0),
        ("Hafen", False, "Der Hafen.", PROMINENT_WEIGHT + 1.0),
        ("Hafen für Hafenarbeiter", True, "Der Hafen.\n\nDer Hafen.", 3 * PROMINENT_WEIGHT + 1.0),
    ],
)
def test_score(title: str, lead: object, text: str, expected: float) -> None:
    """Each word counts once, in headline and lead twice."""
    (topic,) = find_topics(make_article(text, title=title, lead=bool(lead)), HARBOUR)
    assert expected == topic.score


def test_headline_alone_is_no_evidence() -> None:
    """A topic needs a word in the text that a reader can be shown."""
    assert find_topics(make_article("Die Werft.", title="Der Hafen"), HARBOUR) == ()


def test_words_are_those_of_the_articles_language() -> None:
    """A topic's words in another language are not looked for."""
    assert find_topics(make_article("Der Hafen.", language="en"), HARBOUR) == ()
    assert len(find_topics(make_article("The harbour.", language="en"), HARBOUR)) == 1
    assert find_topics(make_article("Der Hafen.", language="fr"), HARBOUR) == ()


def test_best_topic_first() -> None:
    """Topics come by falling score, and by id where that is the same."""
    three = topics(*({"id": one, "words": {"de": (one,)}} for one in ("werft", "hafen", "deich")))
    found = find_topics(make_article("Werft, Hafen, Deich und Werft."), three)
    assert [(one.topic, one.score) for one in found] == [("werft", 2.0), ("deich", 1.0), ("hafen", 1.0)]


SHIPPED = sorted(
    (one.id, language, word)
    for one in taxonomy().topics
    for language, words in one.words.items()
    for word in words
    if not one.exclude
)


@pytest.mark.parametrize("language", ["de", "en"])
def test_shipped_words_find_themselves(language: str) -> None:
    """Every word of the topics that ship is found in a text that has it."""
    lost = [
        (topic, word)
        for topic, code, word in SHIPPED
        if code == language
        and topic
        not in {one.topic for one in find_topics(make_article(word.strip("*"), language=language), taxonomy())}
    ]
    assert lost == []


@PROPERTY
@given(
    st.lists(
        st.sampled_from(["Hafen", "İ", "ß", "ẞ", "Häfen", "hafenstadt", "-", "_", " ", "\n", "İHafen", "ﬁ"]),
        max_size=12,
    )
)
def test_offsets_are_right_in_any_text(parts: list[str]) -> None:
    """Whatever letters stand before it, a place is where the word is, from its first letter to its last."""
    text = " ".join(parts)
    words = topics({"id": "hafen", "words": {"de": ("*hafen*", "häfen")}})
    for topic in find_topics(make_article(text), words):
        spans = [text[slice(*span)] for span in topic.evidence]
        assert {"hafen" in one.lower() or one == "Häfen" for one in spans} == {True}
        assert [one for one in spans if one.split() != [one]] == []
