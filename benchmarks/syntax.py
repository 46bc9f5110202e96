"""Sentences, parts of speech, morphology and trees, counted as the CoNLL 2018 shared task counts them.

Raw text is what goes in. Words are aligned by their characters, and a score is the harmonic mean of how many of the
treebank's words and of the pipeline's words are right. Unlike there, a contraction („im“) is one word, since the
pipeline annotates what is written.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from benchmarks.figures import Figure, f1_figure, figure
from benchmarks.metrics import (
    Offsets,
    Retrieval,
    Tally,
    aligned,
    beginnings,
    follows_line_break,
    sentence_spans,
    word_offsets,
)
from benchmarks.names import existing
from training.corpora import read_lines
from training.treebanks import read_conllu

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from spacy.language import Language

    from training.corpora import Sentence

TREES = "ud/de_gsd-dev.conllu.gz"
NEWS = {"dev": "quotes/dev.jsonl.gz", "train": "quotes/train.jsonl.gz"}
# The bare texts of its train part may serve as unlabelled text when a model is trained.
ON_NEWS = {
    "dev": "Wikinews texts of the quotes corpus, dev",
    "train": "the same, train (may have been unlabelled text)",
}
GROUP = 10  # sentences that stand one behind the other in the treebank make a text, a space between them
ON_TREES = f"UD German GSD dev, {GROUP} sentences a text"
ON_WORDS = "UD German GSD dev, the treebank's words and sentences given"
FINITE = ("Mood", "Tense", "Person", "Number")
# What the pipeline must have set so that a figure is given.
LAYERS = {"tag": "POS", "lemma": "LEMMA", "head": "DEP", "label": "DEP"} | dict.fromkeys(FINITE, "MORPH")
TITLES = {
    "tag": "universal POS accuracy",
    "head": "UAS",
    "label": "LAS",
    "lemma": "lemma accuracy",
    **{name: f"{name} of finite verbs, accuracy" for name in FINITE},
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its annotation; ``head`` is where the head stands in the text, None for the root."""

    place: Offsets
    tag: str
    lemma: str
    head: Offsets | None
    label: str
    features: Mapping[str, str]


# --- sentences ---


def measure_sentences(nlp: Language, corpora: Path) -> Iterator[Figure]:
    """How well sentences are told apart, in texts made of the treebank's sentences and in whole articles."""
    trees = [joined(group) for group in groups(read_conllu(existing(corpora / TREES)))]
    yield from _sentence_figures(nlp, "gsd", ON_TREES, trees, inner=False)
    for part, path in NEWS.items():
        texts = list(news_sentences(existing(corpora / path)))
        yield from _sentence_figures(nlp, f"news_{part}", ON_NEWS[part], texts, inner=part == "dev")


def _sentence_figures(
    nlp: Language, key: str, on: str, texts: Sequence[tuple[str, list[Offsets]]], *, inner: bool
) -> Iterator[Figure]:
    """``inner``: also without the beginnings of paragraphs, which a line break gives away."""
    begins, inside, whole = Retrieval(), Retrieval(), Retrieval()
    for doc, (text, gold) in zip(nlp.pipe(text for text, _ in texts), texts, strict=True):
        found = sentence_spans(text, ((sentence.start_char, sentence.end_char) for sentence in doc.sents))
        whole.add(set(found), set(gold))
        both = beginnings(found), beginnings(gold)
        begins.add(*both)
        inside.add(*({begin for begin in one if not follows_line_break(text, begin)} for one in both))
    yield f1_figure(f"sentences.{key}.begin", "sentence boundary F1", on, begins)
    if inner:
        yield f1_figure(f"sentences.{key}.inner", "sentence boundary F1 within paragraphs", on, inside)
    yield f1_figure(f"sentences.{key}.whole", "whole sentence F1", on, whole)


def groups(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """The sentences, so many together as make a text."""
    return (sentences[begin : begin + GROUP] for begin in range(0, len(sentences), GROUP))


def joined(sentences: Iterable[Sentence]) -> tuple[str, list[Offsets]]:
    """The text that the sentences make, and where each stands in it."""
    text, spans = "", []
    for sentence in sentences:
        begin = len(text) + bool(text)
        text = f"{text} {sentence.text}" if text else sentence.text
        spans.append((begin, len(text)))
    return text, spans


def news_sentences(path: Path) -> Iterator[tuple[str, list[Offsets]]]:
    """The articles of the quotes corpus and their sentences."""
    for line in read_lines(path):
        article = json.loads(line)
        yield article["text"], sentence_spans(article["text"], (tuple(span) for span in article["sentences"]))


# --- words ---


def measure_syntax(nlp: Language, corpora: Path) -> Iterator[Figure]:
    """Tags, trees, lemmas and the features of finite verbs, from raw text and with the treebank's words given."""
    sentences = read_conllu(existing(corpora / TREES))
    texts = [joined(group) for group in groups(sentences)]
    gold = [
        [word for sentence, (begin, _) in zip(group, spans, strict=True) for word in gold_words(sentence, begin)]
        for group, (_, spans) in zip(groups(sentences), texts, strict=True)
    ]
    docs = list(nlp.pipe(text for text, _ in texts))
    names = ("tag", "head", "label", "lemma", *FINITE)
    yield from _word_figures("raw", ON_TREES, docs, gold, names)
    given = (Doc(nlp.vocab, words=sentence.words, spaces=sentence.spaces) for sentence in sentences)
    docs = list(nlp.pipe(given))
    yield from _word_figures("gold", ON_WORDS, docs, [gold_words(one) for one in sentences], ("tag", "head", "label"))


def _word_figures(
    key: str, on: str, docs: Sequence[Doc], gold: Sequence[Sequence[Word]], names: Iterable[str]
) -> Iterator[Figure]:
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for doc, words in zip(docs, gold, strict=True):
        for name, counts in count_words(words, found_words(doc)).items():
            tallies[name].add(counts[0], counts[1], cases=counts[2])
    for name in names:
        known = any(doc.has_annotation(LAYERS[name]) for doc in docs)
        yield figure(f"syntax.{key}.{name.lower()}", TITLES[name], on, tallies[name] if known else None)


def count_words(gold: Sequence[Word], found: Sequence[Word]) -> dict[str, tuple[float, float, int]]:
    """Of each layer, the part and the whole of its score, and the number of cases."""
    pairs = [
        (gold[one], found[other])
        for one, other in aligned([word.place for word in gold], [word.place for word in found])
    ]
    right = {
        "tag": sum(one.tag == other.tag for one, other in pairs),
        "lemma": sum(one.lemma == other.lemma for one, other in pairs),
        "head": sum(one.head == other.head for one, other in pairs),
        "label": sum(one.head == other.head and one.label == other.label for one, other in pairs),
    }
    counts: dict[str, tuple[float, float, int]] = {
        name: (2 * count, len(gold) + len(found), len(gold)) for name, count in right.items()
    }
    for name in FINITE:
        verbs = sum(is_finite(word) and name in word.features for word in gold)
        same = sum(
            is_finite(one) and name in one.features and one.features[name] == other.features.get(name)
            for one, other in pairs
        )
        counts[name] = same, verbs, verbs
    return counts


def is_finite(word: Word) -> bool:
    """Whether the treebank calls the word a finite verb."""
    return word.features.get("VerbForm") == "Fin"


def gold_words(sentence: Sentence, begin: int = 0) -> list[Word]:
    """The words of the treebank's sentence, which stands there in its text."""
    places = word_offsets(sentence.words, sentence.spaces, begin)
    count = len(places)
    columns = zip(
        places,
        sentence.tags or [""] * count,
        sentence.lemmas or [""] * count,
        sentence.heads or [-1] * count,
        sentence.labels or [""] * count,
        sentence.features or [None] * count,
        strict=True,
    )
    return [
        Word(place, tag, lemma, places[head] if head >= 0 else None, plain(label), features or {})
        for place, tag, lemma, head, label, features in columns
    ]


def found_words(doc: Doc) -> list[Word]:
    """The words that the pipeline has found; white space is none."""
    places = [(token.idx, token.idx + len(token)) for token in doc]
    return [
        Word(
            places[token.i],
            token.pos_,
            token.lemma_,
            places[token.head.i] if token.head.i != token.i else None,
            plain(token.dep_),
            token.morph.to_dict(),
        )
        for token in doc
        if not token.is_space
    ]


def plain(label: str) -> str:
    """A relation without its subtype, in small letters.

    >>> plain("nsubj:pass"), plain("ROOT")
    ('nsubj', 'root')
    """
    return label.partition(":")[0].lower()
