"""How a language quotes, as a language file gives it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.language.words import Words  # noqa: TC001 - pydantic reads it at run time
from generator.toml_file import Table

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
