"""One article a line."""

import gzip
import json

import pytest

from generator.records import Article, Skipped
from generator.settings import ReadSettings
from tests.read.shapes import ReadArticle, ReadBytes, ReadReason

LINE = {"id": 5, "title": "Titel", "date": "20.08.2005", "text": "Eins zwei drei.", "tokens": [[0, 4]]}


def reasons(results: list[Article | Skipped]) -> list[str]:
    """What is reported, each with the line it is about."""
    return [f"{result.place.rpartition('/')[2]} {result.reason}" for result in results if isinstance(result, Skipped)]


def test_keys_become_an_article(read_article: ReadArticle) -> None:
    article = read_article("a.jsonl", json.dumps(LINE))
    assert (article.id, article.title, article.date) == ("5", "Titel", "2005-08-20")
    assert article.origin.endswith("a.jsonl:1")


def test_the_text_stays_exactly_as_it_is(read_article: ReadArticle) -> None:
    text = " \r\n Eins\u00ad \x00 zwei\u2028.\r\n\r\n Drei. \n"
    article = read_article("a.jsonl", json.dumps({"text": text}))
    assert article.text == text
    assert article.title == "Eins zwei . Drei"


def test_one_bad_line_does_not_stop_the_others(read_bytes: ReadBytes) -> None:
    lines = [json.dumps({"text": "Eins."}), '{"text": "offen', "", json.dumps({"text": "Zwei."})]
    results = read_bytes("a.jsonl", "\ufeff" + "\r\n".join(lines))
    assert [type(result) for result in results] == [Article, Skipped, Article]
    assert reasons(results) == [
        (
            "a.jsonl:2 the line is not JSON: Unterminated string starting (character 10). "
            "Write one whole JSON object a line."
        )
    ]


BAD = {
    '{"text": 5}': "'text' is a number, not a text",
    '{"text": null}': "'text' is missing or empty",
    '{"text": " \\n"}': "'text' is missing or empty",
    '{"text": "a", "title": []}': "'title' is a list, not a text",
    '{"text": "a", "id": true}': "'id' is true or false, not a text",
    '["a"]': "the line is not a JSON object",
    '{"id": ' + "9" * 5000 + "}": "the line's JSON has a number or a nesting beyond all bounds",
    "[" * 100_000: "the line's JSON has a number or a nesting beyond all bounds",
    '{"text": "a\\ud800b"}': "character 1 of the text is half a character",
    '{"text": "a", "id": "\\udfff"}': "character 0 of the id is half a character",
}


@pytest.mark.parametrize(("line", "expected"), BAD.items(), ids=[key[:20] for key in BAD])
def test_bad_lines_are_left_out_with_the_reason(read_reason: ReadReason, line: str, expected: str) -> None:
    assert read_reason("a.jsonl", line).startswith(expected)


def test_lines_that_are_not_utf_8_are_left_out(read_reason: ReadReason) -> None:
    assert read_reason("a.jsonl", '{"text": "Größe"}'.encode("cp1252")).startswith("the line is not UTF-8 at byte 12")


NOTES = {"date": "0001-01-01", "url": "example.org/a", "language": "deutsch"}


@pytest.mark.parametrize(("key", "value"), NOTES.items())
def test_an_article_is_kept_without_a_detail_that_does_not_fit(read_bytes: ReadBytes, key: str, value: str) -> None:
    article, note = read_bytes("a.jsonl", json.dumps(LINE | {key: value}))
    assert isinstance(article, Article)
    assert getattr(article, key) != value
    assert isinstance(note, Skipped)
    assert note.place == article.origin
    assert note.reason.startswith(f"the {key} '{value}' is not plausible; the article is kept without it. Write ")


SMALL = ReadSettings(max_file_bytes=100, max_bulk_bytes=1000, max_article_characters=50)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_long_lines_and_texts_are_left_out_and_the_rest_goes_on(read_bytes: ReadBytes, name: str) -> None:
    lines = [json.dumps({"text": "x" * 51}), "x" * 101, "x" * 500, json.dumps({"text": "Eins."})]
    content = "\n".join(lines).encode()
    results = read_bytes(name, gzip.compress(content) if name.endswith("gz") else content, SMALL)
    assert [reason.partition(";")[0] for reason in reasons(results)] == [
        f"{name}:1 the text has 51 characters",
        f"{name}:2 the line has 102 bytes",
        f"{name}:3 the line has 501 bytes",
    ]
    assert isinstance(results[-1], Article)


def test_a_compressed_file_without_end_is_left_at_the_limit(read_bytes: ReadBytes) -> None:
    bomb = gzip.compress(b'{"text": "Eins."}\n' + b"\0" * 20_000_000)
    article, left_out = read_bytes("a.jsonl.gz", bomb, ReadSettings(max_bulk_bytes=1_000_000))
    assert isinstance(article, Article)
    assert isinstance(left_out, Skipped)
    assert left_out.reason == (
        "there are more than 1,000,000 bytes in it; only what stands before that was read. "
        "Split it, or raise read.max_bulk_bytes in site_config/briefings.toml."
    )


WHOLE = gzip.compress(b"\n".join(json.dumps({"text": f"Satz {number}."}).encode() for number in range(5000)))


@pytest.mark.parametrize("content", [WHOLE[:-2000], WHOLE[:-4] + b"abcd", WHOLE[:2000] + b"x" * 50 + WHOLE[2050:]])
def test_what_stands_before_the_damage_is_read(read_bytes: ReadBytes, content: bytes) -> None:
    results = read_bytes("a.jsonl.gz", content)
    assert isinstance(results[0], Article)
    assert reasons(results)[-1].startswith("a.jsonl.gz the compressed data are damaged")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("lines", [b"", b"\n \n"])
def test_empty_files_are_reported(read_reason: ReadReason, name: str, lines: bytes) -> None:
    content = gzip.compress(lines) if name.endswith("gz") else lines
    assert read_reason(name, content) == "the file is empty. Put an article on each line, or delete it."


def test_what_is_not_compressed_is_reported(read_reason: ReadReason) -> None:
    assert read_reason("a.jsonl.gz", b'{"text": "a"}').startswith("the compressed data are damaged (Not a gzipped file")


def test_ids_outlive_corrections_and_new_lines(read_bytes: ReadBytes) -> None:
    """Without id and address they are made of file, title and date."""
    before = read_bytes("a.jsonl", json.dumps({"title": "Titel", "text": "Eins."}))
    after = read_bytes("a.jsonl", "\n" + json.dumps({"title": "Titel", "text": "Eins, verbessert."}))
    assert [result.id for result in before + after if isinstance(result, Article)] == 2 * [
        next(result.id for result in before if isinstance(result, Article))
    ]


def test_lines_without_anything_to_tell_them_apart_have_ids_of_their_own(read_bytes: ReadBytes) -> None:
    results = read_bytes("a.jsonl", '{"text": "Eins."}\n{"text": "Zwei."}')
    assert len({result.id for result in results if isinstance(result, Article)}) == 2
