"""A save survives what writers do to a story."""

import pytest
from tests.engine.small import END, go, menu, scene, story, to, words

from commune.engine import Journal, NotOffered, Stopped, replay, replay_as_far
from commune.engine.replay import renamed
from commune.model import Choice, Passage, Story
from commune.model.scene import Way


def _choice(name: str, address: str) -> Choice:
    return Choice(name, "deed", words(name), to(address))


def _story(renamed: dict[str, str] | None = None) -> Story:
    pier: dict[str, Way | Passage] = {
        "a": menu(_choice("row", "pier.b"), _choice("swim", "pier.c")),
        "b": go("pier.c", pause="Go on."),
        "c": menu(_choice("rest", "pier.d")),
        "d": END,
    }
    return story(scene("pier", pier), renamed=renamed)


def test_a_path_is_played_again() -> None:
    path = ("pier/row", "pier.b/next", "pier/rest")
    assert replay(_story(), path).path == path


def test_a_pause_that_is_missing_is_supplied() -> None:
    assert replay(_story(), ("pier/row", "pier/rest")).path == (
        "pier/row",
        "pier.b/next",
        "pier/rest",
    )


def test_a_pause_too_many_is_dropped() -> None:
    path = ("pier.z/next", "pier/swim", "pier.b/next", "pier/rest", "pier.d/next")
    assert replay(_story(), path).path == ("pier/swim", "pier/rest")


def test_no_pause_is_supplied_behind_the_last_step() -> None:
    assert replay(_story(), ("pier/row",)).state.at == "pier.b"


def test_a_step_that_is_gone_stops_the_path_where_the_reader_stood() -> None:
    journal, stopped = replay_as_far(_story(), ("pier/row", "pier/fly", "pier/rest"))
    assert stopped == Stopped(made=1, step="pier/fly")
    assert (journal.path, journal.state.at) == (("pier/row",), "pier.b")
    with pytest.raises(NotOffered, match="pier/fly"):
        replay(_story(), ("pier/row", "pier/fly"))


def test_pauses_that_lead_in_a_circle_end_no_less() -> None:
    round_and_round: dict[str, Way | Passage] = {
        "a": go("pier.b", pause="On."),
        "b": go("pier.a", pause="And on."),
    }
    told = story(scene("pier", round_and_round))
    journal, stopped = replay_as_far(told, ("pier/gone",))
    assert (journal.path, stopped) == ((), Stopped(0, "pier/gone"))


def test_a_beginning_elsewhere_is_gone_on_from() -> None:
    journal = Journal.begun(_story())
    assert journal.after("pier/swim").after("pier/rest").turn.ended


@pytest.mark.parametrize(
    ("names", "step", "today"),
    [
        ({"quay/go": "quay/row"}, "quay/go", "quay/row"),
        ({"quay/go": "quay/off", "quay/off": "quay/row"}, "quay/go", "quay/row"),
        ({"quay": "pier"}, "quay/row", "pier/row"),
        ({"quay": "dock", "dock": "pier"}, "quay/row", "pier/row"),
        ({"quay": "pier"}, "quay.b/next", "pier.b/next"),
        ({"quay/go": "quay/row", "quay": "pier"}, "quay/go", "pier/row"),
        ({"quay": "pier", "pier/go": "pier/row"}, "quay/go", "pier/row"),
        ({"quay/go": "dock/go", "dock": "pier", "pier/go": "pier/row"}, "quay/go", "pier/row"),
        ({"boat": "ship"}, "pier.hub/boat", "pier.hub/ship"),
        ({"boat": "ship", "ship": "barge", "quay": "pier"}, "quay.hub/boat", "pier.hub/barge"),
        ({"row": "swim"}, "pier/row", "pier/row"),
        ({"next": "later"}, "pier.b/next", "pier.b/next"),
        ({"leave": "later"}, "pier.b/leave", "pier.b/leave"),
        ({"quay": "pier", "pier": "quay"}, "quay/row", "quay/row"),
        ({}, "pier/row", "pier/row"),
    ],
)
def test_a_step_is_called_what_it_is_called_today(
    names: dict[str, str], step: str, today: str
) -> None:
    assert renamed(_story(names), step) == today


def test_a_renamed_choice_is_taken_by_its_new_name() -> None:
    names = {"quay": "pier", "pier/paddle": "pier/row"}
    assert replay(_story(names), ("quay/paddle",)).path == ("pier/row",)
