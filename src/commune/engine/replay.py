"""A path played again, whole or as far as it still holds.

A story is edited under its readers' saves. Dividing a page, or joining two, must break
none of them: a pause that is missing is supplied, one too many is dropped. `renamed`
steps and scenes are followed.
"""

from collections.abc import Mapping, Sequence

from commune.engine.journal import Journal
from commune.engine.turn import NotOffered, State, Turn
from commune.model import Story
from commune.model.ids import LEAVE, NEXT, is_pause
from commune.values import value


@value
class Stopped:
    """Where a path no longer holds: how many of its steps were made, and the one that was not."""

    made: int
    step: str


def replay(story: Story, path: Sequence[str]) -> Journal:
    """Play a path from the beginning; raises `NotOffered` at a step that is not open."""
    journal, stopped = replay_as_far(story, path)
    if stopped is not None:
        raise NotOffered(stopped.step, open_steps(journal.turn))
    return journal


def replay_as_far(story: Story, path: Sequence[str]) -> tuple[Journal, Stopped | None]:
    """Play a path up to the first step that no longer holds, and say which that is."""
    return continue_as_far(Journal.begun(story), path)


def continue_as_far(journal: Journal, path: Sequence[str]) -> tuple[Journal, Stopped | None]:
    """Go on from `journal` along `path`, as far as it holds."""
    for made, written in enumerate(path):
        step = renamed(journal.story, written)
        found = _follow(journal, step)
        if found is not None:
            journal = found
        elif not is_pause(step):
            return journal, Stopped(made, written)
    return journal, None


def open_steps(turn: Turn) -> tuple[str, ...]:
    """The steps that can be taken now."""
    return tuple(offer.step for offer in turn.offers if offer.open)


def renamed(story: Story, step: str) -> str:
    """What a step is called today: whole steps first, then its scenes; chains are followed."""
    names = story.manifest.renamed
    seen: set[str] = set()
    while step not in seen:
        seen.add(step)
        step = names.get(step) or _in_scenes_of_today(step, names)
    return step


def _in_scenes_of_today(step: str, names: Mapping[str, str]) -> str:
    """A step with its scene's next name; a storylet is a scene too."""
    place, slash, way = step.partition("/")
    scene, dot, passage = place.partition(".")
    if dot and way not in {NEXT, LEAVE}:
        way = names.get(way, way)
    return f"{names.get(scene, scene)}{dot}{passage}{slash}{way}"


def _follow(journal: Journal, step: str) -> Journal | None:
    """Take a step, passing the pauses that stand before it; None where that cannot be."""
    here = journal
    passed: set[State] = set()
    while True:
        steps = open_steps(here.turn)
        if step in steps:
            return here.after(step)
        if len(steps) != 1 or not is_pause(steps[0]) or is_pause(step) or here.state in passed:
            return None
        passed.add(here.state)
        here = here.after(steps[0])
