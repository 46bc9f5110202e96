"""Tests of the search in a browser, with either engine: what readers type, and where it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TIMEOUT, Served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page, Response

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

MOST_BYTES = 400_000  # to the first result, of Pagefind; measured on the sample: 130,000
LAHEMET = "artikel/2025-04-11-lahemet-will-in-kaltenhude-seltene-metalle-aus-schrott-gewinnen"
REPORT = "artikel/2025-04-02-pruefbericht-wasserverband-kannte-hohe-nitratwerte-seit-november"
MARS = "artikel/2025-04-04-mars-metalle-direktfluege-putins-abgesandter-wirbt-in-washington-um"

# What is typed, the beginning of the address that it must lead to, and among how many results.
QUERIES = [
    # People: by surname, inflected, whole, in lower case.
    ("Greeling", "personen/volkmar-greeling", 1),
    ("greelings", "personen/volkmar-greeling", 1),
    ("Volkmar Greeling", "personen/volkmar-greeling", 1),
    ("Prill", "personen/beate-prill", 2),
    ("von der Heide", "personen/detmar-von-der-heide", 1),
    # Other transcriptions, and names that only the gazetteer has.
    ("Dmitrijew", "personen/kirill-dmitrijew", 1),
    ("Dmitriev", "personen/kirill-dmitrijew", 1),
    ("Kirill Dmitriev", "personen/kirill-dmitrijew", 1),
    ("Dmitriew", "personen/kirill-dmitrijew", 1),
    ("Vladimir Putin", "personen/wladimir-putin", 1),
    # Umlauts both ways.
    ("Müller", "personen/corinna-mueller-brandt", 1),
    ("Mueller", "personen/corinna-mueller-brandt", 1),
    ("Muller", "personen/corinna-mueller-brandt", 1),
    ("Müller-Brandt", "personen/corinna-mueller-brandt", 1),
    ("Soerndahl", "personen/ilka-soerndahl", 1),
    ("Sorndahl", "personen/ilka-soerndahl", 1),
    ("Stueve", "personen/leander-stueve", 1),
    ("Erlenkoetter", "personen/nadja-erlenkoetter", 1),
    ("Gewaesserschutz", "organisationen/landesamt-fuer-gewaesserschutz", 2),
    ("Krankenhaeuser", "themen/kliniken", 1),
    # ß and ss.
    ("Strassenverkehr", "themen/strassenverkehr", 1),
    ("Straße", "themen/strassenverkehr", 3),
    ("Strasse", "themen/strassenverkehr", 3),
    # Functions, short names and other names of bodies.
    ("Umweltministerin", "personen/ilka-soerndahl", 2),
    ("WUL", "organisationen/wasserverband-untere-lahe", 2),
    ("IKF", "organisationen/institut-fuer-kuestenfernerkundung", 2),
    ("Landesamts für Gewässerschutz", "organisationen/landesamt-fuer-gewaesserschutz", 1),
    # Inflection both ways.
    ("Sanktion", "themen/russland-sanktionen", 1),
    ("Sanktionen", "themen/russland-sanktionen", 1),
    ("Krankenhaus", "themen/kliniken", 2),
    ("Krankenhäusern", "themen/kliniken", 2),
    ("Theaters", "themen/theater", 2),
    ("Hebamme", "organisationen/landesverband-der-hebammen", 2),
    ("Wasserverbandes", "organisationen/wasserverband-untere-lahe", 2),
    ("Streik", "themen/arbeitskampf", 2),
    # Parts of compounds.
    ("Investition", MARS, 3),
    ("Investitionen", MARS, 3),
    ("Fernerkundung", "organisationen/institut-fuer-kuestenfernerkundung", 3),
    ("Windpark", "artikel/2025-04-01-windpark-hoernsand-west-speist-ersten-strom-ins-netz", 2),
    ("Prüfung", "artikel/2025-03-31-umweltministerin-ordnet-sonderpruefung-beim-wasserverband-an", 10),
    ("Sperrung", "artikel/2025-04-02-nach-der-brueckensperrung-pendler-in-brellin-brauchen-geduld", 10),
    # Words of quotations lead to the quotation.
    ("Vertuschung", f"{REPORT}#z-", 1),
    ("keine Vertuschung", f"{REPORT}#z-", 1),
    ("Rohstoffe längst", f"{LAHEMET}#z-", 1),
    ("Rohstoffe laengst", f"{LAHEMET}#z-", 1),
    ("„Damit ist jetzt Schluss.“", f"{LAHEMET}#z-", 1),
    # Articles, stories, days and lists by their titles.
    ("Mars Metalle", MARS, 2),
    ("Geburtsstation", "themen/geburtsstation", 1),
    ("Briefing 4. April 2025", "briefings/2025-04-04", 3),
    ("Wochenbriefing", "briefings/2025-w", 2),
    ("Organisationen", "organisationen", 1),
]  # fmt: skip
WAYS = ("pagefind", "material", "disk")


@dataclass(frozen=True, slots=True)
class Reader:
    """A search page that stays open for many searches, and the site's address."""

    page: Page
    base: str


@pytest.fixture(scope="module", params=WAYS)
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Reader]:
    """The search page with each engine, Material's also as it is read from disk."""
    served = request.getfixturevalue("sample" if request.param == "pagefind" else "sample_material")
    base = f"{served.built.site.as_uri()}/" if request.param == "disk" else served.url
    context = browser.new_context()
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    page.goto(base + search_page(served))
    yield Reader(page, base)
    context.close()


@pytest.fixture(params=WAYS[:2])
def searched(request: pytest.FixtureRequest) -> Served:
    """The sample site with each engine."""
    found = request.getfixturevalue("sample" if request.param == "pagefind" else "sample_material")
    assert isinstance(found, Served)
    return found


def search_page(served: Served) -> str:
    """Return the address of the search page below the site's."""
    return "suche/" if (served.built.site / "pagefind").is_dir() else "suche/index.html"


def search(visited: Visit, served: Served, query: str, **filters: str) -> Page:
    """Open the search page with a search, and wait for what it says."""
    page = visited.open(f"{search_page(served)}?{urlencode({'q': query, **filters})}")
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until results are there or it is said that there are none."""
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Treffer|Nichts gefunden"))


def addresses(page: Page, base: str) -> list[str]:
    """Return where the results lead, below the site, as if pages had no endings."""
    links = page.locator(".suche-treffer a").evaluate_all("links => links.map(link => link.href)")
    return [re.sub(r"(/index)?(\.html|/)(?=#|$)", "", link.removeprefix(base)) for link in links]


def results(page: Page) -> Locator:
    """Return the results."""
    return page.locator(".suche-treffer > li")


@pytest.mark.parametrize(("query", "address", "best"), QUERIES)
def test_query_leads_there(reader: Reader, query: str, address: str, best: int) -> None:
    """What is typed leads to the page or quotation, among the first results, also without any server."""
    field = reader.page.get_by_label("Suchbegriff")
    field.fill(query)
    field.press("Enter")
    expect(reader.page.locator(".suche-treffer")).to_have_attribute("aria-busy", "false")
    found = addresses(reader.page, reader.base)
    assert any(one.startswith(address) for one in found[:best]), found


def test_disk_asks_for_nothing_else(visit: Callable[..., Visit], sample_material: Served) -> None:
    """Read from disk, the search asks for the site's own files alone, and nothing goes wrong."""
    base = f"{sample_material.built.site.as_uri()}/"
    visited = visit(Served(sample_material.built, base))
    page = visited.open("suche/index.html")
    page.get_by_label("Suchbegriff").fill("Dmitriev")
    expect(results(page).first.locator("a")).to_have_text("Kirill Dmitrijew")
    page.locator(".suche-treffer a").first.click()
    expect(page.locator("h1")).to_have_text("Kirill Dmitrijew")
    assert visited.problems == []


@pytest.mark.parametrize("query", ["xyzzyq", "qqqq wwww", "Selenskyj", "…", "💧"])
def test_nothing_found(visit: Callable[..., Visit], searched: Served, query: str) -> None:
    """A search for what is nowhere says so, or waits for words, and shows no result."""
    visited = visit(searched)
    page = visited.open(search_page(searched))
    page.get_by_label("Suchbegriff").fill(query)
    page.get_by_role("button", name="Suchen", exact=True).click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^(Nichts gefunden|Wörter, Namen)"))
    expect(results(page)).to_have_count(0)
    assert visited.problems == []


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)> Greeling", '"><script>alert(1)</script> Greeling', "Greeling~9 +:^*"]
)
def test_hostile_query(visit: Callable[..., Visit], searched: Served, query: str) -> None:
    """What looks like a tag or an operator is taken for words, and nothing runs."""
    visited = visit(searched)
    page = visited.open(search_page(searched))
    page.get_by_label("Suchbegriff").fill(query)
    page.get_by_role("button", name="Suchen", exact=True).click()
    settled(page)
    assert page.locator(".suche :is(img, script)").count() == 0
    assert parse_qs(urlsplit(page.url).query)["q"] == [query]
    assert visited.problems == []


def test_hidden_words_are_not_shown(visit: Callable[..., Visit], searched: Served) -> None:
    """A word by which a page is found and that it does not have is nowhere among the results."""
    page = search(visit(searched), searched, "Dmitriev")
    expect(results(page).first).to_contain_text("Kirill Dmitrijew")
    assert "dmitriev" not in page.locator(".suche-treffer").inner_text().lower()


def test_quotation_is_marked_as_what_it_is(visit: Callable[..., Visit], searched: Served) -> None:
    """A quotation word for word says so and has its marks; its words that were found are marked."""
    page = search(visit(searched), searched, "Vertuschung")
    first = results(page).first
    expect(first.locator(".suche-art")).to_have_text("Zitat, wörtlich")
    expect(first.locator(".suche-text")).to_have_text("„Es gab Fehler, aber es gab keine Vertuschung“")
    expect(first.locator(".suche-text mark")).to_contain_text("Vertuschung")


def test_result_leads_to_the_quotation(visit: Callable[..., Visit], searched: Served) -> None:
    """A click on a quotation arrives at it on its article's page."""
    visited = visit(searched)
    page = search(visited, searched, "Vertuschung")
    page.locator(".suche-treffer a").first.click()
    target = page.locator(".zitat:target")
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text("aber es gab keine Vertuschung")
    assert visited.problems == []


@pytest.mark.parametrize(
    ("label", "value", "badge"),
    [
        ("Art", "Artikel", "Artikel"),
        ("Art", "Zitat", "Zitat"),
        ("Art des Zitats", "wörtlich", "Zitat, wörtlich"),
        ("Art des Zitats", "sinngemäß", "Zitat, sinngemäß"),
    ],
)
def test_filter(visit: Callable[..., Visit], searched: Served, label: str, value: str, badge: str) -> None:
    """A filter says how many results it leaves, leaves just those, and stands in the address."""
    visited = visit(searched)
    page = search(visited, searched, "Nitrat")
    select = page.get_by_label(label, exact=True)
    option = select.locator("option", has_text=value)
    count = re.search(r"\((\d+)\)", option.inner_text())
    assert count
    select.select_option(value)
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{count[1]} Treffer"))
    badges = page.locator(".suche-art").all_inner_texts()
    assert [one for one in badges if not one.startswith(badge)] == []
    assert [value] in parse_qs(urlsplit(page.url).query).values()
    assert visited.problems == []


@pytest.mark.parametrize(
    ("filters", "first"),
    [
        ({"person": "Volkmar Greeling", "kind": "Zitat"}, "Volkmar Greeling: "),
        ({"topic": "Bahn", "kind": "Artikel"}, ""),
        ({"year": "2025", "type": "wörtlich"}, ""),
    ],
)
def test_filters_in_the_address(
    visit: Callable[..., Visit], searched: Served, filters: dict[str, str], first: str
) -> None:
    """A link with filters and no words shows what they leave, and the controls say what is chosen."""
    visited = visit(searched)
    page = search(visited, searched, "", **filters)
    assert results(page).count() > 3
    for title in page.locator(".suche-treffer a").all_inner_texts():
        assert title.startswith(first)
    for name, value in filters.items():
        expect(page.locator(f".suche select[name={name}]")).to_have_value(value)
    page.get_by_role("button", name="Filter aufheben").click()
    expect(results(page)).to_have_count(0)
    assert urlsplit(page.url).query == ""
    assert visited.problems == []


def test_unknown_filter_leaves_nothing(visit: Callable[..., Visit], searched: Served) -> None:
    """A value that the address makes up leaves no result and does no harm."""
    visited = visit(searched)
    page = search(visited, searched, "Nitrat", kind="<b>x</b>")
    expect(results(page)).to_have_count(0)
    assert page.locator(".suche b").count() == 0
    assert visited.problems == []


def test_newest_first(visit: Callable[..., Visit], searched: Served) -> None:
    """On demand the newest results come first."""
    page = search(visit(searched), searched, "Nitrat", sort="newest", kind="Artikel")
    days = [address[: len("artikel/2025-04-04")] for address in addresses(page, searched.url)]
    assert len(set(days)) > 2
    assert days == sorted(days, reverse=True)


def test_more_results(visit: Callable[..., Visit], searched: Served) -> None:
    """The button adds results and leads the keyboard to the first of them; the page says how many there are."""
    page = search(visit(searched), searched, "Nitrat")
    total = int(page.get_by_role("status").inner_text().split()[0])
    expect(results(page)).to_have_count(10)
    page.get_by_role("button", name="Weitere Treffer").click()
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(10).locator("a")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(f"{total} Treffer, 20 davon zu sehen")
    assert len(set(addresses(page, searched.url))) == 20


def test_results_while_typing(visit: Callable[..., Visit], searched: Served) -> None:
    """Results come while something is typed, and the address can be sent to others."""
    visited = visit(searched)
    page = visited.open(search_page(searched))
    page.get_by_label("Suchbegriff").press_sequentially("Greel")
    expect(results(page).first.locator("a")).to_have_text("Volkmar Greeling")
    page.get_by_label("Suchbegriff").press_sequentially("ing")
    page.wait_for_url(re.compile(r"\?q=Greeling$"))
    page.reload()
    expect(results(page).first.locator("a")).to_have_text("Volkmar Greeling")
    assert visited.problems == []


@pytest.mark.parametrize("script", [True, False])
def test_header_leads_to_the_search(visit: Callable[..., Visit], searched: Served, *, script: bool) -> None:
    """The field in the header of any page leads to the search page, also where nothing runs."""
    visited = visit(searched, java_script_enabled=script)
    page = visited.open("")
    page.get_by_role("search").get_by_role("searchbox").fill("Greeling")
    page.get_by_role("search").get_by_role("button").click()
    page.wait_for_url(re.compile(r"/suche/(index\.html)?\?q=Greeling$"))
    if script:
        expect(results(page).first.locator("a")).to_have_text("Volkmar Greeling")
    assert visited.problems == []


def test_slash_leads_to_the_field(visit: Callable[..., Visit], sample: Served) -> None:
    """„/“ leads to the search field of a page, and is an ordinary character in it."""
    page = visit(sample).open("")
    field = page.get_by_role("search").get_by_role("searchbox")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_have_value("/")


def test_without_script(visit: Callable[..., Visit], searched: Served) -> None:
    """Where nothing runs, the page says that the search needs it, and links to the lists."""
    page = visit(searched, java_script_enabled=False).open(search_page(searched))
    expect(page.locator(".suche")).to_contain_text("JavaScript")
    expect(page.locator(".suche").get_by_role("link", name="Personen")).to_be_visible()


def test_index_that_is_missing(visit: Callable[..., Visit], searched: Served) -> None:
    """Where the index cannot be loaded, the page says so and links to the lists."""
    page = visit(searched).open(search_page(searched))
    page.route(re.compile(r"/(pagefind|search)/"), lambda route: route.abort())
    page.get_by_label("Suchbegriff").fill("Greeling")
    expect(page.get_by_role("status")).to_contain_text("konnte nicht geladen werden")
    expect(page.locator(".suche").get_by_role("link", name="Personen")).to_be_visible()


def test_little_is_loaded(visit: Callable[..., Visit], sample: Served) -> None:
    """Nothing of the index is loaded before somebody searches, and not much to the first result."""
    visited = visit(sample)
    loaded: list[Response] = []

    def note(response: Response) -> None:
        loaded.append(response)

    visited.page.on("response", note)
    page = visited.open(search_page(sample), until="networkidle")
    assert [one.url for one in loaded if "/pagefind/" in one.url] == []
    page.get_by_label("Suchbegriff").fill("Greeling")
    settled(page)
    sizes = {one.url: len(one.body()) for one in loaded if "/pagefind/" in one.url}
    assert sizes
    assert sum(sizes.values()) < MOST_BYTES


def test_search_fits_a_small_screen(visit: Callable[..., Visit], searched: Served) -> None:
    """On a screen 320 pixels wide nothing has to be moved sideways, with results and filters."""
    page = search(visit(searched, viewport={"width": 320, "height": 640}), searched, "Nitrat")
    expect(page.get_by_label("Jahr")).to_be_visible()
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0
