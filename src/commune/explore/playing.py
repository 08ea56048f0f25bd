"""What was met by playing: each target with the first path that showed it.

The engine's own `choose` plays; nothing is believed possible that it did not show.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from commune.engine import Turn, begin, begin_at, choose
from commune.engine.place import Place
from commune.explore.graph import Graph
from commune.explore.guards import All, Any, Domains, Enough, Guard, In
from commune.explore.nodes import open_act
from commune.explore.targets import Target
from commune.expressions import Layout, Values
from commune.expressions.slots import slot_source

Test = Callable[[Values], object]


class Trace(NamedTuple):
    """A path as a chain: the last step and what was before it. The first has no step."""

    step: str
    before: "Trace | None"
    start: str  # the opening it began at, or empty
    length: int

    @property
    def path(self) -> tuple[str, ...]:
        """The steps, in order."""
        steps: list[str] = []
        here: Trace | None = self
        while here is not None and here.before is not None:
            steps.append(here.step)
            here = here.before
        return tuple(reversed(steps))


class Played(NamedTuple):
    """A turn, and the path to it."""

    turn: Turn
    trace: Trace


@dataclass(slots=True)
class Met:
    """Which targets were met, each with a path; `open_at` are the sites still waited for.

    A path from the story's own beginning is better than one from an opening: what was met
    from an opening only is still waited for.
    """

    graph: Graph
    paths: dict[str, Trace] = field(default_factory=dict)
    open_at: dict[str, list[tuple[str, Test]]] = field(default_factory=dict)
    to_reveal: set[str] = field(default_factory=set)  # notes that only effects can tell of
    turns: int = 0
    news: int = 0  # how often something was met for the first time, or by a better path

    @classmethod
    def of(cls, graph: Graph, targets: Iterable[Target]) -> "Met":
        """Nothing was met yet."""
        met = cls(graph)
        for target in targets:
            met.wait_for(target)
        return met

    def wait_for(self, target: Target) -> None:
        """See from now on whether a target is met."""
        for site in target.sites:
            if site.also:
                self.to_reveal.add(target.key)
                continue
            test = asking(site.guard, self.graph.story.layout, self.graph.domains)
            self.open_at.setdefault(site.node, []).append((target.key, test))

    def beginnings(self) -> list[Played]:
        """The first turns: of the story, and of openings that start without a path."""
        story = self.graph.story
        found = [Played(begin(story), Trace("", None, "", 0))]
        for opening in story.openings.values():
            if opening.start is not None:
                turn = begin_at(story, opening.start.id, opening.effects)
                found.append(Played(turn, Trace("", None, opening.id, 0)))
        for played in found:
            self._look(played)
        return found

    def on(self, played: Played, step: str) -> Played:
        """Take a step, and see what it shows."""
        turn = choose(self.graph.story, played.turn.state, step)
        before = played.trace
        following = Played(turn, Trace(step, before, before.start, before.length + 1))
        self.turns += 1
        self._look(following)
        return following

    def _look(self, played: Played) -> None:
        turn, trace = played
        open_at = self.open_at
        acts = self.graph.acts_asked
        act = ""
        for place, before, after in turn.trail:
            if isinstance(place, Place):
                name = f"arrive {place.address}"
                if acts and (now := self.graph.story.scenes[place.scene].act) != act:
                    if now in acts and (act or not turn.step):
                        opening = open_act(now, place.address)
                        if opening in open_at:
                            self._check(opening, before, trace)
                    act = now
            else:
                name = f"way {place.step}"
                if acts and place.scene:
                    act = self.graph.story.scenes[place.scene].act
            if name in open_at:
                self._check(name, after, trace)
            if self.to_reveal:
                self._see_notes(place.reveals(before) if place.reveals else (), trace)
        at = f"menu {turn.state.at}"
        if at in open_at and not turn.ended:
            self._check(at, turn.state.values, trace)

    def _see_notes(self, notes: Iterable[str], trace: Trace) -> None:
        for note in notes:
            if (key := f"note {note}") in self.to_reveal:
                self._meet(key, trace)

    def _check(self, node: str, values: Values, trace: Trace) -> None:
        left = []
        for key, test in self.open_at[node]:
            known = self.paths.get(key)
            if known is not None and not known.start:
                continue
            if not (known is not None and trace.start) and test(values):
                self._meet(key, trace)
                if not trace.start:
                    continue
            left.append((key, test))
        if left:
            self.open_at[node] = left
        else:
            del self.open_at[node]

    def _meet(self, key: str, trace: Trace) -> None:
        known = self.paths.get(key)
        if known is None or (known.start and not trace.start):
            self.paths[key] = trace
            self.news += 1
        if not trace.start:
            self.to_reveal.discard(key)


def asking(guard: Guard, layout: Layout, domains: Domains) -> Test:
    """A function that says whether a guard holds for a state's values."""
    source = _source(guard, layout, domains)
    made: Test = eval(f"lambda v: {source}", {"__builtins__": {}})  # noqa: S307 - literals only
    return made


def codes_of(values: Values, slots: Iterable[str], graph: Graph) -> dict[str, int]:
    """The codes of some slots in a state's values."""
    layout, domains = graph.story.layout, graph.domains
    found: dict[str, int] = {}
    for slot in slots:
        index = layout[slot]
        held = values[index] if index >= 0 else bool(int(values[-1]) >> ~index & 1)
        found[slot] = domains[slot].index(held)
    return found


def _source(guard: Guard, layout: Layout, domains: Domains) -> str:
    match guard:
        case In(slot, mask):
            wanted = tuple(one for code, one in enumerate(domains[slot]) if mask >> code & 1)
            return f"{slot_source(layout[slot])} in {wanted!r}"
        case All(parts):
            return " and ".join(f"({_source(p, layout, domains)})" for p in parts) or "True"
        case Any(parts):
            return " or ".join(f"({_source(p, layout, domains)})" for p in parts) or "False"
        case Enough(count, parts):
            sums = " + ".join(f"(1 if {_source(p, layout, domains)} else 0)" for p in parts)
            return f"{sums or 0} >= {count}"
