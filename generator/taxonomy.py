"""site_config/topics.toml → the tree of topics and the words that speak for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator

from generator.toml_file import Table, read_toml

if TYPE_CHECKING:
    from pathlib import Path

# A word or phrase with a star before its first or behind its last word.
Pattern = Annotated[str, Field(pattern=r"^\*?[^*\s]+( [^*\s]+)*\*?$")]
Slug = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class TopicDefinition(Table):
    """One topic; ``name`` and ``words`` are tables from language code to text.

    ``id`` is its address and never changes. ``words`` are matched without regard to case: "sanktion*"
    from the start of a word, "*sanktionen" at its end, "*sanktion*" anywhere in it, others as a whole word or phrase.
    """

    id: Slug
    parent: str = ""
    mediatopic: Annotated[str, Field(pattern="^(medtop:[0-9]{8})?$")] = ""
    name: dict[str, str]
    words: dict[str, tuple[Pattern, ...]]
    exclude: dict[str, tuple[Pattern, ...]] = Field(default_factory=dict)


class Taxonomy(Table):
    """All topics, in the file's order."""

    topics: Annotated[tuple[TopicDefinition, ...], Field(alias="topic")] = ()

    @model_validator(mode="after")
    def _ids_are_consistent(self) -> Self:
        ids = [topic.id for topic in self.topics]
        doubled = sorted({one for one in ids if ids.count(one) > 1})
        if doubled:
            raise ValueError(f"these ids are given twice: {', '.join(doubled)}")
        orphans = sorted(topic.id for topic in self.topics if topic.parent and topic.parent not in ids)
        if orphans:
            raise ValueError(f"these topics name a parent that is not in the file: {', '.join(orphans)}")
        parents = {topic.id: topic.parent for topic in self.topics}
        circles = sorted(one for one in ids if _is_its_own_ancestor(one, parents))
        if circles:
            raise ValueError(f"these topics are their own parent, or their parents' parent: {', '.join(circles)}")
        return self


def _is_its_own_ancestor(topic: str, parents: dict[str, str]) -> bool:
    above = parents[topic]
    for _ in parents:  # longer than there are topics is no way up
        if above in {"", topic}:
            break
        above = parents[above]
    return above == topic


def load_taxonomy(path: Path) -> Taxonomy:
    """The topics of the project; none if there is no such file.

    Raises SettingsError naming every fault.
    """
    return read_toml(path, Taxonomy) if path.exists() else Taxonomy()
