"""site_config/topics.toml and own_topics.toml → the tree of topics and the words that speak for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from generator.errors import SettingsError
from generator.markdown import RESERVED_SLUGS
from generator.toml_file import Table, read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _with_letters(pattern: str) -> str:
    if not any(sign.isalnum() for sign in pattern):
        raise ValueError("it has no letter or digit, so no word can be like it. Take it out")
    return pattern


# Words in dictionary form; "=" before a word that counts only as a whole, a star where letters may follow or precede.
Pattern = Annotated[
    str,
    Field(pattern=r"^(=?[^*=\s][^*\s]*( [^*\s]+)*|\*[^*\s]+|[^*\s]+\*)$"),
    AfterValidator(_with_letters),
]
Patterns = dict[str, tuple[Pattern, ...]]
Slug = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class TopicDefinition(Table):
    """One topic; ``name`` and the lists of words are tables by language code.

    ``id`` is its address and never changes. Each of ``words`` says by itself that a text is about the topic; ``hints``
    count less, and only beside a word or two other hints. Where there are ``needs``, one of them must stand in the text
    as well. What is part of an expression of ``exclude`` is no evidence. ``generator.extract.topics`` matches them.
    """

    id: Slug
    parent: str = ""
    mediatopic: Annotated[str, Field(pattern="^(medtop:[0-9]{8})?$")] = ""
    name: dict[str, str]
    words: Patterns
    hints: Patterns = Field(default_factory=dict)
    needs: Patterns = Field(default_factory=dict)
    exclude: Patterns = Field(default_factory=dict)


class TopicRule(Table):
    """What an editor says of one topic, be it of the list or found in the articles.

    ``topic`` is its id in the list, or the phrase that it is named by. ``into`` is the topic that takes its articles
    over, ``rename`` the name that its page shows, ``slug`` its new address (the old one leads there). ``hide`` takes
    the page and every link to it away; ``pin`` gives it a page with its first article, and puts it before all others.
    """

    topic: Annotated[str, Field(min_length=1)]
    into: str = ""
    rename: str = ""
    slug: Slug | Literal[""] = ""
    hide: bool = False
    pin: bool = False
    note: str = ""


class TopicFile(Table):
    """What one file says: topics, and the editor's word on them and on those found in the articles."""

    topics: Annotated[tuple[TopicDefinition, ...], Field(alias="topic")] = ()
    rules: Annotated[tuple[TopicRule, ...], Field(alias="rule")] = ()


class Taxonomy(TopicFile):
    """All topics and rules, in the files' order; what they say fits together."""

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

    @model_validator(mode="after")
    def _rules_agree(self) -> Self:
        names = [rule.topic.casefold() for rule in self.rules]
        doubled = sorted({one for one in names if names.count(one) > 1})
        if doubled:
            raise ValueError(f"these topics have two rules: {', '.join(doubled)}. Put them into one")
        slugs = [rule.slug for rule in self.rules if rule.slug]
        ids = {topic.id for topic in self.topics}
        taken = sorted({slug for slug in slugs if slugs.count(slug) > 1 or slug in ids or slug in RESERVED_SLUGS})
        if taken:
            raise ValueError(f"these slugs belong to another topic or page: {', '.join(taken)}. Take others")
        own = sorted(rule.topic for rule in self.rules if rule.into and rule.into.casefold() == rule.topic.casefold())
        if own:
            raise ValueError(f"these topics go into themselves: {', '.join(own)}. Take `into` out")
        return self


def _is_its_own_ancestor(topic: str, parents: dict[str, str]) -> bool:
    above = parents[topic]
    for _ in parents:  # longer than there are topics is no way up
        if above in {"", topic}:
            break
        above = parents[above]
    return above == topic


def load_taxonomy(paths: Sequence[Path]) -> Taxonomy:
    """The topics and rules of these files together; a file that is not there has none.

    Raises SettingsError naming every fault.
    """
    files: list[TopicFile] = []
    faults: list[str] = []
    there = [path for path in paths if path.exists()]
    for path in there:
        try:
            files.append(read_toml(path, TopicFile))
        except SettingsError as error:
            faults += error.faults
    if not faults:
        try:
            topics = tuple(topic for file in files for topic in file.topics)
            rules = tuple(rule for file in files for rule in file.rules)
            return Taxonomy.model_validate({"topic": topics, "rule": rules})
        except ValidationError as error:
            place = " and ".join(str(path) for path in there)
            faults = [f"{place}: {detail['msg'].removeprefix('Value error, ')}." for detail in error.errors()]
    raise SettingsError(faults)
