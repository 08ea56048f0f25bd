"""Saves in a folder are written whole, kept, and set aside rather than lost."""

from pathlib import Path

from tests.saves.shelves import ONE, TITLE, TWO, files_beside, place_of, shelf_with, stamped, told

from commune.saves import (
    Absent,
    Elsewhere,
    Playthrough,
    Saved,
    SetAside,
    Shelf,
    Unsaved,
    open_shelf,
)
from commune.saves.home import data_folder


def test_a_saved_playthrough_is_loaded(tmp_path: Path) -> None:
    assert shelf_with(tmp_path, ONE, TWO).load(TITLE) == TWO


def test_nothing_saved_is_absent(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "none")
    assert shelf.load(TITLE) == Absent()
    assert shelf.stamp(TITLE) is None
    assert shelf.slots(TITLE) == ()


def test_without_a_folder_loading_is_absent_and_saving_says_so() -> None:
    shelf = Shelf(None)
    assert shelf.load(TITLE) == Absent()
    assert isinstance(shelf.save(ONE), Unsaved)
    assert shelf.stamp(TITLE) is None
    assert shelf.put_away(TITLE) == ""
    assert shelf.slots(TITLE) == ()
    assert shelf.free_slot(TITLE, "Mine") == "mine"
    assert not shelf.delete(TITLE, "mine")


def test_the_save_before_stays_as_bak(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    place = place_of(shelf)
    assert files_beside(place) == ["autosave.json", "autosave.json.bak"]
    assert '"yard.gate/next"' not in place.with_name("autosave.json.bak").read_text()


def test_a_write_cut_between_its_two_moves_still_loads(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    place_of(shelf).unlink()
    assert shelf.load(TITLE) == ONE


def test_a_save_comes_with_the_stamp_of_what_now_stands_there(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    first = stamped(shelf, ONE)
    assert shelf.stamp(TITLE) == first
    second = shelf.save(TWO, seen=first)
    assert isinstance(second, Saved)
    assert shelf.stamp(TITLE) == second.stamp != first
    assert '"yard/knock"' in place_of(shelf).with_name("autosave.json.bak").read_text()


def test_a_slot_in_which_another_game_wrote_since_is_left_alone(tmp_path: Path) -> None:
    mine, theirs = Shelf(tmp_path), Shelf(tmp_path)
    stamp = stamped(mine, ONE)
    stamped(theirs, ONE)
    before = files_beside(place_of(mine))
    assert mine.save(TWO, seen=stamp) == Elsewhere("autosave")
    assert mine.load(TITLE) == ONE
    assert files_beside(place_of(mine)) == before
    assert isinstance(mine.save(TWO, "mine", seen=None), Saved)


def test_a_save_edited_by_hand_while_playing_is_not_written_over(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    stamp = stamped(shelf, ONE)
    place_of(shelf).write_text(place_of(shelf).read_text().replace("knock", "whistle"))
    assert isinstance(shelf.save(TWO, seen=stamp), Elsewhere)
    assert "whistle" in place_of(shelf).read_text()


def test_a_slot_emptied_while_playing_is_written_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    stamp = stamped(shelf, ONE)
    kept = shelf.put_away(TITLE)
    assert isinstance(shelf.save(TWO, seen=stamp), Saved)
    assert shelf.load(TITLE) == TWO
    assert shelf.load(TITLE, kept) == ONE


def test_a_damaged_save_is_set_aside_untouched_and_the_one_before_is_offered(
    tmp_path: Path,
) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    place_of(shelf).write_bytes(b"\xff\x00 half a sa")
    found = shelf.load(TITLE)
    assert isinstance(found, SetAside)
    assert found.before == ONE
    assert found.kept_as.endswith("autosave.json.broken-1")
    assert Path(found.kept_as).read_bytes() == b"\xff\x00 half a sa"
    place_of(shelf).write_text("{}")
    again = shelf.load(TITLE)
    assert isinstance(again, SetAside)
    assert again.kept_as.endswith("broken-2")


def test_a_save_of_a_newer_version_is_kept_for_it(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    newer = place_of(shelf).read_text().replace('"format": 1', '"format": 2')
    place_of(shelf).write_text(newer)
    found = shelf.load(TITLE)
    assert isinstance(found, SetAside)
    assert "newer version" in found.reason
    assert Path(found.kept_as).read_text() == newer


def test_saving_over_a_damaged_save_keeps_it_and_the_good_bak(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    place = place_of(shelf)
    place.write_text("spilt ink")
    stamped(shelf, TWO)
    assert shelf.load(TITLE) == TWO
    assert place.with_name("autosave.json.broken-1").read_text() == "spilt ink"
    place.unlink()
    assert shelf.load(TITLE) == ONE


def test_a_save_edited_by_hand_is_taken_with_windows_line_ends_and_a_mark(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, TWO)
    text = place_of(shelf).read_text().replace("\n", "\r\n")
    place_of(shelf).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert shelf.load(TITLE) == TWO


def test_a_playthrough_too_long_to_save_is_told(tmp_path: Path) -> None:
    long = Playthrough(path=("a-long-scene/a-long-choice",) * 40_000, story_title=TITLE)
    assert isinstance(Shelf(tmp_path).save(long), Unsaved)


def test_each_system_has_its_place_for_saves() -> None:
    home = {"HOME": "/h"}
    assert data_folder(home, "linux") == Path("/h/.local/share/commune")
    assert data_folder({**home, "XDG_DATA_HOME": "/x"}, "linux") == Path("/x/commune")
    relative = {**home, "XDG_DATA_HOME": "x"}
    assert data_folder(relative, "linux") == Path("/h/.local/share/commune")
    mac = Path("/h/Library/Application Support/commune")
    assert data_folder(home, "darwin") == mac
    assert data_folder({"APPDATA": "/a"}, "win32") == Path("/a/commune")
    assert data_folder({"COMMUNE_HOME": "/c", **home}, "linux") == Path("/c")
    assert data_folder({}, "linux") is None
    assert open_shelf("", {}).folder is None


def test_a_named_folder_goes_before_everything(tmp_path: Path) -> None:
    assert open_shelf(str(tmp_path), {"COMMUNE_HOME": "/c"}) == Shelf(tmp_path)
    assert open_shelf("", {"COMMUNE_HOME": "/c"}) == Shelf(Path("/c/saves"), Path("/c"))


def test_the_shelf_draws_in_nothing_slow() -> None:
    code = (
        "import sys; before = set(sys.modules); import commune.saves; "
        "slow = {'platformdirs', 'asyncio', 'tempfile', 'hashlib', 'yaml', 'rich', 'shutil', "
        "'importlib.metadata', 'prompt_toolkit', 'dataclasses', 'inspect', 'random'}; "
        "print(sorted(slow & set(sys.modules) - before))"
    )
    assert told(code) == "[]"
