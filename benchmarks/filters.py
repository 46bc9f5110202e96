"""Milliseconds of the filters in the browser, and bytes of the data that they load.

    python -m benchmarks.filters [NUMBER_OF_QUOTATIONS…]

Opens a topic's page with so many quotations in the installed Chromium, types a word letter by letter, and measures how
long the page's script is busy after each letter: comparing with every quotation and showing the first of those found.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.filter_pages import made_site, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = (1_000, 5_000, 10_000)
WORD = "Gutachter"
SHOWN = 25
# The script waits a moment after each letter; what it does then is measured from the event to the next frame's layout.
TYPED = """async (word) => {
    const field = document.querySelector("[name=quotes-text]");
    const status = document.querySelector(".filter-stand");
    const taken = [];
    const pause = window.setTimeout;
    window.setTimeout = (action) => { const begin = performance.now(); action(); document.body.offsetHeight;
        taken.push(performance.now() - begin); return 0; };
    for (let length = 1; length <= word.length; length += 1) {
        field.value = word.slice(0, length);
        field.dispatchEvent(new Event("input"));
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    window.setTimeout = pause;
    return taken;
}"""
OPENED = """async () => {
    const begin = performance.now();
    document.querySelector(".filter details").open = true;
    while (!document.querySelector("[name=quotes-text]")) { await new Promise((resolve) => setTimeout(resolve, 1)); }
    return performance.now() - begin;
}"""


class _Silent(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the library has
        """Say nothing."""


def main() -> None:
    """Measure and print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), metavar="NUMBER")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--headless"])
        print("quotations   data (bytes)   gzip (bytes)   open (ms)   a letter, median (ms)   a letter, worst (ms)")
        for size in parser.parse_args().sizes:
            print(measured(browser, size))
        browser.close()


def measured(browser: Browser, size: int) -> str:
    """A line of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_site(made_site(size), folder, shown=SHOWN)
        data = (folder / "themen" / "hafen" / "data.json").read_bytes()
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/themen/hafen/")
        opened = page.evaluate(OPENED)
        letters = page.evaluate(TYPED, WORD)
        page.close()
        server.shutdown()
        server.server_close()
    bytes_of = f"{size:>10,}   {len(data):>12,}   {len(gzip.compress(data)):>12,}"
    return f"{bytes_of}   {opened:>9.0f}   {statistics.median(letters):>21.1f}   {max(letters):>20.1f}"


if __name__ == "__main__":
    main()
