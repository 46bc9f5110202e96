"""Tests that names and dependencies of foreign pipelines are called as the stages behind them expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from generator.nlp.labels import CLEAR, TIGER, LabelTranslation, dependency_table, ud_label
from generator.nlp.load import load_pipeline
from tests.nlp.pipelines import english, save, with_model
from tests.samples import Case, load_cases

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from spacy.language import Language

    from generator.language import LanguageProfile

# All labels that the parsers of spaCy's own pipelines have, as their meta.json lists them.
LABELS = {
    "de": "ROOT ac adc ag ams app avc cc cd cj cm cp cvc da dep dm ep ju mnr mo ng nk nmc oa oc og op par pd pg ph pm "
    "pnc punct rc re rs sb sbp svp uc vo",
    "en": "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass "
    "dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss "
    "preconj predet prep prt punct quantmod relcl xcomp",
    "fr": "ROOT acl advcl advmod amod appos aux case cc ccomp conj cop det iobj mark nmod nsubj nummod obj obl xcomp",
}
TABLES: Mapping[str, Mapping[str, str]] = {"de": TIGER, "en": CLEAR, "fr": {}}
# What a dependency may be called; `generator.nlp` says so.
RELATIONS = (
    "ROOT acl advcl advmod amod appos aux aux:pass case cc ccomp compound compound:prt conj cop csubj csubj:pass dep "
    "det det:poss discourse expl expl:pv fixed flat iobj mark nmod nsubj nsubj:pass nummod obj obl obl:agent obl:arg "
    "orphan parataxis punct vocative xcomp"
)


class TreeCase(Case):
    """A sentence: word, part of speech, head and both labels of each word a line."""

    language: str
    tree: str


def parsing(language: str) -> Language:
    """Return a pipeline whose parser has learnt nothing, but has all labels of spaCy's own."""
    nlp = spacy.blank(language)
    parser = nlp.add_pipe("parser")
    for label in LABELS[language].split():
        parser.add_label(label)  # type: ignore[attr-defined] # add_pipe does not say which component it gives
    some = Doc(nlp.vocab, ["a", "b"], heads=[0, 0], deps=["ROOT", "dep"])
    nlp.initialize(lambda: [Example(some, some)])
    return nlp


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that knows names as spaCy's English ones do."""
    return save(english(), tmp_path_factory.mktemp("labels") / "en_tiny")


def names(profile: LanguageProfile, text: str) -> list[tuple[str, str]]:
    """Return what the profile's pipeline finds."""
    return [(one.text, one.label_) for one in load_pipeline(profile)(text).ents]


def test_entities_are_translated(foreign: Path) -> None:
    """The labels of another pipeline become the project's; those it has no use for go."""
    text = "On Monday Alma Reese of the British Harbour Office left France by North Bridge."
    assert names(with_model("en", foreign), text) == [
        ("Alma Reese", "PER"),
        ("British", "MISC"),
        ("Harbour Office", "ORG"),
        ("France", "LOC"),
        ("North Bridge", "LOC"),
    ]


def test_entities_are_the_owners_choice(foreign: Path) -> None:
    """The language file says which label means what."""
    profile = with_model("en", foreign, labels={"GPE": "ORG"})
    assert names(profile, "Alma Reese left France.") == [("France", "ORG")]


def test_edge_words(foreign: Path) -> None:
    """Words at its edges that are no part of a name go, and an entity that is nothing else does."""
    text = "Is it the European Union's, or the"
    assert names(with_model("en", foreign), text) == [("European Union", "ORG")]
    assert names(with_model("en", foreign, edge_words=()), text) == [("the European Union's", "ORG"), ("the", "ORG")]


def test_white_space_is_no_part_of_a_name() -> None:
    """Line breaks and the like at the ends of an entity go, as spaCy's pipelines sometimes have them there."""
    doc = Doc(spacy.blank("en").vocab, ["\n", "Alma", "Reese", "\n "], ents=["B-PERSON", *["I-PERSON"] * 3])
    translate = LabelTranslation(spacy.blank("en"), "", {"PERSON": "PER"}, [], {})
    assert [one.text for one in translate(doc).ents] == ["Alma Reese"]


@pytest.mark.parametrize("case", load_cases("dependencies.toml", TreeCase))
def test_dependencies(case: TreeCase) -> None:
    """Each label has the name that the word has in UD."""
    rows = [line.split() for line in case.tree.strip().splitlines()]
    doc = Doc(
        spacy.blank(case.language).vocab,
        [row[0] for row in rows],
        heads=[int(row[-3]) - 1 for row in rows],
        deps=[row[-2] for row in rows],
        pos=[row[1].replace("_", "") for row in rows],
        morphs=[f"VerbForm={row[2]}" if row[2].isalpha() else "" for row in rows],
    )
    table = TABLES[case.language]
    assert [(row[0], row[-1]) for row in rows] == [(token.text, ud_label(token, table)) for token in doc]


@pytest.mark.parametrize("language", sorted(TABLES))
def test_scheme_is_known_by_its_labels(language: str, tmp_path: Path) -> None:
    """The parser's labels tell which table is to be used, and no label but UD's is left; heads stay."""
    nlp = parsing(language)
    assert dependency_table(nlp) == TABLES[language]
    text = "Ida Roth kam heute mit dem Rad aus Polen und sagte, dass der Deich hält."
    before = nlp(text)
    code = language if language != "fr" else "en"
    after = load_pipeline(with_model(code, save(nlp, tmp_path / "parsing")))(text)
    assert [token.head.i for token in after] == [token.head.i for token in before]
    assert {token.dep_ for token in after} <= set(RELATIONS.split())
    assert [token.dep_ == "ROOT" for token in after] == [token.head.i == token.i for token in before]


def test_no_dependencies() -> None:
    """A pipeline without a parser has no table."""
    assert dependency_table(english()) == {}


@pytest.mark.parametrize("language", ["de", "en"])
def test_tables(language: str) -> None:
    """Every label of spaCy's pipelines has a name in UD, whatever stands beside it, and no entry is for another one."""
    table, labels = TABLES[language], LABELS[language].split()
    assert {table.get(label, label) for label in labels} | set(table.values()) <= set(RELATIONS.split())
    used = {part for key in table for part in key.split(" ")[0].split("/")}
    assert used - set(labels) <= {"oa2", "sp"}  # of the treebank, in none of the parsers
