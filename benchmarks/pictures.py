"""What pictures cost: milliseconds and bytes of each kind over generated articles, and memory.

    python -m benchmarks.pictures [--pictures N] [--actors N]

An actor is named and quoted at days drawn evenly from a span; the spans are those at which the axis' steps change. Ties
are drawn by Zipf's law among so many actors. Times are the processor's.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.speed import MEGABYTE_IN_KILOBYTES
from generator.briefing import ActorEntry, ArticleEntry, Briefing, PeriodEntry, QuoteEntry, Ref, Standing, TieEntry
from generator.language import load_profiles
from generator.pictures import actor_timeline, bonds_by_actor, ego_network, find_bonds, network, period_timeline
from generator.website import Website

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.pictures import Picture

PICTURES, ACTORS = 100, 2_000
SEED = 7
FIRST_DAY = date(2020, 1, 6)
# Days that articles spread over, and how many there are.
SPANS = {"days": (21, 8), "weeks": (180, 30), "months": (1_800, 200), "years": (7_000, 400)}
QUOTES_OF_ARTICLE = 2
TIES_OF_ACTOR = 2
MOST_TOGETHER = 6
DAYS = 1_000
COLUMNS = ("picture", "made", "ms median", "ms most", "bytes", "most")


class Line(NamedTuple):
    """What pictures of a kind take."""

    kind: str
    milliseconds: list[float]
    sizes: list[int]


def main() -> None:
    """Draw pictures of each kind, and print their lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=PICTURES, metavar="N")
    parser.add_argument("--actors", type=int, default=ACTORS, metavar="N")
    arguments = parser.parse_args()
    profiles = load_profiles(Path(__file__).resolve().parent.parent / "site_config" / "languages")
    site = Website("Briefings", "", profiles["de"])
    chance = random.Random(SEED)
    before = megabytes()
    print("".join(f"{name:>12}" for name in COLUMNS))
    for line in lines(arguments.pictures, arguments.actors, site, chance):
        print(
            f"{line.kind:>12}{len(line.sizes):12,}{statistics.median(line.milliseconds):12.1f}"
            f"{max(line.milliseconds):12.1f}{statistics.median(line.sizes):12,.0f}{max(line.sizes):12,}"
        )
    print(f"memory: {before:,.0f} MB before, {megabytes():,.0f} MB at most")


def lines(pictures: int, actors: int, site: Website, chance: random.Random) -> Iterator[Line]:
    """A line for each kind of picture."""
    for name, (days, articles) in SPANS.items():
        entries = [actor(days, articles, chance) for _ in range(pictures)]
        yield timed(f"by {name}", actor_timeline, ((entry, site) for entry in entries))
    around = Briefing((), (), (), (), tuple(period(number, chance) for number in range(DAYS)), ())
    yield timed("briefing", period_timeline, ((day, around, site) for day in around.days[:pictures]))
    ties = tuple(tied(actors, chance))
    yield timed("network", network, [(Briefing((), (), (), (), (), (), ties=ties), site, "netz/index.md")])
    bonds = bonds_by_actor(find_bonds(ties))
    own = [entry((), (), ref) for ref in sorted(bonds, key=lambda ref: -len(bonds[ref]))[:pictures]]
    yield timed("one actor's", ego_network, ((one, bonds, site) for one in own))


def timed(kind: str, draw: Callable[..., Picture | None], arguments: Iterable[tuple[object, ...]]) -> Line:
    """Draw a picture for each of the arguments."""
    line = Line(kind, [], [])
    for given in arguments:
        begin = time.process_time()
        picture = draw(*given)
        line.milliseconds.append(1000 * (time.process_time() - begin))
        line.sizes.append(len(picture.svg.encode()) if picture else 0)
    return line


def actor(days: int, articles: int, chance: random.Random) -> ActorEntry:
    """A person named on so many days of a span, each time with quotations of both kinds."""
    dates = [(FIRST_DAY + timedelta(days=chance.randrange(days))).isoformat() for _ in range(articles)]
    named = tuple(article(day) for day in dates)
    said = (quote(day, verbatim=bool(number % 2)) for day in dates for number in range(QUOTES_OF_ARTICLE))
    return entry(named, tuple(said), Ref("P", "personen/p.md"))


def entry(articles: tuple[ArticleEntry, ...], says: tuple[QuoteEntry, ...], ref: Ref) -> ActorEntry:
    """An actor's page."""
    return ActorEntry(ref, "person", Standing(), (), (), says, (), articles, ())


def article(day: str) -> ArticleEntry:
    """An article of that day."""
    ref, page = Ref("A", "artikel/a.md"), Ref(day, f"briefings/{day}.md")
    return ArticleEntry(ref, "", day, page, "", "", "", "de", (), (), (), (), ())


def quote(day: str, *, verbatim: bool) -> QuoteEntry:
    """A quotation of that day."""
    return QuoteEntry("z-1", verbatim, ("Ja",), "", "", None, (), "", Ref("A", "artikel/a.md"), day, "")


def period(number: int, chance: random.Random) -> PeriodEntry:
    """The briefing of a day."""
    day = (FIRST_DAY + timedelta(days=number)).isoformat()
    reports = chance.randint(1, 60)
    ref = Ref(day, f"briefings/{day}.md")
    return PeriodEntry("day", ref, day, day, day, (), (), (), (), reports, reports, 1, 0, 0, 0)


def tied(actors: int, chance: random.Random) -> Iterator[TieEntry]:
    """Ties of each actor with others; the first are tied the most."""
    refs = [
        Ref(f"Vorname{number} Nachname{number}", f"{('personen', 'organisationen')[number % 2]}/a{number}.md")
        for number in range(actors)
    ]
    sums = list(accumulate(1 / (rank + 1) for rank in range(actors)))
    for one in refs:
        for other in chance.choices(refs, cum_weights=sums, k=TIES_OF_ACTOR):
            if one != other:
                yield TieEntry(
                    "together", one, other, chance.randint(1, MOST_TOGETHER), "Satz", Ref("A", "artikel/a.md"), ""
                )


def megabytes() -> float:
    """The process' largest resident set so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE_IN_KILOBYTES


if __name__ == "__main__":
    main()
