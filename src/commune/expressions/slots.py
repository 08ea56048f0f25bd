"""What a condition asks about, and where the state keeps the answer.

The state is one flat tuple: the declared variables first, in declared order, then one
truth value for each address or step that some condition of the story asks about.
"""

from collections.abc import Iterator, Mapping

from commune.expressions.syntax import (
    And,
    Comparison,
    Condition,
    Flag,
    Not,
    Or,
    Took,
    Visited,
)

Layout = Mapping[str, int]  # name of a slot -> its index in the state's tuple


def visited_slot(address: str) -> str:
    """The name of the slot that remembers a visit. No variable's name has a blank in it."""
    return f"visited {address}"


def took_slot(step: str) -> str:
    """The name of the slot that remembers a choice taken or a storylet entered."""
    return f"took {step}"


def atoms(condition: Condition) -> Iterator[Flag | Comparison | Visited | Took]:
    """The questions a condition is made of, from left to right."""
    match condition:
        case Not(inner):
            yield from atoms(inner)
        case And(parts) | Or(parts):
            for part in parts:
                yield from atoms(part)
        case _:
            yield condition


def slots_asked(condition: Condition) -> Iterator[str]:
    """The names of the slots a condition reads."""
    for atom in atoms(condition):
        match atom:
            case Flag(variable) | Comparison(variable):
                yield variable
            case Visited(address):
                yield visited_slot(address)
            case Took(step):
                yield took_slot(step)
