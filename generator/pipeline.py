"""The stages in order: the architecture's figure as code."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import tee
from typing import TYPE_CHECKING, Protocol

from generator.analyse import analyse, fingerprint
from generator.cache import AnalysisCache
from generator.curate import Material, curate
from generator.curate import brief as select
from generator.dates import day_of
from generator.executors import make_executor
from generator.extraction import extraction
from generator.gather import gather
from generator.language import name_rules
from generator.link import link_actors, link_articles
from generator.output import make_output
from generator.publish import Changes, build_site, write_files
from generator.read import read_files, read_folder
from generator.records import Skipped
from generator.registry import read_registry, registry_files, with_pages
from generator.render import render_period
from generator.review import find_doubts
from generator.verbatim import check_verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from generator.briefing import Briefing
    from generator.extraction import Extraction
    from generator.gather import Gathered
    from generator.link import Linked
    from generator.project import Project
    from generator.records import Analysis, Article
    from generator.registry import Registry
    from generator.review import Doubt
    from generator.settings import Layout


class Progress(Protocol):
    """Where a run says how far it is."""

    def step(self, name: str, total: int | None = None) -> AbstractContextManager[Callable[[], None]]:
        """A named stage, with so many things to do if that is known; calling what it gives counts one as done."""


@dataclass(slots=True)
class Report:
    """What a run did."""

    articles: int = 0
    analysed: int = 0
    quotes: int = 0
    pages: int = 0
    docs: Changes = field(default_factory=Changes)
    site: Changes | None = None
    skipped: list[Skipped] = field(default_factory=list)


def build(project: Project, progress: Progress, *, workers: int | None = None, site: bool = True) -> Report:
    """Articles to site."""
    layout = project.layout
    with AnalysisCache(layout.cache, fingerprint(project.plan)) as cache:
        content = _content(project, progress, workers, cache)
    output = make_output(project, content.briefing, progress.step)
    report = content.report
    report.pages = output.pages
    with progress.step("write"):
        write_files(layout.registry, _registered(content))
        report.docs = write_files(layout.docs, output.docs, prune=True)
        write_files(layout.build, {layout.derived_mkdocs.name: output.mkdocs})
    if site:
        with progress.step("build site"):
            report.site = build_site(layout, timestamp=content.timestamp, index=output.write_index, words=output.words)
    return report


def check(project: Project, progress: Progress) -> Report:
    """Everything that a build does before it writes; writes nothing.

    Raises BriefingsError naming the first fault in registry, templates, texts or hand-written pages.
    """
    content = _content(project, progress, None, None)
    _registered(content)
    content.report.pages = make_output(project, content.briefing, progress.step).pages
    return content.report


def brief(  # noqa: PLR0913 - what a briefing is about
    project: Project, progress: Progress, *, actors: Sequence[str], topics: Sequence[str], first: str, last: str
) -> str:
    """The briefing of a span of days, about these actors and topics alone, as a Markdown page; writes only the cache.

    Raises SelectionError where a name is nobody's or no article fits.
    """
    with AnalysisCache(project.layout.cache, fingerprint(project.plan)) as cache:
        content = _content(project, progress, None, cache)
    entry = select(content.briefing, actors=actors, topics=topics, first=first, last=last)
    return render_period(entry, project.settings, project.website, project.layout.templates)


def review(project: Project, progress: Progress) -> list[Doubt]:
    """What is in doubt about who is who in the articles of the project; writes nothing but the cache."""
    skipped: list[Skipped] = []
    found, _ = read_folder(project.layout.articles, project.settings.read)
    articles = list(_in_known_languages(found, project, skipped))
    with AnalysisCache(project.layout.cache, fingerprint(project.plan)) as cache:
        found_in = _analyses(articles, project, progress, None, cache, total=len(articles))
        analyses = [analysis for _, analysis in found_in]
    with progress.step("link"):
        linked = _link(project, analyses, read_registry(project.layout.registry))
    return find_doubts(linked, articles, analyses)


@dataclass(frozen=True, slots=True)
class _Content:
    """What the site will say, and the addresses given out for it."""

    report: Report
    registry: Registry
    briefing: Briefing
    timestamp: int


def _registered(content: _Content) -> dict[str, bytes]:
    """The registry's files."""
    return {name: text.encode() for name, text in registry_files(content.registry).items()}


def _content(project: Project, progress: Progress, workers: int | None, cache: AnalysisCache | None) -> _Content:
    layout, settings = project.layout, project.settings
    report = Report()
    with progress.step("read"):
        found, report.skipped = read_folder(layout.articles, settings.read)
        articles = list(_in_known_languages(found, project, report.skipped))
    found_in = _analyses(articles, project, progress, workers, cache, total=len(articles))
    analyses = [analysis for _, analysis in found_in]
    with progress.step("link"):
        linked = _link(project, analyses, read_registry(layout.registry))
        slugs, registry = link_articles(articles, linked.registry)
    with progress.step("gather"):
        gathered = gather(
            articles,
            analyses,
            linked.actors,
            project.plan.taxonomy,
            registry,
            language=project.interface.code,
            least_score=settings.pages.min_topic_score,
            least_reports=settings.pages.min_emerging_reports,
        )
        report.skipped += _said_in_vain(layout, linked, gathered)
    with progress.step("curate"):
        briefing = curate(_material(articles, analyses, slugs, linked, gathered), settings.pages, project.interface)
        had_page = {actor.id for actor in (*briefing.persons, *briefing.organisations)}
    report.articles = len(articles)
    report.analysed = cache.added if cache is not None else len(articles)
    report.quotes = sum(len(analysis.quotes) for analysis in analyses)
    return _Content(report, with_pages(gathered.registry, had_page), briefing, _newest(articles))


def _material(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    slugs: Mapping[str, str],
    linked: Linked,
    gathered: Gathered,
) -> Material:
    return Material(
        articles=articles,
        analyses=analyses,
        actors=linked.actors,
        slugs=slugs,
        topics=gathered.topics,
        stories=gathered.stories,
        copies=gathered.copies,
        moved=(*linked.moved, *gathered.moved),
        hidden=linked.hidden,
    )


def _link(project: Project, analyses: Sequence[Analysis], registry: Registry) -> Linked:
    rules = name_rules(profile.names for profile in project.plan.profiles.values())
    return link_actors(analyses, registry, rules, editor=project.editor, known=project.plan.known)


def _said_in_vain(layout: Layout, linked: Linked, gathered: Gathered) -> list[Skipped]:
    """What the editor said that had no effect."""
    nobody = "this rule matches nobody in the articles. Correct the name, or delete the rule."
    nothing = "this rule matches no topic. Correct the name, or delete the rule."
    taken = "another page has this address. Choose another slug."
    return [
        *(Skipped(f"{layout.actors}: {name!r}", nobody) for name in linked.unused),
        *(Skipped(f"{layout.actors}: {place}", taken) for place in linked.refused),
        *(Skipped(f"{layout.own_topics}: {name}", nothing) for name in gathered.unused),
        *(Skipped(f"{layout.own_topics}: {place}", taken) for place in gathered.refused),
    ]


def extract(
    project: Project, paths: Sequence[Path], progress: Progress, report: Report, *, workers: int | None = None
) -> Iterator[Extraction]:
    """What is found in the articles of these files, in their order; the report gets what is left out."""
    found = _articles(read_files(paths, project.settings.read), report.skipped)
    articles = _in_known_languages(found, project, report.skipped)
    with AnalysisCache(project.layout.cache, fingerprint(project.plan)) as cache:
        for article, analysis in _analyses(articles, project, progress, workers, cache):
            report.articles += 1
            yield extraction(
                article,
                analysis,
                project.plan.taxonomy,
                min_topic_score=project.settings.pages.min_topic_score,
                language=project.interface.code,
            )


def _analyses(  # noqa: PLR0913, PLR0917 - what a run is made of
    articles: Iterable[Article],
    project: Project,
    progress: Progress,
    workers: int | None,
    cache: AnalysisCache | None,
    total: int | None = None,
) -> Iterator[tuple[Article, Analysis]]:
    """Each article with its checked analysis, in their order; no more than a few batches wait in memory."""
    count = project.settings.analysis.workers if workers is None else workers
    ahead, behind = tee(articles)
    with progress.step("analyse", total) as advance, make_executor(count) as executor:
        found = analyse(ahead, project.plan, executor=executor, cache=cache)
        for article, analysis in zip(behind, found, strict=True):
            check_verbatim(article, analysis, project.plan.profiles[article.language].quotes.marks)
            advance()
            yield article, analysis


def _articles(found: Iterable[Article | Skipped], skipped: list[Skipped]) -> Iterator[Article]:
    for one in found:
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            yield one


def _in_known_languages(articles: Iterable[Article], project: Project, skipped: list[Skipped]) -> Iterator[Article]:
    """The articles in a language that has a profile; one too short to tell is taken for the site's language."""
    for article in articles:
        language = article.language or project.interface.code
        if language in project.plan.profiles:
            yield replace(article, language=language)
        else:
            known = ", ".join(sorted(project.plan.profiles))
            reason = (
                f"the text seems to be in the language {language!r}, which has no file in site_config/languages/ "
                f"(there is: {known}). Add a language file, or set `language` in the article."
            )
            skipped.append(Skipped(article.origin, reason))


def _newest(articles: Iterable[Article]) -> int:
    """The newest article's day as seconds since 1970: the time of building, so that no clock is in the pages."""
    newest = max((day_of(article.date) for article in articles), default="")
    return calendar.timegm(date.fromisoformat(newest).timetuple()) if newest else 0
