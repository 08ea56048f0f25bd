"""The whole program in a real terminal: keys, pages beside the story, windows that change."""

from pathlib import Path

import pytest
from tests.play.screen import in_a_shell, terminal
from tests.play.spawning import kept, saved

BESIDE = "\x1b[?1049h"


def test_a_key_typed_at_the_first_page_is_taken_and_not_echoed(tmp_path: Path) -> None:
    kept(tmp_path, "harbour/nell")
    game = terminal(tmp_path)
    game.says("The harbour-master counts his nets.")
    game.send("2")  # prompt_toolkit is only being imported
    game.says("▸ 2. Carry a can of oil up.")
    game.shows("Ninety-one steps, one can.", "q quit")
    game.send("q")
    game.says("Saved.")
    assert game.ends() == 0
    assert saved(tmp_path) == ("harbour/nell", "harbour/carry-oil")
    assert "\n2" not in game.paper.said


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ("21q", ("harbour/nell", "harbour/carry-oil", "harbour/ask-weather")),
        ("\r\x04", ("harbour/nell", "harbour/ask-weather")),
        ("j\r\x1b[B\r\x04", ("harbour/nell", "harbour/carry-oil", "harbour/borrow-key")),
        ("2u1q", ("harbour/nell", "harbour/ask-weather")),
        (":undo\rq", ()),
    ],
)
def test_keys_typed_before_the_first_menu_are_taken_in_their_order(
    tmp_path: Path, keys: str, path: tuple[str, ...]
) -> None:
    kept(tmp_path, "harbour/nell")
    game = terminal(tmp_path)
    game.says("it goes on where you left it")
    game.send(keys)
    assert game.ends() == 0
    assert saved(tmp_path) == path


def test_enter_typed_before_the_program_listens_is_taken_too(tmp_path: Path) -> None:
    kept(tmp_path, "harbour/nell")
    game = terminal(tmp_path)
    game.send("\r")
    game.says("Weather?")
    game.send("q")
    assert game.ends() == 0
    assert saved(tmp_path) == ("harbour/nell", "harbour/ask-weather")


def test_keys_typed_while_pages_are_drawn_or_opened_are_taken_in_their_order(
    tmp_path: Path,
) -> None:
    kept(tmp_path, "harbour/nell")
    game = terminal(tmp_path)
    game.shows("The harbour-master counts his nets.", "q quit")
    # The page's notes, the first of them, back to the story, a choice, the notebook and
    # words that are looked for in it, back to the story, and out.
    game.send("n1q2b/rule\rqq")
    game.says("Notebook: rule")
    assert game.ends() == 0
    assert saved(tmp_path) == ("harbour/nell", "harbour/carry-oil")
    assert game.raw.count(BESIDE) == 4


def test_only_the_choice_stays_of_a_menu(tmp_path: Path) -> None:
    game = terminal(tmp_path)
    game.to("Whose evening is it")
    game.send("j\r")
    game.says("▸ 2. The ferryman’s.")
    game.shows("Your ferry is on the slip.", "q quit")
    assert game.shown.count("ferryman") == 1
    assert "The keeper’s daughter’s." not in game.shown
    game.send("q")
    assert game.ends() == 0
    assert BESIDE not in game.raw  # nothing was opened beside the story
    assert "\x1b[6n" not in game.raw  # and the terminal was never asked where its cursor is


def test_a_page_beside_the_story_leaves_the_story_as_it_was(tmp_path: Path) -> None:
    game = terminal(tmp_path)
    game.to("Whose evening is it")
    before = game.shown
    for key in "nbplcweiso?":
        game.send(key)
        game.shows("Esc back")
        assert game.paper.beside
        game.send(key)
        game.until(lambda: not game.paper.beside, "the story")
        game.shows("q quit")
        assert game.shown == before.replace(" (1 new)", "") or game.shown == before
    game.send("q")
    assert game.ends() == 0


def test_a_menu_takes_the_width_of_a_window_that_was_changed(tmp_path: Path) -> None:
    kept(tmp_path, "harbour/nell")
    game = terminal(tmp_path)
    game.says("q quit")
    for columns in (40, 200, 48, 80, 40):
        game.resize(columns, 50)
        game.says("1. Ask him about the weather.")  # it is drawn anew, without a key
        game.says("q quit")
        game.paper.widest = 0
    game.send("2")
    game.says("q quit")
    game.shows("Father is in bed with his leg. The  ")
    assert game.paper.widest < 40  # it is folded, with not one sign in the last column
    game.resize(80, 50)
    game.says("q quit")
    game.send("r")
    game.says("Father is in bed with his leg. The rule¹ is on the wall, and the rule does")
    game.says("q quit")
    game.send("q")
    assert game.ends() == 0


def test_a_page_beside_the_story_takes_the_width_of_a_window_that_was_changed(
    tmp_path: Path,
) -> None:
    softly = "softer words for hard paragraphs, on or off"
    kept(tmp_path, "harbour/nell")
    game = terminal(tmp_path)
    game.says("q quit")
    game.send("?")
    game.shows(softly, "Esc back")
    game.resize(40, 50)
    game.says("Esc back")
    assert softly not in game.shown
    game.resize(200, 50)
    game.says(softly)
    game.says("Esc back")
    game.resize(40, 50)
    game.says("Esc back")
    game.paper.widest = 0
    game.send("q")
    game.until(lambda: not game.paper.beside, "the story")
    game.says("q quit")
    game.send("2")
    game.says("Father is in bed with his leg. The")
    game.says("q quit")
    assert game.paper.widest < 40
    game.send("q")
    assert game.ends() == 0


def test_windows_that_change_at_any_moment_hurt_nothing(tmp_path: Path) -> None:
    game = terminal(tmp_path)
    game.says("The Lamp")
    for size, key in enumerate("1n\x1bb\x1b12u?q1"):
        game.resize(30 + 17 * size % 60, 8 + 5 * size % 20)
        game.send(key)
        game.resize(20 + 23 * size % 80)
    game.resize(80, 50)
    game.send("r")
    game.shows("q quit")
    game.send("\x04")  # Ctrl-D and no signal: it waits in the row of keys
    assert game.ends() == 0


@pytest.mark.parametrize("flags", [(), ("--plain",)])
def test_all_that_is_read_and_asked_is_on_the_standard_output(
    tmp_path: Path, flags: tuple[str, ...]
) -> None:
    kept(tmp_path, "harbour/nell")
    game = in_a_shell(tmp_path, "$CALL 2> $HOME/errors", *flags)
    game.says("1. Ask him about the weather.")
    game.says("> " if flags else "q quit")
    game.send("q\r")
    assert game.ends() == 0
    assert (tmp_path / "errors").read_text() == ""


@pytest.mark.parametrize("where", ["a menu", "a page"])
def test_a_game_that_was_put_to_sleep_wakes_up_and_takes_keys(tmp_path: Path, where: str) -> None:
    game = in_a_shell(tmp_path, "exec sh -i")
    game.says("$ ")
    game.send("$CALL\r")
    game.to("Whose evening is it")
    if where == "a page":
        game.send("?")
        game.shows("Esc back")
    game.send("\x1a")
    game.says("Stopped")
    game.says("$ ")
    assert not game.paper.beside
    assert not game.paper.cursor.hidden
    game.send("echo a shell again\r")
    game.says("a shell again")
    game.says("a shell again")
    game.send("fg\r")
    if where == "a page":
        game.says("softer words")
        game.send("q")
    game.says("The keeper’s daughter’s.")
    game.send("1")
    game.says("Father is in bed with his leg.")
    game.send("q")
    game.says("Saved.")
    game.says("$ ")
    game.send("exit\r")
    assert game.ends() == 0
    assert saved(tmp_path) == ("harbour/nell",)
