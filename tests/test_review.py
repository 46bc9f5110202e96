"""Tests of what an editor is asked: which names may be one actor, which were joined, which may be two people."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from generator.editor import ActorRules
from generator.records import Article
from generator.review import find_doubts
from tests.link import COMPANY, analyses_of, linked
from tests.samples import make_actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records import ArticleActor
    from generator.review import Doubt

MEIER, MEYER = make_actor("Jan Meier"), make_actor("Jan Meyer")
LAWROW, LAVROV = make_actor("Sergej Lawrow", "Minister"), make_actor("Sergej Lavrov", "Außenminister")


def doubts_in(*articles: Iterable[ArticleActor]) -> list[Doubt]:
    """Return the doubts in articles with these actors, whose headlines are A0, A1 and so on."""
    articles = tuple(tuple(article) for article in articles)
    read = [Article(f"a{number}", f"A{number}", "", (), date="2025-04-04") for number in range(len(articles))]
    return find_doubts(linked(*articles), read, analyses_of(articles))


def questions(doubts: Iterable[Doubt]) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is asked about whom."""
    return [(doubt.question, doubt.names) for doubt in doubts]


def test_spellings_without_evidence() -> None:
    """Two spellings for which nothing else speaks are asked about."""
    assert questions(doubts_in([MEIER], [MEYER])) == [("merge?", ("Jan Meier", "Jan Meyer"))]


def test_spellings_that_were_joined() -> None:
    """Two spellings that were taken for one are shown, so that an editor can part them."""
    assert questions(doubts_in([LAWROW], [LAVROV])) == [("right?", ("Sergej Lavrov", "Sergej Lawrow"))]


def test_one_name_with_unlike_functions() -> None:
    """One name with unlike functions and nobody else in common may be two people."""
    baker, judge = make_actor("Ida Roth", "Bäckerin"), make_actor("Ida Roth", "Richterin")
    assert questions(doubts_in([baker], [judge])) == [("split?", ("Ida Roth",))]
    assert questions(doubts_in([baker, *COMPANY], [judge, *COMPANY])) == []
    assert questions(doubts_in([baker], [make_actor("Ida Roth", "Bäckermeisterin")], [baker])) == []


def test_bare_surnames_are_left_out() -> None:
    """Whose surname it is in one article, no rule can say, so nobody is asked."""
    rivals = [make_actor("Jan Ott", "Trainer"), make_actor("Ida Ott", "Trainerin")]
    assert [names for _, names in questions(doubts_in(rivals, [make_actor("Ott", "Trainer")])) if "Ott" in names] == []


def test_evidence_names_articles() -> None:
    """The evidence says how the names are alike, and where each of them stands."""
    (doubt,) = doubts_in([MEIER], [MEYER])
    assert doubt.evidence == (
        "another spelling; no like functions; 0 others named with both",
        "Jan Meier (no function): 1 articles",
        "  2025-04-04 A0",
        "Jan Meyer (no function): 1 articles",
        "  2025-04-04 A1",
    )


def test_lines_settle_the_doubt() -> None:
    """The lines to paste are rules that answer the question, and it is not asked again."""
    for articles in (([MEIER], [MEYER]), ([LAWROW], [LAVROV])):
        (doubt,) = doubts_in(*articles)
        tables = tomllib.loads("\n".join(doubt.lines))["actor"]
        assert ActorRules.model_validate({"actor": tables}, strict=False)
        read = [Article(f"a{number}", "", "", ()) for number in range(2)]
        assert find_doubts(linked(*articles, tables=tables), read, analyses_of(articles)) == []


def test_strongest_first() -> None:
    """Pairs with more company in common come first."""
    weak, strong = [MEIER], [make_actor("Jens Harms"), COMPANY[0]]
    found = doubts_in(weak, [MEYER], strong, [make_actor("Jens Harmß"), COMPANY[0]])
    assert [doubt.names for doubt in found] == [("Jens Harms", "Jens Harmß"), ("Jan Meier", "Jan Meyer")]
