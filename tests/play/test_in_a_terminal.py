"""The whole program in a real terminal: keys, the screen, and how the terminal is left."""

import os
import re
import sys
from pathlib import Path

import pytest

from commune.saves import Playthrough, open_shelf

if sys.platform == "win32":
    pytest.skip("there are no ptys", allow_module_level=True)

import pexpect

LIGHTHOUSE = Path(__file__).parent.parent / "stories" / "lighthouse"
CALL = f"{sys.executable} -c 'from commune.cli.main import run; run()' play --story {LIGHTHOUSE}"


def _environment(home: Path) -> "os._Environ[str]":
    known = os.environ.copy()
    for size in ("LINES", "COLUMNS"):  # of the terminal the tests run in, not of the game's
        known.pop(size, None)
    known |= {"COMMUNE_HOME": str(home), "COMMUNE_CACHE": str(home / "cache")}
    known |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PS1": "", "ENV": ""}
    return known  # type: ignore[return-value] # a mapping like it, which is all that is needed


def _spawned(home: Path, command: str) -> "pexpect.spawn[str]":
    return pexpect.spawn(
        "/bin/sh",
        ["-c", command],
        env=_environment(home),
        dimensions=(60, 80),
        encoding="utf-8",
        timeout=30,
    )


def _path(home: Path) -> tuple[str, ...]:
    found = open_shelf("", {"COMMUNE_HOME": str(home)}).load("The Lamp at Gull Point")
    assert isinstance(found, Playthrough)
    return found.path


def test_a_key_typed_at_the_first_page_is_taken_and_not_echoed(tmp_path: Path) -> None:
    game = _spawned(tmp_path, CALL)
    game.expect("Whose evening is it")
    game.send("1")  # prompt_toolkit is only being imported
    game.expect("▸ 1. The keeper’s daughter’s.")
    game.expect("Ask him about the weather.")
    game.send("q")
    game.expect("Saved.")
    game.expect(pexpect.EOF)
    game.close()
    assert game.exitstatus == 0
    assert len(_path(tmp_path)) == 1


def test_only_the_choice_stays_of_a_menu(tmp_path: Path) -> None:
    game = _spawned(tmp_path, CALL)
    game.expect("Whose evening is it")
    game.expect("q quit")
    game.send("j\r")
    game.expect("▸ 2. The ferryman’s.")
    game.expect("q quit")
    game.send("q")
    game.expect(pexpect.EOF)
    assert "\x1b[?1049h" not in (game.before or "")
    assert "\x1b[6n" not in (game.before or "")


@pytest.mark.parametrize("wait_for", ["Whose evening is it", "q quit"])
def test_ctrl_c_leaves_the_terminal_as_it_was_and_the_save_whole(
    tmp_path: Path, wait_for: str
) -> None:
    game = _spawned(tmp_path, f"trap : INT; stty -g; {CALL}; echo code $?; stty -g")
    game.expect("q quit")
    game.send("1")
    game.expect("Ask him about the weather.")
    game.send("q")
    game.expect("code 0")
    game.close()
    game = _spawned(tmp_path, f"trap : INT; stty -g; {CALL}; echo code $?; stty -g")
    game.expect(r"([0-9a-f:]{20,})\r\n")
    assert isinstance(game.match, re.Match)
    before = game.match[1]
    game.expect("Ask him" if wait_for == "q quit" else "goes on where you left it")
    if wait_for == "q quit":
        game.expect("q quit")
    game.sendintr()
    game.expect("code 130")
    game.expect(r"([0-9a-f:]{20,})\r\n")
    assert isinstance(game.match, re.Match)
    assert game.match[1] == before
    assert "Traceback" not in (game.before or "")
    assert len(_path(tmp_path)) == 1


def test_ctrl_d_quits(tmp_path: Path) -> None:
    game = _spawned(tmp_path, CALL)
    game.expect("q quit")
    game.sendeof()
    game.expect("Saved.")
    game.expect(pexpect.EOF)
    game.close()
    assert game.exitstatus == 0


def test_a_dumb_terminal_is_asked_in_words(tmp_path: Path) -> None:
    game = _spawned(tmp_path, f"TERM=dumb {CALL}")
    game.expect("Type 1 to 2, or: undo")
    assert "\x1b" not in (game.before or "")
    game.sendline("quit")
    game.expect("Saved.")
    game.expect(pexpect.EOF)
    game.close()
    assert game.exitstatus == 0
