"""Classes, topics, topics found in the articles, and the time that all of them take, on judged articles.

    python -m benchmarks.topics [--part dev|test] [--check] [--all] [--shared FOLDER]

FOLDER has corpora/quotes, which is not part of the project (its licence is non-commercial); what needs a file of it
that is missing is left out. ``--part`` measures the classes of that part alone. ``--check`` ends with 1 if a figure is
worse than its floor in topic_floors.toml; those of the classes are for dev. ``--all`` goes on with the figures of
benchmarks.copies (on its test half) and benchmarks.gathering, which takes five minutes more.

Verdicts are kept by article and topic (benchmarks/data/topics/README.md). They count for what is still found; what
nobody has judged is counted, but is no part of a share. The time is that of the corpus's part dev, in one process that
has read the part train before, beside the language model's, which works on several processors at once; so the share is
given by both clocks.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks import copies, figures
from benchmarks.actors import GAZETTEER
from benchmarks.figures import Figure, MissingDataError, Publications, Targets
from benchmarks.metrics import Tally
from benchmarks.topic_gold import (
    CLASSIFIED,
    LANGUAGE,
    PARTS,
    PROJECT,
    TOPICS,
    classes,
    read_articles,
    read_classes,
    read_emerging,
    read_judged,
    scores_of,
)
from generator.analyse import Plan, analyse
from generator.executors import InlineExecutor
from generator.extract import TopicFinder
from generator.extract.actors import find_actors
from generator.extract.keyphrases import find_keyphrases
from generator.extract.places import find_places
from generator.gather import gather
from generator.gather.topics import assigned
from generator.known_actors import load_known_actors
from generator.language import load_profiles, name_rules
from generator.link import link_actors
from generator.nlp.load import load_pipeline
from generator.registry import Registry
from generator.settings import PageSettings
from generator.taxonomy import load_taxonomy
from generator.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from benchmarks.topic_gold import Classified, Judged
    from generator.gather import Gathered
    from generator.records import Analysis, Article
    from generator.taxonomy import Taxonomy

FLOORS = Path(__file__).with_name("topic_floors.toml")
CORPUS = (CLASSIFIED, "dev")  # in this order, so that dev's articles meet a warm process
TIMED = "dev"
SAMPLES = {1: "first sample, drawn at 2.0", 2: "second sample, drawn at 2.5"}
MILLISECONDS = 1000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles of the corpus, and what was found in each."""

    articles: Sequence[Article]
    analyses: Sequence[Analysis]


@dataclass(slots=True)
class Spent:
    """Seconds of some work: on the wall, and of all processors, which other programs on the machine hardly change."""

    wall: float = 0.0
    processor: float = 0.0

    def on(self, work: Callable[[], T]) -> T:
        """What the work gives; its seconds are added."""
        wall, processor = time.perf_counter(), time.process_time()
        given = work()
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor
        return given


@dataclass(frozen=True, slots=True)
class Costs:
    """What so many articles took: the language model, what is found of topics in each, and gathering."""

    articles: int
    model: Spent = field(default_factory=Spent)
    stage: Spent = field(default_factory=Spent)
    gather: Spent = field(default_factory=Spent)


def main() -> None:
    """Read, gather, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared")
    arguments = parser.parse_args()
    corpus = _corpus(arguments.shared)
    if not corpus:
        sys.exit("Nothing to measure on. Name the folder of the corpora with --shared.")
    measured, unjudged = measure(corpus, [arguments.part] if arguments.part else PARTS)
    targets = read_toml(FLOORS, Targets)
    print(figures.table(measured, targets, Publications(sources={}, published=())).partition("\n\n")[0])
    if unjudged:
        print(f"\nFound in the articles, and judged by nobody: {', '.join(unjudged)}")
    if arguments.all:
        copies.report("test", copies.material("test", arguments.shared), details=0)
        subprocess.run([sys.executable, "-m", "benchmarks.gathering"], check=True)
    if arguments.check and (len(corpus) < len(CORPUS) or arguments.part == "test"):
        sys.exit("Not checked: the floors are those of all articles, and of dev's classes.")
    faults = figures.below_floor(measured, targets, ["topics"]) if arguments.check else []
    if faults:
        sys.exit("\n".join(faults))


def _corpus(shared: Path) -> dict[str, list[Article]]:
    """The articles of each part of the corpus that is there; what is missing is said."""
    found = {}
    for part in CORPUS:
        try:
            found[part] = read_articles(shared, part)
        except MissingDataError as error:
            print(f"Without what needs the part {part}: {error} (--shared).")
    return found


def measure(corpus: Mapping[str, Sequence[Article]], parts: Sequence[str]) -> tuple[list[Figure], list[str]]:
    """The figures that these articles allow, classes for these parts, and the topics found that nobody has judged."""
    plan = _plan()
    readings: dict[str, Reading] = {}
    costs = Costs(len(corpus.get(TIMED, ())))
    for name, articles in corpus.items():
        if name == TIMED:
            take_time(articles, plan, costs)
        readings[name] = Reading(articles, list(analyse(articles, plan, executor=InlineExecutor())))
    measured: list[Figure] = []
    unjudged: list[str] = []
    if CLASSIFIED in readings:
        found = {one.article: scores_of(one.topics, classes(plan.taxonomy)) for one in readings[CLASSIFIED].analyses}
        measured += [figure for part in parts for figure in class_figures(part, read_classes(part), found)]
    if len(readings) == len(CORPUS):
        every = _together(readings.values())
        measured += label_figures(read_judged(), finest_topics(every.analyses, plan.taxonomy))
        labels = [topic.name for topic in gather_topics(every, plan, Spent()).topics if topic.emerging]
        verdicts = read_emerging()
        measured += emerging_figures(labels, verdicts, f"{len(every.articles)} articles")
        unjudged = [label for label in labels if label not in verdicts]
    if TIMED in readings:
        gather_topics(readings[TIMED], plan, costs.gather)
        measured += time_figures(costs)
    return measured, unjudged


# --- reading and gathering ---


def _plan() -> Plan:
    profile = load_profiles(PROJECT / "site_config" / "languages")[LANGUAGE]
    return Plan({LANGUAGE: profile}, load_taxonomy((TOPICS,)), load_known_actors(GAZETTEER))


def _together(readings: Iterable[Reading]) -> Reading:
    every = list(readings)
    return Reading([one for own in every for one in own.articles], [one for own in every for one in own.analyses])


def take_time(articles: Sequence[Article], plan: Plan, costs: Costs) -> None:
    """Count what the language model takes for the articles, and what finding topics, keyphrases and places does."""
    profile = plan.profiles[LANGUAGE]
    nlp, finder = load_pipeline(profile), TopicFinder(plan.taxonomy, LANGUAGE)
    nlp(articles[0].text)
    for article in articles:
        doc = costs.model.on(partial(nlp, article.text))
        actors = find_actors(doc, article, profile)
        costs.stage.on(partial(finder.find, doc, article))
        costs.stage.on(partial(find_keyphrases, doc, article, actors, profile))
        costs.stage.on(partial(find_places, doc, article, actors))


def gather_topics(reading: Reading, plan: Plan, spent: Spent) -> Gathered:
    """What the articles are about together, by the settings' defaults."""
    rules = name_rules(profile.names for profile in plan.profiles.values())
    linked = link_actors(reading.analyses, Registry(), rules, known=plan.known)
    settings = PageSettings()
    work = partial(
        gather,
        reading.articles,
        reading.analyses,
        linked.actors,
        plan.taxonomy,
        Registry(),
        language=LANGUAGE,
        least_score=settings.min_topic_score,
        least_reports=settings.min_emerging_reports,
    )
    return spent.on(work)


def finest_topics(analyses: Iterable[Analysis], taxonomy: Taxonomy) -> dict[str, set[str]]:
    """By article, the topics that it is about and under which it is about none."""
    parents = {topic.id: topic.parent for topic in taxonomy.topics}
    found = {}
    for analysis in analyses:
        about = {topic.topic for topic in assigned(analysis.topics, parents, PageSettings().min_topic_score)}
        found[analysis.article] = about - {parents[topic] for topic in about}
    return found


# --- figures ---


def class_figures(part: str, gold: Sequence[Classified], found: Mapping[str, Mapping[str, float]]) -> Iterator[Figure]:
    """How well the class of articles is found; ``found`` has each article's classes, the best first."""
    first, two, either = Tally(), Tally(), Tally()
    for one in gold:
        ranked = list(found[one.id])[:2]
        first.add(ranked[:1] == [one.best], 1, cases=1)
        two.add(one.best in ranked, 1, cases=1)
        either.add(bool(ranked) and ranked[0] in (one.best, one.second), 1, cases=1)
    on = f"classes, {part}"
    yield figures.figure(f"topics.class.{part}.first", "class, the right one", on, first)
    yield figures.figure(f"topics.class.{part}.two", "class, the right one among the first two", on, two)
    yield figures.figure(f"topics.class.{part}.either", "class, best or second of the gold", on, either)


def label_figures(judged: Sequence[Judged], found: Mapping[str, set[str]]) -> Iterator[Figure]:
    """How right the articles' topics are, as far as they are judged; an article's stand or fall together."""
    for sample, on in SAMPLES.items():
        own = [one for one in judged if one.sample == sample]
        verdicts: dict[str, list[float]] = defaultdict(list)
        for one in own:
            if one.topic in found[one.article]:
                verdicts[one.article].append(one.verdict)
        tally = Tally()
        for some in verdicts.values():
            tally.add(sum(some), len(some), cases=len(some))
        note = f"of {len(own)} judged"
        yield figures.figure(f"topics.labels.{sample}", "topics of articles, right", on, tally, note=note)
    known = {(one.article, one.topic) for one in judged}
    articles = sorted({one.article for one in judged})
    count = sum((article, topic) not in known for article in articles for topic in found[article])
    total = sum(len(found[article]) for article in articles)
    on = f"{len(articles)} articles of both samples"
    yield Figure("topics.labels.unjudged", "their topics that nobody has judged", on, count, unit=f"of {total}")


def emerging_figures(labels: Sequence[str], verdicts: Mapping[str, float], on: str) -> Iterator[Figure]:
    """How many topics were found in the articles, and how many of them are some."""
    tally = Tally()
    for label in labels:
        if label in verdicts:
            tally.add(verdicts[label], 1, cases=1)
    yield Figure("topics.emerging.found", "topics found in the articles", on, len(labels), unit="topics")
    yield figures.figure("topics.emerging.right", "of these, right", on, tally)


def time_figures(costs: Costs) -> Iterator[Figure]:
    """What the stage takes for an article, and beside the language model."""
    on = f"{costs.articles} articles, warm"
    names = ("language model", "topics, keyphrases and places", "gathering")
    for name, spent in zip(names, (costs.model, costs.stage, costs.gather), strict=True):
        value = MILLISECONDS * spent.wall / costs.articles
        note = f"{MILLISECONDS * spent.processor / costs.articles:.2f} ms of processors"
        yield Figure(f"topics.time.{name.split()[0].strip(',')}", name, on, value, unit="ms an article", note=note)
    stage = (costs.stage, costs.gather)
    share = 100 * sum(one.wall for one in stage) / costs.model.wall
    processors = 100 * sum(one.processor for one in stage) / costs.model.processor
    yield Figure("topics.time", "the last two, of the model's time", on, share)
    yield Figure("topics.processors", "the same, of all processors", on, processors)


if __name__ == "__main__":
    main()
