"""Tests of dictionary forms, found from the form, the part of speech and the morphology."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from generator.nlp.lemmas import RULES, lemma_of
from generator.nlp.paradigms import cores, participles, readings
from tests.nlp.treebanks import needs_treebanks, words
from tests.samples import PROPERTY

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

FINITE = "VerbForm=Fin"
INFINITIVE = "VerbForm=Inf"
PARTICIPLE = "VerbForm=Part"

# Part of speech: form → lemma.
WORDS = {
    "NOUN": {
        "Händen": "Hand",
        "Häuser": "Haus",
        "Gründerzeithäusern": "Gründerzeithaus",
        "Bürgermeisters": "Bürgermeister",
        "Ministerpräsidentinnen": "Ministerpräsidentin",
        "EU-Kommissaren": "EU-Kommissar",
        "Beschlüssen": "Beschluss",
        "Füßen": "Fuß",
        "Besten": "Beste",
        "Herumsitzen": "Herumsitzen",
        "REDE": "Rede",
    },
    "PROPN": {"Angela": "Angela", "USA": "USA", "Paris": "Paris"},
    "ADJ": {
        "größten": "groß",
        "besser": "gut",
        "sicher": "sicher",
        "offenen": "offen",
        "verhafteten": "verhaftet",
        "verbrannte": "verbrannt",
        "angegeben": "angegeben",
        "angegebenen": "angegeben",
        "umgehende": "umgehend",
        "lächelnden": "lächelnd",
        "achämenidischen": "achämenidisch",
        "19-jährigen": "19-jährig",
        "Schöner": "schön",
        "Berliner": "Berliner",
        "3.": "3.",
        "1960er": "1960er",
    },
    "ADV": {"Heute": "heute", "später": "spät", "weiter": "weiter"},
    "ADP": {"im": "in", "Zur": "zu", "aufs": "auf", "Mit": "mit"},
    "DET": {
        "die": "der",
        "Des": "der",
        "einer": "ein",
        "keinen": "kein",
        "dieses": "dieser",
        "alle": "alle",
        "anderen": "anderer",
        "viele": "viel",
        "unseres": "unser",
        "denselben": "derselbe",
    },
    "PRON": {"mich": "ich", "uns": "wir", "ihm": "er", "denen": "der", "sich": "sich", "wem": "wer", "etwas": "etwas"},
    "NUM": {"Zwei": "zwei", "3,5": "3,5", "XIV": "XIV"},
    "CCONJ": {"Und": "und"},
    "SCONJ": {"Dass": "dass"},
    "PART": {"Nicht": "nicht"},
    "PUNCT": {"„": "„", ".": "."},
    "X": {"New": "New"},
}
VERBS = [
    ("ist", FINITE, "sein"),
    ("hätte", FINITE, "haben"),
    ("möchte", FINITE, "mögen"),
    ("Weiß", FINITE, "wissen"),
    ("käme", FINITE, "kommen"),
    ("entnähme", FINITE, "entnehmen"),
    ("maßhielt", FINITE, "maßhalten"),
    ("verschärfte", FINITE, "verschärfen"),
    ("dementierte", FINITE, "dementieren"),
    ("lächle", FINITE, "lächeln"),
    ("gehört", FINITE, "gehören"),
    ("gehört", PARTICIPLE, "hören"),
    ("gefallen", PARTICIPLE, "fallen"),
    ("gefallen", INFINITIVE, "gefallen"),
    ("führe", f"Mood=Sub|Tense=Past|{FINITE}", "fahren"),
    ("führe", f"Mood=Sub|Tense=Pres|{FINITE}", "führen"),
    ("führen", "", "führen"),
    ("geführt", "", "führen"),
    ("überlegen", "", "überlegen"),
    ("gegangen", PARTICIPLE, "gehen"),
    ("großgezogen", PARTICIPLE, "großziehen"),
    ("entgangen", PARTICIPLE, "entgehen"),
    ("abgekühlt", PARTICIPLE, "abkühlen"),
    ("evakuiert", PARTICIPLE, "evakuieren"),
    ("gelangt", PARTICIPLE, "gelangen"),
    ("auszugehen", INFINITIVE, "ausgehen"),
    ("vorzubereiten", INFINITIVE, "vorbereiten"),
    ("hinzukommen", INFINITIVE, "hinzukommen"),
    ("hinzuzufügen", INFINITIVE, "hinzufügen"),
    ("geht's", FINITE, "gehen"),
    ("mußte", FINITE, "müssen"),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A pipeline of the component alone."""
    nlp = spacy.blank("de")
    nlp.add_pipe("briefings_lemmas")
    return nlp


@pytest.mark.parametrize("tag", WORDS)
def test_lemmas(tag: str) -> None:
    """Each part of speech has its dictionary form."""
    assert WORDS[tag] == {form: lemma_of(form, tag) for form in WORDS[tag]}


@pytest.mark.parametrize(("form", "features", "lemma"), VERBS)
def test_verbs(form: str, features: str, lemma: str) -> None:
    """A verb has its infinitive, by its features where the form belongs to several verbs."""
    assert lemma == lemma_of(form, "VERB", features)


@pytest.mark.parametrize(
    ("form", "tag", "features", "lemma"),
    [
        ("Frankreichs", "PROPN", "Case=Gen|Number=Sing", "Frankreich"),
        ("Frankreichs", "PROPN", "Case=Nom|Number=Sing", "Frankreichs"),
        ("Jens", "PROPN", "Case=Gen|Number=Sing", "Jens"),
        ("ihr", "PRON", "Case=Dat|Number=Sing|Person=3", "sie"),
        ("ihr", "PRON", "Case=Nom|Number=Plur|Person=2", "ihr"),
    ],
)
def test_case(form: str, tag: str, features: str, lemma: str) -> None:
    """A listed genitive of a name loses its -s, and „ihr“ is two pronouns."""
    assert lemma == lemma_of(form, tag, features)


def test_forms_of_the_tables() -> None:
    """Every form in the tables of verbs has the infinitive of one of its readings, and every participle its own."""
    finite = {form: {reading.infinitive for reading in found} for form, found in readings().items()}
    assert [form for form, verbs in finite.items() if lemma_of(form, "VERB", FINITE) not in verbs] == []
    bare = {form: verb for form, verb in participles().items() if form[0] != "-"}
    assert [form for form, verb in bare.items() if lemma_of(form, "VERB", PARTICIPLE) != verb] == []


@PROPERTY
@given(st.text(min_size=1), st.sampled_from([*RULES, "SYM"]), st.sampled_from(["", FINITE, INFINITIVE, PARTICIPLE]))
def test_no_word_fails(form: str, tag: str, features: str) -> None:
    """Whatever the word and its part of speech, there is a lemma, and asked again it is the same."""
    lemma = lemma_of(form, tag, features)
    assert lemma
    assert lemma == lemma_of(form, tag, features)


@PROPERTY
@given(st.sampled_from(sorted(readings())), st.sampled_from(["hinaus", "zurück", "wieder", "mit"]))
def test_prefix_stays(form: str, prefix: str) -> None:
    """The prefix that stands before a verb stands before its infinitive."""
    assert lemma_of(prefix + form, "VERB", FINITE) == prefix + lemma_of(form, "VERB", FINITE)


def test_cores_are_parts() -> None:
    """What is found behind prefixes is the rest of the word."""
    assert [pair for pair in cores("vorherausgegangen") if "".join(pair) != "vorherausgegangen"] == []


def test_component(nlp: Language, tmp_path: Path) -> None:
    """The component sets lemmas where there are parts of speech, also in a pipeline that was saved."""
    nlp.to_disk(tmp_path / "pipeline")
    doc = Doc(
        nlp.vocab,
        ["Im", "Rathaus", "gehörten", "\n", "Frauen"],
        pos=["ADP", "NOUN", "VERB", "SPACE", ""],
        morphs=["", "", f"Mood=Ind|Tense=Past|{FINITE}", "", ""],
    )
    found = spacy.load(tmp_path / "pipeline").get_pipe("briefings_lemmas")(doc)
    assert [token.lemma_ for token in found] == ["in", "Rathaus", "gehören", "\n", ""]


@needs_treebanks
@pytest.mark.parametrize(("name", "least"), [("de_gsd-dev", 0.98), ("de_gsd-test", 0.98), ("de_pud-test", 0.974)])
def test_treebank(name: str, least: float) -> None:
    """Nearly all lemmas of a treebank are found from its forms and its annotation."""
    right = Counter(lemma_of(one.form, one.tag, one.morph) == one.lemma for one in words(name))
    assert right[True] / right.total() >= least
