"""What loading cannot know: findings that take playing.

A check is a function from the story to its findings, and stands in `CHECKS`.
"""

from collections.abc import Callable, Iterator

from commune.author.checks.openings import openings_can_be_played
from commune.diagnostics import Diagnostic
from commune.loading import Loaded
from commune.model import Story

CHECKS: tuple[Callable[[Story], Iterator[Diagnostic]], ...] = (openings_can_be_played,)


def check_story(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Everything wrong with a story, by place; what must be played only where it can be."""
    found = list(loaded.problems)
    if loaded.story is not None:
        found += (problem for check in CHECKS for problem in check(loaded.story))
    return tuple(sorted(found, key=lambda problem: problem.order))
