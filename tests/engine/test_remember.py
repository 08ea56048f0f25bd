"""What was made once is handed out only for states that answer alike."""

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.laws import anew, steps_of
from tests.engine.stories import VARIABLES, stories, values_of

from commune.engine import NotOffered, State, choose, compose
from commune.expressions import Values
from commune.model import Story

STATES: st.SearchStrategy[Values] = st.tuples(
    *map(values_of, VARIABLES), st.integers(0, (1 << 40) - 1)
)


@given(stories(), st.lists(STATES, min_size=2, max_size=4))
def test_a_turn_is_what_it_would_be_if_nothing_were_remembered(
    story: Story, states: list[Values]
) -> None:
    for scene in story.scenes.values():
        for passage in scene.passages:
            for values in states:
                state = State(f"{scene.id}.{passage}", values)
                assert _ways_on(story, state) == _ways_on(anew(story), state)


def _ways_on(story: Story, state: State) -> list[object]:
    """What each step leads to from a state: refused, or its pages for both readers."""
    found: list[object] = []
    for step in sorted(steps_of(story)):
        try:
            turn = choose(story, state, step)
        except NotOffered as refusal:
            found.append(refusal.open_steps)
        else:
            pages = [compose(story, turn, gentle=gentle) for gentle in (False, True)]
            found.append((turn.state, turn.offers, turn.ended, pages))
    return found
