"""Play that is led towards what is still open.

A search over the few slots a question hangs on says how far each state is from it, if all
else went well. Play follows that; where it cannot, what stood in the way becomes known to
the next search. Either play arrives, or a search proves that nothing can.
"""

import heapq
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from commune.engine.replay import open_steps
from commune.explore.graph import Graph, menu
from commune.explore.guards import Guard, slots_in
from commune.explore.packing import packer
from commune.explore.playing import Met, Played
from commune.explore.targets import Site
from commune.explore.walk import Space, Walker
from commune.expressions import Values

_ROUNDS = 14
_BLAMED = 3  # slots that become known at once
_NEAREST = 40  # of the places where play was stuck
_STEPS_BACK, _MANY_WAYS = 4, 6


class Answer(Enum):
    """What seeking came to; a path to what was met stands in `Met`."""

    MET = "met"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Limits:
    """How far to go: states of a search, and turns of play towards one thing."""

    states: int = 150_000
    turns: int = 4_000


@dataclass(slots=True)
class Seeker:
    """Looks for one thing after another in one story; what is met on the way counts too."""

    walker: Walker
    met: Met
    starts: Sequence[Played]
    limits: Limits = field(default_factory=Limits)
    states: int = 0

    def seek(self, sites: Sequence[Site], is_met: Callable[[], bool]) -> Answer:
        """Try to come to one of the sites; `is_met` says whether play has."""
        graph = self.walker.graph
        placed = [
            (graph.number[site.node], site.guard) for site in sites if site.node in graph.number
        ]
        # A site that is no node of the graph stands for what is not known.
        never = Answer.IMPOSSIBLE if len(placed) == len(sites) else Answer.UNKNOWN
        known = {slot for _, guard in placed for slot in slots_in(guard)}
        known |= {slot for node, _ in placed for slot in self._asked_before(node)}
        known |= {slot for site in sites for slot in site.also}
        watch: dict[int, list[Guard]] = {}
        for node, guard in placed:
            watch.setdefault(node, []).append(guard)
        for _ in range(_ROUNDS):
            space = self.walker.walk(known, watch, self.limits.states)
            self.states += space.states
            goals = [(node, state) for node, guard in placed for state in space.all(node, guard)]
            if not goals:
                return never if space.complete else Answer.UNKNOWN
            led = _Led(self, space, goals, is_met)
            if led.play():
                return Answer.MET
            if led.exhausted and space.complete:
                return never
            blamed = led.blamed() - known
            if not blamed or not space.complete:
                return Answer.UNKNOWN
            known |= blamed
        return Answer.UNKNOWN

    def _asked_before(self, node: int) -> set[str]:
        """The slots asked on the last ways to a node."""
        found: set[str] = set()
        nodes = [node]
        for _ in range(_STEPS_BACK):
            edges = [edge for at in nodes for edge in self.walker.into(at)]
            found.update(slot for edge in edges for slot in slots_in(edge.guard))
            if found or len(edges) > _MANY_WAYS:
                break
            nodes = [edge.source for edge in edges]
        return found


class _Led:
    """One attempt: play by the distances of one search."""

    def __init__(
        self,
        seeker: Seeker,
        space: Space,
        goals: Iterable[tuple[int, int]],
        is_met: Callable[[], bool],
    ) -> None:
        self.seeker, self.space, self.is_met = seeker, space, is_met
        self.graph = space.sight.graph
        self.pack = packer(space.sight.fields, self.graph)
        self.distance, self.leads = _distances(space, goals)
        self.control = control_key(self.graph, space.sight.known)
        self.seen: set[object] = set()
        self.exhausted = False
        self.stuck: list[tuple[int, int, int]] = []

    def play(self) -> bool:
        """Play until the goal is met, nothing is left, or it is enough."""
        queue: list[tuple[int, int, Played]] = []
        count = 0
        for start in self.seeker.starts:
            self._queue(queue, start, 0)
        turns = 0
        while queue:
            distance, _, here = heapq.heappop(queue)
            best = distance
            for step in open_steps(here.turn):
                there = self.seeker.met.on(here, step)
                turns += 1
                if self.is_met():
                    return True
                count += 1
                found = self._queue(queue, there, -count)
                best = min(best, distance if found is None else found)
            if best >= distance:
                self._remember(here, distance)
            if turns > self.seeker.limits.turns:
                return False
        self.exhausted = True
        return False

    def blamed(self) -> set[str]:
        """The slots that stood in the way most often where play came nearest."""
        counted: Counter[str] = Counter()
        for _, node, state in sorted(self.stuck)[:_NEAREST]:
            counted.update(self._in_the_way(node, state))
        return {slot for slot, _ in counted.most_common(_BLAMED)}

    def _queue(self, queue: list[tuple[int, int, Played]], there: Played, order: int) -> int | None:
        """Put a turn in the queue where it may lead on; its distance, None where it cannot."""
        turn = there.turn
        if turn.ended:
            return None
        node = self.graph.number[menu(turn.state.at)]
        state = self.pack(turn.state.values) & self.space.sight.masks[node]
        distance = self.distance.get((node, state))
        if distance is None:
            return None
        key = (turn.state.at, self.control(turn.state.values))
        if key not in self.seen:
            self.seen.add(key)
            heapq.heappush(queue, (distance, order, there))
        return distance

    def _remember(self, here: Played, distance: int) -> None:
        """Play came no nearer from here."""
        node = self.graph.number[menu(here.turn.state.at)]
        state = self.pack(here.turn.state.values) & self.space.sight.masks[node]
        self.stuck.append((distance, node, state))

    def _in_the_way(self, node: int, state: int) -> set[str]:
        """The unknown slots asked on the way that the search thought short, up to the next menu."""
        known = self.space.sight.known
        found: set[str] = set()
        here = (node, state)
        for _ in range(200):
            lead = self.leads.get(here)
            if lead is None:
                break
            number, here = lead
            edge = self.graph.edges[number]
            for guard in (
                edge.guard,
                *(change.guard for change in edge.changes if change.slot in known),
            ):
                found.update(slot for slot in slots_in(guard) if slot not in known)
            if found and self.graph.names[here[0]].startswith("menu "):
                break
        return found


def _distances(
    space: Space, goals: Iterable[tuple[int, int]]
) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], tuple[int, tuple[int, int]]]]:
    """How many edges each state is from a goal, and the first edge of a shortest way there."""
    into: dict[tuple[int, int], list[tuple[int, tuple[int, int]]]] = {}
    for node, number, state, there in space.transitions():
        target = (space.sight.graph.edges[number].target, there)
        into.setdefault(target, []).append((number, (node, state)))
    distance = dict.fromkeys(goals, 0)
    leads: dict[tuple[int, int], tuple[int, tuple[int, int]]] = {}
    waiting = deque(distance)
    while waiting:
        here = waiting.popleft()
        for number, before in into.get(here, ()):
            if before not in distance:
                distance[before] = distance[here] + 1
                leads[before] = (number, here)
                waiting.append(before)
    return distance, leads


def control_key(graph: Graph, more: Iterable[str]) -> Callable[[Values], object]:
    """A function to all that a way on can ask about, and some slots `more`, in a state's values."""
    slots = {slot for edge in graph.edges for slot in slots_in(edge.guard)}
    slots |= {
        slot for edge in graph.edges for change in edge.changes for slot in slots_in(change.guard)
    }
    slots |= set(more)
    layout = graph.story.layout
    plain = sorted(layout[slot] for slot in slots if layout[slot] >= 0)
    bits = sum(1 << ~layout[slot] for slot in slots if layout[slot] < 0)
    parts = [*(f"v[{index}]" for index in plain), f"v[-1] & {bits}"]
    made: Callable[[Values], object] = eval(  # noqa: S307 - numbers only
        f"lambda v: ({', '.join(parts)},)", {"__builtins__": {}}
    )
    return made
