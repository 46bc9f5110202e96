"""A browser, the sites served to it, and a record of everything that goes wrong on a page."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Literal, NoReturn
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.conftest import SITE_URL
from tests.test_site import EDITOR, edited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Response, Route

    from tests.conftest import Briefings, Built, Once

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PREFIX = urlsplit(SITE_URL).path
TIMEOUT = 15_000  # milliseconds; much more than anything here takes
SHORT_AND_ENGLISH = {
    'language = "de"': 'language = "en"',
    "list_length = 200": "list_length = 10",
    "quotes_on_page = 20": "quotes_on_page = 3",
    "articles_on_page = 30": "articles_on_page = 3",
}


@dataclass(frozen=True, slots=True)
class Served:
    """A built site, the address that it is served at, and the language of its interface."""

    built: Built
    url: str
    language: str = "de"


@dataclass(frozen=True, slots=True)
class Visit:
    """A page of a browser that nothing has been opened in before, and what went wrong on it."""

    page: Page
    url: str
    problems: list[str] = field(default_factory=list)

    def open(self, path: str, *, until: Literal["load", "networkidle"] = "load") -> Page:
        """Open a page of the site; ``networkidle`` waits for what its scripts ask for later as well."""
        self.page.goto(self.url + path, wait_until=until)
        return self.page


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below the site's path, as GitHub Pages does; nothing else is there."""

    def do_GET(self) -> None:
        if not self.path.startswith(PREFIX):
            self.send_error(404)
            return
        self.path = self.path[len(PREFIX) - 1 :]
        with suppress(ConnectionError):  # the page was left before all of it was there
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the library has
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium. Without one the tests are skipped, but not where they are what is asked for."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        _missing(f"none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except Error as error:
            _missing(f"{path} does not start: {error.message.splitlines()[0]}")
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def sample(sample_site: Built) -> Iterator[Served]:
    """The sample site, served."""
    with serving(sample_site.site) as url:
        yield Served(sample_site, url)


@pytest.fixture(scope="session")
def sample_material(sample_site: Built, once: Once, briefings: Briefings) -> Iterator[Served]:
    """The sample site as it is built for reading from disk, served."""
    from_disk = {'"pagefind"': '"material"'}
    built = once("material", lambda above: _built_again(sample_site, above, briefings, from_disk))
    with serving(built.site) as url:
        yield Served(built, url)


@pytest.fixture(scope="session")
def english(sample_site: Built, once: Once, briefings: Briefings) -> Iterator[Served]:
    """The sample site with an English interface, with lists so short that all have pages behind them, served.

    An editor has merged two people, so that one page has moved.
    """
    built = once("english", lambda above: _built_again(sample_site, above, briefings, SHORT_AND_ENGLISH, EDITOR))
    with serving(built.site) as url:
        yield Served(built, url, "en")


@pytest.fixture(scope="session")
def moved(sample_site: Built, tmp_path_factory: pytest.TempPathFactory, briefings: Briefings) -> Iterator[Served]:
    """The sample site after an editor has merged, renamed and hidden, served."""
    built = edited(sample_site, tmp_path_factory.mktemp("moved"), briefings)
    with serving(built.site) as url:
        yield Served(built, url)


@pytest.fixture(scope="session")
def hostile(hostile_site: Built) -> Iterator[Served]:
    """The site of articles that attack it, served."""
    with serving(hostile_site.site) as url:
        yield Served(hostile_site, url)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Makes visits to a site; keyword arguments are those of a browser's context."""
    contexts = []

    def make(served: Served, **options: object) -> Visit:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # whatever the caller wants
        context.set_default_timeout(TIMEOUT)
        contexts.append(context)
        made = Visit(context.new_page(), served.url)
        _watch(made)
        return made

    yield make
    for context in contexts:
        context.close()


def _built_again(
    site: Built, above: Path, briefings: Briefings, settings: Mapping[str, str], editor: str = ""
) -> Built:
    """A copy of a site, built again with these lines of its settings replaced."""
    root = above / "projekt"
    shutil.copytree(site.root, root, symlinks=True)
    file = root / "site_config" / "briefings.toml"
    written = file.read_text("utf-8")
    for old, new in settings.items():
        assert written.count(old) == 1, old
        written = written.replace(old, new)
    file.write_text(written, "utf-8")
    if editor:
        (root / "site_config" / "actors.toml").write_text(editor, "utf-8")
    result = briefings("build", "--root", root)
    assert result.exit_code == 0, result.output
    return replace(site, root=root, above=above, said=result.stderr)


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"The browser tests must run here, but {reason}.")
    pytest.skip(f"{reason}; install Chromium for the browser tests")


def _watch(visit: Visit) -> None:
    """Note errors, dialogs and missing files; let no request out, and note whoever asks for one."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visit.problems.append(f"console: {message.text}")

    def on_dialog(dialog: Dialog) -> None:
        visit.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def on_response(response: Response) -> None:
        if response.status >= 400:
            visit.problems.append(f"{response.status}: {response.url}")

    def on_request(route: Route) -> None:
        if route.request.url.startswith(visit.url):
            route.continue_()
        else:
            visit.problems.append(f"request: {route.request.url}")
            route.abort()

    visit.page.on("console", on_console)
    visit.page.on("dialog", on_dialog)
    visit.page.on("response", on_response)
    visit.page.on("pageerror", lambda error: visit.problems.append(f"error: {error}"))
    visit.page.route("**/*", on_request)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a built site while the block runs; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
