"""Tests of the addresses of actors and articles: each is given out once and leads somewhere from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editor import ActorRule
from generator.link.addresses import Addresses, link_articles
from generator.records import Moved
from generator.registry import ActorEntry, ArticleEntry, Registry, normal_name
from tests.samples import PROPERTY, make_article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from generator.records import ActorKind

OTT = ActorEntry("p-1", "jan-ott", "person", ("Jan Ott",), page=True)
AHL = ActorEntry("p-2", "uwe-ahl", "person", ("Uwe Ahl",), page=True)


def address_of(*names: str, registry: Registry | None = None, slug: str = "") -> ActorEntry:
    """Return the entry of a person with these names, to whom the editor may give an address."""
    rule = ActorRule(name=names[0], slug=slug)
    addresses = Addresses(registry or Registry(), [("person", normal_name(name)) for name in names])
    return addresses.entry_for("person", names, rule)


def entries_after(actors: Sequence[Sequence[str]], *entries: ActorEntry) -> dict[str, ActorEntry]:
    """Return the registry's entries by slug once these people have their addresses, who are asked for in that order."""
    printed: list[tuple[ActorKind, str]] = [("person", normal_name(name)) for names in actors for name in names]
    addresses = Addresses(Registry(actors=entries), printed)
    for names in actors:
        addresses.entry_for("person", names, None)
    return {entry.slug: entry for entry in addresses.registry().actors}


def test_new_address() -> None:
    """A new actor has an id made of kind and name, and an address made of the name that is shown."""
    entry = address_of("Jan Müller", "J. Müller")
    assert (entry.id[:2], len(entry.id), entry.slug) == ("p-", 12, "jan-mueller")
    assert (entry.names, entry.page) == (("Jan Müller", "J. Müller"), False)
    assert entry == address_of("Jan Müller", "J. Müller")


def test_known_names_lead_to_the_entry() -> None:
    """Any name of an entry leads to it, in any case; new names are added behind those that it has."""
    entry = address_of("JAN OTT", "J. Ott", "Jan P. Ott", registry=Registry(actors=(OTT,)))
    assert (entry.id, entry.slug, entry.names) == ("p-1", "jan-ott", ("Jan Ott", "J. Ott", "Jan P. Ott"))


def test_same_slug_for_another_name() -> None:
    """Who would have an address that is taken gets a longer one."""
    found = entries_after([["Jan Otto"], ["Jan-Otto"]])
    assert [slug[:8] for slug in found] == ["jan-otto", "jan-otto"]
    assert len(found) == 2


def test_former_address_is_taken() -> None:
    """An address that leads on is given to nobody else."""
    renamed = ActorEntry("p-1", "ott", "person", ("Johannes Ott",), former=("jan-ott",), page=True)
    assert address_of("Jan Ott", registry=Registry(actors=(renamed,))).slug.startswith("jan-ott-")


@pytest.mark.parametrize(
    ("slug", "expected", "former"),
    [
        ("", "jan-ott", ()),
        ("jan-ott", "jan-ott", ()),
        ("ott", "ott", ("jan-ott",)),
        ("uwe-ahl", "jan-ott", ()),
        ("ahl", "jan-ott", ()),
    ],
    ids=["none", "the same", "free", "another's", "another's former"],
)
def test_address_by_the_editor(slug: str, expected: str, former: tuple[str, ...]) -> None:
    """The editor's address is taken if nobody else has or had it; the one before it is remembered."""
    ahl = ActorEntry("p-2", "uwe-ahl", "person", ("Uwe Ahl",), former=("ahl",))
    entry = address_of("Jan Ott", registry=Registry(actors=(OTT, ahl)), slug=slug)
    assert (entry.slug, entry.former) == (expected, former)


# --- Merging ---


def test_merged_entries_lead_to_one() -> None:
    """Of two entries with names of one actor the first is its own, and the other leads there and keeps its names."""
    found = entries_after([["Uwe Ahl", "Jan Ott"]], OTT, AHL)
    assert (found["jan-ott"].into, found["uwe-ahl"].into) == ("p-2", "")
    assert (found["jan-ott"].names, found["uwe-ahl"].names) == (("Jan Ott",), ("Uwe Ahl",))


def test_what_has_led_elsewhere_goes_last() -> None:
    """The entry that others lead to stays the actor's own, whichever name is shown first."""
    led = ActorEntry("p-2", "uwe-ahl", "person", ("Uwe Ahl",), into="p-1", page=True)
    found = entries_after([["Uwe Ahl", "Jan Ott"]], OTT, led)
    assert (found["jan-ott"].into, found["uwe-ahl"].into) == ("", "p-1")


def test_no_longer_merged() -> None:
    """An entry whose actor stands alone again leads nowhere else."""
    led = ActorEntry("p-2", "uwe-ahl", "person", ("Uwe Ahl",), into="p-1", page=True)
    found = entries_after([["Jan Ott"], ["Uwe Ahl"]], OTT, led)
    assert (found["jan-ott"].into, found["uwe-ahl"].into) == ("", "")


@pytest.mark.parametrize("names", [("Jan Ott", "Johannes Ott"), ("Johannes Ott", "Jan Ott")])
def test_a_name_leaves_its_entry(names: tuple[str, str]) -> None:
    """Who was one and is two now: the entry stays with its first name, the other gets an entry and takes the name."""
    both = ActorEntry("p-1", "jan-ott", "person", ("Jan Ott", "Johannes Ott"), page=True)
    assert {entry.slug: entry.names for entry in entries_after([[name] for name in names], both).values()} == {
        "jan-ott": ("Jan Ott",),
        "johannes-ott": ("Johannes Ott",),
    }


def test_a_later_name_is_enough() -> None:
    """Where nobody has an entry's first name, who has another of its names has the entry, and the name to show."""
    both = ActorEntry("p-1", "jan-ott", "person", ("Jan Ott", "Johannes Ott"))
    assert entries_after([["Johannes Ott"]], both) == {"jan-ott": both}


def test_merged_with_one_that_had_a_page() -> None:
    """Where one of two merged entries had a page, there is one to lead to."""
    without = ActorEntry("p-1", "jan-ott", "person", ("Jan Ott",))
    assert address_of("Jan Ott", "Uwe Ahl", registry=Registry(actors=(without, AHL))).page


# --- Where addresses lead ---


def moved(shown: set[str], *entries: ActorEntry) -> list[tuple[str, str]]:
    """Return the slugs that lead on or nowhere, with their targets, where these actors are shown."""
    assert {one.kind for one in entries} <= {"person"}
    return [(one.slug, one.target) for one in Addresses(Registry(actors=entries), []).moved(shown)]


LED = ActorEntry("p-2", "uwe-ahl", "person", ("Uwe Ahl",), into="p-1", page=True)
CHAIN = ActorEntry("p-3", "ole-tamsen", "person", ("Ole Tamsen",), into="p-2", former=("ole",), page=True)
RENAMED = ActorEntry("p-1", "ott", "person", ("Jan Ott",), former=("jan-ott", "j-ott"), page=True)


@pytest.mark.parametrize(
    ("shown", "entries", "expected"),
    [
        ({"p-1"}, [OTT], []),
        (set(), [OTT], [("jan-ott", "")]),
        (set(), [ActorEntry("p-1", "jan-ott", "person", ("Jan Ott",))], []),
        ({"p-1"}, [OTT, LED], [("uwe-ahl", "p-1")]),
        (set(), [OTT, LED], [("jan-ott", ""), ("uwe-ahl", "")]),
        ({"p-1"}, [OTT, LED, CHAIN], [("ole-tamsen", "p-1"), ("ole", "p-1"), ("uwe-ahl", "p-1")]),
        ({"p-1"}, [RENAMED], [("jan-ott", "p-1"), ("j-ott", "p-1")]),
        (set(), [RENAMED], [("ott", ""), ("jan-ott", ""), ("j-ott", "")]),
        ({"p-1"}, [LED], [("uwe-ahl", "")]),
    ],
    ids=[
        "shown",
        "gone",
        "never had a page",
        "merged",
        "merged and gone",
        "merged twice",
        "renamed",
        "renamed and gone",
        "merged into nobody",
    ],
)
def test_moved(shown: set[str], entries: list[ActorEntry], expected: list[tuple[str, str]]) -> None:
    """What had a page and has none leads to the actor that it became, or nowhere."""
    assert moved(shown, *entries) == expected


def test_circle() -> None:
    """Entries that a merge of two branches has led in a circle lead nowhere, and nothing hangs."""
    one = ActorEntry("p-1", "jan-ott", "person", ("Jan Ott",), into="p-2", page=True)
    other = ActorEntry("p-2", "uwe-ahl", "person", ("Uwe Ahl",), into="p-1", page=True)
    assert moved(set(), one, other) == [("jan-ott", ""), ("uwe-ahl", "")]


def test_kinds_lead_for_themselves() -> None:
    """A person's old address is told from an organisation's of the same name."""
    body = ActorEntry("o-1", "jan-ott", "organisation", ("Jan Ott",), page=True)
    found = Addresses(Registry(actors=(OTT, body)), []).moved({"o-1"})
    assert found == (Moved("person", "jan-ott", ""),)


# --- Articles ---


@pytest.mark.parametrize(
    ("date", "title", "expected"),
    [
        ("2025-04-04T03:51", "Deich hält", "2025-04-04-deich-haelt"),
        ("2025-04", "Deich hält", "2025-04-deich-haelt"),
        ("", "Deich hält", "deich-haelt"),
        ("2025-04-04", "", "2025-04-04"),
        ("", "404", "404-886da5"),
        ("", "…", "886da5"),
    ],
)
def test_article_slugs(date: str, title: str, expected: str) -> None:
    """An article's address is its day and headline, with a digest of its id only where that is not enough."""
    slugs, registry = link_articles([make_article(id="f-1", date=date, title=title)], Registry())
    assert slugs == {"f-1": expected}
    assert registry.articles == (ArticleEntry("f-1", expected),)


@PROPERTY
@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=2), st.sampled_from(["Deich", "deich!", "Index", ""]), max_size=7
    ),
    st.randoms(use_true_random=False),
    st.integers(0, 7),
)
def test_article_addresses(titles: dict[str, str], random: Random, known: int) -> None:
    """Articles get the same addresses in any order, and keep them when others come."""
    articles = [make_article(id=identifier, title=title) for identifier, title in sorted(titles.items())]
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert link_articles(articles, Registry()) == link_articles(shuffled, Registry())
    old, registry = link_articles(shuffled[:known], Registry())
    new, _ = link_articles(articles, registry)
    assert old.items() <= new.items()
    assert len(set(new.values())) == len(articles)
