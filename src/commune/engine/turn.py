"""The values of a playthrough: State, Turn, and what may be asked of them.

The state holds only what a condition can ask about; what was shown, revealed or
reached is remembered by the journal.
"""

from typing import NamedTuple

from commune.engine.page import Offer
from commune.engine.place import Place, Way
from commune.expressions import Values


class State(NamedTuple):
    """Where the story stands: the address it rests at, and a value for each slot.

    `Story.layout` says where each slot is: declared variables first, then a whole number
    whose bits are what was visited and taken, as far as any condition asks.
    """

    at: str
    values: Values


class Stop(NamedTuple):
    """A place a turn came by (or the way it took), and the values before and after its effects."""

    place: Place | Way
    before: Values
    after: Values


class Turn(NamedTuple):
    """One step and all that followed from it, until the next.

    `step` is empty for the beginning. `trail` is what `compose` makes the page from.
    """

    step: str
    state: State
    trail: tuple[Stop, ...]
    offers: tuple[Offer, ...]
    ended: bool = False


class NotOffered(Exception):  # noqa: N818 - the name of design section 3
    """The step is not open here. Nothing has happened; the turn before still stands."""

    def __init__(self, step: str, open_steps: tuple[str, ...]) -> None:
        super().__init__(f"“{step}” is not open here; open are: {', '.join(open_steps) or 'none'}")
        self.step = step
        self.open_steps = open_steps


class EndlessStory(Exception):  # noqa: N818 - a fault of the story, told as a finding by check
    """A turn went through a thousand passages without coming to rest: the writer's mistake."""
