"""Whatever stands where a save should stand, nothing hangs, raises, or is lost."""

import os
import time
from pathlib import Path

import pytest
from tests.saves.shelves import (
    ONE,
    TITLE,
    TWO,
    files_beside,
    place_of,
    posix,
    shelf_with,
    stamped,
    told,
)

from commune.saves import Absent, Memory, Saved, SetAside, Settings, Shelf, Slot, Unsaved


@posix
def test_a_save_is_for_its_owner_alone(tmp_path: Path) -> None:
    place = place_of(shelf_with(tmp_path / "saves", ONE))
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700


@posix
def test_a_link_is_not_followed_and_not_written_through(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path / "saves", ONE)
    place = place_of(shelf)
    other = place.rename(tmp_path / "other.json")
    before = other.read_text()
    place.symlink_to(other)
    (listed,) = shelf.slots(TITLE)
    assert "link" in listed.reason
    found = shelf.load(TITLE)
    assert isinstance(found, SetAside)
    assert "link" in found.reason
    place.symlink_to(other)
    stamped(shelf, TWO)
    assert other.read_text() == before
    assert not place.is_symlink()


@posix
def test_deleting_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path / "saves", ONE)
    other = place_of(shelf).rename(tmp_path / "other.json")
    place_of(shelf).symlink_to(other)
    assert shelf.delete(TITLE, "autosave")
    assert other.exists()


@posix
def test_a_pipe_in_the_place_of_a_file_does_not_hang(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    place = place_of(shelf)
    place.unlink()
    for pipe in (place, place.with_name("memory.json"), tmp_path / "settings.json"):
        os.mkfifo(pipe)
    assert [slot.playthrough for slot in shelf.slots(TITLE)] == [None]
    assert isinstance(shelf.load(TITLE), SetAside)
    assert shelf.memory(TITLE) == Memory()
    assert shelf.settings() == Settings()
    stamped(shelf, ONE)
    assert shelf.load(TITLE) == ONE


def test_a_folder_in_the_place_of_a_file_is_moved_aside_whole(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    (place_of(shelf) / "inside").mkdir(parents=True)
    stamped(shelf, ONE)
    assert shelf.load(TITLE) == ONE
    assert place_of(shelf).with_name("autosave.json.broken-1").joinpath("inside").is_dir()


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    for name, size in (("autosave.json", 1 << 20), ("memory.json", 1 << 22)):
        with place_of(shelf).with_name(name).open("wb") as file:
            file.truncate(size + 1)
    found = shelf.load(TITLE)
    assert isinstance(found, SetAside)
    assert "larger" in found.reason
    assert shelf.memory(TITLE) == Memory()


def test_a_file_in_the_place_of_the_folder_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    _nothing_can_be_kept(Shelf(tmp_path / "file"))
    assert (tmp_path / "file").read_text() == "in the way"


@posix
def test_a_folder_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    _made_read_only(tmp_path)
    _nothing_can_be_kept(Shelf(tmp_path))


@posix
def test_a_folder_that_became_read_only_still_gives_its_saves(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    _made_read_only(place_of(shelf).parent)
    assert shelf.load(TITLE) == ONE
    assert isinstance(shelf.save(TWO), Unsaved)
    assert shelf.put_away(TITLE) == ""
    assert not shelf.delete(TITLE, "autosave")
    place_of(shelf).write_text("spilt ink")
    found = shelf.load(TITLE)
    assert isinstance(found, SetAside)
    assert found.kept_as == ""


def test_a_folder_whose_name_no_system_takes_gives_a_sentence() -> None:
    _nothing_can_be_kept(Shelf(Path("with a \0 in it")))


def _made_read_only(folder: Path) -> None:
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("root writes everywhere")


def _nothing_can_be_kept(shelf: Shelf) -> None:
    failed = (shelf.save(ONE), shelf.remember(TITLE, Memory(notes=frozenset({"bread"}))))
    for one in (*failed, shelf.set(Settings(width=92))):
        assert isinstance(one, Unsaved)
        assert "could not be saved" in one.reason
    assert shelf.load(TITLE) == Absent()
    assert shelf.slots(TITLE) == ()
    assert shelf.memory(TITLE) == Memory()
    assert shelf.settings() == Settings()
    assert shelf.put_away(TITLE) == ""
    assert not shelf.delete(TITLE, "autosave")
    assert shelf.free_slot(TITLE, "mine") == "mine"


def test_a_name_of_which_nothing_is_left_is_told(tmp_path: Path) -> None:
    failed = shelf_with(tmp_path, ONE).save(ONE, "../!")
    assert isinstance(failed, Unsaved)
    assert "letter" in failed.reason
    assert Shelf(tmp_path).load(TITLE, "../!") == Absent()


@posix
def test_a_full_disk_leaves_the_old_files_and_nothing_else(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    shelf.remember(TITLE, Memory(notes=frozenset({"bread"})))
    shelf.set(Settings(width=92))
    before = files_beside(place_of(shelf))
    code = (
        "import resource, signal, sys\n"
        "sys.dont_write_bytecode = True\n"  # else cut files of compiled code are left
        "from pathlib import Path\n"
        "from commune.saves import Memory, Playthrough, Settings, Shelf\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "shelf, title = Shelf(Path(sys.argv[1])), sys.argv[2]\n"
        "print(shelf.save(Playthrough(('a/b',), story_title=title)))\n"
        "print(shelf.save(Playthrough(('a/b',), story_title=title), seen=shelf.stamp(title)))\n"
        "print(shelf.remember(title, Memory(notes=frozenset({'wine'}))))\n"
        "print(shelf.set(Settings()))\n"
    )
    lines = told(code, str(tmp_path), TITLE).splitlines()
    assert len(lines) == 4
    assert all("could not be saved" in line for line in lines)
    assert shelf.load(TITLE) == ONE
    assert shelf.memory(TITLE) == Memory(notes=frozenset({"bread"}))
    assert shelf.settings() == Settings(width=92)
    assert files_beside(place_of(shelf)) == before


def test_what_a_killed_game_left_unfinished_is_swept_once_it_is_old(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    old, young = (place_of(shelf).with_name(f".autosave.json.{n}-0a.new") for n in (1, 2))
    for one in (old, young):
        one.write_text("{")
    os.utime(old, (time.time() - 9000, time.time() - 9000))
    assert shelf.load(TITLE) == ONE
    assert not old.exists()
    assert young.exists()
    assert [type(slot) for slot in shelf.slots(TITLE)] == [Slot]


def test_two_games_begin_in_a_folder_that_was_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "down"
    assert isinstance(Shelf(folder).save(ONE), Saved)
    assert isinstance(Shelf(folder).save(TWO), Saved)
