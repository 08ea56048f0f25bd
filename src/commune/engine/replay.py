"""A path played again, whole or as far as it still holds.

A story is edited under its readers' saves. Dividing a page, or joining two, must break
none of them: a pause that is missing is supplied, one too many is dropped. `renamed`
steps and scenes are followed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from commune.engine.journal import Journal
from commune.engine.turn import NotOffered, Turn
from commune.model import Story
from commune.model.ids import is_pause


@dataclass(frozen=True, slots=True)
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
    """What a step is called today: whole steps first, then its scene; chains are followed."""
    names = story.manifest.renamed
    seen = set()
    while step in names and step not in seen:
        seen.add(step)
        step = names[step]
    cut = min((i for i in (step.find("."), step.find("/")) if i >= 0), default=len(step))
    scene, rest = step[:cut], step[cut:]
    place, _, way = rest.partition("/")
    while scene in names and scene not in seen:
        seen.add(scene)
        scene = names[scene]
    if place and way in names and "/" not in names[way]:
        way = names[way]  # a storylet is a scene too
    return f"{scene}{place}/{way}" if "/" in rest else f"{scene}{rest}"


def _follow(journal: Journal, step: str) -> Journal | None:
    """Take a step, passing the pauses that stand before it; None where that cannot be."""
    here = journal
    while True:
        steps = open_steps(here.turn)
        if step in steps:
            return here.after(step)
        if len(steps) != 1 or not is_pause(steps[0]) or is_pause(step):
            return None
        here = here.after(steps[0])
