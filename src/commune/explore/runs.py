"""Whole playthroughs for what they show, before anything is searched for."""

from collections import deque
from collections.abc import Iterator, Sequence

from commune.engine.replay import open_steps
from commune.explore.playing import Met, Played

_IDLE_RUNS = 48
_KEPT = 8


def played_through(met: Met, starts: Sequence[Played], turns: int) -> dict[str, deque[Played]]:
    """Play so many turns at most; some places of each menu, to go on from."""
    known: dict[str, deque[Played]] = {}
    for _ in playing(met, starts, turns, known):
        pass
    return known


def spread(met: Met, starts: Sequence[Played], turns: int) -> Iterator[None]:
    """Every way from the starts, turn by turn: what is met so is met by a shortest path."""
    waiting = deque(starts)
    seen = {start.turn.state for start in starts}
    stop = met.turns + turns
    while waiting and met.turns < stop:
        here = waiting.popleft()
        for step in open_steps(here.turn):
            there = met.on(here, step)
            if there.turn.state not in seen:
                seen.add(there.turn.state)
                waiting.append(there)
        if not len(seen) % 1_000:
            yield


def playing(
    met: Met, starts: Sequence[Played], turns: int, known: dict[str, deque[Played]]
) -> Iterator[None]:
    """Whole playthroughs until they show nothing new: one takes what was taken least, one mixes.

    The last few turns at each menu are kept as `known`, to go on from.
    """
    taken: dict[str, int] = {}
    longest = 4 * len(met.graph.closing) + 400
    run = idle = 0
    stop = met.turns + turns
    while idle < _IDLE_RUNS and met.turns < stop and met.open_at:
        before = met.news
        here = starts[run % len(starts)]
        mix = run * 2_654_435_761 & 0xFFFFFFFF
        for _ in range(longest):
            steps = open_steps(here.turn)
            if not steps:
                break
            mix = mix * 1_664_525 + 1_013_904_223 & 0xFFFFFFFF
            if run // len(starts) % 2:  # each beginning is played in both ways
                step = steps[(mix >> 16) % len(steps)]
            else:
                step = min(steps, key=lambda one: taken.get(one, 0))
            taken[step] = taken.get(step, 0) + 1
            here = met.on(here, step)
            at = here.turn.state.at
            if at not in known:
                known[at] = deque(maxlen=_KEPT)
            known[at].append(here)
        idle = 0 if met.news > before else idle + 1
        run += 1
        if run % 8 == 0:
            yield
