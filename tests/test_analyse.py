"""Tests that articles are analysed once, in order, and alike wherever the work is done."""

from __future__ import annotations

import functools
import shutil
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

import generator.analyse
from generator.analyse import BATCH_SIZE, BATCHES_UNDER_WAY, Plan, analyse, content_key, fingerprint
from generator.cache import FILE_NAME, AnalysisCache
from generator.executors import InlineExecutor
from generator.extract import TopicFinder, extract
from generator.known_actors import KnownActor
from generator.records import Block
from generator.taxonomy import TopicRule
from tests.samples import ROOT, make_article, pipeline, profiles, taxonomy, topics
from tests.test_cache import change

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.records import Analysis, Article

PLAN = Plan(profiles(), taxonomy())
HARBOUR = Plan(profiles(), topics({"id": "hafen", "words": {"de": ("Hafen",)}}))


class CountingExecutor(InlineExecutor):
    """Runs each call at once and knows how many articles it was given in each."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run the call."""
        self.batches.append(len(args[-1]))
        return super().submit(fn, *args, **kwargs)


def numbered(count: int) -> list[Article]:
    """Return so many articles, each with a text of its own."""
    text = "„Der Hafen hat jetzt {} Boote“, sagte Hafenmeister Ole Tamsen."
    return [make_article(text.format(number), id=f"a{number}") for number in range(count)]


def test_what_is_found() -> None:
    """An analysis is what the language's pipeline and the finders make of the article."""
    german = make_article("Laut Ole Tamsen hält der Deich bei der Sturmflut.", id="d")
    english = make_article("According to Tom Hale the dyke holds in the storm surge.", id="e", language="en")
    expected = [
        extract(
            pipeline(article.language)(article.text),
            article,
            profiles()[article.language],
            TopicFinder(taxonomy(), article.language),
        )
        for article in (german, english)
    ]
    assert all(one.topics for one in expected)
    assert expected == list(analyse([german, english], PLAN, executor=InlineExecutor()))


def test_known_names() -> None:
    """Names of the gazetteer are found where the pipeline misses them, in each language."""
    plan = replace(PLAN, known=(KnownActor("Xandoria", "organisation"), KnownActor("Bundesregierung", "organisation")))
    articles = [
        make_article("Die Bundesregierung schweigt.", id="d"),
        make_article("Xandoria grows.", id="e", language="en"),
    ]
    with_names = analyse(articles, plan, executor=InlineExecutor())
    assert [[actor.name for actor in one.actors] for one in with_names] == [["Bundesregierung"], ["Xandoria"]]


def test_no_articles() -> None:
    """Nothing comes of nothing."""
    assert list(analyse([], PLAN, executor=InlineExecutor())) == []


def test_order_and_batches(tmp_path: Path) -> None:
    """Analyses come in the order of the articles, and the work goes out in batches."""
    articles = numbered(2 * BATCH_SIZE + 3)
    executor = CountingExecutor()
    with AnalysisCache(tmp_path, "f") as cache:
        found = list(analyse(articles, PLAN, executor=executor, cache=cache))
    assert [analysis.article for analysis in found] == [article.id for article in articles]
    assert executor.batches == [BATCH_SIZE, BATCH_SIZE, 3]


def test_same_in_other_processes() -> None:
    """Two worker processes find what this one finds, in the same order."""
    articles = numbered(2 * BATCH_SIZE + 1)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        elsewhere = list(analyse(articles, HARBOUR, executor=pool))
    assert elsewhere == list(analyse(articles, HARBOUR, executor=InlineExecutor()))


def test_few_batches_wait() -> None:
    """However many articles there are, only so many are taken in before the first analysis is handed out."""
    taken = []

    def articles() -> Any:
        for article in numbered((BATCHES_UNDER_WAY + 2) * BATCH_SIZE):
            taken.append(article)
            yield article

    next(analyse(articles(), PLAN, executor=InlineExecutor()))
    assert len(taken) == BATCHES_UNDER_WAY * BATCH_SIZE


def test_known_articles_are_not_analysed_again(tmp_path: Path) -> None:
    """What the cache knows is not handed to an executor; only what is new is."""
    articles = numbered(BATCH_SIZE + 4)
    with AnalysisCache(tmp_path, "f") as cache:
        first = list(analyse(articles, PLAN, executor=InlineExecutor(), cache=cache))
        assert cache.added == len(articles)
    new = make_article("Laut Ole Tamsen hält der Deich.", id="neu")
    executor = CountingExecutor()
    with AnalysisCache(tmp_path, "f") as cache:
        second = list(analyse([new, *articles], PLAN, executor=executor, cache=cache))
        assert cache.added == 1
    assert executor.batches == [1]
    assert [second[0].article, *second[1:]] == ["neu", *first]


def test_no_pipeline_without_new_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If nothing is new, no language model is loaded."""
    articles = numbered(3)
    with AnalysisCache(tmp_path, "f") as cache:
        first = list(analyse(articles, PLAN, executor=InlineExecutor(), cache=cache))
    monkeypatch.setattr("generator.nlp.load.load_pipeline", pytest.fail)
    generator.analyse._tools.cache_clear()  # noqa: SLF001 - a pipeline that is still loaded would hide the call
    with AnalysisCache(tmp_path, "f") as cache:
        assert first == list(analyse(articles, PLAN, executor=InlineExecutor(), cache=cache))


def test_same_text_under_another_id(tmp_path: Path) -> None:
    """Two articles with one text share the work, and each analysis names its own article."""
    one, other = make_article(id="a1"), make_article(id="a2")
    with AnalysisCache(tmp_path, "f") as cache:
        list(analyse([one], PLAN, executor=InlineExecutor(), cache=cache))
        (found,) = analyse([other], PLAN, executor=InlineExecutor(), cache=cache)
        assert (found.article, cache.added) == ("a2", 1)
    both = list(analyse([one, other], PLAN, executor=InlineExecutor()))
    assert [analysis.article for analysis in both] == ["a1", "a2"]


def test_damaged_record_is_made_again(tmp_path: Path) -> None:
    """An analysis that the cache has lost is made anew and kept."""
    articles = numbered(2)
    with AnalysisCache(tmp_path, "f") as cache:
        first = list(analyse(articles, PLAN, executor=InlineExecutor(), cache=cache))
    change(tmp_path, "UPDATE analysis SET record = X'00' WHERE key = ?", content_key(articles[0]))
    with AnalysisCache(tmp_path, "f") as cache:
        assert first == list(analyse(articles, PLAN, executor=InlineExecutor(), cache=cache))
        assert cache.added == 1
        assert len(cache.get(map(content_key, articles))) == 2


def test_broken_database_is_made_again(tmp_path: Path) -> None:
    """A broken database costs time, not the run."""
    (tmp_path / FILE_NAME).write_bytes(b"kaputt" * 999)
    with AnalysisCache(tmp_path, "f") as cache:
        assert len(list(analyse(numbered(2), PLAN, executor=InlineExecutor(), cache=cache))) == cache.added == 2


def test_error_in_a_worker_is_raised() -> None:
    """What goes wrong in a batch reaches the caller."""
    with pytest.raises(KeyError, match="fr"):
        list(analyse([make_article(language="fr")], PLAN, executor=InlineExecutor()))


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Die Schleuse bleibt offen."},
        {"title": "Schleuse"},
        {"kicker": "Hafen"},
        {"language": "en"},
        {"blocks": (Block("lead", 0, 23),)},
        {"blocks": ()},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_content_key_sees(changes: dict[str, Any]) -> None:
    """Whatever an analysis depends on is part of the key."""
    article = make_article()
    assert content_key(article) != content_key(replace(article, **changes))


def test_content_key_ignores_the_rest() -> None:
    """Id, date and origin change nothing that is found in the text."""
    article = make_article()
    other = replace(
        article, id="a2", date="2025-04-04", source="Bote", url="https://example.org", author="A", origin="b"
    )
    assert content_key(article) == content_key(other)


def test_content_key_keeps_fields_apart() -> None:
    """Words moved from one field to the next make another article."""
    assert content_key(make_article(title="ab", kicker="c")) != content_key(make_article(title="a", kicker="bc"))
    assert content_key(make_article("\ud800"))  # half a character in a text is no reason to stop


def changed_profile(**changes: Any) -> Plan:
    """Return the plan with another German profile."""
    return Plan({**profiles(), "de": profiles()["de"].model_copy(update=changes)}, taxonomy())


@functools.cache
def own_fingerprint() -> str:
    """Return the fingerprint of what ships."""
    return fingerprint(PLAN)


def test_fingerprint_is_stable() -> None:
    """The same plan has the same fingerprint, whatever order its languages are in."""
    assert own_fingerprint() == fingerprint(Plan(dict(sorted(profiles().items(), reverse=True)), taxonomy()))


def test_fingerprint_sees_what_is_found() -> None:
    """Word lists, topics, languages and the gazetteer's names each change it."""
    german = profiles()["de"]
    plans = [
        changed_profile(names=german.names.model_copy(update={"roles": ("hafenmeister",)})),
        changed_profile(quotes=german.quotes.model_copy(update={"so": ()})),
        changed_profile(pipeline=german.pipeline.model_copy(update={"base": "nl"})),
        HARBOUR,
        Plan({"de": german}, taxonomy()),
        replace(PLAN, known=(KnownActor("Amt Lahe", "organisation"),)),
        replace(PLAN, known=(KnownActor("Amt Lahe", "organisation", ("AL",)),)),
        replace(PLAN, known=(KnownActor("Amt Lahe", "person"),)),
    ]
    assert len({own_fingerprint(), *map(fingerprint, plans)}) == len(plans) + 1


@pytest.mark.parametrize("role", ["words", "hints", "needs", "exclude"])
def test_fingerprint_sees_every_list_of_a_topic(role: str) -> None:
    """Another pattern in any list of a topic changes it, as it may change what is found."""
    plans = [
        Plan(profiles(), topics({"id": "hafen", "words": {"de": ("Kai",)}} | {role: {"de": own}}))
        for own in (("Hafen",), ("Hafen", "Boot"))
    ]
    assert len(set(map(fingerprint, plans))) == 2


def test_fingerprint_ignores_the_editors_word_on_topics() -> None:
    """Rules for topics are for the pages; the articles stay analysed."""
    rules = taxonomy().model_copy(update={"rules": (TopicRule(topic="kultur", hide=True),)})
    assert own_fingerprint() == fingerprint(Plan(profiles(), rules))


def test_fingerprint_sees_the_common_nouns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another list of nouns that stand everywhere changes it, since keyphrases ask for it."""
    folder = shutil.copytree(ROOT / "generator", tmp_path / "generator")
    monkeypatch.setattr(generator.analyse, "__file__", str(folder / "analyse.py"))
    assert own_fingerprint() == fingerprint(PLAN)
    with (folder / "words" / "common_de.txt").open("a", encoding="utf-8") as file:
        file.write("Xylo\n")
    assert own_fingerprint() != fingerprint(PLAN)


def test_fingerprint_ignores_what_the_gazetteer_says_of_actors() -> None:
    """Functions and ids in the gazetteer are for the pages; the articles stay analysed."""
    plain, told = KnownActor("Amt Lahe", "organisation"), KnownActor("Amt Lahe", "organisation", (), "Q1", ("Amt",))
    assert fingerprint(replace(PLAN, known=(plain,))) == fingerprint(replace(PLAN, known=(told,)))


def test_fingerprint_ignores_the_interface() -> None:
    """New words on the pages do not make the articles be analysed again."""
    interface = profiles()["de"].interface
    texts = interface.model_copy(update={"text": interface.text | {"says": "Spricht"}})
    assert own_fingerprint() == fingerprint(changed_profile(interface=texts))


def test_fingerprint_sees_the_model(tmp_path: Path) -> None:
    """Another version of the model changes it, at the same place."""
    named = changed_profile(pipeline=profiles()["de"].pipeline.model_copy(update={"model": str(tmp_path)}))
    found = set()
    for version in ("1.0.0", "1.0.1"):
        (tmp_path / "meta.json").write_text(f'{{"version": "{version}"}}', encoding="utf-8")
        found.add(fingerprint(named))
    assert len(found | {own_fingerprint()}) == 3


def test_fingerprint_ignores_the_place_of_the_model(tmp_path: Path) -> None:
    """The same model in another checkout does not make the articles be analysed again."""
    found = set()
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "meta.json").write_text("{}", encoding="utf-8")
        model = {"model": str(tmp_path / name)}
        found.add(fingerprint(changed_profile(pipeline=profiles()["de"].pipeline.model_copy(update=model))))
    assert len(found) == 1


def test_fingerprint_sees_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the library changes it."""
    before = own_fingerprint()
    monkeypatch.setattr("importlib.metadata.version", lambda package: f"{package} 99")
    assert before != fingerprint(PLAN)


def test_executor_is_the_standard_one() -> None:
    """Any Executor will do: only ``submit`` is asked for."""

    class Bare(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_result(fn(*args, **kwargs))
            return future

    found: Sequence[Analysis] = list(analyse(numbered(1), PLAN, executor=Bare()))
    assert [analysis.article for analysis in found] == ["a0"]
