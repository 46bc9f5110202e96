"""Which person a finite verb can have by its subject, as the tree has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
# Words that stand beside their subject's verb in the tree and may be the finite one.
HELPERS = frozenset({"aux", "aux:pass", "cop"})
# „ihr“ is left out: a possessive („ihr Haus“) is easily taken for a subject.
PERSONS = {"ich": "1", "wir": "1", "du": "2", "er": "3", "sie": "3", "es": "3", "man": "3", "wer": "3"}
NOUNS = frozenset({"NOUN", "PROPN"})


def persons(words: Sequence[str], tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """For each word the person (1, 2 or 3) that its subject demands if it is a finite verb; "" where none does.

    Words with their universal parts of speech, heads (places; a root is its own head) and relations. A verb without a
    subject of its own has that of the verb with which it is coordinated.
    """
    of_clause = [""] * len(words)
    for word, tag, head, relation in zip(words, tags, heads, relations, strict=True):
        if relation in SUBJECTS:
            person = PERSONS.get(word.lower(), "3" if tag in NOUNS else "")
            of_clause[head] = person or of_clause[head]
    result = list(of_clause)
    for place in range(len(words)):
        seen = {place}
        at = place
        while not of_clause[at] and relations[at] in {"conj", *HELPERS} and heads[at] not in seen:
            at = heads[at]
            seen.add(at)
        result[place] = of_clause[at]
    return result
