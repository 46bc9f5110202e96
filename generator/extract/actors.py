"""Entities of one article → its actors: short forms joined to full names, functions beside them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.language import role_pattern
from generator.records import ArticleActor, Mention, Role

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from generator.language import LanguageProfile, NameProfile
    from generator.records import ActorKind, Article, MentionForm

KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation"}
# A name in the headline counts as two further mentions and one in the lead as one: editors put there who matters.
HEADLINE_WEIGHT = 2.0
LEAD_WEIGHT = 1.0


def find_actors(doc: Doc, article: Article, profile: LanguageProfile) -> tuple[ArticleActor, ...]:
    """The article's persons and organisations, heaviest first."""
    people = [entity for entity in doc.ents if entity.label_ == "PER"]
    bodies = [entity for entity in doc.ents if entity.label_ == "ORG"]
    role = role_pattern(profile.names)
    actors = [
        _actor(article, name, spans, role, profile.names)
        for name, spans in (*_group_people(people, profile.names), *_group_bodies(bodies))
    ]
    return tuple(sorted(actors, key=lambda actor: (-actor.weight, actor.mentions[0].begin, actor.kind)))


def _group_people(people: Sequence[Span], names: NameProfile) -> list[tuple[str, list[Span]]]:
    """Mentions by full name; a surname goes to the only full name that ends in it, or stays by itself."""
    single = {span.text for span in people if _is_surname(span.text, names)}
    full = {span.text for span in people} - single
    # „Wladimir Putins“ is Wladimir Putin if the text also has a bare „Putin“.
    full |= {_base(name, {f"{name.rpartition(' ')[0]} {one}" for one in single}, names) for name in full}
    surnames = single | {form for name in full for form in _surname_forms(name, names)}
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in people:
        surname = span.text in single
        name = _base(span.text, surnames if surname else full, names)
        ending = f" {name[0].lower()}{name[1:]}" if " " in name else f" {name}"  # „Von der Heide“ at a beginning
        bearers = sorted({_base(one, full, names) for one in full if one.endswith(ending)} if surname else ())
        groups[bearers[0] if len(bearers) == 1 else name].append(span)
    return list(groups.items())


def _is_surname(name: str, names: NameProfile) -> bool:
    """Whether the name is one word with nothing but particles before it („von der Heide“)."""
    return all(word.lower() in names.particles for word in name.split()[:-1])


def _surname_forms(name: str, names: NameProfile) -> set[str]:
    """The last word of a full name, and with its particles, as they stand inside and at the beginning of a sentence."""
    words = name.split()
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].lower() in names.particles:
        begin -= 1
    surname = " ".join(words[begin:])
    return {words[-1], surname, surname[0].upper() + surname[1:]}


def _base(name: str, known: set[str], names: NameProfile) -> str:
    """The name without its genitive ending, if the name without it is known too."""
    for ending in names.possessive_endings:
        if name.endswith(ending) and name[: -len(ending)] in known:
            return name[: -len(ending)]
    return name


def _group_bodies(bodies: Sequence[Span]) -> list[tuple[str, list[Span]]]:
    """Mentions by name; a short form in brackets belongs to the name before it."""
    long_forms = {
        short.text: long.text
        for long, short in pairwise(bodies)
        if long.end + 1 == short.start and long.doc[long.end].text == "("
    }
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in bodies:
        groups[long_forms.get(span.text, span.text)].append(span)
    return list(groups.items())


def _actor(
    article: Article, name: str, spans: Sequence[Span], role: re.Pattern[str], names: NameProfile
) -> ArticleActor:
    roles = tuple(found for span in spans if span.label_ == "PER" and (found := _role_before(span, role, names)))
    return ArticleActor(
        name=" ".join(name.split()),
        kind=KINDS[spans[0].label_],
        weight=_weight(article, name, spans),
        mentions=tuple(
            Mention(span.start_char, span.end_char, span.text, _form(span, name), f"entity:{span.label_}")
            for span in spans
        ),
        roles=roles,
    )


def _form(span: Span, name: str) -> MentionForm:
    return "name" if span.text == name else "part"


def _role_before(span: Span, role: re.Pattern[str], names: NameProfile) -> Role | None:
    """The function printed in front of the name („Kremlchef Wladimir Putin“), titles between them passed over."""
    end = span.start
    while end and span.doc[end - 1].text in names.titles:
        end -= 1
    if not end or not (token := span.doc[end - 1]).text[:1].isupper() or not role.fullmatch(token.text):
        return None
    return Role(token.idx, token.idx + len(token), token.text)


def _weight(article: Article, name: str, spans: Sequence[Span]) -> float:
    lead_end = max((block.end for block in article.blocks if block.kind == "lead"), default=0)
    weight = float(len(spans))
    if any(span.start_char < lead_end for span in spans):
        weight += LEAD_WEIGHT
    if name.rsplit(maxsplit=1)[-1] in article.title:
        weight += HEADLINE_WEIGHT
    return weight
