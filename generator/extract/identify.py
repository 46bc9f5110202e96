"""A speaker's words → the actor: by the name in them, by their function, or by what a pronoun can refer to.

Where more than one actor fits, it is nobody.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.clauses import children, finite, has_child, relation
from generator.extract.reading import is_source_noun
from generator.gazetteer import names_of_one_gender

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Span, Token

    from generator.extract.reading import Reading
    from generator.records import ArticleActor, Mention

# In how many sentences, its own the first, a pronoun's person is looked for.
MAX_SENTENCES_BACK = 4
MAN, WOMAN = "Masc", "Fem"


def actor_of(reading: Reading, speaker: Span, actors: Sequence[ArticleActor]) -> int | None:
    """The index of the actor to whom the speaker's words refer, None if that is nobody known or not certain."""
    named = _by_name(reading, speaker, actors)
    if named:
        return _only(named)
    if not reading.parsed or any(entity.label_ in {"PER", "ORG"} for entity in speaker.ents):
        return None
    word = speaker.root
    if word.pos_ == "PRON" or (len(speaker) == 1 and word.lower_ in reading.profile.quotes.pronouns):
        return _by_pronoun(reading, word, actors)
    if speaker[0].lower_ in reading.profile.quotes.grammar.definite:
        return _only(_by_function(reading, word, actors) or _by_kind_of_body(word, actors))
    return None


def _only(candidates: Iterable[int]) -> int | None:
    found = set(candidates)
    return found.pop() if len(found) == 1 else None


def _by_name(reading: Reading, speaker: Span, actors: Sequence[ArticleActor]) -> set[int]:
    """Actors with a name inside the speaker's words, people before bodies („Sprecher Meier vom Bauamt“ is Meier)."""
    people, bodies = set(), set()
    for index, actor in enumerate(actors):
        for mention in actor.mentions:
            if not (speaker.start_char <= mention.begin and mention.end <= speaker.end_char):
                continue
            if actor.kind != "person":
                if not reading.parsed or _speaks_for(reading, speaker, mention):
                    bodies.add(index)
            elif not reading.parsed or _is_speaker(reading, speaker, mention):
                people.add(index)
    return people or bodies


def _is_speaker(reading: Reading, speaker: Span, mention: Mention) -> bool:
    """Whether the words name this person, and not what is theirs („Trumps Anwalt“, „der von X geteilte Bericht“)."""
    doc = reading.doc
    name = doc.char_span(mention.begin, mention.end, alignment_mode="expand")
    head = speaker.root
    if name is None or name.start <= head.i < name.end:
        return True
    if name.start < head.i:
        return False
    if is_source_noun(head, reading.profile):
        return True  # „ein Bericht von X“
    before = doc[name.start - 1]
    if before.pos_ == "ADP" or before.lower_ in reading.profile.quotes.grammar.agents:
        return False
    at = name.root
    while before.text != "," and at.i not in {head.i, at.head.i}:
        if "Gen" in at.morph.get("Case", []) or has_child(at, "case"):
            return False  # „Die Frau des Angeklagten X“, „ein Freund von Bauer X“
        at = at.head
    return True


def _speaks_for(reading: Reading, speaker: Span, mention: Mention) -> bool:
    """Whether this body says so: itself, its spokesperson, its report; not „der Hausherr im Weißen Haus“."""
    quotes = reading.profile.quotes
    name = reading.doc.char_span(mention.begin, mention.end, alignment_mode="expand")
    head = speaker.root
    if name is None or name.start <= head.i < name.end:
        return True
    if any(
        token.lower_ in quotes.grammar.inside for token in reading.doc[max(speaker.start, name.start - 2) : name.start]
    ):
        return False
    return head.text not in reading.roles or head.lemma_.lower().endswith(quotes.spokespeople)


@dataclass(frozen=True, slots=True)
class _Function:
    """A function that the text gives a person, and the words that say more of it („des russischen Präsidenten“)."""

    word: str
    attributes: frozenset[str]


def _by_function(reading: Reading, word: Token, actors: Sequence[ArticleActor]) -> set[int]:
    """People whose function in the text ends in this one („der Präsident“: „US-Präsident“).

    Where nobody's does, or the words say more of the function („der russische Beauftragte“), those whose function is
    less exact or means the same („Sondergesandter“), if the text says the same of it.
    """
    wanted = _plain(word.lemma_)
    said = {child.lemma_.lower() for child in children(word, "amod", "nmod") if child.ent_type_ != "PER"}
    alike = [endings for endings in reading.profile.names.same_functions if wanted.endswith(endings)]
    found = set()
    for index, actor in enumerate(actors):
        if actor.kind != "person":
            continue
        for function in _functions(reading, actor):
            exact = function.word.endswith(wanted)
            near = wanted.endswith(function.word) or any(function.word.endswith(endings) for endings in alike)
            if (exact and not said) or ((exact or near) and said and said <= function.attributes):
                found.add(index)
    return found


def _functions(reading: Reading, actor: ArticleActor) -> list[_Function]:
    """The person's functions: the noun, and all words of the function."""
    found = []
    for role in actor.roles:
        words = reading.doc.char_span(role.begin, role.end, alignment_mode="expand")
        if words is not None:
            said = frozenset(token.lemma_.lower() for token in words)
            found.append(_Function(_plain(words.root.lemma_), said))
    return found


def _by_kind_of_body(word: Token, actors: Sequence[ArticleActor]) -> set[int]:
    """Bodies with a word in their name that ends in this one („das Ministerium“: „Verkehrsministerium“)."""
    kind = _plain(word.lemma_)
    return {
        index
        for index, actor in enumerate(actors)
        if actor.kind != "person" and any(_plain(part).endswith(kind) for part in actor.name.split())
    }


def _plain(word: str) -> str:
    return word.lower().replace("-", "")


def _by_pronoun(reading: Reading, pronoun: Token, actors: Sequence[ArticleActor]) -> int | None:
    """The only person of the pronoun's gender in the nearest sentence before it that names any."""
    grammar = reading.profile.quotes.grammar
    gender = MAN if pronoun.lower_ in grammar.masculine else WOMAN if pronoun.lower_ in grammar.feminine else ""
    spoken = finite(pronoun.head) if relation(pronoun) == "nsubj" else None
    if not gender or (spoken is not None and "Plur" in spoken.morph.get("Number", [])):
        return None
    sentence = reading.sentences[pronoun.i]
    end = pronoun.idx
    for _ in range(MAX_SENTENCES_BACK):
        found = {
            index
            for index, actor in enumerate(actors)
            if actor.kind == "person" and _gender(reading, actor) in {gender, ""}
            if any(sentence.start_char <= mention.begin < end for mention in actor.mentions)
        }
        described = _described_subject(reading, sentence, pronoun)
        if described is not None:
            return _only(_by_function(reading, described, actors))
        if found:
            return _only(found) if len(found) == 1 else _only(_subjects(reading, sentence, actors, found))
        if sentence.start == 0:
            return None
        sentence = reading.sentences[sentence.start - 1]
        end = sentence.end_char
    return None


def _described_subject(reading: Reading, sentence: Span, pronoun: Token) -> Token | None:
    """The function that is the subject of a sentence's main verb before the pronoun („Der Fondschef …“), no name."""
    for noun in sentence.root.children:
        before = noun.i < pronoun.i and relation(noun) == "nsubj" and noun.text in reading.roles
        led = any(child.lower_ in reading.profile.quotes.grammar.definite for child in children(noun, "det"))
        same = MAN if pronoun.lower_ in reading.profile.quotes.grammar.masculine else WOMAN
        fits = before and led and same in noun.morph.get("Gender", [same])
        if fits and not any(token.ent_type_ == "PER" for token in noun.subtree):
            return noun
    return None


def _subjects(reading: Reading, sentence: Span, actors: Sequence[ArticleActor], among: set[int]) -> set[int]:
    """Those of the actors who are the subject of the sentence's main verb."""
    heads = {child.i for child in sentence.root.children if relation(child) == "nsubj"}
    found = set()
    for index in among:
        for mention in actors[index].mentions:
            name = reading.doc.char_span(mention.begin, mention.end, alignment_mode="expand")
            if name is not None and (name.root.i in heads or name.root.head.i in heads):
                found.add(index)
    return found


def _gender(reading: Reading, actor: ArticleActor) -> str:
    """Masc or Fem by the person's functions or else first name, "" if neither says."""
    names = reading.profile.names
    for role in actor.roles:
        if role.text.lower().endswith(names.feminine_endings):
            return WOMAN
    men, women = _gendered_names(names.first_name_locales, tuple(names.transcription.items()))
    first = actor.name.split()[0]
    return MAN if first in men else WOMAN if first in women else ""


@functools.cache
def _gendered_names(
    locales: tuple[str, ...], transcription: tuple[tuple[str, str], ...]
) -> tuple[frozenset[str], frozenset[str]]:
    return names_of_one_gender(locales, dict(transcription))
