"""What a story's writers claim of every playthrough, as things to be met or not to be met."""

from collections.abc import Iterator

from commune.explore.graph import Graph
from commune.explore.guards import Guard, guard_of, negated, slots_in
from commune.explore.nodes import arrive
from commune.explore.targets import Site, Target
from commune.model.lessons import Claim


def claim_targets(graph: Graph) -> dict[str, Target]:
    """For each claim: what would show that it holds (possible), or that it does not.

    ``always`` is refuted by a state where its condition fails, ``never`` by one where it holds.
    """
    found: dict[str, Target] = {}
    for claim in graph.story.claims.values():
        condition = guard_of(claim.condition, graph.domains)
        guard = negated(condition) if claim.mode == "always" else condition
        sites = list(_sites(graph, claim, guard))
        target = Target("claim", claim.id, claim.span, asks=claim.condition, sites=sites)
        found[target.key] = target
    return found


def _sites(graph: Graph, claim: Claim, guard: Guard) -> Iterator[Site]:
    """Where a claim is asked: at its address, at endings, or wherever it can become different."""
    story = graph.story
    if claim.at is not None and claim.at.id == "endings":
        for scene in story.scenes.values():
            for passage in scene.passages.values():
                if passage.ending:
                    yield Site(arrive(f"{scene.id}.{passage.id}"), guard)
    elif claim.at is not None:
        yield Site(arrive(story.full_address(claim.at.id)), guard)
    else:
        yield from (Site(graph.names[node], guard) for node in _changing(graph, guard))


def _changing(graph: Graph, guard: Guard) -> list[int]:
    """The nodes behind which a guard may hold that did not before."""
    slots = set(slots_in(guard))
    asked = {graph.edges[number].target for root in graph.roots for number in graph.out[root]}
    for edge in graph.edges:
        if any(change.slot in slots for change in edge.changes):
            asked.add(edge.target)
    # On an act's opening page nobody stands yet, nor where an opening's effects are made;
    # a hub come back to may go on at once.
    passed = list(asked)
    while passed:
        at = passed.pop()
        name = graph.names[at]
        onward = graph.out[at] if name.startswith(("act ", "menu ")) else ()
        new = {graph.edges[n].target for n in onward if not graph.edges[n].step} - asked
        asked |= new
        passed += new
    return sorted(at for at in asked if not graph.names[at].startswith("act "))
