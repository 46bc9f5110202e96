"""German compounds taken apart: „Sanktionsaufhebung“ is „Sanktion“ and „Aufhebung“.

A word is cut where all its parts stand in the list of German forms, as in Koehn and Knight (2003, "Empirical Methods
for Compound Splitting"), but by the fewest parts in place of frequencies, which the list does not have. Linking letters
(„Fugenelemente“) may stand behind every part but the last.
"""

from __future__ import annotations

import functools

from generator.words.word_list import is_listed, look_up

CACHE_SIZE = 100_000  # different words: an article has some 80 long ones, most of them seen before
MIN_PART = 4  # letters: shorter ones are found everywhere („Art“ in „Partner“)
MIN_SHORT = 2
# The commonest first: of two ways with as few parts the earlier counts.
LINKS = ("", "s", "n", "en", "es", "er", "e")
# Shorter words that make many compounds.
SHORT_WORDS = """
abc akw alt arm bad bau bio bus eis erb erd erz eu euro gas gen gut ki kfz kur lkw maut mut müll neu nord not obst
ohr öko öl ost pkw post rad rat raum rot see ski süd tag tal tee tod tor tot uhr us usa weg zar zoll zoo zug
"""
SHORT = frozenset(SHORT_WORDS.split())
RARE_LINKS = frozenset({"es", "er", "e"})
# What stands in the list, but is the end of other words („Minister“, „Generation“, „Finnland“) and no part of any.
NO_PARTS_WORDS = """
ation ende enden ente enten heit ierung innen ionen isch keit land lich mini ration rationen schaft schaften ster
tion tung über unter
"""
NO_PARTS = frozenset(NO_PARTS_WORDS.split())


@functools.lru_cache(maxsize=CACHE_SIZE)
def compound_parts(word: str) -> tuple[str, ...]:
    """The nouns (or stems) that a noun consists of, as lemmas in their order; the word's own lemma if it is none.

    Hyphens always part.

    >>> compound_parts("Sanktionsaufhebung"), compound_parts("Russland-Sanktionen"), compound_parts("Kanzlerin")
    (('Sanktion', 'Aufhebung'), ('Russland', 'Sanktion'), ('Kanzlerin',))
    """
    return tuple(_lemma(stem) for piece in word.split("-") if piece for stem, _ in _stems(piece))


@functools.lru_cache(maxsize=CACHE_SIZE)
def constituents(word: str) -> tuple[str, ...]:
    """Every run of parts that a compound consists of, as lemmas, but not the whole; () if it is none.

    >>> constituents("Bundesverfassungsgericht")
    ('Bund', 'Bundesverfassung', 'Verfassung', 'Verfassungsgericht', 'Gericht')
    """
    pieces = [piece for piece in word.split("-") if piece]
    runs = [run for piece in pieces for run in _runs(_stems(piece))]
    return tuple(dict.fromkeys(run for run in runs if run != _lemma(word)))


def _runs(stems: tuple[tuple[str, str], ...]) -> list[str]:
    return [
        _lemma("".join(stem + link for stem, link in stems[begin:end]) + stems[end][0])
        for begin in range(len(stems))
        for end in range(begin, len(stems))
    ]


@functools.lru_cache(maxsize=CACHE_SIZE)
def _stems(word: str) -> tuple[tuple[str, str], ...]:
    """The parts of a word as they stand in it, each with what links it to the next."""
    if not word.isalpha() or not word[0].isupper():
        return ((word, ""),)
    found = _cut(word.lower())
    return ((found[0][0].capitalize(), found[0][1]), *found[1:]) if found else ((word, ""),)


@functools.lru_cache(maxsize=CACHE_SIZE)
def _cut(word: str) -> tuple[tuple[str, str], ...]:
    """The fewest parts, which are cut again where they can be; () if there is no way."""
    best: tuple[tuple[str, str], ...] = ()
    for end in range(len(word) - MIN_SHORT, MIN_SHORT - 1, -1):
        stem, link = _part_before(word[:end])
        if not stem:
            continue
        rest = word[end:]
        tail = ((rest, ""),) if _is_part(rest) else _cut(rest)
        if tail and (not best or _cost(((stem, link), *tail)) < _cost(best)):
            best = ((stem, link), *tail)
    return tuple(piece for stem, link in best for piece in _again(stem, link))


def _cost(parts: tuple[tuple[str, str], ...]) -> tuple[int, int]:
    """Fewer parts are better, then fewer of the rare links."""
    return len(parts), sum(link in RARE_LINKS for _, link in parts)


def _again(stem: str, link: str) -> tuple[tuple[str, str], ...]:
    inner = _cut(stem) if len(stem) >= 2 * MIN_PART else ()
    return (*inner[:-1], (inner[-1][0], link)) if inner else ((stem, link),)


def _part_before(head: str) -> tuple[str, str]:
    """The part that ends here, and its link; two empty strings if this is none."""
    ways = [(head.removesuffix(link), link) for link in LINKS if head.endswith(link)]
    parts = [(stem, link) for stem, link in ways if _is_part(stem)]
    for stem, link in parts:
        if stem in SHORT or _lemma(stem).lower() == stem:
            return stem, link
    if parts:  # a plural („Kinder-“)
        return parts[0]
    is_verb = len(head) >= MIN_PART and is_listed(f"{head}en") and not is_listed(head.capitalize())
    return (head, "") if is_verb and head not in NO_PARTS else ("", "")


@functools.lru_cache(maxsize=CACHE_SIZE)
def _is_part(word: str) -> bool:
    """Whether this is a noun of the list, long enough to be found by more than chance."""
    if word in SHORT:
        return True
    return len(word) >= MIN_PART and word not in NO_PARTS and is_listed(word.capitalize())


def _lemma(part: str) -> str:
    return look_up(part[0].upper() + part[1:])
