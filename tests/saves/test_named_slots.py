"""Playthroughs have names, stand side by side, and none takes another's place."""

import os
from pathlib import Path

from tests.saves.shelves import ONE, TITLE, TWO, files_beside, place_of, shelf_with, stamped

from commune.saves import Absent, Playthrough, Shelf


def _dated(shelf: Shelf, slot: str, seconds: float) -> None:
    os.utime(place_of(shelf, slot), (seconds, seconds))


def test_slots_are_listed_the_newest_first_with_what_they_hold(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    stamped(shelf, TWO, "Before the vote")
    _dated(shelf, "autosave", 1000.5)
    _dated(shelf, "before the vote", 2000)
    newest, oldest = shelf.slots(TITLE)
    assert (newest.name, newest.changed, newest.playthrough) == ("before-the-vote", 2000, TWO)
    assert (oldest.name, oldest.changed, oldest.playthrough) == ("autosave", 1000.5, ONE)
    assert newest.reason == oldest.reason == ""


def test_a_slot_is_found_by_its_name_however_it_is_typed(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    stamped(shelf, TWO, " E\N{COMBINING ACUTE ACCENT}LISE  1 ")
    assert shelf.load(TITLE, "Élise 1") == TWO
    assert [slot.name for slot in shelf.slots(TITLE)] == ["élise-1"]


def test_a_damaged_slot_is_listed_with_its_reason_and_not_moved(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    place_of(shelf).write_text("spilt ink")
    before = files_beside(place_of(shelf))
    (slot,) = shelf.slots(TITLE)
    assert slot.playthrough is None
    assert slot.reason.endswith(".")
    assert files_beside(place_of(shelf)) == before


def test_only_playthroughs_are_listed(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    for name in ("memory.json", "Upper.json", "x.y.json", ".json", "notes.txt", ".a.json", "a"):
        place_of(shelf).with_name(name).write_text("{}")
    (place_of(shelf).parent / "autosave.json.broken-1").write_text("{}")
    assert [slot.name for slot in shelf.slots(TITLE)] == ["autosave"]


def test_a_slot_whose_write_was_cut_is_listed_by_the_one_before(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    place_of(shelf).unlink()
    assert [(slot.name, slot.playthrough) for slot in shelf.slots(TITLE)] == [("autosave", ONE)]
    assert shelf.free_slot(TITLE, "autosave") == "autosave-2"


def test_a_free_slot_has_the_wanted_name_or_a_number_behind_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.free_slot(TITLE, "Mine") == "mine"
    for expected in ("mine", "mine-2", "mine-3"):
        assert shelf.free_slot(TITLE, "Mine") == expected
        stamped(shelf, ONE, expected)
    assert shelf.free_slot(TITLE, "?!") == "saved"


def test_a_free_slot_is_found_for_the_longest_name(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    names = set()
    for _ in range(3):
        name = shelf.free_slot(TITLE, "x" * 300)
        stamped(shelf, ONE, name)
        names.add(name)
    assert {slot.name for slot in shelf.slots(TITLE)} == names
    assert len(names) == 3


def test_a_playthrough_put_away_is_a_slot_of_its_own_and_does_not_come_back(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    assert shelf.put_away(TITLE) == "kept-1"
    assert shelf.load(TITLE) == Absent()
    assert shelf.load(TITLE, "kept-1") == TWO
    assert files_beside(place_of(shelf)) == ["kept-1.json", "kept-1.json.bak"]
    stamped(shelf, ONE)
    assert shelf.put_away(TITLE) == "kept-2"
    assert shelf.load(TITLE, "kept-1") == TWO
    assert shelf.load(TITLE, "kept-2") == ONE


def test_putting_away_nothing_gives_nothing(tmp_path: Path) -> None:
    assert Shelf(tmp_path).put_away(TITLE) == ""
    shelf = shelf_with(tmp_path, ONE)
    assert shelf.put_away(TITLE, "mine") == ""
    assert shelf.load(TITLE) == ONE


def test_putting_away_never_takes_the_place_of_a_backup(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    shelf.put_away(TITLE)
    place_of(shelf, "kept-1").unlink()
    stamped(shelf, TWO)
    assert shelf.put_away(TITLE) == "kept-2"
    assert shelf.load(TITLE, "kept-1") == ONE


def test_a_playthrough_of_which_only_the_one_before_is_left_is_put_away_too(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    place_of(shelf).unlink()
    assert shelf.put_away(TITLE) == "kept-1"
    assert shelf.load(TITLE) == Absent()
    assert shelf.load(TITLE, "kept-1") == ONE


def test_a_deleted_slot_is_gone_with_the_one_before_and_no_other_is(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE, TWO)
    stamped(shelf, ONE, "mine")
    stamped(shelf, TWO, "mine")
    assert shelf.delete(TITLE, "Mine")
    assert shelf.load(TITLE, "mine") == Absent()
    assert shelf.load(TITLE) == TWO
    assert not shelf.delete(TITLE, "mine")
    assert not shelf.delete(TITLE, "../!?")
    assert files_beside(place_of(shelf)) == ["autosave.json", "autosave.json.bak"]


def test_each_story_has_its_own_slots(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    other = Playthrough(path=("a/b",), story_title="Another")
    shelf.save(other, "mine")
    assert [slot.playthrough for slot in shelf.slots("Another")] == [other]
    assert [slot.playthrough for slot in shelf.slots(TITLE)] == [ONE]
