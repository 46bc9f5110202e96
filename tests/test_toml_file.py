"""Tests that a TOML file becomes a checked model, and that every fault is named with file, key and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from generator.errors import SettingsError
from generator.toml_file import Table, read_toml

if TYPE_CHECKING:
    from pathlib import Path


class Berth(Table):
    """A berth of the sample model."""

    length: int
    name: str = ""


class Harbour(Table):
    """The sample model: one of each kind of value."""

    name: str
    depth: float = 3.0
    open_all_year: bool = True
    flags: tuple[str, ...] = ()
    main: Berth = Berth(length=1)
    berth: tuple[Berth, ...] = ()


def faults(path: Path, text: str) -> list[str]:
    """Return the faults of a file with that text, without the path in front of each."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        read_toml(path, Harbour)
    assert all(fault.startswith(f"{path}: ") for fault in raised.value.faults)
    return [fault.removeprefix(f"{path}: ") for fault in raised.value.faults]


def test_model(tmp_path: Path) -> None:
    """Every kind of value gets into the model, and what is left out has its default."""
    path = tmp_path / "hafen.toml"
    berths = '[[berth]]\nlength = 12\n[[berth]]\nlength = 9\nname = "Ost"\n'
    path.write_text('name = "Brellin"\ndepth = 4\nflags = ["blau", "weiß"]\n' + berths, encoding="utf-8")
    expected = Harbour(
        name="Brellin", depth=4.0, flags=("blau", "weiß"), berth=(Berth(length=12), Berth(length=9, name="Ost"))
    )
    assert expected == read_toml(path, Harbour)


def test_model_is_frozen() -> None:
    """What was read cannot be changed by a stage."""
    harbour = Harbour(name="Brellin")
    with pytest.raises(ValidationError, match="frozen"):
        harbour.name = "Tamshafen"  # type: ignore[misc] # that it is frozen is the point


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('name = "a"\ndpeth = 4', "dpeth: unknown key. Did you mean 'depth'?"),
        ('name = "a"\nxyz = 4', "xyz: unknown key. Known here: name, depth, open_all_year, flags, main, berth."),
        ('name = "a"\n[main]\nlength = 1\nnaem = "b"', "main.naem: unknown key. Did you mean 'name'?"),
        ('name = "a"\n[[berth]]\nlength = 1\nwidth = 2', "berth.0.width: unknown key. Known here: length, name."),
        ("depth = 4", "name: this key is missing. Add it."),
        ('name = "a"\n[[berth]]\nname = "b"', "berth.0.length: this key is missing. Add it."),
        ("name = 7", "name: 7 does not fit: Input should be a valid string."),
        ('name = "a"\ndepth = "tief"', "depth: 'tief' does not fit: Input should be a valid number."),
        ('name = "a"\nopen_all_year = 1', "open_all_year: 1 does not fit: Input should be a valid boolean."),
        ('name = "a"\nflags = ["b", 3]', "flags.1: 3 does not fit: Input should be a valid string."),
        ('name = "a"\n[main]\nlength = 1.5', "main.length: 1.5 does not fit: Input should be a valid integer."),
    ],
)
def test_fault(tmp_path: Path, text: str, expected: str) -> None:
    """A fault names key and value, and what would be accepted."""
    assert [expected] == faults(tmp_path / "hafen.toml", text)


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Everything that is wrong with a file is said in one go, one line a fault."""
    found = faults(tmp_path / "hafen.toml", 'depth = "tief"\nflag = "blau"\n[main]\nlength = "lang"\n')
    assert [fault.split(":")[0] for fault in found] == ["name", "depth", "main.length", "flag"]


def test_missing_file(tmp_path: Path) -> None:
    """A missing file is named together with the option that says where files are."""
    path = tmp_path / "fehlt.toml"
    with pytest.raises(SettingsError) as raised:
        read_toml(path, Harbour)
    assert raised.value.faults == [f"{path}: the file is missing. Create it, or point --root at the project's folder."]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"name = ", "not valid TOML: Invalid value (at end of document)."),
        (b'name = "a"\nname = "b"\n', "not valid TOML: Cannot overwrite a value (at line 2, column 11)."),
        ('name = "Köln"'.encode("latin-1"), "not UTF-8 at byte 9. Save the file as UTF-8."),
    ],
)
def test_unreadable_file(tmp_path: Path, content: bytes, expected: str) -> None:
    """A file that is no TOML is named with the place of the fault."""
    path = tmp_path / "hafen.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError) as raised:
        read_toml(path, Harbour)
    assert raised.value.faults == [f"{path}: {expected}"]


def test_folder_in_place_of_file(tmp_path: Path) -> None:
    """Something that is no file is reported, not raised as it comes."""
    with pytest.raises(SettingsError, match="cannot be read"):
        read_toml(tmp_path, Harbour)
