"""One at a time: what two games must not do at once in the same folder.

The system holds the lock and lets go of it when its owner dies, so nothing is left behind
by a game that was killed. A lock that cannot be had within a second, or at all (some
network folders), is done without: a game that waits is worse than the small chance.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LONGEST_WAIT = 1.0  # seconds
_BETWEEN = 0.004  # seconds from one try to the next
_BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        """A folder cannot be opened here; a file in it stands for it."""
        return os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)

    def _lock(opened: int) -> None:
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _open(folder: Path) -> int:
        """The folder itself is locked: no file is needed for it."""
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)

    def _lock(opened: int) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Hold a folder while something is done in it; says whether it is really held.

    It cannot be held twice by one game either: the second waits for the first.
    """
    opened = -1
    with suppress(OSError, ValueError):
        opened = _open(folder)
    try:
        yield opened >= 0 and _taken(opened)
    finally:
        if opened >= 0:
            os.close(opened)  # and that is what gives the lock back


def _taken(opened: int) -> bool:
    """Whether the lock could be had before the patience was at its end."""
    patience = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            _lock(opened)
        except OSError as problem:
            if problem.errno not in _BUSY or time.monotonic() > patience:
                return False
            time.sleep(_BETWEEN)
        else:
            return True
