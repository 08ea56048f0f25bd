"""Where a sitting begins, and what is said where a save is not as it should be."""

from pathlib import Path

import pytest
from tests.play.reading import (
    TITLE,
    begin,
    desk_on,
    hints,
    kinds,
    path_on,
    reader,
    saved_on,
    slots_on,
    told,
)

from commune.model import Story
from commune.play.answers import Said, Verb
from commune.play.beginning import Wanted, beginning
from commune.play.blocks import Hint, Result, SceneHeader, TitleCard
from commune.play.loop import NOT_KEPT, Coming
from commune.saves import Absent, Playthrough, Shelf

NEW = Wanted(fresh=True)


def test_without_a_shelf_nothing_is_written_or_complained_of(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one = reader(3, Said(Verb.SAVE, "mine"), Said(Verb.SET, "width 60"), Said(Verb.NOTES))
    assert told(story, one, None) == 0
    assert not list(tmp_path.iterdir())
    assert hints(one) == ["Nothing of this will be kept.", NOT_KEPT]


def test_quitting_says_that_it_is_saved(story: Story, shelf: Shelf) -> None:
    one = reader()
    told(story, one, shelf)
    assert hints(one) == ["Saved. It goes on from here next time."]


def test_a_playthrough_goes_on_where_it_was_left(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, 1), shelf)
    one = reader()
    told(story, one, shelf)
    assert hints(one)[0] == "A Small Story: it goes on where you left it."
    assert TitleCard not in kinds(one)
    assert path_on(shelf) == ("yard/wait", "yard/knock")


def test_beginning_anew_keeps_the_old_playthrough_and_says_its_name(
    story: Story, shelf: Shelf
) -> None:
    told(story, reader(3), shelf)
    begun = begin(story, desk_on(shelf), NEW)
    assert begun.standing.journal.path == ()
    assert begun.greeting[0] == Hint("The playthrough you were in is kept as “kept-1”.")
    assert isinstance(begun.greeting[1], TitleCard)
    assert begun.coming is Coming.ONWARDS
    assert shelf.load(TITLE) == Absent()
    assert path_on(shelf, "kept-1") == ("yard/wait",)


def test_a_playthrough_without_a_choice_is_not_kept(story: Story, shelf: Shelf) -> None:
    told(story, reader(), shelf)
    begun = begin(story, desk_on(shelf), NEW)
    assert [type(block) for block in begun.greeting] == [TitleCard]
    assert slots_on(shelf) == {"autosave"}


def test_an_opening_begins_there_unless_the_save_began_there_too(
    story: Story, shelf: Shelf
) -> None:
    told(story, reader(3), shelf)
    high = Wanted(opening="high")
    told(story, reader(3), shelf, high)
    assert path_on(shelf) == ("yard/wait", "yard/wait")
    begun = begin(story, desk_on(shelf), high)
    assert len(begun.standing.journal.path) == 2
    assert begun.standing.floor == 1
    assert slots_on(shelf) == {"autosave", "kept-1"}


def test_behind_an_opening_the_reader_is_told_where_they_are_and_of_no_choice(
    story: Story, shelf: Shelf
) -> None:
    one = reader()
    told(story, one, shelf, Wanted(opening="high"))
    assert SceneHeader in kinds(one)
    assert Result not in kinds(one)


def test_an_unknown_opening_is_answered_with_those_there_are(story: Story) -> None:
    said = beginning(story, Wanted(opening="low"), desk_on(None))
    assert said == "There is no opening “low”. There are: high, far."


def test_a_person_in_a_story_of_one_road_is_answered_so(story: Story) -> None:
    said = beginning(story, Wanted(person="ada"), desk_on(None))
    assert said == (
        "There is no “ada” to play as. There are: nobody: the story has one road for all."
    )


def test_what_cannot_begin_leaves_the_save_alone(story: Story, shelf: Shelf) -> None:
    told(story, reader(3), shelf)
    beginning(story, Wanted(opening="low", fresh=True), desk_on(shelf))
    assert slots_on(shelf) == {"autosave"}
    assert path_on(shelf) == ("yard/wait",)


def test_an_edit_that_cut_the_road_is_told_and_the_old_save_kept(
    story: Story, shelf: Shelf
) -> None:
    path = ("yard/wait", "yard/gone", "yard/wait")
    shelf.save(Playthrough(path=path, story_title=TITLE))
    one = reader()
    told(story, one, shelf)
    assert "was changed since you played" in hints(one)[0]
    assert "2 of them lead no further" in hints(one)[0]
    assert "kept as “kept-1”" in hints(one)[0]
    assert path_on(shelf) == ("yard/wait",)
    assert path_on(shelf, "kept-1") == path


def test_one_lost_choice_is_told_in_the_singular(story: Story, shelf: Shelf) -> None:
    shelf.save(Playthrough(path=("yard/wait", "yard/gone"), story_title=TITLE))
    one = reader()
    told(story, one, shelf)
    assert "1 of them leads no further." in hints(one)[0]


def test_a_damaged_save_is_told_and_the_one_before_it_opened(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, 3), shelf)
    place = shelf.place(TITLE)
    assert place is not None
    place.write_text("{")
    one = reader()
    told(story, one, shelf)
    assert "The save before it is opened." in hints(one)[0]
    assert "broken-1" in hints(one)[0]
    assert path_on(shelf) == ("yard/wait", "yard/wait")
    assert place.with_name("autosave.json.broken-1").read_text() == "{"


def test_a_damaged_save_with_none_before_it_begins_anew(story: Story, shelf: Shelf) -> None:
    place = shelf.place(TITLE)
    assert place is not None
    place.parent.mkdir(parents=True)
    place.write_text("{")
    one = reader(3)
    told(story, one, shelf)
    assert "A new playthrough begins." in hints(one)[0]
    assert TitleCard in kinds(one)
    assert path_on(shelf) == ("yard/wait",)


def test_a_named_slot_is_played_and_named(story: Story, shelf: Shelf) -> None:
    told(story, reader(3), shelf)
    told(story, reader(1), desk_on(shelf, "class-b"))
    assert path_on(shelf) == ("yard/wait",)
    assert path_on(shelf, "class-b") == ("yard/knock",)
    one = reader()
    told(story, one, desk_on(shelf, "class-b"))
    assert hints(one)[0] == "A Small Story (class-b): it goes on where you left it."
    assert saved_on(shelf, "class-b").path == ("yard/knock",)
