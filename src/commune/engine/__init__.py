"""Playing a story: pure functions from values to values.

`begin` and `choose` give a `Turn`; `compose` makes its `Page`; a `Journal` is a path
played out. No clock, no chance, no files, no printing: the engine answers, it never
calls back. A refused choice raises `NotOffered` and nothing has happened.
"""

from commune.engine.compose import compose
from commune.engine.journal import Journal
from commune.engine.replay import Stopped, replay, replay_as_far
from commune.engine.step import begin, begin_at, choose
from commune.engine.turn import NotOffered, State, Turn

__all__ = [
    "Journal",
    "NotOffered",
    "State",
    "Stopped",
    "Turn",
    "begin",
    "begin_at",
    "choose",
    "compose",
    "replay",
    "replay_as_far",
]
