"""The whole program in a pipe, and what it imports before its first page."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.play.spawning import (
    LIGHTHOUSE,
    PATIENCE,
    TITLE,
    call,
    environment,
    kept,
    names_under,
    piped,
    saved,
)

from commune.saves import Playthrough, open_shelf


def test_a_pipe_is_played_plainly_and_its_end_is_quitting(tmp_path: Path) -> None:
    done = piped(environment(tmp_path), "1\ndance\n2\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "You chose 1: The keeper’s daughter’s." in done.stdout
    assert "“dance” is not known here." in done.stdout
    assert "Saved." in done.stdout
    assert not any(sign == "\x1b" or "─" <= sign <= "⣿" for sign in done.stdout)
    assert saved(tmp_path) == ("harbour/nell", "harbour/carry-oil")


def test_it_goes_on_where_it_was_left(tmp_path: Path) -> None:
    piped(environment(tmp_path), "1\n")
    later = piped(environment(tmp_path), "u\n")
    assert later.stdout.startswith(f"{TITLE}: it goes on where you left it.\n")
    assert "Taken back: " in later.stdout
    assert saved(tmp_path) == ()


def test_an_opening_is_begun_at_and_one_that_is_not_there_is_told_on_stderr(
    tmp_path: Path,
) -> None:
    done = piped(environment(tmp_path), "", "--opening", "act-2-nell")
    assert done.returncode == 0
    assert "Scene: The watch" in done.stdout
    wrong = piped(environment(tmp_path), "", "--opening", "nowhere")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("There is no opening “nowhere”. There are: act-2-nell")


def test_a_story_that_cannot_be_played_is_told_on_stderr(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("title: Broken\n")
    done = piped(environment(tmp_path), "1\n", story=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("this story cannot be played before that is mended.\n")
    nowhere = piped(environment(tmp_path), "1\n", story=tmp_path / "nowhere")
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert "is no folder" in nowhere.stderr


def test_without_utf8_signs_are_spelt_out(tmp_path: Path) -> None:
    around = environment(tmp_path, PYTHONIOENCODING="ascii")
    done = subprocess.run(  # noqa: S603 - our own program
        call(), input=b"1\n\xff\n", capture_output=True, env=around, timeout=PATIENCE, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"The keeper's daughter's." in done.stdout
    assert done.stdout.isascii()


@pytest.mark.parametrize("lines", [0, 3])
def test_a_reader_of_the_pipe_that_goes_away_is_no_error(tmp_path: Path, lines: int) -> None:
    kept(tmp_path, "harbour/nell")
    with subprocess.Popen(  # noqa: S603 - our own program
        call("--plain"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    ) as game:
        assert game.stdin
        assert game.stdout
        assert game.stderr
        for _ in range(lines):
            game.stdout.readline()
        game.stdout.close()
        game.stdin.write(b"2\n" * 9)
        game.stdin.close()
        assert (game.wait(PATIENCE), game.stderr.read()) == (0, b"")
    assert saved(tmp_path)[:1] == ("harbour/nell",)


@pytest.mark.skipif(os.name != "posix", reason="a POSIX shell closes streams")
@pytest.mark.parametrize(
    ("closed", "code"),
    [("<&-", 0), ("2>&-", 0), (">&-", 0), ("<&- >&- 2>&-", 0), ("<&- | head -3", 0)],
)
def test_streams_that_are_closed_are_no_error(tmp_path: Path, closed: str, code: int) -> None:
    kept(tmp_path, "harbour/nell")
    done = _in_shell(tmp_path, f'"$@" --plain {closed}')
    assert (done.returncode, done.stderr) == (code, "")
    assert saved(tmp_path) == ("harbour/nell",)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device to write to")
def test_output_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    kept(tmp_path, "harbour/nell")
    done = _in_shell(tmp_path, '"$@" --plain > /dev/full')
    assert done.returncode == 1
    (told,) = done.stderr.splitlines()
    assert "could not be written" in told
    assert saved(tmp_path) == ("harbour/nell",)


@pytest.mark.skipif(not hasattr(os, "setsid"), reason="no sessions on this system")
def test_without_any_terminal_it_is_read_to_the_first_question(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own program
        call(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
        start_new_session=True,
        encoding="utf-8",
    ) as game:
        said, told = game.communicate(timeout=PATIENCE)
    assert (game.returncode, told) == (0, "")
    assert "Whose evening is it?" in said
    assert said.endswith("Saved. It goes on from here next time.\n\n")


def test_an_interrupt_in_a_pipe_saves_and_says_so(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own program
        call(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
        encoding="utf-8",
    ) as game:
        assert game.stdin
        assert game.stdout
        game.stdin.write("1\n")
        game.stdin.flush()
        for line in game.stdout:
            if line.startswith("Type 1 to 3"):
                break
        game.send_signal(signal.SIGINT)
        said, told = game.communicate(timeout=PATIENCE)
    assert (game.returncode, told) == (130, "")
    assert said.endswith("Saved. It goes on from here next time.\n\n")
    assert saved(tmp_path) == ("harbour/nell",)


def test_an_ephemeral_game_writes_nothing_but_the_cache_of_the_story(tmp_path: Path) -> None:
    home, cache, here = (tmp_path / name for name in ("home", "cache", "here"))
    for folder in (home, cache, here):
        folder.mkdir()
    around = environment(home, COMMUNE_CACHE=str(cache))
    del around["COMMUNE_HOME"]  # so that all of a home can be looked at
    around |= {f"XDG_{one}_HOME": str(home / one.lower()) for one in ("DATA", "CONFIG", "STATE")}
    typed = "1\nset gentle on\nb\n\nsave here\nload here\nu\nredo\n" + "1\n" * 20
    before = names_under(home, here)
    done = _run(around, typed, "--ephemeral", here=here)
    assert done.returncode == 0
    assert f"The end of {TITLE}" in done.stdout
    assert "Nothing is kept in this sitting" in done.stdout
    assert "Saved" not in done.stdout
    assert names_under(home, here) == before
    assert {path.suffix for path in cache.iterdir()} == {".story", ".stamp"}
    once = names_under(cache)
    _run(around, typed, "--ephemeral", here=here)
    assert names_under(home, here, cache) == before | once


def test_an_ephemeral_game_neither_reads_nor_touches_what_is_kept(tmp_path: Path) -> None:
    kept(tmp_path, "harbour/osric")
    shelf = open_shelf("", {"COMMUNE_HOME": str(tmp_path)})
    (tmp_path / "settings.json").write_text("no settings at all")
    before = names_under(tmp_path)
    done = piped(environment(tmp_path), "1\n", "--ephemeral")
    assert "Whose evening is it?" in done.stdout
    assert names_under(tmp_path) == before
    assert isinstance(shelf.load(TITLE), Playthrough)


# What costs much and is not needed to paint a page.
_SLOW = (
    "prompt_toolkit",
    "asyncio",
    "yaml",
    "argparse",
    "rich.markdown",
    "importlib.metadata",
    "tempfile",
    "_hashlib",
    "commune.play.leaves",
    "commune.play.browsing",
    "commune.play.keys",
    "commune.play.moves",
    "commune.play.transcript",
)
_RICH = ("rich", "rich.console", "commune.play.view.rich_view")


@pytest.mark.parametrize("how", ["rich", "plain"])
def test_the_first_page_is_painted_before_anything_slow_is_imported(
    tmp_path: Path, how: str
) -> None:
    piped(environment(tmp_path), "")  # the story is in the cache from now on
    slow = [*_SLOW, *(_RICH if how == "plain" else ())]
    # Nothing is replaced but who asks: the one place that is reached once the page stands.
    look = f"""
import os, sys
from commune.play import app
make = app._{how}ly
def means(*given):
    view, _ = make(*given)
    def ask():
        sys.stdout.flush()
        print("slow:", sorted(set({slow!r}) & set(sys.modules)))
        sys.stdout.flush()
        os._exit(0)
    return view, ask
app._plainly = means
from commune.cli.main import run
sys.argv[1:] = []
run()
"""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", look],
        cwd=LIGHTHOUSE,  # the story that is here, with nothing asked for: the commonest call
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=environment(tmp_path),
        timeout=PATIENCE,
        check=True,
    )
    assert TITLE in done.stdout
    assert done.stdout.splitlines()[-1] == "slow: []"


def _run(
    around: dict[str, str], typed: str, *flags: str, here: Path
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own program
        call(*flags),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env=around,
        cwd=here,
        timeout=PATIENCE,
        check=False,
    )


def _in_shell(home: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """A shell's script; in it, `"$@"` is the call."""
    return subprocess.run(  # noqa: S603 - our own program
        ["/bin/sh", "-c", script, "sh", *call()],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=environment(home),
        timeout=PATIENCE,
        check=False,
    )
