"""Names as strings: their parts, how alike two spellings are, what is short for what; pure."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

# From this similarity on, two given names may be spellings of one (Mohammed, Mohamed: 0.97; Lars, Lara: 0.88).
SAME_GIVEN_NAME = 0.94
MIN_STEM = 4  # letters that a word keeps when its ending is cut
Likeness = Literal["same", "fuller", "spelling", "different"]

# How letters of other alphabets are written differs from country to country; both sides end in one form. In this order.
_SPELLINGS = (
    ("schtsch", "c"), ("tsch", "c"), ("tch", "c"), ("tsj", "c"), ("cz", "c"), ("dsch", "dz"), ("dj", "dz"),
    ("sch", "s"), ("sh", "s"), ("zh", "s"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("ue", "u"), ("oe", "o"), ("ae", "a"), ("ou", "u"), ("y", "i"), ("j", "i"), ("w", "v"), ("z", "s"),
)  # fmt: skip
_SUFFIXES = frozenset({"jr.", "sr.", "jr", "sr", "jun.", "sen.", "ii.", "iii."})
_ADJECTIVE = re.compile(r"(?:en|em|er|es|e|s)$")


@dataclass(frozen=True, slots=True)
class NameRules:
    """What a language knows of names: all in lower case, ``titles`` with their points.

    ``bodies`` are last parts of nouns for bodies.
    """

    particles: frozenset[str]
    legal_forms: frozenset[str]
    club_words: frozenset[str]
    titles: frozenset[str]
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonName:
    """Given names and surname, folded; particles belong to the surname („von der heide“)."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def last(self) -> str:
        """The surname without its particles."""
        return self.surname.rpartition(" ")[2]


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower-case ASCII letters of the text, spaces single.

    >>> fold("Petrović  Łódź")
    'petrovic lodz'
    """
    return " ".join(anyascii(unicodedata.normalize("NFC", text)).casefold().split())


@functools.lru_cache(maxsize=100_000)
def skeletons(text: str) -> frozenset[str]:
    """The forms in which spellings of one name are the same; „ch“ may stand for two sounds, so there may be two.

    >>> skeletons("Selenskyj") & skeletons("Zelensky") == {'selenski'}
    True
    >>> bool(skeletons("Tschernow") & skeletons("Chernov"))
    True
    """
    folded = fold(text).replace("'", "").replace("’", "")
    return frozenset(_skeleton(folded.replace("ch", sound) if "sch" not in folded else folded) for sound in ("c", "h"))


def _skeleton(word: str) -> str:
    for written, sound in _SPELLINGS:
        word = word.replace(written, sound)
    word = re.sub(r"[oe](?:v|f|ff)\b", "ev", word)  # Smirnoff, Smirnow; Gorbatschow, Gorbachev
    word = re.sub(r"(\w)\1+", r"\1", word)
    return re.sub(r"(?<=\w)h(?=\w)", "", word) if len(word) > MIN_STEM else word


def parse_person(name: str, rules: NameRules) -> PersonName:
    """The parts of a person's name; one word alone, and particles with it, is a surname.

    >>> rules = NameRules(frozenset({"von", "der"}), frozenset(), frozenset(), frozenset({"dr."}))
    >>> parse_person("Dr. Almut von der Heide", rules)
    PersonName(given=('almut',), surname='von der heide', suffix='')
    """
    words = fold(name).split()
    titled = False
    # Letters are initials unless a title stands before them: „George H. W. Bush“, „A. Falk“, „Dr. h. c. Ida Ott“.
    while len(words) > 1 and words[0] in rules.titles and (titled or len(words[0].rstrip(".")) > 1):
        words.pop(0)
        titled = True
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""  # noqa: PLR2004 - given name and surname
    begin = max(len(words) - 1, 0)
    while begin and words[begin - 1] in rules.particles:
        begin -= 1
    return PersonName(tuple(words[:begin]), " ".join(words[begin:]), suffix)


def is_surname(name: str, rules: NameRules) -> bool:
    """Whether a person's name is one word with nothing but particles before it („von der Heide“)."""
    return all(word in rules.particles for word in fold(name).split()[:-1])


def compare_people(one: PersonName, other: PersonName) -> Likeness:
    """How the two names relate: the same, one fuller than the other, spelled otherwise, or of different people.

    ``fuller``: a middle name, an initial for a name, or a part of a double surname is missing.
    """
    if one.suffix != other.suffix:
        return "different"
    surname = _compare_words(one.surname, other.surname)
    if surname == "different" and not _is_part_of_double(one.surname, other.surname):
        return "different"
    given = _compare_given(one.given, other.given)
    if given == "different":
        return "different"
    if "spelling" in {surname, given}:
        return "spelling"
    return "same" if surname == given == "same" else "fuller"


def _compare_words(one: str, other: str) -> Likeness:
    if one == other:
        return "same"
    return "spelling" if skeletons(one) & skeletons(other) else "different"


def _is_part_of_double(one: str, other: str) -> bool:
    """Whether one is a double name with the other in it („müller-hagen“, „hagen“), particles aside."""
    shorter, longer = sorted((one.rpartition(" ")[2], other.rpartition(" ")[2]), key=len)
    return "-" in longer and shorter in longer.split("-")


def _compare_given(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Names in their order, those that only one side has left out; the first must be there on both."""
    if not one or not other:
        return "different"
    first = _compare_given_word(one[0], other[0])
    if first == "different":
        return "different"
    middle = [_compare_given_word(a, b) for a, b in zip(one[1:], other[1:], strict=False)]
    if "different" in middle:
        return "different"
    if "spelling" in {first, *middle}:
        return "spelling"
    return "same" if one == other else "fuller"


def _compare_given_word(one: str, other: str) -> Likeness:
    if one == other:
        return "same"
    if one.rstrip(".") == other[:1] or other.rstrip(".") == one[:1]:
        return "fuller"
    if one.partition("-")[0] == other or other.partition("-")[0] == one:
        return "fuller"  # Hans-Peter, Hans
    shorter, longer = sorted((one, other), key=len)
    if one.endswith("a") != other.endswith("a") or longer == f"{shorter}e":
        return "different"  # Daniel, Daniela; Alexander, Alexandra; Christian, Christiane
    alike = skeletons(one) & skeletons(other) or JaroWinkler.similarity(one, other) >= SAME_GIVEN_NAME
    return "spelling" if alike else "different"


@functools.lru_cache(maxsize=100_000)
def body_key(name: str, rules: NameRules) -> tuple[str, ...]:
    """The words of a body's name without legal forms, in a form that inflection does not change.

    >>> rules = NameRules(frozenset(), frozenset({"gmbh"}), frozenset(), frozenset())
    >>> body_key("Deutschen Werft GmbH", rules) == body_key("Deutsche Werft", rules)
    True
    """
    words = _body_words(name.replace("/", " "))
    kept = [word for word in words if word and word not in rules.legal_forms]
    return tuple(_stem(word) for word in kept or words)


def legal_form(name: str, rules: NameRules) -> str:
    """The legal form at the end of a firm's name, "" if it has none."""
    words = _body_words(name)
    return next((word for word in reversed(words) if word in rules.legal_forms), "")


def _body_words(name: str) -> list[str]:
    return [word.strip("&.,") for word in fold(name).replace("e. v.", "e.v.").split()]


def _stem(word: str) -> str:
    shorter = _ADJECTIVE.sub("", word)
    return shorter if len(shorter) >= MIN_STEM else word


def is_acronym(name: str) -> bool:
    """Whether the name is one word of which most letters are capitals (RDIF, NordFV, ZSO).

    >>> [is_acronym(one) for one in ("RDIF", "NordFV", "Tass", "IG Metall")]
    [True, True, False, False]
    """
    letters = [char for char in name if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return " " not in name and 1 < len(letters) <= 8 and capitals >= 2 and capitals * 3 >= len(letters)  # noqa: PLR2004


def is_short_for(short: str, long: str, rules: NameRules) -> bool:
    """Whether a body's name is a shorter form of another: without legal form, club word, or first words of a compound.

    What is left out may not make another body of it: „Vereinte Nationen“ is not short for their food programme.

    >>> rules = NameRules(frozenset(), frozenset({"se"}), frozenset({"sv"}), frozenset())
    >>> is_short_for("Medivita", "Medivita SE", rules), is_short_for("Wiegand-Stiftung", "Ida-Wiegand-Stiftung", rules)
    (True, True)
    """
    a, b = body_key(short, rules), body_key(long, rules)
    if a == b:
        return legal_form(short, rules) in {"", legal_form(long, rules)}
    if len(a) == len(b) == 1:
        return "-" in a[0] and b[0].endswith(f"-{a[0]}")
    if len(a) == 1 and a[0] == b[0] and (legal_form(long, rules) or a[0].endswith(rules.bodies or ("\0",))):
        return not legal_form(short, rules)  # „Lahemet“, „Lahemet Recycling GmbH“; „Kreisklinikum“ and that of a place
    if len(a) == 1 and b[0] in rules.club_words:
        return a[0] == b[0] or (a[0] in b[1:] and len(a[0]) > MIN_STEM)
    if b[0] in rules.club_words and b[1:] == a:
        return True
    inflected = [fold(word) != _stem(fold(word)) for word in long.split()[: len(b) - len(a)]]
    return len(a) < len(b) and b[len(b) - len(a) :] == a and len(a) == 1 and len(a[0]) > MIN_STEM and all(inflected)


def initials(name: str) -> str:
    """The first letters of the first and the last word that begin with a capital, else of the first word.

    >>> [initials(name) for name in ("Ursula von der Leyen", "SpaceX", "ver.di", "")]
    ['UL', 'S', 'V', '']
    """
    words = [word for word in re.findall(r"\w+", name) if word[0].isupper()] or re.findall(r"\w+", name)[:1]
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper() if words else ""
