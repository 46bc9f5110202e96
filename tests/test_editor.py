"""Tests of the editor's word: what is read from actors.toml, and that each fault is named with file and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.editor import ActorRule, ActorRules, PrivacyRules, load_actor_rules
from generator.errors import SettingsError
from generator.markdown import RESERVED_SLUGS

if TYPE_CHECKING:
    from pathlib import Path

OTT = '[[actor]]\nname = "Jan Ott"\n'
AHL = '[[actor]]\nname = "Uwe Ahl"\n'


def load(folder: Path, text: str) -> ActorRules:
    """Return the rules of a file with that text."""
    path = folder / "actors.toml"
    path.write_text(text, encoding="utf-8")
    return load_actor_rules(path)


def fault_of(folder: Path, text: str) -> str:
    """Return the only fault of a file with that text, without its path."""
    with pytest.raises(SettingsError) as raised:
        load(folder, text)
    (fault,) = raised.value.faults
    assert fault.startswith(f"{folder / 'actors.toml'}: ")
    return fault.removeprefix(f"{folder / 'actors.toml'}: ")


def test_no_file_means_no_rules(tmp_path: Path) -> None:
    """A project may do without the editor's word."""
    assert load_actor_rules(tmp_path / "actors.toml") == ActorRules() == load(tmp_path, "")


def test_rules_keep_the_order_of_the_file(tmp_path: Path) -> None:
    """Tables come in the file's order, with all that they say."""
    found = load(
        tmp_path,
        """
        [[actor]]
        name = "Uwe Ahl"
        kind = "person"
        merge = ["U. Ahl", "Uwe P. Ahl"]
        never_merge = ["Uwe K. Ahl"]
        aliases = ["Ahl"]
        rename = "Uwe Peter Ahl"
        slug = "ahl-2"
        becomes = "organisation"
        hide = true
        wikidata = "Q42"
        note = "Wirt in Brellin"

        [[actor]]
        name = "p-3692327d7b"

        [privacy]
        hide_without_function = true
        """,
    )
    ahl = ActorRule(
        name="Uwe Ahl",
        kind="person",
        merge=("U. Ahl", "Uwe P. Ahl"),
        never_merge=("Uwe K. Ahl",),
        aliases=("Ahl",),
        rename="Uwe Peter Ahl",
        slug="ahl-2",
        becomes="organisation",
        hide=True,
        wikidata="Q42",
        note="Wirt in Brellin",
    )
    assert found.actors == (ahl, ActorRule(name="p-3692327d7b"))
    assert found.privacy == PrivacyRules(hide_without_function=True)


def test_nothing_is_said_by_itself() -> None:
    """A table with a name alone changes nothing, and nobody is hidden who is not named."""
    rule = ActorRule(name="Jan Ott")
    assert not any((rule.merge, rule.never_merge, rule.aliases, rule.rename, rule.slug, rule.becomes, rule.hide))
    assert not ActorRules().privacy.hide_without_function


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        (OTT + "hied = true\n", "actor.0.hied", "unknown key"),
        ("[privacy]\nhide_without_functions = true\n", "privacy.hide_without_functions", "Did you mean"),
        ("[[person]]\nname = 'Jan Ott'\n", "person", "unknown key"),
        ("[[actor]]\nhide = true\n", "actor.0.name", "this key is missing. Add it."),
        ('[[actor]]\nname = ""\n', "actor.0.name", "at least 1 character"),
        (OTT + 'kind = "ship"\n', "actor.0.kind", "'person' or 'organisation'"),
        (OTT + 'becomes = "ship"\n', "actor.0.becomes", "'person' or 'organisation'"),
        (OTT + 'merge = "Uwe Ahl"\n', "actor.0.merge", "array"),
        (OTT + 'merge = [""]\n', "actor.0.merge.0", "at least 1 character"),
        (OTT + 'hide = "ja"\n', "actor.0.hide", "boolean"),
        (OTT + AHL + 'wikidata = "42"\n', "actor.1.wikidata", "Q[1-9]"),
        (OTT + 'wikidata = "https://www.wikidata.org/wiki/Q42"\n', "actor.0.wikidata", "Q[1-9]"),
        (OTT + 'wikidata = "Q042"\n', "actor.0.wikidata", "Q[1-9]"),
        (OTT + 'slug = "Jan Ott"\n', "actor.0.slug", "a-z0-9"),
        (OTT + 'slug = "../ott"\n', "actor.0.slug", "a-z0-9"),
        (OTT + 'slug = "ott-"\n', "actor.0.slug", "a-z0-9"),
        (OTT + f'slug = "{"a" * 81}"\n', "actor.0.slug", "at most 80"),
    ],
)
def test_faulty_keys(tmp_path: Path, text: str, key: str, expected: str) -> None:
    """A key that is not known, missing or of a wrong value is named by its place, with what would fit."""
    fault = fault_of(tmp_path, text)
    assert fault.startswith(f"{key}: ")
    assert expected in fault


@pytest.mark.parametrize(
    ("text", "expected"),
    [(OTT + "hied = true\n", "Did you mean 'hide'?"), ("[[actors]]\nname = 'Jan Ott'\n", "Did you mean 'actor'?")],
)
def test_suggestions(tmp_path: Path, text: str, expected: str) -> None:
    """The key that was likely meant is one that the file may have at that place."""
    assert expected in fault_of(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OTT + OTT, "these names have two tables: jan ott. Put them into one"),
        (OTT + OTT.replace("Jan Ott", "JAN OTT"), "'JAN OTT' belongs to 'Jan Ott' and to 'JAN OTT'. Leave it in one"),
        (OTT + 'merge = ["Uwe Ahl"]\n' + AHL, "'Uwe Ahl' belongs to 'Jan Ott' and to 'Uwe Ahl'. Leave it in one"),
        (OTT + 'aliases = ["Ahl"]\n' + AHL + 'aliases = ["ahl"]\n', "'ahl' belongs to 'Jan Ott' and to 'Uwe Ahl'."),
        (OTT + 'merge = ["A B"]\n' + AHL + 'aliases = ["A B"]\n', "'A B' belongs to 'Jan Ott' and to 'Uwe Ahl'."),
        (OTT + 'merge = ["Uwe Ahl"]\nnever_merge = ["UWE AHL"]\n', "stands in merge and in never_merge"),
        (OTT + OTT + 'kind = "person"\n', "these names have two tables: jan ott. Put them into one"),
        (OTT + 'slug = "ott"\n' + AHL + 'slug = "ott"\n', "these slugs are given twice: ott. Give each actor its own"),
        (OTT + 'slug = "index"\n', "'Jan Ott': the slug 'index' belongs to a page of the site. Take another"),
    ],
)
def test_tables_that_contradict(tmp_path: Path, text: str, expected: str) -> None:
    """What two tables, or two lists of one, say against each other is named, with what to do."""
    assert expected in fault_of(tmp_path, text)


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_addresses_of_the_site(tmp_path: Path, slug: str) -> None:
    """No actor is given an address that the site has a meaning of its own for."""
    assert slug in fault_of(tmp_path, OTT + f'slug = "{slug}"\n')


def test_contradiction_is_short(tmp_path: Path) -> None:
    """A contradiction is said without the rest of the file."""
    assert fault_of(tmp_path, OTT + 'note = "Wirt in Brellin"\n' + OTT).count("Brellin") == 0


@pytest.mark.xfail(strict=True, reason="no check yet")
@pytest.mark.parametrize(
    "text",
    [
        OTT + 'aliases = ["Uwe Ahl"]\nnever_merge = ["Uwe Ahl"]\n',
        OTT + 'never_merge = ["Jan Ott"]\n',
    ],
    ids=["alias and never", "never itself"],
)
def test_more_contradictions(tmp_path: Path, text: str) -> None:
    """A name that is never to be merged with what it is an alias of, or with itself, is a fault."""
    assert fault_of(tmp_path, text)


def test_same_name_of_two_kinds(tmp_path: Path) -> None:
    """A person and an organisation of one name may have a table each."""
    found = load(tmp_path, OTT + 'kind = "person"\n' + OTT + 'kind = "organisation"\n')
    assert [rule.kind for rule in found.actors] == ["person", "organisation"]


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Every faulty key is named, not only the first."""
    with pytest.raises(SettingsError) as raised:
        load(tmp_path, OTT + 'wikidata = "42"\nhied = true\n' + '[[actor]]\nkind = "ship"\n')
    assert len(raised.value.faults) == 4


@pytest.mark.parametrize("text", ["[[actor", 'name = "a\n'])
def test_no_toml(tmp_path: Path, text: str) -> None:
    """A file that is no TOML is named as such."""
    assert fault_of(tmp_path, text).startswith("not valid TOML: ")


def test_not_utf8(tmp_path: Path) -> None:
    """A file saved in another encoding is named, with what to do."""
    path = tmp_path / "actors.toml"
    path.write_bytes('[[actor]]\nname = "Öl"\n'.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"actors\.toml: .*UTF-8"):
        load_actor_rules(path)
