"""Before a hard scene the reader is asked: read on, read it in short, or go back."""

import pytest
from tests.play.reading import (
    AGAIN,
    REDO,
    UNDO,
    headers,
    hints,
    kinds,
    labels,
    path_on,
    reader,
    saved_on,
    told,
)

from commune.model import Story
from commune.model.scene import Go, Reference, Summary, Target, Way
from commune.play.answers import Said, Verb
from commune.play.blocks import EndingCard, SummaryText
from commune.saves import Shelf
from commune.values import replace

ASKED = ["Read on.", "Read a summary; it chooses for you.", "Go back."]


def test_a_notice_offers_to_read_on_a_summary_and_the_way_back(story: Story, shelf: Shelf) -> None:
    one = reader(1)
    told(story, one, shelf)
    assert labels(one.asked[-1]) == ASKED
    assert headers(one) == ["The yard"]


def test_reading_on_shows_the_scene(story: Story, shelf: Shelf) -> None:
    one = reader(1, 1)
    told(story, one, shelf)
    assert headers(one) == ["The yard", "The hill"]


def test_the_summary_stands_for_the_scene_and_is_marked_in_the_save(
    story: Story, shelf: Shelf
) -> None:
    one = reader(1, 2, 1)
    told(story, one, shelf)
    assert SummaryText in kinds(one)
    assert headers(one) == ["The yard", "The town"]
    saved = saved_on(shelf)
    assert saved.path == ("yard/knock", "hill/leave")
    assert saved.summaries == (1,)


def test_undo_behind_a_summary_goes_back_to_the_notice(story: Story, shelf: Shelf) -> None:
    one = reader(1, 2, 1, UNDO)
    told(story, one, shelf)
    assert labels(one.asked[-1]) == ASKED


def test_redo_of_a_summary_leads_behind_the_scene_without_showing_it(
    story: Story, shelf: Shelf
) -> None:
    one = reader(1, 2, 1, UNDO, REDO)
    told(story, one, shelf)
    assert headers(one) == ["The yard", "The town", "The town"]
    assert path_on(shelf) == ("yard/knock", "hill/leave")
    assert saved_on(shelf).summaries == (1,)


def test_going_back_from_a_notice_undoes_the_choice(story: Story, shelf: Shelf) -> None:
    one = reader(1, 3)
    told(story, one, shelf)
    assert path_on(shelf) == ()
    assert saved_on(shelf).ahead == ("yard/knock",)
    assert len(one.asked[-1].offers) == 3


def test_a_notice_at_the_very_beginning_offers_no_way_back(story: Story) -> None:
    manifest = replace(story.manifest, first=Reference("hill.foot"))
    one = reader()
    told(replace(story, manifest=manifest, memo={}), one, None)
    assert labels(one.asked[-1]) == ASKED[:2]


def test_a_scene_without_a_summary_offers_none(story: Story) -> None:
    scenes = {**story.scenes, "hill": replace(story.scenes["hill"], summary=None)}
    one = reader(1, 2)
    told(replace(story, scenes=scenes, memo={}), one, None)
    assert labels(one.asked[1]) == ["Read on.", "Go back."]
    assert len(one.asked[-1].offers) == 3, "the second way is the one back"


@pytest.mark.parametrize("verb", [AGAIN, UNDO])
def test_a_notice_read_on_from_is_not_asked_again(story: Story, verb: Said, shelf: Shelf) -> None:
    one = reader(1, 1, *([] if verb is AGAIN else [1]), verb)
    told(story, one, shelf)
    assert labels(one.asked[-1]) == ["Stay.", "Leave."]


def test_a_notice_not_accepted_is_asked_again_by_again(story: Story) -> None:
    one = reader(1, AGAIN)
    told(story, one, None)
    assert labels(one.asked[-1]) == ASKED


def test_a_sitting_that_ended_at_a_notice_is_asked_it_again(story: Story, shelf: Shelf) -> None:
    told(story, reader(1), shelf)
    later = reader()
    told(story, later, shelf)
    assert labels(later.asked[0]) == ASKED
    assert "The hill" not in headers(later)


def test_who_opens_a_playthrough_at_a_notice_is_asked_there_again(
    story: Story, shelf: Shelf
) -> None:
    one = reader(1, 1, Said(Verb.SAVE, "hill"), Said(Verb.LOAD, "hill"))
    told(story, one, shelf)
    assert [labels(asked) for asked in one.asked[2:]] == [["Stay.", "Leave."]] * 2 + [ASKED]


def _hill(story: Story, way: Way, path: tuple[str, ...] = ()) -> Story:
    """The story with a hill of one passage, and a summary that takes these steps."""
    hill = story.scenes["hill"]
    foot = replace(hill.passages["foot"], way=way)
    summary = Summary((), {"": tuple(map(Reference, path))})
    changed = replace(hill, passages={"foot": foot}, summary=summary)
    return replace(story, scenes={**story.scenes, "hill": changed}, memo={})


def test_a_hard_scene_that_the_story_only_passes_through_can_be_read_in_short(
    story: Story, shelf: Shelf
) -> None:
    passed = _hill(story, Go((Target(Reference("town.square")),)))
    one = reader(1, 2, 1)
    told(passed, one, shelf)
    assert headers(one) == ["The yard", "The town"]
    assert path_on(shelf) == ("yard/knock",)


def test_an_ending_in_a_scene_read_in_short_is_still_told(story: Story) -> None:
    town = replace(story.scenes["town"], notices=("wounds",), summary=Summary((), {"": ()}))
    scenes = {**story.scenes, "town": town}
    square = town.passages["last"]
    scenes["town"] = replace(town, passages={"square": replace(square, id="square")})
    one = reader(1, 2, 1, 2)
    told(replace(story, scenes=scenes, memo={}), one, None)
    assert EndingCard("Home again") in one.seen
    assert "You are home." not in str(one.seen)


def test_a_summary_that_leads_nowhere_shows_the_scene(story: Story, shelf: Shelf) -> None:
    stuck = _hill(story, story.scenes["hill"].passages["foot"].way, ("no-such",))
    passages = story.scenes["hill"].passages
    hill = replace(stuck.scenes["hill"], passages=passages)
    stuck = replace(stuck, scenes={**stuck.scenes, "hill": hill}, memo={})
    one = reader(1, 2)
    told(stuck, one, shelf)
    assert any("leads no further" in hint for hint in hints(one))
    assert labels(one.asked[-1]) == ["Stay.", "Leave."]
