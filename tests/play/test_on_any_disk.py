"""What the whole program says of disks and files that fail it: a sentence, and it goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.play.screen import terminal
from tests.play.spawning import (
    TITLE,
    call,
    environment,
    folder_of,
    kept,
    names_under,
    piped,
    saved,
    settled,
)

from commune.saves import Settings, Slot, open_shelf
from commune.saves.playthrough import LONGEST_SAVE

if sys.platform == "win32":
    pytest.skip("other disks, other tests", allow_module_level=True)

import resource

HERE = ("harbour/nell",)
GOES_ON = f"{TITLE}: it goes on where you left it."


def _told(said: str, sentence: str) -> None:
    """This was said once, in one line that reads as a sentence, and the game went on."""
    lines = [line for line in said.splitlines() if sentence in line]
    assert len(lines) == 1, said
    assert lines[0][0].isupper()
    assert lines[0].endswith(".")
    assert "Ninety-one steps, one can." in said


def _limited(bytes_of_a_file: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_of_a_file, bytes_of_a_file))


@pytest.mark.parametrize("room", [0, 60])
def test_a_full_disk_is_told_once_and_the_game_goes_on(tmp_path: Path, room: int) -> None:
    kept(tmp_path, *HERE)
    done = subprocess.run(  # noqa: S603 - our own program
        call(),
        input="2\n1\n1\nsave here\nset gentle on\nb\n\nquit\n",
        capture_output=True,
        encoding="utf-8",
        # Python would leave cut files of compiled code, and stumble over them ever after.
        env=environment(tmp_path, PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: _limited(room),
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    _told(done.stdout, "You can go on playing.")
    assert "The settings could not be saved in" in done.stdout
    assert "Saved." not in done.stdout
    assert saved(tmp_path) == HERE  # the last one that could be kept
    assert not list(tmp_path.rglob("*.new"))


def test_a_folder_that_is_a_file_is_told_once_and_the_game_goes_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("no folder")
    done = piped(environment(home), "1\n2\n1\nn\n\n")
    assert (done.returncode, done.stderr) == (0, "")
    _told(done.stdout, "You can go on playing.")
    assert home.read_text() == "no folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_home_that_is_read_only_is_told_once_and_the_game_goes_on(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        done = piped(environment(tmp_path), "1\n2\n1\n")
    finally:
        tmp_path.chmod(0o700)
    assert (done.returncode, done.stderr) == (0, "")
    _told(done.stdout, "You can go on playing.")


def test_without_any_home_it_is_told_once_and_the_game_goes_on(tmp_path: Path) -> None:
    around = environment(tmp_path)
    for name in ("HOME", "COMMUNE_HOME", "COMMUNE_CACHE"):
        del around[name]
    done = subprocess.run(  # noqa: S603 - our own program
        call(),
        input="1\n2\n1\nset gentle on\n",
        capture_output=True,
        encoding="utf-8",
        env={**around, "COMMUNE_CACHE": environment(tmp_path)["COMMUNE_CACHE"]},
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    _told(done.stdout, "You can go on playing.")
    assert not list(tmp_path.iterdir())


# What stands in the save's place, and what is said of it.
DAMAGE = {
    "empty": (b"", "The save is empty."),
    "cut short": (b'{\n "format": 1,\n "pa', "The save is not whole JSON"),
    "no text": (b"\x00\xff\xfe" * 99, "The file is not text."),
    "something else": (b"[1, 2]", "The file is not a save."),
    "newer": (b'{"format": 99, "path": {}}', "was made by a newer version of the game"),
    "huge": (b" " * (LONGEST_SAVE + 1), "The file is larger than it can be."),
    "deep": (b"[" * 99_999, "The save is not whole JSON"),
    "edited": (b'{"format": 1, "path": ["harbour/nell", 7]}', "choice 2 under “path” is not one."),
    "a bad sum": (b'{"format": 1, "path": [], "summaries": [5]}', "does not fit the path."),
}


@pytest.mark.parametrize(
    ("what", "before"), [*((what, True) for what in DAMAGE), ("empty", False), ("newer", False)]
)
def test_a_damaged_save_is_put_aside_untouched_and_the_one_before_is_opened(
    tmp_path: Path,
    what: str,
    before: bool,  # noqa: FBT001 - a table of cases
) -> None:
    data, reason = DAMAGE[what]
    kept(tmp_path, *HERE)
    kept(tmp_path, *HERE, "harbour/carry-oil")
    place = folder_of(tmp_path) / "autosave.json"
    place.write_bytes(data)
    if not before:
        place.with_name("autosave.json.bak").unlink()
    done = piped(environment(tmp_path), "2\n" if before else "1\n2\n")
    assert (done.returncode, done.stderr) == (0, "")
    _told(done.stdout, reason)
    assert ("The save before it is opened." in done.stdout) is before
    assert ("A new playthrough begins." in done.stdout) is not before
    assert (folder_of(tmp_path) / "autosave.json.broken-1").read_bytes() == data
    assert saved(tmp_path) == (*HERE, "harbour/carry-oil")
    assert piped(environment(tmp_path), "").stdout.startswith(GOES_ON)


def test_a_link_and_a_folder_in_the_saves_place_are_put_aside_too(tmp_path: Path) -> None:
    kept(tmp_path, *HERE)
    place = folder_of(tmp_path) / "autosave.json"
    elsewhere = tmp_path / "elsewhere"
    place.rename(elsewhere)
    place.symlink_to(elsewhere)
    done = piped(environment(tmp_path), "1\n2\n")
    _told(done.stdout, "The file is a link to another file")
    place.unlink()
    place.mkdir()
    place.with_name("autosave.json.bak").unlink(missing_ok=True)
    done = piped(environment(tmp_path), "1\n2\n")
    _told(done.stdout, "The file is not an ordinary file.")
    assert (done.returncode, done.stderr) == (0, "")
    assert elsewhere.exists()


def test_a_save_of_another_story_leads_as_far_as_it_can_and_is_kept(tmp_path: Path) -> None:
    kept(tmp_path, *HERE, "harbour/sing", "somewhere.else/go")
    done = piped(environment(tmp_path), "2\n")
    assert (done.returncode, done.stderr) == (0, "")
    _told(done.stdout, "was changed since you played.")
    assert saved(tmp_path) == (*HERE, "harbour/carry-oil")
    assert saved(tmp_path, "kept-1") == (*HERE, "harbour/sing", "somewhere.else/go")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": 99}', b" " * (1 << 23), b'"x"']
)
def test_strange_settings_and_memories_are_put_aside_in_silence(
    tmp_path: Path, data: bytes
) -> None:
    kept(tmp_path, *HERE)
    settings, memory = tmp_path / "settings.json", folder_of(tmp_path) / "memory.json"
    for place in (settings, memory):
        place.write_bytes(data)
    done = piped(environment(tmp_path), "2\nset gentle on\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(GOES_ON)
    assert memory.with_name("memory.json.broken-1").read_bytes() == data
    if data != b'{"format": 99}':  # settings have no format, and keys that are unknown
        assert settings.with_name("settings.json.broken-1").read_bytes() == data
    assert json.loads(settings.read_text())["gentle"] is True


def test_settings_written_by_hand_hold_as_far_as_they_make_sense(tmp_path: Path) -> None:
    place = tmp_path / "settings.json"
    place.write_text('{"width": 48, "theme": 7, "gentle": "yes", "speed": -1, "more": []}\n')
    kept(tmp_path, *HERE)
    game = terminal(tmp_path, columns=100)
    game.says("q quit")
    game.send("q")
    assert game.ends() == 0
    assert 40 < game.paper.widest <= 48


@pytest.mark.parametrize("flags", [(), ("--plain",)])
def test_two_games_at_once_on_one_save_are_both_kept_whole(
    tmp_path: Path, flags: tuple[str, ...]
) -> None:
    kept(tmp_path, *HERE)
    enter = "\r" if flags else ""
    one, other = (terminal(tmp_path, *flags) for _ in range(2))
    for game in (one, other):
        game.says("quit")
    one.send(f"2{enter}")
    one.says("Ninety-one steps, one can.")
    other.send(f"1{enter}")
    other.says("“autosave” is being played in another window too.")
    other.says("autosave-2")
    other.says("Weather?")
    one.send(f"1{enter}")
    one.says("Weather?")
    other.send(f"1{enter}")
    other.says("Ninety-one steps, one can.")
    for game in (one, other):
        game.send(f"q{enter}")
        game.says("Saved.")
        assert game.ends() == 0
    assert "another window" not in one.paper.said
    assert saved(tmp_path) == (*HERE, "harbour/carry-oil", "harbour/ask-weather")
    assert saved(tmp_path, "autosave-2") == (*HERE, "harbour/ask-weather", "harbour/carry-oil")


def test_two_games_begun_at_once_where_nothing_was_kept_are_both_kept_whole(
    tmp_path: Path,
) -> None:
    one, other = (terminal(tmp_path, "--plain") for _ in range(2))
    for game in (one, other):
        game.says("quit")
    one.send("1\r")
    one.says("Father is in bed")
    other.send("2\r")
    other.says("Your ferry is on the slip.")
    for game in (one, other):
        game.send("q\r")
        assert game.ends() == 0
    found = {slot.playthrough and slot.playthrough.path for slot in _slots(tmp_path)}
    assert found == {("harbour/nell",), ("harbour/osric",)}


def test_looking_at_what_is_kept_changes_none_of_it(tmp_path: Path) -> None:
    kept(tmp_path, *HERE)
    settled(tmp_path, Settings(width=60))
    piped(environment(tmp_path), "")
    before = names_under(folder_of(tmp_path))
    piped(environment(tmp_path), "s\n\nb\n\nc\n\nw\n\n")
    after = names_under(folder_of(tmp_path))
    assert after.keys() == before.keys()


def _slots(home: Path) -> tuple[Slot, ...]:
    return open_shelf("", {"COMMUNE_HOME": str(home)}).slots(TITLE)
