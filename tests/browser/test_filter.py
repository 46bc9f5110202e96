"""Tests of the filters in a browser: what readers do with long lists, and what they have without script."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from benchmarks.filter_pages import HOSTILE, Pages, made_site, write_site
from tests.browser.conftest import Served, serving
from tests.conftest import Built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from generator.briefing import QuoteEntry
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

TOTAL = 5000
SHOWN = 25
AT_ONCE = 50
SHORT = 30
TOPIC = "themen/hafen/"
PERSONS = "personen/"
RESULTS = ".filter-ergebnis .zitat"
# What is said: an item of each list as its reader sees it, whoever built it.
SEEN = """(selector) => Array.from(document.querySelectorAll(selector), (item) => [
    item.className.trim(),
    item.innerHTML.replace(/ ?href="[^"]*"/g, "").replace(/(^|<\\/p>)\\s+/g, "$1").replace(/\\s+/g, " ").trim(),
    ...Array.from(item.querySelectorAll("a"), (link) => link.href)])"""


@pytest.fixture(scope="session")
def pages() -> Pages:
    """Five thousand quotations, one of which attacks the page."""
    return made_site(TOTAL, hostile=True)


@pytest.fixture(scope="session")
def long_lists(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Pages that show the beginning of long lists, served."""
    folder = tmp_path_factory.mktemp("long")
    write_site(pages, folder, shown=SHOWN)
    with served(folder) as made:
        yield made


@pytest.fixture(scope="session")
def short_lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Pages that show the whole of short lists, each quotation with its anchor, served."""
    folder = tmp_path_factory.mktemp("short")
    write_site(made_site(SHORT), folder, shown=SHORT, grouped=False)
    with served(folder) as made:
        yield made


@pytest.fixture
def reader(visit: Callable[..., Visit], long_lists: Served) -> Visit:
    """Somebody who looks at the long lists."""
    return visit(long_lists)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder as if it were a site that had been built."""
    with serving(folder) as url:
        yield Served(Built(folder, folder, frozenset(), ""), url)


def opened(visited: Visit, path: str) -> Page:
    """Open a page and its filters."""
    page = visited.open(path)
    page.locator(".filter summary").click()
    expect(page.locator(".filter input")).to_be_visible()
    return page


def count(page: Page, number: int, total: int = TOTAL) -> None:
    """Wait until the filter says that it has found so many."""
    expect(page.locator(".filter-stand")).to_have_text(f"{number} von {total} Einträgen")


def words_shown(page: Page) -> list[str]:
    """Return the words of all quotations found."""
    return page.locator(f"{RESULTS} > p:nth-child(2)").all_inner_texts()


def printed(quotes: Sequence[QuoteEntry]) -> list[str]:
    """Return the words of these quotations, as pages show them, as far as they are shown at once."""
    return [f"„{one.pieces[0]}“" if one.verbatim else one.pieces[0] for one in quotes[:AT_ONCE]]


CHOICES: dict[str, tuple[str, str, Callable[[QuoteEntry], bool]]] = {
    "kind": ("kind", "indirect", lambda quote: not quote.verbatim),
    "stance": ("stance", "fordert", lambda quote: quote.stance == "fordert"),
    "speaker": (
        "speaker",
        "Dörte Müller",
        lambda quote: quote.actor is not None and quote.actor.name == "Dörte Müller",
    ),
    "nobody": ("speaker", "-", lambda quote: quote.actor is None),
    "topic": ("topic", "Werft", lambda quote: "Werft" in {topic.name for topic in quote.topics}),
    "from": ("from", "2024-10", lambda quote: quote.date >= "2024-10"),
    "to": ("to", "2023-02", lambda quote: quote.date < "2023-03"),
}


@pytest.mark.parametrize("choice", CHOICES)
def test_filter_by_each_facet(reader: Visit, pages: Pages, choice: str) -> None:
    """A choice leaves just the quotations of the whole list that fit, in their order, and says how many they are."""
    field, value, fits = CHOICES[choice]
    page = opened(reader, TOPIC)
    page.locator(f"[name=quotes-{field}]").select_option(value)
    expected = [quote for quote in pages.topic.quotes if fits(quote)]
    assert 0 < len(expected) < TOTAL
    count(page, len(expected))
    assert words_shown(page) == printed(expected)
    assert reader.problems == []


def test_choices_narrow_each_other(reader: Visit, pages: Pages) -> None:
    """What is found fits every choice and every word, however umlauts and letter case are typed."""
    page = opened(reader, TOPIC)
    page.locator("[name=quotes-stance]").select_option("sagt")
    page.locator("[name=quotes-text]").fill("mueller SCHLEUSE")
    expected = [
        quote
        for quote in pages.topic.quotes
        if quote.stance == "sagt" and "Schleuse" in quote.pieces[0] and "Müller" in quote.context
    ]
    count(page, len(expected))
    assert words_shown(page) == printed(expected)


def test_nothing_fits(reader: Visit) -> None:
    """Where nothing fits, the page says so, and shows nothing."""
    page = opened(reader, TOPIC)
    page.locator("[name=quotes-text]").fill("Unauffindbares")
    expect(page.locator(".filter-stand")).to_have_text(f"Keiner von {TOTAL} Einträgen passt.")
    expect(page.locator(".zitat:visible")).to_have_count(0)
    expect(page.get_by_role("button", name="Mehr zeigen")).to_be_hidden()


@pytest.mark.parametrize(("order", "newest"), [("newest", True), ("oldest", False)])
def test_quotations_by_date(reader: Visit, pages: Pages, order: str, *, newest: bool) -> None:
    """Quotations can be put in order of time; those of one day stay in theirs."""
    page = opened(reader, TOPIC)
    page.locator("[name=quotes-sort]").select_option(order)
    count(page, TOTAL)
    assert words_shown(page) == printed(sorted(pages.topic.quotes, key=lambda quote: quote.date, reverse=newest))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", lambda persons: min(actor.ref.name for actor in persons)),
        ("articles", lambda persons: max(persons, key=lambda actor: len(actor.articles)).ref.name),
        ("quotes", lambda persons: max(persons, key=lambda actor: len(actor.says)).ref.name),
    ],
)
def test_names_by_name_and_number(
    reader: Visit, pages: Pages, order: str, expected: Callable[[Sequence[object]], str]
) -> None:
    """An index of names can be put in other orders, all of it, wherever its page ends."""
    page = opened(reader, PERSONS)
    page.locator("[name=actors-sort]").select_option(order)
    count(page, 40, 40)
    expect(page.locator(".filter-ergebnis li.eintrag").first).to_contain_text(expected(pages.briefing.persons))
    assert page.locator(".filter-ergebnis > ul > li.eintrag").count() == 40


def test_reset(reader: Visit) -> None:
    """One button takes all choices back: the page and its address are as they were."""
    page = opened(reader, TOPIC)
    before = page.locator(".liste").inner_text()
    page.locator("[name=quotes-kind]").select_option("direct")
    page.locator("[name=quotes-text]").fill("Deich")
    expect(page).to_have_url(re.compile("quotes-text=Deich"))
    page.get_by_role("button", name="Filter aufheben").click()
    assert page.locator("[name=quotes-kind]").input_value() == ""
    assert page.locator("[name=quotes-text]").input_value() == ""
    assert page.locator(".liste").inner_text() == before
    assert page.url == reader.url + TOPIC
    expect(page.locator(".filter summary")).to_be_focused()


def test_more_is_shown_on_demand(reader: Visit) -> None:
    """Fifty are shown at once; who asks for more goes on reading at the first of those."""
    page = opened(reader, TOPIC)
    page.locator("[name=quotes-kind]").select_option("direct")
    expect(page.locator(RESULTS)).to_have_count(AT_ONCE)
    page.get_by_role("button", name="Mehr zeigen").press("Enter")
    expect(page.locator(RESULTS)).to_have_count(2 * AT_ONCE)
    expect(page.locator(RESULTS).nth(AT_ONCE)).to_be_focused()


def test_filtered_list_can_be_mailed(reader: Visit, pages: Pages) -> None:
    """The address has the choices, keeps what others put there, and shows the same to whoever opens it."""
    page = reader.open(f"{TOPIC}?h=Hafen")
    page.locator(".filter summary").click()
    page.locator("[name=quotes-speaker]").select_option("Antje Groß")
    page.locator("[name=quotes-text]").fill("kaimauer")
    expect(page).to_have_url(re.compile("quotes-text=kaimauer"))
    query = parse_qs(urlsplit(page.url).query)
    assert query == {"h": ["Hafen"], "quotes-speaker": ["Antje Groß"], "quotes-text": ["kaimauer"]}
    expected = [
        quote
        for quote in pages.topic.quotes
        if quote.actor and quote.actor.name == "Antje Groß" and "Kaimauer" in quote.pieces[0]
    ]
    count(page, len(expected))
    page.reload()
    count(page, len(expected))
    assert words_shown(page) == printed(expected)
    assert page.locator("[name=quotes-speaker]").input_value() == "Antje Groß"


def test_address_with_an_unknown_choice(reader: Visit) -> None:
    """A choice in the address that the list does not have counts for nothing."""
    page = reader.open(f"{TOPIC}?quotes-kind=__proto__&quotes-sort=constructor&quotes-nonsense=1")
    expect(page.locator("[name=quotes-kind]")).to_be_visible()
    expect(page.locator(".gefiltert")).to_have_count(0)
    expect(page.locator(".zitat:visible")).to_have_count(SHOWN)
    assert reader.problems == []


def test_hostile_words_stay_words(reader: Visit) -> None:
    """Words that look like markup are shown letter by letter, in results and in the choices, and run nothing."""
    page = opened(reader, TOPIC)
    assert any(text.startswith(HOSTILE) for text in page.locator("[name=quotes-stance] option").all_inner_texts())
    page.locator("[name=quotes-text]").fill("onerror")
    count(page, 1)
    assert words_shown(page) == [f"„{HOSTILE}“" if page.locator(f"{RESULTS}.woertlich").count() else HOSTILE]
    assert page.locator(".liste").locator("img, script").count() == 0
    assert reader.problems == []


def test_found_looks_like_the_pages_own(reader: Visit) -> None:
    """What comes from the data looks, letter by letter, like what the page shows, and leads to the same places."""
    page = opened(reader, TOPIC)
    own = page.evaluate(SEEN, ".liste > .gruppe > *")
    page.locator("[name=quotes-from]").select_option("2023-01")
    expect(page.locator(RESULTS)).to_have_count(AT_ONCE)
    assert page.evaluate(SEEN, ".filter-ergebnis .gruppe > *")[: len(own)] == own


def test_found_names_look_like_the_pages_own(reader: Visit) -> None:
    """The same of the index of names."""
    page = opened(reader, PERSONS)
    own = page.evaluate(SEEN, ".liste > ul > li")
    page.locator("[name=actors-text]").fill("e")
    expect(page.locator(".filter-ergebnis li").first).to_be_visible()
    found = page.evaluate(SEEN, ".filter-ergebnis li")
    assert [item for item in own if item in found] == [item for item in own if "e" in item[1].split(">")[2].lower()]


def test_found_without_groups_looks_like_the_pages_own(visit: Callable[..., Visit], short_lists: Served) -> None:
    """Where each quotation names its article, what is found does so too, and no anchor is there twice."""
    page = opened(visit(short_lists), TOPIC)
    own = page.evaluate(SEEN, ".liste > .zitat")
    page.locator("[name=quotes-sort]").select_option("oldest")
    count(page, SHORT, SHORT)
    found = page.evaluate(SEEN, RESULTS)
    assert sorted(found) == sorted(own)
    assert page.locator("#z-00000001").count() == 1


@pytest.mark.parametrize(("path", "items"), [("themen/umwelt/", ".gruppe > *"), ("zitate/2025-04/", ".zitat")])
def test_templates_and_script_agree(visit: Callable[..., Visit], sample: Served, path: str, items: str) -> None:
    """On the sample site, what comes from the data looks, letter by letter, like the page's own; nothing goes wrong."""
    visited = visit(sample)
    page = visited.open(path)
    own = page.evaluate(SEEN, f".liste[data-list=quotes] {items}")
    page.locator(".filter summary").first.click()
    page.locator("[name=quotes-sort]").select_option("newest")
    expect(page.locator(RESULTS)).to_have_count(AT_ONCE)
    found = page.evaluate(SEEN, f".filter-ergebnis {items}")
    assert len(own) > 20
    assert found[: len(own)] == own[: len(found)]
    assert visited.problems == []


def test_short_list_asks_for_no_data(visit: Callable[..., Visit], short_lists: Served) -> None:
    """Where the page has the whole list, nothing is loaded."""
    visited = visit(short_lists)
    asked: list[str] = []
    visited.page.on("request", lambda request: asked.append(request.url))
    page = opened(visited, TOPIC)
    page.locator("[name=quotes-kind]").select_option("indirect")
    count(page, SHORT // 3, SHORT)
    assert [url for url in asked if url.endswith(".json")] == []


def test_data_is_asked_for_once_and_only_when_needed(reader: Visit) -> None:
    """A long list is loaded when the filters are opened, not before, and not twice."""
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    page = reader.open(TOPIC, until="networkidle")
    assert [url for url in asked if url.endswith(".json")] == []
    page.locator(".filter summary").click()
    page.locator("[name=quotes-kind]").select_option("direct")
    page.locator("[name=quotes-stance]").select_option("sagt")
    page.locator(".filter summary").click()
    page.locator(".filter summary").click()
    assert [url for url in asked if url.endswith(".json")] == [f"{reader.url}{TOPIC}data.json"]


def test_anchor_goes_before_a_filter(visit: Callable[..., Visit], short_lists: Served) -> None:
    """A link to a quotation shows it, even if the filter in the address, or the reader's, leaves it out."""
    visited = visit(short_lists)
    page = visited.open(f"{TOPIC}?quotes-kind=indirect#z-00000001")
    expect(page.locator("#z-00000001")).to_be_in_viewport()
    page.locator(".filter summary").click()
    page.locator("[name=quotes-stance]").select_option("kündigt an")
    expect(page.locator("#z-00000001")).to_be_hidden()
    page.evaluate("location.hash = 'z-00000002'")
    expect(page.locator("#z-00000002")).to_be_in_viewport()
    expect(page.locator(".zitat:visible")).to_have_count(SHORT)
    assert visited.problems == []


def test_filter_leaves_no_anchor_in_the_address(visit: Callable[..., Visit], short_lists: Served) -> None:
    """Who filters after having come to a quotation mails the filter, not the quotation."""
    page = visit(short_lists).open(f"{TOPIC}#z-00000001")
    page.locator(".filter summary").click()
    page.locator("[name=quotes-kind]").select_option("indirect")
    count(page, SHORT // 3, SHORT)
    assert urlsplit(page.url).fragment == ""


def test_page_is_the_same_without_script(visit: Callable[..., Visit], long_lists: Served) -> None:
    """All that a page says is there without script, which adds nothing but a closed bar before it is used."""
    seen = []
    for script in (True, False):
        visited = visit(long_lists, java_script_enabled=script)
        page = visited.open(TOPIC)
        expect(page.locator(".zitat:visible")).to_have_count(SHOWN)
        expect(page.locator(".filter")).to_have_count(int(script))
        expect(page.locator(".filter select, .filter input")).to_have_count(0)
        seen.append([group.inner_text() for group in page.locator(".liste > .gruppe").all()])
        assert visited.problems == []
    assert seen[0] == seen[1]


def test_keyboard_alone(reader: Visit, pages: Pages) -> None:
    """All can be done with the keyboard: open, type, choose, take back; the focus is never lost."""
    page = reader.open(TOPIC)
    page.keyboard.press("Tab")
    expect(page.locator(".filter summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[name=quotes-text]")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Baggergut")
    page.keyboard.press("Tab")
    expect(page.locator("[name=quotes-kind]")).to_be_focused()
    page.keyboard.type("S")
    count(page, sum("Baggergut" in quote.pieces[0] and not quote.verbatim for quote in pages.topic.quotes))
    reset = page.get_by_role("button", name="Filter aufheben")
    for _ in range(10):
        page.keyboard.press("Tab")
        if reset.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(reset).to_be_hidden()
    expect(page.locator(".filter summary")).to_be_focused()


@pytest.mark.parametrize("path", [TOPIC, PERSONS])
def test_every_control_has_a_name(reader: Visit, path: str) -> None:
    """Screen readers are told what each control is for, what the bar belongs to, and how many are found."""
    page = opened(reader, path)
    for control in page.locator(".filter select, .filter input").all():
        assert control.evaluate("control => control.labels[0].innerText.trim()")
    assert page.locator(".filter fieldset legend").inner_text() == "Filtern und sortieren: Zitate"
    assert page.locator(".filter-stand").get_attribute("role") == "status"


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_accessible(reader: Visit, scheme: str) -> None:
    """The checker of accessibility finds no fault in the bar and what it finds, in light and dark colours."""
    page = opened(reader, TOPIC)
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    page.locator("[name=quotes-kind]").select_option("indirect")
    expect(page.locator(RESULTS).first).to_be_visible()
    results = Axe().run(page, context=".liste")
    assert results.violations_count == 0, results.generate_report()


def test_small_screen(visit: Callable[..., Visit], long_lists: Served) -> None:
    """On a screen 320 pixels wide nothing has to be moved sideways, also with long names among the choices."""
    visited = visit(long_lists, viewport={"width": 320, "height": 640})
    page = opened(visited, TOPIC)
    page.locator("[name=quotes-kind]").select_option("indirect")
    expect(page.locator(RESULTS).first).to_be_visible()
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0


def test_choices_that_are_none(reader: Visit) -> None:
    """A choice that would leave everything is not offered: all in the index of persons are persons."""
    page = opened(reader, PERSONS)
    expect(page.locator("[name=actors-sort]")).to_be_visible()
    expect(page.locator("[name=actors-kind], [name=actors-from]")).to_have_count(0)


def test_few_entries_have_no_filters(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """A list that one sees at a glance has no bar."""
    write_site(made_site(5), tmp_path, shown=5)
    with served(tmp_path) as few:
        page = visit(few).open(TOPIC, until="networkidle")
        expect(page.locator(".zitat")).to_have_count(5)
        expect(page.locator(".filter")).to_have_count(0)


def test_without_data_the_page_is_filtered(visit: Callable[..., Visit], pages: Pages, tmp_path: Path) -> None:
    """Where the data cannot be loaded, the filter works on what the page shows, and says so."""
    write_site(pages, tmp_path, shown=SHOWN)
    (tmp_path / TOPIC / "data.json").unlink()
    with served(tmp_path) as broken:
        page = opened(visit(broken), TOPIC)
        expect(page.locator(".filter-hinweis")).to_contain_text(f"{SHOWN} von {TOTAL} Einträgen")
        page.locator("[name=quotes-kind]").select_option("indirect")
        expected = [quote for quote in pages.topic.quotes[:SHOWN] if not quote.verbatim]
        count(page, len(expected), SHOWN)
        assert words_shown(page) == printed(expected)


def test_read_from_disk(browser: Browser, pages: Pages, tmp_path: Path) -> None:
    """A page opened from the disk can be filtered, too, as far as it goes, and asks for nothing that it cannot have."""
    write_site(pages, tmp_path, shown=SHOWN)
    page = browser.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto((tmp_path / TOPIC / "index.html").as_uri())
    page.locator(".filter summary").click()
    page.locator("[name=quotes-kind]").select_option("direct")
    expect(page.locator(".filter-hinweis")).to_be_visible()
    count(page, sum(quote.verbatim for quote in pages.topic.quotes[:SHOWN]), SHOWN)
    assert problems == []
    page.close()


def test_print_has_the_list_alone(reader: Visit) -> None:
    """On paper there are the quotations that were chosen, and no controls."""
    page = opened(reader, TOPIC)
    page.locator("[name=quotes-kind]").select_option("indirect")
    expect(page.locator(RESULTS).first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".filter")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".zitat:visible")).to_have_count(AT_ONCE)
