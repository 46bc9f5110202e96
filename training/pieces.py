"""Which of the encoder's 250,000 pieces are kept, and their sentencepiece model.

`python -m training.pieces` writes `pieces.model` (sentencepiece, unigram, NFKC as in the original) and `pieces.npz`
(for each kept piece its number in the original) into the work folder.
"""

from __future__ import annotations

import argparse
import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import sentencepiece
from sentencepiece import sentencepiece_model_pb2

from training import corpora, e5, treebanks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
GERMAN_WORDS = 250_000
ENGLISH_WORDS = 60_000
# Letters, digits, marks and signs of these ranges always have a piece of their own, with and without a space before.
RANGES = ((0x21, 0x250), (0x391, 0x3CA), (0x410, 0x450), (0x2010, 0x2040), (0x20A0, 0x20C0))


def sentencepiece_model(pieces: list[str], scores: Iterable[float]) -> bytes:
    """A unigram model of the pieces; the first four are the special ones of XLM-R, in its order."""
    model = sentencepiece_model_pb2.ModelProto()  # type: ignore[attr-defined] # made when it is imported
    # Only a trained model holds the table of the NFKC normalisation, so a tiny one is trained for it.
    tiny = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["ein kleiner Satz", "noch ein Satz"]), model_writer=tiny, vocab_size=18,
        normalization_rule_name="nmt_nfkc", minloglevel=2,
    )  # fmt: skip
    model.ParseFromString(tiny.getvalue())
    model.normalizer_spec.add_dummy_prefix = False
    model.normalizer_spec.remove_extra_whitespaces = False
    model.trainer_spec.vocab_size = len(pieces)
    model.trainer_spec.bos_id, model.trainer_spec.pad_id = 0, 1
    model.trainer_spec.eos_id, model.trainer_spec.unk_id = 2, 3
    model.trainer_spec.bos_piece, model.trainer_spec.pad_piece = SPECIAL[:2]
    model.trainer_spec.eos_piece, model.trainer_spec.unk_piece = SPECIAL[2:]
    del model.pieces[:]
    kinds = type(model).SentencePiece
    for index, (piece, score) in enumerate(zip(pieces, scores, strict=True)):
        kind = kinds.NORMAL if index >= len(SPECIAL) else kinds.UNKNOWN if piece == "<unk>" else kinds.CONTROL
        model.pieces.add(piece=piece, score=float(score), type=kind)
    return bytes(model.SerializeToString())


def words_of_interest(folder: Path) -> Iterator[tuple[str, int]]:
    """Words with how often they are counted: those of the corpora, frequent ones, single signs."""
    import wordfreq  # noqa: PLC0415

    for sentence in corpus_sentences(folder):
        for word in sentence.words:
            yield word, 1
    for language, count in (("de", GERMAN_WORDS), ("en", ENGLISH_WORDS)):
        for word in wordfreq.top_n_list(language, count):
            yield from ((word, 1), (word.capitalize(), 1), (word.upper(), 0))
    for begin, end in RANGES:
        yield from ((chr(code), 1) for code in range(begin, end))


def corpus_sentences(folder: Path) -> Iterator[corpora.Sentence]:
    """All sentences of the shared corpora that may be trained on."""
    yield from corpora.read_germeval(folder / "ner/germeval14-test.conll.gz")
    yield from corpora.read_smartdata(folder / "ner/smartdata.jsonl.gz")
    yield from corpora.read_mobie(folder / "ner/mobie.conll.gz")
    yield from corpora.read_wikiann(folder / "ner/wikiann-de.conll.gz")
    yield from treebanks.read_conllu(folder / "ud/de_pud-test.conllu.gz")
    yield from treebanks.read_conllu(folder / "ud/de_gsd-test.conllu.gz")
    yield from treebanks.read_upos(folder / "ud/de_gsd-train.upos.gz")


def kept_pieces(encoder: e5.Encoder, words: Iterable[tuple[str, int]]) -> list[int]:
    """Numbers of the pieces that the words use, in the order of the original, the special ones first."""
    model = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(encoder.pieces, encoder.scores))
    counts: Counter[str] = Counter()
    for word, count in words:
        counts[word] += count
    texts = [prefix + word for word, count in counts.items() if count for prefix in (" ", "")]
    used = set(range(len(SPECIAL)))
    for numbers in model.encode(texts):
        used.update(numbers)
    return sorted(used)


def main() -> None:
    """Write the kept pieces."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("training/runs"))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    encoder = e5.read_encoder()
    kept = kept_pieces(encoder, words_of_interest(options.corpora))
    pieces = [encoder.pieces[number] for number in kept]
    (options.work / "pieces.model").write_bytes(sentencepiece_model(pieces, encoder.scores[kept]))
    np.savez(options.work / "pieces.npz", kept=np.array(kept, dtype=np.int32))
    print(f"{len(kept)} of {len(encoder.pieces)} pieces kept")


if __name__ == "__main__":
    main()
