"""Pages with long lists, as the site has them, to try the filters on: their data are made by the site's own code."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from generator.briefing import (
    ActorEntry,
    ArticleEntry,
    Briefing,
    QuoteEntry,
    Ref,
    RoleEntry,
    Standing,
    TopicEntry,
    TopicLink,
)
from generator.language import load_profiles
from generator.readable import readable_day
from generator.share.data import data_files
from generator.website import Website

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PROJECT = Path(__file__).resolve().parent.parent
ASSETS = PROJECT / "site_config" / "theme" / "assets"
TOPIC_PAGE = "themen/hafen.md"
FILES = ("briefings.css", "filter.css", "filter.js")
PER_ARTICLE = 10
FIRST_YEAR = 2023
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
PEOPLE = tuple(
    f"{first} {last}"
    for last in ("Ahlers", "Brodersen", "Clasen", "Detlefs", "Ewers", "Müller", "Groß", "Harms")
    for first in ("Antje", "Bendix", "Carsten", "Dörte", "Enno")
)
TOPICS = ("Hafen", "Schleuse", "Deich", "Fähre", "Werft", "Fischerei")
STANCES = ("sagt", "fordert", "bestreitet", "kündigt an")
SUBJECTS = (
    "Die Schleuse",
    "Der Deich am Südufer",
    "Die neue Fähre",
    "Das Baggergut",
    "Die Kaimauer",
    "Der Lotsendienst",
)
VERBS = ("braucht", "kostet", "verlangt", "verdient", "verträgt")
OBJECTS = ("mehr Geld", "einen zweiten Gutachter", "Zeit bis zum Herbst", "eine ehrliche Rechnung", "keinen Aufschub")
HOSTILE = '<img src=x onerror=alert(1)> "><script>alert(2)</script> & {n}'


@dataclass(frozen=True, slots=True)
class Pages:
    """A folder with a topic's page and the list of persons, and what is on them."""

    briefing: Briefing
    site: Website

    @property
    def topic(self) -> TopicEntry:
        """The topic whose page has the quotations."""
        return self.briefing.topics[0]


def made_site(quotes: int, *, hostile: bool = False) -> Pages:
    """A site with so many quotations about one topic; if ``hostile``, one of them tries to break out of its text."""
    site = Website("Briefings", "", load_profiles(PROJECT / "site_config" / "languages")["de"], days_new=0)
    articles = tuple(_article(number) for number in range(-(-quotes // PER_ARTICLE)))
    said = tuple(quote for article in articles for quote in article.quotes)[:quotes]
    if hostile:
        said = (replace(said[0], pieces=(HOSTILE,), speaker=HOSTILE, stance=HOSTILE, actor=None), *said[1:])
    speakers = {quote.actor.name for quote in said if quote.actor}
    persons = tuple(_person(name, said, articles) for name in PEOPLE if name in speakers)
    topic = TopicEntry(Ref("Hafen", TOPIC_PAGE), None, (), articles, said, (), id="hafen")
    return Pages(Briefing(articles, persons, (), (topic,), (), ()), site)


def write_site(pages: Pages, folder: Path, *, shown: int, grouped: bool = True) -> None:
    """Write both pages, with so many entries of each list on them, and their data.

    If ``grouped``, quotations stand under a line for their article, as on topics' pages; else each has an anchor and
    names its article.
    """
    site = pages.site
    for name in FILES:
        (folder / "assets").mkdir(parents=True, exist_ok=True)
        (folder / "assets" / name).write_bytes((ASSETS / name).read_bytes())
    data = data_files(pages.briefing, site)
    for path in ("themen/hafen/data.json", "personen/data.json"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data[path])
    quotes = pages.topic.quotes
    said = "".join(_groups(quotes[:shown], site) if grouped else _blocks(quotes[:shown], site, named=False))
    _write_page(folder / "themen/hafen/index.html", "Hafen", _list("quotes", len(quotes), said), site)
    persons = pages.briefing.persons
    names = f'<ul class="eintraege">{"".join(_entry(actor, site) for actor in persons[:shown])}</ul>'
    _write_page(folder / "personen/index.html", "Personen", _list("actors", len(persons), names), site)


def _article(number: int) -> ArticleEntry:
    month, day = number % 24, number % 28 + 1
    date = f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02}-{day:02}"
    ref = Ref(f"Bericht {number} aus dem Hafen", f"artikel/{date}-bericht-{number}.md")
    topics = (Ref("Hafen", TOPIC_PAGE), Ref(TOPICS[1 + number % 5], f"themen/{number % 5}.md"))
    source = ("Nordmark-Bote", "Küstenkurier")[number % 2]
    bare = ArticleEntry(
        ref=ref,
        kicker="",
        date=date,
        day=None,
        source=source,
        url="",
        author="",
        language="de",
        text=(),
        persons=(),
        organisations=(),
        topics=tuple(TopicLink(topic, ()) for topic in topics),
        quotes=(),
    )
    return replace(bare, quotes=tuple(_quote(bare, number * PER_ARTICLE + index) for index in range(PER_ARTICLE)))


def _quote(article: ArticleEntry, number: int) -> QuoteEntry:
    subject, verb = SUBJECTS[number % 6], VERBS[number // 6 % 5]
    words = f"{subject} {verb} {OBJECTS[number // 30 % 5]}, und zwar zum {number}. Mal."
    name = PEOPLE[number % len(PEOPLE)]
    known = number % 7 > 0
    return QuoteEntry(
        anchor=f"z-{number:08x}",
        verbatim=number % 3 > 0,
        pieces=(words,),
        context=f"Bei der Sitzung im Rathaus kam die Rede darauf. „{words}“, sagte {name} vor der Presse.",
        speaker=name if known else "ein Anwohner",
        actor=Ref(name, _person_page(name)) if known else None,
        names=(),
        stance=STANCES[number % 4],
        article=article.ref,
        date=article.date,
        source=article.source,
        topics=tuple(link.topic for link in article.topics),
    )


def _person_page(name: str) -> str:
    return f"personen/{PEOPLE.index(name)}.md"


def _person(name: str, quotes: Sequence[QuoteEntry], articles: Sequence[ArticleEntry]) -> ActorEntry:
    says = tuple(quote for quote in quotes if quote.actor and quote.actor.name == name)
    own = {quote.article for quote in says}
    return ActorEntry(
        id=f"p-{PEOPLE.index(name)}",
        ref=Ref(name, _person_page(name)),
        kind="person",
        standing=Standing(2.0),
        other_names=(),
        roles=(RoleEntry("Lotsin", "", articles[0].ref),) if name.endswith("Harms") else (),
        says=says,
        about=(),
        articles=tuple(article for article in articles if article.ref in own),
        topics=(),
    )


def _list(kind: str, total: int, items: str) -> str:
    return f'<div class="liste" data-list="{kind}" data-total="{total}" data-source="data.json">{items}</div>'


def _groups(quotes: Sequence[QuoteEntry], site: Website) -> Iterator[str]:
    for article, own in groupby(quotes, key=lambda quote: quote.article):
        said = tuple(own)
        day = readable_day(said[0].date, site.profile)
        link = f'<a href="../../{site.address(article.path)}">{escape(article.name)}</a>'
        yield f'<div class="gruppe"><p class="gruppe-titel">{day} · {link}, {said[0].source}</p>'
        yield from _blocks(said, site, named=True)
        yield "</div>"


def _blocks(quotes: Iterable[QuoteEntry], site: Website, *, named: bool) -> Iterator[str]:
    """Quotations as the pages' template writes them; if ``named``, their article stands above already."""
    for quote in quotes:
        kind, label = ("woertlich", "Wörtlich") if quote.verbatim else ("sinngemaess", "Sinngemäß")
        article = f"../../{site.address(quote.article.path)}"
        words = f"„{quote.pieces[0]}“" if quote.verbatim else quote.pieces[0]
        speaker = (
            f'<strong><a href="../../{site.address(quote.actor.path)}">{escape(quote.actor.name)}</a></strong>'
            if quote.actor
            else f"<strong>{escape(quote.speaker)}</strong> (nicht zugeordnet)"
        )
        day = readable_day(quote.date, site.profile)
        place = "" if named else f' · <a href="{article}">{escape(quote.article.name)}</a>, {quote.source}, {day}'
        yield f'<div class="admonition {kind} zitat" {_attributes(quote, anchor=not named)}>'
        yield f'<p class="admonition-title"><strong>{label}</strong> <em>{escape(quote.stance)}</em></p>'
        yield f"<p>{escape(words)}</p>"
        yield f'<p>{speaker}{place} · <a href="{article}#{quote.anchor}">Zum Zitat</a></p>'
        yield f"<p>Im Zusammenhang: <em>{escape(quote.context)}</em></p></div>"


def _attributes(quote: QuoteEntry, *, anchor: bool) -> str:
    attributes = {"id": quote.anchor} if anchor else {}
    attributes |= {
        "data-id": quote.anchor,
        "data-date": quote.date,
        "data-stance": quote.stance,
        "data-speaker": quote.actor.name if quote.actor else "",
        "data-topics": "|".join(topic.name for topic in quote.topics),
    }
    return " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())


def _entry(actor: ActorEntry, site: Website) -> str:
    """A person in the list of persons as its template writes it."""
    role = f", {actor.roles[0].text}" if actor.roles else ""
    date = max(article.date for article in actor.articles)
    return (
        f'<li class="eintrag" data-name="{actor.ref.name}" data-kind="person" data-articles="{len(actor.articles)}"'
        f' data-quotes="{len(actor.says)}" data-date="{date}">'
        f'<strong><a href="../{site.address(actor.ref.path)}">{actor.ref.name}</a></strong>{role}'
        f" – {len(actor.says)} Zitate, {len(actor.articles)} Artikel</li>"
    )


def _write_page(path: Path, title: str, content: str, site: Website) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(_page(path, title, content, site)), "utf-8")


def _page(path: Path, title: str, content: str, site: Website) -> Iterator[str]:
    """The frame of a page, as far as filters ask for it."""
    up = "../" * (2 if path.parent.name == "hafen" else 1)
    texts = site.profile.interface.text
    script = {key.removeprefix("script_"): value for key, value in texts.items() if key.startswith("script_")}
    yield f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f'<link rel="icon" href="{up}assets/filter.css">'
    for name in FILES[:2]:
        yield f'<link rel="stylesheet" href="{up}assets/{name}">'
    yield f'<script src="{up}assets/{FILES[2]}" defer></script></head>'
    yield '<body data-md-color-scheme="default"><main class="md-typeset">'
    yield f"<h1>{title}</h1><h2>Zitate</h2>{content}</main>"
    yield f'<script type="application/json" id="briefings-texts">{json.dumps(script)}</script></body></html>'
