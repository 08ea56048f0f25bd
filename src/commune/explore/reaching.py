"""A real path to a place, for somebody who wants to stand there."""

from collections import deque
from collections.abc import Iterator
from functools import partial

from commune.engine import choose
from commune.engine.place import Place
from commune.explore.graph import graph_of
from commune.explore.guards import Guard
from commune.explore.leading import Ground
from commune.explore.nodes import arrive
from commune.explore.playing import Met, Played, Trace
from commune.explore.runs import played_through
from commune.explore.seeking import Answer, Limits, Seeker
from commune.explore.shortening import begun
from commune.explore.targets import Site, Target
from commune.explore.walk import Walker
from commune.model import Story
from commune.model.ids import scene_of
from commune.values import value

_TURNS = 40_000


@value
class Nowhere:
    """No path; `certain` where there can be none."""

    certain: bool


def road_to(story: Story, address: str, guard: Guard) -> Trace | Nowhere:
    """A path behind which an address is arrived at, with a guard holding there.

    One from the story's own beginning, if there is one; else one from an opening.
    """
    graph = graph_of(story)
    target = Target("place", address, sites=[Site(arrive(address), guard)])
    met = Met.of(graph, [target])
    starts = met.beginnings()
    known = played_through(met, starts, _TURNS)
    limits = Limits(turns=8_000 + 12 * len(graph.closing))
    walker = Walker(graph)
    certain = False
    for from_openings in (False, True):
        road = met.paths.get(target.key)
        if road is not None and (from_openings or not road.start):
            return road
        own = partial(_begun_right, from_openings)
        near = {address: deque(filter(own, places)) for address, places in known.items()}
        seeker = Seeker(walker, Ground(met, list(filter(own, starts)), near), limits)
        answer = seeker.seek(target.sites, partial(_is_met, met, target.key, from_openings))
        certain = answer is Answer.IMPOSSIBLE
    return met.paths.get(target.key) or Nowhere(certain)


def road_into(story: Story, scene: str, guard: Guard) -> tuple[str, Trace | Nowhere]:
    """A path to a scene, with a guard holding there, and the address it leads to.

    That is the scene's first passage, if there is such a path; some may come into the scene
    elsewhere, and then it is where they do.
    """
    certain = True
    first, *others = (f"{scene}.{passage}" for passage in story.scenes[scene].passages)
    for address in (first, *others):
        road = road_to(story, address, guard)
        if isinstance(road, Trace):
            for earlier in _passed(story, road, scene):
                sooner = road_to(story, earlier, guard) if earlier != address else road
                if isinstance(sooner, Trace):
                    return earlier, sooner
            return address, road
        certain = certain and road.certain
    return first, Nowhere(certain)


def _passed(story: Story, road: Trace, scene: str) -> Iterator[str]:
    """The passages of a scene that a path comes by, in its order."""
    turn = begun(story, road.start)
    for step in (*road.path, ""):
        for stop in turn.trail:
            if isinstance(stop.place, Place) and scene_of(stop.place.address) == scene:
                yield stop.place.address
        turn = choose(story, turn.state, step) if step else turn


def _begun_right(from_openings: bool, played: Played) -> bool:  # noqa: FBT001 - its only question
    return from_openings or not played.trace.start


def _is_met(met: Met, key: str, from_openings: bool) -> bool:  # noqa: FBT001 - its only question
    road = met.paths.get(key)
    return road is not None and (from_openings or not road.start)
