"""From a condition to a fast function of the state's tuple.

The function is made from Python source written here, out of slot numbers and of
literals passed through ``repr``: nothing a writer wrote is ever run as code.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from commune.expressions.slots import Layout, slot_source, took_slot, visited_slot
from commune.expressions.syntax import (
    And,
    Comparison,
    Condition,
    Flag,
    Not,
    Or,
    Took,
    Value,
    Visited,
)

Values = tuple[Value, ...]
Test = Callable[[Values], bool]


def source_of(condition: Condition, layout: Layout, values: str = "v") -> str:
    """The Python expression of a condition over the sequence named `values`."""
    match condition:
        case Flag(variable):
            return slot_source(layout[variable], values)
        case Comparison(variable, operator, value):
            return f"{slot_source(layout[variable], values)} {operator} {value!r}"
        case Visited(address):
            return slot_source(layout[visited_slot(address)], values)
        case Took(step):
            return slot_source(layout[took_slot(step)], values)
        case Not(inner):
            return f"not ({source_of(inner, layout, values)})"
        case And(parts):
            return " and ".join(f"({source_of(part, layout, values)})" for part in parts) or "True"
        case Or(parts):
            return " or ".join(f"({source_of(part, layout, values)})" for part in parts) or "False"


def compile_condition(condition: Condition, layout: Layout) -> Test:
    """A function that says whether `condition` holds for a state's tuple."""
    return cast("Test", evaluate(f"lambda v: {source_of(condition, layout)}"))


# The same question is asked at many places of a story: one function answers all of them.
# That keeps a big story's functions few enough to stay in the processor's cache.


@cache
def evaluate(source: str) -> Any:  # noqa: ANN401 - whatever the written expression makes
    """Make a function from an expression written by this package, with no names to reach."""
    return eval(source, {"__builtins__": {}})  # noqa: S307 - slot numbers and literals only


@cache
def define(lines: tuple[str, ...]) -> Any:  # noqa: ANN401 - as above
    """Make a function of `u` from lines written by this package; it can reach four builtins."""
    body = "\n".join(f"    {line}" for line in lines)
    names: dict[str, Any] = {"__builtins__": {}}
    names.update(list=list, tuple=tuple, min=min, max=max)
    exec(f"def made(u):\n{body}", names)  # noqa: S102 - slot numbers and literals only
    return names["made"]
