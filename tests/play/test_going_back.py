"""Back to before a choice, by its number in the list of choices; redo leads on again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.play.reading import (
    REDO,
    browsing,
    headers,
    lines_of,
    path_on,
    reader,
    saved_on,
    told,
)
from tests.play.walks import STORIES, Doing, doings, same, story_of, walked

from commune.model import Story
from commune.play.answers import Answer, Said, Verb
from commune.play.asking import Move
from commune.play.beginning import Wanted
from commune.play.desk import Desk
from commune.play.leaves.around import Around
from commune.play.leaves.road import choices
from commune.play.moves import moved
from commune.play.road import choices_made
from commune.play.standing import Standing, back_to, redone
from commune.saves import Memory, Settings, Shelf

CHOICES = Said(Verb.CHOICES)


def _back(number: object) -> Said:
    return Said(Verb.BACK, str(number))


def _listed(story: Story, *answers: Answer | int, wanted: Wanted | None = None) -> list[str]:
    """The lines of the list of choices, for who made these before."""
    one = reader(*answers, CHOICES)
    told(story, one, None, wanted)
    return lines_of(one.leaf)


def test_choices_are_listed_by_scene_and_pages_turned_are_none(story: Story) -> None:
    assert _listed(story, 3, 1, 1, 1, 1) == [
        "Choose one to go back to before it; redo leads on again.",
        "# The yard, 3 February 1901",
        "> Wait. (a dilemma)",
        "> Knock at the door, hard enough for the whole yard to hear it.",
        "# The hill",
        "> Stay.",
    ]


def test_before_the_first_choice_the_list_says_so(story: Story) -> None:
    assert _listed(story) == ["You have made no choice yet."]


def test_what_lies_ahead_is_counted_in_the_list(story: Story) -> None:
    undo = Said(Verb.UNDO)
    assert _listed(story, 3, undo)[1] == (
        "One choice that you took back lies ahead; redo takes it again."
    )
    assert _listed(story, 3, 1, 1, 1, 1, undo, undo, undo, undo)[1] == (
        "3 choices that you took back lie ahead; redo takes them again."
    )


def test_back_to_a_number_stands_before_that_choice_and_redo_leads_on(
    story: Story, shelf: Shelf
) -> None:
    one = reader(3, 1, 1, 1, 1, _back(2))
    told(story, one, shelf)
    (said,) = one.said
    assert said.startswith("Before “Knock at the door, hard enough")
    assert said.endswith("hear it”. 2 choices lie ahead; redo takes them again.")
    assert path_on(shelf) == ("yard/wait",)
    assert saved_on(shelf).ahead == ("yard/knock", "hill/stay", "hill.top/next")
    later = reader(REDO, 1, REDO, REDO)
    told(story, later, shelf)
    assert path_on(shelf) == ("yard/wait", "yard/knock", "hill/stay", "hill.top/next")
    assert saved_on(shelf).ahead == ()


def test_one_choice_ahead_is_told_in_the_singular(story: Story) -> None:
    one = reader(3, _back(1))
    told(story, one, None)
    assert one.said == ["Before “Wait”. 1 choice lies ahead; redo takes it again."]


def test_a_link_of_the_list_leads_back(story: Story, shelf: Shelf) -> None:
    one = browsing(3, 1, 1, 1, CHOICES, picks=[2])
    told(story, one, shelf)
    assert path_on(shelf) == ("yard/wait",)
    assert headers(one)[-1] == "The yard"


@pytest.mark.parametrize("about", ["0", "4", "-1", "²", "two", "9" * 5000, "1 2"])
def test_a_number_that_is_not_in_the_list_is_told_and_nothing_moves(
    story: Story, shelf: Shelf, about: str
) -> None:
    one = reader(3, 1, 1, 1, _back(about))
    told(story, one, shelf)
    assert one.said == [f"There is no choice “{about[:40]}”: you made 3 choices."]
    assert one.asked[-1] == one.asked[-2], "and the page is not shown again"
    assert path_on(shelf) == ("yard/wait", "yard/knock", "hill/stay")


def test_below_an_openings_floor_nothing_is_offered(story: Story, shelf: Shelf) -> None:
    high = Wanted(opening="high")
    assert _listed(story, wanted=high) == ["You have made no choice yet."]
    assert _listed(story, 3, 1, 1, wanted=high)[1:] == [
        "# The yard, 3 February 1901",
        "> Wait. (a dilemma)",
        "> Knock at the door, hard enough for the whole yard to hear it.",
    ]
    told(story, reader(3, _back(1), Said(Verb.UNDO)), shelf, high)
    assert path_on(shelf) == ("yard/wait",), "the opening's own step stays"


@pytest.mark.parametrize("name", STORIES)
@given(doing=doings, which=st.integers(0, 40))
def test_every_number_of_the_list_leads_to_before_its_choice(
    name: str, doing: list[Doing], which: int
) -> None:
    standing = walked(story_of(name), doing)
    links = choices(Around(standing, Memory(), Settings())).links
    made = choices_made(standing)
    assert len(links) == len(made)
    if not made:
        return
    number = which % len(made)
    move: Move = moved(links[number].target, standing, Desk())
    here = move.standing
    assert len(here.journal.path) == made[number].length
    assert here.ahead[0] == made[number].offer.step
    assert _on(here, standing), "and redo leads to where one was"


def _on(here: Standing, there: Standing) -> bool:
    """Whether redo leads from one place to the other."""
    while len(here.journal.path) < len(there.journal.path):
        after = redone(here)
        if after is None:
            return False
        here = after
    return same(here, there)


@pytest.mark.parametrize("name", STORIES)
@given(doing=doings, length=st.integers(-3, 60))
def test_nowhere_is_gone_back_to_but_behind(name: str, doing: list[Doing], length: int) -> None:
    standing = walked(story_of(name), doing)
    made = len(standing.journal.path)
    before = back_to(standing, length)
    assert (before is None) is not (0 <= length < made)
    assert before is None or len(before.journal.path) == length
