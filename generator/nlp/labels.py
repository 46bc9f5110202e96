"""Labels of foreign pipelines → those of this package: entities by the profile, dependencies by the tables below.

spaCy's German pipelines label dependencies as the TIGER treebank does, its English ones as ClearNLP does, nearly
all others as Universal Dependencies (UD). Only names are translated: a word gets the label that it has in UD, or the
nearest to it, but its head stays where the pipeline put it. So, unlike UD,

- an adposition is the head of its noun: „in“ is ``case`` and hangs on the verb, „Berlin“ is ``obl`` and hangs on „in“;
- a copula is the head of its predicate, which is an ``xcomp`` of it;
- in TIGER, an auxiliary or a modal verb is the head of the other verb („gesagt“ an ``xcomp`` of „hat“) and the subject
  hangs on it, a subject of the passive is ``nsubj`` as any other, and a last conjunct hangs on the „und“ before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

# "label" for any word; "label TAG" for one with that part of speech or form of a verb; "outer/label" for one whose head
# is an adposition labelled "outer". The first of them counts that is there, in the order of `ud_label`. What is in no
# entry stays: it has the same name in UD (punct, ROOT).
TIGER = {
    "ROOT": "ROOT",
    "ac": "case",
    "adc": "flat",
    "ag": "nmod",
    "ams": "obl",
    "app": "appos",
    "avc": "advmod",
    "cc": "obl",  # comparative complement: „größer als er“
    "cc AUX": "advcl",
    "cc VERB": "advcl",
    "cd": "cc",
    "cj": "conj",
    "cm": "case",
    "cp": "mark",
    "cvc": "obl:arg",
    "cvc ADP": "case",
    "cvc/nk": "obl:arg",
    "da": "obl:arg",
    "dm": "discourse",
    "ep": "expl",
    "ju": "cc",
    "mnr": "nmod",
    "mnr ADJ": "amod",
    "mnr ADP": "case",
    "mnr ADV": "advmod",
    "mnr AUX": "acl",
    "mnr VERB": "acl",
    "mnr/nk": "nmod",
    "mo": "advmod",
    "mo ADP": "case",
    "mo AUX": "advcl",
    "mo NOUN": "obl",
    "mo NUM": "obl",
    "mo PRON": "obl",
    "mo PROPN": "obl",
    "mo VERB": "advcl",
    "mo/nk": "obl",
    "ng": "advmod",
    "nk": "flat",  # all parts of a noun phrase alike: „der alte Kanzler Brandt“
    "nk ADJ": "amod",
    "nk ADV": "advmod",
    "nk DET": "det",
    "nk NUM": "nummod",
    "nmc": "nummod",
    "oa": "obj",
    "oa2": "obj",
    "oc": "xcomp",  # „hat gesagt“, „will gehen“, „bat zu gehen“
    "oc Fin": "ccomp",  # „sagt, dass er geht“
    "og": "obl:arg",
    "op": "obl:arg",
    "op ADP": "case",
    "op/nk": "obl:arg",
    "par": "parataxis",
    "pd": "xcomp",
    "pd ADP": "case",
    "pd/nk": "xcomp",
    "pg": "nmod",
    "pg ADP": "case",
    "pg/nk": "nmod",
    "ph": "expl",
    "pm": "mark",
    "pnc": "flat",
    "rc": "acl",
    "re": "appos",
    "re AUX": "ccomp",
    "re VERB": "ccomp",
    "rs": "ccomp",  # reported speech: „„…“, sagte er“
    "sb": "nsubj",
    "sb AUX": "csubj",
    "sb VERB": "csubj",
    "sbp": "obl:agent",
    "sbp ADP": "case",
    "sbp/nk": "obl:agent",
    "sp": "nsubj",
    "svp": "compound:prt",
    "uc": "flat",
    "vo": "vocative",
}
CLEAR = {
    "acomp": "xcomp",
    "agent": "case",
    "agent/pobj": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dative ADP": "case",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod",
    "poss PRON": "det:poss",
    "preconj": "cc",
    "predet": "det",
    "prep": "case",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl",
}
# A pipeline that has all of these labels uses that table.
SCHEMES: Sequence[tuple[frozenset[str], Mapping[str, str]]] = (
    (frozenset({"sb", "oa", "nk"}), TIGER),
    (frozenset({"dobj", "pobj"}), CLEAR),
)
NOMINAL = frozenset({"NOUN", "PRON", "PROPN"})


def dependency_table(nlp: Language) -> Mapping[str, str]:
    """The table for the scheme in which the pipeline labels dependencies; empty if that is UD, or if it has none."""
    labels = [frozenset(found) for found in nlp.pipe_labels.values()]
    return next((table for marks, table in SCHEMES if any(marks <= found for found in labels)), {})


def ud_label(token: Token, table: Mapping[str, str]) -> str:
    """What the dependency of this token is called in UD; its head's label must still be the pipeline's own."""
    label, head = token.dep_, token.head
    keys = [f"{label} {tag}" for tag in (*token.morph.get("VerbForm", []), token.pos_)]
    if head.pos_ == "ADP":
        keys.append(f"{head.dep_}/{label}")
    found = next((table[key] for key in (*keys, label) if key in table), label)
    # Some schemes have one name for what hangs on verbs and on nouns („the dyke in Norfolk“).
    return "nmod" if found == "obl" and head.pos_ == "ADP" and head.head.pos_ in NOMINAL else found


@Language.factory("briefings_labels", assigns=["doc.ents", "token.dep"])
class LabelTranslation:
    """Renames entities and dependencies of a foreign pipeline, and drops entities this project has no use for.

    ``labels`` are the entity labels to keep with their new names, ``edge_words`` the words with which none may begin or
    end („the European Union's“), ``dependencies`` is the table of `ud_label`.
    """

    def __init__(
        self,
        nlp: Language,
        name: str,
        labels: dict[str, str],
        edge_words: list[str],
        dependencies: dict[str, str],
    ) -> None:
        del nlp, name
        self.entities = labels  # not `labels`, which spaCy asks components for
        self.edge_words = frozenset(edge_words)
        self.dependencies = dependencies

    def __call__(self, doc: Doc) -> Doc:
        """Set the translated labels."""
        doc.ents = [
            Span(doc, words[0].i, words[-1].i + 1, label=self.entities[entity.label_])
            for entity in doc.ents
            if entity.label_ in self.entities and (words := self._inner(entity))
        ]
        if self.dependencies:
            names = [ud_label(token, self.dependencies) for token in doc]
            for token, name in zip(doc, names, strict=True):
                token.dep_ = name
        return doc

    def _inner(self, entity: Span) -> Sequence[Token]:
        """The entity's words without white space and words that do not belong at its edges."""
        kept = [token.i for token in entity if not token.is_space and token.lower_ not in self.edge_words]
        return list(entity.doc[kept[0] : kept[-1] + 1]) if kept else []
