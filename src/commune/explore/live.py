"""Which slots can still be asked about from a node on; the others are as good as forgotten."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import compress
from operator import or_

from commune.explore.graph import Edge, Graph, Move
from commune.explore.guards import TRUE, Guard, slots_in

Watch = Mapping[int, Iterable[Guard]]  # what is asked at nodes, beside the ways on
_DIGITS = bytes.maketrans(b"01", bytes([0, 1]))


class Liveness:
    """What edges read and overwrite, worked out once. Sets of slots are whole numbers here."""

    def __init__(self, graph: Graph, parts: Sequence[Sequence[int]]) -> None:
        """Take a graph, and its circles in an order in which each leads only to earlier ones."""
        self._graph, self._parts = graph, parts
        self._bit = {slot: 1 << number for number, slot in enumerate(graph.domains)}
        self._reads = [self._asked(edge.guard) for edge in graph.edges]
        self._changes = [self._backwards(edge) for edge in graph.edges]
        self._named: dict[int, frozenset[str]] = {}

    def mask(self, slots: Iterable[str]) -> int:
        """The set of some slots."""
        return reduce(or_, (self._bit[slot] for slot in slots), 0)

    def slots(self, mask: int) -> frozenset[str]:
        """The slots of a set."""
        found = self._named.get(mask)
        if found is None:
            digits = f"{mask:b}"[::-1].encode().translate(_DIGITS)
            found = self._named[mask] = frozenset(compress(self._bit, digits))
        return found

    def live(
        self,
        watch: Watch,
        known: Iterable[str] | None = None,
        within: Collection[int] | None = None,
    ) -> list[int]:
        """For each node the set of slots that something later reads.

        Without `known` all slots count, else only those; with `within` only ways between those
        nodes. What is `watch`ed is read at its node.
        """
        graph, kept = self._graph, -1 if known is None else self.mask(known)
        live = [0] * len(graph.names)
        for node, guards in watch.items():
            live[node] = reduce(or_, map(self._asked, guards), 0) & kept
        for part in self._parts:
            changed = True
            while changed:
                changed = False
                for node in part:
                    if within is not None and node not in within:
                        continue
                    before = live[node]
                    for number in graph.out[node]:
                        target = graph.edges[number].target
                        if within is None or target in within:
                            live[node] |= self._before(number, live[target], kept)
                    again = len(part) > 1 or node in graph.targets[node]
                    changed |= again and live[node] != before
        return live

    def _before(self, number: int, after: int, kept: int) -> int:
        """What must be known before an edge, for what is asked behind it."""
        for bit, sure, asked in self._changes[number]:
            if after & bit:
                after = (after & ~bit if sure else after) | asked & kept
        return after | self._reads[number] & kept

    def _asked(self, guard: Guard) -> int:
        return self.mask(slots_in(guard))

    def _backwards(self, edge: Edge) -> tuple[tuple[int, bool, int], ...]:
        """Its changes, last first: what is changed, whether for certain, and what that asks."""
        return tuple(
            (
                self._bit[change.slot],
                change.guard == TRUE and not isinstance(change, Move),
                self._asked(change.guard),
            )
            for change in reversed(edge.changes)
        )
