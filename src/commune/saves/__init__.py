"""Where playthroughs are kept: the path, nothing of the state.

A save is the list of choices, replayed when it is opened. What is wrong with a save or
with the machine is a value with a sentence for the player, never an exception: the game
goes on. Nothing is ever deleted but what a player named for it; what cannot be read is
set aside untouched. Beside the playthroughs stand what a reader has met in all of them
(`Memory`) and how they like to read (`Settings`; what can be set is in `saves.settings`).
"""

from commune.saves.decoding import Damaged
from commune.saves.files import Absent, Stamp
from commune.saves.memory import Memory
from commune.saves.names import slot_name
from commune.saves.outcomes import Elsewhere, Saved, SetAside, Unsaved
from commune.saves.playthrough import Playthrough, from_json, to_json
from commune.saves.settings import Settings
from commune.saves.shelf import AUTOSAVE, Shelf, open_shelf
from commune.saves.slots import Slot

__all__ = [
    "AUTOSAVE",
    "Absent",
    "Damaged",
    "Elsewhere",
    "Memory",
    "Playthrough",
    "Saved",
    "SetAside",
    "Settings",
    "Shelf",
    "Slot",
    "Stamp",
    "Unsaved",
    "from_json",
    "open_shelf",
    "slot_name",
    "to_json",
]
