"""What the search costs: seconds, memory and bytes of the index, and bytes and time to the first result in a browser.

python -m benchmarks.search 5000 20000              # generated records: writing either index
python -m benchmarks.search build/site Sanktionen   # a built site, served and searched in Chromium
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from generator.language import load_profiles
from generator.search import SearchRecord, write_search
from generator.website import Website
from generator.words.word_list import common_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

WORDS = 60  # in a record, as in the excerpt of an article
RELATED = 12  # words that are searched only
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MEGABYTE = 1_000_000
SHOWN = 3


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the library has
        """Say nothing."""


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", help="a number of records, or the folder of a built site")
    parser.add_argument("more", nargs="*", help="further numbers, or what to search for")
    given = parser.parse_args()
    if given.first.isdigit():
        for count in (given.first, *given.more):
            measure_writing(int(count))
    else:
        measure_searching(Path(given.first), given.more or ["Sanktionen"])


def measure_writing(count: int) -> None:
    """Print what it takes to write either index of so many records."""
    profile = load_profiles(Path(__file__).parents[1] / "site_config" / "languages")["de"]
    records = list(generated(count))
    for engine in ("pagefind", "material"):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            workers = folder / "assets" / "javascripts" / "workers"
            workers.mkdir(parents=True)
            (workers / "search.0.min.js").touch()
            begin = time.perf_counter()
            write_search(records, folder, Website("Briefings", "", profile), engine)
            seconds = time.perf_counter() - begin
            files, size = size_of(folder)
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        print(f"{engine:9} {count:6} records {seconds:6.1f} s  {size / MEGABYTE:6.1f} MB in {files} files", end="  ")
        print(f"memory {own:.0f} MB, of the engine's program {child:.0f} MB")


def generated(count: int) -> Iterator[SearchRecord]:
    """Records with words as rare as in a text, the same on every run."""
    chance = random.Random(1)
    nouns = sorted(common_nouns())
    vocabulary = [*nouns, *(f"{one}{other.lower()}" for one in nouns[:200] for other in nouns[:200])]
    for number in range(count):
        words = [vocabulary[min(int(chance.paretovariate(0.5)), len(vocabulary) - 1)] for _ in range(WORDS + RELATED)]
        yield SearchRecord(
            address=f"artikel/{number}/#z-{number}",
            kind="quote",
            title=f"{words[0]} {words[1]}",
            text=" ".join(words[:WORDS]),
            words=tuple(word.lower() for word in words[WORDS:]),
            date="2025-04-04",
            filters={"kind": ("Zitat",), "person": (words[2],), "topic": (words[3], words[4]), "year": ("2025",)},
        )


def measure_searching(folder: Path, queries: list[str]) -> None:
    """Print bytes and time to the first result, then what each query finds."""
    engine = next(name for name in ("pagefind", "search") if (folder / name).is_dir())
    files, size = size_of(folder / engine)
    print(f"index: {size / MEGABYTE:.2f} MB in {files} files")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        address = "suche/" if engine == "pagefind" else "suche/index.html"
        page.goto(f"http://127.0.0.1:{server.server_port}/{address}", wait_until="networkidle")
        sizes: list[int] = []
        page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
        begin = time.perf_counter()
        first, *others = queries
        found = results(page, first)
        print(f"first result: {1000 * (time.perf_counter() - begin):.0f} ms, {sum(sizes):,} bytes (as they are served)")
        print(first, *found, sep="\n    ")
        for query in others:
            print(query, *results(page, query), sep="\n    ")
        browser.close()
    server.shutdown()


def results(page: Page, query: str) -> list[str]:
    """The first results of a search: what they are, and their titles."""
    field = page.locator(".suche input[type=search]")
    field.fill(query)
    field.press("Enter")
    page.locator(".suche-treffer[aria-busy=false]").wait_for(state="attached")
    kinds, titles = (page.locator(f".suche-treffer {one}").all_inner_texts() for one in (".suche-art", "a"))
    return [f"{kind}: {title}" for kind, title in zip(kinds[:SHOWN], titles, strict=False)] or ["nothing"]


def size_of(folder: Path) -> tuple[int, int]:
    """How many files are in a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


if __name__ == "__main__":
    main()
