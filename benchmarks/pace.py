"""Words a second, time to load, memory and size of a pipeline."""

from __future__ import annotations

import itertools
import json
import os
import re
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, MissingDataError
from benchmarks.pipelines import PROJECT, Source, load, write_small_cnn
from benchmarks.speed import articles, run
from generator.analyse import BATCH_SIZE
from generator.executors import make_executor
from training.corpora import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor

NEWS = "quotes/train.jsonl.gz"
ARTICLE_WORDS = 400
BATCHES = 4  # so that two processes have the same to do
ROUNDS = 5
LOADS = 3
MEMORY_ARTICLES = 50
PATIENCE = 50  # batches until each process of a pool must have had one
MEGABYTE = 1e6

# What a fresh interpreter does; the first text is part of loading, since a network may be opened only then.
LOAD = (
    "from benchmarks.pipelines import Source, load; import sys; load(Source(sys.argv[1]))('Die Fähre legt heute ab.')"
)
ANALYSE = (
    "from benchmarks.pipelines import Source, load; import json, pathlib, sys; nlp = load(Source(sys.argv[1]));"
    "[nlp(text) for text in json.loads(pathlib.Path(sys.argv[2]).read_text('utf-8'))]"
)
SPACY_ALONE = "import spacy; spacy.blank('de')('Die Fähre legt heute ab.')"


def news_articles(corpora: Path, count: int) -> list[str]:
    """So many articles of 400 words each, from the news texts or, without them, from the sample articles."""
    path = corpora / NEWS
    if path.is_file():
        texts: Iterable[str] = (json.loads(line)["text"] for line in read_lines(path))
    else:
        texts = [article.text for article in articles([PROJECT / "content" / "articles"])]
        if not texts:
            raise MissingDataError(f"neither {path} nor {PROJECT / 'content' / 'articles'} has articles")
        texts = itertools.cycle(texts)
    return list(itertools.islice(cut(texts, ARTICLE_WORDS), count))


def cut(texts: Iterable[str], words: int) -> Iterator[str]:
    """Texts of so many words each, made of all the texts one behind the other; what is left at the end is dropped.

    >>> list(cut(["Das Tor ist zu.", "Ja."], 2))
    ['Das Tor', 'ist zu.']
    """
    taken: list[str] = []
    for text in texts:
        for match in re.finditer(r"\S+\s*", text):
            taken.append(match.group())
            if len(taken) == words:
                yield "".join(taken).rstrip()
                taken = []
        if taken:
            taken[-1] = taken[-1].rstrip() + "\n\n"


# --- speed ---


def measure_speed(source: Source, corpora: Path) -> Iterator[Figure]:
    """Words a second in one process and in two, of the pipeline and of a bare one, in turns."""
    batches = list(batched(news_articles(corpora, BATCHES * BATCH_SIZE)))
    words = sum(len(text.split()) for texts in batches for text in texts)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        contestants = {"": source, "bare": write_small_cnn(Path(folder))}
        executors: dict[tuple[str, int], Executor] = {
            (name, workers): stack.enter_context(make_executor(workers)) for workers in (1, 2) for name in contestants
        }
        seconds: dict[tuple[str, int], list[float]] = {key: [] for key in executors}
        for (name, workers), executor in executors.items():
            warm_up(executor, contestants[name], batches, workers)
        for (name, workers), executor in itertools.chain.from_iterable([executors.items()] * ROUNDS):
            seconds[name, workers].append(seconds_for(executor, contestants[name], batches))
    for workers in (1, 2):
        times = seconds["", workers], seconds["bare", workers]
        yield from speed_figures(words, workers, *times)


def speed_figures(words: int, workers: int, own: Sequence[float], bare: Sequence[float]) -> Iterator[Figure]:
    """The figures of that many processes, from the seconds of each round."""
    on = f"{ARTICLE_WORDS}-word articles, {workers} process{'es' * (workers > 1)}, {os.cpu_count()} cores"
    key = f"speed.{'one' if workers == 1 else 'two'}"
    note = f"median of {len(own)}"
    for name, what, times in (("own", "words a second", own), ("bare", "the same, bare spaCy CNN (sm size)", bare)):
        rates = [words / one for one in times]
        bounds = f"{note}, {min(rates):,.0f} to {max(rates):,.0f}"
        yield Figure(f"{key}.{name}", what, on, statistics.median(rates), unit="words/s", note=bounds)
    ratio = statistics.median(bare) / statistics.median(own)
    yield Figure(f"{key}.ratio", "ratio to the bare CNN", on, ratio, unit="times as fast")


def batched(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts as the project hands them to a process."""
    return (texts[begin : begin + BATCH_SIZE] for begin in range(0, len(texts), BATCH_SIZE))


def seconds_for(executor: Executor, source: Source, batches: Iterable[Sequence[str]]) -> float:
    """How long the executor takes for all batches."""
    start = time.perf_counter()
    for future in [executor.submit(analyse_batch, source, texts) for texts in batches]:
        future.result()
    return time.perf_counter() - start


def analyse_batch(source: Source, texts: Sequence[str]) -> int:
    """Read the texts one by one, as generator.analyse does; gives the number of the process."""
    nlp = load(source)
    for text in texts:
        nlp(text)
    return os.getpid()


def warm_up(executor: Executor, source: Source, batches: Sequence[Sequence[str]], workers: int) -> None:
    """Let each process load the pipeline and read something."""
    seen: set[int] = set()
    for _ in range(PATIENCE):
        seen |= {future.result() for future in [executor.submit(analyse_batch, source, one[:2]) for one in batches]}
        if len(seen) == workers:
            return


# --- a process of its own ---


def measure_process(source: Source, corpora: Path) -> Iterator[Figure]:
    """Seconds to load, the largest memory while reading, and the size of the model's files."""
    fresh = "a fresh interpreter"
    command = [sys.executable, "-c", LOAD, source.model]
    bare = statistics.median(run([sys.executable, "-c", SPACY_ALONE]).seconds for _ in range(LOADS))
    seconds = statistics.median(run(command).seconds for _ in range(LOADS))
    note = f"median of {LOADS}; {bare:.1f} s with an empty spaCy pipeline"
    yield Figure("process.load", "start, load and first sentence", fresh, seconds, unit="s", note=note)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(news_articles(corpora, MEMORY_ARTICLES), file)
        file.flush()
        memory = run([sys.executable, "-c", ANALYSE, source.model, file.name]).megabytes
    on = f"{fresh}, {MEMORY_ARTICLES} articles"
    yield Figure("process.memory", "largest memory", on, memory, unit="MB")
    path = load(source).path
    size = sum(one.stat().st_size for one in path.rglob("*") if one.is_file()) / MEGABYTE if path else None
    yield Figure("process.size", "size of the model", "its folder", size, unit="MB")
