"""Which slots can still be asked about from a node on; the others are as good as forgotten."""

from collections.abc import Iterable, Mapping

from commune.explore.graph import Edge, Graph, Move
from commune.explore.guards import TRUE, Guard, slots_in

Watch = Mapping[int, Iterable[Guard]]  # what is asked at nodes, beside the ways on


def live_slots(graph: Graph, watch: Watch, known: frozenset[str] | None) -> list[frozenset[str]]:
    """For each node, the slots that something later reads.

    Without `known` all slots count, else only those. What is `watch`ed is read at its node.
    """
    into: list[list[int]] = [[] for _ in graph.names]
    for number, edge in enumerate(graph.edges):
        into[edge.target].append(number)
    reads = [frozenset(_asked(edge.guard, known)) for edge in graph.edges]
    live: list[frozenset[str]] = [frozenset()] * len(graph.names)
    for node, guards in watch.items():
        live[node] = frozenset(slot for guard in guards for slot in _asked(guard, known))
    waiting = list(range(len(graph.edges)))
    queued = bytearray(b"\1" * len(graph.edges))
    while waiting:
        number = waiting.pop()
        queued[number] = 0
        edge = graph.edges[number]
        needed = reads[number] | _before(edge, live[edge.target], known)
        if not needed <= live[edge.source]:
            live[edge.source] |= needed
            for other in into[edge.source]:
                if not queued[other]:
                    queued[other] = 1
                    waiting.append(other)
    return live


def _before(edge: Edge, after: frozenset[str], known: frozenset[str] | None) -> frozenset[str]:
    """What must be known before an edge's changes, for what is asked after them."""
    needed = set(after)
    for change in reversed(edge.changes):
        if change.slot not in needed:
            continue
        if change.guard == TRUE and not isinstance(change, Move):
            needed.discard(change.slot)
        needed.update(_asked(change.guard, known))
    return frozenset(needed)


def _asked(guard: Guard, known: frozenset[str] | None) -> Iterable[str]:
    slots = slots_in(guard)
    return slots if known is None else (slot for slot in slots if slot in known)
