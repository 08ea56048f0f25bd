"""A game killed at any moment has lost nothing that was finished."""

import os
import signal
import struct
import time
from itertools import count
from pathlib import Path
from random import Random

import pytest
from tests.saves.shelves import TITLE, forked, forking

from commune.saves import Absent, Playthrough, Saved, Shelf

KILLED = 320
LONGEST = 0.02  # seconds that a game lives at most, however slow the disk

pytestmark = [
    forking,
    # fork beside pytest-xdist's thread: the children take no lock of ours and end by a signal
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


def test_a_game_killed_at_any_moment_finds_every_finished_choice_again(tmp_path: Path) -> None:
    moments, reached = Random(1871), 0  # noqa: S311 - moments, not secrets
    some_saves = _some_saves(tmp_path / "tried")
    for number in range(KILLED):
        seconds = moments.uniform(0, some_saves)
        reported = _killed_after(seconds, tmp_path, reached, stamped=number % 2 == 0)
        shelf = Shelf(tmp_path)
        assert all(slot.playthrough for slot in shelf.slots(TITLE))
        found = shelf.load(TITLE)
        length = 0 if isinstance(found, Absent) else len(_path(found))
        assert max(reached, reported) <= length <= max(reached, reported) + 1
        reached = length
    assert reached > KILLED // 10
    assert list(tmp_path.glob("*/.*.new")), "no moment was hit in which a save was being written"
    assert not list(tmp_path.glob("*/*.broken-*"))


def _some_saves(folder: Path) -> float:
    """The seconds that the start of a game and a few saves take on this disk."""
    began = time.perf_counter()
    for length in range(5):
        Shelf(folder).save(Playthrough(path=_steps(length), story_title=TITLE))
    return min(0.003 + time.perf_counter() - began, LONGEST)


def _killed_after(seconds: float, folder: Path, begun: int, *, stamped: bool) -> int:
    """Let a game go on until then; how long the path was when a save was finished last."""
    reports, report = os.pipe()
    game = forked(lambda: _play(folder, begun, report, stamped=stamped))
    os.close(report)
    time.sleep(seconds)
    os.kill(game, signal.SIGKILL)
    _, status = os.waitpid(game, 0)
    assert os.WIFSIGNALED(status), "the game ended by itself"
    told = b""
    while more := os.read(reports, 1 << 16):
        told += more
    os.close(reports)
    return int(struct.unpack("<I", told[-4:])[0]) if told else 0


def _play(folder: Path, begun: int, report: int, *, stamped: bool) -> None:
    """Make one choice after the other, and say of each that it is kept."""
    shelf = Shelf(folder)
    seen = shelf.stamp(TITLE)
    for length in count(begun + 1):
        done = shelf.save(
            Playthrough(path=_steps(length), story_title=TITLE), seen=seen if stamped else None
        )
        if not isinstance(done, Saved):
            return
        seen = done.stamp
        os.write(report, struct.pack("<I", length))


def _steps(length: int) -> tuple[str, ...]:
    return tuple(f"scene-{number}/choice" for number in range(length))


def _path(found: object) -> tuple[str, ...]:
    """The path of what was loaded, which must be a good one from its first step on."""
    assert isinstance(found, Playthrough), found
    assert found.path == _steps(len(found.path))
    return found.path
