"""Topics over time: the strongest ones, a row of bars each, on one axis and one scale."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.pictures.axis import axis_of, place, span_name, step_name
from generator.pictures.chart import Bars, Chart, Row, draw
from generator.pictures.picture import Picture
from generator.pictures.timelines import LEAST_STEPS

if TYPE_CHECKING:
    from generator.briefing import Briefing, TopicEntry
    from generator.pictures.axis import Axis
    from generator.website import Website

MAX_TOPICS = 8
HEIGHT = 34.0


def topics_over_time(briefing: Briefing, site: Website, page: str = "") -> Picture | None:
    """How many articles are about the strongest topics: first those that the editor has pinned.

    A topic with others below it only sums them up, so it is left out unless it is pinned. ``page`` is the page that the
    picture stands on, if that is not the topics' index.
    """
    narrow = [topic for topic in briefing.topics if topic.articles and (topic.pinned or not topic.children)]
    narrow.sort(key=lambda topic: (not topic.pinned, -len(topic.articles), topic.ref))
    chosen = narrow[:MAX_TOPICS]
    axis = axis_of(article.date for topic in chosen for article in topic.articles)
    if axis is None:
        return None
    counts = [Counter(place(axis, article.date) for article in topic.articles) for topic in chosen]
    if len({index for count in counts for index in count} - {None}) < LEAST_STEPS:
        return None
    source = page or f"{site.paths.topic}/index.md"
    rows = tuple(
        _row(axis, topic, count, site.relative(source, topic.ref.path))
        for topic, count in zip(chosen, counts, strict=True)
    )
    texts = site.texts
    title = texts.text("picture_title_topics", step=texts.text(f"picture_per_{axis.step}"), span=span_name(axis, site))
    listed = ", ".join(f"{topic.ref.name} ({texts.count('articles', topic.articles)})" for topic in chosen)
    description = texts.text("picture_topics_description", topics=listed)
    chart = Chart(axis, rows, {}, {}, height=HEIGHT)
    head = (texts.text("picture_topic"), texts.text(f"picture_{axis.step}"), texts.text("picture_articles"))
    table = tuple(
        (topic.ref, texts.text("picture_undated") if index is None else step_name(axis, index, site), str(number))
        for topic, count in zip(chosen, counts, strict=True)
        for index, number in sorted(count.items(), key=lambda one: (one[0] is None, one[0] or 0))
    )
    return Picture(title, description, draw("themen", title, description, chart, site.profile.code), head, table)


def _row(axis: Axis, topic: TopicEntry, counts: Counter[int | None], address: str) -> Row:
    """The topic's bars, under its name, which leads to its page."""
    values = tuple(counts[index] for index in range(len(axis.starts)))
    return Row(topic.ref.name, (Bars("", values, "artikel"),), address)
