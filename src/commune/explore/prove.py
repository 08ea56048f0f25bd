"""The proof of a story: for all that was written, whether it can be met.

In this order, each leaving less to the next: what holds at a menu whatever is true; every
way from the beginning, turn by turn, then whole playthroughs, least-taken ways first; one
exact search over all that ways on ask about, if the story is small enough; and for what is
still open, play led by searches over what it hangs on, and at last play that leans to it.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import partial

from commune.engine import Journal
from commune.engine.replay import continue_as_far, replay_as_far
from commune.engine.shortened import summarised
from commune.explore.claims import claim_targets
from commune.explore.graph import Graph, graph_of
from commune.explore.guards import atoms_of, satisfiable, slots_in
from commune.explore.leading import Ground
from commune.explore.playing import Met, Played, Trace
from commune.explore.runs import playing, spread
from commune.explore.seeking import Answer, Limits, Seeker
from commune.explore.shortening import begun, without_rounds
from commune.explore.targets import Site, Target, targets_of
from commune.explore.trapping import traps
from commune.explore.walk import Space, Walker
from commune.model import Story
from commune.model.ids import scene_of
from commune.model.lessons import Opening
from commune.values import value

_STATES_A_NODE = 50  # of a search that knows a few slots only
_SPREAD = 30_000  # turns from the beginning on every way, for the shortest paths
_TRIES = (1, 8)  # how far to go for what is still open, by the limits given


class Status(Enum):
    """What is known of a target. There is nothing in between."""

    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@value
class Bounds:
    """How much is done: turns of play at first, states of the one search, and of each later."""

    turns: int = 250_000
    states: int = 400_000
    limits: Limits | None = None


@value
class Progress:
    """What is being done, and how many things are still open."""

    doing: str
    open: int


@dataclass(slots=True)
class Proof:
    """What is known so far; it may be read at any moment.

    `faults` are targets that must not be met: dead ends, traps, broken claims.
    """

    story: Story
    graph: Graph
    targets: dict[str, Target]
    faults: dict[str, Target]
    met: Met
    closed: set[str] = field(default_factory=set)  # keys that are impossible
    why: dict[str, frozenset[str]] = field(default_factory=dict)  # slots that told so by a search
    astray: dict[str, Trace] = field(default_factory=dict)  # summaries that stay in their scene
    states: int = 0
    whole: bool = False  # whether one search saw all that can happen

    def status(self, key: str) -> Status:
        """What is known of a target or a fault."""
        if key in self.met.paths:
            return Status.POSSIBLE
        return Status.IMPOSSIBLE if key in self.closed else Status.UNKNOWN

    def path(self, key: str) -> Trace | None:
        """The shortest path that was found to a target, without its rounds."""
        trace = self.met.paths.get(key)
        return None if trace is None else without_rounds(self.story, trace)

    @property
    def still_open(self) -> list[str]:
        """What is not known yet."""
        keys = (*self.targets, *self.faults)
        return [key for key in keys if self.status(key) is Status.UNKNOWN]


def proof_of(story: Story) -> Proof:
    """A proof of which nothing is done yet."""
    graph = graph_of(story)
    targets = targets_of(graph)
    faults = _must_not_be(graph) | claim_targets(graph)
    met = Met.of(graph, (*targets.values(), *faults.values()))
    proof = Proof(story, graph, targets, faults, met)
    for opening in story.openings.values():
        _open(proof, opening)
    return proof


def _open(proof: Proof, opening: Opening) -> None:
    """Whether an opening can be begun at: its path can be played, or it starts somewhere."""
    target = Target("opening", opening.id, opening.span)
    proof.targets[target.key] = target
    if opening.start is not None:
        proof.met.paths[target.key] = Trace("", None, opening.id, 0)
        return
    journal, stopped = replay_as_far(proof.story, [one.id for one in opening.path])
    if stopped is not None:
        target.span = opening.path[stopped.made].span or opening.span
        proof.closed.add(target.key)
        return
    here = Trace("", None, "", 0)
    for step in journal.path:
        here = Trace(step, here, "", here.length + 1)
    proof.met.paths[target.key] = here


def proving(proof: Proof, bounds: Bounds | None = None) -> Iterator[Progress]:
    """Work the proof out, saying from time to time what is done; it can be left at any moment."""
    bounds = bounds or Bounds()
    walker = Walker(proof.graph)
    starts = proof.met.beginnings()
    yield Progress("at menus", len(proof.still_open))
    _close_by_form(proof)
    yield Progress("playing", len(proof.still_open))
    known: dict[str, deque[Played]] = {}
    for _ in spread(proof.met, starts, min(bounds.turns, _SPREAD)):
        yield Progress("playing", len(proof.still_open))
    for _ in playing(proof.met, starts, bounds.turns, known):
        yield Progress("playing", len(proof.still_open))
    yield Progress("searching", len(proof.still_open))
    space = walker.walk(limit=bounds.states)
    proof.states += space.states
    proof.whole = space.complete
    if space.complete:
        _close_by(proof, space)
    # A playthrough of a long story takes thousands of turns, and led play looks left and right.
    limits = bounds.limits or Limits(
        150_000 + _STATES_A_NODE * len(proof.graph.names), 4_000 + 12 * len(proof.graph.closing)
    )
    for fault in traps(walker, space, proof.met, limits.states):
        proof.faults[fault.key] = fault
        proof.met.wait_for(fault)
    for times in _TRIES:
        further = Limits(limits.states * times, limits.turns * times)
        yield from _seek(proof, Seeker(walker, Ground(proof.met, starts, known), further))
    _follow_summaries(proof)
    yield Progress("done", len(proof.still_open))


def _seek(proof: Proof, seeker: Seeker) -> Iterator[Progress]:
    """Look for each thing that is still open by itself."""
    for key in proof.still_open:
        if proof.status(key) is not Status.UNKNOWN:
            continue
        yield Progress("seeking each", len(proof.still_open))
        target = proof.targets.get(key) or proof.faults[key]
        if target.cause in proof.closed:
            proof.closed.add(key)  # what it stands in cannot be
            continue
        before = seeker.states
        answer = seeker.seek(target.sites, partial(proof.met.paths.__contains__, key))
        proof.states += seeker.states - before
        if seeker.arrived is not None:
            # few came so far by chance, so much of what lies behind may be open too
            known, turns = seeker.ground.known, seeker.limits.turns // 2
            for _ in playing(proof.met, [seeker.arrived], turns, known):
                yield Progress("playing on", len(proof.still_open))
        if answer is Answer.IMPOSSIBLE:
            proof.closed.add(key)
            proof.why[key] = seeker.known_last


def _follow_summaries(proof: Proof) -> None:
    """Take what met a summary back where its path does not lead out of the scene."""
    story = proof.story
    for key, target in proof.targets.items():
        trace = proof.met.paths.get(key)
        if target.kind != "summary" or trace is None:
            continue
        scene = story.scenes[target.address.partition(" ")[0]]
        start = Journal(story, begun(story, trace.start))
        journal, _ = continue_as_far(start, trace.path)
        behind = summarised(journal, scene)
        if scene_of(behind.state.at) == scene.id and not behind.turn.ended:
            proof.astray[key] = proof.met.paths.pop(key)
            proof.closed.add(key)


def _must_not_be(graph: Graph) -> dict[str, Target]:
    """For each menu, that nothing in it is open; for each hub, that it offers nothing."""
    found: dict[str, Target] = {}
    for kind, guards in (("dead-end", graph.closing), ("dry-hub", graph.dry)):
        for node, guard in guards.items():
            address = graph.names[node].partition(" ")[2]
            scene, _, passage = address.partition(".")
            span = graph.story.scenes[scene].passages[passage].span
            target = Target(kind, address, span, sites=[Site(graph.names[node], guard)])
            found[target.key] = target
    return found


def _close_by_form(proof: Proof) -> None:
    """What cannot be whatever is true: menus that never close, branches that contradict."""
    for key in proof.still_open:
        target = proof.targets.get(key) or proof.faults[key]
        sites = [site for site in target.sites if site.node in proof.graph.number]
        if not any(satisfiable(site.guard) for site in sites):
            proof.closed.add(key)


def _close_by(proof: Proof, space: Space) -> None:
    """What a search that left nothing out did not reach."""
    live = space.sight.masks
    fields = space.sight.fields
    for key in proof.still_open:
        target = proof.targets.get(key) or proof.faults[key]
        for site in target.sites:
            node = proof.graph.number.get(site.node)
            if node is None or not space.seen[node]:
                continue
            atoms = tuple(atoms_of(site.guard))
            told = all(fields.tells(one) and live[node] & fields.mask({one.slot}) for one in atoms)
            if not told or space.all(node, site.guard):
                break
        else:
            proof.closed.add(key)
            asked = (slots_in(site.guard) for site in target.sites)
            proof.why[key] = frozenset(slot for slots in asked for slot in slots)
