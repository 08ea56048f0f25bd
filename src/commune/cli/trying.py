"""``commune try``: play from a place, by a real path that leads there."""

import sys
from argparse import Namespace

from commune.cli.faults import FILE_AT_FAULT, Fault, told
from commune.cli.opened import opened
from commune.cli.steps import written_path
from commune.cli.trying_keep import cannot_be_kept, kept
from commune.cli.trying_when import asked_of, remembering
from commune.cli.where import story_folder
from commune.diagnostics.nearest import did_you_mean
from commune.explore.guards import Guard
from commune.explore.playing import Trace
from commune.explore.reaching import Nowhere, road_into, road_to
from commune.model import Story
from commune.play.desk import Desk
from commune.play.trial import play_from
from commune.saves import open_shelf, slot_name


def try_from(call: Namespace) -> int:
    """Find a path to the place, keep it where that is asked, and play on from there."""
    slot = slot_name(call.slot) if call.slot is not None else ""
    if call.slot is not None and not slot:
        return told(Fault(f"“{call.slot}” is no name: it needs a letter or a digit."))
    story = opened(call.story)
    if isinstance(story, int):
        return story
    fault = cannot_be_kept(story, call.keep, call.story) if call.keep is not None else None
    if fault is not None:
        return told(fault)
    address = story.full_address(call.address)
    scene, _, passage = address.partition(".")
    if scene not in story.scenes or passage not in story.scenes[scene].passages:
        known = [*story.scenes, *(f"{s.id}.{p}" for s in story.scenes.values() for p in s.passages)]
        hint = did_you_mean(call.address, known)
        return told(Fault(f"there is no scene or passage “{call.address}”. {hint}".rstrip()))
    asking = remembering(story, call.when)
    guard = asked_of(asking, call.as_person, call.when)
    if isinstance(guard, Fault):
        return told(guard)
    address, road = _road(asking, call.address, guard)
    if isinstance(road, Nowhere):
        what = f"“{call.address}”" + (f" with {call.when}" if call.when else "")
        what += f" as {call.as_person}" if call.as_person else ""
        why = "nothing leads there" if road.certain else "no path was found, and none ruled out"
        return told(Fault(f"{what}: {why}.", FILE_AT_FAULT))
    if call.keep is not None:
        fault = kept(road, call.keep, address, story_folder(call.story))
        if fault is not None:
            return told(fault)
    if call.path:
        sys.stdout.write("".join(f"{step}\n" for step in written_path(road.path, road.start)))
        return 0
    shelf = open_shelf()
    desk = Desk(shelf if slot else None, shelf.settings(), slot or "try")
    return play_from(story, road.path, desk, opening=road.start)


def _road(story: Story, named: str, guard: Guard) -> tuple[str, Trace | Nowhere]:
    """A path to a passage, or into a scene, and the address it leads to."""
    if named in story.scenes:
        return road_into(story, named, guard)
    return named, road_to(story, named, guard)
