"""Tests of what all pictures are made of, and of how a page shows one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest
from lxml import etree, html

from generator.briefing import Ref
from generator.markdown import escape
from generator.pictures import actor_timeline, network_values
from generator.pictures.picture import Picture, add, canvas, serialised
from generator.render.environment import TemplateSet
from generator.render.page import Page
from tests.pictures.made import HOSTILE, HOSTILE_SHOWN, SITE, actor, articles, briefing, parsed, person, quotes, tie
from tests.samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXTENSIONS = ["generator.markdown", "pymdownx.blocks.html", "pymdownx.blocks.details", "tables"]


def shown(folder: Path, picture: Picture, path: str = "personen/ott.md") -> str:
    """Return the HTML of a page with this picture."""
    (folder / "_pictures.md").write_text((ROOT / "templates" / "_pictures.md").read_text("utf-8"), "utf-8")
    template = (
        '{% import "_pictures.md" as pictures with context %}\nDavor\n\n{{ pictures.picture(picture) }}\n\nDanach\n'
    )
    (folder / "seite.md").write_text(template, "utf-8")
    page = Page(path, "seite.md", "person", "Ott", "")
    return markdown.markdown(
        TemplateSet(folder, SITE).render("seite.md", page=page, picture=picture), extensions=EXTENSIONS
    )


def test_canvas_names_its_words() -> None:
    """Title and description have ids of the picture's kind, to which it points."""
    root = canvas("probe", "Titel", "In Worten", (10, 20.25))
    assert serialised(root) == (
        '<svg xmlns="http://www.w3.org/2000/svg" class="bild-svg bild-probe" viewBox="0 0 10 20.2" role="img" '
        'aria-labelledby="bild-probe-title" aria-describedby="bild-probe-desc">'
        '<title id="bild-probe-title">Titel</title><desc id="bild-probe-desc">In Worten</desc></svg>'
    )


def test_values_are_clean() -> None:
    """Text and attributes are on one line, without control characters, and escaped."""
    root = canvas("probe", "", "", (1, 1))
    add(root, "text", HOSTILE, aria_label=HOSTILE, x=1.26)
    svg = serialised(root)
    assert "\n" not in svg
    (text,) = etree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    assert (text.text, text.get("aria-label"), text.get("x")) == (HOSTILE_SHOWN, HOSTILE_SHOWN, "1.3")


def test_page_shows_picture_and_table(tmp_path: Path) -> None:
    """A figure with title and SVG, and the table behind it, in which periods lead to their briefings."""
    made = actor_timeline(actor(articles("2025-04-04", "2025-04-06"), quotes("2025-04-04")), SITE)
    assert made is not None
    tree = html.fragment_fromstring(shown(tmp_path, made), create_parent="div")
    assert [child.tag for child in tree] == ["p", "figure", "details", "p"]
    assert tree.xpath("string(figure/figcaption)").strip() == made.title
    assert len(tree.xpath("figure/div[@class='bild-flaeche']/svg")) == 1
    assert tree.xpath("details[@class='bild-tabelle']/summary/text()") == ["Zahlen als Tabelle"]
    cells = [[cell.text_content() for cell in row] for row in tree.xpath("details//tr")]
    assert cells == [
        ["Tag", "Artikel", "wörtlich", "sinngemäß"],
        ["4. April 2025", "1", "1", "0"],
        ["6. April 2025", "1", "0", "0"],
    ]
    assert tree.xpath("details//td/a/@href")[0] == "../briefings/2025-04-04.md"


def test_svg_passes_unchanged(tmp_path: Path) -> None:
    """Markdown leaves the picture as it is, whatever names are in it."""
    values = network_values(
        briefing(ties=[tie(person("a")._replace(name=HOSTILE), person("*b*_c_"))]), SITE, "netz/index.md"
    )
    page = shown(tmp_path, values["picture"], "netz/index.md")
    assert values["picture"].svg in page
    assert "<script" not in page


@pytest.mark.parametrize("cell", [HOSTILE, "a | b", "<b>"])
def test_hostile_table(tmp_path: Path, cell: str) -> None:
    """No cell ends its row or becomes markup."""
    picture = Picture(cell, cell, "<svg/>", (cell, "b"), ((cell, "1"), (Ref(cell, "themen/a.md"), "2")))
    tree = html.fragment_fromstring(shown(tmp_path, picture), create_parent="div")
    rows = tree.xpath("details//tr")
    assert [len(row) for row in rows] == [2, 2, 2]
    assert tree.xpath("//script | //b") == []
    assert re.sub(r"\s+", " ", rows[1][0].text_content()) == " ".join(
        cell.replace("\x00", "").replace("\x1b", "").split()
    )


def test_network_page() -> None:
    """The page has the picture, what it leaves out, and the sentences that show the ties."""
    values = network_values(briefing(ties=[tie(person("Ott"), person("Tamsen"), 2)]), SITE, "netz/index.md")
    page = Page("netz/index.md", "network.md", "network", "Netz", "Wer mit wem", values)
    text = TemplateSet(ROOT / "templates", SITE).render("network.md", page=page, **values)
    assert values["picture"].svg in text
    assert parsed(values["picture"]).get("class") == "bild-svg bild-netz"
    assert "- **[Ott](../personen/ott.md) · [Tamsen](../personen/tamsen.md)** – in 2 Sätzen zusammen: *together" in text
    assert "Gezeigt werden alle 2 Namen" in text


def test_network_page_without_ties() -> None:
    """Where nobody is tied, the page says so."""
    values = network_values(briefing(), SITE, "netz/index.md")
    page = Page("netz/index.md", "network.md", "network", "Netz", "", values)
    text = TemplateSet(ROOT / "templates", SITE).render("network.md", page=page, **values)
    assert escape(SITE.texts.text("network_empty")) in text
    assert "svg" not in text
