"""What a protagonist can come to: passages, ways and branches, by their form.

Of all questions only the one who you are is asked; what hangs on others counts as possible.
What stands before one becomes somebody belongs to everybody who can still be become.
"""

from collections.abc import Iterator, Mapping

from commune.explore.counted import Counted
from commune.explore.graph import Edge, Graph, Put, graph_of
from commune.explore.guards import TRUE, Guard, all_of, guard_of, holds, negated, weakened
from commune.explore.texts import Stretch, Texts, texts_of
from commune.model import Story
from commune.values import replace, value

_At = tuple[int, int]  # a node, and the code of who one is there


@value(eq=False)
class Theirs:
    """What is a protagonist's: addresses, steps, and the numbers of stretches."""

    passages: frozenset[str]
    steps: frozenset[str]
    stretches: frozenset[int]


def theirs(graph: Graph, texts: Texts, person: str) -> Theirs:
    """What can be met in playthroughs that are this protagonist's from some place on."""
    who = graph.story.manifest.protagonist
    codes: dict[str, set[int]] = {}
    for node, code in _met(graph, who, graph.domains[who].index(person)):
        codes.setdefault(graph.names[node], set()).add(code)
    arrived = _named(codes, "arrive ")
    taken = _named(codes, "way ")
    stretches: set[int] = set()
    for table, found in ((texts.passages, arrived), (texts.results, taken)):
        for at, here in found.items():
            if at in table:
                stretches.update(_seen(table[at].whole, graph, who, here))
    for at, here in arrived.items():
        scene, _, passage = at.partition(".")
        for fate in graph.story.scenes[scene].passages[passage].fates:
            stretches.update(_seen(texts.fates[fate.id].whole, graph, who, here))
        act = texts.acts[graph.story.scenes[scene].act]
        stretches.update(_seen(act.whole, graph, who, here))
    return Theirs(frozenset(arrived), frozenset(taken), frozenset(stretches))


def only_theirs(counts: Counted, story: Story, person: str) -> Counted:
    """What was counted, without what only another protagonist can come to."""
    texts = texts_of(story)
    found = theirs(graph_of(story), texts, person)
    others = {
        texts.name(stretch.number)
        for stretch, _ in texts.stretches
        if stretch.number not in found.stretches
    }
    return replace(
        counts,
        passages={at: hits for at, hits in counts.passages.items() if at in found.passages},
        choices={step: stood for step, stood in counts.choices.items() if step in found.steps},
        branches={name: hits for name, hits in counts.branches.items() if name not in others},
    )


def _named(codes: Mapping[str, set[int]], kind: str) -> dict[str, set[int]]:
    return {name.removeprefix(kind): c for name, c in codes.items() if name.startswith(kind)}


def _met(graph: Graph, who: str, person: int) -> set[_At]:
    """Where one can be as the person, or on the way to become so."""
    before: dict[_At, list[_At]] = {}
    code = graph.domains[who].index(graph.story.variables[who].start)
    waiting = [(root, code) for root in graph.roots]
    reached = set(waiting)
    while waiting:
        node, code = here = waiting.pop()
        for number in graph.out[node]:
            edge = graph.edges[number]
            if holds(weakened(edge.guard, {who}), {who: code}):
                for after in _codes(edge, who, code):
                    there = (edge.target, after)
                    before.setdefault(there, []).append(here)
                    if there not in reached:
                        reached.add(there)
                        waiting.append(there)
    waiting = [at for at in reached if at[1] == person]
    found = set(waiting)
    while waiting:
        for at in before.get(waiting.pop(), ()):
            if at not in found:
                found.add(at)
                waiting.append(at)
    return found


def _codes(edge: Edge, who: str, code: int) -> set[int]:
    """Who one can be after an edge."""
    codes = {code}
    for change in edge.changes:
        if change.slot == who and isinstance(change, Put):
            codes = {change.code} if change.guard == TRUE else {*codes, change.code}
    return codes


def _seen(stretch: Stretch, graph: Graph, who: str, codes: set[int]) -> Iterator[int]:
    yield stretch.number
    for fork in stretch.forks:
        before: Guard = TRUE
        for arm in fork:
            guard = guard_of(arm.condition, graph.domains)
            asked = weakened(all_of((before, guard)), {who})
            if any(holds(asked, {who: code}) for code in codes):
                yield from _seen(arm, graph, who, codes)
            before = all_of((before, negated(guard)))
