"""Tests of the files of topics: what they may say, what is wrong with them, and what the one that ships holds."""

from __future__ import annotations

import csv
import itertools
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.taxonomy import Taxonomy, load_taxonomy
from tests.samples import ROOT, profiles, taxonomy

if TYPE_CHECKING:
    from pathlib import Path

    from generator.taxonomy import TopicDefinition

REFERENCE = ROOT.parent / "shared" / "reference" / "iptc-mediatopics.tsv"
# The topics of the first level, with the IPTC's codes for its own first level.
CLASSES = {
    "kultur": "medtop:01000000",
    "justiz": "medtop:02000000",
    "katastrophen": "medtop:03000000",
    "wirtschaft": "medtop:04000000",
    "bildung": "medtop:05000000",
    "umwelt": "medtop:06000000",
    "gesundheit": "medtop:07000000",
    "vermischtes": "medtop:08000000",
    "arbeit": "medtop:09000000",
    "freizeit": "medtop:10000000",
    "politik": "medtop:11000000",
    "religion": "medtop:12000000",
    "wissenschaft": "medtop:13000000",
    "gesellschaft": "medtop:14000000",
    "sport": "medtop:15000000",
    "krieg-und-frieden": "medtop:16000000",
    "wetter": "medtop:17000000",
}
# Ids of the first version that was published; an address never changes.
PUBLISHED = [
    "politik", "landespolitik", "kommunalpolitik", "internationale-beziehungen", "russland-sanktionen",
    "krieg-und-frieden", "ukraine-waffenruhe", "wirtschaft", "energie", "windkraft", "seltene-metalle", "arbeit",
    "verkehr", "bahn", "luftverkehr", "umwelt", "wasserversorgung", "klima", "kuestenschutz", "gesundheit",
    "kliniken", "bildung", "wissenschaft", "raumfahrt", "arktis", "justiz", "kultur", "theater", "sport",
]  # fmt: skip
ROLES = ("words", "hints", "needs", "exclude")


def write(path: Path, text: str) -> Path:
    """Write a file of topics."""
    path.write_text(text, encoding="utf-8")
    return path


def topic(identifier: str, rest: str = 'name = { de = "Hafen" }\nwords = { de = ["Hafen*"] }') -> str:
    """Return the entry of a topic."""
    return f'[[topic]]\nid = "{identifier}"\n{rest}\n'


def rule(name: str, rest: str = "") -> str:
    """Return an editor's rule for a topic."""
    return f'[[rule]]\ntopic = "{name}"\n{rest}\n'


def faults_of(*paths: Path) -> list[str]:
    """Return what is said to be wrong with these files."""
    with pytest.raises(SettingsError) as raised:
        load_taxonomy(paths)
    return list(raised.value.faults)


def level(one: TopicDefinition) -> int:
    """Return 1 for a topic without a parent, 2 for one below it, and so on."""
    parents = {other.id: other.parent for other in taxonomy().topics}
    count, above = 1, one.parent
    while above:
        count, above = count + 1, parents[above]
    return count


def test_no_file_means_no_topics(tmp_path: Path) -> None:
    """A project may do without topics."""
    assert load_taxonomy([tmp_path / "topics.toml", tmp_path / "own_topics.toml"]) == Taxonomy()
    assert load_taxonomy([]) == Taxonomy()


def test_topics_keep_the_order_of_the_files(tmp_path: Path) -> None:
    """Topics come in the files' order, with their words by language, and each list may be left out but the first."""
    first = write(tmp_path / "topics.toml", topic("werft") + topic("hafen"))
    own = write(tmp_path / "own.toml", topic("deich", 'name = {}\nwords = {}\nhints.de = ["Watt"]'))
    found = load_taxonomy([first, tmp_path / "fehlt.toml", own])
    assert [one.id for one in found.topics] == ["werft", "hafen", "deich"]
    assert found.topics[0].words == {"de": ("Hafen*",)}
    assert (found.topics[0].hints, found.topics[0].needs, found.topics[0].exclude) == ({}, {}, {})
    assert found.topics[2].hints == {"de": ("Watt",)}


def test_own_topics_hang_below_those_that_ship(tmp_path: Path) -> None:
    """A topic may have a parent in another file, before or behind its own."""
    child = write(tmp_path / "kind.toml", topic("kai", 'parent = "hafen"\nname = {}\nwords = {}'))
    parent = write(tmp_path / "eltern.toml", topic("hafen"))
    assert load_taxonomy([child, parent]).topics == load_taxonomy([parent, child]).topics[::-1]


def test_own_topics_beside_those_that_ship(tmp_path: Path) -> None:
    """A project's own file goes with the list that ships."""
    own = write(tmp_path / "own_topics.toml", topic("zz-hafenfest", 'parent = "kultur"\nname = {}\nwords = {}'))
    found = load_taxonomy([ROOT / "site_config" / "topics.toml", own])
    assert found.topics[:-1] == taxonomy().topics
    assert found.topics[-1].id == "zz-hafenfest"


@pytest.mark.parametrize(
    "word",
    ["Hafen", "=Hafen", "*hafen", "hafen*", "Weißes Haus", "Brunnen Nr.", "CO2-Ausstoß*", "Reiher & Söhne", "1. Mai"],
)
@pytest.mark.parametrize("role", ROLES)
def test_patterns(tmp_path: Path, word: str, role: str) -> None:
    """A word may have a star at one end or an equals sign before it; several make a phrase."""
    text = f'name = {{}}\n{role}.de = ["{word}"]' + ("" if role == "words" else "\nwords = {}")
    found = load_taxonomy([write(tmp_path / "topics.toml", topic("a", text))])
    assert getattr(found.topics[0], role) == {"de": (word,)}


@pytest.mark.parametrize(
    "word",
    [
        "",
        "*",
        "=",
        "ha*fen",
        "*hafen*",
        "hafen**",
        " Hafen",
        "Hafen ",
        "zwei  Worte",
        "Hafen *",
        "neuer Hafen*",
        "==a",
        "&",
    ],
)
@pytest.mark.parametrize("role", ROLES)
def test_wrong_patterns(tmp_path: Path, word: str, role: str) -> None:
    """Stars inside words or phrases, signs alone and stray spaces are refused with the place of the word."""
    lists = "words = {}\n" if role != "words" else ""
    path = write(tmp_path / "topics.toml", topic("a", f'name = {{}}\n{lists}{role} = {{ de = ["Hafen", "{word}"] }}'))
    (fault,) = faults_of(path)
    assert fault.startswith(f"{path}: topic.0.{role}.de.1: {word!r} does not fit: ")


@pytest.mark.parametrize("identifier", ["Hafen", "hafen und werft", "hafen-", "../hafen", "häfen", "", "a" * 81])
def test_wrong_ids(tmp_path: Path, identifier: str) -> None:
    """An id that is no address is refused."""
    path = write(tmp_path / "topics.toml", topic(identifier))
    (fault,) = faults_of(path)
    assert fault.startswith(f"{path}: topic.0.id: {identifier!r} does not fit: ")


@pytest.mark.parametrize("code", ["Hafen", "medtop:1", "medtop:110000000", "11000000"])
def test_wrong_mediatopic(tmp_path: Path, code: str) -> None:
    """A media topic is a code of the IPTC, or left out."""
    path = write(tmp_path / "topics.toml", topic("a", f'mediatopic = "{code}"\nname = {{}}\nwords = {{}}'))
    (fault,) = faults_of(path)
    assert fault.startswith(f"{path}: topic.0.mediatopic: {code!r} does not fit: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (topic("a", "words = {}"), "topic.0.name: this key is missing. Add it."),
        (topic("a", "name = {}"), "topic.0.words: this key is missing. Add it."),
        (topic("a", "name = {}\nwords = {}\nhint.de = []"), "topic.0.hint: unknown key. Did you mean 'hints'?"),
        (topic("a", "name = {}\nwords = []"), "topic.0.words: [] does not fit: "),
        ("[[topik]]", "topik: unknown key. Did you mean 'topic'?"),
        (rule("a", 'hidden = "true"'), "rule.0.hidden: unknown key. Did you mean 'hide'?"),
        (rule("a", 'hide = "ja"'), "rule.0.hide: 'ja' does not fit: "),
        (rule("a", 'slug = "Der Hafen"'), "rule.0.slug"),
        (rule(""), "rule.0.topic: '' does not fit: "),
        ("[[topic]", "not valid TOML: "),
    ],
)
def test_what_does_not_fit(tmp_path: Path, text: str, expected: str) -> None:
    """What a file cannot say is named with file and key."""
    path = write(tmp_path / "topics.toml", text)
    assert faults_of(path)[0].startswith(f"{path}: {expected}")


def test_faults_of_all_files_together(tmp_path: Path) -> None:
    """Every file is read before the first fault is told."""
    paths = [write(tmp_path / f"{name}.toml", topic("Falsch") + rule("a", "x = 1")) for name in ("eins", "zwei")]
    found = [(fault.split(": ")[0], fault.split(": ")[1]) for fault in faults_of(*paths)]
    assert sorted(found) == [(str(path), key) for path in paths for key in ("rule.0.x", "topic.0.id")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (topic("hafen") + topic("werft") + topic("hafen"), "these ids are given twice: hafen."),
        (
            topic("hafen", 'parent = "seefahrt"\nname = {}\nwords = {}'),
            "these topics name a parent that is not in the file: hafen.",
        ),
        (
            topic("hafen", 'parent = "hafen"\nname = {}\nwords = {}'),
            "these topics are their own parent, or their parents' parent: hafen.",
        ),
        (
            topic("hafen", 'parent = "werft"\nname = {}\nwords = {}')
            + topic("werft", 'parent = "hafen"\nname = {}\nwords = {}')
            + topic("kai", 'parent = "hafen"\nname = {}\nwords = {}'),
            "these topics are their own parent, or their parents' parent: hafen, werft.",
        ),
        (rule("Öl") + rule("Gas") + rule("öl"), "these topics have two rules: öl. Put them into one."),
        (
            rule("Öl", 'slug = "oel"') + rule("Gas", 'slug = "oel"'),
            "these slugs belong to another topic or page: oel. Take others.",
        ),
        (
            topic("hafen") + rule("Öl", 'slug = "hafen"'),
            "these slugs belong to another topic or page: hafen. Take others.",
        ),
        (rule("Öl", 'slug = "index"'), "these slugs belong to another topic or page: index. Take others."),
        (rule("Öl", 'into = "ÖL"'), "these topics go into themselves: Öl. Take `into` out."),
    ],
    ids=[
        "id twice",
        "no parent",
        "its own parent",
        "each other's parents",
        "two rules",
        "slug twice",
        "slug of a topic",
        "slug of a page",
        "into itself",
    ],
)
def test_contradictions(tmp_path: Path, text: str, expected: str) -> None:
    """What does not go together is named, with the file and what to do."""
    path = write(tmp_path / "topics.toml", text)
    assert faults_of(path) == [f"{path}: {expected}"]


def test_contradictions_between_files(tmp_path: Path) -> None:
    """So is what two files say against each other; both are named."""
    first, second = (write(tmp_path / f"{name}.toml", topic("hafen")) for name in ("eins", "zwei"))
    assert faults_of(first, second) == [f"{first} and {second}: these ids are given twice: hafen."]


def test_rules(tmp_path: Path) -> None:
    """A rule has its defaults, and says of a topic what an editor wants."""
    path = write(tmp_path / "own.toml", rule("Öl") + rule("gas", 'into = "Öl"\nhide = true\npin = true\nnote = "n"'))
    plain, full = load_taxonomy([path]).rules
    assert (plain.into, plain.rename, plain.slug, plain.hide, plain.pin, plain.note) == ("", "", "", False, False, "")
    assert (full.topic, full.into, full.hide, full.pin, full.note) == ("gas", "Öl", True, True, "n")


def test_shipped_size() -> None:
    """The list that ships is as large as it says: enough for what news are about."""
    assert len(taxonomy().topics) >= 150
    assert taxonomy().rules == ()


def test_shipped_classes() -> None:
    """The first level is that of the IPTC, all of it, with its codes."""
    assert {one.id: one.mediatopic for one in taxonomy().topics if not one.parent} == CLASSES


def test_shipped_levels() -> None:
    """No topic lies deeper than on the third level, and some lie there."""
    assert {level(one) for one in taxonomy().topics} == {1, 2, 3}


def test_parents_come_first() -> None:
    """A topic stands behind its parent, so that the file can be read from the top."""
    places = {one.id: place for place, one in enumerate(taxonomy().topics)}
    assert [one.id for one in taxonomy().topics if one.parent and places[one.parent] > places[one.id]] == []


def test_shipped_topics_speak_every_language() -> None:
    """Every topic that ships has a name of its own and words in each language of the site."""
    for language in profiles():
        names = Counter(one.name.get(language, "") for one in taxonomy().topics)
        assert [name for name, count in names.items() if count > 1 or not name.strip()] == []
        assert [one.id for one in taxonomy().topics if not one.words.get(language)] == []
    assert [
        one.id for one in taxonomy().topics for role in ROLES if not set(getattr(one, role)) <= set(profiles())
    ] == []


@pytest.mark.parametrize("identifier", PUBLISHED)
def test_published_ids(identifier: str) -> None:
    """A topic that was published keeps its address."""
    assert identifier in {one.id for one in taxonomy().topics}


def test_shipped_codes() -> None:
    """Every code that ships is one of the IPTC's, and those of the first level are its first level."""
    if not REFERENCE.exists():
        pytest.skip(f"{REFERENCE} is not here: it is no part of the project")
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        above = {row["code"]: row["parent"] for row in csv.DictReader(file, delimiter="\t")}
    assert len(above) > 1000
    assert [(one.id, one.mediatopic) for one in taxonomy().topics if one.mediatopic not in {"", *above}] == []
    assert {code for code, parent in above.items() if not parent} == set(CLASSES.values())


def test_shipped_words_stand_there_once() -> None:
    """No topic lists a pattern twice in one language, be it as word, hint or expression that is no evidence."""
    doubled = [
        (one.id, language, pattern)
        for one in taxonomy().topics
        for language in profiles()
        for pattern, count in Counter(
            itertools.chain.from_iterable(
                getattr(one, role).get(language, ()) for role in ("words", "hints", "exclude")
            )
        ).items()
        if count > 1
    ]
    assert doubled == []


def test_shipped_needs_stand_there_once() -> None:
    """Nor does it list twice what it needs."""
    needs = [(one.id, list(own)) for one in taxonomy().topics for own in one.needs.values()]
    assert [topic for topic, own in needs if len(set(own)) < len(own)] == []
