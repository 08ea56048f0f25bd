"""What proof costs: states of the exact search a second, and whole proofs of grown stories."""

import statistics
import time
from collections.abc import Iterator

from tests.explore.faults import garden_of
from tests.explore.proved import named, read, unknown_share

from commune.cli.where import story_folder
from commune.engine import begin, choose
from commune.explore.graph import graph_of
from commune.explore.prove import proof_of, proving
from commune.explore.walk import Walker
from commune.loading import load_folder
from commune.model import Story

Row = tuple[str, str]
GROWN = ((60, 9), (300, 30), (1_000, 100))  # scenes, and faults planted in them


def proof_figures() -> Iterator[Row]:
    """New states a second, beside the engine's own `choose`; then whole proofs."""
    ours = load_folder(story_folder()).story
    assert ours is not None
    for name, story in (("our story", ours), ("60 scenes", read(garden_of(60, 1)))):
        rate = statistics.median(_states(story) for _ in range(5))
        yield f"exact search, new states/s, {name}", f"{rate:,.0f}"
        plain = _tried(story, 20_000)
        yield f"  beside: trying every way with choose, {name}", f"{plain:,.0f}"
    for scenes, faults in GROWN:
        planted = garden_of(scenes, 1, faults=faults)
        story = read(planted)
        start = time.perf_counter()
        proof = proof_of(story)
        for _ in proving(proof):
            pass
        took = time.perf_counter() - start
        found = set(named(proof))
        yield (
            f"prove, {scenes} scenes, more than 2^{planted.free} states",
            (
                f"{took:.1f} s; {len(found & planted.faults)} of {len(planted.faults)} faults, "
                f"{len(found - planted.faults)} false, {unknown_share(proof):.2%} unknown"
            ),
        )


def _states(story: Story) -> float:
    walker = Walker(graph_of(story))
    start = time.perf_counter()
    space = walker.walk(limit=400_000)
    return space.states / (time.perf_counter() - start)


def _tried(story: Story, most: int) -> float:
    """States a second of a plain search that takes every open way with the engine."""
    start = time.perf_counter()
    waiting = [begin(story)]
    seen = {waiting[0].state}
    while waiting and len(seen) < most:
        turn = waiting.pop()
        for offer in turn.offers:
            if offer.open:
                there = choose(story, turn.state, offer.step)
                if there.state not in seen:
                    seen.add(there.state)
                    waiting.append(there)
    return len(seen) / (time.perf_counter() - start)
