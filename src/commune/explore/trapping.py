"""Traps: states from which no end can be reached any more."""

from collections.abc import Iterator

from commune.explore.circling import open_circles
from commune.explore.graph import Graph
from commune.explore.guards import Guard, slots_in
from commune.explore.nodes import START
from commune.explore.playing import Met, Trace
from commune.explore.targets import Site, Target
from commune.explore.walk import Space, Walker

_MOST_SITES = 400
Reached = set[tuple[int, int]]


def traps(walker: Walker, space: Space, met: Met, limit: int) -> Iterator[Target]:
    """The traps of a story, one for each circle of passages, as things that must not be met.

    Where one search saw all that can happen they are certain, and their paths stand in `met`.
    Else they are to be looked for; one without sites is not known.
    """
    graph = walker.graph
    for part in walker.circles:
        if len(part) < 2 and part[0] not in graph.targets[part[0]]:  # noqa: PLR2004 - one is none
            continue
        menus = sorted(node for node in part if graph.names[node].startswith("menu "))
        if not menus or not open_circles(graph, [part]):
            continue
        target = _target(graph, menus[0])
        if space.complete:
            shut = _shut_in(space, part)
            for node, state in sorted(shut & {(n, s) for n in menus for s in space.seen[n]}):
                met.paths[target.key] = _trace(space, node, state)
                yield target
                break
            continue
        target.sites += _looked_for(walker, part, menus, limit)
        if target.sites:
            yield target


def _looked_for(walker: Walker, part: list[int], menus: list[int], limit: int) -> Iterator[Site]:
    """Sites of the states that are shut in as far as the circle's own questions tell."""
    graph = walker.graph
    known = {
        slot
        for node in part
        for number in graph.out[node]
        for guard in _guards(graph, number)
        for slot in slots_in(guard)
    }
    space = walker.walk(known, limit=limit)
    if not space.complete:
        yield Site("unknown")
        return
    shut = _shut_in(space, part)
    found = sorted((node, state) for node, state in shut if node in menus)
    for node, state in found[:_MOST_SITES]:
        yield Site(graph.names[node], space.guard(node, state))
    if len(found) > _MOST_SITES:
        yield Site("unknown")


def _guards(graph: Graph, number: int) -> Iterator[Guard]:
    edge = graph.edges[number]
    yield edge.guard
    yield from (change.guard for change in edge.changes)


def _shut_in(space: Space, part: list[int]) -> Reached:
    """The states in a circle from which it is never left, and no dead end reached: that is told."""
    graph, inside = space.sight.graph, set(part)
    into: dict[tuple[int, int], list[tuple[int, int]]] = {}
    stuck = {(node, state) for node in part for state in space.seen[node]}
    out: list[tuple[int, int]] = []
    for node, number, state, there in space.transitions(part):
        stuck.discard((node, state))
        target = graph.edges[number].target
        if target in inside:
            into.setdefault((target, there), []).append((node, state))
        else:
            out.append((node, state))
    out += stuck
    safe = set(out)
    while out:
        for before in into.get(out.pop(), ()):
            if before not in safe:
                safe.add(before)
                out.append(before)
    return {(node, state) for node in part for state in space.seen[node]} - safe


def _target(graph: Graph, node: int) -> Target:
    address = graph.names[node].removeprefix("menu ")
    scene, _, passage = address.partition(".")
    return Target("trap", address, graph.story.scenes[scene].passages[passage].span)


def _trace(space: Space, node: int, state: int) -> Trace:
    graph, road = space.sight.graph, space.road(node, state)
    start = graph.names[road[0].source].removeprefix(START).strip()
    here = Trace("", None, start, 0)
    for edge in road:
        if edge.step:
            here = Trace(edge.step, here, start, here.length + 1)
    return here
