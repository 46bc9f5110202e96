"""Entities of one article → its actors: short forms joined to full names, functions beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from generator.extract.bodies import base_name, complete_bodies
from generator.extract.functions import Functions
from generator.extract.known_names import add_known_names
from generator.extract.people import complete_people
from generator.extract.salience import HEADLINE_WEIGHT, LEAD_WEIGHT, mention_weight
from generator.language import name_rules
from generator.names import compare_people, is_short_for, is_surname, legal_form, parse_person
from generator.records import ArticleActor, Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from spacy.tokens import Doc, Span

    from generator.extract.known_names import KnownNames
    from generator.language import LanguageProfile, NameProfile
    from generator.names import NameRules
    from generator.records import ActorKind, Article, MentionForm

KINDS: dict[str, ActorKind] = {"PER": "person", "ORG": "organisation"}


# The names that the gazetteer knows, without a genitive ending, by the tokens where they begin and end.
Listed: TypeAlias = "Mapping[tuple[int, int], str]"


def find_actors(
    doc: Doc, article: Article, profile: LanguageProfile, known: KnownNames | None = None
) -> tuple[ArticleActor, ...]:
    """The article's persons and organisations, heaviest first; puts missed and cut names in ``doc.ents`` right."""
    listed = add_known_names(doc, profile, known or {})
    complete_people(doc, profile)
    complete_bodies(doc, profile)
    people = [entity for entity in doc.ents if entity.label_ == "PER"]
    bodies = [entity for entity in doc.ents if entity.label_ == "ORG"]
    functions = Functions(doc, profile)
    rules = name_rules([profile.names])
    groups = (
        *_group_people(people, profile.names, rules, listed),
        *_group_bodies(bodies, profile.names, rules, listed),
    )
    compounds = _compounds(doc, groups, rules)
    inside = {token.i for span in compounds for token in span}
    actors = [
        _actor(article, name, own, [span for span, owner in compounds.items() if owner == name], functions, listed)
        for name, spans in groups
        if (own := [span for span in spans if inside.isdisjoint(range(span.start, span.end))])
    ]
    return tuple(sorted(actors, key=lambda actor: (-actor.weight, actor.mentions[0].begin, actor.kind)))


def _compounds(doc: Doc, groups: Iterable[tuple[str, Sequence[Span]]], rules: NameRules) -> dict[Span, str]:
    """Words such as „Trump-Regierung“ with the name of the actor in them; where two have that name, nobody's."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, spans in groups:
        for span in spans:
            owners[span.text].add(name)
            if span.label_ == "PER":
                owners[name.rpartition(" ")[2]].add(name)
            elif legal_form(name, rules):
                owners[name.rpartition(" ")[0]].add(name)
    found = {}
    for token in doc:
        first, hyphen, rest = token.text.rpartition("-")
        named = token.text in owners or token.ent_type_ == "PER"  # „Müller-Hagen“ is none
        if hyphen and rest and not named and len(owners.get(first, ())) == 1:
            found[doc[token.i : token.i + 1]] = next(iter(owners[first]))
    return found


def _group_people(
    people: Sequence[Span], names: NameProfile, rules: NameRules, listed: Listed
) -> list[tuple[str, list[Span]]]:
    """Mentions by full name; a surname or first name goes to the only full name that has it, or stays by itself."""
    forms = {span.text for span in people} | {
        listed[span.start, span.end] for span in people if (span.start, span.end) in listed
    }
    single = {form for form in forms if is_surname(form, rules)}
    full = forms - single
    # „Wladimir Putins“ is Wladimir Putin if the text also has a bare „Putin“.
    full |= {_base(name, {f"{name.rpartition(' ')[0]} {one}" for one in single}, names) for name in full}
    surnames = single | {form for name in full for form in _surname_forms(name, names)}
    fullest = _fullest(sorted({_base(name, full, names) for name in full}), rules)
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in people:
        bare = span.text in single
        name = _base(span.text, surnames if bare else full, names)
        name = _without_genitive(span, full) if name == span.text else name
        bearers = {fullest.get(one, one) for one in _bearers(name, fullest)} if bare else {fullest.get(name, name)}
        groups[next(iter(bearers)) if len(bearers) == 1 else name].append(span)
    return list(groups.items())


def _bearers(name: str, full: Iterable[str]) -> set[str]:
    """The full names that end in this surname, else those that begin with this first name."""
    ending = f" {name[0].lower()}{name[1:]}" if " " in name else f" {name}"  # „Von der Heide“ at a beginning
    return {one for one in full if one.endswith(ending)} or {one for one in full if one.startswith(f"{name} ")}


def _fullest(full: Sequence[str], rules: NameRules) -> dict[str, str]:
    """Each full name with the fullest form of it („Ida Storm“: „Ida Marleen Storm“), where only one fits."""
    parsed = {name: parse_person(name, rules) for name in full}
    fits = {
        name: {other for other in full if compare_people(parsed[name], parsed[other]) in {"same", "fuller"}}
        for name in full
    }
    return {
        name: max(fits[name], key=lambda one: (len(one), one))
        if all(fits[other] == fits[name] for other in fits[name])
        else name
        for name in full
    }


def _without_genitive(span: Span, full: Collection[str]) -> str:
    """The name without the -s of a genitive („Almut Reessings Plan“); a name that ends in -s has an apostrophe then."""
    last, root = span[-1], span.root
    genitive = "Gen" in last.morph.get("Case", []) and root.dep_ in {"nmod", "compound", "appos"}
    led = any(child.dep_ == "case" for child in root.children)
    known = any(name != span.text and name.endswith(f" {last.text}") for name in full)
    apostrophe = span.end < len(span.doc) and span.doc[span.end].text in {"'", "’"}
    return span.text if not genitive or led or known or apostrophe else span.text.removesuffix("s")


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


def _group_bodies(
    bodies: Sequence[Span], names: NameProfile, rules: NameRules, listed: Listed
) -> list[tuple[str, list[Span]]]:
    """Mentions by name; a short form in brackets belongs to the name before it."""
    base = {span: _base_of_body(span, names, listed) for span in bodies}
    long_forms = {
        base[short]: base[long]
        for long, short in pairwise(bodies)
        if long.end + 1 == short.start and long.doc[long.end].text == "("
    }
    found = {name: long_forms.get(name, name) for name in base.values()}
    full = sorted(set(found.values()))
    longer = {name: _only_longer(name, full, rules) for name in full}
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in bodies:
        groups[longer[found[base[span]]]].append(span)
    return list(groups.items())


def _base_of_body(span: Span, names: NameProfile, listed: Listed) -> str:
    """The body's name in the nominative; of a genitive that the gazetteer knows, the form that stands there."""
    form = listed.get((span.start, span.end), span.text)
    return form if form != span.text else base_name(span, names)


def _only_longer(name: str, others: Sequence[str], rules: NameRules) -> str:
    """The one longer name that this one is short for („Eintracht“: „SV Eintracht Almsee“), else the name itself."""
    longer = [other for other in others if other != name and is_short_for(name, other, rules)]
    return longer[0] if len(longer) == 1 and len(longer[0]) > len(name) else name


def _actor(  # noqa: PLR0913, PLR0917 - what an actor is made of
    article: Article,
    name: str,
    spans: Sequence[Span],
    compounds: Sequence[Span],
    functions: Functions,
    listed: Listed,
) -> ArticleActor:
    label = spans[0].label_
    rules = {span: "gazetteer" if (span.start, span.end) in listed else f"entity:{label}" for span in spans}
    mentions = [
        *(Mention(span.start_char, span.end_char, span.text, _form(span, name), rules[span]) for span in spans),
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
