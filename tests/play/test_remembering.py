"""What a reader met is remembered over all playthroughs, and only grows."""

from pathlib import Path

import pytest
from tests.play.reading import (
    TITLE,
    UNDO,
    Reader,
    begin,
    desk_on,
    lines_of,
    reader,
    slots_on,
    told,
)

from commune.model import Story
from commune.play.answers import Answer, OpenNote, Said, Verb
from commune.play.beginning import Wanted
from commune.play.desk import Desk
from commune.saves import Playthrough, Shelf

NEW = Wanted(fresh=True)
BOOK, ENDINGS, PEOPLE, PLACES = (
    Said(verb) for verb in (Verb.NOTEBOOK, Verb.ENDINGS, Verb.PEOPLE, Verb.PLACES)
)
TO_THE_END = (1, 1, 2, 1, 1)


def _leaf(story: Story, at: Shelf | Desk | None, *answers: Answer | int) -> list[str]:
    """The lines of the last leaf that was opened."""
    one = reader(*answers)
    told(story, one, at)
    return lines_of(one.leaf)


def _marks(one: Reader, asked: int = -1) -> list[str]:
    return [offer.taken for offer in one.asked[asked].offers]


def test_notes_of_a_page_are_found_and_new_until_they_are_opened(
    story: Story, shelf: Shelf
) -> None:
    assert _leaf(story, shelf, BOOK) == [
        "3 of 7 notes found, in all that you played. 3 are new to you.",
        "# Facts (1)",
        "> The lamp (new)",
        "# Places (1)",
        "> The mill (new)",
        "# Words (1)",
        "> Wash-house (new)",
    ]
    assert shelf.memory(TITLE).notes == {"lamp", "wash-house", "mill"}
    assert shelf.memory(TITLE).read == frozenset()
    told(story, reader(OpenNote(1)), shelf)
    assert shelf.memory(TITLE).read == {"lamp"}
    assert _leaf(story, shelf, BOOK)[:3] == [
        "3 of 7 notes found, in all that you played. 2 are new to you.",
        "# Facts (1)",
        "> The lamp",
    ]


def test_one_new_note_is_told_in_words_and_none_is_not(story: Story, shelf: Shelf) -> None:
    told(story, reader(OpenNote(1), OpenNote(2)), shelf)
    assert (
        _leaf(story, shelf, BOOK)[0]
        == "3 of 7 notes found, in all that you played. One is new to you."
    )
    told(story, Reader([PLACES], [1]), shelf)
    assert _leaf(story, shelf, BOOK)[0] == "3 of 7 notes found, in all that you played."


def test_a_note_seen_through_see_also_is_found_with_it(story: Story, shelf: Shelf) -> None:
    told(story, Reader([OpenNote(2)], [1]), shelf)
    assert shelf.memory(TITLE).read == {"wash-house", "lamp"}


UP_THE_STAIR = tuple(
    f"harbour/{step}" for step in ("nell", "ask-weather", "carry-oil", "borrow-key", "climb")
)


def test_places_of_entered_scenes_and_people_of_those_left_are_in_the_notebook(
    lighthouse: Story, shelf: Shelf
) -> None:
    assert _leaf(lighthouse, shelf, PLACES) == ["> Gull Point (new)"]
    assert _leaf(lighthouse, shelf, PEOPLE) == ["> Skipper Corbet (new)"], "the page names him"
    saved = Playthrough(path=UP_THE_STAIR, story_title=lighthouse.manifest.title)
    shelf.save(saved)
    assert sorted(_leaf(lighthouse, shelf, 1, PEOPLE)) == [
        "> Nell Sark (new)",
        "> Osric Pell (new)",
        "> Skipper Corbet (new)",
    ]


def test_where_a_page_holds_what_is_behind_is_not_known_yet(
    lighthouse: Story, shelf: Shelf
) -> None:
    shelf.save(Playthrough(path=UP_THE_STAIR, story_title=lighthouse.manifest.title))
    made_up = Said(Verb.INVENTED)
    assert "# The lamp room" not in _leaf(lighthouse, shelf, made_up)
    assert "# The lamp room" in _leaf(lighthouse, shelf, 1, made_up)


def test_where_nobody_was_met_it_is_said(story: Story, shelf: Shelf) -> None:
    assert _leaf(story, shelf, PEOPLE) == ["None yet."]


def test_a_choice_of_an_earlier_playthrough_was_taken_another_time(
    story: Story, shelf: Shelf
) -> None:
    told(story, reader(3, 1), shelf)
    one = reader(3)
    told(story, one, shelf, NEW)
    assert _marks(one, 0) == ["taken another time", "", "taken another time"]
    assert _marks(one, 1) == ["taken another time", "", "taken already"]


def test_a_choice_that_was_taken_back_was_taken_another_time(story: Story) -> None:
    one = reader(3, UNDO)
    told(story, one, None)
    assert _marks(one) == ["", "", "taken another time"]


def test_choices_are_remembered_of_games_that_ended_without_a_word(
    story: Story, shelf: Shelf
) -> None:
    """A window that is closed says nothing; the save is all there is."""
    one = reader(3)

    def watch(_blocks: object) -> None:
        if shelf.slots(TITLE):
            raise KeyboardInterrupt

    one.watch = watch
    with pytest.raises(KeyboardInterrupt):
        told(story, one, shelf)
    later = reader()
    told(story, later, shelf, NEW)
    assert _marks(later) == ["", "", "taken another time"]


def test_an_ending_that_was_never_met_has_no_title(story: Story, shelf: Shelf) -> None:
    one = reader(ENDINGS)
    told(story, one, shelf)
    assert one.leaf.title == "Endings met: 0 of 1"
    assert lines_of(one.leaf) == ["1 more is not met yet."]
    assert "Home again" not in str(one.leaf)


def test_several_endings_unmet_are_counted(lighthouse: Story, shelf: Shelf) -> None:
    assert _leaf(lighthouse, shelf, ENDINGS) == ["2 more are not met yet."]


def test_an_ending_met_this_time_is_told_so_and_met_for_good(story: Story, shelf: Shelf) -> None:
    assert _leaf(story, shelf, *TO_THE_END, ENDINGS) == [
        "Home again (this time)",
        "There are no others.",
    ]
    one = reader(ENDINGS)
    told(story, one, shelf, NEW)
    assert lines_of(one.leaf) == ["Home again", "There are no others."]


def test_an_ending_gone_back_from_stays_met(story: Story, shelf: Shelf) -> None:
    assert _leaf(story, shelf, *TO_THE_END, UNDO, ENDINGS) == ["Home again", "There are no others."]


def test_a_fresh_playthrough_forgets_nothing(story: Story, shelf: Shelf) -> None:
    told(story, reader(OpenNote(1), *TO_THE_END), shelf)
    before = shelf.memory(TITLE)
    told(story, reader(), shelf, NEW)
    assert shelf.memory(TITLE) == before
    begun = begin(story, desk := desk_on(shelf), NEW)
    assert begun.standing.journal.path == ()
    assert desk.memory == before


def test_what_was_met_is_remembered_when_another_playthrough_is_opened(
    lighthouse: Story, shelf: Shelf
) -> None:
    title = lighthouse.manifest.title
    shelf.save(Playthrough(path=UP_THE_STAIR, story_title=title))
    shelf.save(Playthrough(path=UP_THE_STAIR[:1], story_title=title), "mine")
    told(lighthouse, reader(Said(Verb.LOAD, "mine")), shelf)
    assert "phare" in shelf.memory(title).notes, "which is told at the end of the other road"
    assert UP_THE_STAIR[-1] in shelf.memory(title).steps


def test_two_games_remember_together(story: Story, shelf: Shelf) -> None:
    first, second = desk_on(shelf), desk_on(shelf, "second")
    begin(story, first)
    begin(story, second)
    first.opened("lamp", TITLE)
    second.opened("mill", TITLE)
    assert shelf.memory(TITLE).read == {"lamp", "mill"}


def test_without_a_shelf_the_memory_lasts_for_the_sitting_and_nothing_is_written(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    answers = (OpenNote(1), *TO_THE_END, UNDO, Said(Verb.SET, "theme none"))
    assert _leaf(story, None, *answers, BOOK)[2:5] == [
        "> The lamp",
        "# Places (1)",
        "> The mill (new)",
    ]
    assert _leaf(story, None, *answers, ENDINGS) == ["Home again", "There are no others."]
    assert _leaf(story, None, Said(Verb.SAVES)) == ["Nothing is kept in this sitting."]
    assert not list(tmp_path.iterdir())


def test_saves_are_not_made_by_looking(story: Story, shelf: Shelf) -> None:
    one = Reader([BOOK, Said(Verb.SAVES)])
    told(story, one, shelf)
    assert slots_on(shelf) == {"autosave"}, "quitting keeps the place, and nothing else"


def test_where_tells_how_many_notes_were_found_ever(story: Story, shelf: Shelf) -> None:
    told(story, reader(), shelf)
    lines = _leaf(story, shelf, 1, 1, Said(Verb.WHERE))
    assert "Notes found: 3 of 7." in lines[-1]
    assert "Choices made: 1." in lines[-1]
    assert "Kept as: autosave." in lines[-1]
