"""Tests of what templates can call: links, texts and counts, each escaped for Markdown."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.briefing import QuoteEntry, Ref
from generator.errors import SettingsError
from generator.markdown import clean, escape
from generator.render.environment import TemplateSet, front_matter
from tests.render.conftest import PAGE, SITE, rendered
from tests.samples import PROPERTY, profiles, website

if TYPE_CHECKING:
    from pathlib import Path

    from generator.render.page import Page

OTT = Ref("Wiebke [Ott]", "artikel/ott.md")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ link(ref) }}", "[Wiebke &#91;Ott&#93;](../artikel/ott.md)"),
        ("{{ link(ref, 'z-1') }}", "[Wiebke &#91;Ott&#93;](../artikel/ott.md#z-1)"),
        ("{{ link(ref, text='a](b') }}", "[a&#93;&#40;b](../artikel/ott.md)"),
        ("{{ link(nowhere) }}", "&#42;Ott&#42;"),
        (
            "{{ url_link('https://example.org/(a)', 'zur *Quelle*') }}",
            "[zur &#42;Quelle&#42;](https://example.org/%28a%29)",
        ),
        ("{{ url_link('javascript:alert(1)', 'zur *Quelle*') }}", "zur &#42;Quelle&#42;"),
        ("{{ t('verbatim') }}", "Wörtlich"),
        ("{{ t('page_of', page='*', pages=2) }}", "Seite &#42; von 2"),
        (
            "{{ count('quotes', []) }}, {{ count('quotes', [1]) }}, {{ count('quotes', 12) }}",
            "keine Zitate, 1 Zitat, 12 Zitate",
        ),
        ("{{ date|day }}", "4&#46; April 2025"),
        ("{{ '2025-04'|month }}", "April 2025"),
        ("{{ 'z-1a'|anchor }}", "z-1a"),
        ("{{ words|join(', ') }}", "a&#42;&#44; b"),
        ("{% macro m(x) %}[{{ x }}](b){% endmacro %}{{ m('*') }}", "[&#42;](b)"),
        ("{{ none }}", "None"),
    ],
)
def test_templates_can(folder: Path, template: str, expected: str) -> None:
    """What a template calls comes out as Markdown of its own, with every value in it escaped."""
    values: dict[str, Any] = {"ref": OTT, "nowhere": Ref("*Ott*", ""), "date": "2025-04-04T03:51", "words": ["a*", "b"]}
    assert expected == rendered(folder, template, **values)


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (0, "de", "0"),
        (2.0, "de", "2"),
        (2.5, "de", "2&#44;5"),
        (0.1 + 0.2, "de", "0&#44;3"),
        (1234567.89, "de", "1&#46;234&#46;567&#44;9"),
        (1234567.89, "en", "1&#44;234&#44;567&#46;9"),
    ],
)
def test_numbers(folder: Path, value: float, language: str, expected: str) -> None:
    """A number has no more than one decimal, and points and commas as the interface's language writes them."""
    (folder / "seite.md").write_text("{{ value|number }}", "utf-8")
    assert expected == TemplateSet(folder, website(profiles()[language])).render("seite.md", page=PAGE, value=value)


@PROPERTY
@given(st.text())
def test_any_value_is_escaped_once(folder: Path, value: str) -> None:
    """A value comes out the same whether it is printed, linked or handed through a macro."""
    template = "{% macro m(x) %}{{ x }}{% endmacro %}{{ value }}|{{ m(value) }}|{{ link(ref) }}"
    assert rendered(folder, template, value=value, ref=Ref(value, "")) == "|".join([escape(value)] * 3)


@pytest.mark.parametrize("anchor", ["", "a b", "a#b", "Z-1", "a)", "a\n"])
def test_anchors_are_plain(folder: Path, anchor: str) -> None:
    """What is no anchor is not printed as one."""
    with pytest.raises(SettingsError, match="not an anchor"):
        rendered(folder, "{{ anchor|anchor }}", anchor=anchor)


# --- Values of attributes, which blocks take as YAML ---

TRICKS = (
    "",
    '"',
    "\\",
    '\\"',
    "a: b",
    "{a: b}",
    "- a",
    "# a",
    "a\nb: c\n///",
    "}, class: böse",
    "&anker *verweis !!python/name:os.system",
    "///",
    "🙂 🇩🇪",
    "\x00\u202e\u2028\x85\ud800\ufffe",
    "'",
    "&quot; &#34;",
    "true",
    "1e3",
    "{{ 7*7 }}",
)


def written(text: str) -> str:
    """Return the text as an attribute has it in Markdown, where a reference to a character stays one."""
    return clean(text).replace("&", "&amp;")


@pytest.mark.parametrize("text", TRICKS)
def test_tricks_in_an_attribute(folder: Path, text: str) -> None:
    """Whatever means something in YAML is one value on one line."""
    line = rendered(folder, "attrs: {x: {{ text|value }}, y: {{ refs|list_value }}}", text=text, refs=[Ref(text, "")])
    assert "\n" not in line
    assert yaml.safe_load(line) == {"attrs": {"x": written(text), "y": written(text)}}


@PROPERTY
@given(st.text(st.characters(exclude_categories=())))
def test_any_attribute_is_one_value(folder: Path, text: str) -> None:
    """Any text is one value, and the attributes beside it stay what they are."""
    line = rendered(folder, "attrs: {x: {{ text|value }}, class: zitat}", text=text)
    assert yaml.safe_load(line) == {"attrs": {"x": written(text), "class": "zitat"}}


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["Bahn"], "Bahn"), (["Bahn", "Auf|Ab", 'A"B'], 'Bahn|Auf/Ab|A"B')]
)
def test_names_in_one_attribute(folder: Path, names: list[str], expected: str) -> None:
    """Names are told apart by a line that none of them has itself."""
    assert yaml.safe_load(rendered(folder, "{{ refs|list_value }}", refs=[Ref(one, "") for one in names])) == expected


# --- New since, and quotations by article ---


@pytest.mark.parametrize(
    ("first", "date", "expected"),
    [
        ("2025-04-04", "2025-04-04T00:01+02:00", "True"),
        ("2025-04-04", "2025-04-05", "True"),
        ("2025-04-04", "2025-04-03T23:59", "False"),
        ("2025-04-04", "2025-04", "False"),
        ("2025-04-04", "", "False"),
        ("", "2025-04-05", "False"),
    ],
)
def test_what_is_new(folder: Path, first: str, date: str, expected: str) -> None:
    """New is what has a day, from the first new one on; nothing is if there is none."""
    (folder / "seite.md").write_text("{{ date|is_new }}", "utf-8")
    shown = TemplateSet(folder, SITE, new_from=first).render("seite.md", page=PAGE, date=date)
    assert shown == expected


def quote_of(article: str, anchor: str) -> QuoteEntry:
    """Return a quotation of that article."""
    ref = Ref(article.upper(), f"artikel/{article}.md")
    return QuoteEntry(anchor, True, ("Ja",), "", "", None, (), "", ref, "", "")  # noqa: FBT003 - as the fields are


def test_quotations_by_article(folder: Path) -> None:
    """Quotations of one article that stand together are a group; their order stays, also where it comes back."""
    quotes = [quote_of(article, f"z-{number}") for number, article in enumerate("aabca")]
    named = "{{ first.article.name }}:{{ own|map(attribute='anchor')|join(' ') }};"
    template = f"{{% for first, own in quotes|by_article %}}{named}{{% endfor %}}"
    expected = "A:z-0 z-1;B:z-2;C:z-3;A:z-4;"
    assert html.unescape(rendered(folder, template, quotes=quotes)) == expected
    assert rendered(folder, template, quotes=[]) == ""


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ 'Ursula von der Leyen'|initials }}", "UL"),
        ("{{ '*a_b*'|initials }}", "A"),
        ("{{ rest('personen/a.md', 'zitate', 'ueber') }}", "personen/a/zitate-ueber.md"),
        ("{{ link(rest(page.path, 'zitate')|ref, text='alle') }}", "[alle](a/zitate.md)"),
        ("{{ link(about_page) }}", "[Über diese Seiten](../ueber.md)"),
        ("{{ website.name }}", "Briefings"),
        ("{{ '<svg/>'|svg }}", "<svg/>"),
    ],
)
def test_more_that_templates_can(folder: Path, template: str, expected: str) -> None:
    """Initials, the rest of a list, the page about the site, and pictures as they are."""
    assert html.unescape(rendered(folder, template)) == expected


# --- The head of a page ---


def head_of(page: Page, **more: str) -> dict[str, Any]:
    """Return a page's head as MkDocs reads it."""
    match = re.fullmatch(r"---\n(.*?)^---\n\n", front_matter(page, more), re.DOTALL | re.MULTILINE)
    assert match
    found: dict[str, Any] = yaml.safe_load(match[1])
    return found


def test_head_says_when_the_page_was_changed() -> None:
    """The day of the newest article, or the month where no more is known; nothing where nothing is."""
    assert head_of(replace(PAGE, updated="2025-04-04T09:30+02:00"))["updated"] == "2025-04-04"
    assert head_of(replace(PAGE, updated="2025-04"))["updated"] == "2025-04"
    assert "updated" not in head_of(PAGE)


@PROPERTY
@given(st.text())
@example("\u2028\u2029\x85\x7f\ufeff\ufffe\uffff\x00\n---\n🙂")
def test_anything_fits_the_head(text: str) -> None:
    """Whatever a value of the head holds comes back letter by letter."""
    assert head_of(PAGE, ld=text)["ld"] == text


def test_more_in_the_head() -> None:
    """What else is to be in the head is there, letter by letter, and takes nothing's place that is there."""
    found = head_of(PAGE, ld='{"a": "\\u003c"}\n---\n', card="a/card.png")
    assert found == head_of(PAGE) | {"ld": '{"a": "\\u003c"}\n---\n', "card": "a/card.png"}
