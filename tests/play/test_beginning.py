"""Where a sitting begins, and what is said where a save or the disk is not as it should be."""

from pathlib import Path

from tests.play.reading import TITLE, hints, path_on, reader, told

from commune.model import Story
from commune.play.answers import Take
from commune.play.app import Wanted, beginning
from commune.play.blocks import Hint, TitleCard
from commune.play.loop import Coming
from commune.saves import Absent, Playthrough, Shelf


def test_a_full_disk_is_told_once_and_the_game_goes_on(story: Story, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    one = reader(Take(3), Take(3), Take(3))
    assert told(story, one, Shelf(tmp_path / "file")) == 0
    assert len([hint for hint in hints(one) if "could not be saved" in hint]) == 1


def test_without_a_shelf_nothing_is_written_or_complained_of(story: Story, tmp_path: Path) -> None:
    one = reader(Take(3))
    assert told(story, one, None) == 0
    assert not list(tmp_path.iterdir())
    assert hints(one) == []


def test_quitting_says_that_it_is_saved(story: Story, tmp_path: Path) -> None:
    one = reader()
    told(story, one, Shelf(tmp_path))
    assert hints(one) == ["Saved. It goes on from here next time."]


def test_beginning_anew_keeps_the_old_playthrough(story: Story, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    told(story, reader(Take(3)), shelf)
    standing, greeting, coming = beginning(story, Wanted(fresh=True), shelf)
    assert standing.journal.path == ()
    assert isinstance(greeting[0], Hint)
    assert "is kept as" in greeting[0].text
    assert isinstance(greeting[1], TitleCard)
    assert coming is Coming.ONWARDS
    assert shelf.load(TITLE) == Absent()


def test_an_opening_begins_there_unless_the_save_began_there_too(
    story: Story, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path)
    told(story, reader(Take(3)), shelf)
    high = Wanted(opening="high")
    told(story, reader(Take(3)), shelf, high)
    assert path_on(shelf) == ("yard/wait", "yard/wait")
    standing, _, _ = beginning(story, high, shelf)
    assert len(standing.journal.path) == 2
    assert standing.floor == 1


def test_an_edit_that_cut_the_road_is_told_and_the_old_save_kept(
    story: Story, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path)
    path = ("yard/wait", "yard/gone", "yard/wait")
    shelf.save(Playthrough(path=path, story_title=TITLE))
    one = reader()
    told(story, one, shelf)
    assert "was changed since you played" in hints(one)[0]
    assert "2 of them lead no further" in hints(one)[0]
    assert path_on(shelf) == ("yard/wait",)
    place = shelf.place(TITLE)
    assert place is not None
    assert "yard/gone" in place.with_name("autosave.json.kept-1").read_text()


def test_a_damaged_save_is_told_and_the_one_before_it_opened(story: Story, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    told(story, reader(Take(3), Take(3)), shelf)
    place = shelf.place(TITLE)
    assert place is not None
    place.write_text("{")
    one = reader()
    told(story, one, shelf)
    assert "The save before it is opened." in hints(one)[0]
    assert path_on(shelf) != ()
