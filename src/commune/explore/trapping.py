"""Traps: states from which no end can be reached any more."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod

from commune.explore.circling import open_circles
from commune.explore.expanding import Sight, onwards
from commune.explore.graph import Graph
from commune.explore.guards import Guard, all_of, any_of, one_of, slots_in
from commune.explore.nodes import START
from commune.explore.order import circles
from commune.explore.packing import fields_of
from commune.explore.playing import Met, Trace
from commune.explore.targets import Site, Target
from commune.explore.walk import Space, Walker

_MOST = 60_000  # states of one circle
_MOST_PARTS = 3_000  # of the guard of one trap
State = tuple[int, int]
Seen = dict[int, list[int]]  # the states at each node


def traps(walker: Walker, space: Space, met: Met, limit: int) -> Iterator[Target]:
    """The traps of a story, one for each ring of passages that keeps somebody.

    Where one search saw all that can happen they are certain, and their paths stand in `met`.
    Else they are to be looked for; one whose site is no node is not known.
    """
    graph = walker.graph
    for part in walker.circles:
        if len(part) < 2 and part[0] not in graph.targets[part[0]]:  # noqa: PLR2004 - one is none
            continue
        menus = sorted(node for node in part if graph.names[node].startswith("menu "))
        if not menus or not open_circles(graph, [part]):
            continue
        sight, seen = _seen(space, part) if space.complete else _looked_at(walker, part, limit)
        if not seen:
            target = _target(graph, menus[0])
            target.sites.append(Site("unknown"))
            yield target
        for ring in _rings(_shut_in(sight, seen), graph):
            target = _target(graph, ring.menus[0])
            if space.complete:
                node, state = min(ring.states, key=lambda at: _steps(space, *at))
                target = _target(graph, node)  # where one comes into it first
                met.paths[target.key] = _trace(space, node, state)
            else:
                target.sites += _sites(sight, ring)
            yield target


@dataclass(slots=True)
class _Ring:
    """Menus that a reader goes round between for ever, and the states in which it is so."""

    menus: list[int]
    states: list[State] = field(default_factory=list)


def _seen(space: Space, part: list[int]) -> tuple[Sight, Seen]:
    return space.sight, {node: list(space.seen[node]) for node in part}


def _looked_at(walker: Walker, part: list[int], limit: int) -> tuple[Sight, Seen]:
    """What can be in a circle, as far as what it asks itself tells: reached, or at all.

    Nothing where both are too much.
    """
    graph = walker.graph
    asked = {
        slot
        for node in part
        for number in graph.out[node]
        for guard in _guards(graph, number)
        for slot in slots_in(guard)
    }
    space = walker.walk(asked, limit=limit)
    if space.complete:
        return _seen(space, part)
    fields = fields_of(sorted(asked), graph.domains, {}, {})
    sight = Sight(graph, frozenset(asked), fields, (-1,) * len(graph.names))
    if prod(len(graph.domains[slot]) for slot in asked) * len(part) > _MOST:
        return sight, {}
    slots = list(fields.at)
    codes = product(*(range(len(graph.domains[slot])) for slot in slots))
    states = [fields.pack(dict(zip(slots, found, strict=True))) for found in codes]
    return sight, dict.fromkeys(part, states)


def _guards(graph: Graph, number: int) -> Iterator[Guard]:
    edge = graph.edges[number]
    yield edge.guard
    yield from (change.guard for change in edge.changes)


def _shut_in(sight: Sight, seen: Seen) -> dict[State, list[State]]:
    """The states in a circle from which it is never left, and where they lead.

    Where no dead end is reached: that is told by itself.
    """
    graph = sight.graph
    leads: dict[State, list[State]] = {(n, s): [] for n, states in seen.items() for s in states}
    into: dict[State, list[State]] = {}
    out: list[State] = []
    for node, states in seen.items():
        for state, number, there in onwards(sight, node)(states):
            target = graph.edges[number].target, there & sight.masks[graph.edges[number].target]
            leads[node, state].append(target)
            if target[0] in seen:
                into.setdefault(target, []).append((node, state))
            else:
                out.append((node, state))
    out += [at for at, behind in leads.items() if not behind]
    safe = set(out)
    while out:
        for before in into.get(out.pop(), ()):
            if before not in safe:
                safe.add(before)
                out.append(before)
    return {at: behind for at, behind in leads.items() if at not in safe}


def _rings(shut: dict[State, list[State]], graph: Graph) -> list[_Ring]:
    """The rings of shut in states, those through the same menus as one, in the story's order."""
    numbered = {at: number for number, at in enumerate(shut)}
    every = list(shut)
    out = [[numbered[there] for there in shut[at] if there in numbered] for at in every]
    found: dict[tuple[int, ...], _Ring] = {}
    for part in circles(out):
        if len(part) < 2 and part[0] not in out[part[0]]:  # noqa: PLR2004 - one is none
            continue
        states = [every[number] for number in part]
        menus = sorted({node for node, _ in states if graph.names[node].startswith("menu ")})
        if menus:
            ring = found.setdefault(tuple(menus), _Ring(menus))
            ring.states += (at for at in states if at[0] in menus)
    least = [
        ring
        for key, ring in found.items()
        if not any(set(other) < set(key) for other in found)  # who is kept in less is told there
    ]
    return sorted(least, key=lambda ring: ring.menus)


def _sites(sight: Sight, ring: _Ring) -> Iterator[Site]:
    """Where a ring keeps somebody, and what must hold there."""
    names = sight.graph.names
    by_node: dict[int, set[int]] = {}
    for node, state in ring.states:
        by_node.setdefault(node, set()).add(state)
    for node, states in by_node.items():
        if len(states) > _MOST_PARTS:
            yield Site("unknown")
        else:
            yield Site(names[node], any_of(_exactly(sight, node, one) for one in sorted(states)))


def _exactly(sight: Sight, node: int, state: int) -> Guard:
    """What holds for exactly those who are in a state at a node, as far as it is seen."""
    domains, fields, mask = sight.graph.domains, sight.fields, sight.masks[node]
    parts: list[Guard] = []
    for slot in fields.at:
        if mask & fields.mask({slot}):
            code, size = fields.code(state, slot), len(domains[slot])
            alike = (one for one in range(size) if fields.kept(slot, one) == code)
            parts.append(one_of(slot, sum(1 << one for one in alike), size))
    return all_of(parts)


def _target(graph: Graph, at: int) -> Target:
    address = graph.names[at].removeprefix("menu ")
    scene, _, passage = address.partition(".")
    return Target("trap", address, graph.story.scenes[scene].passages[passage].span)


def _steps(space: Space, node: int, state: int) -> int:
    return sum(1 for edge in space.road(node, state) if edge.step)


def _trace(space: Space, node: int, state: int) -> Trace:
    graph, road = space.sight.graph, space.road(node, state)
    start = graph.names[road[0].source].removeprefix(START).strip()
    here = Trace("", None, start, 0)
    for edge in road:
        if edge.step:
            here = Trace(edge.step, here, start, here.length + 1)
    return here
