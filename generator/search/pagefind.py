"""Search records → Pagefind's index, written by the packaged binary."""

from __future__ import annotations

import base64
import json
import subprocess
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

from pagefind.service import get_executable

from generator.errors import PublishError
from generator.search.reproducible import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from io import BufferedReader
    from pathlib import Path

    from generator.search.records import SearchRecord

FOLDER = "pagefind"
CHUNK = 1 << 20
# Which field of Pagefind's has the title: each has a weight of its own in assets/search.js.
TITLE_FIELDS = {"person": "name", "organisation": "name", "topic": "name", "quote": "quote"}
# Of the files that Pagefind gives, those that its own user interfaces need are left out.
NEEDED = ("pagefind.js", "pagefind-entry.json")
REMEDY = 'Install the packages of requirements.txt anew, or set search = "material" in site_config/briefings.toml'


def write_pagefind(records: Sequence[SearchRecord], folder: Path, language: str) -> None:
    """Write the index into ``pagefind/`` of the built site's folder.

    Raises PublishError where Pagefind is missing or fails.
    """
    files = in_order(_files([_request(record, language) for record in records]))
    for name, content in files.items():
        path = folder / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _request(record: SearchRecord, language: str) -> dict[str, Any]:
    """The record as Pagefind takes it: what is in ``meta`` is searched field by field, and only shown if we show it."""
    parts, longer_parts = _apart(record.parts)
    words, longer_words = _apart(record.words)
    meta = {
        TITLE_FIELDS.get(record.kind, "title"): record.title,
        "role" if record.kind == "person" else "line": record.line,
        "names": " ".join(record.names),
        "parts": " ".join(parts),
        "words": " ".join(words),
        "longer": " ".join((*longer_parts, *longer_words)),
    }
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.address,
        "content": record.text or record.title,
        "language": language,
        "meta": {name: value for name, value in meta.items() if value},
        "filters": {name: list(values) for name, values in record.filters.items()},
        "sort": {"date": record.date[:10] or "0000"},
    }


def _apart(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words, and apart from them those that begin with another one.

    What is typed is found at the beginning of words too, and Pagefind counts a field with n such words n³ times: „Müll“
    and „Müllskandal“ in one field of a page would put it before all people called Müller.
    """
    known = set(words)
    longer = {word for word in words if any(word[:end] in known for end in range(1, len(word)))}
    return [word for word in words if word not in longer], [word for word in words if word in longer]


def _files(records: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """The files of the index by path.

    The package's own client waits a tenth of a second for each answer, so the binary is asked directly.
    """
    requests = [{"type": "NewIndex", "config": {}}, *records, {"type": "GetFiles", "index_id": 0}]
    answers = _ask(requests)
    for request, answer in zip(requests, answers, strict=True):
        if answer["type"] == "Error":
            place = request.get("url", request["type"])
            raise PublishError(f"Pagefind refused {place!r}: {answer.get('message')}. {REMEDY}.")
    found = {file["path"]: base64.b64decode(file["content"]) for file in answers[-1]["files"]}
    return {
        path: content
        for path, content in found.items()
        if "/" in path or path in NEEDED or path.endswith(".pf_meta") or path.startswith("wasm.")
    }


def _ask(requests: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Pagefind's answers, in the order of the requests.

    Raises PublishError where the binary is missing, does not start, or ends before it has answered.
    """
    binary = get_executable()
    if binary is None:
        raise PublishError(f"Pagefind's program is missing, so the site has no search. {REMEDY}.")
    try:
        process = subprocess.Popen([binary, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - the packaged program
    except OSError as error:
        raise PublishError(f"{binary}: Pagefind cannot be started: {error.strerror}. {REMEDY}.") from error
    with suppress(BrokenPipeError), process:
        # It stops when its input ends, so that stays open until all answers are there.
        threading.Thread(target=_send, args=(process.stdin, requests), daemon=True).start()
        answers = _read(cast("BufferedReader", process.stdout), len(requests))
        process.kill()
    if len(answers) < len(requests):
        told = f"it ended with code {process.returncode} after {len(answers)} of {len(requests)} answers"
        raise PublishError(f"{binary}: Pagefind failed: {told}. {REMEDY}.")
    try:
        messages = [json.loads(base64.b64decode(answer)) for answer in answers]
    except ValueError as error:
        raise PublishError(f"{binary}: Pagefind's answer cannot be read: {error}. {REMEDY}.") from error
    return [message["payload"] for message in sorted(messages, key=lambda message: message["message_id"])]


def _send(stream: IO[bytes], requests: Iterable[Mapping[str, Any]]) -> None:
    """Each request as base64 of its JSON, with a comma behind it."""
    with suppress(OSError, ValueError):  # it has ended: what it has answered tells
        for number, request in enumerate(requests, start=1):
            message = json.dumps({"message_id": number, "payload": request})
            stream.write(base64.b64encode(message.encode()) + b",")
        stream.flush()


def _read(stream: BufferedReader, count: int) -> list[bytes]:
    """So many answers, or as many as there are; a comma stands behind each."""
    chunks, seen = [], 0
    while seen < count and (chunk := stream.read1(CHUNK)):
        chunks.append(chunk)
        seen += chunk.count(b",")
    return b"".join(chunks).split(b",")[:-1]
