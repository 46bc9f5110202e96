"""Tests of the registry of addresses: what was given out is read back, and no contradiction gets past."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import RegistryError
from generator.registry import (
    ACTORS_FILE,
    ARTICLES_FILE,
    STORIES_FILE,
    TOPICS_FILE,
    ActorEntry,
    ArticleEntry,
    Registry,
    StoryEntry,
    TopicEntry,
    normal_name,
    read_registry,
    registry_files,
    with_pages,
)
from tests.samples import PROPERTY

if TYPE_CHECKING:
    from pathlib import Path

    from generator.records import ActorKind

OTT = '{"id": "p-1", "slug": "wiebke-ott", "kind": "person", "names": ["Wiebke Ott"]}'
TAMSEN = '{"id": "p-2", "slug": "ole-tamsen", "kind": "person", "names": ["Ole Tamsen", "Ole J. Tamsen"]}'


def write(folder: Path, *lines: str, file: str = ACTORS_FILE) -> Path:
    """Write a file of the registry and return its path."""
    path = folder / file
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def save(folder: Path, registry: Registry) -> None:
    """Write a registry as a build does."""
    for name, text in registry_files(registry).items():
        (folder / name).write_bytes(text.encode())


def test_no_registry_yet(tmp_path: Path) -> None:
    """A project begins without a registry."""
    assert read_registry(tmp_path / "fehlt") == Registry()


def test_empty_registry() -> None:
    """A registry without entries has all its files, with nothing in them."""
    assert registry_files(Registry()) == dict.fromkeys((ACTORS_FILE, ARTICLES_FILE, TOPICS_FILE, STORIES_FILE), "")


def test_files_are_sorted_lines() -> None:
    """One line an entry, sorted by address, readable as it is."""
    entries = (
        ActorEntry("p-2", "wiebke-ott", "person", ("Wiebke Ott",)),
        ActorEntry("o-1", "oeg", "organisation", ("Öl",)),
    )
    files = registry_files(Registry(actors=entries))
    assert files[ACTORS_FILE].splitlines() == [
        '{"id": "o-1", "slug": "oeg", "kind": "organisation", "names": ["Öl"]}',
        '{"id": "p-2", "slug": "wiebke-ott", "kind": "person", "names": ["Wiebke Ott"]}',
    ]


def test_round_trip(tmp_path: Path) -> None:
    """What was written is read back, sorted by address."""
    tamsen: tuple[str, ActorKind] = ("ole-tamsen", "person")
    actors = (
        ActorEntry("p-2", *tamsen, ("Ole Tamsen", "Ole J. Tamsen")),
        ActorEntry("p-1", "wiebke-ott", "person", ("Wiebke Ott",)),
    )
    articles = (ArticleEntry("f-1", "2025-04-04-deich"), ArticleEntry('x "\\\n', "hafen"))
    save(tmp_path, Registry(actors[::-1], articles[::-1]))
    assert read_registry(tmp_path) == Registry(actors, articles)


def test_round_trip_of_topics_and_stories(tmp_path: Path) -> None:
    """Topics and stories are read back as they were, those of the list without phrases."""
    topics = (
        TopicEntry("bahn", "bahn", "Bahn", former=("eisenbahn",)),
        TopicEntry("t-1", "brueckensperrung", "Brückensperrung", ("brückensperrung", "sperrung brücke"), into="bahn"),
    )
    stories = (
        StoryEntry("s-1", "2025-04-04-bruecke", "Brücke: gesperrt", ("f-1", "x \u2028 y")),
        StoryEntry("s-2", "2025-04-05-faehre", "Fähre", ("f-2",), into="s-1"),
    )
    save(tmp_path, Registry(topics=topics[::-1], stories=stories[::-1]))
    assert read_registry(tmp_path) == Registry(topics=topics, stories=stories)


def test_what_is_empty_is_not_written() -> None:
    """A line leaves out what it has not: former addresses, where it leads, that there was a page."""
    led = ActorEntry("p-1", "ott", "person", ("Jan Ott",), former=("jan-ott", "j-ott"), into="p-2", page=True)
    assert registry_files(Registry(actors=(led,)))[ACTORS_FILE] == (
        '{"id": "p-1", "slug": "ott", "kind": "person", "names": ["Jan Ott"], '
        '"former": ["jan-ott", "j-ott"], "into": "p-2", "page": true}\n'
    )
    plain = registry_files(Registry(actors=(ActorEntry("p-1", "ott", "person", ("Jan Ott",)),)))
    assert plain[ACTORS_FILE] == '{"id": "p-1", "slug": "ott", "kind": "person", "names": ["Jan Ott"]}\n'


SLUGS = st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True)


@settings(PROPERTY, max_examples=30)
@given(st.data())
def test_round_trip_of_any_entry(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """All that an entry says is read back, in whatever order the entries were."""
    folder = tmp_path_factory.mktemp("registry")
    slugs = data.draw(st.lists(SLUGS, unique=True, max_size=8))
    entries = [
        ActorEntry(
            id=f"p-{slug}",
            slug=slug,
            kind=data.draw(st.sampled_from(["person", "organisation"])),
            names=data.draw(st.sampled_from([(f"Jan {slug}",), (f"Jan {slug}", f'J. {slug} „Öl“ \u2028 "x"')])),
            former=data.draw(st.sampled_from([(), (f"{slug}-alt",), (f"{slug}-alt", f"{slug}-uralt")])),
            into=data.draw(st.sampled_from(["", *(f"p-{other}" for other in slugs)])),
            page=data.draw(st.booleans()),
        )
        for slug in slugs
    ]
    save(folder, Registry(actors=tuple(entries)))
    assert read_registry(folder).actors == tuple(sorted(entries, key=lambda one: one.slug))


def test_lines_of_an_older_version(tmp_path: Path) -> None:
    """A line that says nothing of pages and merges is read as one that never had any."""
    write(tmp_path, OTT)
    assert read_registry(tmp_path).actors == (ActorEntry("p-1", "wiebke-ott", "person", ("Wiebke Ott",)),)


def test_with_pages() -> None:
    """Who has a page now has had one from then on; others keep what they had."""
    one, other = ActorEntry("p-1", "a", "person", ("A",), page=True), ActorEntry("p-2", "b", "person", ("B",))
    registry = Registry((one, other), (ArticleEntry("f-1", "deich"),))
    assert with_pages(registry, []) == registry
    found = with_pages(registry, {"p-2", "p-3"})
    assert ([entry.page for entry in found.actors], found.articles) == ([True, True], registry.articles)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("Jan Müller", "JAN MU\u0308LLER", True), ("Weiß", "Weiss", True), ("Müller", "Mueller", False)],
)
def test_names_that_count_as_one(one: str, other: str, expected: bool) -> None:  # noqa: FBT001 - the outcome
    """Case and the way that letters are stored do not make another name; another spelling does."""
    assert (normal_name(one) == normal_name(other)) == expected


IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(PROPERTY, max_examples=30)
@given(st.dictionaries(IDS, st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), max_size=6))
def test_round_trip_of_any_id(tmp_path_factory: pytest.TempPathFactory, slugs: dict[str, str]) -> None:
    """Ids come from others' files, so any of them survives being written and read."""
    folder = tmp_path_factory.mktemp("registry")
    entries = {slug: ArticleEntry(identifier, slug) for identifier, slug in slugs.items()}
    save(folder, Registry(articles=tuple(entries.values())))
    assert set(read_registry(folder).articles) == set(entries.values())


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_id_with_a_line_separator(tmp_path: Path, separator: str) -> None:
    """A separator within an id does not break its line."""
    registry = Registry(articles=(ArticleEntry(f"a{separator}b", "deich"),))
    save(tmp_path, registry)
    assert read_registry(tmp_path) == registry


def test_same_line_twice(tmp_path: Path) -> None:
    """A line doubled in a merge does no harm."""
    write(tmp_path, OTT, TAMSEN, OTT)
    assert [entry.id for entry in read_registry(tmp_path).actors] == ["p-1", "p-2"]


def test_empty_lines(tmp_path: Path) -> None:
    """An empty line left by a merge does no harm."""
    write(tmp_path, "", OTT, "", TAMSEN, "")
    assert [entry.id for entry in read_registry(tmp_path).actors] == ["p-1", "p-2"]


def test_kinds_have_addresses_of_their_own(tmp_path: Path) -> None:
    """A person and an organisation may have one slug, as their folders differ."""
    write(tmp_path, OTT, OTT.replace("person", "organisation").replace("p-1", "o-1"))
    assert [entry.slug for entry in read_registry(tmp_path).actors] == ["wiebke-ott", "wiebke-ott"]


@pytest.mark.parametrize(
    ("lines", "line", "expected"),
    [
        ((OTT, "<<<<<<< HEAD"), 2, "not an entry"),
        (("[1]",), 1, "not an entry"),
        ((OTT, TAMSEN.replace('"slug"', '"slag"')), 2, "not an entry"),
        ((TAMSEN.replace("person", "ship"),), 1, "not an entry"),
        ((OTT, TAMSEN, OTT.replace("wiebke-ott", "ott")), 3, "the id 'p-1' has another entry above"),
        (
            (OTT, TAMSEN.replace("ole-tamsen", "wiebke-ott")),
            2,
            "the person's address 'wiebke-ott' belongs to an entry above",
        ),
        (
            (OTT, TAMSEN.replace("}", ', "former": ["ole", "wiebke-ott"]}')),
            2,
            "the person's address 'wiebke-ott' belongs to an entry above",
        ),
        ((TAMSEN.replace("}", ', "page": "ja"}'),), 1, "not an entry"),
        ((TAMSEN.replace("}", ', "former": "ole"}'),), 1, "not an entry"),
    ],
)
def test_faulty_lines(tmp_path: Path, lines: tuple[str, ...], line: int, expected: str) -> None:
    """What cannot be read, or contradicts a line above, is named with file and line."""
    path = write(tmp_path, *lines)
    with pytest.raises(RegistryError) as raised:
        read_registry(tmp_path)
    assert str(raised.value).startswith(f"{path}:{line}: {expected}")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"id": "f-1", "slug": "hafen"}, "the id 'f-1' has another entry above"),
        ({"id": "f-2", "slug": "deich"}, "the address 'deich' belongs to an entry above"),
    ],
)
def test_faulty_articles(tmp_path: Path, second: dict[str, str], expected: str) -> None:
    """The same holds for articles."""
    path = write(tmp_path, '{"id": "f-1", "slug": "deich"}', json.dumps(second), file=ARTICLES_FILE)
    with pytest.raises(RegistryError) as raised:
        read_registry(tmp_path)
    assert str(raised.value).startswith(f"{path}:2: {expected}")


RAILWAY = {"id": "bahn", "slug": "bahn", "name": "Bahn"}
CLOSURE = {"id": "t-1", "slug": "sperrung", "name": "Sperrung", "keys": ["sperrung", "brücke"]}
OTHER = {"id": "t-2", "slug": "zu", "name": "Zu", "keys": ["zu"]}


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (RAILWAY | {"name": "Eisenbahn"}, "the id 'bahn' has another entry above"),
        (OTHER | {"former": ["alt", "bahn"]}, "the address 'bahn' belongs to an entry above"),
        (OTHER | {"slug": "sperrung"}, "the address 'sperrung' belongs to an entry above"),
        (OTHER | {"keys": ["zu", "brücke"]}, "the phrase 'brücke' belongs to an entry above"),
        (OTHER | {"keys": "zu"}, "not an entry"),
    ],
)
def test_faulty_topics(tmp_path: Path, second: dict[str, object], expected: str) -> None:
    """No two topics have one address, be it of now or of before, or one phrase."""
    path = write(tmp_path, *map(json.dumps, (RAILWAY, CLOSURE, second)), file=TOPICS_FILE)
    with pytest.raises(RegistryError) as raised:
        read_registry(tmp_path)
    assert str(raised.value).startswith(f"{path}:3: {expected}")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"id": "s-1", "articles": ["b"]}, "the id 's-1' has another entry above"),
        ({"id": "s-2"}, "the address 'sperrung' belongs to an entry above"),
        ({"id": "s-2", "slug": "zu", "articles": "a"}, "not an entry"),
    ],
)
def test_faulty_stories(tmp_path: Path, second: dict[str, object], expected: str) -> None:
    """No two stories have one address."""
    first = {"id": "s-1", "slug": "sperrung", "name": "Sperrung", "articles": ["a"]}
    path = write(tmp_path, json.dumps(first), json.dumps(first | second), file=STORIES_FILE)
    with pytest.raises(RegistryError) as raised:
        read_registry(tmp_path)
    assert str(raised.value).startswith(f"{path}:2: {expected}")


def test_kinds_of_pages_have_addresses_of_their_own(tmp_path: Path) -> None:
    """A topic, a story and an article may have one slug, as their folders differ."""
    registry = Registry(
        articles=(ArticleEntry("f-1", "hafen"),),
        topics=(TopicEntry("hafen", "hafen", "Hafen"),),
        stories=(StoryEntry("s-1", "hafen", "Hafen", ("f-1",)),),
    )
    save(tmp_path, registry)
    assert read_registry(tmp_path) == registry


def test_not_utf8(tmp_path: Path) -> None:
    """A file saved in another encoding is named, not raised as it comes."""
    (tmp_path / ACTORS_FILE).write_bytes(OTT.replace("Ott", "Öttl").encode("latin-1"))
    with pytest.raises(RegistryError, match=r"actors\.jsonl"):
        read_registry(tmp_path)


def test_one_name_for_two(tmp_path: Path) -> None:
    """A name that would lead to two addresses of one kind is a contradiction."""
    write(tmp_path, OTT, TAMSEN.replace("Ole J. Tamsen", "Wiebke Ott"))
    with pytest.raises(
        RegistryError, match=r"actors\.jsonl:2: the person's name 'wiebke ott' belongs to an entry above"
    ):
        read_registry(tmp_path)
