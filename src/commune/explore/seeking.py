"""Play that is led towards what is still open.

A search over the few slots a question hangs on says how far each state is from it, if all
else went well. Play follows that; where it cannot, what stood in the way becomes known to
the next search. Either play arrives, or a search proves that nothing can.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from commune.explore.guards import Guard, slots_in, weakened
from commune.explore.leading import Control, Ground, Led
from commune.explore.leaning import lean
from commune.explore.live import Watch
from commune.explore.playing import Played
from commune.explore.targets import Site
from commune.explore.walk import Walker

_ROUNDS = 14
_SHORT_ROUNDS = 3  # in which less is played
_LEANING, _LEANT = 3, 4  # how much more is played leaning; towards how many sites
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
    ground: Ground
    limits: Limits = field(default_factory=Limits)
    states: int = 0
    arrived: Played | None = None  # what met the last goal, where play was led there
    known_last: frozenset[str] = frozenset()  # the slots that the last answer took

    def seek(self, sites: Sequence[Site], is_met: Callable[[], bool]) -> Answer:
        """Try to come to one of the sites; `is_met` says whether play has."""
        graph, self.arrived = self.walker.graph, None
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
        control = Control(self.walker, watch, within)
        search = _Search(placed, watch, known, more, control, never)
        answer = self._search(search, is_met)
        if answer is not Answer.UNKNOWN:
            return answer
        found = self._play_blurred(search, is_met) or self._lean(search, is_met)
        return Answer.MET if found else answer

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
            led = Led(self.ground, space, goals, search.control, is_met)
            self.arrived = led.play_coarsely(self.limits.turns)
            if self.arrived is not None:
                return Answer.MET
            # What stands in the way is seen soon; only where that was no help it pays to play on.
            self.arrived = led.play(self.limits.turns >> max(0, _SHORT_ROUNDS - round_))
            if self.arrived is not None:
                return Answer.MET
            if led.exhausted and space.complete:
                return never
            blamed = led.blamed() - known
            if not blamed or not space.complete:
                return Answer.UNKNOWN
            known |= blamed
        return Answer.UNKNOWN

    def _play_blurred(self, search: "_Search", is_met: Callable[[], bool]) -> bool:
        """Play led by a search that leaves out of sight what was too much, the largest first."""
        domains, control = self.walker.graph.domains, search.control
        control.known = self.walker.liveness.mask(search.known)
        seen = sorted(search.known, key=lambda slot: (len(domains[slot]), slot))
        while len(seen) > 1:
            seen.pop()
            space = self.walker.walk(seen, search.watch, self.limits.states, control.within)
            self.states += space.states
            asked = [(node, weakened(guard, seen)) for node, guard in search.placed]
            goals = [(node, state) for node, guard in asked for state in space.all(node, guard)]
            if goals:
                led = Led(self.ground, space, goals, control, is_met)
                self.arrived = led.play_coarsely(self.limits.turns)
                return self.arrived is not None
        return False

    def _lean(self, search: "_Search", is_met: Callable[[], bool]) -> bool:
        """Play that leans towards what is asked, where searching came to no end."""
        return any(
            lean(
                self.ground.met,
                self.ground.starts,
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
    control: Control
    never: Answer
