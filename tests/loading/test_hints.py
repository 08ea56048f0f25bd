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
        (
            "A room.",
            "A {if took(inn/leave): room}.",
            "Name a choice that is there, or take it out.",
        ),
        ("A room.", "A {if took(in/sit-down): room}.", "Did you mean “inn”?"),
    ],
)
def test_the_nearest_name_that_can_stand_there_is_offered(old: str, new: str, hint: str) -> None:
    assert [one.hint for one in found(old, new)] == [hint]


LINE = "    text: |\n      It ends.\n"  # of a passage, before which more keys can stand
TAKE_OUT = "or take it out."


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("to: back", "to: zzyzx", "Write it as acts/…/zzyzx.yaml, or name another."),
        ("then: .afterwards", "then: .zzyzx", "Write the passage in road.yaml, or name another."),
        ("It ends.", "[[zzyzx]]", f"Write it as notes/…/zzyzx.yaml, {TAKE_OUT}"),
        (
            "title: The road",
            "title: The road\ncast: [zzyzx]",
            f"Write it as notes/people/zzyzx.yaml, {TAKE_OUT}",
        ),
        (
            "title: The road",
            "title: The road\nplace: zzyzx",
            f"Write it as notes/places/zzyzx.yaml, {TAKE_OUT}",
        ),
        (LINE, f"    fates: [zzyzx]\n{LINE}", f"Write it as fates/zzyzx.yaml, {TAKE_OUT}"),
        (
            "title: The road",
            "title: The road\narticle: [P9]",
            f"Write its note in notes/article/, {TAKE_OUT}",
        ),
        (
            "title: The road",
            "title: The road\nsources: [zzyzx p. 3]",
            "List it in a file of sources/, or cite another.",
        ),
        ("[1-road]", "[1-road, zzyzx]", f"Give it a folder acts/zzyzx/, {TAKE_OUT}"),
        ("It ends.", "{if took(zzyzx/x): It} ends.", f"Name a choice that is there, {TAKE_OUT}"),
        (
            "It ends.",
            "{if took(road.start/zzyzx): It} ends.",
            f"Name a storylet that it offers, {TAKE_OUT}",
        ),
        ("It ends.", "{if took(inn.room/sit-down): It} ends.", "Write “inn/sit-down”."),
        ("It ends.", "{if took(inn.room/x): It} ends.", "Name a hub, or take the step out."),
    ],
)
def test_where_no_name_is_near_it_is_said_where_to_write_it_or_what_to_name(
    old: str, new: str, hint: str
) -> None:
    assert [one.hint for one in found(old, new)] == [hint]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("title: The road", "title: The road\nallow: [unreachable]", "“rule: the reason”"),
        ("show: 1,", "show: 1, meet: 0,", "Write 1 or more."),
        ("title: The road", "title: The road\n- more", "Put it under the key of its list, or"),
        (STORY, f"- one\n{STORY}", "Begin it with “- ”, as an item, or"),
    ],
)
def test_a_form_that_is_wrong_has_a_mend_too(old: str, new: str, hint: str) -> None:
    assert any(hint in one.hint for one in found(old, new))


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
