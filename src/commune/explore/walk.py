"""Searching a graph exactly, over the slots that are known to it.

With all slots that anything asks about known, the search is the story: what it does not
reach cannot happen. With fewer, what hangs on the others counts as possible: then what it
does not reach cannot happen either, and what it reaches is only a guess at a road.
"""

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import reduce
from operator import or_

from commune.explore.expanding import Expanders, Sight, onwards
from commune.explore.graph import Edge, Graph, Move
from commune.explore.guards import FALSE, TRUE, Guard, atoms_of, weakened
from commune.explore.live import Liveness, Watch
from commune.explore.order import circles
from commune.explore.packing import fields_of, guard_source
from commune.values import value


@value(eq=False)
class Space:
    """What a search reached: for each node, the states and where each was come from.

    `complete` is False where the limit was met; then what was not reached is unknown.
    """

    sight: Sight
    seen: list[dict[int, int]]  # a state, and the state before and the edge, or -1
    complete: bool
    states: int
    asked: frozenset[int]  # the edges that read or change something known

    def all(self, node: int, guard: Guard) -> list[int]:
        """The states reached at a node for which a guard may hold."""
        asked = weakened(guard, self.sight.known)
        if asked == TRUE:
            return list(self.seen[node])
        if asked == FALSE:
            return []
        source = f"lambda todo: [s for s in todo if {guard_source(asked, self.sight.fields)}]"
        found: Callable[[Iterable[int]], list[int]] = eval(  # noqa: S307 - numbers only
            source, {"__builtins__": {}}
        )
        return found(self.seen[node])

    def transitions(
        self, nodes: Iterable[int] | None = None
    ) -> Iterator[tuple[int, int, int, int]]:
        """All that was found to lead on: the node, the edge, the state, and the state there."""
        graph = self.sight.graph
        for node in range(len(self.seen)) if nodes is None else nodes:
            states = self.seen[node]
            if not states:
                continue
            if self.asked.isdisjoint(graph.out[node]):
                for number in graph.out[node]:
                    mask = self.sight.masks[graph.edges[number].target]
                    yield from ((node, number, state, state & mask) for state in states)
            else:
                for state, number, there in onwards(self.sight, node)(list(states)):
                    yield node, number, state, there

    def road(self, node: int, state: int) -> list[Edge]:
        """The edges from a root to a state."""
        edges: list[Edge] = []
        every = self.sight.graph.edges
        while (before := self.seen[node][state]) >= 0:
            state, number = divmod(before, len(every))
            edges.append(every[number])
            node = every[number].source
        return edges[::-1]


class Walker:
    """Searches one graph, as often as wanted; what does not change is worked out once."""

    def __init__(self, graph: Graph) -> None:
        """Order the nodes, and find for each slot the edges that read or change it."""
        self.graph = graph
        leads = [[graph.edges[e].target for e in edges] for edges in graph.out]
        self.circles = circles(leads)
        self.rank = [0] * len(graph.names)
        for rank, part in enumerate(reversed(self.circles)):
            for node in part:
                self.rank[node] = rank
        self.liveness = Liveness(graph, self.circles)
        self._into: list[list[Edge]] = []
        self._edges_of: dict[str, set[int]] = {}
        for number, edge in enumerate(graph.edges):
            for guard in (edge.guard, *(change.guard for change in edge.changes)):
                for atom in atoms_of(guard):
                    self._edges_of.setdefault(atom.slot, set()).add(number)
            for change in edge.changes:
                self._edges_of.setdefault(change.slot, set()).add(number)

    def into(self, node: int) -> list[Edge]:
        """The edges that lead to a node."""
        if not self._into:
            self._into = [[] for _ in self.graph.names]
            for edge in self.graph.edges:
                self._into[edge.target].append(edge)
        return self._into[node]

    def leading_to(self, nodes: Iterable[int]) -> set[int]:
        """The nodes from which some of these can be come to, as far as the ways go; and these."""
        found = set(nodes)
        waiting = list(found)
        while waiting:
            for edge in self.into(waiting.pop()):
                if edge.source not in found:
                    found.add(edge.source)
                    waiting.append(edge.source)
        return found

    def walk(
        self,
        known: Iterable[str] | None = None,
        watch: Watch | None = None,
        limit: int = 1_000_000,
        within: Collection[int] | None = None,
    ) -> Space:
        """Search from all roots, until nothing new is reached or `limit` states are.

        Without `known` all slots are that some way on reads, and those that are `watch`ed.
        Nothing is looked for behind a node that is not `within` those given.
        """
        graph, watched = self.graph, watch or {}
        live = self.liveness.live(watched, known, within)
        chosen = self.liveness.slots(reduce(or_, live, 0))
        least, most = self._bounds(watched, chosen)
        fields = fields_of(sorted(chosen), graph.domains, least, most)
        kept = {found: fields.mask(self.liveness.slots(found)) for found in set(live)}
        masks = tuple(kept[found] for found in live)
        return self._search(Sight(graph, chosen, fields, masks), limit, within)

    def _search(self, sight: Sight, limit: int, within: Collection[int] | None) -> Space:
        graph, rank = self.graph, self.rank
        asked = frozenset(e for slot in sight.known for e in self._edges_of.get(slot, ()))
        seen: list[dict[int, int]] = [{} for _ in graph.names]
        waiting: list[list[int]] = [[] for _ in graph.names]
        heap: list[tuple[int, int]] = []
        start = sight.fields.pack({slot: graph.start_code(slot) for slot in sight.known})
        for root in graph.roots:
            seen[root][start & sight.masks[root]] = -1
            waiting[root].append(start & sight.masks[root])
            heapq.heappush(heap, (rank[root], root))
        expand = Expanders(sight)
        states = len(graph.roots)
        while heap and states <= limit:
            _, node = heapq.heappop(heap)
            todo, waiting[node] = waiting[node], []
            if not todo or (within is not None and node not in within):
                continue
            targets = graph.targets[node]
            before = [len(waiting[target]) for target in targets]
            if asked.isdisjoint(graph.out[node]):
                _copy(graph, node, todo, seen, waiting, sight.masks)
            else:
                expand[node](todo, seen, waiting)
            for target, count in zip(targets, before, strict=True):
                new = len(waiting[target]) - count
                states += new
                if new and (count == 0 or target == node):
                    heapq.heappush(heap, (rank[target], target))
        return Space(sight, seen, not heap, states, asked)

    def _bounds(self, watch: Watch, known: frozenset[str]) -> tuple[dict[str, int], dict[str, int]]:
        """Where codes can be told apart no more, for slots that only rise or only fall.

        A count that only rises is the same to every question above the highest one compared.
        """
        least: dict[str, int] = {}
        most: dict[str, int] = {}
        watched = [atom for asked in watch.values() for guard in asked for atom in atoms_of(guard)]
        for slot in known:
            top = len(self.graph.domains[slot]) - 1
            if top == 1:
                continue
            edges = [self.graph.edges[number] for number in self._edges_of.get(slot, ())]
            ways = {
                change.by > 0
                for edge in edges
                for change in edge.changes
                if isinstance(change, Move) and change.slot == slot
            }
            masks = {atom.mask for atom in watched if atom.slot == slot}
            masks |= {
                atom.mask
                for edge in edges
                for guard in (edge.guard, *(change.guard for change in edge.changes))
                for atom in atoms_of(guard)
                if atom.slot == slot
            }
            turns = [c for c in range(1, top + 1) if any((m >> c ^ m >> c - 1) & 1 for m in masks)]
            if False not in ways:
                most[slot] = max(turns, default=0)
            elif True not in ways:
                least[slot] = min(turns, default=top + 1) - 1
        return least, most


def _copy(  # noqa: PLR0913, PLR0917 - the parts of a search
    graph: Graph,
    node: int,
    todo: list[int],
    seen: list[dict[int, int]],
    waiting: list[list[int]],
    masks: tuple[int, ...],
) -> None:
    """Take states along edges that neither ask nor change anything that is known."""
    count = len(graph.edges)
    for number in graph.out[node]:
        target = graph.edges[number].target
        there, behind, mask = seen[target], waiting[target], masks[target]
        for state in todo:
            kept = state & mask
            if kept not in there:
                there[kept] = state * count + number
                behind.append(kept)
