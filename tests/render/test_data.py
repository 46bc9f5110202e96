"""Tests of the data files beside the pages."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefing import Briefing, Ref, TieEntry
from generator.render.data import data_files
from tests.render.conftest import sample_briefing
from tests.samples import PROPERTY, profiles

if TYPE_CHECKING:
    from generator.language import LanguageProfile

PATHS = profiles()["de"].interface.paths
EMPTY = Briefing((), (), (), (), (), ())


def ties_in(site: Briefing) -> dict[str, Any]:
    """Return what the file of ties says."""
    found: dict[str, Any] = json.loads(data_files(site, PATHS)["daten/ties.json"])
    return found


def test_one_file_in_the_languages_folder(briefing: Briefing, interface: LanguageProfile) -> None:
    """There is one data file, in the folder that the language file names."""
    assert list(data_files(briefing, interface.interface.paths)) == [f"{interface.interface.paths.data}/ties.json"]


def test_site_without_ties() -> None:
    """A site without ties has the file all the same, so that its address always answers."""
    assert data_files(EMPTY, PATHS) == {"daten/ties.json": '{"version":1,"ties":[]}\n'}


def test_ties() -> None:
    """Every tie is there, in the site's order, with both actors, how often, and the sentence that shows it."""
    site = sample_briefing(PATHS)
    content = ties_in(site)
    assert content.keys() == {"version", "ties"}
    assert content["version"] == 1
    assert [(tie["kind"], tie["count"]) for tie in content["ties"]] == [(tie.kind, tie.count) for tie in site.ties]
    assert content["ties"][1] == {
        "kind": "about",
        "from": {"id": "p-1", "name": "Wiebke Ott", "page": "personen/wiebke-ott/"},
        "to": {"id": "p-2", "name": "Ole Tamsen", "page": "personen/ole-tamsen/"},
        "count": 1,
        "sentence": "„Ole Tamsen *irrt*“, sagte Wiebke Ott.",
        "article": {
            "title": "Brücke gesperrt: „Wie lange noch?“",
            "page": "artikel/2025-04-04-bruecke-gesperrt/",
            "date": "2025-04-04T09:30+02:00",
            "anchor": "z-1a",
        },
    }


def test_people_and_organisations_are_told_apart() -> None:
    """An organisation's tie has the organisation's id and page."""
    assert ties_in(sample_briefing(PATHS))["ties"][3]["from"] == {
        "id": "o-1",
        "name": "Küstenbahn AG",
        "page": "organisationen/kuestenbahn-ag/",
    }


def test_same_name_other_actor() -> None:
    """Two actors of one name are told apart by their pages."""
    site = sample_briefing(PATHS)
    first, second = site.persons
    namesake = replace(second, ref=Ref(first.ref.name, second.ref.path))
    (tie, *_) = site.ties
    twice = replace(site, persons=(first, namesake), ties=(replace(tie, one=namesake.ref),))
    (found,) = ties_in(twice)["ties"]
    assert [found["from"]["id"], found["to"]["id"]] == ["p-2", "p-1"]
    assert found["from"]["name"] == found["to"]["name"]


def test_all_ties_are_there_even_where_pages_show_fewer() -> None:
    """The file has every tie of the site, not only those on pages."""
    site = sample_briefing(PATHS)
    bare = replace(site, persons=tuple(replace(one, ties=()) for one in site.persons))
    assert len(ties_in(bare)["ties"]) == len(site.ties)


def test_file_is_compact(briefing: Briefing, interface: LanguageProfile) -> None:
    """The file is one line that holds no more than it must, and letters as they are."""
    (text,) = data_files(briefing, interface.interface.paths).values()
    assert text.endswith("}\n")
    assert text.count("\n") == 1
    assert "Küstenbahn" in text
    assert json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) == text.rstrip("\n")


@PROPERTY
@given(st.text(st.characters(codec="utf-8")))
def test_any_words_come_back(words: str) -> None:
    """Whatever a sentence, name or title holds comes back letter by letter, on a line of its own."""
    site = sample_briefing(PATHS)
    one, other = (actor.ref._replace(name=words) for actor in site.persons)
    tie = TieEntry("together", one, other, 1, words, Ref(words, "artikel/a.md"), "2025-04-04")
    (text,) = data_files(replace(site, ties=(tie,)), PATHS).values()
    assert text.count("\n") == 1
    (found,) = json.loads(text.encode().decode())["ties"]
    shown = [found["from"]["name"], found["to"]["name"], found["sentence"], found["article"]["title"]]
    assert shown == [words] * 4


@pytest.mark.parametrize("side", ["one", "other"])
def test_tie_with_somebody_unknown(side: str) -> None:
    """A tie with an actor who has no page is a fault of the stage before, and never written down."""
    site = sample_briefing(PATHS)
    (tie, *_) = site.ties
    wrong = replace(tie, one=Ref("Brehm", "")) if side == "one" else replace(tie, other=Ref("Brehm", ""))
    with pytest.raises(KeyError):
        data_files(replace(site, ties=(wrong,)), PATHS)
