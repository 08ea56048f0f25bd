"""Where playthroughs are kept: the path, nothing of the state.

A save is the list of choices, replayed when it is opened. What is wrong with a save or
with the machine is a value with a sentence for the player, never an exception: the game
goes on. Nothing is ever deleted; what cannot be read is set aside untouched.
"""

from commune.saves.playthrough import Damaged, Playthrough, from_json, to_json
from commune.saves.shelf import Absent, SetAside, Shelf, Unsaved, open_shelf

__all__ = [
    "Absent",
    "Damaged",
    "Playthrough",
    "SetAside",
    "Shelf",
    "Unsaved",
    "from_json",
    "open_shelf",
    "to_json",
]
