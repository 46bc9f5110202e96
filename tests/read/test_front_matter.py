"""YAML at the head of Markdown."""

import pytest

from generator.errors import ReadError
from generator.read.front_matter import split_front_matter


def test_values_stay_as_they_are_written() -> None:
    text = "---\nid: 007\ndate: 2025-04-04 03:51\nja: yes\nleer: ~\nliste: [1, 2]\n---\nText\n---\n"
    keys = {"id": "007", "date": "2025-04-04 03:51", "ja": "yes", "leer": "", "liste": ["1", "2"]}
    assert split_front_matter(text, "a.md") == (keys, "Text\n---\n")


@pytest.mark.parametrize("text", ["Text", "", "---\nkein Ende", "\n---\na: b\n---\n", "--- a\n---\n"])
def test_without_front_matter_all_is_text(text: str) -> None:
    assert split_front_matter(text, "a.md") == ({}, text)


def test_empty_front_matter_has_no_keys() -> None:
    assert split_front_matter("---\n---\nText", "a.md") == ({}, "Text")


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = {
    "title: [offen\nb: c": "line 3: ",
    "a: 1\n\tb: 2": "line 3: ",
    "a: b: c": "line 2: mapping values are not allowed here",
    BOMB: "line 2: anchors and aliases",
    "a: *b": "line 2: anchors and aliases",
    "- a\n- b": "the front matter is no table of keys",
    "nur Text": "the front matter is no table of keys",
    "a: !!python/object/apply:os.system [ls]\nb: [": "line 4: ",
    "a: " + "[" * 5000: "the front matter is not YAML: maximum recursion depth",
    "a: b\n" * 10_000: "the front matter has 50,001 characters; at most 20,000 are read",
}


@pytest.mark.parametrize(("yaml", "expected"), REFUSED.items(), ids=[key[:12] for key in REFUSED])
def test_what_is_no_plain_table_is_refused_with_its_line(yaml: str, expected: str) -> None:
    with pytest.raises(ReadError) as caught:
        split_front_matter(f"---\n{yaml}\n---\nText", "a.md")
    assert caught.value.problem.startswith(expected)


def test_tags_of_programs_are_plain_lists() -> None:
    assert split_front_matter("---\na: !!python/object/apply:os.system [ls]\n---\n", "a.md") == ({"a": ["ls"]}, "")
