"""Which of the things that cannot be only follow from others that cannot be either.

A story is imagined in which what was told already could be: the choice nobody can take is
open, out of the menu that closes every way leads on. What could be in that story follows
from what was told; what cannot be there either is a fault of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from commune.explore.graph import Edge, Graph
from commune.explore.guards import TRUE
from commune.explore.live import Watch
from commune.explore.nodes import arrive, menu, way
from commune.explore.prove import Proof
from commune.explore.targets import Target
from commune.explore.walk import Walker

_STATES = 400_000  # of one search in the imagined story; beyond, a thing is told


def follow_ons(proof: Proof, told: Iterable[Target], impossible: Iterable[Target]) -> set[str]:
    """The keys of the `impossible` targets that follow from others, or from what was `told`."""
    waiting = list(impossible)
    first = list(told)
    if len(waiting) + len(first) < 2:  # noqa: PLR2004 - one follows from nothing
        return set()
    imagined = _Imagined(proof.graph, {one.key: one for one in (*first, *waiting)})
    for one in first:
        imagined.suppose(one)
    found: set[str] = set()
    for target in sorted(waiting, key=imagined.rank):
        if imagined.supposed and not _is_shut(proof, imagined, target):
            found.add(target.key)
        else:
            imagined.suppose(target)
    return found


def _is_shut(proof: Proof, imagined: "_Imagined", target: Target) -> bool:
    """Whether a target is impossible in the imagined story too."""
    asked = proof.why.get(target.key, frozenset())
    if not asked and not proof.whole:
        return True  # by its own form
    if not imagined.reaches(target, asked):
        return True
    return proof.whole and not imagined.reaches(target, None)


@dataclass(slots=True)
class _Imagined:
    """The story's graph with ways that are not there, closed until they are supposed."""

    graph: Graph
    targets: Mapping[str, Target]
    ways: dict[str, list[int]] = field(default_factory=dict)  # by target, the numbers of its ways
    supposed: bool = False
    walker: Walker = field(init=False)

    def __post_init__(self) -> None:
        """Lay the ways out, so that the order of the nodes is right for all of them."""
        old = self.graph
        self.graph = Graph(
            old.story,
            old.domains,
            old.names,
            old.number,
            list(old.edges),
            [list(out) for out in old.out],
            [list(out) for out in old.targets],
            roots=old.roots,
        )
        into: dict[int, list[Edge]] = {}
        for edge in (*old.edges, *old.never):
            into.setdefault(edge.target, []).append(edge)
        for key, target in self.targets.items():
            laid = self.ways[key] = []
            for edge in _ways_past(target, old, into):
                laid.append(len(self.graph.edges))
                self.graph.join(Edge(edge.source, edge.target, TRUE, edge.changes, edge.step))
        self.walker = Walker(self.graph)
        for numbers in self.ways.values():
            for number in numbers:
                self.graph.out[self.graph.edges[number].source].remove(number)

    def suppose(self, target: Target) -> None:
        """From now on, what a target stands for could be."""
        for number in self.ways[target.key]:
            self.graph.out[self.graph.edges[number].source].append(number)
            self.supposed = True

    def rank(self, target: Target) -> int:
        """Where a target stands in the story's order."""
        number = self.graph.number
        return min(self.walker.rank[number[s.node]] for s in target.sites if s.node in number)

    def reaches(self, target: Target, asked: frozenset[str] | None) -> bool:
        """Whether a search that knows the slots `asked` comes to a target, within its limit."""
        number = self.graph.number
        sites = [(number[site.node], site.guard) for site in target.sites if site.node in number]
        watch: Watch = {node: [g for n, g in sites if n == node] for node, _ in sites}
        within = self.walker.leading_to(watch)
        space = self.walker.walk(asked, watch, _STATES, within)
        return any(space.all(node, guard) for node, guard in sites)


def _ways_past(target: Target, graph: Graph, into: Mapping[int, Sequence[Edge]]) -> Iterator[Edge]:
    """The ways that would be open if a target could be, or a dead end were none."""
    match target.kind:
        case "dead-end":
            at = graph.number[menu(target.address)]
            yield from (edge for edges in into.values() for edge in edges if edge.source == at)
        case "choice" | "storylet":
            yield from into.get(graph.number.get(way(target.address), -1), ())
        case "passage":
            yield from into.get(graph.number.get(arrive(target.address), -1), ())
        case _:
            pass
