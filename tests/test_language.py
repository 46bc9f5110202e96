"""Tests of the language files: what ships is sound, and what is wrong is named."""

from __future__ import annotations

import os
import re
import shutil
import string
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.language import RoleWords, load_profiles
from tests.samples import ROOT, link_models, make_project, profiles

if TYPE_CHECKING:
    from generator.language import LanguageProfile

LANGUAGES = ROOT / "site_config" / "languages"
CODES = [path.stem for path in sorted(LANGUAGES.glob("*.toml"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the language files that ship."""
    link_models(tmp_path)
    return shutil.copytree(LANGUAGES, tmp_path / "site_config" / "languages")


def change(path: Path, old: str, new: str) -> None:
    """Replace the first place of ``old`` in a file, which must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def places(text: str) -> set[str]:
    """Return the names of the places that a text of the interface has for values."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(profile: LanguageProfile) -> list[str]:
    """Return every form of every verb of saying."""
    verbs = [verb for group in profile.quotes.cue for verb in group.verbs]
    return [form for verb in verbs for form in verb.partition(": ")[2].split(", ") if form]


def test_shipped_files() -> None:
    """German and English ship, each under its code."""
    assert {"de", "en"} <= set(profiles())
    assert set(profiles()) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_verbs_are_well_formed(code: str) -> None:
    """No verb and no form of one stands twice."""
    profile = profiles()[code]
    lemmas = Counter(verb.partition(":")[0] for group in profile.quotes.cue for verb in group.verbs)
    assert [lemma for lemma, count in lemmas.items() if count > 1] == []
    assert [form for form, count in Counter(forms(profile)).items() if count > 1 or form != form.lower().strip()] == []


@pytest.mark.parametrize("code", CODES)
def test_stances_are_told_apart(code: str) -> None:
    """Each stance has one label, and no other stance has that."""
    labels = {(group.stance, group.label) for group in profiles()[code].quotes.cue}
    assert len({stance for stance, _ in labels}) == len(labels)
    assert len({label for _, label in labels}) == len(labels)


def test_stances_have_a_label_in_every_language() -> None:
    """A page in one language can name the stance of a quotation in another."""
    stances = {code: {group.stance for group in profile.quotes.cue} for code, profile in profiles().items()}
    assert dict.fromkeys(stances, stances["de"]) == stances


def test_interfaces_ask_for_the_same_values() -> None:
    """A text has the same places for values in every language."""
    german = {key: places(text) for key, text in profiles()["de"].interface.text.items()}
    for profile in profiles().values():
        assert german == {key: places(text) for key, text in profile.interface.text.items()}


@pytest.mark.parametrize("code", CODES)
def test_page_about_the_site(code: str) -> None:
    """What the site says about itself is Markdown without tags, in which no headline stands above its sections."""
    about = profiles()[code].interface.about
    assert "\n## " in about
    assert not re.search(r"(?m)^# |[<{]", about)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('network = "netz"\n', "interface.paths.network"),
        ('search = "suche"\n', "interface.paths.search"),
        ('about = "ueber"\n', "interface.paths.about"),
    ],
)
def test_folder_that_is_missing(folder: Path, line: str, key: str) -> None:
    """A language names every folder."""
    change(folder / "de.toml", line, "")
    with pytest.raises(SettingsError) as raised:
        load_profiles(folder)
    assert f"{folder / 'de.toml'}: {key}: this key is missing. Add it." in raised.value.faults


@pytest.mark.parametrize("code", CODES)
def test_folders_are_told_apart(code: str) -> None:
    """No two kinds of page share a folder."""
    folders = profiles()[code].interface.paths.model_dump()
    assert len(set(folders.values())) == len(folders)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Kanzler", True),
        ("Bundeskanzler", True),
        ("Bundeskanzlers", True),
        ("bundeskanzlerin", True),
        ("Vize-Präsidentin", True),
        ("Aufsichtsratsvorsitzenden", True),
        ("Ministerium", False),
        ("Chefsache", False),
        ("Chef Tamsen", False),
        ("Hafen", False),
    ],
)
def test_role_words(word: str, expected: object) -> None:
    """A function is known alone, as the last part of a compound and with its endings, but not as a first part."""
    assert expected == (word in RoleWords(profiles()["de"].names))


def test_code_must_be_the_file_name(folder: Path) -> None:
    """A file whose name is not its code is refused."""
    (folder / "en.toml").rename(folder / "fr.toml")
    with pytest.raises(SettingsError) as raised:
        load_profiles(folder)
    path = folder / "fr.toml"
    assert raised.value.faults == [f"{path}: code: 'en' differs from the file's name. Rename the file or the code."]


def test_no_language_file(tmp_path: Path) -> None:
    """A folder without language files is refused."""
    with pytest.raises(SettingsError) as raised:
        load_profiles(tmp_path)
    assert raised.value.faults == [f"{tmp_path}: no language file. Put one there, such as de.toml."]


def test_faults_of_all_files_together(folder: Path) -> None:
    """One file's faults do not hide another's."""
    change(folder / "de.toml", "pronouns = [", "pronuons = [")
    change(folder / "en.toml", 'base = "en"', "base = 5")
    with pytest.raises(SettingsError) as raised:
        load_profiles(folder)
    assert sorted(raised.value.faults) == [
        f"{folder / 'de.toml'}: quotes.pronouns: this key is missing. Add it.",
        f"{folder / 'de.toml'}: quotes.pronuons: unknown key. Did you mean 'pronouns'?",
        f"{folder / 'en.toml'}: pipeline.base: 5 does not fit: Input should be a valid string.",
    ]


def test_text_that_one_language_lacks(folder: Path) -> None:
    """A text that only one interface has is missed in the other."""
    lines = (folder / "en.toml").read_text("utf-8").splitlines(keepends=True)
    (folder / "en.toml").write_text("".join(one for one in lines if not one.startswith("permalink = ")), "utf-8")
    with pytest.raises(SettingsError) as raised:
        load_profiles(folder)
    assert raised.value.faults == [
        f"{folder / 'en.toml'}: interface.text.permalink: this text is missing; another language file has it. Add it."
    ]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('code = "de"', 'code = "DEU"', "code"),
        ('marks = ["„“"', 'marks = ["„"', "quotes.marks.0"),
        ('person = "personen"', 'person = "Personen/x"', "interface.paths.person"),
        ('person = "personen"', 'person = ".."', "interface.paths.person"),
        ('"а" = "a"', '"ab" = "a"', "names.transcription.ab.[key]"),
        ('base = "de"', 'base = "../de"', "pipeline.base"),
        ('model = "models/de_briefings"', 'model = ""', "pipeline.model"),
        ('base = "de"', 'base = "de"\nlabels = { PERSON = "HUMAN" }', "pipeline.labels.PERSON"),
    ],
)
def test_wrong_values(folder: Path, old: str, new: str, key: str) -> None:
    """A value that would break analysis or addresses is refused with its key."""
    change(folder / "de.toml", old, new)
    with pytest.raises(SettingsError) as raised:
        load_profiles(folder)
    assert f"{folder / 'de.toml'}: {key}: " in "\n".join(raised.value.faults)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder with a pipeline in it, or what looks like one; the work is done elsewhere."""
    root = make_project(tmp_path / "projekt", {})
    (root / "models" / "mein_modell").mkdir(parents=True)
    (root / "models" / "mein_modell" / "meta.json").write_text("{}", "utf-8")
    (tmp_path / "anderswo").mkdir()
    monkeypatch.chdir(tmp_path / "anderswo")
    return root


def set_model(root: Path, model: str) -> Path:
    """Name another pipeline for German; return the folder of the language files."""
    change(root / "site_config" / "languages" / "de.toml", 'model = "models/de_briefings"', f"model = '{model}'")
    return root / "site_config" / "languages"


@pytest.mark.parametrize("model", ["models/mein_modell", "./models/mein_modell", "models/../models/mein_modell/"])
@pytest.mark.parametrize("relative", [False, True])
def test_folder_of_a_pipeline(project: Path, model: str, relative: object) -> None:
    """A relative folder is looked for in the project, however that was named, and is absolute from then on."""
    languages = set_model(project, model)
    found = load_profiles(Path(os.path.relpath(languages)) if relative else languages)["de"].pipeline.model
    assert Path(found).is_absolute()
    assert Path(found).samefile(project / "models" / "mein_modell")


def test_folder_of_a_pipeline_elsewhere(project: Path, tmp_path: Path) -> None:
    """An absolute folder stays."""
    elsewhere = shutil.copytree(project / "models" / "mein_modell", tmp_path / "modelle" / "mein_modell")
    assert load_profiles(set_model(project, str(elsewhere)))["de"].pipeline.model == str(elsewhere)


@pytest.mark.parametrize("model", ["rules", "spacy"])
def test_name_of_a_pipeline(project: Path, model: str) -> None:
    """What has no slash is no folder, whatever lies where the work is done."""
    Path(model).mkdir()
    assert load_profiles(set_model(project, model))["de"].pipeline.model == model


def test_folder_that_is_not_there(project: Path) -> None:
    """A folder that is missing, and one without a pipeline, is named with the file, the key and the remedy."""
    remedy = "Put a pipeline there, or name another folder (below the project's own), an installed package or 'rules'."
    for model, problem in (("models/keins", "is missing"), ("models/", "has no meta.json, so it is no spaCy pipeline")):
        shutil.copy(LANGUAGES / "de.toml", project / "site_config" / "languages")
        languages = set_model(project, model)
        with pytest.raises(SettingsError) as raised:
            load_profiles(languages)
        place = f"{languages / 'de.toml'}: pipeline.model: the folder {project / model}"
        assert raised.value.faults == [f"{place} {problem}. {remedy}"]


@pytest.mark.parametrize("model", ["no_such_model", "mein_modell", "de-core-news-lg", "blank:de"])
def test_package_that_is_not_there(project: Path, model: str) -> None:
    """A package that is not installed, or cannot be one, is named in the same way, beside the other faults."""
    languages = set_model(project, model)
    change(languages / "en.toml", 'base = "en"', "base = 5")
    with pytest.raises(SettingsError) as raised:
        load_profiles(languages)
    remedy = "Install it, with the name that Python imports, or name another one, a folder (with a slash: './name')"
    assert sorted(raised.value.faults) == [
        f"{languages / 'de.toml'}: pipeline.model: no package {model!r} is installed. {remedy} or 'rules'.",
        f"{languages / 'en.toml'}: pipeline.base: 5 does not fit: Input should be a valid string.",
    ]
