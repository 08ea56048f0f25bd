"""A story as it is written, in figures: in all, and by act, scene and protagonist.

They describe and do not judge; what a figure should be is the writers' to say. Each is
defined where it is counted: `figures`, `between`, `notes`, `mirror`, and for what comes
back of a choice `explore.callbacks`.
"""

from commune.author.stats.stats import Stats, stats_of

__all__ = ["Stats", "stats_of"]
