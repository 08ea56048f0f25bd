"""What a condition asks about, and where the state keeps the answer.

The state's values are one flat tuple: the declared variables in their order, and last a
whole number whose bits say what was visited and taken, as far as any condition asks. A
story of thousands of such questions has a tuple no longer than its variables.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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

# The name of a slot -> the index of a variable's value, or ~n for bit n of the last value.
Layout = Mapping[str, int]


def layout_of(variables: Iterable[str], asked: Iterable[str]) -> Layout:
    """Where the state keeps each variable, and each visit or step that is asked about."""
    layout = {name: index for index, name in enumerate(variables)}
    for bit, name in enumerate(dict.fromkeys(asked)):
        layout.setdefault(name, ~bit)
    return layout


def slot_source(index: int, values: str = "v") -> str:
    """The Python source of a slot's value in the sequence named `values`."""
    return f"{values}[{index}]" if index >= 0 else f"({values}[-1] >> {~index} & 1)"


def holds_at(values: Sequence[bool | int | str], index: int) -> bool:
    """Whether a flag, a visit or a step is true; `index` is its place in the layout."""
    last = values[-1]
    return bool(values[index]) if index >= 0 else bool(int(last) >> ~index & 1)


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
                if isinstance(part, Flag | Comparison):  # what there is most of
                    yield part
                else:
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
