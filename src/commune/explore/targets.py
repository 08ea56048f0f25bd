"""What a writer wrote to be met: every passage, choice, branch, variant, ending and note.

Each target has the sites where it would be met: a node, and what must hold there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from commune.diagnostics import Span
from commune.explore.graph import Graph
from commune.explore.guards import (
    FALSE,
    TRUE,
    Guard,
    all_of,
    any_of,
    guard_of,
    is_true,
    negated,
    slots_in,
    weakened,
)
from commune.explore.nodes import START, arrive, menu, open_act, way
from commune.explore.told import parts_of
from commune.expressions import Condition
from commune.expressions.slots import took_slot
from commune.expressions.syntax import Comparison
from commune.model import Scene
from commune.model.effects import Effect, Reveal, Set
from commune.model.ids import LEAVE, choice_step, passage_step, scene_of
from commune.model.prose import Prose, Words
from commune.model.scene import Choice, Choices, Go, Hub, Passage
from commune.model.variables import FlagVariable


@dataclass(frozen=True, slots=True)
class Site:
    """A node, by its name, and what must hold there.

    Where something was decided before its node, the guard asks too little: then it hangs on
    the slots `also`, and only play can tell that it was met.
    """

    node: str
    guard: Guard = TRUE
    also: frozenset[str] = frozenset()


@dataclass(slots=True)
class Target:
    """Something to be met. `cause` is the key of the target that this one stands in."""

    kind: str
    address: str
    span: Span | None = None
    cause: str = ""
    asks: Condition | None = None  # what its writer wrote as its condition
    sites: list[Site] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Kind and address, which name it."""
        return f"{self.kind} {self.address}"


def targets_of(graph: Graph) -> dict[str, Target]:
    """All targets of a story, by key."""
    finder = _Finder(graph)
    for scene in graph.story.scenes.values():
        for passage in scene.passages.values():
            finder.passage(scene, passage)
        finder.summary(scene)
        finder.head(scene)
    finder.fates()
    finder.acts()
    finder.ledger()
    for name in graph.story.notes:
        finder.note(name)  # one that nothing gives is to be met as well
    return finder.targets


def _ends_of_scenes(graph: Graph) -> dict[str, list[Site]]:
    """Where each scene is over: at a way into another, and at the end of the story."""
    over: dict[str, list[Site]] = {}
    for edge in graph.edges:
        node = graph.names[edge.source]
        scene = _scene_at(node)
        if scene and _scene_at(graph.names[edge.target]) != scene:
            over.setdefault(scene, []).append(Site(node, edge.guard))
    for end in graph.ends:
        node = graph.names[end]
        over.setdefault(_scene_at(node), []).append(Site(node))
    return over


def _scene_at(node: str) -> str:
    """The scene of a node; none before the story and at an act's opening page."""
    kind, _, at = node.partition(" ")
    return "" if kind in {START, "act"} else scene_of(at)


class _Finder:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.story = graph.story
        self.targets: dict[str, Target] = {}
        self.fated: dict[str, list[str]] = {}  # the nodes that show somebody's fate
        self.setting: dict[str, list[str]] = {}  # the nodes behind which a flag was set
        self.over = _ends_of_scenes(graph)

    def passage(self, scene: Scene, passage: Passage) -> None:
        address = f"{scene.id}.{passage.id}"
        here, at = arrive(address), menu(address)
        met = self.found("passage", address, passage.span, Site(here))
        self.told(passage.text, [here], TRUE, address, met)
        self.effects(passage.effects, here)
        for person in passage.fates:
            self.fated.setdefault(person.id, []).append(here)
        if passage.ending:
            self.found("ending", passage.ending, passage.span, Site(here), cause=met)
        match passage.way:
            case Choices(choices):
                for choice in choices:
                    self.choice(scene, at, choice, met)
            case Go(_, pause) if pause:
                self.told(pause, [at], TRUE, address, met, notes=False)
            case Hub() as hub:
                self.hub(address, at, hub, met)
            case _:
                pass

    def head(self, scene: Scene) -> None:
        """The note of a scene's place, for whoever came, and what it gives once it is over."""
        if scene.place is not None:
            came = [Site(arrive(f"{scene.id}.{passage}")) for passage in scene.passages]
            self.note(scene.place.id, *came)
        over = self.over.get(scene.id, [])
        for note in self.story.notes_of(scene):
            self.note(note, *over)

    def note(self, name: str, *sites: Site, asks: Condition | None = None) -> None:
        """A note, and sites where it is given."""
        found = self.story.notes.get(name)
        if found is not None:
            self.found("note", name, found.span, *sites, asks=asks)

    def summary(self, scene: Scene) -> None:
        """Coming to a scene as each protagonist its summary has a path for."""
        name = self.story.manifest.protagonist
        for who in scene.summary.path if scene.summary else ():
            whose = Comparison(name, "==", who) if who else None
            own = guard_of(whose, self.graph.domains)
            address = f"{scene.id} as {who}" if who else scene.id
            span = scene.summary.span if scene.summary else None
            self.found("summary", address, span, Site(arrive(scene.first), own))

    def choice(self, scene: Scene, at: str, choice: Choice, cause: str) -> None:
        step = choice_step(scene.id, choice.id)
        node = way(step)
        met = self.found(
            "choice", step, choice.span, Site(node), cause=cause, asks=choice.condition
        )
        self.told(choice.text, [node], TRUE, step, met)
        self.effects(choice.effects, node)
        domains = self.graph.domains
        opened = self.stands(at, step)
        if not choice.locked:
            self.told(choice.label, [at], opened, step, met, notes=False)
            return
        condition = guard_of(choice.condition, domains)
        gone = is_true(took_slot(step)) if choice.once else negated(TRUE)
        name = self.story.manifest.protagonist
        whose = Comparison(name, "==", choice.protagonist) if choice.protagonist else None
        own = guard_of(whose, domains)
        shut = all_of((negated(condition), negated(gone), own))
        self.told(choice.label, [at], any_of((opened, shut)), step, cause, notes=False)
        asks = choice.condition
        reason = self.found("locked", step, choice.span, Site(at, shut), cause=cause, asks=asks)
        self.told(choice.locked, [at], shut, f"{step} locked", reason, notes=False)

    def stands(self, at: str, step: str) -> Guard:
        """What holds where a step stands open in a menu."""
        ways = self.graph.out[self.graph.number[at]]
        edges = (self.graph.edges[number] for number in ways)
        return next((edge.guard for edge in edges if edge.step == step), FALSE)

    def hub(self, address: str, at: str, hub: Hub, cause: str) -> None:
        for name in self.story.storylets.get(address, ()):
            head = self.story.scenes[name].storylet
            if head is None:
                continue
            step = passage_step(address, name)
            met = self.found(
                "storylet", step, head.span, Site(way(step)), cause=cause, asks=head.condition
            )
            self.told(head.offer, [at], self.stands(at, step), step, met, notes=False)
        if hub.leave:
            step = passage_step(address, LEAVE)
            met = self.found("choice", step, hub.span, Site(way(step)), cause=cause)
            self.told(hub.leave, [at], self.stands(at, step), step, met, notes=False)

    def effects(self, effects: Sequence[Effect], node: str) -> None:
        kind, _, step = node.partition(" ")
        for index, effect in enumerate(effects):
            match effect:
                case Set(variable, True):
                    self.setting.setdefault(variable, []).append(node)
                case Reveal(note, condition):
                    # Decided at its place among the effects: what these change behind it
                    # cannot be asked at the node any more.
                    later = {one.variable for one in effects[index:] if not isinstance(one, Reveal)}
                    later |= {took_slot(step)} if kind == "way" else set()
                    guard = guard_of(condition, self.graph.domains)
                    asked = frozenset(slots_in(guard))
                    also = asked if asked & later else frozenset()
                    site = Site(node, weakened(guard, asked - later), also)
                    self.note(note, site, asks=condition)
                case _:
                    pass

    def fates(self) -> None:
        for person, fate in self.story.fates.items():
            nodes = self.fated.get(person, ())
            before: Guard = TRUE
            first = ""  # of a fate that is shown nowhere it is told once
            for variant in fate.variants:
                guard = guard_of(variant.condition, self.graph.domains)
                shown = all_of((before, guard))
                name = f"{person}/{variant.id}"
                sites = (Site(node, shown) for node in nodes)
                asks = variant.condition if nodes else None
                met = self.found("fate", name, variant.span, *sites, cause=first, asks=asks)
                first = first if nodes else first or met
                self.told(variant.text, nodes, shown, name, met)
                before = all_of((before, negated(guard)))

    def acts(self) -> None:
        for act in self.story.acts.values():
            start = open_act(act.id, "")
            nodes = [name for name in self.graph.names if name.startswith(start)]
            if not nodes:  # it asks nothing: whoever is in the act was shown it
                scenes = (s for s in self.story.scenes.values() if s.act == act.id)
                nodes = [arrive(f"{s.id}.{p}") for s in scenes for p in s.passages]
            self.told(act.epigraph + act.text, nodes, TRUE, f"act {act.id}", "")

    def ledger(self) -> None:
        for name, variable in self.story.variables.items():
            nodes = self.setting.get(name, [])
            if isinstance(variable, FlagVariable) and variable.ledger and nodes:
                held = is_true(name)
                sites = (Site(node, held) for node in nodes)
                met = self.found("ledger", name, variable.span, *sites)
                self.told(variable.ledger, nodes, held, f"ledger {name}", met, notes=False)

    def told(  # noqa: PLR0913 - where, under what and in what a text stands
        self,
        text: Prose | Words,
        nodes: Sequence[str],
        guard: Guard,
        owner: str,
        cause: str,
        *,
        notes: bool = True,
    ) -> None:
        """The branches of a text, and the notes whose markers reveal them: not those in menus."""
        keys: dict[str, str] = {"": cause}
        for part in parts_of(text, self.graph.domains):
            held = all_of((guard, part.guard))
            sites = (Site(node, held) for node in nodes)
            if part.note:
                if notes:
                    self.note(part.note, *sites)
                continue
            keys[part.name] = self.found(
                "branch",
                f"{owner}:{part.name}",
                part.span,
                *sites,
                cause=keys[part.within],
                asks=part.asks,
            )

    def found(
        self,
        kind: str,
        address: str,
        span: Span | None,
        *sites: Site,
        cause: str = "",
        asks: Condition | None = None,
    ) -> str:
        """Another target, or more sites of one; its key."""
        target = Target(kind, address, span, cause, asks)
        target = self.targets.setdefault(target.key, target)
        target.asks = target.asks or asks
        if target.cause != cause:
            target.cause = ""  # it stands in several things: none of them alone is its cause
        target.sites += sites
        return target.key
