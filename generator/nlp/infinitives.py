"""The infinitive of a German verb form: from the tables, else from the word list, else by the form's ending."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.nlp.paradigms import cores, participles, plain, readings
from generator.nlp.verb_forms import analyses
from generator.nlp.verb_tables import INSEPARABLE
from generator.words.word_list import look_up

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from generator.nlp.paradigms import Reading

INFINITIVE = re.compile(r".{2,}(?:e[lr]?n|tun|sein)")
# What a form is that can be several verbs' and whose features are not known; the first is the most frequent.
FREQUENT = (
    ("Ind", "Pres", "3"),
    ("Ind", "Past", "3"),
    ("Ind", "Pres", "1"),
    ("Sub", "Past", "3"),
    ("Sub", "Pres", "3"),
)
# „hinzuzufügen“ has the prefix „hinzu“, „hinauszufügen“ the word „zu“ behind its prefix.
WITH_ZU = frozenset({"zu", "hinzu", "dazu", "herzu"})
PRESENT_PARTICIPLE = re.compile(r"(.+(?:en|eln|ern))d(?:e[mnrs]?)?")
# What is left of a weak verb's form is its stem.
ENDINGS = {"Past": re.compile(r"(.+?)e?te(?:n|st|t)?"), "": re.compile(r"(.+?)(?:en?|e?t|n)?")}
# Stems that are a syllable longer than the root: „wandel“, „änder“, but not „kehr“ and „regier“.
LONG_STEM = re.compile(r".*[aeiouyäöü].*(?:[^aeiouyäöü]|[aeä]u)e[lr]")
WITHOUT_GE = tuple(INSEPARABLE.split())


def infinitive(form: str, features: Mapping[str, str]) -> str:
    """The infinitive, with the prefix that the form has; features are those of Universal Dependencies, or none.

    >>> infinitive("entnähme", {}), infinitive("auszugehen", {}), infinitive("abgekühlt", {})
    ('entnehmen', 'ausgehen', 'abkühlen')
    >>> infinitive("gehört", {"VerbForm": "Fin"}), infinitive("gehört", {"VerbForm": "Part"})
    ('gehören', 'hören')
    """
    kind = features.get("VerbForm", "")
    word = form.lower() if kind in {"Fin", "Part"} else _without_zu(form.lower())
    if found := _in_tables(word, kind, features):
        return found
    listed = look_up(word)
    # The list takes a present with the prefix ge- for a participle: „es gehört ihr“.
    misread = kind == "Fin" and any(rest.startswith("ge") for _, rest in cores(word))
    if not word.isalpha() or (INFINITIVE.fullmatch(listed) and not misread):
        return listed
    finite = kind == "Fin" or not (kind or word.endswith(("d", "n", "t")))
    return _of_finite(word) if finite else _of_infinite(word)


def _without_zu(word: str) -> str:
    """An infinitive without the „zu“ in it: „ausgehen“ for „auszugehen“, but not „zugehen“."""
    fronts = (front for front, _ in cores(word) if front.endswith("zu") and front not in WITH_ZU)
    front = next(fronts, "") if word.endswith("n") else ""
    return word.replace(front, front[:-2], 1) if front else word


def _in_tables(word: str, kind: str, features: Mapping[str, str]) -> str:
    """The infinitive of a form of the verbs in the tables, behind as few prefixes as possible; else nothing."""
    for prefix, rest in sorted(cores(word), key=lambda core: len(core[0])):
        if kind in {"Part", ""} and (participle := _participle(prefix, rest, kind)):
            return prefix + participle
        # „geschafft“ is more often a participle than a form of a verb with the prefix ge-.
        if (found := readings().get(plain(rest))) and (kind in {"Fin", "Inf"} or not (kind or prefix.endswith("ge"))):
            return prefix + _likeliest(rest, found, features)
    return ""


def _participle(prefix: str, rest: str, kind: str) -> str:
    if not prefix.endswith(WITHOUT_GE) or rest.startswith("ge"):
        return participles().get(plain(rest), "")
    # „überlegen“ is „überlegen“ rather than the participle of „überliegen“.
    return "" if not kind and look_up(rest) == rest else participles().get(f"-{plain(rest)}", "")


def is_known_participle(word: str) -> bool:
    """Whether it is the second participle of a verb in the tables, without an ending: „angegeben“, „entschlossen“."""
    return any(_participle(prefix, rest, "Part") for prefix, rest in cores(word))


def _likeliest(form: str, candidates: Collection[Reading], features: Mapping[str, str]) -> str:
    """The verb whose analysis fits the features, or is most frequent; „führen“ is „führen“ rather than „fahren“."""

    def rank(reading: Reading) -> tuple[bool, bool, int, str]:
        mood, tense, person, _ = reading.analysis
        fits = (mood, tense) == (features.get("Mood", mood), features.get("Tense", tense))
        place = (mood, tense, person)
        frequency = FREQUENT.index(place) if place in FREQUENT else len(FREQUENT)
        return not fits, reading.infinitive != form, frequency, reading.infinitive

    return min(candidates, key=rank).infinitive


def _of_finite(word: str) -> str:
    tenses = {one.tense for one in analyses(word)}
    ending = ENDINGS["Past" if "Past" in tenses else ""].fullmatch(word)
    return word if INFINITIVE.fullmatch(word) and "Past" not in tenses else _from_stem(ending[1] if ending else word)


def _of_infinite(word: str) -> str:
    """The infinitive of what is itself one, perhaps with „zu“ in it, or a participle."""
    if match := PRESENT_PARTICIPLE.fullmatch(word):
        return match[1]
    if INFINITIVE.fullmatch(word):
        return word
    front, rest = next((core for core in cores(word) if core[1].startswith("ge")), ("", word))
    ending = ENDINGS[""].fullmatch(rest.removeprefix("ge"))
    return front + _from_stem(ending[1]) if ending and word.endswith("t") else word


def _from_stem(stem: str) -> str:
    return f"{stem}n" if LONG_STEM.fullmatch(stem) else f"{stem}en"
