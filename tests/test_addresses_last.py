"""Tests that no address is ever lost: whatever comes, goes, is merged, renamed or hidden, the registry survives."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gather.addresses import story_addresses
from generator.gather.emerging import Emerging
from generator.gather.topics import gather_topics
from generator.link import link_actors
from generator.pipeline import build
from generator.project import load_project
from generator.records import Moved, TopicEvidence
from generator.registry import Registry, normal_name, read_registry, registry_files, with_pages
from generator.settings import Layout
from generator.taxonomy import Taxonomy
from tests.link import make_body, make_editor, mentioned_as, shipped_rules
from tests.samples import PROPERTY, make_actor, make_analysis, make_article, make_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from random import Random

    from generator.gather.topics import FoundTopics
    from generator.link import Linked
    from generator.records import Actor, PageKind, Story
    from generator.registry import StoryEntry

# Each may be there in one run and gone in the next; many name people who may be one, depending on who else is there.
ARTICLES = {
    "falk": [make_actor("Anna Falk")],
    "falk-k": [make_actor("Anna K. Falk")],
    "falk-l": [make_actor("Anna L. Falk")],
    "falk-bare": [make_actor("Falk", "Wirtin"), make_actor("Ole Tamsen")],
    "falk-wirtin": [make_actor("Anna Falk", "Wirtin"), make_actor("Ole Tamsen")],
    "meier": [make_actor("Jan Meier", "Trainer"), make_actor("Ole Tamsen")],
    "meyer": [make_actor("Jan Meyer", "Trainers"), make_actor("Ole Tamsen")],
    "both": [make_actor("Jan Meier"), make_actor("Jan Meyer")],
    "ott": [make_actor("Jan Ott"), make_body("Jan Ott")],
    "otto": [make_actor("Jan-Ott"), make_actor("JAN OTT")],
    "fund": [mentioned_as(make_body("Nordischer Fonds"), "Nordischer Fonds", "NFF")],
    "funds": [mentioned_as(make_body("Neuer Fonds für Fische"), "Neuer Fonds für Fische", "NFF"), make_body("NFF")],
    "nff": [make_body("NFF"), make_body("Nordischen Fonds GmbH")],
    "line": [make_actor("Nord Linie"), make_actor("Ole Tamsen")],
    "index": [make_body("Index"), make_actor("Володимир Отт")],
}
TABLES: tuple[dict[str, Any], ...] = (
    {"name": "Anna Falk", "merge": ["Anna L. Falk"]},
    {"name": "Anna K. Falk", "rename": "Anna Karla Falk"},
    {"name": "Anna K. Falk", "slug": "anna-falk"},
    {"name": "Ole Tamsen", "merge": ["Anna Falk", "Jan Meyer"]},
    {"name": "Ole Tamsen", "slug": "tamsen"},
    {"name": "Ole Tamsen", "hide": True},
    {"name": "Jan Meier", "never_merge": ["Jan Meyer"]},
    {"name": "Jan Meyer", "hide": True},
    {"name": "Jan Meyer", "slug": "jan-meier"},
    {"name": "Nord Linie", "becomes": "organisation"},
    {"name": "NFF", "never_merge": ["Nordischer Fonds"], "note": "Zwei"},
    {"name": "Jan Ott", "kind": "organisation", "rename": "Jan Ott AG", "slug": "ott"},
)
Table = dict[str, Any]
Run = tuple[list[str], Table | None]
RUNS: st.SearchStrategy[list[Run]] = st.lists(
    st.tuples(
        st.lists(st.sampled_from(sorted(ARTICLES)), unique=True),
        st.none() | st.sampled_from(TABLES),
    ),
    min_size=1,
    max_size=5,
)


def link(articles: Sequence[str], registry: Registry, *tables: Table | None) -> Linked:
    """Return what linking finds in these articles."""
    analyses = [make_analysis(name, actors=ARTICLES[name]) for name in articles]
    editor = make_editor(*filter(None, tables))
    return link_actors(analyses, registry, shipped_rules(), editor=editor)


def with_page(actors: Sequence[Actor]) -> list[Actor]:
    """Return the actors who earn a page: by two articles, or since they had one."""
    return [actor for actor in actors if actor.had_page or len(actor.appearances) > 1]


def files_after(found: Linked) -> dict[str, str]:
    """Return the registry's files as a build writes them."""
    return registry_files(with_pages(found.registry, {actor.id for actor in with_page(found.actors)}))


def addresses(actors: Sequence[Actor] | Sequence[Moved]) -> list[tuple[PageKind, str]]:
    """Return kind and slug of each."""
    return [(one.kind, one.slug) for one in actors]


@dataclass
class Site:
    """A site that is built again and again, and remembers which address was whose."""

    folder: Path
    owners: dict[tuple[str, str], str] = field(default_factory=dict)
    pages: set[tuple[PageKind, str]] = field(default_factory=set)

    def build(self, articles: Sequence[str], *tables: Table | None) -> Linked:
        """Build it of these articles and check everything that must hold after any run."""
        before = read_registry(self.folder)
        found = link(articles, before, *tables)
        self._check_addresses(found)
        self._check_names(before, found)
        written = files_after(found)
        for name, text in written.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        registry = read_registry(self.folder)
        assert registry_files(registry) == written
        again = link(articles, registry, *tables)
        assert files_after(again) == written
        assert again.moved == found.moved
        assert [replace(one, had_page=False) for one in again.actors] == [
            replace(one, had_page=False) for one in found.actors
        ]
        self._check_addresses(again)
        return again

    def _check_addresses(self, found: Linked) -> None:
        self.pages.update(addresses(with_page(found.actors)))
        used = Counter([*addresses(found.actors), *addresses(found.moved)])
        assert [address for address, times in used.items() if times > 1] == []
        assert self.pages - used.keys() == set()
        shown = {actor.id for actor in found.actors}
        assert [one for one in found.moved if one.target and one.target not in shown] == []
        had_pages = {actor.id for actor in with_page(found.actors)}
        assert [one for one in found.moved if one.target and one.target not in had_pages] == []
        for entry in found.registry.actors:
            assert entry.names
            for slug in (entry.slug, *entry.former) if entry.page or entry.id in had_pages else ():
                assert self.owners.setdefault((entry.kind, slug), entry.id) == entry.id

    def _check_names(self, before: Registry, found: Linked) -> None:
        """Whoever is printed by the first name of an entry has that entry, or the one that it leads to."""
        leads = {entry.id: entry.into or entry.id for entry in found.registry.actors}
        owners = {(entry.kind, normal_name(entry.names[0])): entry.id for entry in before.actors}
        for actor in found.actors:
            printed = {ARTICLES[place.article][place.position].name for place in actor.appearances}
            entries = [owners.get((actor.kind, normal_name(name)), actor.id) for name in sorted(printed)]
            assert [one for one in entries if leads[one] != actor.id] == []


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site that was never built."""
    return Site(tmp_path)


def slugs_of(found: Linked) -> dict[str, str]:
    """Return the slug of each actor by the name that is shown."""
    return {actor.name: actor.slug for actor in found.actors}


def moves_of(found: Linked) -> dict[str, str]:
    """Return where old slugs lead, by slug; "" where to nobody."""
    slugs = {actor.id: actor.slug for actor in found.actors} | {"": ""}
    return {one.slug: slugs[one.target] for one in found.moved}


# --- Any history ---


@settings(PROPERTY, max_examples=200)
@given(RUNS)
def test_no_address_is_lost(tmp_path_factory: pytest.TempPathFactory, runs: list[Run]) -> None:
    """Whatever articles come and go and whatever the editor says: each page's address lasts, and is one actor's."""
    site = Site(tmp_path_factory.mktemp("site"))
    for articles, table in runs:
        site.build(articles, table)


@PROPERTY
@given(RUNS, st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(runs: list[Run], random: Random) -> None:
    """With the same registry, the same articles in any order give the same registry and lead to the same places."""
    registry = Registry()
    for articles, table in runs:
        shuffled = random.sample(articles, len(articles))
        found, other = link(articles, registry, table), link(shuffled, registry, table)
        assert files_after(found) == files_after(other)
        assert (found.moved, found.hidden) == (other.moved, other.hidden)
        registry = with_pages(found.registry, {actor.id for actor in with_page(found.actors)})


@PROPERTY
@given(RUNS, st.randoms(use_true_random=False))
def test_order_of_entries_does_not_matter(runs: list[Run], random: Random) -> None:
    """The registry's lines may stand in any order, as git may leave them after a merge."""
    registry = Registry()
    for articles, table in runs:
        shuffled = Registry(tuple(random.sample(registry.actors, len(registry.actors))))
        assert files_after(link(articles, registry, table)) == files_after(link(articles, shuffled, table))
        found = link(articles, registry, table)
        registry = with_pages(found.registry, {actor.id for actor in with_page(found.actors)})


@PROPERTY
@given(
    st.lists(st.sampled_from(sorted(ARTICLES)), unique=True), st.sampled_from(TABLES), st.randoms(use_true_random=False)
)
def test_rebuilt_from_nothing(articles: list[str], table: Table, random: Random) -> None:
    """Without a registry, the same articles in any order have the same ids and addresses."""
    shuffled = random.sample(articles, len(articles))
    assert files_after(link(articles, Registry(), table)) == files_after(link(shuffled, Registry(), table))


# --- What may happen to an address ---


def test_articles_come(site: Site) -> None:
    """New articles change no address, though the actor's other name is printed more often by now."""
    assert slugs_of(site.build(["falk"])) == {"Anna Falk": "anna-falk"}
    assert slugs_of(site.build(["falk", "falk-k", "meier"])) == {
        "Anna Falk": "anna-falk",
        "Jan Meier": "jan-meier",
        "Ole Tamsen": "ole-tamsen",
    }


def test_articles_go(site: Site) -> None:
    """Who is in no article any more leaves an address that leads nowhere, and has it again on coming back."""
    before = site.build(["meier", "meyer"])
    assert moves_of(site.build([])) == {"jan-meier": "", "ole-tamsen": ""}
    assert slugs_of(site.build(["ott"]))["Jan Ott"] == "jan-ott"
    after = site.build(["meier", "meyer"])
    assert ({(one.id, one.slug) for one in after.actors}, after.moved) == (
        {(one.id, one.slug) for one in before.actors},
        (),
    )


def test_gone_address_is_not_given_away(site: Site) -> None:
    """Nobody else gets the address of who is gone."""
    site.build(["ott"])
    found = site.build(["otto"])
    assert "jan-ott" not in {actor.slug for actor in found.actors if actor.name == "Jan-Ott"}


def test_merged_by_the_editor_and_no_more(site: Site) -> None:
    """A merged address leads to the other, and is its actor's own again when the editor takes the word back."""
    runs = ["falk", "falk-k", "falk-l", "meier", "meyer", "falk-wirtin"]
    before = site.build(runs)
    assert slugs_of(before)["Anna Falk"] == "anna-falk"
    merged = site.build(runs, {"name": "Ole Tamsen", "merge": ["Anna Falk", "Jan Meier", "Jan Meyer"]})
    assert moves_of(merged) == {"anna-falk": "ole-tamsen", "jan-meier": "ole-tamsen"}
    after = site.build(runs)
    assert (slugs_of(after), after.moved) == (slugs_of(before), ())


def test_merged_before_both_had_a_page(site: Site) -> None:
    """Who was never anything but merged gets an address of their own, and nobody loses one."""
    table = {"name": "Ole Tamsen", "merge": ["Jan Meyer"]}
    assert slugs_of(site.build(["both", "meyer"], table)) == {"Jan Meier": "jan-meier", "Ole Tamsen": "ole-tamsen"}
    found = site.build(["both", "meyer"])
    assert slugs_of(found) == {"Jan Meier": "jan-meier", "Jan Meyer": "jan-meyer", "Ole Tamsen": "ole-tamsen"}


def test_address_stays_with_the_first_name(site: Site) -> None:
    """Of two who were one by the editor's word, the one whose name the address was made of keeps it."""
    site.build(["falk", "falk-l"], {"name": "Ole Tamsen", "merge": ["Anna Falk"]})
    found = site.build(["falk", "falk-l", "falk-wirtin"])
    assert slugs_of(found) == {"Anna L. Falk": "anna-l-falk", "Ole Tamsen": "ole-tamsen"}


@pytest.mark.parametrize("first", ["falk-k", "falk-l"])
def test_evidence_no_longer_joins(site: Site, first: str) -> None:
    """Who was one by the evidence and is two by more of it: the address stays with the name that it was made of."""
    runs = [first, "falk", "falk-wirtin"]
    before = site.build(runs)
    assert slugs_of(before) == {"Anna Falk": "anna-falk", "Ole Tamsen": "ole-tamsen"}
    after = site.build([*runs, "falk-k" if first == "falk-l" else "falk-l"])
    assert slugs_of(after) == {
        "Anna Falk": "anna-falk",
        "Anna K. Falk": "anna-k-falk",
        "Anna L. Falk": "anna-l-falk",
        "Ole Tamsen": "ole-tamsen",
    }


def test_evidence_joins_what_was_two(site: Site) -> None:
    """Who had two addresses and is found to be one keeps one of them, and the other leads there."""
    site.build(["falk", "falk-wirtin", "falk-k", "falk-l"])
    registry = read_registry(site.folder)
    (site.folder / "actors.jsonl").write_text(
        registry_files(with_pages(registry, {entry.id for entry in registry.actors}))["actors.jsonl"], encoding="utf-8"
    )
    found = site.build(["falk", "falk-wirtin", "falk-k"])
    assert moves_of(found) == {"anna-k-falk": "anna-falk", "anna-l-falk": ""}


def test_renamed(site: Site) -> None:
    """Another name changes no address."""
    before = site.build(["meier", "meyer"])
    found = site.build(["meier", "meyer"], {"name": "Jan Meier", "rename": "Johannes Meier"})
    assert slugs_of(found) == {"Johannes Meier": "jan-meier", "Ole Tamsen": "ole-tamsen"}
    assert site.build(["meier", "meyer"]) == before


def test_moved_and_moved_again(site: Site) -> None:
    """All addresses that an actor ever had lead to the one that it has now."""
    for slug in ("", "tamsen", "kapitaen", ""):
        found = site.build(["meier", "meyer"], {"name": "Ole Tamsen", "slug": slug})
    assert slugs_of(found) == {"Jan Meier": "jan-meier", "Ole Tamsen": "kapitaen"}
    assert moves_of(found) == {"ole-tamsen": "kapitaen", "tamsen": "kapitaen"}


def test_hidden_and_shown_again(site: Site) -> None:
    """Who is hidden has an address that leads nowhere, and has it again afterwards."""
    site.build(["meier", "meyer"])
    table = {"name": "Ole Tamsen", "hide": True}
    assert moves_of(site.build(["meier", "meyer"], table)) == {"ole-tamsen": ""}
    assert slugs_of(site.build(["meier", "meyer"])) == {"Jan Meier": "jan-meier", "Ole Tamsen": "ole-tamsen"}


def test_merged_into_one_who_is_hidden(site: Site) -> None:
    """What leads to somebody hidden leads nowhere."""
    runs = ["meier", "meyer", "falk", "falk-wirtin"]
    site.build(runs)
    found = site.build(runs, {"name": "Ole Tamsen", "merge": ["Anna Falk"], "hide": True})
    assert moves_of(found) == {"anna-falk": "", "ole-tamsen": ""}


def test_kind_changed_and_changed_back(site: Site) -> None:
    """A person's address leads to the organisation that it is found to be, and is the person's again afterwards."""
    runs = ["line", "meier"]
    table = {"name": "Nord Linie", "merge": ["Ole Tamsen"]}
    site.build(runs, table)
    found = site.build(runs, table | {"becomes": "organisation"})
    (actor,) = [one for one in found.actors if one.kind == "organisation"]
    assert actor.name == "Nord Linie"
    assert [one for one in found.moved if one.target == actor.id] == [Moved("person", "nord-linie", actor.id)]
    assert "Nord Linie" in slugs_of(site.build(runs, table))


# --- Topics and stories ---

TOPIC_RULES: tuple[dict[str, Any], ...] = (
    {"topic": "bahn", "into": "verkehr"},
    {"topic": "verkehr", "into": "bahn"},
    {"topic": "deich", "into": "Hafen"},
    {"topic": "Hafen", "into": "bahn"},
    {"topic": "bahn", "hide": True},
    {"topic": "Deich", "hide": True},
    {"topic": "bahn", "slug": "eisenbahn"},
    {"topic": "bahn", "slug": "deich"},
    {"topic": "Deich", "slug": "bauwerk"},
    {"topic": "fähre", "slug": "hafen"},
    {"topic": "Deich", "rename": "Deichbau", "pin": True},
    {"topic": "bahn", "rename": "Deich"},
    {"topic": "fähre", "pin": True},
)
PHRASES = ("deich", "hafen", "fähre", "brücke", "kai")
# Topics that an editor adds to the list: one has the address that a topic of the articles may have had before.
LISTED = ("bahn", "hafen", "bauwerk")


@dataclass(frozen=True)
class News:
    """What the articles of a run are about: listed topics, phrases that are a topic, and the editor's words."""

    listed: frozenset[str]
    articles: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, ...], ...]
    rules: tuple[dict[str, Any], ...]

    def found(self, registry: Registry, random: Random | None = None) -> FoundTopics:
        """Return the topics of the run, with its articles in any order."""
        ids = ["verkehr", *sorted(self.listed)]
        topics = tuple({"id": one, "name": {"de": one.title()}, "words": {}} for one in ids)
        pairs = [
            (
                make_article(id=f"a{number}"),
                make_analysis(f"a{number}", topics=[TopicEvidence(one, 5.0, ()) for one in ids if one in own]),
            )
            for number, own in enumerate(self.articles)
        ]
        if random:
            random.shuffle(pairs)
        named = tuple(sorted(one.id for one, _ in pairs))
        emerging = [Emerging(keys, keys[0].title(), 1.0, named) for keys in self.groups]
        return gather_topics(
            [one for one, _ in pairs],
            [one for _, one in pairs],
            emerging if named else (),
            Taxonomy.model_validate({"topic": topics, "rule": self.rules}),
            registry.topics,
            language="de",
            least_score=2.0,
        )


@st.composite
def news(draw: st.DrawFn) -> News:
    """Any run: which topics the list has, what the articles are about, how their phrases are joined, what is ruled."""
    phrases = draw(st.lists(st.sampled_from(PHRASES), unique=True))
    cuts = draw(st.lists(st.integers(1, 4), max_size=4))
    groups: list[tuple[str, ...]] = []
    rest = phrases
    for cut in (*cuts, len(phrases)):
        groups, rest = [*groups, tuple(rest[:cut])], rest[cut:]
    rules = draw(st.lists(st.sampled_from(TOPIC_RULES), unique_by=lambda one: one["topic"].casefold(), max_size=3))
    slugs = {"bahn", "hafen", "bauwerk", "verkehr"}
    fitting = [one for one in rules if one.get("slug") not in slugs]
    return News(
        frozenset(draw(st.lists(st.sampled_from(LISTED)))),
        tuple(draw(st.lists(st.lists(st.sampled_from([*LISTED, "verkehr"]), unique=True).map(tuple), max_size=2))),
        tuple(group for group in groups if group),
        tuple(fitting),
    )


HISTORIES = st.lists(news(), min_size=1, max_size=5)


def saved(folder: Path, registry: Registry) -> Registry:
    """Return the registry as the next run reads it."""
    for name, text in registry_files(registry).items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_registry(folder)


def check_topics(found: FoundTopics, given_out: set[str]) -> None:
    """Check that each address is a page or leads to one, or says that it is gone, and is one topic's alone."""
    shown = {topic.slug: topic.id for topic in found.topics}
    given_out.update(shown)
    used = Counter([*(topic.slug for topic in found.topics), *(one.slug for one in found.moved)])
    assert [slug for slug, times in used.items() if times > 1] == []
    assert given_out - used.keys() == set()
    ids = [topic.id for topic in found.topics]
    assert len(ids) == len(set(ids))
    assert {one.target for one in found.moved} <= {*ids, ""}


@settings(PROPERTY, max_examples=300)
@given(HISTORIES)
def test_no_topic_address_is_lost(tmp_path_factory: pytest.TempPathFactory, runs: list[News]) -> None:
    """However topics come, go, are joined, parted, listed, merged, renamed and hidden: their addresses last."""
    folder = tmp_path_factory.mktemp("topics")
    registry, given_out = Registry(), set[str]()
    for run in runs:
        found = run.found(registry)
        check_topics(found, given_out)
        registry = saved(folder, Registry(topics=found.entries))
        again = run.found(registry)
        assert registry_files(Registry(topics=again.entries)) == registry_files(registry)
        assert (again.topics, again.moved) == (found.topics, found.moved)


@PROPERTY
@given(HISTORIES, st.randoms(use_true_random=False))
def test_order_does_not_matter_to_topics(runs: list[News], random: Random) -> None:
    """Neither the order of articles nor that of the registry's lines changes what a run gives out."""
    registry = Registry()
    for run in runs:
        shuffled = Registry(topics=tuple(random.sample(registry.topics, len(registry.topics))))
        found, other = run.found(registry), run.found(shuffled, random)
        assert registry_files(Registry(topics=found.entries)) == registry_files(Registry(topics=other.entries))
        assert (found.topics, found.moved) == (other.topics, other.moved)
        registry = Registry(topics=found.entries)


def news_of(*groups: tuple[str, ...], listed: Sequence[str] = (), rules: Sequence[dict[str, Any]] = ()) -> News:
    """Return a run with one article that is about these phrases and all listed topics."""
    return News(frozenset(listed), (tuple(listed),), groups, tuple(rules))


def topic_history(*runs: News) -> tuple[dict[str, str], dict[str, str]]:
    """Return after these runs the topics by address, and where old addresses lead; "" where to none."""
    registry = Registry()
    for run in runs:
        found = run.found(registry)
        registry = Registry(topics=found.entries)
    slugs = {topic.id: topic.slug for topic in found.topics} | {"": ""}
    return {topic.slug: topic.name for topic in found.topics}, {one.slug: slugs[one.target] for one in found.moved}


def test_topics_are_joined() -> None:
    """Phrases that were two topics and are one: the better one's address has the page, and the other leads there."""
    runs = news_of(("deich",), ("kai",)), news_of(("kai", "deich"))
    assert topic_history(*runs) == ({"kai": "Kai"}, {"deich": "kai"})


def test_topics_are_parted() -> None:
    """A topic that falls into two keeps its address for the phrase that it began with, in whatever order they come."""
    for parted in (news_of(("deich",), ("kai",)), news_of(("kai",), ("deich",))):
        shown, moved = topic_history(news_of(("deich", "kai")), parted, parted)
        assert (shown, moved) == ({"deich": "Deich", "kai": "Kai"}, {})


def test_joined_and_parted_again() -> None:
    """After that both have the addresses of before."""
    two = news_of(("deich",), ("kai",))
    assert topic_history(two, news_of(("kai", "deich")), two) == ({"deich": "Deich", "kai": "Kai"}, {})


def test_topic_is_put_on_the_list() -> None:
    """An editor who lists what came up in the articles keeps its address for the listed topic."""
    listed = news_of(listed=["hafen"])
    assert topic_history(news_of(("hafen",)), listed) == ({"hafen": "Hafen"}, {})
    assert topic_history(news_of(("hafen",)), listed, listed, news_of(("kai",))) == ({"kai": "Kai"}, {"hafen": ""})


def test_what_led_to_a_topic_that_is_listed() -> None:
    """What led to a topic of the articles leads to the listed one that takes its address over."""
    runs = [
        news_of(("hafen",), ("kai",)),
        news_of(("hafen", "kai")),
        news_of(listed=["hafen"]),
    ]
    assert topic_history(*runs) == ({"hafen": "Hafen"}, {"kai": "hafen"})


STORY_RUNS = st.lists(
    st.tuples(
        st.lists(st.sampled_from("abcdefgh"), unique=True),
        st.lists(st.integers(0, 3), min_size=8, max_size=8),
    ),
    min_size=1,
    max_size=6,
)
DATED = {name: make_article(id=name, title=f"Titel {name}", date="2025-04-04") for name in "abcdefgh"}


def story_run(
    articles: Sequence[str], numbers: Sequence[int], entries: Sequence[StoryEntry]
) -> tuple[tuple[Story, ...], tuple[StoryEntry, ...], tuple[Moved, ...]]:
    """Return what a run gives out whose articles belong to the stories of these numbers, 0 to none."""
    groups: dict[int, list[str]] = {}
    for article in sorted(articles):
        groups.setdefault(numbers["abcdefgh".index(article)], []).append(article)
    stories = [tuple(own) for number, own in groups.items() if number and len(own) > 1]
    names = {story: DATED[story[0]].title for story in stories}
    return story_addresses(stories, names, {one: DATED[one] for one in articles}, entries)


@settings(PROPERTY, max_examples=300)
@given(STORY_RUNS, st.randoms(use_true_random=False))
def test_no_story_address_is_lost(
    tmp_path_factory: pytest.TempPathFactory, runs: list[tuple[list[str], list[int]]], random: Random
) -> None:
    """However stories grow, shrink, are joined and parted: each address is a page, leads to one, or says it is gone."""
    folder = tmp_path_factory.mktemp("stories")
    registry, given_out = Registry(), set[str]()
    for articles, numbers in runs:
        shuffled = random.sample(registry.stories, len(registry.stories))
        found = stories, entries, moved = story_run(articles, numbers, registry.stories)
        others = story_run(articles, numbers, shuffled)
        assert (stories, moved) == (others[0], others[2])
        given_out.update(story.slug for story in stories)
        used = Counter([*(story.slug for story in stories), *(one.slug for one in moved)])
        assert [slug for slug, times in used.items() if times > 1] == []
        assert given_out == used.keys()
        assert {one.target for one in moved} <= {*(story.id for story in stories), *articles, ""}
        assert len({story.id for story in stories}) == len(stories)
        registry = saved(folder, Registry(stories=entries))
        again = story_run(articles, numbers, registry.stories)
        assert (again[0], again[2]) == (found[0], found[2])
        assert registry_files(Registry(stories=again[1])) == registry_files(registry)


def story_history(*runs: tuple[str, Sequence[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return after runs of articles and stories, as strings of names, the stories by slug and where others lead."""
    entries: tuple[StoryEntry, ...] = ()
    for articles, groups in runs:
        names = {tuple(own): f"Titel {own[0]}" for own in groups}
        stories, entries, moved = story_addresses(list(names), names, {one: DATED[one] for one in articles}, entries)
    slugs = {story.id: story.slug.rpartition("-")[2] for story in stories}
    shown = {story.slug.rpartition("-")[2]: "".join(story.articles) for story in stories}
    return shown, {one.slug.rpartition("-")[2]: slugs.get(one.target, one.target) for one in moved}


def test_story_address_is_its_first_days_and_headlines() -> None:
    """The address of a story names its first day and headline, and stays with another headline."""
    names: dict[tuple[str, ...], str] = {("a", "b"): "Brücke: gesperrt!"}
    first, entries, _ = story_addresses(list(names), names, DATED, ())
    later, _, _ = story_addresses([("a", "b", "c")], {("a", "b", "c"): "Brücke offen"}, DATED, entries)
    assert [(one.slug, one.name) for one in (*first, *later)] == [
        ("2025-04-04-bruecke-gesperrt", "Brücke: gesperrt!")
    ] * 2


@pytest.mark.parametrize(
    ("runs", "shown", "moved"),
    [
        ([("ab", ["ab"]), ("abcd", ["abcd"])], {"a": "abcd"}, {}),
        ([("bc", ["bc"]), ("abc", ["abc"])], {"b": "abc"}, {}),
        ([("abcde", ["abc", "de"]), ("abcde", ["abcde"])], {"a": "abcde"}, {"d": "a"}),
        ([("abcde", ["ab", "cde"]), ("abcde", ["abcde"])], {"c": "abcde"}, {"a": "c"}),
        ([("abcd", ["ab", "cd"]), ("abcd", ["abcd"]), ("abcd", ["ab", "cd"])], {"a": "ab", "c": "cd"}, {}),
        ([("abc", ["ab"]), ("bc", [])], {}, {"a": "b"}),
        ([("abc", ["ab"]), ("c", [])], {}, {"a": ""}),
        ([("abc", ["ab"]), ("c", []), ("abc", ["ab"])], {"a": "ab"}, {}),
    ],
    ids=[
        "grows",
        "gets an older article",
        "smaller one is joined",
        "older but smaller one is joined",
        "joined and parted again",
        "only one article is left",
        "no article is left",
        "articles come back",
    ],
)
def test_story_addresses(runs: list[tuple[str, list[str]]], shown: dict[str, str], moved: dict[str, str]) -> None:
    """A story's address stays with most of its articles; another's leads there, or to what is left of its articles."""
    assert story_history(*runs) == (shown, moved)


def test_story_is_parted() -> None:
    """Of two stories that were one, the larger keeps the address, and the other gets one of its own."""
    found, moved = story_history(("abcde", ["abcde"]), ("abcde", ["ab", "cde"]))
    assert (found.pop("a"), list(found.values()), moved) == ("cde", ["ab"], {})


# --- Whole builds ---

HARBOUR = """\
Hafen bleibt offen
Stand: 04.04.2025

„Der Hafen bleibt in diesem Jahr offen“, sagte Hafenmeister Ole Tamsen am Freitag im Rathaus von Brellin.

Nach dem Sturm hatten viele Fischer das Gegenteil befürchtet. Laut Ole Tamsen kommt der Bagger im Mai.
"""
DYKE = """\
Deich wird höher
Stand: 05.04.2025

„Der Deich hält“, sagte Hafenmeister Ole Tamsen am Samstag in Brellin. Ministerin Wiebke Ott widersprach ihm.

Laut Wiebke Ott kommt der Bagger im Juni.
"""


class Silence:
    """Says nothing of how far a run is."""

    @contextmanager
    def step(self, name: str, total: int | None = None) -> Iterator[Callable[[], None]]:  # noqa: ARG002 - as Progress
        """Begin a stage."""
        yield lambda: None


def built(layout: Layout) -> dict[str, bytes]:
    """Return all files of registry and docs after a build."""
    build(load_project(layout), Silence(), site=False)
    return {
        path.relative_to(layout.root).as_posix(): path.read_bytes()
        for folder in (layout.registry, layout.docs)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_cache_and_registry_deleted(tmp_path: Path) -> None:
    """A second build, one without the cache and one from nothing at all all give the same files."""
    layout = Layout(make_project(tmp_path, {"hafen.txt": HARBOUR, "deich.txt": DYKE}))
    first = built(layout)
    assert "content/registry/actors.jsonl" in first
    assert built(layout) == first
    shutil.rmtree(layout.build)
    assert built(layout) == first
    shutil.rmtree(layout.build)
    shutil.rmtree(layout.registry)
    assert built(layout) == first


def test_article_deleted(tmp_path: Path) -> None:
    """The page of somebody who is in no article any more says so at its old address."""
    layout = Layout(make_project(tmp_path, {"hafen.txt": HARBOUR, "deich.txt": DYKE}))
    pages = {name for name in built(layout) if name.endswith("/ole-tamsen.md")}
    assert pages
    for article in layout.articles.iterdir():
        article.unlink()
    (layout.articles / "leer.txt").write_text("Wetter\n\nAm Montag regnet es im ganzen Land.\n", encoding="utf-8")
    assert pages <= built(layout).keys()
