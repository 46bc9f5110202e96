"""A speaker's words → the actor: by the name in them, by their function, or by what a pronoun can refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from generator.records import ArticleActor


def actor_of(speaker: Span, actors: Sequence[ArticleActor]) -> int | None:
    """The index of the only actor with a name inside the speaker's words."""
    indices = {
        index
        for index, actor in enumerate(actors)
        for mention in actor.mentions
        if speaker.start_char <= mention.begin and mention.end <= speaker.end_char
    }
    people = {index for index in indices if actors[index].kind == "person"}
    candidates = people or indices  # „Sprecher Meier vom Bauamt“ is Meier
    return candidates.pop() if len(candidates) == 1 else None
