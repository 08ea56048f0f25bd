"""Play that leans towards what a guard asks, for guards over more than a search can hold.

Each turn takes the way behind which least is missing, and now and then another. It proves
nothing impossible; what it comes to has a path.
"""

from collections.abc import Callable, Collection, Sequence

from commune.engine.replay import open_steps
from commune.explore.graph import Graph
from commune.explore.guards import All, Any, Enough, Guard, In
from commune.explore.nodes import menu
from commune.explore.playing import Met, Played
from commune.expressions import Values

_FAR = 1_000_000
_ASTRAY = (0, 1, 3, 6)  # of sixteen turns, how many take any way, run after run
Gap = Callable[[Values], int]


def lean(  # noqa: PLR0913 - what to play, where from, what towards, and how far
    met: Met,
    starts: Sequence[Played],
    guard: Guard,
    *,
    within: Collection[int],
    turns: int,
    is_met: Callable[[], bool],
) -> bool:
    """Play whole runs towards a guard until it is met or so many turns were played.

    `within` are the nodes from which the place where it is asked can be come to.
    """
    gap = gap_of(guard, met.graph)
    stop, run = met.turns + turns, 0
    number = met.graph.number
    while met.turns < stop:
        here = starts[run % len(starts)]
        mix = run * 2_654_435_761 + 97 & 0xFFFFFFFF
        before = -1
        while met.turns < stop and met.turns != before:
            before = met.turns
            ways = [met.on(here, step) for step in open_steps(here.turn)]
            if is_met():
                return True
            ways = [one for one in ways if number.get(menu(one.turn.state.at), -1) in within]
            ways = [one for one in ways if not one.turn.ended]
            if not ways:
                break
            mix = mix * 1_664_525 + 1_013_904_223 & 0xFFFFFFFF
            turned = (mix >> 8) % len(ways)
            ways = ways[turned:] + ways[:turned]  # among equals, another one each time
            if mix >> 24 & 15 < _ASTRAY[run % len(_ASTRAY)]:
                here = ways[0]
            else:
                here = min(ways, key=lambda one: gap(one.turn.state.values))
        run += 1
    return False


def gap_of(guard: Guard, graph: Graph) -> Gap:
    """A function that says how much is missing: by how many codes, added up where all must hold."""
    layout, domains = graph.story.layout, graph.domains
    match guard:
        case In(slot, mask, size):
            wanted = [code for code in range(size) if mask >> code & 1]
            by_code = [
                min((abs(one - code) for one in wanted), default=_FAR) for code in range(size)
            ]
            index = layout[slot]
            if index < 0:
                return lambda values: by_code[int(values[-1]) >> ~index & 1]
            by_value = dict(zip(domains[slot], by_code, strict=True))
            return lambda values: by_value[values[index]]
        case All(parts):
            gaps = [gap_of(part, graph) for part in parts]
            return lambda values: sum(gap(values) for gap in gaps)
        case Any(parts):
            gaps = [gap_of(part, graph) for part in parts]
            return lambda values: min((gap(values) for gap in gaps), default=_FAR)
        case Enough(count, parts):
            gaps = [gap_of(part, graph) for part in parts]
            return lambda values: sum(sorted(gap(values) for gap in gaps)[:count])


def _nearest(code: int, wanted: Sequence[int]) -> int:
    return min((abs(one - code) for one in wanted), default=_FAR)
