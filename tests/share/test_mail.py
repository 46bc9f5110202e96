"""Tests of the mails: that they are there, small, harmless, and say what the pages say."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import nh3
import pytest
from lxml import html

from generator.briefing import Briefing, Ref
from generator.markdown import clean
from generator.render.pages import site_pages
from generator.settings import PageSettings
from generator.share.mail import MAX_BYTES, mail_files
from generator.website import Website
from tests.conftest import ATTACKS, SITE_URL
from tests.render.conftest import sample_briefing
from tests.samples import ROOT, profiles

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = ROOT / "templates"
SETTINGS = PageSettings()
EMPTY = Briefing((), (), (), (), (), ())
OTT = "personen/wiebke-ott/mail"
DAY = "briefings/2025-04-04/mail"
# Whatever else may come into a mail is not known to be shown by every program, or might do something.
WORDS = {"table", "tbody", "tr", "td", "h1", "h2", "p", "ul", "li", "a", "strong"}
TAGS = WORDS | {"html", "head", "meta", "title", "style", "body"}
ATTRIBUTES = {
    "class",
    "style",
    "role",
    "width",
    "height",
    "align",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
} | {*("colspan", "href")}


def site(language: str = "de", url: str = SITE_URL) -> Website:
    """Return a site in this language."""
    return Website("Briefings Nordmark", url, profiles()[language])


def mails(briefing: Briefing | None = None, website: Website | None = None, **settings: Any) -> dict[str, bytes]:
    """Return all mails of a briefing, of the small one if none is given."""
    website = website or site()
    chosen = sample_briefing(website.paths) if briefing is None else briefing
    return mail_files(chosen, PageSettings.model_validate(settings), website, TEMPLATES)


def documents(files: dict[str, bytes]) -> Iterator[Any]:
    """Yield each HTML mail's tree."""
    for path, content in files.items():
        if path.endswith(".html"):
            yield html.document_fromstring(content.decode())


def text_of(content: bytes) -> str:
    """Return the words that a reader of an HTML mail sees."""
    return " ".join(str(html.document_fromstring(content.decode()).xpath("string(//body)")).split())


def with_quotes(number: int, words: str) -> Briefing:
    """Return the small site, whose first person has said so much."""
    briefing = sample_briefing(site().paths)
    person, *others = briefing.persons
    says = tuple(replace(person.says[0], anchor=f"z-{one:08x}", pieces=(f"{one} {words}",)) for one in range(number))
    return replace(briefing, persons=(replace(person, says=says), *others))


def attacked() -> Briefing:
    """Return the small site with an attack in every word that a mail shows."""
    briefing = sample_briefing(site().paths)
    person, *others = briefing.persons
    article = person.articles[0]
    quotes = [
        replace(
            person.says[0],
            pieces=(attack,),
            context=f"a {attack}",
            speaker=attack,
            actor=None,
            stance=attack,
            source=attack,
            article=Ref(attack, article.ref.path),
        )
        for attack in ATTACKS
    ]
    articles = tuple(replace(article, ref=Ref(attack, article.ref.path), source=attack) for attack in ATTACKS)
    persons = (
        replace(person, ref=Ref(attack, f"personen/p{number}.md"), says=(quote,), about=(quote,), articles=(one,))
        for number, (attack, quote, one) in enumerate(zip(ATTACKS, quotes, articles, strict=True))
    )
    day, *days = briefing.days
    item = day.items[0]
    items = tuple(
        replace(item, headline=one.ref, place=attack, lead=attack, sources=(attack,), quotes=(quote,), articles=(one,))
        for attack, quote, one in zip(ATTACKS, quotes, articles, strict=True)
    )
    return replace(briefing, persons=(*persons, *others), days=(replace(day, items=items), *days))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_that_mails_has_its_files(language: str) -> None:
    """Each briefing, person, organisation and topic has a mail in three forms beside its page, and nothing else has."""
    website = site(language)
    briefing = sample_briefing(website.paths)
    pages = [page for page in site_pages(briefing, SETTINGS, website) if page.mails]
    expected = {website.beside(page.path, f"mail.{kind}") for page in pages for kind in ("html", "txt", "eml")}
    assert set(mails(briefing, website)) == expected
    assert {page.kind for page in pages} == {"day", "week", "person", "organisation", "topic"}


def test_site_without_articles() -> None:
    """A site without articles has no mails."""
    assert mails(EMPTY) == {}


def test_same_articles_same_bytes() -> None:
    """Mails do not depend on when they are made."""
    assert mails() == mails()


def test_briefing_says_what_its_page_says() -> None:
    """A briefing's mail has headline, place, time, source, the beginning, quotations with speaker, and numbers."""
    text = mails()[f"{DAY}.txt"].decode()
    article = f"{SITE_URL}artikel/2025-04-04-bruecke-gesperrt/"
    assert text.startswith(
        "Briefings Nordmark\n\nBriefing vom 4. April 2025\n==========================\n\n"
        "1 Meldung · 1 Quelle · 2 Zitate · 1 namentlich bekannte Stimme\n\n"
        "Brücke gesperrt: „Wie lange noch?“\n----------------------------------\n"
        f"{article}\n\n"
        "Brellin [Nord], 09:30 Uhr · Nordmark-Bote\n\n"
        "Die Brücke bei Brellin bleibt 2025. gesperrt.\n\n"
        "    Wörtlich · sagt:\n    „Die Brücke ist alt“ … „und sie bleibt zu.“\n"
        f"    – Wiebke Ott\n    {article}#z-1a\n"
    )
    assert "Zitate: 1 wörtlich, 1 sinngemäß" in text
    assert f"\n{SITE_URL}briefings/2025-04-04/\n" in text


def test_person_says_what_its_page_says() -> None:
    """A person's mail has the newest role with its date, the numbers, quotations by and about, and the articles."""
    text = mails()[f"{OTT}.txt"].decode()
    parts = [
        "Verkehrsministerin (4. April 2025)\n",
        "1 Artikel, 1 Zitat, zuletzt am 4. April 2025\n",
        "Sagt\n----\n\n4. April 2025 · Brücke gesperrt: „Wie lange noch?“, Nordmark-Bote\n\n    Wörtlich · sagt:\n",
        "Über\n----\n",
        "    Sinngemäß:\n    Wiebke Ott habe [nichts] getan\n    – Der Betriebsrat (nicht zugeordnet)\n",
        "Artikel\n-------\n\n- Brücke gesperrt: „Wie lange noch?“ – Nordmark-Bote, 4. April 2025 · 2\n  Zitate\n",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_topic_says_what_its_page_says() -> None:
    """A topic's mail has its numbers, who speaks, quotations with speaker, stories and articles."""
    text = mails()["themen/bahn/mail.txt"].decode()
    for part in (
        "2 Artikel, 2 Zitate",
        "Wer dazu spricht\n----------------\n\nWiebke Ott (2)",
        "– Wiebke Ott",
        "Ereignisse",
    ):
        assert part in text
    touched = mails()["themen/verkehr/mail.txt"].decode()
    assert "Auch angesprochen in\n--------------------\n\n- Brücke gesperrt" in touched


def test_paraphrase_has_no_quotation_marks() -> None:
    """Word for word stands between quotation marks, in substance does not, in both forms; both are named."""
    files = mails()
    for words in (files[f"{OTT}.txt"].decode(), text_of(files[f"{OTT}.html"])):
        assert "„Die Brücke ist alt“ … „und sie bleibt zu.“" in words
        assert re.search(r"Sinngemäß:?\s+Wiebke Ott habe \[nichts] getan\s", words)


def test_long_quotation_is_cut_outside_its_marks() -> None:
    """Of a long quotation the first words stand between the marks, and what shows the cut behind them."""
    text = mails(with_quotes(1, "Wort für Wort " * 200))[f"{OTT}.txt"].decode()
    assert re.search(r"„0 Wort.*(Wort|für)“ …\n", text, re.DOTALL)


def test_what_begins_within_a_sentence_comes_with_it() -> None:
    """A quotation that begins with a small letter is followed by the sentence, once where it holds two of them."""
    briefing = with_quotes(2, "")
    person, *others = briefing.persons
    says = tuple(
        replace(one, pieces=(words,), context="Sie sprach von „alter Brücke“ und „neuer Fähre“.")
        for one, words in zip(person.says, ("alter Brücke", "neuer Fähre"), strict=True)
    )
    text = mails(replace(briefing, persons=(replace(person, says=says), *others)))[f"{OTT}.txt"].decode()
    assert text.count("Im Zusammenhang: Sie sprach von") == 1


def test_copied_quotation_is_shown_once() -> None:
    """The same words of an article and its copy stand in the mail once; all count."""
    briefing = sample_briefing(site().paths)
    person, *others = briefing.persons
    copied = replace(person, says=(briefing.articles[0].quotes[0], *person.says))
    text = mails(replace(briefing, persons=(copied, *others)))[f"{OTT}.txt"].decode()
    assert text.count("„Die Brücke ist alt“") == 1
    assert "Weitere auf der Seite: 1 Zitat\n" in text


def test_unsure_speaker_is_marked() -> None:
    """Who is named without being sure is marked so."""
    briefing = sample_briefing(site().paths)
    topic = briefing.topics[1]
    unsure = replace(briefing, topics=(replace(topic, quotes=(replace(topic.quotes[0], confidence=0.3),)),))
    assert "– Wiebke Ott (Zuordnung unsicher)\n" in mails(unsure)["themen/bahn/mail.txt"].decode()


def test_links_open_pages_and_quotations() -> None:
    """Every link is a full address of a page or a quotation of the site."""
    website = site()
    briefing = sample_briefing(website.paths)
    pages = {website.absolute(page.path) for page in site_pages(briefing, SETTINGS, website)}
    quotes = {website.absolute(one.article.path, one.anchor) for entry in briefing.articles for one in entry.quotes}
    links = {link for document in documents(mails(briefing, website)) for link in document.xpath("//@href")}
    assert links <= pages | quotes
    assert links & quotes


def test_no_address_no_links() -> None:
    """Mails of a site that has no address on the web have no link, and say how links come in."""
    files = mails(website=site(url=""))
    assert [link for document in documents(files) for link in document.xpath("//@href")] == []
    assert "site_url in mkdocs.yml" in text_of(files[f"{DAY}.html"])
    assert "Zum Zitat" not in text_of(files[f"{DAY}.html"])


@pytest.mark.parametrize("case", ["many", "long", "titles"])
def test_large_page_has_a_small_mail(case: str) -> None:
    """However much a page has, its mail stays below the limit, says how much more there is, and leads there."""
    briefing = {
        "many": lambda: with_quotes(500, "Wort " * 60),
        "long": lambda: with_quotes(500, "Wort " * 2_000),
        "titles": lambda: with_quotes(500, "Wort"),
    }[case]()
    if case == "titles":
        person, *others = briefing.persons
        long = replace(
            person,
            ref=Ref("Unzertrennlich" * 9000, person.ref.path),
            about=person.says,
            topics=(*(Ref("Thema " * 9000, f"themen/{number}.md") for number in range(12)),),
        )
        briefing = replace(briefing, persons=(long, *others))
    files = mails(briefing)
    assert max(len(content) for path, content in files.items() if path.endswith(".html")) <= MAX_BYTES
    text = files[f"{OTT}.txt"].decode()
    assert re.search(r"Weitere auf der Seite: (488|494|500) Zitate", text)
    assert f"{SITE_URL}personen/wiebke-ott/\n" in text


def test_briefing_has_no_more_items_than_its_page() -> None:
    """The setting for a briefing's page also bounds its mail."""
    briefing = sample_briefing(site().paths)
    (week,) = briefing.weeks
    many = replace(briefing, weeks=(replace(week, items=week.items * 3),))
    text = mails(many, briefing_items=2)["briefings/2025-w14/mail.txt"].decode()
    assert text.count("Brücke gesperrt: „Wie lange noch?“\n---") == 2
    assert "Weitere auf der Seite: 1 Meldung\n" in text


# --- What mail programs show, and what they must not do ---


def test_only_tables_and_words() -> None:
    """A mail has nothing but tables, headings, paragraphs, lists and links: no script, picture, form or style sheet."""
    for document in documents(mails()):
        assert {element.tag for element in document.iter() if isinstance(element.tag, str)} <= TAGS
        body = document.find("body")
        assert {
            name for element in body.iter() if isinstance(element.tag, str) for name in element.attrib
        } <= ATTRIBUTES
        assert {table.get("role") for table in body.iter("table")} == {"presentation"}


def test_styles_are_in_the_elements() -> None:
    """Every heading, paragraph, entry and link has its style; the only style sheet is for dark screens."""
    for document in documents(mails()):
        elements = document.xpath("//h1 | //h2 | //p | //li | //a")
        assert elements
        assert [element.text for element in elements if not element.get("style")] == []
        (sheet,) = document.iter("style")
        assert re.fullmatch(r"\s*@media \(prefers-color-scheme: dark\) \{.*\}\s*", sheet.text, re.DOTALL)
        assert not re.search(r"var\(|flex|grid|url\(|@import", html.tostring(document, encoding="unicode"))


def test_page_allows_nothing_to_be_loaded() -> None:
    """On the site the mail says that nothing may be loaded or run, and that search engines leave it out."""
    (document, *_) = documents(mails())
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert document.xpath("//meta[@name='color-scheme']/@content") == ["light dark"]


def test_attacks_are_shown_and_do_nothing() -> None:
    """Whatever stands in an article is shown as it is; a sanitiser finds nothing to take away."""
    files = mails(attacked(), briefing_items=len(ATTACKS))
    for document in documents(files):
        assert {element.tag for element in document.iter() if isinstance(element.tag, str)} <= TAGS
        assert {link for link in document.xpath("//@href") if not link.startswith(SITE_URL)} == set()
        body = html.tostring(document.find("body"), encoding="unicode")
        body = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
        kept = nh3.clean(body, tags=WORDS, attributes={"*": ATTRIBUTES}, link_rel=None, url_schemes={"https"})
        assert html.fromstring(kept).xpath("string()") == html.fromstring(body).xpath("string()")
    shown = [text_of(files[f"personen/p{number}/mail.html"]) for number in range(len(ATTACKS))]
    assert [attack for attack, text in zip(ATTACKS, shown, strict=True) if clean(attack) not in text] == []


# --- Plain text and draft ---


def test_text_has_no_markup_and_short_lines() -> None:
    """The text has neither tags nor references, and no line but an address or a single word is longer than 72."""
    for path, content in mails().items():
        if path.endswith(".txt"):
            text = content.decode()
            assert not re.search(r"</|<(p|a|td|table|strong)\b|&#|&amp;|\*\*", text)
            lines = [line for line in text.splitlines() if not line.strip().startswith("https://")]
            assert [line for line in lines if len(line) > 72] == []


def test_attacked_text_says_the_same() -> None:
    """The text shows attacks as what they are: words."""
    files = mails(attacked())
    for number, attack in enumerate(ATTACKS):
        text = " ".join(files[f"personen/p{number}/mail.txt"].decode().split())
        assert clean(attack) in text


def test_draft_has_both_parts() -> None:
    """The draft is read back without a fault: subject, date of the newest article, text and HTML as beside the page."""
    files = mails()
    for path, content in files.items():
        if not path.endswith(".eml"):
            continue
        message = email.message_from_bytes(content, policy=email.policy.default)
        text, page = message.iter_parts()
        assert [part.defects for part in message.walk()] == [[], [], []]
        assert message.get_content_type() == "multipart/alternative"
        assert message["X-Unsent"] == "1"
        beside = path.removesuffix("eml")
        assert text.get_content().splitlines() == files[f"{beside}txt"].decode().splitlines()
        confined = files[f"{beside}html"].decode().splitlines()
        assert page.get_content().splitlines() == [line for line in confined if "Content-Security-Policy" not in line]
    message = email.message_from_bytes(files[f"{DAY}.eml"], policy=email.policy.default)
    assert (message["Subject"], message["Date"]) == ("Briefing vom 4. April 2025", "Fri, 04 Apr 2025 00:00:00 +0000")


class Recording(dict[str, str]):
    """Texts that know which of them were asked for."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__(texts)
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.used.add(key)
        return super().__getitem__(key)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_text_of_mails_is_used(language: str) -> None:
    """Mails ask for every text that is theirs."""
    profile = profiles()[language]
    texts = Recording(dict(profile.interface.text))
    interface = profile.interface.model_copy(update={"text": texts})
    for url in (SITE_URL, ""):
        website = Website("Briefings", url, profile.model_copy(update={"interface": interface}))
        briefing = sample_briefing(website.paths)
        person, *others = briefing.persons
        mails(replace(briefing, persons=(replace(person, says=person.says * 20), *others)), website)
    own = {key for key in texts if key.startswith("mail_")}
    assert own
    assert own <= texts.used
