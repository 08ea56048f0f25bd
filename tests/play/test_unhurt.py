"""A game that is killed at any moment: no choice that was answered is lost, and it goes on."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from tests.play.spawning import PATIENCE, call, environment, folder_of, kept, saved

from commune.cli.main import main

if sys.platform == "win32":
    pytest.skip("nothing is killed like this there", allow_module_level=True)

TITLE = "A Path Without an End"
STEPS = ("path/left", "path/right")
ANSWERS = 500  # typed at once; nobody lives long enough to answer all of them
PROCESSES, FORKS = 64, 256  # how many games are killed, in all
ENOUGH = 3  # answers in all, or nothing was tried
LONG = 200  # choices after which it is begun anew, so that starting does not take ever longer
LONGEST = 0.015  # seconds that a game lives, at most, after it said something

_STORY = {
    "story.yaml": f"title: {TITLE}\nlanguage: en\nfirst: path.here\nacts: [1-walk]\n",
    "acts/1-walk/act.yaml": "title: The walk\n",
    "acts/1-walk/path.yaml": """
title: The path
passages:
  here:
    text: |
      The path goes on.
    choices:
      left:
        kind: deed
        label: Go left.
        to: .here
      right:
        kind: deed
        label: Go right.
        to: .here
""",
}
_ANSWERED = re.compile(r"You chose \d: Go (?:left|right)\.\s+The path goes on\.")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    for name, text in _STORY.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.lstrip(), "utf-8")
    return folder


@pytest.mark.parametrize("chain", range(2))
def test_a_program_that_is_killed_loses_no_choice_that_it_answered(
    tmp_path: Path, story: Path, chain: int
) -> None:
    def started(typed: int, said: int) -> int:
        command = call("--plain", story=story)
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=typed, stdout=said, stderr=said, env=environment(tmp_path)
        )
        process.returncode = 0  # it is waited for by its number, not by this
        return process.pid

    moments = Random(chain)  # noqa: S311 - no secrets
    answered = _killed(started, tmp_path, PROCESSES // 2, moments, getting_ready=0.2)
    assert answered > ENOUGH


# fork beside pytest-xdist's thread: the children take no lock of ours and end by a signal
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("chain", range(4))
def test_a_game_that_is_killed_loses_no_choice_that_it_answered(
    tmp_path: Path, story: Path, chain: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, known in environment(tmp_path).items():
        monkeypatch.setenv(name, known)
    plainly = ["play", "--story", str(story), "--plain"]
    with monkeypatch.context() as changed:  # one game here, for all that a game imports
        changed.setenv("COMMUNE_CACHE", os.devnull)  # no file of a cache stays open behind it
        changed.setattr(sys, "stdin", StringIO("1\n"))
        changed.setattr(sys, "stdout", StringIO())
        assert main([*plainly, "--ephemeral"]) == 0

    def started(typed: int, said: int) -> int:
        child = os.fork()
        if child:
            return child
        try:
            for number, given in enumerate((typed, said, said)):
                os.dup2(given, number)
            sys.stdin, sys.stdout = os.fdopen(0, "r"), os.fdopen(1, "w", encoding="utf-8")
            os._exit(main(plainly))
        finally:
            os._exit(70)

    moments = Random(10 + chain)  # noqa: S311 - no secrets
    answered = _killed(started, tmp_path, FORKS // 4, moments, getting_ready=0.03)
    assert answered > ENOUGH


def _killed(
    started: Callable[[int, int], int],
    home: Path,
    times: int,
    moments: Random,
    *,
    getting_ready: float,
) -> int:
    """Kill one game after the other, each going on with the last one's save; answers in all.

    Most are killed while choices are made and kept, some in the seconds of getting ready.
    """
    answers, said = home / "typed", home / "said"
    path: tuple[str, ...] = ()
    total = 0
    for number in range(times):
        if not 0 < len(path) < LONG:
            path = (STEPS[0],)
            kept(home, *path, title=TITLE)
        digits = [moments.randrange(2) for _ in range(ANSWERS)]
        answers.write_text("".join(f"{digit + 1}\n" for digit in digits))
        said.write_text("")
        with _files(answers, said) as (typed, heard):
            game = started(typed, heard)
            if number % 8:
                _wait_for(said)
            time.sleep(moments.uniform(0, LONGEST if number % 8 else getting_ready))
            os.kill(game, signal.SIGKILL)
            _, status = os.waitpid(game, 0)
        text = said.read_text("utf-8", errors="ignore")
        assert os.WIFSIGNALED(status), text
        assert not text or f"{TITLE}: it goes on where you left it.\n".startswith(text[:40])
        there, answered = saved(home, title=TITLE), len(_ANSWERED.findall(text))
        made = len(there) - len(path)
        assert there == (*path, *(STEPS[digit] for digit in digits[:made]))
        assert answered <= made <= answered + 1
        path, total = there, total + answered
    assert not list(folder_of(home, TITLE).glob("*.broken*"))
    return total


def _wait_for(said: Path) -> None:
    """Wait until something was said."""
    patience = time.monotonic() + PATIENCE
    while not said.stat().st_size:
        assert time.monotonic() < patience
        time.sleep(0.0005)


@contextmanager
def _files(typed: Path, said: Path) -> Iterator[tuple[int, int]]:
    """A game's input and output: files, which keep what was written by who is dead."""
    with typed.open("rb") as one, said.open("wb") as other:
        yield one.fileno(), other.fileno()
