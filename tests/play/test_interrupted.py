"""Ctrl-C, Ctrl-D and a terminal that goes away, at any moment: all is left as it was."""

import os
import time
from pathlib import Path

import pytest
from tests.play.screen import Terminal, in_a_shell, terminal
from tests.play.spawning import PATIENCE, folder_of, kept, saved

HERE = ("harbour/nell",)
# What a shell sees of the terminal before and behind the game.
WATCHED = "trap : INT; stty -g; $CALL; echo code $?; stty -g"


def _watched(home: Path, *flags: str) -> Terminal:
    kept(home, *HERE)
    return in_a_shell(home, WATCHED, *flags)


def _is_unhurt(game: Terminal, home: Path, code: int) -> None:
    """The terminal is as it was, the save is whole, and no more was said than is wanted."""
    assert game.ends() == 0
    before, *_, told, after = game.paper.said.strip().splitlines()
    assert (told.strip(), after.strip()) == (f"code {code}", before.strip())
    assert saved(home) == HERE
    assert not list(folder_of(home).glob("*.broken*"))


@pytest.mark.parametrize("milliseconds", [0, 40, 90, 150, 220])
def test_ctrl_c_while_the_game_gets_ready_leaves_all_as_it_was(
    tmp_path: Path, milliseconds: int
) -> None:
    game = _watched(tmp_path)
    game.says("it goes on where you left it")
    time.sleep(milliseconds / 1000)  # the moment itself is what is tried
    game.send("\x03")
    _is_unhurt(game, tmp_path, 130)


def test_ctrl_c_at_the_title_leaves_all_as_it_was(tmp_path: Path) -> None:
    game = in_a_shell(tmp_path, WATCHED)
    game.says("The Lamp at Gull Point")
    game.send("\x03")
    assert game.ends() == 0
    before, *_, told, after = game.paper.said.strip().splitlines()
    assert (told.strip(), after.strip()) == ("code 130", before.strip())
    assert not folder_of(tmp_path).exists() or saved(tmp_path) == ()


# Where a reader can be: the keys that lead there from a menu, and what is shown then.
WHERE = {
    "a menu": ("", ""),
    "a command": (":not", ":not"),
    "a page": ("b", "Esc back"),
    "a search": ("b/ru", "Find: ru"),
    "a name": (":save\r", "Keep this place as"),
}


def _at(where: str, game: Terminal) -> None:
    keys, seen = WHERE[where]
    game.says("q quit")
    if keys:
        game.send(keys)
        game.says(seen)


@pytest.mark.parametrize("where", WHERE)
def test_ctrl_c_ends_the_game_wherever_the_reader_is(tmp_path: Path, where: str) -> None:
    game = _watched(tmp_path)
    _at(where, game)
    game.send("\x03")
    game.says("Saved. It goes on from here next time.")
    _is_unhurt(game, tmp_path, 130)


@pytest.mark.parametrize("where", ["a menu", "a page"])
def test_ctrl_d_ends_the_game_like_quitting(tmp_path: Path, where: str) -> None:
    game = _watched(tmp_path)
    _at(where, game)
    game.send("\x04")
    game.says("Saved. It goes on from here next time.")
    _is_unhurt(game, tmp_path, 0)


def test_ctrl_d_gives_up_what_is_being_typed_and_nothing_else(tmp_path: Path) -> None:
    game = _watched(tmp_path)
    _at("a command", game)
    game.send("\x04q")
    _is_unhurt(game, tmp_path, 0)


def test_ctrl_c_and_ctrl_d_end_plain_lines_too(tmp_path: Path) -> None:
    for key, code in (("\x03", 130), ("\x04", 0)):
        game = _watched(tmp_path, "--plain")
        game.says("> ")
        game.send(key)
        game.says("Saved. It goes on from here next time.")
        _is_unhurt(game, tmp_path, code)


def test_ctrl_c_pressed_again_and_again_ends_no_differently(tmp_path: Path) -> None:
    game = _watched(tmp_path)
    game.says("q quit")
    game.send("\x03" * 5)
    _is_unhurt(game, tmp_path, 130)


def test_ctrl_c_right_behind_another_key_ends_the_game_after_that(tmp_path: Path) -> None:
    kept(tmp_path, *HERE)
    game = terminal(tmp_path)
    game.says("q quit")
    game.send("2\x03")
    game.says("Saved. It goes on from here next time.")
    assert game.ends() == 130
    assert saved(tmp_path) == (*HERE, "harbour/carry-oil")


def test_a_text_that_is_typed_slowly_is_broken_off_by_ctrl_c(tmp_path: Path) -> None:
    game = _watched(tmp_path, "--speed", "20")
    game.says("Father is in")
    game.send("\x03")
    _is_unhurt(game, tmp_path, 130)


@pytest.mark.parametrize("flags", [(), ("--plain",)])
def test_a_terminal_that_goes_away_takes_the_game_along_and_the_save_stays(
    tmp_path: Path, flags: tuple[str, ...]
) -> None:
    kept(tmp_path, *HERE)
    game = terminal(tmp_path, *flags)
    game.says("quit")
    game.send("2\r" if flags else "2")
    game.says("Ninety-one steps")
    game.game.close(force=False)
    assert saved(tmp_path) == (*HERE, "harbour/carry-oil")


@pytest.mark.parametrize("flags", [(), ("--plain",)])
def test_a_game_that_outlives_its_terminal_ends_quietly(
    tmp_path: Path, flags: tuple[str, ...]
) -> None:
    kept(tmp_path, *HERE)
    told, script = tmp_path / "told", "trap '' HUP; $CALL 2> $HOME/errors; echo $? > $HOME/told"
    game = in_a_shell(tmp_path, script, *flags)
    game.says("quit")
    with Path(os.devnull).open("rb") as nothing:  # in the place of our end of the terminal
        os.dup2(nothing.fileno(), game.game.child_fd)
    patience = time.monotonic() + PATIENCE
    while not (told.exists() and told.read_text()) and time.monotonic() < patience:
        time.sleep(0.02)
    # Whoever reads the errors is told that nobody could be told, and no more than that.
    assert told.read_text() in {"0\n", "1\n"}
    assert len((tmp_path / "errors").read_text().splitlines()) <= 1
    assert saved(tmp_path) == HERE
