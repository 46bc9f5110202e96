"""Tests of what programs read of the pages: previews for messengers, JSON-LD, feeds and the list of pages."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin
from urllib.robotparser import RobotFileParser

import extruct
import jinja2
import pytest
import yaml
from lxml import etree, html
from PIL import Image

from generator.share.cards import COMMON_CARD, OWN_CARD
from tests.conftest import ROOT, SITE_URL
from tests.structured_data import faults, graph_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Built

FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
JSON_LD_BYTES = 15_000
FEEDS = {"application/atom+xml": "feed.xml", "application/feed+json": "feed.json"}


@pytest.fixture(scope="module")
def trees(sample_site: Built) -> Mapping[str, html.HtmlElement]:
    """Every page by its path below the site: all but the mails and the page for what is missing."""
    return {
        path.relative_to(sample_site.site).as_posix().removesuffix("index.html"): html.fromstring(path.read_bytes())
        for path in sorted(sample_site.site.rglob("index.html"))
    }


@pytest.fixture(scope="module")
def metas(sample_site: Built) -> Mapping[str, Mapping[str, Any]]:
    """The front matter of every generated page, by its path below the site."""
    found = {}
    for path in sorted(sample_site.docs.rglob("*.md")):
        match = FRONT_MATTER.match(path.read_text("utf-8"))
        meta = yaml.safe_load(match[1]) if match else {}
        if "kind" in meta:
            name = f"{path.relative_to(sample_site.docs).as_posix().removesuffix('.md')}/"
            found[re.sub(r"(?:^|(?<=/))index/$", "", name)] = meta
    return found


@pytest.fixture(scope="module")
def documents(trees: Mapping[str, html.HtmlElement], sample_site: Built) -> Mapping[str, dict[str, Any]]:
    """The JSON-LD of every page that has any."""
    found: dict[str, dict[str, Any]] = {}
    for path in trees:
        text = (sample_site.site / path / "index.html").read_text("utf-8")
        several = extruct.extract(text, base_url=SITE_URL + path, syntaxes=["json-ld"])["json-ld"]
        if several:
            (found[path],) = several
    return found


def properties(tree: html.HtmlElement) -> dict[str, str]:
    """Return what the page's head says for messengers; nothing may be said twice."""
    found = [(one.get("property") or one.get("name"), one.get("content")) for one in tree.iter("meta")]
    shown = [(str(name), str(content)) for name, content in found if str(name).startswith(("og:", "twitter:"))]
    assert len(dict(shown)) == len(shown)
    return dict(shown)


def alternates(tree: html.HtmlElement, base: str) -> list[tuple[str, str]]:
    """Return type and full address of the page's other forms."""
    return [(one.get("type", ""), urljoin(base, one.get("href", ""))) for one in tree.xpath("//link[@rel='alternate']")]


def partial(site_url: str, page: object) -> html.HtmlElement:
    """Return the head's part as the theme prints it for a page that the builder knows so much of."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "site_config" / "theme"))
    environment.filters["url"] = lambda path: f"../../{path}"
    labels = SimpleNamespace(og_locale="de_DE")
    config = SimpleNamespace(
        site_url=site_url, site_name="A & B", site_description="Wer <was>", extra=SimpleNamespace(labels=labels)
    )
    text = environment.get_template("partials/meta.html").render(config=config, page=page)
    return html.fromstring(f"<html><head>{text}</head><body></body></html>")


def test_every_page_has_a_preview(trees: Mapping[str, html.HtmlElement], sample_site: Built) -> None:
    """Every page has title, text, address, language and a picture that is there and has the size that is said."""
    for path, tree in trees.items():
        found = properties(tree)
        assert found["og:url"] == SITE_URL + path
        assert found["og:locale"] == "de_DE"
        assert found["og:site_name"] == "Briefings"
        assert found["og:type"] in {"website", "article", "profile"}
        assert found["twitter:card"] == "summary_large_image"
        for name in ("title", "description", "image", "image:alt"):
            assert found[f"og:{name}"].strip() == found[f"twitter:{name}"].strip() != "", path
        assert found["og:image"].startswith(SITE_URL)
        with Image.open(sample_site.site / found["og:image"].removeprefix(SITE_URL)) as card:
            assert card.format == "PNG"
            assert card.size == (int(found["og:image:width"]), int(found["og:image:height"]))


def test_pages_show_their_own_card(trees: Mapping[str, html.HtmlElement], metas: Mapping[str, Any]) -> None:
    """A page about one thing shows a card of its own, a list the common one; its words name the page."""
    for path, meta in metas.items():
        found = properties(trees[path])
        card = f"{path}card.png" if meta["kind"] in OWN_CARD else COMMON_CARD
        assert found["og:image"] == SITE_URL + card
        assert unescape(meta["title"]) in found["og:image:alt"]


def test_feeds_and_data_are_found_from_the_page(
    trees: Mapping[str, html.HtmlElement], metas: Mapping[str, Any], sample_site: Built
) -> None:
    """Every page names the site's feeds, those of persons, organisations and topics their own; all are there."""
    for path, tree in trees.items():
        found = alternates(tree, SITE_URL + path)
        assert len(set(found)) == len(found)
        assert {(kind, SITE_URL + name) for kind, name in FEEDS.items()} <= set(found)
        if path in metas and metas[path]["kind"] in {"person", "organisation", "topic"}:
            assert {(kind, SITE_URL + path + name) for kind, name in FEEDS.items()} <= set(found)
            assert ("application/json", f"{SITE_URL}{path}data.json") in found
        for _, address in found:
            assert (sample_site.site / address.removeprefix(SITE_URL)).is_file(), address


def test_page_for_what_is_missing_is_not_found(sample_site: Built) -> None:
    """The page for missing addresses is kept from search engines, and tells nothing of itself."""
    tree = html.fromstring((sample_site.site / "404.html").read_bytes())
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert properties(tree) == {}


def test_list_of_pages(trees: Mapping[str, html.HtmlElement], metas: Mapping[str, Any], sample_site: Built) -> None:
    """The list has every page and nothing else; a page's date is that of the newest article on it."""
    tree = etree.parse(sample_site.site / "sitemap.xml")
    listed = {
        url.findtext("s:loc", namespaces=SITEMAP): url.findtext("s:lastmod", namespaces=SITEMAP)
        for url in tree.getroot().iterfind("s:url", SITEMAP)
    }
    assert listed.keys() == {SITE_URL + path for path in trees}
    assert listed == {SITE_URL + path: metas.get(path, {}).get("updated") for path in trees}
    days = {path: meta for path, meta in metas.items() if meta["kind"] == "day"}
    assert {listed[SITE_URL + path] for path in days} == {path.split("/")[1] for path in days}
    assert all(date.fromisoformat(day) for day in listed.values() if day)


def test_crawlers_find_the_list_of_pages(sample_site: Built) -> None:
    """Crawlers may read everything, and are told where the list of pages is."""
    parser = RobotFileParser()
    parser.parse((sample_site.site / "robots.txt").read_text("utf-8").splitlines())
    assert parser.can_fetch("*", SITE_URL)
    assert parser.site_maps() == [f"{SITE_URL}sitemap.xml"]


def test_every_generated_page_is_described(
    documents: Mapping[str, dict[str, Any]], metas: Mapping[str, Any], sample_site: Built
) -> None:
    """Each page has one small piece of JSON-LD, all of whose words are schema.org's, as others' libraries read it."""
    assert documents.keys() == metas.keys()
    for path, document in documents.items():
        assert len(json.dumps(document, ensure_ascii=False).encode()) <= JSON_LD_BYTES
        assert faults(document, SITE_URL + path) == [], path
        (page,) = [node for node in document["@graph"] if node["@id"] == SITE_URL + path]
        steps = [step["item"] for step in page["breadcrumb"]["itemListElement"]]
        assert (steps[0], steps[-1]) == (SITE_URL, SITE_URL + path)
        for step in steps:
            assert (sample_site.site / step.removeprefix(SITE_URL) / "index.html").is_file()


def test_quotations_are_those_of_the_article(
    documents: Mapping[str, dict[str, Any]], trees: Mapping[str, html.HtmlElement]
) -> None:
    """What is given as a quotation stands at its address on the article's page, word for word."""
    checked = 0
    for path, document in documents.items():
        for node in graph_nodes(document, SITE_URL + path).values():
            if node.get("@type") == ["https://schema.org/Quotation"]:
                address, anchor = urldefrag(node["@id"])
                (shown,) = trees[address.removeprefix(SITE_URL)].xpath("//*[@id=$anchor]", anchor=anchor)
                assert "woertlich" in shown.get("class", "").split()
                (text,) = node["https://schema.org/text"]
                assert _words(text["@value"]) in _words(shown.text_content())
                checked += 1
    assert checked > len(documents) / 10


def _words(text: str) -> str:
    """The text without the marks around quotations, which pages set and data have not."""
    return re.sub(r"[„“”\s]+", " ", text).strip()


@pytest.mark.parametrize(("site_url", "picture"), [("https://a.example/b/", "https://a.example/b/"), ("", "../../")])
def test_hand_written_page(site_url: str, picture: str) -> None:
    """A page of the owner's has the common card; without an address of the site it is named as seen from the page."""
    page = SimpleNamespace(title="Impressum <em>1</em> & mehr", meta={}, canonical_url=None)
    found = properties(partial(site_url, page))
    assert (found["og:title"], found["og:description"]) == ("Impressum 1 & mehr", "Wer <was>")
    assert (found["og:image"], found["og:image:alt"]) == (f"{picture}assets/card.png", "A & B")
    assert "og:url" not in found


def test_moved_page() -> None:
    """A page at an old address leads on, and says nothing more."""
    meta = {"kind": "moved", "title": "Verzogen", "description": "Weiter", "redirect": "../neu/", "ld": "{}"}
    tree = partial("https://a.example/", SimpleNamespace(title="Verzogen", meta=meta, canonical_url=None))
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../neu/"]
    assert tree.xpath("//link | //script | //meta[contains(@property, 'image')]") == []


@pytest.mark.parametrize(
    "page", [None, SimpleNamespace(title="", meta={}, canonical_url=None)], ids=["MkDocs", "Zensical"]
)
def test_page_that_is_none(page: object) -> None:
    """Both builders' page for missing addresses is kept from search engines, and says nothing of itself."""
    tree = partial("https://a.example/", page)
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert properties(tree) == {}


def test_list_of_pages_leaves_out() -> None:
    """Old addresses and pages kept from search engines are not listed; no date is better than a wrong one."""
    metas = {"a": {"updated": "2025-04-04"}, "b": {"kind": "moved"}, "c": {"robots": "noindex"}, "d": {}}
    pages = [
        SimpleNamespace(
            page=SimpleNamespace(canonical_url=f"https://a.example/{name}/?x&y", meta=meta, update_date="2030")
        )
        for name, meta in metas.items()
    ]
    text = jinja2.Template((ROOT / "site_config" / "theme" / "sitemap.xml").read_text("utf-8")).render(pages=pages)
    tree = etree.fromstring(text.encode())
    assert tree.xpath("//s:loc/text()", namespaces=SITEMAP) == ["https://a.example/a/?x&y", "https://a.example/d/?x&y"]
    assert tree.xpath("//s:lastmod/text()", namespaces=SITEMAP) == ["2025-04-04"]
