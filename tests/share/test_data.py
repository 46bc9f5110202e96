"""Tests of the data files: which there are, the ties, and that all of them are what the schema says."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.briefing import Briefing, Ref, TieEntry
from generator.share.data import SCHEMA, data_files
from generator.website import Website
from tests.render.conftest import sample_briefing
from tests.samples import PROPERTY, profiles

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY = Briefing((), (), (), (), (), ())
WEB = "https://example.org/briefings/"
PAGES = {
    "site": "start_page",
    "person": "actor_page",
    "organisation": "actor_page",
    "topic": "topic_page",
    "story": "story_page",
    "article": "article_page",
    "day": "period_page",
    "week": "period_page",
    "month": "month_page",
    "index": "index_page",
}
LINES = {"site": "site", "article": "article", "person": "actor", "organisation": "actor", "topic": "topic"}


def website(url: str = "", language: str = "de", *, folders: bool = True) -> Website:
    """Return a site that speaks this language."""
    return Website("Briefings", url, profiles()[language], folders=folders)


def ties_in(site: Briefing) -> dict[str, Any]:
    """Return what the file of ties says."""
    found: dict[str, Any] = json.loads(data_files(site, website())["daten/ties.json"])
    return found


def schema() -> dict[str, Any]:
    """Return the schema."""
    found: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return found


def parts(path: str, content: bytes) -> Iterator[tuple[str, object]]:
    """Yield everything in a data file with the definition in the schema that it must keep to."""
    text = content.decode("utf-8-sig")
    if path.endswith(".csv"):
        for row in csv.DictReader(io.StringIO(text, newline="")):
            yield path.rpartition("/")[2].replace(".", "_"), row
    elif path.endswith(".jsonl"):
        for line in text.removesuffix("\n").split("\n"):
            value = json.loads(line)
            yield f"{LINES.get(value['type'], value['type'])}_line", value
    elif path.endswith("ties.json"):
        yield "ties", json.loads(text)
    elif path.endswith("data.json"):
        value = json.loads(text)
        yield PAGES[value["type"]], value


def faults(files: dict[str, bytes]) -> list[str]:
    """Return everything in the files that the schema does not allow."""
    known = schema()
    validators = {
        name: Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": known["$defs"]}) for name in known["$defs"]
    }
    return [
        f"{path} {list(error.absolute_path)}: {error.message}"
        for path, content in files.items()
        for name, value in parts(path, content)
        for error in validators[name].iter_errors(value)
    ]


@pytest.mark.parametrize("url", ["", WEB])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("folders", [True, False])
def test_all_data_keep_to_the_schema(url: str, language: str, *, folders: bool) -> None:
    """Every file of the sample, page by page, line by line and row by row, is what the schema says."""
    site = website(url, language, folders=folders)
    assert faults(data_files(sample_briefing(site.paths), site)) == []


def test_data_of_an_empty_site_keep_to_the_schema() -> None:
    """So are the files of a site without articles."""
    assert faults(data_files(EMPTY, website())) == []


def test_schema_is_one() -> None:
    """The schema is one itself, and every file of JSON is one of the kinds that it names, and of no other."""
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    site = website(WEB)
    files = data_files(sample_briefing(site.paths), site)
    for path, content in files.items():
        if path.endswith(".json") and not path.endswith("schema.json"):
            assert list(validator.iter_errors(json.loads(content))) == [], path
    for line in files["daten/site.jsonl"].decode().removesuffix("\n").split("\n"):
        assert list(validator.iter_errors(json.loads(line))) == []


def test_schema_explains_every_field() -> None:
    """Every field has a title, its own or that of what it refers to, and no field is allowed that is not listed."""
    definitions = schema()["$defs"]
    seen = 0
    for node in objects(schema()):
        if "properties" in node:
            assert node["additionalProperties"] is False
            for name, field in node["properties"].items():
                seen += 1
                target = definitions[field["$ref"].rpartition("/")[2]] if "$ref" in field else {}
                assert field.get("title") or target.get("title"), name
    assert seen > 100


def objects(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object anywhere in the value."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("personen/wiebke-ott/data.json", b'"type":"direct"', b'"type":"verbatim"'),
        ("personen/wiebke-ott/data.json", b'"version":1', b'"version":2'),
        ("artikel/2025-04-04-bruecke-gesperrt/data.json", b'"language":"de"', b'"lingua":"de"'),
        ("artikel/2025-04-04-bruecke-gesperrt/data.json", b'"source_url":"https:', b'"source_url":"javascript:'),
        ("daten/site.jsonl", b'"actor":null', b'"actor":7'),
    ],
)
def test_schema_says_no(path: str, old: bytes, new: bytes) -> None:
    """What is not as the schema says does not pass."""
    site = website()
    content = data_files(sample_briefing(site.paths), site)[path]
    assert old in content
    assert faults({path: content.replace(old, new, 1)}) != []


def test_files_of_the_whole_site() -> None:
    """The whole site is there as lines, tables and ties, with their schema, in the folder that the language names."""
    files = data_files(EMPTY, website(language="en"))
    names = {"site.jsonl", "quotes.csv", "articles.csv", "actors.csv", "ties.json", "schema.json"}
    assert {path.removeprefix("data/") for path in files if path.startswith("data/")} == names
    assert files["data/schema.json"] == SCHEMA.read_bytes()


def test_every_page_has_its_data() -> None:
    """Beside every page of an actor, topic, story, article, day, week and month, and every index, are its data."""
    site = website()
    sample = sample_briefing(site.paths)
    files = data_files(sample, site)
    refs = [
        *(actor.ref for actor in (*sample.persons, *sample.organisations)),
        *(topic.ref for topic in sample.topics),
        *(story.ref for story in sample.stories),
        *(article.ref for article in sample.articles),
        *(period.ref for period in (*sample.days, *sample.weeks)),
        *(month.ref for month in sample.months),
    ]
    folders = {ref.path.removesuffix(".md") for ref in refs}
    folders |= {"personen", "organisationen", "themen", "ereignisse", "artikel", "zitate", "briefings"}
    assert {path for path in files if path.endswith("data.json")} == {
        "data.json",
        *(f"{one}/data.json" for one in folders),
    }


def test_same_content_same_bytes() -> None:
    """The same briefing gives the same bytes."""
    site = website(WEB)
    assert data_files(sample_briefing(site.paths), site) == data_files(sample_briefing(site.paths), site)


def test_site_without_ties() -> None:
    """A site without ties has the file all the same, so that its address always answers."""
    assert data_files(EMPTY, website())["daten/ties.json"] == b'{"version":1,"ties":[]}\n'


def test_ties() -> None:
    """Every tie is there, in the site's order, with both actors, how often, and the sentence that shows it."""
    site = sample_briefing(website().paths)
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
    assert ties_in(sample_briefing(website().paths))["ties"][3]["from"] == {
        "id": "o-1",
        "name": "Küstenbahn AG",
        "page": "organisationen/kuestenbahn-ag/",
    }


def test_same_name_other_actor() -> None:
    """Two actors of one name are told apart by their pages."""
    site = sample_briefing(website().paths)
    first, second = site.persons
    namesake = replace(second, ref=Ref(first.ref.name, second.ref.path))
    (tie, *_) = site.ties
    twice = replace(site, persons=(first, namesake), ties=(replace(tie, one=namesake.ref),))
    (found,) = ties_in(twice)["ties"]
    assert [found["from"]["id"], found["to"]["id"]] == ["p-2", "p-1"]
    assert found["from"]["name"] == found["to"]["name"]


def test_all_ties_are_there_even_where_pages_show_fewer() -> None:
    """The file has every tie of the site, not only those on pages."""
    site = sample_briefing(website().paths)
    bare = replace(site, persons=tuple(replace(one, ties=()) for one in site.persons))
    assert len(ties_in(bare)["ties"]) == len(site.ties)


@PROPERTY
@given(st.text(st.characters(codec="utf-8")))
def test_any_words_come_back(words: str) -> None:
    """Whatever a sentence, name or title holds comes back letter by letter, on a line of its own."""
    site = sample_briefing(website().paths)
    one, other = (actor.ref._replace(name=words) for actor in site.persons)
    tie = TieEntry("together", one, other, 1, words, Ref(words, "artikel/a.md"), "2025-04-04")
    content = data_files(replace(site, ties=(tie,)), website())["daten/ties.json"].decode()
    assert len(content.splitlines()) == 1
    (found,) = json.loads(content)["ties"]
    shown = [found["from"]["name"], found["to"]["name"], found["sentence"], found["article"]["title"]]
    assert shown == [words] * 4


@pytest.mark.parametrize("side", ["one", "other"])
def test_tie_with_somebody_unknown(side: str) -> None:
    """A tie with an actor who has no page is a fault of the stage before, and never written down."""
    site = sample_briefing(website().paths)
    (tie, *_) = site.ties
    wrong = replace(tie, one=Ref("Brehm", "")) if side == "one" else replace(tie, other=Ref("Brehm", ""))
    with pytest.raises(KeyError):
        data_files(replace(site, ties=(wrong,)), website())
