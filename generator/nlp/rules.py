"""The stand-in for a trained model: names from capitalisation, functions and lists.

It knows no grammar. It finds people that are introduced in full (by a first name, behind a function or
between commas), their surname afterwards, and bodies by the words they are made of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span
from spacy.util import filter_spans

from generator.gazetteer import country_names, first_names
from generator.language import NameProfile, RoleWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

MAX_NAME_TOKENS = 5
MAX_ORGANISATION_TOKENS = 8
FULL_NAME = 2  # words: a first name and a surname
_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜa-z]{0,2}[A-ZÄÖÜ]{1,6}")
_IN_NAMES = str.maketrans("", "", "-’'")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")


@Language.factory("briefings_names")
class NameRules:
    """Sets ``doc.ents`` by rules that know only the profile's word lists."""

    def __init__(self, nlp: Language, name: str, names: str) -> None:
        del name
        self.profile = NameProfile.model_validate_json(names)
        self.first_names = first_names(self.profile.first_name_locales, self.profile.transcription)
        self.countries = country_names(str(nlp.lang))
        self.roles = RoleWords(self.profile)
        parts = "|".join(map(re.escape, self.profile.organisation_parts))
        self.organisation_part = re.compile(rf".*\w(?:{parts})" if parts else r"(?!)", re.IGNORECASE)
        self.not_names = frozenset(self.profile.not_names)

    def __call__(self, doc: Doc) -> Doc:
        """Find places, bodies, people introduced in full, and then their surnames."""
        people = list(self._people(doc))
        # Where two are of one length the first counts: „Sigmar Muster (ABC)“ is a person with a party.
        spans = [*people, *self._places(doc), *self._organisations(doc), *self._surnames(doc, people)]
        doc.ents = filter_spans(spans)
        return doc

    def is_role(self, token: Token) -> bool:
        """Whether the word is a function („Kremlchef“), which may stand before a name."""
        return token.text[:1].isupper() and token.text in self.roles

    def _is_name_like(self, token: Token) -> bool:
        text = token.text
        return (
            text[:1].isupper()
            and text not in self.not_names
            and text.rstrip(".") not in self.countries
            and (text.translate(_IN_NAMES).isalpha() or bool(_INITIAL.fullmatch(text)))
            and not text.isupper()
            and not self.is_role(token)
        )

    def _name_end(self, doc: Doc, start: int) -> int:
        """Where a run of name words beginning at ``start`` ends.

        Particles may follow the first word only („Detmar von der Heide“), and a third word only a first name or
        an initial, since what else is capitalised behind a full name is a noun.
        """
        end = start
        words = 0
        for index in range(start, min(len(doc), start + MAX_NAME_TOKENS)):
            token = doc[index]
            joined = index > start and "-" in {token.text, doc[index - 1].text}  # some tokenizers cut „Müller-Brandt“
            if self._is_name_like(token) and (joined or words < FULL_NAME or self._is_given(doc[index - 1])):
                end, words = index + 1, words + (not joined)
            elif not joined and not (words == 1 and token.lower_ in self.profile.particles and token.is_lower):
                break
        return end

    def _is_given(self, token: Token) -> bool:
        return token.text in self.first_names or bool(_INITIAL.fullmatch(token.text))

    def _people(self, doc: Doc) -> Iterator[Span]:
        index = 0
        while index < len(doc):
            end = self._person_end(doc, index)
            if end:
                yield Span(doc, index, end, label="PER")
            index = end or index + 1

    def _person_end(self, doc: Doc, start: int) -> int:
        """Where a person's name that begins here ends, 0 if none begins here."""
        if not self._is_name_like(doc[start]):
            return 0
        end = self._name_end(doc, start)
        full = len([token for token in doc[start:end] if token.text[:1].isupper()]) > 1
        before = doc[start - 1] if start else None
        if before is not None and (self.is_role(before) or before.text in self.profile.titles):
            return end
        if full and (doc[start].text in self.first_names or self._stands_apart(doc, start, end)):
            return end
        return 0

    def _stands_apart(self, doc: Doc, start: int, end: int) -> bool:
        """Whether commas set the words off as an apposition, or a function follows in one („X, der Chef von Y“)."""
        after = doc[end] if end < len(doc) else None
        if after is None or after.text not in {",", "("}:
            return False
        if start and doc[start - 1].text == ",":
            return True
        behind = doc[end + 1 : end + 4]
        return len(behind) > 1 and self._opens_apposition(behind[0]) and any(self.is_role(token) for token in behind)

    def _opens_apposition(self, token: Token) -> bool:
        return token.lower_ in self.profile.determiners or self.is_role(token)

    def _without_possessive(self, text: str) -> Iterator[str]:
        return (text.removesuffix(ending) for ending in self.profile.possessive_endings if text.endswith(ending))

    def _surnames(self, doc: Doc, people: list[Span]) -> Iterator[Span]:
        known = {form for span in people for form in (span[-1].text, *self._without_possessive(span[-1].text))}
        covered = {token.i for span in people for token in span}
        for token in doc:
            if token.i not in covered and self._bare(token.text, known):
                yield Span(doc, token.i, token.i + 1, label="PER")

    def _bare(self, text: str, known: set[str]) -> bool:
        return text in known or any(form in known for form in self._without_possessive(text))

    def _places(self, doc: Doc) -> Iterator[Span]:
        for token in doc:
            if token.text in self.countries:
                yield Span(doc, token.i, token.i + 1, label="LOC")

    def _organisations(self, doc: Doc) -> Iterator[Span]:
        for token in doc:
            if self._is_acronym(token) and token.i and doc[token.i - 1].text == "(":
                start = self._run_start(doc, token.i - 1, self.profile.organisation_links)
                if start < token.i - 1:
                    yield Span(doc, start, token.i - 1, label="ORG")
                yield Span(doc, token.i, token.i + 1, label="ORG")
            elif len(token) > 2 and token.text.isupper() and self._is_acronym(token):  # noqa: PLR2004 - „EU“, „US“ are places
                yield Span(doc, token.i, token.i + 1, label="ORG")
            elif token.text in self.profile.organisation_words and token.i + 1 < len(doc):
                if self._is_name_like(doc[token.i + 1]):
                    yield Span(doc, token.i, token.i + 2, label="ORG")
            elif token.text in self.profile.legal_forms:
                start = self._run_start(doc, token.i, ())
                if start < token.i:
                    yield Span(doc, start, token.i + 1, label="ORG")
            elif token.is_title and self.organisation_part.fullmatch(token.text):
                yield Span(doc, token.i, token.i + 1, label="ORG")

    def _is_acronym(self, token: Token) -> bool:
        return bool(_ACRONYM.fullmatch(token.text)) and token.text not in self.profile.not_organisations

    def _run_start(self, doc: Doc, end: int, links: Sequence[str]) -> int:
        """Where the capitalised words that end at ``end`` begin, with words such as „für“ and „der“ inside them."""
        start = index = end
        while index > max(0, end - MAX_ORGANISATION_TOKENS):
            token = doc[index - 1]
            if token.text in self.profile.legal_forms and index < end:
                break
            if token.text[:1].isupper() and token.text not in self.not_names and not self.is_role(token):
                start = index - 1
            elif token.text not in links or start == end:
                break
            index -= 1
        return start
