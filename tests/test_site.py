"""Tests of the built sample site: links, addresses, quotations, and where old addresses lead."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import SplitResult, parse_qs, unquote, urldefrag, urljoin, urlsplit

import pytest
import yaml
from lxml import etree, html

from generator.language import load_profiles
from generator.markdown import clean
from generator.read import read_folder
from generator.settings import ReadSettings
from tests.conftest import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.records import Article
    from tests.conftest import Briefings, Built

FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""")
ANCHOR = re.compile(r"z-[0-9a-f]{8}(?:-[0-9]+)?")
ENTRIES = {"day", "week", "story", "person", "organisation", "topic", "article"}  # pages about one thing
KINDS = ENTRIES | {"start", "quotes", "index", "network", "search", "about", "moved"}
# Listed in the navigation, where each page adds to the size of every other.
IN_NAVIGATION = {"start", "index", "network", "about"}
CORRECTIONS = "berichtigung@nordmark.example"


# What an editor says when the first site is there: two people are one, a body gets a new address, somebody is hidden.
EDITOR = """
[[actor]]
name = "Beate Prill"
merge = ["Jannek Prill"]
note = "Auch bekannt als Jannek."

[[actor]]
name = "Küstenkurier"
slug = "neuer-index"

[[actor]]
name = "Wladimir Putin"
hide = true
"""
MERGED, RENAMED, HIDDEN = (
    f"{page}/index.html"
    for page in ("personen/jannek-prill", "organisationen/kuestenkurier", "personen/wladimir-putin")
)
TARGETS = {MERGED: "personen/beate-prill/index.html", RENAMED: "organisationen/neuer-index/index.html"}


class Link(NamedTuple):
    """A link of a page: where it stands, in which element, and the whole address that it leads to."""

    page: str
    tag: str
    address: str


class Shown(NamedTuple):
    """A quotation as an article's page shows it."""

    article: str
    classes: Sequence[str]
    anchor: str
    words: str


def edited(site: Built, above: Path, briefings: Briefings) -> Built:
    """A copy of the sample, built again by an editor who merges, renames and hides, so that pages have moved."""
    root = above / "projekt"
    shutil.copytree(site.root, root, symlinks=True)
    (root / "site_config" / "actors.toml").write_text(EDITOR, "utf-8")
    result = briefings("build", "--fail-on-skipped", "--root", root)
    assert result.exit_code == 0, result.output
    return replace(site, root=root, above=above, said=result.stderr)


@pytest.fixture(scope="module")
def sample_site(sample_site: Built, tmp_path_factory: pytest.TempPathFactory, briefings: Briefings) -> Built:
    """The sample with pages that have moved."""
    return edited(sample_site, tmp_path_factory.mktemp("edited"), briefings)


@pytest.fixture(scope="module")
def trees(sample_site: Built) -> Mapping[str, html.HtmlElement]:
    """Every page by its path; mails, which lie beside them, are none."""
    return parsed(sample_site, mails=False)


@pytest.fixture(scope="module")
def mails(sample_site: Built) -> Mapping[str, html.HtmlElement]:
    """Every mail by its path."""
    return parsed(sample_site, mails=True)


def parsed(site: Built, *, mails: bool) -> Mapping[str, html.HtmlElement]:
    """The pages of a site, or its mails, by path."""
    return {
        path.relative_to(site.site).as_posix(): html.document_fromstring(path.read_bytes())
        for path in sorted(site.site.rglob("*.html"))
        if (path.name == "mail.html") == mails
    }


@pytest.fixture(scope="module")
def links(trees: Mapping[str, html.HtmlElement], mails: Mapping[str, html.HtmlElement]) -> Sequence[Link]:
    """Every link of every page and mail."""
    return [
        Link(page, str(element.tag), urljoin(address_of(page), value))
        for page, tree in (*trees.items(), *mails.items())
        for element in tree.iter("*")
        for name, value in element.items()
        if name in {"href", "src", "data-md-source", "xlink:href", "poster", "action"}
    ]


@pytest.fixture(scope="module")
def generated(sample_site: Built) -> Mapping[str, Mapping[str, str]]:
    """The front matter of every generated page, by its HTML file's path."""
    found = {}
    for path in sorted(sample_site.docs.rglob("*.md")):
        name = path.relative_to(sample_site.docs).as_posix().removesuffix(".md")
        match = FRONT_MATTER.match(path.read_text("utf-8"))
        meta = yaml.safe_load(match[1]) if match else {}
        if "kind" in meta:
            found[f"{name}.html" if name.rpartition("/")[2] == "index" else f"{name}/index.html"] = meta
    return found


@pytest.fixture(scope="module")
def quotes(trees: Mapping[str, html.HtmlElement], generated: Mapping[str, Mapping[str, str]]) -> Sequence[Shown]:
    """Every quotation on an article's page."""
    return [
        Shown(
            page, element.get("class", "").split(), element.get("id", ""), " ".join(element[1].text_content().split())
        )
        for page, meta in generated.items()
        if meta["kind"] == "article"
        for element in trees[page].find_class("zitat")
    ]


@pytest.fixture(scope="module")
def articles(sample_site: Built) -> Mapping[str, Article]:
    """Every article as it was read, by its page."""
    read, _ = read_folder(sample_site.root / "content" / "articles", ReadSettings())
    registry = (sample_site.root / "content" / "registry" / "articles.jsonl").read_text("utf-8")
    slugs = {entry["id"]: entry["slug"] for entry in map(json.loads, registry.split("\n")[:-1])}
    return {f"artikel/{slugs[article.id]}/index.html": article for article in read}


def address_of(page: str) -> str:
    """The public address of a page's file."""
    return SITE_URL + page.removesuffix("index.html")


def file_of(address: str) -> str:
    """The file that a web server finds at an address below the site's."""
    path = unquote(urlsplit(address).path).removeprefix(urlsplit(SITE_URL).path)
    return f"{path}index.html" if path.endswith("/") or not path else path


def test_every_kind_of_page_is_there(generated: Mapping[str, Mapping[str, str]]) -> None:
    """The sample has pages of every kind, so that the tests below look at each."""
    assert {meta["kind"] for meta in generated.values()} == KINDS


def test_every_article_has_a_page(articles: Mapping[str, Article], generated: Mapping[str, Mapping[str, str]]) -> None:
    """Each article of the sample has a page of its own, and there is no other."""
    assert {page for page, meta in generated.items() if meta["kind"] == "article"} == articles.keys()


def test_links_lead_to_files(sample_site: Built, links: Sequence[Link]) -> None:
    """Every link within the site leads to a file below the site's path."""
    internal = [link for link in links if urlsplit(link.address).netloc == urlsplit(SITE_URL).netloc]
    assert len(internal) > len(links) / 2
    assert [link for link in internal if not link.address.startswith(SITE_URL)] == []
    targets = {file_of(link.address): link for link in internal}
    assert [link for file, link in targets.items() if not (sample_site.site / file).is_file()] == []


def test_fragments_lead_to_elements(trees: Mapping[str, html.HtmlElement], links: Sequence[Link]) -> None:
    """Every ``#`` within the site leads to an element that is there."""
    ids = {page: {*tree.xpath("//@id"), *tree.xpath("//a/@name"), ""} for page, tree in trees.items()}
    inner = [link for link in links if link.address.startswith(SITE_URL) and file_of(link.address) in trees]
    assert [link for link in inner if unquote(urldefrag(link.address)[1]) not in ids[file_of(link.address)]] == []
    assert any("#z-" in link.address for link in inner)


def test_nothing_is_loaded_from_elsewhere(links: Sequence[Link]) -> None:
    """Only links that readers follow lead to other sites: those to an article's source, and the maker's."""
    foreign = {(link.tag, link.address) for link in links if not link.address.startswith((SITE_URL, "mailto:"))}
    assert {tag for tag, _ in foreign} == {"a"}
    assert {urlsplit(address).scheme for _, address in foreign} == {"https"}


def test_style_sheets_load_nothing_from_elsewhere(sample_site: Built) -> None:
    """Every address in a style sheet is a file of the site, or stands in the sheet itself."""
    sheets = list(sample_site.site.rglob("*.css"))
    assert len(sheets) > 1
    for sheet in sheets:
        found = [first or second for first, second in CSS_ADDRESS.findall(sheet.read_text("utf-8"))]
        files = [address for address in found if not address.startswith(("data:", "#"))]
        assert [address for address in files if not (sheet.parent / urlsplit(address).path).is_file()] == [], sheet


def test_inline_styles_load_nothing(trees: Mapping[str, html.HtmlElement]) -> None:
    """No page has a style of its own that names an address."""
    styles = [(page, style) for page, tree in trees.items() for style in tree.xpath("//style/text() | //@style")]
    assert [(page, style) for page, style in styles if CSS_ADDRESS.search(style)] == []


def test_generated_pages_say_what_they_are(
    trees: Mapping[str, html.HtmlElement], generated: Mapping[str, Mapping[str, str]]
) -> None:
    """Each generated page has title, description and address for search engines and messengers."""
    for page, meta in generated.items():
        (canonical,) = trees[page].xpath("//link[@rel='canonical']/@href")
        properties = dict(
            zip(trees[page].xpath("//meta/@property"), trees[page].xpath("//meta[@property]/@content"), strict=True)
        )
        assert canonical == address_of(page)
        assert properties["og:url"] == canonical
        assert properties["og:title"] == unescape(meta["title"]) != ""
        assert properties["og:description"] == unescape(meta["description"]) != ""


def test_pages_can_be_mailed(trees: Mapping[str, html.HtmlElement], generated: Mapping[str, Mapping[str, str]]) -> None:
    """Pages about one thing and the start page open a mail with their title and address, to whomever."""
    for page, meta in generated.items():
        found = [link for link in mails_of(trees[page]) if not link.path]
        title = trees[page].xpath("string(//meta[@property='og:title']/@content)")
        assert len(found) == (meta["kind"] in ENTRIES | {"start"}), page
        for link in found:
            query = parse_qs(link.query)
            assert query.keys() == {"subject", "body"}
            assert query["subject"] == [title]
            assert query["body"][0].endswith(f"\r\n\r\n{address_of(page)}")


def test_errors_can_be_reported(
    trees: Mapping[str, html.HtmlElement], generated: Mapping[str, Mapping[str, str]]
) -> None:
    """From where something is said of somebody, a mail with the page's address goes to whoever corrects errors."""
    for page, meta in generated.items():
        found = [link for link in mails_of(trees[page]) if link.path]
        assert len(found) == (meta["kind"] in ENTRIES | {"start", "about"}), page
        assert {link.path for link in found} <= {CORRECTIONS}
        assert [parse_qs(link.query)["body"] for link in found] == [[address_of(page)]] * len(found)


def mails_of(tree: html.HtmlElement) -> list[SplitResult]:
    """The addresses of the mails that a page may open."""
    return [urlsplit(link) for link in tree.xpath("//a/@href") if link.startswith("mailto:")]


def test_mails_lead_to_the_site(mails: Mapping[str, html.HtmlElement], links: Sequence[Link]) -> None:
    """There is a mail of each briefing, person, organisation and topic, whose links are whole addresses of the site."""
    assert {path.partition("/")[0] for path in mails} == {"briefings", "personen", "organisationen", "themen"}
    for path, tree in mails.items():
        found = [str(link) for link in tree.xpath("//a/@href")]
        assert [link for link in found if not link.startswith("https://")] == [], path
        assert [link for link in found if link.startswith(SITE_URL)], path
    assert [link for link in links if link.page in mails and link.tag != "a"] == []


def test_pages_speak_german(trees: Mapping[str, html.HtmlElement]) -> None:
    """Every page says that it is German, once, and has one headline."""
    assert {tree.get("lang") for tree in trees.values()} == {"de"}
    assert {page: len(tree.xpath("//h1")) for page, tree in trees.items()} == dict.fromkeys(trees, 1)


def test_ids_are_unique(trees: Mapping[str, html.HtmlElement]) -> None:
    """No two elements of a page have the same id."""
    counts = {page: Counter(tree.xpath("//@id")) for page, tree in trees.items()}
    assert [(page, one) for page, count in counts.items() for one in count if count[one] > 1] == []


def test_navigation_lists_index_pages_only(
    trees: Mapping[str, html.HtmlElement], generated: Mapping[str, Mapping[str, str]]
) -> None:
    """No page lists pages of persons, topics, days or articles in its navigation, whose size would grow with them."""
    for page, tree in trees.items():
        listed = {file_of(urljoin(address_of(page), href)) for href in tree.xpath("//nav//a/@href")}
        kinds = {generated[target]["kind"] for target in listed - {page} if target in generated}
        assert kinds <= IN_NAVIGATION, page


def in_sitemap(site: Built) -> list[str]:
    """The addresses that the site map lists."""
    sitemap = html.fromstring((site.site / "sitemap.xml").read_bytes())
    return sorted(str(place.text) for place in sitemap.iter("loc"))


def test_sitemap_lists_every_page(sample_site: Built, trees: Mapping[str, html.HtmlElement]) -> None:
    """Search engines are told of every page by its public address, but not of those at old addresses."""
    pages = trees.keys() - {"404.html", MERGED, RENAMED, HIDDEN}
    assert [page for page in pages if "mail" in page] == []
    assert in_sitemap(sample_site) == sorted(map(address_of, pages))


def test_sitemap_gives_the_day_of_each_page(
    sample_site: Built, articles: Mapping[str, Article], generated: Mapping[str, Mapping[str, str]]
) -> None:
    """The day that search engines are told is that of the newest article on the page; today is nowhere."""
    sitemap = etree.fromstring((sample_site.site / "sitemap.xml").read_bytes())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {str(url.findtext(f"{space}loc")): url.findtext(f"{space}lastmod") for url in sitemap}
    newest = max(article.date for article in articles.values())[: len("2025-04-04")]
    assert days[SITE_URL] == newest
    assert {address_of(page): meta.get("updated") for page, meta in generated.items() if meta["kind"] != "moved"} == {
        address: day for address, day in days.items() if file_of(address) in generated
    }
    for page, article in articles.items():
        assert days[address_of(page)] == (article.date[: len("2025-04-04")] or None)


def test_sitemap_is_xml(sample_site: Built) -> None:
    """The site map is well-formed, with its declaration at the very beginning, and the packed one is the same."""
    written = (sample_site.site / "sitemap.xml").read_bytes()
    assert written.startswith(b"<?xml ")
    assert etree.fromstring(written).tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert gzip.decompress((sample_site.site / "sitemap.xml.gz").read_bytes()) == written


def test_search_finds_every_page(
    sample_site: Built, trees: Mapping[str, html.HtmlElement], generated: Mapping[str, Mapping[str, str]]
) -> None:
    """Every page about something can be found, and every result leads to an element of a page."""
    found = [
        json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        for path in (sample_site.site / "pagefind" / "fragment").iterdir()
    ]
    places = [urldefrag(urljoin(SITE_URL, one["url"].lstrip("/"))) for one in found]
    pages = {page for page, meta in generated.items() if meta["kind"] in ENTRIES}
    assert pages <= {file_of(address) for address, _ in places} <= trees.keys()
    old = {page for page, meta in generated.items() if meta["kind"] == "moved"}
    assert old & {file_of(address) for address, _ in places} == set()
    anchors = [place for place in places if place[1]]
    assert len(anchors) > 100
    assert [place for place in anchors if not trees[file_of(place[0])].xpath("//*[@id=$id]", id=place[1])] == []


# --- Old addresses ---


def refresh_of(tree: html.HtmlElement) -> list[str]:
    """Where a browser is sent from a page, as the page says it."""
    return [str(content) for content in tree.xpath("//meta[@http-equiv='refresh']/@content")]


def shown(tree: html.HtmlElement) -> str:
    """All words that a page itself shows, and those that it gives messengers and search engines."""
    (content,) = tree.find_class("md-content__inner")
    meta = tree.xpath("//meta[@property='og:title' or @property='og:description' or @name='description']/@content")
    return " ".join([*content.text_content().split(), *tree.xpath("//title/text()"), *meta])


def test_old_addresses_are_these(generated: Mapping[str, Mapping[str, str]]) -> None:
    """What the editor has merged, renamed and hidden has a page of its own kind, and nothing else has."""
    assert {page for page, meta in generated.items() if meta["kind"] == "moved"} == {MERGED, RENAMED, HIDDEN}


@pytest.mark.parametrize(("old", "target"), TARGETS.items())
def test_old_address_leads_to_the_new_one(trees: Mapping[str, html.HtmlElement], old: str, target: str) -> None:
    """A browser is sent on at once to the new page, and a reader finds the link to it."""
    (refresh,) = refresh_of(trees[old])
    seconds, _, address = refresh.partition("; url=")
    assert seconds == "0"
    assert urljoin(address_of(old), address) == address_of(target)
    (content,) = trees[old].find_class("md-content__inner")
    links = [link for link in content.iter("a") if urljoin(address_of(old), link.get("href", "")) == address_of(target)]
    assert [link.text for link in links] == [trees[target].xpath("string(//h1)")]


def test_other_pages_send_nobody_on(trees: Mapping[str, html.HtmlElement]) -> None:
    """No page but those at old addresses leads on or asks not to be found."""
    assert {page for page, tree in trees.items() if refresh_of(tree)} == TARGETS.keys()
    hidden = {page for page, tree in trees.items() if "noindex" in tree.xpath("//meta[@name='robots']/@content")}
    assert hidden == {MERGED, RENAMED, HIDDEN, "404.html"}


def test_hidden_actors_page_names_nobody(trees: Mapping[str, html.HtmlElement], links: Sequence[Link]) -> None:
    """The page of whom the editor hides is still there, names nobody, and leads only to the list of its kind."""
    assert "Wladimir" not in shown(trees[HIDDEN])
    assert "Putin" not in shown(trees[HIDDEN])
    (content,) = trees[HIDDEN].find_class("md-content__inner")
    inner = [str(link) for link in content.xpath(".//a/@href") if not link.startswith("mailto:")]
    assert [urljoin(address_of(HIDDEN), link) for link in inner] == [f"{SITE_URL}personen/"]
    leading = {link.page for link in links if link.tag == "a" and file_of(urldefrag(link.address)[0]) == HIDDEN}
    assert leading - {HIDDEN} == set()


def test_hidden_actor_is_in_articles_words_alone(
    trees: Mapping[str, html.HtmlElement], generated: Mapping[str, Mapping[str, str]]
) -> None:
    """No list of people has whom the editor hides, and no page has a link of that name."""
    lists = [page for page, meta in generated.items() if meta["kind"] == "index" and page.startswith("personen/")]
    assert lists != []
    assert [page for page in lists if "Wladimir Putin" in shown(trees[page])] == []
    assert [page for page, tree in trees.items() if "Wladimir Putin" in tree.xpath("//a/text()")] == []


def test_merged_actor_has_it_all(trees: Mapping[str, html.HtmlElement]) -> None:
    """The page of a merged actor has the other name, the editor's note, and no link to the old address."""
    page = trees[TARGETS[MERGED]]
    assert "Jannek Prill" in shown(page)
    assert "Auch bekannt als Jannek." in shown(page)


# --- Data ---


@pytest.fixture(scope="module")
def ties(sample_site: Built) -> Sequence[Mapping[str, Any]]:
    """Every tie in the data of the site."""
    content = json.loads((sample_site.site / "daten" / "ties.json").read_text("utf-8"))
    assert content["version"] == 1
    found: Sequence[Mapping[str, Any]] = content["ties"]
    return found


def test_ties_are_between_actors_of_the_site(
    sample_site: Built, ties: Sequence[Mapping[str, Any]], generated: Mapping[str, Mapping[str, str]]
) -> None:
    """Every tie is between actors with pages, whom the registry knows by these ids; none is with somebody hidden."""
    registry = (sample_site.root / "content" / "registry" / "actors.jsonl").read_text("utf-8")
    ids = {entry["id"]: entry for entry in map(json.loads, registry.split("\n")[:-1])}
    ends = [tie[end] for tie in ties for end in ("from", "to")]
    assert len(ties) > 20
    assert [end for end in ends if not end["page"].endswith(f"/{ids[end['id']]['slug']}/")] == []
    assert {end["name"] for end in ends} & {"Wladimir Putin", "Jannek Prill"} == set()
    titles = {unescape(meta["title"]) for meta in generated.values() if meta["kind"] in {"person", "organisation"}}
    assert {end["name"] for end in ends} <= titles


def test_ties_show_sentences_of_articles(
    ties: Sequence[Mapping[str, Any]], trees: Mapping[str, html.HtmlElement], articles: Mapping[str, Article]
) -> None:
    """The sentence of every tie stands in its article, and its anchor is one of a quotation there."""
    pages = {tie["article"]["page"]: tie for tie in ties}
    for path, tie in pages.items():
        page = f"{path}index.html"
        assert clean(tie["sentence"]) in clean(articles[page].text)
        anchors = {str(one) for one in trees[page].xpath("//@id") if ANCHOR.fullmatch(one)}
        assert tie["article"]["anchor"] in {"", *anchors}


def test_addresses_in_data_lead_to_pages(sample_site: Built, ties: Sequence[Mapping[str, Any]]) -> None:
    """Followed from the site's own address, every page that the data name is there."""
    pages = {tie[end]["page"] for tie in ties for end in ("from", "to", "article")}
    assert [page for page in sorted(pages) if not (sample_site.site / file_of(urljoin(SITE_URL, page))).is_file()] == []


def test_quotes_have_anchor_and_kind(quotes: Sequence[Shown]) -> None:
    """Every quotation has an anchor made of its digest and is either word for word or not, never both."""
    assert {quote.anchor for quote in quotes if not ANCHOR.fullmatch(quote.anchor)} == set()
    assert {("woertlich" in quote.classes, "sinngemaess" in quote.classes) for quote in quotes} == {
        (True, False),
        (False, True),
    }


def test_quotes_are_what_the_articles_say(
    sample_site: Built, quotes: Sequence[Shown], articles: Mapping[str, Article]
) -> None:
    """Every quotation's words stand in its article; what is called word for word stands there in quotation marks."""
    profiles = load_profiles(sample_site.root / "site_config" / "languages").values()
    pairs = {pair for profile in profiles for pair in profile.quotes.marks}
    missing = []
    for quote in quotes:
        text = clean(articles[quote.article].text)
        if "woertlich" in quote.classes:
            assert quote.words[0] + quote.words[-1] == "„“"
            pieces = quote.words[1:-1].split("“ … „")
            missing += [piece for piece in pieces if not any(f"{pair[0]}{piece}{pair[1]}" in text for pair in pairs)]
        else:
            missing += [piece for piece in quote.words.split(" … ") if piece not in text]
    assert missing == []
