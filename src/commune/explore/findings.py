"""What a proof says is wrong: each fault once, at its cause."""

from collections.abc import Iterator

from commune.diagnostics import Span
from commune.engine.replay import open_steps, replay_as_far
from commune.explore.following import follow_ons
from commune.explore.graph import Graph
from commune.explore.nodes import START
from commune.explore.obstacles import obstacle
from commune.explore.playing import Trace
from commune.explore.prove import Proof, Status
from commune.explore.targets import Target
from commune.expressions.written import written
from commune.model.ids import LEAVE
from commune.values import value

MUST_NOT_BE = ("dead-end", "trap", "dry-hub")
UNREACHED, ONLY_ITSELF = "unreachable", "only-from-itself"  # the rules of `check` for that


@value
class Finding:
    """Something wrong: with the path that shows it, or the condition that stands in the way.

    `status` is impossible (of what was written to be met), possible (of what must not be), or
    for claims refuted.
    """

    kind: str
    address: str
    status: str
    span: Span | None = None
    path: Trace | None = None
    guard: str = ""


def findings_of(proof: Proof) -> tuple[Finding, ...]:
    """All that is known to be wrong, what must not be first; not what only follows from it."""
    found = dict(_that_must_not_be(proof)) | dict(_that_cannot_be(proof))
    every = proof.targets | proof.faults
    impossible = [key for key in found if key in proof.closed and every[key].sites]
    told = [every[key] for key in found if every[key].kind == "dead-end"]
    follow = follow_ons(proof, told, [every[key] for key in impossible])
    follow |= {key for key in found if _is_meant(every[key], proof)}
    return tuple(finding for key, finding in found.items() if key not in follow)


def _is_meant(target: Target, proof: Proof) -> bool:
    """Whether its writer says of a place that nobody comes there, as `check` lets them."""
    if target.kind != "passage":
        return False
    scene, _, passage = target.address.partition(".")
    around = proof.story.scenes[scene]
    own = around.passages[passage].allow
    return UNREACHED in {**around.allow, **own} or ONLY_ITSELF in own


def _that_must_not_be(proof: Proof) -> Iterator[tuple[str, Finding]]:
    for key, target in proof.faults.items():
        status = proof.status(key)
        asks = written(target.asks) if target.asks else ""
        if target.kind == "claim":
            wanted = proof.story.claims[target.address].mode == "possible"
            refuted = Status.IMPOSSIBLE if wanted else Status.POSSIBLE
            if status is refuted:
                path = proof.path(key)
                yield key, Finding("claim", target.address, "refuted", target.span, path, asks)
        elif status is Status.POSSIBLE:
            path = proof.path(key)
            yield key, Finding(target.kind, target.address, "possible", target.span, path)


def _that_cannot_be(proof: Proof) -> Iterator[tuple[str, Finding]]:
    causes = _Causes(proof)
    for key, target in proof.targets.items():
        if proof.status(key) is Status.IMPOSSIBLE and causes.stops_at(target):
            guard, path = obstacle(target, proof.story), proof.astray.get(key)
            yield key, Finding(target.kind, target.address, "impossible", target.span, path, guard)


class _Causes:
    """What cannot be, told from what only follows from it."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self.graph: Graph = proof.graph
        self.into: dict[int, set[int]] = {node: set() for node in range(len(self.graph.names))}
        for edge in self.graph.edges:
            self.into[edge.target].add(edge.source)
        self.shut = self._where_ways_end()

    def stops_at(self, target: Target) -> bool:
        """Whether what leads to a target is met, and only it itself is not."""
        match target.kind:
            case "ending":
                return False  # the passage it stands in is told
            case "opening":
                return not self._ends_dead(target)
            case "passage":
                return target.address in self.shut
            case "choice" | "storylet":
                return self._can_be(target.cause) and not self._is_of_no_storylets(target.address)
            case "locked" if not self._can_be(f"choice {target.address}"):
                return False  # nobody sees the choice at all: that is told
            case "note" if not target.sites:
                return True
            case "note" if target.asks is None:
                return False  # the branches are told that would show its markers
            case "fate" if not target.sites:
                return not target.cause  # no passage shows it: told of its first variant
            case _:
                number = self.graph.number
                nodes = (number[site.node] for site in target.sites if site.node in number)
                cause = not target.cause or self._can_be(target.cause)
                return cause and any(map(self._is_met, nodes))

    def _is_of_no_storylets(self, step: str) -> bool:
        """Whether a step leaves a hub to which no storylet belongs: the hub is told."""
        at, _, way = step.partition("/")
        return way == LEAVE and not self.proof.story.storylets.get(at)

    def _ends_dead(self, opening: Target) -> bool:
        """Whether an opening's path comes to where nothing is open: that is told."""
        steps = [step.id for step in self.proof.story.openings[opening.address].path]
        journal, _ = replay_as_far(self.proof.story, steps)
        return f"dead-end {journal.state.at}" in self.proof.faults and not (
            journal.turn.ended or open_steps(journal.turn)
        )

    def _where_ways_end(self) -> set[str]:
        """The addresses nobody comes to, though what leads there is met; of a circle, the first."""
        number, targets = self.graph.number, self.proof.targets.values()
        behind: set[int] = set()
        unmet: dict[int, str] = {}
        for target in targets:
            node = number.get(target.sites[0].node) if target.sites else None
            if node is None or self._can_be(target.key):
                continue
            if target.kind == "passage":
                unmet[node] = target.address
            elif target.kind in {"choice", "storylet"} and self._can_be(target.cause):
                self._follow(node, behind)
        first = {
            node: address
            for node, address in unmet.items()
            if not self.into[node] or any(map(self._is_met, self.into[node]))
        }
        for node in first:
            self._follow(node, behind)
        for node, address in unmet.items():
            if node not in behind:
                first[node] = address
                self._follow(node, behind)
        return set(first.values())

    def _follow(self, node: int, behind: set[int]) -> None:
        """All that a node leads to."""
        waiting = [node]
        while waiting:
            for further in self.graph.targets[waiting.pop()]:
                if further not in behind:
                    behind.add(further)
                    waiting.append(further)

    def _can_be(self, key: str) -> bool:
        return self.proof.status(key) is not Status.IMPOSSIBLE

    def _is_met(self, node: int) -> bool:
        """Whether a node is known to be reached."""
        kind, _, rest = self.graph.names[node].partition(" ")
        if kind == "act":
            return any(map(self._is_met, self.into[node]))
        if kind == START:
            return True
        if kind == "way":
            found = (f"{one} {rest}" for one in ("choice", "storylet"))
            keys = [key for key in found if key in self.proof.targets]
            # A page turned has no target of its own: it is met where its passage is.
            keys = keys or [f"passage {rest.rpartition('/')[0]}"]
        else:
            keys = [f"passage {rest}"]
        return any(self.proof.status(key) is Status.POSSIBLE for key in keys)
