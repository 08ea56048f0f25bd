"""What comes back of what was chosen: callbacks, and the choices that something hangs on.

- A callback is a text branch of twelve words or more, an offer or a target of a divert,
  whose condition reads what a choice in another passage decided before. An `{else}` is what
  the others are told apart from, and no callback; nor is the mere question who one is.
- A choice has an effect if something later reads what it decides: what its effects set,
  that it was taken, or that it led to where its menu's other ways do not. An effect that
  decides another counts where that one is read.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from commune.explore.graph import Edge, Graph, Move
from commune.explore.guards import TRUE, slots_in
from commune.explore.origins import Behind, leading, origins_of
from commune.explore.reads import LEAST_WORDS, Read
from commune.expressions import Condition, slots_asked
from commune.model import Story
from commune.model.ids import is_pause, scene_of
from commune.values import value


@value
class Callback:
    """Something that comes back. `kind`, `name` and `stretch` are as in `Read`.

    `passages` are where it is read, more than one only for a fate; `acts` are their acts.
    """

    kind: str
    name: str
    stretch: int
    passages: tuple[str, ...]
    acts: tuple[str, ...]
    across_acts: bool
    into_epilogue: bool


def asks_beyond_who(condition: Condition | None, story: Story) -> bool:
    """Whether a condition asks anything but who the protagonist is."""
    if condition is None:
        return False
    return any(slot != story.manifest.protagonist for slot in slots_asked(condition))


def callbacks_of(graph: Graph, reads: Sequence[Read]) -> tuple[Callback, ...]:
    """All callbacks as written, in the order of their reading."""
    story = graph.story
    origins = origins_of(graph, {slot for read in reads for slot in slots_asked(read.condition)})
    acts = {act: index for index, act in enumerate(story.acts)}
    found: dict[tuple[str, str], list[tuple[Read, bool]]] = {}
    for read in reads:
        if read.kind == "text" and read.words < LEAST_WORDS:
            continue
        behind = origins[graph.number[read.node]] if read.node in graph.number else {}
        order = acts[story.scenes[scene_of(read.passage)].act]
        earlier = _earlier_acts(read, behind, story)
        if earlier is not None:
            across = bool(earlier & ((1 << order) - 1))
            found.setdefault((read.kind, read.name), []).append((read, across))
    return tuple(_callback(places, story) for places in found.values())


def steps_with_effect(graph: Graph, reads: Sequence[Read]) -> frozenset[str]:
    """The steps that something later hangs on."""
    later = _Later(graph, reads)
    led = leading(graph.story)
    found: set[str] = set()
    for number, edge in enumerate(graph.edges):
        if not edge.step or is_pause(edge.step):
            continue
        decided = {change.slot for change in graph.edges[number].changes}
        if decided & later.behind[edge.target] or led.get(edge.step, frozenset()) & later.visits:
            found.add(edge.step)
    return frozenset(found)


def _earlier_acts(read: Read, behind: Behind, story: Story) -> int | None:
    """The acts of the choices in other passages that are behind a reading; None without any."""
    acts, is_one = 0, False
    for slot in slots_asked(read.condition):
        origin = behind.get(slot)
        if origin is None or slot == story.manifest.protagonist:
            continue
        if any(passage != read.passage for passage in origin.passages):
            is_one, acts = True, acts | origin.acts
    return acts if is_one else None


def _callback(places: Sequence[tuple[Read, bool]], story: Story) -> Callback:
    read = places[0][0]
    passages = tuple(dict.fromkeys(place.passage for place, _ in places))
    acts = tuple(dict.fromkeys(story.scenes[scene_of(at)].act for at in passages))
    last = list(story.acts)[-1]
    across = any(is_across for _, is_across in places)
    return Callback(read.kind, read.name, read.stretch, passages, acts, across, last in acts)


class _Later:
    """What is still read: `behind` each node, on the ways on from it; and which `visits`."""

    def __init__(self, graph: Graph, reads: Sequence[Read]) -> None:
        self._graph = graph
        self._told: dict[int, set[str]] = defaultdict(set)  # by the text at a node
        self._asked: dict[int, set[str]] = defaultdict(set)  # on the ways on from it
        for read in reads:
            if read.weight >= LEAST_WORDS and read.node in graph.number:
                known = self._told if read.kind == "text" else self._asked
                known[graph.number[read.node]].update(slots_asked(read.condition))
        self.behind = self._worked_out()
        self.visits = {
            change.slot
            for edge in graph.edges
            for change in edge.changes
            if change.slot not in graph.story.variables and change.slot in self._at(edge.target)
        }

    def _at(self, node: int) -> set[str] | frozenset[str]:
        return self.behind[node] | self._told.get(node, frozenset())

    def _worked_out(self) -> Mapping[int, frozenset[str]]:
        graph = self._graph
        into: list[list[Edge]] = [[] for _ in graph.names]
        for edge in graph.edges:
            into[edge.target].append(edge)
        found = {node: frozenset(self._asked.get(node, ())) for node in range(len(graph.names))}
        waiting = dict.fromkeys(range(len(graph.names)))
        while waiting:
            node, _ = waiting.popitem()
            needed = found[node] | self._told.get(node, frozenset())
            for edge in into[node]:
                before = _before(edge, needed)
                if not before <= found[edge.source]:
                    found[edge.source] |= before
                    waiting[edge.source] = None
        return found


def _before(edge: Edge, after: frozenset[str]) -> set[str]:
    """What matters before an edge's changes, if `after` matters behind them."""
    needed = set(after)
    for change in reversed(edge.changes):
        if change.slot in needed:
            if change.guard == TRUE and not isinstance(change, Move):
                needed.discard(change.slot)
            needed.update(slots_in(change.guard))
    return needed
