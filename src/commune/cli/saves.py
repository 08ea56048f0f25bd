"""``commune saves``: the playthroughs of a story, listed, taken along, deleted."""

import shutil
import sys
import time
from argparse import Namespace
from pathlib import Path
from shlex import quote

from commune.cli.faults import FILE_AT_FAULT, Fault, said, told
from commune.cli.files import STREAM, text_in, written
from commune.cli.kept import choices_in, damaged, in_number, place_in_words, slot_called
from commune.cli.opened import opened
from commune.cli.saves_table import Row, moment, table
from commune.model import Story
from commune.play.standing import resumed
from commune.play.terminal import spell_what_cannot_be_shown
from commune.saves import (
    Damaged,
    Elsewhere,
    Playthrough,
    Saved,
    Slot,
    Unsaved,
    from_json,
    open_shelf,
    slot_name,
    to_json,
)


def list_saves(call: Namespace) -> int:
    """Say what playthroughs there are, the newest first, and where they lie."""
    story = opened(call.story)
    if isinstance(story, int):
        return story
    spell_what_cannot_be_shown(sys.stdout)
    shelf, title = open_shelf(), story.manifest.title
    slots = shelf.slots(title)
    place = shelf.place(title)
    where = f"They lie in {place.parent}." if place else "There is no folder to keep any in."
    if not slots:
        sys.stdout.write(f"There is no playthrough of “{title}” yet.\n")
        return 0
    rows = tuple(_row(slot, story) for slot in slots)
    sys.stdout.write(f"{table(rows, shutil.get_terminal_size().columns)}\n\n{where}\n")
    return 0


def export_save(call: Namespace) -> int:
    """Write a playthrough to a file."""
    story = opened(call.story)
    if isinstance(story, int):
        return story
    slot = slot_called(call.name, open_shelf(), story.manifest.title)
    if isinstance(slot, Fault):
        return told(slot)
    if slot.playthrough is None:
        return told(damaged(slot))
    fault = written(to_json(slot.playthrough), call.file, force=call.force)
    if fault:
        return told(fault)
    if call.file != STREAM:
        said(f"“{slot.name}” is in {call.file} now.")
    return 0


def import_save(call: Namespace) -> int:
    """Put a playthrough into a free slot, and say how far it holds and how to play it."""
    story = opened(call.story)
    if isinstance(story, int):
        return story
    found = _playthrough_in(call.file, story)
    if isinstance(found, Fault):
        return told(found)
    wanted = call.as_name or ("" if call.file == STREAM else Path(call.file).stem)
    if call.as_name and not slot_name(call.as_name):
        return told(Fault(f"“{call.as_name}” has no letter or number to make a name of."))
    shelf = open_shelf()
    name = shelf.free_slot(story.manifest.title, wanted)
    match shelf.save(found, name):
        case Unsaved(reason):
            return told(Fault(reason, FILE_AT_FAULT))
        case Elsewhere():
            return told(Fault(f"another game is writing “{name}” just now.", FILE_AT_FAULT))
        case Saved():
            pass
    sys.stdout.write(f"{_holds(found, story)}\nIt is kept as “{name}”. Play it:\n")
    sys.stdout.write(f"  {_way_to_play(call, name)}\n")
    return 0


def delete_save(call: Namespace) -> int:
    """Delete a playthrough by its exact name, and say what it was."""
    story = opened(call.story)
    if isinstance(story, int):
        return story
    shelf, title = open_shelf(), story.manifest.title
    slot = slot_called(call.name, shelf, title)
    if isinstance(slot, Fault):
        return told(slot)
    what = _row(slot, story)
    if not shelf.delete(title, slot.name):
        return told(Fault(f"“{slot.name}” could not be deleted.", FILE_AT_FAULT))
    tail = f", {what.choices}" if what.choices else ""
    sys.stdout.write(f"Deleted “{slot.name}” of {what.when}{tail}: {what.stands}\n")
    return 0


def _row(slot: Slot, story: Story) -> Row:
    """What is said of a playthrough in the list."""
    when = moment(slot.changed, time.time())
    if slot.playthrough is None:
        return Row(slot.name, when, "", f"damaged: {slot.reason}")
    path = slot.playthrough.path
    standing, stopped = resumed(story, slot.playthrough)
    stands = place_in_words(standing)
    if stopped is not None:
        held = choices_in(path[: stopped.made])
        stands = f"{stands} (the story was changed: {held} of them hold)"
    return Row(slot.name, when, in_number(choices_in(path)), stands)


def _playthrough_in(file: str, story: Story) -> Playthrough | Fault:
    """The playthrough of this story that a file holds."""
    text = text_in(file)
    if isinstance(text, Fault):
        return text
    found = from_json(text)
    if isinstance(found, Damaged):
        return Fault(f"“{file}” cannot be taken in. {found.reason}", FILE_AT_FAULT)
    title = story.manifest.title
    if found.story_title != title:
        of = f"is of “{found.story_title}”" if found.story_title else "names no story"
        return Fault(f"the playthrough in “{file}” {of}; this is “{title}”.", FILE_AT_FAULT)
    return found


def _holds(found: Playthrough, story: Story) -> str:
    """How far a playthrough leads in the story as it is now, and to where."""
    standing, stopped = resumed(story, found)
    count = choices_in(found.path)
    place = place_in_words(standing)
    if stopped is None:
        return f"All of it holds: {in_number(count)}, up to here: {place}."
    made = choices_in(found.path[: stopped.made])
    return f"The story was changed: {made} of {in_number(count)} hold, up to here: {place}."


def _way_to_play(call: Namespace, name: str) -> str:
    story = f" --story {quote(str(call.story))}" if call.story else ""
    return f"commune play{story} --slot {name}"
