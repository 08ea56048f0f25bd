"""Leaves of what is kept: playthroughs by name, and settings."""

from datetime import datetime

from commune.model.ids import is_pause, scene_of
from commune.play.answers import Leaf, Link, Said, Verb
from commune.play.blocks import Block, Hint
from commune.play.dates import date_in_words
from commune.play.leaves.around import Around
from commune.saves import AUTOSAVE, Slot
from commune.saves.settings import OPTIONS


def saves(around: Around) -> Leaf:
    """The playthroughs of this story by name, newest first, and a line to keep this place."""
    if not around.slot:
        return Leaf("Playthroughs", (Hint("Nothing is kept in this sitting."),))
    parts: list[Block | Link] = [
        Hint(f"You are playing “{around.slot}”; it is kept at every choice."),
        Link("Keep this place under a name", Said(Verb.SAVE)),
    ]
    others = [slot for slot in around.slots if slot.name != around.slot]
    parts += [_slot(slot, around) for slot in others if slot.playthrough is not None]
    parts += [Hint(f"{slot.name}: {slot.reason}") for slot in others if slot.playthrough is None]
    return Leaf("Playthroughs", tuple(parts))


def settings(around: Around) -> Leaf:
    """Every setting with its present value; choosing one goes to its next value."""
    links = tuple(
        Link(
            f"{option.title}: {option.words(option.value_of(around.settings))}",
            Said(Verb.SET, option.name),
            option.about,
        )
        for option in OPTIONS
    )
    return Leaf("Settings", links, does="change")


def _slot(slot: Slot, around: Around) -> Link:
    """A playthrough: where it stands, how far it came, and when that was."""
    saved = slot.playthrough
    steps = saved.path if saved else ()
    made = sum(1 for step in steps if not is_pause(step))
    then = datetime.fromtimestamp(slot.changed).astimezone()
    when = f"{date_in_words(f'{then:%Y-%m-%d}')}, {then:%H:%M}"
    name = "the last one" if slot.name == AUTOSAVE else slot.name
    where = around.story.scenes.get(scene_of(steps[-1])) if steps else None
    there = f"{where.title}, " if where else ""
    count = f"{made} choice{'' if made == 1 else 's'}"
    return Link(f"Open “{name}”", Said(Verb.LOAD, slot.name), f"{there}{count}, {when}")
