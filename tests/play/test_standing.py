"""Moves are values: a step, an undo, a summary, a save opened again in an edited story."""

from commune.engine.page import ResultShown, SceneEntered
from commune.engine.replay import Stopped
from commune.model import Story
from commune.model.scene import Reference, Summary
from commune.play.standing import Standing, begun, passed_over, resumed, taken, undone
from commune.play.summary import shifted, undo_length
from commune.saves import Playthrough
from commune.values import replace


def _steps(standing: Standing, *steps: str) -> Standing:
    for step in steps:
        standing = taken(standing, step)
    return standing


def _summary(story: Story, **paths: tuple[str, ...]) -> Story:
    scene = story.scenes["hill"]
    refs = {name.strip("_"): tuple(map(Reference, path)) for name, path in paths.items()}
    changed = replace(scene, summary=Summary((), refs))
    return replace(story, scenes={**story.scenes, "hill": changed}, memo={})


def test_undo_makes_the_path_one_step_shorter(story: Story) -> None:
    there = _steps(begun(story), "yard/wait", "yard/knock")
    back = undone(there)
    assert back is not None
    assert back.journal.path == ("yard/wait",)
    assert back.journal.turn is there.journal.earlier.turn  # type: ignore[union-attr]


def test_undo_stops_at_the_beginning_and_at_the_end_of_an_opening(story: Story) -> None:
    assert undone(begun(story)) is None
    high = begun(story, opening="high")
    assert high.journal.path == ("yard/wait",)
    assert undone(high) is None
    back = undone(_steps(high, "yard/wait"))
    assert back is not None
    assert back.journal.path == high.journal.path
    assert undone(back) is None


def test_an_opening_without_a_path_starts_at_its_address(story: Story) -> None:
    far = begun(story, opening="far")
    assert far.journal.state.at == "town.square"
    assert far.journal.state.values[0] == 5
    again, stopped = resumed(story, _steps(far, "town.square/next").playthrough)
    assert stopped is None
    assert again.journal.state.at == "town.last"
    assert again.floor == 0


def test_a_save_opened_again_stands_where_it_was(story: Story) -> None:
    there = _steps(begun(story), "yard/knock", "hill/stay")
    again, stopped = resumed(story, there.playthrough)
    assert stopped is None
    assert again.journal.state == there.journal.state
    assert again.playthrough == there.playthrough


def test_a_save_from_before_an_edit_goes_as_far_as_it_holds(story: Story) -> None:
    saved = Playthrough(path=("yard/wait", "yard/gone-now", "hill/leave"))
    again, stopped = resumed(story, saved)
    assert stopped == Stopped(1, "yard/gone-now")
    assert again.journal.path == ("yard/wait",)


def test_a_save_of_an_opening_that_is_gone_is_replayed_from_the_beginning(story: Story) -> None:
    again, stopped = resumed(story, Playthrough(path=("yard/wait",), opening="no-more"))
    assert stopped is None
    assert again.opening == ""
    assert again.floor == 0


def test_a_summary_makes_the_scenes_choices_and_marks_them(story: Story) -> None:
    there = passed_over(_steps(begun(story), "yard/knock"), story.scenes["hill"])
    assert there.journal.path == ("yard/knock", "hill/leave")
    assert there.summaries == (1,)
    items = there.page().items
    assert not any(isinstance(item, ResultShown) for item in items)
    assert SceneEntered("town") in items


def test_a_summary_passes_pauses_and_undo_takes_it_back_whole(story: Story) -> None:
    longer = _summary(story, _=("stay", "leave"))
    before = _steps(begun(longer), "yard/wait", "yard/knock")
    there = passed_over(before, longer.scenes["hill"])
    assert there.journal.path[2:] == ("hill/stay", "hill.top/next", "hill/leave")
    assert there.summaries == (2, 3, 4)
    back = undone(there)
    assert back is not None
    assert back.journal.path == before.journal.path
    assert back.ahead == there.journal.path[2:]
    assert back.summaries == (2, 3, 4), "the marks stay with the steps that lie ahead"


def test_a_step_behind_a_summary_is_undone_alone(story: Story) -> None:
    there = passed_over(_steps(begun(story), "yard/knock"), story.scenes["hill"])
    back = undone(_steps(there, "town.square/next"))
    assert back is not None
    assert back.journal.path == there.journal.path
    assert back.summaries == there.summaries


def test_a_summary_that_does_not_lead_out_goes_as_far_as_it_can(story: Story) -> None:
    short = _summary(story, _=("stay",))
    there = passed_over(_steps(begun(short), "yard/knock"), short.scenes["hill"])
    assert there.journal.state.at == "hill.end"
    assert there.page().items  # what was not left is shown
    wrong = _summary(story, _=("no-such",))
    same = passed_over(_steps(begun(wrong), "yard/knock"), wrong.scenes["hill"])
    assert same.journal.path == ("yard/knock",)


def test_a_summary_goes_by_the_protagonist(story: Story) -> None:
    own = _summary(story, calm=("leave",), wild=("stay", "leave"))
    own = replace(own, manifest=replace(own.manifest, protagonist="mood"))
    standing = _steps(begun(own), "yard/knock")
    values = (*standing.journal.state.values[:2], "wild")
    state = standing.journal.state._replace(values=values)
    turned = replace(standing.journal, turn=standing.journal.turn._replace(state=state))
    there = passed_over(replace(standing, journal=turned), own.scenes["hill"])
    assert there.journal.path[1:] == ("hill/stay", "hill.top/next", "hill/leave")


def test_marks_move_with_their_steps_when_a_pause_was_added_or_dropped(story: Story) -> None:
    old = ("a/b", "c/d", "c/e", "f/g")
    new = ("a/b", "a.x/next", "c/d", "c/e", "f/g")
    assert shifted((1, 2), old, new, story) == (2, 3)
    assert shifted((2, 3), new, old, story) == (1, 2)
    assert shifted((1, 3), old, new[:3], story) == (2,)


def test_neighbouring_summaries_of_two_scenes_are_undone_one_by_one() -> None:
    path = ("a/b", "c/d", "e/f", "e.g/next")
    assert undo_length(path, (1, 2, 3)) == 2
    assert undo_length(path[:2], (1,)) == 1
    assert undo_length(path, ()) == 3
    assert undo_length((), ()) == 0
