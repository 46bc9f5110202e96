"""The YAML block between ``---`` lines at the head of a Markdown file; nothing in it is ever run."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.errors import ReadError

_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MAX_LENGTH = 20_000  # characters of details; YAML takes a minute for some megabytes
_NOTHING = frozenset({"~", "null", "Null", "NULL"})


def split_front_matter(text: str, place: str) -> tuple[dict[str, Any], str]:
    """The keys of the front matter, values as written there, and the text below it; no keys where there is none.

    Raises ReadError for what is no plain YAML table.
    """
    match = _FENCED.match(text)
    if match is None:
        return {}, text
    if len(match["yaml"]) > _MAX_LENGTH:
        problem = f"the front matter has {len(match['yaml']):,} characters; at most {_MAX_LENGTH:,} are read"
        raise ReadError(place, problem, "Move what is text below it")
    table = _load(match["yaml"], place)
    if table is None:
        return {}, text[match.end() :]
    if not isinstance(table, dict):
        raise ReadError(place, "the front matter is no table of keys", "Write lines such as title: …, or take it out")
    return {key: "" if str(value) in _NOTHING else value for key, value in table.items()}, text[match.end() :]


class _PlainLoader(yaml.BaseLoader):
    """Values stay text (a date, ``007`` or ``yes`` as written), and what can multiply itself is refused."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse anchors and aliases: nine of them in a row make a thousand million values."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs leave it open
        if getattr(event, "anchor", None):  # the name that anchors carry and aliases point to
            raise yaml.composer.ComposerError(
                None, None, "anchors and aliases (& and *) are not read", event.start_mark
            )
        return super().compose_node(parent, index)


def _load(text: str, place: str) -> Any:
    try:
        return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - BaseLoader knows text, lists and tables only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + 2}" if mark else "the front matter"  # counted from 0, and below the --- line
        raise ReadError(
            place, f"{line}: {error.problem or error.context}", "Correct the front matter's YAML"
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = " ".join(str(error).split())
        raise ReadError(place, f"the front matter is not YAML: {problem}", "Correct it, or take it out") from error
