"""Tests of what stands on the page of a person or organisation, and of old addresses."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest

from generator.briefing import Ref
from generator.known_actors import KnownActor
from generator.registry import ActorEntry as RegistryEntry
from generator.registry import Registry
from tests.curate.sites import actor_of, after, briefing, linked, rules, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefing import Briefing, MovedEntry
    from tests.curate.sites import Found

TAMSEN, OTT, ROTH = (
    Ref(name, f"personen/{name.lower().replace(' ', '-')}.md") for name in ("Ole Tamsen", "Wiebke Ott", "Ida Roth")
)
WERFT, BANK = Ref("Werft Nord", "organisationen/werft-nord.md"), Ref("Bank Süd", "organisationen/bank-sued.md")
HEAD = "Wiebke Ott, Chefin der Werft Nord, traf Ole Tamsen."
WORDS = "Wiebke Ott irrt"
QUARREL = f"„{WORDS}“, sagte Ole Tamsen. Wiebke Ott ging. Ida Roth von der Werft Nord blieb."


def head(
    identifier: str = "a1", date: str = "2025-04-04", text: str = HEAD, role: str = "Chefin der Werft Nord"
) -> Found:
    """Return an article in which Wiebke Ott has a function at the shipyard."""
    people = ("Wiebke Ott", "Ole Tamsen")
    title = f"Titel {identifier}"
    return told(text, *people, bodies=["Werft Nord"], roles={"Wiebke Ott": role}, id=identifier, date=date, title=title)


def quarrel(identifier: str = "a1", date: str = "2025-04-04") -> Found:
    """Return an article in which Tamsen speaks about Ott, and Roth has a function at the shipyard."""
    return told(
        QUARREL,
        "Ole Tamsen",
        "Wiebke Ott",
        "Ida Roth",
        bodies=["Werft Nord"],
        roles={"Ida Roth": "von der Werft Nord"},
        says=[("Ole Tamsen", WORDS)],
        id=identifier,
        date=date,
    )


# --- Functions and affiliations ---


def test_affiliation_for_both_sides() -> None:
    """A function that names an organisation is on the person's page and on the organisation's."""
    site = briefing(head())
    article = Ref("Titel a1", "artikel/2025-04-04-titel-a1.md")
    for name, other in (("Wiebke Ott", WERFT), ("Werft Nord", OTT)):
        (found,) = actor_of(site, name).affiliations
        assert (found.other, found.role) == (other, "Chefin der Werft Nord")
        assert (found.date, found.article) == ("2025-04-04", article)
    assert actor_of(site, "Ole Tamsen").affiliations == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Die Werft Nord rief Wiebke Ott, Ministerin, und Ole Tamsen.", "Ministerin"),
        ("Wiebke Ott, Chefin der Werft, sah die Werft Nord.", "Chefin der Werft"),
    ],
)
def test_function_that_names_no_organisation(text: str, role: str) -> None:
    """A function beside an organisation, or with a part of its name alone, is none at this organisation."""
    site = briefing(head(text=text, role=role))
    assert {actor.affiliations for actor in (*site.persons, *site.organisations)} == {()}


@pytest.mark.parametrize("without", ["Wiebke Ott", "Werft Nord"])
def test_affiliation_needs_both_pages(without: str) -> None:
    """Where one of the two has no page, neither has an affiliation; the function stays."""
    article, analysis = head()
    actors = tuple(replace(one, weight=1.0) if one.name == without else one for one in analysis.actors)
    site = briefing((article, replace(analysis, actors=actors)))
    assert {actor_of(site, name).affiliations for name in ("Wiebke Ott", "Werft Nord")} == {()}
    assert [role.text for role in actor_of(site, "Wiebke Ott").roles] == ["Chefin der Werft Nord"]


def test_newest_affiliations_first() -> None:
    """Each function at an organisation is listed once, with the newest article, and the newest first."""
    member = "Wiebke Ott, Rätin der Werft Nord, kam. Ole Tamsen ging."
    found = [
        head("a1", "2025-04-01"),
        head("a2", "2025-04-02", member, "Rätin der Werft Nord"),
        head("a3", "2025-04-03"),
    ]
    for order in (found, found[::-1]):
        shown = actor_of(briefing(*order), "Werft Nord").affiliations
        assert [(one.role, one.date, one.article.name) for one in shown] == [
            ("Chefin der Werft Nord", "2025-04-03", "Titel a3"),
            ("Rätin der Werft Nord", "2025-04-02", "Titel a2"),
        ]


def test_function_at_two_organisations() -> None:
    """A function that names two organisations is one at each."""
    text = "Wiebke Ott, Chefin von Werft Nord und Bank Süd, kam."
    role = "Chefin von Werft Nord und Bank Süd"
    site = briefing(told(text, "Wiebke Ott", bodies=["Werft Nord", "Bank Süd"], roles={"Wiebke Ott": role}))
    assert {one.other for one in actor_of(site, "Wiebke Ott").affiliations} == {WERFT, BANK}
    assert [one.other for one in actor_of(site, "Bank Süd").affiliations] == [OTT]


def test_newest_roles_first() -> None:
    """Functions come newest first, each once with its newest article, however the articles are sorted."""
    roles = {
        "a1": ("2025-04-01", "Rätin"),
        "a2": ("2025-04-03", "Chefin"),
        "a3": ("2025-04-02", "Rätin"),
        "a4": ("", "Wirtin"),
    }
    found = [
        told(f"Es kam {role} Wiebke Ott.", "Wiebke Ott", roles={"Wiebke Ott": role}, id=one, date=date, title=one)
        for one, (date, role) in roles.items()
    ]
    for order in (found, found[::-1]):
        shown = actor_of(briefing(*order), "Wiebke Ott").roles
        assert [(role.text, role.date, role.article.name) for role in shown] == [
            ("Chefin", "2025-04-03", "a2"),
            ("Rätin", "2025-04-02", "a3"),
            ("Wirtin", "", "a4"),
        ]


# --- Without a page ---


def test_minor_actors_have_no_page() -> None:
    """Who has too few points is listed apart, with articles and functions, and no page, quotation or tie."""
    article, analysis = quarrel()
    actors = tuple(replace(one, weight=1.5) if one.name != "Wiebke Ott" else one for one in analysis.actors)
    site = briefing((article, replace(analysis, actors=actors)))
    assert ([actor.ref for actor in site.persons], site.organisations) == ([OTT], ())
    assert [(actor.ref, actor.kind) for actor in site.minor] == [
        (Ref("Ida Roth", ""), "person"),
        (Ref("Ole Tamsen", ""), "person"),
        (Ref("Werft Nord", ""), "organisation"),
    ]
    for actor in site.minor:
        assert [actor.says, actor.about, actor.ties, actor.affiliations] == [()] * 4
        assert actor.articles == site.articles
    assert [role.text for role in site.minor[0].roles] == ["von der Werft Nord"]
    assert site.ties == ()
    assert site.persons[0].about == site.articles[0].quotes


def test_every_actor_is_with_or_without_a_page() -> None:
    """No actor is in two lists, and none is in neither."""
    actors = linked(quarrel()).actors
    for least in (0.0, 2.5):
        site = briefing(quarrel(), min_actor_weight=least)
        entries = (*site.persons, *site.organisations, *site.minor)
        assert sorted(entry.id for entry in entries) == sorted(actor.id for actor in actors)
    assert {bool(entry.ref.path) for entry in (*site.persons, *site.organisations)} <= {True}


# --- The editor's and the gazetteer's word ---


def test_word_of_editor_and_gazetteer() -> None:
    """Name, note and id in Wikidata are what the editor says, then what the gazetteer says."""
    editor = rules({"name": "Wiebke Ott", "rename": "Wiebke Ott-Jansen", "note": "Seit Mai.", "wikidata": "Q2"})
    known = [
        KnownActor("Wiebke Ott", "person", wikidata="Q1"),
        KnownActor("Hafenmeister Tamsen", "person", ("Ole Tamsen",), "Q3"),
    ]
    site = briefing(quarrel(), editor=editor, known=known)
    ott = actor_of(site, "Wiebke Ott-Jansen")
    assert (ott.ref.path.startswith("personen/"), ott.note, ott.wikidata) == (True, "Seit Mai.", "Q2")
    assert ott.about[0].names == (ott.ref,)
    tamsen = actor_of(site, "Hafenmeister Tamsen")
    assert (tamsen.note, tamsen.wikidata) == ("", "Q3")
    assert (actor_of(site, "Ida Roth").note, actor_of(site, "Ida Roth").wikidata) == ("", "")


def test_id_is_the_registrys() -> None:
    """An entry has the id under which the registry knows the actor."""
    registry = Registry(actors=(RegistryEntry("p-1", "ott", "person", ("Wiebke Ott",)),))
    ott = actor_of(briefing(quarrel(), registry=registry), "Wiebke Ott")
    assert (ott.id, ott.ref.path) == ("p-1", "personen/ott.md")


def names_in(value: object) -> Iterator[str]:
    """Yield every name and path of a reference anywhere in what records are made of."""
    if isinstance(value, Ref):
        yield from value
    elif isinstance(value, dict | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from names_in(one)


def shown_names(site: Briefing) -> set[str]:
    """Return everything that the site calls by name or leads to."""
    return set(names_in(asdict(site)))


@pytest.mark.parametrize("name", ["Ole Tamsen", "Wiebke Ott", "Ida Roth", "Werft Nord"])
def test_hidden_actors_are_nowhere(name: str) -> None:
    """Whom the editor hides is in no list, quotation, tie or function, with a link or without."""
    before, site = briefing(quarrel()), briefing(quarrel(), editor=rules({"name": name, "hide": True}))
    assert name in shown_names(before)
    assert [one for one in shown_names(site) if name in one or name.lower().replace(" ", "-") in one] == []
    assert name not in {actor.ref.name for actor in site.minor}
    assert len(shown_names(before) - shown_names(site)) == 2
    assert site.articles[0].text == before.articles[0].text


def test_hidden_speaker_is_only_printed() -> None:
    """The words of a hidden speaker stay, with the speaker as the article prints them and no actor."""
    article, analysis = quarrel()
    begin = QUARREL.index("Ole Tamsen")
    spoken = replace(analysis.quotes[0], speaker=(analysis.sentences[0]._replace(begin=begin, end=begin + 10),))
    found = article, replace(analysis, quotes=(spoken,))
    (quote,) = briefing(found, editor=rules({"name": "Ole Tamsen", "hide": True})).articles[0].quotes
    assert (quote.pieces, quote.actor, quote.speaker) == ((WORDS,), None, "Ole Tamsen")
    assert quote.names == (OTT,)


def test_only_that_actor_is_hidden() -> None:
    """Who is hidden takes nobody else along: the others keep pages and ties."""
    site = briefing(quarrel(), editor=rules({"name": "Ida Roth", "hide": True}))
    assert [actor.ref for actor in (*site.persons, *site.organisations)] == [OTT, TAMSEN, WERFT]
    assert [(tie.kind, tie.one, tie.other) for tie in site.ties] == [
        ("about", TAMSEN, OTT),
        ("together", TAMSEN, OTT),
    ]


def test_roles_of_the_gazetteer() -> None:
    """A person without a function in the articles has the gazetteer's; an organisation or another person has none."""
    known = [
        KnownActor("Wiebke Ott", "person", roles=("Ministerin",)),
        KnownActor("Hafenmeister Tamsen", "person", ("Ole Tamsen",), roles=("Hafenmeister", "Zeuge")),
        KnownActor("Werft Nord", "organisation", roles=("Arbeitgeber",)),
    ]
    site = briefing(head(), known=known)
    assert {actor.ref.name: actor.listed_roles for actor in (*site.persons, *site.organisations)} == {
        "Wiebke Ott": (),
        "Hafenmeister Tamsen": ("Hafenmeister", "Zeuge"),
        "Werft Nord": (),
    }
    assert actor_of(site, "Hafenmeister Tamsen").roles == ()


@pytest.mark.parametrize("by", ["editor", "gazetteer"])
def test_right_kind_in_articles(by: str) -> None:
    """What somebody has written down to be an organisation is listed among the organisations of its articles."""
    editor = rules({"name": "Wiebke Ott", "becomes": "organisation"}) if by == "editor" else None
    known = [KnownActor("Wiebke Ott", "organisation")] if by == "gazetteer" else []
    (article,) = briefing(quarrel(), editor=editor, known=known).articles
    assert [ref.name for ref in article.persons] == ["Ole Tamsen", "Ida Roth"]
    assert [ref.name for ref in article.organisations] == ["Wiebke Ott", "Werft Nord"]


def test_right_kind_has_affiliations() -> None:
    """What somebody has written down to be an organisation has affiliations like one that was found as such."""
    text = "Ida Roth, Chefin von Wiebke Ott, kam."
    found = told(text, "Ida Roth", "Wiebke Ott", roles={"Ida Roth": "Chefin von Wiebke Ott"})
    site = briefing(found, known=[KnownActor("Wiebke Ott", "organisation")])
    assert [one.other for one in actor_of(site, "Wiebke Ott").affiliations] == [ROTH]


# --- Old addresses ---


def moved(site: Briefing) -> list[tuple[str, str, Ref]]:
    """Return each old address with its kind and where it leads."""
    return [(one.path, one.kind, one.target) for one in site.moved]


def test_nothing_has_moved() -> None:
    """Where every page is as before, no address leads elsewhere."""
    assert briefing(quarrel()).moved == ()
    assert briefing(quarrel(), registry=after(quarrel())).moved == ()


def test_merged_actor_leads_to_the_other() -> None:
    """The page of a name that belongs to another leads to the other's page."""
    editor = rules({"name": "Wiebke Ott", "merge": ["Ida Roth"]})
    site = briefing(quarrel(), registry=after(quarrel()), editor=editor)
    assert moved(site) == [(ROTH.path, "person", OTT)]
    assert [actor.ref for actor in site.persons] == [OTT, TAMSEN]


def test_new_address() -> None:
    """Former addresses of an actor lead to its page, which has the name that the page shows."""
    editor = rules({"name": "Werft Nord", "slug": "nordwerft", "rename": "Nordwerft"})
    site = briefing(quarrel(), registry=after(quarrel()), editor=editor)
    assert moved(site) == [(WERFT.path, "organisation", Ref("Nordwerft", "organisationen/nordwerft.md"))]


@pytest.mark.parametrize("name", ["Ole Tamsen", "Werft Nord"])
def test_hidden_actors_page_leads_nowhere(name: str) -> None:
    """The page of whom the editor hides is still there and leads to nobody."""
    site = briefing(quarrel(), registry=after(quarrel()), editor=rules({"name": name, "hide": True}))
    (old,) = site.moved
    assert (old.target, name in shown_names(site)) == (Ref("", ""), False)
    assert old.path in {TAMSEN.path, WERFT.path}


def test_actor_of_articles_that_are_gone() -> None:
    """The page of an actor whom no article names any more leads to nobody."""
    registry = after(quarrel())
    site = briefing(told("Wiebke Ott ging.", "Wiebke Ott"), registry=registry)
    assert {path for path, _, _ in moved(site)} == {TAMSEN.path, ROTH.path, WERFT.path}
    assert {target for _, _, target in moved(site)} == {Ref("", "")}


def test_page_that_never_was_leads_nowhere() -> None:
    """An address in the registry that never had a page is not kept."""
    registry = linked(quarrel()).registry
    assert briefing(told("Wiebke Ott ging.", "Wiebke Ott"), registry=registry).moved == ()


def test_old_address_in_the_sites_language() -> None:
    """Old addresses are in the folders that the language file names."""
    editor = rules({"name": "Wiebke Ott", "merge": ["Ida Roth"]})
    site: tuple[MovedEntry, ...] = briefing(quarrel(), registry=after(quarrel()), editor=editor, language="en").moved
    assert [(one.path, one.target.path) for one in site] == [("people/ida-roth.md", "people/wiebke-ott.md")]


def test_old_address_is_never_a_page() -> None:
    """No old address is that of a page, whatever was merged, hidden or renamed."""
    editor = rules(
        {"name": "Wiebke Ott", "merge": ["Ida Roth"], "slug": "ida"},
        {"name": "Ole Tamsen", "hide": True},
        {"name": "Werft Nord", "slug": "ole-tamsen"},
    )
    site = briefing(quarrel(), registry=after(quarrel()), editor=editor)
    pages = {actor.ref.path for actor in (*site.persons, *site.organisations)}
    assert pages == {"personen/ida.md", "organisationen/ole-tamsen.md"}
    assert pages & {one.path for one in site.moved} == set()
    assert {one.path for one in site.moved} == {OTT.path, ROTH.path, TAMSEN.path, WERFT.path}
