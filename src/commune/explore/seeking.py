"""Play that is led towards what is still open.

A search over the few slots a question hangs on says how far each state is from it, if all
else went well. Play follows that; where it cannot, what stood in the way becomes known to
the next search. Either play arrives, or a search proves that nothing can.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from operator import itemgetter

from commune.engine.replay import open_steps
from commune.explore.distances import State, distances
from commune.explore.guards import Guard, slots_in
from commune.explore.leaning import lean
from commune.explore.live import Watch
from commune.explore.nodes import menu
from commune.explore.packing import packer
from commune.explore.playing import Met, Played
from commune.explore.targets import Site
from commune.explore.walk import Space, Walker
from commune.expressions import Values

_ROUNDS = 14
_SHORT_ROUNDS = 3  # in which less is played
_LEANING, _LEANT = 3, 4  # how much more is played leaning; towards how many sites
_BLAMED = 3  # slots that become known at once
_NEAREST = 40  # of the places where play was stuck
_STEPS_BACK, _MANY_WAYS = 4, 6
_NEAR = 200  # of the places that play knows already, those it goes on from


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
    """Looks for one thing after another in one story; what is met on the way counts too.

    Play begins at the `starts`, and goes on from what is `known` at each menu's address.
    """

    walker: Walker
    met: Met
    starts: Sequence[Played]
    known: Mapping[str, Sequence[Played]]
    limits: Limits = field(default_factory=Limits)
    states: int = 0
    known_last: frozenset[str] = frozenset()  # the slots that the last answer took

    def seek(self, sites: Sequence[Site], is_met: Callable[[], bool]) -> Answer:
        """Try to come to one of the sites; `is_met` says whether play has."""
        graph = self.walker.graph
        placed = [
            (graph.number[site.node], site.guard) for site in sites if site.node in graph.number
        ]
        # A site that is no node of the graph stands for what is not known.
        never = Answer.IMPOSSIBLE if len(placed) == len(sites) else Answer.UNKNOWN
        known = {slot for _, guard in placed for slot in slots_in(guard)}
        known |= {slot for site in sites for slot in site.also}
        more = {slot for node, _ in placed for slot in self._asked_before(node)}
        watch: dict[int, list[Guard]] = {}
        for node, guard in placed:
            watch.setdefault(node, []).append(guard)
        within = self.walker.leading_to(watch)
        control = _Control(self.walker, watch, within)
        search = _Search(placed, watch, known, more, control, never)
        answer = self._search(search, is_met)
        if answer is Answer.UNKNOWN and self._lean(search, is_met):
            return Answer.MET
        return answer

    def _search(self, search: "_Search", is_met: Callable[[], bool]) -> Answer:
        """Searches and led play in turn, each search knowing more than the one before."""
        known, never = search.known, search.never
        for round_ in range(_ROUNDS):
            space = self.walker.walk(known, search.watch, self.limits.states, search.control.within)
            self.states += space.states
            self.known_last = frozenset(known)
            goals = [
                (node, state) for node, guard in search.placed for state in space.all(node, guard)
            ]
            if not goals:
                return never if space.complete else Answer.UNKNOWN
            if search.more - known:
                known |= search.more
                continue
            search.control.known = self.walker.liveness.mask(known)
            led = _Led(self, space, goals, search.control, is_met)
            # What stands in the way is seen soon; only where that was no help it pays to play on.
            if led.play(self.limits.turns >> max(0, _SHORT_ROUNDS - round_)):
                return Answer.MET
            if led.exhausted and space.complete:
                return never
            blamed = led.blamed() - known
            if not blamed or not space.complete:
                return Answer.UNKNOWN
            known |= blamed
        return Answer.UNKNOWN

    def _lean(self, search: "_Search", is_met: Callable[[], bool]) -> bool:
        """Play that leans towards what is asked, where searching came to no end."""
        return any(
            lean(
                self.met,
                self.starts,
                guard,
                within=search.control.within,
                turns=self.limits.turns * _LEANING,
                is_met=is_met,
            )
            for _, guard in search.placed[:_LEANT]
        )

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


@dataclass(slots=True)
class _Search:
    """What is looked for, and what is known on the way."""

    placed: Sequence[tuple[int, Guard]]
    watch: Watch
    known: set[str]
    more: set[str]  # slots that are well known too, once those alone have not answered
    control: "_Control"
    never: Answer


class _Control:
    """What tells states apart, at a menu, for somebody who wants to come to a goal."""

    def __init__(self, walker: Walker, watch: Watch, within: Collection[int]) -> None:
        self.walker, self.within = walker, within
        self.live = walker.liveness.live(watch, None, within)
        self.known = 0  # slots that count in any case
        self.made: dict[int, Callable[[Values], object]] = {}

    def key(self, node: int, values: Values) -> object:
        """All of a state that can still be asked on the way from a node."""
        mask = self.live[node] | self.known
        reader = self.made.get(mask)
        if reader is None:
            reader = self.made[mask] = _reading(self.walker, mask)
        return reader(values)


class _Led:
    """One attempt: play by the distances of one search."""

    def __init__(
        self,
        seeker: Seeker,
        space: Space,
        goals: Sequence[State],
        control: _Control,
        is_met: Callable[[], bool],
    ) -> None:
        self.seeker, self.space, self.control, self.is_met = seeker, space, control, is_met
        self.graph = space.sight.graph
        self.pack = packer(space.sight.fields, self.graph)
        circles = seeker.walker.circles
        self.far, self.leads = distances(space, goals, circles, control.within)
        self.seen: set[object] = set()
        self.exhausted = False
        self.stuck: list[tuple[int, int, int]] = []

    def play(self, most: int) -> bool:
        """Play until the goal is met, nothing is left, or `most` turns were played."""
        queue: list[tuple[int, int, Played]] = []
        count = 0
        for start in (*self.seeker.starts, *self._nearest()):
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
                self.stuck.append((distance, *self._where(here)))
            if turns > most:
                return False
        self.exhausted = True
        return False

    def blamed(self) -> set[str]:
        """The slots that stood in the way most often where play came nearest."""
        counted: Counter[str] = Counter()
        for _, node, state in sorted(self.stuck)[:_NEAREST]:
            counted.update(self._in_the_way(node, state))
        return {slot for slot, _ in counted.most_common(_BLAMED)}

    def _nearest(self) -> list[Played]:
        """Of what is known at menus, what is nearest to the goal."""
        found: list[tuple[int, int, Played]] = []
        for address, places in self.seeker.known.items():
            at = self.graph.number.get(menu(address))  # the end of the story has none
            for played in places if at is not None and self.far[at] else ():
                node, state = self._where(played)
                distance = self.far[node].get(state)
                if distance is not None:
                    found.append((distance, len(found), played))
        return [played for _, _, played in heapq.nsmallest(_NEAR, found)]

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
        self.seen.add((node, self.control.key(node, turn.state.values)))
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
