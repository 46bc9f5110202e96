"""Tests that articles from anywhere do nothing on the site but be read."""

from __future__ import annotations

import csv
import email
import email.policy
import functools
import gzip
import json
import re
import shutil
import string
from collections import Counter
from dataclasses import replace
from html import escape as escape_html
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from markdown import Markdown
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.briefing import (
    ActorEntry,
    AffiliationEntry,
    ArticleEntry,
    Briefing,
    BriefingItem,
    CalendarMonth,
    MonthCount,
    MonthEntry,
    MovedEntry,
    NeighbourEntry,
    PeriodEntry,
    QuoteEntry,
    Ref,
    RoleEntry,
    Standing,
    StoryEntry,
    TextBlock,
    TieEntry,
    TopicEntry,
    TopicLink,
)
from generator.mail_link import LENGTHS
from generator.markdown import RESERVED_SLUGS, SLUG_LENGTH, clean, escape, safe_url, shorten, slugify, unique_slug
from generator.read.blocks import cut
from generator.render import render, render_period
from generator.render.environment import TemplateSet, front_matter
from generator.render.page import Page
from generator.settings import PageSettings, Settings
from generator.share.data import data_files
from tests.conftest import (
    ATTACKS,
    BODIES,
    BROKEN,
    GOOD,
    LONG_TITLES,
    NASTY_NAMES,
    ROOT,
    TITLES,
    WITHOUT_ADDRESS,
    files_below,
)
from tests.samples import head, profiles, website

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from generator.briefing import TieKind
    from tests.conftest import Briefings, Built

# What pages of harmless articles are made of; anything else came out of an article.
ELEMENTS: dict[str, set[str]] = {
    "h1": {"id"},
    "h2": {"id"},
    "h3": {"id"},
    "p": {"class"},
    "a": {"href"},
    "div": {
        *("class", "id", "aria-hidden", "data-engine"),
        *("data-list", "data-part", "data-total", "data-source"),
        *("data-id", "data-date", "data-stance", "data-speaker", "data-topics"),
    },
    "strong": set(),
    "em": set(),
    "ul": {"class"},
    "ol": set(),
    "li": {
        *("class", "data-name", "data-kind", "data-date", "data-topics", "data-press"),
        *("data-articles", "data-quotes"),
    },
    "section": {"class"},
    "figure": {"class"},
    "figcaption": set(),
    "details": {"class"},
    "summary": set(),
    # The calendar, and the numbers of a picture.
    **{name: set() for name in ("table", "thead", "tbody", "tr", "th", "td")},
}
# What pictures are made of, by lxml's names of attributes, which are in small letters.
PICTURE: dict[str, set[str]] = {
    "svg": {"xmlns", "class", "viewbox", "role", "aria-labelledby", "aria-describedby"},
    "title": {"id"},
    "desc": {"id"},
    "g": {"class", "transform", "aria-hidden"},
    "a": {"href", "class", "aria-label"},
    "text": {"class", "x", "y"},
    "tspan": {"x", "dy"},
    "path": {"class", "d", "stroke-width", "data-tie"},
    "rect": {"class", "x", "y", "width", "height"},
    "circle": {"cx", "cy", "r"},
}
CLASSES = {
    *("admonition", "admonition-title", "woertlich", "sinngemaess", "zitat"),
    *("kopf", "portrait", "art", "knoepfe", "hinweis", "suche", "seiten"),
    *("liste", "gruppe", "gruppe-titel", "eintraege", "eintrag"),
    *("meldung", "zeile", "beteiligte", "koepfe", "kachel"),
    *("bild", "bild-flaeche", "bild-tabelle", "kalender", "monat"),
}
PICTURE_CLASSES = {
    *("bild-svg", "bild-netz", "bild-themen", "bild-verbindungen", "bild-zeit"),
    *("achse", "balken", "hier", "linie", "marke", "reihe", "spalten", "zahl", "artikel", "woertlich", "sinngemaess"),
    *("kante", "kanten", "knoten", "mitte", "neben", "weit", "name", "nie", "person", "organisation"),
    *("l", "m", "o", "r", "u", "z"),
}
SCHEMES = {"http", "https", "mailto"}
# A value is a word or stands between quotation marks that nothing in it ends.
ATTRIBUTE_LINE = re.compile(
    r"""^ +attrs: \{(?:(?:^|, )?(?:id|class|aria-hidden|data-[a-z]+): (?:[a-z0-9-]+|"(?:[^"\\]|\\["\\])*"))+\}$""",
    re.MULTILINE,
)
PICTURE_LINE = re.compile(r"^<svg .*</svg>$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
# Attributes that hold words, whatever these look like; all others are addresses, names or numbers.
WORDS = {"content", "title", "aria-label", "data-name", "data-stance", "data-speaker", "data-topics", "data-press"}
# Addresses that run or hold something; a browser reads over white space in them.
DANGEROUS = re.compile(r"\s*(?:(?:java|vb)script|data)\s*:", re.IGNORECASE)
# Turned on by someone who does not think of articles.
OWN_EXTENSIONS = ("tables", "fenced_code")  # those that MkDocs adds by itself
MORE_EXTENSIONS = (
    "md_in_html",
    "attr_list",
    "admonition",
    "tables",
    "fenced_code",
    "footnotes",
    "abbr",
    "def_list",
    "meta",
    "wikilinks",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.magiclink",
    "pymdownx.tilde",
    "pymdownx.details",
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from((*ATTACKS, *TITLES)),
        st.text(string.punctuation + " \n\tax1"),
        st.text(st.characters(exclude_categories=())),
    ),
    max_size=4,
).map("".join)
WEB_ADDRESSES = st.tuples(
    st.sampled_from(("", " ", "\x00", "\n")),
    st.sampled_from(("http:", "https:", "HTTP:", "ht\ntp:", "javascript:", "data:", "")),
    st.sampled_from(("//", "\n//", "/", "")),
    st.sampled_from(("example.org", "[::1]", "a@b", "x y", "")),
    TEXTS,
).map("".join)


# Surnames of which no two are alike: made of one consonant for tens and one for ones.
CONSONANTS = "bdgklmnprt"


# --- The hostile site ---


def surname(beginning: str, number: int) -> str:
    """A surname that is told apart from those of all other numbers."""
    return f"{beginning}{CONSONANTS[number // 10]}e{CONSONANTS[number % 10]}a"


def people(number: int) -> tuple[str, str, str]:
    """Whom the editor renames, whom the gazetteer names, and who is merged with the first, for each attack."""
    return f"Anna {surname('Ka', number)}", f"Berta {surname('Lo', number)}", f"Clara {surname('Mi', number)}"


def own_article(number: int, attack: str) -> str:
    """A line of articles with the three people, in sentences that hold the words of the attack."""
    anna, berta, clara = people(number)
    text = (
        f"Ministerin {anna} und Ministerin {berta} sehen {attack} heute. Später kam auch Ministerin {clara} dazu. "
        f"„Wir hören {attack} von {anna} jeden Tag“, sagte Ministerin {berta}. "
        f"„Wir sehen {attack} bei {berta} jeden Tag“, sagte Ministerin {anna}. "
        f"Ministerin {clara} ging wieder. Auch Ministerin Dora Lenz ging. Ministerin Dora Lenz kam nicht wieder."
    )
    return json.dumps({"title": f"Redaktion {number}", "language": "de", "text": text, "date": "2025-05-05"}) + "\n"


def one_line(attack: str) -> str:
    """The attack without the end of a line, which ends an actor in the gazetteer."""
    return " ".join(attack.splitlines())


def known_name(number: int, attack: str) -> str:
    """The gazetteer's name for the second of the three people."""
    given, _, family = people(number)[1].partition(" ")
    return f"{given} {one_line(attack)} {family}"


def own_rules(number: int, attack: str) -> str:
    """The editor's table on the first of the three people: it attacks in name, note and further names."""
    anna, _, clara = people(number)
    rule = {
        "name": anna,
        "merge": [clara],
        "aliases": [f"Alias {number} {attack}"],
        "never_merge": [f"Andere {number} {attack}"],
        "rename": f"Frau {attack} Ende",
        "note": f"Hinweis {attack} Ende",
    }
    return "[[actor]]\n" + "".join(f"{key} = {json.dumps(one, ensure_ascii=False)}\n" for key, one in rule.items())


@pytest.fixture(scope="module")
def hostile_site(hostile_site: Built, tmp_path_factory: pytest.TempPathFactory, briefings: Briefings) -> Built:
    """The hostile site, built again after editor and gazetteer have attacked it as well, so that pages have moved."""
    above = tmp_path_factory.mktemp("edited")
    root = above / hostile_site.root.relative_to(hostile_site.above)
    shutil.copytree(hostile_site.root, root, symlinks=True)
    lines = [own_article(number, attack) for number, attack in enumerate(ATTACKS)]
    (root / "content" / "articles" / "redaktion.jsonl").write_text("".join(lines), "utf-8")
    first = briefings("build", "--no-site", "--root", root)
    assert first.exit_code == 0, first.output
    with (root / "site_config" / "gazetteer.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, attack in enumerate(ATTACKS):
            writer.writerow(
                [known_name(number, attack), people(number)[1], "person", f"Q{number + 1}", one_line(attack)]
            )
    tables = [own_rules(number, attack) for number, attack in enumerate(ATTACKS)]
    tables.append('[[actor]]\nname = "Dora Lenz"\nhide = true\n')
    (root / "site_config" / "actors.toml").write_text("".join(tables), "utf-8")
    before = files_below(above)
    result = briefings("build", "--root", root)
    assert result.exit_code == 0, result.output
    return replace(hostile_site, root=root, above=above, before=before, said=result.stderr)


def parsed(site: Built, *, mails: bool) -> Mapping[str, html.HtmlElement]:
    """The pages of a site, or its mails, by path."""
    return {
        path.relative_to(site.site).as_posix(): html.document_fromstring(path.read_bytes())
        for path in sorted(site.site.rglob("*.html"))
        if (path.name == "mail.html") == mails
    }


@pytest.fixture(scope="module")
def pages(hostile_site: Built) -> Mapping[str, html.HtmlElement]:
    """Every page of the hostile site by its path."""
    return parsed(hostile_site, mails=False)


@pytest.fixture(scope="module")
def mails(hostile_site: Built) -> Mapping[str, html.HtmlElement]:
    """Every mail of the hostile site by its path."""
    return parsed(hostile_site, mails=True)


@pytest.fixture(scope="module")
def titled(pages: Mapping[str, html.HtmlElement]) -> Mapping[str, html.HtmlElement]:
    """Every article's page by its headline."""
    return {headline(tree): tree for path, tree in pages.items() if path.startswith("artikel/")}


def in_picture(element: html.HtmlElement) -> bool:
    """Whether the element is a picture or in one."""
    return element.tag == "svg" or any(above.tag == "svg" for above in element.iterancestors())


def words(element: html.HtmlElement) -> str:
    """The words that an element shows, on one line."""
    return " ".join(element.text_content().split())


def content(tree: html.HtmlElement) -> html.HtmlElement:
    """What a page's Markdown became."""
    (article,) = tree.find_class("md-content__inner")
    return article


def headline(tree: html.HtmlElement) -> str:
    """The page's only heading of the first level."""
    (heading,) = content(tree).iter("h1")
    return words(heading)


def foreign_parts(root: html.HtmlElement) -> list[str]:
    """Whatever is below the element that no harmless page has."""
    found = []
    for element in root.iterdescendants():
        elements, classes = (PICTURE, PICTURE_CLASSES) if in_picture(element) else (ELEMENTS, CLASSES)
        known = elements.get(str(element.tag))
        scheme = urlsplit(element.get("href", "")).scheme
        found += [f"element {element.tag}"] if known is None else []
        found += [f"{element.tag} with {name}" for name in element.attrib if name not in (known or ())]
        found += [f"class {name}" for name in element.get("class", "").split() if name not in classes]
        found += [f"scheme {scheme}"] if scheme and scheme not in SCHEMES else []
    return found


@pytest.mark.parametrize(("place", "parts"), [*BROKEN.items(), *WITHOUT_ADDRESS.items()])
def test_what_cannot_be_read_is_reported(hostile_site: Built, place: str, parts: tuple[str, str]) -> None:
    """The report names place, problem and remedy on one line."""
    lines = [line for line in hostile_site.said.splitlines() if f" {place}: " in line]
    assert len(lines) == 1
    assert [part for part in parts if part not in lines[0]] == [], lines[0]


def test_nothing_else_is_reported(hostile_site: Built) -> None:
    """No article that can be read is left out."""
    known = [*(f" {place}: " for place in (*BROKEN, *WITHOUT_ADDRESS)), "rot.txt", "umbruch", "erfunden.txt"]
    reported = [line for line in hostile_site.said.splitlines() if line.startswith("warning ")]
    assert [line for line in reported if not any(place in line for place in known)] == []


def test_file_names_cannot_write_to_the_terminal(hostile_site: Built) -> None:
    """A file's name neither sends control characters nor begins a line of its own."""
    assert {char for char in hostile_site.said if char != "\n" and not char.isprintable()} == set()
    lines = [line for line in hostile_site.said.splitlines() if "rot.txt" in line or "erfunden.txt" in line]
    assert len(lines) == len(NASTY_NAMES)
    assert [line for line in lines if line.startswith("warning text.txt")] == []


def test_good_articles_are_published(titled: Mapping[str, html.HtmlElement]) -> None:
    """Broken and hostile articles keep no other one from being published."""
    assert set(GOOD.values()) - titled.keys() == set()


def test_nothing_is_written_elsewhere(hostile_site: Built) -> None:
    """Ids, titles and names lead to no path outside of the output folders."""
    project = hostile_site.root.relative_to(hostile_site.above)
    allowed = (project / "build", project / "content" / "registry")
    new = files_below(hostile_site.above) - hostile_site.before
    assert [path for path in new if not any(path.is_relative_to(folder) for folder in allowed)] == []


def test_addresses_are_plain(hostile_site: Built) -> None:
    """Every page's address is made of small letters, digits, hyphens and slashes."""
    paths = [path.as_posix() for path in files_below(hostile_site.docs)]
    assert {path.rpartition(".")[2] for path in paths} >= {"md", "json", "jsonl", "csv", "xml", "html", "txt", "eml"}
    assert [path for path in paths if not re.fullmatch(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.[a-z]+", path)] == []


def test_registry_leads_nowhere_else(
    briefings: Briefings, make_project: Callable[[Path], Path], tmp_path: Path
) -> None:
    """An address in the registry that is no plain name stops the build, and no page is written."""
    root = make_project(tmp_path / "a" / "b" / "c")
    (root / "content" / "articles" / "eins.jsonl").write_text(
        '{"id": "x", "title": "Eins", "language": "de", "text": "Ein Text."}'
    )
    (root / "content" / "registry").mkdir()
    (root / "content" / "registry" / "articles.jsonl").write_text('{"id": "x", "slug": "../../../../x"}\n')
    before = files_below(tmp_path)
    result = briefings("build", "--no-site", "--root", root)
    assert result.exit_code == 1
    assert "../../../../x" in result.stderr
    assert [path for path in files_below(tmp_path) - before if path.suffix == ".md"] == []


def test_next_build_reads_what_this_one_wrote(hostile_site: Built, briefings: Briefings) -> None:
    """No id or name breaks the registry for the runs that follow."""
    again = briefings("build", "--no-site", "--root", hostile_site.root)
    assert again.exit_code == 0, again.stderr
    assert " 0 written, 0 removed" in again.stderr


def test_markdown_has_no_markup_but_its_own(hostile_site: Built) -> None:
    """No page's source has a raw ``<`` or ``{`` but in pictures and in the attributes that the templates write."""
    own_pages = {path.name for path in (hostile_site.root / "content" / "pages").iterdir()}
    generated = [path for path in hostile_site.docs.rglob("*.md") if path.name not in own_pages]
    assert len(generated) > len(ATTACKS)
    texts = {path: FRONT_MATTER.sub("", path.read_text("utf-8")) for path in generated}
    bare = {path: PICTURE_LINE.sub("", ATTRIBUTE_LINE.sub("", text)) for path, text in texts.items()}
    assert {path: lines for path, text in bare.items() if (lines := re.findall(".*[<{].*", text))} == {}


def test_heads_are_values(hostile_site: Built) -> None:
    """The head of every page is YAML with the keys that the project writes, and has no tag in it."""
    own_pages = {path.name for path in (hostile_site.root / "content" / "pages").iterdir()}
    known = {
        *("title", "description", "kind", "hide", "updated", "card", "card_alt", "feed", "feed_json", "data", "ld"),
        *("search", "redirect", "robots"),
    }
    for path in hostile_site.docs.rglob("*.md"):
        if path.name not in own_pages:
            found = head(path.read_text("utf-8"))
            assert {"title", "description", "kind"} <= found.keys() <= known, path
            assert [key for key, value in found.items() if "<" in str(value)] == [], path


def test_pictures_are_well_formed(hostile_site: Built) -> None:
    """Every picture is XML of its own, whatever names are in it."""
    pictures = [
        picture for path in hostile_site.docs.rglob("*.md") for picture in PICTURE_LINE.findall(path.read_text("utf-8"))
    ]
    assert len(pictures) > 3
    assert {etree.fromstring(picture).tag for picture in pictures} == {"{http://www.w3.org/2000/svg}svg"}


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_attack_is_shown_as_it_is(titled: Mapping[str, html.HtmlElement], number: int) -> None:
    """Words that look like code stand on the article's page in every place, letter by letter."""
    attack = clean(ATTACKS[number])
    article = content(titled[f"Titel {number} {attack} Ende"])
    expected = (
        f"Dachzeile {attack}",
        f"Quelle {attack}",
        f"Autor {attack}",
        f"Vorspann {number} {attack}",
        f"Davor. {attack} {attack} Danach {attack} kommt {attack} nichts mehr.",
        f"„Wir sagen {attack} und meinen es auch so“ Otto Müller",
        f"dem Blatt {attack} am Montag.",
    )
    assert [place for place in expected if place not in words(article)] == []
    assert "49" not in words(article)
    sources = [link for link in article.iter("a") if link.get("href", "").startswith("https://boese.example/")]
    quotes = article.find_class("zitat")
    assert [link.text for link in sources] == ["Zum Original", *["Im Original"] * len(quotes)]
    assert [quote for quote in quotes if quote.get("data-speaker") not in {"", "Otto Müller", "Ida Roth"}] == []


@pytest.mark.parametrize("attack", [ATTACKS[0], "{: onclick='alert(1)' #x .y }", "# x", "```"])
def test_attack_is_shown_in_paraphrase(pages: Mapping[str, html.HtmlElement], attack: str) -> None:
    """Reported speech is shown as it is on the page of who says it."""
    said = [words(quote) for quote in content(pages["personen/ida-roth/zitate/index.html"]).find_class("sinngemaess")]
    assert len([quote for quote in said if f"kommt {attack} morgen Ida Roth" in quote]) == 1


@pytest.mark.parametrize("title", [*map(clean, TITLES), "Off", *(cut(title, 300) for title in LONG_TITLES)])
def test_title_is_shown_as_it_is(titled: Mapping[str, html.HtmlElement], title: str) -> None:
    """A title is the headline, the window's title, a messenger's title and a mail's subject, and no YAML."""
    tree = titled[title]
    mail, correction = subjects(tree)
    shown = {
        "window": tree.findtext(".//title"),
        "messenger": tree.xpath("string(//meta[@property='og:title']/@content)"),
        "correction": correction,
    }
    assert shown == {"window": f"{title} - Briefings", "messenger": title, "correction": f"Berichtigung: {title}"}
    assert mail in {shorten(title, length) for length in LENGTHS}


@pytest.mark.parametrize("body", BODIES)
def test_name_is_shown_as_it_is(pages: Mapping[str, html.HtmlElement], body: str) -> None:
    """A body's name is its page's headline, and no part of it becomes markup."""
    assert [path for path, tree in pages.items() if path.startswith("organisationen/") and headline(tree) == body] != []


def subjects(tree: html.HtmlElement) -> tuple[str, str]:
    """The subjects of the two mails that a page may open: to anybody, and to whoever corrects errors."""
    links = [urlsplit(link.get("href", "")) for link in tree.iter("a") if link.get("href", "").startswith("mailto:")]
    assert [link.path for link in links] == ["", "berichtigung@nordmark.example"]
    queries = [parse_qs(link.query) for link in links]
    assert [query.keys() for query in queries] == [{"subject", "body"}] * 2
    mail, correction = (query["subject"][0] for query in queries)
    return mail, correction


def shown_meta(tree: html.HtmlElement) -> set[str]:
    """What the window, a messenger and the mails call the page."""
    mail, correction = subjects(tree)
    return {
        str(tree.findtext(".//title")).removesuffix(" - Briefings"),
        tree.xpath("string(//meta[@property='og:title']/@content)"),
        mail,
        correction.removeprefix("Berichtigung: "),
    }


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_word_of_the_editor_is_shown_as_it_is(pages: Mapping[str, html.HtmlElement], number: int) -> None:
    """An editor's name and note are text on the page, and the name in its title, in lists and at an old address."""
    name, note = f"Frau {clean(ATTACKS[number])} Ende", f"Hinweis {clean(ATTACKS[number])} Ende"
    anna, _, clara = (slugify(one) for one in people(number))
    tree = pages[f"personen/{anna}/index.html"]
    assert (headline(tree), shown_meta(tree)) == (name, {name})
    assert note in [words(paragraph) for paragraph in content(tree).iter("p")]
    assert people(number)[0] in words(content(tree))
    old = pages[f"personen/{clara}/index.html"]
    assert [link.text_content() for link in content(old).iter("a") if link.get("href") == f"../{anna}/"] == [name]
    assert old.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../{anna}/"]


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_word_of_the_gazetteer_is_shown_as_it_is(pages: Mapping[str, html.HtmlElement], number: int) -> None:
    """A name of the gazetteer is the page's headline and title, and its id in Wikidata the only link out."""
    tree = pages[f"personen/{slugify(people(number)[1])}/index.html"]
    name = clean(known_name(number, ATTACKS[number]))
    assert (headline(tree), shown_meta(tree)) == (name, {name})
    out = [link.get("href") for link in content(tree).iter("a") if urlsplit(link.get("href", "")).scheme == "https"]
    assert out == [f"https://www.wikidata.org/wiki/Q{number + 1}"]


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_tie_is_shown_as_it_is(hostile_site: Built, pages: Mapping[str, html.HtmlElement], number: int) -> None:
    """The sentence that shows a tie is text on both actors' pages, and the very words of the article in the data."""
    ids = [slugify(one) for one in people(number)[:2]]
    paths = [f"personen/{slug}/" for slug in ids]
    data = json.loads((hostile_site.site / "daten" / "ties.json").read_text("utf-8"))
    ties = [tie for tie in data["ties"] if {tie["from"]["page"], tie["to"]["page"]} == set(paths)]
    assert {"together", "about", "answers"} == {tie["kind"] for tie in ties}
    assert [tie["kind"] for tie in ties if ATTACKS[number] in tie["sentence"]] != []
    for slug in ids:
        listed = {words(item) for item in content(pages[f"personen/{slug}/index.html"]).iter("li")}
        assert [one for one in ties if not any(f": {clean(one['sentence'])} – " in item for item in listed)] == []


def test_hidden_is_only_named_by_articles(hostile_site: Built, pages: Mapping[str, html.HtmlElement]) -> None:
    """Whom the editor hides is where articles' texts stand, and on no page that lists or quotes; the old is empty."""
    named = {path for path, tree in pages.items() if "Dora Lenz" in words(content(tree))}
    assert "artikel" in {path.partition("/")[0] for path in named} <= {"artikel", "briefings", "index.html"}
    old = pages["personen/dora-lenz/index.html"]
    assert old.xpath("//meta[@http-equiv='refresh']") == []
    linked = {link for path, tree in pages.items() for link in tree.xpath("//a/@href") if "dora-lenz" in link}
    assert [link for link in linked if not link.startswith("mailto:")] == []
    assert "Dora Lenz" not in (hostile_site.site / "daten" / "ties.json").read_text("utf-8")


def test_topic_is_shown_as_it_is(pages: Mapping[str, html.HtmlElement], titled: Mapping[str, html.HtmlElement]) -> None:
    """A topic's name and the words that speak for it are text."""
    tree = pages["themen/angriff/index.html"]
    assert headline(tree) == "Thema <script>alert(1)</script> {{ 7*7 }}"
    assert ATTACKS[0].strip("<>") in words(content(titled[f"Titel 0 {ATTACKS[0]} Ende"])).partition("Belege: ")[2]


def test_articles_of_every_format_are_text(titled: Mapping[str, html.HtmlElement]) -> None:
    """What a format gives as text is shown as it is; what it gives as code is gone."""
    shown = {title: words(content(tree)) for title, tree in titled.items()}
    assert (
        "Wir lesen <script>alert(1)</script> und weiter und {: onclick='alert(1)' }." in shown["Aus Markdown {{ 7*7 }}"]
    )
    page = shown["Aus der Seite <script>alert(1)</script> {{ 7*7 }}"]
    assert "<script>alert(3)</script> als Text" in page
    assert "{: onclick='alert(1)' } <!-- weg --> und" in page
    assert "Der Feed nennt <script>alert(2)</script> und {: onclick='x' }." in shown["Aus dem Draht {{ 7*7 }}"]
    pasted = shown["<img src=x onerror=alert(1)> im Titel"]
    assert "Die Datei nennt <script>alert(1)</script> im Text." in pasted
    assert "Sie nennt auch {% raw %} und --8<-- '/etc/passwd' im Text." in pasted


def test_no_script_but_the_themes(hostile_site: Built, pages: Mapping[str, html.HtmlElement]) -> None:
    """Every page has scripts out of the theme's files alone; all that stands in a page are the interface's texts."""
    files = {f"assets/{path.name}" for path in (hostile_site.root / "site_config" / "theme" / "assets").glob("*.js")}
    known = {text for key, text in profiles()["de"].interface.text.items() if key.startswith("script_")}
    for path, tree in pages.items():
        running = [
            one for one in tree.iter("script") if one.get("type") not in {"application/ld+json", "application/json"}
        ]
        assert {re.sub(r"^.*?(?=assets/)", "", one.get("src", "")) for one in running} <= files, path
        assert [one.text for one in running if one.text] == [], path
        (texts,) = tree.xpath("//script[@type='application/json']")
        assert (texts.get("id"), texts.get("src")) == ("briefings-texts", None), path
        assert set(json.loads(texts.text).values()) <= known, path


def test_linked_data_are_data(pages: Mapping[str, html.HtmlElement]) -> None:
    """What search engines are told in a page is JSON in which no tag can end or begin."""
    found = {path: tree.xpath("//script[@type='application/ld+json']/text()") for path, tree in pages.items()}
    assert len([path for path, texts in found.items() if texts]) > len(ATTACKS)
    assert [path for path, texts in found.items() if len(texts) > 1 or any("<" in text for text in texts)] == []
    assert {json.loads(text)["@context"] for texts in found.values() for text in texts} == {"https://schema.org"}


def test_nothing_runs(pages: Mapping[str, html.HtmlElement]) -> None:
    """No page has a handler, an address that is code, a frame, or a header that leads elsewhere.

    Only a page that has moved leads on, to another page of the site.
    """
    found = []
    (policy,) = pages["impressum/index.html"].xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for path, tree in pages.items():
        (own,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
        assert own.attrib.pop("content") == policy
        del own.attrib["http-equiv"]
        for refresh in tree.xpath("//meta[@http-equiv='refresh'][../meta[@name='robots'][@content='noindex']]"):
            assert re.fullmatch(r"0; url=(?:\.\./)+(?:[a-z0-9-]+/)+", refresh.get("content")), path
            del refresh.attrib["http-equiv"]
        found += [
            (path, str(element.tag), "")
            for element in tree.iter("iframe", "object", "embed", "base", "portal", "style")
        ]
        found += [
            (path, element.tag, f"{name}={value}")
            for element in tree.iter("*")
            for name, value in element.items()
            if name.startswith("on")
            or name in {"http-equiv", "style"}
            or (name not in WORDS and DANGEROUS.match(value))
        ]
    assert found == []


def test_content_is_what_templates_make(pages: Mapping[str, html.HtmlElement]) -> None:
    """No element, attribute, class or address scheme came out of an article."""
    found = {path: foreign_parts(content(tree)) for path, tree in pages.items()}
    assert {path: parts for path, parts in found.items() if parts} == {}
    tables = {path for path, tree in pages.items() if content(tree).xpath(".//table[not(ancestor::details)]")}
    assert tables == {"briefings/index.html"}
    pictures = {path.partition("/")[0] for path, tree in pages.items() if content(tree).xpath(".//svg")}
    assert {"themen", "netz"} <= pictures
    (network,) = content(pages["netz/index.html"]).xpath(".//svg[contains(@class, 'bild-netz')]")
    names = {clean(known_name(number, attack)) for number, attack in enumerate(ATTACKS)}
    assert names & set(network.xpath(".//text/text()"))


def test_values_for_scripts_are_words(pages: Mapping[str, html.HtmlElement]) -> None:
    """What the items of a list say of themselves is what the page shows; where the data are is a file of the site."""
    named = [item for tree in pages.values() for item in tree.xpath("//li[@data-name]")]
    assert len(named) > len(ATTACKS)
    assert [item.get("data-name") for item in named if item.get("data-name") not in words(item)] == []
    places = {str(place) for tree in pages.values() for place in tree.xpath("//@data-source")}
    assert [place for place in places if not re.fullmatch(r"(?:(?:\.\./)*(?:[a-z0-9-]+/)*data\.json ?)+", place)] == []
    names = {item.get("data-name") for item in named}
    assert {f"Titel {number} {clean(attack)} Ende" for number, attack in enumerate(ATTACKS)} <= names


def test_sanitiser_finds_nothing(hostile_site: Built) -> None:
    """A sanitiser with a parser of its own leaves every page's content as it is."""
    allowed = {tag: ELEMENTS.get(tag, set()) | {CASED.get(one, one) for one in PICTURE.get(tag, ())} for tag in TAGS}
    for path in hostile_site.site.rglob("*.html"):
        if path.name == "mail.html":
            continue
        source = path.read_text("utf-8")
        inner = source[source.index("<article") : source.rindex("</article>")].partition(">")[2]
        cleaned = nh3.clean(
            inner, tags=TAGS, attributes=allowed, url_schemes=SCHEMES, link_rel=None, strip_comments=True
        )
        assert outline(cleaned) == outline(inner), path


TAGS = {*ELEMENTS, *PICTURE}
CASED = {"viewbox": "viewBox"}


def outline(fragment: str) -> list[object]:
    """Everything in an HTML fragment, however it is spelled."""
    root = html.fragment_fromstring(fragment, create_parent="div")
    return [(one.tag, sorted(one.items()), one.text or "", one.tail or "") for one in root.iter()]


def test_anchors_are_unique(pages: Mapping[str, html.HtmlElement]) -> None:
    """No heading takes an id that the theme's scripts look for."""
    counts = {path: Counter(tree.xpath("//@id")) for path, tree in pages.items()}
    assert {
        path: doubled for path, count in counts.items() if (doubled := [one for one in count if count[one] > 1])
    } == {}


def test_no_foreign_file_is_included(hostile_site: Built, pages: Mapping[str, html.HtmlElement]) -> None:
    """Neither the site's configuration nor a file of the machine stands on a page."""
    secrets = ("pymdownx.blocks.admonition", "root:x:0:0")
    assert secrets[0] in (hostile_site.root / "mkdocs.yml").read_text("utf-8")
    assert [path for path, tree in pages.items() for secret in secrets if secret in words(tree)] == []


def fragments(site: Built) -> Iterator[dict[str, Any]]:
    """What the search shows of each page and quotation."""
    for path in (site.site / "pagefind" / "fragment").iterdir():
        found: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        yield found


def test_search_index_is_text(hostile_site: Built, pages: Mapping[str, html.HtmlElement]) -> None:
    """What the search shows are words as they are, and its addresses lead to pages."""
    found = list(fragments(hostile_site))
    assert len(found) > len(ATTACKS)
    places = {urlsplit(one["url"]).path.strip("/") for one in found}
    assert {f"{place}/index.html".lstrip("/") for place in places} <= pages.keys()
    titles = {one["meta"].get("name") or one["meta"].get("title") for one in found}
    assert {f"Titel {number} {clean(attack)} Ende" for number, attack in enumerate(ATTACKS)} <= titles


# --- What leaves the site ---


def test_mails_are_harmless(mails: Mapping[str, html.HtmlElement]) -> None:
    """Nothing in a mail runs, is loaded, or is a form; links are such as readers follow."""
    assert {path.partition("/")[0] for path in mails} == {"briefings", "personen", "organisationen", "themen"}
    found = []
    for path, tree in mails.items():
        parts = ("script", "iframe", "object", "embed", "base", "form", "input", "img", "svg", "link")
        found += [(path, str(element.tag), "") for element in tree.iter(*parts)]
        found += [
            (path, element.tag, f"{name}={value}")
            for element in tree.iter("*")
            for name, value in element.items()
            if name.startswith("on") or (name not in WORDS and DANGEROUS.match(value))
        ]
        links = {urlsplit(link).scheme for link in tree.xpath("//@href")}
        found += [(path, "a", scheme) for scheme in links - SCHEMES - {""}]
    assert found == []


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_mail_shows_a_name_as_it_is(hostile_site: Built, mails: Mapping[str, html.HtmlElement], number: int) -> None:
    """A hostile name is text in the mail, in its plain form, and in the subject of the draft alone."""
    folder = f"personen/{slugify(people(number)[1])}"
    name = clean(known_name(number, ATTACKS[number]))
    assert name in words(mails[f"{folder}/mail.html"])
    draft = email.message_from_bytes(
        (hostile_site.site / folder / "mail.eml").read_bytes(), policy=email.policy.default
    )
    assert name in draft["subject"]
    assert {key.lower() for key in draft} <= DRAFT_HEADERS
    (plain,) = [part for part in draft.walk() if part.get_content_type() == "text/plain"]
    assert name in " ".join(plain.get_content().split())


DRAFT_HEADERS = {"subject", "date", "mime-version", "content-type", "x-unsent", "to", "from", "message-id"}


def test_feeds_are_feeds(hostile_site: Built) -> None:
    """Every feed can be read as what it is, and what it has as HTML is as harmless as a page."""
    feeds = sorted(hostile_site.site.rglob("feed.xml"))
    assert len(feeds) > len(ATTACKS)
    atom = "{http://www.w3.org/2005/Atom}"
    texts: list[str] = []
    for path in feeds:
        root = etree.fromstring(path.read_bytes())
        assert root.tag == f"{atom}feed"
        assert {urlsplit(link.get("href", "")).scheme for link in root.iter(f"{atom}link")} <= {"https"}
        texts += [str(one.text) for one in root.iter(f"{atom}content", f"{atom}summary") if one.get("type") == "html"]
        twin = json.loads(path.with_suffix(".json").read_text("utf-8"))
        assert len(twin["items"]) == len(list(root.iter(f"{atom}entry")))
        texts += [item["content_html"] for item in twin["items"] if "content_html" in item]
    assert texts
    for text in set(texts):
        tree = html.fragment_fromstring(text, create_parent="div")
        assert {str(one.tag) for one in tree.iterdescendants()} <= FEED_ELEMENTS
        assert {name for one in tree.iter() for name in one.attrib} <= {"href", "cite"}
        assert {urlsplit(link).scheme for link in tree.xpath("//@href | //@cite")} <= {"https", ""}


FEED_ELEMENTS = {"p", "a", "strong", "em", "blockquote", "ul", "li", "br", "h3"}


# --- Every place of every template ---


@pytest.fixture(scope="module")
def harmless() -> Mapping[str, object]:
    """What every page is made of where all that articles say is one plain word."""
    return outlines("Harmlos")


@pytest.mark.parametrize("attack", [*ATTACKS, " ".join(ATTACKS)])
def test_every_field_is_text(harmless: Mapping[str, object], attack: str) -> None:
    """Whatever a template prints of an article, wherever it stands, it is the same words and nothing else."""
    assert outlines(attack) == harmless


def outlines(word: str) -> Mapping[str, object]:
    """Every kind of page as a tree, rendered with this word in all places and the word taken out again."""
    site = website(profiles()["de"], corrections="fehler@example.org")
    settings = Settings(pages=PageSettings(article_text="full", briefing_items=1, quotes_on_page=3, articles_on_page=2))
    briefing = briefing_of(word)
    rendered = render(briefing, settings, site, ROOT / "templates")
    asked = replace(briefing.weeks[0], kind="span", ref=Ref(word, ""), date=word)
    rendered["briefing.md"] = render_period(asked, settings, site, ROOT / "templates")
    found = {}
    for path, page in rendered.items():
        tree = html.fragment_fromstring(converted(FRONT_MATTER.sub("", page), OWN_EXTENSIONS), create_parent="div")
        take_out(tree, clean(word))
        shown = re.sub(r"\n+", "\n", html.tostring(tree, encoding="unicode"))
        for address in ("https://example.org/", "https://www.wikidata.org/wiki/"):
            shown = shown.replace(safe_url(f"{address}{word}"), "…")
        found[path] = shown.replace(escape_html(clean(word), quote=False), "…")
    return found


def take_out(tree: html.HtmlElement, word: str) -> None:
    """Take the word out of attributes, where it must be alone, and out of what is made of its letters.

    Pictures go as well: how wide a name is, and where it is cut, moves their parts.
    """
    for element in tree.iter("h1", "h2", "h3"):
        element.attrib.pop("id")
    for picture in list(tree.iter("svg")):
        picture.drop_tree()
    for portrait in tree.find_class("portrait"):
        assert re.fullmatch(r"\w{1,2}", words(portrait))
        portrait.drop_tree()
    for element in tree.iter():
        for name in WORDS & set(element.attrib):
            values = element.get(name).split("|") if name == "data-topics" else [element.get(name)]
            assert set(values) <= {word.replace("|", "/") if name == "data-topics" else word, ""}
            element.set(name, "|".join("…" if value else "" for value in values))
    for link in tree.iter("a"):
        address, quoted, _ = link.get("href", "").partition(":~:text=")
        link.set("href", f"{address.removesuffix('#')}{quoted}")
        if address.startswith("mailto:"):
            parts = urlsplit(address)
            assert parse_qs(parts.query, keep_blank_values=True).keys() == {"subject", "body"}
            link.set("href", f"mailto:{parts.path}")


def briefing_of(word: str) -> Briefing:
    """A briefing with a page of every kind, whose every text is this word."""
    article, person, body = Ref(word, "artikel/a.md"), Ref(word, "personen/p.md"), Ref(word, "organisationen/o.md")
    second = Ref(word, "artikel/b.md")
    topic, parent = Ref(word, "themen/t.md"), Ref(word, "themen/e.md")
    told = Ref(word, "ereignisse/s.md")
    day, week = Ref("2025-04-04", "briefings/2025-04-04.md"), Ref("2025-W14", "briefings/2025-w14.md")

    def quote(actor: Ref | None, speaker: str, *, verbatim: bool) -> QuoteEntry:
        anchor, pieces = "z-01234567", (word, word)
        return QuoteEntry(anchor, verbatim, pieces, word, speaker, actor, (body,), word, article, "2025-04-04", word)

    quotes = (
        quote(person, "", verbatim=True),
        quote(Ref(word, ""), "", verbatim=False),
        quote(None, word, verbatim=True),
        quote(None, "", verbatim=False),
    )
    entry = ArticleEntry(
        ref=article,
        kicker=word,
        date="2025-04-04T03:51+02:00",
        day=day,
        source=word,
        url=f"https://example.org/{word}",
        author=word,
        language="de",
        text=(TextBlock(heading=False, text=word), TextBlock(heading=True, text=word)),
        persons=(person,),
        organisations=(body,),
        topics=(TopicLink(topic, (word, word)),),
        quotes=quotes,
        keyphrases=(word, word),
        place=word,
        story=told,
        original=article,
        copies=(article, article),
        related=(article, article),
        touched=(TopicLink(topic, (word, word)), TopicLink(parent, (word,))),
    )
    bare = replace(entry, source="", date="2025-04", day=None, topics=(), persons=(), organisations=(), original=None)
    role = RoleEntry(word, "2025-04", article)
    articles = (entry, bare, replace(entry, kicker="", url="", author=""))

    anchors: dict[TieKind, str] = {"together": "", "about": "z-01234567", "answers": "z-01234567"}
    ties = tuple(
        TieEntry(kind, one, other, 2, word, article, "2025-04-04", anchor)
        for kind, anchor in anchors.items()
        for one, other in ((person, body), (body, person))
    )

    def actor(ref: Ref, kind: str, other: Ref) -> ActorEntry:
        return ActorEntry(
            id=word,
            ref=ref,
            kind=kind,
            standing=Standing(2.5, 1, 1, 1, 1, 1),
            other_names=(word,),
            roles=(role,),
            says=quotes,
            about=quotes,
            articles=articles,
            topics=(topic,),
            affiliations=(AffiliationEntry(other, word, "2025-04", article),),
            ties=ties,
            wikidata=word,
            note=word,
        )

    nobody = Ref(word, "")
    story = StoryEntry(told, word, articles, 2, (person, body), (topic, parent), quotes)
    item = BriefingItem(
        headline=article,
        story=told,
        date="2025-04-04T03:51",
        place=word,
        lead=word,
        articles=(entry, replace(entry, ref=second)),
        reports=2,
        sources=(word, word),
        quotes=quotes,
        actors=(person, body),
        topics=(topic, parent),
        points=1.0,
    )
    period = PeriodEntry(
        kind="day",
        ref=day,
        date=day.name,
        first=day.name,
        last=day.name,
        items=(item, replace(item, story=None, headline=second)),
        topics=(topic, parent),
        new_actors=(person, body),
        new_topics=(topic, parent),
        articles=3,
        reports=2,
        sources=2,
        verbatim=2,
        paraphrased=2,
        speakers=2,
        week=week,
    )
    about = TopicEntry(
        ref=topic,
        parent=parent,
        children=(parent, parent),
        articles=articles,
        quotes=quotes,
        actors=(person, body),
        id=word,
        emerging=True,
        pinned=True,
        other_names=(word, word),
        note=word,
        speakers=((person, 2), (body, 1)),
        stories=(story,),
        neighbours=(NeighbourEntry(parent, 2), NeighbourEntry(topic, 1)),
        touched=articles,
        months=(MonthCount("2025-03", 1), MonthCount("2025-04", 2)),
    )
    return Briefing(
        articles=(entry, replace(entry, ref=second)),
        persons=(actor(person, "person", body),),
        organisations=(actor(body, "organisation", person),),
        topics=(about,),
        days=(period,),
        weeks=(replace(period, kind="week", ref=week, date=week.name, last="2025-04-06", week=None, days=(day,)),),
        stories=(story,),
        calendar=(CalendarMonth("2025-04", ((week, ((4, day), *((number, None) for number in range(5, 11)))),)),),
        months=(MonthEntry(Ref("2025-04", "zitate/2025-04.md"), "2025-04", quotes),),
        minor=(actor(nobody, "person", body), actor(nobody, "organisation", person)),
        ties=ties,
        moved=(
            MovedEntry("personen/alt.md", "person", person),
            MovedEntry("organisationen/alt.md", "organisation", body),
            MovedEntry("personen/fort.md", "person", Ref("", "")),
            MovedEntry("themen/alt.md", "topic", topic),
            MovedEntry("ereignisse/alt.md", "story", article),
            MovedEntry("ereignisse/fort.md", "story", Ref("", "")),
        ),
    )


@pytest.mark.parametrize("attack", [*ATTACKS, " ".join(ATTACKS)])
def test_data_are_text(attack: str) -> None:
    """Whatever names, titles and sentences hold, the data file is one line of JSON that gives the same words back."""
    files = data_files(briefing_of(attack), website(profiles()["de"]))
    text = files["daten/ties.json"].decode()
    assert text.count("\n") == 1
    found = json.loads(text)["ties"]
    assert len(found) == 6
    shown = {
        value
        for tie in found
        for value in (tie["sentence"], tie["from"]["name"], tie["to"]["name"], tie["article"]["title"])
    }
    assert shown == {attack}
    for name, content_ in files.items():
        if name.endswith(".json"):
            assert json.loads(content_)
    lines = files["daten/site.jsonl"].decode().splitlines(keepends=False)
    assert len(lines) == files["daten/site.jsonl"].count(b"\n")
    assert {type(json.loads(line)) for line in lines} == {dict}


@functools.cache
def converter(more: tuple[str, ...]) -> Markdown:
    """Markdown as MkDocs converts it here, with more extensions."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        listed = yaml_load(file, get_yaml_loader())["markdown_extensions"]
    configs: dict[str, Any] = {}
    for extension in listed:
        configs |= extension if isinstance(extension, dict) else {extension: {}}
    return Markdown(extensions=[*configs, *more], extension_configs=configs)


def converted(text: str, more: tuple[str, ...] = ()) -> str:
    """The Markdown as HTML."""
    return converter(more).reset().convert(text)


# --- The functions that all this rests on ---


@pytest.mark.parametrize("more", [(), MORE_EXTENSIONS], ids=["as configured", "with more extensions"])
@given(text=TEXTS)
def test_escaped_text_is_one_paragraph(more: tuple[str, ...], text: str) -> None:
    """Any text becomes one paragraph of its own words, whatever extension is turned on."""
    result = converted(escape(text), more)
    paragraphs = html.fragments_fromstring(result) if result else []
    shown = [(one.tag, len(one), one.items(), words(one)) for one in paragraphs]
    assert shown == ([("p", 0, [], clean(text))] if clean(text) else [])


@pytest.fixture(scope="module")
def block(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Makes the HTML of a text that stands as title, attribute and content of a block in a block."""
    folder = tmp_path_factory.mktemp("block")
    (folder / "seite.md").write_text(
        "//// html | div.kopf\n\n/// woertlich | **W** *{{ text }}.*\n"
        "    attrs: {class: zitat, data-speaker: {{ text|value }}, data-id: x}\n\n{{ text }}\n\nEnde\n///\n\n////\n",
        "utf-8",
    )
    templates = TemplateSet(folder, website(profiles()["de"]))
    page = Page("a.md", "seite.md", "start", "", "")
    return lambda text: converted(templates.render("seite.md", page=page, text=text))


@given(text=TEXTS)
def test_text_stays_in_its_block(block: Callable[[str], str], text: str) -> None:
    """No text ends a block, begins one, or adds an attribute; in an attribute it is the same, letter by letter."""
    (outer,) = html.fragments_fromstring(block(text))
    (inner,) = outer
    assert (outer.items(), inner.get("class")) == ([("class", "kopf")], "admonition woertlich zitat")
    assert dict(inner.items()) == {"class": "admonition woertlich zitat", "data-speaker": clean(text), "data-id": "x"}
    title, *shown, end = inner
    assert (title.get("class"), words(title)) == ("admonition-title", words_of("W", f"{clean(text)}."))
    assert [(one.tag, one.items(), len(one), words(one)) for one in shown] == (
        [("p", [], 0, clean(text))] if clean(text) else []
    )
    assert words(end) == "Ende"


def words_of(*texts: str) -> str:
    """The texts on one line as a page shows them."""
    return " ".join(filter(None, map(clean, texts)))


@given(text=TEXTS)
def test_slug_is_plain(text: str) -> None:
    """No text becomes a slug with anything but words of small letters and digits, joined by hyphens."""
    slug = slugify(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= SLUG_LENGTH


@given(text=TEXTS, key=TEXTS)
def test_unique_slug_is_free(text: str, key: str) -> None:
    """Every text gets an address, and none that is taken or that MkDocs gives a meaning."""
    taken = {slugify(text)}
    slug = unique_slug(text, key, taken)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert slug not in taken | RESERVED_SLUGS


@given(url=WEB_ADDRESSES)
def test_safe_address_is_an_address(url: str) -> None:
    """An address that is let through is http or https, has safe characters alone, and is the link's address."""
    address = safe_url(url)
    if not address:
        return
    plain = unescape(address)
    assert re.fullmatch(r"https?:[A-Za-z0-9:/?&=#%+,;~@$._-]+", plain, re.IGNORECASE)
    link = html.fragment_fromstring(converted(f"[Zum Original]({address})", MORE_EXTENSIONS))
    assert [(one.tag, one.items(), one.text) for one in link] == [("a", [("href", plain)], "Zum Original")]


@given(title=TEXTS, description=TEXTS)
def test_front_matter_keeps_every_title(title: str, description: str) -> None:
    """Title and description come back from the page's head as the text that was put in."""
    page = Page("a.md", "article.md", "article", title, description)
    meta = head(front_matter(page, {}))
    assert meta["kind"] == "article"
    assert unescape(meta["title"]) == clean(title)
    assert unescape(meta["description"]) == clean(description)
    assert not set('<>"{}') & set(meta["title"] + meta["description"])
