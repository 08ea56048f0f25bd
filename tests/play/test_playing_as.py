"""Who wants to be somebody begins as them: behind their door, or at their opening."""

import pytest
from tests.play.reading import begin, desk_on, hints, kinds, reader, saved_on, slots_on, told

from commune.model import Story
from commune.play.beginning import Wanted, beginning
from commune.play.blocks import Result, SceneHeader, TitleCard
from commune.play.loop import Coming
from commune.saves import Shelf
from commune.values import replace

TITLE = "The Lamp at Gull Point"
PEOPLE = "nell, osric"


def _you(story: Story, wanted: Wanted) -> object:
    standing = begin(story, desk_on(None), wanted).standing
    return standing.journal.state.values[story.layout["you"]]


@pytest.mark.parametrize("name", ["osric", "Osric", "OSRIC PELL", "Osric Pell"])
def test_somebody_is_played_by_id_or_by_name(lighthouse: Story, name: str) -> None:
    assert _you(lighthouse, Wanted(person=name)) == "osric"


def test_somebody_is_begun_with_behind_their_door_and_no_farther(
    lighthouse: Story, shelf: Shelf
) -> None:
    one = reader()
    told(lighthouse, one, shelf, Wanted(person="nell"))
    assert saved_on(shelf, title=TITLE).path == ("harbour/nell",)
    assert kinds(one)[:2] == [TitleCard, SceneHeader]
    assert Result not in kinds(one), "nothing came of a choice that was not theirs"


def test_the_door_can_be_gone_back_through(lighthouse: Story) -> None:
    begun = begin(lighthouse, desk_on(None), Wanted(person="nell"))
    assert begun.coming is Coming.BACK
    assert begun.standing.floor == 0


def test_an_unknown_person_is_answered_with_those_there_are(lighthouse: Story) -> None:
    said = beginning(lighthouse, Wanted(person="Corbet"), desk_on(None))
    assert said == f"There is no “Corbet” to play as. There are: {PEOPLE}."


def test_an_opening_is_named_by_its_stem_and_a_person(lighthouse: Story) -> None:
    begun = begin(lighthouse, desk_on(None), Wanted(opening="act-2", person="nell"))
    assert begun.standing.opening == "act-2-nell"
    assert _you(lighthouse, Wanted(opening="act-2", person="osric")) == "osric"
    assert _you(lighthouse, Wanted(opening="act-2", person="Osric Pell")) == "osric"


def test_an_opening_that_is_somebodys_needs_no_person(lighthouse: Story) -> None:
    assert _you(lighthouse, Wanted(opening="act-2-osric")) == "osric"
    assert _you(lighthouse, Wanted(opening="act-2-nell")) == "nell"


def test_a_stem_that_only_one_opening_has_is_enough(story: Story) -> None:
    one = {"act-2-nell": story.openings["high"]}
    story = replace(story, openings=one, memo={})
    assert begin(story, desk_on(None), Wanted(opening="act-2")).standing.opening == "act-2-nell"


def test_an_opening_of_somebody_else_does_not_lead_there(lighthouse: Story) -> None:
    said = beginning(lighthouse, Wanted(opening="act-2-nell", person="osric"), desk_on(None))
    assert said == "The opening “act-2-nell” does not lead to osric."


def test_a_stem_without_a_person_is_no_opening(lighthouse: Story) -> None:
    said = beginning(lighthouse, Wanted(opening="act-2"), desk_on(None))
    assert said == "There is no opening “act-2”. There are: act-2-nell, act-2-osric."


def test_who_plays_them_already_goes_on(lighthouse: Story, shelf: Shelf) -> None:
    told(lighthouse, reader(1, 1), shelf)
    one = reader()
    told(lighthouse, one, shelf, Wanted(person="nell"))
    assert hints(one)[0] == f"{TITLE}: it goes on where you left it."
    assert saved_on(shelf, title=TITLE).path == ("harbour/nell", "harbour/ask-weather")
    assert slots_on(shelf, TITLE) == {"autosave"}


def test_who_plays_somebody_else_begins_anew_and_that_playthrough_is_kept(
    lighthouse: Story, shelf: Shelf
) -> None:
    told(lighthouse, reader(1, 1), shelf)
    one = reader()
    told(lighthouse, one, shelf, Wanted(person="osric"))
    assert hints(one)[0] == "The playthrough you were in is kept as “kept-1”."
    assert saved_on(shelf, title=TITLE).path == ("harbour/osric",)
    assert len(saved_on(shelf, "kept-1", TITLE).path) == 2


def test_anew_as_the_same_person_begins_anew(lighthouse: Story, shelf: Shelf) -> None:
    told(lighthouse, reader(1, 1), shelf)
    told(lighthouse, reader(), shelf, Wanted(person="nell", fresh=True))
    assert saved_on(shelf, title=TITLE).path == ("harbour/nell",)
    assert slots_on(shelf, TITLE) == {"autosave", "kept-1"}


def test_in_a_slot_of_ones_own_somebody_else_is_played_beside(
    lighthouse: Story, shelf: Shelf
) -> None:
    told(lighthouse, reader(1, 1), shelf)
    told(lighthouse, reader(), desk_on(shelf, "osric"), Wanted(person="osric"))
    assert slots_on(shelf, TITLE) == {"autosave", "osric"}
    one = reader()
    told(lighthouse, one, desk_on(shelf, "osric"))
    assert hints(one)[0] == f"{TITLE} (osric): it goes on where you left it."


def test_what_an_earlier_playthrough_met_is_remembered_when_it_makes_way(
    lighthouse: Story, shelf: Shelf
) -> None:
    told(lighthouse, reader(1, 1), shelf)
    one = reader()
    told(lighthouse, one, shelf, Wanted(person="nell", fresh=True))
    assert one.asked[0].offers[0].taken == "taken another time"
