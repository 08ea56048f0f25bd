"""A folder is held by one game at a time, and never longer than that game lives."""

import os
import signal
import time
from pathlib import Path

import pytest
from tests.saves.shelves import ONE, forked, forking, place_of, shelf_with

from commune.saves import Saved, Shelf
from commune.saves.lock import LONGEST_WAIT, held


def test_a_folder_is_held_by_one_and_then_by_the_next(tmp_path: Path) -> None:
    with held(tmp_path) as first:
        assert first
    with held(tmp_path) as next_one:
        assert next_one


def test_a_folder_that_is_not_there_cannot_be_held_and_nothing_fails(tmp_path: Path) -> None:
    with held(tmp_path / "none") as got:
        assert not got


def test_a_game_that_holds_too_long_is_not_waited_for(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    with held(place_of(shelf).parent):
        began = time.monotonic()
        assert isinstance(Shelf(tmp_path).save(ONE), Saved)
        assert time.monotonic() - began < LONGEST_WAIT + 1


@forking
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork beside pytest-xdist's thread
def test_a_killed_game_holds_nothing(tmp_path: Path) -> None:
    ready, report = os.pipe()

    def hold() -> None:
        with held(tmp_path):
            os.write(report, b"!")
            time.sleep(60)

    game = forked(hold)
    assert os.read(ready, 1) == b"!"
    os.kill(game, signal.SIGKILL)
    os.waitpid(game, 0)
    os.close(ready)
    os.close(report)
    with held(tmp_path) as got:
        assert got
