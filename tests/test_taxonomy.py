"""Tests of the file of topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.taxonomy import Taxonomy, load_taxonomy
from tests.samples import profiles, taxonomy

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, text: str) -> Path:
    """Write a file of topics."""
    path.write_text(text, encoding="utf-8")
    return path


def topic(identifier: str, rest: str = 'name = { de = "Hafen" }\nwords = { de = ["hafen*"] }') -> str:
    """Return the entry of a topic."""
    return f'[[topic]]\nid = "{identifier}"\n{rest}\n'


def test_no_file_means_no_topics(tmp_path: Path) -> None:
    """A project may do without topics."""
    assert load_taxonomy(tmp_path / "topics.toml") == Taxonomy()


def test_topics_keep_the_order_of_the_file(tmp_path: Path) -> None:
    """Topics come in the file's order, with their words by language."""
    found = load_taxonomy(write(tmp_path / "topics.toml", topic("werft") + topic("hafen")))
    assert [one.id for one in found.topics] == ["werft", "hafen"]
    assert found.topics[0].words == {"de": ("hafen*",)}


def test_shipped_topics_speak_every_language() -> None:
    """Every topic that ships has a name and words in each language of the site."""
    languages = set(profiles())
    assert taxonomy().topics
    assert [one.id for one in taxonomy().topics if set(one.name) != languages or set(one.words) != languages] == []


def test_shipped_words_are_told_apart() -> None:
    """No topic lists a word twice in one language."""
    doubled = [
        (one.id, word)
        for one in taxonomy().topics
        for words in one.words.values()
        for word in set(words)
        if words.count(word) > 1
    ]
    assert doubled == []


@pytest.mark.parametrize("word", ["hafen", "*hafen", "hafen*", "*hafen*", "weißes haus", "brunnen nr.", "co2-ausstoß*"])
def test_patterns(tmp_path: Path, word: str) -> None:
    """A word or phrase may have a star at its beginning and at its end."""
    found = load_taxonomy(write(tmp_path / "topics.toml", topic("a", f'name = {{}}\nwords = {{ de = ["{word}"] }}')))
    assert found.topics[0].words["de"] == (word,)


@pytest.mark.parametrize("word", ["", "*", "ha*fen", "hafen**", " hafen", "hafen ", "zwei  worte", "hafen *"])
def test_wrong_patterns(tmp_path: Path, word: str) -> None:
    """A star inside a word, a star alone and stray spaces are refused with the place of the word."""
    path = write(tmp_path / "topics.toml", topic("a", f'name = {{}}\nwords = {{ de = ["hafen", "{word}"] }}'))
    with pytest.raises(SettingsError) as raised:
        load_taxonomy(path)
    assert raised.value.faults[0].startswith(f"{path}: topic.0.words.de.1: {word!r} does not fit: ")


@pytest.mark.parametrize("identifier", ["Hafen", "hafen und werft", "hafen-", "../hafen", "häfen", "", "a" * 81])
def test_wrong_ids(tmp_path: Path, identifier: str) -> None:
    """An id that is no address is refused."""
    path = write(tmp_path / "topics.toml", topic(identifier))
    with pytest.raises(SettingsError) as raised:
        load_taxonomy(path)
    assert raised.value.faults[0].startswith(f"{path}: topic.0.id: {identifier!r} does not fit: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (topic("hafen") + topic("werft") + topic("hafen"), "these ids are given twice: hafen."),
        (
            topic("hafen", 'parent = "seefahrt"\nname = {}\nwords = {}'),
            "these topics name a parent that is not in the file: hafen.",
        ),
    ],
)
def test_contradictions(tmp_path: Path, text: str, expected: str) -> None:
    """Doubled ids and unknown parents are named."""
    with pytest.raises(SettingsError) as raised:
        load_taxonomy(write(tmp_path / "topics.toml", text))
    assert [fault.endswith(expected) for fault in raised.value.faults] == [True]


@pytest.mark.parametrize(
    "text",
    [
        topic("hafen", 'parent = "hafen"\nname = {}\nwords = {}'),
        topic("hafen", 'parent = "werft"\nname = {}\nwords = {}')
        + topic("werft", 'parent = "hafen"\nname = {}\nwords = {}'),
    ],
    ids=["itself", "each other"],
)
def test_circles(tmp_path: Path, text: str) -> None:
    """A topic that is its own ancestor is refused."""
    with pytest.raises(SettingsError, match="these topics are their own parent, or their parents' parent: hafen"):
        load_taxonomy(write(tmp_path / "topics.toml", text))


def test_wrong_mediatopic(tmp_path: Path) -> None:
    """A media topic is a code of the IPTC, or left out."""
    path = write(tmp_path / "topics.toml", topic("a", 'mediatopic = "Hafen"\nname = {}\nwords = {}'))
    with pytest.raises(SettingsError, match="mediatopic"):
        load_taxonomy(path)
