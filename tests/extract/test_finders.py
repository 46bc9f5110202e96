"""Tests of each way of finding a quotation by itself."""

from __future__ import annotations

import pytest

from generator.extract.finders import FINDERS
from generator.extract.reading import read
from tests.samples import Case, load_cases, pipeline, profiles, words_at


class FinderCase(Case):
    """A text and what one finder finds in it: type, words, speaker, the cue's lemma and stance."""

    finder: str
    language: str = "de"
    text: str
    found: list[tuple[str, str, str, str, str]]


CASES = load_cases("finders.toml", FinderCase)
SCRAPS = [
    "",
    " ",
    "\n\n",
    "„“",
    "„",
    ",",
    "so",
    "sagte",
    "laut",
    "Am Hafen wird es laut",
    "„ “, sagte",
    ", so",
    "zufolge",
]


@pytest.mark.parametrize("case", CASES)
def test_finder(case: FinderCase) -> None:
    """A finder finds what it is for, with words, speaker and verb, and nothing else."""
    reading = read(pipeline(case.language)(case.text), profiles()[case.language])
    found = [
        (
            one.type,
            words_at(case.text, one.spans),
            one.speaker.text if one.speaker else "",
            one.cue.lemma if one.cue else "",
            one.cue.stance if one.cue else "",
        )
        for one in FINDERS[case.finder](reading)
    ]
    assert case.found == found


def test_every_finder_has_cases() -> None:
    """The file of cases shows each finder at work, and what it leaves alone."""
    cases = [case.values[0] for case in CASES]
    assert {case.finder for case in cases if isinstance(case, FinderCase) and case.found} == set(FINDERS)
    assert {case.finder for case in cases if isinstance(case, FinderCase) and not case.found} == set(FINDERS)


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize("text", SCRAPS)
def test_scraps(finder: str, text: str) -> None:
    """A text of scraps has no quotation, and no finder stumbles over it."""
    assert list(FINDERS[finder](read(pipeline("de")(text), profiles()["de"]))) == []
