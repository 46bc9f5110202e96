"""What every picture is: an SVG with words for those who do not see it, and the same data as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from generator.markdown import clean

if TYPE_CHECKING:
    from generator.briefing import Ref


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on one line of SVG, with its title and description, and its data as the head and rows of a table."""

    title: str
    description: str
    svg: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Ref, ...], ...]


def canvas(kind: str, title: str, description: str, size: tuple[float, float], *, role: str = "img") -> etree._Element:
    """An empty picture that tells its title and description; ``role`` is "group" where links are in it.

    ``kind`` makes the ids, so a page has one picture of each kind.
    """
    width, height = size
    root = etree.Element("svg", nsmap={None: "http://www.w3.org/2000/svg"})  # type: ignore[dict-item]
    root.set("class", f"bild-svg bild-{kind}")
    root.set("viewBox", f"0 0 {number(width)} {number(height)}")
    root.set("role", role)
    for tag, attribute, text in (("title", "aria-labelledby", title), ("desc", "aria-describedby", description)):
        name = f"bild-{kind}-{tag}"
        root.set(attribute, name)
        add(root, tag, clean(text), id=name)
    return root


def add(parent: etree._Element, tag: str, text: str = "", **attributes: str | float) -> etree._Element:
    """A new element at the end of another one; in names of attributes „_“ stands for „-“ and a last one for nothing."""
    element = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        plain = value if isinstance(value, str) else number(value)
        element.set(name.rstrip("_").replace("_", "-"), clean(plain))
    if text:
        element.text = clean(text)
    return element


def serialised(root: etree._Element) -> str:
    """The picture as one line."""
    return str(etree.tostring(root, encoding="unicode"))


def number(value: float) -> str:
    """A length, to a tenth.

    >>> number(3.04), number(2.25)
    ('3', '2.2')
    """
    return f"{value:.1f}".removesuffix(".0")
