"""Functions that a text gives a person: „Kremlchef X“, „X, Chef von Y“, „X ist Präsident von Y“, „X als Gesandter“."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.clauses import children, finite_verbs, has_child, mood, noun_phrase, relation
from generator.language import RoleWords
from generator.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from generator.language import LanguageProfile, NameProfile

# How many words may stand between the comma behind a name and the function („X, der neue alte und einzige Chef“).
MAX_BEFORE_FUNCTION = 6
PREDICATES = ("obl", "obl:arg", "nmod", "xcomp", "advcl", "obj", "advmod")
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
CLOSING = frozenset({",", "(", ")", ";", ":", ".", "–", "-"})


class Functions:
    """Finds the functions beside names in one text."""

    def __init__(self, doc: Doc, profile: LanguageProfile) -> None:
        self.doc = doc
        self.names: NameProfile = profile.names
        self.grammar = profile.quotes.grammar
        self.words = RoleWords(profile.names)
        self.no_attributes = {*profile.quotes.so, *profile.quotes.comparison}
        self.parsed = doc.has_annotation("DEP")
        self.people = {entity.end: entity for entity in doc.ents if entity.label_ == "PER"}

    def of(self, name: Span) -> list[Role]:
        """The functions that the text gives the person beside this mention, in text order."""
        heads = {head.i: head for head in self._heads(name)}
        roles = [self._role(heads[place], name) for place in sorted(heads)]
        return [role for index, role in enumerate(roles) if not any(_inside(role, other) for other in roles[:index])]

    def _heads(self, name: Span) -> Iterator[Token]:
        before = self._before(name)
        if before is not None:
            yield before
            first = before.head  # „Der Unternehmer und Politiker X“
            joined = self.parsed and before.dep_ == "conj" and self.doc[before.i - 1].pos_ == "CCONJ"
            if joined and first.i == before.i - 2 and self._is_function(first):
                yield first
        if self.parsed:
            yield from self._before_comma(name)
            yield from self._behind(name)
            yield from self._predicates(name)

    def _is_function(self, token: Token) -> bool:
        return token.text[:1].isupper() and token.text in self.words and token.lower_ not in self.names.no_roles

    def _before(self, name: Span) -> Token | None:
        """„Kremlchef Wladimir Putin“, titles between them passed over; „die Astronauten X und Y“ goes for both."""
        end = name.start
        while end and self.doc[end - 1].text in self.names.titles:
            end -= 1
        if not end:
            return None
        token = self.doc[end - 1]
        if self.parsed and _is_genitive(name[-1]) and not _is_genitive(token) and not self._before_noun(name):
            return None  # „ein Vertrauter Wladimir Putins“
        if self._is_function(token) or (self.parsed and self._is_plain_apposition(token, name)):
            return token
        shared = self.parsed and (token.pos_ == "CCONJ" or token.text == ",") and name.root.dep_ == "conj"
        other = self.people.get(end - 1) if shared else None
        found = self._before(other) if other is not None else None
        return found if found is not None and _is_plural(found) else None

    def _before_noun(self, name: Span) -> bool:
        """„Bürgermeisterin Almut Reessings Plan“: a genitive that belongs to the noun behind it."""
        behind = self.doc[name.end] if name.end < len(self.doc) else None
        head = name.root.head
        return (head.i >= name.end and head.pos_ in NOUNS) or (behind is not None and behind.pos_ == "NOUN")

    def _is_plain_apposition(self, token: Token, name: Span) -> bool:
        """Whether a noun for a person that no list knows stands right before the name („Tüftlerin Anne Y“)."""
        tied = token.i in {name.root.head.i, *(child.i for child in name.root.children)} or name.root.i == token.head.i
        return (
            tied
            and token.pos_ == "NOUN"
            and token.text[:1].isupper()
            and not token.ent_type_
            and token.lower_.endswith(self.names.role_suffixes or ("\0",))
            and token.lower_ not in self.names.no_roles
        )

    def _before_comma(self, name: Span) -> Iterator[Token]:
        """„Der Chef des Fonds, Kirill Dmitrijew, …“: the noun to which the name is an apposition."""
        start = name.start
        while start and self.doc[start - 1].text in self.names.titles:
            start -= 1
        if start < 2 or self.doc[start - 1].text != ",":  # noqa: PLR2004 - a noun and a comma
            return
        head, link = name.root.head, relation(name.root)
        while self._names_next(head) and relation(head) in {"nmod", "appos"}:  # „der Gesandte von Präsident Y, X“
            head, link = head.head, "appos"
        near = head.i < start - 1 and link in {"appos", "flat", "conj", "nmod"}
        own = self._is_function(head) and not self._names_next(head)
        if near and own and not finite_verbs(self.doc, head.i, name.start):
            yield head

    def _behind(self, name: Span) -> Iterator[Token]:
        """„Elon Musk, dem Chef von SpaceX, …“; „Nele Ohm (CDU), Landrätin, …“."""
        place = name.end
        if place < len(self.doc) and self.doc[place].text == "(":
            closing = next((t.i for t in self.doc[place : place + MAX_BEFORE_FUNCTION] if t.text == ")"), place)
            place = closing + 1
        if place >= len(self.doc) or self.doc[place].text != ",":
            return
        if place + 2 < len(self.doc) and self.doc[place + 1].text.isdigit() and self.doc[place + 2].text == ",":
            place += 2  # „X, 43, Chefin der Werft“
        for token in self.doc[place + 1 : place + 1 + MAX_BEFORE_FUNCTION]:
            if self._is_function(token) and token.pos_ in NOUNS:
                if not self._names_next(token) and not self._is_subject_of_next(token, name):
                    yield token
                    yield from self._coordinated(token)
                return
            if token.lower_ in self.no_attributes or token.dep_ == "det:poss":
                return  # „X, so der Trainer, …“; „X, sein Anwalt und …“
            genitive = token.ent_type_ and "Gen" in token.morph.get("Case", ["Gen"])
            if token.pos_ not in {"DET", "ADJ", "ADV", "NUM"} and not genitive:
                return
            if token.lower_ in self.grammar.relative and token.pos_ == "PRON":
                return

    def _names_next(self, token: Token) -> bool:
        """Whether the function belongs to another name behind it („X, Minister Y und Z“)."""
        behind = token.i + 1
        return behind < len(self.doc) and self.doc[behind].ent_type_ == "PER"

    def _is_subject_of_next(self, token: Token, name: Span) -> bool:
        """Whether the noun opens a main clause of its own and says nothing of the name before the comma."""
        return relation(token) == "nsubj" and name.root.i != token.head.i and relation(name.root) != "nsubj"

    def _coordinated(self, token: Token) -> Iterator[Token]:
        for other in children(token, "conj"):
            if self._is_function(other) and not self._names_next(other):
                yield other

    def _predicates(self, name: Span) -> Iterator[Token]:
        """„X ist Präsident“, „X wurde zum Präsidenten gewählt“, „X tritt als Präsidentin zurück“."""
        root = name.root
        while relation(root) in {"appos", "flat"} and root.head.i < root.i:  # „ihr Vetter X wurde …“
            root = root.head
        if has_child(root, "cop"):  # „Neuer Präsident ist X“
            yield from (child for child in children(root, "nsubj") if self._is_function(child))
        if relation(root) not in {"nsubj", "obj", "xcomp"}:
            return
        yield from self._said_of(root, root.head)
        for child in children(root, "nmod", "appos"):
            if self._is_function(child) and any(
                case.lower_ in self.grammar.as_words for case in children(child, "case", "mark", "cc")
            ):
                yield child

    def _said_of(self, root: Token, head: Token) -> Iterator[Token]:
        """The functions that a verb or another predicate says of its subject or object."""
        subject = relation(root) == "nsubj"
        if subject and has_child(head, "cop") and self._is_function(head) and not self._is_denied(head):
            yield head
        passive = has_child(head, "aux:pass", "nsubj:pass")
        concerned = not subject or passive or not has_child(head, "obj")
        appoints = head.lemma_ in self.names.appointing and concerned
        leading = (*self.grammar.as_words, *(self.names.appointed_to if appoints else ()))
        for child in children(head, *PREDICATES, "nsubj"):
            led = any(case.lower_ in leading for case in children(child, "case", "mark", "cc"))
            becomes = head.lemma_ in self.names.becoming and not self._is_denied(head)
            own = child.i != root.i and self._is_function(child) and not self._is_denied(child)
            if own and (led or becomes):
                yield child

    def _is_denied(self, word: Token) -> bool:
        """„Er ist kein Minister“, „sie wäre gern Ministerin“."""
        return any(
            child.lower_ in self.grammar.negations or child.lower_.startswith("kein") or mood(child) == "K2"
            for child in word.children
        )

    def _role(self, head: Token, name: Span) -> Role:
        """The function with its attributes, without an article; never with the name itself."""
        begin, end = (self._begin(head), self._end(head, name)) if self.parsed else (head.i, head.i + 1)
        words = self.doc[begin:end]
        return Role(words.start_char, words.end_char, words.text)

    def _begin(self, head: Token) -> int:
        begin = head.i
        while begin:
            token = self.doc[begin - 1]
            plain = all(child.pos_ in {"ADV", "ADJ"} for child in token.lefts)  # not „der aus Lehnau stammende“
            inflected = token.pos_ == "ADJ" and "-jährig" not in token.lower_ and token.head.i >= begin and plain
            owner = token.ent_type_ and "Gen" in token.morph.get("Case", []) and token.text.endswith(("s", "’", "'"))
            if not (inflected or owner):
                break
            begin -= 1
            if token.is_sent_start:
                break
        return begin

    def _end(self, head: Token, name: Span) -> int:
        if self._names_next(head):
            return head.i + 1
        end = noun_phrase(head)[1]
        if relation(head) == "conj":  # „Gründer und Chef der Holding“: the tree may give the rest to the first
            end = max(end, noun_phrase(head.head)[1])
        if head.i < name.start:
            end = min(end, name.start)
        closing = (token.i for token in self.doc[head.i + 1 : end] if token.text in CLOSING)
        end = min([end, *closing])
        coordinated = (child.i for child in children(head, "conj"))
        for other in coordinated:
            if head.i < other < end and self._is_function(self.doc[other]):
                end = min(end, self.doc[other].left_edge.i)
        while end > head.i + 1 and (
            self.doc[end - 1].pos_ in {"CCONJ", "ADP", "DET", "ADV"} or self.doc[end - 1].text in self.names.titles
        ):
            end -= 1
        return max(end, head.i + 1)


def _is_plural(noun: Token) -> bool:
    """By the noun or, where its form leaves that open, its article („die Minister“)."""
    words = (noun, *children(noun, "det"))
    return any("Plur" in word.morph.get("Number", []) for word in words)


def _is_genitive(token: Token) -> bool:
    return "Gen" in token.morph.get("Case", [])


def _inside(one: Role, other: Role) -> bool:
    return other.begin <= one.begin and one.end <= other.end
