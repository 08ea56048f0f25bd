"""The story that comes with the game, from its title to what follows its ending."""

import re
import subprocess
from pathlib import Path

import pytest
from tests.play.screen import Terminal, terminal
from tests.play.spawning import REAL, environment, piped

from commune.play.ending import LEADS
from commune.saves import Playthrough, Slot, open_shelf

MOST = 1_500  # questions of a whole game, in a small window
LOCKED = re.compile(r"▸? ?1\. (?:(?!\b2\. ).)*\(locked", re.DOTALL)  # what stands first
PIPED = 240  # answers given at once, more than a game has questions
SITTINGS = 30  # in which it is played through a pipe
FIRST, ANEW = next(iter(LEADS)), "Begin again; this playthrough is kept."
NUMBERS = {label: number for number, label in enumerate(LEADS, start=1)}
# What the ways on that show something show.
SHOWN = {
    "See the endings you have met.": "Endings met",
    "Go back to one of your choices.": "The choices you made",
    "See what was made up, scene by scene.": "What was made up",
    "Open the notebook.": "Notebook",
}


@pytest.fixture(scope="module")
def title() -> str:
    lines = (REAL / "story.yaml").read_text("utf-8").splitlines()
    return next(line.removeprefix("title: ") for line in lines if line.startswith("title: "))


def _slots(home: Path, title: str) -> dict[str, Slot]:
    slots = open_shelf("", {"COMMUNE_HOME": str(home)}).slots(title)
    return {slot.name: slot for slot in slots}


def _played(home: Path, title: str, name: str) -> Playthrough:
    found = _slots(home, title)[name].playthrough
    assert found is not None
    return found


def _piped_through(home: Path) -> subprocess.CompletedProcess[str]:
    """Play to the end by the first ways on; where the first is locked, by the second.

    More answers than a game has questions: the first way on from an ending shows something.
    """
    answers = "1\n" * PIPED
    for _ in range(SITTINGS):
        done = piped(environment(home), answers, story=REAL)
        if "The end of " in done.stdout:
            return done
        answers = "2\n" + "1\n" * PIPED
    raise AssertionError(done.stdout[-2_000:])


def test_it_is_played_to_an_end_by_the_first_ways_on_through_a_pipe(
    tmp_path: Path, title: str
) -> None:
    done = _piped_through(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count(f"The end of {title}") == 1
    assert all(label in done.stdout for label in LEADS)
    assert "\x1b" not in done.stdout
    assert len(_played(tmp_path, title, "autosave").path) > 20


def test_all_ways_on_from_an_ending_can_be_taken_in_words(tmp_path: Path, title: str) -> None:
    assert list(SHOWN) == [*LEADS][:4]
    _piped_through(tmp_path)
    path = _played(tmp_path, title, "autosave").path
    for label, words in SHOWN.items():
        said = piped(environment(tmp_path), f"{NUMBERS[label]}\n\n", story=REAL).stdout
        assert words in said.partition(f"6. {[*LEADS][-1]}")[2]
    left = piped(environment(tmp_path), "6\n1\n", story=REAL).stdout
    assert left.count(FIRST) == 1  # nothing is asked behind it
    back = piped(environment(tmp_path), "2\n2\n", story=REAL).stdout
    assert "redo takes them again" in back
    assert _played(tmp_path, title, "autosave").ahead
    ahead = piped(environment(tmp_path), "redo\n" * 200, story=REAL).stdout
    assert "There is nothing to take again." in ahead or f"The end of {title}" in ahead
    assert _played(tmp_path, title, "autosave").path == path
    anew = piped(environment(tmp_path), f"{NUMBERS[ANEW]}\n", story=REAL).stdout
    assert "The playthrough you were in is kept as “kept-1”." in anew
    assert _played(tmp_path, title, "kept-1").path == path


def _walked(game: Terminal) -> None:
    """Play to the end by the first ways on."""
    game.asked()
    for _ in range(MOST):
        if f"1. {FIRST[:11]}" in game.paper.said:
            return
        game.send("2" if LOCKED.search(game.shown) else "1")
        game.asked()
    raise AssertionError(game.shown)


@pytest.mark.parametrize(("columns", "rows", "encoding"), [(80, 24, "utf-8"), (40, 24, "ascii")])
def test_it_is_played_to_an_end_by_keys(
    tmp_path: Path, title: str, columns: int, rows: int, encoding: str
) -> None:
    around = environment(tmp_path, PYTHONIOENCODING=encoding)
    game = terminal(tmp_path, columns=columns, rows=rows, story=REAL, around=around)
    _walked(game)
    for label, words in SHOWN.items():
        game.send(str(NUMBERS[label]))
        game.asked()
        game.shows(words, "Esc back")
        game.send("q")
        game.asked()
        game.shows("1. See the endings", "q quit")
    game.send(str(NUMBERS[ANEW]))
    game.says("is kept as")
    game.asked()
    game.send("q")
    assert game.ends() == 0
    assert len(_played(tmp_path, title, "kept-1").path) > 20
    assert game.paper.widest < columns


def test_leaving_is_a_way_on_and_it_goes_on_behind_the_ending(tmp_path: Path, title: str) -> None:
    _piped_through(tmp_path)
    game = terminal(tmp_path, story=REAL)
    _walked(game)
    game.send(str(NUMBERS["Leave."]))
    game.says("Saved.")
    assert game.ends() == 0
    again = terminal(tmp_path, story=REAL)
    _walked(again)
    again.send("2")
    again.asked()
    again.shows("The choices you made", "Esc back")
    again.send("3\r")  # to before the third of them; there are more than nine
    again.asked()
    again.says("redo takes them")
    again.send("\x03")
    assert again.ends() == 130
    assert _played(tmp_path, title, "autosave").ahead
