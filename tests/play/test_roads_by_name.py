"""Playthroughs by name: kept, opened, and never written over by another road."""

from pathlib import Path

import pytest
from tests.play.reading import (
    REDO,
    TITLE,
    UNDO,
    Reader,
    desk_on,
    headers,
    lines_of,
    path_on,
    reader,
    saved_on,
    slots_on,
    told,
)

from commune.model import Story
from commune.play.answers import Said, Verb
from commune.play.beginning import Wanted
from commune.saves import Playthrough, Shelf

NEW, SAVES = Wanted(fresh=True), Said(Verb.SAVES)
WAIT, KNOCK, STAY = "yard/wait", "yard/knock", "hill/stay"


def _save(name: str = "") -> Said:
    return Said(Verb.SAVE, name)


def _load(name: str = "") -> Said:
    return Said(Verb.LOAD, name)


def test_a_place_is_kept_under_a_name_and_the_game_goes_on(story: Story, shelf: Shelf) -> None:
    one = reader(3, _save("Mine!"), 3)
    told(story, one, shelf)
    assert one.said == ["Kept as “mine”."]
    assert path_on(shelf, "mine") == (WAIT,)
    assert path_on(shelf) == (WAIT, WAIT)


def test_a_name_is_asked_for_where_none_was_said(story: Story, shelf: Shelf) -> None:
    one = Reader([_save(), _save()], lines=["Ms Roux’s class"])
    told(story, one, shelf)
    assert one.said == [
        "Keep this place as (a name; empty goes back)",
        "Kept as “ms-rouxs-class”.",
        "Keep this place as (a name; empty goes back)",
        "Nothing was kept.",
    ]
    assert slots_on(shelf) == {"autosave", "ms-rouxs-class"}


def test_a_name_of_no_letters_is_none(story: Story, shelf: Shelf) -> None:
    one = reader(_save("../.."))
    told(story, one, shelf)
    assert one.said == ["A name needs a letter or a digit."]
    assert slots_on(shelf) == {"autosave"}


def test_the_playthrough_one_is_in_needs_no_keeping(story: Story, shelf: Shelf) -> None:
    one = reader(3, _save("autosave"))
    told(story, one, shelf)
    assert one.said == ["You are playing “autosave”: it is kept at every choice."]


def test_a_later_place_of_the_same_road_takes_the_name(story: Story, shelf: Shelf) -> None:
    one = reader(3, _save("mine"), 3, _save("mine"))
    told(story, one, shelf)
    assert one.said == ["Kept as “mine”."] * 2
    assert path_on(shelf, "mine") == (WAIT, WAIT)
    assert slots_on(shelf) == {"autosave", "mine"}


@pytest.mark.parametrize("elsewhere", [[UNDO, 1], [UNDO]], ids=["another road", "further back"])
def test_another_road_under_that_name_is_moved_to_a_name_that_is_told(
    story: Story, shelf: Shelf, elsewhere: list[Said | int]
) -> None:
    one = reader(3, 3, _save("mine"), *elsewhere, _save("mine"))
    told(story, one, shelf)
    assert one.said[-1] == "Kept as “mine”. What stood there is “kept-1” now."
    assert path_on(shelf, "kept-1") == (WAIT, WAIT)
    assert path_on(shelf, "mine") != (WAIT, WAIT)


def test_the_same_choices_from_another_opening_are_another_road(story: Story, shelf: Shelf) -> None:
    told(story, reader(_save("mine")), shelf, Wanted(opening="high"))
    assert path_on(shelf, "mine") == (WAIT,)
    one = reader(3, 3, _save("mine"))
    told(story, one, shelf, NEW)
    assert path_on(shelf, "kept-2") == (WAIT,)
    assert saved_on(shelf, "mine").opening == ""


def test_a_damaged_save_under_that_name_is_set_aside_whole(story: Story, shelf: Shelf) -> None:
    place = _damage(shelf, "mine")
    one = reader(3, _save("mine"))
    told(story, one, shelf)
    assert one.said == ["Kept as “mine”."]
    assert path_on(shelf, "mine") == (WAIT,)
    assert place.with_name("mine.json.broken-1").read_text() == "{"


def test_opening_a_playthrough_keeps_the_present_one(story: Story, shelf: Shelf) -> None:
    one = reader(3, _save("mine"), UNDO, 1, 1, 1, _load("mine"))
    told(story, one, shelf)
    assert one.said[-1] == "You go on from “mine” here. Your place before is kept as “kept-1”."
    assert path_on(shelf) == (WAIT,)
    assert path_on(shelf, "mine") == (WAIT,)
    assert path_on(shelf, "kept-1") == (KNOCK, STAY)
    assert headers(one)[-1] == "The yard"


def test_a_place_that_is_kept_already_is_not_kept_twice(story: Story, shelf: Shelf) -> None:
    one = reader(3, _save("mine"), 3, _save("yours"), _load("mine"))
    told(story, one, shelf)
    assert one.said[-1] == "You go on from “mine” here. Your place before is kept as “yours”."
    assert slots_on(shelf) == {"autosave", "mine", "yours"}
    assert path_on(shelf) == (WAIT,)


def test_what_is_opened_is_played_on_in_ones_own_slot(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, _save("mine"), UNDO, 1, _load("mine"), 3, 3), shelf)
    assert path_on(shelf) == (WAIT, WAIT, WAIT)
    assert path_on(shelf, "mine") == (WAIT,)


def test_undo_after_opening_goes_back_in_what_was_opened(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, 3, _save("mine"), _load("mine"), UNDO), shelf)
    assert path_on(shelf) == (WAIT,)
    assert saved_on(shelf).ahead == (WAIT,)


def test_a_playthrough_without_a_choice_makes_way_without_a_name(
    story: Story, shelf: Shelf
) -> None:
    told(story, reader(3, _save("mine")), shelf)
    one = reader(_load("mine"))
    told(story, one, shelf, NEW)
    assert one.said[-1] == "You go on from “mine” here."
    assert slots_on(shelf) == {"autosave", "kept-1", "mine"}


def test_one_that_was_taken_back_wholly_is_kept_for_what_lies_ahead(
    story: Story, shelf: Shelf
) -> None:
    one = reader(3, _save("mine"), 3, UNDO, UNDO, _load("mine"))
    told(story, one, shelf)
    assert saved_on(shelf, "kept-1").ahead == (WAIT, WAIT)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("yours", "There is no playthrough “yours”. There are: kept-1, mine."),
        ("?!", "There is no playthrough “?!”. There are: kept-1, mine."),
        ("autosave", "That is the playthrough you are in."),
    ],
)
def test_a_name_that_is_none_says_what_there_is(
    story: Story, shelf: Shelf, name: str, said: str
) -> None:
    told(story, reader(3, _save("mine")), shelf)
    one = reader(_load(name))
    told(story, one, shelf, NEW)
    assert one.said == [said]


def test_where_there_is_no_other_it_is_said(story: Story, shelf: Shelf) -> None:
    one = reader(_load("mine"))
    told(story, one, shelf)
    assert one.said == ["There is no playthrough “mine”. There are: none."]


def test_without_a_shelf_nothing_is_kept_or_opened(story: Story) -> None:
    one = reader(3, _save("mine"), _load("mine"))
    told(story, one, None)
    assert one.said == [
        "Nothing is kept in this sitting.",
        "Nothing is kept in this sitting, and nothing can be opened.",
    ]


def _damage(shelf: Shelf, name: str) -> Path:
    place = shelf.place(TITLE, name)
    assert place is not None
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("{")
    return place


def test_a_damaged_playthrough_tells_why_in_the_list_and_when_opened(
    story: Story, shelf: Shelf
) -> None:
    _damage(shelf, "mine")
    one = reader(3, SAVES, _load("mine"))
    told(story, one, shelf)
    why = "The save is not whole JSON; perhaps it was cut short or edited."
    assert f"mine: {why}" in lines_of(one.leaf)
    assert one.said == [why]
    assert path_on(shelf) == (WAIT,), "and one stays where one is"


def test_of_a_damaged_playthrough_the_one_before_is_opened_and_told(
    story: Story, shelf: Shelf
) -> None:
    told(story, reader(3, _save("mine"), 3, _save("mine"), UNDO, 1), shelf)
    _damage(shelf, "mine")
    one = reader(_load("mine"))
    told(story, one, shelf)
    assert "not whole JSON" in one.said[-1]
    assert "The save before it is opened." in one.said[-1]
    assert path_on(shelf) == (WAIT,)


def test_a_playthrough_that_an_edit_has_cut_says_what_leads_no_further(
    story: Story, shelf: Shelf
) -> None:
    path = (WAIT, "yard/gone", WAIT)
    shelf.save(Playthrough(path=path, story_title=TITLE), "mine")
    one = reader(_load("mine"))
    told(story, one, shelf)
    (said,) = one.said
    assert said.startswith("You go on from “mine” here. The story was changed since: ")
    assert said.endswith("the last 2 steps of it lead no further.")
    assert path_on(shelf, "mine") == path, "what stands under the name is whole"


def test_one_step_that_leads_no_further_is_told_in_the_singular(story: Story, shelf: Shelf) -> None:
    shelf.save(Playthrough(path=(WAIT, "yard/gone"), story_title=TITLE), "mine")
    one = reader(_load("mine"))
    told(story, one, shelf)
    assert one.said[0].endswith("the last step of it leads no further.")


def test_the_list_names_the_others_and_a_link_opens_one(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, _save("mine"), UNDO, 1), shelf)
    one = Reader([SAVES], [2])
    told(story, one, shelf)
    head, keep, other = lines_of(one.leaf)
    assert head == "You are playing “autosave”; it is kept at every choice."
    assert keep == "> Keep this place under a name"
    assert other.startswith("> Open “mine” (The yard, 1 choice, ")
    assert path_on(shelf) == (WAIT,)
    assert path_on(shelf, "kept-1") == (KNOCK,)


def test_pages_turned_are_no_choices_in_the_list(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, 1, 1, 1, 1, _save("mine")), shelf)
    one = reader(SAVES)
    told(story, one, shelf)
    assert "> Open “mine” (The hill, 3 choices, " in lines_of(one.leaf)[-1]


def test_in_a_named_slot_the_usual_one_is_called_the_last_one(story: Story, shelf: Shelf) -> None:
    told(story, reader(3), shelf)
    one = Reader([SAVES], [2])
    told(story, one, desk_on(shelf, "class-b"))
    assert "> Open “the last one”" in "\n".join(lines_of(one.leaf))
    assert "You go on from the last one here." in one.said
    assert path_on(shelf, "class-b") == (WAIT,)


def test_redo_is_kept_with_a_name_too(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, 1, UNDO, _save("mine")), shelf)
    told(story, reader(_load("mine"), REDO), shelf, NEW)
    assert path_on(shelf) == (WAIT, KNOCK)
