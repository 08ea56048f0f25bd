"""Saves in a folder: written whole or not at all, and never lost.

A save is written beside the old one, brought to the disk, and put in its place in one
move; the one before stays as ``.bak``. At each moment one of the two is whole, whatever
is switched off. What cannot be read is renamed ``.broken-<n>`` and left as it is; a
finished or abandoned playthrough is kept as ``.kept-<n>``. Only ordinary files are
read: no symlinks, no pipes, nothing over 1 MiB. Files are for their owner alone (0600).

A story is known by its title, not by its content: editing a story keeps its saves.
"""

import os
import stat
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

from commune.saves.playthrough import LONGEST_SAVE, Damaged, Playthrough, from_json, to_json
from commune.values import value

AUTOSAVE = "autosave"
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@value
class Absent:
    """Nothing was saved yet."""


@value
class SetAside:
    """A save that could not be read: why, where it lies now, and the one before it.

    `kept_as` is empty where it could not be moved.
    """

    reason: str
    kept_as: str
    before: Playthrough | None


@value
class Unsaved:
    """Why a playthrough could not be written, as a sentence for the player."""

    reason: str


@value
class Shelf:
    """The folder of all saves; without one (`None`) nothing is kept, and nothing fails."""

    folder: Path | None

    def place(self, title: str, slot: str = AUTOSAVE) -> Path | None:
        """Where the save of a story with this title stands, whether or not there is one."""
        return self.folder and self.folder / shelf_name(title) / f"{slot}.json"

    def load(self, title: str, slot: str = AUTOSAVE) -> Playthrough | Absent | SetAside:
        """The saved playthrough. A damaged one is set aside here, and its `.bak` offered."""
        place = self.place(title, slot)
        if place is None:
            return Absent()
        found = _read(place)
        backup = _read(_backup_of(place))
        before = backup if isinstance(backup, Playthrough) else None
        match found:
            case Damaged(reason):
                kept = _set_aside(place, "broken")
                return SetAside(reason, str(kept or ""), before)
            case Absent():
                return before or found  # a write may have been cut between its two moves
            case _:
                return found

    def save(self, playthrough: Playthrough, slot: str = AUTOSAVE) -> Unsaved | None:
        """Write a playthrough, durably; the one that stood there becomes the `.bak`."""
        place = self.place(playthrough.story_title, slot)
        if place is None:
            return Unsaved("There is no folder to save in: the home folder is not known.")
        data = to_json(playthrough).encode(errors="replace")
        if len(data) > LONGEST_SAVE:
            return Unsaved("This playthrough has become too long to save.")
        try:
            _write(place, data)
        except OSError as problem:
            why = problem.strerror or type(problem).__name__
            return Unsaved(f"The game could not be saved in {place.parent} ({why}).")
        return None

    def put_away(self, title: str, slot: str = AUTOSAVE) -> str:
        """Make room for a new playthrough and keep the old one; its new path, or empty."""
        place = self.place(title, slot)
        if place is None:
            return ""
        kept = _set_aside(place, "kept")
        _set_aside(_backup_of(place), "kept")
        return str(kept or "")


def open_shelf(folder: str = "", environment: Mapping[str, str] | None = None) -> Shelf:
    """The shelf in `folder`, else in ``$COMMUNE_HOME``, else where the system keeps data."""
    if folder:
        return Shelf(Path(folder))
    known = os.environ if environment is None else environment
    return Shelf(_data_folder(known, sys.platform))


def shelf_name(title: str) -> str:
    """A folder name for a title: readable, safe on every system, and different for each."""
    whole = normalize("NFC", title)
    letters = normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = "".join(c if c.isalnum() else " " for c in letters).split()
    slug = "-".join(words)[:40].strip("-") or "story"
    return f"{slug}-{zlib.crc32(whole.encode(errors='replace')):08x}"


def _data_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    """Where saves live on this system. A relative XDG path does not count, says its rule."""
    own = environment.get("COMMUNE_HOME", "")
    if own:
        return Path(own) / "saves"
    home = environment.get("USERPROFILE" if platform == "win32" else "HOME", "")
    if platform == "win32":
        base = environment.get("APPDATA") or (home and f"{home}/AppData/Roaming")
    elif platform == "darwin":
        base = home and f"{home}/Library/Application Support"
    else:
        data = environment.get("XDG_DATA_HOME", "")
        base = data if data.startswith("/") else home and f"{home}/.local/share"
    return Path(base) / "commune" / "saves" if base else None


def _backup_of(place: Path) -> Path:
    return place.with_name(f"{place.name}.bak")


def _read(place: Path) -> Playthrough | Absent | Damaged:
    """What stands in a file. It is looked at before it is opened: a pipe would hang."""
    try:
        strange = _strange(place.lstat())
        if strange:
            return Damaged(strange)
        with os.fdopen(os.open(place, os.O_RDONLY | _NO_FOLLOW), "rb") as file:
            data = file.read(LONGEST_SAVE + 1)
        return from_json(data.decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return Absent()
    except UnicodeDecodeError:
        return Damaged("The save is not text.")
    except (OSError, ValueError) as problem:
        return Damaged(f"The save could not be read ({problem}).")


def _strange(looked: os.stat_result) -> str:
    """Why a file is not one to be opened, or empty."""
    if stat.S_ISLNK(looked.st_mode):
        return "The save is a link to another file, which is not followed."
    if not stat.S_ISREG(looked.st_mode):
        return "The save is not an ordinary file."
    return "The save is larger than a save can be." if looked.st_size > LONGEST_SAVE else ""


def _write(place: Path, data: bytes) -> None:
    """Put `data` in the file's place; raises OSError, and the old file still stands."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Not tempfile: it draws in random and shutil, and this name is all that is needed of it.
    new = place.with_name(f".{place.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        opened = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_the_one_before(place)
        new.replace(place)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
    _bring_to_disk(place.parent)


def _keep_the_one_before(place: Path) -> None:
    """Move the standing save to `.bak`, if it is good; a damaged one must not replace a good."""
    match _read(place):
        case Playthrough():
            place.replace(_backup_of(place))
        case Damaged():
            _set_aside(place, "broken")
        case Absent():
            pass


def _set_aside(place: Path, why: str) -> Path | None:
    """Rename a file to the first free ``name.<why>-<n>``; None where it cannot be moved."""
    for number in range(1, 1000):
        kept = place.with_name(f"{place.name}.{why}-{number}")
        try:
            if not os.path.lexists(kept):
                return place.rename(kept)
        except OSError:
            return None
    return None


def _bring_to_disk(folder: Path) -> None:
    """Make the move itself durable. Windows cannot open a folder, and need not."""
    if os.name != "posix":
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
