"""What is offered where a name leads nowhere: the nearest that can stand there, or nothing."""

import pytest

from commune.diagnostics import Diagnostic
from commune.loading import load_story

STORY = "title: Roads\nfirst: road\nacts: [1-road]\n"
ROAD = """\
title: The road
passages:
  start:
    hub: {show: 1, then: .afterwards}
  afterwards:
    text: |
      It ends.
    end: true
"""
INN = """\
title: The inn
storylet:
  hub: road.start
  offer: Go in.
passages:
  room:
    text: |
      A room.
    choices:
      sit-down:
        kind: deed
        label: Sit.
        to: back
"""
FILES = {"story.yaml": STORY, "acts/1-road/road.yaml": ROAD, "acts/1-road/inn.yaml": INN}


def found(old: str, new: str) -> list[Diagnostic]:
    """What is told of the small story with some words in it changed."""
    return list(load_story({path: t.replace(old, new) for path, t in FILES.items()}).problems)


def test_the_small_story_is_clean() -> None:
    assert found("", "") == []


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("to: back", "to: bakc", "Did you mean “back”?"),
        ("to: back", "to: raod", "Did you mean “road”?"),
        ("then: .afterwards", "then: .after", "Did you mean “afterwards”?"),
        ("  afterwards:\n", "  after:\n", "Did you mean “after”?"),
        ("A room.", "A {if took(inn/sit-dwon): room}.", "Did you mean “inn/sit-down”?"),
        ("A room.", "A {if took(inn/leave): room}.", ""),
        ("A room.", "A {if took(in/sit-down): room}.", "Did you mean “inn”?"),
    ],
)
def test_the_nearest_name_that_can_stand_there_is_offered(old: str, new: str, hint: str) -> None:
    assert [one.hint for one in found(old, new)] == [hint]


def test_a_variable_misspelt_where_it_is_declared_is_pointed_to() -> None:
    slip = {"variables.yaml": "watre:\n  kind: flag\n  means: Wet.\n"}
    road = ROAD.replace("It ends.", "It {if water: ends | begins}. {if not water: Yes.}")
    problems = load_story({**FILES, **slip, "acts/1-road/road.yaml": road}).problems
    assert [one.message for one in problems] == ["no variable is called “water”"] * 2
    declares = "variables.yaml declares “watre”, which nothing uses: is one of them misspelt?"
    assert {one.hint for one in problems} == {declares}


def test_words_that_were_said_without_a_source_are_told_to_have_none() -> None:
    said = "::: said ben\n      Well.\n      :::"
    (one,) = found("A room.", said)
    assert "it is missing where these words are read" in one.message
    assert one.hint == 'Write ::: said ben "source-id place".'
