"""Tests of ties: who is named with whom, speaks about whom, answers whom, and the sentence that shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.briefing import Ref
from generator.curate.ties import MAX_IN_SENTENCE
from generator.records import Mention, Quote, Span
from tests.curate.sites import actor_of, briefing, rules, told
from tests.samples import make_analysis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.briefing import Briefing, TieEntry
    from tests.curate.sites import Found

NAMES = (
    "Ole Tamsen", "Wiebke Ott", "Ida Roth", "Bo Ahlers", "Zoe Zelt", "Jan Kruse", "Ulf Harms", "Eva Lenz", "Kim Voss",
)  # fmt: skip
TAMSEN, OTT, ROTH = (
    Ref(name, f"personen/{name.lower().replace(' ', '-')}.md") for name in ("Ole Tamsen", "Wiebke Ott", "Ida Roth")
)
ANSWER = "„Wiebke Ott irrt“, sagte Ole Tamsen. „Ole Tamsen lügt“, sagte Wiebke Ott."
SAYS = (("Ole Tamsen", "Wiebke Ott irrt"), ("Wiebke Ott", "Ole Tamsen lügt"))


def ties_of(*found: Found, kind: str = "") -> list[TieEntry]:
    """Return the ties of these articles, of one kind if it is named."""
    return [tie for tie in briefing(*found).ties if kind in {"", tie.kind}]


def pairs(ties: Iterable[TieEntry]) -> list[tuple[str, str, str]]:
    """Return the kind of each tie and the surnames of both its actors."""
    return [(tie.kind, tie.one.name.split()[-1], tie.other.name.split()[-1]) for tie in ties]


def anchor_of(site: Briefing, words: str) -> str:
    """Return the anchor of the only quotation with these words."""
    (quote,) = [quote for article in site.articles for quote in article.quotes if quote.pieces == (words,)]
    return quote.anchor


# --- Together ---


def test_together_in_a_sentence() -> None:
    """Two actors that a sentence names have a tie with this sentence and its article, in the order of their names."""
    text = "Der Hafen ist zu. Wiebke Ott traf Ole Tamsen am Kai. Das war alles."
    (tie,) = ties_of(told(text, "Wiebke Ott", "Ole Tamsen", title="Am Kai"))
    assert (tie.kind, tie.one, tie.other, tie.count) == ("together", TAMSEN, OTT, 1)
    assert (tie.sentence, tie.date, tie.anchor) == ("Wiebke Ott traf Ole Tamsen am Kai.", "2025-04-04", "")
    assert tie.article == Ref("Am Kai", "artikel/2025-04-04-am-kai.md")


def test_people_and_bodies_are_tied() -> None:
    """A person and an organisation in a sentence have a tie like two people."""
    (tie,) = ties_of(told("Wiebke Ott besucht die Werft Nord.", "Wiebke Ott", bodies=["Werft Nord"]))
    assert [tie.one, tie.other] == [Ref("Werft Nord", "organisationen/werft-nord.md"), OTT]


@pytest.mark.parametrize(
    "text",
    [
        "Ole Tamsen kam. Wiebke Ott ging.",
        "Ole Tamsen kam, und Ole Tamsen ging wieder. Wiebke Ott blieb.",
        "Nur Ole Tamsen kam.",
    ],
)
def test_not_together(text: str) -> None:
    """Who stands in different sentences, or alone, has no tie, not even with themselves."""
    assert ties_of(told(text, "Ole Tamsen", "Wiebke Ott")) == []


def test_same_two_in_a_sentence_count_once() -> None:
    """However often a sentence names two actors, it counts once, and each further sentence once more."""
    text = "Ole Tamsen und Wiebke Ott und Ole Tamsen. Wiebke Ott sah Ole Tamsen."
    (tie,) = ties_of(told(text, "Ole Tamsen", "Wiebke Ott"))
    assert tie.count == 2


def test_three_in_a_sentence_make_three_ties() -> None:
    """Every two of those whom a sentence names have a tie."""
    ties = ties_of(told("Ole Tamsen, Wiebke Ott und Ida Roth kamen.", *NAMES[:3]))
    assert pairs(ties) == [("together", "Roth", "Tamsen"), ("together", "Roth", "Ott"), ("together", "Tamsen", "Ott")]


@pytest.mark.parametrize(("names", "expected"), [(MAX_IN_SENTENCE, 28), (MAX_IN_SENTENCE + 1, 0)])
def test_a_list_gives_no_ties(names: int, expected: int) -> None:
    """A sentence with more than eight names is a list, which says little of any two."""
    assert MAX_IN_SENTENCE == 8
    own = NAMES[:names]
    assert expected == len(ties_of(told(f"Es kamen {', '.join(own)}.", *own)))


def test_part_of_a_compound_is_no_meeting() -> None:
    """Who is only part of another word („das Tamsen-Lager“) is not named with the others."""
    article, analysis = told("Ole Tamsen kam zum Ott-Haus.", "Ole Tamsen")
    ott = replace(analysis.actors[0], name="Wiebke Ott", mentions=(Mention(20, 23, "Ott", "compound", "test"),))
    found = article, replace(analysis, actors=(*analysis.actors, ott))
    assert ties_of(found) == []


def test_no_ties_without_a_page() -> None:
    """Who has no page has no ties."""
    assert ties_of(told("Wiebke Ott traf Ole Tamsen.", "Wiebke Ott", "Ole Tamsen", weight=1.0)) == []


def test_merged_names_are_not_tied() -> None:
    """Two names of one actor in a sentence are no tie of the actor with itself."""
    found = told("Wiebke Ott, geborene Wiebke Jansen, kam.", "Wiebke Ott", "Wiebke Jansen")
    assert briefing(found, editor=rules({"name": "Wiebke Ott", "merge": ["Wiebke Jansen"]})).ties == ()


# --- About, and answers ---


def test_about() -> None:
    """Who names another in a quotation speaks about them; sentence and anchor are the quotation's."""
    found = told("„Wiebke Ott irrt“, sagte Ole Tamsen. Alle gingen.", *NAMES[:2], says=[SAYS[0]], title="Streit")
    site = briefing(found)
    (tie,) = [tie for tie in site.ties if tie.kind == "about"]
    assert (tie.one, tie.other, tie.count) == (TAMSEN, OTT, 1)
    assert tie.sentence == "„Wiebke Ott irrt“, sagte Ole Tamsen."
    assert tie.anchor == anchor_of(site, "Wiebke Ott irrt")
    assert tie.article == site.articles[0].ref


def test_quotation_that_is_its_own_context() -> None:
    """Where the words are whole sentences, they themselves show the tie, pieces joined by an ellipsis."""
    text = "Wiebke Ott irrt. Alle gingen. Das sagt Ole Tamsen."
    article, analysis = told(text, "Ole Tamsen", "Wiebke Ott")
    whole = replace(analysis, quotes=(Quote("FreeIndirect", (Span(0, 16),), actor=0),))
    (tie,) = ties_of((article, whole), kind="about")
    assert tie.sentence == "Wiebke Ott irrt."
    pieces = replace(whole, sentences=(), quotes=(Quote("Indirect", (Span(0, 16), Span(30, 49)), actor=0),))
    (tie,) = ties_of((article, pieces), kind="about")
    assert tie.sentence == "Wiebke Ott irrt. … Das sagt Ole Tamsen"


def test_answer() -> None:
    """Who speaks about somebody that has spoken before in the article answers them."""
    ties = ties_of(told(ANSWER, *NAMES[:2], says=SAYS))
    assert pairs(ties) == [("together", "Tamsen", "Ott"), ("about", "Tamsen", "Ott"), ("answers", "Ott", "Tamsen")]


def test_no_answer_to_who_speaks_later() -> None:
    """The first to speak answers nobody, and an answer lasts no longer than its article."""
    first = told(ANSWER, *NAMES[:2], says=[SAYS[0]])
    second = told(ANSWER, *NAMES[:2], says=[SAYS[1]], id="a2", date="2025-04-05", title="Am Tag darauf")
    assert pairs(ties_of(first, second)[1:]) == [("about", "Tamsen", "Ott"), ("about", "Ott", "Tamsen")]


def test_both_kinds_in_one_article() -> None:
    """Who speaks about somebody before and after these have spoken has a tie of either kind."""
    text = f"{ANSWER} „Auch Wiebke Ott geht“, sagte er."
    ties = ties_of(told(text, *NAMES[:2], says=[*SAYS, ("Ole Tamsen", "Auch Wiebke Ott geht")]))
    assert [(*pair, tie.count) for pair, tie in zip(pairs(ties), ties, strict=True) if pair[0] != "together"] == [
        ("about", "Tamsen", "Ott", 1),
        ("answers", "Tamsen", "Ott", 1),
        ("answers", "Ott", "Tamsen", 1),
    ]


def test_who_names_themselves_has_no_tie() -> None:
    """Speakers have no tie with themselves, nor has a quotation whose speaker nobody knows."""
    text = "„Ole Tamsen bleibt“, sagte Ole Tamsen. Im Haus stand: „Wiebke Ott geht“."
    article, analysis = told(text, *NAMES[:2], says=[("Ole Tamsen", "Ole Tamsen bleibt")])
    unknown = Quote("Direct", (Span(text.index("Wiebke"), text.index("“.")),))
    assert ties_of((article, replace(analysis, quotes=(*analysis.quotes, unknown)))) == []


def test_speaker_without_a_page_has_no_tie() -> None:
    """Who speaks but has no page neither speaks about anybody nor is answered."""
    article, analysis = told(ANSWER, *NAMES[:2], says=SAYS)
    ott = replace(analysis.actors[1], weight=0.5)
    assert ties_of((article, replace(analysis, actors=(analysis.actors[0], ott)))) == []


def test_one_quotation_about_several() -> None:
    """A quotation that names several makes a tie with each, and only one with each, however often it names them."""
    words = "Wiebke Ott, Ida Roth und Wiebke Ott irren"
    text = f"So war das. „{words}“, sagte Ole Tamsen."
    ties = ties_of(
        told(text, *NAMES[:3], says=[("Ole Tamsen", words)]),
    )
    assert [(tie.one, tie.other, tie.count) for tie in ties if tie.kind == "about"] == [
        (TAMSEN, ROTH, 1),
        (TAMSEN, OTT, 1),
    ]


# --- Count, newest sentence, order ---


def meeting(number: int, date: str, place: str = "Kai") -> Found:
    """Return an article of that day in which Tamsen and Ott meet."""
    text = f"Wiebke Ott traf Ole Tamsen am {place}."
    return told(text, *NAMES[:2], id=f"a{number}", title=f"Treffen {number}", date=date)


def test_newest_sentence_shows_a_tie() -> None:
    """All sentences are counted; the newest article's is shown, however the articles are sorted."""
    found = [meeting(1, "2025-04-04", "Kai"), meeting(2, "2025-05-01", "Deich"), meeting(3, "", "Bahnhof")]
    for order in (found, found[::-1]):
        (tie,) = ties_of(*order)
        assert (tie.count, tie.date, tie.sentence) == (3, "2025-05-01", "Wiebke Ott traf Ole Tamsen am Deich.")
        assert tie.article.name == "Treffen 2"


def test_first_sentence_of_the_newest_article() -> None:
    """Of several sentences in the newest article the first is shown."""
    text = "Wiebke Ott traf Ole Tamsen. Ole Tamsen grüßte Wiebke Ott."
    (tie,) = ties_of(meeting(1, "2025-04-03"), told(text, *NAMES[:2], id="a2"))
    assert (tie.count, tie.sentence) == (3, "Wiebke Ott traf Ole Tamsen.")


def test_anchor_is_the_newest_quotations() -> None:
    """Article, sentence and anchor of a tie belong together."""
    old = told(ANSWER, *NAMES[:2], says=SAYS, title="Alt")
    words = "Wiebke Ott lernt es nie"
    text = f"„{words}“, sagte Ole Tamsen."
    new = told(text, *NAMES[:2], says=[("Ole Tamsen", words)], id="a2", title="Neu", date="2025-04-05")
    site = briefing(new, old)
    (tie,) = [tie for tie in site.ties if tie.kind == "about"]
    assert (tie.count, tie.article.name, tie.sentence, tie.anchor) == (2, "Neu", text, anchor_of(site, words))


def test_order_of_ties() -> None:
    """The most frequent tie comes first, then by kind, then by the pages' addresses."""
    often = told("Ida Roth traf Ole Tamsen. Ole Tamsen traf Ida Roth. Wiebke Ott traf Ida Roth.", *NAMES[:3], id="a1")
    ties = ties_of(often, told(ANSWER, *NAMES[:2], says=SAYS, id="a2"))
    assert [(tie.count, *pair) for tie, pair in zip(ties, pairs(ties), strict=True)] == [
        (2, "together", "Roth", "Tamsen"),
        (2, "together", "Tamsen", "Ott"),
        (1, "about", "Tamsen", "Ott"),
        (1, "answers", "Ott", "Tamsen"),
        (1, "together", "Roth", "Ott"),
    ]


def test_ties_on_pages() -> None:
    """A tie is on the page of both its actors, whoever speaks, in the order of all ties."""
    site = briefing(told(ANSWER, *NAMES[:2], says=SAYS), told("Ida Roth kam.", "Ida Roth", id="a2"))
    assert actor_of(site, "Ole Tamsen").ties == site.ties
    assert actor_of(site, "Wiebke Ott").ties == site.ties
    assert actor_of(site, "Ida Roth").ties == ()


def test_page_shows_the_strongest_ties() -> None:
    """A page has no more than twelve ties; the site knows them all."""
    others = [
        f"{given} {surname}" for given in ("Ada", "Ben", "Cem", "Dag", "Eli") for surname in ("Ahn", "Bohl", "Cask")
    ]
    found = [told(f"Ole Tamsen sah {name}.", "Ole Tamsen", name, id=name, title=name) for name in others]
    again = told(f"Ole Tamsen sah {others[-1]}.", "Ole Tamsen", others[-1], id="z", title="Noch einmal")
    site = briefing(*found, again)
    assert len(site.ties) == 15
    shown = actor_of(site, "Ole Tamsen").ties
    assert len(shown) == 12
    assert (shown[0].count, {shown[0].one.name, shown[0].other.name}) == (2, {"Ole Tamsen", "Eli Cask"})


def test_no_sentences_no_ties() -> None:
    """An article without actors or sentences has no ties."""
    article, _ = told("Die Schleuse ist zu.")
    assert ties_of((article, make_analysis())) == []
