"""What several tests share: the project's own languages and topics, case files, and records made of a text."""

from __future__ import annotations

import functools
import re
import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
import yaml
from hypothesis import HealthCheck, settings
from pydantic import BaseModel, ConfigDict

from generator.extract import TopicFinder, extract
from generator.language import load_profiles
from generator.nlp.load import load_pipeline
from generator.records import (
    Analysis,
    Article,
    ArticleActor,
    Block,
    Keyphrase,
    Mention,
    Place,
    Quote,
    Role,
    Span,
    TopicEvidence,
)
from generator.taxonomy import Taxonomy, TopicDefinition, load_taxonomy
from generator.website import Website

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from _pytest.mark import ParameterSet
    from spacy.language import Language

    from generator.language import LanguageProfile
    from generator.records import ActorKind, BlockKind

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"

# The same examples on every run, none kept in the working tree, and however slow the machine is.
PROPERTY = settings(
    max_examples=100,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


class Case(BaseModel):
    """One entry of a case file; ``xfail`` says why this is known not to work yet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    xfail: str = ""


CaseT = TypeVar("CaseT", bound=Case)


def load_cases(file: str, model: type[CaseT]) -> list[ParameterSet]:
    """Return the cases of a file below tests/cases, ready for parametrize."""
    entries = tomllib.loads((CASES / file).read_text("utf-8"))["case"]
    cases = [model.model_validate(entry) for entry in entries]
    return [
        pytest.param(
            case, id=case.name, marks=[pytest.mark.xfail(strict=True, reason=case.xfail)] if case.xfail else []
        )
        for case in cases
    ]


@functools.cache
def profiles() -> Mapping[str, LanguageProfile]:
    """Return the language profiles that the project ships."""
    return load_profiles(ROOT / "site_config" / "languages")


def website(profile: LanguageProfile, url: str = "", **values: Any) -> Website:
    """Return a site that speaks that language."""
    return Website("Briefings", url, profile, **values)


@functools.cache
def taxonomy() -> Taxonomy:
    """Return the topics that the project ships."""
    return load_taxonomy([ROOT / "site_config" / "topics.toml"])


@functools.cache
def no_topics(language: str) -> TopicFinder:
    """Return what finds the topics of a project that has none."""
    return TopicFinder(Taxonomy(), language)


@functools.cache
def pipeline(language: str) -> Language:
    """Return the pipeline of that language, loaded once."""
    return load_pipeline(profiles()[language])


def topics(*definitions: Mapping[str, Any]) -> Taxonomy:
    """Return a taxonomy of these topics; each has its id for a name if it is given none."""
    found = tuple(TopicDefinition(**{"name": {}, "words": {}} | dict(one)) for one in definitions)
    return Taxonomy.model_validate({"topic": found})


def blocks_of(text: str, *, lead: bool = False) -> tuple[Block, ...]:
    """Return the paragraphs of a text, of which the first may be a lead."""
    blocks = []
    begin = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind: BlockKind = "lead" if lead and number == 0 else "paragraph"
        blocks.append(Block(kind, begin, begin + len(paragraph)))
        begin += len(paragraph) + 2
    return tuple(blocks)


def make_article(text: str = "Die Schleuse bleibt zu.", *, lead: bool = False, **values: Any) -> Article:
    """Return an article of that text; paragraphs are parted by an empty line."""
    defaults = {"id": "a1", "title": "", "language": "de", "blocks": blocks_of(text, lead=lead)}
    return Article(text=text, **(defaults | values))


def analysed(text: str, language: str = "de", **values: Any) -> tuple[Article, Analysis]:
    """Return an article and what is really found in it, topics left out."""
    article = make_article(text, language=language, **values)
    return article, extract(pipeline(language)(text), article, profiles()[language], no_topics(language))


def make_analysis(  # noqa: PLR0913 - all that an analysis may hold
    article: str = "a1",
    *,
    sentences: Iterable[Span] = (),
    actors: Iterable[ArticleActor] = (),
    quotes: Iterable[Quote] = (),
    topics: Iterable[TopicEvidence] = (),
    keyphrases: Iterable[Keyphrase] = (),
    places: Iterable[Place] = (),
) -> Analysis:
    """Return an analysis in which only what is given was found."""
    return Analysis(
        article, tuple(sentences), tuple(actors), tuple(quotes), tuple(topics), tuple(keyphrases), tuple(places)
    )


def make_actor(name: str, *roles: str, kind: ActorKind = "person", weight: float = 1.0) -> ArticleActor:
    """Return an actor that is mentioned once, at the beginning of an article."""
    return ArticleActor(
        name=name,
        kind=kind,
        weight=weight,
        mentions=(Mention(0, len(name), name, "name", "test"),),
        roles=tuple(Role(0, len(role), role) for role in roles),
    )


def span_of(text: str, words: str) -> Span:
    """Return the place of words that stand in the text exactly once."""
    if text.count(words) != 1:
        raise ValueError(f"{words!r} stands {text.count(words)} times in {text!r}")
    begin = text.index(words)
    return Span(begin, begin + len(words))


def words_at(text: str, spans: Iterable[Span]) -> str:
    """Return the words at these places, pieces joined by an ellipsis."""
    return " … ".join(text[span.begin : span.end] for span in spans)


def link_models(folder: Path) -> None:
    """Let a folder of the project's name point to each of its models, which are too large to copy."""
    (folder / "models").mkdir()
    for model in (ROOT / "models").iterdir():
        (folder / "models" / model.name).symlink_to(model, target_is_directory=True)


def head(page: str) -> dict[str, Any]:
    """Return the front matter of a page as MkDocs reads it, nothing if it has none."""
    match = re.match(r"---\n(.*?)^---\n", page, re.DOTALL | re.MULTILINE)
    found: dict[str, Any] = yaml.safe_load(match[1]) if match else {}
    return found


def make_project(folder: Path, articles: Mapping[str, str]) -> Path:
    """Copy the project's settings and templates, without its content, into a folder and put these articles there."""
    for part in ("site_config", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    link_models(folder)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name, text in articles.items():
        path = folder / "content" / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
