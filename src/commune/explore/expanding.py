"""Functions that take states along the edges of a node, written as Python over whole numbers.

Only slot numbers, masks and codes are written into them: nothing of a writer's is run.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from commune.explore.graph import Change, Edge, Graph
from commune.explore.guards import FALSE, TRUE, negated, slots_in, weakened
from commune.explore.packing import Fields, change_source, guard_source
from commune.values import value

Onward = Callable[[list[int]], list[tuple[int, int, int]]]  # states -> (state, edge, state there)
Expand = Callable[[list[int], list[dict[int, int]], list[list[int]]], None]


@value
class Sight:
    """What a search knows: slots and where their codes stand, and what is kept at each node."""

    graph: Graph
    known: frozenset[str]
    fields: Fields
    masks: tuple[int, ...]


class Expanders(dict[int, Expand]):
    """For each node a function that takes states on and remembers what is new."""

    def __init__(self, sight: Sight) -> None:
        """Make ready; a node's function is written when it is first met."""
        super().__init__()
        self._sight = sight

    def __missing__(self, node: int) -> Expand:
        """Write the function of a node."""
        graph, count = self._sight.graph, len(self._sight.graph.edges)
        heads = [
            f" s{e}, w{e} = seen[{graph.edges[e].target}], waiting[{graph.edges[e].target}]"
            for e in graph.out[node]
        ]

        def new(edge: int, indent: str) -> Iterator[str]:
            yield f"{indent}if s not in s{edge}:"
            yield f"{indent} s{edge}[s] = t * {count} + {edge}"
            yield f"{indent} w{edge}.append(s)"

        made: Expand = _written("todo, seen, waiting", heads, node, self._sight, new, "")
        self[node] = made
        return made


def onwards(sight: Sight, node: int) -> Onward:
    """A function that gives all that states at a node lead to."""

    def found(edge: int, indent: str) -> Iterator[str]:
        yield f"{indent}found.append((t, {edge}, s))"

    made: Onward = _written("todo", [" found = []"], node, sight, found, " return found")
    return made


def _written(  # noqa: PLR0913, PLR0917 - the parts of a function's text
    arguments: str,
    heads: list[str],
    node: int,
    sight: Sight,
    arrived: Callable[[int, str], Iterator[str]],
    tail: str,
) -> Any:  # noqa: ANN401 - one of the two functions above
    lines = [f"def made({arguments}):", *heads, " for t in todo:", "  s = t"]
    for number in sight.graph.out[node]:
        edge = sight.graph.edges[number]
        guard = weakened(edge.guard, sight.known)
        if guard == FALSE:
            continue
        indent = "  "
        if guard != TRUE:
            lines.append(f"  if {guard_source(guard, sight.fields)}:")
            indent = "   "
        lines += _steps(edge, indent, sight, partial(arrived, number))
    names: dict[str, Any] = {}
    exec("\n".join([*lines, tail]), {"min": min, "max": max}, names)  # noqa: S102 - numbers only
    return names["made"]


def _steps(
    edge: Edge, indent: str, sight: Sight, arrived: Callable[[str], Iterator[str]]
) -> Iterator[str]:
    """The lines that take `t` along an edge as `s`."""
    mask = sight.masks[edge.target]
    steps = [change for change in edge.changes if change.slot in sight.known]
    if all(sight.known.issuperset(slots_in(change.guard)) for change in steps):
        for change in steps:
            source = change_source(change, sight.fields)
            test = guard_source(change.guard, sight.fields)
            sure = change.guard == TRUE
            yield f"{indent}s = {source}" if sure else f"{indent}if {test}: s = {source}"
        if mask != -1:
            yield f"{indent}s &= {mask}"
        yield from arrived(indent)
        yield f"{indent}s = t"
        return
    yield f"{indent}xs = {{t}}"
    yield from (f"{indent}xs = {_both(change, sight)}" for change in steps)
    yield f"{indent}for s in xs:"
    yield f"{indent} s &= {mask}"
    yield from arrived(f"{indent} ")
    yield f"{indent}s = t"


def _both(change: Change, sight: Sight) -> str:
    """The states after a change that may or may not come to pass."""
    may = guard_source(weakened(change.guard, sight.known), sight.fields)
    may_not = guard_source(weakened(negated(change.guard), sight.known), sight.fields)
    source = change_source(change, sight.fields)
    return f"{{{source} for s in xs if {may}}} | {{s for s in xs if {may_not}}}"
