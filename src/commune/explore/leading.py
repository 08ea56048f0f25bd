"""Play that follows the distances of one search: from what is known, nearest first.

The search knows a few slots only, so what it thinks open may be closed; then play is stuck,
and says what stood in its way.
"""

import heapq
from collections import Counter, deque
from collections.abc import Callable, Collection, Sequence
from operator import itemgetter
from typing import NamedTuple

from commune.engine.replay import open_steps
from commune.explore.distances import State, distances
from commune.explore.guards import slots_in
from commune.explore.live import Watch
from commune.explore.nodes import menu
from commune.explore.packing import packer
from commune.explore.playing import Met, Played
from commune.explore.walk import Space, Walker
from commune.expressions import Values

_ALL = -1  # every slot, as a set
_COARSE_ROUNDS = 6
_BLAMED = 3  # slots that become known at once
_NEAREST = 40  # of the places where play was stuck
_NEAR = 200  # of the places that play knows already, those it goes on from


class Ground(NamedTuple):
    """Where play begins, what it may go on from at each menu's address, and what it meets."""

    met: Met
    starts: Sequence[Played]
    known: dict[str, deque[Played]]


class Control:
    """What tells states apart, at a menu, for somebody who wants to come to a goal."""

    def __init__(self, walker: Walker, watch: Watch, within: Collection[int]) -> None:
        self.walker, self.within = walker, within
        self.live = walker.liveness.live(watch, None, within)
        self.known = 0  # slots that count in any case
        self.made: dict[int, Callable[[Values], object]] = {}

    def key(self, node: int, values: Values, asked: int) -> object:
        """What counts of a state at a node: what is known, and what of `asked` is still to come."""
        mask = self.live[node] & asked | self.known
        reader = self.made.get(mask)
        if reader is None:
            reader = self.made[mask] = _reading(self.walker, mask)
        return reader(values)


class Led:
    """One attempt: play by the distances of one search."""

    def __init__(
        self,
        ground: Ground,
        space: Space,
        goals: Sequence[State],
        control: Control,
        is_met: Callable[[], bool],
    ) -> None:
        self.ground, self.space, self.control, self.is_met = ground, space, control, is_met
        self.graph = space.sight.graph
        self.pack = packer(space.sight.fields, self.graph)
        circles = control.walker.circles
        self.far, self.leads = distances(space, goals, circles, control.within)
        self.seen: set[object] = set()
        self.from_here = (*ground.starts, *self._nearest())
        self.asked = _ALL
        self.exhausted = False
        self.stuck: list[tuple[int, int, int]] = []

    def play_coarsely(self, most: int) -> Played | None:
        """Play that tells states apart by what is known and what stood in its way so far.

        What is asked on the way of no more than text and side ways would make of each place
        thousands; most goals are come to without.
        """
        asked = 0
        for _ in range(_COARSE_ROUNDS):
            if (arrived := self.play(most, asked)) is not None:
                return arrived
            more = self.control.walker.liveness.mask(self.blamed()) & ~asked
            if not more:
                break
            asked |= more
        return None

    def play(self, most: int, asked: int = _ALL) -> Played | None:
        """Play until the goal is met, nothing is left, or `most` turns were played.

        What met the goal is given back. States are told apart by what is known and by what
        of `asked` can still be asked: with all of that, to have `exhausted` them proves something.
        """
        self.asked, self.seen, self.stuck, self.exhausted = asked, set(), [], False
        queue: list[tuple[int, int, Played]] = []
        count = 0
        for start in self.from_here:
            self._queue(queue, start, 0)
        turns = 0
        while queue:
            distance, _, here = heapq.heappop(queue)
            best = distance
            for step in open_steps(here.turn):
                there = self.ground.met.on(here, step)
                turns += 1
                if self.is_met():
                    return there
                count += 1
                found = self._queue(queue, there, -count)
                best = min(best, distance if found is None else found)
            if best >= distance:
                self.stuck.append((distance, *self._where(here)))
            if turns > most:
                return None
        self.exhausted = True
        return None

    def blamed(self) -> set[str]:
        """The slots that stood in the way most often where play came nearest."""
        counted: Counter[str] = Counter()
        for _, node, state in sorted(self.stuck)[:_NEAREST]:
            counted.update(self._in_the_way(node, state))
        most = sorted(counted, key=lambda slot: (-counted[slot], slot))  # the same every time
        return set(most[:_BLAMED])

    def _nearest(self) -> list[Played]:
        """Of what is known at menus, what is nearest to the goal, or nearly."""
        far, number = self.far, self.graph.number
        nodes = (
            (number.get(menu(address)), places) for address, places in self.ground.known.items()
        )
        # a story has thousands of menus: those are looked at from which it may be nearest
        by_hope = sorted(
            (min(far[at].values()), at, places)
            for at, places in nodes
            if at is not None and far[at]
        )
        found: list[tuple[int, int, Played]] = []
        for _, at, places in by_hope:
            if len(found) >= _NEAR:
                break
            for played in places:
                distance = far[at].get(self._where(played)[1])
                if distance is not None:
                    found.append((distance, len(found), played))
        return [played for _, _, played in sorted(found)]

    def _queue(self, queue: list[tuple[int, int, Played]], there: Played, order: int) -> int | None:
        """Put a turn in the queue where it may lead on; its distance, None where it cannot."""
        turn = there.turn
        if turn.ended:
            return None
        node, state = self._where(there)
        distance = self.far[node].get(state)
        if distance is None:
            return None
        many = len(self.seen)
        self.seen.add((node, self.control.key(node, turn.state.values, self.asked)))
        if len(self.seen) > many:
            heapq.heappush(queue, (distance, order, there))
        return distance

    def _where(self, played: Played) -> State:
        """The node of a turn's menu, and the state there as the search knows it."""
        state = played.turn.state
        node = self.graph.number[menu(state.at)]
        return node, self.pack(state.values) & self.space.sight.masks[node]

    def _in_the_way(self, node: int, state: int) -> set[str]:
        """The unknown slots asked on the way that the search thought short, up to the next menu."""
        known = self.space.sight.known
        found: set[str] = set()
        here = (node, state)
        for _ in range(200):
            lead = self.leads[here[0]].get(here[1])
            if lead is None:
                break
            edge = self.graph.edges[lead[0]]
            here = (edge.target, lead[1])
            for guard in (
                edge.guard,
                *(change.guard for change in edge.changes if change.slot in known),
            ):
                found.update(slot for slot in slots_in(guard) if slot not in known)
            if found and self.graph.names[here[0]].startswith("menu "):
                break
        return found


def _reading(walker: Walker, mask: int) -> Callable[[Values], object]:
    """A function to the values of some slots, given as a set of the walker's."""
    layout = walker.graph.story.layout
    slots = sorted(map(layout.__getitem__, walker.liveness.slots(mask)))
    bits = sum(1 << ~index for index in slots if index < 0)
    plain = [index for index in slots if index >= 0]
    if not plain:
        return lambda values: int(values[-1]) & bits
    read = itemgetter(*plain)
    return (lambda values: (read(values), int(values[-1]) & bits)) if bits else read
