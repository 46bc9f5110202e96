"""Folders and lists of files."""

import os
from pathlib import Path

import pytest

from generator.read import read_files, read_folder
from generator.records import Article, Skipped
from generator.settings import ReadSettings

SETTINGS = ReadSettings()


def fill(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")


def reason(left_out: list[Skipped]) -> str:
    """Place and reason of the one report."""
    (only,) = left_out
    return f"{only.place}: {only.reason}"


def test_files_are_read_in_order_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    names = ["b/a.txt", "a.txt", "b-c.txt", ".versteckt.txt", ".git/a.txt", "b/.x/a.txt", "ä.txt"]
    fill(tmp_path, {name: f"Text in {name}." for name in names})
    articles, left_out = read_folder(tmp_path, SETTINGS)
    assert [article.origin for article in articles] == ["a.txt", "b-c.txt", "b/a.txt", "ä.txt"]
    assert left_out == []


def test_duplicates_are_taken_once(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "Gleicher Text.", "b.md": "Gleicher\nText."})
    articles, left_out = read_folder(tmp_path, SETTINGS)
    assert [article.origin for article in articles] == ["a.txt"]
    assert reason(left_out) == "b.md: same text as a.txt; taken once"


def test_ids_depend_on_the_place_within_the_folder_only(tmp_path: Path) -> None:
    fill(tmp_path, {"eins/x/a.txt": "Eins.", "zwei/x/a.txt": "Zwei."})
    ids = {read_folder(tmp_path / name, SETTINGS)[0][0].id for name in ("eins", "zwei")}
    assert len(ids) == 1


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, {"draussen/geheim.txt": "Geheim.", "drinnen/a.txt": "Eins."})
    inside = tmp_path / "drinnen"
    (inside / "b.txt").symlink_to(tmp_path / "draussen" / "geheim.txt")
    (inside / "c").symlink_to(tmp_path / "draussen")
    (inside / "d.txt").symlink_to("nirgends.txt")
    articles, left_out = read_folder(inside, SETTINGS)
    assert [article.text for article in articles] == ["Eins."]
    assert [(item.place, item.reason.partition(".")[0]) for item in left_out] == [
        ("b.txt", "this is a link to a file outside of the folder"),
        ("c", "this is a link to a folder, and such are not followed"),
        ("d.txt", "the file cannot be read: No such file or directory"),
    ]


def test_a_link_within_the_folder_is_a_duplicate(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "Eins."})
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert reason(read_folder(tmp_path, SETTINGS)[1]) == "b.txt: same text as a.txt; taken once"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reason(read_folder(tmp_path, SETTINGS)[1]) == (
        "a.txt: this is not a regular file. Name files, not folders or devices."
    )


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.jsonl.gz"])
def test_files_that_may_not_be_read_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    fill(tmp_path, {name: "x"})
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr("gzip.open", refuse)
    assert reason(read_folder(tmp_path, SETTINGS)[1]) == (
        f"{name}: the file cannot be read: Permission denied. Check that it exists and may be read."
    )


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    articles, left_out = read_folder(tmp_path / "fehlt", SETTINGS)
    assert articles == []
    assert "cannot be read: No such file or directory" in reason(left_out)


def test_a_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("Eins.", "utf-8")
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    (article,) = read_folder(tmp_path, SETTINGS)[0]
    assert article.origin == "\ufffd.txt"


def test_given_files_are_read_one_by_one_and_not_compared(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "Eins.", "b.txt": "Eins."})
    paths = [tmp_path / "b.txt", tmp_path / "a.txt", tmp_path, tmp_path / "c.txt"]
    results = list(read_files(paths, SETTINGS))
    assert [type(result) for result in results] == [Article, Article, Skipped, Skipped]
    assert [result.origin for result in results if isinstance(result, Article)] == [
        path.as_posix() for path in paths[:2]
    ]


def test_reading_is_a_stream(tmp_path: Path) -> None:
    """The first article is there before the second file is looked at."""
    fill(tmp_path, {"a.txt": "Eins.", "b.txt": "Zwei."})
    results = read_files([tmp_path / "a.txt", tmp_path / "b.txt"], SETTINGS)
    assert isinstance(next(results), Article)
    (tmp_path / "b.txt").unlink()
    assert isinstance(next(results), Skipped)
