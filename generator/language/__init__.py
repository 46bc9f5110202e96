"""site_config/languages/*.toml → LanguageProfile: all that the code must not know about a language."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from generator.errors import SettingsError
from generator.language.names import BodyNouns, NameProfile, RoleWords, name_rules
from generator.language.quotes import CueGroup, Frame, GrammarProfile, QuoteProfile
from generator.language.words import Words  # noqa: TC001 - pydantic reads it at run time
from generator.toml_file import Table, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BodyNouns",
    "CueGroup",
    "Frame",
    "GrammarProfile",
    "InterfaceProfile",
    "KeyphraseProfile",
    "LanguageProfile",
    "NameProfile",
    "PathsProfile",
    "PipelineProfile",
    "QuoteProfile",
    "RoleWords",
    "is_folder",
    "load_profiles",
    "name_rules",
]

STAND_IN = "rules"
EntityLabel = Literal["PER", "ORG", "LOC", "MISC"]
# The labels of the project itself, and those that spaCy's English pipelines have for the same. Numbers, sums and times
# are none of them.
ENTITY_LABELS: Mapping[str, EntityLabel] = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "MISC": "MISC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "LANGUAGE": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
}


class KeyphraseProfile(Table):
    """Words, by lemma, that say of no article what it is about: times, measures, „Frage“, „neu“."""

    stop_words: Words = ()


class PipelineProfile(Table):
    """Which spaCy pipeline reads this language.

    ``model`` is "rules" for the project's own stand-in, a folder (written with a slash; relative to the project's
    folder) or the name of an installed package. ``base`` is the spaCy language whose tokenizer the stand-in uses.
    ``labels`` translates the pipeline's entity labels to PER, ORG, LOC and MISC; a label not named is dropped.
    ``edge_words`` are those that the pipeline counts to a name and this project does not („the European Union's“).
    """

    model: Annotated[str, Field(min_length=1)] = STAND_IN
    base: Annotated[str, Field(pattern="^[a-z]{2,3}$")]
    labels: dict[str, EntityLabel] = Field(default_factory=lambda: dict(ENTITY_LABELS))
    edge_words: Words = ()


PathName = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]


class PathsProfile(Table):
    """Names of the site's folders: part of every address, so never change them on a site that is public."""

    day: PathName
    person: PathName
    organisation: PathName
    topic: PathName
    story: PathName
    article: PathName
    quote: PathName
    network: PathName
    search: PathName
    about: PathName
    list: PathName
    data: PathName
    undated: PathName


class InterfaceProfile(Table):
    """Names of folders and every text of the generated site; ``{}`` places take values by name.

    ``about`` is the page that says how the site is made, in Markdown.
    """

    paths: PathsProfile
    about: str
    text: dict[str, str]


class LanguageProfile(Table):
    """One language: code, own name, how it is analysed and what the site says in it."""

    code: Annotated[str, Field(pattern="^[a-z]{2}$")]
    name: str
    pipeline: PipelineProfile
    names: NameProfile
    quotes: QuoteProfile
    keyphrases: KeyphraseProfile = KeyphraseProfile()
    interface: InterfaceProfile


def load_profiles(folder: Path) -> Mapping[str, LanguageProfile]:
    """All language profiles of the project whose ``site_config/languages`` this is, by code.

    Raises SettingsError naming every fault in every file, also where two interfaces differ in their keys or a
    pipeline is not there.
    """
    faults: list[str] = []
    profiles: dict[str, LanguageProfile] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            profile = read_toml(path, LanguageProfile)
        except SettingsError as error:
            faults += error.faults
            continue
        if profile.code != path.stem:
            faults.append(f"{path}: code: {profile.code!r} differs from the file's name. Rename the file or the code.")
        profiles[profile.code] = profile = _in_project(profile, path)
        faults += _missing_pipeline(profile.pipeline.model, path)
    if not profiles and not faults:
        faults.append(f"{folder}: no language file. Put one there, such as de.toml.")
    faults += _interface_gaps(folder, profiles)
    if faults:
        raise SettingsError(faults)
    return profiles


def is_folder(model: str) -> bool:
    """Whether the value of ``pipeline.model`` names a folder and not a package."""
    return "/" in model or "\\" in model


def _in_project(profile: LanguageProfile, path: Path) -> LanguageProfile:
    """The profile with the pipeline's folder as an absolute path, so that it holds in every process."""
    if not is_folder(profile.pipeline.model):
        return profile
    folder = path.absolute().parents[2] / profile.pipeline.model
    return profile.model_copy(update={"pipeline": profile.pipeline.model_copy(update={"model": str(folder)})})


def _missing_pipeline(model: str, path: Path) -> list[str]:
    """Says if there is no such folder or package; what is in it, only loading it shows."""
    if is_folder(model):
        if (Path(model) / "meta.json").is_file():
            return []
        problem = "has no meta.json, so it is no spaCy pipeline" if Path(model).is_dir() else "is missing"
        remedy = "Put a pipeline there, or name another folder (below the project's own), an installed package"
        return [f"{path}: pipeline.model: the folder {model} {problem}. {remedy} or {STAND_IN!r}."]
    if model == STAND_IN or (model.isidentifier() and importlib.util.find_spec(model)):
        return []
    remedy = "Install it, with the name that Python imports, or name another one, a folder (with a slash: './name')"
    return [f"{path}: pipeline.model: no package {model!r} is installed. {remedy} or {STAND_IN!r}."]


def _interface_gaps(folder: Path, profiles: Mapping[str, LanguageProfile]) -> list[str]:
    """Texts that one language has and another has not."""
    every = {key for profile in profiles.values() for key in profile.interface.text}
    return [
        f"{folder / code}.toml: interface.text.{key}: this text is missing; another language file has it. Add it."
        for code, profile in sorted(profiles.items())
        for key in sorted(every - set(profile.interface.text))
    ]
