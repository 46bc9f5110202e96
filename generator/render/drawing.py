"""The pictures that templates may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import pictures

if TYPE_CHECKING:
    from generator.briefing import ActorEntry, Briefing, PeriodEntry, StoryEntry, TopicEntry
    from generator.pictures import Picture
    from generator.website import Website


class Drawing:
    """Draws for one site; each method gives None where a picture would show nothing."""

    def __init__(self, briefing: Briefing, site: Website) -> None:
        self.briefing = briefing
        self.site = site
        self.bonds = pictures.bonds_by_actor(pictures.find_bonds(briefing.ties))

    def actor_timeline(self, actor: ActorEntry) -> Picture | None:
        """How often an actor is named and quoted."""
        return pictures.actor_timeline(actor, self.site)

    def topic_timeline(self, topic: TopicEntry) -> Picture | None:
        """The articles about a topic."""
        return pictures.topic_timeline(topic, self.site)

    def story_timeline(self, story: StoryEntry) -> Picture | None:
        """The articles of a story."""
        return pictures.story_timeline(story, self.site)

    def period_timeline(self, period: PeriodEntry, page: str) -> Picture | None:
        """The reports around a day or week, with links from this page to other briefings."""
        return pictures.period_timeline(period, self.briefing, self.site, page=page)

    def topics_over_time(self) -> Picture | None:
        """The strongest topics."""
        return pictures.topics_over_time(self.briefing, self.site)

    def ego_network(self, actor: ActorEntry) -> Picture | None:
        """An actor with its strongest ties."""
        return pictures.ego_network(actor, self.bonds, self.site)
