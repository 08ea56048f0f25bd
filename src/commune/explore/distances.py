"""How far each state a search reached is from a goal, and which way is the shortest."""

import heapq
from collections.abc import Collection, Iterable, Sequence

from commune.explore.walk import Space

State = tuple[int, int]  # a node, and a state there
Far = list[dict[int, int]]  # for each node, how many edges a state is from a goal
Leads = list[dict[int, tuple[int, int]]]  # and the edge to take, with the state there


def distances(
    space: Space,
    goals: Iterable[State],
    parts: Sequence[Sequence[int]],
    within: Collection[int],
) -> tuple[Far, Leads]:
    """The distance of each state from which a goal can be come to, and the first edge there.

    `parts` are the circles of the graph, each after all that it leads to: so one look at each
    is enough, but for what goes round in it. Only nodes `within` are looked at.
    """
    graph = space.sight.graph
    far: Far = [{} for _ in graph.names]
    leads: Leads = [{} for _ in graph.names]
    for node, state in goals:
        far[node][state] = 0
    for part in parts:
        nodes = [node for node in part if node in within and space.seen[node]]
        if len(part) > 1 or part[0] in graph.targets[part[0]]:
            _go_round(space, nodes, far, leads)
        elif nodes:
            _look_on(space, nodes[0], far, leads)
    return far, leads


def _look_on(space: Space, node: int, far: Far, leads: Leads) -> None:
    """The distances at a node, those behind it being known."""
    edges = space.sight.graph.edges
    mine, lead = far[node], leads[node]
    for _, number, state, there in space.transitions((node,)):
        behind = far[edges[number].target].get(there)
        if behind is not None and (state not in mine or behind + 1 < mine[state]):
            mine[state] = behind + 1
            lead[state] = (number, there)


def _go_round(space: Space, nodes: list[int], far: Far, leads: Leads) -> None:
    """The distances within one circle, those behind it being known."""
    edges = space.sight.graph.edges
    inside = set(nodes)
    into: dict[State, list[tuple[int, int]]] = {}
    for node, number, state, there in space.transitions(nodes):
        target = edges[number].target
        behind = far[target].get(there)
        if behind is not None and behind + 1 < far[node].get(state, behind + 2):
            far[node][state] = behind + 1
            leads[node][state] = (number, there)
        if target in inside:
            into.setdefault((target, there), []).append((number, state))
    if not into:
        return
    heap = [(distance, node, state) for node in nodes for state, distance in far[node].items()]
    heapq.heapify(heap)
    while heap:
        distance, node, state = heapq.heappop(heap)
        if distance > far[node][state]:
            continue
        for number, before in into.get((node, state), ()):
            source = edges[number].source
            if distance + 1 < far[source].get(before, distance + 2):
                far[source][before] = distance + 1
                leads[source][before] = (number, state)
                heapq.heappush(heap, (distance + 1, source, before))
