"""Tests of each way of finding a quotation by itself, with what the ways before it have found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.finders import FINDERS
from generator.extract.finding import contains, overlap
from generator.extract.reading import read
from tests.samples import Case, load_cases, pipeline, profiles, words_at

if TYPE_CHECKING:
    from generator.extract.finding import Finding


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
    "nach Angaben",
    "Demnach",
    "Das sagte",
    ": „",
    "“, sagte „",
    "wie",
    ", wonach",
    "dass",
]


def findings(text: str, language: str = "de") -> dict[str, list[Finding]]:
    """Return what each finder finds, given what those before it have found without cutting one another."""
    reading = read(pipeline(language)(text), profiles()[language])
    earlier: list[Finding] = []
    result: dict[str, list[Finding]] = {}
    for name, find in FINDERS.items():
        result[name] = list(find(reading, tuple(earlier)))
        earlier += [one for one in result[name] if not any(is_cut(one, other) for other in earlier)]
    return result


def is_cut(one: Finding, other: Finding) -> bool:
    """Return whether the two share words without one being inside the other."""
    nested = contains(one.spans, other.spans) or contains(other.spans, one.spans)
    return overlap(one.spans, other.spans) and not nested


@pytest.mark.parametrize("case", CASES)
def test_finder(case: FinderCase) -> None:
    """A finder finds what it is for, with words, speaker and verb, and nothing else."""
    found = [
        (
            one.type,
            words_at(case.text, one.spans),
            one.speaker.text if one.speaker else "",
            one.cue.lemma if one.cue else "",
            one.cue.stance if one.cue else "",
        )
        for one in findings(case.text, case.language)[case.finder]
    ]
    assert case.found == found


@pytest.mark.parametrize("finder", FINDERS)
def test_every_finder_has_cases(finder: str) -> None:
    """The file of cases shows each finder at work at least three times, and twice what it leaves alone."""
    cases = [case for mark in CASES if isinstance(case := mark.values[0], FinderCase) and case.finder == finder]
    assert len([case for case in cases if case.found and not case.xfail]) >= 3
    assert len([case for case in cases if not case.found and not case.xfail]) >= 2


def test_every_case_has_a_finder() -> None:
    """No case is left of a finder that is gone."""
    assert {case.finder for mark in CASES if isinstance(case := mark.values[0], FinderCase)} == set(FINDERS)


@pytest.mark.parametrize("finder", FINDERS)
def test_findings_bear_the_finders_name(finder: str) -> None:
    """Each finding says which finder it is from, has words, and is more or less certain."""
    texts = {case.text for mark in CASES if isinstance(case := mark.values[0], FinderCase) and case.finder == finder}
    for one in (one for text in sorted(texts) for one in findings(text)[finder]):
        assert one.rule == finder
        assert one.spans
        assert 0 < one.confidence <= 1


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("text", SCRAPS)
def test_scraps(text: str, language: str) -> None:
    """A text of scraps has no quotation, and no finder stumbles over it."""
    assert findings(text, language) == {finder: [] for finder in FINDERS}
