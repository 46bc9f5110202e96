"""The command ``briefings``: arguments, progress, messages and exit codes."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.errors import BriefingsError, SettingsError
from generator.markdown import clean
from generator.settings import SETTINGS_FILE, Layout
from generator.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from generator.pipeline import Report
    from generator.project import Project
    from generator.records import Skipped

EXIT_FAILED = 1  # the site could not be built, or a check failed
EXIT_SETTINGS = 2  # wrong usage or wrong settings; click's own code for wrong usage
EXIT_SKIPPED = 3  # done, but articles were left out

REVIEW_HEADINGS = {
    "merge?": "May be one actor (paste to merge; write never_merge instead to be asked no more)",
    "right?": "Taken for one by spelling and company (paste to keep them apart)",
    "split?": "One name, perhaps two people (no rule can part them; a note tells readers)",
}

EPILOG = (
    "Exit codes: 0 done; 1 failed; 2 wrong usage or settings; 3 done, but something was left out (see the messages)."
)


class Command(click.Command):
    """A command whose expected errors become a message and an exit code."""

    def invoke(self, context: click.Context) -> Any:
        """Run it."""
        try:
            return super().invoke(context)
        except SettingsError as error:
            _terminal(context).fail("\n".join(error.faults))
            sys.exit(EXIT_SETTINGS)
        except BriefingsError as error:
            _terminal(context).fail(str(error))
            sys.exit(EXIT_FAILED)


def _terminal(context: click.Context) -> Terminal:
    terminal = context.find_object(Terminal)
    if terminal is None:
        terminal = context.find_root().obj = Terminal()
    return terminal


def _set_flag(context: click.Context, option: click.Parameter, value: bool) -> None:  # noqa: FBT001 - as click calls it
    if value:
        setattr(_terminal(context), str(option.name), True)


def verbosity_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--quiet and --verbose, before or behind the command's name."""
    for flags, text in (
        (("-v", "--verbose"), "Say how long each stage took."),
        (("-q", "--quiet"), "Say only what went wrong."),
    ):
        command = click.option(*flags, is_flag=True, expose_value=False, callback=_set_flag, help=text)(command)
    return command


def _project(root: Path) -> Project:
    from generator.project import load_project  # noqa: PLC0415 - keeps --help quick

    return load_project(Layout(root))


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help=f"The project's folder: where {SETTINGS_FILE} is.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(0, 256),
    default=None,
    help="Processes for the analysis: 1 for this one alone, 0 for one a core. Default: as in the settings.",
)


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@verbosity_options
@click.version_option(package_name="briefings")
def main() -> None:
    """Turn a folder of news articles into a searchable static site of briefings."""
    # What libraries log of a bad file, the readers report with place and remedy.
    logging.getLogger().addHandler(logging.NullHandler())


@main.command(cls=Command, epilog=EPILOG)
@verbosity_options
@root_option
@workers_option
@click.option("--no-site", is_flag=True, help="Write the Markdown pages to build/docs only; do not run MkDocs.")
@click.option("--fail-on-skipped", is_flag=True, help="Exit with 3 if an article, or a detail of one, was left out.")
@click.pass_context
def build(context: click.Context, *, root: Path, workers: int | None, no_site: bool, fail_on_skipped: bool) -> None:
    """Read content/articles, write build/docs, and build the site in build/site.

    What cannot be read is reported and left out; the rest is built. Nothing is written where nothing has changed.
    """
    terminal = _terminal(context)
    report = _build(root, terminal, workers=workers, site=not no_site)
    if report.skipped and fail_on_skipped:
        sys.exit(EXIT_SKIPPED)


@main.command(cls=Command, epilog=EPILOG)
@verbosity_options
@root_option
@workers_option
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the format instead.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def extract(context: click.Context, *, root: Path, workers: int | None, schema: bool, files: tuple[Path, ...]) -> None:
    """Print what is found in FILES: one line of JSON for each article.

    Reads the same formats as a build (.txt, .md, .html, feeds, .jsonl, .jsonl.gz). Offsets are characters into
    the line's "text", half-open.
    """
    from generator import extraction, pipeline  # noqa: PLC0415 - keeps --help quick

    terminal = _terminal(context)
    if schema:
        click.echo(extraction.json_schema_text(), nl=False)
        return
    if not files:
        raise click.UsageError("Name at least one file.", context)
    report = pipeline.Report()
    for one in pipeline.extract(_project(root), files, terminal, report, workers=workers):
        click.echo(extraction.to_json(one))
    _warn(terminal, report.skipped)
    if report.skipped:
        sys.exit(EXIT_SKIPPED)


@main.command(cls=Command, epilog=EPILOG)
@verbosity_options
@root_option
@workers_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.pass_context
def serve(context: click.Context, *, root: Path, workers: int | None, port: int) -> None:
    """Build the site, show it at a local address, and build it anew when something changes."""
    from generator.preview import serve_site  # noqa: PLC0415 - keeps --help quick

    terminal = _terminal(context)
    layout = Layout(root)

    def rebuild() -> None:
        try:
            _build(root, terminal, workers=workers, site=True)
        except BriefingsError as error:
            terminal.fail(str(error))

    _build(root, terminal, workers=workers, site=True)
    serve_site(layout, rebuild, port=port, say=terminal.say)


@main.command(cls=Command, epilog=EPILOG)
@verbosity_options
@root_option
@click.option("--actor", "actors", multiple=True, help="Only articles that name this person or organisation.")
@click.option("--topic", "topics", multiple=True, help="Only articles about this topic.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="The first day, such as 2025-04-01.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="The last day; it is included.")
@click.pass_context
def brief(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    root: Path,
    actors: tuple[str, ...],
    topics: tuple[str, ...],
    first: datetime | None,
    last: datetime | None,
) -> None:
    """Print a briefing of a span of days, about actors and topics of your choice, as a Markdown page.

    Names are those of the site's pages, or their addresses. Put the page into content/pages to have it on the site.
    """
    from generator import pipeline  # noqa: PLC0415 - keeps --help quick

    days = [day.date().isoformat() if day else "" for day in (first, last)]
    terminal = _terminal(context)
    page = pipeline.brief(_project(root), terminal, actors=actors, topics=topics, first=days[0], last=days[1])
    click.echo(page, nl=False)


@main.command(cls=Command, epilog=EPILOG)
@verbosity_options
@root_option
@click.option("--limit", type=click.IntRange(1), default=20, help="How many doubts of each kind to show. Default: 20.")
@click.pass_context
def review(context: click.Context, *, root: Path, limit: int) -> None:
    """List who may be whom, with the evidence and the lines to paste into site_config/actors.toml.

    Three kinds: names that may be one actor, spellings that were taken for one, and names that may be two people.
    """
    from generator import pipeline  # noqa: PLC0415 - keeps --help quick

    doubts = pipeline.review(_project(root), _terminal(context))
    for question, heading in REVIEW_HEADINGS.items():
        own = [doubt for doubt in doubts if doubt.question == question]
        click.echo(f"# {heading}: {len(own)}" + (f", the first {limit}" if len(own) > limit else ""))
        for doubt in own[:limit]:
            click.echo("\n" + "\n".join([*(f"# {clean(line)}" for line in doubt.evidence), *doubt.lines]))
        click.echo()


@main.command(cls=Command, epilog=EPILOG)
@verbosity_options
@root_option
@click.pass_context
def check(context: click.Context, *, root: Path) -> None:
    """Do all that a build does before it writes: find faults in settings, templates, registry and articles."""
    from generator import pipeline  # noqa: PLC0415 - keeps --help quick

    terminal = _terminal(context)
    report = pipeline.check(_project(root), terminal)
    _warn(terminal, report.skipped)
    terminal.say(
        f"Settings, languages, topics, templates and registry are sound; {report.articles} articles can be read, "
        f"and their {report.quotes} quotations stand in them word for word."
    )
    if report.skipped:
        sys.exit(EXIT_SKIPPED)


def _build(root: Path, terminal: Terminal, *, workers: int | None, site: bool) -> Report:
    from generator import pipeline  # noqa: PLC0415 - keeps --help quick

    report = pipeline.build(_project(root), terminal, workers=workers, site=site)
    _warn(terminal, report.skipped)
    terminal.say(
        f"{report.articles} articles ({report.analysed} newly analysed), {report.quotes} quotations; "
        f"{report.pages} pages. Files of the pages: {report.docs.written} written, {report.docs.removed} removed."
    )
    if report.site is not None:
        terminal.say(
            f"Site: {report.site.written} files written, {report.site.removed} removed, {report.site.kept} kept."
        )
    elif site:
        terminal.say("Site: nothing has changed.")
    return report


def _warn(terminal: Terminal, skipped: Sequence[Skipped]) -> None:
    for one in skipped:
        terminal.warn(f"{one.place}: {one.reason}")
