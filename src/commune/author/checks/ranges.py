"""Conditions held against every value of what they ask, each with each, as declared."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from commune.expressions import Condition, Value, compile_condition, slots_asked
from commune.model import Story
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable

MOST = 4096  # combinations that are gone through; what asks for more is passed over
Held = dict[str, Value]  # by slot


def tried(
    conditions: Sequence[Condition], story: Story, *, unset: bool = False
) -> Iterator[tuple[Held, list[bool]]]:
    """Values that these conditions may meet, and which of them hold then.

    A visit or a step taken is true or false. A word counts as set, or with `unset` as one
    that may not be yet. Nothing comes where there are too many values to go through.
    """
    slots = list(dict.fromkeys(slot for one in conditions for slot in slots_asked(one)))
    values = [_values(story.variables.get(slot), unset=unset) for slot in slots]
    if prod(map(len, values)) > MOST:
        return
    layout = {slot: index for index, slot in enumerate(slots)}
    tests = [compile_condition(one, layout) for one in conditions]
    for held in product(*values):
        yield dict(zip(slots, held, strict=True)), [bool(test(held)) for test in tests]


def _values(variable: Variable | None, *, unset: bool) -> tuple[Value, ...]:
    match variable:
        case CountVariable(low=low, high=high):
            return tuple(range(low, min(high, low + MOST) + 1))
        case WordVariable(values=words, start=start):
            return (*words, "") if unset and not start else words
        case FlagVariable() | None:  # none is a visit, or a step taken
            return (True, False)
