"""The common nouns of German news: `python -m training.common_words` writes generator/words/common_de.txt.

A noun that stands in many texts says of none what it is about. They are counted in GermEval 2014 and SmartData (both
CC BY 4.0) and the German treebanks GSD and PUD (CC BY-SA), by lemma, names left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from generator.words.compounds import constituents
from generator.words.word_list import is_listed, look_up
from training.corpora import OUTSIDE, read_germeval, read_smartdata
from training.treebanks import read_conllu, read_upos

if TYPE_CHECKING:
    from collections.abc import Iterator

PER_MILLION = 16  # words; a noun as common as „Katastrophe“
OUTPUT = Path(__file__).parents[1] / "generator" / "words" / "common_de.txt"
HEADER = """\
# Nouns that stand {rate} times or more in a million words, or make so many compounds' last parts, by lemma: written by
# `python -m training.common_words`. Counted in GermEval 2014 and DFKI SmartData (CC BY 4.0), UD German GSD
# (CC BY-SA 4.0) and PUD (CC BY-SA 3.0); the list is licensed as CC BY-SA 4.0.
"""


def sentences(corpora: Path) -> Iterator[list[tuple[str, bool]]]:
    """Words, and whether each is part of a name, of all sentences."""
    for sentence in chain(
        *(read_germeval(corpora / "ner" / f"germeval14-{part}.conll.gz") for part in ("test", "dev")),
        read_smartdata(corpora / "ner" / "smartdata.jsonl.gz"),
    ):
        yield list(zip(sentence.words, (name != OUTSIDE for name in sentence.names or ()), strict=True))
    for sentence in chain(
        *(read_conllu(corpora / "ud" / f"de_{part}.conllu.gz") for part in ("gsd-test", "gsd-dev", "pud-test")),
        read_upos(corpora / "ud" / "de_gsd-train.upos.gz"),
    ):
        yield list(zip(sentence.words, (tag == "PROPN" for tag in sentence.tags or ()), strict=True))


def common_nouns(corpora: Path) -> list[str]:
    """The lemmas, sorted."""
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences(corpora):
        total += len(sentence)
        for place, (word, is_name) in enumerate(sentence):
            # The first word of a sentence is capitalised, noun or not.
            if place and not is_name and word[0].isupper() and not word.isupper() and is_listed(word):
                lemma = look_up(word)
                if lemma[0].isupper():
                    counts[lemma] += 1
                    counts.update(constituents(word)[-1:])
    least = PER_MILLION * total / 1_000_000
    return sorted(lemma for lemma, count in counts.items() if count >= least and lemma[0].isupper())


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    nouns = common_nouns(parser.parse_args().corpora)
    OUTPUT.write_text(HEADER.format(rate=PER_MILLION) + "\n".join(nouns) + "\n", encoding="utf-8")
    print(f"{OUTPUT.name}: {len(nouns)} nouns")


if __name__ == "__main__":
    main()
