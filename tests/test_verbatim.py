"""Tests of the guarantee that nothing is invented: real analyses pass, and every kind of faulty one is stopped."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import VerbatimError
from generator.records import ArticleActor, Keyphrase, Mention, Place, Quote, Role, Span, TopicEvidence
from generator.verbatim import check_verbatim
from tests.samples import PROPERTY, analysed, make_analysis, make_article, profiles, span_of

if TYPE_CHECKING:
    from generator.records import Analysis

MARKS = sorted({pair for profile in profiles().values() for pair in profile.quotes.marks})
OPENING, CLOSING = ({pair[side] for pair in MARKS} for side in (0, 1))

GERMAN = [
    "Ole Tamsen",
    "Deichgräfin Wiebke Ott",
    "die Ministerin",
    "er",
    "Ott",
    "Küstennetz AG",
    "sagte",
    "erklärte",
    "warnte",
]
GERMAN += [
    "laut",
    "zufolge",
    "so",
    "dass",
    "sei",
    "werde",
    "der Deich hält",
    "am Montag",
    "das Wasser steigt",
    "nach Angaben von",
]
ENGLISH = [
    "Alma Reese",
    "Mayor Tom Hale",
    "she",
    "said",
    "denied",
    "according to",
    "that",
    "the dyke holds",
    "on Monday",
]
SIGNS = [
    "„",
    "“",
    "”",
    '"',
    "»",
    "«",
    "‚",
    "‘",
    "’",
    "›",
    "‹",
    "'",
    ",",
    ".",
    ":",
    "?",
    "!",
    "…",
    "(",
    ")",
    "–",
    " ",
    "\n",
    "\n\n",
]

# Parts of sentences that the ways of finding a quotation ask for, among them many that do not fit together.
FRAGMENTS = [
    "Wiebke Ott sagte, ",
    "Die Ministerin sagte: ",
    "Der Hafenmeister Ole Tamsen kündigte am Montag an, ",
    "Die Behörde teilte mit, dass ",
    "Laut Ole Tamsen ",
    "Nach Angaben der Polizei ",
    "Wie die Küstennetz AG mitteilte, ",
    "Der Vorwurf, ",
    "Das bestritt die Stadt. ",
    "Demnach ",
    "In dem Schreiben heißt es, ",
    "Die Opposition forderte schärfere Regeln. ",
    "Der Täter soll geflohen sein. ",
    "Er sei erst im Mai geprüft worden. ",
    "der Plan sei „unausgereift“ ",
    "der Deich werde halten ",
    "das Wasser steigt ",
    "im Mai zu bauen ",
    "wer davon wisse, ",
    "einen Bericht, wonach der Hafen verkauft wird ",
    "„Wir haben nichts gewusst“ ",
    '„Wir bauen", sagte er, „und zwar sofort.“ ',
    "»Wir wissen es nicht«, ",
    "‚ja‘ ",
    ", sagte Ott",
    ", so die Behörde",
    ", teilte er mit",
    " zufolge ",
    ", und ging",
    ", die das sagte, ",
    ". ",
    "? ",
    ": ",
    "; ",
    " – ",
    "(",
    ") ",
    ", ",
    "\n",
    "\n\n",
]

TEXT = "Wiebke Ott sagte: „Der Deich hält.“ Sie ging. Tamsen rief „ “ und schwieg."
MADE_UP = make_article(TEXT, id="a7", origin="deich.txt")


def texts(words: list[str]) -> st.SearchStrategy[str]:
    """Sentences and scraps of these words, with quotation marks and other signs between them."""
    part = st.sampled_from(words + SIGNS)
    spaced = st.lists(part, max_size=25).map(" ".join)
    quoted = st.builds(
        lambda said, pair, cue, who: f"{pair[0]}{said}{pair[1]}, {cue} {who}. ",
        st.lists(st.sampled_from(words), min_size=1, max_size=8).map(" ".join),
        st.sampled_from(MARKS),
        st.sampled_from(words),
        st.sampled_from(words),
    )
    return st.lists(st.one_of(spaced, quoted, st.lists(part, max_size=12).map("".join)), max_size=5).map("".join)


def scraps_of_sentences() -> st.SearchStrategy[str]:
    """Sentences put together of what does and does not belong together, marks of any kind before each part."""
    mark = st.sampled_from(["", "", "", *sorted(OPENING | CLOSING)])
    return st.lists(st.tuples(mark, st.sampled_from(FRAGMENTS)).map("".join), max_size=16).map("".join)


def is_between_marks(text: str, span: Span) -> bool:
    """Return whether an opening mark stands before the span and a closing one, or the paragraph's end, behind it."""
    behind = text[span.end :]
    closed = behind.lstrip()[:1] in CLOSING or not behind.partition("\n")[0].strip()
    return text[: span.begin].rstrip()[-1:] in OPENING and closed


def check_guarantee(text: str, language: str) -> None:
    """Assert of what is really found in a text all that the site promises."""
    article, analysis = analysed(text, language)
    check_verbatim(article, analysis, MARKS)
    quotes = analysis.quotes
    spans = [span for quote in quotes for span in (*quote.spans, *quote.speaker, *quote.cue, *quote.addressee)]
    assert [span for span in spans if not 0 <= span.begin < span.end <= len(text)] == []
    assert [span for span in spans if not text[span.begin : span.end].strip()] == []
    pieces = [pair for quote in quotes for pair in pairwise(quote.spans)]
    assert [one for one, following in pieces if one.end > following.begin] == []
    direct = [span for quote in quotes if quote.type == "Direct" for span in quote.spans]
    assert [span for span in direct if not is_between_marks(text, span)] == []
    top_level = sorted(span for quote in quotes if not quote.nested for span in quote.spans)
    assert [one for one, following in pairwise(top_level) if one.end > following.begin] == []


@settings(PROPERTY, max_examples=400)
@given(texts(GERMAN))
def test_german_guarantee(text: str) -> None:
    """Whatever a German text is made of, its quotations are its own words and never overlap."""
    check_guarantee(text, "de")


@settings(PROPERTY, max_examples=200)
@given(scraps_of_sentences())
def test_guarantee_for_sentences(text: str) -> None:
    """However sentences are cut and put together, their quotations are the text's own words and never overlap."""
    check_guarantee(text, "de")


@settings(PROPERTY, max_examples=200)
@given(texts(ENGLISH))
def test_english_guarantee(text: str) -> None:
    """Whatever an English text is made of, its quotations are its own words and never overlap."""
    check_guarantee(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        '„Hallo", sagte Wiebke Ott. "Der Deich hält noch", sagte Ole Tamsen.',
        '„Der Deich hält noch", sagte Wiebke Ott. Auf dem Schild stand "Halt".',
        "„Der Deich hält noch”, sagte Wiebke Ott. “Na also, er hält”, sagte Ole Tamsen.",
        "»Der Deich hält noch«, sagte Wiebke Ott. «Na also, er hält», sagte Ole Tamsen.",
    ],
)
def test_mixed_marks(text: str) -> None:
    """Marks of several kinds in one paragraph are no reason to stop a run."""
    check_guarantee(text, "de")


def quote(*words: str | Span, **values: Any) -> Quote:
    """Return a direct quotation of these words of the text, or at these places."""
    spans = tuple(one if isinstance(one, Span) else span_of(TEXT, one) for one in words)
    return Quote(**({"type": "Direct", "spans": spans, "rule": "test"} | values))


def with_mention(begin: int, end: int, text: str) -> Analysis:
    """Return an analysis with one actor, mentioned there."""
    return make_analysis(
        "a7", actors=[ArticleActor("Ott", "person", 1.0, (Mention(begin, end, text, "name", "test"),))]
    )


@pytest.mark.parametrize(
    "analysis",
    [
        make_analysis("a7"),
        make_analysis("a7", quotes=[quote("Der Deich hält.")]),
        make_analysis("a7", quotes=[quote("Sie ging", type="Indirect", speaker=(span_of(TEXT, "Wiebke Ott"),))]),
        make_analysis(
            "a7", quotes=[quote("„Der Deich hält.“", type="Indirect"), quote("Der Deich hält.", nested=True)]
        ),
        make_analysis("a7", quotes=[quote("Sie ging", "schwieg", type="Indirect"), quote("Tamsen", type="Indirect")]),
        with_mention(7, 10, "Ott"),
    ],
)
def test_what_is_sound(analysis: Analysis) -> None:
    """An analysis that says what the article says passes."""
    check_verbatim(MADE_UP, analysis, MARKS)
    assert analysis.article == MADE_UP.id


FAULTS = {
    "no words": (quote(), "quotation without words"),
    "outside": (quote(Span(len(TEXT) - 1, len(TEXT) + 1), type="Indirect"), "does not lie within the text"),
    "before the text": (quote(Span(-1, 3), type="Indirect"), "does not lie within the text"),
    "empty": (quote(Span(5, 5), type="Indirect"), "does not lie within the text"),
    "back to front": (quote(Span(9, 5), type="Indirect"), "does not lie within the text"),
    "pieces in the wrong order": (quote("Sie ging", "Wiebke Ott", type="Indirect"), "in order"),
    "white space": (quote(Span(TEXT.index("„ “") + 1, TEXT.index("„ “") + 2)), "only white space"),
    "no marks": (quote("Wiebke Ott sagte"), "does not lie inside quotation marks"),
    "with its marks": (quote("„Der Deich hält.“"), "does not lie inside quotation marks"),
    "words behind the closing mark": (quote("Der Deich hält.“ Sie ging."), "does not lie inside quotation marks"),
    "words between two quotations": (quote("Sie ging"), "does not lie inside quotation marks"),
    "speaker outside": (quote("Sie ging", type="Indirect", speaker=(Span(0, 999),)), "speaker or cue outside"),
    "cue empty": (quote("Sie ging", type="Indirect", cue=(Span(11, 11),)), "speaker or cue outside"),
    "addressee outside": (quote("Sie ging", type="Indirect", addressee=(Span(-2, 3),)), "speaker or cue outside"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_quotation(fault: str) -> None:
    """A quotation that is not the article's stops the run; the message names the article and what is wrong."""
    faulty, expected = FAULTS[fault]
    with pytest.raises(VerbatimError) as raised:
        check_verbatim(MADE_UP, make_analysis("a7", quotes=[faulty]), MARKS)
    message = str(raised.value)
    assert message.startswith("deich.txt: ")
    assert expected in message
    assert message.endswith("Nothing was written.")


def test_overlap() -> None:
    """Two quotations may not share words unless one is marked as being inside the other."""
    inner, outer = quote("Der Deich hält."), quote("„Der Deich hält.“ Sie", type="Indirect")
    with pytest.raises(VerbatimError, match=r"deich\.txt: .* overlaps the quotation before it"):
        check_verbatim(MADE_UP, make_analysis("a7", quotes=[outer, inner]), MARKS)


def test_overlap_of_direct_quotations() -> None:
    """Two quotations in marks may not share words either, nor may one have the same words twice."""
    text = "„Der ‚alte‘ Deich hält“, rief er."
    outer, inner = (Quote("Direct", (span_of(text, words),)) for words in ("Der ‚alte‘ Deich hält", "alte"))
    article = make_article(text, id="a7")
    check_verbatim(article, make_analysis("a7", quotes=[outer, replace(inner, nested=True)]), MARKS)
    for quotes in ([outer, inner], [outer, outer], [inner, replace(outer, nested=False)]):
        with pytest.raises(VerbatimError, match="overlaps the quotation before it"):
            check_verbatim(article, make_analysis("a7", quotes=quotes), MARKS)


@pytest.mark.parametrize(("begin", "end", "text"), [(7, 10, "Otts"), (7, 10, ""), (6, 10, "Ott"), (500, 503, "Ott")])
def test_wrong_mention(begin: int, end: int, text: str) -> None:
    """A mention that is not what stands at its place stops the run."""
    with pytest.raises(VerbatimError, match=r"deich\.txt: .* is not the mention"):
        check_verbatim(MADE_UP, with_mention(begin, end, text), MARKS)


def test_article_without_origin_is_named_by_id() -> None:
    """Where no file is known, the message names the article's id."""
    with pytest.raises(VerbatimError, match=r"^a7: "):
        check_verbatim(make_article(TEXT, id="a7"), make_analysis("a7", quotes=[quote()]), MARKS)


@pytest.mark.parametrize(
    "analysis",
    [
        make_analysis("a7", actors=[ArticleActor("Ott", "person", 1.0, (), (Role(0, 6, "Königin"),))]),
        make_analysis("a7", topics=[TopicEvidence("hafen", 2.0, (Span(0, 999),))]),
        make_analysis("a7", topics=[TopicEvidence("hafen", 2.0, (Span(3, 3),))]),
        make_analysis("a7", topics=[TopicEvidence("hafen", 2.0, (Span(0, 3),), ("Leuchtturm",))]),
        make_analysis("a7", keyphrases=[Keyphrase("hafen", "Hafen", 1.0, (Span(0, 999),))]),
        make_analysis("a7", places=[Place("Brellin", 1.0, (Span(-1, 3),))]),
    ],
    ids=["role", "topic outside", "topic empty", "topic not in the headline", "keyphrase outside", "place outside"],
)
def test_other_evidence(analysis: Analysis) -> None:
    """Functions and words that speak for a topic are shown too, and must be the article's."""
    with pytest.raises(VerbatimError):
        check_verbatim(MADE_UP, analysis, MARKS)


STRAIGHT = '"Der Deich hält", sagte Ott, "und das \u201aseit Jahren\u2018." Dann ging sie.'
UNCLOSED = "„Der Deich hält, rief er."
OPEN_ENDED = "„Der Deich hält.\n\nDann ging sie heim. „Endlich“, sagte Ott."


@pytest.mark.parametrize(
    ("text", "words", "sound"),
    [
        (STRAIGHT, "Der Deich hält", True),
        (STRAIGHT, "und das ‚seit Jahren‘.", True),
        (STRAIGHT, "seit Jahren", True),
        (STRAIGHT, "sagte Ott", False),
        (STRAIGHT, "Dann ging sie", False),
        (OPEN_ENDED, "Endlich", True),
        (OPEN_ENDED, "Der Deich hält.", True),
        (OPEN_ENDED, "Der Deich", False),
        (OPEN_ENDED, "Dann ging sie", False),
        (UNCLOSED, "Der Deich hält", False),
        (UNCLOSED, "Der Deich hält, rief er", False),
        (UNCLOSED, "Der Deich hält, rief er.", True),
        (OPEN_ENDED, "Dann ging sie heim.", False),
    ],
)
def test_inside_marks(text: str, words: str, sound: object) -> None:
    """Straight marks open and close by turns, marks stand in marks, and none reaches over a paragraph's end."""
    analysis = make_analysis("a7", quotes=[Quote("Direct", (span_of(text, words),))])
    refused = pytest.raises(VerbatimError, match="does not lie inside quotation marks")
    with nullcontext() if sound else refused:
        check_verbatim(make_article(text, id="a7"), analysis, MARKS)
