"""An earlier round's readings of unlabelled text as further training data: `python -m training.label`.

GSD's train part has parts of speech only, and the news of the German Wikinews (CC BY 2.5) nothing at all: names,
features and trees come from the network wherever it is sure enough; what it is not sure of is left open.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import spacy

from generator.nlp.decode import best_tree
from generator.nlp.lemmas import lemma_of
from generator.nlp.network import FILES, Network
from generator.nlp.windows import Window, Word, batches
from training import ROUNDS, corpora, treebanks
from training.corpora import OPEN_HEAD, UNKNOWN, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from generator.nlp.network import Scores

    Floats = npt.NDArray[np.float32]

SURE_NAME = 0.9
SURE_FEATURE = 0.9
SURE_ARC = 0.85


def news_lines(path: Path) -> Iterator[Sentence]:
    """The paragraphs of the Wikinews articles, their text alone, as words without any layer."""
    tokenizer = spacy.blank("de").tokenizer
    for row in corpora.read_lines(path):
        article = json.loads(row)
        for line in re.split(r"\n+", article["text"]):
            tokens = [token for token in tokenizer(line.strip()) if not token.is_space]
            if 3 < len(tokens) < 120:  # noqa: PLR2004 - neither headings nor what is longer than a window
                yield Sentence(
                    [token.text for token in tokens], [bool(token.whitespace_) for token in tokens],
                    "news", document=article["id"], begins=False,
                )  # fmt: skip


def labelled(sentences: list[Sentence], network: Network) -> Iterator[Sentence]:
    """The sentences with the layers that they lack."""
    windows = []
    for number, sentence in enumerate(sentences):
        spaced = [True, *sentence.spaces[:-1]]
        pieces = network.pieces(
            [f" {word}" if space else word for word, space in zip(sentence.words, spaced, strict=True)]
        )
        words = [Word(index, word, ids, fresh=False) for index, (word, ids) in
                 enumerate(zip(sentence.words, pieces, strict=True))]  # fmt: skip
        window = Window(number, words)  # one window a sentence: its number finds the sentence again
        if window.length <= 2 * 128:
            windows.append(window)
    for batch in batches(windows, 4096):
        scores = network.scores(batch)
        for row, window in enumerate(batch.windows):
            yield _labelled(sentences[window.offset], scores, row, network)


def _labelled(sentence: Sentence, scores: Scores, row: int, network: Network) -> Sentence:
    count = len(sentence.words)
    labels = network.labels
    names = [_sure_name(labels.names, value) for value in _probabilities(scores.names[row, :count])]
    tags = sentence.tags or [labels.tags[number] for number in scores.tags[row, :count].argmax(axis=1)]
    features = _features(scores.features[row, :count], tags, labels.features)
    lemmas = [
        lemma_of(word, tag, "|".join(f"{name}={value}" for name, value in sorted((known or {}).items())))
        for word, tag, known in zip(sentence.words, tags, features, strict=True)
    ]
    given = dataclasses.replace(sentence, names=names, features=features, lemmas=lemmas)
    if not sentence.begins:  # several sentences, so no tree
        return given
    arcs = scores.arcs[row, :count, : count + 1]
    heads = best_tree(arcs)
    sure = _probabilities(arcs)[np.arange(count), heads] >= SURE_ARC
    values = network.label_scores(scores.label_forms[row, :count], scores.label_head[row, heads])
    relations = [labels.relations[number] if head else "root" for head, number in
                 zip(heads, values.argmax(axis=1), strict=True)]  # fmt: skip
    return dataclasses.replace(
        given, heads=[int(head) - 1 if known else OPEN_HEAD for head, known in zip(heads, sure, strict=True)],
        labels=relations,
    )  # fmt: skip


def _sure_name(labels: tuple[str, ...], probabilities: Floats) -> str:
    """The label, or nothing where it is unsure; organisations are where the network errs most."""
    label = labels[int(probabilities.argmax())]
    return UNKNOWN if probabilities.max() < SURE_NAME or label.endswith("ORG") else label


def _probabilities(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = powers / powers.sum(axis=1, keepdims=True)
    return result


def _features(scores: Floats, tags: list[str], values: dict[str, tuple[str, ...]]) -> list[dict[str, str] | None]:
    """The features of each word; unsure ones open. Only verbs have a form, a mood and a tense."""
    columns = np.split(scores, np.cumsum([len(labels) for labels in values.values()])[:-1], axis=1)
    result: list[dict[str, str] | None] = [{} for _ in tags]
    for (name, labels), part in zip(values.items(), columns, strict=True):
        for given, tag, value in zip(result, tags, _probabilities(part), strict=True):
            if given is None or (name in {"VerbForm", "Mood", "Tense"} and tag not in {"VERB", "AUX"}):
                continue
            label = labels[int(value.argmax())] if value.max() >= SURE_FEATURE else UNKNOWN
            if label:
                given[name] = label
    return result


def write_silver(path: Path, sentences: Iterable[Sentence]) -> int:
    """Write the sentences, one a line; how many."""
    count = 0
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for sentence in sentences:
            file.write(json.dumps(dataclasses.asdict(sentence), ensure_ascii=False) + "\n")
            count += 1
    return count


def read_silver(path: Path) -> dict[str, list[Sentence]]:
    """What write_silver has written, by corpus."""
    result: dict[str, list[Sentence]] = {}
    for line in corpora.read_lines(path):
        sentence = Sentence(**json.loads(line))
        result.setdefault(sentence.corpus, []).append(sentence)
    return result


def main() -> None:
    """Label GSD's train part and the news."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("training/runs"))
    parser.add_argument("--weights", default=ROUNDS[0], choices=ROUNDS, help="the exported round that labels")
    options = parser.parse_args()
    network = Network({name: (options.work / options.weights / name).read_bytes() for name in FILES})
    sentences = treebanks.read_upos(options.corpora / "ud/de_gsd-train.upos.gz")
    sentences += news_lines(options.corpora / "quotes/train.jsonl.gz")
    print(write_silver(options.work / "silver.jsonl.gz", labelled(sentences, network)), "sentences")


if __name__ == "__main__":
    main()
