"""Tests of the format that ``briefings extract`` prints: it is what its schema says, and the schema is what ships."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import jsonschema
import pytest

from generator.extract import TopicFinder, extract
from generator.extraction import SCHEMA_DIALECT, extraction, json_schema_text, to_json
from tests.samples import ROOT, make_analysis, make_article, pipeline, profiles, topics

SCHEMA = json.loads(json_schema_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TEXT = (
    "Hafenmeister Ole Tamsen kam. „Der Hafen bleibt offen“, sagte Tamsen. Laut Küstennetz AG fehlt im Hafen nichts. "
    "„Wer das glaubt, der glaubt alles.“ In Bagdad regnet es. Die Fähre kommt."
)
HARBOUR = topics(
    {"id": "see"},
    {"id": "hafen", "parent": "see", "name": {"de": "Häfen"}, "words": {"de": ("Hafen",)}},
    {"id": "netz", "parent": "see", "words": {"de": ("Küstennetz",)}},
    {"id": "glaube", "parent": "see", "words": {"de": ("glauben",)}},
)


def printed(text: str = TEXT, *, min_topic_score: float = 0.0) -> dict[str, Any]:
    """Return what is printed for an article of that text."""
    article = make_article(text, id="a1", title="Hafen", date="2025-04")
    analysis = extract(pipeline("de")(text), article, profiles()["de"], TopicFinder(HARBOUR, "de"))
    one = extraction(article, analysis, HARBOUR, min_topic_score=min_topic_score, language="de")
    loaded: dict[str, Any] = json.loads(to_json(one))
    return loaded


PRINTED = printed()


def test_schema_file() -> None:
    """The schema that ships is the one that the command prints; ``briefings extract --schema`` writes it anew."""
    assert json_schema_text() == (ROOT / "generator" / "extraction.schema.json").read_text("utf-8")


def test_schema_is_one() -> None:
    """The schema is sound in the dialect that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == SCHEMA_DIALECT == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("text", [TEXT, "", "Der Hafen ist leer."])
def test_output_fits_the_schema(text: str) -> None:
    """What is really printed is accepted."""
    assert list(VALIDATOR.iter_errors(printed(text))) == []
    assert printed(text)["text"] == text


def test_output() -> None:
    """Offsets cut the words out of the text, topics have their label, and nobody is named where nobody is known."""
    one = PRINTED
    assert [one["id"], one["title"], one["date"]] == ["a1", "Hafen", "2025-04"]
    assert [(actor["name"], actor["kind"], actor["roles"]) for actor in one["actors"]] == [
        ("Ole Tamsen", "person", ["Hafenmeister"]),
        ("Küstennetz AG", "organisation", []),
    ]
    assert [TEXT[s["begin"] : s["end"]] == s["text"] for actor in one["actors"] for s in actor["surfaces"]] == [
        True
    ] * 3
    assert [(q["type"], [TEXT[b:e] for b, e in q["quote"]], q["speaker_name"]) for q in one["quotes"]] == [
        ("Direct", ["Der Hafen bleibt offen"], "Ole Tamsen"),
        ("Indirect", ["fehlt im Hafen nichts"], "Küstennetz AG"),
        ("Direct", ["Wer das glaubt, der glaubt alles."], ""),
    ]
    assert [[TEXT[b:e] for b, e in q["cue"]] for q in one["quotes"]] == [["sagte"], ["Laut"], []]


def test_topics() -> None:
    """Topics have their label, the places and words of the headline that speak for them, and the best comes first."""
    found = {one["id"]: one for one in PRINTED["topics"]}
    assert set(found) == {"see", "hafen", "netz", "glaube"}
    assert (found["hafen"]["label"], found["netz"]["label"]) == ("Häfen", "netz")
    assert [TEXT[b:e] for b, e in found["hafen"]["evidence"]] == ["Hafenmeister", "Hafen", "Hafen"]
    assert (found["hafen"]["headline"], found["netz"]["headline"]) == (["Hafen"], [])
    scores = [one["score"] for one in PRINTED["topics"]]
    assert scores == sorted(scores, reverse=True)
    assert not any(one["touched"] for one in PRINTED["topics"])


def test_weak_topics_are_left_out() -> None:
    """Topics below the given score are not printed, but for those that a quotation names, which come last."""
    scores = {one["id"]: one["score"] for one in PRINTED["topics"]}
    assert scores["hafen"] > scores["glaube"]
    strict = printed(min_topic_score=scores["hafen"])
    assert [(one["id"], one["touched"]) for one in strict["topics"]] == [
        ("see", False),
        ("hafen", False),
        ("glaube", True),
    ]
    assert printed("Die Küstennetz AG wächst.", min_topic_score=99)["topics"] == []


def test_keyphrases_and_places() -> None:
    """Phrases and places have their label, a score and where they stand, the best first."""
    phrases = {one["label"]: [TEXT[b:e] for b, e in one["evidence"]] for one in PRINTED["keyphrases"]}
    assert phrases["Hafen"] == ["Hafen", "Hafen"]
    assert PRINTED["keyphrases"][0]["score"] == 1
    assert [one["score"] for one in PRINTED["keyphrases"]] == sorted(
        (one["score"] for one in PRINTED["keyphrases"]), reverse=True
    )
    assert PRINTED["places"] == [
        {"label": "Bagdad", "score": 1.0, "evidence": [[TEXT.index("Bagdad"), TEXT.index("Bagdad") + 6]]}
    ]


def test_roles_are_printed_once() -> None:
    """A function that stands there twice is printed once."""
    one = printed("Hafenmeister Ole Tamsen kam. Später ging Hafenmeister Tamsen.")
    assert [actor["roles"] for actor in one["actors"]] == [["Hafenmeister"]]


def test_one_line() -> None:
    """An article is one line of UTF-8 JSON, whatever its text holds."""
    article = make_article("Öl\nund\u2028Ruß")
    line = to_json(extraction(article, make_analysis(), topics(), min_topic_score=0, language="de"))
    assert b"\n" not in line
    assert json.loads(line)["text"] == "Öl\nund\u2028Ruß"
    assert "Öl" in line.decode()


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every key of the value, through the first entry of each list."""
    if isinstance(value, dict):
        return [one for key, inner in value.items() for one in [(*path, key), *paths(inner, (*path, key))]]
    return paths(value[0], (*path, 0)) if isinstance(value, list) and value else []


def changed(path: tuple[str | int, ...], value: Any = None) -> dict[str, Any]:
    """Return the output with another value at that place, or with nothing there if that is None."""
    one = deepcopy(PRINTED)
    table: Any = one
    for step in path[:-1]:
        table = table[step]
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    return one


@pytest.mark.parametrize("path", paths(PRINTED), ids=lambda path: ".".join(map(str, path)))
def test_schema_refuses(path: tuple[str | int, ...]) -> None:
    """A key that is missing or has a value of another kind is not accepted, wherever it is."""
    assert [VALIDATOR.is_valid(changed(path, value)) for value in (None, {"anders": True})] == [False, False]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("quotes", 0, "type"), "Gesungen"),
        (("actors", 0, "kind"), "ship"),
        (("actors", 0, "weight"), -1),
        (("quotes", 0, "quote"), [[1]]),
        (("quotes", 0, "quote"), [[1, 2, 3]]),
        (("topics", 0, "evidence"), [["1", "2"]]),
    ],
)
def test_schema_refuses_values(path: tuple[str | int, ...], value: Any) -> None:
    """A value of the right kind that means nothing is not accepted either."""
    assert VALIDATOR.is_valid(PRINTED)
    assert not VALIDATOR.is_valid(changed(path, value))
