"""The slots of one story: the files of a folder that are playthroughs by their names.

A slot is ``<name>.json`` where the name is as safe as we would have made it; all else in
the folder is passed over. One that has only its ``.bak`` counts too: a write may have been
cut between its two moves. Nothing is moved by looking.
"""

import os
from pathlib import Path

from commune.saves.decoding import Damaged
from commune.saves.files import Absent, backup_of, bring_to_disk, read, stamp_of
from commune.saves.names import numbered, slot_name
from commune.saves.playthrough import LONGEST_SAVE, Playthrough, from_json
from commune.values import value

_SUFFIX = ".json"
_NAMELESS = "saved"  # for a wanted name of which nothing is left
_KEPT = "kept"


@value
class Slot:
    """A playthrough by its name; `changed` in seconds since the epoch.

    A damaged one has no playthrough but the `reason`, and stands where it stood.
    """

    name: str
    changed: float
    playthrough: Playthrough | None
    reason: str


def place_of(folder: Path, name: str) -> Path:
    """The file of a slot."""
    return folder / f"{name}{_SUFFIX}"


def read_slot(place: Path) -> Playthrough | Absent | Damaged:
    """What stands in a slot's file, or in its `.bak`."""
    return read(place, from_json, at_most=LONGEST_SAVE)


def slots_in(folder: Path) -> tuple[Slot, ...]:
    """All of a folder's slots, the newest first."""
    found = (_slot(folder, name) for name in _names_in(folder))
    return tuple(
        sorted((slot for slot in found if slot), key=lambda slot: (-slot.changed, slot.name))
    )


def free_in(folder: Path | None, wanted: str) -> str:
    """The wanted name, or the first with a number behind it, under which nothing stands."""
    name = slot_name(wanted) or _NAMELESS
    return name if not folder or _is_free(folder, name) else _first_free(folder, name, 2)


def put_away(place: Path) -> str:
    """Rename a slot's files to the first free ``kept-<n>``; empty if nothing was moved."""
    kept = _first_free(place.parent, _KEPT, 1)
    there = place_of(place.parent, kept)
    if _moved(place, there):
        _moved(backup_of(place), backup_of(there))
    elif stamp_of(place) or not _moved(backup_of(place), there):
        return ""
    bring_to_disk(place.parent)
    return kept


def delete(place: Path) -> bool:
    """Remove a slot's files; whether there were any and all are gone."""
    # The one before goes first: left alone, it would come back as the playthrough.
    standing = [one for one in (backup_of(place), place) if stamp_of(one)]
    try:
        for one in standing:
            one.unlink()
    except OSError:
        return False
    if standing:
        bring_to_disk(place.parent)
    return bool(standing)


def _names_in(folder: Path) -> set[str]:
    try:
        files = os.listdir(folder)  # noqa: PTH208 - names are all that is looked at
    except (OSError, ValueError):
        return set()
    stems = (one.removesuffix(".bak") for one in files)
    names = {one.removesuffix(_SUFFIX) for one in stems if one.endswith(_SUFFIX)}
    return {name for name in names if name and slot_name(name) == name}


def _slot(folder: Path, name: str) -> Slot | None:
    place = place_of(folder, name)
    if stamp_of(place) is None:
        place = backup_of(place)
    stamp, found = stamp_of(place), read_slot(place)
    if stamp is None or isinstance(found, Absent):
        return None  # it went away meanwhile
    changed = stamp.modified / 1e9
    if isinstance(found, Damaged):
        return Slot(name, changed, None, found.reason)
    return Slot(name, changed, found, "")


def _is_free(folder: Path, name: str) -> bool:
    place = place_of(folder, name)
    return stamp_of(place) is None and stamp_of(backup_of(place)) is None


def _first_free(folder: Path, name: str, number: int) -> str:
    while not _is_free(folder, numbered(name, number)):
        number += 1
    return numbered(name, number)


def _moved(place: Path, there: Path) -> bool:
    """Move a file where nothing stands, as was looked at while the folder was held."""
    try:
        place.rename(there)
    except (OSError, ValueError):
        return False
    return True
