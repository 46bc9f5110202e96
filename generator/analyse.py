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
from typing import TYPE_CHECKING, NamedTuple

from generator.language import LanguageProfile
from generator.nlp.version import model_version
from generator.taxonomy import Taxonomy
from generator.words.word_list import is_ordinary_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor, Future

    from spacy.language import Language

    from generator.cache import AnalysisCache
    from generator.extract import TopicFinder
    from generator.extract.known_names import KnownNames
    from generator.known_actors import KnownActor
    from generator.records import Analysis, Article

# Large enough that handing a batch to another process costs little beside the work on it.
BATCH_SIZE = 16
# Enough to keep every worker busy, few enough that a hundred thousand articles need not wait in memory.
BATCHES_UNDER_WAY = 3 * (os.cpu_count() or 1)
# What is found in a text may change with any of these; sources and versions are part of the fingerprint.
SOURCES = ("analyse.py", "extract", "gazetteer.py", "language", "names.py", "nlp", "records.py", "words")
PACKAGES = ("babel", "Faker", "simplemma", "spacy")


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides what is found in an article; travels to worker processes."""

    profiles: Mapping[str, LanguageProfile]
    taxonomy: Taxonomy
    known: tuple[KnownActor, ...] = ()


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
    """Changes whenever the same article may be analysed differently: code, model, language files, topics, names."""
    parts = [f"{package} {importlib.metadata.version(package)}" for package in PACKAGES]
    parts.append(plan.taxonomy.model_dump_json(include={"topics"}))
    parts += [repr((actor.name, actor.aliases, actor.kind)) for actor in plan.known]
    for code, profile in sorted(plan.profiles.items()):
        # Not the model's place, which is another one in every checkout; its version says which it is.
        kept = profile.model_dump_json(exclude={"interface": True, "pipeline": {"model"}})
        parts += [code, kept, model_version(profile)]
    folder = Path(__file__).parent
    for name in SOURCES:
        files = [folder / name] if name.endswith(".py") else sorted((folder / name).glob("*.*[yt]"))
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

    taxonomy = plan.taxonomy.model_dump_json(include={"topics"}, by_alias=True)
    tools = {
        code: _tools(plan.profiles[code].model_dump_json(), taxonomy, plan.known)
        for code in {article.language for article in articles}
    }
    found: list[Analysis] = []
    for article in articles:
        own = tools[article.language]
        found.append(
            extract(own.pipeline(article.text), article, plan.profiles[article.language], own.topics, own.names)
        )
    return found


class _Tools(NamedTuple):
    """What reads the articles of a language: it takes seconds to load and megabytes to keep."""

    pipeline: Language
    topics: TopicFinder
    names: KnownNames


@functools.cache  # once a process and language
def _tools(profile: str, taxonomy: str, known: tuple[KnownActor, ...]) -> _Tools:
    from generator.extract import TopicFinder  # noqa: PLC0415 - as above
    from generator.extract.known_names import index_names  # noqa: PLC0415 - as above
    from generator.nlp.load import load_pipeline  # noqa: PLC0415 - as above

    language = LanguageProfile.model_validate_json(profile)
    return _Tools(
        load_pipeline(language),
        TopicFinder(Taxonomy.model_validate_json(taxonomy), language.code),
        index_names(known, language.names, functools.partial(is_ordinary_word, language=language.code)),
    )
