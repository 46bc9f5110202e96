"""Tests of the stages in order: what is gathered before anything is written, and what stops a run."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator import pipeline
from generator.errors import PublishError, RegistryError, SelectionError, SettingsError, VerbatimError
from generator.executors import InlineExecutor
from generator.pipeline import Report, brief, build, check, extract
from generator.project import load_project
from generator.settings import Layout
from tests.samples import head, make_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HARBOUR = """\
Hafen bleibt offen
Stand: 04.04.2025

„Der Hafen bleibt in diesem Jahr offen“, sagte Hafenmeister Ole Tamsen am Freitag im Rathaus von Brellin.

Nach dem Sturm hatten viele Fischer das Gegenteil befürchtet. Laut Ole Tamsen kommt der Bagger im Mai.
"""
DYKE = """\
---
title: Deich wird höher
date: 2025-05-01
---
Die Bauleute haben am Montag begonnen, den Deich bei Brellin um einen Meter zu erhöhen.

Ministerin Wiebke Ott sagte, die Arbeit sei im Herbst getan.
"""
FRENCH = "Le ministre des Transports a annoncé lundi que le vieux pont serait fermé pendant plusieurs semaines.\n"


class Steps:
    """Keeps the names of the stages, and how many things were counted in each."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.counted: dict[str, tuple[int | None, int]] = {}

    @contextmanager
    def step(self, name: str, total: int | None = None) -> Iterator[Callable[[], None]]:
        """Begin a stage."""
        self.names.append(name)
        self.counted[name] = (total, 0)

        def advance() -> None:
            self.counted[name] = (total, self.counted[name][1] + 1)

        yield advance


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A project with two articles."""
    return Layout(make_project(tmp_path, {"hafen.txt": HARBOUR, "2025/deich.md": DYKE}))


def run(layout: Layout, **options: Any) -> Report:
    """Build the pages of a project, without the site."""
    return build(load_project(layout), Steps(), **({"site": False} | options))


def head_of(layout: Layout, path: str) -> dict[str, Any]:
    """Return the front matter of a page that was written."""
    return head((layout.docs / path).read_text("utf-8"))


def written(layout: Layout) -> set[str]:
    """Return every file that a build has written, but for the cache."""
    files = {path for folder in (layout.build, layout.registry) for path in folder.rglob("*") if path.is_file()}
    return {path.relative_to(layout.root).as_posix() for path in files if layout.cache not in path.parents}


def test_from_articles_to_pages(layout: Layout) -> None:
    """Two articles become pages and addresses, and the report counts what was done."""
    report = run(layout)
    assert (report.articles, report.analysed, report.quotes, report.skipped, report.site) == (2, 2, 3, [], None)
    docs = {path.removeprefix("build/docs/") for path in written(layout) if path.startswith("build/docs/")}
    assert len(docs) == report.docs.written
    assert len({path for path in docs if path.endswith(".md")}) == report.pages
    assert {
        "index.md",
        "artikel/2025-04-04-hafen-bleibt-offen.md",
        "artikel/2025-05-01-deich-wird-hoeher.md",
        "briefings/2025-05-01.md",
        "personen/ole-tamsen.md",
        "personen/wiebke-ott.md",
        "zitate/2025-04.md",
        "ueber.md",
        "netz/index.md",
        "suche/index.md",
    } <= docs
    assert {
        "feed.xml",
        "feed.json",
        "robots.txt",
        "daten/ties.json",
        "daten/site.jsonl",
        "daten/quotes.csv",
        *(f"personen/ole-tamsen/{name}" for name in ("data.json", "feed.xml", "feed.json", "mail.html", "mail.eml")),
        *(f"briefings/2025-05-01/{name}" for name in ("data.json", "mail.html", "mail.txt", "mail.eml")),
        "artikel/2025-04-04-hafen-bleibt-offen/data.json",
    } <= docs
    assert written(layout) - {f"build/docs/{path}" for path in docs} == {
        "build/mkdocs.yml",
        "content/registry/actors.jsonl",
        "content/registry/articles.jsonl",
        "content/registry/stories.jsonl",
        "content/registry/topics.jsonl",
    }


def test_second_run(layout: Layout) -> None:
    """The same articles are not analysed again, and nothing is written."""
    first, second = run(layout), run(layout)
    assert (second.articles, second.analysed) == (2, 0)
    assert (second.docs.written, second.docs.removed, second.docs.kept) == (0, 0, first.docs.written)


def test_stages_in_order(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stages follow one another as in the architecture, and the analysis counts its articles."""
    monkeypatch.setattr(pipeline, "build_site", lambda *_, **__: None)
    steps = Steps()
    build(load_project(layout), steps)
    assert steps.names == ["read", "analyse", "link", "gather", "curate", "render", "share", "write", "build site"]
    assert steps.counted["analyse"] == (2, 2)


def test_time_of_the_site_is_the_newest_articles(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is built as of its newest article's day, so that no clock is in it."""
    seen: list[dict[str, Any]] = []
    monkeypatch.setattr(pipeline, "build_site", lambda _, **options: seen.append(options))
    run(layout, site=True)
    (layout.articles / "2025" / "deich.md").unlink()
    (layout.articles / "hafen.txt").write_text(HARBOUR.replace("Stand: 04.04.2025\n", ""), "utf-8")
    run(layout, site=True)
    assert [options["timestamp"] for options in seen] == [1_746_057_600, 0]


@pytest.mark.parametrize(("option", "expected"), [(None, 3), (1, 1), (0, 0)])
def test_workers(layout: Layout, monkeypatch: pytest.MonkeyPatch, option: int | None, expected: int) -> None:
    """The number of workers is the settings', unless the command names another."""
    asked: list[int] = []

    def make_executor(workers: int) -> InlineExecutor:
        asked.append(workers)
        return InlineExecutor()

    monkeypatch.setattr(pipeline, "make_executor", make_executor)
    layout.settings.write_text("[analysis]\nworkers = 3\n", "utf-8")
    run(layout, workers=option)
    assert asked == [expected]


def test_own_pages(layout: Layout) -> None:
    """Hand-written pages and what belongs to them go to the site as they are; hidden files do not."""
    (layout.pages / "bilder").mkdir(parents=True)
    (layout.pages / "impressum.md").write_text("# {{ Wir }}", "utf-8")
    (layout.pages / "bilder" / "hafen.png").write_bytes(b"\x89PNG")
    (layout.pages / ".entwurf.md").write_text("nein", "utf-8")
    run(layout)
    assert (layout.docs / "impressum.md").read_text("utf-8") == "# {{ Wir }}"
    assert (layout.docs / "bilder" / "hafen.png").read_bytes() == b"\x89PNG"
    assert not (layout.docs / ".entwurf.md").exists()
    nav = yaml.safe_load(layout.derived_mkdocs.read_text("utf-8"))["nav"]
    assert nav[-1] == {"Über": [{"Über diese Seiten": "ueber.md"}, {"{{ Wir }}": "impressum.md"}]}


def test_own_page_about_the_site(layout: Layout) -> None:
    """A hand-written page about the site stands in the generated one's place, in either language."""
    layout.pages.mkdir(parents=True)
    (layout.pages / "ueber.md").write_text("# Wir\n", "utf-8")
    generated = run(layout).pages
    assert (layout.docs / "ueber.md").read_text("utf-8") == "# Wir\n"
    (layout.pages / "ueber.md").unlink()
    assert run(layout).pages == generated
    assert head_of(layout, "ueber.md")["kind"] == "about"


def test_own_page_in_the_way(layout: Layout) -> None:
    """A hand-written page with a generated page's address stops the run before anything is written."""
    layout.pages.mkdir(parents=True)
    (layout.pages / "index.md").write_text("mein Start", "utf-8")
    with pytest.raises(SettingsError) as raised:
        run(layout)
    assert raised.value.faults == [f"{layout.pages / 'index.md'}: a generated page has this address. Rename the file."]
    assert written(layout) == set()


def test_invented_words_stop_the_run(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """If one quotation is not its article's, nothing is written."""

    def refuse(*_: object) -> None:
        raise VerbatimError("erfunden")

    monkeypatch.setattr(pipeline, "check_verbatim", refuse)
    with pytest.raises(VerbatimError):
        run(layout)
    assert written(layout) == set()


def break_template(layout: Layout) -> None:
    """Put a fault into a template."""
    (layout.templates / "article.md").write_text("{{ gibtsnicht }}", "utf-8")


def break_registry(layout: Layout) -> None:
    """Put a fault into the registry."""
    layout.registry.mkdir(parents=True, exist_ok=True)
    (layout.registry / "actors.jsonl").write_text("<<<<<<< HEAD\n", "utf-8")


@pytest.mark.parametrize(
    ("damage", "error"),
    [(break_template, SettingsError), (break_registry, RegistryError)],
    ids=["template", "registry"],
)
def test_fault_leaves_everything_as_it_was(
    layout: Layout, damage: Callable[[Layout], None], error: type[Exception]
) -> None:
    """A fault in a late stage leaves pages and addresses of the last run as they were."""
    run(layout)
    before = {path: (layout.root / path).read_bytes() for path in written(layout)}
    (layout.articles / "hafen.txt").write_text(HARBOUR.replace("offen", "geschlossen"), "utf-8")
    damage(layout)
    with pytest.raises(error):
        run(layout)
    after = {path: (layout.root / path).read_bytes() for path in written(layout)}
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert changed <= {"content/registry/actors.jsonl"}


def test_languages(layout: Layout) -> None:
    """An article in a language without a profile is left out with the remedy; the others are published."""
    (layout.articles / "pont.txt").write_text(f"Le pont est fermé\n\n{FRENCH}", "utf-8")
    report = run(layout)
    (skipped,) = report.skipped
    assert report.articles == 2
    assert skipped.place == "pont.txt"
    assert skipped.reason.startswith("the text seems to be in the language 'fr', which has no file in site_config")
    assert "(there is: de, en). Add a language file, or set `language` in the article." in skipped.reason


def edit(layout: Layout, *tables: str) -> None:
    """Write these rules of the editor."""
    layout.actors.write_text("".join(f"[[actor]]\n{table}\n" for table in tables), "utf-8")


def registry_of(layout: Layout) -> dict[str, dict[str, Any]]:
    """Return the actors' entries of the registry by address."""
    lines = (layout.registry / "actors.jsonl").read_text("utf-8").splitlines()
    return {entry["slug"]: entry for entry in map(json.loads, lines)}


def test_registry_knows_who_had_a_page(layout: Layout) -> None:
    """Who has a page is marked in the registry; who has too few points is not, and keeps the address all the same."""
    layout.settings.write_text("[pages]\nmin_actor_weight = 3\n", "utf-8")
    run(layout)
    assert {slug: entry.get("page", False) for slug, entry in registry_of(layout).items()} == {
        "ole-tamsen": True,
        "wiebke-ott": False,
    }
    assert not (layout.docs / "personen" / "wiebke-ott.md").exists()


def test_page_stays_with_fewer_points(layout: Layout) -> None:
    """A page that was given out stays when more points are asked for."""
    run(layout)
    layout.settings.write_text("[pages]\nmin_actor_weight = 100\n", "utf-8")
    run(layout)
    assert (layout.docs / "personen" / "wiebke-ott.md").is_file()
    assert registry_of(layout)["wiebke-ott"]["page"] is True


def test_editors_word(layout: Layout) -> None:
    """The editor's note, name and address reach the page, and the old address leads to the new one."""
    run(layout)
    edit(layout, 'name = "Wiebke Ott"\nrename = "Wiebke Ott-Jansen"\nslug = "ott-jansen"\nnote = "Seit Mai."')
    assert run(layout).skipped == []
    page = (layout.docs / "personen" / "ott-jansen.md").read_text("utf-8")
    assert head(page)["title"] == "Wiebke Ott-Jansen"
    assert "\nSeit Mai&#46;\n" in page
    assert head_of(layout, "personen/wiebke-ott.md")["redirect"] == "../ott-jansen/"
    edit(layout)
    run(layout)
    assert head_of(layout, "personen/wiebke-ott.md")["redirect"] == "../ott-jansen/"


def test_hidden_actor(layout: Layout) -> None:
    """Whom the editor hides has neither page nor link; the old page is left and says nothing of them."""
    run(layout)
    edit(layout, 'name = "Ole Tamsen"\nhide = true')
    assert run(layout).skipped == []
    pages = {path.name: path.read_text("utf-8") for path in layout.docs.rglob("*.md")}
    assert [name for name, page in pages.items() if "ole-tamsen.md" in page] == []
    assert head(pages["ole-tamsen.md"])["kind"] == "moved"
    assert "Tamsen" not in pages["ole-tamsen.md"]


def test_hidden_before_there_was_a_page(layout: Layout) -> None:
    """Who is hidden from the start has no page at all."""
    edit(layout, 'name = "Ole Tamsen"\nhide = true')
    run(layout)
    assert not (layout.docs / "personen" / "ole-tamsen.md").exists()


def test_rule_that_matches_nobody(layout: Layout) -> None:
    """A rule of the editor on somebody who is in no article is reported with its file and name."""
    edit(layout, 'name = "Ole Tamsen"\nnote = "Da."', 'name = "Niemand Sonst"\nhide = true')
    (skipped,) = run(layout).skipped
    assert skipped.place == f"{layout.actors}: 'Niemand Sonst'"
    assert skipped.reason == "this rule matches nobody in the articles. Correct the name, or delete the rule."


FLOOD = {
    "Hochwasser in Brellin: Deich hält": """\
Das Hochwasser hat in Brellin bisher keinen Schaden angerichtet. Deichgraf Ole Tamsen ließ Sandsäcke füllen.

„Der Deich hält“, sagte Ole Tamsen am Morgen vor Schaulustigen.
""",
    "Hochwasser: Häuser in Brellin geräumt": """\
Wegen des Hochwassers mussten am Hafenweg zwölf Familien ausziehen; sie schliefen in einer Turnhalle.

Laut Ole Tamsen ist in Brellin mit einem weiteren Anstieg zu rechnen. Die Feuerwehr brachte Decken und Suppe.
""",
    "Scheitel des Hochwassers in Brellin erwartet": """\
Am Montag soll das Hochwasser seinen höchsten Stand erreichen. Helfer dichteten einen Riss mit Planen ab.

„Noch zwei Nächte“, sagte Ole Tamsen. Schulen in Brellin bleiben geschlossen, Busse fahren Umwege.
""",
    "Nach dem Hochwasser: Aufräumen in Brellin beginnt": """\
Pumpen leeren die Keller, auf den Wiesen trocknet Schlamm. Ole Tamsen dankte allen, die geholfen haben.

Das Hochwasser hat in Brellin nach ersten Schätzungen zwei Millionen Euro gekostet.
""",
}


def flood(layout: Layout) -> None:
    """Add four reports on one event to the project."""
    for day, (title, text) in enumerate(FLOOD.items(), start=5):
        (layout.articles / f"lahe-{day}.txt").write_text(f"{title}\nStand: {day:02}.04.2025\n\n{text}", "utf-8")


def own_topics(layout: Layout, *tables: str) -> None:
    """Write these rules on topics."""
    layout.own_topics.write_text("".join(f"[[rule]]\n{table}\n" for table in tables), "utf-8")


def test_story_and_topics_on_pages(layout: Layout) -> None:
    """Reports on one event become a story, and are filed under a topic; both have addresses in the registry."""
    flood(layout)
    run(layout)
    pages = {path for path in written(layout) if path.endswith(".md")}
    (story,) = [path for path in pages if path.startswith("build/docs/ereignisse/") and not path.endswith("index.md")]
    assert story.startswith("build/docs/ereignisse/2025-04-05-")
    page = (layout.root / story).read_text("utf-8")
    assert page.count("\n### ") == len(FLOOD)
    entries = [json.loads(line) for line in (layout.registry / "stories.jsonl").read_text("utf-8").splitlines()]
    assert [(entry["slug"], len(entry["articles"])) for entry in entries] == [
        (story.rpartition("/")[2].removesuffix(".md"), len(FLOOD))
    ]
    slugs = {json.loads(line)["slug"] for line in (layout.registry / "topics.jsonl").read_text("utf-8").splitlines()}
    topics = {path for path in pages if path.startswith("build/docs/themen/")}
    assert topics == {f"build/docs/themen/{slug}.md" for slug in {*slugs, "index"}}
    assert slugs


def test_start_page_is_the_newest_day(layout: Layout) -> None:
    """The start page shows the briefing of the newest day; the week's has all its days."""
    flood(layout)
    (layout.articles / "2025" / "deich.md").unlink()
    run(layout)
    start = (layout.docs / "index.md").read_text("utf-8")
    assert "(briefings/2025-04-08.md)" in start
    assert "Aufräumen in Brellin beginnt" in start
    week = (layout.docs / "briefings" / "2025-w15.md").read_text("utf-8")
    assert "(2025-04-07.md)" in week
    assert "(2025-04-08.md)" in week


def test_own_topics(layout: Layout) -> None:
    """What the editor says of topics reaches the pages, and the old address leads to the new one."""
    flood(layout)
    run(layout)
    lines = (layout.registry / "topics.jsonl").read_text("utf-8").splitlines()
    topic = min((json.loads(line) for line in lines), key=lambda one: one["slug"])
    own_topics(
        layout, f'topic = "{topic["name"]}"\nrename = "Die Lahe"\nslug = "lahe"\npin = true\nnote = "Seit April."'
    )
    assert run(layout).skipped == []
    page = (layout.docs / "themen" / "lahe.md").read_text("utf-8")
    assert head(page)["title"] == "Die Lahe"
    assert "Seit April&#46;" in page
    assert head_of(layout, f"themen/{topic['slug']}.md")["redirect"] == "../lahe/"
    assert "(themen/lahe.md)" in (layout.docs / "index.md").read_text("utf-8")


def test_hidden_topic(layout: Layout) -> None:
    """A hidden topic has neither page nor link; its address says that it is gone."""
    flood(layout)
    run(layout)
    lines = (layout.registry / "topics.jsonl").read_text("utf-8").splitlines()
    topics = [json.loads(line) for line in lines]
    own_topics(layout, *(f'topic = "{topic["name"]}"\nhide = true' for topic in topics))
    assert run(layout).skipped == []
    for topic in topics:
        found = head_of(layout, f"themen/{topic['slug']}.md")
        assert (found["kind"], found["redirect"]) == ("moved", "")
    others = [path.read_text("utf-8") for path in layout.docs.rglob("*.md") if path.parent.name != "themen"]
    assert [page for page in others if "themen/" in page.replace("themen/index.md", "")] == []


def test_unused_topic_rules(layout: Layout) -> None:
    """A rule that matches no topic, and an address that is taken, are reported with file and name."""
    flood(layout)
    run(layout)
    lines = (layout.registry / "topics.jsonl").read_text("utf-8").splitlines()
    first, second, *_ = (json.loads(line) for line in lines)
    listed = {topic.id for topic in load_project(layout).plan.taxonomy.topics}
    assert {first["id"], second["id"]} <= listed
    own_topics(layout, f'topic = "{first["name"]}"\nslug = "{first["slug"]}-alt"')
    run(layout)
    own_topics(
        layout, 'topic = "Gibt es nicht"\nhide = true', f'topic = "{second["name"]}"\nslug = "{first["slug"]}-alt"'
    )
    unused, refused = run(layout).skipped
    assert unused.place == f"{layout.own_topics}: 'Gibt es nicht'"
    assert unused.reason == "this rule matches no topic. Correct the name, or delete the rule."
    assert refused.place == f"{layout.own_topics}: {second['name']!r}, slug '{first['slug']}-alt'"
    assert refused.reason == "another page has this address. Choose another slug."


def test_faulty_own_topics(layout: Layout) -> None:
    """Faults of the editor's file of topics are named with file and key."""
    own_topics(layout, 'topic = "Bahn"\nhid = true')
    with pytest.raises(SettingsError) as raised:
        load_project(layout)
    (fault,) = raised.value.faults
    assert fault.startswith(f"{layout.own_topics}: rule.0.hid: unknown key. Did you mean 'hide'?")


def test_own_topics_that_contradict_the_list(layout: Layout) -> None:
    """An id that both files have is named with both."""
    first = layout.topics.read_text("utf-8").partition('id = "')[2].partition('"')[0]
    layout.own_topics.write_text(f'[[topic]]\nid = "{first}"\nname = {{ de = "X" }}\nwords = {{}}\n', "utf-8")
    with pytest.raises(SettingsError) as raised:
        load_project(layout)
    (fault,) = raised.value.faults
    assert f"{layout.topics}" in fault
    assert f"{layout.own_topics}" in fault
    assert f"these ids are given twice: {first}" in fault


def test_own_topic(layout: Layout) -> None:
    """A topic that the editor adds is filed like those of the list."""
    layout.own_topics.write_text(
        '[[topic]]\nid = "hafenmeister"\nname = { de = "Häfen hier" }\nwords = { de = ["Hafen", "Hafenmeister"] }\n',
        "utf-8",
    )
    layout.settings.write_text("[pages]\nmin_topic_score = 1\n", "utf-8")
    run(layout)
    page = (layout.docs / "themen" / "hafenmeister.md").read_text("utf-8")
    assert head(page)["title"] == "Häfen hier"
    assert "hafen-bleibt-offen.md" in page


def test_brief(layout: Layout) -> None:
    """A briefing that somebody asks for is a page of its own; nothing but the cache is written."""
    project = load_project(layout)
    options: dict[str, Any] = {"topics": (), "first": "2025-04-01", "last": "2025-04-30"}
    page = brief(project, Steps(), actors=("ole-tamsen",), **options)
    assert head(page)["kind"] == "span"
    assert "# Briefing&#58; Ole Tamsen&#58; " in page
    assert "(artikel/2025-04-04-hafen-bleibt-offen.md)" in page
    assert "deich-wird-hoeher" not in page
    assert written(layout) == set()
    with pytest.raises(SelectionError):
        brief(project, Steps(), actors=("Niemand",), **options)


def test_brief_can_be_put_on_the_site(layout: Layout) -> None:
    """The page stands as it is among the hand-written ones."""
    page = brief(load_project(layout), Steps(), actors=(), topics=(), first="", last="")
    layout.pages.mkdir(parents=True)
    (layout.pages / "april.md").write_text(page, "utf-8")
    run(layout)
    assert (layout.docs / "april.md").read_text("utf-8") == page
    links = re.findall(r"\]\(([^)#]+\.md)", page)
    assert [link for link in links if not (layout.docs / link).is_file()] == []
    assert links


def test_gazetteer(layout: Layout) -> None:
    """Names and ids that a gazetteer knows reach the pages; without a gazetteer the names are the articles'."""
    names = layout.root / "namen.csv"
    names.write_text("name,aliases,kind,wikidata\nHafenmeister Tamsen,Ole Tamsen,person,Q7\n", "utf-8")
    layout.settings.write_text('[actors]\ngazetteer = "namen.csv"\n', "utf-8")
    run(layout)
    page = (layout.docs / "personen" / "hafenmeister-tamsen.md").read_text("utf-8")
    assert "https://www.wikidata.org/wiki/Q7" in page
    assert head(page)["title"] == "Hafenmeister Tamsen"


def test_faults_of_editor_and_gazetteer(layout: Layout) -> None:
    """Faults of the editor's rules and the gazetteer are told together with all others."""
    edit(layout, 'nome = "Ole Tamsen"')
    layout.topics.write_text("[[topic]]\n", "utf-8")
    (layout.root / "namen.csv").write_text("name,kind\nOtt,mensch\n", "utf-8")
    layout.settings.write_text('[actors]\ngazetteer = "namen.csv"\n', "utf-8")
    with pytest.raises(SettingsError) as raised:
        load_project(layout)
    files = [fault.split(": ")[0] for fault in raised.value.faults]
    assert set(files) == {str(layout.actors), str(layout.topics), f"{layout.root / 'namen.csv'}:2"}


def test_gazetteer_that_is_not_there(layout: Layout) -> None:
    """A gazetteer that the settings name must be there."""
    layout.settings.write_text('[actors]\ngazetteer = "fehlt.csv"\n', "utf-8")
    with pytest.raises(SettingsError, match=r"fehlt\.csv: the gazetteer is missing"):
        load_project(layout)


def test_text_too_short_for_a_language(layout: Layout) -> None:
    """An article too short to tell its language is taken for one in the site's."""
    shutil.rmtree(layout.articles)
    layout.articles.mkdir()
    (layout.articles / "kurz.jsonl").write_text('{"text": "Otto 7."}\n', "utf-8")
    report = run(layout)
    assert (report.articles, report.skipped) == (1, [])


def test_no_articles(layout: Layout) -> None:
    """A project without articles has its start page, eight lists, search and page about the site, and empty data."""
    shutil.rmtree(layout.articles)
    layout.articles.mkdir()
    report = run(layout)
    assert (report.articles, report.pages) == (0, 1 + 8 + 2)
    assert (layout.docs / "daten" / "ties.json").is_file()


def test_pages_of_the_web_and_of_a_disk(layout: Layout) -> None:
    """The engine for reading from disk makes each page a file, for MkDocs as for all addresses in data and heads."""
    layout.settings.write_text('[site]\nsearch = "material"\n', "utf-8")
    run(layout)
    assert yaml.safe_load(layout.derived_mkdocs.read_text("utf-8"))["use_directory_urls"] is False
    lines = map(json.loads, (layout.docs / "daten" / "site.jsonl").read_text("utf-8").splitlines())
    pages = [line["page"] for line in lines if "page" in line]
    assert pages
    assert [page for page in pages if not page.endswith(".html")] == []
    assert 'data-source: "ole-tamsen/data.json"' in (layout.docs / "personen" / "ole-tamsen.md").read_text("utf-8")


def test_address_of_the_site(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address of the site reaches pages, feeds and what MkDocs is told."""
    monkeypatch.setenv("SITE_URL", "https://example.org/blatt")
    run(layout)
    assert yaml.safe_load(layout.derived_mkdocs.read_text("utf-8"))["site_url"] == "https://example.org/blatt/"
    feed = (layout.docs / "feed.xml").read_text("utf-8")
    assert "https://example.org/blatt/artikel/2025-04-04-hafen-bleibt-offen/" in feed
    page = (layout.docs / "personen" / "ole-tamsen.md").read_text("utf-8")
    assert "https%3A%2F%2Fexample.org%2Fblatt%2Fpersonen%2Fole-tamsen%2F" in page


def test_search_is_of_the_articles(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is built with a search that knows its words, and another digest of them when they change."""
    seen: list[dict[str, Any]] = []
    monkeypatch.setattr(pipeline, "build_site", lambda _, **options: seen.append(options))
    run(layout, site=True)
    run(layout, site=True)
    (layout.articles / "hafen.txt").write_text(HARBOUR.replace("Bagger", "Kran"), "utf-8")
    run(layout, site=True)
    first, second, third = (options["words"] for options in seen)
    assert first == second != third
    assert all(callable(options["index"]) for options in seen)


def test_site_cannot_be_built(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """What MkDocs says reaches the caller; the pages are written by then."""

    def fail(*_: object, **__: object) -> None:
        raise PublishError("MkDocs sagt nein")

    monkeypatch.setattr(pipeline, "build_site", fail)
    with pytest.raises(PublishError, match="sagt nein"):
        run(layout, site=True)
    assert (layout.docs / "index.md").is_file()


def test_faults_of_all_files_together(layout: Layout) -> None:
    """Settings, languages and topics are all checked before the first fault is told."""
    layout.settings.write_text("[site]\nlang = 'de'\n", "utf-8")
    (layout.languages / "en.toml").write_text("code = 7\n", "utf-8")
    layout.topics.write_text("[[topic]]\n", "utf-8")
    with pytest.raises(SettingsError) as raised:
        load_project(layout)
    files = [fault.partition(": ")[0] for fault in raised.value.faults]
    assert set(files) == {str(layout.settings), str(layout.languages / "en.toml"), str(layout.topics)}


def test_interface_without_a_file(layout: Layout) -> None:
    """A site cannot speak a language that has no file."""
    layout.settings.write_text('[site]\nlanguage = "fr"\n', "utf-8")
    with pytest.raises(SettingsError) as raised:
        load_project(layout)
    assert raised.value.faults == [
        f"{layout.settings}: site.language: 'fr' has no file in {layout.languages}. There is: de, en."
    ]


def test_english_interface(layout: Layout) -> None:
    """The same German articles make a site that speaks English."""
    layout.settings.write_text('[site]\nlanguage = "en"\n', "utf-8")
    run(layout)
    assert "build/docs/people/ole-tamsen.md" in written(layout)
    assert "/// woertlich | **Verbatim** *says*\n" in (
        layout.docs / "articles" / "2025-04-04-hafen-bleibt-offen.md"
    ).read_text("utf-8")


def test_check(layout: Layout) -> None:
    """A check counts what can be read, reports what cannot, and writes nothing."""
    (layout.articles / "leer.txt").write_text("", "utf-8")
    steps = Steps()
    report = check(load_project(layout), steps)
    assert (report.articles, report.quotes, [one.place for one in report.skipped]) == (2, 3, ["leer.txt"])
    assert steps.names == ["read", "analyse", "link", "gather", "curate", "render", "share"]
    assert not layout.build.exists()
    assert not layout.registry.exists()


@pytest.mark.parametrize(
    ("damage", "error"),
    [(break_template, SettingsError), (break_registry, RegistryError)],
    ids=["template", "registry"],
)
def test_check_finds(layout: Layout, damage: Callable[[Layout], None], error: type[Exception]) -> None:
    """A check finds what would stop a build."""
    damage(layout)
    with pytest.raises(error):
        check(load_project(layout), Steps())


def test_extract(layout: Layout) -> None:
    """What is found comes in the order of the files; what cannot be read is reported."""
    files = [layout.articles / "2025" / "deich.md", layout.articles / "fehlt.txt", layout.articles / "hafen.txt"]
    report = Report()
    found = list(extract(load_project(layout), files, Steps(), report))
    assert [one.title for one in found] == ["Deich wird höher", "Hafen bleibt offen"]
    assert [[quote.speaker_name for quote in one.quotes] for one in found] == [["Wiebke Ott"], ["Ole Tamsen"] * 2]
    assert (report.articles, len(report.skipped)) == (2, 1)
    assert "fehlt.txt" in report.skipped[0].place
