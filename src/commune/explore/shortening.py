"""Paths without what does not matter in them: ways round that come back to where they began."""

from commune.engine import Turn, begin, begin_at, choose
from commune.explore.playing import Trace
from commune.model import Story


def without_rounds(story: Story, trace: Trace) -> Trace:
    """The same road without its rounds: nothing is left out that changed the state.

    The last step stays, for what it showed.
    """
    first = Trace("", None, trace.start, 0)
    turn = begun(story, trace.start)
    kept: list[tuple[Turn, Trace]] = [(turn, first)]
    known = {turn.state: 0}
    *before, last = trace.path or ("",)
    for step in before:
        turn, here = kept[-1]
        turn = choose(story, turn.state, step)
        back = known.get(turn.state)
        if back is None:
            known[turn.state] = len(kept)
            kept.append((turn, Trace(step, here, trace.start, here.length + 1)))
        else:
            for gone, _ in kept[back + 1 :]:
                del known[gone.state]
            del kept[back + 1 :]
    here = kept[-1][1]
    return Trace(last, here, trace.start, here.length + 1) if last else first


def begun(story: Story, opening: str) -> Turn:
    """The first turn of a story, or of an opening that starts without a path."""
    found = story.openings.get(opening)
    if found is None or found.start is None:
        return begin(story)
    return begin_at(story, found.start.id, found.effects)
