"""What helps to see names and functions, as a language file gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.language.words import Words  # noqa: TC001 - pydantic reads it at run time

if TYPE_CHECKING:
    from collections.abc import Iterable
from generator.names import NameRules
from generator.toml_file import Table


class BodyNouns(Table):
    """Last parts of nouns for bodies, by gender, in lower case; ``plural`` are those that have no singular."""

    masculine: Words = ()
    feminine: Words = ()
    neuter: Words = ()
    plural: Words = ()

    @property
    def all(self) -> Words:
        """Those of all genders."""
        return (*self.masculine, *self.feminine, *self.neuter, *self.plural)

    @property
    def by_gender(self) -> tuple[tuple[str, Words], ...]:
        """The words by the name that taggers give the gender."""
        return (("Masc", self.masculine), ("Fem", self.feminine), ("Neut", self.neuter), ("Plur", self.plural))

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.all)


class NameProfile(Table):
    """What helps to see names: functions before them, particles in them, words that only look like them.

    ``roles`` match as a whole word or as the last part of a compound („Bundeskanzler“ by "kanzler"), without
    regard to case, with any of ``role_endings``. ``titles`` are forms of address and degrees: part of no name.
    ``first_name_locales`` are Faker's, ``transcription`` how this language writes letters that are not Latin.
    ``determiners`` stand before nouns and roles, not before bare names.
    ``role_suffixes`` end words for people that the lists may lack and that count right before a name, ``no_roles`` are
    words for people that are no function („Nachbarin“). ``becoming`` are verbs whose predicate is one („bleibt
    Präsident“), ``appointed_to`` lead it behind verbs of ``appointing`` („zum Präsidenten gewählt“).
    ``feminine_endings`` are those of functions that only women have („Ministerin“), ``same_functions`` groups of
    endings of functions that can be said of the same person („Gesandter“, „Beauftragter“). ``organisation_parts``
    are last parts of compounds that name a body („Verkehrsministerium“); ``organisation_words`` make one with the
    name behind („Universität Rostock“), ``legal_forms`` with the name before („Lahemet GmbH“);
    ``organisation_links`` are words that may stand inside one („Verband der Lehrkräfte“). ``body_nouns`` are
    nouns for bodies, which a name or an adjective with a capital makes one („Amtsgericht Kaltenbrück“);
    ``local_bodies`` are those of them that places or founders name, ``firms`` say what a firm is and are no part of its
    name („Hersteller“), ``club_words`` stand before names of clubs („SV“). ``sole_bodies``
    and nouns with ``sole_body_beginnings`` name one by themselves
    („Innenministerium“, „Bundeskartellamt“), ``single_bodies`` are
    those of the nouns that may be a name alone („die Bahn“), and ``body_links`` lead what one is for („Fonds für …“).
    ``not_organisations`` are written in capitals and yet none („USA“).
    """

    first_name_locales: Words
    roles: Words
    role_endings: Words
    titles: Words
    particles: Words
    determiners: Words
    possessive_endings: Words
    role_suffixes: Words = ()
    no_roles: Words = ()
    becoming: Words = ()
    appointing: Words = ()
    appointed_to: Words = ()
    feminine_endings: Words = ()
    same_functions: tuple[Words, ...] = ()
    organisation_parts: Words
    organisation_words: Words
    legal_forms: Words
    organisation_links: Words
    body_nouns: BodyNouns = BodyNouns()
    local_bodies: Words = ()
    firms: Words = ()
    club_words: Words = ()
    sole_bodies: Words = ()
    single_bodies: Words = ()
    sole_body_beginnings: Words = ()
    body_links: Words = ()
    not_organisations: Words
    not_names: Words
    transcription: dict[Annotated[str, Field(min_length=1, max_length=1)], str] = Field(default_factory=dict)


class RoleWords:
    """The words that name a function, alone or as the last part of a compound („Kremlchef“)."""

    def __init__(self, names: NameProfile) -> None:
        self._roles = frozenset(role.casefold() for role in names.roles)
        self._endings = tuple(ending.casefold() for ending in names.role_endings)

    def __contains__(self, word: str) -> bool:
        """Whether the word names a function, in any case and number."""
        lower = word.casefold()
        return any(
            stem[begin:] in self._roles
            for ending in self._endings
            if lower.endswith(ending) and _is_word(stem := lower.removesuffix(ending))
            for begin in range(len(stem))
        )


def _is_word(text: str) -> bool:
    return bool(text) and all(char.isalnum() or char == "-" for char in text)


def name_rules(profiles: Iterable[NameProfile]) -> NameRules:
    """What all these languages know of names together."""
    profiles = list(profiles)
    return NameRules(
        particles=frozenset(word.lower() for one in profiles for word in one.particles),
        legal_forms=frozenset(word.lower().strip(".") for one in profiles for word in one.legal_forms),
        club_words=frozenset(word.lower() for one in profiles for word in one.club_words),
        titles=frozenset(word.lower() for one in profiles for word in one.titles),
        bodies=tuple(sorted({word for one in profiles for word in one.body_nouns.all})),
    )
