"""What a proof says is wrong: each fault once, at its cause."""

from collections.abc import Iterator

from commune.diagnostics import Span
from commune.explore.graph import Graph
from commune.explore.playing import Trace
from commune.explore.prove import Proof, Status
from commune.explore.targets import Target
from commune.expressions.written import written
from commune.values import value

MUST_NOT_BE = ("dead-end", "trap", "dry-hub")


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
    """All that is known to be wrong, what must not be first."""
    return (*_that_must_not_be(proof), *_that_cannot_be(proof))


def _that_must_not_be(proof: Proof) -> Iterator[Finding]:
    for key, target in proof.faults.items():
        status = proof.status(key)
        asks = written(target.asks) if target.asks else ""
        if target.kind == "claim":
            wanted = proof.story.claims[target.address].mode == "possible"
            refuted = Status.IMPOSSIBLE if wanted else Status.POSSIBLE
            if status is refuted:
                path = proof.path(key)
                yield Finding("claim", target.address, "refuted", target.span, path, asks)
        elif status is Status.POSSIBLE:
            yield Finding(target.kind, target.address, "possible", target.span, proof.path(key))


def _that_cannot_be(proof: Proof) -> Iterator[Finding]:
    reached = _Reached(proof)
    for key, target in proof.targets.items():
        if proof.status(key) is Status.IMPOSSIBLE and reached.stops_at(target):
            guard = written(target.asks) if target.asks else ""
            yield Finding(target.kind, target.address, "impossible", target.span, None, guard)


class _Reached:
    """Which nodes are known to be reached, to tell a cause from what follows from it."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self.graph: Graph = proof.graph
        into: dict[int, list[int]] = {}
        for edge in self.graph.edges:
            into.setdefault(edge.target, []).append(edge.source)
        self.into = into

    def stops_at(self, target: Target) -> bool:
        """Whether what leads to a target is met, and only it itself is not."""
        if target.kind in {"note", "ending", "opening"}:
            return False  # what shows them is told
        if target.cause and self.proof.status(target.cause) is Status.IMPOSSIBLE:
            return False
        nodes = [self.graph.number[s.node] for s in target.sites if s.node in self.graph.number]
        if target.kind in {"passage", "choice", "storylet"}:
            before = {source for node in nodes for source in self.into.get(node, ())}
            return any(map(self._is_met, before)) or (target.kind == "passage" and not before)
        return any(map(self._is_met, nodes))

    def _is_met(self, node: int) -> bool:
        kind, _, rest = self.graph.names[node].partition(" ")
        if kind in {"start", "act"}:
            return True
        if kind == "way":
            found = (f"{one} {rest}" for one in ("choice", "storylet"))
            keys = [key for key in found if key in self.proof.targets]
            # A page turned has no target of its own: it is met where its passage is.
            scene = rest.rpartition("/")[0]
            keys = keys or [f"passage {scene}"]
        else:
            keys = [f"passage {rest}"]
        return any(self.proof.status(key) is Status.POSSIBLE for key in keys)
