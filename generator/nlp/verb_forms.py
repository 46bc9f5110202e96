"""German verbs: which analyses the form of a finite verb allows, and its Konjunktiv I.

Moods and tenses are named as in Universal Dependencies: Mood=Sub with Tense=Pres is the Konjunktiv I („sie komme“),
with Tense=Past the Konjunktiv II („sie käme“). Verbs in `verb_tables` have just the forms listed there. All others
are weak, and their forms are read by their endings.
"""

from __future__ import annotations

import functools
import re

from generator.nlp.paradigms import (
    PRESENT,
    SHORT,
    SYLLABIC,
    WEAK_PAST,
    Analysis,
    Cells,
    cells,
    cores,
    first_person,
    plain,
    readings,
    stem_of,
)
from generator.nlp.verb_tables import ALONE, AMBIGUOUS_T_STEMS, S_STEMS, T_STEMS

__all__ = ["Analysis", "analyses", "subjunctive"]

CACHE_SIZE = 20_000  # different forms; an article of 500 words has some 60 finite verbs
VOWELS = "aeiouyäöüéèê"
# A form without any ending of a verb that is in no table: short, or the past of a strong verb that is missing there.
BARE = SHORT | cells("Ind", "Past", "1s", "3s") | cells("Ind", "Pres", "3s")
# Endings, but those of a weak past, and what they allow; the first that fits counts.
ENDINGS = (
    (re.compile(r".*e"), PRESENT["e"]),
    (re.compile(r".*(?:en|eln|ern)"), PRESENT["en"]),
    (re.compile(r".*n"), PRESENT["en"] | BARE),  # „sie gehn“, „wohn!“
    (re.compile(r".*iest"), PRESENT["est"] | PRESENT["t"]),  # „du befreiest“, „sie niest“
    (re.compile(rf".*(?:[{VOWELS.replace('e', '')}s]st|[xz]t)"), PRESENT["st"] | PRESENT["t"]),  # „sie reist“
    (re.compile(r".*(?:e|[^aeioäö]e[lr])st"), PRESENT["est"]),  # „du lobest“, „du änderst“
    (re.compile(r".*st"), PRESENT["st"]),
    (re.compile(r".*(?:e|[^aeioäö]e[lr])t"), PRESENT["et"]),  # „ihr lobet“, „ihr ändert“
    (re.compile(r".*t"), PRESENT["t"]),
)
# „lern!“, „bedien!“: -ern and -en are no endings here.
SHORT_STEM = re.compile(rf"[^{VOWELS}]+(?:er|ie)n")
PAST = re.compile(r"(.*)(te(?:n|st|t)?)")
# What stands before -te in the past. The first with the e between: „rede-te“, „öffne-te“, „zeichne-te“; „knie-te“.
LONG_PAST = re.compile(rf".*[{VOWELS}].*(?:[td]|[^{VOWELS}lrhmn]m|[^{VOWELS}lrhn]n|[^{VOWELS}]hn|tw)e|.*knie")
SHORT_PAST = re.compile(rf".*[{VOWELS}].*[^aeiouäöütd]|.*(?:[aeo]i|[aeä]u|sä|echo)")
# Stems in -t that are long enough to be known behind any word: „zwangsverpflichte“, but no „licht“ in „ermöglichte“.
LONG_T_STEM = 6
SEIN = {"1Sing": "sei", "2Sing": "seiest", "3Sing": "sei", "1Plur": "seien", "2Plur": "seiet", "3Plur": "seien"}


@functools.lru_cache(CACHE_SIZE)
def analyses(form: str) -> frozenset[Analysis]:
    """Every analysis that this form can have if it is a finite verb; never empty.

    >>> sorted(analyses("nähme")) == [("Sub", "Past", "1", "Sing"), ("Sub", "Past", "3", "Sing")]
    True
    >>> sorted({one.mood + one.tense for one in analyses("Richte")})
    ['Imp', 'IndPres', 'SubPres']
    """
    word = plain(form)
    with_umlauts = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    return _in_tables(word) or _in_tables(with_umlauts) or _by_ending(word) | _behind_a_word(word)


def subjunctive(lemma: str, person: str, number: str) -> str:
    """The Konjunktiv I of an infinitive, its prefix not separated; person is 1, 2 or 3, number Sing or Plur.

    >>> [subjunctive("vornehmen", person, "Sing") for person in "123"]
    ['vornehme', 'vornehmest', 'vornehme']
    >>> subjunctive("wandeln", "3", "Sing"), subjunctive("ändern", "3", "Sing"), subjunctive("sein", "3", "Plur")
    ('wandle', 'ändere', 'seien')
    """
    if lemma == "sein":
        return SEIN[person + number]
    if person == "2":
        link = "" if lemma.endswith(SYLLABIC) else "e"
        return stem_of(lemma) + link + ("st" if number == "Sing" else "t")
    return first_person(lemma) if number == "Sing" else lemma


def _in_tables(word: str) -> Cells:
    """What a form in the tables can be, behind as few prefixes as possible; nothing if it is in none."""
    table = readings()
    known = max((rest for _, rest in cores(word) if rest in table), key=len, default="")
    return frozenset(analysis for _, analysis in table.get(known, ()))


def _behind_a_word(word: str) -> Cells:
    """What the word can be besides if a form in the tables stands behind another word („preisgäbe“)."""
    table = readings()
    for start in range(2, len(word) - 3):
        front, rest = word[:start], word[start:]
        if rest in table and rest[0] not in VOWELS and _is_word(front):
            return frozenset(analysis for infinitive, analysis in table[rest] if infinitive not in _split(ALONE))
    return frozenset()


def _is_word(front: str) -> bool:
    """Whether it has a vowel, also without prefixes: not „bek“ in „beklagt“, which is no form of „liegen“."""
    rests = (rest.removesuffix("--") for _, rest in cores(f"{front}--"))
    return all(not rest or set(rest) & set(VOWELS) for rest in rests)


def _by_ending(word: str) -> Cells:
    """What the ending allows if the verb is weak."""
    past = PAST.fullmatch(word)
    if past and _may_be_past(past[1]):
        present = _among(f"{past[1]}t", T_STEMS) or _ends_in_t_stem(f"{past[1]}t")
        return WEAK_PAST[past[2]] | (PRESENT[past[2][1:]] if present else frozenset())
    found = next((found for ending, found in ENDINGS if ending.fullmatch(word)), BARE)
    if _among(word, T_STEMS) or any(SHORT_STEM.fullmatch(rest) for _, rest in cores(word)):
        found |= SHORT  # „wart!“
    if word.endswith("st") and _among(word[:-1], S_STEMS):
        found |= PRESENT["t"]
    return found


def _may_be_past(stem: str) -> bool:
    """Whether -te can make a past of it."""
    if _among(f"{stem}t", T_STEMS):
        return _among(f"{stem}t", AMBIGUOUS_T_STEMS)
    return bool((LONG_PAST if stem.endswith("e") else SHORT_PAST).fullmatch(stem))


def _among(stem: str, table: str) -> bool:
    """Whether a stem is in the table, with or without its prefixes."""
    return not _split(table).isdisjoint(rest for _, rest in cores(stem))


def _ends_in_t_stem(stem: str) -> bool:
    return any(stem.endswith(one) for one in _split(T_STEMS) if len(one) >= LONG_T_STEM)


@functools.cache
def _split(table: str) -> frozenset[str]:
    return frozenset(table.split())
