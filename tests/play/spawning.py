"""The whole program in processes of its own, in pipes, and what it finds and leaves there."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from commune.saves import Playthrough, Saved, Settings, open_shelf

LIGHTHOUSE = Path(__file__).parent.parent / "stories" / "lighthouse"
REAL = Path(__file__).parent.parent.parent / "story"
TITLE = "The Lamp at Gull Point"
RUN = "from commune.cli.main import run; run()"
PATIENCE = 30  # seconds: the machine may have much else to do

# What the program needs of the tests' own environment; the rest must not decide anything.
_KEPT = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT", "COVERAGE_PROCESS_START")


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a process finds around it: a home, a terminal, a language, and what is said here.

    Beside the home lies the cache of stories, so that tests of one worker share it.
    """
    known = {name: os.environ[name] for name in _KEPT if name in os.environ}
    known |= {"HOME": str(home), "COMMUNE_HOME": str(home)}
    known["COMMUNE_CACHE"] = str(home.parent / "stories")
    return {**known, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **more}


def call(*flags: str, story: Path = LIGHTHOUSE) -> list[str]:
    """How the program is called for a story."""
    return [sys.executable, "-c", RUN, "play", "--story", str(story), *flags]


def piped(
    around: Mapping[str, str], typed: str, *flags: str, story: Path = LIGHTHOUSE
) -> "subprocess.CompletedProcess[str]":
    """What the program writes into pipes and leaves with, when it is given these lines."""
    return subprocess.run(  # noqa: S603 - our own program
        call(*flags, story=story),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env=dict(around),
        timeout=PATIENCE,
        check=False,
    )


def saved(home: Path, slot: str = "autosave", title: str = TITLE) -> tuple[str, ...]:
    """The path that stands in a slot, which must be a whole save."""
    found = open_shelf("", {"COMMUNE_HOME": str(home)}).load(title, slot)
    assert isinstance(found, Playthrough), found
    return found.path


def kept(home: Path, *path: str, title: str = TITLE, opening: str = "") -> None:
    """Keep a playthrough, as another sitting would have left it."""
    shelf = open_shelf("", {"COMMUNE_HOME": str(home)})
    done = shelf.save(Playthrough(path=path, story_title=title, opening=opening))
    assert isinstance(done, Saved), done


def settled(home: Path, settings: Settings) -> None:
    """Keep settings for the next start."""
    assert open_shelf("", {"COMMUNE_HOME": str(home)}).set(settings) is None


def folder_of(home: Path, title: str = TITLE) -> Path:
    """Where a story's saves stand."""
    place = open_shelf("", {"COMMUNE_HOME": str(home)}).place(title)
    assert place is not None
    return place.parent


def names_under(*folders: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder there, with its size and the time it was written."""
    return {
        str(path): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for folder in folders
        for path in (folder, *folder.rglob("*"))
        if path.exists()
    }
