"""A shelf with saves on it, and other processes that write there too."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commune.saves import AUTOSAVE, Playthrough, Saved, Shelf, Stamp

TITLE = "A Small Story"
ONE = Playthrough(path=("yard/knock",), story_title=TITLE)
TWO = Playthrough(path=("yard/knock", "yard.gate/next"), story_title=TITLE)

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX files")
forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


def place_of(shelf: Shelf, slot: str = AUTOSAVE) -> Path:
    """The file of a slot."""
    place = shelf.place(TITLE, slot)
    assert place is not None
    return place


def stamped(shelf: Shelf, playthrough: Playthrough, slot: str = AUTOSAVE) -> Stamp:
    """Save, which must succeed."""
    saved = shelf.save(playthrough, slot)
    assert isinstance(saved, Saved)
    return saved.stamp


def shelf_with(folder: Path, *playthroughs: Playthrough) -> Shelf:
    """A shelf on which these were saved, one over the other."""
    shelf = Shelf(folder)
    for playthrough in playthroughs:
        stamped(shelf, playthrough)
    return shelf


def files_beside(place: Path) -> list[str]:
    """The names of all files in a file's folder."""
    return sorted(path.name for path in place.parent.iterdir())


def forked(work: Callable[[], None]) -> int:
    """Another process that does this and ends; its id. It runs no test and no clean-up."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    finally:
        os._exit(1)


def told(code: str, *arguments: str) -> str:
    """What a program of our own prints."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
