"""What was taken back lies ahead, and is taken again as it was: step by step, or whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.play.reading import REDO, UNDO, path_on, reader, saved_on, slots_on, told
from tests.play.small import to
from tests.play.walks import STORIES, Doing, doings, resaved, same, story_of, walked

from commune.engine.replay import open_steps
from commune.model import Story
from commune.model.scene import Choices, Reference, Summary
from commune.play.answers import Said, Verb
from commune.play.standing import Standing, begun, passed_over, redone, taken, undone
from commune.saves import Shelf
from commune.values import replace

every_story = pytest.mark.parametrize("name", STORIES)


def _steps(standing: Standing, *steps: str) -> Standing:
    for step in steps:
        standing = taken(standing, step)
    return standing


def _back(standing: Standing, count: int) -> list[Standing]:
    """Where a reader stands after each of so many undos, as far as there are any."""
    found = [standing]
    for _ in range(count):
        before = undone(found[-1])
        if before is None:
            break
        found.append(before)
    return found


@every_story
@given(doing=doings, count=st.integers(1, 60), saved=st.booleans())
def test_undo_and_as_many_redos_lead_to_the_same_place(
    name: str, doing: list[Doing], count: int, *, saved: bool
) -> None:
    standing = walked(story_of(name), doing)
    *passed, here = _back(standing, count)
    for before in reversed(passed):
        again = redone(resaved(here) if saved else here)
        assert again is not None
        assert same(again, before)
        here = resaved(again) if saved else again


@every_story
@given(doing=doings)
def test_undo_leads_all_the_way_to_the_beginning_and_loses_no_step(
    name: str, doing: list[Doing]
) -> None:
    standing = walked(story_of(name), doing)
    whole = (*standing.journal.path, *standing.ahead)
    places = _back(standing, len(whole) + 1)
    assert places[-1].journal.path == ()
    for one in places:
        assert (*one.journal.path, *one.ahead) == whole
        assert one.summaries == standing.summaries


@every_story
@given(doing=doings, count=st.integers(1, 9))
def test_the_same_choice_again_is_a_redo_and_keeps_what_lies_ahead(
    name: str, doing: list[Doing], count: int
) -> None:
    here = _back(walked(story_of(name), doing), count)[-1]
    if not here.ahead or len(here.journal.path) in here.summaries:
        return
    again = redone(here)
    assert again is not None
    assert same(taken(here, here.ahead[0]), again)


@every_story
@given(doing=doings, count=st.integers(1, 9), which=st.integers(0, 9))
def test_another_choice_drops_what_lay_ahead(
    name: str, doing: list[Doing], count: int, which: int
) -> None:
    here = _back(walked(story_of(name), doing), count)[-1]
    others = [step for step in open_steps(here.journal.turn) if here.ahead[:1] != (step,)]
    if not others:
        return
    there = taken(here, others[which % len(others)])
    assert there.ahead == ()
    assert redone(there) is None
    assert all(mark < len(here.journal.path) for mark in there.summaries)


def test_there_is_nothing_to_take_again_at_first(story: Story) -> None:
    assert redone(begun(story)) is None
    assert redone(_steps(begun(story), "yard/wait")) is None


def test_a_summary_is_taken_back_and_again_whole(story: Story) -> None:
    hill = replace(
        story.scenes["hill"],
        summary=Summary((), {"": tuple(map(Reference, ("stay", "leave")))}),
    )
    story = replace(story, scenes={**story.scenes, "hill": hill}, memo={})
    notice = _steps(begun(story), "yard/knock")
    there = passed_over(notice, hill)
    back = undone(there)
    assert back is not None
    assert back.journal.path == ("yard/knock",)
    assert back.ahead == ("hill/stay", "hill.top/next", "hill/leave")
    again = redone(back)
    assert again is not None
    assert same(again, there)
    assert again.page().items == there.page().items, "and what was not read is not shown"


def test_the_scene_read_out_where_its_summary_lay_ahead_is_no_summary(story: Story) -> None:
    there = passed_over(_steps(begun(story), "yard/knock"), story.scenes["hill"])
    back = undone(there)
    assert back is not None
    read = taken(back, "hill/stay")
    assert read.summaries == ()
    assert read.ahead == ()


def test_the_choice_of_a_summary_made_by_the_reader_shows_what_came_of_it(story: Story) -> None:
    there = passed_over(_steps(begun(story), "yard/knock"), story.scenes["hill"])
    back = undone(there)
    assert back is not None
    read = taken(back, "hill/leave")
    assert "You leave." in str(read.page()), "it was read this time, and not in short"
    assert read.summaries == ()


def test_the_same_summary_read_again_keeps_what_lies_ahead(story: Story) -> None:
    hill = story.scenes["hill"]
    there = _steps(passed_over(_steps(begun(story), "yard/knock"), hill), "town.square/next")
    notice = _back(there, 2)[-1]
    assert notice.journal.path == ("yard/knock",)
    again = passed_over(notice, hill)
    assert again.ahead == ("town.square/next",)
    whole = redone(again)
    assert whole is not None
    assert same(whole, there)


def test_a_step_that_an_edit_has_closed_is_not_taken_again(story: Story) -> None:
    gone = replace(begun(story), ahead=("yard/gone", "hill/leave"))
    assert redone(gone) is None
    notice = _steps(begun(story), "yard/knock")
    half = replace(notice, ahead=("hill/stay", "hill/gone"), summaries=(1, 2))
    assert redone(half) is None, "nor a summary by half"


def test_redo_goes_on_where_the_sitting_before_left_off(story: Story, shelf: Shelf) -> None:
    told(story, reader(3, 1, 1, 1, UNDO, UNDO), shelf)
    assert saved_on(shelf).ahead == ("yard/knock", "hill/stay")
    told(story, reader(REDO, 1, REDO), shelf)
    assert path_on(shelf) == ("yard/wait", "yard/knock", "hill/stay")
    assert saved_on(shelf).ahead == ()


FIVE = (3, 3, 3, 3, 3)


def test_a_long_road_that_is_left_is_kept_and_told(story: Story, shelf: Shelf) -> None:
    one = reader(*FIVE, UNDO, UNDO, UNDO, UNDO, 1)
    told(story, one, shelf)
    assert "The road you leave is kept as “road”." in one.said
    assert path_on(shelf, "road") == ("yard/wait",) * 5
    assert saved_on(shelf, "road").ahead == ()
    assert path_on(shelf) == ("yard/wait", "yard/knock")


def test_a_second_road_that_is_left_gets_a_name_of_its_own(story: Story, shelf: Shelf) -> None:
    one = reader(*FIVE, *[UNDO] * 4, 1, UNDO, *FIVE, *[UNDO] * 5, 1)
    told(story, one, shelf)
    assert "The road you leave is kept as “road-2”." in one.said
    assert slots_on(shelf) == {"autosave", "road", "road-2"}


def test_a_short_road_is_not_worth_a_name(story: Story, shelf: Shelf) -> None:
    told(story, reader(*FIVE, UNDO, UNDO, UNDO, 1), shelf)
    assert slots_on(shelf) == {"autosave"}


def test_pages_turned_do_not_make_a_road_long(story: Story, shelf: Shelf) -> None:
    one = reader(3, 1, 1, 1, 1, 1, *[UNDO] * 4, 3)
    told(story, one, shelf)
    assert saved_on(shelf).path == ("yard/wait", "yard/wait")
    assert slots_on(shelf) == {"autosave"}, "knock, stay and leave are three; one page was turned"


def test_a_road_gone_along_again_is_not_left(story: Story, shelf: Shelf) -> None:
    one = reader(*FIVE, *[UNDO] * 5, *FIVE)
    told(story, one, shelf)
    assert slots_on(shelf) == {"autosave"}
    assert "road" not in " ".join(one.said)


def test_the_summaries_of_a_road_that_is_left_are_kept_with_it(story: Story, shelf: Shelf) -> None:
    one = reader(3, 3, 3, 1, 2, 1, *[UNDO] * 4, 1)
    told(story, one, shelf)
    kept = saved_on(shelf, "road")
    assert kept.path == (*["yard/wait"] * 3, "yard/knock", "hill/leave")
    assert kept.summaries == (4,)


def test_undo_and_redo_are_written_at_once(story: Story, shelf: Shelf) -> None:
    seen: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    one = reader(3, UNDO, Said(Verb.REDO), UNDO)

    def watch(_blocks: object) -> None:
        slots = shelf.slots("A Small Story")
        saved = slots[0].playthrough if slots else None
        if saved and (saved.path, saved.ahead) not in seen:
            seen.append((saved.path, saved.ahead))

    one.watch = watch
    told(story, one, shelf)
    assert seen == [(("yard/wait",), ()), ((), ("yard/wait",))]


def _leading_round(story: Story) -> Story:
    """The story in which leaving the hill leads back to the yard."""
    hill = story.scenes["hill"]
    foot = hill.passages["foot"]
    assert isinstance(foot.way, Choices)
    ways = tuple(
        replace(one, to=to("yard.gate")) if one.id == "leave" else one for one in foot.way.choices
    )
    hill = replace(hill, passages={**hill.passages, "foot": replace(foot, way=Choices(ways))})
    return replace(story, scenes={**story.scenes, "hill": hill}, memo={})


def test_a_long_road_left_by_reading_a_summary_is_kept_too(story: Story, shelf: Shelf) -> None:
    story = _leading_round(story)
    told(story, reader(1, 1, 2, 3, 3, 3, 3, *[UNDO] * 5), shelf)
    one = reader(2)
    told(story, one, shelf)
    assert "The road you leave is kept as “road”." in one.said
    assert path_on(shelf, "road") == ("yard/knock", "hill/leave", *["yard/wait"] * 4)
    assert saved_on(shelf, "road").summaries == ()
    assert saved_on(shelf).summaries == (1,)


def test_a_long_road_behind_a_summary_is_kept_when_the_scene_is_read(
    story: Story, shelf: Shelf
) -> None:
    story = _leading_round(story)
    told(story, reader(1, 2, 3, 3, 3, *[UNDO] * 4), shelf)
    assert saved_on(shelf).ahead[:1] == ("hill/leave",)
    one = reader(1, 2)
    told(story, one, shelf)
    assert "The road you leave is kept as “road”." in one.said
    assert saved_on(shelf, "road").summaries == (1,)
