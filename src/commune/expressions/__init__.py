"""Conditions: their forms, their reading, and their making into functions.

The same compiled function serves the player, the search and the sample. Reading a
condition is in `parse`, which playing never imports.
"""

from commune.expressions.compile import Test, Values, compile_condition, define, evaluate, source_of
from commune.expressions.slots import (
    Layout,
    atoms,
    holds_at,
    layout_of,
    slot_source,
    slots_asked,
    took_slot,
    visited_slot,
)
from commune.expressions.syntax import Condition, Value

__all__ = [
    "Condition",
    "Layout",
    "Test",
    "Value",
    "Values",
    "atoms",
    "compile_condition",
    "define",
    "evaluate",
    "holds_at",
    "layout_of",
    "slot_source",
    "slots_asked",
    "source_of",
    "took_slot",
    "visited_slot",
]
