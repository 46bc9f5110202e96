"""Every finite form and participle of the verbs in `verb_tables`, with what each can be.

The forms are those of Duden, Die Grammatik (chapter on the verb), with the short ones of everyday writing („ich hab“,
„sie wär“). Keys are written small and with ss for ß, as `plain` writes them.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from generator.nlp.verb_tables import INSEPARABLE, IRREGULAR, SEPARABLE, STRONG, WEAK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

PREFIXES = frozenset(f"{INSEPARABLE} {SEPARABLE} {SEPARABLE.replace('ß', 'ss')}".split())
MAX_PREFIXES = 3  # „mit-her-aus-“
HISSING = ("s", "ß", "z", "x")  # behind these the s of -st is not written
DENTAL = ("t", "d")  # behind these -t is -et, if the vowel does not change
SYLLABIC = ("eln", "ern")  # endings of infinitives whose stems are a syllable longer
UMLAUTS = str.maketrans("aou", "äöü")


class Analysis(NamedTuple):
    """A reading of a finite verb, in the values of Universal Dependencies; an imperative has no tense."""

    mood: str
    tense: str
    person: str
    number: str


Cells = frozenset[Analysis]


class Reading(NamedTuple):
    """An analysis of a form, and the infinitive it is a form of."""

    infinitive: str
    analysis: Analysis


def cells(mood: str, tense: str, *places: str) -> Cells:
    """Analyses of one mood and tense; a place is a person and s or p, such as "3s"."""
    return frozenset(Analysis(mood, tense, place[0], "Sing" if place[1] == "s" else "Plur") for place in places)


IMPERATIVE, IMPERATIVE_PLURAL = cells("Imp", "", "2s"), cells("Imp", "", "2p")
POLITE = cells("Imp", "", "3p")  # „Gehen Sie!“
SHORT = cells("Ind", "Pres", "1s") | IMPERATIVE  # „ich geh“, „geh!“
# What the endings of a present say where the stem does not tell more.
PRESENT = {
    "e": cells("Ind", "Pres", "1s") | cells("Sub", "Pres", "1s", "3s") | IMPERATIVE,
    "en": cells("Ind", "Pres", "1p", "3p") | cells("Sub", "Pres", "1p", "3p") | POLITE,
    "st": cells("Ind", "Pres", "2s"),
    "est": cells("Ind", "Pres", "2s") | cells("Sub", "Pres", "2s"),
    "t": cells("Ind", "Pres", "3s", "2p") | IMPERATIVE_PLURAL,
    "et": cells("Ind", "Pres", "3s", "2p") | cells("Sub", "Pres", "2p") | IMPERATIVE_PLURAL,
}
# Endings behind a first person singular that ends in -e, with their places.
BEHIND_E = (("", ("1s", "3s")), ("st", ("2s",)), ("n", ("1p", "3p")), ("t", ("2p",)))
WEAK_PAST = {
    f"te{ending}": cells("Ind", "Past", *places) | cells("Sub", "Past", *places) for ending, places in BEHIND_E
}

Forms = list[tuple[str, Cells]]


def plain(form: str) -> str:
    """Small letters, ss for ß, and the e that an apostrophe may stand for.

    >>> [plain(form) for form in ("Ließ", "hab’", "geht's")]
    ['liess', 'habe', 'geht']
    """
    word = form.lower().replace("ß", "ss").replace("’", "'").removesuffix("'s")
    return f"{word[:-1]}e" if word.endswith("'") else word


def cores(word: str, depth: int = MAX_PREFIXES) -> Iterator[tuple[str, str]]:
    """The word without prefixes, and with one, two and three of them taken away: pairs of prefix and rest.

    >>> sorted(cores("vorherging"))
    [('', 'vorherging'), ('vor', 'herging'), ('vorher', 'ging')]
    """
    yield "", word
    if depth:
        for length in range(2, len(word) - 1):
            if word[:length] in PREFIXES:
                yield from ((word[:length] + prefix, rest) for prefix, rest in cores(word[length:], depth - 1))


@functools.cache
def readings() -> Mapping[str, frozenset[Reading]]:
    """Finite form → all that it can be among the verbs in the tables."""
    found: dict[str, set[Reading]] = defaultdict(set)
    paradigms = [(row[0], strong(*row[:4])) for row in _rows(STRONG)]
    paradigms += [(row[0], irregular(row)) for row in _rows(IRREGULAR)]
    paradigms += [(infinitive, weak(infinitive)) for infinitive in WEAK.split()]
    for infinitive, forms in paradigms:
        for form, analyses in forms:
            found[plain(form)].update(Reading(infinitive, analysis) for analysis in analyses)
    return {form: frozenset(read) for form, read in found.items()}


@functools.cache
def participles() -> Mapping[str, str]:
    """Second participle → infinitive; without ge- as well, with "-" before it: „-gangen“ for „entgangen“."""
    found: dict[str, str] = {}
    pairs = [(one, row[0]) for row in (*_rows(STRONG), *_rows(IRREGULAR)) for one in row[-1].split("/")]
    for infinitive in WEAK.split():
        past = next(form for form, _ in weak(infinitive) if form.endswith("te"))
        pairs.append((past[:-1] if infinitive.startswith(tuple(INSEPARABLE.split())) else f"ge{past[:-1]}", infinitive))
    for participle, infinitive in pairs:
        found.setdefault(plain(participle), infinitive)
        if participle.startswith(f"ge{infinitive[0]}"):  # not the ge- of „gelangen“ itself
            found.setdefault(f"-{plain(participle)[2:]}", infinitive)
    return found


def _rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def stem_of(infinitive: str) -> str:
    """The infinitive without -en or -n: „geh“, „lächel“, „änder“, „tu“."""
    return infinitive[: -2 if infinitive.endswith("en") else -1]


def first_person(infinitive: str) -> str:
    """What is the first person of the Indikativ and the Konjunktiv I of most verbs: „gehe“, „lächle“, „ändere“."""
    return f"{infinitive[:-3]}le" if infinitive.endswith("eln") else f"{stem_of(infinitive)}e"


def with_umlaut(stem: str) -> str:
    """The stem with an umlaut in place of its last a, o or u, if it has one.

    >>> [with_umlaut(stem) for stem in ("nahm", "flog", "fuhr", "ging", "brachte")]
    ['nähm', 'flög', 'führ', 'ging', 'brächte']
    """
    place = max(map(stem.rfind, "aou"))
    return stem if place < 0 else stem[:place] + stem[place].translate(UMLAUTS) + stem[place + 1 :]


def weak(infinitive: str) -> Forms:
    """The finite forms of a weak verb."""
    stem = stem_of(infinitive)
    syllabic = infinitive.endswith(SYLLABIC)
    link = "e" if stem.endswith(DENTAL) else ""
    endings = {"": SHORT, **PRESENT}
    if syllabic:  # „ihr ändert“ is Indikativ and Konjunktiv
        endings = {"": SHORT, "e": PRESENT["e"], "st": PRESENT["est"], "t": PRESENT["et"]}
    elif link:
        endings = {ending: found for ending, found in endings.items() if ending not in {"st", "t"}}
    forms = [(stem + ending, found) for ending, found in endings.items()]
    forms += [(stem + link + ending, found) for ending, found in WEAK_PAST.items()]
    if stem.endswith(HISSING):
        forms.append((f"{stem}t", PRESENT["st"]))
    return [*forms, (infinitive, PRESENT["en"]), (first_person(infinitive), PRESENT["e"])]


def strong(infinitive: str, third: str, past: str, second_subjunctive: str) -> Forms:
    """The finite forms of a strong or mixed verb, from a row of the table."""
    stem = stem_of(infinitive)
    regular = f"{stem}et" if stem.endswith(DENTAL) else f"{stem}t"
    forms = [
        (f"{stem}e", PRESENT["e"] - IMPERATIVE),
        (stem, SHORT - IMPERATIVE),
        (infinitive, PRESENT["en"]),
        (regular, PRESENT["t"] - cells("Ind", "Pres", "3s")),
        (f"{stem}et", cells("Sub", "Pres", "2p")),
        (f"{stem}est", cells("Sub", "Pres", "2s")),
    ]
    for one in third.replace("-", regular).split("/"):
        forms.append((one, cells("Ind", "Pres", "3s")))
        forms.append((_second(stem, one), cells("Ind", "Pres", "2s")))
        forms += [(imperative, IMPERATIVE) for imperative in _imperatives(stem, one)]
    for one in past.split("/"):
        forms += _strong_past(one)
        default = with_umlaut(one) if one.endswith("e") else f"{with_umlaut(one)}e"
        forms += _second_subjunctive(second_subjunctive.replace("-", default).split("/"))
    return forms


def _second(stem: str, third: str) -> str:
    """The second person singular present: „nimmst“, „lässt“, „hältst“, „findest“."""
    if third[:-1].endswith(HISSING):
        return third
    if third.endswith("et"):
        return f"{third[:-1]}st"
    contracted = stem.endswith(DENTAL) and not third.endswith("dt")  # „hält“ has no -t behind its stem
    return f"{third if contracted else third[:-1]}st"


def _imperatives(stem: str, third: str) -> Collection[str]:
    """„nimm“ with the vowel of „nimmt“, but „fahr“ and „fahre“ with that of the infinitive."""
    if "i" not in third or "i" in stem:
        return stem, f"{stem}e"
    short = third if stem.endswith(DENTAL) else third[:-1]
    return (short, f"{short}e") if short.endswith("h") else (short,)


def _strong_past(past: str) -> Forms:
    if past.endswith("e"):
        return [(past + ending, cells("Ind", "Past", *places)) for ending, places in BEHIND_E]
    second = () if past.endswith(HISSING) else (f"{past}st",)
    plural = () if past.endswith(DENTAL) else (f"{past}t",)
    return [
        (past, cells("Ind", "Past", "1s", "3s")),
        (f"{past}en", cells("Ind", "Past", "1p", "3p")),
        *((form, cells("Ind", "Past", "2s")) for form in (f"{past}est", *second)),
        *((form, cells("Ind", "Past", "2p")) for form in (f"{past}et", *plural)),
    ]


def _second_subjunctive(firsts: Iterable[str]) -> Forms:
    """The Konjunktiv II from its first persons singular; where there is an umlaut, also without e („käm“, „kämst“)."""
    forms = []
    for first in firsts:
        stem, short = first[:-1], {*"äöü"}.intersection(first)
        for ending, places in BEHIND_E:
            found = cells("Sub", "Past", *places)
            forms.append((first + ending, found))
            if short and ending != "n" and not (ending == "st" and stem.endswith(HISSING)):
                forms.append((stem + ending, found))
    return forms


def irregular(row: list[str]) -> Forms:
    """The finite forms of an irregular verb, from a row of the table."""
    first, second, third, plural, second_plural, subjunctive, past, second_subjunctive, imperative, _ = row[1:]
    forms = [(form, cells("Ind", "Pres", place)) for form, place in ((first, "1s"), (second, "2s"), (third, "3s"))]
    forms += [(plural, cells("Ind", "Pres", "1p", "3p")), (second_plural, cells("Ind", "Pres", "2p"))]
    link = "" if subjunctive.endswith("e") else "e"
    forms += [
        (subjunctive + joint + ending, cells("Sub", "Pres", *places))
        for ending, places in BEHIND_E
        for joint in {"", link}
    ]
    if first.endswith("e"):
        forms.append((first[:-1], SHORT))
    if imperative != "-":
        forms += [(form, IMPERATIVE) for form in imperative.split("/")]
        forms += [(second_plural, IMPERATIVE_PLURAL), (f"{subjunctive}{link}n", POLITE)]
    for one in past.split("/"):
        forms += _strong_past(one)
    return forms + _second_subjunctive(second_subjunctive.split("/"))
