"""From a list of effects to one fast function of the state's tuple.

Made from Python source written here, out of slot numbers and literals: nothing a
writer wrote is run as code. Effects work in order, each on what the last one left;
a count is kept in its range effect by effect.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from commune.expressions import Condition, Layout, Values, define, source_of
from commune.model.effects import Adjust, Effect, Reveal, Set
from commune.model.variables import CountVariable, Variable

Change = Callable[[Values], Values]
Reveals = Callable[[Values], tuple[str, ...]]


def compile_change(
    effects: Sequence[Effect],
    variables: Mapping[str, Variable],
    *,
    layout: Layout,
    then_true: Sequence[int] = (),
) -> Change | None:
    """A function from the values before to the values after; None where nothing changes.

    `then_true` are slots that become true after all effects (a step taken, a visit).
    """
    lines = [
        _line(effect, variables, layout) for effect in effects if not isinstance(effect, Reveal)
    ]
    lines += [_made_true(index) for index in then_true]
    if not lines:
        return None
    return cast("Change", define(("v = list(u)", *lines, "return tuple(v)")))


def compile_reveals(
    effects: Sequence[Effect], variables: Mapping[str, Variable], *, layout: Layout
) -> Reveals | None:
    """A function from the values before to the notes revealed; None where there are none."""
    if not any(isinstance(effect, Reveal) for effect in effects):
        return None
    lines = [_line(effect, variables, layout) for effect in effects]
    return cast("Reveals", define(("v, r = list(u), []", *lines, "return tuple(r)")))


def touched(effects: Sequence[Effect], layout: Layout) -> tuple[tuple[int, str], ...]:
    """The slots and names of the variables that the effects can change."""
    names = [effect.variable for effect in effects if not isinstance(effect, Reveal)]
    return tuple((layout[name], name) for name in dict.fromkeys(names))


def _line(effect: Effect, variables: Mapping[str, Variable], layout: Layout) -> str:
    """The statement of one effect over the list `v` (and `r`, the notes revealed)."""
    match effect:
        case Set(variable, value, condition):
            return _guarded(f"v[{layout[variable]}] = {value!r}", condition, layout)
        case Adjust(variable, by, condition):
            index, count = layout[variable], variables[variable]
            if not isinstance(count, CountVariable):  # linking refuses this
                raise TypeError(variable)
            clamp = f"min({count.high}, " if by > 0 else f"max({count.low}, "
            return _guarded(f"v[{index}] = {clamp}v[{index}] + {by})", condition, layout)
        case Reveal(note, condition):
            return _guarded(f"r += [{note!r}]", condition, layout)


def _made_true(index: int) -> str:
    return f"v[{index}] = True" if index >= 0 else f"v[-1] |= 1 << {~index}"


def _guarded(statement: str, condition: Condition | None, layout: Layout) -> str:
    return statement if condition is None else f"if {source_of(condition, layout)}: {statement}"
