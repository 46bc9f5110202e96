"""Tests of search records: what can be found, what is shown of it, and by which other words it is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.briefing import ActorEntry, Briefing, Ref, RoleEntry, Standing, TextBlock
from generator.known_actors import KnownActor
from generator.search import SearchRecord, search_records
from tests.render.conftest import sample_briefing
from tests.samples import profiles, website

ARTICLE = "artikel/2025-04-04-bruecke-gesperrt"


@pytest.fixture
def records() -> dict[str, SearchRecord]:
    """The records of the small site, by address."""
    profile = profiles()["de"]
    found = search_records(sample_briefing(profile.interface.paths), website(profile))
    return {record.address: record for record in found}


def record_of(name: str, *, known: tuple[KnownActor, ...] = (), other: tuple[str, ...] = ()) -> SearchRecord:
    """Return the record of a site's only person."""
    profile = profiles()["de"]
    role = RoleEntry("Beauftragter", "2025-04-04", Ref("Ein Titel", "artikel/a.md"))
    person = ActorEntry(Ref(name, "personen/a.md"), "person", Standing(), other, (role,), (), (), (), ())
    briefing = Briefing((), (person,), (), (), (), ())
    return next(one for one in search_records(briefing, website(profile), known) if one.kind == "person")


def test_every_page_and_quotation_is_there_once() -> None:
    """Each page and each quotation has one record; an address is there once."""
    profile = profiles()["de"]
    briefing = sample_briefing(profile.interface.paths)
    found = search_records(briefing, website(profile))
    quotes = sum(len(article.quotes) for article in briefing.articles)
    pages = (briefing.persons, briefing.organisations, briefing.topics, briefing.stories, briefing.articles)
    assert len({record.address for record in found}) == len(found)
    assert sum(record.kind == "quote" for record in found) == quotes
    counts = [
        sum(record.kind == kind for record in found) for kind in ("person", "organisation", "topic", "story", "article")
    ]
    assert counts == [len(entries) for entries in pages]


def test_verbatim_quotation(records: dict[str, SearchRecord]) -> None:
    """A quotation word for word leads to its anchor, has quotation marks, and says who speaks and where."""
    record = records[f"{ARTICLE}/#z-1a"]
    assert record.title == "Wiebke Ott: Brücke gesperrt: „Wie lange noch?“"
    assert record.text == "„Die Brücke ist alt“ … „und sie bleibt zu.“"
    assert record.line == "Nordmark-Bote, 4. April 2025"
    assert record.parts == ("wiebke", "ott")
    assert record.filters == {
        "kind": ("Zitat",),
        "person": ("Wiebke Ott",),
        "topic": ("Bahn", "Brücken*sperrung"),
        "year": ("2025",),
        "type": ("wörtlich",),
    }


def test_paraphrase_has_no_quotation_marks(records: dict[str, SearchRecord]) -> None:
    """What is said in substance is no quotation in marks, and a speaker whom nobody knows is said to be that."""
    record = records[f"{ARTICLE}/#z-2b"]
    assert record.text == "Wiebke Ott habe [nichts] getan"
    assert record.title.startswith("Der Betriebsrat (nicht zugeordnet): ")
    assert record.filters["type"] == ("sinngemäß",)
    assert "person" not in record.filters


def test_quotation_of_nobody(records: dict[str, SearchRecord]) -> None:
    """Where nobody is named, the title says so, and a hostile text stays as it is."""
    record = records["artikel/faehre-faehrt-wieder/#z-3c"]
    assert record.title == "nicht zugeordnet: Fähre *fährt* wieder"
    assert record.text == "„Wer zu spät kommt, den <b>bestraft</b> die Fähre.“"
    assert record.line == "ohne Datum"


def test_article_is_filtered_by_its_actors_and_topics(records: dict[str, SearchRecord]) -> None:
    """An article has its actors with a page, its topics and its year as filters."""
    assert records[f"{ARTICLE}/"].filters == {
        "kind": ("Artikel",),
        "person": ("Wiebke Ott", "Ole Tamsen", "Küstenbahn AG"),
        "topic": ("Bahn", "Brücken*sperrung"),
        "year": ("2025",),
    }


def test_keyphrases_are_not_shown(records: dict[str, SearchRecord]) -> None:
    """Words that the page's text does not have are searched only."""
    record = records[f"{ARTICLE}/"]
    assert {"ersatzverkehr", "verkehr"} <= set(record.words)
    assert "rsatzverkehr" not in f"{record.title} {record.line} {record.text}"


def test_nothing_shown_is_hidden_as_well(records: dict[str, SearchRecord]) -> None:
    """No word that can be seen is among the related ones."""
    for record in records.values():
        shown = f"{record.title} {record.text}".lower().split()
        assert [word for word in record.words if word in shown] == []


def test_parts_of_the_title(records: dict[str, SearchRecord]) -> None:
    """The parts of a page's own name are known from those of other words, and are there once."""
    record = records["organisationen/kuestenbahn-ag/"]
    assert record.parts == ("bahn",)
    assert not set(record.parts) & set(record.words)


def test_names_of_a_person() -> None:
    """A person is found by other names as printed, those of the gazetteer, and other transcriptions."""
    known = (
        KnownActor("Kirill Dmitrijew", "person", ("Dmitrijew, K.",)),
        KnownActor("Kirill Dmitrijew", "organisation", ("X",)),
    )
    record = record_of("Kirill Dmitrijew", known=known, other=("Dmitrijews",))
    expected = ("Dmitrijews", "Dmitrijew, K.", "dmitriev", "dmitrijev", "dmitriew")
    assert record.names == expected
    assert record.line == "Beauftragter"
    assert "dmitriev" not in f"{record.title} {record.line} {record.text}"


def test_hostile_name_stays_a_text() -> None:
    """What looks like a tag is kept letter by letter; what cannot be seen is left out."""
    record = record_of("<img src=x\u202e onerror=alert(1)>")
    assert record.title == "<img src=x onerror=alert(1)>"


def test_common_words_are_left_out() -> None:
    """A related word that most records have says nothing about any."""
    profile = profiles()["de"]
    briefing = sample_briefing(profile.interface.paths)
    article = briefing.articles[0]
    text = (TextBlock(heading=False, text="Er ging."),)
    many = tuple(
        replace(article, ref=Ref(f"Nr. {number}", f"artikel/{number}.md"), text=text, quotes=())
        for number in range(100)
    )
    site = website(profile)
    few, all_of_them = (
        [record for record in search_records(replace(briefing, articles=some), site) if record.title.startswith("Nr. ")]
        for some in (many[:5], many)
    )
    assert [("gehen" in record.words) for record in few] == [True] * 5
    assert not any("gehen" in record.words for record in all_of_them)


def test_files_have_other_addresses() -> None:
    """Where pages are files, addresses are theirs."""
    profile = profiles()["de"]
    found = search_records(sample_briefing(profile.interface.paths), website(profile, folders=False))
    assert f"{ARTICLE}.html#z-1a" in {record.address for record in found}


def test_english_interface() -> None:
    """In English the filters, kinds and marks are English."""
    profile = profiles()["en"]
    found = search_records(sample_briefing(profile.interface.paths), website(profile))
    record = next(one for one in found if one.address.endswith("#z-1a"))
    assert record.filters["kind"] == ("Quotation",)
    assert record.filters["type"] == ("verbatim",)
    assert record.text == "“Die Brücke ist alt” … “und sie bleibt zu.”"
