"""Seconds and peak memory of each stage over a folder of articles.

    python -m benchmarks.speed FOLDER_OR_FILE… [--copies N] [--workers N]

Builds a throw-away project from this one's settings and the given articles; ``--copies`` repeats them under
other ids and with other words at the end, to see how cost grows. Memory is the largest resident set of the stage's
process and its children.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.read import read_files
from generator.records import Article
from generator.settings import ReadSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent
SETTINGS = ("site_config", "templates", "mkdocs.yml", "content/pages")
MEGABYTE_IN_KILOBYTES = 1024


@dataclass(frozen=True, slots=True)
class Measure:
    """What a stage took."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in SETTINGS:
            source = PROJECT / name
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
        (root / "models").symlink_to(PROJECT / "models", target_is_directory=True)
        count, words = write_articles(arguments.articles, root / "content" / "articles", arguments.copies)
        print(f"{count} articles, {words} words, {arguments.workers} worker(s), {os.cpu_count()} cores")
        report(root, count, words, arguments.workers)


def report(root: Path, count: int, words: int, workers: int) -> None:
    """Run the stages one after the other and print what each took."""
    briefings = [sys.executable, "-m", "generator"]
    place = ["--root", str(root)]
    stages = {
        "analysis and Markdown": [*briefings, "build", *place, "--no-site", "--workers", str(workers)],
        "Markdown from the cache": [*briefings, "build", *place, "--no-site"],
        "MkDocs": [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-q",
            "-f",
            str(root / "mkdocs.yml"),
            "-d",
            str(root / "x"),
        ],
        "build of the site (with MkDocs)": [*briefings, "build", *place],
        "build with nothing changed": [*briefings, "build", *place],
    }
    measures = {name: run(command) for name, command in stages.items()}
    print(f"{'':34}{'seconds':>9}{'MB':>7}{'articles/s':>12}{'words/s':>10}")
    for name, measure in measures.items():
        rate, pace = count / measure.seconds, words / measure.seconds
        print(f"{name:34}{measure.seconds:9.1f}{measure.megabytes:7.0f}{rate:12.0f}{pace:10.0f}")
    analysis = measures["analysis and Markdown"].seconds - measures["Markdown from the cache"].seconds
    ratio = measures["MkDocs"].seconds / max(analysis, 0.01)
    print(f"analysis alone: {analysis:.1f} s; MkDocs takes {ratio:.1f} times as long")
    pages = sum(1 for _ in (root / "build" / "docs").rglob("*.md"))
    size = sum(path.stat().st_size for path in (root / "build" / "site").rglob("*") if path.is_file())
    index = (root / "build" / "site" / "search" / "search_index.json").stat().st_size
    print(f"{pages} pages, site {size / 1e6:.0f} MB, search index {index / 1e6:.1f} MB")


def run(command: list[str]) -> Measure:
    """Run a command in a process of its own, since peak memory is counted once for all children of a process."""
    measured = (
        "import json, resource, subprocess, sys, time; start = time.perf_counter();"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(json.dumps([time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))"
    )
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT)}
    result = subprocess.run(
        [sys.executable, "-c", measured, *command], check=True, capture_output=True, text=True, env=environment
    )
    seconds, kilobytes = json.loads(result.stdout)
    return Measure(seconds, kilobytes / MEGABYTE_IN_KILOBYTES)


def write_articles(sources: list[Path], folder: Path, copies: int) -> tuple[int, int]:
    """The articles as one .jsonl.gz file; how many there are and how many words they have."""
    folder.mkdir(parents=True)
    count = words = 0
    with gzip.open(folder / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        for article in articles(sources):
            for copy in range(copies):
                text = article.text if copy == 0 else f"{article.text}\n\nFassung {copy}."
                row = {"id": f"{article.id}-{copy}", "title": article.title, "date": article.date, "text": text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                count, words = count + 1, words + len(text.split())
    return count, words


def articles(sources: list[Path]) -> Iterator[Article]:
    """All articles of these files and folders."""
    paths = [path for source in sources for path in (sorted(source.rglob("*")) if source.is_dir() else [source])]
    return (
        one
        for one in read_files([path for path in paths if path.is_file()], ReadSettings())
        if isinstance(one, Article)
    )


if __name__ == "__main__":
    main()
