"""Terminals of every size, language and ability: all is readable, and nothing is lost."""

import re
from pathlib import Path

import pytest
from tests.play.screen import Terminal, terminal
from tests.play.spawning import environment, kept, saved, settled

from commune.saves import Settings

KEYS = ("1-9 or ", "u undo", "b notebook", "s saves", "? all keys", "q quit")
BOLD = re.compile(r"\x1b\[(?:0;)?1[;m]")
LEAVES = "nbplcweiso?"
NEAR_THE_END = (
    *("harbour/nell", "harbour/carry-oil", "harbour/climb", "lamp-room/trim-wick"),
    *("lamp-room.lit/next", "lamp-room/sign-log", "watch.stair/storm-glass"),
)
END = "1. See the"  # the first of the ways on behind an ending
MOST = 90  # questions that the lighthouse asks at most, in the smallest window


def _walked(game: Terminal, *, hints: tuple[str, ...] = KEYS) -> None:
    """Play the whole lighthouse by the first ways on, with all leaves opened at each act."""
    game.asked()
    for _ in range(MOST):
        if END in game.paper.said:
            break
        game.shows("1. ", *hints)
        game.send("1")
        game.asked()
    game.shows(END, *hints)


def _leafed(game: Terminal) -> None:
    """Open every page beside the story, and a note, and come back."""
    for key in LEAVES:
        game.send(key)
        game.asked()
        game.shows("Esc back")
        if key == "b":
            game.send("1")
            game.asked()
            game.shows("Sources", "Esc back")
            key = "q"  # noqa: PLW2901 - the way back from a note, past the notebook
        game.send(key)
        game.asked()
        game.shows("q quit")


@pytest.mark.parametrize(("columns", "rows"), [(40, 24), (80, 24), (200, 50)])
def test_nothing_reaches_the_last_column_and_no_key_is_left_unsaid(
    tmp_path: Path, columns: int, rows: int
) -> None:
    game = terminal(tmp_path, columns=columns, rows=rows)
    _walked(game)
    _leafed(game)
    game.send("q")
    assert game.ends() == 0
    assert game.paper.widest < min(columns, 101)


def test_a_very_small_window_is_enough_to_play_to_the_end(tmp_path: Path) -> None:
    game = terminal(tmp_path, columns=20, rows=10)
    _walked(game, hints=())
    for key in LEAVES:
        game.send(key)
        game.asked()
        game.shows("Esc back")
        game.send("  jjkk")
        game.send(key)
        game.asked()
    game.send("q")
    assert game.ends() == 0
    assert game.paper.widest <= 20
    assert len(saved(tmp_path)) > 9


@pytest.mark.parametrize(
    ("theme", "more"), [("colour", {"NO_COLOR": "1"}), ("colour", {}), ("quiet", {}), ("none", {})]
)
def test_no_colour_is_shown_where_none_is_wanted(
    tmp_path: Path, more: dict[str, str], theme: str
) -> None:
    settled(tmp_path, Settings(theme=theme))
    kept(tmp_path, *NEAR_THE_END)
    game = terminal(tmp_path, around=environment(tmp_path, **more))
    _walked(game)
    _leafed(game)
    game.send("c1u:dance\r9q")
    assert game.ends() == 0
    assert game.coloured is (theme == "colour" and not more)
    assert bool(BOLD.search(game.raw)) is (theme != "none")


@pytest.mark.parametrize(
    "more",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_a_terminal_without_utf8_is_shown_ascii_signs_alone(
    tmp_path: Path, more: dict[str, str]
) -> None:
    game = terminal(tmp_path, columns=40, around=environment(tmp_path, **more))
    _walked(game)
    _leafed(game)
    game.send("q")
    assert game.ends() == 0
    assert game.raw.isascii()
    assert "The keeper's daughter's." in game.paper.said
    assert not re.search(r"\?\w|\w\?\w", game.paper.said.replace("? all", ""))
    assert game.paper.widest < 40


def test_in_the_c_locale_python_takes_utf8_and_so_do_we(tmp_path: Path) -> None:
    game = terminal(tmp_path, around=environment(tmp_path, LC_ALL="C"))
    game.to("The keeper’s daughter’s.")
    game.send("q")
    assert game.ends() == 0


@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
def test_a_terminal_that_cannot_move_its_cursor_is_asked_in_words(
    tmp_path: Path, term: str | None
) -> None:
    around = environment(tmp_path, TERM=term or "")
    if term is None:
        del around["TERM"]
    game = terminal(tmp_path, around=around)
    game.says("Type 1 or 2, or: notes")
    game.says("> ")
    game.send("help\r")
    game.says("You can type:")
    game.says("> ")
    game.send("1\rquit\r")
    game.says("Saved.")
    assert game.ends() == 0
    assert "\x1b" not in game.raw
    assert saved(tmp_path) == ("harbour/nell",)


def test_plain_lines_can_be_set_and_are_folded_to_the_window(tmp_path: Path) -> None:
    settled(tmp_path, Settings(plain=True))
    kept(tmp_path, "harbour/nell")
    game = terminal(tmp_path, columns=40)
    game.says("> ")
    game.send("quit\r")
    assert game.ends() == 0
    assert "\x1b" not in game.raw
    assert game.paper.widest <= 40


@pytest.mark.parametrize("term", ["linux", "tmux-256color", "vt100"])
def test_other_terminals_get_the_same_menu(tmp_path: Path, term: str) -> None:
    kept(tmp_path, "harbour/nell")
    game = terminal(tmp_path, around=environment(tmp_path, TERM=term))
    game.shows("1. Ask him about the weather.", *KEYS)
    game.send("2")
    game.says("Ninety-one steps, one can.")
    game.shows(*KEYS)
    game.send("q")
    assert game.ends() == 0
