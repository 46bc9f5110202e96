"""The same article twice: the first in reading order stays; pure.

Only digests are kept, so that a million articles can pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.markdown import digest
from generator.read.addresses import canonical_address
from generator.records import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DIGITS = 24  # hexadecimal: two different texts share them once in 10 billion billion


def without_duplicates(results: Iterable[Article | Skipped]) -> Iterator[Article | Skipped]:
    """The results with every article that came before, by text, address or id, turned into a Skipped."""
    first: dict[str, str] = {}
    for result in results:
        if isinstance(result, Skipped):
            yield result
            continue
        reasons = _reasons(result)
        known = next((key for key in reasons if key in first), None)
        if known:
            yield Skipped(result.origin, reasons[known].format(origin=first[known]))
            continue
        first |= dict.fromkeys(reasons, result.origin)
        yield result


def _reasons(article: Article) -> dict[str, str]:
    """What an article is known again by → what to say then."""
    keys = {_key("text", " ".join(article.text.casefold().split())): "same text as {origin}; taken once"}
    address = canonical_address(article.url)
    if address:
        keys[_key("address", address)] = "same address as {origin}; taken once"
    name = repr(article.id).replace("{", "{{").replace("}", "}}")
    keys[_key("id", article.id)] = (
        f"the id {name} is used by {{origin}}; rename one of the files, or give one of them another id"
    )
    return keys


def _key(kind: str, value: str) -> str:
    return f"{kind} {digest(value, _DIGITS)}"
