"""Files written whole or not at all, and read without trust.

A file is written beside the old one, brought to the disk, and put in its place in one
move; the one before stays as ``.bak``. At each moment one of the two is whole, whatever
is switched off. What cannot be read is renamed ``.broken-<n>`` and left as it is. Only
ordinary files are read: no symlinks, no pipes, nothing over a size. Files are for their
owner alone (0600).

Reading answers with what is wrong. Writing raises OSError; the shelf makes a sentence of it.
"""

import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from commune.saves.decoding import Damaged
from commune.values import value

T = TypeVar("T")
_OPENED = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe put there since it was looked at would hang
_UNFINISHED = ".new"
_LEFT_BEHIND = 3600  # seconds after which an unfinished file has surely nobody writing it


@value
class Absent:
    """There is no such file: nothing was kept yet."""


@value
class Stamp:
    """What a file is now; a file that was written since has another one.

    A file written anew is put in the old one's place, so its inode differs. The clock and
    the size tell apart one whose inode was used before, or that was edited by hand.
    """

    inode: int
    modified: int  # nanoseconds since the epoch
    size: int


def stamp_of(place: Path) -> Stamp | None:
    """The stamp of what stands in a place, be it a good file or not; None for nothing."""
    try:
        return _stamp(place.lstat())
    except (OSError, ValueError):
        return None


def backup_of(place: Path) -> Path:
    """Where the one before is kept."""
    return place.with_name(f"{place.name}.bak")


def read(place: Path, parse: Callable[[str], T | Damaged], *, at_most: int) -> T | Absent | Damaged:
    """What stands in a file of at most so many bytes. It is looked at before it is opened."""
    try:
        strange = _strange(place.lstat(), at_most)
        if strange:
            return Damaged(strange)
        with os.fdopen(os.open(place, os.O_RDONLY | _OPENED | _AT_ONCE), "rb") as file:
            data = file.read(at_most + 1)
        return parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Damaged("The file is not text.")
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return Absent()  # a ValueError: a name that no file can have
    except OSError as problem:
        return Damaged(f"The file could not be read ({problem}).")


def write(place: Path, data: bytes, *, keep_before: bool = True) -> Stamp:
    """Put `data` in the file's place, durably; raises OSError, and nothing was lost then.

    With `keep_before`, what stood there becomes the `.bak`: it must be known to be good.
    The folder must be there, and should be held by the caller.
    """
    # Not tempfile: it draws in random and shutil, and this name is all that is needed of it.
    random = os.urandom(4).hex()
    new = place.with_name(f".{place.name}.{os.getpid()}-{random}{_UNFINISHED}")
    try:
        opened = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _OPENED, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        written = _stamp(new.lstat())
        if keep_before:
            with suppress(FileNotFoundError):
                place.replace(backup_of(place))
        new.replace(place)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
    bring_to_disk(place.parent)
    return written


def set_aside(place: Path) -> str:
    """Rename a file to the first free ``name.broken-<n>``; empty where it cannot be moved."""
    for number in range(1, 1000):
        kept = place.with_name(f"{place.name}.broken-{number}")
        try:
            if not os.path.lexists(kept):
                place.rename(kept)
                return str(kept)
        except OSError:
            return ""
    return ""


def bring_to_disk(folder: Path) -> None:
    """Make moves in a folder durable. Windows cannot open a folder, and need not."""
    if os.name != "posix":
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def sweep(folder: Path) -> None:
    """Remove what a game that was killed had begun to write, long after nobody writes it."""
    with suppress(OSError, ValueError):
        for name in os.listdir(folder):  # noqa: PTH208 - names are all that is looked at
            if name.startswith(".") and name.endswith(_UNFINISHED):
                unfinished = folder / name
                if time.time() - unfinished.lstat().st_mtime > _LEFT_BEHIND:
                    unfinished.unlink()


def _stamp(looked: os.stat_result) -> Stamp:
    return Stamp(looked.st_ino, looked.st_mtime_ns, looked.st_size)


def _strange(looked: os.stat_result, at_most: int) -> str:
    """Why a file is not one to be opened, or empty."""
    if stat.S_ISLNK(looked.st_mode):
        return "The file is a link to another file, which is not followed."
    if not stat.S_ISREG(looked.st_mode):
        return "The file is not an ordinary file."
    return "The file is larger than it can be." if looked.st_size > at_most else ""
