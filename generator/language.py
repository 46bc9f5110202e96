"""site_config/languages/*.toml → LanguageProfile: all that the code must not know about a language."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from generator.errors import SettingsError
from generator.toml_file import Table, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

Words = tuple[str, ...]
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


class NameProfile(Table):
    """What helps to see names: functions before them, particles in them, words that only look like them.

    ``roles`` match as a whole word or as the last part of a compound („Bundeskanzler“ by "kanzler"), without
    regard to case, with any of ``role_endings``. ``titles`` are forms of address and degrees: part of no name.
    ``first_name_locales`` are Faker's, ``transcription`` how this language writes letters that are not Latin.
    ``determiners`` stand before nouns and roles, not before bare names.
    ``feminine_endings`` are those of functions that only women have („Ministerin“), ``same_functions`` groups of
    endings of functions that can be said of the same person („Gesandter“, „Beauftragter“). ``organisation_parts``
    are last parts of compounds that name a body („Verkehrsministerium“); ``organisation_words`` make one with the
    name behind („Universität Rostock“), ``legal_forms`` with the name before („Lahemet GmbH“);
    ``organisation_links`` are words that may stand inside one („Verband der Lehrkräfte“). ``not_organisations`` are
    written in capitals and yet none („USA“).
    """

    first_name_locales: Words
    roles: Words
    role_endings: Words
    titles: Words
    particles: Words
    determiners: Words
    possessive_endings: Words
    feminine_endings: Words = ()
    same_functions: tuple[Words, ...] = ()
    organisation_parts: Words
    organisation_words: Words
    legal_forms: Words
    organisation_links: Words
    not_organisations: Words
    not_names: Words
    transcription: dict[Annotated[str, Field(min_length=1, max_length=1)], str] = Field(default_factory=dict)


Frame = Literal["direct", "clause", "infinitive", "object", "about", "name", "bare"]


class CueGroup(Table):
    """Verbs that introduce speech and do the same with it.

    Each is a lemma, or "lemma: form, form" in a language whose pipeline may have no lemmas. ``frames`` are the ways of
    quoting that the verbs open: words in quotation marks alone (direct), a reported clause, an infinitive, an object
    that names what was said („fordert Regeln“), a preposition that does (about: „spricht von einem Erfolg“), a mere
    name in quotation marks (name: „nennt ihn »Held«“), a clause without a conjunction in a language without trees
    (bare). ``example`` is a sentence that shows one of them at work.
    """

    stance: str
    label: str
    frames: tuple[Frame, ...] = ("clause",)
    example: str
    verbs: tuple[Annotated[str, Field(pattern=r"^\S+(: \S+(, \S+)*)?$")], ...]


class GrammarProfile(Table):
    """Function words and the few verbs that behave in their own way, for the reading of sentence trees; lower case.

    ``verb_parts`` are written apart from their verb without being a particle („gab bekannt“). ``relative`` are relative
    pronouns, ``demonstratives`` point to the sentence before („Das sagte X“). ``agents`` lead the doer in the passive,
    ``places`` the place where „es heißt“, ``contents`` what is spoken of, ``addressees`` to whom. ``impersonal`` are
    the subjects of ``impersonal_verbs``; with ``quoting_verbs`` the object speaks. ``no_speakers`` are subjects that
    name nobody. ``contrasts`` open a main clause as conjunctions do. ``not_before_complementizer`` make „dass“
    something else („so dass“), as ``infinitive_openers`` do with infinitives („um … zu“), which ``infinitive_marks``
    show. ``clause_openers`` begin a clause right behind a cue where no tree shows it (“said the harbour was”).
    ``negations`` take an act of speaking back, ``inside`` are prepositions of mere places. ``own`` refers to the
    subject („nach eigenen Angaben“), ``own_possessives`` are the beginnings of those of who writes („meiner Meinung
    nach“). ``past_helpers`` are the auxiliaries of the perfect, ``replacing`` the verbs whose Konjunktiv II stands for
    the I in the plural („sie würden kommen“); so does that of all verbs but those with ``weak_past_endings``, which
    may be the past. ``as_words`` lead a function („als Gesandter“), ``definite`` are definite articles, ``masculine``
    and ``feminine`` pronouns for one person.
    """

    verb_parts: Words = ()
    relative: Words = ()
    demonstratives: Words = ()
    agents: Words = ()
    places: Words = ()
    contents: Words = ()
    addressees: Words = ()
    impersonal: Words = ()
    impersonal_verbs: Words = ()
    quoting_verbs: Words = ()
    no_speakers: Words = ()
    contrasts: Words = ()
    not_before_complementizer: Words = ()
    clause_openers: Words = ()
    infinitive_openers: Words = ()
    infinitive_marks: Words = ()
    own: Words = ()
    own_possessives: Words = ()
    negations: Words = ()
    inside: Words = ()
    past_helpers: Words = ()
    replacing: Words = ()
    weak_past_endings: Words = ()
    as_words: Words = ()
    definite: Words = ()
    masculine: Words = ()
    feminine: Words = ()


class QuoteProfile(Table):
    """How this language quotes: marks, cue verbs by stance, and cue words beside a speaker.

    ``marks`` are opening and closing marks, written together. ``before`` stand in front of the speaker („laut X“),
    ``after`` behind („X zufolge“), ``so`` after a comma behind the statement („…, so X“); ``source_nouns`` name a
    source together with ``source_words`` („nach Angaben von X“, „ihrer Ansicht nach“). ``complementizers`` and
    ``question_words`` open a reported clause, ``comparison`` opens „wie X sagte“. ``relative_sources`` open a
    clause on a noun that is its source („ein Bericht, wonach …“), ``anaphors`` point to one named before
    („demnach“), ``hearsay`` are the verbs of „er soll geflohen sein“. ``pronouns`` can name a speaker;
    ``no_others`` are those for who writes or reads, and for nobody in particular. On ``clause_nouns`` and
    ``clause_adjectives`` reported clauses hang. ``bodies`` are last parts, in lower case, of nouns for what can
    speak besides people („Polizei“, „Bericht“). Words in quotation marks behind a noun are a title, but behind
    ``speech_nouns``. Nouns and verbs are lemmas.
    """

    marks: tuple[Annotated[str, Field(min_length=2, max_length=2)], ...]
    cue: tuple[CueGroup, ...]
    before: Words = ()
    after: Words = ()
    so: Words = ()
    source_words: Words = ()
    source_nouns: Words = ()
    complementizers: Words
    question_words: Words = ()
    comparison: Words = ()
    relative_sources: Words = ()
    anaphors: Words = ()
    hearsay: Words = ()
    pronouns: Words
    no_others: Words = ()
    clause_nouns: Words = ()
    clause_adjectives: Words = ()
    bodies: Words = ()
    spokespeople: Words = ()
    speech_nouns: Words = ()
    grammar: GrammarProfile = GrammarProfile()


PathName = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]


class PathsProfile(Table):
    """Names of the site's folders: part of every address, so never change them on a site that is public."""

    day: PathName
    person: PathName
    organisation: PathName
    topic: PathName
    article: PathName
    quote: PathName
    list: PathName
    undated: PathName


class InterfaceProfile(Table):
    """Names of folders and every text of the generated site; ``{}`` places take values by name."""

    paths: PathsProfile
    text: dict[str, str]


class LanguageProfile(Table):
    """One language: code, own name, how it is analysed and what the site says in it."""

    code: Annotated[str, Field(pattern="^[a-z]{2}$")]
    name: str
    pipeline: PipelineProfile
    names: NameProfile
    quotes: QuoteProfile
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


def role_pattern(names: NameProfile) -> re.Pattern[str]:
    """Matches a word that names a function, alone or as the last part of a compound („Kremlchef“)."""
    roles = "|".join(map(re.escape, sorted(names.roles, key=len, reverse=True)))
    endings = "|".join(map(re.escape, names.role_endings))
    return re.compile(rf"[\w-]*?(?:{roles})(?:{endings})", re.IGNORECASE)


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
