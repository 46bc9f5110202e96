"""Article → Analysis: each language's pipeline is loaded once a process, and the cache is asked first."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import os
from collections import deque
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.language import LanguageProfile
from generator.nlp.version import model_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor, Future

    from spacy.language import Language

    from generator.cache import AnalysisCache
    from generator.records import Analysis, Article
    from generator.taxonomy import Taxonomy

# Large enough that handing a batch to another process costs little beside the work on it.
BATCH_SIZE = 16
# Enough to keep every worker busy, few enough that a hundred thousand articles need not wait in memory.
BATCHES_UNDER_WAY = 3 * (os.cpu_count() or 1)
# What is found in a text may change with any of these; sources and versions are part of the fingerprint.
SOURCES = ("analyse.py", "extract", "language", "nlp", "records.py")
PACKAGES = ("babel", "Faker", "spacy")


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides what is found in an article; travels to worker processes."""

    profiles: Mapping[str, LanguageProfile]
    taxonomy: Taxonomy


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles by content key, what the cache knows of them, and the work on the others."""

    articles: Sequence[tuple[str, Article]]
    known: Mapping[str, Analysis]
    fresh: Future[list[Analysis]] | None


def analyse(
    articles: Iterable[Article], plan: Plan, *, executor: Executor, cache: AnalysisCache | None = None
) -> Iterator[Analysis]:
    """The analyses in the order of the articles, each of which must be in a language that the plan has."""
    remaining = iter(articles)
    under_way: deque[_Batch] = deque()
    while chunk := tuple(islice(remaining, BATCH_SIZE)):
        under_way.append(_start(chunk, plan, executor, cache))
        if len(under_way) >= BATCHES_UNDER_WAY:
            yield from _finish(under_way.popleft(), cache)
    while under_way:
        yield from _finish(under_way.popleft(), cache)


def fingerprint(plan: Plan) -> str:
    """Changes whenever the same article may be analysed differently: code, model, language files, topics."""
    parts = [f"{package} {importlib.metadata.version(package)}" for package in PACKAGES]
    parts.append(plan.taxonomy.model_dump_json())
    for code, profile in sorted(plan.profiles.items()):
        # Not the model's place, which is another one in every checkout; its version says which it is.
        kept = profile.model_dump_json(exclude={"interface": True, "pipeline": {"model"}})
        parts += [code, kept, model_version(profile)]
    folder = Path(__file__).parent
    for name in SOURCES:
        files = [folder / name] if name.endswith(".py") else sorted((folder / name).glob("*.py"))
        parts += [path.read_text(encoding="utf-8") for path in files]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def content_key(article: Article) -> str:
    """A digest of all that the analysis of an article depends on; its id is none of it."""
    blocks = ",".join(f"{block.kind}:{block.begin}:{block.end}" for block in article.blocks)
    parts = (article.language, article.title, article.kicker, blocks, article.text)
    content = "\0".join(parts)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _start(articles: Sequence[Article], plan: Plan, executor: Executor, cache: AnalysisCache | None) -> _Batch:
    keyed = [(content_key(article), article) for article in articles]
    known = cache.get(key for key, _ in keyed) if cache is not None else {}
    unknown = [article for key, article in keyed if key not in known]
    return _Batch(keyed, known, executor.submit(_analyse_batch, plan, unknown) if unknown else None)


def _finish(batch: _Batch, cache: AnalysisCache | None) -> Iterator[Analysis]:
    by_key = dict(batch.known)
    if batch.fresh is not None:
        unknown = [key for key, _ in batch.articles if key not in batch.known]
        fresh = dict(zip(unknown, batch.fresh.result(), strict=True))
        if cache is not None:
            cache.put(fresh)
        by_key |= fresh
    for key, article in batch.articles:
        yield replace(by_key[key], article=article.id)


def _analyse_batch(plan: Plan, articles: Sequence[Article]) -> list[Analysis]:
    """Runs in a worker process."""
    from generator.extract import extract  # noqa: PLC0415 - with all of spaCy behind it, only where work is done

    pipelines = {
        code: _pipeline(plan.profiles[code].model_dump_json()) for code in {article.language for article in articles}
    }
    return [
        extract(pipelines[article.language](article.text), article, plan.profiles[article.language], plan.taxonomy)
        for article in articles
    ]


@functools.cache  # a pipeline takes seconds to load and megabytes to keep: once a process and language
def _pipeline(profile: str) -> Language:
    from generator.nlp.load import load_pipeline  # noqa: PLC0415 - as above

    return load_pipeline(LanguageProfile.model_validate_json(profile))
