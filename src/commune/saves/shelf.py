"""The shelf: every story's playthroughs by their names, its memory, and the settings.

``<folder>/<story>/<slot>.json`` is a playthrough, ``memory.json`` beside it what was met in
any of them. How files are written and read is in `files`; when not to is here.

- Nothing is lost unless a player deletes it by its name: what is written over stays as
  ``.bak``, what is damaged as ``.broken-<n>``, what makes way as the slot ``kept-<n>``.
- Two games at once do not write over one another: whoever comes with a stamp that is no
  longer the file's is told so, and what both remember is joined.
- A story is known by its title, not by its content: editing a story keeps its saves.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from commune.saves import slots
from commune.saves.decoding import Damaged
from commune.saves.files import (
    Absent,
    Stamp,
    backup_of,
    bring_to_disk,
    read,
    set_aside,
    stamp_of,
    sweep,
    write,
)
from commune.saves.home import data_folder
from commune.saves.lock import held
from commune.saves.memory import LONGEST_MEMORY, Memory, memory_from_json, memory_to_json
from commune.saves.names import shelf_name, slot_name
from commune.saves.outcomes import Elsewhere, Saved, SetAside, Unsaved
from commune.saves.playthrough import LONGEST_SAVE, Playthrough, to_json
from commune.saves.settings import (
    LONGEST_SETTINGS,
    Settings,
    settings_or_damaged,
    settings_to_json,
)
from commune.saves.slots import Slot, place_of, read_slot
from commune.values import value

T = TypeVar("T")
AUTOSAVE = "autosave"


@value
class Shelf:
    """The folder of all saves; without one (`None`) nothing is kept, and nothing fails.

    A slot is named as a person types it. The settings' file stands in `settings_in`, or
    else in the folder itself.
    """

    folder: Path | None
    settings_in: Path | None = None

    def place(self, title: str, slot: str = AUTOSAVE) -> Path | None:
        """Where the save of a story with this title stands, whether or not there is one."""
        folder, name = self._story(title), slot_name(slot)
        return place_of(folder, name) if folder and name else None

    def load(self, title: str, slot: str = AUTOSAVE) -> Playthrough | Absent | SetAside:
        """The saved playthrough. A damaged one is set aside here, and its `.bak` offered."""
        place = self.place(title, slot)
        if place is None:
            return Absent()
        sweep(place.parent)
        found = read_slot(place)
        return found if isinstance(found, Playthrough) else _recovered(place)

    def save(
        self, playthrough: Playthrough, slot: str = AUTOSAVE, *, seen: Stamp | None = None
    ) -> Saved | Unsaved | Elsewhere:
        """Write a playthrough, durably; the one that stood there becomes the `.bak`.

        `seen` is the stamp of what this game loaded or saved there last. It also spares
        reading the old save to know whether it is good. An emptied slot is written again.
        """
        place = self.place(playthrough.story_title, slot)
        if place is None:
            return self._nowhere()
        data = to_json(playthrough).encode(errors="replace")
        if len(data) > LONGEST_SAVE:
            return Unsaved("This playthrough has become too long to save.")
        try:
            _make(place.parent)
            with held(place.parent):
                standing = stamp_of(place)
                if seen and standing and standing != seen:
                    return Elsewhere(slot_name(slot))
                good = standing == seen or not isinstance(read_slot(place), Damaged)
                if not good:
                    set_aside(place)
                return Saved(write(place, data, keep_before=good))
        except (OSError, ValueError) as problem:
            return _unsaved("The game", place, problem)

    def stamp(self, title: str, slot: str = AUTOSAVE) -> Stamp | None:
        """What stands in a slot now; None for nothing."""
        place = self.place(title, slot)
        return stamp_of(place) if place else None

    def slots(self, title: str) -> tuple[Slot, ...]:
        """All playthroughs of a story, the newest first. Nothing is moved by looking."""
        folder = self._story(title)
        return slots.slots_in(folder) if folder else ()

    def free_slot(self, title: str, wanted: str) -> str:
        """The slot of this name, or of the first with a number behind it that is free."""
        return slots.free_in(self._story(title), wanted)

    def put_away(self, title: str, slot: str = AUTOSAVE) -> str:
        """Make room for a new playthrough and keep the old one; its slot now, or empty."""
        place = self.place(title, slot)
        if place is None:
            return ""
        with held(place.parent):
            return slots.put_away(place)

    def delete(self, title: str, slot: str) -> bool:
        """Remove a playthrough and the one before it: the player named it. Whether it was done."""
        place = self.place(title, slot)
        if place is None:
            return False
        with held(place.parent):
            return slots.delete(place)

    def memory(self, title: str) -> Memory:
        """What was met of a story so far; a damaged file is set aside, and its `.bak` taken."""
        place = self._memory(title)
        if place is None:
            return Memory()
        with held(place.parent):
            return _remembered(place)

    def remember(self, title: str, memory: Memory) -> Unsaved | None:
        """Join this with what is remembered on the disk, and write it where that is more."""
        place = self._memory(title)
        if place is None:
            return self._nowhere()
        try:
            _make(place.parent)
            with held(place.parent):
                known = _remembered(place)
                whole = known.joined(memory)
                if whole == known:
                    return None
                data = memory_to_json(whole).encode()
                if len(data) > LONGEST_MEMORY:
                    return Unsaved("There is more to remember of this story than can be kept.")
                write(place, data)
        except (OSError, ValueError) as problem:
            return _unsaved("What was met", place, problem)
        return None

    def settings(self, *, only_look: bool = False) -> Settings:
        """How the reader likes to read; a file that is no settings at all is set aside.

        Who may `only_look` touches nothing.
        """
        place = self._settings()
        if place is None:
            return Settings()
        if only_look:
            seen = read(place, settings_or_damaged, at_most=LONGEST_SETTINGS)
            return seen if isinstance(seen, Settings) else Settings()
        with held(place.parent):
            found = _read_or_set_aside(place, settings_or_damaged, at_most=LONGEST_SETTINGS)
        return found if isinstance(found, Settings) else Settings()

    def set(self, settings: Settings) -> Unsaved | None:
        """Write the settings. They have no `.bak`: deleting the file is how to forget them."""
        place = self._settings()
        if place is None:
            return self._nowhere()
        try:
            _make(place.parent)
            with held(place.parent):
                _read_or_set_aside(place, settings_or_damaged, at_most=LONGEST_SETTINGS)
                write(place, settings_to_json(settings).encode(), keep_before=False)
        except (OSError, ValueError) as problem:
            return _unsaved("The settings", place, problem)
        return None

    def _story(self, title: str) -> Path | None:
        return self.folder / shelf_name(title) if self.folder else None

    def _memory(self, title: str) -> Path | None:
        folder = self._story(title)
        return folder / "memory.json" if folder else None

    def _settings(self) -> Path | None:
        folder = self.settings_in or self.folder
        return folder / "settings.json" if folder else None

    def _nowhere(self) -> Unsaved:
        if self.folder:
            return Unsaved("A save’s name needs a letter or a digit.")
        return Unsaved("There is no folder to save in: the home folder is not known.")


def open_shelf(folder: str = "", environment: Mapping[str, str] | None = None) -> Shelf:
    """The shelf in `folder`, else in ``$COMMUNE_HOME``, else where the system keeps data."""
    if folder:
        return Shelf(Path(folder))
    ours = data_folder(os.environ if environment is None else environment, sys.platform)
    return Shelf(ours / "saves", ours) if ours else Shelf(None)


def _recovered(place: Path) -> Playthrough | Absent | SetAside:
    """What can be had where no good save was found, looked at again while it is held.

    Another game may just have been between the two moves of a write.
    """
    with held(place.parent):
        found = read_slot(place)
        if isinstance(found, Playthrough):
            return found
        backup = read_slot(backup_of(place))
        before = backup if isinstance(backup, Playthrough) else None
        if isinstance(found, Absent):
            return before or found
        return SetAside(found.reason, set_aside(place), before)


def _make(folder: Path) -> None:
    """Make a folder that is not there yet, and its name in the one above durable."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        bring_to_disk(folder.parent)


def _unsaved(what: str, place: Path, problem: Exception) -> Unsaved:
    why = (isinstance(problem, OSError) and problem.strerror) or type(problem).__name__
    return Unsaved(f"{what} could not be saved in {place.parent} ({why}).")


def _remembered(place: Path) -> Memory:
    found = _read_or_set_aside(place, memory_from_json, at_most=LONGEST_MEMORY)
    if isinstance(found, Memory):
        return found
    backup = read(backup_of(place), memory_from_json, at_most=LONGEST_MEMORY)
    return backup if isinstance(backup, Memory) else Memory()


def _read_or_set_aside(
    place: Path, parse: Callable[[str], T | Damaged], *, at_most: int
) -> T | Absent | Damaged:
    """What stands in a file; if that is nothing of ours, it is moved out of the way, whole."""
    found = read(place, parse, at_most=at_most)
    if isinstance(found, Damaged):
        set_aside(place)
    return found
