"""Tests of what templates can call: links, texts and counts, each escaped for Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefing import Ref
from generator.errors import SettingsError
from generator.markdown import escape
from generator.render.environment import TemplateSet
from generator.render.pages import Page
from generator.render.texts import Texts
from tests.samples import PROPERTY, profiles

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Page("personen/a.md", "seite.md", "person", "A", "")
OTT = Ref("Wiebke [Ott]", "artikel/ott.md")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for templates."""
    return tmp_path_factory.mktemp("templates")


def rendered(folder: Path, template: str, **values: Any) -> str:
    """Return what a template makes of the values."""
    (folder / "seite.md").write_text(template, "utf-8")
    return TemplateSet(folder, profiles()["de"]).render("seite.md", page=PAGE, **values)


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
    values = {"ref": OTT, "nowhere": Ref("*Ott*", ""), "date": "2025-04-04T03:51", "words": ["a*", "b"]}
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
    assert expected == TemplateSet(folder, profiles()[language]).render("seite.md", page=PAGE, value=value)


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


def texts(**changed: str) -> Texts:
    """Return the German texts with some changed."""
    profile = profiles()["de"]
    interface = profile.interface.model_copy(update={"text": profile.interface.text | changed})
    return Texts(profile.model_copy(update={"interface": interface}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seite {seite}", "KeyError('seite'). Values that may stand in it: {page}, {pages}."),
        ("Seite {", "ValueError("),
        ("Seite {}", "IndexError("),
        ("Seite {page!x}", "ValueError("),
    ],
)
def test_faulty_text(text: str, expected: str) -> None:
    """A text that asks for something else than it is given is named, with what it may ask for."""
    with pytest.raises(SettingsError) as raised:
        texts(page_of=text).text("page_of", page=1, pages=2)
    place = "site_config/languages/de.toml: interface.text.page_of: "
    assert [fault.startswith(f"{place}{expected}") for fault in raised.value.faults] == [True]


@pytest.mark.parametrize("text", ["Seite {page.nummer}", "Seite {page[0]}"])
def test_text_that_looks_into_a_value(text: str) -> None:
    """A text that asks for a part of a value is named too."""
    with pytest.raises(
        SettingsError, match=r"interface\.text\.page_of: .*Values that may stand in it: {page}, {pages}"
    ):
        texts(page_of=text).text("page_of", page=1, pages=2)


def test_missing_text() -> None:
    """A text that is not there is named."""
    with pytest.raises(SettingsError, match=r"de\.toml: interface\.text\.gibtsnicht: this text is missing"):
        texts().text("gibtsnicht")


@pytest.mark.parametrize(
    ("things", "expected"), [(0, "keine Artikel"), (1, "1 Artikel"), (2, "2 Artikel"), ("abc", "3 Artikel")]
)
def test_count(things: int | str, expected: str) -> None:
    """None, one and many each have a form of their own."""
    assert expected == texts().count("articles", things)
