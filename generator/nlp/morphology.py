"""Scores of the morphological features → features that agree with the word's form and its part of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.nlp.verb_forms import analyses

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from generator.nlp.network import Labels
    from generator.nlp.verb_forms import Analysis

    Floats = npt.NDArray[np.float32]

VERBS = frozenset({"VERB", "AUX"})
# Features that other words than verbs may have, by part of speech.
NOMINAL = ("Case", "Gender", "Number")
WITH_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "X"})
FINITE = ("Mood", "Tense", "Person", "Number")
MOOD, PERSON = FINITE.index("Mood"), FINITE.index("Person")


class Morphology:
    """Turns scores into spaCy's morphology strings (`Mood=Sub|Number=Sing|…`)."""

    def __init__(self, labels: Labels) -> None:
        self.values = labels.features
        ends = np.cumsum([len(values) for values in self.values.values()])
        self.columns = {
            name: slice(int(end) - len(self.values[name]), int(end))
            for name, end in zip(self.values, ends, strict=True)
        }
        self.known: dict[str, list[tuple[Analysis, list[int]]]] = {}

    def features(self, words: Sequence[str], tags: Sequence[str], persons: Sequence[str], scores: Floats) -> list[str]:
        """Words, their universal parts of speech, the persons that subjects demand, and scores → morphology.

        Scores are (words, all labels of all features); persons are as in generator.nlp.agreement.
        """
        best = {name: scores[:, columns].argmax(axis=1) for name, columns in self.columns.items()}
        result = []
        for index, (word, tag, person) in enumerate(zip(words, tags, persons, strict=True)):
            if tag in VERBS:
                found = self._verb(word, person, scores[index])
            elif tag in WITH_NOMINAL:
                names = (*NOMINAL, "Person") if tag in {"PRON", "DET"} else NOMINAL
                found = {name: self.values[name][best[name][index]] for name in names}
            else:
                found = {}
            result.append("|".join(f"{name}={value}" for name, value in sorted(found.items()) if value))
        return result

    def _verb(self, word: str, person: str, scores: Floats) -> dict[str, str]:
        forms = self.values["VerbForm"]
        form = forms[1 + int(scores[self.columns["VerbForm"]][1:].argmax())]
        if form != "Fin":
            return {"VerbForm": form}
        allowed = self._allowed(word)
        if person:
            allowed = [entry for entry in allowed if entry[0][PERSON] == person] or allowed
        if person == "1":  # „ich komme“: the Konjunktiv I is seen only where it differs („ich sei“, „ich könne“)
            allowed = [entry for entry in allowed if entry[0][MOOD] == "Ind"] or allowed
        if allowed:
            chosen = max(allowed, key=lambda entry: float(scores[entry[1]].sum()))[0]
            return {"VerbForm": form, **dict(zip(FINITE, chosen, strict=True))}
        return {"VerbForm": form} | {
            name: self.values[name][1 + int(scores[self.columns[name]][1:].argmax())] for name in FINITE
        }

    def _allowed(self, word: str) -> list[tuple[Analysis, list[int]]]:
        """The analyses of a form, each with the columns of its features."""
        if word not in self.known:
            self.known[word] = [
                (
                    analysis,
                    [
                        self.columns[name].start + self.values[name].index(value)
                        for name, value in zip(FINITE, analysis, strict=True)
                    ],
                )
                for analysis in sorted(analyses(word))
            ]
        return self.known[word]
