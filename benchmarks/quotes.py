"""Scores quotations against annotated articles with the scorer that comes with them.

    python -m benchmarks.quotes [--shared FOLDER] [--part dev] [--python INTERPRETER]

FOLDER has corpora/quotes and tools/score_quotes.py; they are not part of the project (their licence is
non-commercial). The scorer needs numpy and scipy, which the project does not: ``--python`` names an interpreter
that has them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Extract and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--python", default=sys.executable)
    arguments = parser.parse_args()
    gold = arguments.shared / "corpora" / "quotes" / f"{arguments.part}.jsonl.gz"
    scorer = arguments.shared / "tools" / "score_quotes.py"
    missing = [str(path) for path in (gold, scorer) if not path.is_file()]
    if missing:
        sys.exit(f"Not found: {', '.join(missing)}. Name their folder with --shared.")
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as predicted:
        extract = [sys.executable, "-m", "generator", "extract", "--root", str(PROJECT), str(gold)]
        subprocess.run(extract, check=True, stdout=predicted, cwd=PROJECT)
        subprocess.run([arguments.python, str(scorer), str(gold), predicted.name], check=True)


if __name__ == "__main__":
    main()
