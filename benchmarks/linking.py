"""How linking copes with many articles: seconds, memory and B-cubed over generated analyses.

    python -m benchmarks.linking [--articles 1000 10000 100000]

The analyses have no text. People and bodies are drawn by Zipf's law, most of an article's from one circle of those
who are often named together. Their names are made of Faker's lists and printed in the spellings that news has: another
transliteration, a surname alone or half a double one, a middle initial, a genitive, an acronym, a firm without its
legal form. Different people may have the same name, the more of them the more articles there are, so B-cubed is for
comparing programs at one size. Each size runs in a process of its own; memory is its largest resident set.
"""

from __future__ import annotations

import argparse
import importlib
import random
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.actor_gold import LANGUAGE
from benchmarks.actor_metrics import NAME_FORMS, b_cubed, harmonic_mean
from benchmarks.actors import PROJECT, linked
from benchmarks.speed import MEGABYTE_IN_KILOBYTES
from generator.gazetteer import first_names
from generator.language import load_profiles
from generator.records import ActorKind, Analysis, ArticleActor, Mention, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SIZES = (1_000, 10_000, 100_000)
SEED = 20
# Faker's locales by how many people of a German paper have such names; guessed, as are all shares below.
LOCALES = {"de_DE": 60, "en_US": 12, "ru_RU": 8, "uk_UA": 6, "nl_NL": 8, "fr_FR": 6}
# Other spellings of the same sounds; German, English and French names have one spelling.
SPELLINGS = {"ru_RU": ("w/v", "j/y"), "uk_UA": ("w/v", "j/y"), "nl_NL": ("ij/y",)}
DOUBLE_SURNAMES, MIDDLE_INITIALS = 0.05, 0.2  # of people
ACRONYMS = 0.3  # of bodies that can have one
BARE, VARIED, WITH_ROLE = 0.15, 0.15, 0.5  # of appearances
FURTHER_MENTIONS = (40, 30, 20, 10)  # weights of none, one, two, three
PEOPLE_PER_ARTICLE, BODIES_PER_ARTICLE = 2, 1  # how many there are in all
CIRCLE = 16  # members
FROM_CIRCLE = 0.8
ACTORS = (3, 12)  # fewest and most of an article
MENTION_GAP = 100  # characters between the beginnings of two mentions

# What is printed; the ratio is that of seconds per 1,000 articles to the smallest size's.
HEAD = ("articles", "mentions", "entities", "seconds", "s/1000", "ratio", "MB before", "MB peak", "P", "R", "F1")
FORMATS = (",", ",", ",", ".2f", ".3f", ".2f", ",.0f", ",.0f", ".1f", ".1f", ".1f")

FUNCTIONS = (
    *("Bürgermeisterin", "Landrat", "Ministerin", "Staatssekretär", "Abgeordnete", "Sprecher", "Geschäftsführerin"),
    *("Vorstandschef", "Trainer", "Intendantin", "Regisseur", "Autorin", "Richter", "Staatsanwältin", "Professor"),
    *("Ökonomin", "Botschafter", "Generalsekretärin", "Kapitän", "Bischöfin"),
)
# Heads of bodies and their genitives.
HEADS = {"Landesamt": "Landesamtes", "Institut": "Instituts", "Zentrum": "Zentrums", "Verband": "Verbandes"}
FIELDS = (
    *("Verkehr", "Umwelt", "Denkmalpflege", "Seuchenschutz", "Wasserbau", "Statistik", "Küstenschutz", "Weinbau"),
    *("Energie", "Bildung", "Forsten", "Geologie", "Sicherheit", "Wohnungsbau", "Migration", "Sprachen"),
)
BRANCHES = (
    *("Logistik", "Maschinenbau", "Verlag", "Energie", "Bau", "Pharma", "Medien", "Immobilien", "Software", "Textil"),
    *("Reederei", "Brauerei", "Chemie", "Optik", "Möbel"),
)
LEGAL_FORMS = ("GmbH", "AG", "SE", "KG")


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody who is written about: ``variants`` are other full spellings, ``short`` what follows a full name."""

    id: str
    kind: ActorKind
    name: str
    variants: tuple[str, ...]
    short: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """First names and surnames by locale, and towns."""

    first: Mapping[str, Sequence[str]]
    last: Mapping[str, Sequence[str]]
    towns: Sequence[str]


@dataclass(frozen=True, slots=True)
class Made:
    """Analyses, and whose each of their actors is."""

    analyses: list[Analysis]
    truth: list[tuple[str, ...]]


class Row(NamedTuple):
    """What linking so many articles takes and gives; megabytes without and with it, B-cubed in percent."""

    articles: int
    mentions: int
    entities: int
    seconds: float
    before: float
    peak: float
    precision: float
    recall: float


def main() -> None:
    """Generate, link and score each size, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, metavar="N")
    arguments = parser.parse_args()
    print("".join(f"{name:>10}" for name in HEAD))
    smallest = 0.0
    for articles in sorted(arguments.articles):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
            row = executor.submit(measure, articles).result()
        pace = 1000 * row.seconds / row.articles
        smallest = smallest or pace
        values = (*row[:4], pace, pace / smallest, *row[4:], harmonic_mean(row.precision, row.recall))
        cells = (f"{value:{form}}" for value, form in zip(values, FORMATS, strict=True))
        print("".join(f"{cell:>10}" for cell in cells), flush=True)


def measure(articles: int) -> Row:
    """Runs in a process of its own, since peak memory is counted once for a process."""
    made = generate(articles)
    before = _megabytes()
    begin = time.perf_counter()
    found = linked(made.analyses)
    seconds = time.perf_counter() - begin
    peak = _megabytes()
    pairs = [
        (entity, one.id)
        for actors, entities in zip(found, made.truth, strict=True)
        for one, entity in zip(actors, entities, strict=True)
        for mention in one.actor.mentions
        if mention.form in NAME_FORMS
    ]
    precision, recall = (100 * sum(scores) / len(pairs) for scores in b_cubed(pairs))
    entities = len({entity for entity, _ in pairs})
    return Row(articles, len(pairs), entities, seconds, before, peak, precision, recall)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE_IN_KILOBYTES


# --- articles ---


def generate(articles: int, seed: int = SEED) -> Made:
    """So many analyses; the same for the same number and seed."""
    chance = random.Random(seed)
    names = _names()
    people = [_person(f"p{number}", names, chance) for number in range(articles * PEOPLE_PER_ARTICLE)]
    bodies = [_body(f"b{number}", names, chance) for number in range(articles * BODIES_PER_ARTICLE)]
    # In turns, so that a circle has people and bodies, and each has some of the often named.
    everybody = [entity for _, entity in sorted([*enumerate(people), *enumerate(bodies)], key=lambda pair: pair[0])]
    draw = _drawer(everybody, chance)
    made = Made([], [])
    for number in range(articles):
        actors, truth = _actors(draw(), chance)
        made.analyses.append(Analysis(article=f"a{number}", sentences=(), actors=actors, quotes=(), topics=()))
        made.truth.append(truth)
    return made


def _drawer(everybody: Sequence[Entity], chance: random.Random) -> Callable[[], list[Entity]]:
    """What gives the entities of an article, most of them of one circle."""
    circles = max(1, len(everybody) // CIRCLE)
    all_ranks, circle_ranks, member_ranks = (_zipf(count) for count in (len(everybody), circles, CIRCLE))

    def draw() -> list[Entity]:
        circle = _rank(circle_ranks, chance)
        places = [
            circle + circles * _rank(member_ranks, chance)
            if chance.random() < FROM_CIRCLE
            else _rank(all_ranks, chance)
            for _ in range(chance.randint(*ACTORS))
        ]
        return [everybody[place] for place in dict.fromkeys(places) if place < len(everybody)]

    return draw


def _zipf(count: int) -> list[float]:
    """The sums of the first weights of Zipf's law."""
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def _rank(sums: Sequence[float], chance: random.Random) -> int:
    return chance.choices(range(len(sums)), cum_weights=sums)[0]


def _actors(entities: Sequence[Entity], chance: random.Random) -> tuple[tuple[ArticleActor, ...], tuple[str, ...]]:
    """The article's actors by falling weight, and whose they are; of several with the same name only the first."""
    found: dict[tuple[ActorKind, str], tuple[ArticleActor, str]] = {}
    for entity in entities:
        actor = _actor(entity, MENTION_GAP * len(FURTHER_MENTIONS) * len(found), chance)
        found.setdefault((actor.kind, actor.name), (actor, entity.id))
    ordered = sorted(found.values(), key=lambda pair: -pair[0].weight)
    return tuple(actor for actor, _ in ordered), tuple(entity for _, entity in ordered)


def _actor(entity: Entity, begin: int, chance: random.Random) -> ArticleActor:
    name = _printed(entity, chance)
    further = name.rpartition(" ")[2] if entity.kind == "person" else entity.short or name
    words = [name, *[further] * chance.choices(range(len(FURTHER_MENTIONS)), FURTHER_MENTIONS)[0]]
    mentions = tuple(
        Mention(place, place + len(word), word, "name" if word == name else "part", "generated")
        for place, word in zip(range(begin, begin + MENTION_GAP * len(words), MENTION_GAP), words, strict=True)
    )
    roles: tuple[Role, ...] = ()
    if entity.roles and chance.random() < WITH_ROLE:
        role = chance.choice(entity.roles)
        roles = (Role(begin, begin + len(role), role),)
    return ArticleActor(name=name, kind=entity.kind, weight=float(len(words)), mentions=mentions, roles=roles)


def _printed(entity: Entity, chance: random.Random) -> str:
    """The name as an article has it."""
    if entity.kind == "person" and chance.random() < BARE:
        return entity.name.rpartition(" ")[2]
    return chance.choice(entity.variants) if entity.variants and chance.random() < VARIED else entity.name


# --- names ---


def _names() -> Names:
    letters = dict(load_profiles(PROJECT / "site_config" / "languages")[LANGUAGE].names.transcription)
    towns = importlib.import_module("faker.providers.address.de_DE").Provider.cities
    return Names(
        first={locale: sorted(first_names([locale], letters)) for locale in LOCALES},
        last={locale: _surnames(locale, letters) for locale in LOCALES},
        towns=[town for town in towns if town.isalpha()],
    )


def _surnames(locale: str, letters: Mapping[str, str]) -> list[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    listed = getattr(provider, "last_names_male", provider.last_names)
    latin = ("".join(letters.get(letter, letter) for letter in name.lower()).title() for name in listed)
    return sorted({name for name in latin if name.isalpha()})


def _person(id_: str, names: Names, chance: random.Random) -> Entity:
    """Somebody with two functions."""
    (locale,) = chance.choices(tuple(LOCALES), tuple(LOCALES.values()))
    first, last = chance.choice(names.first[locale]), chance.choice(names.last[locale])
    name = f"{first} {last}"
    variants = [_respelled(name, SPELLINGS.get(locale, ()))]
    if chance.random() < DOUBLE_SURNAMES:
        name += f"-{chance.choice(names.last[locale])}"
    if chance.random() < MIDDLE_INITIALS:
        variants.append(name.replace(" ", f" {chance.choice(names.first[locale])[0]}. "))
    roles = (chance.choice(FUNCTIONS), f"{chance.choice(FUNCTIONS)} von {chance.choice(names.towns)}")
    return Entity(id_, "person", name, tuple(one for one in variants if one != name), roles=roles)


def _respelled(name: str, spellings: Sequence[str]) -> str:
    """The name in another transliteration.

    >>> _respelled("Jewgeni Orlow", ("w/v", "j/y"))
    'Yevgeni Orlov'
    """
    for spelling in spellings:
        one, other = spelling.split("/")
        name = name.replace(one, other).replace(one.capitalize(), other.capitalize())
    return name


def _body(id_: str, names: Names, chance: random.Random) -> Entity:
    """An authority or a firm."""
    if chance.random() < 1 / 2:
        firm = f"{chance.choice(names.last['de_DE'])} {chance.choice(BRANCHES)}"
        return Entity(id_, "organisation", f"{firm} {chance.choice(LEGAL_FORMS)}", (firm, f"{firm}s"))
    head = chance.choice(tuple(HEADS))
    field, town = chance.choice(FIELDS), chance.choice(names.towns)
    rest = f"für {field} {town}"
    name, genitive = f"{head} {rest}", f"{HEADS[head]} {rest}"
    if chance.random() < ACRONYMS:
        acronym = f"{head[0]}{field[0]}{town[:2]}".upper()
        return Entity(id_, "organisation", name, (genitive, acronym), acronym)
    return Entity(id_, "organisation", name, (genitive,))


if __name__ == "__main__":
    main()
