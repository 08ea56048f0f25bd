"""A story as a graph of control: where it can stand, and what must hold to go on.

The nodes are the places where something is shown or asked: a passage arrived at (its
effects done), the menu of a passage, a way taken (its effects done), an act's opening page.
The rules are those of `engine.step` and `engine.offers`; a law in the tests holds the two
against each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from commune.explore.guards import (
    FALSE,
    TRUE,
    Domains,
    Guard,
    all_of,
    any_of,
    domains_of,
    enough,
    guard_of,
    is_false,
    is_true,
    negated,
)
from commune.explore.nodes import START, arrive, menu, open_act, way
from commune.expressions import Condition
from commune.expressions.slots import took_slot, visited_slot
from commune.model import Scene, Story
from commune.model.asked import questions_in
from commune.model.effects import Adjust, Effect, Reveal, Set
from commune.model.ids import BACK, LEAVE, NEXT, choice_step, passage_step, split_address
from commune.model.scene import Choice, Choices, Divert, End, Go, Hub, Passage
from commune.values import value


@value
class Put:
    """A slot gets the value of a code, where `guard` holds."""

    slot: str
    code: int
    guard: Guard = TRUE


@value
class Move:
    """A slot's code moves by a number and stays in its range, where `guard` holds."""

    slot: str
    by: int
    guard: Guard = TRUE


Change = Put | Move


@value
class Edge:
    """A way from node to node. `step` is what the reader does for it, or empty."""

    source: int
    target: int
    guard: Guard
    changes: tuple[Change, ...]
    step: str = ""


@dataclass(slots=True)
class Graph:
    """Nodes by number. `names` are ``arrive scene.passage``, ``menu scene.passage``, ``way step``.

    `closing` is, for each menu, what holds where nothing in it is open, and `dry`, for each hub
    arrived at, what holds where it has nothing to offer; `ends` are where the story is over.
    `roots` are the nodes it can begin at, with what is put there.
    """

    story: Story
    domains: Domains
    names: list[str] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    out: list[list[int]] = field(default_factory=list)
    targets: list[list[int]] = field(default_factory=list)
    closing: dict[int, Guard] = field(default_factory=dict)
    dry: dict[int, Guard] = field(default_factory=dict)
    ends: set[int] = field(default_factory=set)
    roots: list[int] = field(default_factory=list)
    acts_asked: set[str] = field(default_factory=set)  # acts whose opening page asks something
    never: list[Edge] = field(default_factory=list)  # what can never be taken by its own form

    def node(self, name: str) -> int:
        """The number of a node, made when it is first named."""
        found = self.number.get(name)
        if found is None:
            found = self.number[name] = len(self.names)
            self.names.append(name)
            self.out.append([])
            self.targets.append([])
        return found

    def join(self, edge: Edge) -> None:
        """Put an edge in, unless it can never be taken by its own form."""
        if edge.guard == FALSE:
            self.never.append(edge)
            return
        self.out[edge.source].append(len(self.edges))
        self.edges.append(edge)
        if edge.target not in self.targets[edge.source]:
            self.targets[edge.source].append(edge.target)

    def start_code(self, slot: str) -> int:
        """The code of a slot before anything happened."""
        variable = self.story.variables.get(slot)
        return self.domains[slot].index(variable.start) if variable is not None else 0


def graph_of(story: Story) -> Graph:
    """The graph of a whole story."""
    graph = Graph(story, domains_of(story))
    builder = _Builder(graph)
    builder.root(START, story.manifest.first.id, ())
    for opening in story.openings.values():
        if opening.start is not None:
            builder.root(f"{START} {opening.id}", opening.start.id, opening.effects)
    for scene in story.scenes.values():
        for passage in scene.passages.values():
            builder.passage(scene, passage)
    return graph


@value
class _Builder:
    graph: Graph

    def root(self, name: str, address: str, effects: Sequence[Effect]) -> None:
        graph = self.graph
        node = graph.node(name)
        graph.roots.append(node)
        self._exit(node, TRUE, address, tuple(self._changes(effects)))

    def passage(self, scene: Scene, passage: Passage) -> None:
        graph, address = self.graph, f"{scene.id}.{passage.id}"
        here = graph.node(arrive(address))
        match passage.way:
            case End():
                graph.ends.add(here)
            case Go(to, ()):
                self._divert(here, to, scene, address)
            case Go(to, _):
                at = self._menu(address)
                step = passage_step(address, NEXT)
                self._taken(at, TRUE, step, (), to, scene=scene, address=address)
            case Choices(choices):
                self._choices(scene, address, choices)
            case Hub() as hub:
                self._hub(scene, address, hub)

    def _menu(self, address: str) -> int:
        """The menu of a passage, come to by arriving there."""
        graph = self.graph
        at = graph.node(menu(address))
        graph.join(Edge(graph.node(arrive(address)), at, TRUE, ()))
        return at

    def _choices(self, scene: Scene, address: str, choices: Sequence[Choice]) -> None:
        graph = self.graph
        at = self._menu(address)
        own = [choice for choice in choices if not choice.fallback]
        guards = [self._open(scene, choice) for choice in own]
        none = negated(any_of(guards))
        opened = list(zip(own, guards, strict=True))
        for choice in choices:
            if choice.fallback:  # one at most; it has no condition
                opened += [(choice, all_of((none, self._open(scene, choice))))]
        graph.closing[at] = negated(any_of(guard for _, guard in opened))
        for choice, guard in opened:
            step = choice_step(scene.id, choice.id)
            changes = (*self._changes(choice.effects), *self._once(took_slot(step)))
            self._taken(at, guard, step, changes, choice.to, scene=scene, address=address)

    def _open(self, scene: Scene, choice: Choice) -> Guard:
        guard = self._guard(choice.condition)
        if not choice.once:
            return guard
        slot = took_slot(choice_step(scene.id, choice.id))
        return all_of((is_false(slot), guard))

    def _hub(self, scene: Scene, address: str, hub: Hub) -> None:
        graph, story = self.graph, self.graph.story
        at = self._menu(address)
        storylets = [story.scenes[name] for name in story.storylets.get(address, ())]
        steps = [passage_step(address, one.id) for one in storylets]
        met = [is_true(took_slot(step)) for step in steps]
        more = negated(enough(hub.meet, met)) if hub.meet else TRUE
        fits = [
            all_of((is_false(took_slot(step)), self._guard(one.storylet.condition)))
            for step, one in zip(steps, storylets, strict=True)
            if one.storylet is not None
        ]
        for index, (step, one) in enumerate(zip(steps, storylets, strict=True)):
            shown = negated(enough(hub.show, fits[:index]))
            guard = all_of((more, fits[index], shown))
            node = graph.node(way(step))
            graph.join(Edge(at, node, guard, tuple(self._once(took_slot(step))), step))
            self._exit(node, TRUE, one.first, self._leaving(address), scene.act)
        some = all_of((more, any_of(fits)))
        none_yet = all_of(is_false(took_slot(step)) for step in steps)
        graph.dry[graph.node(arrive(address))] = all_of((none_yet, negated(any_of(fits))))
        if hub.leave:
            step = passage_step(address, LEAVE)
            self._taken(at, some, step, (), hub.then, scene=scene, address=address)
        self._divert(at, hub.then, scene, address, first=negated(some))

    def _taken(  # noqa: PLR0913 - the parts of a way
        self,
        at: int,
        guard: Guard,
        step: str,
        changes: tuple[Change, ...],
        to: Divert,
        *,
        scene: Scene,
        address: str,
    ) -> None:
        """A way that is taken at a menu, and where it leads."""
        node = self.graph.node(way(step))
        self.graph.join(Edge(at, node, guard, changes, step))
        self._divert(node, to, scene, address)

    def _divert(
        self, node: int, to: Divert, scene: Scene, address: str, first: Guard = TRUE
    ) -> None:
        """The exits of a divert: each where none before it holds."""
        graph = self.graph
        before: Guard = first
        leaving = self._leaving(address)
        for target in to:
            guard = self._guard(target.condition)
            taken = all_of((before, guard))
            if target.to.id == BACK and scene.storylet is not None:
                hub = graph.story.full_address(scene.storylet.hub.id)
                graph.join(Edge(node, graph.node(menu(hub)), taken, leaving))
            else:
                self._exit(node, taken, target.to.id, leaving, scene.act)
            before = all_of((before, negated(guard)))

    def _exit(
        self, node: int, guard: Guard, to: str, changes: tuple[Change, ...], left: str = ""
    ) -> None:
        """An edge to a passage; `left` is the act that is left, empty before the story."""
        graph = self.graph
        address = graph.story.full_address(to)
        scene, passage = split_address(address)
        act = graph.story.scenes[scene].act
        effects = tuple(self._changes(graph.story.scenes[scene].passages[passage].effects))
        if act != left and self._has_questions(act):
            graph.acts_asked.add(act)
            opening = graph.node(open_act(act, address))
            if not graph.out[opening]:
                graph.join(Edge(opening, graph.node(arrive(address)), TRUE, effects))
            graph.join(Edge(node, opening, guard, changes))
        else:
            graph.join(Edge(node, graph.node(arrive(address)), guard, (*changes, *effects)))

    def _has_questions(self, act: str) -> bool:
        """Whether an act's opening page asks for the state, which it does before arriving."""
        opened = self.graph.story.acts[act]
        return any(True for _ in questions_in(opened.epigraph + opened.text))

    def _leaving(self, address: str) -> tuple[Change, ...]:
        """What leaving a passage is remembered as, where somebody asks."""
        names = (visited_slot(address), visited_slot(split_address(address)[0]))
        return tuple(put for name in names for put in self._once(name))

    def _once(self, slot: str) -> Iterator[Put]:
        if slot in self.graph.domains:
            yield Put(slot, 1)

    def _changes(self, effects: Sequence[Effect]) -> Iterator[Change]:
        domains = self.graph.domains
        for effect in effects:
            match effect:
                case Set(variable, wanted, condition):
                    code = domains[variable].index(wanted)
                    yield Put(variable, code, self._guard(condition))
                case Adjust(variable, by, condition):
                    yield Move(variable, by, self._guard(condition))
                case Reveal():
                    pass

    def _guard(self, condition: Condition | None) -> Guard:
        return guard_of(condition, self.graph.domains)
