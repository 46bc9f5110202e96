"""Tests of the gazetteer: what its lines say, and that each line that does not fit is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.known_actors import COLUMNS, KnownActor, load_known_actors
from tests.samples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "name,aliases,kind,wikidata,roles\n"


def load(folder: Path, text: str) -> list[KnownActor]:
    """Return the lines of a gazetteer with that text."""
    path = folder / "namen.csv"
    path.write_text(text, encoding="utf-8")
    return list(load_known_actors(path))


def faults_of(folder: Path, text: str) -> list[str]:
    """Return the faults of a gazetteer with that text, each without the file's name."""
    with pytest.raises(SettingsError) as raised:
        load(folder, text)
    begin = f"{folder / 'namen.csv'}:"
    assert [fault for fault in raised.value.faults if not fault.startswith(begin)] == []
    return [fault.removeprefix(begin) for fault in raised.value.faults]


def test_lines_keep_the_order_of_the_file(tmp_path: Path) -> None:
    """Each line is an actor with aliases, kind, Wikidata id and functions; spaces around names do not count."""
    text = (
        f"{HEADER}Europäische  Union,EU; Union ;,organisation,Q458,\n\n"
        'Jan Ott,,person,,Wirt; Zeuge\n"Ott, Ahl & Co.",,organisation, Q1 ,\n'
    )
    assert load(tmp_path, text) == [
        KnownActor("Europäische Union", "organisation", ("EU", "Union"), "Q458"),
        KnownActor("Jan Ott", "person", roles=("Wirt", "Zeuge")),
        KnownActor("Ott, Ahl & Co.", "organisation", wikidata="Q1"),
    ]


def test_columns_in_any_order(tmp_path: Path) -> None:
    """Only name and kind must be there, wherever they stand; other columns are left alone."""
    assert load(tmp_path, "kind,born,name\nperson,1970,Jan Ott\n") == [KnownActor("Jan Ott", "person")]


def test_mark_of_a_spreadsheet(tmp_path: Path) -> None:
    """A file saved by a spreadsheet, with a byte order mark and its line ends, is read like any other."""
    path = tmp_path / "namen.csv"
    path.write_bytes(f"\ufeff{HEADER}Öl AG,,organisation,,\n".replace("\n", "\r\n").encode())
    assert load_known_actors(path) == (KnownActor("Öl AG", "organisation"),)


def test_header_alone(tmp_path: Path) -> None:
    """A gazetteer may be empty."""
    assert load(tmp_path, HEADER) == []


def test_same_name_of_two_kinds(tmp_path: Path) -> None:
    """A person and an organisation may have a name in common."""
    found = load(tmp_path, f"{HEADER}Jan Ott,Ott,person,,\nOtt AG,Ott,organisation,,\n")
    assert [(one.kind, one.aliases) for one in found] == [("person", ("Ott",)), ("organisation", ("Ott",))]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", "name, kind"),
        ("name,aliases\nJan Ott,\n", "kind"),
        ("kind\nperson\n", "name"),
        ("name;kind\n", "name, kind"),
    ],
)
def test_missing_columns(tmp_path: Path, text: str, missing: str) -> None:
    """What the first line lacks is named, with how it should be."""
    (fault,) = faults_of(tmp_path, text)
    assert fault == f"1: no column {missing}. The first line is: {','.join(COLUMNS)}."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (",,person,,", "2: the name is empty. Fill it in, or delete the line."),
        (" ,,person,,", "2: the name is empty. Fill it in, or delete the line."),
        ("Jan Ott,,ship,,", "2: kind is 'ship'. Write one of: person, organisation."),
        ("Jan Ott,,,,", "2: kind is ''. Write one of: person, organisation."),
        ("Jan Ott", "2: kind is None. Write one of: person, organisation."),
        ("Jan Ott,,person,42,", "2: wikidata is '42'. Write an id such as Q42, or leave it empty."),
        ("Jan Ott,Ott,person,,\nIda Ott,OTT,person,,", "3: 'OTT' already belongs to 'Jan Ott'. Leave it in one line."),
        (
            "Jan Ott,,person,,\nJ. Ott,Jan Ott,person,,",
            "3: 'Jan Ott' already belongs to 'Jan Ott'. Leave it in one line.",
        ),
        ("Jan Ott,,person,Q1,\nJan Ott,,person,Q2,", "3: 'Jan Ott' has a line above. Put both into one."),
    ],
)
def test_lines_that_do_not_fit(tmp_path: Path, line: str, expected: str) -> None:
    """A line without name or kind, with a wrong id or a name of another line is named, with what to do."""
    assert faults_of(tmp_path, f"{HEADER}{line}\n") == [expected]


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Every line that does not fit is named, not only the first."""
    found = faults_of(tmp_path, f"{HEADER},,person,,\nJan Ott,,person,,\n\nUwe Ahl,,ship,,\n")
    assert [fault.partition(":")[0] for fault in found] == ["2", "5"]


def test_missing_file(tmp_path: Path) -> None:
    """A gazetteer that the settings name must be there."""
    with pytest.raises(SettingsError) as raised:
        load_known_actors(tmp_path / "namen.csv")
    (fault,) = raised.value.faults
    assert fault.startswith(f"{tmp_path / 'namen.csv'}: the gazetteer is missing. Create it, or leave")


def test_not_utf8(tmp_path: Path) -> None:
    """A file saved in another encoding is named, with what to do."""
    path = tmp_path / "namen.csv"
    path.write_bytes(f"{HEADER}Öl AG,,organisation,,\n".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"namen\.csv: cannot be read: .* Save it as UTF-8\."):
        load_known_actors(path)


def test_quotation_mark_that_is_not_closed(tmp_path: Path) -> None:
    """A cell that never ends is named with its line, not raised as it comes."""
    (fault,) = faults_of(tmp_path, f'{HEADER}Jan Ott,,person,,\n"Uwe Ahl,,person,,\n' + "Zeile,,person,,\n" * 10_000)
    assert "not CSV" in fault


def test_folder(tmp_path: Path) -> None:
    """A folder in the gazetteer's place is named, not raised as it comes."""
    with pytest.raises(SettingsError, match=r"cannot be read"):
        load_known_actors(tmp_path)


def test_shipped_gazetteer() -> None:
    """The gazetteer that ships is without fault, and no alias of it says a name again."""
    found = load_known_actors(ROOT / "site_config" / "gazetteer.csv")
    assert found
    assert [one.name for one in found if one.name in one.aliases or len(set(one.aliases)) < len(one.aliases)] == []
