"""Saves in a folder are written whole, kept, and set aside rather than lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commune.saves import Absent, Playthrough, SetAside, Shelf, Unsaved, open_shelf
from commune.saves.shelf import _data_folder, shelf_name

TITLE = "A Small Story"
ONE = Playthrough(path=("yard/knock",), story_title=TITLE)
TWO = Playthrough(path=("yard/knock", "yard.gate/next"), story_title=TITLE)

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX files")


def _place(shelf: Shelf) -> Path:
    place = shelf.place(TITLE)
    assert place is not None
    return place


def _saved(folder: Path, *playthroughs: Playthrough) -> Shelf:
    shelf = Shelf(folder)
    for playthrough in playthroughs:
        assert shelf.save(playthrough) is None
    return shelf


def test_a_saved_playthrough_is_loaded(tmp_path: Path) -> None:
    assert _saved(tmp_path, ONE, TWO).load(TITLE) == TWO


def test_nothing_saved_is_absent(tmp_path: Path) -> None:
    assert Shelf(tmp_path / "none").load(TITLE) == Absent()


def test_without_a_folder_loading_is_absent_and_saving_says_so() -> None:
    assert Shelf(None).load(TITLE) == Absent()
    assert isinstance(Shelf(None).save(ONE), Unsaved)
    assert Shelf(None).put_away(TITLE) == ""


def test_the_save_before_stays_as_bak(tmp_path: Path) -> None:
    shelf = _saved(tmp_path, ONE, TWO)
    place = _place(shelf)
    backup = place.with_name("autosave.json.bak")
    assert sorted(path.name for path in place.parent.iterdir()) == [
        "autosave.json",
        "autosave.json.bak",
    ]
    assert '"yard.gate/next"' not in backup.read_text()


def test_a_write_cut_between_its_two_moves_still_loads(tmp_path: Path) -> None:
    shelf = _saved(tmp_path, ONE, TWO)
    _place(shelf).unlink()
    assert shelf.load(TITLE) == ONE


def test_a_damaged_save_is_set_aside_untouched_and_the_one_before_is_offered(
    tmp_path: Path,
) -> None:
    shelf = _saved(tmp_path, ONE, TWO)
    _place(shelf).write_bytes(b"\xff\x00 half a sa")
    found = shelf.load(TITLE)
    assert isinstance(found, SetAside)
    assert found.before == ONE
    assert found.kept_as.endswith("autosave.json.broken-1")
    assert Path(found.kept_as).read_bytes() == b"\xff\x00 half a sa"
    _place(shelf).write_text("{}")
    again = shelf.load(TITLE)
    assert isinstance(again, SetAside)
    assert again.kept_as.endswith("broken-2")


def test_saving_over_a_damaged_save_keeps_it_and_the_good_bak(tmp_path: Path) -> None:
    shelf = _saved(tmp_path, ONE, TWO)
    place = _place(shelf)
    place.write_text("spilt ink")
    assert shelf.save(TWO) is None
    assert shelf.load(TITLE) == TWO
    assert place.with_name("autosave.json.broken-1").read_text() == "spilt ink"
    place.unlink()
    assert shelf.load(TITLE) == ONE


def test_a_playthrough_put_away_is_kept_and_does_not_come_back(tmp_path: Path) -> None:
    shelf = _saved(tmp_path, ONE, TWO)
    kept = shelf.put_away(TITLE)
    assert kept.endswith("autosave.json.kept-1")
    assert shelf.load(TITLE) == Absent()
    assert shelf.save(ONE) is None
    assert shelf.put_away(TITLE).endswith("kept-2")


@posix
def test_a_save_is_for_its_owner_alone(tmp_path: Path) -> None:
    assert _place(_saved(tmp_path, ONE)).stat().st_mode & 0o777 == 0o600


@posix
def test_a_link_is_not_followed_and_not_written_through(tmp_path: Path) -> None:
    shelf = _saved(tmp_path / "saves", ONE)
    other = tmp_path / "other.json"
    other.write_text(_place(shelf).read_text())
    place = _place(shelf)
    place.unlink()
    place.symlink_to(other)
    found = shelf.load(TITLE)
    assert isinstance(found, SetAside)
    assert "link" in found.reason
    place.symlink_to(other)
    before = other.read_text()
    assert shelf.save(TWO) is None
    assert other.read_text() == before
    assert not place.is_symlink()


@posix
def test_a_pipe_in_the_place_of_a_save_does_not_hang(tmp_path: Path) -> None:
    shelf = _saved(tmp_path, ONE)
    _place(shelf).unlink()
    os.mkfifo(_place(shelf))
    assert isinstance(shelf.load(TITLE), SetAside)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    shelf = _saved(tmp_path, ONE)
    with _place(shelf).open("wb") as file:
        file.truncate((1 << 20) + 1)
    found = shelf.load(TITLE)
    assert isinstance(found, SetAside)
    assert "larger" in found.reason


def test_a_playthrough_too_long_to_save_is_told(tmp_path: Path) -> None:
    long = Playthrough(path=("a-long-scene/a-long-choice",) * 40_000, story_title=TITLE)
    assert isinstance(Shelf(tmp_path).save(long), Unsaved)


def test_a_folder_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    failed = Shelf(tmp_path / "file").save(ONE)
    assert isinstance(failed, Unsaved)
    assert "could not be saved" in failed.reason
    assert Shelf(tmp_path / "file").load(TITLE) == Absent()


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full disk to try")
def test_a_failed_write_leaves_the_old_save_and_nothing_else(tmp_path: Path) -> None:
    shelf = _saved(tmp_path, ONE)
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from commune.saves import Playthrough, Shelf\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"print(Shelf(Path(sys.argv[1])).save(Playthrough(('a/b',), story_title={TITLE!r})))\n"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert "could not be saved" in done.stdout
    assert shelf.load(TITLE) == ONE
    assert [path.name for path in _place(shelf).parent.iterdir()] == ["autosave.json"]


def test_stories_are_told_apart_by_title_alone() -> None:
    assert shelf_name("A Small Story").startswith("a-small-story-")
    assert shelf_name("Été à Paris ?!").startswith("ete-a-paris-")
    assert shelf_name("物語").startswith("story-")
    assert shelf_name("A Small Story!") != shelf_name("A Small Story")
    assert shelf_name("../../etc") == shelf_name("../../etc")
    assert "/" not in shelf_name("../../etc")
    assert "." not in shelf_name("../../etc")
    assert len(shelf_name("x" * 500)) < 60


def test_each_system_has_its_place_for_saves() -> None:
    home = {"HOME": "/h"}
    assert _data_folder(home, "linux") == Path("/h/.local/share/commune/saves")
    assert _data_folder({**home, "XDG_DATA_HOME": "/x"}, "linux") == Path("/x/commune/saves")
    relative = {**home, "XDG_DATA_HOME": "x"}
    assert _data_folder(relative, "linux") == Path("/h/.local/share/commune/saves")
    mac = Path("/h/Library/Application Support/commune/saves")
    assert _data_folder(home, "darwin") == mac
    assert _data_folder({"APPDATA": "/a"}, "win32") == Path("/a/commune/saves")
    assert _data_folder({"COMMUNE_HOME": "/c", **home}, "linux") == Path("/c/saves")
    assert _data_folder({}, "linux") is None


def test_a_named_folder_goes_before_everything(tmp_path: Path) -> None:
    assert open_shelf(str(tmp_path), {"COMMUNE_HOME": "/c"}) == Shelf(tmp_path)
    assert open_shelf("", {"COMMUNE_HOME": "/c"}) == Shelf(Path("/c/saves"))


def test_the_shelf_draws_in_nothing_slow() -> None:
    code = (
        "import sys; before = set(sys.modules); import commune.saves; "
        "slow = {'platformdirs', 'asyncio', 'tempfile', 'hashlib', 'yaml', 'rich', "
        "'importlib.metadata', 'prompt_toolkit'}; print(sorted(slow & set(sys.modules) - before))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
