"""Entities of one article → its actors: short forms joined to full names, functions beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.extract.bodies import base_name
from generator.extract.functions import Functions
from generator.extract.salience import HEADLINE_WEIGHT, LEAD_WEIGHT, mention_weight
from generator.records import ArticleActor, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Span

    from generator.language import LanguageProfile, NameProfile
    from generator.records import ActorKind, Article, MentionForm

KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation"}


def find_actors(doc: Doc, article: Article, profile: LanguageProfile) -> tuple[ArticleActor, ...]:
    """The article's persons and organisations, heaviest first."""
    people = [entity for entity in doc.ents if entity.label_ == "PER"]
    bodies = [entity for entity in doc.ents if entity.label_ == "ORG"]
    functions = Functions(doc, profile)
    groups = (*_group_people(people, profile.names), *_group_bodies(bodies, profile.names))
    compounds = _compounds(doc, groups)
    inside = {token.i for span in compounds for token in span}
    actors = [
        _actor(article, name, own, [span for span, owner in compounds.items() if owner == name], functions)
        for name, spans in groups
        if (own := [span for span in spans if inside.isdisjoint(range(span.start, span.end))])
    ]
    return tuple(sorted(actors, key=lambda actor: (-actor.weight, actor.mentions[0].begin, actor.kind)))


def _compounds(doc: Doc, groups: Iterable[tuple[str, Sequence[Span]]]) -> dict[Span, str]:
    """Words such as „Trump-Regierung“ with the name of the actor in them; where two have that name, nobody's."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, spans in groups:
        for span in spans:
            owners[span.text].add(name)
            if span.label_ == "PER":
                owners[name.rpartition(" ")[2]].add(name)
    found = {}
    for token in doc:
        first, hyphen, rest = token.text.rpartition("-")
        named = token.text in owners or token.ent_type_ == "PER"  # „Müller-Hagen“ is none
        if hyphen and rest and not named and len(owners.get(first, ())) == 1:
            found[doc[token.i : token.i + 1]] = next(iter(owners[first]))
    return found


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
        name = _without_genitive(span) if name == span.text else name
        ending = f" {name[0].lower()}{name[1:]}" if " " in name else f" {name}"  # „Von der Heide“ at a beginning
        bearers = sorted({_base(one, full, names) for one in full if one.endswith(ending)} if surname else ())
        groups[bearers[0] if len(bearers) == 1 else name].append(span)
    return list(groups.items())


def _without_genitive(span: Span) -> str:
    """The name without the -s of a genitive before its noun („Almut Reessings Plan“); names in -s get none."""
    last = span[-1]
    genitive = "Gen" in last.morph.get("Case", [])
    before_noun = span.root.head.i > last.i and span.root.dep_ in {"nmod", "compound"} and genitive
    return span.text.removesuffix("s") if before_noun else span.text


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


def _group_bodies(bodies: Sequence[Span], names: NameProfile) -> list[tuple[str, list[Span]]]:
    """Mentions by name; a short form in brackets belongs to the name before it."""
    long_forms = {
        base_name(short, names): base_name(long, names)
        for long, short in pairwise(bodies)
        if long.end + 1 == short.start and long.doc[long.end].text == "("
    }
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in bodies:
        name = base_name(span, names)
        groups[long_forms.get(name, name)].append(span)
    return list(groups.items())


def _actor(
    article: Article, name: str, spans: Sequence[Span], compounds: Sequence[Span], functions: Functions
) -> ArticleActor:
    label = spans[0].label_
    mentions = [
        *(Mention(span.start_char, span.end_char, span.text, _form(span, name), f"entity:{label}") for span in spans),
        *(Mention(span.start_char, span.end_char, span.text, "compound", "compound") for span in compounds),
    ]
    return ArticleActor(
        name=" ".join(name.split()),
        kind=KINDS[label],
        weight=_weight(article, name, spans),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.begin)),
        roles=tuple(role for span in spans if label == "PER" for role in functions.of(span)),
    )


def _form(span: Span, name: str) -> MentionForm:
    return "name" if span.text == name else "part"


def _weight(article: Article, name: str, spans: Sequence[Span]) -> float:
    opening = next((block.end for block in article.blocks if block.kind != "heading"), 0)
    lead_end = max((block.end for block in article.blocks if block.kind == "lead"), default=opening)
    weight = mention_weight(spans[0].doc, [(span.start, span.end) for span in spans])
    if any(span.start_char < lead_end for span in spans):
        weight += LEAD_WEIGHT
    if _in_headline(article.title, name, spans):
        weight += HEADLINE_WEIGHT
    return weight


def _in_headline(title: str, name: str, spans: Sequence[Span]) -> bool:
    """Whether the headline names the actor: by the surname, or by a form that the text has too."""
    forms = {name, *(span.text for span in spans)}
    if spans[0].label_ == "PER":
        forms.add(name.rsplit(maxsplit=1)[-1])
    return any(re.search(rf"\b{re.escape(form)}", title) for form in forms)
