"""What a check says by form holds in every play of stories made at random."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine import laws
from tests.engine.stories import stories

from commune.author.checks import check_story, survey_of
from commune.author.checks.menus import menus_stay_open
from commune.author.checks.places import Places
from commune.author.checks.reach import beginnings, reached
from commune.engine import Journal
from commune.loading import Loaded
from commune.model import Story
from commune.model.scene import Choices

LONGEST = 40


def walked(story: Story, data: st.DataObject) -> Journal:
    """A walk to the end, or until nothing is open."""
    return laws.walked(
        Journal.begun(story), lambda steps: data.draw(st.sampled_from(steps)), most=LONGEST
    )


@settings(max_examples=50, deadline=None)
@given(stories())
def test_no_story_makes_checking_fail(story: Story) -> None:
    check_story(Loaded(story))


@settings(max_examples=50, deadline=None)
@given(stories(), st.data())
def test_nobody_comes_where_no_way_leads(story: Story, data: st.DataObject) -> None:
    survey = survey_of(story, Places({}))
    come = reached(survey.ways, beginnings(survey))
    here: Journal | None = walked(story, data)
    while here is not None:
        assert here.state.at in come
        here = here.earlier


@settings(max_examples=75, deadline=None)
@given(stories(), st.data())
def test_a_menu_that_closes_in_play_was_told(story: Story, data: st.DataObject) -> None:
    journal = walked(story, data)
    turn, at = journal.turn, journal.state.at
    if turn.ended or laws.opened(turn) or "" in journal.state.values:
        return  # it goes on; or a word is not set yet, which counts as set by form
    survey = survey_of(story, Places({}))
    assert isinstance(survey.passage(at).way, Choices)
    assert survey.where(at) in [found.where for found in menus_stay_open(survey)]
