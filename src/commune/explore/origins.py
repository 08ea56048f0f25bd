"""Who may have decided what the state holds: for each place, the choices behind each slot.

A choice is behind a slot if its effects set it, or if they set what another effect's
condition asks before it sets the slot (a fate settled in a word). What is surely
overwritten is forgotten. A choice is behind a visit if it leads there and not every way of
its menu does. Of choices is kept what is asked of them: their passages, up to two, and acts.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from commune.explore.graph import Edge, Graph, Move
from commune.explore.guards import TRUE, slots_in
from commune.explore.order import circles
from commune.expressions import visited_slot
from commune.model import Story
from commune.model.ids import BACK, LEAVE, address, choice_step, is_pause, passage_step, scene_of
from commune.model.scene import Choices, Divert, Hub

_COMING = "coming "  # before a visit's slot: a choice leads there, and it was not left yet
_MENU = "menu "


class Origin(NamedTuple):
    """Choices behind a slot: up to two of their passages, and their acts as bits, by order."""

    passages: tuple[str, ...] = ()
    acts: int = 0


Behind = Mapping[str, Origin]
NOBODY = Origin()


def origins_of(graph: Graph, asked: Iterable[str]) -> list[Behind]:
    """For each node, who is behind each slot that is `asked` about, when the story is there."""
    found: list[dict[str, Origin]] = [{} for _ in graph.names]
    guards = {change.guard for edge in graph.edges for change in edge.changes}
    wanted = {*asked, *(slot for guard in guards for slot in slots_in(guard))}
    tracer = _Tracer(graph, wanted)
    leads = [[graph.edges[number].target for number in numbers] for numbers in graph.out]
    for part in reversed(circles(leads)):
        changed = True
        while changed:
            changed = False
            for node in part:
                for number in graph.out[node]:
                    edge = graph.edges[number]
                    carried = tracer.along(edge, found[node])
                    into = _merged(found[edge.target], carried)
                    changed |= into and edge.target in part
    return list(found)


def leading(story: Story) -> dict[str, frozenset[str]]:
    """For each step, the visits it leads to that some other way of its menu does not."""
    led: dict[str, frozenset[str]] = {}
    for scene in story.scenes.values():
        for passage in scene.passages.values():
            at = address(scene.id, passage.id)
            ways: dict[str, set[str]] = {}
            match passage.way:
                case Choices(choices):
                    for choice in choices:
                        ways[choice_step(scene.id, choice.id)] = _visits(story, choice.to, at)
                case Hub(then=then, leave=leave):
                    for name in story.storylets.get(at, ()):
                        first = story.scenes[name].first
                        ways[passage_step(at, name)] = _visits_at(first, at)
                    if leave:
                        ways[passage_step(at, LEAVE)] = _visits(story, then, at)
                case _:
                    continue
            common = set.intersection(*ways.values()) if ways else set()
            led.update((step, frozenset(visits - common)) for step, visits in ways.items())
    return led


def _visits(story: Story, to: Divert, at: str) -> set[str]:
    """The visits that a divert leads to: of passages, and of scenes if they are entered."""
    found: set[str] = set()
    for target in to:
        if target.to.id != BACK:
            found |= _visits_at(story.full_address(target.to.id), at)
    return found


def _visits_at(target: str, at: str) -> set[str]:
    scene = scene_of(target)
    return {visited_slot(target)} | ({visited_slot(scene)} if scene != scene_of(at) else set())


class _Tracer:
    """Carries along edges who is behind what."""

    def __init__(self, graph: Graph, wanted: AbstractSet[str]) -> None:
        self._graph, self._wanted = graph, wanted
        self._acts = {act: 1 << index for index, act in enumerate(graph.story.acts)}
        self._led = leading(graph.story)

    def along(self, edge: Edge, here: Behind) -> Behind:
        """Who is behind each slot at an edge's end."""
        by = self._taker(edge)
        coming = self._led.get(edge.step, frozenset()) if edge.step else frozenset()
        changes = [change for change in edge.changes if change.slot in self._wanted]
        if not changes and coming.isdisjoint(self._wanted):
            return here
        after = dict(here)
        for slot in coming & self._wanted:
            after[_COMING + slot] = by
        for change in changes:
            slot = change.slot
            before = after.get(slot, NOBODY)
            behind = _joined(by, after.get(_COMING + slot, NOBODY))
            for asked in slots_in(change.guard):
                behind = _joined(behind, after.get(asked, NOBODY))
            surely = change.guard == TRUE and not isinstance(change, Move)
            is_visit = slot not in self._graph.story.variables and not edge.step
            after[slot] = behind if surely and not is_visit else _joined(before, behind)
        return after

    def _taker(self, edge: Edge) -> Origin:
        """The choice that an edge is the taking of; a pause and a mere going on is none."""
        if not edge.step or is_pause(edge.step):
            return NOBODY
        at = self._graph.names[edge.source].removeprefix(_MENU)
        act = self._graph.story.scenes[scene_of(at)].act
        return Origin((at,), self._acts[act])


def _merged(into: dict[str, Origin], carried: Behind) -> bool:
    """Join what was carried to a node into what is known there; whether that was new."""
    new = False
    for slot, origin in carried.items():
        before = into.get(slot, NOBODY)
        if before is not origin:
            joined = _joined(before, origin)
            if joined != before:
                into[slot] = joined
                new = True
    return new


@cache
def _joined(one: Origin, other: Origin) -> Origin:
    passages = tuple(dict.fromkeys((*one.passages, *other.passages)))[:2]
    return Origin(passages, one.acts | other.acts)
