"""Records → pictures: timelines and networks as SVG that tells what it shows, with the same data as a table; pure.

The colours and sizes of letters are those of the theme's pictures.css.
"""

from __future__ import annotations

from generator.pictures.bonds import Bond, bonds_by_actor, find_bonds
from generator.pictures.ego import ego_network
from generator.pictures.network import network, network_values
from generator.pictures.picture import Picture
from generator.pictures.timelines import actor_timeline, period_timeline, story_timeline, topic_timeline
from generator.pictures.topics import topics_over_time

__all__ = [
    "Bond",
    "Picture",
    "actor_timeline",
    "bonds_by_actor",
    "ego_network",
    "find_bonds",
    "network",
    "network_values",
    "period_timeline",
    "story_timeline",
    "topic_timeline",
    "topics_over_time",
]
