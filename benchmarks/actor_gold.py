"""The articles in which persons and organisations are annotated: a part's files → records with offsets.

benchmarks/data/actors/README.md says what is marked and how. Of the Wikinews articles only offsets and names are kept;
their text is read from corpora/quotes, which is no part of the project.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import TypeAdapter, ValidationError

from benchmarks.figures import MissingDataError
from generator.read.blocks import blocks_of
from generator.records import ActorKind, Article
from generator.toml_file import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MarkKind = Literal["name", "compound", "role", "description"]

DATA = Path(__file__).with_name("data") / "actors"
# A part's folders of own articles, and the name that the files of its Wikinews articles share.
PARTS: dict[str, tuple[tuple[str, ...], str]] = {
    "dev": (("dev",), "wikinews-dev"),
    "test": (("test-a", "test-b"), "wikinews-test"),
}
CORPUS = ("train.jsonl.gz", "dev.jsonl.gz")
LANGUAGE = "de"

FENCE = "---"
FIELDS = frozenset({"id", "title", "date", "source", "key"})
TOKEN = re.compile(
    r"(?P<open>\[)|\]\((?P<entity>[a-z0-9-]+)(?: (?P<kind>name|compound|role|description))?\)|(?P<bad>\])|[^][]+"
)


class GoldError(Exception):
    """An annotated file cannot be read; the message names file, line and fault."""


class Entity(Table):
    """A person or organisation; ``name`` is its fullest form in the folder, ``aliases`` every other full form."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    surname_only: bool = False


class _Row(Table):
    """A line of a Wikinews file: offsets into the corpus's text."""

    id: str
    key: tuple[str, ...]
    mentions: tuple[tuple[int, int, str, MarkKind], ...]
    roles: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Annotated words: characters of the text, and the key of the entity that they belong to."""

    begin: int
    end: int
    entity: str
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its marks in text order; ``key`` are the entities that it is chiefly about, the first most."""

    article: Article
    marks: tuple[Mark, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles that share a name space of entities, and so are linked with each other and with no others."""

    name: str
    entities: Mapping[str, Entity]
    articles: tuple[GoldArticle, ...]


def read_own(part: str, data: Path = DATA) -> list[Collection]:
    """The project's own articles of that part. Raises GoldError."""
    return [_read_folder(data / name) for name in PARTS[part][0]]


def read_wikinews(part: str, shared: Path, data: Path = DATA) -> Collection:
    """The Wikinews articles of that part. Raises GoldError, and MissingDataError where the corpus is not there."""
    name = PARTS[part][1]
    path = data / f"{name}.jsonl"
    entities = read_entities(data / f"{name}.toml")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [_row(line, f"{path}:{number}") for number, line in enumerate(lines, start=1)]
    sources = _corpus(shared / "corpora" / "quotes", {row.id for row in rows})
    articles = []
    for number, row in enumerate(rows, start=1):
        place = f"{path}:{number}"
        if row.id not in sources:
            raise GoldError(f"{place}: the corpus has no article {row.id!r}")
        articles.append(_wikinews_article(row, sources[row.id], entities, place))
    return Collection(name, entities, tuple(articles))


def read_entities(path: Path) -> dict[str, Entity]:
    """The entities of a folder by key. Raises GoldError."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        # Through JSON, since only there strict validation takes an array for a tuple.
        return TypeAdapter(dict[str, Entity]).validate_json(json.dumps(tables))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise GoldError(f"{path}: {error}") from error
    except ValidationError as error:
        raise GoldError(f"{path}: {_detail(error)}") from error


def parse_marks(body: str, place: str, line: int = 1) -> tuple[str, tuple[Mark, ...]]:
    """The text without its markup, and the marks in text order, outer ones first; ``line`` is the body's first line.

    >>> parse_marks("der [Chef von [Roth](roth)](ott role)", "a.md")[0]
    'der Chef von Roth'
    """
    text, length = [], 0
    opened: list[tuple[int, int]] = []  # where in the text, and where in the file
    marks: list[Mark] = []
    for token in TOKEN.finditer(body):
        if token["open"]:
            opened.append((length, token.start()))
        elif token["bad"] or (token["entity"] and not opened):
            raise _markup_error(body, place, line, token.start(), "']' without '[' before or '(entity kind)' behind it")
        elif token["entity"]:
            kind: MarkKind = token["kind"] or "name"  # type: ignore[assignment] # the pattern allows no others
            marks.append(Mark(opened.pop()[0], length, token["entity"], kind))
        else:
            text.append(token[0])
            length += len(token[0])
    if opened:
        raise _markup_error(body, place, line, opened[-1][1], "'[' is never closed")
    return "".join(text), _in_order(marks)


def _markup_error(body: str, place: str, line: int, begin: int, problem: str) -> GoldError:
    return GoldError(f"{place}:{line + body.count(chr(10), 0, begin)}: {problem} at {body[begin : begin + 30]!r}")


def _in_order(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.begin, -mark.end, mark.kind)))


def _read_folder(folder: Path) -> Collection:
    entities = read_entities(folder / "entities.toml")
    articles = tuple(read_article(path, entities) for path in sorted(folder.glob("*.md")))
    return Collection(folder.name, entities, articles)


def read_article(path: Path, entities: Mapping[str, Entity]) -> GoldArticle:
    """An own article: header, body with marks. Raises GoldError."""
    lines = path.read_text(encoding="utf-8").split("\n")
    end = lines.index(FENCE, 1) if FENCE in lines[1:] else 0
    if lines[0] != FENCE or not end:
        raise GoldError(f"{path}:1: the header does not stand between two lines {FENCE!r}")
    header = _header(lines[1:end], path)
    behind = "\n".join(lines[end + 1 :])
    first = end + 2 + behind[: len(behind) - len(behind.lstrip())].count("\n")
    text, marks = parse_marks(behind.strip(), str(path), first)
    key = tuple(one.strip() for one in header["key"].strip("[]").split(","))
    article = _article(header["id"], header, text, str(path))
    return _checked(GoldArticle(article, marks, key), entities, str(path))


def _header(lines: Sequence[str], path: Path) -> dict[str, str]:
    """The fields of the header; values are plain text up to the end of their line."""
    header: dict[str, str] = {}
    for number, line in enumerate(lines, start=2):
        name, colon, value = line.partition(":")
        if not colon or name not in FIELDS or name in header:
            raise GoldError(f"{path}:{number}: {line!r} is no field of its own; known: {', '.join(sorted(FIELDS))}")
        header[name] = value.strip()
    missing = sorted(FIELDS - header.keys())
    if missing:
        raise GoldError(f"{path}:1: the header lacks {', '.join(missing)}")
    return header


def _article(id_: str, facts: Mapping[str, str], text: str, origin: str) -> Article:
    return Article(
        id=id_,
        title=facts["title"],
        text=text,
        blocks=blocks_of(text),
        date=facts["date"],
        source=facts.get("source", ""),
        language=LANGUAGE,
        origin=origin,
    )


def _checked(gold: GoldArticle, entities: Mapping[str, Entity], place: str) -> GoldArticle:
    """The article. Raises GoldError for marks that cannot be right."""
    fault = next(_faults(gold, entities), None)
    if fault:
        raise GoldError(f"{place}: {fault}")
    return gold


def _faults(gold: GoldArticle, entities: Mapping[str, Entity]) -> Iterator[str]:
    for mark in gold.marks:
        where = f"the mark at characters {mark.begin} to {mark.end}"
        words = gold.article.text[mark.begin : mark.end]
        if not 0 <= mark.begin < mark.end <= len(gold.article.text) or words != words.strip():
            yield f"{where} does not hold whole words of the text"
        elif mark.entity not in entities:
            yield f"{where} belongs to {mark.entity!r}, which is no entity of the folder"
        elif mark.kind == "role" and entities[mark.entity].kind != "person":
            yield f"{where} is a role of {mark.entity!r}, which is no person"
    for one in sorted(set(gold.key) - {mark.entity for mark in gold.marks}):
        yield f"the key entity {one!r} is marked nowhere"


# --- Wikinews ---


def _row(line: str, place: str) -> _Row:
    try:
        return _Row.model_validate_json(line)
    except ValidationError as error:
        raise GoldError(f"{place}: {_detail(error)}") from error


def _detail(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _corpus(folder: Path, wanted: set[str]) -> dict[str, dict[str, str]]:
    """Title, date and text of the corpus's articles with these ids."""
    found = {}
    for name in CORPUS:
        if not (folder / name).is_file():
            raise MissingDataError(f"{folder / name} is not there; the Wikinews articles are no part of the project")
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"] in wanted:
                    found[row["id"]] = {field: row[field] for field in ("title", "date", "text")}
    return found


def _wikinews_article(row: _Row, source: Mapping[str, str], entities: Mapping[str, Entity], place: str) -> GoldArticle:
    marks = [Mark(*mention) for mention in row.mentions] + [Mark(*role, kind="role") for role in row.roles]
    article = _article(row.id, source, source["text"], place)
    return _checked(GoldArticle(article, _in_order(marks), row.key), entities, place)
