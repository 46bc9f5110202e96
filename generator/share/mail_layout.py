"""A mail's paragraphs → tables: the only boxes that every mail program draws, also Outlook, which is Word inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from lxml.etree import _Element

# Colours of the bar beside a quotation, as attributes for programs that ignore styles.
BARS = {"woertlich": "#1d4f91", "sinngemaess": "#7a4a00"}
# The last row keeps the next quotation away, since Outlook knows no margins of tables.
_QUOTATION = """\
<table role="presentation" class="zitat {kind}" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="balken" width="4" bgcolor="{bar}">&nbsp;</td><td class="worte-zelle"></td></tr>
<tr><td class="abstand" colspan="2" height="14">&nbsp;</td></tr>
</table>"""
_BUTTON = """\
<table role="presentation" class="knopf" cellpadding="0" cellspacing="0" border="0">
<tr><td bgcolor="#1f3a5f"></td></tr>
</table>"""


def lay_out(root: _Element) -> None:
    """Put quotations and buttons below this element into tables, and take ids away, which mean nothing in a mail."""
    for element in list(root.iter()):
        if "id" in element.attrib:
            del element.attrib["id"]
        kind = str(element.get("class"))
        if element.tag == "div" and kind in BARS:
            _replace(element, _QUOTATION.format(kind=kind, bar=BARS[kind]), "tr/td[2]")
        elif element.tag == "p" and kind == "knopf":
            _replace(element, _BUTTON, "tr/td")


def _replace(element: _Element, table: str, cell: str) -> None:
    """Put the table where the element is, with its children in that cell."""
    made: _Element = lxml.html.fragment_fromstring(table)
    found, parent = made.find(cell), element.getparent()
    if found is None or parent is None:
        raise AssertionError(f"{cell} in {table}")
    found.extend(list(element))
    made.tail = element.tail
    parent.replace(element, made)
