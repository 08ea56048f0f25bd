"""The whole program in a pipe, and what it imports before its first page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commune.saves import Playthrough, open_shelf

LIGHTHOUSE = Path(__file__).parent.parent / "stories" / "lighthouse"
TITLE = "The Lamp at Gull Point"
RUN = "from commune.cli.main import run; run()"


def _environment(home: Path) -> dict[str, str]:
    known = {**os.environ, "COMMUNE_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    return {**known, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}


def _piped(home: Path, typed: str, *flags: str) -> "subprocess.CompletedProcess[str]":
    call = [sys.executable, "-c", RUN, "play", "--story", str(LIGHTHOUSE), *flags]
    return subprocess.run(  # noqa: S603 - our own program
        call,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env=_environment(home),
        timeout=60,
        check=False,
    )


def _path(home: Path) -> tuple[str, ...]:
    found = open_shelf("", {"COMMUNE_HOME": str(home)}).load(TITLE)
    assert isinstance(found, Playthrough)
    return found.path


def test_a_pipe_is_played_plainly_and_its_end_is_quitting(tmp_path: Path) -> None:
    done = _piped(tmp_path, "1\ndance\n2\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "You chose 1: The keeper’s daughter’s." in done.stdout
    assert "“dance” is not known here." in done.stdout
    assert "Saved." in done.stdout
    assert not any(sign == "\x1b" or "─" <= sign <= "⣿" for sign in done.stdout)
    assert len(_path(tmp_path)) == 2


def test_it_goes_on_where_it_was_left(tmp_path: Path) -> None:
    _piped(tmp_path, "1\n")
    later = _piped(tmp_path, "u\n")
    assert f"{TITLE}: it goes on where you left it." in later.stdout
    assert "Taken back." in later.stdout
    assert _path(tmp_path) == ()


def test_a_whole_story_can_be_played_by_the_first_way_on(tmp_path: Path) -> None:
    done = _piped(tmp_path, "1\n" * 18)
    assert f"The end of {TITLE}" in done.stdout


def test_nothing_is_written_where_that_was_asked(tmp_path: Path) -> None:
    done = _piped(tmp_path, "1\n", "--ephemeral")
    assert done.returncode == 0
    assert not (tmp_path / "saves").exists()


def test_an_opening_is_begun_at_and_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = _piped(tmp_path, "", "--opening", "act-2-nell")
    assert done.returncode == 0
    assert "Scene: The watch" in done.stdout
    wrong = _piped(tmp_path, "", "--opening", "nowhere")
    assert wrong.returncode == 2
    assert "There is no opening “nowhere”. There are: act-2-nell" in wrong.stderr


def test_without_utf8_signs_are_spelt_out(tmp_path: Path) -> None:
    call = [sys.executable, "-c", RUN, "play", "--story", str(LIGHTHOUSE)]
    environment = {**_environment(tmp_path), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(  # noqa: S603 - our own program
        call, input=b"1\n\xff\n", capture_output=True, env=environment, timeout=60, check=False
    )
    assert done.returncode == 0
    assert b"The keeper's daughter's." in done.stdout


def test_a_reader_of_the_pipe_that_goes_away_is_no_error(tmp_path: Path) -> None:
    call = [sys.executable, "-c", RUN, "play", "--story", str(LIGHTHOUSE)]
    with subprocess.Popen(  # noqa: S603 - our own program
        call,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(tmp_path),
    ) as game:
        assert game.stdin
        assert game.stdout
        assert game.stderr
        game.stdout.close()
        game.stdin.write(b"1\n" * 9)
        game.stdin.close()
        assert game.wait(60) == 0
        assert game.stderr.read() == b""


# What costs much and is not needed to paint a page.
_SLOW = (
    "prompt_toolkit",
    "asyncio",
    "yaml",
    "argparse",
    "rich.markdown",
    "importlib.metadata",
    "tempfile",
)
_LOOK = f"""
import sys
from pathlib import Path
from commune.loading import open_story
open_story(Path(sys.argv[1]))
if sys.argv[2] == "warm": raise SystemExit
from commune.play import app
from commune.play.loop import Sitting
from commune.play.answers import Verb
means = app._plainly if sys.argv[2] == "plain" else app._richly
view, _ = means()
def ask():
    slow = set({_SLOW!r}) | ({{"rich", "rich.console"}} if sys.argv[2] == "plain" else set())
    print("slow:", sorted(slow & set(sys.modules)))
    raise SystemExit
story = open_story(Path(sys.argv[1])).story
app._sit(story, app.Wanted(), Sitting(view, ask, None))
"""


@pytest.mark.parametrize("how", ["rich", "plain"])
def test_the_first_page_is_painted_before_anything_slow_is_imported(
    tmp_path: Path, how: str
) -> None:
    for stage in ("warm", how):
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", _LOOK, str(LIGHTHOUSE), stage],
            capture_output=True,
            encoding="utf-8",
            env=_environment(tmp_path),
            check=True,
        )
    assert TITLE in done.stdout
    assert done.stdout.splitlines()[-1] == "slow: []"
