"""Tests of what German verb forms allow: nothing right is excluded, and as much as possible of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nlp.paradigms import IMPERATIVE, cells, participles, readings
from generator.nlp.verb_forms import Analysis, analyses, subjunctive
from generator.nlp.verb_tables import IRREGULAR, STRONG, T_STEMS, WEAK
from tests.nlp.treebanks import needs_treebanks, words
from tests.samples import PROPERTY

ROWS = [line.split() for line in STRONG.strip().splitlines()]
STRONG_VERBS = [row[0] for row in ROWS]
IRREGULAR_ROWS = [line.split() for line in IRREGULAR.strip().splitlines()]
MODALS = ["dürfen", "können", "mögen", "müssen", "sollen", "wollen", "wissen"]
# Weak verbs of every kind of stem.
WEAK_WORDS = """
    sagen machen legen arbeiten verhaften verschärfen reden öffnen rechnen zeichnen atmen regieren kontrollieren bauen
    freuen befreien säen heiraten retten trauern ändern fordern lächeln handeln wandeln entwickeln reisen lösen
    setzen nutzen mixen bremsen wünschen mischen leisten richten berichten veröffentlichen ermöglichen
    betonen fürchten erwarten vermuten beobachten verpflichten beantragen veranlassen führen drängen verabschieden
    veranstalten beklagen bewirtschaften behaupten vermarkten verantworten erläutern erinnern versichern beteuern
"""
WEAK_VERBS = [*WEAK_WORDS.split(), *WEAK.split()]
PLACES = [(person, number) for number in ("Sing", "Plur") for person in "123"]

PRESENT_1 = cells("Ind", "Pres", "1s")
SUBJUNCTIVE_1 = cells("Sub", "Pres", "1s", "3s")
SUBJUNCTIVE_1_PLURAL = cells("Sub", "Pres", "1p", "3p")
SUBJUNCTIVE_2 = cells("Sub", "Past", "1s", "3s")
PRETERITE = cells("Ind", "Past", "1s", "3s")
PRETERITE_PLURAL = cells("Ind", "Past", "1p", "3p")
PLURAL = cells("Ind", "Pres", "1p", "3p") | SUBJUNCTIVE_1_PLURAL | cells("Imp", "", "3p")
THIRD = cells("Ind", "Pres", "3s")
REGULAR_THIRD = cells("Ind", "Pres", "3s", "2p") | cells("Imp", "", "2p")
FIRST = PRESENT_1 | SUBJUNCTIVE_1 | IMPERATIVE
WEAK_PRETERITE = PRETERITE | SUBJUNCTIVE_2


CASES = {
    # Auxiliaries, modals, „wissen“.
    "ist": THIRD,
    "sei": SUBJUNCTIVE_1 | IMPERATIVE,
    "seien": SUBJUNCTIVE_1_PLURAL | cells("Imp", "", "3p"),
    "seid": cells("Ind", "Pres", "2p") | cells("Imp", "", "2p"),
    "war": PRETERITE,
    "wäre": SUBJUNCTIVE_2,
    "habe": FIRST,
    "hat": THIRD,
    "hatten": PRETERITE_PLURAL,
    "hätte": SUBJUNCTIVE_2,
    "wird": THIRD,
    "werde": FIRST,
    "wurde": PRETERITE,
    "würde": SUBJUNCTIVE_2,
    "kann": cells("Ind", "Pres", "1s", "3s"),
    "weiß": cells("Ind", "Pres", "1s", "3s"),
    "konnte": PRETERITE,
    "könnte": SUBJUNCTIVE_2,
    "möchte": SUBJUNCTIVE_2,
    "sollte": WEAK_PRETERITE,
    "wollte": WEAK_PRETERITE,
    "wusste": PRETERITE,
    "wüsste": SUBJUNCTIVE_2,
    "bedürfe": SUBJUNCTIVE_1,
    "bräuchte": SUBJUNCTIVE_2,
    # Strong and mixed verbs.
    "geht": REGULAR_THIRD,
    "gehe": FIRST,
    "gehen": PLURAL,
    "ging": PRETERITE,
    "ginge": SUBJUNCTIVE_2,
    "gingen": PRETERITE_PLURAL | cells("Sub", "Past", "1p", "3p"),
    "nehme": PRESENT_1 | SUBJUNCTIVE_1,
    "nimmt": THIRD,
    "nimm": IMPERATIVE,
    "nahm": PRETERITE,
    "nähme": SUBJUNCTIVE_2,
    "hält": THIRD,
    "hältst": cells("Ind", "Pres", "2s"),
    "lässt": cells("Ind", "Pres", "2s", "3s"),
    "tritt": THIRD | IMPERATIVE,
    "bleibe": FIRST,
    "bliebe": SUBJUNCTIVE_2,
    "stünde": SUBJUNCTIVE_2,
    "stände": SUBJUNCTIVE_2,
    "brachte": PRETERITE,
    "brächte": SUBJUNCTIVE_2,
    "kennte": SUBJUNCTIVE_2,
    "siehe": IMPERATIVE,
    "tue": FIRST,
    "täte": SUBJUNCTIVE_2,
    # With prefixes, known and not.
    "vornehme": PRESENT_1 | SUBJUNCTIVE_1,
    "entnähme": SUBJUNCTIVE_2,
    "hinausginge": SUBJUNCTIVE_2,
    "mitbekäme": SUBJUNCTIVE_2,
    "preisgäbe": SUBJUNCTIVE_2,
    "beantragt": REGULAR_THIRD,
    "beklagt": REGULAR_THIRD,
    # Verbs with the same form.
    "führe": FIRST | SUBJUNCTIVE_2,
    "trüge": FIRST | SUBJUNCTIVE_2,
    "gelangen": PLURAL | PRETERITE_PLURAL,
    # Weak verbs.
    "sagte": WEAK_PRETERITE,
    "verschärfte": WEAK_PRETERITE,
    "veröffentlichte": WEAK_PRETERITE,
    "spiegelte": WEAK_PRETERITE,
    "reiste": WEAK_PRETERITE,
    "befreite": WEAK_PRETERITE,
    "kniete": WEAK_PRETERITE,
    "redete": WEAK_PRETERITE,
    "öffnete": WEAK_PRETERITE,
    "zeichnete": WEAK_PRETERITE,
    "arbeitete": WEAK_PRETERITE,
    "arbeite": FIRST,
    "verhafte": FIRST,
    "heirate": FIRST,
    "rette": FIRST,
    "befürworte": FIRST,
    "veranstalte": FIRST,
    "raste": FIRST | WEAK_PRETERITE,
    "lächle": FIRST,
    "ändere": FIRST,
    "wandele": FIRST,
    "fordern": PLURAL,
    "bremst": REGULAR_THIRD | cells("Ind", "Pres", "2s"),
    "kommst": cells("Ind", "Pres", "2s"),
    # Spellings.
    "Laßt": cells("Ind", "Pres", "2p") | cells("Imp", "", "2p"),
    "mußte": PRETERITE,
    "waere": SUBJUNCTIVE_2,
    "hab": PRESENT_1 | IMPERATIVE,
    "hab’": FIRST,
    "geht's": REGULAR_THIRD,
    "käm": SUBJUNCTIVE_2,
    "SEI": SUBJUNCTIVE_1 | IMPERATIVE,
}


@pytest.mark.parametrize(("form", "expected"), CASES.items())
def test_analyses(form: str, expected: frozenset[Analysis]) -> None:
    """A form allows what the grammar gives it, and nothing else."""
    assert expected == analyses(form)


@pytest.mark.parametrize(
    "form", ["könne", "müsse", "dürfe", "möge", "wolle", "solle", "wisse", "sei", "vermöge", "bedürfe"]
)
def test_unmistakable_subjunctive(form: str) -> None:
    """What can only be a Konjunktiv I (or an imperative) is no indicative."""
    assert {"Pres"} == {one.tense for one in analyses(form) if one.mood != "Imp"}
    assert "Ind" not in {one.mood for one in analyses(form)}


def test_subjunctive_is_allowed() -> None:
    """Each form of the Konjunktiv I that is made of an infinitive is one that the form allows, also with a prefix."""
    verbs = [*STRONG_VERBS, *WEAK_VERBS, *MODALS, "sein", "haben", "werden"]
    made = [(subjunctive(verb, *place), Analysis("Sub", "Pres", *place)) for verb in verbs for place in PLACES]
    assert [form for form, analysis in made if analysis not in analyses(form) & analyses(f"mit{form}")] == []


def test_weak_past_is_allowed() -> None:
    """The past of a weak verb is past and Konjunktiv II, and no present."""
    stems = [verb[:-2] if verb.endswith("en") else verb[:-1] for verb in WEAK_VERBS]
    pasts = [f"{stem}ete" if stem.endswith(("t", "d", "chn", "ffn", "tm")) else f"{stem}te" for stem in stems]
    assert [form for form in pasts if analyses(form) != WEAK_PRETERITE] == []


def test_stems_in_t() -> None:
    """A stem in t has its present in -te and its past in -tete."""
    assert [stem for stem in T_STEMS.split() if not analyses(f"{stem}e") >= SUBJUNCTIVE_1] == []
    assert [stem for stem in T_STEMS.split() if not analyses(f"{stem}ete") >= WEAK_PRETERITE] == []


@pytest.mark.parametrize(
    ("column", "expected"),
    [(0, PLURAL), (1, THIRD), (2, PRETERITE), (3, SUBJUNCTIVE_2)],
    ids=["Inf", "3", "Past", "Sub"],
)
def test_strong_verbs(column: int, expected: frozenset[Analysis]) -> None:
    """The principal parts of a strong verb are what they stand for."""
    forms = [form for row in ROWS for form in row[column].split("/") if form != "-"]
    assert [form for form in forms if not analyses(form) >= expected] == []


def test_strong_preterite_is_unmistakable() -> None:
    """The preterite of a strong verb is that alone, unless it is weak or a short form of another verb („spann an!“)."""
    forms = {form for row in ROWS for form in row[2].split("/")}
    shared = {"gebar", "gelang", "schalt", "spann", "verzieh", "wog"}
    assert {form for form in forms if analyses(form) != PRETERITE} == {"mahlte", "salzte", "spaltete"} | shared
    assert [form for form in shared if analyses(form) != PRETERITE | PRESENT_1 | IMPERATIVE] == []


@pytest.mark.parametrize("row", IRREGULAR_ROWS, ids=lambda row: row[0])
def test_irregular_verb(row: list[str]) -> None:
    """The principal parts of irregular verbs are what they stand for."""
    _, first, _, third, plural, _, subjunctive_1, past, subjunctive_2, _, _ = row
    assert analyses(first) >= PRESENT_1
    assert analyses(third) >= THIRD
    assert analyses(plural) >= cells("Ind", "Pres", "1p", "3p")
    assert analyses(subjunctive_1) >= SUBJUNCTIVE_1
    assert analyses(past.split("/")[0]) >= PRETERITE
    assert analyses(subjunctive_2.split("/")[0]) >= SUBJUNCTIVE_2


def test_participles() -> None:
    """Every strong verb has its participle; „gewogen“ is that of two."""
    assert set(STRONG_VERBS) - set(participles().values()) == {"wägen"}


@PROPERTY
@given(st.text())
def test_never_empty(form: str) -> None:
    """Whatever the word, something is allowed, and only what exists."""
    found = analyses(form)
    assert found
    assert {one.mood for one in found} <= {"Ind", "Sub", "Imp"}
    assert {one.tense == "" for one in found if one.mood == "Imp"} <= {True}
    assert {one.tense for one in found if one.mood != "Imp"} <= {"Pres", "Past"}
    assert {(one.person, one.number) for one in found} <= set(PLACES)


@PROPERTY
@given(st.sampled_from(sorted(readings())), st.sampled_from(["", "hinaus", "zurück", "wieder", "mit", "unter"]))
def test_prefixes_and_capitals(form: str, prefix: str) -> None:
    """A prefix, or a capital letter at the beginning of a sentence, changes nothing."""
    assert analyses(form) == analyses(prefix + form) == analyses((prefix + form).capitalize())


@PROPERTY
@given(st.sampled_from(WEAK_VERBS), st.sampled_from(PLACES))
def test_second_person_is_told_apart(verb: str, place: tuple[str, str]) -> None:
    """A form of the second person is no third person singular of the Konjunktiv I."""
    form = subjunctive(verb, *place)
    assert (Analysis("Sub", "Pres", "3", "Sing") in analyses(form)) == (place in {("1", "Sing"), ("3", "Sing")})


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("sein", ["sei", "seiest", "sei", "seien", "seiet", "seien"]),
        ("haben", ["habe", "habest", "habe", "haben", "habet", "haben"]),
        ("tun", ["tue", "tuest", "tue", "tun", "tuet", "tun"]),
        ("sammeln", ["sammle", "sammelst", "sammle", "sammeln", "sammelt", "sammeln"]),
        ("fordern", ["fordere", "forderst", "fordere", "fordern", "fordert", "fordern"]),
        ("spielen", ["spiele", "spielest", "spiele", "spielen", "spielet", "spielen"]),
    ],
)
def test_subjunctive(lemma: str, forms: list[str]) -> None:
    """The Konjunktiv I has its own stem and endings."""
    assert forms == [subjunctive(lemma, person, number) for person, number in PLACES]


@needs_treebanks
@pytest.mark.parametrize(("name", "least"), [("de_gsd-dev", 0.99), ("de_gsd-test", 0.995), ("de_pud-test", 0.995)])
def test_treebank(name: str, least: float) -> None:
    """What a treebank says of its finite verbs is allowed, but for what is annotated wrongly there."""
    verbs = [one for one in words(name) if {"Mood", "Person", "Number"} <= set(one.features)]
    verbs = [one for one in verbs if one.tag in {"VERB", "AUX"}]
    found = [_gold(one.features) in analyses(one.form) for one in verbs]
    assert sum(found) / len(found) >= least


def _gold(features: dict[str, str]) -> Analysis:
    tense = "" if features["Mood"] == "Imp" else features.get("Tense", "")
    return Analysis(features["Mood"], tense, features["Person"], features["Number"])
