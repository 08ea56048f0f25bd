"""What was met is joined, never taken away, and found again."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saves.drawn import ANY_JSON, IDS, STEPS
from tests.saves.shelves import ONE, TITLE, files_beside, forked, forking, place_of, shelf_with

from commune.saves import Damaged, Memory, Shelf, Unsaved
from commune.saves.memory import memory_from_json, memory_to_json

_MEMORIES = st.builds(
    Memory,
    steps=st.frozensets(STEPS, max_size=8),
    notes=st.frozensets(IDS, max_size=8),
    read=st.frozensets(IDS, max_size=8),
    endings=st.frozensets(IDS, max_size=8),
)
BREAD = Memory(steps=frozenset({"yard/knock"}), notes=frozenset({"bread"}))
WINE = Memory(read=frozenset({"wine"}), endings=frozenset({"home"}))


def _file(shelf: Shelf) -> Path:
    return place_of(shelf).with_name("memory.json")


@given(_MEMORIES)
def test_what_is_remembered_comes_back(memory: Memory) -> None:
    assert memory_from_json(memory_to_json(memory)) == memory


@given(_MEMORIES, _MEMORIES, _MEMORIES)
def test_joining_is_a_union(one: Memory, two: Memory, three: Memory) -> None:
    assert one.joined(two) == two.joined(one)
    assert one.joined(one) == one == one.joined(Memory())
    assert one.joined(two).joined(three) == one.joined(two.joined(three))


@given(ANY_JSON, st.sampled_from(["format", "steps", "notes", "read", "endings", "x"]))
def test_any_json_never_raises(given_value: object, key: str) -> None:
    assert isinstance(memory_from_json(json.dumps(given_value)), Memory | Damaged)
    content = {**json.loads(memory_to_json(BREAD)), key: given_value}
    found = memory_from_json(json.dumps(content))
    assert isinstance(found, Memory | Damaged)
    if isinstance(found, Memory):
        assert memory_from_json(memory_to_json(found)) == found


@given(st.text())
def test_any_text_never_raises(text: str) -> None:
    assert isinstance(memory_from_json(text), Damaged)


def test_what_could_not_be_read_back_is_not_written() -> None:
    text = memory_to_json(Memory(steps=frozenset({"a/b", "\x1b[2J"}), notes=frozenset({"A b"})))
    assert memory_from_json(text) == Memory(steps=frozenset({"a/b"}))


def test_each_time_adds_to_what_stands_there(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.memory(TITLE) == Memory()
    assert shelf.remember(TITLE, BREAD) is None
    assert Shelf(tmp_path).remember(TITLE, WINE) is None
    assert shelf.memory(TITLE) == BREAD.joined(WINE)
    assert shelf.memory("Another") == Memory()


def test_nothing_new_is_not_written(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.remember(TITLE, Memory())
    assert not _file(shelf).exists()
    shelf.remember(TITLE, BREAD.joined(WINE))
    before = _file(shelf).stat()
    shelf.remember(TITLE, WINE)
    after = _file(shelf).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_without_a_folder_nothing_is_remembered_and_nothing_fails() -> None:
    assert Shelf(None).memory(TITLE) == Memory()
    assert isinstance(Shelf(None).remember(TITLE, BREAD), Unsaved)


@pytest.mark.parametrize("text", ["spilt ink", '{"format": 2}', '{"format": 1, "notes": ["A b"]}'])
def test_a_damaged_memory_is_set_aside_and_the_one_before_taken(tmp_path: Path, text: str) -> None:
    shelf = Shelf(tmp_path)
    shelf.remember(TITLE, BREAD)
    shelf.remember(TITLE, WINE)
    _file(shelf).write_text(text)
    assert shelf.memory(TITLE) == BREAD
    assert _file(shelf).with_name("memory.json.broken-1").read_text() == text
    assert shelf.remember(TITLE, WINE) is None
    assert shelf.memory(TITLE) == BREAD.joined(WINE)


def test_more_than_can_be_kept_is_told_and_the_rest_stays(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.remember(TITLE, BREAD)
    much = frozenset(f"{'scene' * 60}/{number}" for number in range(15_000))
    assert isinstance(shelf.remember(TITLE, Memory(steps=much)), Unsaved)
    assert shelf.memory(TITLE) == BREAD


def test_the_memory_is_never_a_slot(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, ONE)
    shelf.remember(TITLE, BREAD)
    shelf.remember(TITLE, WINE)
    assert [slot.name for slot in shelf.slots(TITLE)] == ["autosave"]
    assert not shelf.delete(TITLE, "memory")
    assert shelf.put_away(TITLE, "memory") == ""
    shelf.save(ONE, "memory")
    assert shelf.memory(TITLE) == BREAD.joined(WINE)
    assert "memory-.json" in files_beside(_file(shelf))


@forking
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # fork beside pytest-xdist's thread
def test_what_several_games_remember_at_once_is_all_there(tmp_path: Path) -> None:
    def play(game: int) -> None:
        shelf = Shelf(tmp_path)
        for number in range(40):
            shelf.remember(TITLE, Memory(notes=frozenset({f"note-{game}-{number}"})))

    games = [forked(lambda game=game: play(game)) for game in range(3)]  # type: ignore[misc]
    assert [os.waitpid(game, 0)[1] for game in games] == [0, 0, 0]
    expected = {f"note-{game}-{number}" for game in range(3) for number in range(40)}
    assert Shelf(tmp_path).memory(TITLE).notes == expected
