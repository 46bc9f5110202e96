"""Acts of speaking whose content is only named: „X forderte schärfere Regeln“."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.clauses import children, finite, has_child, is_passive, mood, relation
from generator.extract.finding import Finding, overlap
from generator.extract.sentences import trim
from generator.extract.speakers import is_somebody, speaker_by_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Cue, Reading


def reported_act(reading: Reading, found: Sequence[Finding]) -> Iterator[Finding]:
    """Die Opposition forderte schärfere Regeln. Der Sprecher sprach von einem Erfolg."""
    if not reading.parsed:
        return
    used = {one.cue.begin for one in found if one.cue}
    for cue in reading.cues:
        if not {"object", "about"} & set(cue.frames) or reading.in_marks[cue.begin] or cue.begin in used:
            continue
        sentence, verb = reading.sentences[cue.begin], reading.doc[cue.begin]
        span = trim(reading.text, sentence.start_char, _end(reading, cue))
        if span is None or any(overlap((span,), one.spans) for one in found if one.type != "Direct"):
            continue
        spoken = finite(verb)
        if spoken is not None and mood(spoken) == "K1":
            continue  # somebody else reports the act
        if any(child.lower_ in reading.profile.quotes.grammar.negations for child in verb.children):
            continue
        if relation(verb) in {"acl", "advcl", "ccomp", "xcomp"} or not _has_content(reading, cue):
            continue
        speaker = speaker_by_tree(reading, verb)
        if speaker is not None and is_somebody(reading, speaker):
            yield Finding("Reported", (span,), "reported_act", 0.6, cue, speaker)


def _end(reading: Reading, cue: Cue) -> int:
    """The character where the act's sentence ends, or where another main clause with a subject of its own begins."""
    sentence, verb = reading.sentences[cue.begin], reading.doc[cue.begin]
    for other in children(verb, "conj", "parataxis"):
        comma = reading.doc[other.left_edge.i - 1] if other.left_edge.i > sentence.start else None
        if (
            other.i > verb.i
            and comma is not None
            and comma.text in {",", ";"}
            and has_child(other, "nsubj", "nsubj:pass")
        ):
            return int(comma.idx)
    return int(sentence.end_char)


def _has_content(reading: Reading, cue: Cue) -> bool:
    """Whether something names what is said: an object, or for some verbs one with a preposition („sprach von …“)."""
    verb, contents = reading.doc[cue.begin], reading.profile.quotes.grammar.contents
    if "object" in cue.frames and (has_child(verb, "obj") or is_passive(verb)):
        return True
    return "about" in cue.frames and any(
        case.lower_ in contents
        for child in children(verb, "obl", "obl:arg", "nmod", "xcomp")
        for case in children(child, "case")
    )
