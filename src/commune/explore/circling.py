"""Whether a story can circle for ever: for each circle of its graph, a reason why it ends.

A walk that never ends stays in one circle at last. It cannot, where every way round takes
something that can be taken once only, or where a way out stands open whatever is true.
"""

from collections.abc import Iterable

from commune.explore.graph import Graph, Put
from commune.explore.guards import TRUE, All, Guard, In, any_of, atoms_of, negated, satisfiable
from commune.explore.order import circles

_FALSE = 0b01  # the mask of a slot that is not true


def open_circles(graph: Graph, parts: Iterable[list[int]]) -> list[list[int]]:
    """The circles for which no such reason is found; a trap can only be in one of these."""
    left: list[list[int]] = []
    for part in parts:
        inside = set(part)
        edges = {
            number
            for node in part
            for number in graph.out[node]
            if graph.edges[number].target in inside and not _once(graph, number)
        }
        numbered = {node: index for index, node in enumerate(part)}
        out: list[list[int]] = [[] for _ in part]
        for number in edges:
            edge = graph.edges[number]
            out[numbered[edge.source]].append(numbered[edge.target])
        for ring in circles(out):
            nodes = [part[index] for index in ring]
            alone = len(ring) == 1 and ring[0] not in out[ring[0]]
            if not alone and not _always_left(graph, nodes):
                left.append(nodes)
    return left


def _once(graph: Graph, number: int) -> bool:
    """Whether an edge takes something that can be taken once only: nothing gives it back."""
    edge = graph.edges[number]
    taken = {
        change.slot
        for change in edge.changes
        if isinstance(change, Put) and change.guard == TRUE and change.code == 1
    }
    asked = {atom.slot for atom in atoms_of(edge.guard) if atom.mask == _FALSE}
    return any(slot.startswith("took ") for slot in taken & asked) and all(
        _needs(edge.guard, slot) for slot in taken & asked
    )


def _needs(guard: Guard, slot: str) -> bool:
    """Whether a guard holds only where a slot is false."""
    if isinstance(guard, In):
        return guard.slot == slot and guard.mask == _FALSE
    return isinstance(guard, All) and any(_needs(part, slot) for part in guard.parts)


def _always_left(graph: Graph, nodes: list[int]) -> bool:
    """Whether from each node of a circle a way out stands open, whatever is true."""
    inside = set(nodes)
    safe: set[int] = set()
    changed = True
    while changed:
        changed = False
        for node in nodes:
            if node in safe:
                continue
            outward = [
                graph.edges[number].guard
                for number in graph.out[node]
                if graph.edges[number].target not in inside or graph.edges[number].target in safe
            ]
            if outward and not satisfiable(negated(any_of(outward))):
                safe.add(node)
                changed = True
    return len(safe) == len(nodes)
